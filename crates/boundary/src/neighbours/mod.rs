//! A boundary held against others (相邻矿业权、自然保护地等): overlaps, gaps, shared sides. Datums are never mixed; zones of one
//! datum are.

mod ground;
mod lines;

use crate::plane::rezoned;
use crate::reference::ReferenceSystem;
use crate::ring::Ring;
use lines::{Line, lines};

/// Up to this distance two lines are the same line, metres, unless another is given: the same corners of 灵泉 and 灵露
/// differ by about one metre. (Compiled.)
pub const SAME_LINE_M: f64 = 1.5;

/// Boundaries within so many metres are near: drawn and compared. (Compiled.)
pub const NEAR_M: f64 = 1_000.0;
/// The most pairs of sides that are looked at. (Compiled.)
const MAX_PAIRS: usize = 50_000_000;
/// The most places where sides cross before areas are given up: the pieces would be as many. (Compiled.)
const MAX_CROSSINGS: usize = 100_000;
/// The most pieces and shared sides that are listed. (Compiled.)
const LISTED: usize = 200;

/// One of the boundaries that are held against each other.
#[derive(Clone, Copy, Debug)]
pub struct Party<'a> {
    /// Its rings in the plane.
    pub rings: &'a [Ring],
    /// The reference system, if it is known.
    pub reference: Option<ReferenceSystem>,
    /// Whether all its rows could be read.
    pub is_whole: bool,
}

/// How another boundary lies to one's own. Areas are those in the plane of one's own zone.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Relation {
    /// Why the two were not compared at all.
    pub refused: Option<Refused>,
    /// Why no areas are given: one of the two is no boundary that stands (坐标待核). Lines are compared all the same.
    pub blocked: Option<Blocked>,
    /// Where both are (重叠), piece by piece, the largest first.
    pub overlaps: Vec<Piece>,
    /// All of that, m². Absent when blocked.
    pub overlap_m2: Option<f64>,
    /// The part of it that is wider than the tolerance: a real overlap. The rest is a residue of rounding.
    pub overlap_beyond_tolerance_m2: Option<f64>,
    /// Where neither is, between lines that are the same within the tolerance (缝隙), piece by piece.
    pub gaps: Vec<Piece>,
    /// All of that, m². Absent when blocked.
    pub gap_m2: Option<f64>,
    /// Sides that are the same line within the tolerance (共用边), the first 200 of them.
    pub shared: Vec<SharedSide>,
    /// How many there are.
    pub shared_count: usize,
    /// Length of all of those, metres.
    pub shared_m: f64,
    /// The greatest distance between the two along them, metres.
    pub shared_greatest_m: f64,
    /// The least distance between the two lines, metres; 0 where they meet.
    pub nearest_m: Option<f64>,
}

impl Relation {
    /// Whether they overlap by more than the tolerance.
    pub fn overlaps_really(&self) -> bool {
        self.overlap_beyond_tolerance_m2.unwrap_or(0.0) > 0.0
    }
}

/// A piece of ground.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Piece {
    /// Its area in the plane, m².
    pub area_m2: f64,
    /// Its mean width, metres: area by half the perimeter.
    pub width_m: f64,
    /// A point in it: X, Y with zone prefix, metres.
    pub at: (f64, f64),
}

/// A side of one's own that runs along a side of the other.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SharedSide {
    /// Index of one's own ring.
    pub ring: usize,
    /// Index of the side's first point.
    pub from: usize,
    /// Index of its second point.
    pub to: usize,
    /// Index of the other's ring.
    pub other_ring: usize,
    /// Index of the other side's first point.
    pub other_from: usize,
    /// Index of its second point.
    pub other_to: usize,
    /// Along which length, metres.
    pub length_m: f64,
    /// The least distance between the two there, metres.
    pub least_m: f64,
    /// The greatest, metres.
    pub greatest_m: f64,
}

/// Why two boundaries were not compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Refused {
    /// Their datums differ. Nothing is converted, so nothing can be said.
    DifferentDatums,
    /// The datum or the zone of one's own is not known.
    OwnSystemUnknown,
    /// The datum or the zone of the other is not known.
    OtherSystemUnknown,
    /// A cell of one of them cannot be read, or one has no points.
    Unreadable,
    /// Too many sides, or too many crossings of them, to compare.
    TooManyPoints,
}

/// Which of two boundaries does not stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Blocked {
    /// One's own.
    Own,
    /// The other.
    Other,
    /// Both.
    Both,
}

/// Holds a boundary against others, in order. `tolerance_m`: up to this distance two lines are the same line; anything
/// but 0 to 100 m is [`SAME_LINE_M`].
///
/// A boundary in another zone of the same datum is put into that of one's own, see [`crate::rezoned`].
pub fn compare(own: Party<'_>, others: &[Party<'_>], tolerance_m: f64) -> Vec<Relation> {
    let tolerance = if (0.0..=100.0).contains(&tolerance_m) {
        tolerance_m
    } else {
        SAME_LINE_M
    };
    let own = Side::of(own, own.reference);
    let answer = |other: &Party<'_>| {
        let mut relation = Relation::default();
        if let Err(refused) = between(&own, *other, tolerance, &mut relation) {
            relation = Relation {
                refused: Some(refused),
                ..Relation::default()
            };
        }
        relation
    };
    others.iter().map(answer).collect()
}

/// One of two boundaries, in the plane of one's own zone.
struct Side {
    is_readable: bool,
    reference: Option<ReferenceSystem>,
    lines: Vec<Line>,
    /// Its area, or nothing when it does not stand.
    ground: Option<ground::Ground>,
}

impl Side {
    fn of(party: Party<'_>, zone: Option<ReferenceSystem>) -> Side {
        let is_readable = party.is_whole && party.rings.iter().any(|ring| !ring.points.is_empty());
        let placed = party
            .reference
            .zip(zone)
            .filter(|_| is_readable)
            .and_then(|(from, to)| rezoned(party.rings, from, to))
            .unwrap_or_default();
        Side {
            is_readable,
            reference: party.reference,
            lines: lines(&placed),
            ground: ground::ground(&placed),
        }
    }
}

fn between(
    own: &Side,
    other: Party<'_>,
    tolerance: f64,
    relation: &mut Relation,
) -> Result<(), Refused> {
    let other = Side::of(other, own.reference);
    if !own.is_readable || !other.is_readable {
        return Err(Refused::Unreadable);
    }
    let own_system = own.reference.ok_or(Refused::OwnSystemUnknown)?;
    let other_system = other.reference.ok_or(Refused::OtherSystemUnknown)?;
    if own_system.datum != other_system.datum {
        return Err(Refused::DifferentDatums);
    }
    if own.lines.len().saturating_mul(other.lines.len()) > MAX_PAIRS {
        return Err(Refused::TooManyPoints);
    }
    let strips = lines::shared(&own.lines, &other.lines, tolerance, relation);
    relation.nearest_m = lines::nearest(&own.lines, &other.lines);
    match (&own.ground, &other.ground) {
        (Some(mine), Some(theirs)) => {
            if lines::crossings(&own.lines, &other.lines, MAX_CROSSINGS) >= MAX_CROSSINGS {
                return Err(Refused::TooManyPoints);
            }
            ground::compare(mine, theirs, strips, tolerance, relation);
        }
        (None, Some(_)) => relation.blocked = Some(Blocked::Own),
        (Some(_), None) => relation.blocked = Some(Blocked::Other),
        (None, None) => relation.blocked = Some(Blocked::Both),
    }
    relation.overlaps.truncate(LISTED);
    relation.gaps.truncate(LISTED);
    Ok(())
}
