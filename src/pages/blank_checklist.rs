//! 空白自查表: a catalogue to be filled in on paper; it needs no draft.

use crate::exporting;
use assessment::bundled;
use leptos::prelude::*;
use ui::platform::engine::{Argument, Call, Engine};
use ui::{Making, MakingStatus};

/// A button for each catalogue, or for one.
#[component]
pub fn BlankChecklist(
    /// The id of the only catalogue that is wanted.
    only: Option<String>,
) -> impl IntoView {
    let making = RwSignal::new(Making::Idle);
    let offered: Vec<(&'static str, String)> = bundled::current()
        .filter(|edition| only.as_deref().is_none_or(|only| only == edition.id))
        .map(|edition| (edition.id, edition.catalogue().title))
        .collect();
    let single = offered.len() == 1;
    let button = |(id, title): (&'static str, String)| {
        let name = format!("{title}.空白自查表.pdf");
        let make = move |_| {
            if making.with_untracked(Making::is_working) {
                return;
            }
            let call = Call {
                function: "blank_checklist",
                arguments: vec![Argument::Text(id.to_owned()), Argument::Font],
            };
            exporting::one_call(
                Engine::Report,
                call,
                name.clone(),
                "application/pdf",
                making,
            );
        };
        let label = if single {
            "导出空白自查表（PDF）".to_owned()
        } else {
            format!("{title}空白自查表（PDF）")
        };
        view! { <button type="button" prop:disabled=move || making.with(Making::is_working) on:click=make>{label}</button> }
    };
    let buttons = offered.into_iter().map(button).collect_view();
    view! {
        <p class="actions">{buttons}</p>
        <MakingStatus making=making/>
    }
}
