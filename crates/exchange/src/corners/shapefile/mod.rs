//! ESRI Shapefiles. Source: ESRI Shapefile Technical Description, July 1998 (certain). Read by hand, because what the
//! files say about their own sizes must not be believed.

mod dbf;
mod prj;
mod shp;

use std::io::{Cursor, Write};

use assessment::boundary_entry::DatumKey;
use boundary::Unit;
use draft::boundary_file::{
    BoundaryFile, FileCode, FileFormat, FileProblem, FileRing, Parcel, StatedArea,
};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::{rings, system, text};

/// The files of one Shapefile.
#[derive(Clone, Debug, Default)]
pub(super) struct Parts {
    pub(super) shp: Option<Vec<u8>>,
    pub(super) dbf: Option<Vec<u8>>,
    pub(super) prj: Option<Vec<u8>>,
    pub(super) cpg: Option<Vec<u8>>,
}

/// Names of columns that hold a name, a number, an area.
const NAME: [&str; 6] = ["NAME", "DKMC", "XMMC", "KSMC", "名称", "地块名称"];
const NUMBER: [&str; 5] = ["DKBH", "BH", "XKZH", "编号", "地块编号"];
const AREA: [&str; 4] = ["AREA_KM2", "AREA", "MJ", "面积"];

pub(super) fn read(parts: &Parts) -> Result<BoundaryFile, FileProblem> {
    let mut file = BoundaryFile {
        format: Some(FileFormat::Shapefile),
        ..BoundaryFile::default()
    };
    let missing = |what: &str| FileProblem::new(FileCode::PartMissing).saying(what);
    let shp = parts.shp.as_deref().ok_or_else(|| missing(".shp"))?;
    let utf8 = parts.cpg.as_deref().is_some_and(|cpg| {
        let name = String::from_utf8_lossy(cpg).to_uppercase();
        name.contains("UTF-8") || name.contains("UTF8") || name.contains("65001")
    });
    let table = match &parts.dbf {
        Some(dbf) => dbf::read(dbf, utf8)?,
        None => {
            file.problems.push(missing(".dbf"));
            Vec::new()
        }
    };
    let mut prefix = None;
    match &parts.prj {
        Some(prj) => {
            let said = prj::read(&text::decode_cell(prj, false));
            if said.system.datum.is_none() {
                file.problems.push(
                    FileProblem::new(FileCode::SystemNotUnderstood).saying(&said.system.text),
                );
            }
            prefix = said.system.zone.filter(|_| !said.prefixed);
            file.system = said.system;
        }
        None => file.problems.push(missing(".prj")),
    }
    if prefix.is_some() {
        file.problems.push(FileProblem::new(FileCode::PrefixAdded));
    }
    let mut left_out = 0usize;
    for shape in shp::read(shp)? {
        let Some(record_rings) = shape.rings else {
            left_out += 1;
            continue;
        };
        let mut parcel = Parcel::default();
        if let Some(fields) = table.get(shape.record.saturating_sub(1)) {
            describe(&mut parcel, fields);
        }
        for points in record_rings {
            let row = |(x, y): &(f64, f64)| draft::boundary_file::FileRow {
                label: String::new(),
                x: y.to_string(),
                y: match prefix {
                    Some(zone) => rings::with_prefix(*x, zone),
                    None => x.to_string(),
                },
            };
            let mut ring = FileRing {
                number: (parcel.rings.len() + 1).to_string(),
                hole: None,
                rows: points.iter().map(row).collect(),
            };
            if !rings::open(&mut ring) {
                file.problems
                    .push(FileProblem::new(FileCode::RingNotClosed).at(shape.record));
            }
            parcel.rings.push(ring);
        }
        rings::roles_by_direction(&mut parcel, shape.record, &mut file.problems);
        file.parcels.push(parcel);
    }
    if left_out > 0 {
        file.problems
            .push(FileProblem::new(FileCode::GeometryLeftOut).saying(&left_out.to_string()));
    }
    labels(&mut file);
    Ok(file)
}

fn describe(parcel: &mut Parcel, fields: &[(String, String)]) {
    for (name, value) in fields {
        let is = |names: &[&str]| names.contains(&name.to_uppercase().as_str());
        if is(&NAME) && parcel.name.is_empty() {
            parcel.name = value.clone();
        } else if is(&NUMBER) && parcel.number.is_empty() {
            parcel.number = value.clone();
        } else if is(&AREA) && parcel.area.is_none() && !value.is_empty() {
            let unit = if name.eq_ignore_ascii_case("AREA_KM2") {
                "km²"
            } else {
                ""
            };
            parcel.area = Some(StatedArea {
                text: format!("{value}{unit}"),
                ..StatedArea::default()
            });
        } else {
            parcel.fields.push(draft::boundary_file::FileField {
                name: name.clone(),
                value: value.clone(),
            });
        }
    }
}

/// Point numbers that a file of ours carries in its columns `LABELS…`.
fn labels(file: &mut BoundaryFile) {
    for parcel in &mut file.parcels {
        let mut all = String::new();
        parcel.fields.retain(|field| {
            let own = field.name.starts_with("LABELS");
            if own {
                all += &field.value;
            }
            !own
        });
        let all: Vec<&str> = all.split([',', ';']).collect();
        let rows = parcel.rings.iter_mut().flat_map(|ring| &mut ring.rows);
        let rows: Vec<_> = rows.collect();
        if rows.len() == all.len() {
            for (row, label) in rows.into_iter().zip(all) {
                row.label = label.to_owned();
            }
        }
    }
}

/// A ZIP with `.shp`, `.shx`, `.dbf`, `.prj`, `.cpg`: one record a parcel, parts clockwise and holes the other way.
pub(super) fn write(file: &BoundaryFile) -> Result<Vec<u8>, FileProblem> {
    let table = system::table(file);
    let degrees = table.read().placed.unit == Some(Unit::Degrees);
    let placed = system::placed(file, if degrees { Unit::Degrees } else { Unit::Metres })?;
    let (mut records, mut rows) = (Vec::new(), Vec::new());
    for (index, parcel) in file.parcels.iter().enumerate() {
        let own = placed.rings.iter().filter(|ring| ring.parcel == index);
        let polygons = rings::polygons(own);
        if polygons.is_empty() {
            continue;
        }
        let all: Vec<system::Out> = polygons
            .into_iter()
            .flat_map(|polygon| polygon.into_iter().enumerate())
            .map(|(place, ring)| ring.turned(place > 0))
            .collect();
        let labels: Vec<String> = all
            .iter()
            .flat_map(|ring| &ring.points)
            .map(|point| point.label.replace([',', ';'], "_"))
            .collect();
        rows.push(dbf::Row {
            name: parcel.name.clone(),
            number: parcel.number.clone(),
            labels: labels.join(","),
        });
        records.push(
            all.iter()
                .map(|ring| ring.closed().map(|p| (p.east, p.north)).collect())
                .collect::<Vec<Vec<(f64, f64)>>>(),
        );
    }
    let (shp, shx) = shp::write(&records);
    let failed = |_| FileProblem::new(FileCode::Malformed);
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    // The oldest date a ZIP can name: the same points give the same bytes.
    let options = SimpleFileOptions::default().last_modified_time(zip::DateTime::default());
    let mut parts = vec![
        ("boundary.shp", shp),
        ("boundary.shx", shx),
        ("boundary.dbf", dbf::write(&rows)),
        ("boundary.cpg", b"UTF-8".to_vec()),
    ];
    let datum = file.system.datum.map(DatumKey::datum);
    parts.extend(
        prj::write(datum, placed.reference, degrees).map(|prj| ("boundary.prj", prj.into_bytes())),
    );
    for (name, bytes) in parts {
        zip.start_file(name, options).map_err(failed)?;
        zip.write_all(&bytes)
            .map_err(|_| FileProblem::new(FileCode::Malformed))?;
    }
    Ok(zip.finish().map_err(failed)?.into_inner())
}
