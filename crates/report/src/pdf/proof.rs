//! The digest of the data a paper was made from: a QR code for cameras, groups of four for people.

use qrcodegen::{QrCode, QrCodeEcc};

use super::build::{Builder, Kind, Measure, rule_pen};
use super::flow::{DECOR, Op, Owner, Strip};
use super::style::*;
use super::wording;
use crate::model::Proof;

/// Side of the code, quiet zone included.
const SIDE: f32 = 30.0 * MM;
/// The quiet zone that ISO/IEC 18004 asks for, in modules.
const QUIET_ZONE: i32 = 4;
/// Between the code and the groups.
const GAP: f32 = 6.0;
/// Width of a group.
const FIELD: f32 = 68.0;
/// Groups a line.
const PER_LINE: usize = 4;

impl Builder<'_> {
    /// The code at the left, label and groups beside it in equal fields, so that they can be compared at a glance.
    pub fn proof(&mut self, proof: &Proof) {
        let code = modules(&proof.code);
        if proof.groups.is_empty() && code.is_none() {
            return;
        }
        let side = if code.is_some() { SIDE } else { 0.0 };
        let x = LEFT + side + if code.is_some() { GAP } else { 0.0 };
        let width = LEFT + TEXT_WIDTH - x;
        let at = |x: f32, width: f32, this: &Self| Measure {
            x,
            width,
            ..this.full()
        };
        let group = Type {
            size: 11.0,
            leading: 16.0,
            ..BODY
        };

        let mut texts: Vec<(Owner, Op)> = Vec::new();
        let mut rules = Vec::new();
        let mut y = 5.0;
        let owner = Owner::Node(self.node(Kind::P));
        for mut op in self.lines(&proof.label, NOTE, at(x, width, self)) {
            op.down(y);
            texts.push((owner, op));
            y += NOTE.leading;
        }
        y += 2.5;
        let owner = Owner::Node(self.node(Kind::P));
        let field = (width / PER_LINE as f32).min(FIELD);
        for line in proof.groups.chunks(PER_LINE) {
            rules.push(Op::rule(
                x,
                x + field * PER_LINE as f32,
                y,
                rule_pen(HAIRLINE),
            ));
            for (n, text) in line.iter().enumerate() {
                // The space keeps groups apart for programs that read the text.
                let text = format!("{text} ");
                let x = x + n as f32 * field;
                for mut op in self
                    .lines(&text, group, at(x + 4.0, field - 4.0, self))
                    .into_iter()
                    .take(1)
                {
                    op.down(y);
                    texts.push((owner, op));
                }
            }
            y += group.leading;
        }
        rules.push(Op::rule(
            x,
            x + field * PER_LINE as f32,
            y,
            rule_pen(HAIRLINE),
        ));

        let height = side.max(y + 4.0);
        let above = (height - y - 5.0).max(0.0) / 2.0;
        let mut ops = Vec::new();
        let mut figure = None;
        if let Some(lines) = code {
            let node = self.node(Kind::Figure(wording::CODE.to_owned()));
            figure = Some((node, LEFT, SIDE));
            let mut shape = Op::Shape {
                lines,
                closed: true,
                fill: Some(INK),
                stroke: None,
            };
            shape.down((height - SIDE) / 2.0);
            ops.push((Owner::Node(node), shape));
        }
        for mut rule in rules {
            rule.down(above);
            ops.push((DECOR, rule));
        }
        for (owner, mut op) in texts {
            op.down(above);
            ops.push((owner, op));
        }
        self.strips.push(Strip {
            height,
            before: 10.0,
            figure,
            ops,
            ..Strip::default()
        });
    }
}

/// The dark modules of a QR code (medium correction), runs of a row in one; `None` for an empty or overlong text.
fn modules(text: &str) -> Option<Vec<Vec<(f32, f32)>>> {
    if text.is_empty() {
        return None;
    }
    let code = QrCode::encode_binary(text.as_bytes(), QrCodeEcc::Medium).ok()?;
    let module = SIDE / (code.size() + 2 * QUIET_ZONE) as f32;
    let place = |at: i32| (at + QUIET_ZONE) as f32 * module;
    let mut runs = Vec::new();
    for y in 0..code.size() {
        let mut x = 0;
        while x < code.size() {
            let from = x;
            while x < code.size() && code.get_module(x, y) {
                x += 1;
            }
            if x > from {
                let (left, right) = (LEFT + place(from), LEFT + place(x));
                let (top, bottom) = (place(y), place(y + 1));
                runs.push(vec![
                    (left, top),
                    (right, top),
                    (right, bottom),
                    (left, bottom),
                ]);
            }
            x += 1;
        }
    }
    Some(runs)
}
