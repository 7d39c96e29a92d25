//! Locked drafts, backups, and what a wiped shelf holds.

use crate::support::{draft, type_into};
use draft::backup::{self, Due, Packed};
use draft::shelf::*;
use draft::{Draft, encode};

fn kept(store: &MemoryStore, id: &str, name: &str) -> Draft {
    let mut one = draft(id, name);
    for number in 0..2 {
        type_into(&mut one, number, 3);
        save(store, &mut one).expect("saved");
    }
    one
}

#[test]
fn a_locked_draft_leaves_no_plain_text_and_comes_back_as_it_was() {
    let store = MemoryStore::default();
    let one = kept(&store, "a", "二号\n改");
    assert_eq!(lock(&store, &one, "sealed\ntext"), Ok(()));
    for key in store.keys().expect("keys") {
        assert!(
            !store
                .read(&key)
                .expect("read")
                .expect("there")
                .contains("王"),
            "{key}"
        );
    }
    assert!(list(&store).expect("listed").drafts.is_empty());
    let found = locked(&store).expect("listed");
    assert_eq!(
        (found[0].name.as_str(), found[0].sealed.as_str()),
        ("二号 改", "sealed\ntext")
    );
    // The archive, where it still has it, does not bring it back.
    assert!(
        reconcile(&store, &[encode(&one)], &[])
            .expect("reconciled")
            .brought_back
            .is_empty()
    );

    assert_eq!(unlock(&store, &found[0], "{}"), Err(LockError::NotADraft));
    assert_eq!(unlock(&store, &found[0], &encode(&one)), Ok(one.clone()));
    assert_eq!(load(&store, "a"), Ok(Some(one)));
    assert!(locked(&store).expect("listed").is_empty());
}

#[test]
fn a_shelf_that_forgot_the_locking_is_locked_again_and_one_that_forgot_the_unlocking_gets_what_was_saved_since()
 {
    let store = MemoryStore::default();
    let mut one = draft("a", "二号");
    one.saved = "2026-11-25T10:00:00.000Z".into();
    type_into(&mut one, 1, 3);
    save(&store, &mut one).expect("saved");
    let sealed = locked_text(&one, "sealed");
    let marker = [("a".to_owned(), sealed.clone())];
    // Killed after locking: the shelf is as before, the archive has what was locked and no versions.
    reconcile(&store, &[], &marker).expect("reconciled");
    assert_eq!(load(&store, "a"), Ok(None));
    let found = locked(&store).expect("listed");
    assert_eq!(locked_text(&one, &found[0].sealed), sealed);
    // The state that was locked does not unlock it, wherever it turns up.
    reconcile(&store, &[encode(&one)], &marker).expect("reconciled");
    reconcile(&store, &[encode(&one)], &[]).expect("reconciled");
    assert_eq!(load(&store, "a"), Ok(None));

    // Unlocked, typed on, saved, killed: the shelf still is locked.
    let mut later = one.clone();
    later.saved = "2026-11-25T10:05:00.000Z".into();
    type_into(&mut later, 2, 3);
    later.revision += 1;
    for archived in [&[][..], &marker[..]] {
        lock_again(&store, &sealed);
        let result = reconcile(&store, &[encode(&later)], archived).expect("reconciled");
        assert_eq!(result.brought_back, ["二号"]);
        assert_eq!(load(&store, "a"), Ok(Some(later.clone())));
        assert!(locked(&store).expect("listed").is_empty());
    }
}

/// The shelf as it was when the draft was locked.
fn lock_again(store: &MemoryStore, text: &str) {
    for key in store.keys().expect("keys") {
        store.remove(&key).expect("removed");
    }
    store.write(&locked_key("a"), text).expect("written");
}

#[test]
fn what_changed_while_it_was_sealed_is_not_locked() {
    let store = MemoryStore::default();
    let before = kept(&store, "a", "二号");
    let mut after = before.clone();
    type_into(&mut after, 9, 2);
    save(&store, &mut after).expect("saved");
    assert_eq!(lock(&store, &before, "sealed"), Err(LockError::Changed));
    assert_eq!(load(&store, "a"), Ok(Some(after)));
}

#[test]
fn a_store_too_full_to_lock_keeps_the_draft() {
    let mut store = MemoryStore::default();
    let one = kept(&store, "a", "二号");
    store.capacity = Some(store.keys().expect("keys").len());
    assert_eq!(
        lock(&store, &one, "sealed"),
        Err(LockError::Store(StoreError::Full))
    );
    assert_eq!(load(&store, "a"), Ok(Some(one)));
}

#[test]
fn a_backup_holds_every_text_and_gives_back_every_whole_draft() {
    let store = MemoryStore::default();
    let drafts = [kept(&store, "a", "二号"), kept(&store, "b", "三号")];
    store.write(&draft_key("c"), "{torn").expect("written");
    let text = backup::write(
        "2026-11-25T00:00:00Z",
        texts(&store).expect("texts"),
        Vec::new(),
    );
    let read = backup::read(&text).expect("readable");
    assert_eq!(read.created, "2026-11-25T00:00:00Z");
    assert_eq!(read.unreadable, 1);
    assert_eq!(read.drafts.len(), 2);
    assert!(drafts.iter().all(|one| read.drafts.contains(one)));
}

#[test]
fn one_spoiled_draft_does_not_spoil_the_backup() {
    let (one, other) = (draft("a", "二号"), draft("b", "三号"));
    let texts = vec![encode(&one).replace("二号", "四号"), encode(&other)];
    let read = backup::read(&backup::write("now", texts, Vec::new())).expect("readable");
    assert_eq!((read.drafts, read.unreadable), (vec![other], 1));
}

#[test]
fn what_is_no_backup_is_refused() {
    for text in [
        "",
        "[]",
        "{\"format\":\"greenmine-draft/1\"}",
        "{\"format\":\"greenmine-backup/2\",\"created\":\"\",\"texts\":[]}",
    ] {
        assert!(backup::read(text).is_err(), "{text}");
    }
    let many = vec!["x".to_owned(); 2_001];
    assert!(backup::read(&backup::write("now", many, Vec::new())).is_err());
}

#[test]
fn a_reminder_comes_when_something_is_not_in_a_backup_and_stays_away_when_told() {
    let due = Due {
        last: "2026-11-11".into(),
        first: "2026-11-22".into(),
        asked: "2026-11-18".into(),
    };
    let mut one = draft("a", "二号");
    one.created = "2026-11-20".into();
    one.saved = "2026-11-24".into();
    let drafts = [one];
    let is_due = |last, later| backup::is_due(&drafts, last, later, &due);
    assert!(is_due(None, None), "begun long ago, never in a backup");
    assert!(
        is_due(Some("2026-11-10"), None),
        "old, and something was saved since"
    );
    assert!(!is_due(Some("2026-11-12"), None), "fresh");
    assert!(
        !is_due(Some("2026-11-10"), Some("2026-11-19")),
        "told to wait"
    );
    assert!(is_due(Some("2026-11-10"), Some("2026-11-17")), "waited");
    assert!(!backup::is_due(&[], None, None, &due), "nothing to lose");
    let mut young = drafts.clone();
    young[0].created = "2026-11-23".into();
    assert!(!backup::is_due(&young, None, None, &due), "begun lately");
    let mut untouched = drafts.clone();
    untouched[0].saved = "2026-11-01".into();
    assert!(
        !backup::is_due(&untouched, Some("2026-11-10"), None, &due),
        "nothing new since"
    );
}

#[test]
fn a_wiped_shelf_holds_nothing_of_ours_and_leaves_the_rest() {
    let store = MemoryStore::default();
    let one = kept(&store, "a", "二号");
    kept(&store, "b", "三号");
    lock(&store, &one, "sealed").expect("locked");
    delete(&store, "b").expect("deleted");
    set_note(&store, Note::LastBackup, "2026-11-25");
    store.write("other", "not ours").expect("written");
    assert!(characters(&store).expect("counted") > 100);
    wipe(&store).expect("wiped");
    assert_eq!(store.keys(), Ok(vec!["other".to_owned()]));
    assert_eq!(note(&store, Note::LastBackup), None);
}

#[test]
fn a_backup_says_where_each_of_its_files_begins() {
    let packed = |sha256: &str, bytes| Packed {
        sha256: sha256.into(),
        bytes,
    };
    let texts = vec![encode(&draft("a", "二号\n有换行"))];
    let files = vec![packed("one", 5), packed("two", 0), packed("three", 7)];
    let line = backup::write("now", texts.clone(), files.clone());
    assert_eq!(line.find('\n'), Some(line.len() - 1), "one line");
    let read = backup::read(&line).expect("readable");
    let places: Vec<usize> = read.files.iter().map(|(at, _)| *at).collect();
    assert_eq!(places, [0, 5, 5]);
    assert_eq!(
        read.files
            .into_iter()
            .map(|(_, one)| one)
            .collect::<Vec<_>>(),
        files
    );
    // Without files it is what it was before there were any.
    assert!(!backup::write("now", texts, Vec::new()).contains("files"));
}

#[test]
fn sizes_that_no_file_can_have_are_refused() {
    for files in [
        vec![("a", 3_000_000_000_usize)],
        vec![("a", 1_500_000_000), ("b", 1_500_000_000)],
        vec![("a", usize::MAX), ("b", 2)],
        vec![("a", 0); 20_001],
    ] {
        let files = files.into_iter().map(|(sha256, bytes)| Packed {
            sha256: sha256.into(),
            bytes,
        });
        let line = backup::write("now", Vec::new(), files.collect());
        assert!(backup::read(&line).is_err(), "{}", &line[..80]);
    }
}

#[test]
fn every_text_of_the_shelf_counts_also_what_is_deleted_torn_or_locked() {
    let store = MemoryStore::default();
    for (key, text) in [
        ("greenmine/draft/a", "{torn"),
        ("greenmine/trash/b", "deleted"),
        ("greenmine/prior/a", "before"),
        ("greenmine/spoil/a", "spoiled"),
        ("another page", "not ours"),
    ] {
        store.write(key, text).expect("written");
    }
    let mut found = every_text(&store).expect("texts");
    found.sort();
    assert_eq!(found, ["before", "deleted", "spoiled", "{torn"]);
}

#[test]
fn what_can_still_be_read_of_a_locked_draft_goes_but_never_what_was_saved_since() {
    let store = MemoryStore::default();
    let one = kept(&store, "a", "二号");
    let other = kept(&store, "b", "三号");
    let versions = [Version::of(&one), Version::of(&other)];
    assert_eq!(
        left_readable(&store, &versions),
        Ok(vec![]),
        "none is locked"
    );
    lock(&store, &one, "sealed").expect("locked");
    assert_eq!(
        left_readable(&store, &versions),
        Ok(vec![Version::of(&one)])
    );

    // Unlocked and written on, and the shelf forgot that: everything stays.
    let later = Version {
        revision: one.revision + 1,
        saved: "9".to_owned(),
        ..Version::of(&one)
    };
    let versions = [Version::of(&one), later];
    assert_eq!(left_readable(&store, &versions), Ok(vec![]));
}
