#![no_main]
mod common;

use std::io::{Cursor, Write};
use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

/// The first two bytes say where `.shp` ends and `.dbf` begins, and where that ends and `.prj` begins.
fn zipped(data: &[u8]) -> Option<Vec<u8>> {
    let (cuts, rest) = data.split_at_checked(2)?;
    let first = rest.len() * usize::from(cuts[0]) / 256;
    let second = first + (rest.len() - first) * usize::from(cuts[1]) / 256;
    let mut header = vec![0, 0, 0x27, 0x0a];
    header.resize(100, 0);
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for (name, bytes) in [
        ("a.shp", [&header, &rest[..first]].concat()),
        ("a.dbf", rest[first..second].to_vec()),
        ("a.prj", rest[second..].to_vec()),
    ] {
        zip.start_file(name, options).ok()?;
        zip.write_all(&bytes).ok()?;
    }
    Some(zip.finish().ok()?.into_inner())
}

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    if let Some(bytes) = zipped(data) {
        common::check(&bytes);
    }
});
