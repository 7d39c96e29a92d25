//! Which part of the ground a drawing shows, and how that part is moved.

use super::frame::extent;
use super::{LARGEST_MM, Sheet};

/// The scales between which a drawing is looked at. (Compiled.)
const CLOSEST: f64 = 50.0;
const FARTHEST: f64 = 20_000_000.0;
/// How much of the frame a place that is looked at takes up.
const PART: f64 = 0.5;
/// The closest look at a place, so that what is around it is seen.
const PLACE_SCALE: f64 = 1_000.0;

/// A part of the ground.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct View {
    /// X (north) and Y (east) in the middle of the frame, metres.
    pub centre: (f64, f64),
    /// Denominator of the scale.
    pub scale: f64,
}

impl View {
    /// A close look at points (X, Y): a crossing, a side, a whole boundary.
    pub fn of(points: impl Iterator<Item = (f64, f64)>, on: &Sheet) -> Option<View> {
        let (centre, (height, width)) = extent(points)?;
        let [left, top, right, bottom] = on.frame;
        let least = (height / (bottom - top)).max(width / (right - left)) * 1000.0 / PART;
        let scale = least.max(PLACE_SCALE);
        View { centre, scale }.within_limits()
    }

    /// As if the paper had been pushed by so many millimetres to the right and down.
    pub fn pushed(self, right: f64, down: f64) -> View {
        let metres = self.scale / 1000.0;
        let centre = (
            self.centre.0 + down * metres,
            self.centre.1 - right * metres,
        );
        View { centre, ..self }
    }

    /// Closer by a factor, or farther by one below 1; the ground at `about`, millimetres from the middle of the frame to
    /// the right and down, stays where it is.
    pub fn closer(self, factor: f64, about: (f64, f64)) -> View {
        let scale = (self.scale / factor).clamp(CLOSEST, FARTHEST);
        let closer = View { scale, ..self };
        let kept = 1.0 - scale / self.scale;
        // Pushed at the old scale by the part of the way to `about` that the new scale leaves out.
        let pushed = self.pushed(-about.0 * kept, -about.1 * kept);
        View {
            centre: pushed.centre,
            ..closer
        }
    }

    /// On earth and at a scale that can be drawn; `None` when a number is none.
    pub(super) fn within_limits(self) -> Option<View> {
        let (x, y) = self.centre;
        let is_number = !(x.is_nan() || y.is_nan() || self.scale.is_nan());
        is_number.then(|| View {
            centre: (x.clamp(-1e8, 1e8), y.clamp(-1e9, 1e9)),
            scale: self.scale.clamp(CLOSEST, FARTHEST),
        })
    }
}

impl Sheet {
    /// Millimetres from the middle of the frame, to the right and down, of a place on the paper.
    pub fn from_middle(&self, (x, y): (f64, f64)) -> (f64, f64) {
        let [left, top, right, bottom] = self.frame;
        let far = |value: f64| value.clamp(-LARGEST_MM, LARGEST_MM);
        (far(x - (left + right) / 2.0), far(y - (top + bottom) / 2.0))
    }
}
