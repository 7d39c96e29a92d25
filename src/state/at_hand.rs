//! The rules at hand: fetched when they are first needed, beside the program and of the same build.
//!
//! A library is read once and stays (`&'static`), so that components hold plain references. What arrives later makes a
//! new library that shares the books and editions of the one before.

use assessment::Assessment;
use leptos::prelude::*;
use leptos::task::spawn_local;
use library::{Book, Library, NoRules, Rules};
use ui::platform::parts;

/// A part that rules stand in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    /// The books with their editions in force.
    Rules,
    /// The editions that others have taken the place of.
    Older,
}

impl Part {
    fn name(self) -> &'static str {
        match self {
            Part::Rules => "rules.jsonl",
            Part::Older => "older.jsonl",
        }
    }
}

/// How far the fetching of a part is.
#[derive(Clone, Debug, Default, PartialEq)]
enum Fetch {
    #[default]
    NotAsked,
    Coming,
    Here,
    /// Why not, a sentence.
    Failed(String),
}

/// What came of looking for the rules of an assessment.
#[derive(Clone, Debug)]
pub enum Search {
    /// They are at hand.
    Found(&'static Rules),
    /// They are being fetched: whoever tracks this is asked again.
    Coming,
    /// They could not be fetched: why.
    Failed(String),
    /// This program does not have them.
    Missing,
}

/// The rules at hand, as they arrive. Cheap to copy; in the context of the whole app.
#[derive(Clone, Copy)]
pub struct AtHand {
    library: RwSignal<&'static Library>,
    rules: RwSignal<Fetch>,
    older: RwSignal<Fetch>,
}

impl AtHand {
    /// Nothing is at hand yet.
    pub fn new() -> AtHand {
        AtHand {
            library: RwSignal::new(Box::leak(Box::default())),
            rules: RwSignal::new(Fetch::NotAsked),
            older: RwSignal::new(Fetch::NotAsked),
        }
    }

    /// The library as it is now; tracked. What is not there yet is not asked for.
    pub fn library(self) -> &'static Library {
        self.library.get()
    }

    /// The book that new assessments follow; tracked. Asks for it.
    pub fn book(self) -> Option<&'static Book> {
        self.want(Part::Rules);
        self.library().books().first().map(AsRef::as_ref)
    }

    /// Asks for the editions that others have taken the place of, too.
    pub fn want_older(self) {
        self.want(Part::Older);
    }

    /// Why the rules could not be fetched, if they could not; tracked.
    pub fn trouble(self) -> Option<String> {
        [self.rules, self.older].into_iter().find_map(|part| {
            part.with(|fetch| match fetch {
                Fetch::Failed(why) => Some(why.clone()),
                _ => None,
            })
        })
    }

    /// Asks once more for what could not be fetched.
    pub fn try_again(self) {
        for part in [Part::Rules, Part::Older] {
            let fetch = self.fetch(part);
            if fetch.with_untracked(|fetch| matches!(fetch, Fetch::Failed(_))) {
                fetch.set(Fetch::NotAsked);
                self.want(part);
            }
        }
    }

    /// The rules that an assessment names; tracked. Asks for what is missing.
    pub fn rules_of(self, assessment: &Assessment) -> Search {
        if self.book().is_none() {
            return self.awaited(Part::Rules);
        }
        match self.library().rules(assessment) {
            Ok(rules) => Search::Found(Box::leak(Box::new(rules))),
            Err(NoRules::NotAdded(_)) => {
                self.want(Part::Older);
                self.awaited(Part::Older)
            }
            Err(NoRules::Book(_) | NoRules::Edition(_)) => Search::Missing,
        }
    }

    fn fetch(self, part: Part) -> RwSignal<Fetch> {
        match part {
            Part::Rules => self.rules,
            Part::Older => self.older,
        }
    }

    fn awaited(self, part: Part) -> Search {
        self.fetch(part).with(|fetch| match fetch {
            Fetch::NotAsked | Fetch::Coming => Search::Coming,
            Fetch::Failed(why) => Search::Failed(why.clone()),
            Fetch::Here => Search::Missing,
        })
    }

    fn want(self, part: Part) {
        let fetch = self.fetch(part);
        if fetch.with_untracked(|fetch| *fetch != Fetch::NotAsked) {
            return;
        }
        // Not at once: whoever asks may be tracking it.
        spawn_local(async move {
            if fetch.with_untracked(|fetch| *fetch != Fetch::NotAsked) {
                return;
            }
            fetch.set(Fetch::Coming);
            fetch.set(match parts::text(part.name()).await {
                Ok(text) => self.add(&text),
                Err(why) => Fetch::Failed(why),
            });
        });
    }

    fn add(self, text: &str) -> Fetch {
        let mut library = self.library.get_untracked().clone();
        match library.add_own(text) {
            Ok(()) => {
                self.library.set(Box::leak(Box::new(library)));
                Fetch::Here
            }
            Err(error) => Fetch::Failed(error.to_string()),
        }
    }
}

/// The rules at hand.
pub fn use_at_hand() -> AtHand {
    expect_context::<AtHand>()
}
