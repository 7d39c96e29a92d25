//! A report as plain data: what it says, in which order, and nothing of how a page is drawn.
//!
//! Every word that is particular to this report comes from the caller, already rounded and already in the report's
//! language. Colour is never the only bearer of a finding: where a [`Tone`] is given, the words beside it say the same.

use boundary::Sheet;

/// A whole report, from cover to signature.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Report {
    /// The document's title: window title, metadata and left half of the running head.
    pub title: String,
    /// One sentence for the metadata.
    pub subject: String,
    /// Who fills in the form (the mine), for the metadata.
    pub author: String,
    /// The day the document was made. It comes from the data, never from a clock.
    pub date: Date,
    /// RFC 3066 language tag, such as `zh-CN`.
    pub language: String,
    /// What every page must say about itself, such as `编制稿，非官方评分表`.
    pub running_head: String,
    /// The foot of every page, such as the short form of the content digest.
    pub footer: String,
    /// The first page; a short paper has none and begins with its title.
    pub cover: Option<Cover>,
    /// Whether a table of contents with page numbers follows the cover.
    pub contents: bool,
    /// The body.
    pub sections: Vec<Section>,
    /// A file carried inside the PDF, such as the JSON submission it was made from.
    pub attachment: Option<Attachment>,
}

/// A calendar day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Date {
    /// Year, such as 2026.
    pub year: u16,
    /// Month, 1 to 12.
    pub month: u8,
    /// Day of the month, 1 to 31.
    pub day: u8,
}

/// The first page.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cover {
    /// The large line.
    pub title: String,
    /// The line under it.
    pub subtitle: String,
    /// Key and value, one a line: mine, licence number, datum day, catalogue version.
    pub facts: Vec<(String, String)>,
    /// A boxed remark: what this document is and is not.
    pub notice: String,
    /// What ties this paper to its data.
    pub proof: Option<Proof>,
    /// The lowest line, such as the mine's name and the month.
    pub imprint: String,
}

/// What ties a paper to its data: the digest for people and for cameras.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Proof {
    /// What the digest is of.
    pub label: String,
    /// The digest in groups that a person can type back, such as 16 groups of 4.
    pub groups: Vec<String>,
    /// The text of the QR code (二维码); none is drawn when it is empty.
    pub code: String,
}

/// A numbered chapter.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Section {
    /// Its heading, numbered by the caller.
    pub title: String,
    /// Whether it begins on a fresh page.
    pub new_page: bool,
    /// What it says.
    pub blocks: Vec<Block>,
}

/// A piece of a section.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// Title of a paper without a cover, and the line under it.
    Title(String, String),
    /// A second-level heading, numbered by the caller. It is never left alone at the foot of a page.
    Heading(String),
    /// What follows begins on a fresh page.
    PageBreak,
    /// Running text; a line feed starts a new paragraph.
    Paragraph(String),
    /// Quiet small text.
    Note(String),
    /// A boxed remark that must not be overlooked.
    Callout {
        /// How grave it is.
        tone: Tone,
        /// Its first line, bold; it says the tone in words.
        title: String,
        /// What follows; may be empty.
        text: String,
    },
    /// Key and value, one a row.
    Facts(Vec<(String, String)>),
    /// Rows and columns.
    Table(Table),
    /// Shares of a whole, one bar a line.
    Bars(Vec<Bar>),
    /// A drawn boundary, at its true scale where it fits the page.
    Map(Map),
    /// Points, each with a bullet.
    List(Vec<String>),
    /// Lines to sign on, with room for the seal.
    Signature(Vec<String>),
    /// What ties the paper to its data.
    Proof(Proof),
    /// Ruled lines to write on.
    Lines(usize),
    /// Blank space, in millimetres.
    Space(f64),
}

/// How grave something is. Always said in words too.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    /// Says nothing about gravity.
    #[default]
    Plain,
    /// In order.
    Good,
    /// To be looked at.
    Caution,
    /// Not in order.
    Bad,
}

/// Rows and columns. The header is repeated on every page the table reaches.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    /// Stands above the table.
    pub caption: Option<String>,
    /// From left to right.
    pub columns: Vec<Column>,
    /// From top to bottom.
    pub rows: Vec<Row>,
}

/// A column of a table.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Column {
    /// The words in the header; a table whose titles are all empty has no header.
    pub title: String,
    /// Its share of the width, relative to the other columns.
    pub width: f64,
    /// Where its text stands.
    pub align: Align,
    /// Whether the first line of each cell is its title, and set bold.
    pub titled: bool,
}

/// Where the text of a column stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Align {
    /// At the left, for words.
    #[default]
    Left,
    /// In the middle, for short marks.
    Center,
    /// At the right, for numbers.
    Right,
}

/// A row of a table.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Row {
    /// One text a column; missing ones are blank, surplus ones are joined to the last column, so that none is lost.
    pub cells: Vec<String>,
    /// Marks the row at its edge: bad a solid bar, caution a broken one, good a thin one.
    pub tone: Tone,
    /// A sub-heading that spans all columns, such as a category; it stays with the row after it.
    pub heading: bool,
    /// The least height, in millimetres, where something is to be written by hand.
    pub room: f64,
}

/// A share of a whole.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Bar {
    /// What is measured.
    pub label: String,
    /// 0 to 1; values outside are drawn as the nearest end.
    pub value: f64,
    /// The least acceptable value, 0 to 1. A value below it is drawn hatched and red.
    pub floor: Option<f64>,
    /// The figures in words, such as `15.5 / 20`.
    pub caption: String,
}

/// A drawn boundary.
#[derive(Clone, Debug, PartialEq)]
pub struct Map {
    /// The drawing, in millimetres.
    pub sheet: Sheet,
    /// Stands below it, and is what a screen reader says in its place.
    pub caption: String,
}

/// A file carried inside the PDF.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Attachment {
    /// File name.
    pub name: String,
    /// Media type, such as `application/json`.
    pub mime: String,
    /// What it is, for people.
    pub description: String,
    /// Its content.
    pub bytes: Vec<u8>,
}
