//! A photo, large: over the page, whatever in the page is switched off.

use crate::platform::document;
use crate::platform::files::Address;
use leptos::prelude::*;
use std::rc::Rc;

const ID: &str = "photo";

/// The photo that is shown large, and its name.
#[derive(Clone, Copy)]
pub struct Enlarged(RwSignal<Option<(String, Rc<Address>)>, LocalStorage>);

impl Enlarged {
    /// None; what lies below finds it in the context.
    pub fn provide() {
        provide_context(Enlarged(RwSignal::new_local(None)));
    }
}

/// A small photo that is shown large when it is pressed. A link: a page that only reads along switches its buttons off.
#[component]
pub fn Thumb(#[prop(into)] name: Signal<String>, address: Rc<Address>) -> impl IntoView {
    let Enlarged(shown) = expect_context();
    let (source, shown_small) = (address.text(), address.text());
    let enlarge = move || shown.set(Some((name.get_untracked(), Rc::clone(&address))));
    let by_key = enlarge.clone();
    view! {
        <a class="thumb" role="button" href=source aria-label=move || format!("放大：{}", name.get())
            on:click=move |event| { event.prevent_default(); enlarge(); }
            on:keydown=move |event| if event.key() == " " { event.prevent_default(); by_key(); }>
            <img src=shown_small alt=name/>
        </a>
    }
}

/// The large photo.
#[component]
pub fn Photo() -> impl IntoView {
    let Enlarged(shown) = expect_context();
    Effect::new(move |_| {
        if shown.with(Option::is_some) {
            document::show_dialog(ID);
        }
    });
    let name = move || shown.get().map(|(name, _)| name);
    view! {
        <dialog id=ID class="photo" aria-label=name on:close=move |_| shown.set(None)>
            {move || shown.get().map(|(name, address)| view! { <img src=address.text() alt=name/> })}
            <form method="dialog"><button type="submit">"关闭"</button></form>
        </dialog>
    }
}
