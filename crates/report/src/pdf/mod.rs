//! A report to PDF bytes.
//!
//! The same report and the same face give the same bytes, on every machine: there is no clock, no random number and no
//! map with a random order in here. The file declares PDF/A-3 and PDF/UA-1; krilla refuses to write it if it finds a
//! rule of theirs broken.
//!
//! Absent on purpose: shaping, hyphenation, images, and every script that needs a shaper. What the face lacks is named
//! by [`missing_glyphs`] beforehand and drawn as `〔U+XXXX〕`, never as a blank.

mod blocks;
mod build;
mod cover;
mod draw;
mod flow;
mod font;
mod lines;
mod map;
mod proof;
mod style;
mod tables;
mod walk;
mod wording;

use std::fmt;

pub use font::Font;
pub use style::{TEXT_HEIGHT_MM, TEXT_WIDTH_MM};

use crate::model::Report;

/// Why there is no PDF.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PdfError {
    /// The face cannot be used.
    Font(String),
    /// The attachment cannot be embedded.
    Attachment(String),
    /// The PDF library refused; a fault of this program, not of the report.
    Engine(String),
}

impl fmt::Display for PdfError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Font(why) => write!(formatter, "font: {why}"),
            Self::Attachment(why) => write!(formatter, "attachment: {why}"),
            Self::Engine(why) => write!(formatter, "pdf: {why}"),
        }
    }
}

impl std::error::Error for PdfError {}

/// A character that the face lacks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Missing {
    /// The character.
    pub ch: char,
    /// Where it stands, in words a person can follow: section, table, row, column.
    pub place: String,
}

impl Missing {
    /// Its Unicode name as it is drawn in its stead, such as `U+20BB7`.
    pub fn code(&self) -> String {
        format!("U+{:04X}", u32::from(self.ch))
    }
}

/// The characters of a report that the face lacks, each with its place. To be asked before [`render`].
pub fn missing_glyphs(report: &Report, font: &Font) -> Vec<Missing> {
    walk::missing(report, font)
}

/// Draws a report.
pub fn render(report: &Report, font: &Font) -> Result<Vec<u8>, PdfError> {
    draw::render(report, font)
}
