//! 结果与整改: the conclusion, the arithmetic behind it, and what to mend first, each with the way to its place.

use crate::frame::PageTitle;
use crate::route::{Route, Step};
use crate::state::use_draft;
use assessment::Place;
use leptos::prelude::*;
use ui::Outcome;

#[component]
pub fn Result() -> impl IntoView {
    let id = use_draft().draft.with_untracked(|draft| draft.id.clone());
    let link = Callback::new(move |place: Place| {
        let step = match place {
            Place::Item(item) => Step::Items(Some(item)),
            _ => Step::Preconditions,
        };
        Route::Draft(id.clone(), step).to_hash()
    });
    view! {
        <PageTitle title="结果与整改"/>
        <Outcome link=Some(link)/>
    }
}
