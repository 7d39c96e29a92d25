//! Reference systems (坐标系): which ellipsoid, which zone.

use crate::krueger::Krueger;
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
    /// WGS 84, as satellite receivers give it: longitude and latitude only. It has no zones of its own; in a
    /// [`ReferenceSystem`] the zone says into which plane the points were put to measure and draw them.
    Wgs84,
}

/// How texts name the datums, in capital letters. (Compiled.)
const NAMES: [(Datum, &[&str]); 4] = [
    (
        Datum::Xian1980,
        &[
            "西安80",
            "80西安",
            "1980西安",
            "1980年西安",
            "西安1980",
            "XIAN_1980",
            "XIAN 1980",
            "XIAN80",
            "80坐标系",
            "80国家大地",
            "1980国家大地",
        ],
    ),
    (
        Datum::Cgcs2000,
        &[
            "CGCS2000",
            "CGCS_2000",
            "CHINA_2000",
            "CHINA GEODETIC COORDINATE SYSTEM 2000",
            "CHINA_GEODETIC_COORDINATE_SYSTEM_2000",
            "2000国家大地",
            "国家2000",
            "2000坐标系",
            "大地2000",
        ],
    ),
    (
        Datum::Beijing1954,
        &[
            "北京54",
            "54北京",
            "1954北京",
            "1954年北京",
            "北京1954",
            "BEIJING_1954",
            "BEIJING 1954",
            "54坐标系",
        ],
    ),
    (
        Datum::Wgs84,
        &[
            "WGS84", "WGS_84", "WGS 84", "WGS-84", "WGS_1984", "WGS 1984",
        ],
    ),
];

impl Datum {
    /// The datum a text names, if it names exactly one.
    pub fn named_in(text: &str) -> Option<Datum> {
        let text = text.to_uppercase();
        let mut named = NAMES
            .iter()
            .filter(|(_, names)| names.iter().any(|name| text.contains(name)));
        let (datum, _) = named.next()?;
        named.next().is_none().then_some(*datum)
    }

    /// The datum's own ellipsoid. Source: EPSG ellipsoids 7024, 7049, 1024, 7030 (certain).
    pub fn ellipsoid(self) -> Ellipsoid {
        let (a, inverse_flattening) = match self {
            Datum::Beijing1954 => (6_378_245.0, 298.3),
            Datum::Xian1980 => (6_378_140.0, 298.257),
            Datum::Cgcs2000 => (6_378_137.0, 298.257_222_101),
            Datum::Wgs84 => (6_378_137.0, 298.257_223_563),
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
    /// 3 or 6.
    pub fn degrees(self) -> u8 {
        match self {
            ZoneWidth::Three => 3,
            ZoneWidth::Six => 6,
        }
    }

    /// Zones that touch China, as used in the prefix of Y: 24–45 (3°带) or 13–23 (6°带). They do not overlap, so a
    /// prefix names its width.
    pub fn zones(self) -> std::ops::RangeInclusive<u8> {
        match self {
            ZoneWidth::Three => 24..=45,
            ZoneWidth::Six => 13..=23,
        }
    }

    /// The zone whose central meridian is nearest to a longitude, degrees east; `None` outside China.
    pub fn zone_of(self, longitude: f64) -> Option<u8> {
        let zone = match self {
            ZoneWidth::Three => (longitude / 3.0).round(),
            ZoneWidth::Six => (longitude / 6.0).floor() + 1.0,
        };
        let range = f64::from(*self.zones().start())..=f64::from(*self.zones().end());
        // In range, so the cast is exact.
        range.contains(&zone).then_some(zone as u8)
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

    /// Latitude and longitude, degrees, to X and Y with zone prefix, metres (高斯正算).
    pub fn to_plane(self, latitude: f64, longitude: f64) -> (f64, f64) {
        let from_meridian = (longitude - self.central_meridian()).to_radians();
        let (north, east) =
            Krueger::new(self.datum.ellipsoid()).forward(latitude.to_radians(), from_meridian);
        (north, east + self.meridian_y())
    }

    /// X and Y with zone prefix, metres, to latitude and longitude on this datum, degrees (高斯反算).
    pub fn to_degrees(self, x: f64, y: f64) -> (f64, f64) {
        let (latitude, longitude) =
            Krueger::new(self.datum.ellipsoid()).inverse(x, y - self.meridian_y());
        (
            latitude.to_degrees(),
            longitude.to_degrees() + self.central_meridian(),
        )
    }

    /// The EPSG code of the system with the zone prefix in Y. `None` for WGS 84, which has no such zones, for 3° zone
    /// 24, and for zones outside China. Source: EPSG registry, checked against PROJ 9.5.1 in the tests (certain).
    pub fn epsg(self) -> Option<u32> {
        let (first_zone, first_code) = match (self.datum, self.width) {
            (Datum::Beijing1954, ZoneWidth::Three) => (25, 2401),
            (Datum::Beijing1954, ZoneWidth::Six) => (13, 21413),
            (Datum::Xian1980, ZoneWidth::Three) => (25, 2349),
            (Datum::Xian1980, ZoneWidth::Six) => (13, 2327),
            (Datum::Cgcs2000, ZoneWidth::Three) => (25, 4513),
            (Datum::Cgcs2000, ZoneWidth::Six) => (13, 4491),
            (Datum::Wgs84, _) => return None,
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
