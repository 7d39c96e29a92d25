//! The file that a piece of evidence points at: its name, size and SHA-256 are kept, its bytes are not.

use super::making::{Making, MakingStatus};
use crate::platform::files::ChosenFile;
use crate::words as ui;
use assessment::{Evidence, EvidenceFile};
use draft::Fingerprint;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// A file is read in pieces of this many bytes.
const PIECE: usize = 4 << 20;
/// The largest file whose SHA-256 is computed, bytes. (Compiled.)
const MAX_BYTES: usize = 4_000_000_000;

/// Points at a file, or points again and hears whether it is the same.
#[component]
pub fn EvidenceFilePart(
    /// Prefix of all ids within, unique on the page.
    #[prop(into)]
    id: String,
    /// What the evidence is called on the page: `材料 1`.
    #[prop(into)]
    label: String,
    /// The evidence.
    #[prop(into)]
    paper: Signal<Evidence>,
    /// Called with the file, or with nothing to forget it.
    #[prop(into)]
    on_file: Callback<Option<EvidenceFile>>,
) -> impl IntoView {
    let making = RwSignal::new(Making::Idle);
    let percent = RwSignal::new(0);
    let choose = move |event: leptos::ev::Event| {
        let Some(file) = ChosenFile::take(&event) else {
            return;
        };
        if making.with_untracked(Making::is_working) {
            return;
        }
        if file.size() > MAX_BYTES {
            return making.set(Making::Failed(ui::EVIDENCE_TOO_LARGE.to_owned()));
        }
        percent.set(0);
        making.set(Making::Working("正在计算文件的校验值……"));
        spawn_local(async move {
            let Some(read) = fingerprint(&file, percent).await else {
                let _ = making.try_set(Making::Failed(ui::FILE_UNREADABLE.to_owned()));
                return;
            };
            let Some(kept) = paper.try_get_untracked().map(|paper| paper.file) else {
                return;
            };
            let next = match kept {
                None => {
                    on_file.run(Some(read));
                    Making::Idle
                }
                Some(kept) if kept.sha256 == read.sha256 && kept.bytes == read.bytes => {
                    Making::Done(ui::same_file(&read.name))
                }
                Some(_) => Making::Failed(ui::another_file(&read.name)),
            };
            let _ = making.try_set(next);
        });
    };
    let file = Memo::new(move |_| paper.with(|paper| paper.file.clone()));
    let forget = move |_| {
        making.set(Making::Idle);
        on_file.run(None);
    };
    let input = format!("{id}-file");
    let input_for = input.clone();
    let named = label.clone();
    view! {
        <div class="evidence-file">
            {move || file.get().map(|file| view! {
                <p>
                    <span class="file-name">{file.name}</span>
                    <span class="quiet">{format!("{}，SHA-256 ", ui::file_size(file.bytes))}<code>{file.sha256}</code></span>
                </p>
            })}
            <p class="actions">
                <label class="button small" for=input_for>
                    {move || if file.get().is_some() { "再选一次，看是不是同一个文件" } else { "选电子文件" }}
                    <span class="visually-hidden">{format!("（{named}）")}</span>
                </label>
                <input id=input class="visually-hidden" type="file" on:change=choose/>
                {move || file.get().map(|_| view! {
                    <button type="button" class="small plain" aria-label=format!("{label}不再指向这个文件") on:click=forget>"不再指向它"</button>
                })}
                {move || file.get().is_none().then(|| view! { <span class="quiet">{ui::EVIDENCE_NOT_KEPT}</span> })}
            </p>
            {move || making.with(Making::is_working).then(|| view! { <progress max="100" prop:value=percent aria-label="计算进度"></progress> })}
            <MakingStatus making=making/>
        </div>
    }
}

/// Name, size and SHA-256 of a file, read piece by piece.
async fn fingerprint(file: &ChosenFile, percent: RwSignal<usize>) -> Option<EvidenceFile> {
    let size = file.size();
    let mut digest = Fingerprint::default();
    let mut at = 0;
    while at < size {
        let end = size.min(at + PIECE);
        let piece = file.piece(at, end).await?;
        if piece.len() != end - at {
            return None;
        }
        digest.add(&piece);
        at = end;
        let _ = percent.try_set(at / (size / 100).max(1));
    }
    Some(EvidenceFile {
        name: file.name().chars().take(200).collect(),
        bytes: u64::try_from(size).ok()?,
        sha256: digest.finish(),
    })
}
