//! An assessment and what follows from it, for whoever only reads.

use assessment::survey::{self, Surveyed};
use assessment::{
    Assessment, Catalogue, Fact, Finding, ItemAnswer, PreconditionEntry, ProfileField, Score,
};
use leptos::prelude::*;
use library::{Book, Case, Rules};

/// An assessment, judged. Cheap to copy; in the context of whatever shows one.
#[derive(Clone, Copy)]
pub struct Judged {
    /// The rules it is judged by.
    pub rules: &'static Rules,
    /// The catalogue among them.
    pub catalogue: &'static Catalogue,
    /// What was entered.
    pub assessment: Signal<Assessment>,
    pub score: Memo<Score>,
    /// Its boundary, read and judged.
    pub surveyed: Memo<Surveyed>,
}

impl Judged {
    /// Judges an assessment by the rules it names, and again whenever it changes.
    pub fn new(rules: &'static Rules, assessment: Signal<Assessment>) -> Judged {
        let score = Memo::new(move |_| assessment.with(|answers| rules.score(answers)));
        // The survey reads the boundary and what it is held against only: other answers do not run it again.
        let boundary = Memo::new(move |_| assessment.with(|answers| answers.boundary.clone()));
        let against = Memo::new(move |_| {
            assessment.with(|answers| survey::against(answers, rules.book.district()))
        });
        let surveyed = Memo::new(move |_| {
            boundary.with(|entry| against.with(|against| survey::survey(entry, against)))
        });
        Judged {
            rules,
            catalogue: rules.catalogue(),
            assessment,
            score,
            surveyed,
        }
    }

    /// All of it as one value, as it is now; not tracked.
    pub fn case(self) -> Case {
        Case {
            assessment: self.assessment.get_untracked(),
            rules: self.rules.clone(),
            score: self.score.get_untracked(),
            surveyed: self.surveyed.get_untracked(),
        }
    }

    /// The district book.
    pub fn book(self) -> &'static Book {
        &self.rules.book
    }

    /// What is found in the facts of the mine; tracked.
    pub fn facts(self) -> Vec<Finding> {
        self.assessment.with(|answers| self.rules.facts(answers))
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
