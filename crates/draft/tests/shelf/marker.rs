//! What outlives the shelf tells a loss from a first visit.

use crate::support::draft;
use draft::shelf::*;

const MOMENT: &str = "2026-11-25T12:00:00.000Z";

fn shelf_of(ids: &[&str]) -> MemoryStore {
    let store = MemoryStore::default();
    for id in ids {
        save(&store, &mut draft(id, "二号")).expect("saved");
    }
    store
}

fn marker(store: &MemoryStore) -> Option<Marker> {
    Marker::of(store, MOMENT).expect("read")
}

#[test]
fn it_counts_what_a_person_would_miss_and_reads_back_what_it_says() {
    assert_eq!(marker(&shelf_of(&[])), None);
    let store = shelf_of(&["a", "b", "c"]);
    let page = load(&store, "b").expect("read").expect("there");
    lock(&store, &page, "sealed").expect("locked");
    delete(&store, "c").expect("deleted");
    let marker = marker(&store).expect("two drafts");
    assert_eq!((marker.drafts, marker.seen.as_str()), (2, MOMENT));
    let missed = Marker {
        missed: true,
        ..marker.clone()
    };
    for one in [marker, missed] {
        assert_eq!(Marker::from_text(&one.text()), Some(one));
    }
}

#[test]
fn drafts_are_missing_only_when_nothing_of_ours_is_left() {
    let marker = marker(&shelf_of(&["a", "b"])).expect("two drafts");
    assert_eq!(marker.clone().missing(&shelf_of(&["a"])), Ok(None));
    let deleted = shelf_of(&["a"]);
    delete(&deleted, "a").expect("deleted");
    assert_eq!(marker.clone().missing(&deleted), Ok(None));
    let missed = marker.missing(&MemoryStore::default()).expect("read");
    let missed = missed.expect("missing");
    assert!(missed.missed);
    // Until a person has taken note of it, new drafts do not hide it.
    assert_eq!(
        missed.clone().missing(&shelf_of(&["new"])),
        Ok(Some(missed))
    );
}

#[test]
fn another_text_is_no_marker() {
    for text in [
        "",
        "3",
        "0/2026-11-25T12:00:00.000Z",
        "-1/2026-11-25T12:00:00.000Z",
        "70000/2026-11-25T12:00:00.000Z",
        "3/<b>",
        "3/2026-11-25T12:00:00.000Z/more",
        "3/2026-11-25T12:00:00.000Z2026-11-25",
    ] {
        assert_eq!(Marker::from_text(text), None, "{text}");
    }
}
