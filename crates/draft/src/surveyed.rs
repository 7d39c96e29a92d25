//! A judged boundary (矿区范围), as a submission states it.
//!
//! Nothing here is read back; `default` tells the schema which members may be absent.

use crate::surveyed_local::{StatedLocal, stated_local};
use assessment::boundary_entry::DatumKey;
use assessment::survey::Surveyed;
use boundary::{Field, Grade, Problem, ProblemCode, Ring, RowCode, RowProblem, Severity};
use serde::Serialize;

#[cfg(feature = "schema")]
use schemars::JsonSchema;

/// The judgement of a boundary.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct StatedBoundary {
    /// `agrees`, `differs`, `wrong`, `blocked` (坐标待核) or `incomplete`.
    pub grade: String,
    /// Area on the datum's ellipsoid (椭球面积), km², four decimals; absent when no area can be stated.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ellipsoid_km2: Option<f64>,
    /// Area in the plane of projection (平面面积), km², four decimals, for comparison.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub planar_km2: Option<f64>,
    /// Area on the licence (证载面积), km².
    #[serde(skip_serializing_if = "Option::is_none")]
    pub declared_km2: Option<f64>,
    /// Ellipsoid area less declared area, km², four decimals.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub difference_km2: Option<f64>,
    /// Datum (坐标系); absent: not said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub datum: Option<DatumKey>,
    /// 3 or 6 degrees (分带).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub zone_width: Option<u8>,
    /// Zone number (带号), as said or as read from the prefix of Y.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub zone: Option<u8>,
    /// Code of the reference system in the EPSG registry.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub epsg: Option<u32>,
    /// Perimeter in the plane (周长), metres, two decimals.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub perimeter_m: Option<f64>,
    /// What is wrong or noteworthy.
    pub problems: Vec<StatedProblem>,
    /// Cells of the corner table that could not be read.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub row_problems: Vec<StatedRowProblem>,
    /// The boundary by transformation parameters of the person's own; absent when none were entered.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub local: Option<StatedLocal>,
}

/// One problem of a boundary.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct StatedProblem {
    /// What kind, e.g. `edgesCross`.
    pub code: String,
    /// `notes`, `warns` or `blocks`.
    pub severity: String,
    /// Numbers (点号) of the corner points concerned.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub points: Vec<String>,
    /// Sides concerned, by the numbers of their two ends.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub edges: Vec<(String, String)>,
    /// Where it is: X and Y, metres, two decimals.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at: Option<(f64, f64)>,
    /// What was found, in the unit the code names.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub found: Option<f64>,
    /// What was expected or allowed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expected: Option<f64>,
}

/// A cell of the corner table that could not be read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct StatedRowProblem {
    /// Row of the table, from 1.
    pub row: usize,
    /// `x` or `y`.
    pub field: String,
    /// `empty`, `notANumber` or `notAnAngle`.
    pub code: String,
}

/// The judgement of a boundary, as a submission states it.
pub fn stated_boundary(surveyed: &Surveyed) -> StatedBoundary {
    let judgement = &surveyed.judgement;
    let reference = surveyed.located.reference;
    let km2 = |m2: Option<f64>| rounded(m2.map(|m2| m2 / 1e6), 4);
    StatedBoundary {
        grade: grade(judgement.grade).to_owned(),
        ellipsoid_km2: km2(judgement.ellipsoid_m2),
        planar_km2: km2(judgement.planar_m2),
        declared_km2: rounded(judgement.declared_km2, 6),
        difference_km2: rounded(judgement.difference_km2, 4),
        datum: reference.map(|one| one.datum.into()),
        zone_width: reference.map(|one| one.width.degrees()),
        zone: reference.map(|one| one.zone),
        epsg: reference.and_then(boundary::ReferenceSystem::epsg),
        perimeter_m: rounded(judgement.perimeter_m, 2),
        problems: judgement
            .problems
            .iter()
            .map(|one| problem(one, &surveyed.located.rings))
            .collect(),
        row_problems: surveyed
            .located
            .row_problems
            .iter()
            .map(row_problem)
            .collect(),
        local: surveyed.local.as_ref().map(stated_local),
    }
}

/// Rounded to this many decimals; `None` for what JSON cannot say.
pub(crate) fn rounded(value: Option<f64>, decimals: i32) -> Option<f64> {
    let scale = 10_f64.powi(decimals);
    let value = (value? * scale).round() / scale;
    // Adding zero turns −0 into 0.
    value.is_finite().then_some(value + 0.0)
}

fn problem(problem: &Problem, rings: &[Ring]) -> StatedProblem {
    let label = |ring: usize, point: usize| {
        let point = rings.get(ring).and_then(|ring| ring.points.get(point));
        point.map_or_else(String::new, |point| point.label.clone())
    };
    let at = problem
        .at
        .and_then(|(x, y)| Some((rounded(Some(x), 2)?, rounded(Some(y), 2)?)));
    StatedProblem {
        code: code(problem.code).to_owned(),
        severity: severity(problem.severity).to_owned(),
        points: problem
            .points
            .iter()
            .map(|point| label(problem.ring, *point))
            .collect(),
        edges: problem
            .edges
            .iter()
            .map(|(from, to)| (label(problem.ring, *from), label(problem.ring, *to)))
            .collect(),
        at,
        found: rounded(problem.found, 6),
        expected: rounded(problem.expected, 6),
    }
}

fn row_problem(problem: &RowProblem) -> StatedRowProblem {
    StatedRowProblem {
        row: problem.row + 1,
        field: match problem.field {
            Field::X => "x",
            Field::Y => "y",
        }
        .to_owned(),
        code: match problem.code {
            RowCode::Empty => "empty",
            RowCode::NotANumber => "notANumber",
            RowCode::NotAnAngle => "notAnAngle",
        }
        .to_owned(),
    }
}

fn grade(grade: Grade) -> &'static str {
    match grade {
        Grade::Agrees => "agrees",
        Grade::Differs => "differs",
        Grade::Wrong => "wrong",
        Grade::Blocked => "blocked",
        Grade::Incomplete => "incomplete",
    }
}

fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Notes => "notes",
        Severity::Warns => "warns",
        Severity::Blocks => "blocks",
    }
}

fn code(code: ProblemCode) -> &'static str {
    match code {
        ProblemCode::TooFewPoints => "tooFewPoints",
        ProblemCode::TooManyPoints => "tooManyPoints",
        ProblemCode::CoordinateImplausible => "coordinateImplausible",
        ProblemCode::AxesSwapped => "axesSwapped",
        ProblemCode::ZonePrefixMissing => "zonePrefixMissing",
        ProblemCode::ZonePrefixWrong => "zonePrefixWrong",
        ProblemCode::SixDegreePrefix => "sixDegreePrefix",
        ProblemCode::ThreeDegreePrefix => "threeDegreePrefix",
        ProblemCode::MixedZonePrefix => "mixedZonePrefix",
        ProblemCode::OutsideZone => "outsideZone",
        ProblemCode::OutsideDistrict => "outsideDistrict",
        ProblemCode::ClosingPointDropped => "closingPointDropped",
        ProblemCode::RepeatedPoint => "repeatedPoint",
        ProblemCode::ZeroLengthEdge => "zeroLengthEdge",
        ProblemCode::Spike => "spike",
        ProblemCode::PointOnEdge => "pointOnEdge",
        ProblemCode::EdgesCross => "edgesCross",
        ProblemCode::EdgesOverlap => "edgesOverlap",
        ProblemCode::RingsCross => "ringsCross",
        ProblemCode::HoleOutside => "holeOutside",
        ProblemCode::PartInside => "partInside",
        ProblemCode::RingDeducted => "ringDeducted",
        ProblemCode::PartDivided => "partDivided",
        ProblemCode::MoreNotListed => "moreNotListed",
        ProblemCode::ZoneUnknown => "zoneUnknown",
        ProblemCode::DeclaredImplausible => "declaredImplausible",
        ProblemCode::HullSmallerThanDeclared => "hullSmallerThanDeclared",
    }
}
