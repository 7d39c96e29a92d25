//! Tables as CSV, their columns found by the names in the first row. A table without such a row is a pasted text.

use assessment::boundary_entry::DatumKey;
use boundary::Unit;
use draft::boundary_file::FileRow;
use draft::boundary_file::{
    BoundaryFile, FileCode, FileFormat, FileProblem, FileRing, FileSystem, Parcel,
};

use super::{rings, system, text};

/// What a column holds.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Column {
    Parcel,
    Ring,
    Hole,
    Label,
    X,
    Y,
    System,
}

/// Names of columns, in small letters without blanks and brackets; the longest that a heading begins with counts.
const NAMES: [(Column, &[&str]); 7] = [
    (
        Column::X,
        &[
            "x",
            "x坐标",
            "纵坐标",
            "北坐标",
            "北",
            "north",
            "northing",
            "纬度",
            "北纬",
            "lat",
            "latitude",
            "b",
        ],
    ),
    (
        Column::Y,
        &[
            "y",
            "y坐标",
            "横坐标",
            "东坐标",
            "东",
            "east",
            "easting",
            "经度",
            "东经",
            "lon",
            "lng",
            "long",
            "longitude",
            "l",
        ],
    ),
    (
        Column::Label,
        &[
            "点号",
            "拐点",
            "拐点号",
            "拐点编号",
            "界址点号",
            "序号",
            "点名",
            "编号",
            "label",
            "point",
            "id",
            "no",
        ],
    ),
    (Column::Ring, &["圈号", "圈", "环号", "ring"]),
    (
        Column::Parcel,
        &["地块", "地块名称", "名称", "name", "parcel"],
    ),
    (Column::Hole, &["扣除", "hole"]),
    (Column::System, &["坐标系", "crs", "datum"]),
];

fn column(heading: &str) -> Option<Column> {
    let heading: String = heading
        .trim_start_matches('\u{feff}')
        .to_lowercase()
        .chars()
        .take_while(|c| !matches!(c, '(' | '（' | '[' | '/'))
        .filter(|c| !c.is_whitespace() && !matches!(c, '_' | '"'))
        .collect();
    let mut columns = NAMES.iter();
    columns
        .find(|(_, names)| names.contains(&heading.as_str()))
        .map(|(column, _)| *column)
}

/// `None` when the first rows name no columns for X and Y.
pub(super) fn read(text: &str) -> Result<Option<BoundaryFile>, FileProblem> {
    let text = text.trim_start_matches('\u{feff}');
    let Some(first) = text.lines().find(|line| !line.trim().is_empty()) else {
        return Ok(None);
    };
    let marks = [b',', b';', b'\t'];
    let delimiter = marks
        .into_iter()
        .max_by_key(|mark| first.bytes().filter(|b| b == mark).count())
        .unwrap_or(b',');
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .from_reader(text.as_bytes());
    let mut headings = csv::StringRecord::new();
    if !matches!(reader.read_record(&mut headings), Ok(true)) {
        return Ok(None);
    }
    let columns: Vec<Option<Column>> = headings.iter().map(column).collect();
    // Looked for once: a row may have millions of headings.
    let place = |wanted| columns.iter().position(|column| *column == Some(wanted));
    let (Some(x), Some(y)) = (place(Column::X), place(Column::Y)) else {
        return Ok(None);
    };
    let [of_label, of_ring, of_parcel, of_hole, of_system] = [
        Column::Label,
        Column::Ring,
        Column::Parcel,
        Column::Hole,
        Column::System,
    ]
    .map(place);
    let mut limits = super::Limits::default();
    let mut file = BoundaryFile {
        format: Some(FileFormat::Csv),
        ..BoundaryFile::default()
    };
    let mut systems: Vec<String> = Vec::new();
    let mut current: Option<(String, String)> = None;
    // A record of its own: one that held millions of headings is slow to use again.
    let mut record = csv::StringRecord::new();
    for index in 0.. {
        match reader.read_record(&mut record) {
            Ok(true) => {}
            Ok(false) => break,
            Err(_) => {
                let line = index + 2;
                file.problems
                    .push(FileProblem::new(FileCode::Malformed).at(line));
                break;
            }
        }
        let line = record.position().map_or(index + 2, |p| p.line() as usize);
        let cell = |column: Option<usize>| {
            column
                .and_then(|c| record.get(c))
                .unwrap_or_default()
                .trim()
        };
        let (x, y) = (cell(Some(x)), cell(Some(y)));
        if x.is_empty() && y.is_empty() {
            if record.iter().any(|cell| !cell.trim().is_empty())
                && file.problems.len() < super::LISTED
            {
                let text = record.iter().collect::<Vec<_>>().join(",");
                file.problems.push(
                    FileProblem::new(FileCode::LineLeftOut)
                        .at(line)
                        .saying(&text),
                );
            }
            continue;
        }
        limits.point()?;
        let said = cell(of_system).to_owned();
        if !said.is_empty() && !systems.contains(&said) && systems.len() < 8 {
            systems.push(said);
        }
        let (parcel, ring) = (cell(of_parcel), cell(of_ring));
        let key = (parcel.to_owned(), ring.to_owned());
        let same_parcel = current.as_ref().is_some_and(|(name, _)| *name == key.0);
        if !same_parcel && file.parcels.len() <= super::MAX_PARTS {
            file.parcels.push(Parcel {
                name: key.0.clone(),
                ..Parcel::default()
            });
        }
        let Some(parcel) = file.parcels.last_mut() else {
            continue;
        };
        if current.as_ref() != Some(&key) {
            let hole = match cell(of_hole).to_lowercase().as_str() {
                "" => None,
                "是" | "1" | "true" | "扣除" | "y" | "yes" => Some(true),
                _ => Some(false),
            };
            limits.ring()?;
            parcel.rings.push(FileRing {
                number: key.1.clone(),
                hole,
                rows: Vec::new(),
            });
            current = Some(key);
        }
        if let Some(ring) = parcel.rings.last_mut() {
            ring.rows.push(FileRow {
                label: cell(of_label).to_owned(),
                x: x.to_owned(),
                y: y.to_owned(),
            });
        }
    }
    for parcel in &mut file.parcels {
        for ring in &mut parcel.rings {
            rings::open(ring);
        }
    }
    file.system = match &systems[..] {
        [] => FileSystem::default(),
        [one] => read_system(one),
        several => {
            let text = several.join(" / ");
            file.problems
                .push(FileProblem::new(FileCode::SystemContradicts).saying(&text));
            FileSystem::default()
        }
    };
    Ok(Some(file))
}

/// `1980西安坐标系 3度带39带`, as it is written here; any text that names a datum.
pub(super) fn read_system(text: &str) -> FileSystem {
    let mut said = system::stated(text);
    let number_before = |mark: &str| {
        let (before, _) = text.split_once(mark)?;
        let digits = before.trim_end_matches(|c: char| c.is_ascii_digit()).len();
        before[digits..].parse::<u8>().ok()
    };
    said.zone_width = number_before("度带").filter(|width| [3, 6].contains(width));
    said.zone = text.rsplit_once("度带").and_then(|(_, rest)| {
        let digits: String = rest.chars().filter(char::is_ascii_digit).collect();
        digits.parse().ok()
    });
    said
}

/// The reference system in words that [`read_system`] reads.
pub(super) fn system_in_words(system: &FileSystem) -> String {
    let name = system.datum.map(|key: DatumKey| system::name(key.datum()));
    match (name, system.zone_width, system.zone) {
        (None, ..) => String::new(),
        (Some(name), Some(width), Some(zone)) => format!("{name} {width}度带{zone}带"),
        (Some(name), ..) => name.to_owned(),
    }
}

/// One row a point, UTF-8 with mark so that spreadsheets show Chinese; cells as they are, metres or degrees.
pub(super) fn write(file: &BoundaryFile) -> Result<Vec<u8>, FileProblem> {
    let degrees = {
        let table = system::table(file);
        table.read().placed.unit == Some(Unit::Degrees)
    };
    let unit = if degrees { Unit::Degrees } else { Unit::Metres };
    let placed = system::placed(file, unit)?;
    let (x, y) = if degrees {
        ("纬度", "经度")
    } else {
        ("X（纵坐标）", "Y（横坐标）")
    };
    let mut writer = csv::Writer::from_writer(vec![0xef, 0xbb, 0xbf]);
    let failed = |_| FileProblem::new(FileCode::Malformed);
    writer
        .write_record(["地块名称", "圈号", "扣除", "点号", x, y, "坐标系"])
        .map_err(failed)?;
    let words = system_in_words(&file.system);
    let mut number = (usize::MAX, 0);
    for ring in &placed.rings {
        number = if number.0 == ring.parcel {
            (number.0, number.1 + 1)
        } else {
            (ring.parcel, 1)
        };
        let name = plain(&file.parcels[ring.parcel].name);
        for point in &ring.points {
            writer
                .write_record([
                    name.as_str(),
                    number.1.to_string().as_str(),
                    if ring.hole { "是" } else { "否" },
                    plain(&point.label).as_str(),
                    point.north_text.as_str(),
                    point.east_text.as_str(),
                    words.as_str(),
                ])
                .map_err(failed)?;
        }
    }
    writer
        .into_inner()
        .map_err(|_| FileProblem::new(FileCode::Malformed))
}

/// A cell that no spreadsheet takes for a formula.
fn plain(said: &str) -> String {
    let written: String = said.chars().filter(text::is_written).collect();
    let text = written.trim();
    if text.starts_with(['=', '+', '@', '\t']) || text.starts_with('-') && text.len() > 1 {
        format!("'{text}")
    } else {
        text.to_owned()
    }
}
