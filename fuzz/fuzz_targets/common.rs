//! What holds for every file that was read.

use draft::boundary_file::FileFormat;
use exchange::corners::{read, write};

/// Reads bytes; areas that were read are written and read back.
pub fn check(bytes: &[u8]) {
    let file = read(bytes);
    if file.is_refused() {
        assert!(file.parcels.is_empty());
        return;
    }
    // What is no area cannot come back as one.
    if file.rings().any(|ring| ring.rows.len() < 3) {
        return;
    }
    for format in [FileFormat::Csv, FileFormat::Txt, FileFormat::Dxf] {
        if let Ok(written) = write(format, &file) {
            let back = read(&written);
            assert!(!back.is_refused(), "{format:?} {:?}", back.problems);
        }
    }
}
