//! Any text a person could have pasted, as a file.

use boundary::{PasteCode, RingRole, parse_points};
use draft::boundary_file::FileRow;
use draft::boundary_file::{
    BoundaryFile, FileCode, FileFormat, FileProblem, FileRing, FileSystem, Parcel,
};

use super::system;

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
        let code = match problem.code {
            PasteCode::TextTooLong => FileCode::TooLarge,
            PasteCode::TooManyPoints => FileCode::TooManyPoints,
            PasteCode::NotAPoint => FileCode::LineLeftOut,
            PasteCode::FurtherSetLeftOut => FileCode::FurtherSetLeftOut,
            PasteCode::CoordinateMissing => FileCode::CoordinateMissing,
            PasteCode::NumberLeftOver => FileCode::NumberLeftOver,
            PasteCode::RingBegins => FileCode::RingBegins,
            PasteCode::ClosingPointDropped => return None,
        };
        Some(
            FileProblem::new(code)
                .at(problem.line)
                .saying(&problem.text),
        )
    };
    let elevations = pasted.elevations.first();
    BoundaryFile {
        format: Some(FileFormat::Text),
        system: FileSystem {
            datum: pasted.datum.map(system::key),
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
