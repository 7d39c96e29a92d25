//! The frame of a drawing: paper, scale, and what belongs to the map rather than to the boundary.

use super::{Anchor, LARGEST_MM, Mark, Role, View};

/// Margins around the frame, mm: left for the X labels, right for the north arrow, bottom for Y labels and scale bar.
const LEFT: f64 = 6.0;
const TOP: f64 = 4.0;
const RIGHT: f64 = 9.0;
const BOTTOM: f64 = 13.0;
/// Least side of the frame, mm.
const LEAST: f64 = 30.0;
/// Room inside the frame for the point numbers, mm.
const ROOM: f64 = 7.0;
/// Least distance between grid lines, mm.
const GRID_MM: f64 = 22.0;
/// Longest scale bar, mm.
const BAR_MM: f64 = 40.0;
/// Height of the small lettering, mm.
const LETTERING: f64 = 2.4;
/// The largest scale drawn, 1:500.
const LARGEST_SCALE: f64 = 500.0;

/// A rectangle on paper: left, top, right, bottom, mm.
pub(super) type Box = [f64; 4];

/// Paper, frame and scale.
pub(super) struct Frame {
    left: f64,
    top: f64,
    right: f64,
    bottom: f64,
    pub(super) view: View,
    /// Shown part by part: the grid goes on beyond the frame so that it can be moved, and no scale is written.
    moves: bool,
}

impl Frame {
    /// The frame on paper of `size` that shows a part of the ground.
    pub(super) fn at(view: View, size: (f64, f64)) -> Option<Frame> {
        let view = view.within_limits()?;
        Some(Frame {
            moves: true,
            ..Frame::on(view, size)?
        })
    }

    /// The frame on paper of `size` with the largest round scale at which the points (X, Y) fit.
    pub(super) fn around(
        points: impl Iterator<Item = (f64, f64)>,
        size: (f64, f64),
    ) -> Option<Frame> {
        let (middle, (height, width)) = extent(points)?;
        let view = View {
            centre: middle,
            scale: LARGEST_SCALE,
        };
        let frame = Frame::on(view, size)?;
        let room = |from: f64, to: f64| to - from - 2.0 * ROOM;
        let least = (height / room(frame.top, frame.bottom))
            .max(width / room(frame.left, frame.right))
            * 1000.0;
        let scale = round_up(
            least.max(LARGEST_SCALE),
            &[1.0, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 8.0],
        );
        let view = View { scale, ..view };
        (scale <= f64::from(u32::MAX)).then_some(Frame { view, ..frame })
    }

    fn on(view: View, size: (f64, f64)) -> Option<Frame> {
        let (left, top, right, bottom) = (LEFT, TOP, size.0 - RIGHT, size.1 - BOTTOM);
        let fits =
            right - left >= LEAST && bottom - top >= LEAST && size.0.max(size.1) <= LARGEST_MM;
        fits.then_some(Frame {
            left,
            top,
            right,
            bottom,
            view,
            moves: false,
        })
    }

    /// Millimetres on paper of one metre.
    pub(super) fn mm(&self) -> f64 {
        1000.0 / self.view.scale
    }

    /// A point (X, Y) on paper.
    pub(super) fn place(&self, (x, y): (f64, f64)) -> (f64, f64) {
        let middle = (
            (self.left + self.right) / 2.0,
            (self.top + self.bottom) / 2.0,
        );
        (
            middle.0 + (y - self.view.centre.1) * self.mm(),
            middle.1 - (x - self.view.centre.0) * self.mm(),
        )
    }

    /// The rectangle within the frame.
    pub(super) fn bounds(&self) -> Box {
        [self.left, self.top, self.right, self.bottom]
    }

    /// Grid lines with their coordinates at the frame, the frame, the north arrow and the scale bar.
    pub(super) fn marks(&self) -> Vec<Mark> {
        let mut marks = self.grid();
        let corners = [
            (self.left, self.top),
            (self.right, self.top),
            (self.right, self.bottom),
            (self.left, self.bottom),
        ];
        marks.push(Mark::Polygon {
            rings: vec![corners.to_vec()],
            role: Role::Frame,
        });
        marks.extend(self.north());
        marks.extend(self.scale_bar());
        marks
    }

    fn grid(&self) -> Vec<Mark> {
        let step = round_up(GRID_MM / self.mm(), &[1.0, 2.0, 5.0]);
        let decimals = match step {
            1000.0.. => 0,
            100.0.. => 1,
            10.0.. => 2,
            _ => 3,
        };
        let label = |metres: f64, at, anchor, rotate| {
            let text = format!("{:.decimals$}", metres / 1000.0);
            Mark::Text {
                at,
                text,
                size: LETTERING,
                anchor,
                rotate,
                role: Role::GridLabel,
            }
        };
        let lines = |middle: f64, half_mm: f64| {
            let half = half_mm / self.mm();
            let first = ((middle - half) / step).ceil();
            let count = (((middle + half) / step).floor() - first).clamp(-1.0, LARGEST_MM) + 1.0;
            (0..count as u32).map(move |index| (first + f64::from(index)) * step)
        };
        let (width, height) = (self.right - self.left, self.bottom - self.top);
        let (beyond_x, beyond_y) = if self.moves {
            (width, height)
        } else {
            (0.0, 0.0)
        };
        let mut marks = Vec::new();
        for y in lines(self.view.centre.1, width / 2.0 + beyond_x) {
            let (at, _) = self.place((self.view.centre.0, y));
            marks.push(Mark::Line {
                points: vec![(at, self.top - beyond_y), (at, self.bottom + beyond_y)],
                role: Role::Grid,
            });
            if (self.left..=self.right).contains(&at) {
                let below = (at, self.bottom + LETTERING + 0.8);
                marks.push(label(y, below, Anchor::Middle, false));
            }
        }
        for x in lines(self.view.centre.0, height / 2.0 + beyond_y) {
            let (_, at) = self.place((x, self.view.centre.1));
            marks.push(Mark::Line {
                points: vec![(self.left - beyond_x, at), (self.right + beyond_x, at)],
                role: Role::Grid,
            });
            if (self.top..=self.bottom).contains(&at) {
                marks.push(label(x, (self.left - 1.2, at), Anchor::Middle, true));
            }
        }
        marks
    }

    fn north(&self) -> [Mark; 2] {
        let (middle, top) = (self.right + RIGHT / 2.0, self.top + LETTERING + 1.0);
        let arrow = vec![
            (middle, top),
            (middle + 2.0, top + 8.0),
            (middle, top + 6.2),
            (middle - 2.0, top + 8.0),
        ];
        let at = (middle, self.top + LETTERING);
        let letter = Mark::Text {
            at,
            text: "N".into(),
            size: LETTERING * 1.25,
            anchor: Anchor::Middle,
            rotate: false,
            role: Role::North,
        };
        [
            Mark::Polygon {
                rings: vec![arrow],
                role: Role::North,
            },
            letter,
        ]
    }

    fn scale_bar(&self) -> Vec<Mark> {
        let longest = BAR_MM.min((self.right - self.left) / 2.0);
        let metres = round_down(longest / self.mm(), &[1.0, 2.0, 5.0]);
        let (start, base) = (self.left, self.bottom + BOTTOM - 3.0);
        let end = start + metres * self.mm();
        let line = |points: Vec<(f64, f64)>| Mark::Line {
            points,
            role: Role::ScaleBar,
        };
        let text = |at: f64, text: String, anchor| {
            let at = (at, base - 2.2);
            Mark::Text {
                at,
                text,
                size: LETTERING,
                anchor,
                rotate: false,
                role: Role::ScaleLabel,
            }
        };
        let length = if metres >= 1000.0 {
            format!("{} km", metres / 1000.0)
        } else {
            format!("{metres} m")
        };
        let mut marks = vec![
            line(vec![
                (start, base - 1.5),
                (start, base),
                (end, base),
                (end, base - 1.5),
            ]),
            line(vec![
                ((start + end) / 2.0, base - 1.0),
                ((start + end) / 2.0, base),
            ]),
            text(start, "0".into(), Anchor::Middle),
            text(end, length, Anchor::Middle),
        ];
        if !self.moves {
            marks.push(Mark::Text {
                at: (self.right, base),
                text: format!("1:{}", self.view.scale),
                size: LETTERING * 1.25,
                anchor: Anchor::End,
                rotate: false,
                role: Role::ScaleLabel,
            });
        }
        marks
    }
}

/// Middle and size, (X, Y), of the box around points; `None` without points or with one that is not finite.
pub(super) fn extent(points: impl Iterator<Item = (f64, f64)>) -> Option<((f64, f64), (f64, f64))> {
    let (mut low, mut high) = (
        (f64::INFINITY, f64::INFINITY),
        (f64::NEG_INFINITY, f64::NEG_INFINITY),
    );
    for (x, y) in points {
        if !x.is_finite() || !y.is_finite() {
            return None;
        }
        low = (low.0.min(x), low.1.min(y));
        high = (high.0.max(x), high.1.max(y));
    }
    let size = (high.0 - low.0, high.1 - low.1);
    let middle = ((low.0 + high.0) / 2.0, (low.1 + high.1) / 2.0);
    (size.0.is_finite() && size.1.is_finite()).then_some((middle, size))
}

/// The least number not below `value` that is one of `steps` times a power of ten.
fn round_up(value: f64, steps: &[f64]) -> f64 {
    let power = 10f64.powf(value.log10().floor());
    let fitting = steps
        .iter()
        .map(|step| step * power)
        .find(|&round| round >= value * (1.0 - 1e-12));
    fitting.unwrap_or(10.0 * power).round()
}

/// The greatest number not above `value` that is one of `steps` times a power of ten.
fn round_down(value: f64, steps: &[f64]) -> f64 {
    let power = 10f64.powf(value.log10().floor());
    steps
        .iter()
        .rev()
        .map(|step| step * power)
        .find(|&round| round <= value * (1.0 + 1e-12))
        .unwrap_or(power)
        .round()
}

/// The part of a line within a rectangle (Liang–Barsky).
pub(super) fn clip(
    a: (f64, f64),
    b: (f64, f64),
    [left, top, right, bottom]: Box,
) -> Option<((f64, f64), (f64, f64))> {
    let (dx, dy) = (b.0 - a.0, b.1 - a.1);
    let (mut from, mut to) = (0.0f64, 1.0f64);
    for (p, q) in [
        (-dx, a.0 - left),
        (dx, right - a.0),
        (-dy, a.1 - top),
        (dy, bottom - a.1),
    ] {
        if p == 0.0 {
            if q < 0.0 {
                return None;
            }
        } else if p < 0.0 {
            from = from.max(q / p);
        } else {
            to = to.min(q / p);
        }
    }
    (from <= to).then_some((
        (a.0 + dx * from, a.1 + dy * from),
        (a.0 + dx * to, a.1 + dy * to),
    ))
}
