//! What time it is, and fresh ids.

use js_sys::{Date, Math};

/// Now, as ISO 8601 in UTC.
pub fn now() -> String {
    Date::new_0().to_iso_string().into()
}

/// So many hours before now, as ISO 8601 in UTC.
pub fn ago(hours: u32) -> String {
    let then = Date::now() - f64::from(hours) * 3_600_000.0;
    Date::new(&then.into()).to_iso_string().into()
}

/// Whole days since an ISO moment; none for one that lies ahead, because the clock was set back.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // positive, and a number of days
pub fn days_since(moment: &str) -> Option<u32> {
    let passed = Date::now() - Date::new(&moment.into()).get_time();
    (!passed.is_nan()).then(|| (passed / 86_400_000.0).max(0.0) as u32)
}

/// Today in the person's time zone, `2026-11-23`.
pub fn today() -> String {
    let now = Date::new_0();
    format!(
        "{:04}-{:02}-{:02}",
        now.get_full_year(),
        now.get_month() + 1,
        now.get_date()
    )
}

/// An ISO moment as the person reads it: `11月23日 14:03`, with the year when it is not this one.
pub fn readable(moment: &str) -> String {
    let date = Date::new(&moment.into());
    if date.get_time().is_nan() {
        return moment.to_owned();
    }
    let year = date.get_full_year();
    let year = if year == Date::new_0().get_full_year() {
        String::new()
    } else {
        format!("{year}年")
    };
    format!(
        "{year}{}月{}日 {:02}:{:02}",
        date.get_month() + 1,
        date.get_date(),
        date.get_hours(),
        date.get_minutes()
    )
}

/// The hour and minute of an ISO moment: `14:03`.
pub fn hour_and_minute(moment: &str) -> String {
    let date = Date::new(&moment.into());
    format!("{:02}:{:02}", date.get_hours(), date.get_minutes())
}

/// A random number below this one.
#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::cast_precision_loss
)] // small and positive
pub fn random_below(limit: usize) -> usize {
    (Math::random() * limit as f64) as usize
}

/// A fresh id: the moment and 40 random bits, in letters and digits.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // both are positive and far below 2^53
pub fn fresh_id() -> String {
    let moment = Date::now() as u64;
    let random = (Math::random() * (1_u64 << 40) as f64) as u64;
    format!("{moment:x}-{random:010x}")
}
