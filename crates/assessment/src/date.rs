//! Calendar dates as typed: `2025-02-15`, `2025/2/15`, `2025年2月15日`.

use crate::number::half_width;
use time::{Date, Month};

/// Reads a date; `None` when it is empty or no calendar date.
pub fn parse(text: &str) -> Option<Date> {
    let visible = |c: &char| !canon::is_invisible(*c);
    let text: String = half_width(text).chars().filter(visible).collect();
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

/// The same day this many calendar months later; the last day of a month that is too short. `None` beyond the calendar.
pub fn add_months(from: Date, months: u32) -> Option<Date> {
    let count =
        i64::from(from.year()) * 12 + i64::from(u8::from(from.month())) - 1 + i64::from(months);
    let year = i32::try_from(count.div_euclid(12)).ok()?;
    let month = Month::try_from(u8::try_from(count.rem_euclid(12) + 1).ok()?).ok()?;
    Date::from_calendar_date(year, month, from.day().min(month.length(year))).ok()
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
    fn months_later_is_the_same_day_or_the_last_of_a_shorter_month() {
        let later = |text, months| add_months(parse(text)?, months).map(iso);
        assert_eq!(later("2026-11-25", 6).as_deref(), Some("2027-05-25"));
        assert_eq!(later("2026-11-25", 12).as_deref(), Some("2027-11-25"));
        assert_eq!(later("2026-08-31", 6).as_deref(), Some("2027-02-28"));
        assert_eq!(later("2024-02-29", 12).as_deref(), Some("2025-02-28"));
    }

    #[test]
    fn a_date_is_read_in_the_ways_people_write_it() {
        for text in [
            "2025-02-15",
            "2025/2/15",
            "2025年2月15日",
            "２０２５．２．１５",
            " 2025-2-15 ",
            "\u{200e}2025-2\u{200b}-15\u{202c}",
            "2025年\u{ad}2月15日\u{feff}",
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
