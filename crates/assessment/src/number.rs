//! Exact decimal numbers as people type them.

use canon::data::{DataError, FromData};
use num_rational::Ratio;
use num_traits::CheckedMul;
use serde_json::Value;

/// An exact value. Scores and rates are compared as fractions; nothing is rounded unless a rule says so.
pub type Exact = Ratio<i128>;

/// Why a typed number could not be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NumberError {
    /// Something other than digits, one decimal point, a sign and thousands separators.
    Unreadable,
    /// More than 15 significant digits, or more than 6 decimals.
    TooLong,
}

/// A decimal of a data file, read exactly as it is written (up to 15 digits, 6 decimals).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Decimal(pub Exact);

impl FromData for Decimal {
    fn from_data(value: &Value) -> Result<Decimal, DataError> {
        // The shortest text that reads back as the number is the decimal that was written.
        let number = value.as_number().map(ToString::to_string);
        let read = number.and_then(|text| parse(&text).ok().flatten());
        let expected = "a decimal of at most 15 digits was expected";
        read.map(Decimal).ok_or_else(|| DataError::new(expected))
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Decimal {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Decimal".into()
    }
    fn inline_schema() -> bool {
        true
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "number" })
    }
}

const MAX_DIGITS: usize = 15;
const MAX_DECIMALS: usize = 6;

/// Reads a decimal as typed: full-width digits, spaces, marks that nobody sees and thousands
/// separators are tolerated.
///
/// `Ok(None)` is an empty box. `1,234.5` and `１２３４．５` are both read; `12,5` is not (it may mean 12.5).
///
/// # Errors
/// [`NumberError`], with the text left to the caller.
pub fn parse(text: &str) -> Result<Option<Exact>, NumberError> {
    parse_to(text, MAX_DECIMALS)
}

/// [`parse`], with at most so many decimals instead of 6.
///
/// # Errors
/// [`NumberError`], with the text left to the caller.
pub(crate) fn parse_to(text: &str, most_decimals: usize) -> Result<Option<Exact>, NumberError> {
    let plain: String = half_width(text)
        .chars()
        .filter(|c| !c.is_whitespace() && !canon::is_invisible(*c))
        .collect();
    if plain.is_empty() {
        return Ok(None);
    }
    let (negative, digits) = match plain.strip_prefix(['-', '−', '－']) {
        Some(rest) => (true, rest),
        None => (false, plain.strip_prefix('+').unwrap_or(&plain)),
    };
    let (whole, decimals) = digits.split_once('.').unwrap_or((digits, ""));
    let whole = without_separators(whole).ok_or(NumberError::Unreadable)?;
    let all_digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    if !all_digits(&whole) || !all_digits(decimals) || (whole.is_empty() && decimals.is_empty()) {
        return Err(NumberError::Unreadable);
    }
    if whole.trim_start_matches('0').len() + decimals.len() > MAX_DIGITS
        || decimals.len() > most_decimals
    {
        return Err(NumberError::TooLong);
    }
    let number = |text: &str| {
        text.bytes()
            .fold(0_i128, |sum, b| sum * 10 + i128::from(b - b'0'))
    };
    let scale = 10_i128.pow(decimals.len() as u32);
    let value = Exact::new(number(&whole) * scale + number(decimals), scale);
    Ok(Some(if negative { -value } else { value }))
}

/// Full-width ASCII forms (０－９, Ａ－Ｚ, ．，：) as their half-width letters; the Chinese full stop stays.
pub fn half_width(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
            '\u{3000}' => ' ',
            _ => c,
        })
        .collect()
}

/// `1,234,567` → `1234567`; `None` when a group behind a comma has not exactly three digits.
fn without_separators(whole: &str) -> Option<String> {
    let mut groups = whole.split(',');
    let mut plain = groups.next()?.to_owned();
    for group in groups {
        if group.len() != 3 || plain.is_empty() {
            return None;
        }
        plain.push_str(group);
    }
    Some(plain)
}

/// Rounds half up (away from zero) to two decimals: the comparison rule for rates (RULES §3, compiled).
pub fn round_to_hundredths(value: Exact) -> Exact {
    (value * 100).round() / 100
}

/// [`round_to_hundredths`], or `None` when the value is too large for it.
pub fn checked_hundredths(value: Exact) -> Option<Exact> {
    let largest = Exact::from_integer(i128::MAX / 1000);
    (-largest < value && value < largest)
        .then(|| value.checked_mul(&Exact::from_integer(100)))
        .flatten()
        .map(|hundredths| hundredths.round() / 100)
}

/// The nearest floating-point number, for drawing and for areas; scores stay exact.
#[allow(clippy::cast_precision_loss)]
pub fn approximate(value: Exact) -> f64 {
    *value.numer() as f64 / *value.denom() as f64
}

/// Two decimals at most, trailing zeros dropped: `93.4`, `100`, `-2.35`.
pub fn display(value: Exact) -> String {
    let hundredths = (value * 100).round().to_integer();
    let (sign, size) = if hundredths < 0 {
        ("-", -hundredths)
    } else {
        ("", hundredths)
    };
    match (size / 100, size % 100) {
        (whole, 0) => format!("{sign}{whole}"),
        (whole, part) if part % 10 == 0 => format!("{sign}{whole}.{}", part / 10),
        (whole, part) => format!("{sign}{whole}.{part:02}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_read_as_people_type_it() {
        let read = |text| parse(text).map(|value| value.map(display));
        assert_eq!(read("  "), Ok(None));
        assert_eq!(read("1,234.50"), Ok(Some("1234.5".into())));
        assert_eq!(read("１２．５"), Ok(Some("12.5".into())));
        assert_eq!(
            read("\u{202d}12\u{200b}.5\u{202c}"),
            Ok(Some("12.5".into()))
        );
        assert_eq!(read("\u{feff}1\u{ad}23\u{200e}"), Ok(Some("123".into())));
        assert_eq!(read("\u{200b}"), Ok(None));
        assert_eq!(read("-3"), Ok(Some("-3".into())));
        assert_eq!(read("12,5"), Err(NumberError::Unreadable));
        assert_eq!(read("12吨"), Err(NumberError::Unreadable));
        assert_eq!(read("."), Err(NumberError::Unreadable));
        assert_eq!(read("1234567890123456"), Err(NumberError::TooLong));
    }

    #[test]
    fn a_rate_of_94_996_counts_as_95() {
        let rate = parse("94.996").ok().flatten().map(round_to_hundredths);
        assert_eq!(rate, Some(Exact::from_integer(95)));
    }
}
