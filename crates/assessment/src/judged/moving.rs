//! Moving an assessment to another edition of its catalogue (目录换版): answers move by id, and what cannot move is
//! listed. The assessment itself stays as it was; whoever moves it keeps both.

use crate::answers::{Assessment, CatalogueRef, ItemAnswer, PreconditionEntry, Verdict};
use crate::catalogue::{Catalogue, Item, Precondition};
use crate::measure;

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
        let there = key == measure::BOUNDARY
            || catalogue.items().any(|item| item.id == *key)
            || catalogue.preconditions.iter().any(|one| one.id == *key);
        if !there {
            left.push(Left::Measure(key.clone()));
        }
        there
    });
    canon::sort_by(&mut left, Ord::cmp);
    Moved { assessment, left }
}

fn answer_for(item: &Item, answer: &ItemAnswer, left: &mut Vec<Left>) -> ItemAnswer {
    let mut answer = answer.clone();
    let id = &item.id;
    let is_lost = |choice: &str| item.choice(choice).is_none();
    if answer.choice.as_deref().is_some_and(is_lost) {
        answer.choice = None;
        left.push(Left::Choice(id.clone()));
    }
    let mut entry = |key: &str, there: bool| {
        if !there {
            left.push(Left::Entry(id.clone(), key.to_owned()));
        }
        there
    };
    answer.counts.retain(|key, _| entry(key, item.counts(key)));
    answer.inputs.retain(|key, _| entry(key, item.takes(key)));
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
