//! A boundary by the person's own transformation parameters, as a submission states it.

use crate::surveyed::rounded;
use assessment::Place;
use assessment::boundary_entry::DatumKey;
use assessment::local_entry::{LocalField, SignKey};
use assessment::survey::{Local, Transformed};
use serde::Serialize;

#[cfg(feature = "schema")]
use schemars::JsonSchema;

/// The boundary in another datum, by parameters that the person entered (地方转换参数). They are not published ones, and the
/// boundary as entered stays what is judged.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct StatedLocal {
    /// What was computed; absent while something is missing or cannot be so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub transformed: Option<StatedTransformed>,
    /// Places of the entry where something is missing or cannot be so: `from`, `to`, `sign`, `shiftX` and the like.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub open: Vec<String>,
}

/// A boundary in another datum.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct StatedTransformed {
    /// The datum the parameters lead from.
    pub from: DatumKey,
    /// The datum they lead to.
    pub to: DatumKey,
    /// Whether they were used backwards.
    pub backwards: bool,
    /// ΔX, ΔY, ΔZ (平移) as read, metres.
    pub shift_m: [f64; 3],
    /// εX, εY, εZ (旋转) as read, seconds of arc.
    pub rotation_arcsec: [f64; 3],
    /// m (尺度) as read, millionths.
    pub scale_ppm: f64,
    /// Sign of the rotations.
    pub sign: SignKey,
    /// The datum of the points below.
    pub datum: DatumKey,
    /// 3 or 6 degrees (分带).
    pub zone_width: u8,
    /// Zone number (带号).
    pub zone: u8,
    /// Area on that datum's ellipsoid (椭球面积), km², four decimals; absent when no area can be stated.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ellipsoid_km2: Option<f64>,
    /// The corner points (拐点), ring by ring in the order of the boundary.
    pub rings: Vec<Vec<StatedPoint>>,
}

/// A corner point in another datum.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct StatedPoint {
    /// Its number (点号).
    pub label: String,
    /// X, northing (纵坐标), metres, two decimals.
    pub x: f64,
    /// Y, easting (横坐标) with zone prefix, metres, two decimals.
    pub y: f64,
}

/// What the parameters come to, as a submission states it.
pub(crate) fn stated_local(local: &Local) -> StatedLocal {
    let open = local.findings.iter().map(|finding| match &finding.place {
        Place::Transformation(field) => key(*field),
        _ => String::new(),
    });
    StatedLocal {
        transformed: local.transformed.as_ref().map(stated_transformed),
        open: open.collect(),
    }
}

fn key(field: LocalField) -> String {
    match field {
        LocalField::From => "from".to_owned(),
        LocalField::To => "to".to_owned(),
        LocalField::Sign => "sign".to_owned(),
        LocalField::Cell(cell) => cell.key().to_owned(),
    }
}

fn stated_transformed(transformed: &Transformed) -> StatedTransformed {
    let parameters = transformed.parameters;
    let reference = transformed.reference;
    // What cannot be said in JSON cannot come out of plausible parameters.
    let metres = |value: f64| rounded(Some(value), 2).unwrap_or_default();
    let ring = |ring: &boundary::Ring| {
        let points = ring.points.iter().map(|point| StatedPoint {
            label: point.label.clone(),
            x: metres(point.x),
            y: metres(point.y),
        });
        points.collect()
    };
    StatedTransformed {
        from: parameters.from.into(),
        to: parameters.to.into(),
        backwards: transformed.backwards,
        shift_m: parameters.shift_m,
        rotation_arcsec: parameters.rotation_arcsec,
        scale_ppm: parameters.scale_ppm,
        sign: parameters.sign.into(),
        datum: reference.datum.into(),
        zone_width: reference.width.degrees(),
        zone: reference.zone,
        ellipsoid_km2: rounded(transformed.ellipsoid_m2.map(|m2| m2 / 1e6), 4),
        rings: transformed.rings.iter().map(ring).collect(),
    }
}
