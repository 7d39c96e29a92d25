//! How far the making of a file is, said where it was asked for.

use leptos::prelude::*;

/// How far it is.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Making {
    /// Nothing was asked for.
    #[default]
    Idle,
    /// At work: at what.
    Working(String),
    /// Done: what was made.
    Done(String),
    /// It did not work out: why.
    Failed(String),
}

impl Making {
    /// Another request would be one too many.
    pub fn is_working(&self) -> bool {
        matches!(self, Making::Working(_))
    }
}

/// Says how far it is.
#[component]
pub fn MakingStatus(#[prop(into)] making: Signal<Making>) -> impl IntoView {
    let shown = move || match making.get() {
        Making::Idle => ().into_any(),
        Making::Working(text) => view! { <p><progress></progress>" "{text}</p> }.into_any(),
        Making::Done(text) => view! { <p class="finding good">{text}</p> }.into_any(),
        Making::Failed(text) => view! { <p class="finding error">{text}</p> }.into_any(),
    };
    view! { <div role="status">{shown}</div> }
}
