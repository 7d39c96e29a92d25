//! The boundary (矿区范围) as entered, and the way to its judgement.

use crate::answers::Assessment;
use crate::number;
use crate::profile::{self, ProfileField};
use crate::register::Register;
use boundary::{
    Datum, Declared, Extent, Grade, Judgement, Question, ReferenceSystem, Ring, RowProblem,
    ZoneWidth,
};
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
}

impl Default for BoundaryEntry {
    fn default() -> BoundaryEntry {
        BoundaryEntry {
            rows: Vec::new(),
            datum: None,
            zone_width: 3,
            zone: String::new(),
        }
    }
}

/// One corner point as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CornerRow {
    /// Number (点号).
    pub label: String,
    /// X, northing (纵坐标), metres.
    pub x: String,
    /// Y, easting (横坐标) with zone prefix, metres.
    pub y: String,
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

    fn datum(self) -> Datum {
        match self {
            DatumKey::Beijing1954 => Datum::Beijing1954,
            DatumKey::Xian1980 => Datum::Xian1980,
            DatumKey::Cgcs2000 => Datum::Cgcs2000,
            DatumKey::Wgs84 => Datum::Wgs84,
        }
    }
}

/// The boundary read and judged.
#[derive(Clone, Debug, PartialEq)]
pub struct Surveyed {
    /// Its rings, as far as the rows could be read.
    pub rings: Vec<Ring>,
    /// For each point of the (single) ring, the row it came from.
    pub row_of: Vec<usize>,
    /// Rows that could not be read.
    pub row_problems: Vec<RowProblem>,
    /// The reference system, when the datum is said and the zone is said or can be read from the prefix.
    pub reference: Option<ReferenceSystem>,
    /// The judgement.
    pub judgement: Judgement,
}

/// Reads and judges the boundary. The district's box (a warning only) is used for mines of the register.
pub fn survey(assessment: &Assessment, register: &Register) -> Surveyed {
    let entry = &assessment.boundary;
    let blank = |row: &CornerRow| row.x.trim().is_empty() && row.y.trim().is_empty();
    let kept: Vec<usize> = (0..entry.rows.len())
        .filter(|index| !blank(&entry.rows[*index]))
        .collect();
    let rows = kept
        .iter()
        .map(|index| &entry.rows[*index])
        .map(|row| boundary::Row {
            label: &row.label,
            x: &row.x,
            y: &row.y,
        });
    let reading = boundary::read_points(rows);
    let row_of = reading.rows.iter().map(|index| kept[*index]).collect();
    let row_problems: Vec<RowProblem> = reading
        .problems
        .into_iter()
        .map(|problem| RowProblem {
            row: kept[problem.row],
            ..problem
        })
        .collect();
    let rings = if reading.points.is_empty() {
        Vec::new()
    } else {
        vec![Ring::new(reading.points)]
    };

    let width = if entry.zone_width == 6 {
        ZoneWidth::Six
    } else {
        ZoneWidth::Three
    };
    let placed = boundary::in_plane(
        &rings,
        Declared {
            datum: entry.datum.map(DatumKey::datum),
            width,
            zone: number::half_width(&entry.zone).trim().parse::<u8>().ok(),
        },
    );
    let (rings, reference) = (placed.rings, placed.reference);
    let declared = number::parse(profile::text(&assessment.profile, ProfileField::Area))
        .ok()
        .flatten();
    let extent = &register.district.extent;
    let mut judgement = boundary::judge(&Question {
        rings: &rings,
        reference,
        declared_km2: declared.map(number::approximate),
        district: assessment.registered.as_ref().map(|_| Extent {
            x_min: extent.x_min,
            x_max: extent.x_max,
            y_min: extent.y_min,
            y_max: extent.y_max,
        }),
        tolerance: boundary::Tolerance::default(),
    });
    if !row_problems.is_empty() {
        withhold_area(&mut judgement);
    }
    Surveyed {
        rings,
        row_of,
        row_problems,
        reference,
        judgement,
    }
}

/// Rows that could not be read are missing from the ring: its area is not that of the boundary.
fn withhold_area(judgement: &mut Judgement) {
    if judgement.grade != Grade::Blocked {
        judgement.grade = Grade::Incomplete;
    }
    judgement.ellipsoid_m2 = None;
    judgement.planar_m2 = None;
    judgement.difference_km2 = None;
    judgement.difference_pct = None;
}

/// The rings of a pasted text, row by row, and what could not be read in it.
pub fn paste(text: &str) -> (Vec<Vec<CornerRow>>, Vec<boundary::PasteProblem>) {
    let pasted = boundary::parse_points(text);
    let row = |point: boundary::PastedPoint| CornerRow {
        label: point.label,
        x: point.x,
        y: point.y,
    };
    let rings = pasted
        .rings
        .into_iter()
        .map(|ring| ring.points.into_iter().map(row).collect());
    (rings.collect(), pasted.problems)
}
