//! Whether an assessment is ready to be handed in (报送前的检查): what is still open, and what a paper lacks.
//!
//! Nothing here forbids anything: exporting is always allowed, and says what is missing.

use super::finding::{Finding, Place, Severity};
use super::plan::PlanProgress;
use super::score::Score;
use super::survey::Surveyed;
use crate::answers::Assessment;
use crate::profile::{self, ProfileField, Source};
use boundary::Grade;

/// Something that is still open before anything is handed in, in the order of the form.
#[derive(Clone, Debug, PartialEq)]
pub enum Gap {
    /// Facts of the mine that are missing (未填).
    FactsMissing(Vec<ProfileField>),
    /// Facts of the mine that cannot be right (填写有误).
    FactsWrong(Vec<ProfileField>),
    /// So many facts come from the register and were not compared with the licence (未核对).
    FactsUnconfirmed(usize),
    /// So many preconditions are not decided (未评或待核实).
    PreconditionsOpen(usize),
    /// Items are not answered (未评).
    ItemsOpen {
        /// How many.
        count: usize,
        /// The id of the first one.
        first: Option<String>,
    },
    /// Items are marked for review (待复核).
    ItemsFlagged {
        /// How many.
        count: usize,
        /// The id of the first one.
        first: String,
    },
    /// The boundary does not agree with the licence.
    Boundary {
        /// What was judged.
        grade: Grade,
        /// Whether the licensed area is known.
        is_declared: bool,
    },
}

/// What is still open. `facts` are the findings of [`super::facts::findings`].
pub fn gaps(
    assessment: &Assessment,
    facts: &[Finding],
    score: &Score,
    surveyed: &Surveyed,
) -> Vec<Gap> {
    let mut gaps = Vec::new();
    let of = |severity: Severity| -> Vec<ProfileField> {
        let found = facts.iter().filter(|one| one.severity == severity);
        let fields = found.filter_map(|one| match one.place {
            Place::Profile(field) => Some(field),
            _ => None,
        });
        fields.collect()
    };
    for (fields, gap) in [
        (of(Severity::Missing), Gap::FactsMissing as fn(_) -> _),
        (of(Severity::Error), Gap::FactsWrong),
    ] {
        if !fields.is_empty() {
            gaps.push(gap(fields));
        }
    }
    let facts = assessment.profile.values();
    let unconfirmed = facts.filter(|fact| fact.source == Source::Register).count();
    if unconfirmed > 0 {
        gaps.push(Gap::FactsUnconfirmed(unconfirmed));
    }
    let (decided, all) = score.precondition_progress();
    if decided < all {
        gaps.push(Gap::PreconditionsOpen(all - decided));
    }
    let (done, all) = score.progress();
    if done < all {
        gaps.push(Gap::ItemsOpen {
            count: all - done,
            first: score.next_open(None).map(|item| item.id.clone()),
        });
    }
    let mut flagged = score.items.iter().filter(|item| item.flagged);
    if let Some(first) = flagged.next() {
        gaps.push(Gap::ItemsFlagged {
            count: 1 + flagged.count(),
            first: first.id.clone(),
        });
    }
    let judgement = &surveyed.judgement;
    if judgement.grade != Grade::Agrees {
        gaps.push(Gap::Boundary {
            grade: judgement.grade,
            is_declared: judgement.declared_km2.is_some(),
        });
    }
    gaps
}

/// What a paper lacks that it should hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lack {
    /// Nobody stands there to sign (法定代表人).
    LegalPerson,
    /// Nothing is lost: the plan is empty.
    NothingToMend,
    /// So many rows of the plan have no person or no day.
    Unsettled(usize),
    /// So many fields of the annual report are empty.
    FieldsEmpty(usize),
    /// So many fields of the annual report cannot be right.
    FieldsWrong(usize),
}

/// What the promise (承诺书) lacks.
pub fn commitment_lacks(assessment: &Assessment) -> Vec<Lack> {
    let signs = profile::text(&assessment.profile, ProfileField::LegalPerson);
    let lack = signs.is_empty().then_some(Lack::LegalPerson);
    lack.into_iter().collect()
}

/// What the rectification plan (整改计划) lacks.
pub fn plan_lacks(progress: PlanProgress) -> Vec<Lack> {
    match (progress.all, progress.open - progress.settled) {
        (0, _) => vec![Lack::NothingToMend],
        (_, 0) => Vec::new(),
        (_, left) => vec![Lack::Unsettled(left)],
    }
}

/// What the annual report (年度报告) lacks: of so many fields, so many are filled, and this was found.
pub fn annual_lacks((filled, all): (usize, usize), findings: &[Finding]) -> Vec<Lack> {
    let mut lacks = Vec::new();
    if filled < all {
        lacks.push(Lack::FieldsEmpty(all - filled));
    }
    let wrong = findings
        .iter()
        .filter(|one| one.severity == Severity::Error);
    match wrong.count() {
        0 => {}
        wrong => lacks.push(Lack::FieldsWrong(wrong)),
    }
    lacks
}
