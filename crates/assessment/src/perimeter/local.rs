//! A person's own transformation parameters (地方转换参数): as typed, as read, and the boundary put into the other datum by
//! them. The boundary as entered stays what is judged and handed in; without parameters nothing is transformed.

use super::{DatumKey, Located};
use crate::finding::{Code, Finding, Place, Severity};
use crate::number;
use boundary::{LocalParameters, Question, ReferenceSystem, Ring, RotationSign};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

#[cfg(feature = "schema")]
use schemars::JsonSchema;

/// Transformation parameters as typed from the paper that gives them (地方三参数、七参数).
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct LocalEntry {
    /// How many parameters there are.
    pub method: LocalMethod,
    /// The datum they lead from (转换前); absent: not said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<DatumKey>,
    /// The datum they lead to (转换后).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<DatumKey>,
    /// Which sign the rotations have.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sign: Option<SignKey>,
    /// The numbers as typed, in the unit of each.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub cells: BTreeMap<LocalCell, String>,
    /// Who gave them, and when (来源).
    #[serde(skip_serializing_if = "String::is_empty")]
    pub source: String,
}

/// How many parameters there are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum LocalMethod {
    /// 三参数: shifts only.
    Three,
    /// 七参数.
    #[default]
    Seven,
}

/// Key of the sign of the rotations.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum SignKey {
    /// The axes are turned (坐标框架旋转).
    CoordinateFrame,
    /// The position vector is turned (位置矢量旋转).
    PositionVector,
}

/// One of the numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum LocalCell {
    /// ΔX (平移), metres.
    ShiftX,
    /// ΔY, metres.
    ShiftY,
    /// ΔZ, metres.
    ShiftZ,
    /// εX (旋转), seconds of arc.
    RotationX,
    /// εY, seconds of arc.
    RotationY,
    /// εZ, seconds of arc.
    RotationZ,
    /// m (尺度), millionths.
    Scale,
}

/// A place of the entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum LocalField {
    /// The datum they lead from.
    From,
    /// The datum they lead to.
    To,
    /// The sign of the rotations.
    Sign,
    /// A number.
    Cell(LocalCell),
}

/// What the entry comes to.
#[derive(Clone, Debug, PartialEq)]
pub struct Local {
    /// What is still missing, and what cannot be so.
    pub findings: Vec<Finding>,
    /// The boundary by these parameters; `None` while anything was found, or while datum or zone of the boundary are
    /// not known.
    pub transformed: Option<Transformed>,
}

/// The boundary in the other datum, by the person's own parameters. Never to be shown without saying so.
#[derive(Clone, Debug, PartialEq)]
pub struct Transformed {
    /// The parameters as read.
    pub parameters: LocalParameters,
    /// Whether they were used backwards: the boundary is in the datum they lead to.
    pub backwards: bool,
    /// The rings, point by point as in the boundary.
    pub rings: Vec<Ring>,
    /// The reference system they are in: the zone of the boundary on the other datum.
    pub reference: ReferenceSystem,
    /// Area on the other datum's ellipsoid, m²; `None` where the boundary has none.
    pub ellipsoid_m2: Option<f64>,
}

impl LocalMethod {
    /// Both.
    pub const ALL: [LocalMethod; 2] = [LocalMethod::Seven, LocalMethod::Three];

    /// The key as written in files.
    pub fn key(self) -> &'static str {
        match self {
            LocalMethod::Three => "three",
            LocalMethod::Seven => "seven",
        }
    }

    /// The method with this key; otherwise seven, the more usual.
    pub fn from_key(key: &str) -> LocalMethod {
        let mut all = LocalMethod::ALL.into_iter();
        all.find(|method| method.key() == key).unwrap_or_default()
    }

    /// The numbers it takes, in order.
    pub fn cells(self) -> &'static [LocalCell] {
        match self {
            LocalMethod::Three => &LocalCell::ALL[..3],
            LocalMethod::Seven => &LocalCell::ALL,
        }
    }
}

impl SignKey {
    /// Both.
    pub const ALL: [SignKey; 2] = [SignKey::CoordinateFrame, SignKey::PositionVector];

    /// The key as written in files.
    pub fn key(self) -> &'static str {
        match self {
            SignKey::CoordinateFrame => "coordinateFrame",
            SignKey::PositionVector => "positionVector",
        }
    }

    /// The sign with this key.
    pub fn from_key(key: &str) -> Option<SignKey> {
        SignKey::ALL.into_iter().find(|sign| sign.key() == key)
    }
}

impl From<RotationSign> for SignKey {
    fn from(sign: RotationSign) -> SignKey {
        match sign {
            RotationSign::CoordinateFrame => SignKey::CoordinateFrame,
            RotationSign::PositionVector => SignKey::PositionVector,
        }
    }
}

impl LocalCell {
    /// All seven, as papers list them.
    pub const ALL: [LocalCell; 7] = [
        LocalCell::ShiftX,
        LocalCell::ShiftY,
        LocalCell::ShiftZ,
        LocalCell::RotationX,
        LocalCell::RotationY,
        LocalCell::RotationZ,
        LocalCell::Scale,
    ];

    /// The key as written in files.
    pub fn key(self) -> &'static str {
        match self {
            LocalCell::ShiftX => "shiftX",
            LocalCell::ShiftY => "shiftY",
            LocalCell::ShiftZ => "shiftZ",
            LocalCell::RotationX => "rotationX",
            LocalCell::RotationY => "rotationY",
            LocalCell::RotationZ => "rotationZ",
            LocalCell::Scale => "scale",
        }
    }

    /// The unit it is typed in.
    pub fn unit(self) -> &'static str {
        match self {
            LocalCell::ShiftX | LocalCell::ShiftY | LocalCell::ShiftZ => "m",
            LocalCell::RotationX | LocalCell::RotationY | LocalCell::RotationZ => "″",
            LocalCell::Scale => "ppm",
        }
    }

    /// The largest it can be, in its unit.
    fn most(self) -> u32 {
        match self {
            LocalCell::ShiftX | LocalCell::ShiftY | LocalCell::ShiftZ => {
                LocalParameters::MOST_SHIFT_M
            }
            LocalCell::RotationX | LocalCell::RotationY | LocalCell::RotationZ => {
                LocalParameters::MOST_ROTATION_ARCSEC
            }
            LocalCell::Scale => LocalParameters::MOST_SCALE_PPM,
        }
    }
}

/// Rotations below this many seconds turn the earth's surface by 3 mm or less: a paper that gives such numbers gives them
/// in radians. (Compiled.)
const LEAST_ROTATION_ARCSEC: f64 = 1e-4;
/// Scales below this many millionths move nothing by a millimetre: a paper that gives such a number gives the plain
/// fraction. The same for how near to 1 a number is that is the factor itself. (Compiled.)
const LEAST_SCALE: f64 = 1e-4;
/// Decimals that are computed with; further ones are dropped.
const DECIMALS: usize = 12;

impl LocalEntry {
    /// Whether nothing was entered.
    pub fn is_empty(&self) -> bool {
        *self == LocalEntry::default()
    }

    /// A number as typed.
    pub fn cell(&self, cell: LocalCell) -> &str {
        self.cells.get(&cell).map_or("", String::as_str)
    }

    /// What the entry comes to for a boundary. `None` when nothing was entered.
    pub fn read(&self, located: &Located, datum: Option<DatumKey>) -> Option<Local> {
        if self.is_empty() {
            return None;
        }
        let mut findings = Vec::new();
        let parameters = self.parameters(datum, &mut findings);
        let whole = located.row_problems.is_empty();
        let transformed = parameters
            .filter(|_| findings.is_empty())
            .and_then(|parameters| {
                let reference = located.reference?;
                let (rings, target) = parameters.transform(&located.rings, reference)?;
                let judged = boundary::judge(&Question {
                    rings: &rings,
                    reference: Some(target),
                    ..Question::default()
                });
                Some(Transformed {
                    parameters,
                    backwards: reference.datum == parameters.to,
                    ellipsoid_m2: judged.ellipsoid_m2.filter(|_| whole),
                    rings,
                    reference: target,
                })
            });
        Some(Local {
            findings,
            transformed: transformed.filter(|one| !one.rings.is_empty()),
        })
    }

    /// The parameters, as far as they can be read; what is missing or wrong goes into the list.
    fn parameters(
        &self,
        datum: Option<DatumKey>,
        findings: &mut Vec<Finding>,
    ) -> Option<LocalParameters> {
        let mut find = |field, severity, code| {
            findings.push(Finding {
                place: Place::Transformation(field),
                severity,
                code,
            });
        };
        let chosen = [
            (LocalField::From, self.from.is_some()),
            (LocalField::To, self.to.is_some()),
            (
                LocalField::Sign,
                self.sign.is_some() || self.method == LocalMethod::Three,
            ),
        ];
        for (field, _) in chosen.iter().filter(|(_, is_chosen)| !is_chosen) {
            find(*field, Severity::Missing, Code::Missing);
        }
        if let (Some(from), Some(to)) = (self.from, self.to) {
            if from == to {
                find(LocalField::To, Severity::Error, Code::SameDatum);
            } else if let Some(datum) = datum {
                if datum != from && datum != to {
                    find(LocalField::From, Severity::Error, Code::NotOfBoundary);
                } else if datum != DatumKey::Wgs84 && [from, to].contains(&DatumKey::Wgs84) {
                    find(LocalField::To, Severity::Error, Code::WithoutPlane);
                }
            }
        }
        let mut values = [0.0; 7];
        for (cell, value) in LocalCell::ALL.into_iter().zip(&mut values) {
            if !self.method.cells().contains(&cell) {
                continue;
            }
            match read(self.cell(cell)) {
                Err(code) => {
                    let severity = if code == Code::Missing {
                        Severity::Missing
                    } else {
                        Severity::Error
                    };
                    find(LocalField::Cell(cell), severity, code);
                }
                Ok(number) => *value = number,
            }
        }
        let [sx, sy, sz, rx, ry, rz, scale] = values;
        let rotations = [rx, ry, rz];
        let in_radians = rotations.iter().any(|one| *one != 0.0)
            && rotations
                .iter()
                .all(|one| one.abs() < LEAST_ROTATION_ARCSEC);
        for (cell, value) in LocalCell::ALL.into_iter().zip(values) {
            let code = if value.abs() > f64::from(cell.most()) {
                Code::AboveLimit { limit: cell.most() }
            } else if in_radians && value != 0.0 && cell.unit() == LocalCell::RotationX.unit() {
                Code::InRadians {
                    seconds: short(value.to_degrees() * 3600.0),
                }
            } else if cell == LocalCell::Scale
                && let Some(ppm) = not_ppm(self.cell(cell), value)
            {
                Code::ScaleNotPpm { ppm: short(ppm) }
            } else {
                continue;
            };
            find(LocalField::Cell(cell), Severity::Error, code);
        }
        Some(LocalParameters {
            from: self.from?.datum(),
            to: self.to?.datum(),
            shift_m: [sx, sy, sz],
            rotation_arcsec: rotations,
            scale_ppm: scale,
            sign: match self.sign {
                Some(SignKey::PositionVector) => RotationSign::PositionVector,
                // Without rotations it makes no difference.
                Some(SignKey::CoordinateFrame) | None => RotationSign::CoordinateFrame,
            },
        })
    }
}

/// A number as typed, a unit behind it passed over.
fn read(text: &str) -> Result<f64, Code> {
    let plain = number::half_width(text);
    let plain = plain
        .trim()
        .trim_end_matches(['m', 'M', '米', '″', '"', '秒', 'p', 'P']);
    // Radians have many decimals; what lies behind the twelfth is nothing.
    let point = plain.chars().position(|c| c == '.');
    let kept = point.map_or(usize::MAX, |at| at + 1 + DECIMALS);
    let plain: String = plain.chars().take(kept).collect();
    match number::parse_to(&plain, DECIMALS) {
        Ok(Some(value)) => Ok(number::approximate(value)),
        Ok(None) => Err(Code::Missing),
        Err(number::NumberError::Unreadable) => Err(Code::NumberUnreadable),
        Err(number::NumberError::TooLong) => Err(Code::NumberTooLong),
    }
}

/// What a scale is in millionths, when it was typed as the factor (1.0000025) or as the plain fraction (0.0000025).
fn not_ppm(text: &str, value: f64) -> Option<f64> {
    let decimals = text
        .rsplit_once(['.', '．'])
        .map_or(0, |(_, rest)| rest.len());
    if decimals >= 5 && (value - 1.0).abs() <= LEAST_SCALE {
        Some((value - 1.0) * 1e6)
    } else if value != 0.0 && value.abs() <= LEAST_SCALE {
        Some(value * 1e6)
    } else {
        None
    }
}

/// At most four decimals, without trailing zeros.
fn short(value: f64) -> String {
    let text = format!("{value:.4}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" { "0" } else { text }.to_owned()
}

#[cfg(test)]
mod tests {
    use super::super::locate;
    use super::*;
    use crate::answers::Assessment;
    use crate::edit::{BoundaryEdit, Edit, LocalEdit};
    use crate::perimeter::{BoundaryEntry, paste};

    fn entry() -> LocalEntry {
        let typed = ["120.5", "-30.25 m", "８", "0.5", "-0.25″", "1", "-2.5ppm"];
        let typed = typed.into_iter().map(str::to_owned);
        LocalEntry {
            from: Some(DatumKey::Xian1980),
            to: Some(DatumKey::Cgcs2000),
            sign: Some(SignKey::CoordinateFrame),
            cells: LocalCell::ALL.into_iter().zip(typed).collect(),
            source: "某测绘单位，2019年".into(),
            ..LocalEntry::default()
        }
    }

    fn erhao(datum: Option<DatumKey>) -> BoundaryEntry {
        let printed =
            "1, 5485081.58, 39543187.71; 2, 5485245.46, 39543473.59; 3, 5485501.24, 39543183.86;";
        BoundaryEntry {
            rows: paste(printed).rows,
            datum,
            ..BoundaryEntry::default()
        }
    }

    fn read(local: &LocalEntry, boundary: &BoundaryEntry) -> Local {
        let located = locate(&boundary.typed());
        local
            .read(&located, boundary.datum)
            .expect("something was entered")
    }

    fn codes(local: &LocalEntry) -> Vec<(LocalField, Code)> {
        let read = read(local, &erhao(Some(DatumKey::Xian1980)));
        assert_eq!(read.transformed.is_none(), !read.findings.is_empty());
        let found = read.findings.into_iter().map(|one| match one.place {
            Place::Transformation(field) => (field, one.code),
            other => panic!("{other:?}"),
        });
        found.collect()
    }

    fn with(cells: &[(LocalCell, &str)]) -> LocalEntry {
        let mut entry = entry();
        let typed = cells.iter().map(|(cell, text)| (*cell, (*text).to_owned()));
        entry.cells.extend(typed);
        entry
    }

    #[test]
    fn without_parameters_nothing_is_transformed() {
        let boundary = erhao(Some(DatumKey::Xian1980));
        let located = locate(&boundary.typed());
        let empty = LocalEntry::default();
        assert_eq!(empty.read(&located, boundary.datum), None);
        let begun = LocalEntry {
            from: Some(DatumKey::Xian1980),
            ..LocalEntry::default()
        };
        let read = read(&begun, &boundary);
        assert_eq!(read.transformed, None);
        assert_eq!(read.findings.len(), 9, "to, sign, seven numbers");
        assert!(read.findings.iter().all(|one| one.code == Code::Missing));
    }

    #[test]
    fn numbers_are_read_with_their_units_and_the_boundary_keeps_its_zone() {
        assert_eq!(codes(&entry()), []);
        let boundary = erhao(Some(DatumKey::Xian1980));
        let moved = read(&entry(), &boundary).transformed.expect("transformed");
        assert_eq!(moved.parameters.shift_m, [120.5, -30.25, 8.0]);
        assert_eq!(moved.parameters.rotation_arcsec, [0.5, -0.25, 1.0]);
        assert_eq!(moved.parameters.scale_ppm, -2.5);
        assert_eq!(DatumKey::from(moved.reference.datum), DatumKey::Cgcs2000);
        assert_eq!(moved.reference.zone, 39);
        assert!(!moved.backwards);
        assert!(moved.ellipsoid_m2.is_some());
    }

    #[test]
    fn a_boundary_in_the_datum_they_lead_to_goes_back_and_in_any_other_nowhere() {
        let there = erhao(Some(DatumKey::Cgcs2000));
        let back = read(&entry(), &there).transformed.expect("transformed");
        assert!(back.backwards);
        assert_eq!(DatumKey::from(back.reference.datum), DatumKey::Xian1980);
        let other = read(&entry(), &erhao(Some(DatumKey::Beijing1954)));
        assert_eq!(other.transformed, None);
        assert_eq!(other.findings[0].code, Code::NotOfBoundary);
        let unknown = read(&entry(), &erhao(None));
        assert_eq!((unknown.transformed, unknown.findings.len()), (None, 0));
    }

    #[test]
    fn three_parameters_ask_for_no_rotation_and_do_not_use_one_that_stands_there() {
        let three = LocalEntry {
            method: LocalMethod::Three,
            sign: None,
            ..entry()
        };
        assert_eq!(codes(&three), []);
        let boundary = erhao(Some(DatumKey::Xian1980));
        let moved = read(&three, &boundary).transformed.expect("transformed");
        assert_eq!(moved.parameters.rotation_arcsec, [0.0; 3]);
        assert_eq!(moved.parameters.scale_ppm, 0.0);
    }

    #[test]
    fn a_cell_that_cannot_be_read_is_named_and_nothing_is_transformed() {
        use LocalCell as C;
        let found = |cell, text| codes(&with(&[(cell, text)]));
        let at = |cell, code| vec![(LocalField::Cell(cell), code)];
        assert_eq!(
            found(C::ShiftY, "一百"),
            at(C::ShiftY, Code::NumberUnreadable)
        );
        assert_eq!(
            found(C::Scale, "-2.5e-6"),
            at(C::Scale, Code::NumberUnreadable)
        );
        assert_eq!(found(C::ShiftX, " "), at(C::ShiftX, Code::Missing));
        assert_eq!(
            found(C::ShiftX, "12345678901234567"),
            at(C::ShiftX, Code::NumberTooLong)
        );
        assert_eq!(
            found(C::ShiftZ, "1000.01"),
            at(C::ShiftZ, Code::AboveLimit { limit: 1_000 })
        );
        assert_eq!(
            found(C::RotationZ, "-61"),
            at(C::RotationZ, Code::AboveLimit { limit: 60 })
        );
        let mut same = entry();
        same.to = same.from;
        assert_eq!(codes(&same), [(LocalField::To, Code::SameDatum)]);
        let satellite = LocalEntry {
            to: Some(DatumKey::Wgs84),
            ..entry()
        };
        assert_eq!(codes(&satellite), [(LocalField::To, Code::WithoutPlane)]);
    }

    #[test]
    fn rotations_in_radians_are_recognised_and_a_single_small_one_is_not() {
        use LocalCell as C;
        let small = [
            (C::RotationX, "0.000002424068"),
            (C::RotationY, "-0.0000012120341"),
            (C::RotationZ, "0"),
        ];
        let seconds = |text: &str| Code::InRadians {
            seconds: text.into(),
        };
        assert_eq!(
            codes(&with(&small)),
            [
                (LocalField::Cell(C::RotationX), seconds("0.5")),
                (LocalField::Cell(C::RotationY), seconds("-0.25")),
            ]
        );
        assert_eq!(codes(&with(&small[..1])), []);
        let none = [C::RotationX, C::RotationY, C::RotationZ].map(|cell| (cell, "0"));
        assert_eq!(codes(&with(&none)), []);
    }

    #[test]
    fn a_scale_that_is_a_factor_or_a_fraction_is_recognised() {
        let found = |text| codes(&with(&[(LocalCell::Scale, text)]));
        let meant = |ppm: &str| {
            let code = Code::ScaleNotPpm { ppm: ppm.into() };
            vec![(LocalField::Cell(LocalCell::Scale), code)]
        };
        assert_eq!(found("1.0000025"), meant("2.5"));
        assert_eq!(found("0.9999975"), meant("-2.5"));
        assert_eq!(found("1.00000"), meant("0"));
        assert_eq!(found("-0.0000025"), meant("-2.5"));
        for ppm in ["1", "1.0", "1.0002", "0", "-0.95", "0.001"] {
            assert_eq!(found(ppm), [], "{ppm}");
        }
    }

    #[test]
    fn typing_on_in_one_cell_is_one_step_and_a_cell_that_is_emptied_is_gone() {
        let typed = |cell, text: &str| {
            Edit::Boundary(BoundaryEdit::Local(LocalEdit::Cell(cell, text.to_owned())))
        };
        let (one, more) = (
            typed(LocalCell::ShiftX, "1"),
            typed(LocalCell::ShiftX, "12"),
        );
        assert!(more.continues(&one));
        assert!(!typed(LocalCell::ShiftY, "1").continues(&one));
        let mut assessment = Assessment::default();
        assessment.apply(one);
        assessment.apply(more);
        assert_eq!(assessment.boundary.local.cell(LocalCell::ShiftX), "12");
        assessment.apply(typed(LocalCell::ShiftX, ""));
        assert!(assessment.boundary.local.is_empty());
    }
}
