//! Photos and files in a backup: gathered behind its first line, and taken out again, one by one, so that many
//! megabytes never are in memory at once.

use super::MOST_OF_FILE;
use crate::saving::Archive;
use draft::Draft;
use draft::backup::{self, Backup, MAX_BACKUP_BYTES, Packed};
use draft::shelf::StoreError;
use draft::shelf::files::{self, FileStore, digest, find, keep};
use ui::platform::clock;
use ui::platform::files::Bulk;

/// A backup as it was made.
pub struct Packet {
    /// All of it.
    pub bulk: Bulk,
    /// The files in it.
    pub files: usize,
    /// Files that the drafts name and that are not here whole.
    pub lacking: usize,
}

/// Which files the drafts name, and which of them are here.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Inventory {
    /// Files that are here.
    pub files: usize,
    /// Their bytes.
    pub bytes: u64,
    /// Files that are not.
    pub lacking: usize,
}

/// What there is of the files of these drafts.
pub async fn inventory(archive: Archive, drafts: &[Draft]) -> Inventory {
    let mut found = Inventory::default();
    let here = keys(archive).await;
    for (key, bytes) in files::named_by(drafts) {
        if here.contains(&key) {
            found.files += 1;
            found.bytes += bytes;
        } else {
            found.lacking += 1;
        }
    }
    found
}

async fn keys(archive: Archive) -> Vec<String> {
    match archive.database() {
        Some(database) => FileStore::keys(database.as_ref()).await.unwrap_or_default(),
        None => Vec::new(),
    }
}

/// Makes a backup of these texts, with the files that these drafts name; `say` hears how many files there are already.
/// `None` when what was written does not read back.
pub async fn pack(
    archive: Archive,
    texts: Vec<String>,
    drafts: &[Draft],
    say: impl Fn(usize),
) -> Option<Packet> {
    let (mut listed, mut pieces, mut lacking) = (Vec::new(), Vec::new(), 0);
    for sha256 in files::named_by(drafts).into_iter().map(|(key, _)| key) {
        let found = match archive.database() {
            Some(database) => find(database.as_ref(), &sha256).await.ok(),
            None => None,
        };
        // Read back and of the right digest, or not in it.
        let Some(bytes) = found else {
            lacking += 1;
            continue;
        };
        listed.push(Packed {
            sha256,
            bytes: bytes.len(),
        });
        pieces.push(Bulk::of(&[bytes])?);
        say(pieces.len());
    }
    let all = texts.len();
    let line = backup::write(&clock::now(), texts, listed.clone());
    let whole = backup::read(&line).is_ok_and(|read| {
        let named = read.files.iter().map(|(_, packed)| packed);
        read.drafts.len() + read.unreadable == all && named.eq(&listed)
    });
    let size = line.len() + listed.iter().map(|one| one.bytes).sum::<usize>();
    pieces.insert(0, Bulk::of(&[line.into_bytes()])?);
    let bulk = Bulk::joined(&pieces)?;
    (whole && bulk.size() == size).then_some(Packet {
        bulk,
        files: listed.len(),
        lacking,
    })
}

/// The first line of a file, without its end; `None` when it cannot be read or is longer than that of any backup.
pub async fn first_line(bulk: &Bulk) -> Option<Vec<u8>> {
    const PIECE: usize = 1 << 20;
    let mut line = Vec::new();
    while line.len() < bulk.size() && line.len() <= MAX_BACKUP_BYTES {
        let piece = bulk
            .piece(line.len(), bulk.size().min(line.len() + PIECE))
            .await?;
        if let Some(end) = piece.iter().position(|byte| *byte == b'\n') {
            line.extend_from_slice(&piece[..end]);
            return Some(line);
        }
        line.extend(piece);
    }
    (line.len() <= MAX_BACKUP_BYTES).then_some(line)
}

/// What came of taking files out of a backup.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Unpacked {
    /// Files that are here now.
    pub kept: usize,
    /// Files whose bytes are not those of their digest, or not all there.
    pub spoiled: usize,
    /// Files that the browser had no room for, or refused.
    pub refused: usize,
}

/// Keeps the files of a backup that these drafts name; `start` is where the bytes begin.
pub async fn unpack(
    archive: Archive,
    bulk: &Bulk,
    start: usize,
    read: &Backup,
    drafts: &[Draft],
    say: impl Fn(usize),
) -> Unpacked {
    let mut result = Unpacked::default();
    let named = files::named_by(drafts);
    for (at, packed) in &read.files {
        if !named.contains_key(&packed.sha256) {
            continue;
        }
        let from = start + at;
        let bytes = if packed.bytes <= MOST_OF_FILE && from + packed.bytes <= bulk.size() {
            bulk.piece(from, from + packed.bytes).await
        } else {
            None
        };
        match bytes.filter(|bytes| digest(bytes) == packed.sha256) {
            None => result.spoiled += 1,
            Some(bytes) => {
                let kept = match archive.for_files().await {
                    Some(database) => keep(database.as_ref(), &bytes).await,
                    None => Err(StoreError::Blocked),
                };
                match kept {
                    Ok(_) => result.kept += 1,
                    Err(_) => result.refused += 1,
                }
            }
        }
        say(result.kept);
    }
    result
}
