//! Boundaries beside the mine's own: those of the register, and those that the person loaded.

use super::{BoundaryEntry, Located, Neighbour, Surveyed, locate, paste};
use crate::register::Register;
use boundary::{Party, Problem, Question, ReferenceSystem, Ring, Severity};

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
    /// Its rings, in the zone of the mine's own boundary where its datum is the same.
    pub rings: Vec<Ring>,
    /// Its reference system, as far as it is said.
    pub reference: Option<ReferenceSystem>,
    /// The zone it was given in, where that has another meridian than the mine's own.
    pub rezoned_from: Option<ReferenceSystem>,
    /// What is wrong with it and blocks.
    pub problems: Vec<Problem>,
    /// Whether all its rows could be read.
    pub is_whole: bool,
}

/// Whether two boundaries can be held against each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Comparable {
    /// Both are sound and in the same datum.
    Yes,
    /// In the same datum, but one of them is blocked: sides can be compared, areas cannot.
    SidesOnly,
    /// Different datums: nothing is converted.
    OtherSystem,
    /// It has no points, some could not be read, or its reference system is not known.
    Unknown,
}

/// All boundaries beside that of the mine `registered`: the register's other ones, then the loaded ones. `own`: the
/// reference system of its own boundary.
pub fn beside(
    neighbours: &[Neighbour],
    registered: Option<&str>,
    register: &Register,
    own: Option<ReferenceSystem>,
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

fn judged(name: &str, origin: Origin, located: Located, own: Option<ReferenceSystem>) -> Beside {
    let judgement = boundary::judge(&Question {
        rings: &located.rings,
        reference: located.reference,
        ..Question::default()
    });
    let zones = located.reference.zip(own);
    let rezoned = zones.and_then(|(from, to)| boundary::rezoned(&located.rings, from, to));
    let blocks = |problem: &Problem| problem.severity == Severity::Blocks;
    Beside {
        name: name.to_owned(),
        origin,
        is_whole: located.row_problems.is_empty(),
        rezoned_from: zones.and_then(|(from, to)| {
            (rezoned.is_some() && from.central_meridian() != to.central_meridian()).then_some(from)
        }),
        reference: match (&rezoned, own) {
            (Some(_), Some(own)) => Some(own),
            _ => located.reference,
        },
        rings: rezoned.unwrap_or(located.rings),
        problems: judgement.problems.into_iter().filter(blocks).collect(),
    }
}

impl Beside {
    /// It, as one of two that are compared.
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
                if other.datum != own_system.datum {
                    Comparable::OtherSystem
                } else if self.problems.is_empty() && !own.judgement.is_blocked() {
                    Comparable::Yes
                } else {
                    Comparable::SidesOnly
                }
            }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bundled;
    use crate::perimeter::CornerRow;
    use crate::perimeter::survey;
    use crate::start;

    fn surveyed(key: &str, register: &Register) -> Surveyed {
        let mine = register.mine(key).expect("registered");
        let edition = start::edition_for(&mine.mineral, &mine.method).expect("a catalogue");
        survey(
            &start::from_register(mine, edition.reference(), "2026-11-25"),
            register,
        )
    }

    #[test]
    fn lingquan_lies_beside_linglu_whose_own_ring_is_blocked() {
        let register = bundled::register();
        let own = surveyed("lingquan", &register);
        let all = beside(&[], Some("lingquan"), &register, own.located.reference);
        assert_eq!(all.len(), 4);
        let near: Vec<_> = all
            .iter()
            .filter(|one| one.is_near(&own.located.rings, 1000.0))
            .collect();
        let linglu = near
            .iter()
            .find(|one| one.name.contains("灵露"))
            .expect("near");
        assert!(!linglu.problems.is_empty());
        assert_eq!(linglu.comparable(&own), Comparable::SidesOnly);
    }

    #[test]
    fn another_zone_of_the_same_datum_is_compared_in_ones_own() {
        let register = bundled::register();
        let own = surveyed("erhao", &register);
        let system = own.located.reference.expect("a system");
        let elsewhere = ReferenceSystem { zone: 40, ..system };
        let printed = boundary::rezoned(&own.located.rings, system, elsewhere).expect("rezoned");
        let rows = printed[0].points.iter().map(|point| CornerRow {
            label: point.label.clone(),
            x: format!("{:.3}", point.x),
            y: format!("{:.3}", point.y),
            ..CornerRow::default()
        });
        let neighbour = Neighbour {
            name: "同一范围".into(),
            source: "40.txt".into(),
            rows: rows.collect(),
            datum: Some(super::super::DatumKey::Xian1980),
            zone_width: 3,
            zone: "40".into(),
        };
        let all = beside(&[neighbour], Some("erhao"), &register, Some(system));
        let last = all.last().expect("loaded");
        assert_eq!(last.rezoned_from, Some(elsewhere));
        assert_eq!(last.comparable(&own), Comparable::Yes);
        assert!(last.is_near(&own.located.rings, 1.0));
        let (one, other) = (&last.rings[0].points[0], &own.located.rings[0].points[0]);
        assert!((one.x - other.x).hypot(one.y - other.y) < 0.002);
    }

    #[test]
    fn another_datum_is_not_compared() {
        let register = bundled::register();
        let own = surveyed("erhao", &register);
        let neighbour = Neighbour {
            name: "保护地".into(),
            source: "保护地.txt".into(),
            rows: paste("1, 5485081.58, 39543187.71; 2, 5485245.46, 39543473.59; 3, 5485501.24, 39543183.86;").rows,
            datum: Some(super::super::DatumKey::Cgcs2000),
            zone_width: 3,
            zone: String::new(),
        };
        let system = own.located.reference;
        let all = beside(
            std::slice::from_ref(&neighbour),
            Some("erhao"),
            &register,
            system,
        );
        let last = all.last().expect("loaded");
        assert_eq!(last.origin, Origin::Loaded(0));
        assert_eq!(last.comparable(&own), Comparable::OtherSystem);
        let same = Neighbour {
            datum: Some(super::super::DatumKey::Xian1980),
            ..neighbour
        };
        let all = beside(&[same], Some("erhao"), &register, system);
        assert_eq!(
            all.last().expect("loaded").comparable(&own),
            Comparable::Yes
        );
    }
}
