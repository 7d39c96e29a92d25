//! A district (区): whose rules these are, whom its papers go to, where its mines lie.

use super::Certainty;
use canon::members;

#[cfg(feature = "schema")]
use schemars::JsonSchema;

/// A district, as the head of its book says it.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(
    feature = "schema",
    derive(JsonSchema),
    schemars(rename_all = "camelCase", deny_unknown_fields)
)]
pub struct District {
    /// Where the JSON Schema stands.
    #[cfg_attr(feature = "schema", schemars(rename = "$schema"))]
    pub schema: String,
    /// Stable name of the book, e.g. the district's name in Latin letters.
    pub id: String,
    /// Version of the book.
    pub version: String,
    /// Which book it is, in words.
    pub title: String,
    /// What every output must say of it (编制稿，非官方评分表).
    pub notice: String,
    /// The plan or document that the book follows.
    pub source: String,
    /// Name of the district (区、县、旗).
    pub name: String,
    /// Administrative code (行政区划代码), six digits.
    pub adcode: String,
    /// Name of the city or league above it.
    pub city: String,
    /// Box of plausible coordinates.
    pub extent: DistrictExtent,
    /// Whom each paper goes to.
    pub addressees: Addressees,
    /// Who grants mining licences to its mines (发证机关).
    pub licence_issuers: LicenceIssuers,
}
members!(District: schema, id, version, title, notice, source, name, adcode, city, extent, addressees, licence_issuers);

/// Whom the papers of a mine go to (报送), each as a line of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(
    feature = "schema",
    derive(JsonSchema),
    schemars(rename_all = "camelCase", deny_unknown_fields)
)]
pub struct Addressees {
    /// 自评估报告.
    pub report: String,
    /// 承诺书.
    pub commitment: String,
    /// 整改计划.
    pub rectification: String,
    /// 数据文件.
    pub submission: String,
}
members!(Addressees: report, commitment, rectification, submission);

/// Who grants mining licences (发证机关): the first digits that stand in a licence number for them.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(
    feature = "schema",
    derive(JsonSchema),
    schemars(rename_all = "camelCase", deny_unknown_fields)
)]
pub struct LicenceIssuers {
    /// Beginnings of the six-digit code in the licence number (第 2–7 位).
    pub codes: Vec<String>,
    /// Who they are, for the sentence that doubts another code.
    pub names: String,
    /// How sure it is.
    pub certainty: Certainty,
}
members!(LicenceIssuers: codes, names, certainty);

impl LicenceIssuers {
    /// Whether one of them stands behind this code.
    pub fn has(&self, code: &str) -> bool {
        self.codes.iter().any(|one| code.starts_with(one.as_str()))
    }
}

/// Box of plausible coordinates, metres, X north, Y east with zone prefix; a warning only.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(
    feature = "schema",
    derive(JsonSchema),
    schemars(rename_all = "camelCase", deny_unknown_fields)
)]
pub struct DistrictExtent {
    /// Least X (north).
    pub x_min: f64,
    /// Greatest X (north).
    pub x_max: f64,
    /// Least Y (east).
    pub y_min: f64,
    /// Greatest Y (east).
    pub y_max: f64,
    /// How sure it is.
    pub certainty: Certainty,
    /// How it was made.
    pub note: String,
}
members!(DistrictExtent: x_min, x_max, y_min, y_max, certainty, note);
