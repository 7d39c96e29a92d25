//! AutoCAD DXF, as text: closed polylines. East stands in code 10, north in code 20.

use boundary::Unit;
use draft::boundary_file::FileRow;
use draft::boundary_file::{
    BoundaryFile, FileCode, FileFormat, FileProblem, FileRing, FileSystem, Parcel,
};

use super::{csv, rings, system, text};

/// Layers of the files written here.
const PART_LAYER: &str = "矿区范围";
const HOLE_LAYER: &str = "扣除";
const LABEL_LAYER: &str = "点号";

/// The groups that are looked at: text, layer, east, north, bulge, flags.
const GROUPS: [i32; 6] = [1, 8, 10, 20, 42, 70];
/// The most of them that are kept. (Compiled.)
const MAX_GROUPS: usize = 50 * boundary::MAX_POINTS;

/// A group: its code and its value.
type Group<'a> = (i32, &'a str);

pub(super) fn is_dxf(text: &str) -> bool {
    let mut lines = text.lines().map(str::trim);
    match (lines.next(), lines.next()) {
        (Some("0"), Some("SECTION")) => true,
        (Some("999"), Some(_)) => text.contains("SECTION"),
        _ => false,
    }
}

/// An entity: its groups without the first, which names it.
struct Entity<'a> {
    kind: &'a str,
    line: usize,
    groups: Vec<Group<'a>>,
}

impl<'a> Entity<'a> {
    fn value(&self, code: i32) -> Option<&'a str> {
        let mut groups = self.groups.iter();
        groups.find(|group| group.0 == code).map(|group| group.1)
    }

    fn values(&self, code: i32) -> impl Iterator<Item = &'a str> + '_ {
        let groups = self.groups.iter();
        groups
            .filter(move |group| group.0 == code)
            .map(|group| group.1)
    }

    fn number(&self, code: i32) -> f64 {
        let value = self.value(code).and_then(|value| value.parse().ok());
        value.unwrap_or(0.0)
    }

    fn is_closed(&self) -> bool {
        // The flag is a sum of bits; 1 is "closed".
        (self.number(70) as i64) & 1 == 1
    }

    fn has_arc(&self) -> bool {
        self.values(42)
            .any(|bulge| bulge.parse::<f64>().is_ok_and(|bulge| bulge != 0.0))
    }
}

pub(super) fn read(text: &str) -> Result<BoundaryFile, FileProblem> {
    let mut file = BoundaryFile {
        format: Some(FileFormat::Dxf),
        ..BoundaryFile::default()
    };
    let (entities, comments) = entities(text)?;
    let mut texts: Vec<(f64, f64, &str)> = Vec::new();
    let mut drawn: Vec<(FileRing, String)> = Vec::new();
    let mut left_out = 0usize;
    let mut limits = super::Limits::default();
    let mut index = 0;
    while index < entities.len() {
        let entity = &entities[index];
        index += 1;
        let points: Vec<(&str, &str)> = match entity.kind {
            "LWPOLYLINE" => entity.values(10).zip(entity.values(20)).collect(),
            "POLYLINE" => {
                let vertices = entities[index..].iter().take_while(|e| e.kind == "VERTEX");
                let vertices: Vec<&Entity> = vertices.collect();
                index += vertices.len();
                if vertices.iter().any(|vertex| vertex.has_arc()) {
                    file.problems
                        .push(FileProblem::new(FileCode::ArcAsChord).at(entity.line));
                }
                let points = vertices
                    .iter()
                    .filter_map(|v| Some((v.value(10)?, v.value(20)?)));
                points.collect()
            }
            "TEXT" | "MTEXT" => {
                texts.push((
                    entity.number(10),
                    entity.number(20),
                    entity.value(1).unwrap_or_default(),
                ));
                continue;
            }
            "SEQEND" | "SECTION" | "ENDSEC" | "EOF" | "TABLE" | "ENDTAB" | "ENDBLK" => continue,
            _ => {
                left_out += 1;
                continue;
            }
        };
        if entity.kind == "LWPOLYLINE" && entity.has_arc() {
            file.problems
                .push(FileProblem::new(FileCode::ArcAsChord).at(entity.line));
        }
        if points.len() < 3 {
            left_out += 1;
            continue;
        }
        let layer = entity.value(8).unwrap_or_default().to_owned();
        limits.ring()?;
        for _ in &points {
            limits.point()?;
        }
        let row = |(east, north): (&str, &str)| FileRow {
            label: String::new(),
            x: north.to_owned(),
            y: east.to_owned(),
        };
        let mut ring = FileRing {
            hole: (layer == HOLE_LAYER).then_some(true),
            rows: points.into_iter().map(row).collect(),
            ..FileRing::default()
        };
        if !rings::open(&mut ring) && !entity.is_closed() {
            file.problems
                .push(FileProblem::new(FileCode::RingNotClosed).at(entity.line));
        }
        drawn.push((ring, layer));
    }
    if left_out > 0 {
        file.problems
            .push(FileProblem::new(FileCode::GeometryLeftOut).saying(&left_out.to_string()));
    }
    let mut parcel = Parcel::default();
    for (number, (mut ring, _)) in drawn.into_iter().enumerate() {
        ring.number = (number + 1).to_string();
        label(&mut ring, &texts);
        parcel.rings.push(ring);
    }
    file.parcels.push(parcel);
    let said = comments
        .iter()
        .find_map(|comment| comment.strip_prefix("坐标系："));
    file.system = said.map(csv::read_system).unwrap_or_default();
    let name = comments
        .iter()
        .find_map(|comment| comment.strip_prefix("名称："));
    file.parcels[0].name = name.unwrap_or_default().to_owned();
    Ok(file)
}

/// Texts that begin exactly at a corner are its number.
fn label(ring: &mut FileRing, texts: &[(f64, f64, &str)]) {
    if texts.len() > boundary::MAX_POINTS {
        return;
    }
    let mut at: Vec<(u64, u64, &str)> = texts
        .iter()
        .map(|(east, north, text)| (east.to_bits(), north.to_bits(), *text))
        .collect();
    at.sort_unstable();
    for row in &mut ring.rows {
        let key = |cell: &str| cell.parse::<f64>().map(f64::to_bits).unwrap_or_default();
        let wanted = (key(&row.y), key(&row.x));
        let found = at.partition_point(|(east, north, _)| (*east, *north) < wanted);
        if let Some((east, north, text)) = at.get(found)
            && (*east, *north) == wanted
        {
            row.label = (*text).to_owned();
        }
    }
}

/// All entities outside the tables' and header's variables, and the comments.
fn entities(text: &str) -> Result<(Vec<Entity<'_>>, Vec<String>), FileProblem> {
    let mut lines = text.lines().map(str::trim).enumerate();
    let (mut entities, mut comments) = (Vec::new(), Vec::new());
    let (mut section, mut naming) = ("", false);
    let (mut ended, mut groups) = (false, 0);
    while let Some((index, code)) = lines.next() {
        if code.is_empty() && text.lines().count() == index + 1 {
            break;
        }
        let line = index + 1;
        let wrong = |code| FileProblem::new(code).at(line);
        let Ok(code) = code.parse::<i32>() else {
            return Err(wrong(FileCode::Malformed).saying(code));
        };
        let Some((_, value)) = lines.next() else {
            return Err(wrong(FileCode::Truncated));
        };
        match (code, value) {
            (999, comment) if comments.len() < super::LISTED => comments.push(comment.to_owned()),
            (999, _) => {}
            (0, "EOF") => {
                ended = true;
                break;
            }
            (0, "SECTION") => (section, naming) = ("", true),
            (2, name) if naming => (section, naming) = (name, false),
            (0, kind) if section == "ENTITIES" => {
                if entities.len() > 4 * boundary::MAX_POINTS {
                    return Err(wrong(FileCode::TooManyParts).saying("ENTITIES"));
                }
                entities.push(Entity {
                    kind,
                    line,
                    groups: Vec::new(),
                });
            }
            group if section == "ENTITIES" && GROUPS.contains(&group.0) => {
                groups += 1;
                if groups > MAX_GROUPS {
                    return Err(wrong(FileCode::TooManyParts).saying("ENTITIES"));
                }
                if let Some(entity) = entities.last_mut() {
                    entity.groups.push(group);
                }
            }
            _ => {}
        }
    }
    if !ended && section == "ENTITIES" {
        return Err(FileProblem::new(FileCode::Truncated));
    }
    entities.retain(|entity: &Entity| entity.kind != "ENDSEC");
    Ok((entities, comments))
}

/// The oldest form of DXF that programs read (R12): `POLYLINE` with `VERTEX`, Chinese in GBK as its code page says, point
/// numbers as texts at the corners.
pub(super) fn write(file: &BoundaryFile) -> Result<Vec<u8>, FileProblem> {
    let placed = system::placed(file, Unit::Metres)?;
    let mut out = String::new();
    let mut group = |code: i32, value: &str| {
        out += &format!("{code:>3}\r\n{value}\r\n");
    };
    let words = csv::system_in_words(&FileSystem {
        zone: placed.reference.map(|r| r.zone),
        ..file.system.clone()
    });
    group(999, &format!("坐标系：{words}"));
    if let Some(name) = file
        .parcels
        .iter()
        .map(|parcel| plain(&parcel.name))
        .find(|name| !name.is_empty())
    {
        group(999, &format!("名称：{name}"));
    }
    for (code, value) in [
        (0, "SECTION"),
        (2, "HEADER"),
        (9, "$ACADVER"),
        (1, "AC1009"),
        (9, "$DWGCODEPAGE"),
        (3, "ANSI_936"),
        (0, "ENDSEC"),
        (0, "SECTION"),
        (2, "ENTITIES"),
    ] {
        group(code, value);
    }
    for ring in &placed.rings {
        let layer = if ring.hole { HOLE_LAYER } else { PART_LAYER };
        for (code, value) in [
            (0, "POLYLINE"),
            (8, layer),
            (66, "1"),
            (70, "1"),
            (10, "0.0"),
            (20, "0.0"),
            (30, "0.0"),
        ] {
            group(code, value);
        }
        for point in &ring.points {
            let (east, north) = (&point.east_text, &point.north_text);
            for (code, value) in [
                (0, "VERTEX"),
                (8, layer),
                (10, east),
                (20, north),
                (30, "0.0"),
            ] {
                group(code, value);
            }
        }
        group(0, "SEQEND");
        group(8, layer);
        for point in ring
            .points
            .iter()
            .filter(|point| !point.label.trim().is_empty())
        {
            let (east, north, label) = (&point.east_text, &point.north_text, plain(&point.label));
            for (code, value) in [
                (0, "TEXT"),
                (8, LABEL_LAYER),
                (10, east),
                (20, north),
                (30, "0.0"),
                (40, "10.0"),
                (1, &label),
            ] {
                group(code, value);
            }
        }
    }
    group(0, "ENDSEC");
    group(0, "EOF");
    text::encode_gbk(&out)
}

fn plain(said: &str) -> String {
    let keep = |c: char| if c.is_control() { ' ' } else { c };
    let written: String = said.chars().filter(text::is_written).collect();
    written.trim().chars().map(keep).collect()
}
