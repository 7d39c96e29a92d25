//! What holds for every file that was read.

use draft::boundary_file::FileFormat;
use exchange::corners::{read, write};

/// Reads bytes; what was read is written and read back with as many rings.
pub fn check(bytes: &[u8]) {
    let file = read(bytes);
    if file.is_refused() {
        assert!(file.parcels.is_empty());
        return;
    }
    for format in [FileFormat::Csv, FileFormat::Txt, FileFormat::Dxf] {
        if let Ok(written) = write(format, &file) {
            let back = read(&written);
            assert!(!back.is_refused(), "{format:?} {:?}", back.problems);
        }
    }
}
