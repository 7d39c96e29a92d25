//! A person's own transformation parameters (地方转换参数): as typed, as read, and the boundary put into the other datum by
//! them. The boundary as entered stays what is judged and handed in; without parameters nothing is transformed.

use super::Located;
use crate::entered::boundary_entry::DatumKey;
use crate::entered::local_entry::{LocalCell, LocalEntry, LocalField, LocalMethod, SignKey};
use crate::judged::finding::{Code, Finding, Place, Severity};
use crate::number;
use boundary::{Judgement, LocalParameters, Question, ReferenceSystem, Ring, RotationSign};

/// What the entry comes to.
#[derive(Clone, Debug, PartialEq)]
pub struct Local {
    /// What is still missing, and what cannot be so.
    pub findings: Vec<Finding>,
    /// The boundary by these parameters; `None` while anything was found, while datum or zone of the boundary are not
    /// known, or while its points do not lie where they say.
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

/// Rotations below this many seconds turn the earth's surface by 3 mm or less: a paper that gives such numbers gives them
/// in radians. (Compiled.)
const LEAST_ROTATION_ARCSEC: f64 = 1e-4;
/// Scales below this many millionths move nothing by a millimetre: a paper that gives such a number gives the plain
/// fraction. The same for how near to 1 a number is that is the factor itself. (Compiled.)
const LEAST_SCALE: f64 = 1e-4;
/// Decimals that are computed with; further ones are dropped.
const DECIMALS: usize = 12;

impl LocalEntry {
    /// What the entry comes to for a boundary. `None` when nothing was entered.
    pub fn read(
        &self,
        located: &Located,
        judgement: &Judgement,
        datum: Option<DatumKey>,
    ) -> Option<Local> {
        if self.is_empty() {
            return None;
        }
        let mut findings = Vec::new();
        let parameters = self.parameters(datum, &mut findings);
        let count: usize = located.rings.iter().map(|ring| ring.points.len()).sum();
        let is_placed = (1..=boundary::MAX_POINTS).contains(&count) && !judgement.is_misplaced();
        let parameters = parameters.filter(|_| findings.is_empty() && is_placed);
        Some(Local {
            findings,
            transformed: parameters.and_then(|parameters| transform(parameters, located)),
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

fn transform(parameters: LocalParameters, located: &Located) -> Option<Transformed> {
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
        ellipsoid_m2: judged
            .ellipsoid_m2
            .filter(|_| located.row_problems.is_empty()),
        rings,
        reference: target,
    })
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
