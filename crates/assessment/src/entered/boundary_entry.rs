//! The boundary (矿区范围) as entered: what a draft keeps of it.

use super::local_entry::LocalEntry;
use boundary::Datum;
use serde::{Deserialize, Serialize};

#[cfg(feature = "schema")]
use schemars::JsonSchema;

/// Corner points as typed, with the reference system they are in.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct BoundaryEntry {
    /// The corner points (拐点) in order.
    pub rows: Vec<CornerRow>,
    /// The datum (坐标系); absent: not said. Never guessed, never converted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub datum: Option<DatumKey>,
    /// 3 or 6 degrees (分带).
    pub zone_width: u8,
    /// Zone number as typed; empty: read from the prefix.
    #[serde(default)]
    pub zone: String,
    /// Boundaries that the person loaded to compare with (相邻矿业权、保护地), as they stood in their files.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub neighbours: Vec<Neighbour>,
    /// Transformation parameters of the person's own (地方转换参数); absent: none.
    #[serde(default, skip_serializing_if = "LocalEntry::is_empty")]
    pub local: LocalEntry,
}

impl Default for BoundaryEntry {
    fn default() -> BoundaryEntry {
        BoundaryEntry {
            rows: Vec::new(),
            datum: None,
            zone_width: 3,
            zone: String::new(),
            neighbours: Vec::new(),
            local: LocalEntry::default(),
        }
    }
}

impl BoundaryEntry {
    /// A ring number (圈号) that no row has yet.
    pub fn next_ring(&self) -> u16 {
        let largest = self.rows.iter().map(|row| row.ring).max().unwrap_or(0);
        largest.saturating_add(1)
    }
}

/// One corner point as typed.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CornerRow {
    /// Number (点号).
    pub label: String,
    /// X, northing (纵坐标), metres; or latitude (纬度), degrees.
    pub x: String,
    /// Y, easting (横坐标) with zone prefix, metres; or longitude (经度), degrees.
    pub y: String,
    /// Which ring (圈号) it belongs to; absent: 1. The number only keeps rings apart: rings count in the order in which
    /// they begin, and whether one is a deduction (扣除) follows from where it lies.
    #[serde(default = "first_ring", skip_serializing_if = "is_first_ring")]
    pub ring: u16,
}

impl Default for CornerRow {
    fn default() -> CornerRow {
        CornerRow {
            label: String::new(),
            x: String::new(),
            y: String::new(),
            ring: first_ring(),
        }
    }
}

impl CornerRow {
    /// Whether neither coordinate is filled in.
    pub fn is_blank(&self) -> bool {
        self.x.trim().is_empty() && self.y.trim().is_empty()
    }
}

fn first_ring() -> u16 {
    1
}

// The signature is serde's.
fn is_first_ring(ring: &u16) -> bool {
    *ring == first_ring()
}

/// A boundary that the person loaded to compare with.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Neighbour {
    /// What the person calls it.
    pub name: String,
    /// Name of the file it came from.
    pub source: String,
    /// Its corner points as they stood there.
    pub rows: Vec<CornerRow>,
    /// Its datum; absent: not said, and it is not compared.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub datum: Option<DatumKey>,
    /// 3 or 6 degrees.
    pub zone_width: u8,
    /// Zone number as typed; empty: read from the prefix.
    #[serde(default)]
    pub zone: String,
}

/// Key of a datum in files.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum DatumKey {
    /// 1954 年北京坐标系.
    Beijing1954,
    /// 1980 西安坐标系.
    Xian1980,
    /// 2000 国家大地坐标系.
    Cgcs2000,
    /// WGS 84, longitude and latitude only (经纬度).
    Wgs84,
}

impl DatumKey {
    /// All of them, oldest first.
    pub const ALL: [DatumKey; 4] = [
        DatumKey::Beijing1954,
        DatumKey::Xian1980,
        DatumKey::Cgcs2000,
        DatumKey::Wgs84,
    ];

    /// The key as written in files.
    pub fn key(self) -> &'static str {
        match self {
            DatumKey::Beijing1954 => "beijing1954",
            DatumKey::Xian1980 => "xian1980",
            DatumKey::Cgcs2000 => "cgcs2000",
            DatumKey::Wgs84 => "wgs84",
        }
    }

    /// The datum with this key.
    pub fn from_key(key: &str) -> Option<DatumKey> {
        DatumKey::ALL.into_iter().find(|datum| datum.key() == key)
    }

    /// The datum that the geometry knows.
    pub fn datum(self) -> Datum {
        match self {
            DatumKey::Beijing1954 => Datum::Beijing1954,
            DatumKey::Xian1980 => Datum::Xian1980,
            DatumKey::Cgcs2000 => Datum::Cgcs2000,
            DatumKey::Wgs84 => Datum::Wgs84,
        }
    }
}

impl From<Datum> for DatumKey {
    fn from(datum: Datum) -> DatumKey {
        match datum {
            Datum::Beijing1954 => DatumKey::Beijing1954,
            Datum::Xian1980 => DatumKey::Xian1980,
            Datum::Cgcs2000 => DatumKey::Cgcs2000,
            Datum::Wgs84 => DatumKey::Wgs84,
        }
    }
}
