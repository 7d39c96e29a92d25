//! The backup (备份): one file with the text of every draft, byte for byte as it stands on the shelf.

use crate::error::ReadError;
use crate::read::Document;
use crate::{Draft, canonical, decode};
use serde::{Deserialize, Serialize};

const NAME: &str = "greenmine-backup";
const NEWEST: u32 = 1;
/// The largest backup that is read, in bytes.
pub const MAX_BACKUP_BYTES: usize = 60_000_000;
/// The most texts in one.
const MOST_TEXTS: usize = 2_000;

#[derive(Deserialize, Serialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct BackupFile {
    format: String,
    /// When it was made, ISO 8601 in UTC.
    created: String,
    /// The texts as they stood, also those that could not be read: each carries its own check value.
    texts: Vec<String>,
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
}

/// Writes a backup of these texts.
///
/// # Panics
/// Never: a list of texts is JSON.
pub fn write(created: &str, texts: Vec<String>) -> String {
    let file = BackupFile {
        format: format!("{NAME}/{NEWEST}"),
        created: created.to_owned(),
        texts,
    };
    canonical::to_string(&serde_json::to_value(&file).expect("a list of texts is JSON"))
}

/// Reads a backup. A draft in it that is spoiled is counted, not refused: the others are whole.
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
    })
}

/// Whether it is time to say that there is no fresh backup: something was saved since the last one, which lies before
/// `last_due`, or there never was one and the oldest draft was begun before `first_due`; and nobody said 以后再说
/// after `asked_due`. Moments are ISO 8601 in UTC, so that they compare as texts.
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
