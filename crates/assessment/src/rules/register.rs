//! The district's mine register (矿山底册): what the plan printed of each mine, to be confirmed.

use super::Certainty;
use super::scale::ScaleClass;
use crate::entered::boundary_entry::DatumKey;
use canon::data::{DataError, FromData, by_serde};
use canon::members;
use serde_json::Value;

#[cfg(feature = "schema")]
use schemars::JsonSchema;

/// The register of one district.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(
    feature = "schema",
    derive(JsonSchema),
    schemars(rename_all = "camelCase", deny_unknown_fields)
)]
pub struct Register {
    /// Where the JSON Schema stands.
    #[cfg_attr(feature = "schema", schemars(rename = "$schema"))]
    pub schema: String,
    /// `greenmine-register/1`.
    pub format: String,
    /// Title.
    pub title: String,
    /// Where it was taken from.
    pub source: String,
    /// Date of the data.
    pub as_of: String,
    /// How sure it is.
    pub certainty: Certainty,
    /// What to keep in mind when using it.
    pub notice: String,
    /// Its mines.
    pub mines: Vec<RegisteredMine>,
}
members!(Register: schema, format, title, source, as_of, certainty, notice, mines);

/// One mine as registered.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(
    feature = "schema",
    derive(JsonSchema),
    schemars(rename_all = "camelCase", deny_unknown_fields)
)]
pub struct RegisteredMine {
    /// Stable key.
    pub key: String,
    /// Name (矿山名称).
    pub name: String,
    /// Other names it is called by.
    pub aliases: Vec<String>,
    /// Holder (采矿权人).
    pub holder: String,
    /// 生产 or 停产.
    pub status: String,
    /// Mineral (开采矿种).
    pub mineral: String,
    /// Method (开采方式).
    pub method: String,
    /// Licensed scale (生产规模).
    pub scale: Scale,
    /// Licence facts.
    pub licence: Licence,
    /// Area of the mining right in km², as printed.
    pub area_km2: String,
    /// Class in the plan; it decides the track.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub scale_class: Option<ScaleClass>,
    /// Remaining service life under the minimum, as the plan says; absent: not said.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub service_life_under_minimum: Option<bool>,
    /// Level of the list it already stands on.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub listed: Option<String>,
    /// Target year as printed.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub target: Option<String>,
    /// Boundary as printed.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub boundary: Option<PrintedBoundary>,
    /// What to watch out for.
    pub cautions: Vec<String>,
}
members!(RegisteredMine: key, name, aliases, holder, status, mineral, method, scale, licence, area_km2, scale_class, service_life_under_minimum, listed, target, boundary, cautions);

/// Licensed scale.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(
    feature = "schema",
    derive(JsonSchema),
    schemars(rename_all = "camelCase", deny_unknown_fields)
)]
pub struct Scale {
    /// Amount.
    pub value: String,
    /// Unit.
    pub unit: String,
}
members!(Scale: value, unit);

/// Licence facts as printed.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(
    feature = "schema",
    derive(JsonSchema),
    schemars(rename_all = "camelCase", deny_unknown_fields)
)]
pub struct Licence {
    /// Number, spaces removed.
    pub number: String,
    /// First established.
    pub first_established: String,
    /// Valid from.
    pub valid_from: String,
    /// Valid to.
    pub valid_to: String,
}
members!(Licence: number, first_established, valid_from, valid_to);

/// A boundary as printed.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(
    feature = "schema",
    derive(JsonSchema),
    schemars(rename_all = "camelCase", deny_unknown_fields)
)]
pub struct PrintedBoundary {
    /// The corner points as the plan prints them.
    pub printed: String,
    /// Datum key, e.g. `xian1980`.
    pub datum: DatumKey,
    /// 3 or 6.
    pub zone_width: u8,
    /// Zone number.
    pub zone: u8,
}
members!(PrintedBoundary: printed, datum, zone_width, zone);

impl FromData for DatumKey {
    fn from_data(value: &Value) -> Result<DatumKey, DataError> {
        by_serde(value)
    }
}

impl Register {
    /// The mine with this key.
    pub fn mine(&self, key: &str) -> Option<&RegisteredMine> {
        self.mines.iter().find(|mine| mine.key == key)
    }

    /// Mines of which a name, alias, holder or licence number contains every word of the query.
    pub fn search(&self, query: &str) -> Vec<&RegisteredMine> {
        let query = crate::number::half_width(query).to_ascii_uppercase();
        let matches = |mine: &&RegisteredMine| {
            query.split_whitespace().all(|word| {
                mine.licence.number.contains(word)
                    || std::iter::once(&mine.name)
                        .chain(&mine.aliases)
                        .chain([&mine.holder])
                        .any(|name| name.contains(word))
            })
        };
        self.mines.iter().filter(matches).collect()
    }
}
