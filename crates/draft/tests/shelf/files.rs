//! Photos and files beside the drafts: what is kept is whole, and what is named stays.

use draft::shelf::StoreError;
use draft::shelf::files::{FileStore, Lacking, digest, find, is_digest, keep, unnamed};
use proptest::prelude::*;
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::future::Future;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

/// What goes wrong with the next write.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Fault {
    /// It says it worked and keeps only this share (of 8) of the bytes.
    Torn(usize),
    /// It says it worked and does nothing.
    Lost,
    /// It says it worked and keeps other bytes.
    Changed,
    /// It is refused for want of room.
    Full,
    /// It is refused.
    Blocked,
}

/// The twin in memory, which fails as planned.
#[derive(Default)]
struct Twin {
    files: RefCell<BTreeMap<String, Vec<u8>>>,
    next: RefCell<Option<Fault>>,
}

impl FileStore for Twin {
    async fn write(&self, key: &str, bytes: &[u8]) -> Result<(), StoreError> {
        let kept = match self.next.take() {
            None => bytes.to_vec(),
            Some(Fault::Torn(eighths)) => bytes[..bytes.len() * eighths / 8].to_vec(),
            Some(Fault::Changed) => bytes.iter().map(|byte| byte ^ 1).chain([0]).collect(),
            Some(Fault::Lost) => return Ok(()),
            Some(Fault::Full) => return Err(StoreError::Full),
            Some(Fault::Blocked) => return Err(StoreError::Blocked),
        };
        self.files.borrow_mut().insert(key.to_owned(), kept);
        Ok(())
    }

    async fn read(&self, key: &str) -> Result<Option<Vec<u8>>, StoreError> {
        Ok(self.files.borrow().get(key).cloned())
    }

    async fn keys(&self) -> Result<Vec<String>, StoreError> {
        Ok(self.files.borrow().keys().cloned().collect())
    }

    async fn remove(&self, keys: &[String]) -> Result<(), StoreError> {
        self.files.borrow_mut().retain(|key, _| !keys.contains(key));
        Ok(())
    }
}

/// In memory nothing has to be waited for.
fn now<T>(work: impl Future<Output = T>) -> T {
    match pin!(work).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(value) => value,
        Poll::Pending => panic!("waits"),
    }
}

fn fault() -> impl Strategy<Value = Option<Fault>> {
    prop_oneof![
        3 => Just(None),
        2 => (0..8_usize).prop_map(|eighths| Some(Fault::Torn(eighths))),
        1 => Just(Some(Fault::Lost)),
        1 => Just(Some(Fault::Changed)),
        1 => Just(Some(Fault::Full)),
        1 => Just(Some(Fault::Blocked)),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_was_said_to_be_kept_is_found_byte_for_byte_whatever_the_store_does(
        steps in prop::collection::vec((prop::collection::vec(0..4_u8, 1..6), fault()), 1..20),
    ) {
        let store = Twin::default();
        let mut kept = BTreeMap::new();
        for (bytes, fault) in steps {
            store.next.replace(fault);
            match now(keep(&store, &bytes)) {
                Ok(key) => drop(kept.insert(key, bytes)),
                // A file that was kept needs no write, so nothing can go wrong with it.
                Err(_) => prop_assert!(!kept.contains_key(&digest(&bytes))),
            }
            store.next.replace(None);
            for (key, bytes) in &kept {
                prop_assert_eq!(now(find(&store, key)), Ok(bytes.clone()));
            }
        }
        let held: BTreeSet<String> = now(store.keys()).expect("in memory").into_iter().collect();
        prop_assert_eq!(held, kept.into_keys().collect(), "what failed leaves nothing behind");
    }

    #[test]
    fn a_file_that_any_text_names_is_never_swept(
        files in prop::collection::btree_set(0..30_u8, 0..20), named in prop::collection::vec((0..30_u8, 0..4_usize), 0..20),
    ) {
        let key = |number: &u8| digest(&[*number]);
        let mut texts = vec![String::from("{torn"); 4];
        for (number, text) in &named {
            texts[*text].push_str(&format!(",\"sha256\":\"{}\"", key(number)));
        }
        let keys: Vec<String> = files.iter().map(key).chain([String::from("locked/a")]).collect();
        let going = unnamed(keys.clone(), texts.iter().map(String::as_str));
        let names: BTreeSet<u8> = named.iter().map(|(number, _)| *number).collect();
        let expected: BTreeSet<String> = files.difference(&names).map(key).collect();
        prop_assert_eq!(going.into_iter().collect::<BTreeSet<_>>(), expected);
    }
}

#[test]
fn the_same_bytes_are_there_once_and_a_spoiled_file_is_mended_by_keeping_it_again() {
    let store = Twin::default();
    let key = now(keep(&store, b"abc")).expect("kept");
    assert_eq!(
        key,
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    );
    assert_eq!(now(keep(&store, b"abc")), Ok(key.clone()));
    assert_eq!(now(store.keys()).expect("keys").len(), 1);
    store
        .files
        .borrow_mut()
        .insert(key.clone(), b"abd".to_vec());
    assert_eq!(now(find(&store, &key)), Err(Lacking::Spoiled));
    assert_eq!(now(keep(&store, b"abc")), Ok(key.clone()));
    assert_eq!(now(find(&store, &key)), Ok(b"abc".to_vec()));
}

#[test]
fn a_key_that_is_no_digest_finds_nothing() {
    let store = Twin::default();
    now(store.write("locked/a", b"sealed")).expect("written");
    for key in ["locked/a", "", "BA7816", &"g".repeat(64), &"A".repeat(64)] {
        assert!(!is_digest(key));
        assert_eq!(now(find(&store, key)), Err(Lacking::Absent));
    }
}
