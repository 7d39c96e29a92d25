//! Shows something while a condition holds.

use leptos::prelude::*;

/// Like `Show`, with one type for every use of it: a smaller download.
#[component]
pub fn When(
    cond: Signal<bool>,
    /// What is shown while it holds.
    children: ChildrenFn,
) -> impl IntoView {
    let cond = Memo::new(move |_| cond.get());
    move || cond.get().then(|| children())
}
