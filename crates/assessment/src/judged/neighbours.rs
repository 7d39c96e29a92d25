//! Boundaries beside the mine's own: those of the register, and those that the person loaded.

use super::survey::{Located, Surveyed, locate};
use crate::entered::boundary_entry::{BoundaryEntry, Neighbour};
use crate::entered::pasted::paste;
use crate::rules::register::Register;
use boundary::{Ask, LocalParameters, Party, Problem, Question, ReferenceSystem, Ring, Severity};

/// Where a boundary beside the mine's own comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// The district's register.
    Register,
    /// A file that the person loaded; which of the entry's neighbours.
    Loaded(usize),
}

/// A boundary beside the mine's own, read and judged by itself.
#[derive(Clone, Debug, PartialEq)]
pub struct Beside {
    /// Its name.
    pub name: String,
    /// Where it comes from.
    pub origin: Origin,
    /// Its rings, in the plane of the mine's own boundary where there is a way into it.
    pub rings: Vec<Ring>,
    /// The reference system that these are in, as far as it is said.
    pub reference: Option<ReferenceSystem>,
    /// From where they came into that plane; `None` when they are where they were given.
    pub moved: Option<Moved>,
    /// What is wrong with it and blocks.
    pub problems: Vec<Problem>,
    /// Whether all its rows could be read.
    pub is_whole: bool,
    /// What its numbers alone cannot tell.
    pub asks: Vec<Ask>,
}

/// How a boundary came into the plane of another. Never to be shown without saying so.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Moved {
    /// The reference system it was given in.
    pub from: ReferenceSystem,
    /// The person's own parameters that brought it into another datum; `None`: another zone of the same datum.
    pub by: Option<LocalParameters>,
}

/// Whether two boundaries can be held against each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Comparable {
    /// Both are sound and in the same plane.
    Yes,
    /// In the same plane, but one of them is blocked: sides can be compared, areas cannot.
    SidesOnly,
    /// The mine's own points do not lie where they should: no distance from them means anything.
    OwnMisplaced,
    /// Its points do not.
    Misplaced,
    /// Different datums, and the person has no parameters between them: nothing is converted.
    OtherSystem,
    /// Its numbers may be decimal degrees or degrees, minutes and seconds run together.
    RunTogether,
    /// It has no points, some could not be read, or its reference system is not known.
    Unknown,
}

impl Comparable {
    /// Whether they are.
    pub fn is_compared(self) -> bool {
        matches!(self, Comparable::Yes | Comparable::SidesOnly)
    }
}

/// The plane that others are put into: that of the mine's own boundary.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct OwnPlane {
    /// Its reference system, when it is known.
    pub reference: Option<ReferenceSystem>,
    /// The person's own parameters between its datum and another.
    pub by: Option<LocalParameters>,
}

impl Surveyed {
    /// The plane that others are put into.
    pub fn plane(&self) -> OwnPlane {
        OwnPlane {
            reference: self.located.reference,
            by: self.transformed().map(|transformed| transformed.parameters),
        }
    }
}

/// All boundaries beside that of the mine `registered`: the register's other ones, then the loaded ones.
pub fn beside(
    neighbours: &[Neighbour],
    registered: Option<&str>,
    register: &Register,
    own: OwnPlane,
) -> Vec<Beside> {
    let others = register
        .mines
        .iter()
        .filter(|mine| Some(mine.key.as_str()) != registered);
    let printed = others.filter_map(|mine| {
        let printed = mine.boundary.as_ref()?;
        let entry = BoundaryEntry {
            rows: paste(&printed.printed).rows,
            datum: Some(printed.datum),
            zone_width: printed.zone_width,
            zone: printed.zone.to_string(),
            ..BoundaryEntry::default()
        };
        Some(judged(
            &mine.name,
            Origin::Register,
            locate(&entry.typed()),
            own,
        ))
    });
    let loaded = neighbours.iter().enumerate().map(|(index, neighbour)| {
        judged(
            &neighbour.name,
            Origin::Loaded(index),
            locate(&neighbour.typed()),
            own,
        )
    });
    printed.chain(loaded).collect()
}

fn judged(name: &str, origin: Origin, located: Located, own: OwnPlane) -> Beside {
    let judgement = boundary::judge(&Question {
        rings: &located.rings,
        reference: located.reference,
        ..Question::default()
    });
    let way = located.reference.zip(own.reference);
    let put = way
        .filter(|_| !judgement.is_misplaced())
        .and_then(|(from, to)| put(&located.rings, from, to, own.by));
    let blocks = |problem: &Problem| problem.severity == Severity::Blocks;
    let (rings, reference, moved) = match put {
        Some((rings, moved)) => (rings, own.reference, moved),
        None => (located.rings, located.reference, None),
    };
    Beside {
        name: name.to_owned(),
        origin,
        is_whole: located.row_problems.is_empty(),
        asks: located.asks,
        rings,
        reference,
        moved,
        problems: judgement.problems.into_iter().filter(blocks).collect(),
    }
}

/// Rings put into another plane, and how; `None` where there is no way.
fn put(
    rings: &[Ring],
    from: ReferenceSystem,
    to: ReferenceSystem,
    by: Option<LocalParameters>,
) -> Option<(Vec<Ring>, Option<Moved>)> {
    if from.datum == to.datum {
        let moved = Moved { from, by: None };
        let is_moved = from.central_meridian() != to.central_meridian();
        return Some((
            boundary::rezoned(rings, from, to)?,
            is_moved.then_some(moved),
        ));
    }
    let rings = by?.into_plane(rings, from, to)?;
    Some((rings, Some(Moved { from, by })))
}

impl Beside {
    /// The boundary as one of the two parties of a comparison.
    pub fn party(&self) -> Party<'_> {
        Party {
            rings: &self.rings,
            reference: self.reference,
            is_whole: self.is_whole,
        }
    }

    /// Whether it can be held against the mine's own boundary.
    pub fn comparable(&self, own: &Surveyed) -> Comparable {
        let known = !self.rings.is_empty() && self.is_whole && !own.located.rings.is_empty();
        match (self.reference, own.located.reference) {
            (Some(other), Some(own_system)) if known => {
                if own.judgement.is_misplaced() {
                    Comparable::OwnMisplaced
                } else if self.problems.iter().any(Problem::is_of_place) {
                    Comparable::Misplaced
                } else if other.datum != own_system.datum {
                    Comparable::OtherSystem
                } else if self.problems.is_empty() && !own.judgement.is_blocked() {
                    Comparable::Yes
                } else {
                    Comparable::SidesOnly
                }
            }
            _ if self.asks.contains(&Ask::RunTogether) => Comparable::RunTogether,
            _ => Comparable::Unknown,
        }
    }

    /// Whether its box lies within so many metres of that of other rings; `false` when one has no box.
    pub fn is_near(&self, rings: &[Ring], metres: f64) -> bool {
        let (Some(one), Some(other)) = (extent(&self.rings), extent(rings)) else {
            return false;
        };
        let apart = |a: [f64; 2], b: [f64; 2]| a[0] - metres > b[1] || b[0] - metres > a[1];
        !apart(one[0], other[0]) && !apart(one[1], other[1])
    }
}

/// Least and greatest X, least and greatest Y.
fn extent(rings: &[Ring]) -> Option<[[f64; 2]; 2]> {
    let mut points = rings.iter().flat_map(|ring| &ring.points).peekable();
    points.peek()?;
    let start = [f64::INFINITY, f64::NEG_INFINITY];
    let wider = |[low, high]: [f64; 2], value: f64| [low.min(value), high.max(value)];
    Some(points.fold([start; 2], |[x, y], point| {
        [wider(x, point.x), wider(y, point.y)]
    }))
}
