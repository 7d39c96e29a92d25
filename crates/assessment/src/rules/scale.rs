//! Scale classes (生产建设规模分类): large, medium, small.

use super::Certainty;
use crate::number::{self, Exact};
use canon::{members, variants};

#[cfg(feature = "schema")]
use schemars::JsonSchema;

/// Class of a mine by its yearly output.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
pub enum ScaleClass {
    /// 大型.
    #[cfg_attr(feature = "schema", schemars(rename = "大型"))]
    Large,
    /// 中型.
    #[cfg_attr(feature = "schema", schemars(rename = "中型"))]
    Medium,
    /// 小型.
    #[cfg_attr(feature = "schema", schemars(rename = "小型"))]
    Small,
}
variants!(ScaleClass: Large = "大型", Medium = "中型", Small = "小型");

impl ScaleClass {
    /// All classes, largest first.
    pub const ALL: [ScaleClass; 3] = [ScaleClass::Large, ScaleClass::Medium, ScaleClass::Small];

    /// The official word.
    pub fn official(self) -> &'static str {
        match self {
            ScaleClass::Large => "大型",
            ScaleClass::Medium => "中型",
            ScaleClass::Small => "小型",
        }
    }

    /// From the official word.
    pub fn from_official(text: &str) -> Option<ScaleClass> {
        Self::ALL
            .into_iter()
            .find(|class| class.official() == text.trim())
    }
}

/// The table of classes, e.g. 国土资发〔2004〕208号.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(
    feature = "schema",
    derive(JsonSchema),
    schemars(rename_all = "camelCase", deny_unknown_fields)
)]
pub struct ScaleClasses {
    /// Where the JSON Schema stands.
    #[cfg_attr(feature = "schema", schemars(rename = "$schema"))]
    pub schema: String,
    /// `greenmine-scale-classes/1`.
    pub format: String,
    /// The document.
    pub document: String,
    /// How sure it is.
    pub certainty: Certainty,
    /// How boundary values are read.
    pub note: String,
    /// One row a mineral and method.
    pub rows: Vec<ScaleRow>,
}
members!(ScaleClasses: schema, format, document, certainty, note, rows);

/// Bounds of one mineral and method.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(
    feature = "schema",
    derive(JsonSchema),
    schemars(rename_all = "camelCase", deny_unknown_fields)
)]
pub struct ScaleRow {
    /// Names of minerals.
    pub minerals: Vec<String>,
    /// Mining method.
    pub method: String,
    /// Unit of the bounds.
    pub unit: String,
    /// Large from here.
    pub large: u32,
    /// Medium from here.
    pub medium: u32,
}
members!(ScaleRow: minerals, method, unit, large, medium);

impl ScaleClasses {
    /// Number of the document (文号), the first word of its name.
    pub fn short_name(&self) -> &str {
        self.document.split_whitespace().next().unwrap_or_default()
    }

    /// The row for a mineral and method.
    pub fn row(&self, mineral: &str, method: &str) -> Option<&ScaleRow> {
        self.rows.iter().find(|row| {
            row.method == method.trim() && row.minerals.iter().any(|one| one == mineral.trim())
        })
    }

    /// The class this table gives, where it has a row and the scale can be read in the row's unit.
    pub fn class(&self, mineral: &str, method: &str, scale: &str) -> Option<ScaleClass> {
        let row = self.row(mineral, method)?;
        let scale = number::parse(scale).ok().flatten()?;
        let bound = |value: u32| Exact::from_integer(i128::from(value));
        Some(if scale >= bound(row.large) {
            ScaleClass::Large
        } else if scale >= bound(row.medium) {
            ScaleClass::Medium
        } else {
            ScaleClass::Small
        })
    }
}
