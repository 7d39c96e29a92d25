//! Sizes, distances and colours: the one place where the look of the document is decided.
//!
//! Lengths are PDF points unless the name says millimetres.

/// Points in a millimetre.
pub const MM: f32 = 72.0 / 25.4;

/// A4 upright.
pub const PAGE_WIDTH: f32 = 210.0 * MM;
/// A4 upright.
pub const PAGE_HEIGHT: f32 = 297.0 * MM;
/// The left margin leaves room for binding (GB/T 9704 asks for 28 mm).
pub const LEFT: f32 = 28.0 * MM;
/// Above the text, running head included.
pub const TOP: f32 = 28.0 * MM;
/// Width of the text, in millimetres.
pub const TEXT_WIDTH_MM: f32 = 160.0;
/// Height of the text, in millimetres.
pub const TEXT_HEIGHT_MM: f32 = 243.0;
/// Width of the text.
pub const TEXT_WIDTH: f32 = TEXT_WIDTH_MM * MM;
/// Height of the text.
pub const TEXT_HEIGHT: f32 = TEXT_HEIGHT_MM * MM;

/// Stroke width that makes the one weight bold, in em.
pub const BOLD: f32 = 0.024;
/// Rules that open and close a table.
pub const FIRM_RULE: f32 = 0.9;
/// Rules under a header.
pub const RULE: f32 = 0.5;
/// Rules between rows.
pub const HAIRLINE: f32 = 0.3;

/// A colour, red green blue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ink(pub u8, pub u8, pub u8);

/// Text.
pub const INK: Ink = Ink(0x1b, 0x1f, 0x1d);
/// Text that steps back: keys, notes, running head.
pub const QUIET: Ink = Ink(0x56, 0x5e, 0x5a);
/// Rules between rows, leader dots.
pub const FAINT: Ink = Ink(0xb4, 0xbc, 0xb7);
/// Ground under headers and boxes.
pub const TINT: Ink = Ink(0xf1, 0xf4, 0xf2);
/// Paper.
pub const PAPER: Ink = Ink(0xff, 0xff, 0xff);
/// The one colour that is not a finding.
pub const GREEN: Ink = Ink(0x1d, 0x5a, 0x3c);
/// Ground of a mining right on a map.
pub const LAND: Ink = Ink(0xe3, 0xee, 0xe6);
/// A finding to be looked at.
pub const AMBER: Ink = Ink(0x8a, 0x5a, 0x00);
/// A finding that is not in order.
pub const RED: Ink = Ink(0xa3, 0x26, 0x1e);

/// How a piece of text is set.
#[derive(Clone, Copy, Debug)]
pub struct Type {
    /// Size of the letters.
    pub size: f32,
    /// Distance from one line to the next.
    pub leading: f32,
    /// Whether it is emphasised.
    pub bold: bool,
    /// Its colour.
    pub ink: Ink,
}

const fn set(size: f32, leading: f32, bold: bool, ink: Ink) -> Type {
    Type {
        size,
        leading,
        bold,
        ink,
    }
}

/// Running text, 五号.
pub const BODY: Type = set(10.5, 17.5, false, INK);
/// Small quiet text.
pub const NOTE: Type = set(8.5, 13.0, false, QUIET);
/// Section heading, 小三.
pub const SECTION: Type = set(15.0, 22.0, true, GREEN);
/// Second-level heading, 小四.
pub const HEADING: Type = set(12.0, 18.0, true, INK);
/// Table cells, 小五.
pub const CELL: Type = set(9.0, 13.2, false, INK);
/// Table headers and sub-heading rows.
pub const CELL_HEAD: Type = set(9.0, 13.2, true, INK);
/// Keys of a facts table.
pub const CELL_KEY: Type = set(9.0, 13.2, false, QUIET);
/// Captions.
pub const CAPTION: Type = set(9.0, 14.0, true, INK);
/// The title on the cover, 一号.
pub const COVER_TITLE: Type = set(26.0, 38.0, true, INK);
/// The line under it, 三号.
pub const COVER_SUBTITLE: Type = set(15.0, 24.0, false, QUIET);
/// Title of a paper without a cover, 二号.
pub const PAPER_TITLE: Type = set(20.0, 30.0, true, INK);
/// Keys on the cover.
pub const COVER_KEY: Type = set(11.0, 17.0, false, QUIET);
/// Values on the cover.
pub const COVER_VALUE: Type = set(11.0, 17.0, false, INK);
/// Entries of the table of contents.
pub const CONTENTS: Type = set(10.5, 17.0, false, INK);
