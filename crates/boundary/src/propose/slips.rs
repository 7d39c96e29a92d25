//! Slips of the pen in one point: digits and order. Each is tried in constant time by what it does to the shoelace sum;
//! the few that then fit are judged in full.

use super::whole::{cell, with};
use super::{Against, MOST_POINTS, Slip, Step, Tried};
use crate::nesting::Nesting;
use crate::reference::{FALSE_EASTING, PREFIX_UNIT, ReferenceSystem};
use crate::ring::RingRole;
use crate::rows::{Field, half_width, number};
use crate::table::Table;
use canon::sort_by;

/// The most candidates of one search that are judged in full, for rings of a few points; fewer for longer ones.
/// (Compiled.)
const JUDGED: usize = 160;
/// Points times full judgements of one search. (Compiled.)
const WORK: usize = 40_000;
/// How far the quick area may be off, as a part of the declared one: the scale is taken at one place of the ring.
const QUICK: f64 = 1e-4;

/// A change that fits by the quick area.
struct Candidate {
    slip: Slip,
    step: Step,
    /// By how much its quick area misses the declared one, m².
    off: f64,
}

/// Searches one reading of the table; whether every slip was tried.
pub(super) fn search(base: &Tried, against: &Against, found: &mut Vec<Tried>) -> bool {
    let rings = &base.reading.placed.rings;
    let count: usize = rings.iter().map(|ring| ring.points.len()).sum();
    let Some(declared) = against.declared_km2.map(|km2| km2 * 1e6) else {
        return true;
    };
    let mut candidates = Vec::new();
    for ring in 0..rings.len() {
        if let Some(pen) = Pen::new(base, ring, declared, against) {
            pen.removals(&mut candidates);
            if count <= MOST_POINTS {
                pen.digits(&mut candidates);
                pen.moves(&mut candidates);
            }
        }
    }
    // The closest first, the order of slips among equals.
    sort_by(&mut candidates, |a, b| {
        a.off.total_cmp(&b.off).then(a.slip.cmp(&b.slip))
    });
    let most = (WORK / count.max(1)).clamp(4, JUDGED);
    let all = candidates.len() <= most && count <= MOST_POINTS;
    for candidate in candidates.into_iter().take(most) {
        if let Some(table) = applied(&base.table, &candidate.step) {
            let tried = base.then(table, candidate.slip, vec![candidate.step], against);
            if tried.explains_one() {
                found.push(tried);
            }
        }
    }
    all
}

/// One ring in the plane, with what a change of its area would have to come to.
struct Pen<'a> {
    base: &'a Tried,
    ring: usize,
    /// X and Y from the ring's first point, metres.
    points: Vec<(f64, f64)>,
    origin: (f64, f64),
    /// Signed planar area, m².
    area: f64,
    /// What the ring's planar area has to be, m², and how far off it may be.
    wanted: f64,
    slack: f64,
    system: Option<ReferenceSystem>,
}

impl<'a> Pen<'a> {
    fn new(base: &'a Tried, ring: usize, declared: f64, against: &Against) -> Option<Pen<'a>> {
        let placed = &base.reading.placed;
        let bare: Vec<Vec<(f64, f64)>> = placed
            .rings
            .iter()
            .map(|ring| ring.points.iter().map(|p| (p.x, p.y)).collect())
            .collect();
        let all_finite = bare
            .iter()
            .flatten()
            .all(|p| p.0.is_finite() && p.1.is_finite());
        if !all_finite || bare[ring].len() < 3 {
            return None;
        }
        // From the middle easting: one wild point does not move it.
        let mut eastings: Vec<f64> = bare[ring]
            .iter()
            .map(|p| p.1.rem_euclid(PREFIX_UNIT))
            .collect();
        sort_by(&mut eastings, f64::total_cmp);
        let from_meridian = eastings[eastings.len() / 2] - FALSE_EASTING;
        let ellipsoid_per_planar = 1.0 / (1.0 + (from_meridian / EARTH_RADIUS).powi(2));
        let nesting = Nesting::of(&bare);
        let role = |index: usize| match placed.rings[index].role.unwrap_or(nesting.role(index)) {
            RingRole::Part => 1.0,
            RingRole::Hole => -1.0,
        };
        let others: f64 = (0..bare.len())
            .filter(|&other| other != ring)
            .map(|other| role(other) * crate::planar_area_m2(&bare[other]).abs())
            .sum();
        let origin = bare[ring][0];
        let points: Vec<(f64, f64)> = bare[ring]
            .iter()
            .map(|p| (p.0 - origin.0, p.1 - origin.1))
            .collect();
        Some(Pen {
            base,
            ring,
            area: crate::planar_area_m2(&points),
            points,
            origin,
            wanted: (declared / ellipsoid_per_planar - others) * role(ring),
            slack: (against.tolerance.agree_km2 + 0.00005) * 1e6 + declared * QUICK,
            system: placed.reference,
        })
    }

    fn at(&self, index: usize) -> (f64, f64) {
        self.points[index % self.points.len()]
    }

    fn before(&self, index: usize) -> (f64, f64) {
        self.at(index + self.points.len() - 1)
    }

    fn offer(
        &self,
        area: f64,
        slip: Slip,
        candidates: &mut Vec<Candidate>,
        step: impl FnOnce() -> Step,
    ) {
        let off = (area.abs() - self.wanted).abs();
        // What changes nothing explains nothing.
        if off <= self.slack {
            candidates.push(Candidate {
                slip,
                step: step(),
                off,
            });
        }
    }

    /// Row of a point.
    fn row(&self, point: usize) -> usize {
        self.base.reading.rows[self.ring][point]
    }

    /// One digit another one, or two adjacent digits exchanged, in every cell.
    fn digits(&self, candidates: &mut Vec<Candidate>) {
        for point in 0..self.points.len() {
            let cells = &self.base.table.rings[self.ring].rows[self.row(point)];
            for field in [Field::X, Field::Y] {
                let text = cell(cells, field);
                let mut try_text = |after: String, slip| {
                    let Some(place) =
                        number(&after).and_then(|value| self.place(point, field, value))
                    else {
                        return;
                    };
                    let (before, after_it) = (self.before(point), self.at(point + 1));
                    let change =
                        corner(before, place, after_it) - corner(before, self.at(point), after_it);
                    let step = || Step::SetCell {
                        ring: self.ring,
                        row: self.row(point),
                        field,
                        before: text.to_owned(),
                        after,
                    };
                    self.offer(self.area + change, slip, candidates, step);
                };
                let places: Vec<(usize, char)> = text
                    .char_indices()
                    .filter(|(_, c)| half_width(*c).is_ascii_digit())
                    .collect();
                for &(at, digit) in &places {
                    for other in ('0'..='9').filter(|&other| other != half_width(digit)) {
                        let behind = &text[at + digit.len_utf8()..];
                        try_text(format!("{}{other}{behind}", &text[..at]), Slip::DigitWrong);
                    }
                }
                for pair in places.windows(2) {
                    let [(at, first), (next, second)] = [pair[0], pair[1]];
                    if half_width(first) != half_width(second) {
                        let between = &text[at + first.len_utf8()..next];
                        let behind = &text[next + second.len_utf8()..];
                        let after = format!("{}{second}{between}{first}{behind}", &text[..at]);
                        try_text(after, Slip::DigitsTransposed);
                    }
                }
            }
        }
    }

    /// Where a point comes to lie when one of its cells is another number.
    fn place(&self, point: usize, field: Field, value: f64) -> Option<(f64, f64)> {
        let cells = &self.base.table.rings[self.ring].rows[self.row(point)];
        let (x, y) = match field {
            Field::X => (value, number(&cells.y)?),
            Field::Y => (number(&cells.x)?, value),
        };
        let (x, y) = if crate::plane::is_degrees(x, y) {
            self.system?.to_plane(x, y)
        } else {
            (x, y)
        };
        Some((x - self.origin.0, y - self.origin.1))
    }

    /// A point elsewhere in the list.
    fn moves(&self, candidates: &mut Vec<Candidate>) {
        let n = self.points.len();
        if n < 4 {
            return;
        }
        for point in 0..n {
            let here = self.at(point);
            let without = self.area - corner(self.before(point), here, self.at(point + 1));
            for behind in (0..n).filter(|&behind| behind != point && (behind + 1) % n != point) {
                let area = without + corner(self.at(behind), here, self.at(behind + 1));
                let step = || Step::MoveRow {
                    ring: self.ring,
                    row: self.row(point),
                    behind: self.row(behind),
                };
                self.offer(area, Slip::PointMoved, candidates, step);
            }
        }
    }

    /// A repeated point left out; a last point that was to repeat the first.
    fn removals(&self, candidates: &mut Vec<Candidate>) {
        let n = self.points.len();
        if n < 4 {
            return;
        }
        let mut remove = |point: usize, slip| {
            let change = corner(self.before(point), self.at(point), self.at(point + 1));
            let step = || Step::RemoveRow {
                ring: self.ring,
                row: self.row(point),
            };
            self.offer(self.area - change, slip, candidates, step);
        };
        let mut order: Vec<usize> = (0..n).collect();
        sort_by(&mut order, |&a, &b| {
            let (p, q) = (self.points[a], self.points[b]);
            p.0.total_cmp(&q.0)
                .then(p.1.total_cmp(&q.1))
                .then(a.cmp(&b))
        });
        for pair in order
            .chunk_by(|&a, &b| self.points[a] == self.points[b])
            .filter(|g| g.len() > 1)
        {
            pair.iter()
                .for_each(|&point| remove(point, Slip::PointRepeated));
        }
        let (first, last) = (self.points[0], self.points[n - 1]);
        if (first.0 == last.0) != (first.1 == last.1) {
            remove(n - 1, Slip::ClosingPoint);
        }
    }
}

/// Mean radius of curvature in China, metres, near enough to scale a planar area.
const EARTH_RADIUS: f64 = 6_378_000.0;

/// What a corner b between a and c adds to the signed area.
fn corner(a: (f64, f64), b: (f64, f64), c: (f64, f64)) -> f64 {
    ((b.1 - a.1) * (c.0 - a.0) - (c.1 - a.1) * (b.0 - a.0)) / 2.0
}

/// The table with one step of this module done.
fn applied(table: &Table, step: &Step) -> Option<Table> {
    let mut table = table.clone();
    match step {
        Step::SetCell {
            ring,
            row,
            field,
            after,
            ..
        } => {
            let cells = table.rings.get_mut(*ring)?.rows.get_mut(*row)?;
            *cells = with(cells, *field, after.clone());
        }
        Step::MoveRow { ring, row, behind } => {
            let rows = &mut table.rings.get_mut(*ring)?.rows;
            let moved = rows.remove(*row);
            let behind = if behind > row { behind - 1 } else { *behind };
            rows.insert(behind + 1, moved);
        }
        Step::RemoveRow { ring, row } => {
            table.rings.get_mut(*ring)?.rows.remove(*row);
        }
        Step::SwapAxes { .. } | Step::SetZone { .. } => return None,
    }
    Some(table)
}
