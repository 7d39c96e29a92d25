//! RULES §4: 不适用 and the arithmetic of re-basing.

use crate::support::{Case, begin, best, cases, not_applicable, score};
use assessment::score::{FloorState, Reason};
use assessment::{Code, Conclusion, Exact, Item, Points};

/// The reason-giving answer 不适用 for these items, everything else at its best.
fn without(case: &Case, ids: &[&str]) -> assessment::Assessment {
    let mut assessment = case.complete();
    for id in ids {
        assessment
            .items
            .insert((*id).to_owned(), not_applicable("矿山不涉及"));
    }
    assessment
}

fn optional(case: &Case) -> impl Iterator<Item = &Item> {
    let items = case.catalogue.items();
    items.filter(|item| item.not_applicable_when.is_some())
}

#[test]
fn an_item_that_does_not_apply_leaves_both_sides_of_the_fraction() {
    for case in cases() {
        for item in optional(case) {
            let mut assessment = without(case, &[&item.id]);
            let category = case.catalogue.category_of(&item.id).expect("its category");
            let other = category
                .items()
                .find(|one| one.id != item.id)
                .expect("another item");
            assessment
                .items
                .insert(other.id.clone(), case.worst_of(&other.id));

            let score = score(&case.catalogue, &assessment);
            let of = score
                .categories
                .iter()
                .find(|one| {
                    one.points == category.points
                        && case.catalogue.categories[one.index].id == category.id
                })
                .expect("scored");
            let applicable = category.points - item.points;
            assert_eq!(of.applicable, applicable, "{}", item.id);
            let earned = applicable - score.item(&other.id).expect("scored").lost();
            let expected = earned.exact() / applicable.exact() * category.points.exact();
            assert_eq!(of.score.low, expected, "{}", item.id);
            let others: Points = case
                .catalogue
                .categories
                .iter()
                .filter(|one| one.id != category.id)
                .map(|one| one.points)
                .sum();
            assert_eq!(score.total.low, expected + others.exact(), "{}", item.id);
        }
    }
}

#[test]
fn not_applicable_costs_nothing_when_everything_else_is_full() {
    for case in cases() {
        let ids: Vec<&str> = optional(case).map(|item| item.id.as_str()).collect();
        let score = score(&case.catalogue, &without(case, &ids));
        assert_eq!(score.total.low, Exact::from_integer(100));
        assert!(score.total.is_settled());
    }
}

#[test]
fn a_category_that_does_not_apply_at_all_spreads_its_points_pro_rata() {
    let case = &cases()[0];
    let mut catalogue = case.catalogue.clone();
    for group in &mut catalogue.categories[0].groups {
        for item in &mut group.items {
            item.not_applicable_when = Some("试验".to_owned());
        }
    }
    let ids: Vec<&str> = case.catalogue.categories[0]
        .items()
        .map(|item| item.id.as_str())
        .collect();
    let mut assessment = without(case, &ids);
    let spread = score(&catalogue, &assessment);
    let gone = catalogue.categories[0].points;
    let rest = catalogue.scoring.total - gone;
    assert_eq!(spread.categories[0].floor_state, FloorState::NotApplicable);
    assert_eq!(spread.categories[0].weight, Exact::from_integer(0));
    for one in &spread.categories[1..] {
        let expected = one.points.exact() + gone.exact() * one.points.exact() / rest.exact();
        assert_eq!(one.weight, expected, "{}", one.index);
        assert_eq!(one.floor, expected * Exact::new(3, 4), "{}", one.index);
    }
    assert_eq!(spread.total.low, Exact::from_integer(100));

    let second = catalogue.categories[1].items().next().expect("an item");
    assessment
        .items
        .insert(second.id.clone(), case.worst_of(&second.id));
    let lower = score(&catalogue, &assessment);
    let lost = lower.item(&second.id).expect("scored").lost();
    let expected =
        Exact::from_integer(100) - lost.exact() * Exact::from_integer(100) / rest.exact();
    assert_eq!(lower.total.low, expected);
}

#[test]
fn not_applicable_without_a_reason_is_open() {
    for case in cases() {
        for item in optional(case) {
            let mut assessment = case.complete();
            assessment
                .items
                .insert(item.id.clone(), not_applicable(" \u{3000}"));
            let score = score(&case.catalogue, &assessment);
            let scored = score.item(&item.id).expect("in scope");
            assert!(!scored.is_answered(), "{}", item.id);
            assert_eq!(scored.findings[0].code, Code::ReasonMissing);
            assert_eq!(score.conclusion, Conclusion::ToComplete);
            assert_eq!(score.reasons, [Reason::ItemsOpen(1)]);
        }
    }
}

#[test]
fn not_applicable_where_the_catalogue_does_not_allow_it_is_open() {
    for case in cases() {
        let forbidden = case
            .catalogue
            .items()
            .filter(|item| item.not_applicable_when.is_none());
        for item in forbidden {
            let mut assessment = case.complete();
            assessment
                .items
                .insert(item.id.clone(), not_applicable("我不想评"));
            let score = score(&case.catalogue, &assessment);
            let scored = score.item(&item.id).expect("in scope");
            assert_eq!(
                scored.findings[0].code,
                Code::NotApplicableHere,
                "{}",
                item.id
            );
            assert_eq!(
                score.total.high - score.total.low,
                item.points.exact(),
                "{}",
                item.id
            );
        }
    }
}

#[test]
fn exactly_the_limit_may_not_apply_and_more_needs_the_bureau() {
    for case in cases() {
        let item = optional(case).next().expect("an optional item");
        let assessment = without(case, &[&item.id]);
        let mut catalogue = case.catalogue.clone();
        let index = catalogue
            .categories
            .iter()
            .position(|one| one.items().any(|i| i.id == item.id));
        let index = index.expect("its category");

        catalogue.scoring.not_applicable.total_limit = item.points;
        catalogue.scoring.not_applicable.category_limit_pct = 100;
        assert_eq!(
            score(&catalogue, &assessment).conclusion,
            Conclusion::Reached
        );

        catalogue.scoring.not_applicable.total_limit = Points(item.points.0 - 1);
        let overall = score(&catalogue, &assessment);
        assert_eq!(overall.conclusion, Conclusion::ToComplete);
        let categories = Vec::new();
        assert_eq!(
            overall.reasons,
            [Reason::TooMuchNotApplicable {
                categories,
                overall: true
            }]
        );

        catalogue.scoring.not_applicable.total_limit = Points(10_000);
        catalogue.scoring.not_applicable.category_limit_pct = 0;
        let category = score(&catalogue, &assessment);
        assert_eq!(category.conclusion, Conclusion::ToComplete);
        let categories = vec![index];
        assert_eq!(
            category.reasons,
            [Reason::TooMuchNotApplicable {
                categories,
                overall: false
            }]
        );
    }
}

#[test]
fn a_quarter_of_a_category_or_15_points_are_the_limits_of_the_bundled_catalogues() {
    for case in cases() {
        let rule = &case.catalogue.scoring.not_applicable;
        assert_eq!(
            (rule.category_limit_pct, rule.total_limit),
            (25, Points(1_500))
        );
        let heaviest = case.catalogue.categories.iter().max_by_key(|category| {
            let optional = category
                .items()
                .filter(|item| item.not_applicable_when.is_some());
            optional.map(|item| item.points).sum::<Points>()
        });
        let ids: Vec<&str> = heaviest
            .expect("a category")
            .items()
            .filter(|item| item.not_applicable_when.is_some())
            .map(|item| item.id.as_str())
            .collect();
        let score = score(&case.catalogue, &without(case, &ids));
        assert_eq!(
            score.conclusion,
            Conclusion::ToComplete,
            "{}",
            case.catalogue.id
        );
    }
}

#[test]
fn the_answer_given_before_not_applicable_comes_back_with_it_taken_back() {
    use assessment::edit::ItemEdit;
    let (catalogue, mut assessment) = begin("erhao", "2025-01-10");
    let item = catalogue
        .items()
        .find(|item| item.not_applicable_when.is_some())
        .expect("one");
    assessment.items.insert(item.id.clone(), best(item));
    let before = score(&catalogue, &assessment);
    for chosen in [true, false] {
        let edit = ItemEdit::NotApplicable(chosen);
        assessment.apply(assessment::Edit::Item(item.id.clone(), edit));
    }
    assert_eq!(score(&catalogue, &assessment), before);
}
