//! The draft (草稿): what autosave keeps and what a person can put aside as a file.

use crate::PROGRAM;
use assessment::Assessment;
use canon::{Document, ReadError, canonical};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

#[cfg(feature = "schema")]
use schemars::JsonSchema;

/// The format that is written.
pub const DRAFT_FORMAT: &str = "greenmine-draft/1";

const NAME: &str = "greenmine-draft";
const NEWEST: u32 = 1;
const CHECK: &str = "check";
const CHECK_DIGITS: usize = 16;

/// A draft (草稿): an assessment with its name and its history.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Draft {
    /// Stable id, made by the caller.
    pub id: String,
    /// What the person calls it.
    pub name: String,
    /// When it was begun, ISO 8601 in UTC.
    pub created: String,
    /// When it was last saved, ISO 8601 in UTC.
    pub saved: String,
    /// Counts the saves: of two copies, the higher one is the later.
    pub revision: u32,
    /// What was entered.
    pub assessment: Assessment,
}

/// A draft as it stands in a file.
#[derive(Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[cfg_attr(feature = "schema", schemars(title = "greenmine-draft/1"))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct DraftFile {
    /// The format and its version.
    format: DraftFormat,
    /// Stable id.
    id: String,
    /// What the person calls it.
    name: String,
    /// When it was begun, ISO 8601 in UTC.
    created: String,
    /// When it was last saved, ISO 8601 in UTC.
    saved: String,
    /// Counts the saves.
    revision: u32,
    /// What was entered.
    assessment: Assessment,
    /// The version of the program that wrote it; absent before 0.2.0.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    program: Option<String>,
    /// Check value: the first 16 hexadecimal digits of the SHA-256 of the canonical JSON without this member. It
    /// tells a spoiled text from a whole one; it is no protection against people. Absent: not checked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(regex(pattern = "^[0-9a-f]{16}$")))]
    check: Option<String>,
}

#[derive(Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
enum DraftFormat {
    #[serde(rename = "greenmine-draft/1")]
    V1,
}

/// Writes a draft as canonical JSON (RFC 8785): the one JSON writer of this program.
///
/// # Panics
/// Never: every member has string keys and finite numbers.
pub fn encode(draft: &Draft) -> String {
    let draft = draft.clone();
    let file = DraftFile {
        format: DraftFormat::V1,
        id: draft.id,
        name: draft.name,
        created: draft.created,
        saved: draft.saved,
        revision: draft.revision,
        assessment: draft.assessment,
        program: Some(PROGRAM.to_owned()),
        check: None,
    };
    let value = serde_json::to_value(&file);
    let Ok(Value::Object(mut members)) = value else {
        unreachable!("a draft is an object with string keys and finite numbers only");
    };
    members.insert(CHECK.to_owned(), Value::String(check_of(&members)));
    canonical::to_string(&Value::Object(members))
}

/// The check value of a draft without its `check` member.
fn check_of(members: &Map<String, Value>) -> String {
    let mut digest = canon::digest::of(members);
    digest.truncate(CHECK_DIGITS);
    digest
}

/// Reads a draft as it was saved: a text whose check value is not its own is spoiled.
///
/// # Errors
/// [`ReadError`].
pub fn decode(text: &str) -> Result<Draft, ReadError> {
    let document = Document::parse(text)?;
    let draft = from_document(&document)?;
    if is_whole(&document) {
        Ok(draft)
    } else {
        Err(ReadError::Spoiled)
    }
}

/// Whether a draft is what was written: it carries no check value, or the one of its content.
pub(crate) fn is_whole(document: &Document) -> bool {
    document
        .text_of(CHECK)
        .is_none_or(|check| check == check_of(&document.without(CHECK)))
}

/// Reads a draft of any version. An older version is decoded by its own type and migrated from here, one step a
/// version, before it becomes a [`Draft`].
pub(crate) fn from_document(document: &Document) -> Result<Draft, ReadError> {
    document.version(NAME, NEWEST)?;
    let file: DraftFile = crate::decode_file(document)?;
    Ok(Draft {
        id: file.id,
        name: file.name,
        created: file.created,
        saved: file.saved,
        revision: file.revision,
        assessment: file.assessment,
    })
}
