//! The one serialised shape of an assessment: the draft (草稿) that is saved, the submission (自评结果文件) that is
//! handed in, and the way back from text.
//!
//! | file            | concern                                                                |
//! |-----------------|------------------------------------------------------------------------|
//! | `draft.rs`      | the draft: what autosave keeps                                         |
//! | `submission.rs` | the submission: canonical JSON (RFC 8785) with its SHA-256             |
//! | `verify.rs`     | a submission held against the rules it names, place by place            |
//! | `stated.rs`     | a score, and the assumptions behind it, as a submission states them    |
//! | `backup.rs`     | one file with all drafts and their photos, and when to remind of it    |
//! | `picture.rs`    | what the first bytes of a photo say of it                              |
//! | `compare.rs`    | two assessments place by place, and one made of both                   |
//! | `surveyed.rs`   | a judged boundary, as a submission states it                           |
//! | `table.rs`      | a table of items that came back from a spreadsheet program             |
//! | `shelf/`        | drafts in a key-value store, whichever it is, two generations of each  |
//!
//! | **page and engines** | nothing of these is stored                                         |
//! | `boundary_file.rs` | a file of corner points, and what was noticed in it                  |
//! | `neighbours.rs` | a boundary held against others                                          |
//! | `crossing.rs`   | what crosses, as JSON, and the way between it and what was entered     |
//! | `failure.rs`    | why an engine did not do what it was asked                             |
//!
//! Absent on purpose: rules, scores, the store itself (an argument), clocks, and every sentence a user reads. What a
//! submission states as the result comes from the [`assessment::Score`] it is given.

pub mod backup;
pub mod boundary_file;
pub mod compare;
pub mod crossing;
mod draft;
mod failure;
pub mod neighbours;
pub mod picture;
pub mod shelf;
mod stated;
mod submission;
mod surveyed;
mod surveyed_local;
mod table;
mod verify;

#[cfg(feature = "schema")]
pub mod schema;

pub use draft::{DRAFT_FORMAT, Draft, decode, encode};
pub use failure::{Failure, ReopenError, SealError};
pub use stated::{
    Assumption, ItemState, LossKind, StatedBinding, StatedCategory, StatedItem, StatedLoss,
    StatedPrecondition, StatedResult, StatedSpan, assumptions, assumptions_on, stated_result,
};
pub use submission::{
    ReadSubmission, SUBMISSION_FORMAT, StatedBook, StatedCatalogue, Submission, digest_groups,
    is_digest_group, read_submission, submission,
};
pub use surveyed::{StatedBoundary, StatedProblem, StatedRowProblem, stated_boundary};
pub use table::{TableChange, TableProblem, TableReading};
pub use verify::{Difference, Verified, held_against, verify};

use canon::{Document, ReadError};
use serde::de::DeserializeOwned;

/// The version of the program that writes these files.
pub const PROGRAM: &str = env!("CARGO_PKG_VERSION");

/// Decodes a file of ours. One that has members we do not know, and says that a newer program wrote it, is called that
/// and not malformed.
fn decode_file<T: DeserializeOwned>(document: &Document) -> Result<T, ReadError> {
    document
        .decode()
        .map_err(|error| match (error, document.text_of("program")) {
            (ReadError::Shape { .. }, Some(program)) if is_newer(program) => {
                ReadError::NewerVersion {
                    found: format!("{} {program}", document.format()),
                }
            }
            (error, _) => error,
        })
}

/// Whether a version such as `0.10.2` comes after that of this program.
fn is_newer(version: &str) -> bool {
    let parts = |text: &str| -> Option<Vec<u32>> {
        let parts = text.split('.').map(|part| part.parse().ok());
        parts.collect()
    };
    match (parts(version), parts(PROGRAM)) {
        (Some(theirs), Some(ours)) => theirs > ours,
        _ => false,
    }
}

/// What a file turned out to be.
#[allow(clippy::large_enum_variant)] // one at a time, on its way from a file to the screen
#[derive(Clone, Debug, PartialEq)]
pub enum Opened {
    /// A draft (草稿).
    Draft(Draft),
    /// A draft whose check value is not that of its content: damaged on its way, or changed by hand.
    SpoiledDraft(Draft),
    /// A submission (自评结果文件).
    Submission(ReadSubmission),
}

/// Reads a draft or a submission: the `format` member decides which.
///
/// # Errors
/// [`ReadError`].
pub fn open(text: &str) -> Result<Opened, ReadError> {
    let document = Document::parse(text)?;
    if document.is(submission::NAME) {
        submission::from_document(&document).map(Opened::Submission)
    } else {
        let draft = draft::from_document(&document)?;
        Ok(if draft::is_whole(&document) {
            Opened::Draft(draft)
        } else {
            Opened::SpoiledDraft(draft)
        })
    }
}
