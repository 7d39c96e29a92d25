//! What the first bytes of a photo say, also of one that lies.

use draft::picture::{Picture, look, within};
use proptest::prelude::*;

/// A PNG's first bytes for a picture of this size.
fn png(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec();
    bytes.extend(width.to_be_bytes());
    bytes.extend(height.to_be_bytes());
    bytes
}

fn jpeg(before: &[u8], width: u16, height: u16) -> Vec<u8> {
    let mut bytes = vec![0xff, 0xd8];
    bytes.extend(before);
    bytes.extend([0xff, 0xc0, 0, 17, 8]);
    bytes.extend(height.to_be_bytes());
    bytes.extend(width.to_be_bytes());
    bytes
}

fn webp(kind: &[u8; 4], rest: &[u8]) -> Vec<u8> {
    [b"RIFF\x24\0\0\0WEBP", &kind[..], b"\x10\0\0\0", rest].concat()
}

#[test]
fn the_size_of_a_picture_is_read_from_its_first_bytes() {
    assert_eq!(look(&png(4032, 3024)), Some(Picture::Sized(4032, 3024)));
    // What a camera notes stands in front; a fill byte may.
    let exif = [&[0xff, 0xe1, 0, 6, 1, 2, 3, 4][..], &[0xff]].concat();
    assert_eq!(look(&jpeg(&exif, 800, 600)), Some(Picture::Sized(800, 600)));
    let simple = webp(b"VP8 ", &[0, 0, 0, 0x9d, 1, 0x2a, 0x20, 3, 0x58, 2]);
    assert_eq!(look(&simple), Some(Picture::Sized(800, 600)));
    let lossless = webp(b"VP8L", &[0x2f, 0x1f, 0xc3, 0x95, 0]);
    assert_eq!(look(&lossless), Some(Picture::Sized(800, 600)));
    let extended = webp(b"VP8X", &[0, 0, 0, 0, 0x1f, 3, 0, 0x57, 2, 0]);
    assert_eq!(look(&extended), Some(Picture::Sized(800, 600)));
    assert_eq!(look(b"\0\0\0\x18ftypheic\0\0\0\0"), Some(Picture::Unsized));
}

#[test]
fn what_is_no_picture_or_has_no_frame_is_none() {
    for bytes in [
        &b"%PDF-1.7"[..],
        b"",
        b"\x89PNG\r\n\x1a\n",
        b"\xff\xd8\xff",
        b"\xff\xd8\xff\xda\0\x0c",
        b"\0\0\0\x18ftypisom",
        b"RIFF\0\0\0\0WAVEfmt ",
    ] {
        assert_eq!(look(bytes), None, "{bytes:?}");
    }
}

#[test]
fn a_picture_that_no_machine_holds_is_not_unpacked() {
    let bears = |width, height| look(&png(width, height)).is_some_and(Picture::is_bearable);
    assert!(bears(16_320, 12_240));
    assert!(!bears(60_000, 60_000));
    assert!(!bears(u32::MAX, u32::MAX));
    assert!(!bears(0, 100));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_are_looked_at_without_harm(start in 0..4_usize, rest in prop::collection::vec(any::<u8>(), 0..200)) {
        let starts = [&b"\xff\xd8\xff"[..], b"\x89PNG\r\n\x1a\n", b"RIFF\0\0\0\0WEBPVP8", b""];
        let _ = look(&[starts[start], &rest].concat());
    }

    #[test]
    fn a_smaller_picture_keeps_its_proportions_and_never_vanishes(width in 1..100_000_u32, height in 1..100_000_u32) {
        let (wide, high) = within(width, height, 1600);
        prop_assert!(wide >= 1 && high >= 1 && wide.max(high) <= 1600);
        if width.max(height) <= 1600 {
            prop_assert_eq!((wide, high), (width, height));
        } else {
            let exact = f64::from(height) * f64::from(wide) / f64::from(width);
            prop_assert!(width < height || (exact - f64::from(high)).abs() <= 1.0);
        }
    }
}
