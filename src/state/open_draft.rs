//! The open draft: one truth, and what follows from it.

use super::save_status::SaveStatus;
use super::undo::Undo;
use assessment::{Assessment, Edit};
use draft::Draft;
use draft::compare::Spot;
use leptos::prelude::*;
use library::Rules;
use ui::Judged;

/// A step that changed more than the person was typing.
#[derive(Clone, Debug, PartialEq)]
pub enum Leap {
    /// There was none since the last edit.
    None,
    /// A step was taken back: what changed.
    Back(Vec<Spot>),
    /// One that was taken back was done again: what changed.
    Forth(Vec<Spot>),
    /// The whole assessment was replaced, as this sentence of the page that did it says.
    Replaced(String),
}

/// The draft that is open, for whoever writes in it. Cheap to copy; put into the context by the draft's frame, which
/// puts what is judged of it there, too.
#[derive(Clone, Copy)]
pub struct OpenDraft {
    /// Its answers and what follows from them.
    pub judged: Judged,
    /// The draft as last read or saved, with the newest answers.
    pub draft: RwSignal<Draft>,
    /// Whether it is saved.
    pub status: RwSignal<SaveStatus>,
    /// Another page writes this draft: here it can only be read.
    pub reading: RwSignal<bool>,
    /// What can be taken back.
    pub undo: Undo,
    /// What the last step was, when it was none of typing.
    pub leap: RwSignal<Leap>,
}

impl OpenDraft {
    /// Opens a draft with the rules that it names.
    pub fn new(draft: Draft, rules: &'static Rules) -> OpenDraft {
        let status = RwSignal::new(SaveStatus::Saved(draft.saved.clone()));
        let draft = RwSignal::new(draft);
        let assessment = Memo::new(move |_| draft.with(|draft| draft.assessment.clone()));
        OpenDraft {
            judged: Judged::new(rules, assessment.into()),
            draft,
            status,
            reading: RwSignal::new(false),
            undo: Undo::new(),
            leap: RwSignal::new(Leap::None),
        }
    }

    /// The one door in.
    pub fn apply(self, edit: Edit) {
        // What took a while may come when the draft is closed.
        if self.reading.try_get_untracked() != Some(false) {
            return;
        }
        if self.undo.is_continued_by(&edit) {
            self.draft.update(|draft| draft.assessment.apply(edit));
        } else {
            let before = self.assessment();
            self.draft
                .update(|draft| draft.assessment.apply(edit.clone()));
            if self
                .draft
                .with_untracked(|draft| draft.assessment == before)
            {
                return;
            }
            self.undo.taken(before, Some(edit));
        }
        if self.leap.with_untracked(|leap| *leap != Leap::None) {
            self.leap.set(Leap::None);
        }
    }

    /// Puts another assessment in place of this one, as one step that can be taken back; `said` tells the person.
    pub fn replace(self, assessment: Assessment, said: String) {
        let before = self.assessment();
        if before == assessment || self.reading.get_untracked() {
            return;
        }
        self.draft.update(|draft| draft.assessment = assessment);
        self.undo.taken(before, None);
        self.leap.set(Leap::Replaced(said));
    }

    /// Takes back the last step of this session.
    pub fn take_back(self) {
        let now = self.assessment();
        if let Some(then) = self.undo.back(&now) {
            self.turn_to(&now, then, Leap::Back);
        }
    }

    /// Does again what was taken back last.
    pub fn do_again(self) {
        let now = self.assessment();
        if let Some(then) = self.undo.forth(&now) {
            self.turn_to(&now, then, Leap::Forth);
        }
    }

    /// Shows the draft as another page saved it.
    pub fn follow(self, stored: Draft) {
        self.undo.forget();
        self.status.set(SaveStatus::Saved(stored.saved.clone()));
        self.draft.set(stored);
    }

    fn turn_to(self, now: &Assessment, then: Assessment, leap: fn(Vec<Spot>) -> Leap) {
        let places = draft::compare::differences(now, &then);
        self.draft.update(|draft| draft.assessment = then);
        self.leap.set(leap(places));
    }

    fn assessment(self) -> Assessment {
        self.draft.with_untracked(|draft| draft.assessment.clone())
    }
}

/// The draft that this part of the page belongs to.
pub fn use_draft() -> OpenDraft {
    expect_context::<OpenDraft>()
}
