//! The drafts: open, copy, rename, delete, export; a file opened; what this is when there are none.

mod drafts;

use crate::app::PageTitle;
use crate::archive::{Archive, use_archive};
use crate::components::{ProgramState, UpdateOffer, When};
use crate::platform::{clock, files};
use crate::route::Route;
use crate::state::{Shelf, use_shelf};
use crate::words as ui;
use assessment::{Assessment, ProfileField, profile};
use draft::{Draft, Opened};
use drafts::{Drafts, put};
use leptos::prelude::*;
use leptos::task::spawn_local;

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

/// The start page.
#[component]
pub fn Start() -> impl IntoView {
    let (shelf, archive) = (use_shelf(), use_archive());
    let message = RwSignal::new(None::<Message>);
    let listing = move || match shelf.list() {
        Ok(listing) => view! { <Drafts listing=listing message=message/> }.into_any(),
        Err(_) => view! { <div class="callout bad" role="alert"><p>{ui::STORE_BLOCKED}</p></div> }
            .into_any(),
    };
    let open_file = move |event: leptos::ev::Event| {
        let Some(file) = files::ChosenFile::take(&event) else {
            return;
        };
        if file.size() > draft::MAX_BYTES {
            message.set(Message::bad(ui::file_too_large(
                draft::MAX_BYTES / 1_000_000,
            )));
            return;
        }
        spawn_local(async move {
            let outcome = match file.text().await {
                Some(text) => take_in(shelf, archive, &text),
                None => Err(ui::FILE_UNREADABLE.to_owned()),
            };
            message.set(match outcome {
                Ok(said) => Message::good(said),
                Err(said) => Message::bad(format!("{}：{said}", file.name())),
            });
        });
    };
    view! {
        <header class="top">
            <p class="brand">"绿矿自评"</p>
            <ProgramState/>
            <p class="top-links"><a href="#/about">"说明与依据"</a></p>
        </header>
        <main class="page start-page" id="main">
            <PageTitle title="自评草稿"/>
            <UpdateOffer/>
            <When cond=Signal::derive(move || shelf.is_temporary)>
                <div class="callout caution" role="alert"><p>{ui::TEMPORARY}</p></div>
            </When>
            <When cond=Signal::derive(move || !shelf.brought_back.get().is_empty())>
                <div class="callout caution" role="status">
                    <p>{ui::BROUGHT_BACK}{move || shelf.brought_back.get().join("、")}</p>
                    <p class="actions"><button type="button" class="small" on:click=move |_| shelf.brought_back.set(Vec::new())>"知道了"</button></p>
                </div>
            </When>
            <p class="actions">
                <a class="button primary" href=Route::New(None).to_hash()>"新建自评"</a>
                <label class="button" for="open-file">"打开文件"</label>
                <input id="open-file" class="visually-hidden" type="file" accept=".json,application/json" on:change=open_file/>
            </p>
            <div aria-live="polite">
                {move || message.get().map(|said| view! {
                    <div class=if said.good { "callout good" } else { "callout bad" }>
                        <p>{said.text}</p>
                        {said.deleted.map(|id| view! {
                            <p class="actions"><button type="button" class="small" on:click=move |_| drafts::bring_back(shelf, &id, message)>"撤销删除"</button></p>
                        })}
                    </div>
                })}
            </div>
            {listing}
        </main>
    }
}

/// Takes a file in as a new draft; nothing on the shelf is replaced.
fn take_in(shelf: Shelf, archive: Archive, text: &str) -> Result<String, String> {
    let opened = draft::open(text).map_err(|error| ui::read_error(&error))?;
    let now = clock::now();
    let (mut taken, said) = match opened {
        Opened::Draft(draft) => {
            let said = format!("已读入草稿“{}”。", draft.name);
            (draft, said)
        }
        Opened::SpoiledDraft(draft) => {
            let said = format!("已读入草稿“{}”。{}", draft.name, ui::SPOILED_FILE);
            (draft, said)
        }
        Opened::Submission(read) => {
            let name = format!("{}（读自提交文件）", default_name(&read.assessment));
            let checked = if read.digest_is_right {
                "内容与校验码一致"
            } else {
                "注意：内容与文件里的校验码不一致，文件可能被改动过"
            };
            let said = format!("已读入 {} 导出的提交文件，{checked}。", read.exported_on);
            let created = now.clone();
            (
                Draft {
                    id: String::new(),
                    name,
                    created,
                    saved: now,
                    revision: 0,
                    assessment: read.assessment,
                },
                said,
            )
        }
    };
    taken.id = clock::fresh_id();
    taken.revision = 0;
    put(shelf, archive, &mut taken)?;
    Ok(said)
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
