//! Bytes to text and back: UTF-8 with or without mark, UTF-16 with mark, GBK.

use draft::boundary_file::{FileCode, FileProblem};
use encoding_rs::{GB18030, GBK, UTF_8, UTF_16BE, UTF_16LE};

/// A text, and which encoding it was in: `utf-8`, `utf-16` or `gbk`.
pub(crate) struct Decoded {
    pub(crate) text: String,
    pub(crate) encoding: &'static str,
}

/// Decodes a text file. GB18030 contains GBK.
pub(crate) fn decode(bytes: &[u8]) -> Result<Decoded, FileProblem> {
    let refused = || FileProblem::new(FileCode::NotText);
    let (encoding, name) = match bytes {
        [0xff, 0xfe, ..] => (UTF_16LE, "utf-16"),
        [0xfe, 0xff, ..] => (UTF_16BE, "utf-16"),
        _ if std::str::from_utf8(bytes).is_ok() => (UTF_8, "utf-8"),
        _ => (GB18030, "gbk"),
    };
    let (text, _, wrong) = encoding.decode(bytes);
    if wrong || text.contains('\0') {
        return Err(refused());
    }
    Ok(Decoded {
        text: text.into_owned(),
        encoding: name,
    })
}

/// Whether a character is written: no text file holds the first, and readers take the second for the mark at the
/// beginning of a file.
pub(crate) fn is_written(c: &char) -> bool {
    !matches!(*c, '\0' | '\u{feff}')
}

/// Encodes a text in GBK; the first character that it lacks is told.
pub(crate) fn encode_gbk(text: &str) -> Result<Vec<u8>, FileProblem> {
    let (bytes, _, lossy) = GBK.encode(text);
    if lossy {
        let lacks = |c: &char| GBK.encode(c.encode_utf8(&mut [0; 4])).2;
        let first = text.chars().find(lacks).unwrap_or_default();
        return Err(FileProblem::new(FileCode::NotInEncoding).saying(&first.to_string()));
    }
    Ok(bytes.into_owned())
}

/// Decodes a short text of a binary file, such as a cell of a `.dbf`; wrong bytes become `�`.
pub(crate) fn decode_cell(bytes: &[u8], utf8: bool) -> String {
    let encoding = if utf8 || std::str::from_utf8(bytes).is_ok() {
        UTF_8
    } else {
        GB18030
    };
    let (text, _) = encoding.decode_without_bom_handling(bytes);
    text.trim_matches(|c: char| c.is_whitespace() || c == '\0')
        .to_owned()
}
