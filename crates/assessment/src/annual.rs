//! The annual report (年度报告): what the form asks, what was entered, what is taken over from the answers.
//!
//! The form stands in `catalogues/annual-report.json`; the code knows no single field of it. A field that was not
//! typed takes its value from the answers where the form says so, and follows them; nothing of that is stored.

use crate::answers::Assessment;
use crate::catalogue::Certainty;
use crate::data::{members, variants};
use crate::date;
use crate::finding::{Code, Finding, Place, Severity};
use crate::number::{self, Exact};
use crate::profile::{self, ProfileField};
use crate::score::Score;
use litemap::LiteMap;
use serde::{Deserialize, Serialize};
use time::{Date, Month};

#[cfg(feature = "schema")]
use schemars::JsonSchema;

/// What was entered in the annual report, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct AnnualReport {
    /// The year it reports (报告年度); absent: the year of the filing date, else of the reference date.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub year: Option<String>,
    /// Fields by key. A field that is not there is taken over from the answers.
    #[serde(skip_serializing_if = "LiteMap::is_empty", with = "crate::entries")]
    #[cfg_attr(
        feature = "schema",
        schemars(with = "std::collections::BTreeMap<String, String>")
    )]
    pub entries: LiteMap<String, String>,
}

impl AnnualReport {
    /// Nothing was entered.
    pub fn is_empty(&self) -> bool {
        *self == AnnualReport::default()
    }
}

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
    /// The fields that a mine fills in, in order.
    pub fn fields<'a>(
        &'a self,
        assessment: &'a Assessment,
    ) -> impl Iterator<Item = &'a AnnualField> {
        self.sections
            .iter()
            .flat_map(|section| &section.fields)
            .filter(|field| field.concerns(assessment))
    }

    fn field(&self, key: &str) -> Option<&AnnualField> {
        let mut fields = self.sections.iter().flat_map(|section| &section.fields);
        fields.find(|field| field.key == key)
    }

    /// The value of a rate in percent; `None` while one of its fields is missing, unreadable or the divisor is zero.
    pub fn rate(&self, rate: &AnnualRate, assessment: &Assessment, score: &Score) -> Option<Exact> {
        let amount = |key: &str| {
            let text = self.field(key)?.value(assessment, score);
            number::parse(&text).ok().flatten()
        };
        let (top, bottom) = (amount(&rate.top)?, amount(&rate.bottom)?);
        let zero = Exact::from_integer(0);
        (bottom > zero && top >= zero)
            .then(|| number::checked_hundredths(top / bottom * Exact::from_integer(100)))
            .flatten()
    }

    /// The last day on which the report of this year is due.
    pub fn due(&self, year: i32) -> Option<Date> {
        let month = Month::try_from(self.due_month).ok()?;
        Date::from_calendar_date(year, month, self.due_day).ok()
    }

    /// How many fields hold something, of how many.
    pub fn progress(&self, assessment: &Assessment, score: &Score) -> (usize, usize) {
        let (mut filled, mut all) = (0, 0);
        for field in self.fields(assessment) {
            all += 1;
            filled += usize::from(!field.value(assessment, score).trim().is_empty());
        }
        (filled, all)
    }

    /// What is wrong or noteworthy, by the key of a field; the year goes by `year`.
    pub fn findings(&self, assessment: &Assessment, score: &Score) -> Vec<Finding> {
        let mut found = Vec::new();
        let mut add = |key: &str, severity, code| {
            let place = Place::Annual(key.to_owned());
            found.push(Finding {
                place,
                severity,
                code,
            });
        };
        let year = year(assessment);
        match year.parse::<i32>() {
            _ if year.is_empty() => add(YEAR, Severity::Missing, Code::Missing),
            Ok(year) if (1990..=2200).contains(&year) => {
                let filed =
                    date::parse(profile::text(&assessment.profile, ProfileField::FilingDate));
                let due = self.due(year);
                if let (Some(filed), Some(due)) = (filed, due)
                    && filed > due
                {
                    let due = date::iso(due);
                    add(YEAR, Severity::Warning, Code::FiledLate { due });
                }
            }
            _ => add(YEAR, Severity::Error, Code::YearUnreadable),
        }
        for field in self.fields(assessment) {
            if field.kind == AnnualKind::Number {
                match number::parse(&field.value(assessment, score)) {
                    Err(error) => add(&field.key, Severity::Error, error.into()),
                    Ok(Some(value)) if value < Exact::from_integer(0) => {
                        add(&field.key, Severity::Error, Code::BelowMinimum { min: 0 });
                    }
                    Ok(_) => {}
                }
            }
        }
        found
    }
}

/// The key that findings about the year go by.
pub const YEAR: &str = "year";

impl AnnualField {
    /// Whether a mine is asked for it.
    pub fn concerns(&self, assessment: &Assessment) -> bool {
        let method = profile::text(&assessment.profile, ProfileField::Method);
        self.method.as_deref().is_none_or(|only| only == method)
    }

    /// What stands in it: as typed, else as the answers have it.
    pub fn value(&self, assessment: &Assessment, score: &Score) -> String {
        match assessment.annual.entries.get(&self.key) {
            Some(typed) => typed.clone(),
            None => self.taken_over(assessment, score).unwrap_or_default(),
        }
    }

    /// What the answers have for it.
    pub fn taken_over(&self, assessment: &Assessment, score: &Score) -> Option<String> {
        self.from.iter().find_map(|source| {
            let answer = assessment.items.get(&source.item)?;
            if answer.not_applicable {
                return None;
            }
            match &source.input {
                None => score.item(&source.item)?.value.map(number::display),
                Some(input) => {
                    let value = number::parse(answer.inputs.get(input)?).ok().flatten()?;
                    let times = Exact::from_integer(i128::from(source.times.unwrap_or(1)));
                    Some(number::display(number::checked_hundredths(value * times)?))
                }
            }
        })
    }
}

/// The year it reports: as typed, else that of the filing date, else that of the reference date.
pub fn year(assessment: &Assessment) -> String {
    if let Some(typed) = &assessment.annual.year {
        return number::half_width(typed)
            .trim()
            .trim_end_matches('年')
            .to_owned();
    }
    [ProfileField::FilingDate, ProfileField::ReferenceDate]
        .into_iter()
        .find_map(|field| date::parse(profile::text(&assessment.profile, field)))
        .map(|day| day.year().to_string())
        .unwrap_or_default()
}
