//! How long mines have to rectify (整改期限), by the list they are on: data of the district book.

use super::Certainty;
use crate::date;
use crate::entered::profile::{self, ProfileField};
use canon::members;
use time::Date;

#[cfg(feature = "schema")]
use schemars::JsonSchema;

/// How long mines have, by list level.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(
    feature = "schema",
    derive(JsonSchema),
    schemars(rename_all = "camelCase", deny_unknown_fields)
)]
pub struct RectificationRules {
    /// Where the JSON Schema stands.
    #[cfg_attr(feature = "schema", schemars(rename = "$schema"))]
    pub schema: String,
    /// `greenmine-rectification/1`.
    pub format: String,
    /// From which day the period is counted, in words.
    pub from: String,
    /// One row a list level.
    pub periods: Vec<Period>,
}
members!(RectificationRules: schema, format, from, periods);

/// The period of one list level (整改期限).
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(
    feature = "schema",
    derive(JsonSchema),
    schemars(rename_all = "camelCase", deny_unknown_fields)
)]
pub struct Period {
    /// The list (名录情况) as the profile names it.
    pub listed: String,
    /// Calendar months.
    pub months: u32,
    /// The document and what it says.
    pub document: String,
    /// How sure it is.
    pub certainty: Certainty,
}
members!(Period: listed, months, document, certainty);

/// The period that applies to a mine, and the last day of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Limit {
    /// The row that applies.
    pub period: Period,
    /// The last day; absent while there is no readable reference date.
    pub last_day: Option<Date>,
}

impl RectificationRules {
    /// The period for a mine, counted from its reference date (评估基准日). A list that is not in the table is taken
    /// as the last row.
    pub fn limit(&self, profile: &profile::Profile) -> Option<Limit> {
        let listed = profile::text(profile, ProfileField::Listed);
        let row = self.periods.iter().find(|row| row.listed == listed);
        let period = row.or(self.periods.last())?.clone();
        let from = date::parse(profile::text(profile, ProfileField::ReferenceDate));
        let last_day = from.and_then(|from| date::add_months(from, period.months));
        Some(Limit { period, last_day })
    }
}
