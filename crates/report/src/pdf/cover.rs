//! The cover and the table of contents.

use super::build::{Builder, Kind, Measure};
use super::flow::{DECOR, Op, Owner, Pen, Strip};
use super::style::*;
use super::wording;
use crate::model::{Align, Cover, Section, Tone};

impl Builder<'_> {
    /// The first page. What is left of its height is shared out between its groups; if there is more than a page
    /// holds, it simply goes on.
    pub fn cover(&mut self, cover: &Cover) {
        let centred = Measure {
            align: Align::Center,
            ..self.full()
        };
        let mut groups = Vec::new();
        self.strips.push(Strip {
            height: 34.0 * MM,
            ..Strip::default()
        });
        self.paragraph(&cover.title, COVER_TITLE, centred, 0.0, Kind::Title);
        self.paragraph(&cover.subtitle, COVER_SUBTITLE, centred, 8.0, Kind::P);
        let half = 22.0 * MM;
        let rule = Op::rule(
            LEFT + TEXT_WIDTH / 2.0 - half,
            LEFT + TEXT_WIDTH / 2.0 + half,
            14.0,
            Pen::new(GREEN, 1.4),
        );
        self.strips.push(Strip {
            height: 16.0,
            ops: vec![(DECOR, rule)],
            ..Strip::default()
        });

        groups.push((self.strips.len(), 0.26));
        self.cover_facts(&cover.facts);
        groups.push((self.strips.len(), 0.36));
        if !cover.notice.trim().is_empty() {
            self.callout(Tone::Plain, "", &cover.notice);
        }
        if let Some(proof) = &cover.proof {
            self.proof(proof);
        }
        groups.push((self.strips.len(), 0.30));
        self.paragraph(&cover.imprint, COVER_VALUE, centred, 0.0, Kind::P);

        let used: f32 = self
            .strips
            .iter()
            .map(|strip| strip.before + strip.height)
            .sum();
        let spare = (TEXT_HEIGHT - used - 1.0).max(0.0);
        for (at, share) in groups {
            if let Some(strip) = self.strips.get_mut(at) {
                strip.before += spare * share;
            }
        }
    }

    /// Key, value and a rule to stand on, in the middle of the page.
    fn cover_facts(&mut self, facts: &[(String, String)]) {
        if facts.is_empty() {
            return;
        }
        let width = 124.0 * MM;
        let x = LEFT + (TEXT_WIDTH - width) / 2.0;
        let widest = facts
            .iter()
            .map(|(key, _)| self.width_of(key, COVER_KEY))
            .fold(0.0, f32::max);
        let key_width = widest.clamp(60.0, width * 0.4);
        let gap = 14.0;
        self.within(Kind::Table, |this| {
            for (key, value) in facts {
                this.within(Kind::Row, |this| {
                    let owners = [this.node(Kind::HeadCell(true, 1)), this.node(Kind::Cell(1))]
                        .map(Owner::Node);
                    let at = |x: f32, width: f32| Measure {
                        x,
                        width,
                        ..this.full()
                    };
                    let blank = |text: &str| {
                        if text.trim().is_empty() {
                            " ".to_owned()
                        } else {
                            text.to_owned()
                        }
                    };
                    let keys = this.lines(&blank(key), COVER_KEY, at(x, key_width));
                    let value_x = x + key_width + gap;
                    let values = this.lines(
                        &blank(value),
                        COVER_VALUE,
                        at(value_x, width - key_width - gap),
                    );
                    let count = keys.len().max(values.len());
                    for n in 0..count {
                        let (first, last) = (n == 0, n + 1 == count);
                        let above = if first { 6.0 } else { 0.0 };
                        let height = above + COVER_VALUE.leading + if last { 2.5 } else { 0.0 };
                        let mut ops = Vec::new();
                        for (owner, lines) in owners.into_iter().zip([&keys, &values]) {
                            if let Some(mut op) = lines.get(n).cloned() {
                                op.down(above);
                                ops.push((owner, op));
                            }
                        }
                        if last {
                            ops.push((
                                DECOR,
                                Op::rule(value_x - 4.0, x + width, height, Pen::new(FAINT, RULE)),
                            ));
                        }
                        this.strips.push(Strip {
                            height,
                            ops,
                            ..Strip::default()
                        });
                    }
                });
            }
        });
    }

    /// The table of contents, still without page numbers; `link` of a strip says where its number goes.
    pub fn contents(&mut self, sections: &[Section]) {
        let centred = Measure {
            align: Align::Center,
            ..self.full()
        };
        let heading = Kind::Heading(1, wording::CONTENTS.to_owned());
        self.paragraph(
            wording::CONTENTS,
            Type {
                ink: INK,
                ..SECTION
            },
            centred,
            0.0,
            heading,
        );
        self.strips.push(Strip {
            height: 14.0,
            keep: true,
            ..Strip::default()
        });
        self.within(Kind::Contents, |this| {
            let titled = sections
                .iter()
                .filter(|section| !section.title.trim().is_empty());
            for (index, section) in titled.enumerate() {
                this.within(Kind::ContentsItem, |this| {
                    let node = this.node(Kind::Link);
                    let measure = Measure {
                        width: TEXT_WIDTH - 40.0,
                        ..this.full()
                    };
                    let lines = this.lines(&section.title.replace('\n', " "), CONTENTS, measure);
                    let count = lines.len();
                    for (n, op) in lines.into_iter().enumerate() {
                        let last = n + 1 == count;
                        this.strips.push(Strip {
                            height: CONTENTS.leading,
                            before: if n == 0 { 5.0 } else { 0.0 },
                            keep: !last,
                            link: last.then_some((node, index)),
                            ops: vec![(Owner::Node(node), op)],
                            ..Strip::default()
                        });
                    }
                });
            }
        });
    }

    /// Puts the page number and its leader on an entry of the table of contents.
    pub fn number(&self, strip: &mut Strip, page: usize) {
        let Some((node, _)) = strip.link else { return };
        let Some(op) = self.one_line(
            &format!(" {page}"),
            CONTENTS,
            LEFT,
            TEXT_WIDTH,
            Align::Right,
        ) else {
            return;
        };
        let number = self.width_of(&format!(" {page}"), CONTENTS);
        let title = strip.ops.first().map_or(0.0, |(_, op)| match op {
            Op::Text { text, .. } => self.width_of(text, CONTENTS),
            _ => 0.0,
        });
        let (from, to) = (LEFT + title + 6.0, LEFT + TEXT_WIDTH - number - 3.0);
        if to > from {
            let mut pen = Pen::dashed(QUIET, 0.6, 0.6, 3.0);
            pen.ink = FAINT;
            strip
                .ops
                .push((DECOR, Op::rule(from, to, CONTENTS.leading * 0.66, pen)));
        }
        strip.ops.push((Owner::Node(node), op));
    }
}
