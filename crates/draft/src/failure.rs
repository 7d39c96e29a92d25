//! Why an engine did not do what it was asked. A failure crosses to the page as JSON; its sentence is made there.

use crate::boundary_file::FileProblem;
use canon::ReadError;
use serde::{Deserialize, Serialize};

/// Why there is no paper, no table, no submission.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Failure {
    /// The text is no submission.
    Submission(ReadError),
    /// The digest of a submission is not that of its content: it was changed behind the program's back.
    DigestDiffers,
    /// The rules that were handed in are not those that the assessment names.
    OtherRules,
    /// The paper could not be drawn: why, for developers.
    Drawing(String),
    /// The PDF gives no submission.
    Reopening(ReopenError),
    /// The file of corner points cannot be written.
    Boundary(FileProblem),
    /// Something could not be sealed or unsealed.
    Seal(SealError),
    /// The table could not be made or taken; a sentence.
    Table(String),
}

/// Why a PDF gives no submission.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum ReopenError {
    /// It is larger than any that is looked into.
    TooLarge {
        /// Its size.
        bytes: usize,
    },
    /// It is no PDF at all.
    NotPdf,
    /// It begins as a PDF and cannot be read.
    Damaged,
    /// It is protected by a password.
    Encrypted,
    /// It carries no file: printed anew, scanned, or made by another program.
    NoAttachment,
    /// It carries files, and none of them is a submission.
    NotOurs,
    /// What it carries unpacks to more than any submission has.
    Bomb,
    /// The file it carries is damaged.
    AttachmentDamaged,
}

/// Why something could not be sealed or unsealed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum SealError {
    /// Not sealed by this program, or cut short.
    NotSealed,
    /// Sealed by a newer program.
    Newer,
    /// The passphrase is another one, or the text was changed: the seal cannot tell which.
    Passphrase,
    /// Sealing itself failed: too few random bytes, or no memory.
    Failed,
}

impl std::fmt::Display for SealError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{self:?}")
    }
}

impl std::error::Error for SealError {}

impl Failure {
    /// As it crosses.
    pub fn to_text(&self) -> String {
        crate::crossing::write(self)
    }

    /// Out of what crossed; `None` when the engine ended in another way.
    pub fn of(text: &str) -> Option<Failure> {
        crate::crossing::read(text)
    }
}
