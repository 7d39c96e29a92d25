//! The reference system: `.prj`, well-known text in ESRI's dialect.

use boundary::{Datum, ReferenceSystem, ZoneWidth};
use draft::boundary_file::FileSystem;

use super::super::system;

/// What a `.prj` says.
pub(super) struct Said {
    pub(super) system: FileSystem,
    /// Whether Y carries the zone prefix.
    pub(super) prefixed: bool,
}

/// Reads false easting and central meridian; names decide nothing but the datum.
pub(super) fn read(text: &str) -> Said {
    let mut said = system::stated(text);
    let is_plane = text.trim_start().to_uppercase().starts_with("PROJCS");
    if !is_plane {
        return Said {
            system: said,
            prefixed: true,
        };
    }
    let (easting, meridian) = (
        parameter(text, "False_Easting"),
        parameter(text, "Central_Meridian"),
    );
    let by_prefix = easting
        .filter(|easting| easting.rem_euclid(1e6) == 500_000.0 && *easting >= 1e7)
        .and_then(boundary::prefix_of);
    let by_meridian = meridian.and_then(|meridian| {
        // 3° zones have their middle at every third degree; a name tells where 6° zones were meant.
        let six = text.contains("_GK_Zone") && !text.contains("3_Degree");
        let zone = if six {
            (meridian + 3.0) / 6.0
        } else {
            meridian / 3.0
        };
        // In range, so the cast is exact.
        (zone.fract() == 0.0 && (1.0..100.0).contains(&zone)).then_some((six, zone as u8))
    });
    match (by_prefix, by_meridian) {
        (Some(zone), _) => {
            said.zone = Some(zone);
            said.zone_width = ZoneWidth::of_prefix(zone).map(|width| match width {
                ZoneWidth::Three => 3,
                ZoneWidth::Six => 6,
            });
        }
        (None, Some((six, zone))) => {
            said.zone = Some(zone);
            said.zone_width = Some(if six { 6 } else { 3 });
        }
        (None, None) => {}
    }
    Said {
        system: said,
        prefixed: by_prefix.is_some() || easting != Some(500_000.0),
    }
}

/// The number of `PARAMETER["name",number]`.
fn parameter(text: &str, name: &str) -> Option<f64> {
    let at = text
        .to_lowercase()
        .find(&format!("\"{}\"", name.to_lowercase()))?;
    let behind = text[at..].split_once(',')?.1;
    let number = behind.split([']', ')', ',']).next()?;
    number.trim().parse().ok()
}

/// Names as ESRI has them (from memory of its registry; GDAL reads them back as the EPSG systems, tested by hand).
pub(super) fn write(
    datum: Option<Datum>,
    reference: Option<ReferenceSystem>,
    degrees: bool,
) -> Option<String> {
    let datum = datum?;
    let (gcs, name, spheroid, zones) = match datum {
        Datum::Beijing1954 => (
            "GCS_Beijing_1954",
            "D_Beijing_1954",
            "Krasovsky_1940",
            "Beijing_1954",
        ),
        Datum::Xian1980 => ("GCS_Xian_1980", "D_Xian_1980", "Xian_1980", "Xian_1980"),
        Datum::Cgcs2000 => (
            "GCS_China_Geodetic_Coordinate_System_2000",
            "D_China_2000",
            "CGCS2000",
            "CGCS2000",
        ),
        Datum::Wgs84 => ("GCS_WGS_1984", "D_WGS_1984", "WGS_1984", "WGS_1984"),
    };
    let ellipsoid = datum.ellipsoid();
    let geographic = format!(
        "GEOGCS[\"{gcs}\",DATUM[\"{name}\",SPHEROID[\"{spheroid}\",{:.1},{}]],PRIMEM[\"Greenwich\",0.0],UNIT[\"Degree\",0.0174532925199433]]",
        ellipsoid.a, ellipsoid.inverse_flattening
    );
    if degrees {
        return Some(geographic);
    }
    let reference = reference?;
    let width = match reference.width {
        ZoneWidth::Three => "3_Degree_",
        ZoneWidth::Six => "",
    };
    Some(format!(
        "PROJCS[\"{zones}_{width}GK_Zone_{}\",{geographic},PROJECTION[\"Gauss_Kruger\"],PARAMETER[\"False_Easting\",{:.1}],PARAMETER[\"False_Northing\",0.0],PARAMETER[\"Central_Meridian\",{:.1}],PARAMETER[\"Scale_Factor\",1.0],PARAMETER[\"Latitude_Of_Origin\",0.0],UNIT[\"Meter\",1.0]]",
        reference.zone,
        reference.meridian_y(),
        reference.central_meridian()
    ))
}
