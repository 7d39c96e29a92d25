//! Where the point numbers go: outside the ring, clear of its lines and of each other.

use std::f64::consts::TAU;

use super::frame::{Box, clip};

/// Distances tried from the point to the middle of its number, mm, beyond half the number's size.
const DISTANCES: [f64; 3] = [1.4, 2.6, 4.2];
/// Directions tried around a point.
const DIRECTIONS: usize = 16;

/// Parts of the way along a side at which its text is tried.
const ALONG: [f64; 5] = [0.5, 0.38, 0.62, 0.25, 0.75];

type Line = ((f64, f64), (f64, f64));

/// Places texts one after the other; one that fits nowhere is left out.
pub(super) struct Labels {
    /// The rings on paper, as finely as texts have to keep clear of them.
    rings: Vec<Vec<(f64, f64)>>,
    /// The frame.
    bounds: Box,
    taken: Vec<Box>,
}

impl Labels {
    pub(super) fn new(rings: Vec<Vec<(f64, f64)>>, bounds: Box) -> Labels {
        Labels {
            rings,
            bounds,
            taken: Vec::new(),
        }
    }

    /// Finds a place for a text of `size` (width, height) beside a line, outside the rings if there is one. Gives the
    /// middle of the text.
    pub(super) fn beside(&mut self, line: Line, size: (f64, f64)) -> Option<(f64, f64)> {
        let free = self.free_beside(line, size);
        let outside = free.iter().find(|(middle, _)| !self.is_inside(*middle));
        let (middle, here) = *outside.or(free.first())?;
        self.taken.push(here);
        Some(middle)
    }

    /// The same, and nowhere inside the rings: what is written there would be read as theirs.
    pub(super) fn outside(&mut self, line: Line, size: (f64, f64)) -> Option<(f64, f64)> {
        let free = self.free_beside(line, size);
        let outside = free.iter().find(|(middle, _)| !self.is_inside(*middle));
        let (middle, here) = *outside?;
        self.taken.push(here);
        Some(middle)
    }

    /// The free places beside a line, the best first.
    fn free_beside(&self, (a, b): Line, size: (f64, f64)) -> Vec<((f64, f64), Box)> {
        let (width, height) = size;
        let (dx, dy) = (b.0 - a.0, b.1 - a.1);
        let length = dx.hypot(dy);
        if length <= 0.0 {
            return Vec::new();
        }
        // Away from the line as far as the text reaches towards it.
        let normal = (-dy / length, dx / length);
        let reach = 0.8 + (normal.0.abs() * width + normal.1.abs() * height) / 2.0;
        let candidates = ALONG.iter().flat_map(|part| {
            let at = (a.0 + dx * part, a.1 + dy * part);
            [1.0, -1.0].map(|side| {
                let way = side * reach;
                (at.0 + normal.0 * way, at.1 + normal.1 * way)
            })
        });
        candidates
            .map(|middle| (middle, around(middle, size)))
            .filter(|(_, here)| self.is_free(*here) && !self.touches_line(*here))
            .collect()
    }

    /// Finds a place for a text of `size` (width, height) at a corner whose sides lead to `ends`. Gives the middle of
    /// the text.
    pub(super) fn at_corner(
        &mut self,
        at: (f64, f64),
        ends: Line,
        size: (f64, f64),
    ) -> Option<(f64, f64)> {
        let (width, height) = size;
        let outward = self.outward(at, ends);
        let mut second_best: Option<(usize, (f64, f64), Box)> = None;
        for distance in DISTANCES {
            for turn in 0..DIRECTIONS {
                // 0, +1, −1, +2, … steps away from outward.
                let steps = turn.div_ceil(2) as f64 * if turn % 2 == 0 { 1.0 } else { -1.0 };
                let (sine, cosine) = (outward + steps * TAU / DIRECTIONS as f64).sin_cos();
                let middle = (
                    at.0 + cosine * (distance + width / 2.0),
                    at.1 + sine * (distance + height / 2.0),
                );
                let here = around(middle, size);
                if !self.is_free(here) {
                    continue;
                }
                let is_own = self.is_nearest(at, middle);
                if is_own && !self.is_inside(middle) && !self.touches_line(here) {
                    self.taken.push(here);
                    return Some(middle);
                }
                let rank = usize::from(!is_own);
                if second_best.is_none_or(|(other, ..)| rank < other) {
                    second_best = Some((rank, middle, here));
                }
            }
        }
        let (_, middle, here) = second_best?;
        self.taken.push(here);
        Some(middle)
    }

    /// Whether no other corner is nearer to a place than this one, so that its number is read as its own.
    fn is_nearest(&self, at: (f64, f64), middle: (f64, f64)) -> bool {
        let distance = |p: (f64, f64)| (p.0 - middle.0).hypot(p.1 - middle.1);
        let own = distance(at) - 1e-9;
        self.rings
            .iter()
            .flatten()
            .all(|&point| distance(point) >= own)
    }

    fn is_free(&self, [left, top, right, bottom]: Box) -> bool {
        let [l, t, r, b] = self.bounds;
        let apart = |o: &Box| o[2] < left || right < o[0] || o[3] < top || bottom < o[1];
        l <= left && t <= top && right <= r && bottom <= b && self.taken.iter().all(apart)
    }

    /// Direction away from both sides of a corner, and from the inside.
    fn outward(&self, at: (f64, f64), ends: Line) -> f64 {
        let unit = |to: (f64, f64)| {
            let (x, y) = (to.0 - at.0, to.1 - at.1);
            let length = x.hypot(y);
            if length > 0.0 {
                (x / length, y / length)
            } else {
                (0.0, 0.0)
            }
        };
        let (a, b) = (unit(ends.0), unit(ends.1));
        let away = (-a.0 - b.0, -a.1 - b.1);
        // On a straight line, square to it.
        let away = if away.0.hypot(away.1) > 1e-3 {
            away
        } else {
            (a.1, -a.0)
        };
        let angle = away.1.atan2(away.0);
        let probe = (at.0 + 0.3 * angle.cos(), at.1 + 0.3 * angle.sin());
        if self.is_inside(probe) {
            angle + TAU / 2.0
        } else {
            angle
        }
    }

    /// Even-odd.
    fn is_inside(&self, (x, y): (f64, f64)) -> bool {
        let crosses = |((ax, ay), (bx, by)): Line| {
            (ay > y) != (by > y) && x < ax + (y - ay) / (by - ay) * (bx - ax)
        };
        self.lines().filter(|&line| crosses(line)).count() % 2 == 1
    }

    fn touches_line(&self, here: Box) -> bool {
        self.lines().any(|(a, b)| clip(a, b, here).is_some())
    }

    fn lines(&self) -> impl Iterator<Item = Line> + '_ {
        self.rings.iter().flat_map(|ring| {
            ring.iter()
                .copied()
                .zip(ring.iter().copied().cycle().skip(1))
        })
    }
}

/// The box of a text of `size` (width, height) around its middle.
fn around((x, y): (f64, f64), (width, height): (f64, f64)) -> Box {
    [
        x - width / 2.0,
        y - height / 2.0,
        x + width / 2.0,
        y + height / 2.0,
    ]
}
