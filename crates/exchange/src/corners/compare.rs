//! A boundary held against others: overlaps, gaps, shared sides. Datums are never mixed.

use boundary::{Question, ReferenceSystem, Ring, RingRole, judge};
use draft::boundary_file::BoundaryFile;
use draft::neighbours::{
    Blocked, Neighbour, NeighbourAnswer, NeighbourQuestion, Piece, Refused, Shared,
};
use geo::{Area, BooleanOps, Centroid, Coord, InteriorPoint, LineString, MultiPolygon, Polygon};

use super::system;

/// The most pairs of sides that are looked at. (Compiled.)
const MAX_PAIRS: usize = 50_000_000;
/// The most pieces and shared sides that are listed. (Compiled.)
const LISTED: usize = 200;
/// Pieces below this area are noise of the arithmetic, m². (Compiled.)
const NOISE_M2: f64 = 1e-3;

/// Answers for every other boundary.
pub fn compare(question: &NeighbourQuestion) -> NeighbourAnswer {
    let own = Side::of(&question.own);
    let tolerance = question.tolerance_m;
    let tolerance = if tolerance.is_finite() && tolerance >= 0.0 {
        tolerance.min(100.0)
    } else {
        draft::neighbours::TOLERANCE_M
    };
    let answer = |other: &draft::neighbours::Other| {
        let mut neighbour = Neighbour {
            name: other.name.clone(),
            ..Neighbour::default()
        };
        if let Err(refused) = between(&own, &other.file, tolerance, &mut neighbour) {
            neighbour.refused = Some(refused);
        }
        neighbour
    };
    NeighbourAnswer {
        others: question.others.iter().map(answer).collect(),
    }
}

/// One of two boundaries, in the plane.
struct Side {
    rings: Vec<Ring>,
    reference: Option<ReferenceSystem>,
    readable: bool,
    /// Its area, or nothing when it does not stand.
    area: Option<MultiPolygon>,
}

impl Side {
    fn of(file: &BoundaryFile) -> Side {
        let reading = system::table(file).read();
        let rings = reading.placed.rings;
        let readable =
            reading.problems.is_empty() && rings.iter().any(|ring| !ring.points.is_empty());
        Side {
            area: readable.then(|| area(&rings)).flatten(),
            rings,
            reference: reading.placed.reference,
            readable,
        }
    }

    /// The same points in another zone of the same datum.
    fn into_zone(self, zone: ReferenceSystem) -> Side {
        let Some(own) = self
            .reference
            .filter(|own| (own.width, own.zone) != (zone.width, zone.zone))
        else {
            return self;
        };
        let mut rings = self.rings;
        for point in rings.iter_mut().flat_map(|ring| &mut ring.points) {
            let (latitude, longitude) = own.to_degrees(point.x, point.y);
            (point.x, point.y) = zone.to_plane(latitude, longitude);
        }
        Side {
            area: area(&rings),
            rings,
            reference: Some(zone),
            readable: self.readable,
        }
    }

    fn lines(&self) -> Vec<Line> {
        let mut lines = Vec::new();
        for (ring, points) in self.rings.iter().enumerate() {
            let points = points.open_points();
            for from in 0..points.len() {
                let to = (from + 1) % points.len();
                let at = |index: usize| (points[index].x, points[index].y);
                lines.push(Line {
                    ring,
                    from,
                    to,
                    a: at(from),
                    b: at(to),
                });
            }
        }
        lines
    }
}

/// The area of rings that stand: parts with their holes.
fn area(rings: &[Ring]) -> Option<MultiPolygon> {
    let judgement = judge(&Question {
        rings,
        ..Question::default()
    });
    if judgement.is_blocked() || judgement.rings.len() != rings.len() {
        return None;
    }
    let line = |ring: &Ring| {
        let points = ring.open_points().iter();
        LineString(points.map(|p| Coord { x: p.y, y: p.x }).collect())
    };
    let measures = judgement.rings.iter().enumerate();
    let parts = measures
        .clone()
        .filter(|(_, measure)| measure.role == RingRole::Part);
    let polygons = parts.map(|(part, _)| {
        let holes = measures
            .clone()
            .filter(|(_, measure)| measure.role == RingRole::Hole && measure.within == Some(part));
        Polygon::new(
            line(&rings[part]),
            holes.map(|(hole, _)| line(&rings[hole])).collect(),
        )
    });
    Some(MultiPolygon(polygons.collect()))
}

fn between(
    own: &Side,
    other: &BoundaryFile,
    tolerance: f64,
    neighbour: &mut Neighbour,
) -> Result<(), Refused> {
    let other = Side::of(other);
    if !own.readable || !other.readable {
        return Err(Refused::Unreadable);
    }
    let own_system = own.reference.ok_or(Refused::OwnSystemUnknown)?;
    let other_system = other.reference.ok_or(Refused::OtherSystemUnknown)?;
    if own_system.datum != other_system.datum {
        return Err(Refused::DifferentDatums);
    }
    let other = other.into_zone(own_system);
    let (own_lines, other_lines) = (own.lines(), other.lines());
    if own_lines.len().saturating_mul(other_lines.len()) > MAX_PAIRS {
        return Err(Refused::TooManyPoints);
    }
    let strips = shared(&own_lines, &other_lines, tolerance, neighbour);
    neighbour.nearest_m = nearest(&own_lines, &other_lines);
    match (&own.area, &other.area) {
        (Some(mine), Some(theirs)) => areas(mine, theirs, &strips, tolerance, neighbour),
        (None, Some(_)) => neighbour.blocked = Some(Blocked::Own),
        (Some(_), None) => neighbour.blocked = Some(Blocked::Other),
        (None, None) => neighbour.blocked = Some(Blocked::Both),
    }
    Ok(())
}

fn areas(
    mine: &MultiPolygon,
    theirs: &MultiPolygon,
    strips: &[Polygon],
    tolerance: f64,
    neighbour: &mut Neighbour,
) {
    let overlaps = pieces(&mine.intersection(theirs));
    neighbour.overlap_m2 = Some(overlaps.iter().map(|piece| piece.area_m2).sum());
    let beyond = overlaps.iter().filter(|piece| piece.width_m > tolerance);
    neighbour.overlap_beyond_tolerance_m2 = Some(beyond.map(|piece| piece.area_m2).sum());
    let mut between = MultiPolygon(Vec::new());
    for strip in strips
        .iter()
        .filter(|strip| strip.unsigned_area() > NOISE_M2)
    {
        between = between.union(strip);
    }
    let gaps = pieces(&between.difference(mine).difference(theirs));
    neighbour.gap_m2 = Some(gaps.iter().map(|piece| piece.area_m2).sum());
    (neighbour.overlaps, neighbour.gaps) = (overlaps, gaps);
    neighbour.overlaps.truncate(LISTED);
    neighbour.gaps.truncate(LISTED);
}

/// The pieces of an area, the largest first.
fn pieces(area: &MultiPolygon) -> Vec<Piece> {
    let piece = |polygon: &Polygon| {
        let size = polygon.unsigned_area();
        let rings = std::iter::once(polygon.exterior()).chain(polygon.interiors());
        let perimeter: f64 = rings
            .flat_map(LineString::lines)
            .map(|line| line.dx().hypot(line.dy()))
            .sum();
        let inside = polygon.interior_point().or_else(|| polygon.centroid())?;
        (size > NOISE_M2).then_some(Piece {
            area_m2: size,
            width_m: 2.0 * size / perimeter,
            at: (inside.y(), inside.x()),
        })
    };
    let mut pieces: Vec<Piece> = area.iter().filter_map(piece).collect();
    pieces.sort_by(|a, b| b.area_m2.total_cmp(&a.area_m2));
    pieces
}

/// A side with its place in its ring; X north, Y east.
struct Line {
    ring: usize,
    from: usize,
    to: usize,
    a: (f64, f64),
    b: (f64, f64),
}

impl Line {
    fn length(&self) -> f64 {
        (self.b.0 - self.a.0).hypot(self.b.1 - self.a.1)
    }

    /// Whether the boxes of two sides come within a distance of each other.
    fn near(&self, other: &Line, distance: f64) -> bool {
        let apart = |a: f64, b: f64, c: f64, d: f64| {
            a.min(b) > c.max(d) + distance || c.min(d) > a.max(b) + distance
        };
        !apart(self.a.0, self.b.0, other.a.0, other.b.0)
            && !apart(self.a.1, self.b.1, other.a.1, other.b.1)
    }

    /// A point by how far it is along this side and how far to its left, metres.
    fn along(&self, p: (f64, f64)) -> (f64, f64) {
        let length = self.length();
        let (u, v) = (
            (self.b.0 - self.a.0) / length,
            (self.b.1 - self.a.1) / length,
        );
        let (x, y) = (p.0 - self.a.0, p.1 - self.a.1);
        (x * u + y * v, x * v - y * u)
    }

    fn distance_to_point(&self, p: (f64, f64)) -> f64 {
        let length = self.length();
        if length == 0.0 {
            return (p.0 - self.a.0).hypot(p.1 - self.a.1);
        }
        let (along, aside) = self.along(p);
        (along - along.clamp(0.0, length)).hypot(aside)
    }
}

/// Lists the sides that run along each other within the tolerance; the strips between them.
fn shared(own: &[Line], other: &[Line], tolerance: f64, neighbour: &mut Neighbour) -> Vec<Polygon> {
    let mut strips = Vec::new();
    for mine in own.iter().filter(|line| line.length() > 0.0) {
        for theirs in other.iter().filter(|theirs| mine.near(theirs, tolerance)) {
            let length = mine.length();
            let ((s, left_s), (t, left_t)) = (mine.along(theirs.a), mine.along(theirs.b));
            // Sides that stand across one's own have no direction along it.
            if (t - s).abs() < 1e-9 {
                continue;
            }
            let aside = |at: f64| left_s + (left_t - left_s) * (at - s) / (t - s);
            let (start, end) = (s.min(t).max(0.0), s.max(t).min(length));
            let (first, last) = (aside(start), aside(end));
            // Shorter than the lines are wide apart is a corner, not a line.
            if end - start <= 2.0 * tolerance || first.abs().max(last.abs()) > tolerance {
                continue;
            }
            let crosses = first * last < 0.0;
            neighbour.shared_m += end - start;
            if neighbour.shared.len() < LISTED {
                neighbour.shared.push(Shared {
                    ring: mine.ring,
                    from: mine.from,
                    to: mine.to,
                    other_ring: theirs.ring,
                    other_from: theirs.from,
                    other_to: theirs.to,
                    length_m: end - start,
                    least_m: if crosses {
                        0.0
                    } else {
                        first.abs().min(last.abs())
                    },
                    greatest_m: first.abs().max(last.abs()),
                });
            }
            strips.extend(strip(mine, (start, end), (first, last)));
        }
    }
    strips
}

/// The ground between a piece of a side and the line beside it: a quadrilateral, or two triangles where they cross.
fn strip(line: &Line, (start, end): (f64, f64), (first, last): (f64, f64)) -> Vec<Polygon> {
    let length = line.length();
    let (u, v) = (
        (line.b.0 - line.a.0) / length,
        (line.b.1 - line.a.1) / length,
    );
    let at = |along: f64, aside: f64| Coord {
        x: line.a.1 + along * v - aside * u,
        y: line.a.0 + along * u + aside * v,
    };
    let polygon = |corners: Vec<Coord>| Polygon::new(LineString(corners), Vec::new());
    if first * last < 0.0 {
        let middle = start + (end - start) * first / (first - last);
        vec![
            polygon(vec![at(start, 0.0), at(middle, 0.0), at(start, first)]),
            polygon(vec![at(middle, 0.0), at(end, 0.0), at(end, last)]),
        ]
    } else {
        vec![polygon(vec![
            at(start, 0.0),
            at(end, 0.0),
            at(end, last),
            at(start, first),
        ])]
    }
}

/// The least distance between two sets of sides.
fn nearest(own: &[Line], other: &[Line]) -> Option<f64> {
    let mut least = f64::INFINITY;
    for mine in own {
        for theirs in other {
            if !mine.near(theirs, least) {
                continue;
            }
            let ends = [
                mine.distance_to_point(theirs.a),
                mine.distance_to_point(theirs.b),
                theirs.distance_to_point(mine.a),
                theirs.distance_to_point(mine.b),
            ];
            let apart = ends.into_iter().fold(f64::INFINITY, f64::min);
            least = least.min(if cross(mine, theirs) { 0.0 } else { apart });
            if least == 0.0 {
                return Some(0.0);
            }
        }
    }
    least.is_finite().then_some(least)
}

fn cross(a: &Line, b: &Line) -> bool {
    let side = |line: &Line, p: (f64, f64)| {
        (line.b.0 - line.a.0) * (p.1 - line.a.1) - (line.b.1 - line.a.1) * (p.0 - line.a.0)
    };
    side(a, b.a) * side(a, b.b) < 0.0 && side(b, a.a) * side(b, a.b) < 0.0
}
