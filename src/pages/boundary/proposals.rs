//! What the boundary may have been meant to be, to be compared with the licence: shown, never taken over by itself.

use super::desk::use_desk;
use crate::state::use_draft;
use crate::words as screen;
use ::boundary::{Ask, Grade, Proposal};
use assessment::boundary_entry::BoundaryEntry;
use assessment::survey;
use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use std::time::Duration;
use ui::platform::document;
use ui::{MAP, When};

/// The search begins when nothing has been typed for so long.
const REST: Duration = Duration::from_millis(350);

/// What was found for an entry.
#[derive(Clone, Debug, Default, PartialEq)]
struct Found {
    entry: BoundaryEntry,
    list: Vec<Proposal>,
    /// What is to be said about the search besides.
    said: Option<String>,
}

/// The proposals, a card each.
#[component]
pub fn Proposals() -> impl IntoView {
    let open = use_draft();
    let desk = use_desk();
    let found = RwSignal::new(Found::default());
    let declined = RwSignal::new(Vec::<String>::new());
    let rest = StoredValue::new(None::<TimeoutHandle>);
    let search = move || {
        let next = open.draft.try_with_untracked(|draft| {
            let proposals = survey::propose(
                &draft.assessment.boundary,
                &survey::against(&draft.assessment, open.judged.book().district()),
            );
            let said = match (proposals.why, proposals.more) {
                (Some(why), _) => words::no_proposal(why),
                (None, 0) => None,
                (None, more) => Some(screen::more_proposals(more)),
            };
            let unsearched = (!proposals.exhaustive).then(|| screen::NOT_ALL_TRIED.to_owned());
            Found {
                entry: draft.assessment.boundary.clone(),
                said: [said, unsearched]
                    .into_iter()
                    .flatten()
                    .reduce(|a, b| a + &b),
                list: proposals.list,
            }
        });
        if let Some(next) = next {
            let _ = found.try_set(next);
        }
    };
    Effect::new(move |_| {
        let wanted = open.judged.surveyed.with(|surveyed| {
            let judgement = &surveyed.judgement;
            let doubtful = matches!(
                judgement.grade,
                Grade::Blocked | Grade::Wrong | Grade::Differs
            );
            let located = &surveyed.located;
            let is_open = located.asks.contains(&Ask::RunTogether);
            !located.rings.is_empty() && (doubtful || is_open || !located.row_problems.is_empty())
        });
        if let Some(before) = rest.get_value() {
            before.clear();
        }
        found.set(Found::default());
        desk.ghost.set(Vec::new());
        if wanted {
            rest.set_value(set_timeout_with_handle(search, REST).ok());
        }
    });
    on_cleanup(move || {
        if let Some(before) = rest.try_get_value().flatten() {
            before.clear();
        }
    });
    let cards = move || {
        let found = found.get();
        let table = found.entry.typed().table;
        let cards = found.list.into_iter().filter_map(|proposal| {
            let said = words::proposal(&proposal, &table);
            (!declined.with(|declined| declined.contains(&said)))
                .then(|| view! { <Card proposal=proposal said=said declined=declined/> })
        });
        cards.collect_view()
    };
    let has_any = move || found.with(|found| !found.list.is_empty() || found.said.is_some());
    view! {
        <When cond=Signal::derive(has_any)>
            <section class="card" aria-labelledby="proposals-title">
                <h2 id="proposals-title">"可能的笔误"</h2>
                <p class="hint">{screen::PROPOSALS_NOTE}</p>
                <ul class="proposals">{cards}</ul>
                <p hidden=move || found.with(|found| found.said.is_none())>{move || found.get().said}</p>
            </section>
        </When>
    }
}

/// One proposal, before and after.
#[component]
fn Card(proposal: Proposal, said: String, declined: RwSignal<Vec<String>>) -> impl IntoView {
    let desk = use_desk();
    let rings = StoredValue::new(proposal.placed.rings.clone());
    let is_shown = Memo::new(move |_| {
        let ghost = desk.ghost.get();
        !ghost.is_empty() && rings.with_value(|rings| *rings == ghost)
    });
    let show = move |_| {
        let next = if is_shown.get_untracked() {
            Vec::new()
        } else {
            rings.get_value()
        };
        desk.show_all();
        if !next.is_empty() {
            desk.ghost.set(next);
            document::focus(MAP);
        }
    };
    let take = {
        let said = said.clone();
        move |_| {
            desk.replace(screen::taken(&said), |entry| {
                *entry = survey::adopted(entry, &proposal);
            });
        }
    };
    let decline = {
        let said = said.clone();
        move |_| {
            desk.ghost.set(Vec::new());
            declined.update(|declined| declined.push(said.clone()));
        }
    };
    view! {
        <li>
            <p>{said}</p>
            <p class="actions">
                <button type="button" class="small" aria-pressed=move || is_shown.get().to_string() on:click=show>
                    {move || if is_shown.get() { "不再画出" } else { "图上比较" }}
                </button>
                <button type="button" class="small" on:click=take>"采用"</button>
                <button type="button" class="small plain" on:click=decline>"不采用"</button>
            </p>
        </li>
    }
}
