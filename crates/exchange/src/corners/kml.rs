//! KML: longitude and latitude on WGS 84.

use std::collections::BTreeSet;

use assessment::boundary_entry::DatumKey;
use boundary::{Datum, Unit};
use draft::boundary_file::FileRow;
use draft::boundary_file::{
    BoundaryFile, FileCode, FileField, FileFormat, FileProblem, FileRing, FileSystem, Parcel,
};
use roxmltree::{Document, Node, ParsingOptions};

use super::{csv, rings, system};

const SYSTEM: &str = "坐标系";
const LABELS: &str = "点号";
/// The most elements and texts of a document. (Compiled.)
const MAX_NODES: u32 = 200_000;
/// The most attributes of an element: the parser holds each one against all others of its element. (Compiled.)
const MAX_ATTRIBUTES: usize = 100;
/// The most different prefixes of namespaces: the parser looks through all of them for each element. (Compiled.)
const MAX_PREFIXES: usize = 32;

pub(super) fn read(text: &str) -> Result<BoundaryFile, FileProblem> {
    few_attributes(text)?;
    let options = ParsingOptions {
        nodes_limit: MAX_NODES,
        ..ParsingOptions::default()
    };
    let document = Document::parse_with_options(text, options).map_err(|error| {
        let code = match error {
            roxmltree::Error::NodesLimitReached => FileCode::TooManyParts,
            roxmltree::Error::DtdDetected => FileCode::Unsupported,
            roxmltree::Error::UnexpectedEndOfStream | roxmltree::Error::UnclosedRootNode => {
                FileCode::Truncated
            }
            _ => FileCode::Malformed,
        };
        FileProblem::new(code)
            .at(error.pos().row as usize)
            .saying(&error.to_string())
    })?;
    let root = document.root_element();
    if root.tag_name().name() != "kml" {
        return Err(FileProblem::new(FileCode::NotRecognised).saying(root.tag_name().name()));
    }
    let mut reader = Reader {
        file: BoundaryFile {
            format: Some(FileFormat::Kml),
            system: FileSystem {
                datum: Some(DatumKey::Wgs84),
                text: "KML".to_owned(),
                ..FileSystem::default()
            },
            ..BoundaryFile::default()
        },
        lines: Lines {
            text,
            place: 0,
            line: 1,
        },
        left_out: 0,
        limits: super::Limits::default(),
    };
    let mut end = 0;
    for placemark in named(root, "Placemark") {
        if placemark.range().start < end {
            return Err(too_deep(&document, placemark));
        }
        end = placemark.range().end;
        reader.placemark(&document, placemark)?;
    }
    let Reader {
        mut file, left_out, ..
    } = reader;
    if left_out > 0 {
        file.problems
            .push(FileProblem::new(FileCode::GeometryLeftOut).saying(&left_out.to_string()));
    }
    let mut own = file.parcels.iter().flat_map(|parcel| &parcel.fields);
    if let Some(said) = own.find(|field| field.name == SYSTEM) {
        file.system = system::stated(&said.value);
    }
    Ok(file)
}

/// Looks at the attributes of each element before anything is parsed. A `<` cannot stand in an attribute, so what
/// follows the last `<` is one element and the text behind it.
fn few_attributes(text: &str) -> Result<(), FileProblem> {
    let many = |what: &str| Err(FileProblem::new(FileCode::TooManyParts).saying(what));
    let (mut count, mut equals) = (0, false);
    for byte in text.bytes() {
        match byte {
            b'<' => (count, equals) = (0, false),
            b'=' => equals = true,
            b'"' | b'\'' if equals => (count, equals) = (count + 1, false),
            b' ' | b'\t' | b'\n' | b'\r' => {}
            _ => equals = false,
        }
        if count > MAX_ATTRIBUTES {
            return many("XML 属性");
        }
    }
    let mut prefixes = BTreeSet::new();
    for (at, mark) in text.match_indices("xmlns:") {
        let rest = &text[at + mark.len()..];
        let end = rest.find(|c: char| c == '=' || c.is_whitespace());
        prefixes.insert(&rest[..end.unwrap_or(rest.len())]);
        if prefixes.len() > MAX_PREFIXES {
            return many("XML 命名空间");
        }
    }
    Ok(())
}

fn too_deep(document: &Document, node: Node) -> FileProblem {
    let line = document.text_pos_at(node.range().start).row as usize;
    FileProblem::new(FileCode::TooDeep).at(line)
}

/// The lines of places that are asked for one behind the other, each line counted once.
struct Lines<'a> {
    text: &'a str,
    place: usize,
    line: usize,
}

impl Lines<'_> {
    fn of(&mut self, node: Node) -> usize {
        let start = node.range().start;
        let between = self.text.as_bytes().get(self.place..start);
        let breaks = between.unwrap_or_default().iter().filter(|b| **b == b'\n');
        self.line += breaks.count();
        self.place = start;
        self.line
    }
}

struct Reader<'a> {
    file: BoundaryFile,
    lines: Lines<'a>,
    left_out: usize,
    limits: super::Limits,
}

impl Reader<'_> {
    /// An area and its rings. Every node is looked at once: a polygon in a polygon is refused.
    fn placemark(&mut self, document: &Document, placemark: Node) -> Result<(), FileProblem> {
        let mut parcel = Parcel {
            name: child_text(placemark, "name").unwrap_or_default(),
            fields: fields(placemark),
            ..Parcel::default()
        };
        let line = self.lines.of(placemark);
        let mut end = 0;
        for node in placemark.descendants() {
            let in_polygon = node.range().start < end;
            match node.tag_name().name() {
                "Polygon" if in_polygon => return Err(too_deep(document, node)),
                "Polygon" => {
                    end = node.range().end;
                    polygon(node, &mut parcel, &mut self.limits)?;
                }
                "LineString" | "LinearRing" if !in_polygon => {
                    let ring = coordinates(node, &mut self.limits)?;
                    if ring.rows.len() < 3 {
                        self.left_out += 1;
                        self.limits.points -= ring.rows.len();
                    } else {
                        self.limits.ring()?;
                        parcel.rings.push(ring);
                        self.file
                            .problems
                            .push(FileProblem::new(FileCode::LineAsRing).at(line));
                    }
                }
                "Point" | "Track" | "Model" => self.left_out += 1,
                _ => {}
            }
        }
        for ring in &mut parcel.rings {
            if !rings::open(ring) {
                self.file
                    .problems
                    .push(FileProblem::new(FileCode::RingNotClosed).at(line));
            }
        }
        number(&mut parcel);
        if !parcel.rings.is_empty() && self.file.parcels.len() <= super::MAX_PARTS {
            self.file.parcels.push(parcel);
        }
        Ok(())
    }
}

fn named<'a, 'b>(node: Node<'a, 'b>, name: &'static str) -> impl Iterator<Item = Node<'a, 'b>> {
    node.descendants()
        .filter(move |node| node.tag_name().name() == name)
}

fn child_text(node: Node, name: &str) -> Option<String> {
    let child = node
        .children()
        .find(|node| node.tag_name().name() == name)?;
    Some(whole_text(child).trim().to_owned())
}

/// All the text of an element, also what follows a comment within it.
fn whole_text(node: Node) -> String {
    node.children()
        .filter(Node::is_text)
        .filter_map(|part| part.text())
        .collect()
}

/// `ExtendedData`: `Data` with `value`, and `SimpleData`.
fn fields(placemark: Node) -> Vec<FileField> {
    let field = |node: Node| {
        let value = match node.tag_name().name() {
            "Data" => child_text(node, "value"),
            "SimpleData" => Some(whole_text(node).trim().to_owned()),
            _ => return None,
        };
        Some(FileField {
            name: node.attribute("name")?.to_owned(),
            value: value.unwrap_or_default(),
        })
    };
    placemark
        .descendants()
        .filter_map(field)
        .take(super::LISTED)
        .collect()
}

fn polygon(node: Node, parcel: &mut Parcel, limits: &mut super::Limits) -> Result<(), FileProblem> {
    for (edge, hole) in [("outerBoundaryIs", false), ("innerBoundaryIs", true)] {
        let edges = node
            .children()
            .filter(|child| child.tag_name().name() == edge);
        for ring in edges.flat_map(|edge| named(edge, "LinearRing")) {
            limits.ring()?;
            parcel.rings.push(FileRing {
                hole: Some(hole),
                ..coordinates(ring, limits)?
            });
        }
    }
    Ok(())
}

/// `coordinates`: `east,north,height` parted by blanks. A tuple that is no pair keeps its text in X.
fn coordinates(ring: Node, limits: &mut super::Limits) -> Result<FileRing, FileProblem> {
    let texts = ring
        .children()
        .filter(|child| child.tag_name().name() == "coordinates");
    let mut rows = Vec::new();
    for text in texts.map(whole_text) {
        // `1, 2` with blanks behind the comma occurs in files made by hand.
        let text = text.replace(", ", ",");
        for tuple in text.split_whitespace() {
            limits.point()?;
            let (east, rest) = tuple.split_once(',').unwrap_or((tuple, ""));
            rows.push(match tuple.contains(',') {
                true => row(rest.split(',').next().unwrap_or_default(), east),
                false => row(tuple, ""),
            });
        }
    }
    Ok(FileRing {
        rows,
        ..FileRing::default()
    })
}

fn row(x: &str, y: &str) -> FileRow {
    FileRow {
        label: String::new(),
        x: x.to_owned(),
        y: y.to_owned(),
    }
}

/// Ring numbers, and the point numbers that a file of ours carries.
fn number(parcel: &mut Parcel) {
    let labels = parcel.fields.iter().position(|field| field.name == LABELS);
    let labels = labels
        .map(|index| parcel.fields.remove(index).value)
        .unwrap_or_default();
    let mut labels = labels.split(';');
    for (index, ring) in parcel.rings.iter_mut().enumerate() {
        ring.number = (index + 1).to_string();
        let own: Vec<&str> = labels.next().unwrap_or_default().split(',').collect();
        if own.len() == ring.rows.len() {
            for (row, label) in ring.rows.iter_mut().zip(own) {
                row.label = label.to_owned();
            }
        }
    }
}

/// Longitude and latitude on the datum the points are in, which the file names; nothing is converted.
pub(super) fn write(file: &BoundaryFile) -> Result<Vec<u8>, FileProblem> {
    let placed = system::placed(file, Unit::Degrees)?;
    let datum = file.system.datum.map(DatumKey::datum);
    let datum = datum.ok_or_else(|| FileProblem::new(FileCode::SystemUnknown))?;
    let approximate = !matches!(datum, Datum::Cgcs2000 | Datum::Wgs84);
    let mut out = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<kml xmlns=\"http://www.opengis.net/kml/2.2\">\n<Document>\n",
    );
    for (index, parcel) in file.parcels.iter().enumerate() {
        let own = placed.rings.iter().filter(|ring| ring.parcel == index);
        let polygons = rings::polygons(own);
        if polygons.is_empty() {
            continue;
        }
        out += &format!(
            "<Placemark>\n<name>{}</name>\n<ExtendedData>\n",
            escaped(&parcel.name)
        );
        let mut data = |name: &str, value: &str| {
            out += &format!(
                "<Data name=\"{}\"><value>{}</value></Data>\n",
                escaped(name),
                escaped(value)
            );
        };
        for field in parcel
            .fields
            .iter()
            .filter(|field| ![SYSTEM, LABELS].contains(&field.name.as_str()))
        {
            data(&field.name, &field.value);
        }
        data(SYSTEM, &csv::system_in_words(&file.system));
        if approximate {
            data(
                "说明",
                "经纬度属于所列坐标系，未转换；在卫星地图上有几十米以上的偏差",
            );
        }
        let labels: Vec<String> = polygons
            .iter()
            .flatten()
            .map(|ring| {
                let plain = |point: &system::Point| point.label.replace([',', ';'], "_");
                ring.points.iter().map(plain).collect::<Vec<_>>().join(",")
            })
            .collect();
        data(LABELS, &labels.join(";"));
        out += "</ExtendedData>\n<MultiGeometry>\n";
        for polygon in &polygons {
            out += "<Polygon>\n";
            for (index, ring) in polygon.iter().enumerate() {
                let edge = if index == 0 {
                    "outerBoundaryIs"
                } else {
                    "innerBoundaryIs"
                };
                let tuples: Vec<String> = ring
                    .closed()
                    .map(|point| format!("{},{}", point.east_text, point.north_text))
                    .collect();
                out += &format!(
                    "<{edge}><LinearRing><coordinates>{}</coordinates></LinearRing></{edge}>\n",
                    tuples.join(" ")
                );
            }
            out += "</Polygon>\n";
        }
        out += "</MultiGeometry>\n</Placemark>\n";
    }
    out += "</Document>\n</kml>\n";
    Ok(out.into_bytes())
}

/// A text as XML: marks escaped, and what XML 1.0 cannot hold left out.
fn escaped(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        match c {
            '&' => out += "&amp;",
            '<' => out += "&lt;",
            '>' => out += "&gt;",
            '"' => out += "&quot;",
            '\t' | '\n' | '\r' => out.push(' '),
            c if c < ' ' || matches!(c, '\u{fffe}' | '\u{ffff}') => {}
            c => out.push(c),
        }
    }
    out
}
