//! Laws of comparing and merging two assessments.

use crate::support::{any_case, cases, draws, random};
use assessment::{Assessment, Edit, ProfileField};
use draft::compare::{Spot, differences, merged};
use proptest::prelude::*;
use std::collections::BTreeSet;

fn config() -> ProptestConfig {
    ProptestConfig {
        cases: 64,
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

fn all(spots: &[Spot]) -> BTreeSet<Spot> {
    spots.iter().cloned().collect()
}

fn list(spots: &BTreeSet<Spot>) -> Vec<Spot> {
    spots.iter().cloned().collect()
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn an_assessment_does_not_differ_from_itself_and_merges_to_itself(which in any_case(), draws in draws()) {
        let one = random(&cases()[which], &draws);
        prop_assert_eq!(differences(&one, &one), Vec::new());
        prop_assert_eq!(merged(&one, &one, &[]), one);
    }

    #[test]
    fn taking_nothing_is_the_left_one_and_taking_everything_the_right_one(
        which in any_case(), left in draws(), right in draws(),
    ) {
        let case = &cases()[which];
        let (left, right) = (random(case, &left), random(case, &right));
        let spots = all(&differences(&left, &right));
        prop_assert_eq!(merged(&left, &right, &[]), left.clone());
        prop_assert_eq!(merged(&left, &right, &list(&spots)), right.clone());
        // The same places, seen from the other side.
        prop_assert_eq!(all(&differences(&right, &left)), spots);
    }

    #[test]
    fn every_place_holds_what_was_chosen_for_it_and_the_rest_stays(
        which in any_case(), left in draws(), right in draws(), choice in prop::collection::vec(any::<bool>(), 200),
    ) {
        let case = &cases()[which];
        let (left, right) = (random(case, &left), random(case, &right));
        let spots = differences(&left, &right);
        let chosen: BTreeSet<Spot> = spots
            .iter()
            .zip(choice.iter().cycle())
            .filter(|(_, take)| **take)
            .map(|(spot, _)| spot.clone())
            .collect();
        let result = merged(&left, &right, &list(&chosen));
        prop_assert_eq!(all(&differences(&left, &result)), chosen.clone());
        let kept: BTreeSet<Spot> = all(&spots).difference(&chosen).cloned().collect();
        prop_assert_eq!(all(&differences(&right, &result)), kept);
    }
}

#[test]
fn a_changed_fact_is_one_place_with_its_field() {
    let left = Assessment::default();
    let mut right = left.clone();
    right.apply(Edit::SetFact(ProfileField::Contact, "王磊".into()));
    let spots = differences(&left, &right);
    assert_eq!(spots.len(), 1);
    assert_eq!(spots[0].fact(), Some(ProfileField::Contact));
}

#[test]
fn the_catalogue_edition_is_no_place_to_choose() {
    let left = Assessment::default();
    let mut right = left.clone();
    right.catalogue.version = "2".into();
    assert_eq!(differences(&left, &right), Vec::new());
    let spot = Spot {
        member: "catalogue".into(),
        key: None,
    };
    assert_eq!(merged(&left, &right, &[spot]), left);
}
