//! The app: which place is shown, and what all places share.

use crate::frame::{PageTitle, WithBook};
use crate::pages::{About, DraftFrame, Keeping, New, Start};
use crate::route::{Route, Step};
use crate::saving::{Archive, Found, Leaving, Opened, Shelf};
use crate::state::{AtHand, NotStored, Program, Stored};
use draft::shelf::Store;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::rc::Rc;
use ui::platform::service_worker::{self, Said, Why};
use ui::platform::{document, storage::BrowserStore};

/// Which page is mounted; a draft's frame stays while its steps change.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Place {
    Start,
    New(Option<String>),
    About,
    Keeping,
    Draft(String),
    Unknown,
}

/// The whole app, on this store, with what came of opening the archive.
pub fn app(store: Option<BrowserStore>, opened: Opened) -> impl IntoView {
    let shelf = Shelf::new(store.map(|store| Rc::new(store) as Rc<dyn Store>));
    provide_context(shelf);
    let Opened {
        database,
        reconciled,
        versions_gone,
    } = opened;
    let versions_gone = database.is_some().then_some(versions_gone);
    let found = Found::new(shelf, &reconciled, versions_gone);
    provide_context(found);
    let archive = Archive::new(database);
    provide_context(archive);
    if let Some(store) = store {
        archive.tidy(store);
    }
    for draft in reconciled.to_archive {
        spawn_local(async move { archive.keep_aside(&draft).await });
    }
    provide_context(watched_program());
    provide_context(AtHand::new());

    let route = RwSignal::new(Route::from_hash(&document::hash()));
    let leaving = Leaving::new();
    provide_context(leaving);
    document::on_hash_change(move || {
        let address = document::hash();
        let next = Route::from_hash(&address);
        let draft = match &next {
            Route::Draft(id, _) => Some(id.as_str()),
            _ => None,
        };
        if leaving.holds_back(&address, draft) {
            document::stay_at(&route.with_untracked(Route::to_hash));
            document::focus("save-trouble");
        } else {
            route.set(next);
        }
    });
    // Where the browser keeps nothing, every draft of this page is gone with it.
    let keeps_nothing = move || shelf.is_temporary && !archive.is_there();
    let has_drafts = move || {
        shelf.with(|store| draft::shelf::list(store).is_ok_and(|all| !all.drafts.is_empty()))
    };
    document::on_unload(move || leaving.would_lose() || (keeps_nothing() && has_drafts()));
    document::keep_focus();
    let place = Memo::new(move |_| match route.get() {
        Route::Start => Place::Start,
        Route::New(mine) => Place::New(mine),
        Route::About => Place::About,
        Route::Keeping => Place::Keeping,
        Route::Draft(id, _) => Place::Draft(id),
        Route::Unknown => Place::Unknown,
    });
    Effect::new(move |_| {
        place.track();
        found.leave_word(shelf);
    });
    document::on_hide(move || found.leave_word(shelf));
    let step = Signal::derive(move || match route.get() {
        Route::Draft(_, step) => step,
        _ => Step::Profile,
    });
    let page = move || match place.get() {
        Place::Start => view! { <Start/> }.into_any(),
        Place::New(mine) => {
            view! { <WithBook children=move |book| view! { <New mine=mine.clone() book=book/> }/> }
                .into_any()
        }
        Place::About => {
            view! { <WithBook children=|book| view! { <About book=book/> }/> }.into_any()
        }
        Place::Keeping => view! { <Keeping/> }.into_any(),
        Place::Draft(id) => view! { <DraftFrame id=id step=step/> }.into_any(),
        Place::Unknown => view! {
            <main class="page">
                <PageTitle title="没有这个页面"/>
                <p><a href="#/">"回到首页"</a></p>
            </main>
        }
        .into_any(),
    };
    view! {
        <a class="skip" href="#main" on:click=|event| { event.prevent_default(); document::focus("page-title"); }>"跳到正文"</a>
        {page}
    }
}

/// The program, with what its service worker says of it.
fn watched_program() -> Program {
    let program = Program::new(document::is_file());
    service_worker::watch(move |said| match said {
        Said::Stored(done, of) if done < of => program.stored.set(Stored::Partly(done, of)),
        Said::Stored(..) => program.stored.set(Stored::Whole),
        Said::Failed(why) => program.stored.set(Stored::Failed(match why {
            Why::Full => NotStored::Full,
            Why::Mixed => NotStored::Mixed,
            Why::Network => NotStored::Network,
        })),
        Said::Newer => program.newer.set(true),
    });
    program
}
