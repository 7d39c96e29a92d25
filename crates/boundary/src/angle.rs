//! Longitude and latitude as people write them: 度分秒 and decimal degrees.

use crate::packed::Packed;
use crate::rows::{decimal, half_width, is_invisible};

/// Longitudes of China, degrees east, generously. They share no number with [`LATITUDES`], so a number tells which of
/// the two it is. (Compiled.)
pub(crate) const LONGITUDES: std::ops::RangeInclusive<f64> = 73.0..=136.0;
/// Latitudes of China, degrees north, generously. (Compiled.)
pub(crate) const LATITUDES: std::ops::RangeInclusive<f64> = 3.0..=54.0;

/// What a text says as an angle.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Angle {
    /// It is not written as an angle.
    None,
    /// It is, but 60 or more minutes or seconds, a fraction before the last part, or the like make no sense.
    Wrong,
    /// Degrees; south and west are negative.
    Degrees(f64),
}

/// Which mark stands after a number.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    Degree,
    Minute,
    Second,
    Plain(char),
    End,
}

/// Reads `117°30′12.345″`, `117度30分12.3秒`, `117-30-12.3`, `117:30:12.3`, `E117.5035`, `东经117°30′`, and
/// `E1173012.3`, run together behind the name of a hemisphere. A bare decimal is no angle here, it is a number.
pub(crate) fn angle(text: &str) -> Angle {
    if text.len() > 128 {
        return Angle::None;
    }
    let plain: String = text
        .chars()
        .filter(|&c| !is_invisible(c))
        .map(half_width)
        .collect();
    let rest = plain
        .trim()
        .trim_end_matches([',', ';', '、', '。', '.', ':', ' ']);
    let (rest, named) = without_hemisphere(rest);
    let sign = named.unwrap_or(1.0);
    let Some(parts) = parts(rest) else {
        return Angle::None;
    };
    let values: Vec<f64> = parts.iter().map(|&(_, value, _)| value).collect();
    let marks: Vec<Mark> = parts.iter().map(|&(.., mark)| mark).collect();
    use Mark::{Degree, End, Minute, Plain, Second};
    let known = match marks[..] {
        [End] => named.is_some(),
        [Degree] | [Degree, Minute | End] | [Degree, Minute, Second | End] => true,
        // Three digits behind a blank are a thousands group.
        [Plain(a), Plain(b), End] => {
            a == b
                && parts[1..]
                    .iter()
                    .all(|(digits, ..)| digits.find('.').unwrap_or(digits.len()) <= 2)
        }
        _ => false,
    };
    if !known {
        return Angle::None;
    }
    // `E1172930.1`: whoever names the hemisphere of seven digits means degrees, minutes and seconds run together.
    if named.is_some()
        && marks == [End]
        && let Some(packed) = Packed::read(rest).filter(Packed::is_whole)
    {
        return Angle::Degrees(sign * packed.degrees);
    }
    let fraction_before_last = parts
        .iter()
        .rev()
        .skip(1)
        .any(|&(digits, ..)| digits.contains('.'));
    if fraction_before_last || values[0] > 360.0 || values.iter().skip(1).any(|&v| v >= 60.0) {
        return Angle::Wrong;
    }
    let seconds = || {
        values
            .iter()
            .zip([3600.0, 60.0, 1.0])
            .map(|(v, u)| v * u)
            .sum::<f64>()
    };
    // One division at the end, so that 30′ is exactly a half.
    let degrees = if values.len() == 1 {
        values[0]
    } else {
        seconds() / 3600.0
    };
    Angle::Degrees(sign * degrees)
}

/// The text without the name of a hemisphere before or behind it, and the sign that the name gives.
pub(crate) fn without_hemisphere(text: &str) -> (&str, Option<f64>) {
    let (mut rest, mut sign) = (text, None);
    for (name, of) in HEMISPHERES {
        let found = rest.strip_prefix(name).or_else(|| {
            // A letter behind must follow a digit or a mark: `117°30′E`.
            rest.strip_suffix(name).filter(|r| {
                !r.is_empty() && !r.ends_with(|c: char| c.is_alphabetic() && !"度分秒".contains(c))
            })
        });
        if let Some(found) = found {
            rest = found.trim().trim_start_matches([':', '=']).trim();
            sign = Some(of);
        }
    }
    (rest, sign)
}

/// Names before or after an angle, with the sign they give it. Longer ones first.
const HEMISPHERES: [(&str, f64); 14] = [
    ("东经", 1.0),
    ("北纬", 1.0),
    ("西经", -1.0),
    ("南纬", -1.0),
    ("经度", 1.0),
    ("纬度", 1.0),
    ("E", 1.0),
    ("N", 1.0),
    ("W", -1.0),
    ("S", -1.0),
    ("e", 1.0),
    ("n", 1.0),
    ("L", 1.0),
    ("B", 1.0),
];

/// One to three numbers with the marks behind them, or `None` when anything else stands there.
fn parts(text: &str) -> Option<Vec<(&str, f64, Mark)>> {
    let mut parts = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let end = rest
            .find(|c: char| !c.is_ascii_digit() && c != '.')
            .unwrap_or(rest.len());
        let (digits, behind) = rest.split_at(end);
        if !digits.bytes().any(|b| b.is_ascii_digit()) || parts.len() == 3 {
            return None;
        }
        let value = decimal(digits)?;
        let (mark, behind) = mark(behind)?;
        parts.push((digits, value, mark));
        rest = behind;
    }
    (!parts.is_empty()).then_some(parts)
}

fn mark(text: &str) -> Option<(Mark, &str)> {
    let trimmed = text.trim_start();
    for two in ["''", "′′", "’’"] {
        if let Some(rest) = trimmed.strip_prefix(two) {
            return Some((Mark::Second, rest.trim_start()));
        }
    }
    let Some(first) = trimmed.chars().next() else {
        return Some((Mark::End, ""));
    };
    let mark = match first {
        c if is_degree_mark(c) => Mark::Degree,
        '′' | '\'' | '’' | '‘' | '´' | '`' | '分' => Mark::Minute,
        '″' | '"' | '”' | '“' | '秒' => Mark::Second,
        '-' | ':' => Mark::Plain(first),
        _ if trimmed.len() < text.len() => return Some((Mark::Plain(' '), trimmed)),
        _ => return None,
    };
    Some((mark, trimmed[first.len_utf8()..].trim_start()))
}

pub(crate) fn is_degree_mark(c: char) -> bool {
    matches!(c, '°' | 'º' | '˚' | '∘' | '度')
}

/// Prints degrees as `117°30′12.345″`: seconds to three decimals, as the notice on areas wants them.
pub fn print_angle(degrees: f64) -> String {
    let sign = if degrees < 0.0 { "-" } else { "" };
    let thousandths = (degrees.abs() * 3_600_000.0).round();
    if !thousandths.is_finite() || thousandths > 1e12 {
        return String::new();
    }
    // In range, so the cast is exact.
    let thousandths = thousandths as u64;
    let (seconds, thousandths) = (thousandths / 1000, thousandths % 1000);
    let (degrees, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    format!("{sign}{degrees}°{minutes:02}′{seconds:02}.{thousandths:03}″")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_common_spelling_of_an_angle_reads_the_same() {
        let expected = Angle::Degrees((117.0 * 3600.0 + 30.0 * 60.0 + 12.5) / 3600.0);
        for text in [
            "117°30′12.5″",
            "117° 30' 12.5\"",
            "117度30分12.5秒",
            "１１７°３０＇１２．５＂",
            "E117°30′12.5″",
            "117°30′12.5″E",
            "东经117°30′12.5″",
            "东经：117°30′12.5″；",
            "经度117°30′12.5\"",
            "117-30-12.5",
            "117:30:12.5",
            "117 30 12.5",
            "117º30’12.5”",
            "117°30′12.5''",
            "L=117°30′12.5″",
        ] {
            assert_eq!(angle(text), expected, "{text}");
        }
        assert_eq!(angle("117°30′"), Angle::Degrees(117.5));
        assert_eq!(angle("117.5°"), Angle::Degrees(117.5));
        assert_eq!(angle("E117.5"), Angle::Degrees(117.5));
        assert_eq!(angle("W117.5"), Angle::Degrees(-117.5));
    }

    #[test]
    fn what_is_no_angle_is_left_to_others_and_a_wrong_one_is_wrong() {
        for text in [
            "",
            "117.5",
            "5486114.10",
            "5 486 114.1",
            "J1",
            "-5",
            "拐点1",
            "117°30″",
            "30′",
            "1-2",
            "°",
        ] {
            assert_eq!(angle(text), Angle::None, "{text}");
        }
        for text in [
            "117°60′00″",
            "117°30′60″",
            "117.5°30′",
            "117°30.5′12″",
            "400°",
        ] {
            assert_eq!(angle(text), Angle::Wrong, "{text}");
        }
    }

    #[test]
    fn what_is_printed_is_read_back() {
        assert_eq!(print_angle(117.999_999_999_9), "118°00′00.000″");
        for thousandths in (0..1_296_000_000u64).step_by(7_654_321) {
            let degrees = thousandths as f64 / 3_600_000.0;
            let Angle::Degrees(read) = angle(&print_angle(degrees)) else {
                panic!("{degrees}")
            };
            assert!((read - degrees).abs() < 1e-12 * 360.0);
        }
    }
}
