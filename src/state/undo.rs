//! Undo and redo: what the assessment was before each step of this session.

use assessment::{Assessment, Edit};
use leptos::prelude::*;

/// Steps that can be taken back. An assessment with everything in it is some 60 KB.
const MOST_STEPS: usize = 200;
/// Corner points that all of them may hold together: a boundary can have more of them than all the rest weighs.
const MOST_POINTS: usize = 100_000;

/// A step that was taken.
#[derive(Clone)]
struct Step {
    before: Assessment,
    /// The edit, when it was one; typing on in the same text is the same step.
    edit: Option<Edit>,
}

/// The steps of this session, taken and taken back.
#[derive(Clone, Copy)]
pub struct Undo {
    past: RwSignal<Vec<Step>>,
    future: RwSignal<Vec<Assessment>>,
}

impl Undo {
    /// Nothing was done yet.
    pub fn new() -> Undo {
        Undo {
            past: RwSignal::new(Vec::new()),
            future: RwSignal::new(Vec::new()),
        }
    }

    /// There is something to take back; tracked.
    pub fn can_undo(self) -> bool {
        self.past.with(|past| !past.is_empty())
    }

    /// There is something to do again; tracked.
    pub fn can_redo(self) -> bool {
        self.future.with(|future| !future.is_empty())
    }

    /// The edit is more typing in the text of the last step: no step of its own.
    pub(super) fn is_continued_by(self, edit: &Edit) -> bool {
        let continued = |past: &Vec<Step>| {
            let last = past.last().and_then(|step| step.edit.as_ref());
            last.is_some_and(|former| edit.continues(former))
        };
        self.future.with_untracked(Vec::is_empty) && self.past.with_untracked(continued)
    }

    /// A step was taken.
    pub(super) fn taken(self, before: Assessment, edit: Option<Edit>) {
        self.past.update(|past| {
            past.push(Step { before, edit });
            let points = |step: &Step| step.before.boundary.rows.len();
            while past.len() > MOST_STEPS
                || (past.len() > 1 && past.iter().map(points).sum::<usize>() > MOST_POINTS)
            {
                past.remove(0);
            }
        });
        self.future.update(Vec::clear);
    }

    /// Takes back the last step; what the assessment is then.
    pub(super) fn back(self, now: &Assessment) -> Option<Assessment> {
        let step = self.past.try_update(Vec::pop).flatten()?;
        self.future.update(|future| future.push(now.clone()));
        Some(step.before)
    }

    /// Takes the step again that was taken back last; what the assessment is then.
    pub(super) fn forth(self, now: &Assessment) -> Option<Assessment> {
        let after = self.future.try_update(Vec::pop).flatten()?;
        let before = now.clone();
        self.past
            .update(|past| past.push(Step { before, edit: None }));
        Some(after)
    }

    /// Another page went on with the draft: there is nothing to take back here.
    pub(super) fn forget(self) {
        self.past.update(Vec::clear);
        self.future.update(Vec::clear);
    }
}
