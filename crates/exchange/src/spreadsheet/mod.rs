//! The table of items (指标自评表) as a spreadsheet (.xlsx): out, to be filled in with Excel or WPS, and back in.
//!
//! | file       | concern                                                            |
//! |------------|--------------------------------------------------------------------|
//! | `table.rs` | an assessment as rows of cells, and cells back to answers: no file |
//! | `write.rs` | rows to `.xlsx`                                                    |
//! | `read.rs`  | `.xlsx` to cells, within limits                                    |
//!
//! Only answers, reasons, remarks and marks go both ways; evidence is shown and not read back.

mod read;
mod table;
mod write;

use draft::{Draft, TableReading};
use library::Rules;
use std::fmt;

/// Why there is no table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TableError {
    /// The draft cannot be read, or the rules that were handed in are not its own.
    Draft,
    /// The spreadsheet could not be written.
    Writing(String),
    /// More bytes than are ever read.
    TooLarge,
    /// Not a `.xlsx` file.
    NotXlsx,
    /// A `.xlsx` file that unfolds to more than is ever read.
    Bomb,
    /// A `.xlsx` file, but not one of these tables.
    NotOurs,
    /// One of these tables, but its sheets or columns are not as they were: in which way.
    Columns(String),
    /// A table of another catalogue or another version of it: which.
    OtherCatalogue(String),
}

impl fmt::Display for TableError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            TableError::Draft => f.write_str("草稿读不出来，或它的指标目录不在本程序里。"),
            TableError::Writing(why) => write!(f, "没有写成表格：{why}。"),
            TableError::TooLarge => write!(
                f,
                "文件太大（超过 {} MB），不像是指标自评表，没有读入。",
                read::MAX_BYTES / 1_000_000
            ),
            TableError::NotXlsx => f.write_str(
                "不是 .xlsx 表格，没有读入。用 Excel 或 WPS 打开后，另存为“Excel 工作簿（.xlsx）”再试。",
            ),
            TableError::Bomb => {
                f.write_str("表格展开后大得不正常，没有读入。请从“导出”重新取一份表格来填。")
            }
            TableError::NotOurs => {
                f.write_str("是 .xlsx 表格，但不是从本工具导出的指标自评表，没有读入。")
            }
            TableError::Columns(why) => write!(f, "这张表没有读入：{why}。"),
            TableError::OtherCatalogue(which) => write!(
                f,
                "这张表用的指标目录是 {which}，与这份草稿的不同，没有读入。"
            ),
        }
    }
}

impl std::error::Error for TableError {}

/// The draft of a text, when these are its rules.
fn opened(text: &str, rules: &Rules) -> Result<Draft, TableError> {
    let draft = draft::decode(text).map_err(|_| TableError::Draft)?;
    match rules.are_of(&draft.assessment) {
        true => Ok(draft),
        false => Err(TableError::Draft),
    }
}

/// The table of a draft as `.xlsx`, read back: it says what the draft says. The same draft gives the same bytes.
///
/// # Errors
/// [`TableError`].
pub fn table_out(draft: &str, rules: &Rules) -> Result<Vec<u8>, TableError> {
    let (read, catalogue) = (opened(draft, rules)?, rules.catalogue());
    let rows = table::rows(catalogue, &read.assessment);
    let xlsx = write::xlsx(&read, catalogue, &rows)?;
    let back = table_in(draft, rules, &xlsx)?;
    match back.changes.len() + back.problems.len() {
        0 if back.same_draft && back.compared == rows.len() => Ok(xlsx),
        differences => {
            let why = format!("写好以后读回来，有 {differences} 处与草稿不同");
            Err(TableError::Writing(why))
        }
    }
}

/// Reads a table and compares it with a draft. Nothing is repaired: a cell that cannot be taken is named.
///
/// # Errors
/// [`TableError`].
pub fn table_in(draft: &str, rules: &Rules, xlsx: &[u8]) -> Result<TableReading, TableError> {
    let draft = opened(draft, rules)?;
    let sheet = read::sheet(xlsx)?;
    let reference = &draft.assessment.catalogue;
    let named = |key: &str| sheet.about.get(key).map_or("", String::as_str);
    let same = named(write::CATALOGUE) == reference.id
        && named(write::VERSION) == reference.version
        && named(write::DIGEST) == reference.digest;
    if !same {
        let which = format!("{} {}", named(write::CATALOGUE), named(write::VERSION));
        return Err(TableError::OtherCatalogue(which.trim().to_owned()));
    }
    let mut reading = table::compare(rules.catalogue(), &draft.assessment, &sheet.rows);
    reading.problems.extend(sheet.problems);
    reading.problems.sort_by_key(|problem| problem.row);
    named(write::MINE).clone_into(&mut reading.mine);
    reading.same_draft = named(write::DRAFT) == draft.id;
    Ok(reading)
}
