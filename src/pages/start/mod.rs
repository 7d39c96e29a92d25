//! The drafts: open, copy, rename, delete, export; a file opened; what this is when there are none.

mod drafts;
mod found;
mod opening;
mod paper_check;

use super::keeping::BackupLine;
use crate::frame::{PageTitle, ProgramState, UpdateOffer};
use crate::pages::blank_checklist::BlankChecklist;
use crate::route::Route;
use crate::saving::use_shelf;
use crate::words as screen;
use assessment::{Assessment, ProfileField, profile};
use drafts::Drafts;
use found::FoundOnOpening;
use leptos::prelude::*;
use opening::{FoundFile, OpenFile, Opened};
use ui::When;
use ui::platform::{document, files};

/// What the last action came to.
#[derive(Clone, Default)]
struct Message {
    /// It worked.
    good: bool,
    text: String,
    /// The id of the draft that was deleted, to bring it back at once.
    deleted: Option<String>,
}

impl Message {
    fn good(text: String) -> Option<Message> {
        Some(Message {
            good: true,
            text,
            deleted: None,
        })
    }

    fn bad(text: String) -> Option<Message> {
        Some(Message {
            text,
            ..Message::default()
        })
    }
}

#[component]
pub fn Start() -> impl IntoView {
    let shelf = use_shelf();
    let message = RwSignal::new(None::<Message>);
    let found = RwSignal::new(None::<FoundFile>);
    // Another page may have gone on with a draft, or deleted one.
    document::on_return(move || shelf.changed());
    let listing = move || match shelf.list() {
        Ok(listing) => view! { <Drafts listing=listing message=message/> }.into_any(),
        Err(_) => {
            view! { <div class="callout bad" role="alert"><p>{screen::STORE_BLOCKED}</p></div> }
                .into_any()
        }
    };
    view! {
        <header class="top">
            <p class="brand">"绿矿自评"</p>
            <ProgramState/>
            <p class="top-links"><a href="#/about">"说明与依据"</a></p>
        </header>
        <main class="page" id="main"
            on:dragover=|event| event.prevent_default()
            on:drop=move |event| if let Some(file) = files::ChosenFile::dropped(&event) { opening::take(file, found, message); }>
            <PageTitle title="自评草稿"/>
            <UpdateOffer/>
            <When cond=Signal::derive(move || shelf.is_temporary)>
                <div class="callout caution" role="alert"><p>{screen::TEMPORARY}</p></div>
            </When>
            <FoundOnOpening/>
            <p class="actions">
                <a class="button primary" href=Route::New(None).to_hash()>"新建自评"</a>
                <OpenFile found=found message=message/>
            </p>
            <div aria-live="polite" id=drafts::SAID tabindex="-1">
                {move || message.get().map(|said| view! {
                    <div class=if said.good { "callout good" } else { "callout bad" }>
                        <p>{said.text}</p>
                        {said.deleted.map(|id| view! {
                            <p class="actions"><button type="button" class="small" on:click=move |_| drafts::bring_back(shelf, &id, message)>"撤销删除"</button></p>
                        })}
                    </div>
                })}
            </div>
            {move || found.get().map(|file| view! { <Opened file=file found=found message=message/> })}
            {listing}
            <BackupLine/>
            <section class="card">
                <h2>"先在纸上准备"</h2>
                <p>{screen::CHECKLIST_NOTE}"不用先建草稿。"</p>
                <BlankChecklist only=None/>
            </section>
        </main>
    }
}

/// A name for a draft: mine and reference date.
pub fn default_name(assessment: &Assessment) -> String {
    let text = |field| profile::text(&assessment.profile, field);
    let mine = text(ProfileField::MineName);
    let mine = if mine.is_empty() {
        "未命名矿山"
    } else {
        mine
    };
    format!("{mine} {}", text(ProfileField::ReferenceDate))
        .trim()
        .to_owned()
}
