//! The rectification plan (整改计划): what has to be mended, what was decided about it, and by when.
//!
//! What needs mending follows from the score and is never stored; a [`Measure`] is what the person wrote about it.

use super::checks::PreconditionState;
use super::finding::{Code, Finding, Place, Severity};
use super::item_score::{Binding, ItemOutcome};
use super::score::Score;
use crate::date;
use crate::entered::answers::{Assessment, Verdict};
use crate::entered::measure::{BOUNDARY, Measure, MeasureState};
use crate::entered::profile::{self, Profile, ProfileField};
use crate::number::{self, Exact};
use crate::points::Points;
use crate::rules::catalogue::Catalogue;
use crate::rules::periods::{Limit, RectificationRules};
use boundary::Grade;

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

/// Whether a precondition has to be mended before anything else: it is not met.
fn is_unmet(state: &PreconditionState) -> bool {
    !state.informational && state.verdict == Some(Verdict::NotMet)
}

/// How many preconditions and binding items have to be mended (必须整改) before anything else counts.
pub fn must_count(score: &Score) -> usize {
    let vetoes = score.preconditions.iter().filter(|one| is_unmet(one));
    vetoes.count() + score.binding(Binding::NotMet).count()
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
            _ if is_unmet(state) => Some(Urgency::Must),
            Some(Verdict::Pending) => Some(Urgency::Verify),
            Some(Verdict::Met | Verdict::NotMet | Verdict::NotApplicable) => None,
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
    canon::sort_by(&mut found, |one, other| one.urgency.cmp(&other.urgency));
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

/// What is wrong or noteworthy in one measure.
pub fn measure_findings(
    key: &str,
    measure: &Measure,
    profile: &Profile,
    rules: &RectificationRules,
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
                let limit = rules.limit(profile);
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
