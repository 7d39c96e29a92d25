//! A file of corner points of another program, as the exchange engine reads it and writes it. It crosses between page
//! and engine as JSON and is never stored.

use assessment::boundary_entry::DatumKey;
use serde::{Deserialize, Serialize};

/// A file of corner points.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase", default)]
pub struct BoundaryFile {
    /// What kind of file it is; absent: not recognised.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub format: Option<FileFormat>,
    /// `utf-8`, `gbk` or `utf-16`; empty where it does not matter. A 报盘 TXT is written in the one that stands here.
    pub encoding: String,
    /// The reference system the file states. To write, the one the points are in.
    pub system: FileSystem,
    /// Statements about the whole file, as they stand there (属性描述 and the like).
    pub fields: Vec<FileField>,
    /// The areas in it (地块).
    pub parcels: Vec<Parcel>,
    /// What was noticed. Where one blocks, nothing was read.
    pub problems: Vec<FileProblem>,
}

/// What a file says about its reference system. Nothing is guessed: what it does not say is absent.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase", default)]
pub struct FileSystem {
    /// The datum (坐标系).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub datum: Option<DatumKey>,
    /// 3 or 6 degrees (分带).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub zone_width: Option<u8>,
    /// The zone (带号).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub zone: Option<u8>,
    /// Where the file says so, in its own words.
    pub text: String,
}

/// A statement: a name and a text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase", default)]
pub struct FileField {
    /// Its name.
    pub name: String,
    /// What it says.
    pub value: String,
}

/// An area (地块): its rings and what is said about it.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Parcel {
    /// Name (地块名称).
    pub name: String,
    /// Number (地块编号).
    pub number: String,
    /// Everything else the file says about it.
    pub fields: Vec<FileField>,
    /// The area the file states.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub area: Option<StatedArea>,
    /// Elevations between which mining is allowed (开采标高), metres, as they stand in the file.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub elevations: Option<(String, String)>,
    /// Its rings.
    pub rings: Vec<FileRing>,
}

/// A ring of corner points.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase", default)]
pub struct FileRing {
    /// Ring number (圈号) as it stands in the file.
    pub number: String,
    /// Whether it is a hole (扣除), where the file says so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hole: Option<bool>,
    /// Its points as they stand in the file, without a closing one: X is north or latitude, Y is east or longitude,
    /// whatever order the format has.
    pub rows: Vec<FileRow>,
}

/// A corner point as it stands in a file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase", default)]
pub struct FileRow {
    /// Number (点号).
    pub label: String,
    /// North (纵坐标), metres, or latitude.
    pub x: String,
    /// East (横坐标) with zone prefix, metres, or longitude.
    pub y: String,
}

/// An area as a file states it.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase", default)]
pub struct StatedArea {
    /// As it stands there.
    pub text: String,
    /// The unit, as it is named or as the computed area tells; absent: neither.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<AreaUnit>,
    /// In km², where the unit is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub km2: Option<f64>,
}

/// A unit of area.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum AreaUnit {
    /// 平方米.
    M2,
    /// 亩, 2000/3 m².
    Mu,
    /// 公顷.
    Hm2,
    /// 平方千米.
    Km2,
}

impl AreaUnit {
    /// Smallest first.
    pub const ALL: [AreaUnit; 4] = [AreaUnit::M2, AreaUnit::Mu, AreaUnit::Hm2, AreaUnit::Km2];

    /// How many square metres it is.
    pub fn m2(self) -> f64 {
        match self {
            AreaUnit::M2 => 1.0,
            AreaUnit::Mu => 2000.0 / 3.0,
            AreaUnit::Hm2 => 1e4,
            AreaUnit::Km2 => 1e6,
        }
    }
}

/// A format of files of corner points.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum FileFormat {
    /// 报盘 TXT with `[属性描述]` and `[地块坐标]`.
    Txt,
    /// A table as CSV.
    Csv,
    /// GeoJSON, longitude and latitude.
    Geojson,
    /// KML or KMZ, longitude and latitude.
    Kml,
    /// AutoCAD DXF.
    Dxf,
    /// An ESRI Shapefile in a ZIP, or its `.shp` alone.
    Shapefile,
    /// Any text a person could have pasted. It is read and not written.
    Text,
}

impl FileFormat {
    /// Those that are written.
    pub const WRITTEN: [FileFormat; 6] = [
        FileFormat::Txt,
        FileFormat::Csv,
        FileFormat::Geojson,
        FileFormat::Kml,
        FileFormat::Dxf,
        FileFormat::Shapefile,
    ];

    /// The key in JSON, by which the engine is asked for it.
    pub fn key(self) -> &'static str {
        match self {
            FileFormat::Txt => "txt",
            FileFormat::Csv => "csv",
            FileFormat::Geojson => "geojson",
            FileFormat::Kml => "kml",
            FileFormat::Dxf => "dxf",
            FileFormat::Shapefile => "shapefile",
            FileFormat::Text => "text",
        }
    }

    /// What a file of it is called at the end, without the dot.
    pub fn extension(self) -> &'static str {
        match self {
            FileFormat::Txt | FileFormat::Text => "txt",
            FileFormat::Shapefile => "zip",
            other => other.key(),
        }
    }

    /// The media type a download of it is given.
    pub fn media_type(self) -> &'static str {
        match self {
            FileFormat::Txt | FileFormat::Text => "text/plain",
            FileFormat::Csv => "text/csv",
            FileFormat::Geojson => "application/geo+json",
            FileFormat::Kml => "application/vnd.google-earth.kml+xml",
            FileFormat::Dxf => "image/vnd.dxf",
            FileFormat::Shapefile => "application/zip",
        }
    }
}

/// Something noticed in a file.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct FileProblem {
    /// What.
    pub code: FileCode,
    /// Line of the text, or record of the file, from 1; absent: the whole file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub line: Option<usize>,
    /// The text there, at most 64 characters of it, or a number the code names.
    #[serde(default)]
    pub text: String,
}

/// Declares [`FileCode`], so that what blocks and what only says something are told apart in one place, and the list of
/// all codes cannot lack one.
macro_rules! file_codes {
    (
        blocking { $($(#[$blocking_doc:meta])* $blocking:ident,)* }
        telling { $($(#[$telling_doc:meta])* $telling:ident,)* }
    ) => {
        /// What was noticed in a file.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize, Serialize)]
        #[serde(rename_all = "camelCase")]
        pub enum FileCode {
            $($(#[$blocking_doc])* $blocking,)*
            $($(#[$telling_doc])* $telling,)*
        }

        impl FileCode {
            /// All of them, those that block first.
            pub const ALL: &[FileCode] =
                &[$(FileCode::$blocking,)* $(FileCode::$telling,)*];

            /// Whether it means that nothing was read or can be written.
            pub fn blocks(self) -> bool {
                matches!(self, $(FileCode::$blocking)|*)
            }
        }
    };
}

file_codes! {
    blocking {
        /// The file is empty.
        Empty,
        /// The file, or what a ZIP unpacks to, is too large. `text`: the limit, MB.
        TooLarge,
        /// A part of a ZIP unpacks to far more than files do. `text`: how many times its size is the limit.
        PackedTooTightly,
        /// It is none of the formats.
        NotRecognised,
        /// It is a text in no encoding that is known.
        NotText,
        /// It does not follow its format. `text`: what was found.
        Malformed,
        /// It ends in the middle.
        Truncated,
        /// It is nested too deep.
        TooDeep,
        /// More points than can be judged. `text`: the limit.
        TooManyPoints,
        /// More rings, parcels or records than are read. `text`: the limit.
        TooManyParts,
        /// A kind of the format that is not read, such as binary DXF. `text`: which.
        Unsupported,
        /// There is no area in it.
        NothingFound,
        /// A cell is no number, so that nothing can be written. `text`: the cell.
        CellUnreadable,
        /// Datum or zone are not known, so that the points cannot be put where this format wants them.
        SystemUnknown,
        /// A character has no place in the encoding. `text`: it.
        NotInEncoding,
    }
    telling {
        /// A line is no point and no heading; left out.
        LineLeftOut,
        /// Points, lines or other things that are no area; left out. `text`: what, or how many.
        GeometryLeftOut,
        /// A line that is not said to be an area was read as the edge of one.
        LineAsRing,
        /// A ring's last point does not repeat its first, as this format wants it. It was closed in reading.
        RingNotClosed,
        /// The number of points the file states is not the number there. `text`: the number stated.
        PointCountDiffers,
        /// By direction a ring is the other of hole and part than by place; the file does not say which.
        HoleUnclear,
        /// The unit of the stated area is not named and the computed area does not tell it. `text`: the area.
        AreaUnitUnclear,
        /// An arc was read as the straight line between its ends.
        ArcAsChord,
        /// A further ring was taken to begin here.
        RingBegins,
        /// A number after X and Y was left out.
        NumberLeftOver,
        /// Each row holds the same point in several systems side by side; the first set was read.
        FurtherSetLeftOut,
        /// A row has only one coordinate; the other is empty.
        CoordinateMissing,
        /// The file counts Y without the zone prefix and says which zone it is in; the prefix was put in front.
        PrefixAdded,
        /// A part of the file that says something is missing, such as the `.prj` of a Shapefile. `text`: which.
        PartMissing,
        /// What the file says about its reference system is of a kind that is not known. `text`: it.
        SystemNotUnderstood,
        /// What the file says about its reference system contradicts itself. `text`: it.
        SystemContradicts,
    }
}

impl FileProblem {
    /// A problem of the whole file.
    pub fn new(code: FileCode) -> FileProblem {
        FileProblem {
            code,
            line: None,
            text: String::new(),
        }
    }

    /// The same, at a line.
    #[must_use]
    pub fn at(mut self, line: usize) -> FileProblem {
        self.line = Some(line);
        self
    }

    /// The same, with the first 64 characters of a text.
    #[must_use]
    pub fn saying(mut self, text: &str) -> FileProblem {
        self.text = text.trim().chars().take(64).collect();
        self
    }
}

impl BoundaryFile {
    /// A file of which nothing was read.
    pub fn refused(problem: FileProblem) -> BoundaryFile {
        BoundaryFile {
            problems: vec![problem],
            ..BoundaryFile::default()
        }
    }

    /// Whether nothing was read.
    pub fn is_refused(&self) -> bool {
        self.problems.iter().any(|problem| problem.code.blocks())
    }

    /// All rings, in order.
    pub fn rings(&self) -> impl Iterator<Item = &FileRing> {
        self.parcels.iter().flat_map(|parcel| &parcel.rings)
    }
}
