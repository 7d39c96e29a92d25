//! What holds a person back from leaving a draft whose last changes are nowhere but on the page.

use leptos::prelude::*;

/// One for all pages of the app. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Leaving {
    /// The open draft, and whether it has changes that could not be saved.
    unsaved: StoredValue<Option<(String, Callback<(), bool>)>>,
    /// The address that was asked for and not gone to.
    asked: RwSignal<Option<String>>,
}

impl Leaving {
    /// Nothing is open.
    pub fn new() -> Leaving {
        Leaving {
            unsaved: StoredValue::new(None),
            asked: RwSignal::new(None),
        }
    }

    /// This draft is open for as long as the caller's owner lives; `unsaved` is asked when the person goes elsewhere.
    pub fn watch(self, id: String, unsaved: impl Fn() -> bool + Send + Sync + 'static) {
        let unsaved = Callback::new(move |()| unsaved());
        self.unsaved.set_value(Some((id.clone(), unsaved)));
        on_cleanup(move || {
            self.unsaved.update_value(|watched| {
                if watched.as_ref().is_some_and(|(open, _)| *open == id) {
                    *watched = None;
                }
            });
            self.asked.set(None);
        });
    }

    /// The page has changes that could not be saved.
    pub fn would_lose(self) -> bool {
        let unsaved = self
            .unsaved
            .with_value(|watched| watched.as_ref().map(|(_, unsaved)| *unsaved));
        unsaved.is_some_and(|unsaved| unsaved.run(()))
    }

    /// Going to `address`, which is this draft's or not, is held back; it is remembered.
    pub fn holds_back(self, address: &str, draft: Option<&str>) -> bool {
        let same = self.unsaved.with_value(|watched| {
            watched
                .as_ref()
                .is_some_and(|(open, _)| draft == Some(open))
        });
        let held = !same && self.would_lose();
        self.asked.set(held.then(|| address.to_owned()));
        held
    }

    /// Where the person wanted to go when they were held back; tracked.
    pub fn asked(self) -> Option<String> {
        self.asked.get()
    }

    /// The person knows, and goes: nothing holds them any more. Where to.
    pub fn let_go(self) -> Option<String> {
        self.unsaved.set_value(None);
        self.asked.try_update(Option::take).flatten()
    }
}

/// What holds a person back, from the context.
pub fn use_leaving() -> Leaving {
    expect_context::<Leaving>()
}
