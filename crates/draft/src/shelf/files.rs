//! Photos and files (照片和文件) that belong to papers of evidence: their bytes, kept beside the drafts under the
//! SHA-256 of themselves. The same photo in two drafts is there once.
//!
//! The store answers later (the browser's database), so its trait is asynchronous; what is promised of it is here:
//! a file is kept when its bytes were read back and have its digest, and nothing goes that any text still names.

use super::store::StoreError;
use crate::Draft;
use canon::Fingerprint;
use canon::LiteMap;
use std::future::Future;

/// A store of bytes by key. The browser's database is one.
pub trait FileStore {
    /// Puts bytes under a key; done when they are on the disk.
    ///
    /// # Errors
    /// [`StoreError`].
    fn write(&self, key: &str, bytes: &[u8]) -> impl Future<Output = Result<(), StoreError>>;
    /// The bytes under a key.
    ///
    /// # Errors
    /// [`StoreError::Blocked`].
    fn read(&self, key: &str) -> impl Future<Output = Result<Option<Vec<u8>>, StoreError>>;
    /// All keys.
    ///
    /// # Errors
    /// [`StoreError::Blocked`].
    fn keys(&self) -> impl Future<Output = Result<Vec<String>, StoreError>>;
    /// Takes keys out.
    ///
    /// # Errors
    /// [`StoreError::Blocked`].
    fn remove(&self, keys: &[String]) -> impl Future<Output = Result<(), StoreError>>;
}

/// Why a file is not to be had.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lacking {
    /// It is not on this device.
    Absent,
    /// What is there is not what was kept.
    Spoiled,
    /// The store refused.
    Store(StoreError),
}

/// The SHA-256 of some bytes: 64 hexadecimal digits.
pub fn digest(bytes: &[u8]) -> String {
    let mut digest = Fingerprint::default();
    digest.add(bytes);
    digest.finish()
}

/// Whether a text can be the key of a file. A file of someone else can say anything.
pub fn is_digest(text: &str) -> bool {
    text.len() == 64
        && text
            .bytes()
            .all(|one| matches!(one, b'0'..=b'9' | b'a'..=b'f'))
}

/// Keeps bytes and gives their key: written, read back, and of the right digest. What is there already and whole is
/// not written again.
///
/// # Errors
/// [`StoreError`]; what was kept before is kept still.
pub async fn keep(store: &impl FileStore, bytes: &[u8]) -> Result<String, StoreError> {
    let key = digest(bytes);
    if find(store, &key).await.is_ok() {
        return Ok(key);
    }
    store.write(&key, bytes).await?;
    match find(store, &key).await {
        Ok(_) => Ok(key),
        Err(Lacking::Store(error)) => Err(error),
        Err(Lacking::Absent | Lacking::Spoiled) => {
            // Best effort: it counts against the room, and is of no use.
            let _ = store.remove(&[key]).await;
            Err(StoreError::NotKept)
        }
    }
}

/// The bytes under a digest, which they have.
///
/// # Errors
/// [`Lacking`].
pub async fn find(store: &impl FileStore, sha256: &str) -> Result<Vec<u8>, Lacking> {
    if !is_digest(sha256) {
        return Err(Lacking::Absent);
    }
    match store.read(sha256).await {
        Ok(Some(bytes)) if digest(&bytes) == sha256 => Ok(bytes),
        Ok(Some(_)) => Err(Lacking::Spoiled),
        Ok(None) => Err(Lacking::Absent),
        Err(error) => Err(Lacking::Store(error)),
    }
}

/// The files that these drafts name, each once, with the size it should have.
pub fn named_by<'a>(drafts: impl IntoIterator<Item = &'a Draft>) -> LiteMap<String, u64> {
    let all = drafts
        .into_iter()
        .flat_map(|draft| draft.assessment.kept_files());
    let keys = all.filter(|kept| is_digest(&kept.sha256));
    keys.map(|kept| (kept.sha256.clone(), kept.bytes)).collect()
}

/// The files that none of these texts names. A text need not be readable to name a file: a draft that is torn, and
/// one of a newer program, keep theirs.
pub fn unnamed<'a>(
    keys: impl IntoIterator<Item = String>,
    texts: impl IntoIterator<Item = &'a str>,
) -> Vec<String> {
    let mut left: Vec<String> = keys.into_iter().filter(|key| is_digest(key)).collect();
    for text in texts {
        if left.is_empty() {
            break;
        }
        left.retain(|key| !text.contains(key.as_str()));
    }
    left
}
