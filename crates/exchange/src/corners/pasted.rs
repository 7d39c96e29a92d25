//! Any text a person could have pasted, as a file.

use assessment::boundary_entry::DatumKey;
use boundary::{MAX_POINTS, MAX_TEXT_BYTES, PasteCode, RingRole, parse_points};
use draft::boundary_file::FileRow;
use draft::boundary_file::{
    BoundaryFile, FileCode, FileFormat, FileProblem, FileRing, FileSystem, Parcel,
};

pub(super) fn read(text: &str) -> BoundaryFile {
    let pasted = parse_points(text);
    let ring = |ring: boundary::PastedRing| FileRing {
        number: String::new(),
        hole: ring.role.map(|role| role == RingRole::Hole),
        rows: ring
            .points
            .into_iter()
            .map(|point| FileRow {
                label: point.label,
                x: point.x,
                y: point.y,
            })
            .collect(),
    };
    let problem = |problem: &boundary::PasteProblem| {
        let read = || problem.text.clone();
        let (code, says) = match problem.code {
            PasteCode::TextTooLong => (FileCode::TooLarge, (MAX_TEXT_BYTES >> 20).to_string()),
            PasteCode::TooManyPoints => (FileCode::TooManyPoints, MAX_POINTS.to_string()),
            PasteCode::NotAPoint => (FileCode::LineLeftOut, read()),
            PasteCode::FurtherSetLeftOut => (FileCode::FurtherSetLeftOut, read()),
            PasteCode::CoordinateMissing => (FileCode::CoordinateMissing, read()),
            PasteCode::NumberLeftOver => (FileCode::NumberLeftOver, read()),
            PasteCode::RingBegins => (FileCode::RingBegins, read()),
            PasteCode::ClosingPointDropped => return None,
        };
        Some(FileProblem::new(code).at(problem.line).saying(&says))
    };
    let elevations = pasted.elevations.first();
    BoundaryFile {
        format: Some(FileFormat::Text),
        system: FileSystem {
            datum: pasted.datum.map(DatumKey::from),
            ..FileSystem::default()
        },
        problems: pasted.problems.iter().filter_map(problem).collect(),
        parcels: vec![Parcel {
            elevations: elevations.map(|e| (e.from.clone(), e.to.clone())),
            rings: pasted.rings.into_iter().map(ring).collect(),
            ..Parcel::default()
        }],
        ..BoundaryFile::default()
    }
}
