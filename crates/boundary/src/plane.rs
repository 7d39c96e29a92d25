//! Longitude and latitude put into the plane, so that one judgement serves both.

use crate::angle::{LATITUDES, LONGITUDES};
use crate::reference::{Datum, ReferenceSystem, ZoneWidth, prefix_of};
use crate::ring::{CornerPoint, Ring};

/// In which unit the points were given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Unit {
    /// X and Y in metres.
    Metres,
    /// Latitude and longitude in degrees.
    Degrees,
    /// Some so, some so.
    Mixed,
}

/// What is said about the reference system of some points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Declared {
    /// The datum, when it is said.
    pub datum: Option<Datum>,
    /// 3° or 6° zones.
    pub width: ZoneWidth,
    /// The zone, when it is said; it beats prefix and longitude.
    pub zone: Option<u8>,
}

/// What the numbers alone cannot tell, so that a person must say it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Ask {
    /// Which datum (坐标系) the points are in.
    Datum,
    /// Which zone (带号) Y is counted in: neither said nor carried in front of Y.
    Zone,
    /// Which datum, really: WGS 84 was said, but the points are in metres, and WGS 84 has no zones of China.
    DatumOfMetres,
    /// Whether `117.2930` is decimal degrees or 117°29′30″ run together (度分秒连写). Until that is said the points are
    /// put where decimal degrees would put them, in no reference system. Only [`crate::Table::read`] asks it: it has the
    /// cells. [`crate::propose()`] offers both readings, each with its cells spelled so that they cannot be mistaken.
    RunTogether,
}

/// Points in the plane of one zone.
#[derive(Clone, Debug, PartialEq)]
pub struct InPlane {
    /// The rings, degrees turned into metres. What could not be turned stays as it was and is found by
    /// [`crate::judge()`].
    pub rings: Vec<Ring>,
    /// The reference system: datum as said, zone as said, else of the prefix most points carry, else of their
    /// longitude. `None` while the datum or the zone is not known.
    pub reference: Option<ReferenceSystem>,
    /// In which unit the points were given; `None` without points.
    pub unit: Option<Unit>,
    /// What is to be asked before the boundary can be judged.
    pub asks: Vec<Ask>,
}

/// Puts points into the plane. Points in metres are left as they are. Degrees are put into the declared zone, else into
/// the zone of their own longitude, on the ellipsoid of the declared datum; while no datum is declared, on that of
/// CGCS2000, which serves to draw them: lengths differ by less than 2 in 100,000.
pub fn in_plane(rings: &[Ring], declared: Declared) -> InPlane {
    let points = || rings.iter().flat_map(|ring| &ring.points);
    let degrees = points()
        .filter(|point| is_degrees(point.x, point.y))
        .count();
    let unit = match (degrees, points().count()) {
        (_, 0) => None,
        (0, _) => Some(Unit::Metres),
        (some, all) if some == all => Some(Unit::Degrees),
        _ => Some(Unit::Mixed),
    };
    let width_of = |zone| ReferenceSystem {
        datum: declared.datum.unwrap_or(Datum::Cgcs2000),
        width: declared.width,
        zone,
    };
    let proposed = || {
        ReferenceSystem::proposed(declared.datum.unwrap_or(Datum::Cgcs2000), rings).or_else(|| {
            let longitudes: Vec<f64> = points()
                .filter(|point| is_degrees(point.x, point.y))
                .map(|p| p.y)
                .collect();
            let mean = longitudes.iter().sum::<f64>() / longitudes.len() as f64;
            declared.width.zone_of(mean).map(width_of)
        })
    };
    let system = declared.zone.map(width_of).or_else(proposed);
    let rings = match system.filter(|system| degrees > 0 && system.is_known()) {
        None => rings.to_vec(),
        Some(system) => rings.iter().map(|ring| put(ring, system)).collect(),
    };
    let mut asks = Vec::new();
    if unit.is_some() {
        let metres = unit != Some(Unit::Degrees);
        match declared.datum {
            None => asks.push(Ask::Datum),
            Some(Datum::Wgs84) if metres => asks.push(Ask::DatumOfMetres),
            Some(_) => {}
        }
        if system.is_none() {
            asks.push(Ask::Zone);
        }
    }
    InPlane {
        rings,
        reference: system.filter(|_| asks.is_empty()),
        unit,
        asks,
    }
}

fn put(ring: &Ring, system: ReferenceSystem) -> Ring {
    let point = |point: &CornerPoint| {
        let (x, y) = if is_degrees(point.x, point.y) {
            system.to_plane(point.x, point.y)
        } else {
            (point.x, point.y)
        };
        CornerPoint {
            label: point.label.clone(),
            x,
            y,
        }
    };
    Ring {
        points: ring.points.iter().map(point).collect(),
        role: ring.role,
    }
}

/// The same rings in another zone of the same datum (换带), by longitude and latitude on its ellipsoid; `None` across
/// datums and for zones that are none of China's. What carries the prefix of another zone with the same meridian gets
/// the prefix of `to`.
///
/// Points are exact to 0.01 mm. A side that is straight in one plane is a little bent in the other: by less than 1 mm
/// when it is 1 km long, growing with the square of its length.
pub fn rezoned(rings: &[Ring], from: ReferenceSystem, to: ReferenceSystem) -> Option<Vec<Ring>> {
    if from.datum != to.datum || !from.is_known() || !to.is_known() {
        return None;
    }
    let point = |point: &CornerPoint| {
        let carried = prefix_of(point.y)
            .and_then(|prefix| ReferenceSystem::of_prefix(from.datum, prefix))
            .filter(|carried| carried.central_meridian() == from.central_meridian())
            .unwrap_or(from);
        let (x, y) = if carried.central_meridian() == to.central_meridian() {
            (point.x, point.y + (to.meridian_y() - carried.meridian_y()))
        } else {
            let (latitude, longitude) = carried.to_degrees(point.x, point.y);
            to.to_plane(latitude, longitude)
        };
        CornerPoint {
            label: point.label.clone(),
            x,
            y,
        }
    };
    let ring = |ring: &Ring| Ring {
        points: ring.points.iter().map(point).collect(),
        role: ring.role,
    };
    Some(rings.iter().map(ring).collect())
}

/// Whether two numbers are a latitude and a longitude of China.
pub(crate) fn is_degrees(x: f64, y: f64) -> bool {
    LATITUDES.contains(&x) && LONGITUDES.contains(&y)
}

/// Whether they are, exchanged.
pub(crate) fn is_degrees_swapped(x: f64, y: f64) -> bool {
    is_degrees(y, x)
}
