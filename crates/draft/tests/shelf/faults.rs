//! No acknowledged save is lost, whatever the store does.

use crate::faulty::{Fault, FaultyStore};
use crate::support::{draft, type_into};
use draft::Draft;
use draft::shelf::{SaveError, Store, draft_key, list, load, save};
use proptest::prelude::*;

fn fault() -> impl Strategy<Value = Option<Fault>> {
    prop_oneof![
        4 => Just(None),
        2 => (0..8_usize).prop_map(|eighths| Some(Fault::Torn(eighths))),
        1 => Just(Some(Fault::Lost)),
        1 => Just(Some(Fault::Blocked)),
        1 => Just(Some(Fault::Stale)),
    ]
}

/// What a page does, one after another, with the faults of the writes meanwhile.
type Step = (usize, Vec<Option<Fault>>);

fn steps() -> impl Strategy<Value = Vec<Step>> {
    prop::collection::vec((0..40_usize, prop::collection::vec(fault(), 0..5)), 1..12)
}

fn config() -> ProptestConfig {
    ProptestConfig {
        cases: 512,
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

/// The draft is there, and is the acknowledged one or one that was typed later.
fn holds(store: &FaultyStore, acknowledged: &Draft, typed: &[Draft]) -> Result<(), TestCaseError> {
    let found = load(store, &acknowledged.id);
    let found = found.map_err(|error| TestCaseError::fail(format!("{error:?}")))?;
    let found = found.ok_or_else(|| TestCaseError::fail("gone"))?;
    let later = typed.iter().any(|one| one.assessment == found.assessment);
    prop_assert!(
        found.assessment == acknowledged.assessment || later,
        "acknowledged revision {}, found {}",
        acknowledged.revision,
        found.revision
    );
    Ok(())
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn after_any_faults_every_acknowledged_save_is_readable(steps in steps()) {
        let store = FaultyStore::default();
        let mut page = draft("a", "二号");
        let mut acknowledged: Option<Draft> = None;
        let mut typed_since = Vec::new();
        for (number, (length, faults)) in steps.into_iter().enumerate() {
            type_into(&mut page, number, length);
            typed_since.push(page.clone());
            store.plan(&faults);
            let outcome = save(&store, &mut page);
            store.heal();
            if outcome.is_ok() {
                acknowledged = Some(page.clone());
                typed_since.clear();
            }
            if let Some(acknowledged) = &acknowledged {
                holds(&store, acknowledged, &typed_since)?;
            }
            if outcome == Err(SaveError::Conflict) {
                // A read that was stale made the page believe its own save was another's: a person would take
                // what is stored.
                page = load(&store, "a").expect("readable").expect("there");
            }
        }
        // And once the store is sound again, the page saves what it holds; or it meets its own save that it could
        // not read back, and asks.
        match save(&store, &mut page) {
            Ok(()) => prop_assert_eq!(load(&store, "a"), Ok(Some(page))),
            Err(SaveError::Conflict) => {
                let stored = load(&store, "a").expect("readable").expect("there");
                prop_assert!(typed_since.iter().any(|typed| typed.assessment == stored.assessment));
            }
            Err(_) => prop_assert!(!list(&store).expect("listed").unreadable.is_empty()),
        }
    }

    #[test]
    fn a_full_store_never_takes_back_what_was_acknowledged(
        lengths in prop::collection::vec(0..60_usize, 1..12), refused in prop::collection::vec(any::<bool>(), 60),
    ) {
        let store = FaultyStore::default();
        let mut page = draft("a", "二号");
        let mut acknowledged: Option<Draft> = None;
        let mut refused = refused.into_iter();
        for (number, length) in lengths.into_iter().enumerate() {
            type_into(&mut page, number, length);
            let faults: Vec<Option<Fault>> =
                refused.by_ref().take(5).map(|full| full.then_some(Fault::Full)).collect();
            store.plan(&faults);
            let outcome = save(&store, &mut page);
            store.heal();
            match outcome {
                Ok(()) => acknowledged = Some(page.clone()),
                Err(error) => prop_assert_eq!(error, SaveError::Store(draft::shelf::StoreError::Full)),
            }
            prop_assert_eq!(load(&store, "a"), Ok(acknowledged.clone()));
        }
        prop_assert_eq!(save(&store, &mut page), Ok(()));
        prop_assert_eq!(load(&store, "a"), Ok(Some(page)));
    }
}

#[test]
fn a_page_whose_store_was_cleared_under_it_saves_everything_anew() {
    let store = FaultyStore::default();
    let mut page = draft("a", "二号");
    for number in 0..3 {
        type_into(&mut page, number, 2);
        save(&store, &mut page).expect("saved");
    }
    store.evict();
    assert_eq!(load(&store, "a"), Ok(None));
    type_into(&mut page, 4, 2);
    assert_eq!(save(&store, &mut page), Ok(()));
    assert_eq!(load(&store, "a"), Ok(Some(page)));
}

#[test]
fn a_write_that_was_torn_or_lost_is_never_acknowledged() {
    for fault in [Fault::Lost, Fault::Torn(0), Fault::Torn(7)] {
        let store = FaultyStore::default();
        let mut page = draft("a", "二号");
        save(&store, &mut page).expect("saved");
        let first = page.clone();
        type_into(&mut page, 1, 9);
        // The first write keeps the generation before.
        store.plan(&[None, Some(fault)]);
        assert!(save(&store, &mut page).is_err(), "{fault:?}");
        assert_eq!(page.revision, first.revision);
        assert_eq!(
            load(&store, "a").expect("readable"),
            Some(first),
            "{fault:?}"
        );
        assert!(store.read(&draft_key("a")).expect("read").is_some());
    }
}
