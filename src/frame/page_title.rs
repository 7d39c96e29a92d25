//! The heading of a page.

use leptos::prelude::*;
use ui::platform::document;

/// The heading of a page: names the window and, after a change of place, takes the focus.
#[component]
pub fn PageTitle(#[prop(into)] title: Signal<String>) -> impl IntoView {
    let arrived = StoredValue::new(false);
    Effect::new(move |_| {
        let title = title.get();
        document::set_title(&format!("{title} · 绿矿自评"));
        if !arrived.get_value() {
            arrived.set_value(true);
            document::focus_if_moved("page-title");
        }
    });
    view! { <h1 id="page-title" tabindex="-1">{title}</h1> }
}
