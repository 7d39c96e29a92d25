//! Why an engine did not do what it was asked. A failure crosses to the page as a line of words; its sentence is made
//! there. Written by hand: derived readers of these few types weigh 5 KB in the first download.

use crate::boundary_file::FileProblem;
use crate::crossing;
use canon::ReadError;

/// Why there is no paper, no table, no submission.
#[derive(Clone, Debug, PartialEq)]
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
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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

/// Between the words of a failure as it crosses: a character that no text of ours has.
const BETWEEN: char = '\u{1f}';

/// How a failure begins, so that no message of a browser is taken for one.
const HEAD: &str = "failure";

impl Failure {
    /// As it crosses.
    pub fn to_text(&self) -> String {
        let words: Vec<String> = match self {
            Failure::Submission(error) => {
                let mut words = vec!["submission".to_owned()];
                words.extend(read_error_words(error));
                words
            }
            Failure::DigestDiffers => vec!["digestDiffers".to_owned()],
            Failure::OtherRules => vec!["otherRules".to_owned()],
            Failure::Drawing(why) => vec!["drawing".to_owned(), why.clone()],
            Failure::Reopening(ReopenError::TooLarge { bytes }) => {
                vec![
                    "reopening".to_owned(),
                    "tooLarge".to_owned(),
                    bytes.to_string(),
                ]
            }
            Failure::Reopening(error) => {
                let named = ReopenError::NAMED.iter().find(|(_, one)| one == error);
                let name = named.map_or("", |(name, _)| *name);
                vec!["reopening".to_owned(), name.to_owned()]
            }
            Failure::Boundary(problem) => vec!["boundary".to_owned(), crossing::write(problem)],
            Failure::Seal(error) => {
                let named = SealError::NAMED.iter().find(|(_, one)| one == error);
                let name = named.map_or("", |(name, _)| *name);
                vec!["seal".to_owned(), name.to_owned()]
            }
            Failure::Table(said) => vec!["table".to_owned(), said.clone()],
        };
        let between = BETWEEN.to_string();
        format!("{HEAD}{between}{}", words.join(&between))
    }

    /// Out of what crossed; `None` when the engine ended in another way.
    pub fn of(text: &str) -> Option<Failure> {
        let words: Vec<&str> = text.split(BETWEEN).collect();
        let number = |text: &str| text.parse().ok();
        Some(match words[..] {
            [HEAD, "submission", ref error @ ..] => Failure::Submission(read_error_of(error)?),
            [HEAD, "digestDiffers"] => Failure::DigestDiffers,
            [HEAD, "otherRules"] => Failure::OtherRules,
            [HEAD, "drawing", why] => Failure::Drawing(why.to_owned()),
            [HEAD, "reopening", "tooLarge", bytes] => {
                let bytes = number(bytes)?;
                Failure::Reopening(ReopenError::TooLarge { bytes })
            }
            [HEAD, "reopening", name] => Failure::Reopening(named(&ReopenError::NAMED, name)?),
            [HEAD, "boundary", problem] => Failure::Boundary(crossing::read(problem)?),
            [HEAD, "seal", name] => Failure::Seal(named(&SealError::NAMED, name)?),
            [HEAD, "table", said] => Failure::Table(said.to_owned()),
            _ => return None,
        })
    }
}

fn named<T: Copy>(all: &[(&str, T)], name: &str) -> Option<T> {
    let found = all.iter().find(|(one, _)| *one == name);
    found.map(|(_, value)| *value)
}

impl ReopenError {
    /// Those that are said by their name alone.
    const NAMED: [(&str, ReopenError); 7] = [
        ("notPdf", ReopenError::NotPdf),
        ("damaged", ReopenError::Damaged),
        ("encrypted", ReopenError::Encrypted),
        ("noAttachment", ReopenError::NoAttachment),
        ("notOurs", ReopenError::NotOurs),
        ("bomb", ReopenError::Bomb),
        ("attachmentDamaged", ReopenError::AttachmentDamaged),
    ];
}

impl SealError {
    const NAMED: [(&str, SealError); 4] = [
        ("notSealed", SealError::NotSealed),
        ("newer", SealError::Newer),
        ("passphrase", SealError::Passphrase),
        ("failed", SealError::Failed),
    ];
}

fn read_error_words(error: &ReadError) -> Vec<String> {
    match error {
        ReadError::TooLarge { bytes, limit } => {
            vec!["tooLarge".to_owned(), bytes.to_string(), limit.to_string()]
        }
        ReadError::NotJson { line, column } => {
            vec!["notJson".to_owned(), line.to_string(), column.to_string()]
        }
        ReadError::NotOurs => vec!["notOurs".to_owned()],
        ReadError::NewerVersion { found } => vec!["newerVersion".to_owned(), found.clone()],
        ReadError::UnknownFormat { found } => vec!["unknownFormat".to_owned(), found.clone()],
        ReadError::Shape { message } => vec!["shape".to_owned(), message.clone()],
        ReadError::Spoiled => vec!["spoiled".to_owned()],
    }
}

fn read_error_of(words: &[&str]) -> Option<ReadError> {
    let number = |text: &str| text.parse().ok();
    Some(match *words {
        ["tooLarge", bytes, limit] => ReadError::TooLarge {
            bytes: number(bytes)?,
            limit: number(limit)?,
        },
        ["notJson", line, column] => ReadError::NotJson {
            line: number(line)?,
            column: number(column)?,
        },
        ["notOurs"] => ReadError::NotOurs,
        ["newerVersion", found] => ReadError::NewerVersion {
            found: found.to_owned(),
        },
        ["unknownFormat", found] => ReadError::UnknownFormat {
            found: found.to_owned(),
        },
        ["shape", message] => ReadError::Shape {
            message: message.to_owned(),
        },
        ["spoiled"] => ReadError::Spoiled,
        _ => return None,
    })
}
