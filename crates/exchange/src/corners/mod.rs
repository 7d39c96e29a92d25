//! Files of corner points (拐点): recognised by what is in them, read within limits, written so that what was written is
//! read back.

mod archive;
mod compare;
mod csv;
mod dxf;
mod geojson;
mod kml;
mod pasted;
mod rings;
mod shapefile;
mod system;
mod text;
mod txt;

use boundary::Ask;
use draft::boundary_file::{BoundaryFile, FileCode, FileFormat, FileProblem};

pub use compare::compare;

/// The largest file that is read, bytes. (Compiled.)
pub const MAX_FILE_BYTES: usize = 16 << 20;
/// The most rings, parcels and records that are read. (Compiled.)
pub const MAX_PARTS: usize = 2_000;
/// The most problems of one file that are listed. (Compiled.)
const LISTED: usize = 100;

/// What one file has come to while it is read, so that reading ends where the answer is known: too much.
#[derive(Default)]
pub(crate) struct Limits {
    /// Rows of corner points, closing ones included.
    points: usize,
    rings: usize,
}

impl Limits {
    /// One more point. Each ring may say its first point again, so twice the number is let through here.
    fn point(&mut self) -> Result<(), FileProblem> {
        self.points += 1;
        match self.points > 2 * boundary::MAX_POINTS {
            true => Err(too_many(FileCode::TooManyPoints, boundary::MAX_POINTS)),
            false => Ok(()),
        }
    }

    /// One more ring.
    fn ring(&mut self) -> Result<(), FileProblem> {
        self.rings += 1;
        match self.rings > MAX_PARTS {
            true => Err(too_many(FileCode::TooManyParts, MAX_PARTS)),
            false => Ok(()),
        }
    }
}

fn too_many(code: FileCode, limit: usize) -> FileProblem {
    FileProblem::new(code).saying(&limit.to_string())
}

/// Reads a file of corner points. What is wrong with it is in its problems; where one blocks, nothing was read.
pub fn read(bytes: &[u8]) -> BoundaryFile {
    let mut file = match recognise(bytes) {
        Ok(file) => file,
        Err(problem) => return BoundaryFile::refused(problem),
    };
    let points: usize = file.rings().map(|ring| ring.rows.len()).sum();
    if points > boundary::MAX_POINTS {
        return BoundaryFile::refused(too_many(FileCode::TooManyPoints, boundary::MAX_POINTS));
    }
    if file.rings().count() > MAX_PARTS || file.parcels.len() > MAX_PARTS {
        return BoundaryFile::refused(too_many(FileCode::TooManyParts, MAX_PARTS));
    }
    if points == 0 && !file.is_refused() {
        file.problems
            .insert(0, FileProblem::new(FileCode::NothingFound));
    }
    file.problems.truncate(LISTED);
    if file.is_refused() {
        file.parcels.clear();
        return file;
    }
    mark_degrees(&mut file);
    rings::complete(&mut file);
    file
}

/// These formats hold decimal degrees where they hold degrees at all: cells that somebody might take for degrees,
/// minutes and seconds run together bear the mark from here on.
fn mark_degrees(file: &mut BoundaryFile) {
    let decimal = [FileFormat::Geojson, FileFormat::Kml, FileFormat::Shapefile];
    let is_decimal = file.format.is_some_and(|format| decimal.contains(&format));
    if !is_decimal
        || !system::table(file)
            .read()
            .placed
            .asks
            .contains(&Ask::RunTogether)
    {
        return;
    }
    let rings = file.parcels.iter_mut().flat_map(|parcel| &mut parcel.rings);
    for row in rings.flat_map(|ring| &mut ring.rows) {
        row.x.push('°');
        row.y.push('°');
    }
}

fn recognise(bytes: &[u8]) -> Result<BoundaryFile, FileProblem> {
    if bytes.is_empty() {
        return Err(FileProblem::new(FileCode::Empty));
    }
    if bytes.len() > MAX_FILE_BYTES {
        let limit = (MAX_FILE_BYTES >> 20).to_string();
        return Err(FileProblem::new(FileCode::TooLarge).saying(&limit));
    }
    if bytes.starts_with(b"PK\x03\x04") {
        return archive::read(bytes);
    }
    if bytes.starts_with(&[0, 0, 0x27, 0x0a]) {
        return shapefile::read(&shapefile::Parts {
            shp: Some(bytes.to_vec()),
            ..Default::default()
        });
    }
    if bytes.starts_with(b"AutoCAD Binary DXF") || bytes.starts_with(b"AC10") {
        return Err(FileProblem::new(FileCode::Unsupported).saying("DWG / binary DXF"));
    }
    let text::Decoded { text, encoding } = text::decode(bytes)?;
    let start = text.trim_start_matches('\u{feff}').trim_start();
    let mut file = if start.is_empty() {
        return Err(FileProblem::new(FileCode::Empty));
    } else if start.starts_with('{') || start.starts_with("[{") {
        geojson::read(start)?
    } else if start.starts_with('<') {
        kml::read(start)?
    } else if dxf::is_dxf(start) {
        dxf::read(start)?
    } else if txt::is_txt(start) {
        txt::read(&text)?
    } else if let Some(file) = csv::read(&text)? {
        file
    } else {
        pasted::read(&text)
    };
    file.encoding = encoding.to_owned();
    Ok(file)
}

/// Writes corner points as a file.
///
/// # Errors
/// A problem that blocks: a cell that is no number, a reference system that is not known, a character that the
/// encoding lacks.
pub fn write(format: FileFormat, file: &BoundaryFile) -> Result<Vec<u8>, FileProblem> {
    if file.rings().all(|ring| ring.rows.is_empty()) {
        return Err(FileProblem::new(FileCode::NothingFound));
    }
    match format {
        FileFormat::Txt => txt::write(file),
        FileFormat::Csv => csv::write(file),
        FileFormat::Geojson => geojson::write(file),
        FileFormat::Kml => kml::write(file),
        FileFormat::Dxf => dxf::write(file),
        FileFormat::Shapefile => shapefile::write(file),
        FileFormat::Text => Err(FileProblem::new(FileCode::Unsupported).saying("text")),
    }
}
