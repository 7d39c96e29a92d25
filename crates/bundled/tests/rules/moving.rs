//! Moving to another edition: a second edition made of the first.

use crate::support::{any_case, cases, draws, random};
use assessment::answers::{CatalogueRef, ItemAnswer, Verdict};
use assessment::catalogue::Method;
use assessment::moving::{Left, moved};
use assessment::{Assessment, Catalogue};
use proptest::prelude::*;

fn second() -> CatalogueRef {
    CatalogueRef {
        id: "second".into(),
        version: "2".into(),
        digest: "0".repeat(64),
    }
}

fn answered(catalogue: &Catalogue) -> Assessment {
    let mut assessment = Assessment::default();
    for item in catalogue.items() {
        let mut answer = ItemAnswer::default();
        match &item.method {
            Method::PassFail { .. } => answer.choice = Some(ItemAnswer::PASS.into()),
            Method::Levels(levels) => answer.choice = Some(levels[0].key.clone()),
            Method::Deduct(all) => {
                answer.choice = Some(ItemAnswer::CHECKED.into());
                answer.counts.insert(all[0].key.clone(), 1);
                // Typed for a count and none: it stays as it stands.
                if let [_, .., last] = &all[..] {
                    answer.inputs.insert(last.key.clone(), "好几".into());
                }
            }
            Method::Threshold(threshold) => {
                let metric = &threshold.metric;
                answer
                    .inputs
                    .insert(metric.inputs[0].key.clone(), "1".into());
            }
        }
        assessment.items.insert(item.id.clone(), answer);
    }
    assessment
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_was_moved_once_moves_whole_the_next_time(which in any_case(), draws in draws()) {
        let case = &cases()[which];
        let once = moved(&random(case, &draws), &case.catalogue, second()).assessment;
        let twice = moved(&once, &case.catalogue, second());
        prop_assert_eq!(twice.left, Vec::new());
        prop_assert_eq!(twice.assessment, once);
    }
}

#[test]
fn to_an_edition_that_asks_the_same_every_answer_moves() {
    for case in cases() {
        let from = answered(&case.catalogue);
        let result = moved(&from, &case.catalogue, second());
        assert_eq!(result.left, Vec::new());
        assert_eq!(result.assessment.items, from.items);
    }
}

#[test]
fn what_the_second_edition_does_not_ask_is_listed_and_the_rest_moves() {
    let first = &cases()[0].catalogue;
    let from = answered(first);
    let mut catalogue = first.clone();
    // The first item goes; one is scored in another way; one loses a level, one a fault, one an input.
    let gone = catalogue.categories[0].groups[0].items.remove(0).id;
    let mut expected = vec![Left::Item(gone.clone())];
    let mut wanted = ["pass", "levels", "deduct", "threshold"].to_vec();
    for category in &mut catalogue.categories {
        for group in &mut category.groups {
            for item in &mut group.items {
                let id = item.id.clone();
                match &mut item.method {
                    Method::PassFail { .. } if wanted.contains(&"pass") => {
                        wanted.retain(|one| *one != "pass");
                        item.method = Method::Levels(Vec::new());
                        expected.push(Left::Choice(id));
                    }
                    Method::Levels(levels) if wanted.contains(&"levels") => {
                        wanted.retain(|one| *one != "levels");
                        levels.remove(0);
                        expected.push(Left::Choice(id));
                    }
                    Method::Deduct(all) if wanted.contains(&"deduct") => {
                        wanted.retain(|one| *one != "deduct");
                        let key = all.remove(0).key;
                        expected.push(Left::Entry(id, key));
                    }
                    Method::Threshold(threshold) if wanted.contains(&"threshold") => {
                        wanted.retain(|one| *one != "threshold");
                        let key = threshold.metric.inputs.remove(0).key;
                        expected.push(Left::Entry(id, key));
                    }
                    _ => {}
                }
            }
        }
    }
    expected.sort();
    let result = moved(&from, &catalogue, second());
    assert_eq!(result.left, expected);
    assert_eq!(result.assessment.catalogue, second());
    assert!(!result.assessment.items.contains_key(&gone));
    assert_eq!(result.assessment.items.len(), from.items.len() - 1);
    let touched: Vec<&String> = expected
        .iter()
        .filter_map(|left| match left {
            Left::Choice(id) | Left::Entry(id, _) => Some(id),
            _ => None,
        })
        .collect();
    for (id, answer) in &result.assessment.items {
        if !touched.contains(&id) {
            assert_eq!(answer, &from.items[id], "{id}");
        }
    }
}

#[test]
fn preconditions_and_measures_move_by_id_too() {
    let first = &cases()[0].catalogue;
    let mut from = Assessment::default();
    for one in &first.preconditions {
        let entry = from.preconditions.entry(one.id.clone()).or_default();
        entry.record.remark = "在档".into();
        for field in &one.fields {
            entry.fields.insert(field.key.clone(), "2028-12-31".into());
        }
    }
    let mut catalogue = first.clone();
    let gone = catalogue.preconditions.remove(0).id;
    let asked = catalogue
        .preconditions
        .iter_mut()
        .find(|one| !one.fields.is_empty())
        .expect("one that asks for a field");
    let (id, key) = (asked.id.clone(), asked.fields.remove(0).key);
    from.measures.entry(gone.clone()).or_default().person = "王磊".into();
    from.measures.entry("boundary".into()).or_default().person = "李娜".into();
    let result = moved(&from, &catalogue, second());
    assert_eq!(
        result.left,
        [
            Left::Precondition(gone.clone()),
            Left::Field(id.clone(), key),
            Left::Measure(gone)
        ]
    );
    assert_eq!(result.assessment.preconditions[&id].record.remark, "在档");
    assert!(result.assessment.measures.contains_key("boundary"));
}

#[test]
fn a_verdict_that_the_second_edition_does_not_take_is_listed_and_is_no_answer_there() {
    let first = &cases()[0].catalogue;
    let mut catalogue = first.clone();
    let both: Vec<_> = catalogue.preconditions.iter_mut().take(2).collect();
    let [takes, refuses] = both.try_into().expect("two of them");
    takes.not_applicable_when = Some("没有这种情形".into());
    refuses.not_applicable_when = None;
    let ids = [takes.id.clone(), refuses.id.clone()];
    let mut from = Assessment::default();
    for id in &ids {
        let entry = from.preconditions.entry(id.clone()).or_default();
        entry.verdict = Some(Verdict::NotApplicable);
        entry.reason = "没有取水".into();
    }
    let result = moved(&from, &catalogue, second());
    assert_eq!(result.left, [Left::Verdict(ids[1].clone())]);
    let entries = &result.assessment.preconditions;
    assert_eq!(entries[&ids[0]], from.preconditions[&ids[0]]);
    assert_eq!(entries[&ids[1]].verdict, None);
    assert_eq!(entries[&ids[1]].reason, "没有取水");
}
