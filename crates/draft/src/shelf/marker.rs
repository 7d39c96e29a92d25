//! A word about the shelf, for a place that may outlive it: how many drafts stood here, and when they were last seen.
//! A browser that clears what a page stored leaves nothing else to tell a first visit from a loss.

use super::store::{Store, StoreError};
use super::{DELETED, DRAFT, LOCKED, PRIOR, TORN};

/// What stood on the shelf.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Marker {
    /// Drafts, locked ones too; deleted ones are not counted.
    pub drafts: usize,
    /// When they were last seen, ISO 8601 in UTC.
    pub seen: String,
    /// They were found gone, and the person has not taken note of it yet.
    pub missed: bool,
}

const MISSED: &str = "/missed";

impl Marker {
    /// The marker for a shelf as it stands at this moment; none for a shelf without drafts.
    ///
    /// # Errors
    /// [`StoreError::Blocked`].
    pub fn of(store: &dyn Store, moment: &str) -> Result<Option<Marker>, StoreError> {
        let keys = store.keys()?;
        let drafts = keys
            .iter()
            .filter(|key| key.starts_with(DRAFT) || key.starts_with(LOCKED))
            .count();
        Ok((drafts > 0).then(|| Marker {
            drafts,
            seen: moment.to_owned(),
            missed: false,
        }))
    }

    /// The marker as a text of letters, digits and a few signs.
    pub fn text(&self) -> String {
        let missed = if self.missed { MISSED } else { "" };
        format!("{}/{}{missed}", self.drafts, self.seen)
    }

    /// Reads such a text; none for any other.
    pub fn from_text(text: &str) -> Option<Marker> {
        let (drafts, rest) = text.split_once('/')?;
        let (seen, missed) = match rest.strip_suffix(MISSED) {
            Some(seen) => (seen, true),
            None => (rest, false),
        };
        let is_moment = |sign: char| sign.is_ascii_digit() || "-:.TZ".contains(sign);
        let drafts = drafts.parse::<u16>().ok().filter(|count| *count > 0)?;
        (seen.len() <= 24 && seen.chars().all(is_moment)).then(|| Marker {
            drafts: drafts.into(),
            seen: seen.to_owned(),
            missed,
        })
    }

    /// The same marker as missed, when nothing of what it tells is left on the shelf, or when it was missed before.
    ///
    /// # Errors
    /// [`StoreError::Blocked`].
    pub fn missing(self, store: &dyn Store) -> Result<Option<Marker>, StoreError> {
        let ours = [DRAFT, PRIOR, DELETED, TORN, LOCKED];
        let keys = store.keys()?;
        let is_bare = !keys
            .iter()
            .any(|key| ours.iter().any(|kind| key.starts_with(kind)));
        Ok((self.missed || is_bare).then_some(Marker {
            missed: true,
            ..self
        }))
    }
}
