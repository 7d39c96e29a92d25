//! 报盘 TXT: `[属性描述]`, `[地块坐标]`, a heading per parcel that ends with `@`, rows of `点号,圈号,X,Y`.
//!
//! Source: 建设项目用地红线坐标文件内容要求 and the text of the same format at celiang.net (both read); the fields after the
//! fourth vary with the office.

use boundary::Unit;
use draft::boundary_file::FileRow;
use draft::boundary_file::{
    BoundaryFile, FileCode, FileField, FileFormat, FileProblem, FileRing, Parcel, StatedArea,
};

use super::{rings, system, text};

const PARCELS: [&str; 2] = ["[地块坐标]", "【地块坐标】"];
const ATTRIBUTES: [&str; 2] = ["[属性描述]", "【属性描述】"];

/// The fields of a heading from the fifth on.
const FIELDS: [&str; 4] = ["图形属性", "图幅号", "地块用途", "地类编码"];

/// Whether one of the marks stands on a line of its own.
pub(super) fn is_txt(text: &str) -> bool {
    let is_mark = |line: &str| PARCELS.contains(&line) || ATTRIBUTES.contains(&line);
    text.lines().map(str::trim).any(is_mark)
}

pub(super) fn read(text: &str) -> Result<BoundaryFile, FileProblem> {
    let mut reader = Reader::default();
    for (index, line) in text.lines().enumerate() {
        reader.line(index + 1, line.trim_start_matches('\u{feff}').trim())?;
    }
    reader.end_parcel();
    let mut file = reader.file;
    file.format = Some(FileFormat::Txt);
    file.system = stated(&file.fields, &mut file.problems);
    Ok(file)
}

/// The reference system of the attributes.
fn stated(
    fields: &[FileField],
    problems: &mut Vec<FileProblem>,
) -> draft::boundary_file::FileSystem {
    let value = |name: &str| {
        let mut named = fields.iter().filter(|field| field.name.contains(name));
        named.next().map(|field| field.value.as_str())
    };
    let number = |text: &str| {
        text.trim()
            .trim_end_matches(['度', '带', '°'])
            .parse::<u8>()
            .ok()
    };
    let mut said = system::stated(value("坐标系").unwrap_or_default());
    said.zone = value("带号").and_then(number);
    said.zone_width = value("分带")
        .and_then(number)
        .filter(|width| [3, 6].contains(width));
    if said.datum.is_none() && !said.text.is_empty() {
        problems.push(FileProblem::new(FileCode::SystemNotUnderstood).saying(&said.text));
    }
    said
}

#[derive(Default)]
struct Reader {
    file: BoundaryFile,
    in_attributes: bool,
    /// The parcel being read, the line of its heading, the number of points that states.
    parcel: Option<(Parcel, usize, Option<usize>)>,
    /// Points of the parcel as they stand, closing ones included.
    count: usize,
    limits: super::Limits,
}

impl Reader {
    fn report(&mut self, code: FileCode, line: usize, text: &str) {
        if self.file.problems.len() < super::LISTED {
            self.file
                .problems
                .push(FileProblem::new(code).at(line).saying(text));
        }
    }

    fn line(&mut self, line: usize, text: &str) -> Result<(), FileProblem> {
        if text.is_empty() {
        } else if ATTRIBUTES.contains(&text) {
            self.in_attributes = true;
        } else if PARCELS.contains(&text) {
            self.in_attributes = false;
        } else if self.in_attributes {
            let (name, value) = text.split_once(['=', '＝']).unwrap_or((text, ""));
            if self.file.fields.len() < super::LISTED {
                self.file.fields.push(FileField {
                    name: name.trim().to_owned(),
                    value: value.trim().to_owned(),
                });
            }
        } else if text.trim_end_matches([',', '，', ' ']).ends_with('@') {
            if self.file.parcels.len() > super::MAX_PARTS {
                return Err(super::too_many(FileCode::TooManyParts, super::MAX_PARTS));
            }
            self.heading(line, text);
        } else {
            self.row(line, text)?;
        }
        Ok(())
    }

    /// `点数,面积,地块编号,地块名称,图形属性,图幅号,地块用途,地类编码,…,@`.
    fn heading(&mut self, line: usize, text: &str) {
        self.end_parcel();
        let fields: Vec<&str> = text.split([',', '，']).map(str::trim).collect();
        let field = |index: usize| {
            let field = fields.get(index).copied().unwrap_or_default();
            field.trim_end_matches('@').to_owned()
        };
        let others = fields.iter().enumerate().skip(4).filter(|(_, value)| {
            let value = value.trim_end_matches('@');
            !value.is_empty()
        });
        let parcel = Parcel {
            number: field(2),
            name: field(3),
            area: Some(StatedArea {
                text: field(1),
                ..StatedArea::default()
            })
            .filter(|area| !area.text.is_empty()),
            fields: others
                .map(|(index, value)| FileField {
                    name: FIELDS
                        .get(index - 4)
                        .map_or_else(|| format!("字段{}", index + 1), |name| (*name).to_owned()),
                    value: value.trim_end_matches('@').to_owned(),
                })
                .collect(),
            ..Parcel::default()
        };
        self.parcel = Some((parcel, line, field(0).parse().ok()));
    }

    /// `点号,圈号,X,Y`; further columns are left out, fewer are read as `点号,X,Y` or `X,Y`.
    fn row(&mut self, line: usize, text: &str) -> Result<(), FileProblem> {
        let columns: Vec<&str> = text
            .split([',', '，', '\t', ' ', ';'])
            .map(str::trim)
            .filter(|c| !c.is_empty())
            .collect();
        let unnamed = text.starts_with([',', '，']);
        let is_coordinate = |text: &&str| {
            let reading = boundary::read_points([boundary::Row {
                label: "",
                x: text,
                y: "1",
            }]);
            reading
                .points
                .first()
                .is_some_and(|p| p.x.abs() >= 1000.0 || text.contains(['.', '°', '度']))
        };
        let (label, number, cells) = match columns[..] {
            // Nothing before the first comma: a point without a number.
            [number, x, y, ..] if unnamed && is_coordinate(&x) && is_coordinate(&y) => {
                ("", number, Some((x, y)))
            }
            [label, number, x, y, ..] if is_coordinate(&x) && is_coordinate(&y) => {
                (label, number, Some((x, y)))
            }
            [label, x, y, ..] if is_coordinate(&x) && is_coordinate(&y) => {
                (label, "", Some((x, y)))
            }
            [x, y, ..] if is_coordinate(&x) && is_coordinate(&y) => ("", "", Some((x, y))),
            // Other columns in between: the first two coordinates are X and Y.
            [label, number, ..] => {
                let mut coordinates = columns[2..].iter().filter(|c| is_coordinate(c));
                (
                    label,
                    number,
                    coordinates.next().copied().zip(coordinates.next().copied()),
                )
            }
            _ => ("", "", None),
        };
        // A row that was meant as one keeps its cells, so that the person sees what cannot be read.
        let kept = cells.or(match columns[..] {
            [_, _, x, y] if !x.is_empty() => Some((x, y)),
            _ => None,
        });
        let Some((x, y)) = kept else {
            self.report(FileCode::LineLeftOut, line, text);
            return Ok(());
        };
        self.limits.point()?;
        let (parcel, ..) = self
            .parcel
            .get_or_insert_with(|| (Parcel::default(), line, None));
        self.count += 1;
        let row = FileRow {
            label: label.to_owned(),
            x: x.to_owned(),
            y: y.to_owned(),
        };
        let closed = parcel.rings.last().is_some_and(rings::is_closed);
        let same = parcel
            .rings
            .last()
            .is_some_and(|ring| ring.number == number);
        if same && !closed {
            if let Some(ring) = parcel.rings.last_mut() {
                ring.rows.push(row);
            }
            return Ok(());
        }
        self.limits.ring()?;
        parcel.rings.push(FileRing {
            number: number.to_owned(),
            hole: None,
            rows: vec![row],
        });
        if same {
            self.report(FileCode::RingBegins, line, label);
        }
        Ok(())
    }

    fn end_parcel(&mut self) {
        let Some((mut parcel, line, stated)) = self.parcel.take() else {
            return;
        };
        let count = std::mem::take(&mut self.count);
        for index in 0..parcel.rings.len() {
            if !rings::open(&mut parcel.rings[index]) {
                let number = parcel.rings[index].number.clone();
                self.report(FileCode::RingNotClosed, line, &number);
            }
        }
        let opened: usize = parcel.rings.iter().map(|ring| ring.rows.len()).sum();
        if let Some(stated) = stated.filter(|stated| !(opened..=count).contains(stated)) {
            self.report(FileCode::PointCountDiffers, line, &stated.to_string());
        }
        rings::roles_by_direction(&mut parcel, line, &mut self.file.problems);
        if self.file.parcels.len() <= super::MAX_PARTS {
            self.file.parcels.push(parcel);
        }
    }
}

/// Areas in hectares, as the rule has it; parts counter-clockwise on the map and holes the other way, each ring closed.
pub(super) fn write(file: &BoundaryFile) -> Result<Vec<u8>, FileProblem> {
    let placed = system::placed(file, Unit::Metres)?;
    let mut out = String::new();
    let mut line = |text: String| {
        out.push_str(&text);
        out.push_str("\r\n");
    };
    let said = system::declared(&file.system);
    let reference = placed.reference;
    let datum = said.datum.map_or("", system::name);
    let known = |name: &str| {
        let known = [
            "坐标系",
            "几度分带",
            "投影类型",
            "计量单位",
            "带号",
            "精度",
            "转换参数",
        ];
        known.contains(&name)
    };
    line("[属性描述]".into());
    for field in file.fields.iter().filter(|field| !known(&field.name)) {
        line(format!("{}={}", plain(&field.name), plain(&field.value)));
    }
    line(format!("坐标系={datum}"));
    let (width, zone) = reference.map_or((String::new(), String::new()), |reference| {
        let width = match reference.width {
            boundary::ZoneWidth::Three => "3",
            boundary::ZoneWidth::Six => "6",
        };
        (width.to_owned(), reference.zone.to_string())
    });
    line(format!("几度分带={width}"));
    line("投影类型=高斯克吕格".into());
    line("计量单位=米".into());
    line(format!("带号={zone}"));
    line("精度=0.01".into());
    line("转换参数=,,,,,,".into());
    line("[地块坐标]".into());
    for (index, parcel) in file.parcels.iter().enumerate() {
        let own: Vec<system::Out> = placed
            .rings
            .iter()
            .filter(|ring| ring.parcel == index)
            .map(|ring| ring.turned(!ring.hole))
            .collect();
        if own.is_empty() {
            continue;
        }
        let area: f64 = own
            .iter()
            .map(|ring| {
                let points: Vec<_> = ring.points.iter().map(|p| (p.north, p.east)).collect();
                boundary::planar_area_m2(&points)
            })
            .sum();
        let count: usize = own.iter().map(|ring| ring.points.len() + 1).sum();
        let said = |name: &str| {
            let field = parcel.fields.iter().find(|field| field.name == name);
            field.map(|field| plain(&field.value)).unwrap_or_default()
        };
        line(format!(
            "{count},{:.4},{},{},面,{},{},{},@",
            area / 1e4,
            plain(&parcel.number),
            plain(&parcel.name),
            said(FIELDS[1]),
            said(FIELDS[2]),
            said(FIELDS[3]),
        ));
        for (number, ring) in own.iter().enumerate() {
            for point in ring.closed() {
                let label = plain(&point.label);
                line(format!(
                    "{label},{},{},{}",
                    number + 1,
                    point.north_text,
                    point.east_text
                ));
            }
        }
    }
    if file.encoding == "gbk" {
        text::encode_gbk(&out)
    } else {
        Ok(out.into_bytes())
    }
}

/// A text without the marks that part fields and lines.
fn plain(said: &str) -> String {
    let keep = |c: char| {
        if matches!(c, ',' | '，' | '@' | '=' | '＝' | ';') || c.is_whitespace() || c.is_control()
        {
            '_'
        } else {
            c
        }
    };
    let written: String = said.chars().filter(text::is_written).collect();
    written.trim().chars().map(keep).collect()
}
