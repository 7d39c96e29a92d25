//! GeoJSON (RFC 7946): longitude and latitude, east before north.

use assessment::boundary_entry::DatumKey;
use boundary::{Datum, Unit};
use draft::boundary_file::FileRow;
use draft::boundary_file::{
    BoundaryFile, FileCode, FileField, FileFormat, FileProblem, FileRing, FileSystem, Parcel,
};
use serde_json::{Map, Value, json};

use super::{csv, rings, system};

/// Member in which a file of ours says which datum its longitudes and latitudes are in.
const SYSTEM: &str = "坐标系";
/// Member with the point numbers of each ring.
const LABELS: &str = "点号";

/// The most values of a file, and the most objects among them, each of which takes half a kilobyte. (Compiled.)
const MAX_VALUES: usize = 1_000_000;
const MAX_OBJECTS: usize = 100_000;

/// Counts before anything is built: a tree takes up to a hundred times its text.
fn few_values(text: &str) -> Result<(), FileProblem> {
    let (mut values, mut objects) = (0, 0);
    let (mut quoted, mut escaped) = (false, false);
    for byte in text.bytes() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if quoted => escaped = true,
            b'"' => quoted = !quoted,
            _ if quoted => {}
            b'{' => (values, objects) = (values + 1, objects + 1),
            b'[' | b',' => values += 1,
            _ => {}
        }
    }
    match values > MAX_VALUES || objects > MAX_OBJECTS {
        true => Err(FileProblem::new(FileCode::TooManyParts).saying("JSON")),
        false => Ok(()),
    }
}

pub(super) fn read(text: &str) -> Result<BoundaryFile, FileProblem> {
    few_values(text)?;
    // serde_json ends at a depth of 128.
    let root: Value = serde_json::from_str(text).map_err(|error| {
        let code = if error.is_eof() {
            FileCode::Truncated
        } else if error.to_string().contains("recursion") {
            FileCode::TooDeep
        } else {
            FileCode::Malformed
        };
        FileProblem::new(code)
            .at(error.line())
            .saying(&error.to_string())
    })?;
    let mut reader = Reader {
        file: BoundaryFile {
            format: Some(FileFormat::Geojson),
            ..BoundaryFile::default()
        },
        left_out: 0,
        features: 0,
        copied: 0,
    };
    if let Some(features) = root.as_array() {
        features
            .iter()
            .for_each(|one| reader.object(one, &Map::new()));
    } else {
        if root.get("type").and_then(Value::as_str).is_none() {
            return Err(FileProblem::new(FileCode::NotRecognised).saying("JSON"));
        }
        reader.object(&root, &Map::new());
    }
    if reader.copied > super::MAX_FILE_BYTES {
        return Err(FileProblem::new(FileCode::TooManyParts).saying("properties"));
    }
    let Reader {
        mut file, left_out, ..
    } = reader;
    if left_out > 0 {
        file.problems
            .push(FileProblem::new(FileCode::GeometryLeftOut).saying(&left_out.to_string()));
    }
    let crs = root.pointer("/crs/properties/name").and_then(Value::as_str);
    file.system = stated(crs, &mut file);
    Ok(file)
}

/// The `crs` of older files, else what a file of ours says, else WGS 84 as the standard has it, if these are degrees.
fn stated(crs: Option<&str>, file: &mut BoundaryFile) -> FileSystem {
    if let Some(name) = crs {
        let code = name
            .rsplit([':', '/'])
            .next()
            .and_then(|code| code.parse().ok());
        if name.contains("CRS84") {
            return FileSystem {
                datum: Some(DatumKey::Wgs84),
                text: name.to_owned(),
                ..FileSystem::default()
            };
        }
        if let Some(found) = code.and_then(system::by_epsg) {
            if let Some(zone) = found.system.zone.filter(|_| !found.prefixed) {
                rings::add_prefix(file, zone);
            }
            return found.system;
        }
        let said = system::stated(name);
        if said.datum.is_none() {
            file.problems
                .push(FileProblem::new(FileCode::SystemNotUnderstood).saying(name));
        }
        return said;
    }
    let mut own = file.parcels.iter().flat_map(|parcel| &parcel.fields);
    if let Some(field) = own.find(|field| field.name == SYSTEM) {
        return system::stated(&field.value);
    }
    if system::table(file).read().placed.unit == Some(Unit::Degrees) {
        FileSystem {
            datum: Some(DatumKey::Wgs84),
            text: "RFC 7946".to_owned(),
            ..FileSystem::default()
        }
    } else {
        FileSystem::default()
    }
}

struct Reader {
    file: BoundaryFile,
    left_out: usize,
    features: usize,
    /// What all areas say of themselves, bytes: an area of many geometries says it again for each.
    copied: usize,
}

impl Reader {
    /// A feature, a collection or a geometry, with the properties it stands under.
    fn object(&mut self, value: &Value, properties: &Map<String, Value>) {
        let list = |name: &str| value.get(name).and_then(Value::as_array);
        match value.get("type").and_then(Value::as_str) {
            Some("FeatureCollection") => {
                for feature in list("features").into_iter().flatten() {
                    self.object(feature, properties);
                }
            }
            Some("Feature") => {
                self.features += 1;
                let empty = Map::new();
                let own = value.get("properties").and_then(Value::as_object);
                if let Some(geometry) = value.get("geometry").filter(|g| g.is_object()) {
                    self.object(geometry, own.unwrap_or(&empty));
                }
            }
            Some("GeometryCollection") => {
                for geometry in list("geometries").into_iter().flatten() {
                    self.object(geometry, properties);
                }
            }
            Some("Polygon") => {
                self.polygons(list("coordinates").map(|rings| vec![rings]), properties)
            }
            Some("MultiPolygon") => {
                let polygons = list("coordinates");
                let all = polygons.map(|all| all.iter().filter_map(Value::as_array).collect());
                self.polygons(all, properties)
            }
            Some(_) => self.left_out += 1,
            None => self.problem(FileCode::Malformed, "type"),
        }
    }

    fn problem(&mut self, code: FileCode, text: &str) {
        if self.file.problems.len() < super::LISTED {
            let mut problem = FileProblem::new(code).saying(text);
            problem.line = Some(self.features).filter(|features| *features > 0);
            self.file.problems.push(problem);
        }
    }

    fn polygons(&mut self, polygons: Option<Vec<&Vec<Value>>>, properties: &Map<String, Value>) {
        let Some(polygons) = polygons else {
            return self.problem(FileCode::Malformed, "coordinates");
        };
        if self.copied > super::MAX_FILE_BYTES {
            return;
        }
        let mut parcel = Parcel {
            name: text(
                properties
                    .get("name")
                    .or(properties.get("名称"))
                    .unwrap_or(&Value::Null),
            ),
            fields: properties
                .iter()
                .filter(|(name, value)| {
                    *name != LABELS && *name != "name" && !value.is_object() && !value.is_array()
                })
                .take(super::LISTED)
                .map(|(name, value)| FileField {
                    name: name.clone(),
                    value: text(value),
                })
                .collect(),
            ..Parcel::default()
        };
        let said = parcel.fields.iter();
        self.copied += parcel.name.len()
            + said
                .map(|field| field.name.len() + field.value.len())
                .sum::<usize>();
        let labels = properties.get(LABELS).and_then(Value::as_array);
        for rings in polygons {
            for (index, positions) in rings.iter().enumerate() {
                let labels = labels.and_then(|all| all.get(parcel.rings.len())?.as_array());
                match ring(positions, labels) {
                    Some(mut ring) => {
                        ring.hole = Some(index > 0);
                        ring.number = (parcel.rings.len() + 1).to_string();
                        if !rings::open(&mut ring) {
                            self.problem(FileCode::RingNotClosed, &ring.number);
                        }
                        parcel.rings.push(ring);
                    }
                    None => self.problem(FileCode::Malformed, "coordinates"),
                }
            }
        }
        if self.file.parcels.len() <= super::MAX_PARTS {
            self.file.parcels.push(parcel);
        }
    }
}

/// A ring of positions `[east, north, …]`.
fn ring(positions: &Value, labels: Option<&Vec<Value>>) -> Option<FileRing> {
    let rows: Option<Vec<FileRow>> = positions
        .as_array()?
        .iter()
        .enumerate()
        .map(|(index, position)| {
            let cell = |place: usize| position.get(place)?.as_number().map(ToString::to_string);
            Some(FileRow {
                label: labels
                    .and_then(|labels| labels.get(index))
                    .map(text)
                    .unwrap_or_default(),
                x: cell(1)?,
                y: cell(0)?,
            })
        })
        .collect();
    Some(FileRing {
        rows: rows?,
        ..FileRing::default()
    })
}

fn text(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

/// Longitude and latitude on the datum the points are in; nothing is converted. Unless that is CGCS2000 or WGS 84,
/// which agree to a few decimetres, the file says that it is approximate.
pub(super) fn write(file: &BoundaryFile) -> Result<Vec<u8>, FileProblem> {
    let placed = system::placed(file, Unit::Degrees)?;
    let datum = file.system.datum.map(DatumKey::datum);
    let unknown = || FileProblem::new(FileCode::SystemUnknown);
    let datum = datum.ok_or_else(unknown)?;
    let approximate = !matches!(datum, Datum::Cgcs2000 | Datum::Wgs84);
    let mut features = Vec::new();
    for (index, parcel) in file.parcels.iter().enumerate() {
        let own = placed.rings.iter().filter(|ring| ring.parcel == index);
        let polygons = super::rings::polygons(own);
        if polygons.is_empty() {
            continue;
        }
        let position = |point: &system::Point| {
            let number =
                |text: &str, value: f64| text.parse::<Value>().unwrap_or_else(|_| json!(value));
            json!([
                number(&point.east_text, point.east),
                number(&point.north_text, point.north)
            ])
        };
        let coordinates: Vec<Vec<Value>> = polygons
            .iter()
            .map(|polygon| {
                polygon
                    .iter()
                    .map(|ring| ring.closed().map(position).collect())
                    .collect()
            })
            .collect();
        let labels: Vec<Vec<&str>> = polygons
            .iter()
            .flatten()
            .map(|ring| {
                ring.points
                    .iter()
                    .map(|point| point.label.as_str())
                    .collect()
            })
            .collect();
        let mut properties = Map::new();
        properties.insert("name".into(), parcel.name.clone().into());
        for field in &parcel.fields {
            properties.insert(field.name.clone(), field.value.clone().into());
        }
        properties.insert(SYSTEM.into(), csv::system_in_words(&file.system).into());
        if approximate {
            let note = "经纬度属于所列坐标系，未转换；在以 WGS 84 或 2000 国家大地坐标系为准的地图上有几十米以上的偏差";
            properties.insert("说明".into(), note.into());
            properties.insert("approximate".into(), true.into());
        }
        properties.insert(LABELS.into(), json!(labels));
        let geometry = match &coordinates[..] {
            [one] => json!({"type": "Polygon", "coordinates": one}),
            several => json!({"type": "MultiPolygon", "coordinates": several}),
        };
        features.push(json!({"type": "Feature", "properties": properties, "geometry": geometry}));
    }
    let root = json!({"type": "FeatureCollection", "features": features});
    serde_json::to_vec_pretty(&root).map_err(|_| FileProblem::new(FileCode::Malformed))
}
