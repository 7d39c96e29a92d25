//! What the first bytes of a file say of the picture in it: whether it is one, and how large it would be once unpacked.
//! A small file can unpack to a picture that no machine holds.

/// Whether a file is a photo that is worth making smaller.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Picture {
    /// A JPEG, PNG or WebP of so many pixels, width and height.
    Sized(u32, u32),
    /// A HEIC or AVIF, of which only the browser can say more.
    Unsized,
}

/// The most pixels that are unpacked: the largest cameras of phones have 200 million. (Compiled.)
const MOST_PIXELS: u64 = 210_000_000;

impl Picture {
    /// It can be unpacked without danger, as far as it says.
    pub fn is_bearable(self) -> bool {
        match self {
            Picture::Sized(width, height) => {
                width > 0 && height > 0 && u64::from(width) * u64::from(height) <= MOST_PIXELS
            }
            Picture::Unsized => true,
        }
    }
}

/// How much of a file has to be looked at: the size of a JPEG stands behind what the camera noted.
pub const HEAD: usize = 512 * 1024;

/// What the first bytes of a file say; `None` when it is no picture, or none that is whole.
pub fn look(head: &[u8]) -> Option<Picture> {
    if head.starts_with(b"\xff\xd8\xff") {
        jpeg(head)
    } else if head.starts_with(b"\x89PNG\r\n\x1a\n") {
        Some(Picture::Sized(big(head, 16, 4)?, big(head, 20, 4)?))
    } else if head.starts_with(b"RIFF") && head.get(8..12)? == b"WEBP" {
        webp(head)
    } else {
        let kinds: [&[u8]; 6] = [b"heic", b"heix", b"heim", b"mif1", b"msf1", b"avif"];
        let is_kind = head.get(4..8)? == b"ftyp" && kinds.contains(&head.get(8..12)?);
        is_kind.then_some(Picture::Unsized)
    }
}

/// Goes from segment to segment up to the frame header (ITU-T T.81, B.2.2).
fn jpeg(head: &[u8]) -> Option<Picture> {
    let mut at = 2;
    loop {
        if *head.get(at)? != 0xff {
            return None;
        }
        match *head.get(at + 1)? {
            0xff => at += 1,
            0xc0..=0xc3 | 0xc5..=0xc7 | 0xc9..=0xcb | 0xcd..=0xcf => {
                return Some(Picture::Sized(big(head, at + 7, 2)?, big(head, at + 5, 2)?));
            }
            // Without a frame there is no picture.
            0xd8..=0xda => return None,
            _ => at += 2 + usize::try_from(big(head, at + 2, 2)?).ok()?.max(2),
        }
    }
}

/// Simple, lossless and extended files (RFC 9649, 2.5 to 2.7).
fn webp(head: &[u8]) -> Option<Picture> {
    let little = |at: usize, count: usize| -> Option<u32> {
        let bytes = head.get(at..at + count)?;
        Some(
            bytes
                .iter()
                .rev()
                .fold(0, |all, one| all << 8 | u32::from(*one)),
        )
    };
    Some(match head.get(12..16)? {
        b"VP8 " => Picture::Sized(little(26, 2)? & 0x3fff, little(28, 2)? & 0x3fff),
        b"VP8L" => {
            let bits = little(21, 4)?;
            Picture::Sized((bits & 0x3fff) + 1, (bits >> 14 & 0x3fff) + 1)
        }
        b"VP8X" => Picture::Sized(little(24, 3)? + 1, little(27, 3)? + 1),
        _ => return None,
    })
}

fn big(head: &[u8], at: usize, count: usize) -> Option<u32> {
    let bytes = head.get(at..at + count)?;
    Some(bytes.iter().fold(0, |all, one| all << 8 | u32::from(*one)))
}

/// The size within a square of this side, proportions kept; a picture that fits stays as it is.
pub fn within(width: u32, height: u32, side: u32) -> (u32, u32) {
    let longest = width.max(height);
    if longest <= side {
        return (width, height);
    }
    let scaled = |length: u32| {
        let rounded =
            (u64::from(length) * u64::from(side) + u64::from(longest) / 2) / u64::from(longest);
        u32::try_from(rounded).unwrap_or(side).max(1)
    };
    (scaled(width), scaled(height))
}
