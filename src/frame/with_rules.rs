//! What is shown while the rules are fetched, and when they cannot be.

use super::PageTitle;
use crate::state::use_at_hand;
use crate::words as screen;
use leptos::prelude::*;
use library::Book;

/// Shows a page that needs the district book, once it is at hand.
#[component]
pub fn WithBook<V: IntoView + 'static>(
    children: impl Fn(&'static Book) -> V + Send + 'static,
) -> impl IntoView {
    let at_hand = use_at_hand();
    // The book stays the same when editions are added: the page is not made anew.
    let book = Memo::new(move |_| at_hand.book());
    move || match book.get() {
        Some(book) => children(book).into_any(),
        None => view! { <Fetching why=at_hand.trouble()/> }.into_any(),
    }
}

/// A page whose rules are being fetched, or, with a reason, could not be.
#[component]
pub fn Fetching(why: Option<String>) -> impl IntoView {
    let at_hand = use_at_hand();
    view! {
        <header class="top"><p class="brand"><a href="#/">"绿矿自评"</a></p></header>
        <main class="page" id="main">
            {match why {
                None => view! { <p role="status">{screen::FETCHING_RULES}</p> }.into_any(),
                Some(why) => view! {
                    <PageTitle title="没有取到指标目录"/>
                    <p>{screen::rules_not_fetched(&why)}</p>
                    <p class="actions">
                        <button type="button" class="primary" on:click=move |_| at_hand.try_again()>"再试一次"</button>
                        <a href="#/">"回到首页"</a>
                    </p>
                }.into_any(),
            }}
        </main>
    }
}
