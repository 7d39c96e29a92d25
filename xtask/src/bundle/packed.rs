//! A part of the program as the single file holds it: gzip in base64, in an element that no browser runs or shows.
//! gzip because every browser unpacks it by itself, and because it ends with a check of its content.

use std::io::Write as _;

use base64::{Engine as _, prelude::BASE64_STANDARD};
use flate2::{Compression, GzBuilder};

/// The element; `assets/start.js` finds it by its id.
pub fn element(name: &str, bytes: &[u8]) -> String {
    let packed = BASE64_STANDARD.encode(gzip(bytes));
    format!("<script type=\"text/plain\" id=\"part:{name}\">{packed}</script>")
}

/// Without name and time: the same bytes give the same file.
fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut gzip = GzBuilder::new()
        .mtime(0)
        .write(Vec::new(), Compression::best());
    let written = gzip.write_all(bytes);
    let packed = gzip.finish();
    match (written, packed) {
        (Ok(()), Ok(packed)) => packed,
        _ => unreachable!("a vector takes every byte"),
    }
}

#[cfg(test)]
mod tests {
    use super::{element, gzip};
    use flate2::read::GzDecoder;
    use std::io::Read as _;

    #[test]
    fn what_is_packed_unpacks_to_the_same() {
        let mut unpacked = Vec::new();
        let read = GzDecoder::new(gzip(b"abcabcabc").as_slice()).read_to_end(&mut unpacked);
        assert!(read.is_ok());
        assert_eq!(unpacked, b"abcabcabc");
    }

    #[test]
    fn the_same_part_is_packed_alike_and_cannot_end_its_element() {
        assert_eq!(element("a.js", b"</script>"), element("a.js", b"</script>"));
        assert_eq!(
            element("a.js", b"</script>").matches("</script>").count(),
            1
        );
    }
}
