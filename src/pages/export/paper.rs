//! One paper of the export page.

use crate::exporting::{self, file_name};
use crate::route::{Route, Step};
use crate::state::use_draft;
use crate::words as screen;
use leptos::prelude::*;
use ui::{Judged, Making, MakingStatus};

/// A paper that is drawn: what it is for, whom it goes to, what it lacks.
#[derive(Clone, Copy)]
pub struct Paper {
    /// Its name for the report engine.
    pub kind: &'static str,
    pub title: &'static str,
    /// What the button says.
    pub button: &'static str,
    /// How the file's name ends.
    pub ending: &'static str,
    /// What it is for.
    pub purpose: &'static str,
    /// Whom it goes to.
    pub addressee: &'static str,
    /// What it lacks, each with the place to fill it in; tracked.
    pub lacks: fn(Judged) -> Vec<(Step, String)>,
}

/// A paper with its button and how far it is.
#[component]
pub fn PaperCard(paper: Paper, digest: RwSignal<Option<Vec<String>>>) -> impl IntoView {
    let open = use_draft();
    let id = StoredValue::new(open.draft.with_untracked(|draft| draft.id.clone()));
    let making = RwSignal::new(Making::Idle);
    let lacking = RwSignal::new(Vec::<String>::new());
    let export = move |_| {
        if making.with_untracked(Making::is_working) {
            return;
        }
        match exporting::submission(open) {
            Err(said) => making.set(Making::Failed(said)),
            Ok(submission) => {
                lacking.set(Vec::new());
                digest.set(Some(submission.digest_groups()));
                let name = file_name(open, paper.ending);
                exporting::paper(paper.kind, submission, name, making, lacking);
            }
        }
    };
    let lacks = Memo::new(move |_| {
        let line = |(step, text)| (Route::Draft(id.get_value(), step).to_hash(), text);
        (paper.lacks)(open.judged)
            .into_iter()
            .map(line)
            .collect::<Vec<_>>()
    });
    let main = paper.kind == "report";
    view! {
        <article class="card paper-out">
            <h3>{paper.title}</h3>
            <p>{paper.purpose}</p>
            <p class="quiet">"交给："{paper.addressee}</p>
            {move || lacks.with(|lacks| (!lacks.is_empty()).then(|| view! {
                <ul class="lacks">{lacks.iter().map(|(href, text)| view! { <li><a href=href.clone()>{text.clone()}</a></li> }).collect_view()}</ul>
            }))}
            <p><button type="button" class:primary=main prop:disabled=move || making.with(Making::is_working) on:click=export>{paper.button}</button></p>
            <MakingStatus making=making/>
            {move || lacking.with(|missing| {
                (!missing.is_empty()).then(|| view! { <p class="finding warning">{screen::missing_characters(missing)}</p> })
            })}
        </article>
    }
}
