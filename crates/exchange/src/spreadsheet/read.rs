//! `.xlsx` to cells, within limits. Everything here is hostile until it is read.

use super::TableError;
use super::table::{Cells, ReadRow, Unread, tidy};
use super::write::{ABOUT, ANSWER, FLAGGED, FORMAT, FORMAT_1, ID, REASON, REMARK, SHEET};
use calamine::{DataRef, ExcelDateTime, Reader, Xlsx};
use draft::TableProblem;
use std::collections::BTreeMap;
use std::io::{Cursor, Read};

/// The largest file that is looked at.
pub const MAX_BYTES: usize = 20_000_000;
/// What all its parts may unfold to.
const MAX_UNFOLDED: u64 = 40_000_000;
const MAX_PARTS: usize = 500;
/// Rows and columns that are looked at: a table has some 300 by 11.
const MAX_ROWS: u32 = 5_000;
const MAX_COLUMNS: u32 = 50;
/// Cells of a sheet that are gone through, blank ones and those that are not looked at included.
const MAX_CELLS: usize = 500_000;
/// The shortest entry of a list of texts, `<si/>`, bytes.
const SHORTEST_ENTRY: usize = 5;
/// What the styles of all cells may come to in memory, bytes: each one holds its font and its format anew.
const MAX_STYLES: usize = 200_000_000;
/// What a style takes besides its texts, bytes.
const STYLE: usize = 1_000;

/// What a table holds.
pub struct Sheet {
    /// What it says of itself.
    pub about: BTreeMap<String, String>,
    /// Its rows below the headings that are not blank.
    pub rows: Vec<ReadRow>,
    /// What is said about columns and rows that are not read.
    pub problems: Vec<TableProblem>,
}

/// Reads a table.
pub fn sheet(bytes: &[u8]) -> Result<Sheet, TableError> {
    if bytes.len() > MAX_BYTES {
        return Err(TableError::TooLarge);
    }
    unfolds_to_little(bytes)?;
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|_| TableError::NotXlsx)?;
    both_there(&book)?;
    let about: BTreeMap<String, String> = grid(&mut book, ABOUT)?
        .cells
        .into_values()
        .filter_map(|mut row| Some((row.remove(&0)?.ok()?, row.remove(&1)?.ok()?)))
        .collect();
    if about.get(FORMAT).is_none_or(|format| format != FORMAT_1) {
        return Err(TableError::NotOurs);
    }
    let grid = grid(&mut book, SHEET)?;
    let mut problems = Vec::new();
    let mut lines = grid.cells.into_iter();
    let (head, columns) = lines
        .by_ref()
        .map(|(number, row)| (number, headings(row)))
        .find(|(_, columns)| columns.contains_key(ID) && columns.contains_key(ANSWER))
        .ok_or(TableError::Columns(format!(
            "前 {MAX_ROWS} 行、前 {MAX_COLUMNS} 列里没有同时写着“{ID}”和“{ANSWER}”的表头"
        )))?;
    let mut say = |row: u32, reason: String| {
        problems.push(TableProblem {
            row,
            id: String::new(),
            found: String::new(),
            reason,
        });
    };
    for name in [ID, ANSWER, REASON, REMARK, FLAGGED] {
        match columns.get(name).map_or(0, Vec::len) {
            0 => say(head + 1, format!("没有“{name}”这一列，这一列的内容没有读")),
            1 => {}
            _ => {
                return Err(TableError::Columns(format!(
                    "有两列的表头都是“{name}”，不知道该读哪一列；请删去或改名多出来的一列"
                )));
            }
        }
    }
    if let Some(first) = grid.beyond {
        let reason = format!("第 {MAX_ROWS} 行以下没有读：从这一行起还有内容，请移到前面的行里");
        say(first + 1, reason);
    }
    let rows = lines.map(|(number, mut row)| {
        let mut unread = Vec::new();
        let mut cell = |name: &'static str| {
            let at = columns.get(name)?.first()?;
            match row.remove(at) {
                None => Some(String::new()),
                Some(Ok(text)) => Some(text),
                Some(Err(reason)) => {
                    unread.push(Unread {
                        column: name,
                        reason,
                    });
                    None
                }
            }
        };
        let id = cell(ID).unwrap_or_default();
        let cells = Cells {
            answer: cell(ANSWER),
            reason: cell(REASON),
            remark: cell(REMARK),
            flagged: cell(FLAGGED),
        };
        ReadRow {
            number: number + 1,
            id,
            cells,
            unread,
        }
    });
    let blank = |cells: &Cells| {
        [&cells.answer, &cells.reason, &cells.remark, &cells.flagged]
            .into_iter()
            .all(|cell| cell.as_deref().unwrap_or_default().is_empty())
    };
    let rows = rows
        .filter(|row| !row.id.is_empty() || !row.unread.is_empty() || !blank(&row.cells))
        .collect();
    Ok(Sheet {
        about,
        rows,
        problems,
    })
}

/// Whether the sheets that are read are there under their names; else what is the matter.
fn both_there(book: &Xlsx<Cursor<&[u8]>>) -> Result<(), TableError> {
    let names = book.sheet_names();
    let has = |name: &str| names.iter().any(|one| one == name);
    match (has(SHEET), has(ABOUT)) {
        (true, true) => Ok(()),
        (true, false) => Err(TableError::Columns(format!(
            "少了隐藏的“{ABOUT}”工作表（多半是把工作表复制到了别的文件里），认不出是不是本工具导出的表；请在原来导出的文件里填"
        ))),
        (false, true) => Err(TableError::Columns(format!(
            "没有叫“{SHEET}”的工作表，可能改过名；请把名字改回“{SHEET}”再试"
        ))),
        (false, false) => Err(TableError::NotOurs),
    }
}

/// Where each heading of a row stands, from left to right. Blanks and marks that nobody sees do not count.
fn headings(row: BTreeMap<u32, Cell>) -> BTreeMap<String, Vec<u32>> {
    let mut columns: BTreeMap<String, Vec<u32>> = BTreeMap::new();
    for (at, cell) in row {
        let Ok(text) = cell else { continue };
        let seen = |c: &char| !c.is_whitespace() && !canon::is_invisible(*c);
        let name = text.chars().filter(seen).collect();
        columns.entry(name).or_default().push(at);
    }
    columns
}

/// Unfolds every part once and counts, whatever the directory claims: no part is kept. What the reader would take the
/// parts' word for is looked at here.
fn unfolds_to_little(bytes: &[u8]) -> Result<(), TableError> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|_| TableError::NotXlsx)?;
    if archive.len() > MAX_PARTS {
        return Err(TableError::Bomb);
    }
    let mut left = MAX_UNFOLDED;
    let mut unfolded = Vec::new();
    for index in 0..archive.len() {
        unfolded.clear();
        let part = archive.by_index(index).map_err(|_| TableError::NotXlsx)?;
        let name = part.name().map(|name| name.to_lowercase());
        let name = name.map_err(|_| TableError::NotXlsx)?;
        part.take(left + 1)
            .read_to_end(&mut unfolded)
            .map_err(|_| TableError::NotXlsx)?;
        left = left
            .checked_sub(unfolded.len() as u64)
            .ok_or(TableError::Bomb)?;
        let fits = if name.ends_with("sharedstrings.xml") {
            counts_fit(&unfolded)
        } else if name.ends_with("styles.xml") {
            styles_fit(&unfolded)
        } else {
            true
        };
        if !fits {
            return Err(TableError::Bomb);
        }
    }
    Ok(())
}

/// Whether the list of texts says no greater number than its bytes can hold: the reader makes room for as many as it
/// says.
fn counts_fit(part: &[u8]) -> bool {
    const NAME: &[u8] = b"uniqueCount";
    let most = part.len() / SHORTEST_ENTRY;
    let mut rest = part;
    while let Some(at) = find(rest, NAME) {
        rest = &rest[at + NAME.len()..];
        let is_mark = |b: &&u8| {
            matches!(
                **b,
                b' ' | b'\t' | b'\r' | b'\n' | b'=' | b'"' | b'\'' | b'+'
            )
        };
        let digits = rest.iter().skip_while(is_mark);
        let digits = digits.take_while(|b| b.is_ascii_digit());
        let count = digits.fold(0_usize, |sum, digit| {
            sum.saturating_mul(10)
                .saturating_add(usize::from(digit - b'0'))
        });
        if count > most {
            return false;
        }
    }
    true
}

/// Whether the styles come to little: their number times the longest text that one of them can hold.
fn styles_fit(part: &[u8]) -> bool {
    let elements = part.split(|byte| *byte == b'<');
    let (count, longest) = elements.fold((0_usize, 0_usize), |(count, longest), element| {
        let name = element
            .split(|b| !b.is_ascii_alphanumeric() && *b != b':')
            .next();
        let is_style = name.is_some_and(|name| name.ends_with(b"xf"));
        (count + usize::from(is_style), longest.max(element.len()))
    });
    count.saturating_mul(longest + STYLE) <= MAX_STYLES
}

fn find(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes.windows(wanted.len()).position(|some| some == wanted)
}

/// A cell as a person reads it, or why it cannot be read.
type Cell = Result<String, &'static str>;

/// The cells of a sheet.
struct Grid {
    /// Those that hold something, by row and column from 0.
    cells: BTreeMap<u32, BTreeMap<u32, Cell>>,
    /// The first row beyond the last one that is looked at in which something stands.
    beyond: Option<u32>,
}

/// Reads the cells of a sheet. The reader gives either the styles or the formulas, so the sheet is gone through twice.
fn grid(book: &mut Xlsx<Cursor<&[u8]>>, name: &str) -> Result<Grid, TableError> {
    let wrong = |_| TableError::NotXlsx;
    let mut grid = Grid {
        cells: BTreeMap::new(),
        beyond: None,
    };
    let mut left = MAX_UNFOLDED as usize;
    let mut count = 0;
    let mut cells = book.worksheet_cells_reader(name).map_err(wrong)?;
    while let Some((cell, style)) = cells.next_cell_with_style_id().map_err(wrong)? {
        let (row, column) = cell.get_position();
        count += 1;
        if count > MAX_CELLS {
            return Err(TableError::Bomb);
        }
        if column >= MAX_COLUMNS || matches!(cell.get_value(), DataRef::Empty) {
            continue;
        }
        if row >= MAX_ROWS {
            grid.beyond = Some(grid.beyond.map_or(row, |first| first.min(row)));
            continue;
        }
        let format = cells.styles().get(style);
        let format = format.and_then(|style| style.number_format.as_ref());
        let percent = format.is_some_and(|format| is_percent(&format.format_code));
        // A text that many cells share costs its length in each of them.
        left = left
            .checked_sub(length(cell.get_value()))
            .ok_or(TableError::Bomb)?;
        let text = tidy(&text(cell.get_value(), percent));
        if !text.is_empty() {
            grid.cells.entry(row).or_default().insert(column, Ok(text));
        }
    }
    drop(cells);
    let mut cells = book.worksheet_cells_reader(name).map_err(wrong)?;
    while let Some(cell) = cells.next_cell_with_formula_metadata().map_err(wrong)? {
        let (row, column) = cell.pos;
        let computed = !matches!(cell.value, DataRef::Empty);
        if cell.formula.is_none() || computed || column >= MAX_COLUMNS {
            continue;
        }
        if row >= MAX_ROWS {
            grid.beyond = Some(grid.beyond.map_or(row, |first| first.min(row)));
            continue;
        }
        let reason = "这里是公式，文件里没有算出的结果；请用 Excel 或 WPS 打开这张表，保存一次再读";
        let row = grid.cells.entry(row).or_default();
        row.insert(column, Err(reason));
    }
    Ok(grid)
}

fn length(cell: &DataRef<'_>) -> usize {
    match cell {
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => {
            text.len()
        }
        DataRef::SharedString(text) => text.len(),
        _ => 0,
    }
}

/// A cell as a person reads it.
fn text(cell: &DataRef<'_>, percent: bool) -> String {
    match cell {
        DataRef::Int(number) if percent => hundredfold(&number.to_string()) + "%",
        DataRef::Float(number) if percent && number.is_finite() => {
            hundredfold(&number.to_string()) + "%"
        }
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number.to_string(),
        DataRef::String(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Bool(true) => "TRUE".to_owned(),
        DataRef::Bool(false) => "FALSE".to_owned(),
        DataRef::DateTime(moment) => date(moment),
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
        DataRef::Error(error) => error.to_string(),
        DataRef::Empty => String::new(),
    }
}

/// A date, a time of day or a time that has passed, in digits: `2026-05-03`, `1:30`, `2026-05-03 1:30`.
fn date(moment: &ExcelDateTime) -> String {
    let serial = moment.as_f64();
    let time = |hours: f64, minutes: u8, seconds: u8| match seconds {
        0 => format!("{hours}:{minutes:02}"),
        _ => format!("{hours}:{minutes:02}:{seconds:02}"),
    };
    if moment.is_duration() {
        let seconds = (serial * 86_400.0).round();
        // Below 60, so the casts are exact.
        let (minutes, left) = ((seconds / 60.0).floor(), seconds.rem_euclid(60.0));
        return time(
            (minutes / 60.0).floor(),
            minutes.rem_euclid(60.0) as u8,
            left as u8,
        );
    }
    let (year, month, day, hour, minute, second, _) = moment.to_ymd_hms_milli();
    let day = format!("{year:04}-{month:02}-{day:02}");
    let hour = time(f64::from(hour), minute, second);
    if (0.0..1.0).contains(&serial) {
        hour
    } else if serial.fract() == 0.0 {
        day
    } else {
        format!("{day} {hour}")
    }
}

/// Whether a number format shows hundredths as whole: a `%` that is no text.
fn is_percent(format: &str) -> bool {
    let (mut quoted, mut escaped) = (false, false);
    format.chars().any(|c| {
        let plain = !quoted && !escaped;
        quoted ^= c == '"' && !escaped;
        escaped = plain && matches!(c, '\\' | '_' | '*');
        plain && c == '%'
    })
}

/// A decimal times a hundred, its digits kept: `0.57` is `57`, not 56.99999999999999.
fn hundredfold(decimal: &str) -> String {
    let (sign, digits) = match decimal.strip_prefix('-') {
        Some(digits) => ("-", digits),
        None => ("", decimal),
    };
    let (whole, behind) = digits.split_once('.').unwrap_or((digits, ""));
    let padded = format!("{behind:0<2}");
    let (two, rest) = padded.split_at(2);
    let whole = format!("{whole}{two}");
    let whole = match whole.trim_start_matches('0') {
        "" => "0",
        whole => whole,
    };
    match rest {
        "" => format!("{sign}{whole}"),
        rest => format!("{sign}{whole}.{rest}"),
    }
}
