//! A pasted text (粘贴的拐点) as rows of a boundary entry.

use super::boundary_entry::{CornerRow, DatumKey};
use crate::number;

/// What a pasted text says.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Pasted {
    /// Its corner points, ring after ring.
    pub rows: Vec<CornerRow>,
    /// The datum it names, if it names one; a proposal.
    pub datum: Option<DatumKey>,
    /// The elevations (开采标高) it names, the upper and the lower, metres; a proposal.
    pub elevations: Option<(String, String)>,
    /// What was noticed in it.
    pub problems: Vec<boundary::PasteProblem>,
}

/// Takes a pasted text apart.
pub fn paste(text: &str) -> Pasted {
    let pasted = boundary::parse_points(text);
    let rings = (1..).zip(pasted.rings);
    let rows = rings.flat_map(|(ring, found)| {
        found.points.into_iter().map(move |point| CornerRow {
            label: point.label,
            x: point.x,
            y: point.y,
            ring,
        })
    });
    let elevations = pasted.elevations.first().map(|found| {
        let number = |text: &str| number::parse(text).ok().flatten();
        let (from, to) = (found.from.clone(), found.to.clone());
        if number(&from) < number(&to) {
            (to, from)
        } else {
            (from, to)
        }
    });
    Pasted {
        rows: rows.collect(),
        datum: pasted.datum.map(DatumKey::from),
        elevations,
        problems: pasted.problems,
    }
}
