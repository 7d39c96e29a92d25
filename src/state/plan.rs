//! The rectification plan of an open draft: what has to be mended, and how far that is.

use super::OpenDraft;
use assessment::rectification::{self, Need};
use leptos::prelude::*;

/// The rows of the plan of an open draft; tracked.
pub fn needs(open: OpenDraft) -> Vec<Need> {
    let grade = open.surveyed.with(|surveyed| surveyed.judgement.grade);
    open.draft.with(|draft| {
        open.score
            .with(|score| rectification::needs(open.catalogue, &draft.assessment, score, grade))
    })
}

/// How far the plan of an open draft is; tracked.
pub fn progress(open: OpenDraft) -> rectification::PlanProgress {
    let needs = needs(open);
    open.draft
        .with(|draft| rectification::progress(&needs, &draft.assessment))
}
