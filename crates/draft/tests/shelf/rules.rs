//! What the shelf promises on a sound store.

use crate::support::draft;
use canon::MAX_BYTES;
use draft::encode;
use draft::shelf::*;

#[test]
fn a_saved_draft_is_read_back_and_counts_its_changes() {
    let store = MemoryStore::default();
    let mut one = draft("a", "二号");
    assert_eq!(save(&store, &mut one), Ok(()));
    one.name = "二号，改名".into();
    assert_eq!(save(&store, &mut one), Ok(()));
    assert_eq!(save(&store, &mut one), Ok(()), "nothing changed");
    assert_eq!(one.revision, 2);
    assert_eq!(load(&store, "a"), Ok(Some(one)));
}

#[test]
fn a_page_that_is_behind_never_writes_over_a_newer_draft() {
    let store = MemoryStore::default();
    let mut here = draft("a", "本页");
    save(&store, &mut here).expect("saved");
    let mut there = here.clone();
    there.name = "另一页".into();
    save(&store, &mut there).expect("saved");
    assert_eq!(save(&store, &mut here), Err(SaveError::Conflict));
    assert_eq!(
        load(&store, "a").expect("readable").map(|draft| draft.name),
        Some("另一页".into())
    );
}

#[test]
fn an_unreadable_text_is_listed_and_never_written_over() {
    let store = MemoryStore::default();
    store.write(&draft_key("a"), "{torn").expect("written");
    let listing = list(&store).expect("listed");
    assert_eq!(listing.unreadable.len(), 1);
    assert_eq!(listing.unreadable[0].raw, "{torn");
    assert_eq!(
        save(&store, &mut draft("a", "新")),
        Err(SaveError::Unreadable)
    );
    assert_eq!(store.read(&draft_key("a")), Ok(Some("{torn".into())));
}

#[test]
fn a_deleted_draft_can_be_brought_back_even_on_a_full_store() {
    let mut store = MemoryStore::default();
    save(&store, &mut draft("a", "二号")).expect("saved");
    let size = store
        .read(&draft_key("a"))
        .expect("read")
        .expect("there")
        .len();
    store.capacity = Some(size + draft_key("a").len());
    assert_eq!(delete(&store, "a"), Ok(()));
    let listing = list(&store).expect("listed");
    assert_eq!((listing.drafts.len(), listing.deleted.len()), (0, 1));
    assert_eq!(restore(&store, "a", "b"), Ok("a".to_owned()));
    assert_eq!(list(&store).expect("listed").drafts.len(), 1);
}

#[test]
fn a_deleted_draft_never_comes_back_over_one_that_went_on() {
    let store = MemoryStore::default();
    let mut one = draft("a", "删除前");
    save(&store, &mut one).expect("saved");
    delete(&store, "a").expect("deleted");
    let mut other_page = draft("a", "另一页接着写的");
    save(&store, &mut other_page).expect("saved");
    assert_eq!(restore(&store, "a", "b"), Ok("b".to_owned()));
    let names: Vec<String> = ["a", "b"]
        .into_iter()
        .map(|id| load(&store, id).expect("readable").expect("there").name)
        .collect();
    assert_eq!(names, ["另一页接着写的", "删除前"]);
    assert!(list(&store).expect("listed").deleted.is_empty());
}

#[test]
fn a_draft_too_large_to_be_read_again_is_refused() {
    let store = MemoryStore::default();
    let mut one = draft("a", &"长".repeat(MAX_BYTES / 3));
    assert_eq!(save(&store, &mut one), Err(SaveError::TooLarge));
    assert_eq!(load(&store, "a"), Ok(None));
}

#[test]
fn a_full_store_refuses_and_keeps_the_last_whole_draft() {
    let mut store = MemoryStore::default();
    let mut one = draft("a", "二号");
    save(&store, &mut one).expect("saved");
    store.capacity = Some(
        store
            .read(&draft_key("a"))
            .expect("read")
            .expect("there")
            .len()
            + 20,
    );
    let before = one.clone();
    one.name = "一个长得放不下的名字".repeat(20);
    assert_eq!(
        save(&store, &mut one),
        Err(SaveError::Store(StoreError::Full))
    );
    assert_eq!(load(&store, "a"), Ok(Some(before)));
}

fn text(store: &MemoryStore, key: &str) -> String {
    store.read(key).expect("read").expect("there")
}

#[test]
fn the_generation_before_is_kept_beside_the_newest() {
    let store = MemoryStore::default();
    let mut one = draft("a", "第一稿");
    save(&store, &mut one).expect("saved");
    let first = text(&store, &draft_key("a"));
    one.name = "第二稿".into();
    save(&store, &mut one).expect("saved");
    assert_eq!(text(&store, "greenmine/prior/a"), first);
}

#[test]
fn a_spoiled_text_falls_back_to_the_generation_before_and_is_kept() {
    for spoil in [
        |text: &str| text[..text.len() / 2].to_owned(),
        |text: &str| text.replace("第二稿", "第三稿"),
        |_: &str| String::new(),
    ] {
        let store = MemoryStore::default();
        let mut one = draft("a", "第一稿");
        save(&store, &mut one).expect("saved");
        let first = one.clone();
        one.name = "第二稿".into();
        save(&store, &mut one).expect("saved");
        let spoiled = spoil(&text(&store, &draft_key("a")));
        store.write(&draft_key("a"), &spoiled).expect("written");

        let found = load_with_history(&store, "a")
            .expect("readable")
            .expect("there");
        assert_eq!(found.draft, first);
        assert_eq!(found.spoiled.expect("told").raw, spoiled);
        let listing = list(&store).expect("listed");
        assert_eq!(listing.drafts.as_slice(), std::slice::from_ref(&first));
        assert_eq!(listing.fell_back, ["a"]);
        assert_eq!(listing.unreadable.len(), 1);

        // Work goes on from there, and the spoiled text can still be taken along.
        let mut again = found.draft;
        again.name = "接着写".into();
        assert_eq!(save(&store, &mut again), Ok(()));
        assert_eq!(load(&store, "a"), Ok(Some(again)));
        assert_eq!(text(&store, "greenmine/spoil/a"), spoiled);
        let listing = list(&store).expect("listed");
        assert_eq!((listing.drafts.len(), listing.unreadable.len()), (1, 1));
        assert!(listing.fell_back.is_empty());
    }
}

#[test]
fn a_draft_whose_newest_text_is_gone_comes_back_from_the_generation_before() {
    let store = MemoryStore::default();
    let mut one = draft("a", "第一稿");
    save(&store, &mut one).expect("saved");
    let first = one.clone();
    one.name = "第二稿".into();
    save(&store, &mut one).expect("saved");
    store.remove(&draft_key("a")).expect("removed");
    assert_eq!(load(&store, "a"), Ok(Some(first)));
    // The page that still holds the newest answers is ahead, not behind.
    assert_eq!(save(&store, &mut one), Ok(()));
    assert_eq!(load(&store, "a"), Ok(Some(one)));
}

#[test]
fn a_deleted_draft_does_not_come_back_by_itself() {
    let store = MemoryStore::default();
    let mut one = draft("a", "第一稿");
    save(&store, &mut one).expect("saved");
    one.name = "第二稿".into();
    save(&store, &mut one).expect("saved");
    let prior = text(&store, "greenmine/prior/a");
    delete(&store, "a").expect("deleted");
    assert_eq!(load(&store, "a"), Ok(None));
    // As after a deletion that was cut short.
    store.write("greenmine/prior/a", &prior).expect("written");
    assert_eq!(load(&store, "a"), Ok(None));
    assert!(list(&store).expect("listed").drafts.is_empty());
}

#[test]
fn a_draft_that_fell_back_can_be_deleted_and_brought_back() {
    let store = MemoryStore::default();
    let mut one = draft("a", "第一稿");
    save(&store, &mut one).expect("saved");
    let first = one.clone();
    one.name = "第二稿".into();
    save(&store, &mut one).expect("saved");
    store.write(&draft_key("a"), "{torn").expect("written");
    delete(&store, "a").expect("deleted");
    let listing = list(&store).expect("listed");
    assert_eq!(
        (
            listing.drafts.len(),
            listing.deleted.len(),
            listing.unreadable.len()
        ),
        (0, 1, 1)
    );
    restore(&store, "a", "b").expect("restored");
    assert_eq!(load(&store, "a"), Ok(Some(first)));
}

#[test]
fn where_two_generations_do_not_fit_the_newest_is_saved_all_the_same() {
    let mut store = MemoryStore::default();
    let mut one = draft("a", "二号");
    save(&store, &mut one).expect("saved");
    store.capacity = Some(encode(&one).len() + 60);
    one.name = "二号，改".into();
    assert_eq!(save(&store, &mut one), Ok(()));
    assert_eq!(load(&store, "a"), Ok(Some(one)));
}

#[test]
fn a_shelf_is_bare_when_not_even_a_deleted_draft_is_left() {
    let store = MemoryStore::default();
    set_note(&store, Note::AskedToKeep, "2026-11-25T12:00:00.000Z");
    store.write("other", "of another page").expect("written");
    assert_eq!(is_bare(&store), Ok(true));
    save(&store, &mut draft("a", "二号")).expect("saved");
    assert_eq!(is_bare(&store), Ok(false));
    delete(&store, "a").expect("deleted");
    assert_eq!(is_bare(&store), Ok(false));
    purge(&store, "a").expect("purged");
    assert_eq!(is_bare(&store), Ok(true));
}
