//! The backup (备份): one file with the text of every draft, byte for byte as it stands on the shelf, and with the
//! photos and files that belong to them.
//!
//! The first line is JSON. When it lists files, their bytes follow behind it, one after the other in that order: a
//! backup of many megabytes is written and read piece by piece, and a single damaged file spoils nothing else.

use crate::{Draft, decode};
use canon::canonical;
use canon::{Document, ReadError};
use serde::{Deserialize, Serialize};

const NAME: &str = "greenmine-backup";
const NEWEST: u32 = 1;
/// The largest first line that is read, in bytes.
pub const MAX_BACKUP_BYTES: usize = 60_000_000;
/// The most texts in one.
const MOST_TEXTS: usize = 2_000;
/// The most files in one.
const MOST_FILES: usize = 20_000;
/// The most bytes behind the first line. (Compiled.)
pub const MAX_FILE_BYTES: usize = 2_000_000_000;

#[derive(Deserialize, Serialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct BackupFile {
    format: String,
    /// When it was made, ISO 8601 in UTC.
    created: String,
    /// The texts as they stood, also those that could not be read: each carries its own check value.
    texts: Vec<String>,
    /// The files whose bytes follow.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    files: Vec<Packed>,
}

/// A file in a backup.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Packed {
    /// SHA-256 of its bytes.
    pub sha256: String,
    /// How many there are.
    pub bytes: usize,
}

/// A backup, read.
#[derive(Clone, Debug, PartialEq)]
pub struct Backup {
    /// When it was made, as written.
    pub created: String,
    /// The drafts in it.
    pub drafts: Vec<Draft>,
    /// How many of its texts are no whole drafts.
    pub unreadable: usize,
    /// The files whose bytes follow the first line, and where each begins, counted from the end of that line.
    pub files: Vec<(usize, Packed)>,
}

/// Writes a backup of these texts; the bytes of the files, if there are any, belong right behind it.
///
/// # Panics
/// Never: a list of texts is JSON.
pub fn write(created: &str, texts: Vec<String>, files: Vec<Packed>) -> String {
    let end = if files.is_empty() { "" } else { "\n" };
    let file = BackupFile {
        format: format!("{NAME}/{NEWEST}"),
        created: created.to_owned(),
        texts,
        files,
    };
    // Canonical JSON is one line, whatever it says.
    canonical::to_string(&serde_json::to_value(&file).expect("a list of texts is JSON")) + end
}

/// Reads the first line of a backup. A draft in it that is spoiled is counted, not refused: the others are whole.
///
/// # Errors
/// [`ReadError`].
pub fn read(text: &str) -> Result<Backup, ReadError> {
    let document = Document::parse_within(text, MAX_BACKUP_BYTES)?;
    document.version(NAME, NEWEST)?;
    let file: BackupFile = document.decode()?;
    if file.texts.len() > MOST_TEXTS {
        return Err(ReadError::Shape {
            message: format!("{} texts", file.texts.len()),
        });
    }
    let files = placed(file.files)?;
    let all = file.texts.len();
    let drafts: Vec<Draft> = file
        .texts
        .iter()
        .filter_map(|text| decode(text).ok())
        .collect();
    Ok(Backup {
        created: file.created,
        unreadable: all - drafts.len(),
        drafts,
        files,
    })
}

/// Where each file begins.
fn placed(files: Vec<Packed>) -> Result<Vec<(usize, Packed)>, ReadError> {
    let many = files.len();
    let mut at: usize = 0;
    let mut placed = Vec::new();
    for file in files {
        let end = at.checked_add(file.bytes);
        let end = end.filter(|end| many <= MOST_FILES && *end <= MAX_FILE_BYTES);
        let end = end.ok_or_else(|| ReadError::Shape {
            message: format!("{many} files"),
        })?;
        placed.push((at, file));
        at = end;
    }
    Ok(placed)
}

/// Whether it is time to say that there is no fresh backup: something was saved since the last one, which lies before
/// `due.last`, or there never was one and the oldest draft was begun before `due.first`; and nobody said 以后再说
/// after `due.asked`. Moments are ISO 8601 in UTC, so that they compare as texts.
pub fn is_due(drafts: &[Draft], last: Option<&str>, later: Option<&str>, due: &Due) -> bool {
    if later.is_some_and(|later| later > due.asked.as_str()) {
        return false;
    }
    match last {
        Some(last) => {
            last < due.last.as_str() && drafts.iter().any(|draft| draft.saved.as_str() > last)
        }
        None => drafts
            .iter()
            .any(|draft| draft.created.as_str() < due.first.as_str()),
    }
}

/// Moments behind which a reminder is due.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Due {
    /// A last backup before this is old.
    pub last: String,
    /// A draft begun before this should have been in one.
    pub first: String,
    /// 以后再说, said after this, still holds.
    pub asked: String,
}
