//! The shelf and the archive, brought together after whatever happened to either.

use crate::support::{draft, type_into};
use draft::shelf::*;
use draft::{Draft, encode};
use proptest::prelude::*;

fn saved(store: &MemoryStore, number: usize, page: &mut Draft) -> String {
    type_into(page, number, 3);
    save(store, page).expect("saved");
    encode(page)
}

#[test]
fn a_key_tells_draft_revision_and_moment_and_sorts_by_revision() {
    let version = Version {
        id: "19a-f".into(),
        revision: 12,
        saved: "2026-11-25T17:00:00.000Z".into(),
    };
    assert_eq!(Version::from_key(&version.key()), Some(version.clone()));
    let later = Version {
        revision: 120,
        ..version.clone()
    };
    assert!(version.key() < later.key());
    assert_eq!(Version::from_key("something else"), None);
}

#[test]
fn what_the_shelf_lost_comes_back_from_the_archive() {
    let store = MemoryStore::default();
    let mut page = draft("a", "二号");
    let first = saved(&store, 1, &mut page);
    let old = store.read(&draft_key("a")).expect("read").expect("there");
    let newest_text = saved(&store, 2, &mut page);
    // As after a kill: the shelf is as it was before.
    store.write(&draft_key("a"), &old).expect("written");
    let result = reconcile(&store, std::slice::from_ref(&newest_text), &[]).expect("reconciled");
    assert_eq!(result.brought_back, ["二号"]);
    assert_eq!(load(&store, "a"), Ok(Some(page.clone())));
    // What gave way becomes a version: it may hold answers of a session that had no archive.
    assert_eq!(
        result.to_archive.iter().map(encode).collect::<Vec<_>>(),
        [old]
    );
    // The other way round nothing is taken back.
    let result = reconcile(&store, &[first], &[]).expect("reconciled");
    assert!(result.brought_back.is_empty());
    assert_eq!(result.to_archive, [page.clone()]);
    assert_eq!(load(&store, "a"), Ok(Some(page)));
}

#[test]
fn a_draft_that_finds_no_room_keeps_none_of_the_others_back() {
    let mut small = draft("a", "二号");
    let text = saved(&MemoryStore::default(), 1, &mut small);
    let large = Draft {
        name: "三号".repeat(20_000),
        ..draft("b", "")
    };
    let mut store = MemoryStore::default();
    store.capacity = Some(text.len() * 3);
    let result = reconcile(&store, &[encode(&large), text], &[]).expect("reconciled");
    assert_eq!(result.not_brought_back, [large.name]);
    assert_eq!(result.brought_back, ["二号"]);
    assert_eq!(load(&store, "a"), Ok(Some(small)));
}

#[test]
fn a_clock_that_was_set_back_decides_nothing() {
    let store = MemoryStore::default();
    let mut page = draft("a", "二号");
    page.saved = "2026-11-25T10:00:00Z".into();
    saved(&store, 1, &mut page);
    let mut later = page.clone();
    later.saved = "2020-01-01T00:00:00Z".into();
    later.revision += 1;
    type_into(&mut later, 2, 5);
    assert_eq!(
        reconcile(&store, &[encode(&later)], &[])
            .expect("reconciled")
            .brought_back
            .len(),
        1
    );
    assert_eq!(load(&store, "a"), Ok(Some(later)));
}

#[test]
fn an_emptied_shelf_is_filled_again_and_a_spoiled_text_is_kept() {
    let store = MemoryStore::default();
    let mut page = draft("a", "二号");
    let text = saved(&store, 1, &mut page);
    store.remove(&draft_key("a")).expect("removed");
    store.write(&draft_key("b"), "{torn").expect("written");
    let mut other = draft("b", "三号");
    other.revision = 4;
    let result = reconcile(&store, &[text, encode(&other)], &[]).expect("reconciled");
    assert_eq!(result.brought_back, ["二号", "三号"]);
    assert_eq!(load(&store, "b"), Ok(Some(other)));
    assert_eq!(store.read("greenmine/spoil/b"), Ok(Some("{torn".into())));
}

#[test]
fn what_was_deleted_stays_deleted_unless_it_went_on() {
    let store = MemoryStore::default();
    let mut page = draft("a", "二号");
    let text = saved(&store, 1, &mut page);
    delete(&store, "a").expect("deleted");
    let result = reconcile(&store, std::slice::from_ref(&text), &[]).expect("reconciled");
    assert_eq!(result, Reconciled::default());
    assert_eq!(load(&store, "a"), Ok(None));
    page.revision += 1;
    let result = reconcile(&store, &[encode(&page)], &[]).expect("reconciled");
    assert_eq!(result.brought_back.len(), 1);
}

#[test]
fn an_archive_that_gives_nonsense_changes_nothing() {
    let store = MemoryStore::default();
    let mut page = draft("a", "二号");
    saved(&store, 1, &mut page);
    let result = reconcile(&store, &["{".into(), String::new()], &[]).expect("reconciled");
    assert!(result.brought_back.is_empty());
    assert_eq!(load(&store, "a"), Ok(Some(page)));
}

fn version(id: &str, revision: u32, minute: u32) -> Version {
    let (day, rest) = (minute / 1440, minute % 1440);
    Version {
        id: id.into(),
        revision,
        saved: format!(
            "2026-11-{:02}T{:02}:{:02}:00.000Z",
            1 + day,
            rest / 60,
            rest % 60
        ),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn thinning_keeps_the_newest_the_last_hour_and_one_an_hour_and_a_day(minutes in prop::collection::btree_set(0..28_000_u32, 1..120)) {
        let minutes: Vec<u32> = minutes.into_iter().collect();
        let versions: Vec<Version> =
            (1..).zip(&minutes).map(|(revision, minute)| version("a", revision, *minute)).collect();
        let now = *minutes.last().expect("one at least");
        let moment = |minute: u32| version("a", 0, minute).saved;
        let (hour_ago, day_ago) = (moment(now.saturating_sub(60)), moment(now.saturating_sub(1440)));
        let gone = superfluous(&versions, &hour_ago, &day_ago);
        let kept: Vec<&Version> = versions.iter().filter(|one| !gone.contains(one)).collect();
        prop_assert!(kept.contains(&versions.last().expect("one at least")));
        for one in &versions {
            if one.saved >= hour_ago {
                prop_assert!(kept.contains(&one), "of the last hour everything stays");
            }
            let length = if one.saved < day_ago { 10 } else { 13 };
            let stands = |other: &&&Version| other.saved[..length] == one.saved[..length] && other.revision >= one.revision;
            prop_assert!(kept.iter().find(stands).is_some(), "its day or hour is still there");
        }
        let mut slots: Vec<&str> = kept.iter().filter(|one| one.saved < day_ago).map(|one| &one.saved[..10]).collect();
        let all = slots.len();
        slots.dedup();
        prop_assert!(all <= slots.len() + 1, "of older days one each, and the one at the border");
        // Thinning twice is thinning once.
        let kept: Vec<Version> = kept.into_iter().cloned().collect();
        prop_assert_eq!(superfluous(&kept, &hour_ago, &day_ago), Vec::new());
    }
}

#[test]
fn never_more_than_two_hundred_versions_stay() {
    let versions: Vec<Version> = (1..=300)
        .map(|number| version("a", number, number))
        .collect();
    let gone = superfluous(&versions, "2026", "2026");
    assert_eq!(gone.len(), 100);
    assert!(gone.iter().all(|one| one.revision <= 100), "the oldest go");
    assert_eq!(newest(&versions), [versions[299].clone()]);
}
