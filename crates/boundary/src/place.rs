//! Whether the coordinates are where they should be: axes, zone prefix, zone, district.

use crate::judge::{Extent, Question};
use crate::plane::is_degrees_swapped;
use crate::problem::{Problem, ProblemCode, Severity};
use crate::reference::{FALSE_EASTING, PREFIX_UNIT, ReferenceSystem, ZoneWidth, prefix_of};
use crate::ring::CornerPoint;

/// Northings of China from the Zengmu reef to the Amur, metres, generously. (Compiled.)
const X_RANGE: std::ops::RangeInclusive<f64> = 300_000.0..=6_300_000.0;
/// Farthest a point of a 3° zone can be from its meridian in China, metres, with some overlap. (Compiled.)
const THREE_DEGREE_REACH: f64 = 190_000.0;
/// The same for a 6° zone. (Compiled.)
const SIX_DEGREE_REACH: f64 = 360_000.0;

/// How one point's numbers read.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reading {
    Prefixed(u8),
    Unprefixed,
    Swapped,
    Implausible,
}

fn read(point: &CornerPoint) -> Reading {
    Reading::of(point.x, point.y)
}

impl Reading {
    pub(crate) fn of(x: f64, y: f64) -> Reading {
        let unprefixed = |y| (0.0..PREFIX_UNIT).contains(&y);
        match prefix_of(y) {
            Some(prefix) if X_RANGE.contains(&x) => Reading::Prefixed(prefix),
            None if X_RANGE.contains(&x) && unprefixed(y) => Reading::Unprefixed,
            _ if X_RANGE.contains(&y) && (prefix_of(x).is_some() || unprefixed(x)) => {
                Reading::Swapped
            }
            _ if is_degrees_swapped(x, y) => Reading::Swapped,
            _ => Reading::Implausible,
        }
    }
}

/// What the coordinates say about their place.
pub(crate) struct Place {
    pub(crate) problems: Vec<Problem>,
    /// Whether all points read the same way, so that their shape means something.
    pub(crate) comparable: bool,
    /// The prefix all points share.
    pub(crate) prefix: Option<u8>,
}

pub(crate) fn check(rings: &[&[CornerPoint]], question: &Question) -> Place {
    let readings: Vec<Vec<Reading>> = rings
        .iter()
        .map(|ring| ring.iter().map(read).collect())
        .collect();
    let all = || readings.iter().flatten().copied();
    let usual = most_common(all());
    let mixed = all().any(|reading| {
        matches!(reading, Reading::Prefixed(_)) && Some(reading) != usual.map(Reading::Prefixed)
    });
    let first = all().next();
    let comparable =
        !all().any(|reading| reading == Reading::Implausible || Some(reading) != first);
    let mut problems = Vec::new();
    for (ring, (points, readings)) in rings.iter().zip(&readings).enumerate() {
        let mut report = |code,
                          severity,
                          which: &dyn Fn(Reading) -> bool,
                          found: Option<u8>,
                          expected: Option<u8>| {
            let indices: Vec<usize> = (0..points.len()).filter(|&i| which(readings[i])).collect();
            if !indices.is_empty() {
                let mut problem = Problem::new(code, severity, ring).points(indices);
                problem.found = found.map(f64::from);
                problem.expected = expected.map(f64::from);
                problems.push(problem);
            }
        };
        let declared = question.reference.map(|reference| reference.zone);
        report(
            ProblemCode::CoordinateImplausible,
            Severity::Blocks,
            &|r| r == Reading::Implausible,
            None,
            None,
        );
        report(
            ProblemCode::AxesSwapped,
            Severity::Blocks,
            &|r| r == Reading::Swapped,
            None,
            None,
        );
        report(
            ProblemCode::ZonePrefixMissing,
            Severity::Blocks,
            &|r| r == Reading::Unprefixed,
            None,
            declared.or(usual),
        );
        if mixed {
            let odd = |r| matches!(r, Reading::Prefixed(prefix) if Some(prefix) != usual);
            report(
                ProblemCode::MixedZonePrefix,
                Severity::Blocks,
                &odd,
                None,
                usual,
            );
        }
        if let Some(usual) = usual
            && let Some((code, severity)) = verdict(usual, question.reference)
        {
            report(
                code,
                severity,
                &|r| r == Reading::Prefixed(usual),
                Some(usual),
                declared,
            );
        }
        problems.extend(outside_zone(ring, points));
        problems.extend(
            question
                .district
                .and_then(|extent| outside_district(ring, points, extent)),
        );
    }
    Place {
        problems,
        comparable,
        prefix: usual.filter(|_| comparable),
    }
}

pub(crate) fn most_common(readings: impl Iterator<Item = Reading>) -> Option<u8> {
    let mut counts = [0usize; 100];
    for reading in readings {
        if let Reading::Prefixed(prefix) = reading {
            counts[usize::from(prefix)] += 1;
        }
    }
    (0u8..100)
        .rev()
        .filter(|&p| counts[usize::from(p)] > 0)
        .max_by_key(|&p| counts[usize::from(p)])
}

/// What is wrong with a prefix under a declared reference system.
fn verdict(prefix: u8, reference: Option<ReferenceSystem>) -> Option<(ProblemCode, Severity)> {
    let wrong = Some((ProblemCode::ZonePrefixWrong, Severity::Blocks));
    let Some(width) = ZoneWidth::of_prefix(prefix) else {
        return wrong;
    };
    let reference = reference?;
    if prefix == reference.zone {
        return None;
    }
    let carried = ReferenceSystem {
        width,
        zone: prefix,
        ..reference
    };
    if carried.width == reference.width
        || carried.central_meridian() != reference.central_meridian()
    {
        return wrong;
    }
    Some(match width {
        ZoneWidth::Six => (ProblemCode::SixDegreePrefix, Severity::Notes),
        ZoneWidth::Three => (ProblemCode::ThreeDegreePrefix, Severity::Notes),
    })
}

fn outside_zone(ring: usize, points: &[CornerPoint]) -> Option<Problem> {
    let (mut indices, mut farthest, mut limit) = (Vec::new(), 0.0f64, 0.0);
    for (index, point) in points.iter().enumerate() {
        let Reading::Prefixed(prefix) = read(point) else {
            continue;
        };
        let reach = match ZoneWidth::of_prefix(prefix) {
            Some(ZoneWidth::Three) => THREE_DEGREE_REACH,
            Some(ZoneWidth::Six) => SIX_DEGREE_REACH,
            None => continue,
        };
        let distance = (point.y - f64::from(prefix) * PREFIX_UNIT - FALSE_EASTING).abs();
        if distance > reach {
            indices.push(index);
            (farthest, limit) = (farthest.max(distance), reach);
        }
    }
    let problem = Problem::new(ProblemCode::OutsideZone, Severity::Warns, ring);
    (!indices.is_empty()).then(|| problem.points(indices).found(farthest).expected(limit))
}

/// Compares easting without prefix, so that an accepted prefix of the other width is no displacement.
fn outside_district(ring: usize, points: &[CornerPoint], extent: Extent) -> Option<Problem> {
    let bare = |y: f64| y - prefix_of(y).map_or(0.0, |prefix| f64::from(prefix) * PREFIX_UNIT);
    let (west, east) = (bare(extent.y_min), bare(extent.y_max));
    let outside = |point: &CornerPoint| {
        let inside = (extent.x_min..=extent.x_max).contains(&point.x)
            && (west..=east).contains(&bare(point.y));
        matches!(read(point), Reading::Prefixed(_) | Reading::Unprefixed) && !inside
    };
    let indices: Vec<usize> = (0..points.len()).filter(|&i| outside(&points[i])).collect();
    let problem = Problem::new(ProblemCode::OutsideDistrict, Severity::Warns, ring);
    (!indices.is_empty()).then(|| problem.points(indices))
}
