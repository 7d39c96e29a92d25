//! The rectification plan: what has to be mended, and how far that is.

use assessment::plan::{self, Need};
use leptos::prelude::*;
use ui::Judged;

/// The rows of the plan; tracked.
pub fn needs(judged: Judged) -> Vec<Need> {
    let grade = judged.surveyed.with(|surveyed| surveyed.judgement.grade);
    judged.assessment.with(|assessment| {
        judged
            .score
            .with(|score| plan::needs(judged.catalogue, assessment, score, grade))
    })
}

/// How far the plan is; tracked.
pub fn progress(judged: Judged) -> plan::PlanProgress {
    let needs = needs(judged);
    judged
        .assessment
        .with(|assessment| plan::progress(&needs, assessment))
}
