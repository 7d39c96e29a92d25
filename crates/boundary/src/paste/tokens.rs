//! A record of pasted text taken apart into fields.

use crate::angle::{Angle, LATITUDES, LONGITUDES, angle, is_degree_mark};
use crate::packed::Packed;
use crate::rows::{half_width, is_invisible, number, without_thousands};

/// Coordinates in metres have at least this many integer digits, point numbers fewer.
const COORDINATE_DIGITS: usize = 5;
/// A bare decimal that is a degree of longitude or latitude has at least this many decimals (11 m). (Compiled.)
const DEGREE_DECIMALS: usize = 4;

/// What stands in a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Where a coordinate in metres stands, be it readable or not.
    Metres,
    /// A longitude or latitude.
    Degrees,
    /// A point number, a ring number, an elevation, a word.
    Short,
}

/// A field of a record.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token<'a> {
    pub(super) text: &'a str,
    pub(super) kind: Kind,
}

/// The fields of a record: angles first, because they hold blanks and quotes, then whatever stands between them.
pub(super) fn tokens(record: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let mut from = 0;
    while let Some((start, end)) = next_angle(record, from) {
        between(&record[from..start], &mut tokens);
        tokens.push(Token {
            text: &record[start..end],
            kind: Kind::Degrees,
        });
        from = end;
    }
    between(&record[from..], &mut tokens);
    tokens
}

/// Where the next angle with a degree mark begins and ends, from a place in the record on.
fn next_angle(record: &str, mut from: usize) -> Option<(usize, usize)> {
    let is_digit = |c: char| half_width(c).is_ascii_digit() || half_width(c) == '.';
    let (start, mark_end) = loop {
        let mark = record[from..].find(is_degree_mark)? + from;
        let mark_end = mark + record[mark..].chars().next().map_or(1, char::len_utf8);
        let digits = record[from..mark].trim_end();
        let start = from + digits.trim_end_matches(is_digit).len();
        if start < from + digits.len() {
            break (start, mark_end);
        }
        // A degree mark behind no number: look behind it.
        from = mark_end;
    };
    let mut end = mark_end;
    for marks in ["′'’‘´`分＇", "″\"”“秒＂"] {
        let rest = &record[end..];
        let blanks = rest.len() - rest.trim_start_matches([' ', '\u{3000}', '\u{a0}']).len();
        let digits = rest[blanks..]
            .find(|c| !is_digit(c))
            .unwrap_or(rest.len() - blanks);
        let behind = &rest[blanks + digits..];
        let gap = behind.len() - behind.trim_start_matches(' ').len();
        let mark = behind[gap..].chars().next().filter(|&c| marks.contains(c));
        match mark {
            Some(mark) if digits > 0 => {
                end += blanks + digits + gap + mark.len_utf8();
                // Seconds are also marked by two single strokes.
                let twice = |c: char| "′'’".contains(c) && !marks.contains('″');
                if twice(mark) && record[end..].starts_with(mark) {
                    return Some((start, end + mark.len_utf8()));
                }
            }
            _ => break,
        }
    }
    // A letter behind is the hemisphere, unless a word begins there.
    let mut behind = record[end..].chars();
    if let Some(letter @ ('E' | 'N' | 'W' | 'S')) = behind.next()
        && !behind.next().is_some_and(char::is_alphanumeric)
    {
        end += letter.len_utf8();
    }
    Some((start, end))
}

/// The fields of a text without angles. A run without blanks that is one number with thousands separators stays whole.
fn between<'a>(text: &'a str, tokens: &mut Vec<Token<'a>>) {
    let is_comma = |c: char| matches!(half_width(c), ',' | '、');
    let is_gap = |c: char| {
        let c = half_width(c);
        matches!(
            c,
            ' ' | ';' | '。' | ':' | '=' | '|' | '"' | '(' | ')' | '[' | ']' | '{' | '}'
        ) || is_invisible(c)
    };
    let mut push = |text: &'a str| {
        tokens.push(Token {
            text,
            kind: kind(text),
        })
    };
    for run in text.split(is_gap) {
        let run = run.trim_matches(is_comma);
        if run.contains(is_comma)
            && integer_digits(&without_thousands(&plain(run))) > COORDINATE_DIGITS
            && number(run).is_some()
        {
            push(run);
        } else {
            run.split(is_comma)
                .filter(|token| !token.is_empty())
                .for_each(&mut push);
        }
    }
}

fn kind(token: &str) -> Kind {
    let is_named = |token: &str| token.chars().any(char::is_alphabetic);
    if is_named(token)
        && Packed::read(token).is_some_and(|packed| packed.is_whole())
        && matches!(angle(token), Angle::Degrees(_))
    {
        return Kind::Degrees;
    }
    if integer_digits(token) >= COORDINATE_DIGITS {
        return Kind::Metres;
    }
    let plain = plain(token);
    let decimals = plain
        .split_once('.')
        .map_or(0, |(_, d)| d.bytes().take_while(u8::is_ascii_digit).count());
    let hyphened = matches!(angle(&plain), Angle::Degrees(_)) && plain.contains('-');
    let value = || number(token).unwrap_or(f64::NAN);
    if (decimals >= DEGREE_DECIMALS || hyphened)
        && (LONGITUDES.contains(&value()) || LATITUDES.contains(&value()))
    {
        Kind::Degrees
    } else {
        Kind::Short
    }
}

/// A spreadsheet drops zeros at the end: beside a longitude a shorter decimal that is a latitude is one, and the other
/// way round, where the record has but one of each.
pub(super) fn complete_degrees(tokens: &mut [Token<'_>]) {
    let value = |token: &Token<'_>| number(token.text).unwrap_or(f64::NAN);
    let mut degrees = tokens.iter().filter(|token| token.kind == Kind::Degrees);
    let (Some(known), None) = (degrees.next(), degrees.next()) else {
        return;
    };
    let wanted = if LONGITUDES.contains(&value(known)) {
        LATITUDES
    } else {
        LONGITUDES
    };
    let fits = |token: &Token<'_>| {
        token.kind == Kind::Short && has_fraction(token.text) && wanted.contains(&value(token))
    };
    if tokens.iter().filter(|token| fits(token)).count() == 1
        && let Some(short) = tokens.iter_mut().find(|token| fits(token))
    {
        short.kind = Kind::Degrees;
    }
}

pub(super) fn plain(token: &str) -> String {
    token.chars().map(half_width).collect()
}

/// Digits before the decimal point; none if the text is a date, a code or prose.
pub(super) fn integer_digits(token: &str) -> usize {
    let plain = without_thousands(&plain(token));
    let whole = plain
        .split('.')
        .next()
        .unwrap_or_default()
        .trim_start_matches(['+', '-']);
    let fits = plain.matches('.').count() <= 1 && whole.chars().all(|c| c.is_ascii_alphanumeric());
    let begins = whole.starts_with(|c: char| c.is_ascii_digit()) || plain.contains('.');
    if fits && begins {
        whole.bytes().filter(u8::is_ascii_digit).count()
    } else {
        0
    }
}

/// Whether a short token is a decimal number, such as an elevation, and so no point number.
pub(super) fn has_fraction(token: &str) -> bool {
    plain(token).trim_end_matches('.').contains('.')
}
