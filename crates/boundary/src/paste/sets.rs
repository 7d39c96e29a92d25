//! Several sets of coordinates side by side: the same points in two or three systems, as licences print them that were
//! converted to another one.

use super::tokens::{Kind, Token, tokens};
use crate::place::Reading;
use crate::rows::number;

/// The farthest apart that the same point is in two systems, metres. (Compiled.)
const FARTHEST: f64 = 1_000.0;
/// How much that may differ from point to point, metres: over a mine it hardly does. (Compiled.)
const SPREAD: f64 = 5.0;
/// Fewer records show nothing.
const LEAST_RECORDS: usize = 3;

/// The line of the first record with several sets, where all records that hold coordinates hold equally many, and each
/// further set is the first one moved.
pub(super) fn side_by_side<'a>(
    records: impl Iterator<Item = (usize, &'a str)>,
    unit: Kind,
) -> Option<usize> {
    if unit != Kind::Metres {
        return None;
    }
    let mut first_line = None;
    // For each further set, least and greatest way to it, north and east.
    let mut ways: Vec<[(f64, f64); 2]> = Vec::new();
    let mut count = 0;
    for (line, record) in records {
        let places = places(&tokens(record))?;
        let Some((first, further)) = places.split_first() else {
            continue;
        };
        if further.is_empty() || (count > 0 && further.len() != ways.len()) {
            return None;
        }
        first_line.get_or_insert(line);
        ways.resize(further.len(), [(f64::INFINITY, f64::NEG_INFINITY); 2]);
        for (way, place) in ways.iter_mut().zip(further) {
            // Another set may carry another zone prefix, or none.
            let east = (place.1 - first.1 + 5e5).rem_euclid(1e6) - 5e5;
            for ((least, greatest), moved) in way.iter_mut().zip([place.0 - first.0, east]) {
                (*least, *greatest) = (least.min(moved), greatest.max(moved));
            }
        }
        count += 1;
    }
    let is_moved = |(least, greatest): &(f64, f64)| {
        greatest - least <= SPREAD && least.abs().max(greatest.abs()) <= FARTHEST
    };
    first_line.filter(|_| count >= LEAST_RECORDS && ways.iter().flatten().all(is_moved))
}

/// The places of a record, X and Y, if all its coordinates are places.
fn places(tokens: &[Token<'_>]) -> Option<Vec<(f64, f64)>> {
    let metres = tokens.iter().filter(|token| token.kind == Kind::Metres);
    let values: Option<Vec<f64>> = metres.map(|token| number(token.text)).collect();
    let values = values?;
    let (pairs, rest) = values.as_chunks::<2>();
    let place = |&[x, y]: &[f64; 2]| match Reading::of(x, y) {
        Reading::Prefixed(_) | Reading::Unprefixed => Some((x, y)),
        Reading::Swapped => Some((y, x)),
        Reading::Implausible => None,
    };
    let places = pairs.iter().map(place);
    rest.is_empty().then(|| places.collect())?
}

/// Leaves the first set and what stands before it.
pub(super) fn keep_first(tokens: &mut Vec<Token<'_>>, unit: Kind) {
    let coordinates = tokens
        .iter()
        .enumerate()
        .filter(|(_, token)| token.kind == unit);
    if let Some((second, _)) = coordinates.map(|(at, token)| (at, token.kind)).nth(1) {
        tokens.truncate(second + 1);
    }
}
