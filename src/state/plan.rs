//! The rectification plan: what has to be mended, and how far that is.

use assessment::rectification::{self, Need};
use leptos::prelude::*;
use ui::Judged;

/// The rows of the plan; tracked.
pub fn needs(judged: Judged) -> Vec<Need> {
    let grade = judged.surveyed.with(|surveyed| surveyed.judgement.grade);
    judged.assessment.with(|assessment| {
        judged
            .score
            .with(|score| rectification::needs(judged.catalogue, assessment, score, grade))
    })
}

/// How far the plan is; tracked.
pub fn progress(judged: Judged) -> rectification::PlanProgress {
    let needs = needs(judged);
    judged
        .assessment
        .with(|assessment| rectification::progress(&needs, assessment))
}
