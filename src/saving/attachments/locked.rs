//! The files of a locked draft: all of them sealed as one, in place of the plain ones.

use super::{first_line, inventory, pack, sweep, unpack};
use crate::saving::Archive;
use draft::Draft;
use draft::backup;
use draft::shelf::Store;
use draft::shelf::files::{FileStore, named_by};
use ui::platform::files::Bulk;

/// Where they are. No digest looks like this.
fn key(id: &str) -> String {
    format!("locked/{id}")
}

/// What is to be sealed: the draft with its files; `None` when it has none here.
///
/// # Errors
/// They cannot all be read.
pub async fn to_seal(archive: Archive, draft: &Draft) -> Result<Option<Bulk>, ()> {
    let drafts = std::slice::from_ref(draft);
    let there = inventory(archive, drafts).await.files;
    if there == 0 {
        return Ok(None);
    }
    let packet = pack(archive, vec![draft::encode(draft)], drafts, |_| {}).await;
    match packet {
        Some(packet) if packet.files == there => Ok(Some(packet.bulk)),
        _ => Err(()),
    }
}

/// Keeps what was sealed; whether it is there.
pub async fn put(archive: Archive, id: &str, sealed: &Bulk) -> bool {
    let Some(database) = archive.database() else {
        return false;
    };
    let kept = database.put_bulk(&key(id), sealed).await;
    kept.is_ok()
        && get(archive, id)
            .await
            .is_some_and(|found| found.size() == sealed.size())
}

/// What was sealed of a locked draft.
pub async fn get(archive: Archive, id: &str) -> Option<Bulk> {
    archive.database()?.bulk(&key(id)).await
}

/// Takes away what was sealed.
pub async fn forget(archive: Archive, id: &str) {
    if let Some(database) = archive.database() {
        // What stays is sealed, and of no use.
        let _ = database.remove(&[key(id)]).await;
    }
}

/// Takes the plain files of a draft away that was locked, and that no other draft names; whether none is left.
pub async fn remove_plain(archive: Archive, store: &dyn Store, draft: &Draft) -> bool {
    match archive.database() {
        Some(database) => {
            let files = named_by([draft]).into_iter().map(|(key, _)| key).collect();
            sweep(database.as_ref(), store, files).await
        }
        None => true,
    }
}

/// Puts the files back in the plain; whether all are there.
pub async fn put_back(archive: Archive, unsealed: &Bulk, draft: &Draft) -> bool {
    let Some(line) = first_line(unsealed).await else {
        return false;
    };
    let start = line.len() + 1;
    let read = String::from_utf8(line).ok();
    let Some(read) = read.and_then(|line| backup::read(&line).ok()) else {
        return false;
    };
    let drafts = std::slice::from_ref(draft);
    let done = unpack(archive, unsealed, start, &read, drafts, |_| {}).await;
    done.spoiled + done.refused == 0
}
