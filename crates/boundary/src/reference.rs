//! Reference systems (坐标系): which ellipsoid, which zone.

use crate::ring::Ring;

/// A reference ellipsoid (参考椭球).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ellipsoid {
    /// Semi-major axis (长半轴), metres.
    pub a: f64,
    /// Inverse flattening (扁率倒数), no unit.
    pub inverse_flattening: f64,
}

impl Ellipsoid {
    /// Flattening (扁率) `f`.
    pub fn flattening(self) -> f64 {
        1.0 / self.inverse_flattening
    }

    /// Semi-minor axis (短半轴) `b`, metres.
    pub fn b(self) -> f64 {
        self.a * (1.0 - self.flattening())
    }

    /// First eccentricity squared (第一偏心率平方) `e²`.
    pub fn e2(self) -> f64 {
        let f = self.flattening();
        f * (2.0 - f)
    }
}

/// Geodetic datum (大地坐标系) of the corner points.
///
/// The numbers alone cannot tell two datums apart, and no transformation between them is published: ask, store,
/// never convert.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Datum {
    /// 1954年北京坐标系, Krassovsky ellipsoid.
    Beijing1954,
    /// 1980西安坐标系, IAG 1975 ellipsoid.
    Xian1980,
    /// 2000国家大地坐标系.
    Cgcs2000,
}

impl Datum {
    /// The datum's own ellipsoid. Source: EPSG ellipsoids 7024, 7049, 1024 (certain).
    pub fn ellipsoid(self) -> Ellipsoid {
        let (a, inverse_flattening) = match self {
            Datum::Beijing1954 => (6_378_245.0, 298.3),
            Datum::Xian1980 => (6_378_140.0, 298.257),
            Datum::Cgcs2000 => (6_378_137.0, 298.257_222_101),
        };
        Ellipsoid {
            a,
            inverse_flattening,
        }
    }
}

/// Width of the Gauss-Krüger zones (分带).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ZoneWidth {
    /// 3°带.
    Three,
    /// 6°带.
    Six,
}

impl ZoneWidth {
    /// Zones that touch China, as used in the prefix of Y: 24–45 (3°带) or 13–23 (6°带). They do not overlap, so a
    /// prefix names its width.
    pub fn zones(self) -> std::ops::RangeInclusive<u8> {
        match self {
            ZoneWidth::Three => 24..=45,
            ZoneWidth::Six => 13..=23,
        }
    }

    /// The width whose zones contain this prefix of Y.
    pub fn of_prefix(prefix: u8) -> Option<ZoneWidth> {
        [ZoneWidth::Three, ZoneWidth::Six]
            .into_iter()
            .find(|width| width.zones().contains(&prefix))
    }
}

/// A projected reference system (投影坐标系): datum, zone width and zone (带号).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ReferenceSystem {
    /// Datum.
    pub datum: Datum,
    /// Zone width.
    pub width: ZoneWidth,
    /// Zone number (带号), see [`ZoneWidth::zones`].
    pub zone: u8,
}

/// False easting (假东) inside every zone, metres.
pub const FALSE_EASTING: f64 = 500_000.0;

/// Metres of Y that one unit of the zone prefix stands for.
pub const PREFIX_UNIT: f64 = 1_000_000.0;

impl ReferenceSystem {
    /// The system a prefix of Y stands for, or `None` when no zone of China has that number.
    pub fn of_prefix(datum: Datum, prefix: u8) -> Option<ReferenceSystem> {
        ZoneWidth::of_prefix(prefix).map(|width| ReferenceSystem {
            datum,
            width,
            zone: prefix,
        })
    }

    /// The system most corner points of these rings carry in the prefix of Y. It is a proposal: the user confirms it.
    pub fn proposed(datum: Datum, rings: &[Ring]) -> Option<ReferenceSystem> {
        let mut counts = [0usize; 100];
        for prefix in rings
            .iter()
            .flat_map(|ring| &ring.points)
            .filter_map(|point| prefix_of(point.y))
        {
            counts[usize::from(prefix)] += 1;
        }
        let most = (0u8..100)
            .rev()
            .max_by_key(|&prefix| counts[usize::from(prefix)])?;
        if counts[usize::from(most)] == 0 {
            None
        } else {
            ReferenceSystem::of_prefix(datum, most)
        }
    }

    /// Central meridian (中央子午线), degrees east: 3 × zone, or 6 × zone − 3.
    pub fn central_meridian(self) -> f64 {
        match self.width {
            ZoneWidth::Three => 3.0 * f64::from(self.zone),
            ZoneWidth::Six => 6.0 * f64::from(self.zone) - 3.0,
        }
    }

    /// Whether the zone is one of China's for this width.
    pub fn is_known(self) -> bool {
        self.width.zones().contains(&self.zone)
    }

    /// Y of the central meridian, metres: zone prefix and false easting.
    pub fn meridian_y(self) -> f64 {
        f64::from(self.zone) * PREFIX_UNIT + FALSE_EASTING
    }

    /// The EPSG code of the system with the zone prefix in Y. `None` for 3° zone 24, which has none, and for zones
    /// outside China. Source: EPSG registry, checked against PROJ 9.5.1 in the tests (certain).
    pub fn epsg(self) -> Option<u32> {
        let (first_zone, first_code) = match (self.datum, self.width) {
            (Datum::Beijing1954, ZoneWidth::Three) => (25, 2401),
            (Datum::Beijing1954, ZoneWidth::Six) => (13, 21413),
            (Datum::Xian1980, ZoneWidth::Three) => (25, 2349),
            (Datum::Xian1980, ZoneWidth::Six) => (13, 2327),
            (Datum::Cgcs2000, ZoneWidth::Three) => (25, 4513),
            (Datum::Cgcs2000, ZoneWidth::Six) => (13, 4491),
        };
        let step = self.zone.checked_sub(first_zone)?;
        self.is_known().then(|| first_code + u32::from(step))
    }
}

/// The zone prefix of a Y of eight integer digits, if it has one: 10–99.
pub fn prefix_of(y: f64) -> Option<u8> {
    let millions = (y / PREFIX_UNIT).floor();
    // In range, so the cast is exact.
    (10.0..100.0).contains(&millions).then_some(millions as u8)
}
