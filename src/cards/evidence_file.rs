//! The file of a piece of evidence: taken in, shown, saved back to disk, taken away again.

use super::photo::Thumb;
use crate::saving::attachments::{self, Looked, MOST_OF_FILE, NotKept, Refused, Stage};
use crate::saving::{Archive, use_archive};
use crate::words as screen;
use assessment::answers::PICTURE;
use assessment::{Evidence, EvidenceFile, KeptFile};
use draft::shelf::files::Lacking;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::rc::Rc;
use ui::platform::files::{self, Address, ChosenFile};
use ui::{Making, MakingStatus, When};

/// What is known of the bytes that a piece of evidence names.
#[derive(Clone, Debug, Default)]
enum Found {
    /// Nobody looked yet.
    #[default]
    Unknown,
    /// They are here.
    Whole,
    /// They are here, and are a photo.
    Photo(Rc<Address>),
    /// They are not to be had.
    Lacking(Lacking),
}

/// Looks at a file and keeps it, and says how far it is: the file for the evidence, and what to tell the person.
pub(super) async fn take_in(
    archive: Archive,
    chosen: &ChosenFile,
    making: RwSignal<Making>,
) -> Option<EvidenceFile> {
    let looked = look(chosen, making).await?;
    Some(keep(archive, looked, making).await)
}

async fn look(chosen: &ChosenFile, making: RwSignal<Making>) -> Option<Looked> {
    match attachments::look(chosen, |stage| say(making, stage)).await {
        Ok(looked) => Some(looked),
        Err(refused) => {
            let why = match refused {
                Refused::Huge => screen::EVIDENCE_TOO_LARGE,
                Refused::Unreadable => screen::FILE_UNREADABLE,
            };
            let _ = making.try_set(Making::Failed(why.to_owned()));
            None
        }
    }
}

/// A file that could not be kept is pointed at all the same.
async fn keep(archive: Archive, looked: Looked, making: RwSignal<Making>) -> EvidenceFile {
    let outcome = looked.keep(archive, |stage| say(making, stage)).await;
    let (said, file) = match outcome {
        Ok(file) => (Making::Done(screen::file_kept(&file)), file),
        Err(why) => (
            Making::Failed(not_kept(why).to_owned()),
            looked.pointed_at(),
        ),
    };
    let _ = making.try_set(said);
    file
}

fn not_kept(why: NotKept) -> &'static str {
    match why {
        NotKept::NoArchive => screen::FILES_NOT_HERE,
        NotKept::Large => screen::FILE_LARGE,
        NotKept::Store(why) => screen::file_not_stored(why),
    }
}

fn say(making: RwSignal<Making>, stage: Stage) {
    let _ = making.try_set(Making::Working(match stage {
        Stage::Reading(percent) => format!("正在读取文件……{percent}%"),
        Stage::Shrinking => "正在缩小照片……".to_owned(),
        Stage::Keeping => "正在存入……".to_owned(),
    }));
}

/// The file of a piece of evidence.
#[component]
pub fn EvidenceFilePart(
    /// Prefix of all ids within, unique on the page.
    #[prop(into)]
    id: String,
    /// What the evidence is called on the page: `材料 1`.
    #[prop(into)]
    label: String,
    #[prop(into)] paper: Signal<Evidence>,
    /// It is in view: only then is anything looked up.
    #[prop(into)]
    in_view: Signal<bool>,
    /// Called with the file, or with nothing to forget it.
    #[prop(into)]
    on_file: Callback<Option<EvidenceFile>>,
) -> impl IntoView {
    let archive = use_archive();
    let making = RwSignal::new(Making::Idle);
    let found = RwSignal::new_local(Found::Unknown);
    let file = Memo::new(move |_| paper.with(|paper| paper.file.clone()));
    // Counts how often to look again.
    let again = RwSignal::new(0_u32);
    Effect::new(move |_| {
        again.track();
        let kept = file.get().and_then(|file| file.kept);
        match kept.filter(|_| in_view.get()) {
            Some(kept) => spawn_local(async move {
                let answer = looked_up(archive, &kept).await;
                let named = file
                    .try_get_untracked()
                    .flatten()
                    .and_then(|file| file.kept);
                if named.as_ref() == Some(&kept) {
                    let _ = found.try_set(answer);
                }
            }),
            None => found.set(Found::Unknown),
        }
    });
    let choose = move |event: leptos::ev::Event| {
        let Some(chosen) = ChosenFile::take(&event) else {
            return;
        };
        if making.with_untracked(Making::is_working) {
            return;
        }
        spawn_local(async move {
            let Some(registered) = file.try_get_untracked() else {
                return;
            };
            let Some(registered) = registered else {
                if let Some(taken) = take_in(archive, &chosen, making).await {
                    // The page may be gone.
                    let _ = on_file.try_run(Some(taken));
                }
                return;
            };
            let Some(looked) = look(&chosen, making).await else {
                return;
            };
            let is_here = matches!(
                found.try_get_untracked(),
                Some(Found::Whole | Found::Photo(_))
            );
            if looked.is(&registered) && is_here {
                let _ = making.try_set(Making::Done(screen::same_file(&chosen.name())));
            } else if looked.is_kept_of(&registered) {
                let said = match looked.keep_unchanged(archive).await {
                    Ok(()) => Making::Done(screen::file_kept(&registered)),
                    Err(why) => Making::Failed(not_kept(why).to_owned()),
                };
                let _ = making.try_set(said);
            } else if looked.is(&registered) {
                let taken = keep(archive, looked, making).await;
                // What was known of it stays known, even if there is no room for it here.
                if taken.kept.is_some() {
                    let _ = on_file.try_run(Some(taken));
                }
            } else {
                let _ = making.try_set(Making::Failed(screen::another_file(&chosen.name())));
            }
            let _ = again.try_update(|count| *count += 1);
        });
    };
    let forget = move |_| {
        making.set(Making::Idle);
        on_file.run(None);
    };
    let save = move |_| {
        let Some(registered) = file.get_untracked() else {
            return;
        };
        spawn_local(async move {
            let Some(kept) = &registered.kept else { return };
            let saved = match attachments::find(archive, kept).await {
                Ok(bytes) => {
                    let name = attachments::name_of(&registered);
                    files::download(&name, "application/octet-stream", &bytes).is_ok()
                }
                Err(lacking) => {
                    let _ = found.try_set(Found::Lacking(lacking));
                    return;
                }
            };
            if !saved {
                let _ = making.try_set(Making::Failed(screen::DOWNLOAD_REFUSED.to_owned()));
            }
        });
    };
    let input = format!("{id}-file");
    let input_for = input.clone();
    let named = label.clone();
    let name = Signal::derive(move || {
        paper.with(|paper| {
            if paper.name.is_empty() {
                "未命名的照片".to_owned()
            } else {
                paper.name.clone()
            }
        })
    });
    let is_here = move || matches!(found.get(), Found::Whole | Found::Photo(_));
    let choose_text = move || match (file.get(), found.get()) {
        (None, _) => "选照片或文件",
        (Some(_), Found::Lacking(_)) => "选同一个文件补上",
        (Some(file), _) if file.kept.is_none() && file.bytes <= MOST_OF_FILE as u64 => {
            "再选一次这个文件，存进来"
        }
        (Some(_), _) => "再选一次，看是不是同一个文件",
    };
    let saving = label.clone();
    view! {
        <div class="evidence-file">
            {move || match found.get() {
                Found::Photo(address) => view! { <Thumb name=name address=address.text()/> }.into_any(),
                Found::Lacking(why) => view! { <p class="finding warning">{screen::file_lacking(why)}</p> }.into_any(),
                Found::Unknown | Found::Whole => ().into_any(),
            }}
            {move || file.get().map(|file| view! {
                <div>
                    <span class="file-name">{file.name.clone()}</span>
                    <span class="quiet">{screen::file_sizes(&file)}</span>
                    <details class="digests"><summary>"SHA-256"</summary>
                        <p>"原文件 "<code>{file.sha256.clone()}</code></p>
                        {file.kept.filter(|kept| kept.sha256 != file.sha256).map(|kept| view! { <p>"存下的照片 "<code>{kept.sha256}</code></p> })}
                    </details>
                </div>
            })}
            <p class="actions">
                <label class="button small" for=input_for>
                    {choose_text}
                    <span class="visually-hidden">{format!("（{named}）")}</span>
                </label>
                <input id=input class="visually-hidden" type="file" on:change=choose/>
                <When cond=Signal::derive(is_here)>
                    <button type="button" class="small plain" aria-label=format!("把{saving}的文件存到电脑上") on:click=save>"存到电脑上"</button>
                </When>
                {move || file.get().map(|_| view! {
                    <button type="button" class="small plain" aria-label=format!("从{label}去掉这个文件") on:click=forget>"去掉这个文件"</button>
                })}
            </p>
            <MakingStatus making=making/>
        </div>
    }
}

async fn looked_up(archive: Archive, kept: &KeptFile) -> Found {
    match attachments::find(archive, kept).await {
        Ok(bytes) if kept.media == PICTURE => match Address::of(&bytes, PICTURE) {
            Some(address) => Found::Photo(Rc::new(address)),
            None => Found::Whole,
        },
        Ok(_) => Found::Whole,
        Err(lacking) => Found::Lacking(lacking),
    }
}
