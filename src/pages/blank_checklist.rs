//! 空白自查表: a catalogue to be filled in on paper; it needs no draft.

use crate::exporting;
use crate::state::use_at_hand;
use leptos::prelude::*;
use library::Rules;
use ui::engines::report;
use ui::{Making, MakingStatus};

/// A button for each catalogue, or for one.
#[component]
pub fn BlankChecklist(
    /// The id of the only catalogue that is wanted.
    only: Option<String>,
) -> impl IntoView {
    let making = RwSignal::new(Making::Idle);
    let at_hand = use_at_hand();
    let single = only.is_some();
    let button = move |(title, rules): (String, Rules)| {
        let name = format!("{title}.空白自查表.pdf");
        let make = move |_| {
            if making.with_untracked(Making::is_working) {
                return;
            }
            let told = exporting::offering(name.clone(), "application/pdf", making);
            report::blank_checklist(&rules, told);
        };
        let label = if single {
            "导出空白自查表（PDF）".to_owned()
        } else {
            format!("{title}空白自查表（PDF）")
        };
        view! { <button type="button" prop:disabled=move || making.with(Making::is_working) on:click=make>{label}</button> }
    };
    let buttons = move || {
        let book = at_hand.book()?;
        let library = at_hand.library();
        let book = library
            .books()
            .iter()
            .find(|one| one.digest == book.digest)?;
        let wanted = |id: &String| only.as_ref().is_none_or(|only| only == id);
        let offered = book.in_force().filter(|edition| wanted(&edition.id));
        let with_rules = offered.filter_map(|listed| {
            let rules = library.rules_in(book, listed)?;
            Some((listed.title.clone(), rules))
        });
        Some(with_rules.map(button).collect_view())
    };
    view! {
        <p class="actions">{buttons}</p>
        <MakingStatus making=making/>
    }
}
