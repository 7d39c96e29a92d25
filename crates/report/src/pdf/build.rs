//! The ground that blocks are built on: the structure tree, text in a measure, rows of cells.

use super::flow::{DECOR, NodeId, Op, Owner, Pen, Strip};
use super::font::{self, Font};
use super::lines::{break_lines, may_stretch};
use super::style::*;
use crate::model::{Align, Tone};

/// What an element of the structure tree is.
#[derive(Clone, Debug, PartialEq)]
pub enum Kind {
    Section,
    Div,
    Title,
    Heading(u16, String),
    P,
    List,
    Item,
    Label,
    Body,
    Table,
    Caption,
    Head,
    Rows,
    Row,
    /// Header cell: of its row rather than of its column; columns spanned.
    HeadCell(bool, u32),
    /// Columns spanned.
    Cell(u32),
    Figure(String),
    Contents,
    ContentsItem,
    Link,
}

/// An element of the structure tree: a group of elements, or a leaf that owns marks on pages.
#[derive(Debug)]
pub struct Node {
    pub kind: Kind,
    pub children: Vec<NodeId>,
}

/// Where text goes.
#[derive(Clone, Copy, Debug)]
pub struct Measure {
    pub x: f32,
    pub width: f32,
    pub align: Align,
    /// Of the first line of each paragraph.
    pub indent: f32,
    /// Both edges straight.
    pub justify: bool,
}

/// Part of a row.
pub struct CellText<'a> {
    pub x: f32,
    pub width: f32,
    pub align: Align,
    pub set: Type,
    pub text: &'a str,
    pub owner: Owner,
    /// The first line is bold.
    pub titled: bool,
}

/// How a row is drawn around its text.
#[derive(Clone, Copy, Default)]
pub struct RowLook {
    pub tint: bool,
    pub tone: Tone,
    pub above: Option<f32>,
    pub below: Option<f32>,
    pub header: Option<usize>,
    pub pad: f32,
    /// The least height.
    pub room: f32,
}

/// Turns a report into strips, headers and a structure tree.
pub struct Builder<'a> {
    font: &'a Font,
    pub nodes: Vec<Node>,
    pub top: Vec<NodeId>,
    pub headers: Vec<Vec<Strip>>,
    pub strips: Vec<Strip>,
    parent: Option<NodeId>,
}

impl<'a> Builder<'a> {
    pub fn new(font: &'a Font) -> Self {
        Self {
            font,
            nodes: Vec::new(),
            top: Vec::new(),
            headers: Vec::new(),
            strips: Vec::new(),
            parent: None,
        }
    }

    /// The face.
    pub fn font(&self) -> &'a Font {
        self.font
    }

    /// The strips since the last call.
    pub fn take(&mut self) -> Vec<Strip> {
        std::mem::take(&mut self.strips)
    }

    // ---- structure tree ----

    pub fn node(&mut self, kind: Kind) -> NodeId {
        let id = NodeId(self.nodes.len());
        self.nodes.push(Node {
            kind,
            children: Vec::new(),
        });
        match self.parent {
            Some(parent) => self.nodes[parent.0].children.push(id),
            None => self.top.push(id),
        }
        id
    }

    pub fn within<T>(&mut self, kind: Kind, inside: impl FnOnce(&mut Self) -> T) -> T {
        let id = self.node(kind);
        let outer = self.parent.replace(id);
        let result = inside(self);
        self.parent = outer;
        result
    }

    // ---- text ----

    /// Lines of text, one op a line, each measured from its own top.
    pub fn lines(&self, raw: &str, set: Type, measure: Measure) -> Vec<Op> {
        let clean = self.font.clean(raw);
        let clusters = self.font.shape(&clean);
        let em = |points: f32| points / set.size;
        let broken = break_lines(
            &clusters,
            em(measure.width - measure.indent),
            em(measure.width),
        );
        let mut first = true;
        let mut ops = Vec::with_capacity(broken.len());
        for line in broken {
            let indent = if first { measure.indent } else { 0.0 };
            let room = em(measure.width - indent);
            let part = &clusters[line.clusters.clone()];
            let stretch = if measure.justify && !line.ends {
                stretch_of(part, room - line.width)
            } else {
                0.0
            };
            let glyphs = font::glyphs(part, |at| match part.get(at + 1) {
                Some(after) if stretch > 0.0 && may_stretch(part[at].ch, after.ch) => stretch,
                _ => 0.0,
            });
            let slack = (room - line.width) * set.size;
            let shift = match measure.align {
                Align::Left => 0.0,
                Align::Center => slack / 2.0,
                Align::Right => slack,
            };
            let hang = line.hang * set.size;
            let text = match (part.first(), part.last()) {
                (Some(start), Some(end)) => clean[start.range.start..end.range.end].to_owned(),
                _ => String::new(),
            };
            ops.push(Op::Text {
                x: measure.x + indent + shift - hang,
                y: baseline(set),
                text,
                glyphs,
                size: set.size,
                bold: set.bold,
                ink: set.ink,
                rotate: false,
                rim: false,
            });
            first = line.ends;
        }
        ops
    }

    /// One line, made smaller until it fits: for running heads.
    pub fn one_line(
        &self,
        raw: &str,
        mut set: Type,
        x: f32,
        width: f32,
        align: Align,
    ) -> Option<Op> {
        let clean = self.font.clean(raw).replace('\n', " ");
        let wide = self.font.width(&clean);
        if wide * set.size > width {
            set.size = width / wide * 0.995;
        }
        let measure = Measure {
            x,
            width,
            align,
            indent: 0.0,
            justify: false,
        };
        self.lines(&clean, set, measure).into_iter().next()
    }

    pub fn width_of(&self, raw: &str, set: Type) -> f32 {
        let clean = self.font.clean(raw);
        clean
            .lines()
            .map(|line| self.font.width(line))
            .fold(0.0, f32::max)
            * set.size
    }

    /// Text as strips of one line each, with no line of a paragraph alone on a page.
    pub fn paragraph(&mut self, raw: &str, set: Type, measure: Measure, before: f32, kind: Kind) {
        for (n, part) in paragraphs(raw).into_iter().enumerate() {
            let owner = Owner::Node(self.node(kind.clone()));
            let lines = self.lines(part, set, measure);
            let count = lines.len();
            for (at, op) in lines.into_iter().enumerate() {
                self.strips.push(Strip {
                    height: set.leading,
                    before: match (at, n) {
                        (0, 0) => before,
                        (0, _) => before / 2.0,
                        _ => 0.0,
                    },
                    keep: count > 1 && (at == 0 || at + 2 == count),
                    ops: vec![(owner, op)],
                    ..Strip::default()
                });
            }
        }
    }

    pub fn full(&self) -> Measure {
        Measure {
            x: LEFT,
            width: TEXT_WIDTH,
            align: Align::Left,
            indent: 0.0,
            justify: false,
        }
    }

    // ---- rows ----

    /// A row as one strip, or as one strip a line where it is taller than a page.
    pub fn row(&mut self, cells: &[CellText<'_>], look: RowLook) {
        let columns: Vec<Vec<Op>> = cells
            .iter()
            .map(|cell| {
                let measure = Measure {
                    x: cell.x,
                    width: cell.width,
                    align: cell.align,
                    indent: 0.0,
                    justify: false,
                };
                let text = if cell.text.trim().is_empty() {
                    " "
                } else {
                    cell.text.trim_end()
                };
                match text.split_once('\n').filter(|_| cell.titled) {
                    Some((title, rest)) => {
                        let bold = Type {
                            bold: true,
                            ..cell.set
                        };
                        let mut lines = self.lines(title, bold, measure);
                        lines.extend(self.lines(rest, cell.set, measure));
                        lines
                    }
                    None => self.lines(text, cell.set, measure),
                }
            })
            .collect();
        let leading = cells
            .iter()
            .map(|cell| cell.set.leading)
            .fold(0.0, f32::max);
        let count = columns.iter().map(Vec::len).max().unwrap_or(1).max(1);
        let whole = count as f32 * leading + 2.0 * look.pad;
        let header: f32 = look.header.map_or(0.0, |index| {
            self.headers[index].iter().map(|strip| strip.height).sum()
        });
        let limit = if header > TEXT_HEIGHT / 2.0 {
            TEXT_HEIGHT
        } else {
            TEXT_HEIGHT - header
        };

        let step = if whole <= limit { count } else { 1 };
        for from in (0..count).step_by(step) {
            let (first, last) = (from == 0, from + step >= count);
            let pad_above = if first { look.pad } else { 0.0 };
            let mut height = step as f32 * leading + pad_above + if last { look.pad } else { 0.0 };
            if first && last {
                height = height.max(look.room);
            }
            let mut ops = Vec::new();
            if look.tint {
                // A little lower than the strip, so that the rule of the row above stays whole.
                ops.push((
                    DECOR,
                    Op::rect(LEFT, RULE, TEXT_WIDTH, height - RULE, Some(TINT), None),
                ));
            }
            if let Some(bar) = tone_bar(look.tone, LEFT, height) {
                ops.push((DECOR, bar));
            }
            for (cell, column) in cells.iter().zip(&columns) {
                for (n, op) in column.iter().skip(from).take(step).enumerate() {
                    let mut op = op.clone();
                    op.down(pad_above + n as f32 * leading);
                    ops.push((cell.owner, op));
                }
            }
            if let Some(width) = look.above.filter(|_| first) {
                ops.push((
                    DECOR,
                    Op::rule(LEFT, LEFT + TEXT_WIDTH, 0.0, rule_pen(width)),
                ));
            }
            if let Some(width) = look.below.filter(|_| last) {
                ops.push((
                    DECOR,
                    Op::rule(LEFT, LEFT + TEXT_WIDTH, height, rule_pen(width)),
                ));
            }
            self.strips.push(Strip {
                height,
                keep: step == 1 && count > 2 && (first || from + 2 == count),
                header: look.header,
                ops,
                ..Strip::default()
            });
        }
    }
}

/// Where the baseline of a line is, from its top: letters stand in the middle of their line.
pub fn baseline(set: Type) -> f32 {
    (set.leading - set.size) / 2.0 + 0.88 * set.size
}

/// A rule that opens or closes something is dark, one between rows is faint.
pub fn rule_pen(width: f32) -> Pen {
    Pen::new(if width > HAIRLINE { INK } else { FAINT }, width)
}

/// Marks gravity at the left edge, told apart without colour: solid, broken, thin.
pub fn tone_bar(tone: Tone, x: f32, height: f32) -> Option<Op> {
    let pen = match tone {
        Tone::Plain => return None,
        Tone::Good => Pen::new(GREEN, 0.9),
        Tone::Caution => Pen::dashed(AMBER, 2.4, 3.0, 1.8),
        Tone::Bad => Pen::new(RED, 2.8),
    };
    let middle = x + pen.width / 2.0;
    let lines = vec![vec![(middle, 0.0), (middle, height)]];
    Some(Op::Shape {
        lines,
        closed: false,
        fill: None,
        stroke: Some(pen),
    })
}

/// The colour of a gravity.
pub fn tone_ink(tone: Tone) -> Ink {
    match tone {
        Tone::Plain => INK,
        Tone::Good => GREEN,
        Tone::Caution => AMBER,
        Tone::Bad => RED,
    }
}

fn paragraphs(raw: &str) -> Vec<&str> {
    raw.lines()
        .map(str::trim_end)
        .filter(|part| !part.trim().is_empty())
        .collect()
}

/// What to add at each gap so that a line reaches the right edge. Beyond a twelfth of an em a ragged line looks better,
/// and programs that read the text would see words apart.
fn stretch_of(part: &[font::Cluster], room: f32) -> f32 {
    let visible = part
        .iter()
        .rposition(|cluster| !matches!(cluster.ch, ' ' | '\u{3000}'))
        .unwrap_or(0);
    let gaps = part
        .windows(2)
        .take(visible)
        .filter(|pair| may_stretch(pair[0].ch, pair[1].ch))
        .count();
    if gaps == 0 || room <= 0.0 {
        return 0.0;
    }
    let each = room / gaps as f32;
    if each > 0.08 { 0.0 } else { each }
}
