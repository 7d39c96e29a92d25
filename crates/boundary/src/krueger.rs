//! Gauss-Krüger projection (高斯-克吕格投影) by Krüger's series in the third flattening, fourth order.
//!
//! The scale on the central meridian is 1. Within 4° of it the series agrees with PROJ far below 0.1 mm (tested in
//! `tests/projection.rs`). Source: L. Krüger 1912 in the form of Karney 2011, eqs. 35–36 (certain).

use crate::reference::Ellipsoid;

/// A transverse Mercator projection of one ellipsoid, without false origin.
#[derive(Clone, Copy, Debug)]
pub struct Krueger {
    rectifying_radius: f64,
    /// `2√n / (1 + n)`, which is the first eccentricity.
    e: f64,
    alpha: [f64; 4],
    beta: [f64; 4],
    delta: [f64; 4],
}

impl Krueger {
    /// Prepares the series for an ellipsoid.
    pub fn new(ellipsoid: Ellipsoid) -> Krueger {
        let f = ellipsoid.flattening();
        let n = f / (2.0 - f);
        let powers = [n, n * n, n.powi(3), n.powi(4)];
        let series = |table: [[f64; 4]; 4]| {
            table.map(|row| row.iter().zip(powers).map(|(c, p)| c * p).sum())
        };
        Krueger {
            rectifying_radius: ellipsoid.a / (1.0 + n) * (1.0 + powers[1] / 4.0 + powers[3] / 64.0),
            e: ellipsoid.e2().sqrt(),
            alpha: series([
                [1.0 / 2.0, -2.0 / 3.0, 5.0 / 16.0, 41.0 / 180.0],
                [0.0, 13.0 / 48.0, -3.0 / 5.0, 557.0 / 1440.0],
                [0.0, 0.0, 61.0 / 240.0, -103.0 / 140.0],
                [0.0, 0.0, 0.0, 49561.0 / 161_280.0],
            ]),
            beta: series([
                [1.0 / 2.0, -2.0 / 3.0, 37.0 / 96.0, -1.0 / 360.0],
                [0.0, 1.0 / 48.0, 1.0 / 15.0, -437.0 / 1440.0],
                [0.0, 0.0, 17.0 / 480.0, -37.0 / 840.0],
                [0.0, 0.0, 0.0, 4397.0 / 161_280.0],
            ]),
            delta: series([
                [2.0, -2.0 / 3.0, -2.0, 116.0 / 45.0],
                [0.0, 7.0 / 3.0, -8.0 / 5.0, -227.0 / 45.0],
                [0.0, 0.0, 56.0 / 15.0, -136.0 / 35.0],
                [0.0, 0.0, 0.0, 4279.0 / 630.0],
            ]),
        }
    }

    /// 高斯正算: latitude and longitude from the central meridian, radians, to northing and easting from the
    /// meridian, metres.
    pub fn forward(&self, latitude: f64, longitude: f64) -> (f64, f64) {
        let sine = latitude.sin();
        let t = (sine.atanh() - self.e * (self.e * sine).atanh()).sinh();
        let xi = t.atan2(longitude.cos());
        let eta = (longitude.sin() / t.hypot(1.0)).atanh();
        let (north, east) = shift(&self.alpha, xi, eta, 1.0);
        (
            self.rectifying_radius * north,
            self.rectifying_radius * east,
        )
    }

    /// 高斯反算: northing and easting from the central meridian, metres, to latitude and longitude from the meridian,
    /// radians.
    pub fn inverse(&self, northing: f64, easting: f64) -> (f64, f64) {
        let xi = northing / self.rectifying_radius;
        let eta = easting / self.rectifying_radius;
        let (xi, eta) = shift(&self.beta, xi, eta, -1.0);
        let conformal = (xi.sin() / eta.cosh()).asin();
        let terms = self.delta.iter().zip([2.0, 4.0, 6.0, 8.0]);
        let latitude = conformal + terms.map(|(d, k)| d * (k * conformal).sin()).sum::<f64>();
        (latitude, eta.sinh().atan2(xi.cos()))
    }
}

/// Adds `sign` × Σ cⱼ sin(2j(ξ + iη)) to ξ + iη.
fn shift(series: &[f64; 4], xi: f64, eta: f64, sign: f64) -> (f64, f64) {
    let mut sum = (xi, eta);
    for (c, k) in series.iter().zip([2.0, 4.0, 6.0, 8.0]) {
        sum.0 += sign * c * (k * xi).sin() * (k * eta).cosh();
        sum.1 += sign * c * (k * xi).cos() * (k * eta).sinh();
    }
    sum
}
