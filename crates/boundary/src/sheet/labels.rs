//! Where the point numbers go: outside the ring, clear of its lines and of each other.

use std::f64::consts::TAU;

use super::frame::{Box, clip};

/// Distances tried from the point to the middle of its number, mm, beyond half the number's size.
const DISTANCES: [f64; 3] = [1.4, 2.6, 4.2];
/// Directions tried around a point.
const DIRECTIONS: usize = 16;

/// Places numbers one after the other; a number that fits nowhere is left out.
pub(super) struct Labels<'a> {
    /// The rings on paper.
    rings: &'a [Vec<(f64, f64)>],
    /// The frame.
    bounds: Box,
    taken: Vec<Box>,
}

impl<'a> Labels<'a> {
    pub(super) fn new(rings: &'a [Vec<(f64, f64)>], bounds: Box) -> Labels<'a> {
        Labels {
            rings,
            bounds,
            taken: Vec::new(),
        }
    }

    /// Finds a place for a text of `size` (width, height) at a point of a ring. Gives the middle of the text.
    pub(super) fn place(
        &mut self,
        ring: usize,
        point: usize,
        size: (f64, f64),
    ) -> Option<(f64, f64)> {
        let (width, height) = size;
        let at = self.rings[ring][point];
        let outward = self.outward(ring, point);
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
                let here = [
                    middle.0 - width / 2.0,
                    middle.1 - height / 2.0,
                    middle.0 + width / 2.0,
                    middle.1 + height / 2.0,
                ];
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
    fn outward(&self, ring: usize, point: usize) -> f64 {
        let points = &self.rings[ring];
        let (n, at) = (points.len(), points[point]);
        let unit = |to: (f64, f64)| {
            let (x, y) = (to.0 - at.0, to.1 - at.1);
            let length = x.hypot(y);
            if length > 0.0 {
                (x / length, y / length)
            } else {
                (0.0, 0.0)
            }
        };
        let (a, b) = (
            unit(points[(point + n - 1) % n]),
            unit(points[(point + 1) % n]),
        );
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
        let crosses = |((ax, ay), (bx, by)): ((f64, f64), (f64, f64))| {
            (ay > y) != (by > y) && x < ax + (y - ay) / (by - ay) * (bx - ax)
        };
        self.lines().filter(|&line| crosses(line)).count() % 2 == 1
    }

    fn touches_line(&self, here: Box) -> bool {
        self.lines().any(|(a, b)| clip(a, b, here).is_some())
    }

    fn lines(&self) -> impl Iterator<Item = ((f64, f64), (f64, f64))> + '_ {
        self.rings.iter().flat_map(|ring| {
            ring.iter()
                .copied()
                .zip(ring.iter().copied().cycle().skip(1))
        })
    }
}
