//! Points (分值) in whole hundredths, so that sums are exact.

use crate::number::{Decimal, Exact};
use canon::data::{DataError, FromData};
use serde_json::Value;

/// Points in hundredths: `Points(250)` is 2.5 分.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Points(pub i64);

impl Points {
    /// No points.
    pub const ZERO: Points = Points(0);

    /// The exact value in points.
    pub fn exact(self) -> Exact {
        Exact::new(i128::from(self.0), 100)
    }
}

impl std::fmt::Display for Points {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&crate::number::display(self.exact()))
    }
}

impl std::ops::Add for Points {
    type Output = Points;
    fn add(self, other: Points) -> Points {
        Points(self.0 + other.0)
    }
}

impl std::ops::Sub for Points {
    type Output = Points;
    fn sub(self, other: Points) -> Points {
        Points(self.0 - other.0)
    }
}

impl std::iter::Sum for Points {
    fn sum<I: Iterator<Item = Points>>(all: I) -> Points {
        all.fold(Points::ZERO, |sum, next| sum + next)
    }
}

impl FromData for Points {
    fn from_data(value: &Value) -> Result<Points, DataError> {
        let Decimal(value) = Decimal::from_data(value)?;
        let hundredths = value * 100;
        let points = i64::try_from(hundredths.to_integer()).ok();
        points
            .filter(|points| hundredths.is_integer() && (0..1_000_000_000).contains(points))
            .map(Points)
            .ok_or_else(|| DataError::new("points have at most two decimals and are not negative"))
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Points {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Points".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "number", "minimum": 0, "description": "at most two decimals" })
    }
}
