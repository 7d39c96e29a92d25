//! Transformation parameters as typed: what a draft keeps of them.

use super::boundary_entry::DatumKey;
use boundary::{LocalParameters, RotationSign};
use canon::LiteMap;
use serde::{Deserialize, Serialize};

#[cfg(feature = "schema")]
use schemars::JsonSchema;

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
    #[cfg_attr(
        feature = "schema",
        schemars(with = "std::collections::BTreeMap<LocalCell, String>")
    )]
    #[serde(skip_serializing_if = "LiteMap::is_empty", with = "canon::entries")]
    pub cells: LiteMap<LocalCell, String>,
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

impl LocalEntry {
    /// Whether nothing was entered.
    pub fn is_empty(&self) -> bool {
        *self == LocalEntry::default()
    }

    /// A number as typed.
    pub fn cell(&self, cell: LocalCell) -> &str {
        self.cells.get(&cell).map_or("", String::as_str)
    }
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
    pub(crate) fn most(self) -> u32 {
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
