//! 备份与保管: one file with all drafts and the way back, a shared computer, and how much room there is.

mod locked;
mod make;
mod restore;
mod room;

use crate::frame::PageTitle;
use crate::saving::{Shelf, use_shelf};
use crate::words as screen;
use draft::backup::Due;
use draft::shelf::Note;
use leptos::prelude::*;
use ui::engines::exchange::{self, Plain, Sealed};
use ui::platform::files::Bulk;
use ui::platform::{clock, crypto};

/// Days after which a backup is old; after which a first one is due; for which 以后再说 holds. (Compiled.)
const DAYS: (u32, u32, u32) = (14, 3, 7);

#[component]
pub fn Keeping() -> impl IntoView {
    view! {
        <header class="top">
            <p class="brand"><a href="#/" aria-label="绿矿自评，回到首页">"绿矿自评"</a></p>
            <p class="top-links"><a href="#/">"自评草稿"</a></p>
        </header>
        <main class="page keeping" id="main">
            <PageTitle title="备份与保管"/>
            <make::Make/>
            <restore::Restore/>
            <locked::SharedComputer/>
            <room::RoomLeft/>
        </main>
    }
}

/// Where the backups stand, on the start page: a line, and a reminder when one is due.
#[component]
pub fn BackupLine() -> impl IntoView {
    let shelf = use_shelf();
    let is_due = move || {
        let due = Due {
            last: clock::ago(DAYS.0 * 24),
            first: clock::ago(DAYS.1 * 24),
            asked: clock::ago(DAYS.2 * 24),
        };
        let drafts = shelf
            .list()
            .map(|listing| listing.drafts)
            .unwrap_or_default();
        let [last, later] = [Note::LastBackup, Note::RemindLater].map(|note| shelf.note(note));
        draft::backup::is_due(&drafts, last.as_deref(), later.as_deref(), &due)
    };
    let later = move |_| shelf.set_note(Note::RemindLater, &clock::now());
    view! {
        {move || is_due().then(|| view! {
            <div class="callout caution" role="status">
                <p>{last_backup(shelf)}{screen::BACKUP_DUE}</p>
                <p class="actions">
                    <a class="button small" href="#/keeping">"去备份"</a>
                    <button type="button" class="small plain" on:click=later>"一周后再提醒"</button>
                </p>
            </div>
        })}
        <p class="quiet">{move || (!is_due()).then(|| last_backup(shelf))}" "<a href="#/keeping">"备份与保管"</a></p>
    }
}

/// 上次备份 N 天前.
fn last_backup(shelf: Shelf) -> String {
    match shelf.note(Note::LastBackup) {
        None => "还没有备份过。".to_owned(),
        Some(moment) => match clock::days_since(&moment) {
            Some(0) => "今天备份过。".to_owned(),
            Some(days) => format!("上次备份：{days} 天前。"),
            None => "还没有备份过。".to_owned(),
        },
    }
}

/// How something sealed begins.
pub(super) const SEALED: &str = "greenmine-sealed/";
/// The most that is sealed or unsealed at once, bytes: the engine holds it three times over. (Compiled.)
const MOST_SEALED: usize = 250_000_000;

/// Random bytes for a seal: salt and nonce.
const RANDOM_BYTES: usize = 40;

/// Fresh random bytes for a seal.
fn random() -> Result<Vec<u8>, String> {
    crypto::random(RANDOM_BYTES).ok_or_else(screen::seal_failed)
}

/// Seals bytes of any number.
async fn seal(bulk: Bulk, passphrase: String) -> Result<Bulk, String> {
    if bulk.size() > MOST_SEALED {
        return Err(screen::too_much_to_seal(MOST_SEALED));
    }
    let all = vec![(Plain::Bulk(bulk), random()?)];
    let sealed = exchange::seal(all, &passphrase).await;
    match sealed.map_err(|why| screen::not_sealed(&why))?.pop() {
        Some(Sealed::Bulk(bulk)) => Ok(bulk),
        _ => Err(screen::seal_failed()),
    }
}

async fn unseal(bulk: Bulk, passphrase: String) -> Result<Bulk, String> {
    let plain = exchange::unseal_bytes(bulk, &passphrase).await;
    plain.map_err(|why| screen::not_sealed(&why))
}

/// What came of the last action: whether it is good, and in words.
type Said = RwSignal<Option<(bool, String)>>;

/// Says what is being done, and what came of it.
#[component]
fn Outcome(
    /// What is being done; empty: nothing.
    busy: RwSignal<String>,
    said: Said,
) -> impl IntoView {
    view! {
        <div aria-live="polite">
            {move || (!busy.with(String::is_empty)).then(|| view! { <p><progress></progress>" "{busy.get()}</p> })}
            {move || said.get().map(|(good, text)| view! { <div class=if good { "callout good" } else { "callout bad" }><p>{text}</p></div> })}
        </div>
    }
}

#[component]
fn Passphrase(
    #[prop(into)] id: String,
    label: &'static str,
    value: RwSignal<String>,
) -> impl IntoView {
    view! {
        <div class="field">
            <div class="field-head"><label for=id.clone()>{label}</label></div>
            <input id=id type="password" autocomplete="off" prop:value=value on:input=move |event| value.set(event_target_value(&event))/>
        </div>
    }
}

/// A passphrase twice, and whether it will do.
#[derive(Clone, Copy)]
struct Chosen {
    first: RwSignal<String>,
    second: RwSignal<String>,
}

impl Chosen {
    fn new() -> Chosen {
        Chosen {
            first: RwSignal::new(String::new()),
            second: RwSignal::new(String::new()),
        }
    }

    /// What is wrong with it; tracked.
    fn fault(self) -> Option<&'static str> {
        match (
            self.first.with(|text| text.chars().count()),
            self.first.get() == self.second.get(),
        ) {
            (0..8, _) => Some(screen::PASSPHRASE_SHORT),
            (_, false) => Some(screen::PASSPHRASE_DIFFERS),
            _ => None,
        }
    }

    fn forget(self) {
        self.first.set(String::new());
        self.second.set(String::new());
    }
}

/// The two fields of a new passphrase.
#[component]
fn NewPassphrase(#[prop(into)] id: String, chosen: Chosen) -> impl IntoView {
    view! {
        <p class="hint">{screen::PASSPHRASE_FINAL}</p>
        <div class="form-grid">
            <Passphrase id=format!("{id}-first") label="口令（至少 8 个字）" value=chosen.first/>
            <Passphrase id=format!("{id}-second") label="再输一遍口令" value=chosen.second/>
        </div>
        <p class="hint" role="status">{move || chosen.first.with(|text| !text.is_empty()).then(|| chosen.fault()).flatten()}</p>
    }
}
