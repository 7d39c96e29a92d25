//! ZIP files: a Shapefile in its parts, or a KMZ.

use std::io::{Cursor, Read};

use draft::boundary_file::{BoundaryFile, FileCode, FileProblem};
use zip::ZipArchive;

use super::shapefile::Parts;
use super::{MAX_FILE_BYTES, kml, shapefile, text};

/// The most entries of an archive. (Compiled.)
const MAX_ENTRIES: usize = 1_000;

pub(super) fn read(bytes: &[u8]) -> Result<BoundaryFile, FileProblem> {
    let malformed = |error: zip::result::ZipError| {
        FileProblem::new(FileCode::Malformed).saying(&error.to_string())
    };
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(malformed)?;
    if archive.len() > MAX_ENTRIES {
        return Err(FileProblem::new(FileCode::TooManyParts).saying(&MAX_ENTRIES.to_string()));
    }
    let mut names: Vec<(usize, String)> = Vec::new();
    for index in 0..archive.len() {
        let entry = archive.by_index_raw(index).map_err(malformed)?;
        let name = entry.name().map_err(malformed)?.into_owned();
        names.push((index, name));
    }
    // What a Mac adds begins with a dot or stands in this folder.
    names.retain(|(_, name)| {
        !name.starts_with("__MACOSX/")
            && !name.rsplit('/').next().is_some_and(|n| n.starts_with('.'))
    });
    let find = |extension: &str, stem: Option<&str>| {
        let fits = |name: &str| {
            let lower = name.to_lowercase();
            lower.ends_with(extension)
                && stem.is_none_or(|stem| lower[..lower.len() - extension.len()] == *stem)
        };
        let mut names = names.iter();
        names
            .find(|(_, name)| fits(name))
            .map(|(index, name)| (*index, name.to_lowercase()))
    };
    let mut room = Room {
        left: MAX_FILE_BYTES,
        file: bytes.len(),
    };
    if let Some((index, name)) = find(".shp", None) {
        let stem = name.trim_end_matches(".shp").to_owned();
        let mut part = |extension| {
            let Some((index, _)) = find(extension, Some(&stem)) else {
                return Ok(None);
            };
            unpack(&mut archive, index, &mut room).map(Some)
        };
        let (dbf, prj, cpg) = (part(".dbf")?, part(".prj")?, part(".cpg")?);
        return shapefile::read(&Parts {
            shp: Some(unpack(&mut archive, index, &mut room)?),
            dbf,
            prj,
            cpg,
        });
    }
    if let Some((index, _)) = find(".kml", None) {
        let bytes = unpack(&mut archive, index, &mut room)?;
        return kml::read(
            text::decode(&bytes)?
                .text
                .trim_start_matches('\u{feff}')
                .trim_start(),
        );
    }
    Err(FileProblem::new(FileCode::NotRecognised).saying("ZIP"))
}

/// How many times its size an entry may unpack to: corner points come to 3 to 20 times, blanks of a table to 100.
/// (Compiled.)
const MAX_RATIO: usize = 200;
/// Up to so much an entry may unpack to whatever its size, bytes. (Compiled.)
const RATIO_FLOOR: usize = 1 << 20;

/// How much may still be unpacked.
struct Room {
    /// Of all entries together, bytes.
    left: usize,
    /// The size of the file: no entry takes more of it, whatever it says.
    file: usize,
}

/// Unpacks an entry. What it says about its size is not believed: no more than the limits is ever unpacked.
fn unpack(
    archive: &mut ZipArchive<Cursor<&[u8]>>,
    index: usize,
    room: &mut Room,
) -> Result<Vec<u8>, FileProblem> {
    let malformed = |text: String| FileProblem::new(FileCode::Malformed).saying(&text);
    let entry = archive.by_index(index).map_err(|error| match error {
        zip::result::ZipError::UnsupportedArchive(what) => {
            FileProblem::new(FileCode::Unsupported).saying(what)
        }
        other => malformed(other.to_string()),
    })?;
    let packed = usize::try_from(entry.compressed_size()).unwrap_or(usize::MAX);
    let proportionate = RATIO_FLOOR.max(packed.min(room.file) * MAX_RATIO);
    let mut bytes = Vec::new();
    let mut limited = entry.take(proportionate.min(room.left) as u64 + 1);
    limited
        .read_to_end(&mut bytes)
        .map_err(|error| malformed(error.to_string()))?;
    if bytes.len() > proportionate {
        let limit = MAX_RATIO.to_string();
        return Err(FileProblem::new(FileCode::PackedTooTightly).saying(&limit));
    }
    if bytes.len() > room.left {
        let limit = (MAX_FILE_BYTES >> 20).to_string();
        return Err(FileProblem::new(FileCode::TooLarge).saying(&limit));
    }
    room.left -= bytes.len();
    Ok(bytes)
}
