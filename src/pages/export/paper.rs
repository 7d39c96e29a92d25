//! One paper of the export page.

use crate::exporting::{self, file_name};
use crate::route::{Route, Step};
use crate::state::{use_at_hand, use_draft};
use crate::words as screen;
use assessment::readiness::Lack;
use leptos::prelude::*;
use library::Book;
use ui::{Judged, Making, MakingStatus};

/// A paper that is drawn: what it is for, whom it goes to, what it lacks.
#[derive(Clone)]
pub struct Paper {
    /// Which one the report engine draws.
    pub kind: words::Paper,
    pub title: &'static str,
    /// What the button says.
    pub button: &'static str,
    /// How the file's name ends.
    pub ending: &'static str,
    /// What it is for.
    pub purpose: &'static str,
    /// Whom it goes to, as the district says.
    pub addressee: fn(&Book) -> &str,
    /// What it lacks, each with the place to fill it in; tracked.
    pub lacks: fn(Judged) -> Vec<Lack>,
    /// Where that is filled in.
    pub place: Step,
}

/// A paper with its button and how far it is.
#[component]
pub fn PaperCard(paper: Paper, digest: RwSignal<Option<Vec<String>>>) -> impl IntoView {
    let (open, at_hand) = (use_draft(), use_at_hand());
    let id = StoredValue::new(open.draft.with_untracked(|draft| draft.id.clone()));
    let place = StoredValue::new(paper.place.clone());
    let making = RwSignal::new(Making::Idle);
    let lacking = RwSignal::new(Vec::<String>::new());
    let export = move |_| {
        if making.with_untracked(Making::is_working) {
            return;
        }
        match exporting::submission(open, at_hand.library()) {
            Err(said) => making.set(Making::Failed(said)),
            Ok(submission) => {
                lacking.set(Vec::new());
                digest.set(Some(submission.digest_groups()));
                let name = file_name(open, paper.ending);
                exporting::paper(
                    paper.kind,
                    submission,
                    open.judged.rules,
                    name,
                    making,
                    lacking,
                );
            }
        }
    };
    let lacks = Memo::new(move |_| {
        let line = |lack| {
            let step = match lack {
                Lack::LegalPerson => Step::Profile,
                _ => place.get_value(),
            };
            (
                Route::Draft(id.get_value(), step).to_hash(),
                screen::lack(lack),
            )
        };
        (paper.lacks)(open.judged)
            .into_iter()
            .map(line)
            .collect::<Vec<_>>()
    });
    let main = paper.kind == words::Paper::Report;
    let addressee = (paper.addressee)(open.judged.book()).to_owned();
    view! {
        <article class="card paper-out">
            <h3>{paper.title}</h3>
            <p>{paper.purpose}</p>
            <p class="quiet">"交给："{addressee}</p>
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
