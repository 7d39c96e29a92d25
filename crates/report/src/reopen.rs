//! The submission out of a PDF that this program made, also after another program has saved the PDF anew.
//!
//! The PDF is hostile until shown otherwise: its size, the number of its files and all that unpacks are bounded, and
//! whatever does not fit is a code of its own. Nothing is executed, fetched or drawn.

use hayro_syntax::object::{Dict, Object, Stream, String as PdfString};
use hayro_syntax::{Filter, LoadPdfError, Pdf};
use miniz_oxide::inflate::core::{DecompressorOxide, decompress, inflate_flags};
use miniz_oxide::inflate::{TINFLStatus, decompress_to_vec_zlib_with_limit};

use crate::ATTACHMENT_NAME;
use draft::ReopenError;

/// The largest PDF that is looked into, in bytes. A report with 500 pieces of evidence has less than 2 MB. (Compiled.)
pub const MAX_PDF_BYTES: usize = 32_000_000;

/// All that the streams of a PDF may unpack to together, in bytes. (Compiled.)
const MAX_UNPACKED: usize = 128_000_000;

/// The most dictionaries that are looked through, nested ones included: in a broken file the reader tries each of them,
/// and 512 within it. A report has some thousands. (Compiled.)
const MAX_DICTIONARIES: usize = 300_000;

/// The text of the submission that a PDF carries. Whether it is one, and whether its digest is right, is for
/// [`draft::read_submission`] to say.
///
/// # Errors
/// [`ReopenError`].
pub fn submission_of(pdf: &[u8]) -> Result<String, ReopenError> {
    if pdf.len() > MAX_PDF_BYTES {
        return Err(ReopenError::TooLarge { bytes: pdf.len() });
    }
    // Readers look for the head within the first kilobyte; so do we.
    let head = &pdf[..pdf.len().min(1024)];
    if !head.windows(5).any(|five| five == b"%PDF-") {
        return Err(ReopenError::NotPdf);
    }
    let mut openings = pdf.windows(2).filter(|two| two == b"<<");
    if openings.nth(MAX_DICTIONARIES).is_some() || unpacks_beyond(pdf, MAX_UNPACKED) {
        return Err(ReopenError::Bomb);
    }
    let pdf = Pdf::new(pdf.to_vec()).map_err(|error| match error {
        LoadPdfError::Decryption(_) => ReopenError::Encrypted,
        LoadPdfError::Invalid => ReopenError::Damaged,
    })?;
    let mut carried = pdf.objects().into_iter().filter_map(file_of).peekable();
    if carried.peek().is_none() {
        return Err(ReopenError::NoAttachment);
    }
    let ours = carried
        .find(|(name, _)| name == ATTACHMENT_NAME)
        .ok_or(ReopenError::NotOurs)?;
    let bytes = content(&ours.1)?;
    String::from_utf8(bytes).map_err(|_| ReopenError::AttachmentDamaged)
}

/// Name and stream of a file specification.
fn file_of(object: Object<'_>) -> Option<(String, Stream<'_>)> {
    let Object::Dict(dict) = object else {
        return None;
    };
    let stream = dict.get::<Dict<'_>>("EF")?;
    let stream = stream
        .get::<Stream<'_>>("UF")
        .or_else(|| stream.get::<Stream<'_>>("F"))?;
    let name = dict
        .get::<PdfString<'_>>("UF")
        .or_else(|| dict.get::<PdfString<'_>>("F"))?;
    Some((text(name.as_bytes()), stream))
}

/// A text string of PDF: UTF-16 or UTF-8 with a mark, else Latin.
fn text(bytes: &[u8]) -> String {
    let units = |of: fn([u8; 2]) -> u16, rest: &[u8]| {
        let units: Vec<u16> = rest.as_chunks::<2>().0.iter().copied().map(of).collect();
        String::from_utf16_lossy(&units)
    };
    match bytes {
        [0xFE, 0xFF, rest @ ..] => units(u16::from_be_bytes, rest),
        [0xFF, 0xFE, rest @ ..] => units(u16::from_le_bytes, rest),
        [0xEF, 0xBB, 0xBF, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        _ => bytes.iter().map(|&byte| char::from(byte)).collect(),
    }
}

/// What a stream holds, at most as much as a submission may have.
fn content(stream: &Stream<'_>) -> Result<Vec<u8>, ReopenError> {
    let raw = stream.raw_data();
    let bytes = match stream.filters().as_slice() {
        [] if !stream.dict().contains_key("Filter") => raw.into_owned(),
        [Filter::FlateDecode] => match decompress_to_vec_zlib_with_limit(&raw, canon::MAX_BYTES) {
            Ok(bytes) => bytes,
            Err(error) if error.status == TINFLStatus::HasMoreOutput => {
                return Err(ReopenError::Bomb);
            }
            Err(_) => return Err(ReopenError::AttachmentDamaged),
        },
        _ => return Err(ReopenError::AttachmentDamaged),
    };
    if bytes.len() > canon::MAX_BYTES {
        return Err(ReopenError::Bomb);
    }
    Ok(bytes)
}

/// Whether the compressed streams unpack to more than `limit` bytes, or the same bytes are unpacked over and over.
/// Looked at before the PDF is read, because the reader unpacks cross-reference and object streams on its own. Whatever
/// follows the word `stream` is tried; nothing that comes out is kept.
fn unpacks_beyond(pdf: &[u8], limit: usize) -> bool {
    const WORD: &[u8] = b"stream";
    let mut window = vec![0_u8; 32_768];
    let mut budget = limit;
    // Each stream is its own part of the file. Whoever has the same bytes unpacked again and again means no good.
    let mut input_budget = 2 * pdf.len() + window.len();
    let mut at = 0;
    while let Some(found) = pdf[at..].windows(WORD.len()).position(|six| six == WORD) {
        at += found + WORD.len();
        let ends_one = at >= WORD.len() + 3 && pdf[..at - WORD.len()].ends_with(b"end");
        if ends_one {
            continue;
        }
        let mut input = &pdf[at..];
        while let [b'\r' | b'\n' | b' ', rest @ ..] = input {
            input = rest;
        }
        let (read, written) = unpacked(input, input_budget, budget, &mut window);
        let left = budget.checked_sub(written);
        let Some((left, input_left)) = left.zip(input_budget.checked_sub(read)) else {
            return true;
        };
        (budget, input_budget) = (left, input_left);
    }
    false
}

/// How much of a compressed stream is read and how much it unpacks to, with or without the zlib head; more than
/// `most_read` or `most_written` if it exceeds one of them.
fn unpacked(
    input: &[u8],
    most_read: usize,
    most_written: usize,
    window: &mut [u8],
) -> (usize, usize) {
    let mut input = &input[..input.len().min(most_read + 1)];
    let mut state = DecompressorOxide::new();
    let head = matches!(input, [first, second, ..]
        if first & 0x0F == 8 && u16::from_be_bytes([*first, *second]).is_multiple_of(31));
    let flags = if head {
        inflate_flags::TINFL_FLAG_PARSE_ZLIB_HEADER
    } else {
        0
    };
    let (mut taken, mut all, mut place) = (0, 0, 0);
    loop {
        let (status, read, written) = decompress(&mut state, input, window, place, flags);
        input = &input[read..];
        taken += read;
        all += written;
        place = (place + written) % window.len();
        if all > most_written || status != TINFLStatus::HasMoreOutput {
            return (taken, all);
        }
    }
}
