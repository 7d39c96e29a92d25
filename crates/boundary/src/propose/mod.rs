//! The licence area as a checksum: slips that would explain why a boundary does not match it.

mod slips;
mod whole;

use crate::MAX_POINTS;
use crate::judge::{Extent, Grade, Judgement, Question, Tolerance, judge};
use crate::plane::{Ask, InPlane};
use crate::problem::{ProblemCode, Severity};
use crate::reference::{Datum, ZoneWidth};
use crate::rows::Field;
use crate::table::{Table, TableReading};
use canon::sort_by;

/// A slip of whoever wrote the points down.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Slip {
    /// Letters that look like digits: l, I, O.
    LettersForDigits,
    /// Degrees, minutes and seconds are run together (度分秒连写). Not so much a slip as a spelling.
    RunTogether,
    /// Numbers that may also be run together are decimal degrees (十进制度).
    DecimalDegrees,
    /// X and Y exchanged (坐标颠倒), in all points or in some.
    AxesSwapped,
    /// The zone prefix (带号) was left off Y.
    PrefixMissing,
    /// Some points carry another prefix than most.
    PrefixMixed,
    /// The points are right and the zone that was said is not.
    ZoneSaid,
    /// The zone that was said is right and the prefix of the points is not.
    PrefixWrong,
    /// A point is there twice (拐点重复).
    PointRepeated,
    /// The last point was meant to close the ring and has a slip itself.
    ClosingPoint,
    /// Two adjacent digits are exchanged.
    DigitsTransposed,
    /// One digit is wrong.
    DigitWrong,
    /// One point stands in the wrong place of the list.
    PointMoved,
}

/// One change to the table. Rings and rows are indices of the table that was asked about, from 0.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// X and Y of a row change places.
    SwapAxes {
        /// Index of the ring.
        ring: usize,
        /// Index of the row.
        row: usize,
    },
    /// A cell gets another text.
    SetCell {
        /// Index of the ring.
        ring: usize,
        /// Index of the row.
        row: usize,
        /// Which cell.
        field: Field,
        /// What stands there.
        before: String,
        /// What is to stand there.
        after: String,
    },
    /// A row is moved so that it stands behind another one.
    MoveRow {
        /// Index of the ring.
        ring: usize,
        /// Index of the row.
        row: usize,
        /// Index of the row it is to stand behind.
        behind: usize,
    },
    /// A row is left out.
    RemoveRow {
        /// Index of the ring.
        ring: usize,
        /// Index of the row.
        row: usize,
    },
    /// Another zone is said.
    SetZone {
        /// 3° or 6° zones.
        width: ZoneWidth,
        /// The zone (带号).
        zone: u8,
    },
}

/// A way the boundary may have been meant. Never applied by itself: a person compares it with the licence.
#[derive(Clone, Debug, PartialEq)]
pub struct Proposal {
    /// The slips it supposes.
    pub slips: Vec<Slip>,
    /// What it changes.
    pub steps: Vec<Step>,
    /// The table as it would be.
    pub table: Table,
    /// Its points in the plane.
    pub placed: InPlane,
    /// Its judgement.
    pub judgement: Judgement,
}

/// Why nothing is proposed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Why {
    /// There are no points, or more than can be judged.
    NoPoints,
    /// The boundary as typed agrees with the declared area.
    Agrees,
    /// Nothing blocks and no area is declared: there is nothing to compare with.
    NothingDeclared,
    /// A cell cannot be read.
    Unreadable,
    /// All points together, in any order, enclose less than the declared area: points are missing. Areas in km².
    HullTooSmall {
        /// Planar area of the convex hull (凸包面积), km².
        hull_km2: f64,
        /// The declared area (证载面积), km².
        declared_km2: f64,
    },
    /// No single slip explains the difference.
    NothingMatches,
}

/// What was found.
#[derive(Clone, Debug, PartialEq)]
pub struct Proposals {
    /// The likeliest first, at most [`LISTED`]. Several may fit equally well; only the licence tells which is right.
    pub list: Vec<Proposal>,
    /// How many more fit and are not listed.
    pub more: usize,
    /// Whether every single slip of the kinds in [`Slip`] was tried. Long tables are not searched for slips of the pen.
    pub exhaustive: bool,
    /// Why the list is empty.
    pub why: Option<Why>,
}

/// The most proposals that are listed. (Compiled.)
pub const LISTED: usize = 6;
/// Tables of more points come from instruments, not from a pen: no digit or order is tried. (Compiled.)
pub const MOST_POINTS: usize = 500;

/// What a table is held against.
#[derive(PartialEq, Clone, Copy, Debug, Default)]
pub struct Against {
    /// The area on the licence (证载面积), km².
    pub declared_km2: Option<f64>,
    /// Where the points should be.
    pub district: Option<Extent>,
    /// Limits of the comparison.
    pub tolerance: Tolerance,
}

/// Looks for slips that explain why a boundary is blocked or does not match its declared area.
///
/// What concerns all points (axes, prefix, zone) is proposed when it unblocks the boundary and the area then is not
/// wrong; a slip in one point, when the area then agrees to the last printed decimal. A proposal is never blocked and,
/// where a district is given, never outside it. The work is bounded: a few thousand digits and orders, each tried in
/// constant time, and a few dozen of them judged in full.
pub fn propose(table: &Table, against: &Against) -> Proposals {
    let none = |why| Proposals {
        list: Vec::new(),
        more: 0,
        exhaustive: true,
        why: Some(why),
    };
    let rows: usize = table.rings.iter().map(|ring| ring.rows.len()).sum();
    if rows == 0 || rows > MAX_POINTS {
        return none(Why::NoPoints);
    }
    let typed = Tried::new(table.clone(), against);
    let readable = typed.reading.problems.is_empty();
    // Which of two readings is meant is asked whatever the area of one of them.
    let is_open = typed.reading.placed.asks.contains(&Ask::RunTogether);
    match typed.judgement.grade {
        _ if is_open => {}
        Grade::Agrees if readable => return none(Why::Agrees),
        Grade::Incomplete | Grade::Differs | Grade::Wrong | Grade::Agrees
            if readable && !plausible(against.declared_km2) =>
        {
            return none(Why::NothingDeclared);
        }
        _ => {}
    }
    let bases = whole::variants(&typed, against);
    let mut found: Vec<Tried> = bases
        .iter()
        .filter(|base| !base.steps.is_empty() && base.explains_all(against))
        .cloned()
        .collect();
    let mut exhaustive = true;
    if found.is_empty() && plausible(against.declared_km2) {
        for base in bases.iter().filter(|base| base.reading.problems.is_empty()) {
            exhaustive &= slips::search(base, against, &mut found);
        }
    }
    if found.is_empty() && is_open {
        // Neither explains the area, but one of them it is.
        found.extend(bases.iter().filter(|base| base.stands()).cloned());
    }
    rank(&mut found);
    let more = found.len().saturating_sub(LISTED);
    found.truncate(LISTED);
    let why = found.is_empty().then(|| why(&bases));
    let list = found.into_iter().map(Tried::into_proposal).collect();
    Proposals {
        list,
        more,
        exhaustive,
        why,
    }
}

fn plausible(declared: Option<f64>) -> bool {
    declared.is_some_and(|declared| declared.is_finite() && declared > 0.0)
}

/// The likeliest first: fewest warnings, then the commonest kind of slip, then the closest area.
fn rank(found: &mut Vec<Tried>) {
    sort_by(found, |a, b| {
        let key = |tried: &Tried| (tried.warnings(), tried.slips.clone());
        let off = |tried: &Tried| tried.judgement.difference_km2.map_or(0.0, f64::abs);
        key(a).cmp(&key(b)).then(off(a).total_cmp(&off(b)))
    });
    found.dedup_by(|a, b| a.table == b.table);
}

fn why(bases: &[Tried]) -> Why {
    if bases.iter().all(|base| !base.reading.problems.is_empty()) {
        return Why::Unreadable;
    }
    let too_small = bases.iter().find_map(|base| {
        let judgement = &base.judgement;
        let hull = judgement
            .hull_m2
            .filter(|_| judgement.can_enclose_declared == Some(false))?;
        Some(Why::HullTooSmall {
            hull_km2: hull / 1e6,
            declared_km2: judgement.declared_km2?,
        })
    });
    too_small.unwrap_or(Why::NothingMatches)
}

/// A table that was tried, with what it supposes.
#[derive(Clone)]
struct Tried {
    table: Table,
    reading: TableReading,
    judgement: Judgement,
    slips: Vec<Slip>,
    steps: Vec<Step>,
}

impl Tried {
    fn new(table: Table, against: &Against) -> Tried {
        let reading = table.read();
        let judgement = Tried::judged(&table, &reading, against);
        Tried {
            table,
            reading,
            judgement,
            slips: Vec::new(),
            steps: Vec::new(),
        }
    }

    /// While the datum is not said, areas are those of CGCS2000: they differ by less than a hundred-millionth.
    fn judged(table: &Table, reading: &TableReading, against: &Against) -> Judgement {
        let reference = reading.placed.reference.or_else(|| {
            let declared = crate::plane::Declared {
                datum: Some(Datum::Cgcs2000),
                ..table.declared
            };
            crate::plane::in_plane(&reading.placed.rings, declared).reference
        });
        judge(&Question {
            rings: &reading.placed.rings,
            reference,
            declared_km2: against.declared_km2,
            district: against.district,
            tolerance: against.tolerance,
        })
    }

    /// The same with more changes.
    fn then(&self, table: Table, slip: Slip, steps: Vec<Step>, against: &Against) -> Tried {
        let mut tried = Tried::new(table, against);
        tried.slips = self.slips.clone();
        tried.slips.push(slip);
        tried.steps = self.steps.clone();
        tried.steps.extend(steps);
        tried
    }

    fn is_inside(&self) -> bool {
        let mut problems = self.judgement.problems.iter();
        !problems.any(|problem| problem.code == ProblemCode::OutsideDistrict)
    }

    /// Whether changes to all points leave a boundary that can stand.
    fn explains_all(&self, against: &Against) -> bool {
        let explains = match self.judgement.grade {
            Grade::Agrees | Grade::Differs => true,
            Grade::Incomplete => !plausible(against.declared_km2),
            Grade::Wrong | Grade::Blocked => false,
        };
        explains && self.stands()
    }

    /// Whether nothing in it blocks and it lies where it should.
    fn stands(&self) -> bool {
        !self.judgement.is_blocked() && self.is_inside() && self.reading.problems.is_empty()
    }

    /// Whether a slip in one point explains the difference.
    fn explains_one(&self) -> bool {
        self.judgement.grade == Grade::Agrees && self.is_inside()
    }

    fn warnings(&self) -> usize {
        let problems = self.judgement.problems.iter();
        problems
            .filter(|problem| problem.severity == Severity::Warns)
            .count()
    }

    fn into_proposal(self) -> Proposal {
        Proposal {
            slips: self.slips,
            steps: self.steps,
            table: self.table,
            placed: self.reading.placed,
            judgement: self.judgement,
        }
    }
}
