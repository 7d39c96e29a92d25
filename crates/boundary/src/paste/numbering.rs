//! Point numbers as long as a coordinate: `10001, 5486114.10, 39544636.44`.

use super::tokens::{Kind, Token, has_fraction, plain, tokens};
use crate::place::Reading;
use crate::rows::number;

/// From so many digits on a number may be X in metres of China, so it is no point number. (Compiled.)
const LABEL_DIGITS: usize = 7;

/// Whether the records number their points so: each that holds coordinates at all holds three, the first are whole and
/// count up, the other two are a place. One record shows no count.
pub(super) fn counts<'a>(records: impl Iterator<Item = (usize, &'a str)>, unit: Kind) -> bool {
    if unit != Kind::Metres {
        return false;
    }
    let mut numbers: Vec<f64> = Vec::new();
    for (_, record) in records {
        let tokens = tokens(record);
        let metres: Vec<&Token> = tokens.iter().filter(|t| t.kind == Kind::Metres).collect();
        match metres[..] {
            [] => continue,
            [first, x, y] if is_label(first) && is_place(x, y) => {
                let Some(value) = number(first.text) else {
                    return false;
                };
                numbers.push(value);
            }
            _ => return false,
        }
    }
    // The last may close the ring; a further ring may begin at any greater number.
    let closed = numbers.len() > 3 && numbers.first() == numbers.last();
    let open = &numbers[..numbers.len() - usize::from(closed)];
    open.len() > 1 && open.windows(2).all(|pair| pair[0] < pair[1])
}

/// Makes the first of three coordinates the point number that it is.
pub(super) fn demote(tokens: &mut [Token<'_>]) {
    let is_metres = |token: &Token<'_>| token.kind == Kind::Metres;
    if tokens.iter().filter(|token| is_metres(token)).count() == 3
        && let Some(first) = tokens.iter_mut().find(|token| is_metres(token))
    {
        first.kind = Kind::Short;
    }
}

fn is_label(token: &Token<'_>) -> bool {
    let plain = plain(token.text);
    plain.len() < LABEL_DIGITS && plain.bytes().all(|b| b.is_ascii_digit()) && !has_fraction(&plain)
}

fn is_place(x: &Token<'_>, y: &Token<'_>) -> bool {
    let value = |token: &Token<'_>| number(token.text);
    value(x)
        .zip(value(y))
        .is_some_and(|(x, y)| Reading::of(x, y) != Reading::Implausible)
}
