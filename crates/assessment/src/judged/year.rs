//! The annual report (年度报告) of an assessment: what stands in each field of the form, and what is wrong with it.
//!
//! A field that was not typed takes its value from the answers where the form says so, and follows them; nothing of
//! that is stored.

use super::finding::{Code, Finding, Place, Severity};
use super::score::Score;
use crate::date;
use crate::entered::answers::Assessment;
use crate::entered::profile::{self, ProfileField};
use crate::number::{self, Exact};
use crate::rules::annual_form::{AnnualField, AnnualForm, AnnualKind, AnnualRate};

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
