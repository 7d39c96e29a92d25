//! The form of the annual report (年报栏目): what it asks, whom it goes to, by when.
//!
//! The form is data of the district book; the code knows no single field of it.

use super::Certainty;
use canon::{members, variants};
use time::{Date, Month};

#[cfg(feature = "schema")]
use schemars::JsonSchema;

/// The form (年报栏目).
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(
    feature = "schema",
    derive(JsonSchema),
    schemars(rename_all = "camelCase", deny_unknown_fields)
)]
pub struct AnnualForm {
    /// Where the JSON Schema stands.
    #[cfg_attr(feature = "schema", schemars(rename = "$schema"))]
    pub schema: String,
    /// `greenmine-annual-report/1`.
    pub format: String,
    /// Title of the report.
    pub title: String,
    /// Whom it goes to.
    pub addressee: String,
    /// Month of the last day on which it is due, in the year it reports.
    pub due_month: u8,
    /// Day of that month.
    pub due_day: u8,
    /// The document that asks for it.
    pub document: String,
    /// How sure that is.
    pub certainty: Certainty,
    /// What is our own choice in it.
    pub note: String,
    /// Its sections, in order.
    pub sections: Vec<AnnualSection>,
}
members!(AnnualForm: schema, format, title, addressee, due_month, due_day, document, certainty, note, sections);

/// A section of the form.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(
    feature = "schema",
    derive(JsonSchema),
    schemars(rename_all = "camelCase", deny_unknown_fields)
)]
pub struct AnnualSection {
    /// Its heading.
    pub title: String,
    /// The state of the rectification plan belongs here.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub measures: bool,
    /// Its fields.
    pub fields: Vec<AnnualField>,
    /// Rates that follow from two fields.
    pub rates: Vec<AnnualRate>,
}
members!(AnnualSection: title, measures, fields, rates);

/// A field of the form.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(
    feature = "schema",
    derive(JsonSchema),
    schemars(rename_all = "camelCase", deny_unknown_fields)
)]
pub struct AnnualField {
    /// Its key, unique in the form.
    pub key: String,
    /// Its label.
    pub label: String,
    /// What it takes.
    pub kind: AnnualKind,
    /// Unit of a number.
    pub unit: Option<String>,
    /// How to fill it in.
    pub hint: Option<String>,
    /// Only for mines of this mining method (开采方式).
    pub method: Option<String>,
    /// Answers that it is taken over from: the first that is there.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub from: Vec<AnswerSource>,
}
members!(AnnualField: key, label, kind, unit, hint, method, from);

/// What a field takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(
    feature = "schema",
    derive(JsonSchema),
    schemars(rename_all = "camelCase")
)]
pub enum AnnualKind {
    /// A number.
    Number,
    /// One line.
    Text,
    /// Several lines.
    Lines,
}
variants!(AnnualKind: Number = "number", Text = "text", Lines = "lines");

/// An answer that a field is taken over from.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(
    feature = "schema",
    derive(JsonSchema),
    schemars(rename_all = "camelCase", deny_unknown_fields)
)]
pub struct AnswerSource {
    /// The item.
    pub item: String,
    /// One of its inputs; absent: its computed value.
    pub input: Option<String>,
    /// Brings the input to the field's unit.
    pub times: Option<u32>,
}
members!(AnswerSource: item, input, times);

/// A rate in percent that follows from two fields.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(
    feature = "schema",
    derive(JsonSchema),
    schemars(rename_all = "camelCase", deny_unknown_fields)
)]
pub struct AnnualRate {
    /// Its key, unique in the form.
    pub key: String,
    /// Its label.
    pub label: String,
    /// The field above the line.
    pub top: String,
    /// The field below the line.
    pub bottom: String,
    /// What it should be at least, percent.
    pub least: Option<u32>,
    /// What is to be said when it is less.
    pub below: Option<String>,
    /// The document that asks for it.
    pub document: Option<String>,
    /// How sure that is.
    pub certainty: Option<Certainty>,
}
members!(AnnualRate: key, label, top, bottom, least, below, document, certainty);

impl AnnualForm {
    /// The field with this key.
    pub fn field(&self, key: &str) -> Option<&AnnualField> {
        let mut fields = self.sections.iter().flat_map(|section| &section.fields);
        fields.find(|field| field.key == key)
    }

    /// The last day on which the report of this year is due.
    pub fn due(&self, year: i32) -> Option<Date> {
        let month = Month::try_from(self.due_month).ok()?;
        Date::from_calendar_date(year, month, self.due_day).ok()
    }
}
