//! Pages to PDF: the only place that talks to krilla about more than glyphs.

use std::num::{NonZeroU16, NonZeroU32};

use krilla::annotation::{Annotation, LinkAnnotation, Target};
use krilla::color::rgb;
use krilla::configure::{Accessibility, Archival, ConfigurationBuilder};
use krilla::destination::XyzDestination;
use krilla::embed::{AssociationKind, EmbeddedFile, MimeType};
use krilla::geom::{Path, PathBuilder, Point, Rect, Transform};
use krilla::metadata::{DateTime, Metadata, TextDirection};
use krilla::num::NormalizedF32;
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::paint::{Fill, FillRule, LineCap, LineJoin, Stroke, StrokeDash};
use krilla::surface::Surface;
use krilla::tagging::{
    Artifact, ArtifactType, BBox, ContentTag, Identifier, ListNumbering, Node as TagNode, SpanTag,
    TableHeaderScope, Tag, TagGroup, TagKind, TagTree,
};
use krilla::{Document, SerializeSettings};

use super::build::{Builder, Kind};
use super::flow::{NodeId, Op, Owner, Pen, Placed, Strip, paginate};
use super::font::Font;
use super::style::*;
use super::{PdfError, wording};
use crate::model::{Align, Attachment, Report};

/// A page: strips and how far below the top of the text they stand.
type Sheet<'a> = Vec<(&'a Strip, f32)>;

pub fn render(report: &Report, font: &Font) -> Result<Vec<u8>, PdfError> {
    let mut builder = Builder::new(font);
    if let Some(cover) = &report.cover {
        builder.cover(cover);
    }
    let cover = builder.take();
    if report.contents {
        builder.contents(&report.sections);
    }
    let mut contents = builder.take();
    for section in &report.sections {
        builder.section(section);
    }
    let body = builder.take();

    let part = |strips: &[Strip]| {
        if strips.is_empty() {
            Vec::new()
        } else {
            paginate(strips, &builder.headers, TEXT_HEIGHT)
        }
    };
    let (cover_pages, contents_pages, body_pages) = (part(&cover), part(&contents), part(&body));
    let offset = cover_pages.len() + contents_pages.len();
    let sections: Vec<Goal> = targets(&body, &body_pages, offset);
    let chapters: Vec<&Goal> = sections.iter().filter(|target| target.level == 1).collect();
    for strip in &mut contents {
        if let Some(target) = strip.link.and_then(|(_, index)| chapters.get(index)) {
            builder.number(strip, target.page + 1);
        }
    }
    let pages: Vec<Sheet<'_>> = [
        (&cover, cover_pages),
        (&contents, contents_pages),
        (&body, body_pages),
    ]
    .into_iter()
    .flat_map(|(strips, pages)| {
        pages
            .into_iter()
            .map(|page| resolve(&page, strips, &builder.headers))
            .collect::<Vec<_>>()
    })
    .collect();

    let configuration = ConfigurationBuilder::new()
        .with_archival_validator(Archival::A3_A)
        .with_accessibility_validator(Accessibility::UA1)
        .finish()
        .map_err(|error| PdfError::Engine(format!("{error:?}")))?;
    let mut document = Document::new_with(SerializeSettings {
        configuration,
        enable_tagging: true,
        xmp_metadata: true,
        ..SerializeSettings::default()
    });
    let mut press = Press {
        builder: &builder,
        marks: vec![Vec::new(); builder.nodes.len()],
        boxes: Vec::new(),
    };
    for (number, page) in pages.iter().enumerate() {
        press.page(&mut document, report, page, number, pages.len(), &chapters)?;
    }
    document.set_tag_tree(press.tree(&language(report)));
    document.set_outline(outline(report, &sections));
    document.set_metadata(metadata(report));
    if let Some(attachment) = &report.attachment {
        document
            .embed_file(embedded(attachment, report)?)
            .ok_or_else(|| PdfError::Attachment(format!("{} is there already", attachment.name)))?;
    }
    document.finish().map_err(|error| match error {
        krilla::error::KrillaError::Validation(broken) => PdfError::Engine(format!("{broken:?}")),
        other => PdfError::Engine(other.to_string()),
    })
}

/// Where a bookmark leads.
struct Goal {
    level: u8,
    title: String,
    page: usize,
    y: f32,
}

fn targets(strips: &[Strip], pages: &[Vec<Placed>], offset: usize) -> Vec<Goal> {
    let mut targets = Vec::new();
    for (page, placed) in pages.iter().enumerate() {
        for place in placed {
            let Placed::Strip(index, y) = *place else {
                continue;
            };
            if let Some(anchor) = &strips[index].anchor {
                let (level, title) = (anchor.level, anchor.title.clone());
                targets.push(Goal {
                    level,
                    title,
                    page: page + offset,
                    y: TOP + y,
                });
            }
        }
    }
    targets
}

fn resolve<'a>(page: &[Placed], strips: &'a [Strip], headers: &'a [Vec<Strip>]) -> Sheet<'a> {
    page.iter()
        .map(|place| match *place {
            Placed::Strip(index, y) => (&strips[index], y),
            Placed::Repeat(header, index, y) => (&headers[header][index], y),
        })
        .collect()
}

/// Draws pages and remembers which marks belong to which element.
struct Press<'a> {
    builder: &'a Builder<'a>,
    marks: Vec<Vec<Identifier>>,
    boxes: Vec<(NodeId, BBox)>,
}

impl Press<'_> {
    fn page(
        &mut self,
        document: &mut Document,
        report: &Report,
        strips: &Sheet<'_>,
        number: usize,
        of: usize,
        chapters: &[&Goal],
    ) -> Result<(), PdfError> {
        let settings = PageSettings::from_wh(PAGE_WIDTH, PAGE_HEIGHT)
            .ok_or_else(|| PdfError::Engine("page size".to_owned()))?;
        let mut page = document.start_page_with(settings);
        let mut surface = page.surface();
        let mut links = Vec::new();
        for &(strip, y) in strips {
            let top = TOP + y;
            let mut rest = strip.ops.as_slice();
            while let Some(&(owner, _)) = rest.first() {
                let run = rest.iter().take_while(|(other, _)| *other == owner).count();
                let (now, later) = rest.split_at(run);
                rest = later;
                self.marked(&mut surface, owner, now.iter().map(|(_, op)| op), top);
            }
            if let Some((node, x, width)) = strip.figure
                && let Some(area) = Rect::from_xywh(x, top, width, strip.height)
            {
                self.boxes.push((node, BBox::new(number, area)));
            }
            if let Some((node, target)) = strip
                .link
                .and_then(|(node, index)| Some((node, *chapters.get(index)?)))
            {
                links.push((node, target, top, strip.height));
            }
        }
        self.furniture(&mut surface, report, number, of);
        surface.finish();
        for (node, target, top, height) in links {
            let Some(area) = Rect::from_xywh(LEFT, top, TEXT_WIDTH, height) else {
                continue;
            };
            let goal = XyzDestination::new(target.page, Point::from_xy(LEFT, target.y - 6.0));
            let link = LinkAnnotation::new(area, Target::Destination(goal.into()));
            let mark =
                page.add_tagged_annotation(Annotation::new_link(link, Some(plain(&target.title))));
            self.marks[node.0].insert(0, mark);
        }
        page.finish();
        Ok(())
    }

    fn marked<'o>(
        &mut self,
        surface: &mut Surface<'_>,
        owner: Owner,
        ops: impl Iterator<Item = &'o Op>,
        top: f32,
    ) {
        match owner {
            Owner::Artifact(kind) => {
                surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(kind)));
            }
            Owner::Node(node) => {
                let tag = match self.builder.nodes[node.0].kind {
                    Kind::Figure(_) => ContentTag::Other,
                    _ => ContentTag::Span(SpanTag::empty()),
                };
                let mark = surface.start_tagged(tag);
                self.marks[node.0].push(mark);
            }
        }
        for op in ops {
            draw(surface, self.builder.font(), op, top);
        }
        surface.end_tagged();
    }

    /// Running head and foot, on every page.
    fn furniture(&mut self, surface: &mut Surface<'_>, report: &Report, number: usize, of: usize) {
        let set = Type {
            size: 8.0,
            leading: 12.0,
            bold: false,
            ink: QUIET,
        };
        let marked = Type { ink: INK, ..set };
        let (half, gap) = (TEXT_WIDTH / 2.0, 8.0);
        let line = |text: &str, set: Type, x: f32, width: f32, align: Align| {
            if text.trim().is_empty() {
                None
            } else {
                self.builder.one_line(text.trim(), set, x, width, align)
            }
        };
        let head_y = TOP - 30.0;
        let title = if number == 0 {
            ""
        } else {
            report.title.as_str()
        };
        let head = [
            line(title, set, LEFT, half - gap, Align::Left),
            line(
                &report.running_head,
                marked,
                LEFT + half,
                half,
                Align::Right,
            ),
            Some(Op::rule(
                LEFT,
                LEFT + TEXT_WIDTH,
                14.5,
                Pen::new(FAINT, RULE),
            )),
        ];
        let foot_y = TOP + TEXT_HEIGHT + 14.0;
        let count = wording::page(number + 1, of);
        let foot = [
            line(
                &report.footer,
                set,
                LEFT,
                TEXT_WIDTH * 0.8 - gap,
                Align::Left,
            ),
            line(
                &count,
                marked,
                LEFT + TEXT_WIDTH * 0.8,
                TEXT_WIDTH * 0.2,
                Align::Right,
            ),
            Some(Op::rule(
                LEFT,
                LEFT + TEXT_WIDTH,
                -2.0,
                Pen::new(FAINT, RULE),
            )),
        ];
        for (kind, ops, y) in [
            (ArtifactType::Header, head, head_y),
            (ArtifactType::Footer, foot, foot_y),
        ] {
            self.marked(surface, Owner::Artifact(kind), ops.iter().flatten(), y);
        }
    }

    fn tree(mut self, language: &str) -> TagTree {
        let mut tree = TagTree::new().with_lang(Some(language.to_owned()));
        for &node in &self.builder.top {
            if let Some(group) = self.group(node) {
                tree.push(group);
            }
        }
        tree
    }

    /// An element with all it holds; one that drew nothing is left out.
    fn group(&mut self, id: NodeId) -> Option<TagGroup> {
        let node = &self.builder.nodes[id.0];
        let mut children: Vec<TagNode> = std::mem::take(&mut self.marks[id.0])
            .into_iter()
            .map(TagNode::from)
            .collect();
        for &child in &node.children {
            children.extend(self.group(child).map(TagNode::from));
        }
        if children.is_empty() {
            return None;
        }
        let area = self
            .boxes
            .iter()
            .find(|(node, _)| *node == id)
            .map(|(_, area)| *area);
        Some(TagGroup::with_children(tag(&node.kind, area), children))
    }
}

fn tag(kind: &Kind, area: Option<BBox>) -> TagKind {
    match kind {
        Kind::Section => Tag::Section.into(),
        Kind::Div => Tag::Div.into(),
        Kind::Title => Tag::Title.into(),
        Kind::Heading(level, title) => Tag::Hn(
            NonZeroU16::new(*level).unwrap_or(NonZeroU16::MIN),
            Some(plain(title)),
        )
        .into(),
        Kind::P => Tag::P.into(),
        Kind::List => Tag::L(ListNumbering::Disc).into(),
        Kind::Item => Tag::LI.into(),
        Kind::Label => Tag::Lbl.into(),
        Kind::Body => Tag::LBody.into(),
        Kind::Table => Tag::Table.into(),
        Kind::Caption => Tag::Caption.into(),
        Kind::Head => Tag::THead.into(),
        Kind::Rows => Tag::TBody.into(),
        Kind::Row => Tag::TR.into(),
        Kind::HeadCell(of_row, span) => {
            let scope = if *of_row {
                TableHeaderScope::Row
            } else {
                TableHeaderScope::Column
            };
            Tag::TH(scope)
                .with_col_span(NonZeroU32::new(*span).filter(|span| span.get() > 1))
                .into()
        }
        Kind::Cell(span) => Tag::TD
            .with_col_span(NonZeroU32::new(*span).filter(|span| span.get() > 1))
            .into(),
        Kind::Figure(alt) => Tag::Figure(Some(plain(alt))).with_bbox(area).into(),
        Kind::Contents => Tag::TOC.into(),
        Kind::ContentsItem => Tag::TOCI.into(),
        Kind::Link => Tag::Link.into(),
    }
}

fn draw(surface: &mut Surface<'_>, font: &Font, op: &Op, top: f32) {
    match op {
        Op::Text {
            x,
            y,
            text,
            glyphs,
            size,
            bold,
            ink,
            rotate,
            rim,
        } => {
            if glyphs.is_empty() {
                return;
            }
            let (x, y) = (*x, *y + top);
            let at = if *rotate {
                surface.push_transform(&Transform::from_row(0.0, -1.0, 1.0, 0.0, x, y));
                Point::from_xy(0.0, 0.0)
            } else {
                Point::from_xy(x, y)
            };
            if *rim {
                surface.set_fill(None);
                surface.set_stroke(Some(stroke(&Pen::new(PAPER, size * 0.22))));
                surface.draw_glyphs(at, glyphs, font.face(), text, *size, true);
            }
            surface.set_fill(Some(fill(*ink)));
            surface.set_stroke(bold.then(|| stroke(&Pen::new(*ink, size * BOLD))));
            surface.draw_glyphs(at, glyphs, font.face(), text, *size, false);
            if *rotate {
                surface.pop();
            }
        }
        Op::Shape {
            lines,
            closed,
            fill: ground,
            stroke: line,
        } => {
            let mut path = PathBuilder::new();
            for points in lines {
                for (n, &(x, y)) in points.iter().enumerate() {
                    if n == 0 {
                        path.move_to(x, y + top)
                    } else {
                        path.line_to(x, y + top)
                    }
                }
                if *closed && points.len() > 2 {
                    path.close();
                }
            }
            paint(surface, path.finish(), *ground, line.as_ref());
        }
        Op::Circle {
            at,
            radius,
            fill: ground,
            stroke: line,
        } => {
            paint(
                surface,
                circle(at.0, at.1 + top, *radius),
                *ground,
                line.as_ref(),
            );
        }
    }
}

fn paint(surface: &mut Surface<'_>, path: Option<Path>, ground: Option<Ink>, line: Option<&Pen>) {
    let Some(path) = path else { return };
    if ground.is_none() && line.is_none() {
        return;
    }
    surface.set_fill(ground.map(fill));
    surface.set_stroke(line.map(stroke));
    surface.draw_path(&path);
}

/// Four curves; the constant places their handles so that they leave a circle by less than 0.03 %.
fn circle(x: f32, y: f32, r: f32) -> Option<Path> {
    let k = r * 0.552_284_8;
    let mut path = PathBuilder::new();
    path.move_to(x + r, y);
    path.cubic_to(x + r, y + k, x + k, y + r, x, y + r);
    path.cubic_to(x - k, y + r, x - r, y + k, x - r, y);
    path.cubic_to(x - r, y - k, x - k, y - r, x, y - r);
    path.cubic_to(x + k, y - r, x + r, y - k, x + r, y);
    path.close();
    path.finish()
}

fn colour(ink: Ink) -> rgb::Color {
    rgb::Color::new(ink.0, ink.1, ink.2)
}

fn fill(ink: Ink) -> Fill {
    Fill {
        paint: colour(ink).into(),
        opacity: NormalizedF32::ONE,
        rule: FillRule::EvenOdd,
    }
}

fn stroke(pen: &Pen) -> Stroke {
    Stroke {
        paint: colour(pen.ink).into(),
        width: pen.width,
        miter_limit: 4.0,
        line_cap: LineCap::Butt,
        line_join: LineJoin::Round,
        opacity: NormalizedF32::ONE,
        dash: pen.dash.map(|(dash, gap)| StrokeDash {
            array: vec![dash, gap],
            offset: 0.0,
        }),
    }
}

fn outline(report: &Report, targets: &[Goal]) -> Outline {
    let mut outline = Outline::new();
    outline.push_child(OutlineNode::new(
        title(report),
        XyzDestination::new(0, Point::from_xy(0.0, 0.0)),
    ));
    let mut targets = targets.iter().peekable();
    while let Some(target) = targets.next() {
        let mut chapter = bookmark(target);
        while let Some(inner) = targets.next_if(|inner| target.level == 1 && inner.level > 1) {
            chapter.push_child(bookmark(inner));
        }
        outline.push_child(chapter);
    }
    outline
}

fn bookmark(target: &Goal) -> OutlineNode {
    let goal = XyzDestination::new(target.page, Point::from_xy(LEFT, target.y - 6.0));
    OutlineNode::new(plain(&target.title), goal)
}

fn metadata(report: &Report) -> Metadata {
    Metadata::new()
        .title(title(report))
        .description(plain(&report.subject))
        .authors(
            Some(plain(&report.author))
                .into_iter()
                .filter(|author| !author.is_empty())
                .collect(),
        )
        .creator(concat!("greenmine ", env!("CARGO_PKG_VERSION")).to_owned())
        .producer("krilla".to_owned())
        .language(language(report))
        .creation_date(date(report))
        .text_direction(TextDirection::LeftToRight)
}

/// Midnight in China on the day of the report.
fn date(report: &Report) -> DateTime {
    let day = report.date;
    DateTime::new(day.year)
        .month(day.month)
        .day(day.day)
        .hour(0)
        .minute(0)
        .second(0)
        .utc_offset_hour(8)
}

fn title(report: &Report) -> String {
    let cover = report.cover.as_ref().map(|cover| cover.title.as_str());
    [Some(report.title.as_str()), cover]
        .into_iter()
        .flatten()
        .map(plain)
        .find(|title| !title.is_empty())
        .unwrap_or_else(|| "greenmine".to_owned())
}

fn language(report: &Report) -> String {
    if report.language.trim().is_empty() {
        "zh-CN".to_owned()
    } else {
        report.language.trim().to_owned()
    }
}

fn embedded(attachment: &Attachment, report: &Report) -> Result<EmbeddedFile, PdfError> {
    let mime = MimeType::new(&attachment.mime)
        .ok_or_else(|| PdfError::Attachment(format!("{} is no media type", attachment.mime)))?;
    Ok(EmbeddedFile {
        path: attachment.name.clone(),
        mime_type: Some(mime),
        description: Some(plain(&attachment.description)),
        association_kind: AssociationKind::Data,
        data: attachment.bytes.clone().into(),
        modification_date: Some(date(report)),
        compress: None,
        location: None,
    })
}

/// Text for metadata, bookmarks and alternative texts: one line, no control characters, not longer than readers (and
/// PDF/A) take.
fn plain(text: &str) -> String {
    text.split(|ch: char| {
        ch.is_control() || ch.is_whitespace() || matches!(ch, '\u{FEFF}' | '\u{FFFE}' | '\u{FFFF}')
    })
    .filter(|word| !word.is_empty())
    .collect::<Vec<_>>()
    .join(" ")
    .chars()
    .take(2000)
    .collect()
}
