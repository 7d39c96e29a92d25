//! Photos and files of papers: how one is taken in, and how it is found again. Their bytes are in the database of the
//! archive; the draft has only what it takes to recognise them.

pub mod locked;
mod pack;
mod sweep;

pub use pack::{Inventory, Unpacked, first_line, inventory, pack, unpack};
pub use sweep::{sweep, sweep_all};

use crate::saving::Archive;
use assessment::answers::PICTURE;
use assessment::{EvidenceFile, KeptFile};
use canon::Fingerprint;
use draft::picture::{self, Picture};
use draft::shelf::StoreError;
use draft::shelf::files::{self, Lacking};
use ui::platform::files::{Bulk, ChosenFile};
use ui::platform::images;

/// The longest side of a photo that is kept, pixels: print at 12 cm still has 300 dots an inch. (Compiled.)
const LONGEST_SIDE: u32 = 1600;
/// The largest photo that is unpacked, bytes. (Compiled.)
const MOST_OF_PHOTO: usize = 60_000_000;
/// The largest other file that is kept, bytes. (Compiled.)
pub const MOST_OF_FILE: usize = 5_000_000;
/// The largest file whose SHA-256 is computed, bytes. (Compiled.)
const MOST_OF_ANY: usize = 4_000_000_000;
/// A file is read in pieces of this many bytes.
const PIECE: usize = 1 << 20;

/// How far a file is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Stage {
    /// So many percent are read.
    Reading(usize),
    /// A photo is made smaller.
    Shrinking,
    /// It is written to the disk.
    Keeping,
}

/// Why the bytes of a file were not kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotKept {
    /// The browser has no database for this page.
    NoArchive,
    /// It is no photo, and larger than [`MOST_OF_FILE`].
    Large,
    /// The database refused.
    Store(StoreError),
}

/// A file as it was chosen; nothing of it is kept yet.
pub struct Looked {
    file: EvidenceFile,
    media: String,
    bulk: Bulk,
}

/// Why a file is not looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// It is larger than any that is.
    Huge,
    /// The browser cannot read it.
    Unreadable,
}

/// Looks at a file: its name, size and SHA-256.
///
/// # Errors
/// [`Refused`].
pub async fn look(chosen: &ChosenFile, say: impl Fn(Stage)) -> Result<Looked, Refused> {
    let bulk = chosen.bulk();
    let size = bulk.size();
    if size > MOST_OF_ANY {
        return Err(Refused::Huge);
    }
    let mut digest = Fingerprint::default();
    let mut at = 0;
    while at < size {
        say(Stage::Reading(at / (size / 100).max(1)));
        let end = size.min(at + PIECE);
        digest.add(&bulk.piece(at, end).await.ok_or(Refused::Unreadable)?);
        at = end;
    }
    Ok(Looked {
        file: EvidenceFile {
            name: chosen.name().chars().take(200).collect(),
            bytes: size as u64,
            sha256: digest.finish(),
            kept: None,
        },
        media: chosen.media(),
        bulk,
    })
}

impl Looked {
    /// It is the file that was registered.
    pub fn is(&self, file: &EvidenceFile) -> bool {
        self.file.sha256 == file.sha256 && self.file.bytes == file.bytes
    }

    /// It is what was kept of the file that was registered.
    pub fn is_kept_of(&self, file: &EvidenceFile) -> bool {
        let kept = file.kept.as_ref();
        kept.is_some_and(|kept| kept.sha256 == self.file.sha256)
    }

    /// Only what it takes to recognise it.
    pub fn pointed_at(self) -> EvidenceFile {
        self.file
    }

    /// Keeps it: a photo made smaller, another file as it is. It is kept when this says so.
    pub async fn keep(
        &self,
        archive: Archive,
        say: impl Fn(Stage),
    ) -> Result<EvidenceFile, NotKept> {
        let photo = self.photo(&say).await;
        let media = match &photo {
            Some(_) => PICTURE,
            // It says so, but is none that can be shown.
            None if self.media == PICTURE => "",
            None => &self.media,
        };
        let bytes = self.whole(photo).await?;
        say(Stage::Keeping);
        let kept = KeptFile {
            sha256: put(archive, &bytes).await?,
            bytes: bytes.len() as u64,
            media: media.chars().take(100).collect(),
        };
        Ok(EvidenceFile {
            kept: Some(kept),
            ..self.file.clone()
        })
    }

    /// Keeps it as it is.
    pub async fn keep_unchanged(&self, archive: Archive) -> Result<(), NotKept> {
        let bytes = self.whole(None).await?;
        put(archive, &bytes).await.map(|_| ())
    }

    /// Its picture, made smaller; `None` when it is no photo, or none that can be unpacked here.
    async fn photo(&self, say: impl Fn(Stage)) -> Option<Bulk> {
        let size = self.bulk.size();
        if size > MOST_OF_PHOTO {
            return None;
        }
        let head = self.bulk.piece(0, size.min(picture::HEAD)).await?;
        picture::look(&head).filter(|picture: &Picture| picture.is_bearable())?;
        say(Stage::Shrinking);
        images::smaller(&self.bulk, LONGEST_SIDE).await
    }

    async fn whole(&self, photo: Option<Bulk>) -> Result<Vec<u8>, NotKept> {
        let bulk = photo.as_ref().unwrap_or(&self.bulk);
        let size = bulk.size();
        if size > MOST_OF_FILE {
            return Err(NotKept::Large);
        }
        let bytes = bulk.piece(0, size).await;
        bytes.ok_or(NotKept::Store(StoreError::NotKept))
    }
}

async fn put(archive: Archive, bytes: &[u8]) -> Result<String, NotKept> {
    let database = archive.for_files().await.ok_or(NotKept::NoArchive)?;
    let kept = files::keep(database.as_ref(), bytes).await;
    kept.map_err(NotKept::Store)
}

/// The bytes of a file that was kept.
///
/// # Errors
/// [`Lacking`].
pub async fn find(archive: Archive, kept: &KeptFile) -> Result<Vec<u8>, Lacking> {
    let database = archive.database().ok_or(Lacking::Absent)?;
    files::find(database.as_ref(), &kept.sha256).await
}

/// A name for what was kept: a photo is a JPEG now, whatever it was.
pub fn name_of(file: &EvidenceFile) -> String {
    let is_photo = |kept: &KeptFile| kept.media == PICTURE;
    let lower = file.name.to_lowercase();
    if file.kept.as_ref().is_some_and(is_photo)
        && !lower.ends_with(".jpg")
        && !lower.ends_with(".jpeg")
    {
        return format!("{}.jpg", stem(&file.name));
    }
    file.name.clone()
}

/// A file's name without its ending.
pub fn stem(name: &str) -> &str {
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}
