//! Calendar dates as typed: `2025-02-15`, `2025/2/15`, `2025年2月15日`.

use crate::number::half_width;
use time::{Date, Month};

/// Reads a date; `None` when it is empty or no calendar date.
pub fn parse(text: &str) -> Option<Date> {
    let text = half_width(text);
    let mut parts = text
        .trim()
        .trim_end_matches('日')
        .split(['-', '/', '.', '年', '月'])
        .map(str::trim);
    let year: i32 = parts
        .next()?
        .parse()
        .ok()
        .filter(|year| (1900..=2200).contains(year))?;
    let month: u8 = parts.next()?.parse().ok()?;
    let day: u8 = parts.next()?.parse().ok()?;
    if parts.next().is_some() {
        return None;
    }
    Date::from_calendar_date(year, Month::try_from(month).ok()?, day).ok()
}

/// Whole days from `from` to `to`; negative when `to` is earlier.
pub fn days_between(from: Date, to: Date) -> i32 {
    to.to_julian_day() - from.to_julian_day()
}

/// `2025-02-15`.
pub fn iso(date: Date) -> String {
    format!(
        "{:04}-{:02}-{:02}",
        date.year(),
        u8::from(date.month()),
        date.day()
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_read_in_the_ways_people_write_it() {
        for text in [
            "2025-02-15",
            "2025/2/15",
            "2025年2月15日",
            "２０２５．２．１５",
            " 2025-2-15 ",
        ] {
            assert_eq!(
                parse(text).map(iso).as_deref(),
                Some("2025-02-15"),
                "{text}"
            );
        }
        for text in [
            "",
            "2025-02-30",
            "15-02-2025",
            "2025-02",
            "2025-02-15-1",
            "二月",
        ] {
            assert_eq!(parse(text), None, "{text}");
        }
    }
}
