//! Raw table cells to numbers.

use crate::angle::{Angle, angle};
use crate::ring::CornerPoint;

/// One row of the corner table as typed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Row<'a> {
    /// Point number.
    pub label: &'a str,
    /// X, 纵坐标.
    pub x: &'a str,
    /// Y, 横坐标.
    pub y: &'a str,
}

/// Which cell of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Field {
    /// X, 纵坐标.
    X,
    /// Y, 横坐标.
    Y,
}

/// What is wrong with a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RowCode {
    /// The cell is empty while the row is not.
    Empty,
    /// The cell does not read as a number.
    NotANumber,
    /// The cell is written as an angle that makes no sense, such as 60 minutes.
    NotAnAngle,
}

/// A cell that could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowProblem {
    /// Index of the row, from 0.
    pub row: usize,
    /// Which cell.
    pub field: Field,
    /// What is wrong.
    pub code: RowCode,
    /// The text there, at most 64 characters of it.
    pub text: String,
}

/// The numbers that could be read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reading {
    /// Corner points of the readable rows.
    pub points: Vec<CornerPoint>,
    /// For every point, the index of its row: rows that are empty or unreadable have no point.
    pub rows: Vec<usize>,
    /// Cells that could not be read. If there are any, the points are not the whole ring.
    pub problems: Vec<RowProblem>,
}

/// Reads rows of raw text. Full-width digits, thousands separators, a leading `X=`, a trailing unit and trailing
/// punctuation are tolerated. A row with both cells empty is skipped; a row without a label gets its place in order.
///
/// Latitude and longitude (度分秒 or decimal degrees) read as degrees: latitude stands in X, longitude in Y. Metres of
/// China are never below 1000 and degrees never above, so the number tells its unit; [`crate::in_plane`] turns such
/// points into metres.
pub fn read_points<'a>(rows: impl IntoIterator<Item = Row<'a>>) -> Reading {
    let mut reading = Reading::default();
    for (index, row) in rows.into_iter().enumerate() {
        if row.x.trim().is_empty() && row.y.trim().is_empty() {
            continue;
        }
        let mut read = |field, text: &str| {
            let number = number(text);
            if number.is_none() {
                let code = if text.trim().is_empty() {
                    RowCode::Empty
                } else if angle(text) == Angle::Wrong {
                    RowCode::NotAnAngle
                } else {
                    RowCode::NotANumber
                };
                reading.problems.push(RowProblem {
                    row: index,
                    field,
                    code,
                    text: text.chars().take(64).collect(),
                });
            }
            number
        };
        if let (Some(x), Some(y)) = (read(Field::X, row.x), read(Field::Y, row.y)) {
            let label = row.label.trim();
            let label = if label.is_empty() {
                (reading.points.len() + 1).to_string()
            } else {
                label.to_owned()
            };
            reading.points.push(CornerPoint { label, x, y });
            reading.rows.push(index);
        }
    }
    reading
}

/// The half-width form of a full-width character (全角), and plain marks for Chinese ones.
pub(crate) fn half_width(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        '\u{2212}' | '\u{2013}' | '\u{2014}' => '-',
        c if c.is_whitespace() => ' ',
        c => c,
    }
}

/// Marks that come from copying and mean nothing.
pub(crate) use canon::is_invisible;

/// A decimal of digits with at most one point. The 15 leading digits are read (a coordinate has ten) and give the
/// nearest number there is: both mantissa and power are exact, so their quotient is rounded once. The standard
/// parser does the same for any length, with tables of 10 KB that every visit would have to load.
#[allow(clippy::cast_precision_loss)] // the mantissa is below 10^15
pub(crate) fn decimal(digits: &str) -> Option<f64> {
    const KEPT: u32 = 15;
    let (whole, decimals) = digits.split_once('.').unwrap_or((digits, ""));
    if decimals.contains('.') {
        return None;
    }
    let (mut mantissa, mut kept, mut power) = (0_u64, 0_u32, 0_i32);
    let places = whole
        .bytes()
        .map(|b| (b, 0))
        .chain(decimals.bytes().map(|b| (b, 1)));
    for (digit, behind_point) in places {
        if kept < KEPT {
            mantissa = mantissa * 10 + u64::from(digit - b'0');
            kept += u32::from(mantissa > 0);
            power -= behind_point;
        } else {
            power += 1 - behind_point;
        }
    }
    let scale = 10_f64.powi(power.abs());
    Some(if power < 0 {
        mantissa as f64 / scale
    } else {
        mantissa as f64 * scale
    })
}

/// Reads one cell as a number, metres or degrees, or `None`.
pub(crate) fn number(text: &str) -> Option<f64> {
    if text.len() > 256 {
        return None;
    }
    // By far the commonest cell.
    if text.bytes().all(|b| b.is_ascii_digit() || b == b'.') && text.bytes().any(|b| b != b'.') {
        return decimal(text.trim_end_matches('.'));
    }
    match angle(text) {
        Angle::Degrees(degrees) => return Some(degrees),
        Angle::Wrong => return None,
        Angle::None => {}
    }
    let plain: String = text
        .chars()
        .filter(|&c| !is_invisible(c))
        .map(half_width)
        .collect();
    let mut rest = plain
        .trim()
        .trim_end_matches([',', ';', '、', '。', '.', ':', ' ']);
    for name in ["纵坐标", "横坐标", "X", "Y", "x", "y"] {
        rest = rest.strip_prefix(name).map_or(rest, |r| {
            r.trim_start().trim_start_matches(['=', ':']).trim_start()
        });
    }
    for unit in ["米", "m", "M"] {
        rest = rest.strip_suffix(unit).map_or(rest, str::trim_end);
    }
    let rest = rest.replace('。', ".");
    let (sign, digits) = match rest.strip_prefix('-') {
        Some(digits) => (-1.0, digits),
        None => (1.0, rest.strip_prefix('+').unwrap_or(&rest)),
    };
    let digits = without_thousands(digits);
    let plain = digits.bytes().all(|b| b.is_ascii_digit() || b == b'.')
        && digits.bytes().any(|b| b.is_ascii_digit());
    let value = plain.then(|| decimal(&digits)).flatten()?;
    value.is_finite().then_some(sign * value)
}

/// Takes thousands separators (comma, blank, apostrophe) out of a number where they stand at every third digit, and
/// leaves any other text as it is.
pub(crate) fn without_thousands(text: &str) -> String {
    let (whole, fraction) = text
        .split_once('.')
        .map_or((text, None), |(w, f)| (w, Some(f)));
    for separator in [',', ' ', '\''] {
        let mut groups = whole.split(separator);
        let first = groups.next().unwrap_or_default();
        let rest: Vec<&str> = groups.collect();
        let all_digits =
            |group: &&str| !group.is_empty() && group.bytes().all(|b| b.is_ascii_digit());
        if !rest.is_empty()
            && first.len() <= 3
            && all_digits(&first)
            && rest
                .iter()
                .all(|group| group.len() == 3 && all_digits(group))
        {
            let joined = first.to_owned() + &rest.concat();
            return fraction.map_or(joined.clone(), |fraction| format!("{joined}.{fraction}"));
        }
    }
    text.to_owned()
}

#[cfg(test)]
mod tests {
    use super::decimal;

    #[test]
    fn a_coordinate_is_read_as_the_nearest_number_there_is() {
        for text in [
            "39543187.71",
            "5485081.58",
            "0.1",
            "7",
            ".5",
            "007.250",
            "123456789012345",
            "0.000001",
            "99999999.999",
        ] {
            assert_eq!(decimal(text), text.parse().ok(), "{text}");
        }
        assert_eq!(decimal("5485081.58000000000000001"), Some(5_485_081.58));
        assert_eq!(decimal("1.2.3"), None);
    }
}
