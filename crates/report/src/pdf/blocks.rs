//! Sections and their blocks, tables aside.

use super::build::{Builder, Kind, Measure, tone_bar, tone_ink};
use super::flow::{Anchor, DECOR, Op, Owner, Pen, Strip};
use super::map;
use super::style::*;
use super::wording;
use crate::model::{Align, Bar, Block, Map, Section, Tone};

impl Builder<'_> {
    /// A numbered chapter.
    pub fn section(&mut self, section: &Section) {
        self.within(Kind::Section, |this| {
            if !section.title.trim().is_empty() {
                this.heading(&section.title, 1, section.new_page);
            }
            let mut fresh_page = false;
            for block in &section.blocks {
                let start = this.strips.len();
                // Nobody signs a page that says nothing, and a note belongs to what it is about.
                if matches!(block, Block::Signature(_) | Block::Note(_))
                    && let Some(last) = this.strips.last_mut()
                {
                    last.keep = true;
                }
                this.block(block);
                if let Some(first) = this.strips.get_mut(start).filter(|_| fresh_page) {
                    first.fresh_page = true;
                    fresh_page = false;
                }
                fresh_page |= *block == Block::PageBreak;
            }
        });
    }

    fn heading(&mut self, title: &str, level: u8, fresh_page: bool) {
        let (set, before, after) = if level == 1 {
            (SECTION, 26.0, 8.0)
        } else {
            (HEADING, 15.0, 2.0)
        };
        let start = self.strips.len();
        let kind = Kind::Heading(level.into(), title.to_owned());
        self.paragraph(&title.replace('\n', " "), set, self.full(), before, kind);
        if self.strips.len() == start {
            return;
        }
        if level == 1 {
            let rule = Op::rule(LEFT, LEFT + TEXT_WIDTH, 4.0, Pen::new(GREEN, FIRM_RULE));
            self.strips.push(Strip {
                height: after,
                ops: vec![(DECOR, rule)],
                ..Strip::default()
            });
        } else {
            self.strips.push(Strip {
                height: after,
                ..Strip::default()
            });
        }
        self.strips[start..]
            .iter_mut()
            .for_each(|strip| strip.keep = true);
        self.strips[start].fresh_page = fresh_page;
        self.strips[start].anchor = Some(Anchor {
            level,
            title: title.to_owned(),
        });
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Title(title, subtitle) => self.title(title, subtitle),
            Block::Heading(title) => self.heading(title, 2, false),
            // Seen to by `section`.
            Block::PageBreak => {}
            Block::Paragraph(text) => {
                let measure = Measure {
                    indent: 2.0 * BODY.size,
                    justify: true,
                    ..self.full()
                };
                self.paragraph(text, BODY, measure, 6.0, Kind::P);
            }
            Block::Note(text) => {
                let measure = Measure {
                    justify: true,
                    ..self.full()
                };
                self.paragraph(text, NOTE, measure, 5.0, Kind::P);
            }
            Block::Callout { tone, title, text } => self.callout(*tone, title, text),
            Block::Facts(facts) => self.facts(facts, 9.0),
            Block::Table(table) => self.table(table, 13.0),
            Block::Bars(bars) => self.bars(bars),
            Block::Map(map) => self.map(map),
            Block::List(items) => self.list(items),
            Block::Signature(lines) => self.signature(lines),
            Block::Proof(proof) => self.proof(proof),
            Block::Lines(count) => self.blank_lines(*count),
            Block::Space(millimetres) => {
                let height = (*millimetres as f32 * MM).clamp(0.0, TEXT_HEIGHT);
                self.strips.push(Strip {
                    before: height,
                    ..Strip::default()
                });
            }
        }
    }

    /// One box; cut between lines only where it is taller than a page.
    pub fn callout(&mut self, tone: Tone, title: &str, text: &str) {
        const PAD: f32 = 8.0;
        let measure = Measure {
            x: LEFT + PAD + 5.0,
            width: TEXT_WIDTH - 2.0 * PAD - 5.0,
            justify: true,
            ..self.full()
        };
        let mut lines: Vec<(Owner, Op, f32)> = Vec::new();
        self.within(Kind::Div, |this| {
            for (part, set) in [
                (
                    title,
                    Type {
                        size: 10.5,
                        leading: 17.0,
                        bold: true,
                        ink: tone_ink(tone),
                    },
                ),
                (
                    text,
                    Type {
                        size: 9.5,
                        leading: 15.5,
                        ..BODY
                    },
                ),
            ] {
                for line in part
                    .lines()
                    .map(str::trim_end)
                    .filter(|line| !line.is_empty())
                {
                    let owner = Owner::Node(this.node(Kind::P));
                    lines.extend(
                        this.lines(line, set, measure)
                            .into_iter()
                            .map(|op| (owner, op, set.leading)),
                    );
                }
                if let Some(line) = lines
                    .last_mut()
                    .filter(|_| set.bold && !text.trim().is_empty())
                {
                    line.2 += 2.5;
                }
            }
        });
        let height = |lines: &[(Owner, Op, f32)]| lines.iter().map(|line| line.2).sum::<f32>();
        let step = if height(&lines) + 2.0 * PAD <= TEXT_HEIGHT {
            lines.len().max(1)
        } else {
            1
        };
        let count = lines.len();
        for (n, part) in lines.chunks(step).enumerate() {
            let (first, last) = (n == 0, (n + 1) * step >= count);
            let mut y = if first { PAD } else { 0.0 };
            let whole = y + height(part) + if last { PAD } else { 0.0 };
            let mut ops = vec![(
                DECOR,
                Op::rect(LEFT, 0.0, TEXT_WIDTH, whole, Some(TINT), None),
            )];
            let bar = if tone == Tone::Plain {
                Some(Op::rect(LEFT, 0.0, 2.2, whole, Some(QUIET), None))
            } else {
                tone_bar(tone, LEFT, whole)
            };
            ops.extend(bar.map(|bar| (DECOR, bar)));
            for (owner, op, leading) in part {
                let mut op = op.clone();
                op.down(y);
                ops.push((*owner, op));
                y += leading;
            }
            self.strips.push(Strip {
                height: whole,
                before: if first { 9.0 } else { 0.0 },
                keep: step == 1 && first && !last,
                ops,
                ..Strip::default()
            });
        }
    }

    fn bars(&mut self, bars: &[Bar]) {
        const HEIGHT: f32 = 7.5;
        let caption_width = bars
            .iter()
            .map(|bar| self.width_of(&bar.caption, CELL))
            .fold(0.0, f32::max);
        let caption_width = (caption_width + 2.0).min(TEXT_WIDTH * 0.3);
        let label_width = bars
            .iter()
            .map(|bar| self.width_of(&bar.label, CELL))
            .fold(0.0, f32::max);
        let label_width = (label_width + 2.0).min(TEXT_WIDTH * 0.34);
        let track_x = LEFT + label_width + 10.0;
        let track = TEXT_WIDTH - label_width - caption_width - 20.0;
        let last = bars.len().saturating_sub(1);
        for (n, bar) in bars.iter().enumerate() {
            let owner = Owner::Node(self.node(Kind::P));
            let at = |x: f32, width: f32, align: Align| Measure {
                x,
                width,
                align,
                indent: 0.0,
                justify: false,
            };
            let label = self.lines(&bar.label, CELL, at(LEFT, label_width, Align::Left));
            let caption = self.lines(
                &bar.caption,
                CELL,
                at(
                    LEFT + TEXT_WIDTH - caption_width,
                    caption_width,
                    Align::Right,
                ),
            );
            let rows = label.len().max(caption.len()) as f32;
            let height = rows * CELL.leading + 6.8;
            let mut ops = Vec::new();
            let mut texts = Vec::new();
            for part in [label, caption] {
                let above = (height - part.len() as f32 * CELL.leading) / 2.0;
                for (line, mut op) in part.into_iter().enumerate() {
                    op.down(above + line as f32 * CELL.leading);
                    texts.push((owner, op));
                }
            }
            let share = |value: f64| {
                if value.is_finite() {
                    value.clamp(0.0, 1.0) as f32 * track
                } else {
                    0.0
                }
            };
            let top = (height - HEIGHT) / 2.0;
            let filled = share(bar.value);
            let low = bar.floor.is_some_and(|floor| bar.value < floor);
            ops.push((
                DECOR,
                Op::rect(track_x, top, track, HEIGHT, Some(TINT), None),
            ));
            if filled > 0.0 {
                let ink = if low { RED } else { GREEN };
                ops.push((
                    DECOR,
                    Op::rect(track_x, top, filled, HEIGHT, Some(ink), None),
                ));
                if low {
                    // Hatched, so that it differs on a black-and-white print too.
                    let mut lines = Vec::new();
                    let mut x = track_x + 2.0;
                    while x + HEIGHT < track_x + filled {
                        lines.push(vec![(x, top + HEIGHT), (x + HEIGHT, top)]);
                        x += 5.0;
                    }
                    let stroke = Some(Pen::new(PAPER, 0.9));
                    ops.push((
                        DECOR,
                        Op::Shape {
                            lines,
                            closed: false,
                            fill: None,
                            stroke,
                        },
                    ));
                }
            }
            ops.push((
                DECOR,
                Op::rect(
                    track_x,
                    top,
                    track,
                    HEIGHT,
                    None,
                    Some(Pen::new(FAINT, RULE)),
                ),
            ));
            if let Some(floor) = bar.floor {
                let x = track_x + share(floor);
                let line = vec![vec![(x, top - 1.0), (x, top + HEIGHT + 2.6)]];
                ops.push((
                    DECOR,
                    Op::Shape {
                        lines: line,
                        closed: false,
                        fill: None,
                        stroke: Some(Pen::new(INK, 0.9)),
                    },
                ));
                let tip = vec![vec![
                    (x, top - 0.6),
                    (x - 2.3, top - 4.0),
                    (x + 2.3, top - 4.0),
                ]];
                ops.push((
                    DECOR,
                    Op::Shape {
                        lines: tip,
                        closed: true,
                        fill: Some(INK),
                        stroke: None,
                    },
                ));
            }
            ops.extend(texts);
            self.strips.push(Strip {
                height,
                before: if n == 0 { 8.0 } else { 0.0 },
                keep: n != last && (n == 0 || n + 1 == last || last < 12),
                ops,
                ..Strip::default()
            });
        }
    }

    fn list(&mut self, items: &[String]) {
        const INDENT: f32 = 2.0 * 10.5;
        self.within(Kind::List, |this| {
            for (n, item) in items.iter().enumerate() {
                let start = this.strips.len();
                this.within(Kind::Item, |this| {
                    let label = this.node(Kind::Label);
                    let at = |x: f32, width: f32| Measure {
                        x,
                        width,
                        justify: true,
                        ..this.full()
                    };
                    let bullet = this.lines("•", BODY, at(LEFT + 5.0, INDENT));
                    let body = at(LEFT + INDENT, TEXT_WIDTH - INDENT);
                    this.paragraph(item, BODY, body, if n == 0 { 6.0 } else { 2.0 }, Kind::Body);
                    if let (Some(strip), Some(op)) =
                        (this.strips.get_mut(start), bullet.into_iter().next())
                    {
                        strip.ops.insert(0, (Owner::Node(label), op));
                    }
                });
            }
        });
    }

    /// Title of a paper without a cover.
    fn title(&mut self, title: &str, subtitle: &str) {
        let centred = Measure {
            align: Align::Center,
            ..self.full()
        };
        let (set, below) = (PAPER_TITLE, COVER_VALUE);
        let kind = Kind::Heading(1, title.to_owned());
        self.paragraph(title, set, centred, 0.0, kind);
        self.paragraph(
            subtitle,
            Type {
                ink: QUIET,
                ..below
            },
            centred,
            4.0,
            Kind::P,
        );
        self.strips.push(Strip {
            height: 8.0,
            ops: vec![(
                DECOR,
                Op::rule(LEFT, LEFT + TEXT_WIDTH, 6.0, Pen::new(GREEN, FIRM_RULE)),
            )],
            ..Strip::default()
        });
    }

    /// Rules to write on.
    fn blank_lines(&mut self, count: usize) {
        for _ in 0..count {
            self.strips.push(Strip {
                height: 9.0 * MM,
                ops: vec![(
                    DECOR,
                    Op::rule(LEFT, LEFT + TEXT_WIDTH, 9.0 * MM, Pen::new(QUIET, HAIRLINE)),
                )],
                ..Strip::default()
            });
        }
    }

    fn signature(&mut self, lines: &[String]) {
        const STEP: f32 = 36.0;
        const SEAL: f32 = 44.0 * MM;
        let set = Type {
            size: 11.0,
            leading: 18.0,
            ..BODY
        };
        let width = TEXT_WIDTH - SEAL - 18.0;
        let measure = Measure {
            width,
            ..self.full()
        };
        let mut ops = Vec::new();
        let mut y = 8.0;
        for line in lines {
            let owner = Owner::Node(self.node(Kind::P));
            let open = line.trim_end().ends_with(['：', ':']);
            let parts = self.lines(line.trim_end(), set, measure);
            let count = parts.len();
            for (n, mut op) in parts.into_iter().enumerate() {
                op.down(y + 9.0);
                ops.push((owner, op));
                if open && n + 1 == count {
                    let from = LEFT + self.width_of(line, set).min(width - 60.0) + 4.0;
                    ops.push((
                        DECOR,
                        Op::rule(from, LEFT + width, y + 9.0 + 16.5, Pen::new(INK, RULE)),
                    ));
                }
                y += if n + 1 == count { STEP } else { set.leading };
            }
        }
        let height = y.max(SEAL + 12.0);
        let middle = (LEFT + TEXT_WIDTH - SEAL / 2.0, height / 2.0);
        let ring = Some(Pen::dashed(FAINT, 0.7, 3.0, 2.5));
        ops.push((
            DECOR,
            Op::Circle {
                at: middle,
                radius: 21.0 * MM,
                fill: None,
                stroke: ring,
            },
        ));
        let seal = Type { ink: QUIET, ..NOTE };
        if let Some(mut op) = self.one_line(
            wording::SEAL,
            seal,
            LEFT + TEXT_WIDTH - SEAL,
            SEAL,
            Align::Center,
        ) {
            op.down(middle.1 - seal.leading / 2.0);
            let owner = Owner::Node(self.node(Kind::P));
            ops.push((owner, op));
        }
        if height <= TEXT_HEIGHT {
            self.strips.push(Strip {
                height,
                before: 14.0,
                ops,
                ..Strip::default()
            });
        } else {
            // More signatories than a page holds: one strip each, without the ring.
            for line in lines {
                let text = format!("{}\n　", line.trim_end());
                self.paragraph(
                    &text,
                    Type {
                        leading: STEP,
                        ..set
                    },
                    measure,
                    0.0,
                    Kind::P,
                );
            }
        }
    }

    fn map(&mut self, drawn: &Map) {
        let caption_room = 46.0;
        let (width, height) = (
            drawn.sheet.width as f32 * MM,
            drawn.sheet.height as f32 * MM,
        );
        if !(width > 0.0 && height > 0.0 && width.is_finite() && height.is_finite()) {
            self.paragraph(&drawn.caption, CAPTION, self.full(), 8.0, Kind::P);
            return;
        }
        let shrink = (TEXT_WIDTH / width)
            .min((TEXT_HEIGHT - caption_room) / height)
            .min(1.0);
        let x = LEFT + (TEXT_WIDTH - width * shrink) / 2.0;
        let alt = drawn.caption.replace('\n', " ");
        let node = self.node(Kind::Figure(if alt.trim().is_empty() {
            "图".to_owned()
        } else {
            alt
        }));
        let ops = map::draw(&drawn.sheet, self.font(), x, shrink);
        self.strips.push(Strip {
            height: height * shrink,
            before: 10.0,
            keep: true,
            figure: Some((node, x, width * shrink)),
            ops: ops.into_iter().map(|op| (Owner::Node(node), op)).collect(),
            ..Strip::default()
        });
        let measure = Measure {
            align: Align::Center,
            ..self.full()
        };
        let start = self.strips.len();
        self.paragraph(&drawn.caption, CAPTION, measure, 4.0, Kind::P);
        if shrink < 0.9995 {
            self.paragraph(wording::SHRUNK, NOTE, measure, 1.0, Kind::P);
        }
        let count = self.strips.len();
        if count == start {
            self.strips[start - 1].keep = false;
        } else {
            self.strips[start..count - 1]
                .iter_mut()
                .for_each(|strip| strip.keep = true);
        }
    }
}
