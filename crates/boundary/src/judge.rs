//! The judgement of a boundary.

use crate::MAX_POINTS;
use crate::area::{convex_hull_m2, ellipsoid_area_m2, planar_area_m2};
use crate::nesting::Nesting;
use crate::problem::{Problem, ProblemCode, Severity};
use crate::reference::{FALSE_EASTING, PREFIX_UNIT, ReferenceSystem};
use crate::ring::{CornerPoint, Orientation, Ring, RingRole, Side};
use crate::{place, topology};

/// A box in projected coordinates, metres, with the zone prefix in Y.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Extent {
    /// Least X (north).
    pub x_min: f64,
    /// Greatest X.
    pub x_max: f64,
    /// Least Y (east).
    pub y_min: f64,
    /// Greatest Y.
    pub y_max: f64,
}

/// How far the computed area may lie from the declared one. Both limits are compiled, not official (RULES §10).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Tolerance {
    /// Up to this difference they agree, km². Default 0.0001: one unit of the last decimal printed.
    pub agree_km2: f64,
    /// Up to this difference they differ but are not wrong, percent of the declared area. Default 0.5.
    pub differ_pct: f64,
}

impl Default for Tolerance {
    fn default() -> Tolerance {
        Tolerance {
            agree_km2: 0.0001,
            differ_pct: 0.5,
        }
    }
}

/// What is asked about a boundary.
#[derive(Clone, Copy, Debug, Default)]
pub struct Question<'a> {
    /// The rings, see [`Ring`] for how several are read.
    pub rings: &'a [Ring],
    /// The reference system the user has confirmed. Without it there is no ellipsoid area.
    pub reference: Option<ReferenceSystem>,
    /// The area on the licence (证载面积), km².
    pub declared_km2: Option<f64>,
    /// Where the points should be.
    pub district: Option<Extent>,
    /// Limits of the comparison.
    pub tolerance: Tolerance,
}

/// The verdict in one word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grade {
    /// Green: computed and declared area agree.
    Agrees,
    /// Amber: they differ a little.
    Differs,
    /// Red: they differ too much.
    Wrong,
    /// A problem blocks: no area is stated (坐标待核).
    Blocked,
    /// No points, no reference system, or no declared area: nothing to compare yet.
    Incomplete,
}

/// The judgement of one boundary. Nothing in it is rounded unless it says so.
#[derive(Clone, Debug, PartialEq)]
pub struct Judgement {
    /// The verdict.
    pub grade: Grade,
    /// All problems found, in order of examination.
    pub problems: Vec<Problem>,
    /// The legal area, on the datum's ellipsoid (椭球面积), m². Absent when blocked or without reference system.
    pub ellipsoid_m2: Option<f64>,
    /// The area in the plane of projection (平面面积), m², for comparison. Absent when blocked.
    pub planar_m2: Option<f64>,
    /// The declared area as asked, km².
    pub declared_km2: Option<f64>,
    /// Ellipsoid area − declared area, km², both rounded to four decimals first.
    pub difference_km2: Option<f64>,
    /// That difference in percent of the declared area.
    pub difference_pct: Option<f64>,
    /// Direction of the first ring. Absent when blocked.
    pub orientation: Option<Orientation>,
    /// Every ring by itself. Empty when blocked.
    pub rings: Vec<RingMeasure>,
    /// Perimeter of all rings in the plane (周长), metres. Absent when points do not share a plane.
    pub perimeter_m: Option<f64>,
    /// The sides of all rings. Empty when points do not share a plane.
    pub sides: Vec<Side>,
    /// Planar area of the convex hull of all points (凸包面积), m². Absent when points do not share a plane.
    pub hull_m2: Option<f64>,
    /// Whether some order of these points could enclose the declared area. `Some(false)`: points are missing.
    pub can_enclose_declared: Option<bool>,
}

/// One ring by itself.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RingMeasure {
    /// Whether it counts as an area or as a deduction, by where it lies.
    pub role: RingRole,
    /// The ring around it, if any: the smallest one.
    pub within: Option<usize>,
    /// Its direction.
    pub orientation: Orientation,
    /// Its own area on the ellipsoid (椭球面积), m², positive, nothing deducted. Absent without reference system.
    pub ellipsoid_m2: Option<f64>,
    /// Its own area in the plane (平面面积), m², positive.
    pub planar_m2: f64,
    /// Its perimeter in the plane (周长), metres.
    pub perimeter_m: f64,
}

impl Judgement {
    /// Whether no area can be stated.
    pub fn is_blocked(&self) -> bool {
        self.grade == Grade::Blocked
    }

    /// Whether points do not lie where their numbers say (see [`Problem::is_of_place`]).
    pub fn is_misplaced(&self) -> bool {
        self.problems.iter().any(Problem::is_of_place)
    }
}

/// Judges a boundary. Never panics, never repairs, reports all it finds.
pub fn judge(question: &Question) -> Judgement {
    let mut judgement = Judgement {
        grade: Grade::Incomplete,
        problems: Vec::new(),
        ellipsoid_m2: None,
        planar_m2: None,
        declared_km2: question.declared_km2,
        difference_km2: None,
        difference_pct: None,
        orientation: None,
        rings: Vec::new(),
        perimeter_m: None,
        sides: Vec::new(),
        hull_m2: None,
        can_enclose_declared: None,
    };
    let count: usize = question.rings.iter().map(|ring| ring.points.len()).sum();
    if count > MAX_POINTS {
        let problem = Problem::new(ProblemCode::TooManyPoints, Severity::Blocks, 0);
        judgement
            .problems
            .push(problem.found(count as f64).expected(MAX_POINTS as f64));
        judgement.grade = Grade::Blocked;
        return judgement;
    }
    if count > 0 {
        examine(question, &mut judgement);
    }
    judgement
}

fn examine(question: &Question, judgement: &mut Judgement) {
    let problems = &mut judgement.problems;
    let rings: Vec<&[CornerPoint]> = question.rings.iter().map(Ring::open_points).collect();
    for (index, (given, open)) in question.rings.iter().zip(&rings).enumerate() {
        if let Some(closing) = given.points.get(open.len()) {
            let note = Problem::new(ProblemCode::ClosingPointDropped, Severity::Notes, index);
            problems.push(note.points(vec![open.len()]).at(closing.x, closing.y));
        }
    }
    let place = place::check(&rings, question);
    problems.extend(place.problems);
    let bare: Vec<Vec<(f64, f64)>> = rings
        .iter()
        .map(|ring| ring.iter().map(|point| (point.x, point.y)).collect())
        .collect();
    for (index, ring) in bare.iter().enumerate() {
        too_few(index, ring, problems);
    }
    let declared = question.declared_km2.filter(|&declared| {
        let plausible = declared.is_finite() && declared > 0.0;
        if !plausible {
            problems.push(
                Problem::new(ProblemCode::DeclaredImplausible, Severity::Warns, 0).found(declared),
            );
        }
        plausible
    });
    if let Some(reference) = question.reference.filter(|reference| !reference.is_known()) {
        problems
            .push(Problem::new(ProblemCode::ZoneUnknown, Severity::Warns, 0).found(reference.zone));
    }
    let mut touches = Vec::new();
    if place.comparable {
        let (met, points) = topology::check(&bare);
        problems.extend(met);
        touches = points;
        judgement.sides = bare
            .iter()
            .enumerate()
            .flat_map(|(index, ring)| sides(index, ring))
            .collect();
        judgement.perimeter_m = Some(judgement.sides.iter().map(|side| side.length_m).sum());
        hull(&bare, declared, question.tolerance, judgement);
    }
    let blocked = |judgement: &Judgement| {
        let mut severities = judgement.problems.iter().map(|problem| problem.severity);
        severities.any(|severity| severity == Severity::Blocks)
    };
    if blocked(judgement) {
        judgement.grade = Grade::Blocked;
        return;
    }
    let nesting = Nesting::of(&bare);
    nesting.check(question.rings, &mut judgement.problems);
    nesting.divided(&touches, &mut judgement.problems);
    if blocked(judgement) {
        judgement.grade = Grade::Blocked;
        return;
    }
    let meridian = place
        .prefix
        .map(|prefix| f64::from(prefix) * PREFIX_UNIT + FALSE_EASTING);
    let reference = question.reference.filter(|reference| reference.is_known());
    let on_ellipsoid = |ring: &[(f64, f64)]| {
        let (reference, meridian) = reference.zip(meridian)?;
        let ring: Vec<_> = ring.iter().map(|&(x, y)| (x, y - meridian)).collect();
        Some(ellipsoid_area_m2(&ring, reference.datum.ellipsoid()).abs())
    };
    let mut perimeters = vec![0.0; bare.len()];
    for side in &judgement.sides {
        perimeters[side.ring] += side.length_m;
    }
    let measures: Vec<RingMeasure> = bare
        .iter()
        .enumerate()
        .map(|(index, ring)| {
            let signed = planar_area_m2(ring);
            RingMeasure {
                role: nesting.role(index),
                within: nesting.within(index),
                orientation: if signed > 0.0 {
                    Orientation::CounterClockwise
                } else {
                    Orientation::Clockwise
                },
                ellipsoid_m2: on_ellipsoid(ring),
                planar_m2: signed.abs(),
                perimeter_m: perimeters[index],
            }
        })
        .collect();
    let signs = measures.iter().map(|measure| match measure.role {
        RingRole::Part => 1.0,
        RingRole::Hole => -1.0,
    });
    let total = |area: fn(&RingMeasure) -> Option<f64>| {
        let areas = measures.iter().zip(signs.clone());
        areas
            .map(|(measure, sign)| area(measure).map(|area| area * sign))
            .sum::<Option<f64>>()
    };
    judgement.planar_m2 = total(|measure| Some(measure.planar_m2));
    judgement.ellipsoid_m2 = total(|measure| measure.ellipsoid_m2);
    judgement.orientation = measures.first().map(|measure| measure.orientation);
    judgement.rings = measures;
    compare(declared, question.tolerance, judgement);
}

fn too_few(index: usize, ring: &[(f64, f64)], problems: &mut Vec<Problem>) {
    let mut distinct: Vec<(f64, f64)> = Vec::new();
    for &point in ring {
        if distinct.len() < 3 && !distinct.contains(&point) {
            distinct.push(point);
        }
    }
    if distinct.len() < 3 && (index == 0 || !ring.is_empty()) {
        let problem = Problem::new(ProblemCode::TooFewPoints, Severity::Blocks, index);
        problems.push(
            problem
                .points((0..ring.len()).collect())
                .found(distinct.len() as f64)
                .expected(3.0),
        );
    }
}

fn sides(ring: usize, points: &[(f64, f64)]) -> Vec<Side> {
    let n = points.len();
    let side = |from: usize| {
        let to = (from + 1) % n;
        let (north, east) = (points[to].0 - points[from].0, points[to].1 - points[from].1);
        let degrees = east.atan2(north).to_degrees();
        let azimuth_deg = if degrees < 0.0 {
            degrees + 360.0
        } else {
            degrees
        };
        Side {
            ring,
            from,
            to,
            length_m: north.hypot(east),
            azimuth_deg,
        }
    };
    if n < 2 {
        Vec::new()
    } else {
        (0..n).map(side).collect()
    }
}

/// Whether the points can enclose the declared area at all, in any order.
fn hull(
    rings: &[Vec<(f64, f64)>],
    declared: Option<f64>,
    tolerance: Tolerance,
    judgement: &mut Judgement,
) {
    let hull = convex_hull_m2(&rings.concat());
    judgement.hull_m2 = Some(hull);
    let too_few = |problem: &Problem| problem.code == ProblemCode::TooFewPoints;
    if judgement.problems.iter().any(too_few) {
        return;
    }
    judgement.can_enclose_declared = declared.map(|declared| {
        let slack = (declared * tolerance.differ_pct / 100.0).max(tolerance.agree_km2);
        hull / 1e6 + slack >= declared
    });
    if let (Some(declared), Some(false)) = (declared, judgement.can_enclose_declared) {
        let problem = Problem::new(ProblemCode::HullSmallerThanDeclared, Severity::Warns, 0);
        judgement
            .problems
            .push(problem.found(hull / 1e6).expected(declared));
    }
}

/// Compares in units of the fourth decimal, 100 m², as the areas are printed.
fn compare(declared: Option<f64>, tolerance: Tolerance, judgement: &mut Judgement) {
    let (Some(declared), Some(computed)) = (declared, judgement.ellipsoid_m2) else {
        return;
    };
    let difference = ((computed / 100.0).round() - (declared * 1e4).round()) / 1e4;
    let percent = difference / declared * 100.0;
    judgement.difference_km2 = Some(difference);
    judgement.difference_pct = Some(percent);
    judgement.grade = if difference.abs() <= tolerance.agree_km2 + 1e-9 {
        Grade::Agrees
    } else if percent.abs() <= tolerance.differ_pct {
        Grade::Differs
    } else {
        Grade::Wrong
    };
}
