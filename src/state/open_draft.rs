//! The open draft: one truth, and what follows from it.

use super::save_status::SaveStatus;
use super::undo::Undo;
use assessment::perimeter::{self, Surveyed};
use assessment::{
    Assessment, Catalogue, CatalogueRef, Edit, Fact, ItemAnswer, PreconditionEntry, ProfileField,
    Register, Score,
};
use draft::Draft;
use draft::compare::Spot;
use leptos::prelude::*;
use std::cell::RefCell;

thread_local! {
    static CATALOGUES: RefCell<Vec<(&'static str, &'static Catalogue)>> = RefCell::default();
    static REGISTER: &'static Register = Box::leak(Box::new(assessment::bundled::register()));
}

/// The bundled catalogue that a draft names, read once; its digest must be the one named.
pub fn catalogue(reference: &CatalogueRef) -> Option<&'static Catalogue> {
    let edition = assessment::bundled::edition(reference)?;
    CATALOGUES.with_borrow_mut(|read| {
        if let Some((_, catalogue)) = read.iter().find(|(digest, _)| *digest == edition.digest) {
            return Some(*catalogue);
        }
        let catalogue: &'static Catalogue = Box::leak(Box::new(edition.catalogue()));
        read.push((edition.digest, catalogue));
        Some(catalogue)
    })
}

/// The district's register, read once.
pub fn register() -> &'static Register {
    REGISTER.with(|register| *register)
}

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

/// The draft that is open. Cheap to copy; put into the context by the draft's frame.
#[derive(Clone, Copy)]
pub struct OpenDraft {
    /// The catalogue it answers.
    pub catalogue: &'static Catalogue,
    /// The draft as last read or saved, with the newest answers.
    pub draft: RwSignal<Draft>,
    /// Whether it is saved.
    pub status: RwSignal<SaveStatus>,
    /// Its score.
    pub score: Memo<Score>,
    /// Its boundary, read and judged.
    pub surveyed: Memo<Surveyed>,
    /// Another page writes this draft: here it can only be read.
    pub reading: RwSignal<bool>,
    /// What can be taken back.
    pub undo: Undo,
    /// What the last step was, when it was none of typing.
    pub leap: RwSignal<Leap>,
}

impl OpenDraft {
    /// Opens a draft; `None` when its catalogue edition is not in this program.
    pub fn new(draft: Draft) -> Option<OpenDraft> {
        let catalogue = catalogue(&draft.assessment.catalogue)?;
        let status = RwSignal::new(SaveStatus::Saved(draft.saved.clone()));
        let draft = RwSignal::new(draft);
        let score =
            Memo::new(move |_| draft.with(|draft| assessment::score(catalogue, &draft.assessment)));
        // The survey reads the boundary and the licensed area only: other answers do not run it again.
        let boundary = Memo::new(move |_| {
            draft.with(|draft| Assessment {
                boundary: draft.assessment.boundary.clone(),
                registered: draft.assessment.registered.clone(),
                profile: draft
                    .assessment
                    .profile
                    .get(&ProfileField::Area)
                    .map(|fact| (ProfileField::Area, fact.clone()))
                    .into_iter()
                    .collect(),
                ..Assessment::default()
            })
        });
        let surveyed = Memo::new(move |_| {
            boundary.with(|assessment| perimeter::survey(assessment, register()))
        });
        Some(OpenDraft {
            catalogue,
            draft,
            status,
            score,
            surveyed,
            reading: RwSignal::new(false),
            undo: Undo::new(),
            leap: RwSignal::new(Leap::None),
        })
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
            if self.assessment() == before {
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

    /// A part of the assessment that follows it.
    pub fn part<T: Clone + PartialEq + Send + Sync + 'static>(
        self,
        read: impl Fn(&Assessment) -> T + Send + Sync + 'static,
    ) -> Memo<T> {
        Memo::new(move |_| self.draft.with(|draft| read(&draft.assessment)))
    }

    /// A fact of the profile.
    pub fn fact(self, field: ProfileField) -> Memo<Option<Fact>> {
        self.part(move |assessment| assessment.profile.get(&field).cloned())
    }

    /// The answer to an item.
    pub fn item(self, id: &str) -> Memo<ItemAnswer> {
        let id = id.to_owned();
        self.part(move |assessment| assessment.items.get(&id).cloned().unwrap_or_default())
    }

    /// What was entered for a precondition.
    pub fn precondition(self, id: &str) -> Memo<PreconditionEntry> {
        let id = id.to_owned();
        self.part(move |assessment| {
            assessment
                .preconditions
                .get(&id)
                .cloned()
                .unwrap_or_default()
        })
    }
}

/// The draft that this part of the page belongs to.
pub fn use_draft() -> OpenDraft {
    expect_context::<OpenDraft>()
}
