//! A photo, large: over the page, whatever in the page is switched off.

use leptos::prelude::*;
use ui::When;
use ui::platform::document;

const ID: &str = "photo";

/// The photo that is shown large: its name, and its address; empty: none.
#[derive(Clone, Copy)]
pub struct Enlarged {
    name: RwSignal<String>,
    address: RwSignal<String>,
}

impl Enlarged {
    /// None yet; what lies below finds it in the context.
    pub fn provide() {
        provide_context(Enlarged {
            name: RwSignal::new(String::new()),
            address: RwSignal::new(String::new()),
        });
    }
}

/// A small photo that is shown large when it is pressed. A link: a page that only reads along switches its buttons off.
#[component]
pub fn Thumb(#[prop(into)] name: Signal<String>, address: String) -> impl IntoView {
    let large: Enlarged = expect_context();
    let (source, shown) = (address.clone(), StoredValue::new(address.clone()));
    let enlarge = move || {
        large.name.set(name.get_untracked());
        large.address.set(shown.get_value());
    };
    view! {
        <a class="thumb" role="button" href=source aria-label=move || format!("放大：{}", name.get())
            on:click=move |event| { event.prevent_default(); enlarge(); }
            on:keydown=move |event| if event.key() == " " { event.prevent_default(); enlarge(); }>
            <img src=address alt=name/>
        </a>
    }
}

#[component]
pub fn Photo() -> impl IntoView {
    let Enlarged { name, address } = expect_context();
    Effect::new(move |_| {
        if !address.with(String::is_empty) {
            document::show_dialog(ID);
        }
    });
    view! {
        <dialog id=ID class="photo" aria-label=name on:close=move |_| address.set(String::new())>
            <When cond=Signal::derive(move || !address.with(String::is_empty))><img src=address alt=name/></When>
            <form method="dialog"><button type="submit">"关闭"</button></form>
        </dialog>
    }
}
