//! Moving an assessment to another edition of its catalogue (目录换版): answers move by id, and what cannot move is
//! listed. The assessment itself stays as it was; whoever moves it keeps both.

use crate::answers::{Assessment, CatalogueRef, ItemAnswer, PreconditionEntry, Verdict};
use crate::catalogue::{Catalogue, Item, Method, Precondition};
use crate::rectification;

/// What was entered and has no place in the other edition.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Left {
    /// The item is not there any more; by its id.
    Item(String),
    /// The item is there, but is answered in another way: the choice has to be made anew.
    Choice(String),
    /// The item is there, but does not ask for this count or number any more: id and key.
    Entry(String, String),
    /// 不适用 may not be chosen there any more.
    NotApplicable(String),
    /// The precondition is not there any more; by its id.
    Precondition(String),
    /// 不适用 is no verdict of the precondition any more.
    Verdict(String),
    /// The precondition is there, but does not ask for this any more: id and key.
    Field(String, String),
    /// What the measure was about is not there any more; by its key.
    Measure(String),
}

/// An assessment in another edition.
#[derive(Clone, Debug, PartialEq)]
pub struct Moved {
    /// It, with everything that could move.
    pub assessment: Assessment,
    /// What could not, in order.
    pub left: Vec<Left>,
}

/// Moves an assessment to this edition. Facts, boundary and annual report belong to no edition and move whole.
pub fn moved(from: &Assessment, catalogue: &Catalogue, reference: CatalogueRef) -> Moved {
    let mut left = Vec::new();
    let mut assessment = from.clone();
    assessment.catalogue = reference;
    assessment.items = from
        .items
        .iter()
        .filter_map(
            |(id, answer)| match catalogue.items().find(|item| item.id == *id) {
                Some(item) => Some((id.clone(), answer_for(item, answer, &mut left))),
                None => {
                    left.push(Left::Item(id.clone()));
                    None
                }
            },
        )
        .collect();
    assessment.preconditions = from
        .preconditions
        .iter()
        .filter_map(
            |(id, entry)| match catalogue.preconditions.iter().find(|one| one.id == *id) {
                Some(one) => Some((id.clone(), entry_for(one, entry, &mut left))),
                None => {
                    left.push(Left::Precondition(id.clone()));
                    None
                }
            },
        )
        .collect();
    assessment.measures.retain(|key, _| {
        let there = key == rectification::BOUNDARY
            || catalogue.items().any(|item| item.id == *key)
            || catalogue.preconditions.iter().any(|one| one.id == *key);
        if !there {
            left.push(Left::Measure(key.clone()));
        }
        there
    });
    boundary::sort_by(&mut left, Ord::cmp);
    Moved { assessment, left }
}

fn answer_for(item: &Item, answer: &ItemAnswer, left: &mut Vec<Left>) -> ItemAnswer {
    let mut answer = answer.clone();
    let id = &item.id;
    let fits = |choice: &str| match &item.method {
        Method::PassFail { .. } => choice == ItemAnswer::PASS || choice == ItemAnswer::FAIL,
        Method::Levels(levels) => levels.iter().any(|level| level.key == choice),
        Method::Deduct(_) => choice == ItemAnswer::CHECKED,
        Method::Threshold { .. } => false,
    };
    if answer.choice.as_deref().is_some_and(|choice| !fits(choice)) {
        answer.choice = None;
        left.push(Left::Choice(id.clone()));
    }
    answer.counts.retain(|key, _| {
        let there =
            matches!(&item.method, Method::Deduct(all) if all.iter().any(|one| one.key == *key));
        if !there {
            left.push(Left::Entry(id.clone(), key.clone()));
        }
        there
    });
    answer.inputs.retain(|key, _| {
        let asks = |known: &str| known == key || crate::item_score::custom_key(known) == *key;
        let there = match &item.method {
            Method::Threshold { metric, .. } => metric.inputs.iter().any(|one| asks(&one.key)),
            // What was typed for a count and is none stands here.
            Method::Deduct(all) => all.iter().any(|one| one.key == *key),
            Method::PassFail { .. } | Method::Levels(_) => false,
        };
        if !there {
            left.push(Left::Entry(id.clone(), key.clone()));
        }
        there
    });
    if answer.not_applicable && item.not_applicable_when.is_none() {
        answer.not_applicable = false;
        left.push(Left::NotApplicable(id.clone()));
    }
    answer
}

fn entry_for(
    precondition: &Precondition,
    entry: &PreconditionEntry,
    left: &mut Vec<Left>,
) -> PreconditionEntry {
    let mut entry = entry.clone();
    entry.fields.retain(|key, _| {
        let there = precondition.fields.iter().any(|field| field.key == *key);
        if !there {
            left.push(Left::Field(precondition.id.clone(), key.clone()));
        }
        there
    });
    if entry.verdict == Some(Verdict::NotApplicable) && precondition.not_applicable_when.is_none() {
        entry.verdict = None;
        left.push(Left::Verdict(precondition.id.clone()));
    }
    entry
}
