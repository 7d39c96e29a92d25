//! The submission (自评结果文件): canonical JSON that a bureau can recompute, with its digest.

use crate::PROGRAM;
use crate::stated::{Assumption, StatedResult, assumptions, stated_result};
use crate::surveyed::{StatedBoundary, stated_boundary};
use assessment::{Assessment, BookRef, CatalogueRef};
use canon::{Document, ReadError, canonical, digest};
use library::Case;
use serde::{Deserialize, Serialize};
use serde_json::Value;

#[cfg(feature = "schema")]
use schemars::JsonSchema;

/// The format that is written.
pub const SUBMISSION_FORMAT: &str = "greenmine-submission/1";

pub(crate) const NAME: &str = "greenmine-submission";
const NEWEST: u32 = 1;
const DIGEST: &str = "digest";
const ALGORITHM: &str = "SHA-256";
const CANONICALIZATION: &str = "RFC 8785";

/// A submission, written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Submission {
    /// Canonical JSON (RFC 8785) with its `digest` member.
    pub text: String,
    /// SHA-256 of the canonical JSON without the `digest` member: 64 hexadecimal digits.
    pub digest: String,
}

impl Submission {
    /// The digest as 16 groups of 4, for a person to compare.
    pub fn digest_groups(&self) -> Vec<String> {
        digest_groups(&self.digest)
    }
}

/// A digest in groups of 4 characters, for a person to compare.
pub fn digest_groups(digest: &str) -> Vec<String> {
    let characters: Vec<char> = digest.chars().collect();
    characters
        .chunks(4)
        .map(|group| group.iter().collect())
        .collect()
}

/// Whether a person read this group (from 0) of a digest off a paper. Case, spaces, full-width forms, and the letters
/// that are read for 0 and 1 do not matter.
pub fn is_digest_group(digest: &str, index: usize, typed: &str) -> bool {
    let typed: String = assessment::number::half_width(typed)
        .chars()
        .filter(|c| !c.is_whitespace())
        .map(|c| match c.to_ascii_lowercase() {
            'o' => '0',
            'l' | 'i' => '1',
            other => other,
        })
        .collect();
    digest_groups(digest)
        .get(index)
        .is_some_and(|group| *group == typed)
}

/// The catalogue edition (目录版本) a submission was scored with.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct StatedCatalogue {
    /// Its id.
    pub id: String,
    /// Its version.
    pub version: String,
    /// SHA-256 of its canonical JSON.
    pub digest: String,
    /// Which mines it is for, in words.
    pub title: String,
}

impl StatedCatalogue {
    /// How an assessment names it.
    pub fn reference(&self) -> CatalogueRef {
        CatalogueRef {
            id: self.id.clone(),
            version: self.version.clone(),
            digest: self.digest.clone(),
        }
    }
}

/// The district book (本区规则) a submission follows.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct StatedBook {
    /// Its id.
    pub id: String,
    /// Its version.
    pub version: String,
    /// SHA-256 of its canonical JSON.
    pub digest: String,
    /// Which book it is, in words.
    pub title: String,
}

impl StatedBook {
    /// How an assessment names it.
    pub fn reference(&self) -> BookRef {
        BookRef {
            id: self.id.clone(),
            version: self.version.clone(),
            digest: self.digest.clone(),
        }
    }
}

/// Rules that a submission brings along, because the program that reads it may not have them.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct BroughtRules {
    /// The district book: `greenmine-district/1`, which has a schema of its own.
    #[cfg_attr(
        feature = "schema",
        schemars(with = "std::collections::BTreeMap<String, Value>")
    )]
    pub book: Value,
    /// The catalogue edition: `greenmine-catalogue/1`, which has a schema of its own.
    #[cfg_attr(
        feature = "schema",
        schemars(with = "std::collections::BTreeMap<String, Value>")
    )]
    pub edition: Value,
}

impl BroughtRules {
    /// As a package: the book in the first line, the edition in the second.
    pub fn package(&self) -> String {
        [&self.book, &self.edition]
            .map(canonical::to_string)
            .join("\n")
    }

    fn of(case: &Case) -> Option<BroughtRules> {
        let package = case.rules.package();
        let mut lines = package.lines().map(serde_json::from_str);
        let mut next = || lines.next()?.ok();
        Some(BroughtRules {
            book: next()?,
            edition: next()?,
        })
    }
}

/// A submission as it stands in a file, but for its digest.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Content<'a> {
    format: SubmissionFormat,
    notice: &'a str,
    program: &'a str,
    exported_on: &'a str,
    catalogue: StatedCatalogue,
    book: StatedBook,
    #[serde(skip_serializing_if = "Option::is_none")]
    rules: Option<BroughtRules>,
    assumptions: Vec<Assumption>,
    assessment: &'a Assessment,
    result: StatedResult,
    boundary: StatedBoundary,
}

/// A submission as it stands in a file.
#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[cfg_attr(feature = "schema", schemars(title = "greenmine-submission/1"))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct SubmissionFile {
    /// The format and its version.
    #[allow(dead_code)] // read before anything else is decoded
    format: SubmissionFormat,
    /// What every output must say of the catalogue (编制稿，非官方评分表).
    notice: String,
    /// The version of the program that wrote it; absent before 0.2.0.
    #[serde(default)]
    #[allow(dead_code)] // read when the file cannot be decoded
    program: Option<String>,
    /// The day it was exported, `YYYY-MM-DD`.
    #[cfg_attr(feature = "schema", schemars(regex(pattern = r"^\d{4}-\d{2}-\d{2}$")))]
    exported_on: String,
    /// The catalogue edition it was scored with.
    catalogue: StatedCatalogue,
    /// The district book it follows; absent before 0.2.0.
    #[serde(default)]
    book: Option<StatedBook>,
    /// Book and edition, where they did not come with the program that wrote the file.
    #[serde(default)]
    rules: Option<BroughtRules>,
    /// What is assumed in the score, as the catalogue says it.
    #[cfg_attr(feature = "schema", schemars(with = "Vec<Assumption>"))]
    assumptions: Value,
    /// What was entered: enough to recompute everything below.
    assessment: Assessment,
    /// The score as computed when it was exported.
    #[cfg_attr(feature = "schema", schemars(with = "StatedResult"))]
    result: Value,
    /// The boundary as judged when it was exported.
    #[cfg_attr(feature = "schema", schemars(with = "StatedBoundary"))]
    boundary: Value,
    /// The digest of everything above.
    digest: DigestFile,
}

#[derive(Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
enum SubmissionFormat {
    #[serde(rename = "greenmine-submission/1")]
    V1,
}

/// The digest of a submission: of its canonical JSON without this member.
#[derive(Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(deny_unknown_fields)]
struct DigestFile {
    /// The hash.
    algorithm: String,
    /// How the JSON is brought into one form before it is hashed.
    canonicalization: String,
    /// 64 hexadecimal digits.
    #[cfg_attr(feature = "schema", schemars(regex(pattern = "^[0-9a-f]{64}$")))]
    value: String,
}

/// Writes a submission. The same input gives the same text, byte for byte. With `brings_rules` the book and the edition
/// travel along: whoever reads the file may not have them.
///
/// Nothing is recomputed here: what it states is what the case holds.
///
/// # Panics
/// Never: every member has string keys and finite numbers.
pub fn submission(case: &Case, brings_rules: bool, exported_on: &str) -> Submission {
    let catalogue = case.catalogue();
    let book = case.book();
    let CatalogueRef {
        id,
        version,
        digest,
    } = case.rules.edition.reference.clone();
    let named = book.reference();
    let content = Content {
        format: SubmissionFormat::V1,
        notice: &catalogue.notice,
        program: PROGRAM,
        exported_on,
        catalogue: StatedCatalogue {
            id,
            version,
            digest,
            title: catalogue.title.clone(),
        },
        book: StatedBook {
            id: named.id,
            version: named.version,
            digest: named.digest,
            title: book.district().title.clone(),
        },
        rules: brings_rules.then(|| BroughtRules::of(case)).flatten(),
        assumptions: assumptions(catalogue),
        assessment: &case.assessment,
        result: stated_result(catalogue, &case.score),
        boundary: stated_boundary(&case.surveyed),
    };
    let content = serde_json::to_value(&content);
    let Ok(Value::Object(mut members)) = content else {
        unreachable!("a submission is an object with string keys and finite numbers only");
    };
    let digest = digest::of(&members);
    let stamp = DigestFile {
        algorithm: ALGORITHM.to_owned(),
        canonicalization: CANONICALIZATION.to_owned(),
        value: digest.clone(),
    };
    members.insert(
        DIGEST.to_owned(),
        serde_json::to_value(stamp).unwrap_or_default(),
    );
    Submission {
        text: canonical::to_string(&Value::Object(members)),
        digest,
    }
}

/// A submission, read. What it states was computed by whoever wrote it: compare before believing.
#[derive(Clone, Debug, PartialEq)]
pub struct ReadSubmission {
    /// What was entered.
    pub assessment: Assessment,
    /// The catalogue edition it names.
    pub catalogue: StatedCatalogue,
    /// The district book it names; `None` before 0.2.0.
    pub book: Option<StatedBook>,
    /// The rules it brings along.
    pub rules: Option<BroughtRules>,
    /// What it says of the catalogue.
    pub notice: String,
    /// The assumptions it states.
    pub assumptions: Value,
    /// The day it was exported, as written.
    pub exported_on: String,
    /// The digest it carries.
    pub digest: String,
    /// Whether that is the digest of its content.
    pub digest_is_right: bool,
    /// The digest of its content: what the paper of the same data bears.
    pub content_digest: String,
    /// The score it states, as JSON: nothing is done with it but comparing.
    pub result: Value,
    /// The boundary judgement it states, as JSON.
    pub boundary: Value,
}

impl ReadSubmission {
    /// The least and the most of the total it states; `None` where it states none.
    pub fn stated_total(&self) -> Option<(f64, f64)> {
        let total = self.result.get("total")?;
        Some((total.get("low")?.as_f64()?, total.get("high")?.as_f64()?))
    }

    /// The key of the conclusion it states: see [`assessment::Conclusion::key`].
    pub fn stated_conclusion(&self) -> &str {
        let stated = self.result.get("conclusion");
        stated.and_then(Value::as_str).unwrap_or_default()
    }

    /// What was entered, with the book that the submission names, where the draft named none.
    pub fn to_judge(&self) -> Assessment {
        Assessment {
            book: self.book.as_ref().map(StatedBook::reference),
            ..self.assessment.clone()
        }
    }

    /// The result it states, as a type; `None` when it has another shape.
    pub fn stated_result(&self) -> Option<StatedResult> {
        serde_json::from_value(self.result.clone()).ok()
    }
}

/// Reads a submission. A wrong digest is no error: see [`ReadSubmission::digest_is_right`].
///
/// # Errors
/// [`ReadError`].
pub fn read_submission(text: &str) -> Result<ReadSubmission, ReadError> {
    from_document(&Document::parse(text)?)
}

/// Reads a submission of any version; an older one is decoded by its own type and migrated from here.
pub(crate) fn from_document(document: &Document) -> Result<ReadSubmission, ReadError> {
    document.version(NAME, NEWEST)?;
    let file: SubmissionFile = crate::decode_file(document)?;
    if file.catalogue.reference() != file.assessment.catalogue {
        return Err(ReadError::Shape {
            message: "catalogue and assessment.catalogue differ".to_owned(),
        });
    }
    // A draft of 0.1.0 names no book; its submission does.
    let stated = file.book.as_ref().map(StatedBook::reference);
    if file.assessment.book.is_some() && file.assessment.book != stated {
        return Err(ReadError::Shape {
            message: "book and assessment.book differ".to_owned(),
        });
    }
    let stamp = file.digest;
    let content_digest = digest::of(&document.without(DIGEST));
    let digest_is_right = stamp.algorithm == ALGORITHM
        && stamp.canonicalization == CANONICALIZATION
        && stamp.value == content_digest;
    Ok(ReadSubmission {
        assessment: file.assessment,
        catalogue: file.catalogue,
        book: file.book,
        rules: file.rules,
        notice: file.notice,
        assumptions: file.assumptions,
        exported_on: file.exported_on,
        digest: stamp.value,
        digest_is_right,
        content_digest,
        result: file.result,
        boundary: file.boundary,
    })
}
