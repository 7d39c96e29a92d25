//! What is the same in all formats once the points are read: closing points, holes, units of area.

use boundary::{Orientation, Question, Ring, RingRole, judge};
use draft::boundary_file::{AreaUnit, BoundaryFile, FileCode, FileProblem, FileRing, Parcel};

use super::system;

/// How far a stated area may be from the computed one to tell its unit. (Compiled.)
const UNIT_TOLERANCE: f64 = 0.02;

/// Whether the last point of a ring is its first.
pub(crate) fn is_closed(ring: &FileRing) -> bool {
    let number = |row: &draft::boundary_file::FileRow| {
        let row = boundary::Row {
            label: "",
            x: &row.x,
            y: &row.y,
        };
        boundary::read_points([row])
            .points
            .pop()
            .map(|p| (p.x, p.y))
    };
    let (first, last) = (ring.rows.first(), ring.rows.last());
    let first = first.filter(|_| ring.rows.len() > 3).and_then(number);
    first.is_some() && first == last.and_then(number)
}

/// Takes a closing point off a ring; whether there was one.
pub(crate) fn open(ring: &mut FileRing) -> bool {
    let closed = is_closed(ring);
    if closed {
        ring.rows.pop();
    }
    closed
}

/// Puts the zone prefix in front of every Y, in a file that counts without and says so.
pub(crate) fn add_prefix(file: &mut BoundaryFile, zone: u8) {
    let parcels = file.parcels.iter_mut();
    let rings = parcels.flat_map(|parcel| &mut parcel.rings);
    for row in rings.flat_map(|ring| &mut ring.rows) {
        if let Ok(y) = row.y.parse::<f64>() {
            row.y = with_prefix(y, zone);
        }
    }
    file.problems
        .push(FileProblem::new(FileCode::PrefixAdded).saying(&zone.to_string()));
}

/// A number with the zone prefix, in steps of a tenth of a millimetre, so that the prefix does not lengthen it.
pub(crate) fn with_prefix(y: f64, zone: u8) -> String {
    (((f64::from(zone) * boundary::PREFIX_UNIT + y) * 1e4).round() / 1e4).to_string()
}

/// What can be said of a file's rings when all are read: the unit of each stated area.
pub(crate) fn complete(file: &mut BoundaryFile) {
    let system = file.system.clone();
    let mut problems = Vec::new();
    for parcel in &mut file.parcels {
        let alone = BoundaryFile {
            system: system.clone(),
            parcels: vec![parcel.clone()],
            ..BoundaryFile::default()
        };
        let rings = system::table(&alone).read().placed.rings;
        unit_of_area(parcel, &rings, &mut problems);
    }
    let room = super::LISTED.saturating_sub(file.problems.len());
    file.problems.extend(problems.into_iter().take(room));
}

fn unit_of_area(parcel: &mut Parcel, rings: &[Ring], problems: &mut Vec<FileProblem>) {
    let Some(area) = parcel.area.as_mut() else {
        return;
    };
    let digits: String = area
        .text
        .chars()
        .filter(|c| c.is_ascii_digit() || *c == '.')
        .collect();
    let Some(value) = digits.parse::<f64>().ok().filter(|value| *value > 0.0) else {
        parcel.area = None;
        return;
    };
    let named = [
        ("平方千米", AreaUnit::Km2),
        ("平方公里", AreaUnit::Km2),
        ("km", AreaUnit::Km2),
        ("公顷", AreaUnit::Hm2),
        ("hm", AreaUnit::Hm2),
        ("ha", AreaUnit::Hm2),
        ("亩", AreaUnit::Mu),
        ("平方米", AreaUnit::M2),
        ("m", AreaUnit::M2),
    ];
    let named = named
        .iter()
        .find(|(name, _)| area.text.contains(name))
        .map(|(_, unit)| *unit);
    let computed = judge(&Question {
        rings,
        ..Question::default()
    })
    .planar_m2;
    let told = computed.and_then(|computed| {
        let near = |unit: &AreaUnit| (value * unit.m2() / computed - 1.0).abs() < UNIT_TOLERANCE;
        AreaUnit::ALL.into_iter().find(near)
    });
    area.unit = named.or(told);
    area.km2 = area.unit.map(|unit| value * unit.m2() / 1e6);
    if area.unit.is_none() {
        problems.push(FileProblem::new(FileCode::AreaUnitUnclear).saying(&area.text));
    }
}

/// By where each ring lies: whether it is a hole. `None` where the rings cross, so that nothing can be said.
pub(crate) fn roles(rings: &[Ring]) -> Vec<Option<bool>> {
    let bare: Vec<Ring> = rings
        .iter()
        .map(|ring| Ring::new(ring.points.clone()))
        .collect();
    let judgement = judge(&Question {
        rings: &bare,
        ..Question::default()
    });
    if judgement.rings.len() != rings.len() {
        return vec![None; rings.len()];
    }
    let holes = judgement
        .rings
        .iter()
        .map(|ring| ring.role == RingRole::Hole);
    holes.map(Some).collect()
}

/// In formats where a hole runs the other way round than its part: says of each ring of a parcel what direction and
/// place agree on, and reports those on which they do not.
pub(crate) fn roles_by_direction(
    parcel: &mut Parcel,
    line: usize,
    problems: &mut Vec<FileProblem>,
) {
    if parcel.rings.len() < 2 {
        return;
    }
    let alone = BoundaryFile {
        parcels: vec![parcel.clone()],
        ..BoundaryFile::default()
    };
    let rings = system::table(&alone).read().placed.rings;
    let bare: Vec<Ring> = rings
        .into_iter()
        .map(|ring| Ring::new(ring.points))
        .collect();
    let judgement = judge(&Question {
        rings: &bare,
        ..Question::default()
    });
    let Some(first) = judgement.rings.first().map(|ring| ring.orientation) else {
        return;
    };
    let first: Orientation = first;
    for (ring, measure) in parcel.rings.iter_mut().zip(&judgement.rings) {
        let by_direction = measure.orientation != first;
        let by_place = measure.role == RingRole::Hole;
        if by_direction == by_place {
            ring.hole = Some(by_place);
        } else {
            problems.push(
                FileProblem::new(FileCode::HoleUnclear)
                    .at(line)
                    .saying(&ring.number),
            );
        }
    }
}

/// The rings of a parcel as polygons: each part, counter-clockwise, with the holes that lie in it and in no part within
/// it, clockwise. A hole that lies in no part stands alone.
pub(crate) fn polygons<'a>(rings: impl Iterator<Item = &'a system::Out>) -> Vec<Vec<system::Out>> {
    let rings: Vec<&system::Out> = rings.collect();
    let bare: Vec<Ring> = rings
        .iter()
        .map(|ring| {
            let corner = |p: &system::Point| boundary::CornerPoint {
                label: String::new(),
                x: p.north,
                y: p.east,
            };
            Ring::new(ring.points.iter().map(corner).collect())
        })
        .collect();
    let mut polygons: Vec<(usize, Vec<system::Out>)> = Vec::new();
    for (index, ring) in rings.iter().enumerate().filter(|(_, ring)| !ring.hole) {
        polygons.push((index, vec![ring.turned(true)]));
    }
    for (index, ring) in rings.iter().enumerate().filter(|(_, ring)| ring.hole) {
        let holds =
            |outer: usize, inner: usize| boundary::ring_contains(&bare[outer], &bare[inner]);
        let around = (0..polygons.len()).filter(|&one| holds(polygons[one].0, index));
        let innermost = around.reduce(|one, other| {
            if holds(polygons[one].0, polygons[other].0) {
                other
            } else {
                one
            }
        });
        match innermost.and_then(|one| polygons.get_mut(one)) {
            Some((_, polygon)) => polygon.push(ring.turned(false)),
            None => polygons.push((index, vec![ring.turned(true)])),
        }
    }
    polygons.into_iter().map(|(_, polygon)| polygon).collect()
}
