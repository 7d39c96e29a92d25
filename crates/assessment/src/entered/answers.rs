//! What the person entered: nothing derived, everything as typed.

use super::annual_report::AnnualReport;
use super::boundary_entry::BoundaryEntry;
use super::measure::Measure;
use super::profile::Profile;
use canon::LiteMap;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize};

#[cfg(feature = "schema")]
use schemars::JsonSchema;

/// Which edition of which catalogue an assessment answers.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CatalogueRef {
    /// Id of the catalogue.
    pub id: String,
    /// Its version.
    pub version: String,
    /// SHA-256 of its canonical JSON.
    pub digest: String,
}

/// Which version of which district book (本区规则) an assessment follows.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct BookRef {
    /// Id of the book.
    pub id: String,
    /// Its version.
    pub version: String,
    /// SHA-256 of its canonical JSON.
    pub digest: String,
}

/// One self-assessment (自评估) of one mine: raw inputs only.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Assessment {
    /// The catalogue it answers.
    pub catalogue: CatalogueRef,
    /// The district book it follows; absent in files of 0.1.0, which knew one book only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub book: Option<BookRef>,
    /// Key in the district's register, when the mine stands there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub registered: Option<String>,
    /// Facts of the mine.
    #[cfg_attr(feature = "schema", schemars(schema_with = "profile_schema"))]
    #[serde(with = "canon::entries")]
    pub profile: Profile,
    /// Preconditions by id.
    #[cfg_attr(
        feature = "schema",
        schemars(with = "std::collections::BTreeMap<String, PreconditionEntry>")
    )]
    #[serde(with = "canon::entries")]
    pub preconditions: LiteMap<String, PreconditionEntry>,
    /// Items by id.
    #[cfg_attr(
        feature = "schema",
        schemars(with = "std::collections::BTreeMap<String, ItemAnswer>")
    )]
    #[serde(with = "canon::entries")]
    pub items: LiteMap<String, ItemAnswer>,
    /// The boundary.
    pub boundary: BoundaryEntry,
    /// What was decided about losses (整改措施): by the id of an item or precondition, or `boundary`.
    #[serde(
        default,
        skip_serializing_if = "LiteMap::is_empty",
        with = "canon::entries"
    )]
    #[cfg_attr(
        feature = "schema",
        schemars(with = "std::collections::BTreeMap<String, Measure>")
    )]
    pub measures: LiteMap<String, Measure>,
    /// The annual report (年度报告).
    #[serde(default, skip_serializing_if = "AnnualReport::is_empty")]
    pub annual: AnnualReport,
}

/// The person's verdict on a precondition.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum Verdict {
    /// 符合.
    Met,
    /// 不符合.
    NotMet,
    /// 待核实.
    Pending,
    /// 不适用.
    NotApplicable,
}

/// What was entered for one precondition.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct PreconditionEntry {
    /// The verdict; absent: not answered.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub verdict: Option<Verdict>,
    /// Why it does not apply.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub reason: String,
    /// Fields by key, as typed; `yes`/`no` for questions.
    #[serde(skip_serializing_if = "LiteMap::is_empty", with = "canon::entries")]
    #[cfg_attr(
        feature = "schema",
        schemars(with = "std::collections::BTreeMap<String, String>")
    )]
    pub fields: LiteMap<String, String>,
    /// What is kept beside the answer.
    #[serde(skip_serializing_if = "Record::is_empty")]
    pub record: Record,
}

/// What was entered for one item. Answers of other methods and a former 不适用 reason are kept: switching
/// back brings them back.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct ItemAnswer {
    /// `pass` or `fail`; the key of a level; `checked` once a list of faults was gone through.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub choice: Option<String>,
    /// Faults counted, by key.
    #[serde(skip_serializing_if = "LiteMap::is_empty", with = "canon::entries")]
    #[cfg_attr(
        feature = "schema",
        schemars(with = "std::collections::BTreeMap<String, u32>")
    )]
    pub counts: LiteMap<String, u32>,
    /// Inputs by key, as typed; under the key of a fault: what was typed for its count and is none.
    #[serde(skip_serializing_if = "LiteMap::is_empty", with = "canon::entries")]
    #[cfg_attr(
        feature = "schema",
        schemars(with = "std::collections::BTreeMap<String, String>")
    )]
    pub inputs: LiteMap<String, String>,
    /// 不适用 was chosen.
    #[serde(skip_serializing_if = "is_false")]
    pub not_applicable: bool,
    /// Why it does not apply.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub reason: String,
    /// What is kept beside the answer.
    #[serde(skip_serializing_if = "Record::is_empty")]
    pub record: Record,
}

/// What is kept beside an answer.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct Record {
    /// Papers that show it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<Evidence>,
    /// A remark.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub remark: String,
    /// Marked for review (待复核).
    #[serde(skip_serializing_if = "is_false")]
    pub flagged: bool,
}

impl Record {
    /// Nothing is kept.
    pub fn is_empty(&self) -> bool {
        *self == Record::default()
    }
}

/// A paper or photo that shows something (佐证材料). Its file is kept beside the draft, not in it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct Evidence {
    /// What it is.
    pub name: String,
    /// Where it is kept.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub kept_at: String,
    /// Its date, as typed.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub date: String,
    /// The file that was pointed at, if there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub file: Option<EvidenceFile>,
}

/// A file that shows something: enough to recognise it again. Its bytes are not here, but beside the draft.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct EvidenceFile {
    /// Its name, without folders.
    pub name: String,
    /// Its size in bytes.
    #[cfg_attr(feature = "schema", schemars(range(max = 9_007_199_254_740_991_u64)))]
    #[serde(deserialize_with = "size")]
    pub bytes: u64,
    /// SHA-256 of its bytes: 64 hexadecimal digits.
    #[cfg_attr(feature = "schema", schemars(regex(pattern = "^[0-9a-f]{64}$")))]
    pub sha256: String,
    /// What is kept of it beside the draft; absent: it was only pointed at.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kept: Option<KeptFile>,
}

/// What is kept of a file: a photo made smaller, or the file as it was.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct KeptFile {
    /// SHA-256 of the kept bytes, by which they are found; that of the file itself when nothing was changed.
    #[cfg_attr(feature = "schema", schemars(regex(pattern = "^[0-9a-f]{64}$")))]
    pub sha256: String,
    /// How many there are.
    #[cfg_attr(feature = "schema", schemars(range(max = 9_007_199_254_740_991_u64)))]
    #[serde(deserialize_with = "size")]
    pub bytes: u64,
    /// Their media type, as the browser told it; [`PICTURE`] when it is a photo made smaller here.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub media: String,
}

/// The media type of photos that were made smaller.
pub const PICTURE: &str = "image/jpeg";

impl Assessment {
    /// Every file that is kept beside this assessment; one that serves twice comes twice.
    pub fn kept_files(&self) -> impl Iterator<Item = &KeptFile> {
        let items = self.items.values().map(|answer| &answer.record);
        let records = items.chain(self.preconditions.values().map(|entry| &entry.record));
        let papers = records.flat_map(|record| &record.evidence);
        papers.filter_map(|paper| paper.file.as_ref()?.kept.as_ref())
    }
}

/// The largest whole number up to which JSON programs agree on every number: 2⁵³ − 1 (RFC 8259, 6).
const LARGEST: u64 = (1 << 53) - 1;

/// A size that reads back the same; a larger one is refused.
fn size<'de, D: Deserializer<'de>>(input: D) -> Result<u64, D::Error> {
    let bytes = u64::deserialize(input)?;
    if bytes > LARGEST {
        return Err(D::Error::custom(format!(
            "{bytes} bytes: no file is so large"
        )));
    }
    Ok(bytes)
}

#[allow(clippy::trivially_copy_pass_by_ref)] // the signature serde asks for
fn is_false(flag: &bool) -> bool {
    !*flag
}

/// Only the facts that exist: the derived schema of a map says nothing of its keys.
#[cfg(feature = "schema")]
fn profile_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
    let field = generator.subschema_for::<crate::profile::ProfileField>();
    let fact = generator.subschema_for::<crate::profile::Fact>();
    schemars::json_schema!({ "type": "object", "propertyNames": field, "additionalProperties": fact })
}
