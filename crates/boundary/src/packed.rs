//! Degrees, minutes and seconds run together (度分秒连写) as instruments and old licences write them: `117.29301` and
//! `1172930.1` are 117°29′30.1″.

use crate::angle::{LATITUDES, LONGITUDES, without_hemisphere};
use crate::rows::{decimal, half_width, is_invisible};

/// The most decimals that are taken for minutes and seconds: seconds to four decimals, 3 mm on the
/// ground. Longer ones come from programs, which write decimal degrees. (Compiled.)
const MOST_DECIMALS: usize = 8;
/// From so many decimals on a number without marks is a degree at all (11 m). (Compiled.)
const LEAST_DECIMALS: usize = 4;

/// A number without marks, read as degrees, minutes and seconds.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Packed {
    /// Degrees.
    pub(crate) degrees: f64,
    /// The same with its marks: `117°29′30.1″`.
    pub(crate) spelled: String,
    /// Decimals as written; `None` where the seconds stand before the point, so that it is no decimal degree.
    decimals: Option<usize>,
}

impl Packed {
    /// Reads a cell; `None` when it bears a mark, or when it makes no degrees, minutes and seconds of China.
    pub(crate) fn read(text: &str) -> Option<Packed> {
        let plain = bare(text)?;
        let (whole, fraction) = plain.split_once('.').unwrap_or((&plain, ""));
        let is_decimal = whole.len() <= 3;
        let (degrees, minutes_seconds, rest) = match whole.len() {
            // A spreadsheet drops the zeros at the end.
            2 | 3 if fraction.len() <= MOST_DECIMALS => {
                let padded = format!("{fraction:0<4}");
                (whole, padded[..4].to_owned(), padded[4..].to_owned())
            }
            6 | 7 => {
                let (degrees, behind) = whole.split_at(whole.len() - 4);
                (degrees, behind.to_owned(), fraction.to_owned())
            }
            _ => return None,
        };
        let (minutes, seconds) = minutes_seconds.split_at(2);
        if minutes >= "60" || seconds >= "60" {
            return None;
        }
        let point = if rest.is_empty() { "" } else { "." };
        let spelled = format!(
            "{}°{minutes}′{seconds}{point}{rest}″",
            degrees.trim_start_matches('0')
        );
        let degrees = (decimal(degrees)? * 3600.0
            + decimal(minutes)? * 60.0
            + decimal(&format!("{seconds}.{rest}"))?)
            / 3600.0;
        (LONGITUDES.contains(&degrees) || LATITUDES.contains(&degrees)).then_some(Packed {
            degrees,
            spelled,
            decimals: is_decimal.then_some(fraction.len()),
        })
    }

    /// Whether it is no decimal degree: `1172930.1`.
    pub(crate) fn is_whole(&self) -> bool {
        self.decimals.is_none()
    }
}

/// A cell that may be decimal degrees, if it bears no mark: its digits.
pub(crate) fn bare_degrees(text: &str) -> Option<String> {
    let plain = bare(text)?;
    let value = decimal(&plain)?;
    (LONGITUDES.contains(&value) || LATITUDES.contains(&value)).then_some(plain)
}

/// Whether these cells may be decimal degrees or degrees, minutes and seconds run together, and nothing in them tells.
/// Sixty minutes or seconds in one of them, or more decimals than anybody writes, tell.
pub(crate) fn is_open<'a>(cells: impl Iterator<Item = &'a str>) -> bool {
    let mut longest = 0;
    for cell in cells.filter(|cell| bare_degrees(cell).is_some()) {
        match Packed::read(cell) {
            Some(packed) => longest = longest.max(packed.decimals.unwrap_or(0)),
            None => return false,
        }
    }
    longest >= LEAST_DECIMALS
}

/// Digits with at most one point, without the name of a hemisphere; `None` when anything else stands there.
fn bare(text: &str) -> Option<String> {
    if text.len() > 128 {
        return None;
    }
    let plain: String = text
        .chars()
        .filter(|&c| !is_invisible(c))
        .map(half_width)
        .collect();
    let plain = plain
        .trim()
        .trim_end_matches([',', ';', '、', '。', '.', ':', ' ']);
    let (digits, _) = without_hemisphere(plain);
    let fits = digits.bytes().all(|b| b.is_ascii_digit() || b == b'.')
        && digits.starts_with(|c: char| c.is_ascii_digit())
        && digits.matches('.').count() <= 1;
    fits.then(|| digits.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn degrees_minutes_and_seconds_run_together_are_read_to_the_last_digit() {
        for (text, spelled) in [
            ("117.29301", "117°29′30.1″"),
            ("117.2930", "117°29′30″"),
            ("117.293", "117°29′30″"),
            ("49.3", "49°30′00″"),
            ("1172930.1", "117°29′30.1″"),
            ("1172930", "117°29′30″"),
            ("0992930", "99°29′30″"),
            ("992930.25", "99°29′30.25″"),
            ("１１７．２９３０１", "117°29′30.1″"),
            ("E117.29301", "117°29′30.1″"),
            ("北纬493000，", "49°30′00″"),
        ] {
            let read = Packed::read(text).map(|packed| packed.spelled);
            assert_eq!(read.as_deref(), Some(spelled), "{text}");
        }
        let read = Packed::read("117.29301").expect("packed");
        assert_eq!(read.degrees, (117.0 * 3600.0 + 29.0 * 60.0 + 30.1) / 3600.0);
    }

    #[test]
    fn sixty_minutes_or_seconds_metres_and_marks_are_none() {
        for text in [
            "117.6030",
            "117.2960",
            "1176030",
            "5486114.10",
            "39544636.44",
            "544636.44",
            "117.293012345",
            "117°29′30″",
            "117.2930°",
            "J1",
            "645.3",
            "",
        ] {
            assert_eq!(Packed::read(text), None, "{text}");
        }
    }

    #[test]
    fn one_cell_that_cannot_be_run_together_tells_of_all() {
        let open = |cells: &[&str]| is_open(cells.iter().copied());
        assert!(open(&["117.29301", "49.30125", "117.3", "49"]));
        assert!(!open(&["117.29301", "49.30125", "117.2960"]));
        assert!(!open(&["117.2930123456", "49.30125"]));
        assert!(
            !open(&["117.29", "49.30"]),
            "nobody writes degrees so short"
        );
        assert!(!open(&["5486114.10", "39544636.44"]));
        assert!(!open(&["117°29′30.1″", "49°30′12″"]));
    }
}
