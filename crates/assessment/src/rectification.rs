//! The rectification plan (整改计划): what has to be mended, what was decided about it, and by when.
//!
//! What needs mending follows from the score and is never stored; a [`Measure`] is what the person wrote about it.
//! How long a mine has stands in `catalogues/rectification.json`, by the list it is on.

use crate::answers::{Assessment, Verdict};
use crate::catalogue::{Catalogue, Certainty};
use crate::data::members;
use crate::date;
use crate::finding::{Code, Finding, Place, Severity};
use crate::item_score::{Binding, ItemOutcome};
use crate::number::{self, Exact};
use crate::points::Points;
use crate::profile::{self, ProfileField};
use crate::score::Score;
use boundary::Grade;
use serde::{Deserialize, Serialize};
use time::Date;

#[cfg(feature = "schema")]
use schemars::JsonSchema;

/// How far a measure is (完成情况).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum MeasureState {
    /// 未开始.
    Planned,
    /// 整改中.
    Underway,
    /// 已完成.
    Done,
}

impl MeasureState {
    /// All states, in the order of work.
    pub const ALL: [MeasureState; 3] = [
        MeasureState::Planned,
        MeasureState::Underway,
        MeasureState::Done,
    ];
}

/// What was decided about one precondition, one item, or the boundary (整改措施). Everything as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct Measure {
    /// What is done (措施); absent: as the catalogue advises.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub action: Option<String>,
    /// Who answers for it (责任人).
    #[serde(skip_serializing_if = "String::is_empty")]
    pub person: String,
    /// By when (完成期限), as typed.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub due: String,
    /// What it costs, 万元, as typed (资金).
    #[serde(skip_serializing_if = "String::is_empty")]
    pub cost: String,
    /// How far it is; absent: nothing said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub state: Option<MeasureState>,
    /// A remark (备注).
    #[serde(skip_serializing_if = "String::is_empty")]
    pub remark: String,
}

impl Measure {
    /// Nothing was entered.
    pub fn is_empty(&self) -> bool {
        *self == Measure::default()
    }

    /// A person and a readable day are named: it can be held to.
    pub fn is_settled(&self) -> bool {
        !self.person.trim().is_empty() && date::parse(&self.due).is_some()
    }
}

/// Key of the boundary among the measures; items and preconditions go by their ids.
pub const BOUNDARY: &str = "boundary";

/// What has to be mended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Subject {
    /// A precondition, by id.
    Precondition(String),
    /// An item, by id.
    Item(String),
    /// The boundary.
    Boundary,
}

impl Subject {
    /// Its key among [`Assessment::measures`].
    pub fn key(&self) -> &str {
        match self {
            Subject::Precondition(id) | Subject::Item(id) => id,
            Subject::Boundary => BOUNDARY,
        }
    }
}

/// How urgent it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Urgency {
    /// 必须整改: a precondition or a binding item is not met.
    Must,
    /// 需要核实: a precondition is pending, the boundary does not stand, or a measure was written and the answer taken
    /// back.
    Verify,
    /// 其他失分，可以提升.
    May,
    /// 已无失分: a measure was written, and nothing is lost any more.
    Mended,
}

impl Urgency {
    /// All, the most urgent first.
    pub const ALL: [Urgency; 4] = [
        Urgency::Must,
        Urgency::Verify,
        Urgency::May,
        Urgency::Mended,
    ];
}

/// One row of the plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Need {
    /// How urgent.
    pub urgency: Urgency,
    /// What.
    pub subject: Subject,
}

/// Everything that has to be mended, the most urgent first; within that, in the catalogue's order. A subject whose
/// measure was written stays in the plan when nothing is lost any more.
pub fn needs(
    catalogue: &Catalogue,
    assessment: &Assessment,
    score: &Score,
    boundary: Grade,
) -> Vec<Need> {
    let mut found = Vec::new();
    let written = |key: &str| {
        assessment
            .measures
            .get(key)
            .is_some_and(|measure| !measure.is_empty())
    };
    // What is not answered any more is not known to be mended.
    let unanswered = |key: &str| written(key).then_some(Urgency::Verify);
    let mut add = |urgency: Option<Urgency>, subject: Subject| {
        let kept = written(subject.key()).then_some(Urgency::Mended);
        if let Some(urgency) = urgency.or(kept) {
            found.push(Need { urgency, subject });
        }
    };
    for state in &score.preconditions {
        let urgency = match state.verdict {
            _ if state.informational => None,
            Some(Verdict::NotMet) => Some(Urgency::Must),
            Some(Verdict::Pending) => Some(Urgency::Verify),
            Some(Verdict::Met | Verdict::NotApplicable) => None,
            None => unanswered(&state.id),
        };
        add(urgency, Subject::Precondition(state.id.clone()));
    }
    let boundary_stands = !matches!(boundary, Grade::Differs | Grade::Wrong | Grade::Blocked);
    add(
        (!boundary_stands).then_some(Urgency::Verify),
        Subject::Boundary,
    );
    for item in &score.items {
        let urgency = if item.binding() == Some(Binding::NotMet) {
            Some(Urgency::Must)
        } else if score.track.has_total() && item.lost() > Points::ZERO {
            // A small mine has no points: what is met is met.
            Some(Urgency::May)
        } else if item.outcome == ItemOutcome::Open {
            unanswered(&item.id)
        } else {
            None
        };
        if catalogue.item(&item.id).is_some() {
            add(urgency, Subject::Item(item.id.clone()));
        }
    }
    boundary::sort_by(&mut found, |one, other| one.urgency.cmp(&other.urgency));
    found
}

/// How far the plan is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PlanProgress {
    /// Rows that still need mending.
    pub open: usize,
    /// Of these, rows with a person and a day.
    pub settled: usize,
    /// Rows that are said to be done, mended ones included.
    pub done: usize,
    /// All rows.
    pub all: usize,
}

/// Counts the rows of a plan.
pub fn progress(needs: &[Need], assessment: &Assessment) -> PlanProgress {
    let mut count = PlanProgress {
        all: needs.len(),
        ..PlanProgress::default()
    };
    for need in needs {
        let measure = assessment.measures.get(need.subject.key());
        if need.urgency == Urgency::Mended
            || measure.is_some_and(|one| one.state == Some(MeasureState::Done))
        {
            count.done += 1;
        } else {
            count.open += 1;
            count.settled += usize::from(measure.is_some_and(Measure::is_settled));
        }
    }
    count
}

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

/// What is wrong or noteworthy in one measure.
pub fn findings(
    key: &str,
    measure: &Measure,
    profile: &profile::Profile,
) -> Vec<(MeasureField, Finding)> {
    let mut found = Vec::new();
    let mut add = |field, severity, code| {
        let place = Place::Measure(key.to_owned());
        found.push((
            field,
            Finding {
                place,
                severity,
                code,
            },
        ));
    };
    if !measure.due.trim().is_empty() {
        let reference = date::parse(profile::text(profile, ProfileField::ReferenceDate));
        match date::parse(&measure.due) {
            None => add(MeasureField::Due, Severity::Error, Code::DateUnreadable),
            // What is done already may well have been due before.
            Some(_) if measure.state == Some(MeasureState::Done) => {}
            Some(due) if reference.is_some_and(|reference| due < reference) => {
                add(
                    MeasureField::Due,
                    Severity::Warning,
                    Code::DueBeforeReference,
                );
            }
            Some(due) => {
                let limit = crate::bundled::rectification().limit(profile);
                if let Some(Limit {
                    period,
                    last_day: Some(last_day),
                }) = limit
                    && due > last_day
                {
                    let code = Code::DueAfterLimit {
                        months: period.months,
                        last_day: date::iso(last_day),
                    };
                    add(MeasureField::Due, Severity::Warning, code);
                }
            }
        }
    }
    match number::parse(&measure.cost) {
        Err(error) => add(MeasureField::Cost, Severity::Error, error.into()),
        Ok(Some(cost)) if cost < Exact::from_integer(0) => {
            add(
                MeasureField::Cost,
                Severity::Error,
                Code::BelowMinimum { min: 0 },
            );
        }
        Ok(_) => {}
    }
    found
}

/// A field of a measure that a finding can point at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MeasureField {
    /// 完成期限.
    Due,
    /// 资金.
    Cost,
}
