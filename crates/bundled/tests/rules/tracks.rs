//! RULES §6: which track a mine takes.

use crate::support::{begin, book, meet_all, register, score, set, verdict};
use assessment::score::Reason;
use assessment::{Assessment, Conclusion, ProfileField, Track, Verdict};

fn track_of(key: &str) -> Track {
    let (catalogue, blank) = begin(key, "2025-01-10");
    assessment::track::track(&catalogue, &blank)
}

#[test]
fn every_registered_mine_takes_the_track_of_the_plan() {
    let expected = [
        ("lingquan", Track::Full),
        ("linglu", Track::Listed),
        ("erhao", Track::Full),
        ("sanhao", Track::Full),
        ("hongda", Track::Full),
        ("yihao", Track::NotYetAdmissible),
        ("sihao", Track::Small),
        ("longlu", Track::Small),
        ("xishan", Track::Stopped),
    ];
    assert_eq!(register().mines.len(), expected.len());
    for (key, track) in expected {
        assert_eq!(track_of(key), track, "{key}");
    }
}

#[test]
fn a_stopped_mine_is_asked_nothing() {
    let mine = register().mine("xishan").expect("registered");
    let blank = library::start::from_register(mine, book(), &book().file.editions[0], "2025-01-10");
    let (coal, _) = begin("lingquan", "2025-01-10");
    let score = score(&coal, &blank);
    assert!(score.items.is_empty());
    assert_eq!(score.conclusion, Conclusion::NotEligible);
    assert_eq!(score.reasons, [Reason::Stopped]);
    assert!(!score.practice);
}

#[test]
fn a_small_mine_is_asked_the_binding_items_and_has_no_total() {
    let (catalogue, blank) = begin("longlu", "2025-01-10");
    let score = score(&catalogue, &blank);
    assert!(!score.track.has_total());
    let asked: Vec<&String> = score.items.iter().map(|item| &item.id).collect();
    let binding = catalogue.items().filter(|item| item.small_mine);
    assert_eq!(asked, binding.map(|item| &item.id).collect::<Vec<_>>());
    assert!(
        catalogue
            .items()
            .filter(|item| item.small_mine)
            .all(|item| item.binding_min.is_some())
    );
    assert!(
        score
            .reasons
            .iter()
            .all(|one| !matches!(one, Reason::TotalBelow | Reason::CategoriesBelow(_)))
    );
}

#[test]
fn the_other_tracks_are_asked_all_55_items() {
    for key in ["erhao", "linglu", "yihao"] {
        let (catalogue, blank) = begin(key, "2025-01-10");
        assert_eq!(score(&catalogue, &blank).items.len(), 55, "{key}");
    }
}

#[test]
fn a_typed_service_life_decides_over_what_the_plan_says() {
    let (catalogue, mut assessment) = begin("yihao", "2025-01-10");
    let track = |assessment: &Assessment| assessment::track::track(&catalogue, assessment);
    set(&mut assessment, ProfileField::ServiceLife, "3");
    assert_eq!(track(&assessment), Track::Full);
    set(&mut assessment, ProfileField::ServiceLife, "2.99");
    assert_eq!(track(&assessment), Track::NotYetAdmissible);
    set(&mut assessment, ProfileField::ServiceLife, "约三年");
    assert_eq!(track(&assessment), Track::NotYetAdmissible);
}

#[test]
fn the_registered_class_decides_even_where_the_ministry_table_says_otherwise() {
    let (catalogue, mut assessment) = begin("erhao", "2025-01-10");
    set(&mut assessment, ProfileField::ScaleClass, "小型");
    assert_eq!(
        assessment::track::track(&catalogue, &assessment),
        Track::Small
    );
}

#[test]
fn the_service_life_of_a_small_mine_is_information_and_no_failure() {
    for key in ["longlu", "sihao"] {
        let (catalogue, mut assessment) = begin(key, "2025-01-10");
        meet_all(&catalogue, &mut assessment);
        let life = catalogue
            .preconditions
            .iter()
            .find(|one| one.small_mine.is_some());
        let life = life.expect("the precondition on service life");
        verdict(&mut assessment, &life.id, Verdict::NotMet);
        let score = score(&catalogue, &assessment);
        assert!(
            score.precondition(&life.id).expect("judged").informational,
            "{key}"
        );
        assert_eq!(score.conclusion, Conclusion::ToComplete, "{key}");
        assert!(matches!(score.reasons[..], [Reason::ItemsOpen(_)]), "{key}");
    }
}

#[test]
fn the_service_life_of_a_large_mine_is_a_precondition() {
    let (catalogue, mut assessment) = begin("erhao", "2025-01-10");
    meet_all(&catalogue, &mut assessment);
    let life = catalogue
        .preconditions
        .iter()
        .find(|one| one.small_mine.is_some());
    verdict(&mut assessment, &life.expect("there").id, Verdict::NotMet);
    assert_eq!(
        score(&catalogue, &assessment).conclusion,
        Conclusion::NotEligible
    );
}
