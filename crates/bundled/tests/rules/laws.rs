//! Laws that hold for every assessment of every bundled catalogue.

use crate::support::{Case, Draw, any_case, cases, drawn, draws, random, readable, score};
use assessment::catalogue::{Direction, Method, Per};
use assessment::edit::ItemEdit;
use assessment::item_score::{ItemOutcome, score_item};
use assessment::{Assessment, Edit, Exact, Item, ItemAnswer, Points, Score};
use proptest::prelude::*;

fn config() -> ProptestConfig {
    ProptestConfig {
        cases: 128,
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

fn item_at(case: &Case, index: prop::sample::Index) -> &Item {
    let items: Vec<&Item> = case.catalogue.items().collect();
    items[index.index(items.len())]
}

fn with(assessment: &Assessment, item: &Item, answer: ItemAnswer) -> Assessment {
    let mut changed = assessment.clone();
    changed.items.insert(item.id.clone(), answer);
    changed
}

/// Neither the total nor any category is lower than before.
fn nowhere_lower(before: &Score, after: &Score) -> Result<(), TestCaseError> {
    prop_assert!(after.total.low >= before.total.low);
    prop_assert!(after.total.high >= before.total.high);
    for (before, after) in before.categories.iter().zip(&after.categories) {
        prop_assert!(
            after.score.low >= before.score.low,
            "category {}",
            after.index
        );
        prop_assert!(
            after.score.high >= before.score.high,
            "category {}",
            after.index
        );
    }
    Ok(())
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn a_better_answer_never_lowers_the_total_nor_any_category(
        which in any_case(), draws in draws(), at: prop::sample::Index, one: [u16; 4], other: [u16; 4],
    ) {
        let case = &cases()[which];
        let base = random(case, &draws);
        let item = item_at(case, at);
        let scored = |numbers| {
            let answer = readable(item, numbers);
            let score = score_item(item, Some(&answer));
            score.is_answered().then(|| (score.low(), answer))
        };
        let (Some(one), Some(other)) = (scored(one), scored(other)) else {
            return Ok(());
        };
        let (worse, better) = if one.0 <= other.0 { (one.1, other.1) } else { (other.1, one.1) };
        let of = |answer| score(&case.catalogue, &with(&base, item, answer));
        nowhere_lower(&of(worse), &of(better))?;
    }

    #[test]
    fn one_more_fault_never_earns_more(
        which in any_case(), at: prop::sample::Index, numbers: [u16; 4], fault: prop::sample::Index,
    ) {
        let case = &cases()[which];
        let lists: Vec<&Item> = case.catalogue.items()
            .filter(|item| matches!(item.method, Method::Deduct(_))).collect();
        let item = lists[at.index(lists.len())];
        let Method::Deduct(deductions) = &item.method else { return Ok(()) };
        let one = &deductions[fault.index(deductions.len())];
        let answer = readable(item, numbers);
        let mut more = answer.clone();
        *more.counts.entry(one.key.clone()).or_default() += 1;
        let points = |answer: &ItemAnswer| score_item(item, Some(answer)).low();
        prop_assert!(points(&more) <= points(&answer));
        if one.per == Per::Once && answer.counts[&one.key] > 0 {
            prop_assert_eq!(points(&more), points(&answer));
        }
    }

    #[test]
    fn a_better_value_never_earns_less(
        which in any_case(), at: prop::sample::Index, one: [u16; 4], other: [u16; 4],
    ) {
        let case = &cases()[which];
        let metrics: Vec<&Item> = case.catalogue.items()
            .filter(|item| matches!(item.method, Method::Threshold(_))).collect();
        let item = metrics[at.index(metrics.len())];
        let Method::Threshold(threshold) = &item.method else { return Ok(()) };
        let scored = |numbers| score_item(item, Some(&readable(item, numbers)));
        let (one, other) = (scored(one), scored(other));
        let (Some(a), Some(b)) = (one.value, other.value) else { return Ok(()) };
        let one_is_better = match threshold.direction {
            Direction::Higher => a >= b,
            Direction::Lower => a <= b,
        };
        let (better, worse) = if one_is_better { (one, other) } else { (other, one) };
        prop_assert!(better.low() >= worse.low(), "{}", item.id);
    }

    #[test]
    fn the_order_of_edits_to_different_items_is_irrelevant(
        which in any_case(), draws in draws(), seed: prop::sample::Index,
    ) {
        let case = &cases()[which];
        let edits: Vec<(String, Vec<ItemEdit>)> = case.catalogue.items().zip(&draws)
            .map(|(item, draw)| (item.id.clone(), edits(&drawn(item, *draw)))).collect();
        let apply = |order: &[(String, Vec<ItemEdit>)]| {
            let mut assessment = case.blank.clone();
            for (id, edits) in order {
                edits.iter().for_each(|edit| assessment.apply(Edit::Item(id.clone(), edit.clone())));
            }
            assessment
        };
        let forward = apply(&edits);
        let mut other = edits;
        other.reverse();
        let middle = seed.index(other.len());
        other.rotate_left(middle);
        let turned = apply(&other);
        prop_assert_eq!(&forward, &turned);
        prop_assert_eq!(score(&case.catalogue, &forward), score(&case.catalogue, &turned));
    }

    #[test]
    fn a_not_applicable_nobody_chose_changes_nothing(which in any_case(), draws in draws()) {
        let case = &cases()[which];
        let base = random(case, &draws);
        let before = score(&case.catalogue, &base);
        let mut reasons = base.clone();
        for item in case.catalogue.items() {
            let chosen = reasons.items.get(&item.id).is_some_and(|answer| answer.not_applicable);
            if !chosen {
                let edit = ItemEdit::Reason("写了理由，没有选".to_owned());
                reasons.apply(Edit::Item(item.id.clone(), edit));
            }
        }
        prop_assert_eq!(score(&case.catalogue, &reasons), before);
    }

    #[test]
    fn low_never_exceeds_high_and_both_stay_within_0_and_100(which in any_case(), draws in draws()) {
        let case = &cases()[which];
        let score = score(&case.catalogue, &random(case, &draws));
        let zero = Exact::from_integer(0);
        prop_assert!(zero <= score.total.low && score.total.low <= score.total.high);
        prop_assert!(score.total.high <= Exact::from_integer(100));
        for one in &score.categories {
            prop_assert!(zero <= one.score.low && one.score.low <= one.score.high);
            prop_assert!(one.score.high <= one.weight);
        }
        for item in &score.items {
            prop_assert!(Points::ZERO <= item.low() && item.low() <= item.high());
            prop_assert!(item.high() <= item.max);
        }
    }

    #[test]
    fn categories_add_up_to_the_total_and_weights_to_100(which in any_case(), draws in draws()) {
        let case = &cases()[which];
        let score = score(&case.catalogue, &random(case, &draws));
        let sum = |of: fn(&assessment::score::CategoryScore) -> Exact| {
            score.categories.iter().map(of).fold(Exact::from_integer(0), |sum, one| sum + one)
        };
        prop_assert_eq!(sum(|one| one.score.low), score.total.low);
        prop_assert_eq!(sum(|one| one.score.high), score.total.high);
        prop_assert_eq!(sum(|one| one.weight), Exact::from_integer(100));
    }

    #[test]
    fn all_best_answers_are_exactly_100_whatever_does_not_apply(which in any_case(), chosen: u64) {
        let case = &cases()[which];
        let mut assessment = case.complete();
        let optional = case.catalogue.items().filter(|item| item.not_applicable_when.is_some());
        for (index, item) in optional.enumerate() {
            if chosen >> index & 1 == 1 {
                assessment.items.insert(item.id.clone(), crate::support::not_applicable("不涉及"));
            }
        }
        let score = score(&case.catalogue, &assessment);
        prop_assert_eq!(score.total.low, Exact::from_integer(100));
        prop_assert_eq!(score.total.high, Exact::from_integer(100));
    }

    #[test]
    fn the_range_contains_the_final_score_however_the_rest_is_answered(
        which in any_case(), draws in draws(), rest in draws(),
    ) {
        let case = &cases()[which];
        let begun = random(case, &draws);
        let range = score(&case.catalogue, &begun);
        let finished = finish(case, &begun, &range, &rest);
        let last = score(&case.catalogue, &finished);
        prop_assert!(last.total.is_settled());
        prop_assert!(range.total.low <= last.total.low, "{} .. {}", range.total.low, last.total.low);
        prop_assert!(last.total.high <= range.total.high, "{} .. {}", last.total.high, range.total.high);
    }

    #[test]
    fn a_floor_that_is_settled_stays_settled(which in any_case(), draws in draws(), rest in draws()) {
        use assessment::score::FloorState;
        let case = &cases()[which];
        let begun = random(case, &draws);
        let before = score(&case.catalogue, &begun);
        let after = score(&case.catalogue, &finish(case, &begun, &before, &rest));
        for (before, after) in before.categories.iter().zip(&after.categories) {
            if before.floor_state != FloorState::Open {
                prop_assert_eq!(before.floor_state, after.floor_state, "category {}", after.index);
            }
        }
    }

    #[test]
    fn losses_explain_every_lost_point(which in any_case(), draws in draws()) {
        let case = &cases()[which];
        for item in score(&case.catalogue, &random(case, &draws)).items {
            if let ItemOutcome::Scored { points, losses } = &item.outcome {
                let lost: Points = losses.iter().map(|loss| loss.points).sum();
                prop_assert_eq!(*points + lost, item.max, "{}", item.id);
            }
        }
    }
}

/// Every open item answered, by a readable answer or by 不适用 where it is allowed, else at its best.
fn finish(case: &Case, begun: &Assessment, score: &Score, rest: &[Draw]) -> Assessment {
    let mut finished = begun.clone();
    let all = case.catalogue.items().zip(&case.best).zip(rest);
    for ((item, best), draw) in all {
        if score.item(&item.id).is_some_and(|one| one.is_answered()) {
            continue;
        }
        let answer = drawn(item, *draw);
        let answered = score_item(item, Some(&answer)).is_answered();
        let answer = if answered { answer } else { best.clone() };
        finished.items.insert(item.id.clone(), answer);
    }
    finished
}

/// The edits that lead to an answer.
fn edits(answer: &ItemAnswer) -> Vec<ItemEdit> {
    let counts = answer
        .counts
        .iter()
        .map(|(key, count)| ItemEdit::Count(key.clone(), *count));
    let inputs = answer
        .inputs
        .iter()
        .map(|(key, text)| ItemEdit::Input(key.clone(), text.clone()));
    let mut edits: Vec<ItemEdit> = counts.chain(inputs).collect();
    edits.extend(
        answer
            .choice
            .clone()
            .map(|choice| ItemEdit::Choice(Some(choice))),
    );
    edits.push(ItemEdit::Reason(answer.reason.clone()));
    edits.push(ItemEdit::NotApplicable(answer.not_applicable));
    edits
}

#[test]
fn an_empty_assessment_ranges_from_0_to_100() {
    for case in cases() {
        let score = score(&case.catalogue, &case.blank);
        assert_eq!(score.total.low, Exact::from_integer(0));
        assert_eq!(score.total.high, Exact::from_integer(100));
        for item in &score.items {
            assert_eq!(
                (item.low(), item.high()),
                (Points::ZERO, item.max),
                "{}",
                item.id
            );
        }
    }
}

#[test]
fn all_worst_answers_settle_at_the_bottom() {
    for case in cases() {
        let score = score(&case.catalogue, &case.with_items(&case.worst));
        assert!(score.total.is_settled());
        assert!(score.total.low < Exact::from_integer(10));
    }
}
