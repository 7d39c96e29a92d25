//! What files say about reference systems, and how points are put where a format wants them.

use assessment::boundary_entry::DatumKey;
use boundary::{Cells, Datum, Declared, ReferenceSystem, Table, TypedRing, Unit, ZoneWidth};
use draft::boundary_file::FileRow;
use draft::boundary_file::{BoundaryFile, FileCode, FileProblem, FileSystem};

/// How a datum is named in files that people read.
pub(crate) fn name(datum: Datum) -> &'static str {
    match datum {
        Datum::Beijing1954 => "1954北京坐标系",
        Datum::Xian1980 => "1980西安坐标系",
        Datum::Cgcs2000 => "2000国家大地坐标系",
        Datum::Wgs84 => "WGS84坐标系",
    }
}

/// A text that names a datum: the first words of it stand in the file.
pub(crate) fn stated(text: &str) -> FileSystem {
    FileSystem {
        datum: Datum::named_in(text).map(DatumKey::from),
        zone_width: None,
        zone: None,
        text: text.trim().chars().take(120).collect(),
    }
}

/// A reference system by its EPSG code: with or without zones, and without prefix in Y where `prefixed` is false.
pub(crate) struct ByCode {
    pub(crate) system: FileSystem,
    pub(crate) prefixed: bool,
}

/// The system of an EPSG code. Codes of zones without prefix (`CM 117E`) are those of the same table in the registry
/// (certain: 4534–4554 for CGCS2000 3°, 2370–2390 for Xian 1980 3°, 2422–2442 for Beijing 1954 3°).
pub(crate) fn by_epsg(code: u32) -> Option<ByCode> {
    let geographic = match code {
        4490 => Some(Datum::Cgcs2000),
        4610 => Some(Datum::Xian1980),
        4214 => Some(Datum::Beijing1954),
        4326 | 4979 => Some(Datum::Wgs84),
        _ => None,
    };
    let text = format!("EPSG:{code}");
    if let Some(datum) = geographic {
        let system = FileSystem {
            datum: Some(datum.into()),
            text,
            ..FileSystem::default()
        };
        return Some(ByCode {
            system,
            prefixed: true,
        });
    }
    let all = [Datum::Beijing1954, Datum::Xian1980, Datum::Cgcs2000]
        .into_iter()
        .flat_map(|datum| {
            [ZoneWidth::Three, ZoneWidth::Six]
                .into_iter()
                .flat_map(move |width| {
                    width
                        .zones()
                        .map(move |zone| ReferenceSystem { datum, width, zone })
                })
        });
    let without_prefix = |system: &ReferenceSystem| {
        let first = match (system.datum, system.width) {
            (Datum::Cgcs2000, ZoneWidth::Three) => 4534,
            (Datum::Xian1980, ZoneWidth::Three) => 2370,
            (Datum::Beijing1954, ZoneWidth::Three) => 2422,
            _ => return None,
        };
        Some(first + u32::from(system.zone.checked_sub(25)?))
    };
    all.into_iter().find_map(|system| {
        let prefixed = if system.epsg() == Some(code) {
            true
        } else if without_prefix(&system) == Some(code) {
            false
        } else {
            return None;
        };
        Some(ByCode {
            system: of(system, text.clone()),
            prefixed,
        })
    })
}

/// A reference system as a file states it.
pub(crate) fn of(system: ReferenceSystem, text: String) -> FileSystem {
    FileSystem {
        datum: Some(system.datum.into()),
        zone_width: Some(match system.width {
            ZoneWidth::Three => 3,
            ZoneWidth::Six => 6,
        }),
        zone: Some(system.zone),
        text,
    }
}

/// What a file says, as the geometry takes it.
pub(crate) fn declared(system: &FileSystem) -> Declared {
    Declared {
        datum: system.datum.map(DatumKey::datum),
        width: if system.zone_width == Some(6) {
            ZoneWidth::Six
        } else {
            ZoneWidth::Three
        },
        zone: system.zone,
    }
}

/// All rings of a file as a table.
pub(crate) fn table(file: &BoundaryFile) -> Table {
    let cells = |row: &FileRow| Cells {
        label: row.label.clone(),
        x: row.x.clone(),
        y: row.y.clone(),
    };
    let ring = |ring: &draft::boundary_file::FileRing| TypedRing {
        rows: ring.rows.iter().map(cells).collect(),
        role: ring.hole.map(|hole| {
            if hole {
                boundary::RingRole::Hole
            } else {
                boundary::RingRole::Part
            }
        }),
    };
    Table {
        rings: file.rings().map(ring).collect(),
        declared: declared(&file.system),
    }
}

/// One point, ready to be written.
#[derive(Clone, Debug)]
pub(crate) struct Point {
    pub(crate) label: String,
    /// North, metres, or latitude, degrees.
    pub(crate) north: f64,
    /// East with zone prefix, metres, or longitude, degrees.
    pub(crate) east: f64,
    /// The same as text, as it stood in the cell where it could.
    pub(crate) north_text: String,
    pub(crate) east_text: String,
}

/// A ring ready to be written.
#[derive(Clone, Debug)]
pub(crate) struct Out {
    /// Index of its parcel.
    pub(crate) parcel: usize,
    pub(crate) hole: bool,
    pub(crate) points: Vec<Point>,
}

impl Out {
    /// The points with the first one again at the end.
    pub(crate) fn closed(&self) -> impl Iterator<Item = &Point> {
        self.points.iter().chain(self.points.first())
    }

    /// Twice the signed area in the plane: positive if counter-clockwise with north up.
    fn direction(&self) -> f64 {
        let points: Vec<_> = self.points.iter().map(|p| (p.north, p.east)).collect();
        boundary::planar_area_m2(&points)
    }

    /// The same ring, counter-clockwise or clockwise, beginning at the same point.
    pub(crate) fn turned(&self, counter_clockwise: bool) -> Out {
        let mut out = self.clone();
        if (self.direction() > 0.0) != counter_clockwise && out.points.len() > 1 {
            out.points[1..].reverse();
        }
        out
    }
}

/// All points of a file, in metres or in degrees.
pub(crate) struct Placed {
    pub(crate) rings: Vec<Out>,
    /// The reference system, where datum and zone are known.
    pub(crate) reference: Option<ReferenceSystem>,
}

/// Puts all points where a format wants them. Cells that already are in that unit keep their text.
///
/// # Errors
/// A cell that is no number; a reference system that would be needed and is not known.
pub(crate) fn placed(file: &BoundaryFile, want: Unit) -> Result<Placed, FileProblem> {
    let table = table(file);
    let reading = table.read();
    if let Some(problem) = reading.problems.first() {
        return Err(FileProblem::new(FileCode::CellUnreadable).saying(&problem.cell.text));
    }
    let unknown = || FileProblem::new(FileCode::SystemUnknown);
    let reference = reading.placed.reference;
    let roles = super::rings::roles(&reading.placed.rings);
    let parcels = file
        .parcels
        .iter()
        .enumerate()
        .flat_map(|(index, parcel)| parcel.rings.iter().map(move |_| index));
    let mut rings = Vec::new();
    for (index, (parcel, typed)) in parcels.zip(&table.rings).enumerate() {
        let raw = boundary::read_points(typed.rows.iter().map(Cells::as_row));
        let mut points = Vec::new();
        for ((raw, &row), plane) in raw
            .points
            .iter()
            .zip(&raw.rows)
            .zip(&reading.placed.rings[index].points)
        {
            let is_degrees = raw.x.abs() <= 360.0 && raw.y.abs() <= 360.0;
            let kept = is_degrees == (want == Unit::Degrees);
            let (north, east) = match (kept, want) {
                (true, _) => (raw.x, raw.y),
                (false, Unit::Degrees) => reference.ok_or_else(unknown)?.to_degrees(raw.x, raw.y),
                (false, _) => {
                    reference.ok_or_else(unknown)?;
                    (plane.x, plane.y)
                }
            };
            let print = |value: f64, cell: &str| {
                let cell = cell.trim().trim_end_matches('°');
                let plain = !cell.is_empty()
                    && cell.bytes().all(|b| b.is_ascii_digit() || b == b'.')
                    && cell.parse::<f64>().is_ok();
                match (kept && plain, want) {
                    (true, _) => cell.to_owned(),
                    // 0.01 mm on the ground.
                    (false, Unit::Degrees) => format!("{value:.10}"),
                    (false, _) if kept => value.to_string(),
                    (false, _) => format!("{value:.4}"),
                }
            };
            let cells = &typed.rows[row];
            points.push(Point {
                label: raw.label.clone(),
                north,
                east,
                north_text: print(north, &cells.x),
                east_text: print(east, &cells.y),
            });
        }
        if !points.is_empty() {
            rings.push(Out {
                parcel,
                hole: typed.role.map_or(roles[index] == Some(true), |role| {
                    role == boundary::RingRole::Hole
                }),
                points,
            });
        }
    }
    Ok(Placed { rings, reference })
}
