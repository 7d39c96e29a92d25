//! The annual report (年度报告) as entered: only what differs from what the answers say.

use canon::LiteMap;
use serde::{Deserialize, Serialize};

#[cfg(feature = "schema")]
use schemars::JsonSchema;

/// What was entered in the annual report, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct AnnualReport {
    /// The year it reports (报告年度); absent: the year of the filing date, else of the reference date.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub year: Option<String>,
    /// Fields by key. A field that is not there is taken over from the answers.
    #[serde(skip_serializing_if = "LiteMap::is_empty", with = "canon::entries")]
    #[cfg_attr(
        feature = "schema",
        schemars(with = "std::collections::BTreeMap<String, String>")
    )]
    pub entries: LiteMap<String, String>,
}

impl AnnualReport {
    /// Nothing was entered.
    pub fn is_empty(&self) -> bool {
        *self == AnnualReport::default()
    }
}
