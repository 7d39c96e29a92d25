//! A person's own transformation parameters (地方转换参数) between two datums. There are none published between Xian 1980 and
//! CGCS2000, and none are built in: without parameters nothing is transformed.

use crate::plane::rezoned;
use crate::reference::{Datum, Ellipsoid, ReferenceSystem};
use crate::ring::Ring;

/// Which sign the rotations have. Texts differ, so it must be said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RotationSign {
    /// The position vector is turned (EPSG 1033, PROJ `position_vector`).
    PositionVector,
    /// The axes are turned (坐标框架旋转; EPSG 1032, PROJ `coordinate_frame`): the form of most Chinese textbooks of the
    /// 布尔莎 model. (From memory.)
    CoordinateFrame,
}

/// Parameters of a three- or seven-parameter transformation (三参数、七参数; 布尔莎模型) between the geocentric coordinates of two
/// datums. With three parameters rotations and scale are zero.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LocalParameters {
    /// From which datum.
    pub from: Datum,
    /// To which.
    pub to: Datum,
    /// ΔX, ΔY, ΔZ (平移), metres.
    pub shift_m: [f64; 3],
    /// εX, εY, εZ (旋转), seconds of arc.
    pub rotation_arcsec: [f64; 3],
    /// m (尺度), millionths.
    pub scale_ppm: f64,
    /// Sign of the rotations.
    pub sign: RotationSign,
}

impl LocalParameters {
    /// The largest shift (平移) that occurs between two datums of China, metres. (Compiled.)
    pub const MOST_SHIFT_M: u32 = 1_000;
    /// The largest rotation (旋转), seconds of arc. (Compiled.)
    pub const MOST_ROTATION_ARCSEC: u32 = 60;
    /// The largest scale (尺度), millionths. (Compiled.)
    pub const MOST_SCALE_PPM: u32 = 100;

    /// Whether the parameters are such as occur between two datums of China: two different datums, and nothing larger
    /// than the constants here.
    pub fn is_plausible(&self) -> bool {
        let within =
            |values: &[f64], most: u32| values.iter().all(|value| value.abs() <= f64::from(most));
        self.from != self.to
            && within(&self.shift_m, Self::MOST_SHIFT_M)
            && within(&self.rotation_arcsec, Self::MOST_ROTATION_ARCSEC)
            && within(&[self.scale_ppm], Self::MOST_SCALE_PPM)
    }

    /// Latitude and longitude, degrees, of a place on the ellipsoid of the first datum, to those on the second. Small
    /// rotations are taken as their own sines, as the model has it. The height, which a licence does not state, is 0:
    /// a kilometre of it moves a point by less than 10 mm for every 2 seconds of rotation, and by 16 mm for every 100 m of
    /// shift.
    pub fn apply(&self, latitude: f64, longitude: f64) -> (f64, f64) {
        let [x, y, z] = geocentric(
            latitude.to_radians(),
            longitude.to_radians(),
            self.from.ellipsoid(),
        );
        let sign = match self.sign {
            RotationSign::PositionVector => 1.0,
            RotationSign::CoordinateFrame => -1.0,
        };
        let [rx, ry, rz] = self
            .rotation_arcsec
            .map(|seconds| sign * (seconds / 3600.0).to_radians());
        let scale = 1.0 + self.scale_ppm * 1e-6;
        let turned = [
            x - rz * y + ry * z,
            rz * x + y - rx * z,
            -ry * x + rx * y + z,
        ];
        let moved = [0, 1, 2].map(|axis| self.shift_m[axis] + scale * turned[axis]);
        let (latitude, longitude) = geodetic(moved, self.to.ellipsoid());
        (latitude.to_degrees(), longitude.to_degrees())
    }

    /// The place on the ellipsoid of the first datum that [`apply`](Self::apply) brings here: the parameters used
    /// backwards, without the error of turning their signs.
    pub fn undo(&self, latitude: f64, longitude: f64) -> (f64, f64) {
        let mut place = (latitude, longitude);
        // Each round is more than a thousand times closer.
        for _ in 0..5 {
            let there = self.apply(place.0, place.1);
            place.0 += latitude - there.0;
            place.1 += longitude - there.1;
        }
        place
    }

    /// Points in the plane of one of the two datums to the same zone of the other, with the reference system they then
    /// have. `None` when the points are in neither datum or the parameters are not plausible.
    pub fn transform(
        &self,
        rings: &[Ring],
        reference: ReferenceSystem,
    ) -> Option<(Vec<Ring>, ReferenceSystem)> {
        let backwards = reference.datum == self.to;
        let is_theirs = backwards || reference.datum == self.from;
        if !is_theirs || !reference.is_known() || !self.is_plausible() {
            return None;
        }
        let target = ReferenceSystem {
            datum: if backwards { self.from } else { self.to },
            ..reference
        };
        let mut rings = rings.to_vec();
        for point in rings.iter_mut().flat_map(|ring| &mut ring.points) {
            let (latitude, longitude) = reference.to_degrees(point.x, point.y);
            let (latitude, longitude) = if backwards {
                self.undo(latitude, longitude)
            } else {
                self.apply(latitude, longitude)
            };
            (point.x, point.y) = target.to_plane(latitude, longitude);
        }
        Some((rings, target))
    }

    /// Points in a plane of one of the two datums, in a plane of the other: that of `to`, whichever zone it is. `None`
    /// when the two planes are not in these two datums or the parameters are not plausible. Sides are as straight
    /// there as in [`rezoned`].
    pub fn into_plane(
        &self,
        rings: &[Ring],
        from: ReferenceSystem,
        to: ReferenceSystem,
    ) -> Option<Vec<Ring>> {
        let same_zone = ReferenceSystem {
            datum: from.datum,
            ..to
        };
        let rings = rezoned(rings, from, same_zone)?;
        let (rings, reached) = self.transform(&rings, same_zone)?;
        (reached == to).then_some(rings)
    }
}

fn geocentric(latitude: f64, longitude: f64, ellipsoid: Ellipsoid) -> [f64; 3] {
    let (sine, e2) = (latitude.sin(), ellipsoid.e2());
    let radius = ellipsoid.a / (1.0 - e2 * sine * sine).sqrt();
    let across = radius * latitude.cos();
    [
        across * longitude.cos(),
        across * longitude.sin(),
        radius * (1.0 - e2) * sine,
    ]
}

/// Bowring's formula (1976); at the surface of the earth it is exact far below a millimetre.
fn geodetic([x, y, z]: [f64; 3], ellipsoid: Ellipsoid) -> (f64, f64) {
    let (a, b, e2) = (ellipsoid.a, ellipsoid.b(), ellipsoid.e2());
    let across = x.hypot(y);
    let theta = (z * a).atan2(across * b);
    let second = e2 / (1.0 - e2);
    let latitude =
        (z + second * b * theta.sin().powi(3)).atan2(across - e2 * a * theta.cos().powi(3));
    (latitude, y.atan2(x))
}
