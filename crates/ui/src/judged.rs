//! An assessment and what follows from it, for whoever only reads.

use assessment::perimeter::{self, Surveyed};
use assessment::{
    Assessment, Catalogue, Fact, ItemAnswer, PreconditionEntry, ProfileField, Register, Score,
};
use leptos::prelude::*;

/// An assessment, judged. Cheap to copy; in the context of whatever shows one.
#[derive(Clone, Copy)]
pub struct Judged {
    /// The catalogue it answers.
    pub catalogue: &'static Catalogue,
    /// What was entered.
    pub assessment: Signal<Assessment>,
    pub score: Memo<Score>,
    /// Its boundary, read and judged.
    pub surveyed: Memo<Surveyed>,
}

impl Judged {
    /// Judges an assessment by the catalogue that it answers and by the register, and again whenever it changes.
    pub fn new(
        catalogue: &'static Catalogue,
        register: &'static Register,
        assessment: Signal<Assessment>,
    ) -> Judged {
        let score =
            Memo::new(move |_| assessment.with(|answers| assessment::score(catalogue, answers)));
        // The survey reads the boundary and the licensed area only: other answers do not run it again.
        let boundary = Memo::new(move |_| {
            assessment.with(|answers| Assessment {
                boundary: answers.boundary.clone(),
                registered: answers.registered.clone(),
                profile: answers
                    .profile
                    .get(&ProfileField::Area)
                    .map(|fact| (ProfileField::Area, fact.clone()))
                    .into_iter()
                    .collect(),
                ..Assessment::default()
            })
        });
        let surveyed =
            Memo::new(move |_| boundary.with(|answers| perimeter::survey(answers, register)));
        Judged {
            catalogue,
            assessment,
            score,
            surveyed,
        }
    }

    /// A part of the assessment that follows it.
    pub fn part<T: Clone + PartialEq + Send + Sync + 'static>(
        self,
        read: impl Fn(&Assessment) -> T + Send + Sync + 'static,
    ) -> Memo<T> {
        Memo::new(move |_| self.assessment.with(&read))
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

/// The assessment that this part of the page shows.
pub fn use_judged() -> Judged {
    expect_context::<Judged>()
}
