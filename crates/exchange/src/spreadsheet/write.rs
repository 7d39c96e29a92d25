//! Rows to `.xlsx`.

use super::TableError;
use super::table::{Asks, Row, YES};
use assessment::catalogue::Per;
use assessment::{Catalogue, ItemAnswer, ProfileField, date, profile};
use draft::Draft;
use rust_xlsxwriter::{
    Color, DataValidation, DataValidationErrorStyle, DataValidationRule, DocProperties,
    ExcelDateTime, Format, FormatAlign, FormatBorder, Formula, ProtectionOptions, Workbook,
    Worksheet, XlsxError,
};

/// Name of the sheet that is filled in.
pub const SHEET: &str = "指标自评表";
const CHOICES: &str = "选项";
/// Name of the hidden sheet that says what this is.
pub const ABOUT: &str = "说明";

/// Keys of the hidden sheet.
pub const FORMAT: &str = "format";
/// What stands under [`FORMAT`].
pub const FORMAT_1: &str = "greenmine-table/1";
pub const CATALOGUE: &str = "catalogue";
pub const VERSION: &str = "version";
pub const DIGEST: &str = "digest";
pub const DRAFT: &str = "draft";
pub const MINE: &str = "mine";

/// Names of the columns that go both ways.
pub const ID: &str = "编号";
pub const ANSWER: &str = "填写";
pub const REASON: &str = "不适用的理由";
pub const REMARK: &str = "备注";
pub const FLAGGED: &str = "待复核";

/// The columns with their widths in characters.
const COLUMNS: [(&str, f64); 11] = [
    (ID, 15.0),
    ("类别", 14.0),
    ("指标或要填的内容", 34.0),
    (ANSWER, 26.0),
    ("单位或填法", 16.0),
    (REASON, 20.0),
    (REMARK, 24.0),
    (FLAGGED, 8.0),
    ("满分", 6.0),
    ("要求和评分方法", 60.0),
    ("佐证（只供查看）", 30.0),
];
const COLUMN_ANSWER: u16 = 3;
const COLUMN_REASON: u16 = 5;
const COLUMN_REMARK: u16 = 6;
const COLUMN_FLAGGED: u16 = 7;
/// The row of the headings, from 0.
const HEAD: u32 = 2;
/// The longest text that a cell holds.
const LONGEST: usize = 32_767;

/// The workbook.
pub fn xlsx(draft: &Draft, catalogue: &Catalogue, rows: &[Row<'_>]) -> Result<Vec<u8>, TableError> {
    for row in rows {
        let texts = [&row.cells.answer, &row.cells.reason, &row.cells.remark];
        let long = |text: &&Option<String>| {
            text.as_ref()
                .is_some_and(|text| text.encode_utf16().count() > LONGEST)
        };
        if texts.iter().any(long) {
            let why = format!("{} 的文字太长，一个单元格放不下", row.id);
            return Err(TableError::Writing(why));
        }
    }
    workbook(draft, catalogue, rows).map_err(|error| TableError::Writing(error.to_string()))
}

fn workbook(draft: &Draft, catalogue: &Catalogue, rows: &[Row<'_>]) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    // Its own day, not the clock's: the same draft gives the same bytes.
    let day = [ProfileField::FilingDate, ProfileField::ReferenceDate]
        .into_iter()
        .find_map(|field| date::parse(profile::text(&draft.assessment.profile, field)));
    let made = match day {
        Some(day) => ExcelDateTime::parse_from_str(&date::iso(day))?,
        None => ExcelDateTime::from_ymd(2000, 1, 1)?,
    };
    let mine = profile::text(&draft.assessment.profile, ProfileField::MineName);
    book.set_properties(
        &DocProperties::new()
            .set_title(format!("{mine} 指标自评表"))
            .set_creation_datetime(&made),
    );

    let choices = choices(rows);
    let sheet = book.add_worksheet();
    sheet.set_name(SHEET)?;
    fill(sheet, draft, catalogue, rows, &choices)?;

    let sheet = book.add_worksheet();
    sheet.set_name(CHOICES)?.set_hidden(true);
    for (column, texts) in (0_u16..).zip(&choices) {
        for (row, text) in (0_u32..).zip(texts) {
            sheet.write_string(row, column, text)?;
        }
    }
    sheet.protect();

    let sheet = book.add_worksheet();
    sheet.set_name(ABOUT)?.set_hidden(true);
    let reference = &draft.assessment.catalogue;
    let about = [
        (FORMAT, FORMAT_1),
        (CATALOGUE, &reference.id),
        (VERSION, &reference.version),
        (DIGEST, &reference.digest),
        (DRAFT, &draft.id),
        (MINE, mine),
    ];
    for (row, (key, value)) in (0_u32..).zip(about) {
        sheet.write_string(row, 0, key)?;
        sheet.write_string(row, 1, clipped(value))?;
    }
    sheet.protect();
    book.save_to_buffer()
}

/// The lists that cells choose from, each once.
fn choices(rows: &[Row<'_>]) -> Vec<Vec<String>> {
    let mut lists: Vec<Vec<String>> = Vec::new();
    for row in rows {
        let list = row.choices();
        if !list.is_empty() && !lists.contains(&list) {
            lists.push(list);
        }
    }
    lists
}

fn fill(
    sheet: &mut Worksheet,
    draft: &Draft,
    catalogue: &Catalogue,
    rows: &[Row<'_>],
    choices: &[Vec<String>],
) -> Result<(), XlsxError> {
    let plain = Format::new()
        .set_text_wrap()
        .set_align(FormatAlign::Top)
        .set_border(FormatBorder::Thin)
        .set_border_color(Color::RGB(0x00D3_D2C9));
    let strong = plain.clone().set_bold();
    let quiet = plain.clone().set_font_color(Color::RGB(0x0056_605B));
    let entry = plain
        .clone()
        .set_unlocked()
        .set_background_color(Color::RGB(0x00FF_FBE6));
    let head = plain
        .clone()
        .set_bold()
        .set_background_color(Color::RGB(0x00E2_EDE7));

    let mine = profile::text(&draft.assessment.profile, ProfileField::MineName);
    sheet.write_string_with_format(
        0,
        0,
        clipped(&format!("{mine} 指标自评表　{}", words::NOT_OFFICIAL)),
        &Format::new().set_bold().set_font_size(14),
    )?;
    let title = &catalogue.title;
    sheet.write_string(
        1,
        0,
        format!(
            "目录：{title}。只填浅黄色的格子；编号不要改。填好后保存，在本工具的“导出”里读回。"
        ),
    )?;
    for (column, (name, width)) in (0_u16..).zip(COLUMNS) {
        sheet.set_column_width(column, width)?;
        sheet.write_string_with_format(HEAD, column, name, &head)?;
    }
    sheet.set_freeze_panes(HEAD + 1, 3)?;
    sheet.set_repeat_rows(HEAD, HEAD)?;
    sheet
        .set_landscape()
        .set_paper_size(9)
        .set_print_fit_to_pages(1, 0);
    sheet.protect_with_options(&ProtectionOptions {
        format_columns: true,
        format_rows: true,
        use_autofilter: true,
        ..ProtectionOptions::default()
    });

    for (line, row) in (HEAD + 1..).zip(rows) {
        let answer = matches!(row.asks, Asks::Answer);
        let label = if answer { &strong } else { &plain };
        sheet.write_string_with_format(line, 0, &row.id, &quiet)?;
        let category = if answer { row.category } else { "" };
        sheet.write_string_with_format(line, 1, category, &quiet)?;
        sheet.write_string_with_format(line, 2, row.label(), label)?;
        cell(
            sheet,
            line,
            COLUMN_ANSWER,
            row.cells.answer.as_deref(),
            &entry,
        )?;
        sheet.write_string_with_format(line, 4, row.how(), &quiet)?;
        for (column, text) in [
            (COLUMN_REASON, &row.cells.reason),
            (COLUMN_REMARK, &row.cells.remark),
            (COLUMN_FLAGGED, &row.cells.flagged),
        ] {
            match text {
                Some(text) if text.is_empty() => sheet.write_blank(line, column, &entry)?,
                Some(text) => sheet.write_string_with_format(line, column, text, &entry)?,
                None => sheet.write_blank(line, column, &plain)?,
            };
        }
        if answer {
            sheet.write_string_with_format(line, 8, row.item.points.to_string(), &quiet)?;
            let mut lines = vec![row.item.requirement.clone()];
            lines.extend(words::how_scored(row.item));
            sheet.write_string_with_format(line, 9, lines.join("\n"), &quiet)?;
            let papers = evidence(draft.assessment.items.get(&row.item.id));
            sheet.write_string_with_format(line, 10, clipped(&papers), &quiet)?;
            sheet.add_data_validation(
                line,
                COLUMN_FLAGGED,
                line,
                COLUMN_FLAGGED,
                &DataValidation::new().allow_list_strings(&[YES])?,
            )?;
        }
        if let Some(rule) = validation(row, choices)? {
            sheet.add_data_validation(line, COLUMN_ANSWER, line, COLUMN_ANSWER, &rule)?;
        }
    }
    let last = HEAD + u32::try_from(rows.len()).unwrap_or_default();
    #[allow(clippy::cast_possible_truncation)] // eleven
    sheet.autofilter(HEAD, 0, last, COLUMNS.len() as u16 - 1)?;
    Ok(())
}

/// What Excel and WPS let a cell hold: a list, or a number; a number that is none is warned of, not refused.
fn validation(row: &Row<'_>, choices: &[Vec<String>]) -> Result<Option<DataValidation>, XlsxError> {
    let list = row.choices();
    if let Some(at) = choices.iter().position(|one| *one == list) {
        let column =
            rust_xlsxwriter::utility::column_number_to_name(u16::try_from(at).unwrap_or_default());
        let range = format!("={CHOICES}!${column}$1:${column}${}", list.len());
        let rule = DataValidation::new()
            .allow_list_formula(Formula::new(range))
            .set_error_title("不是可选的答案")?
            .set_error_message("请从列表里选，不填的留空。")?;
        return Ok(Some(rule));
    }
    let rule = match row.asks {
        Asks::Answer => return Ok(None),
        Asks::Fault(fault) => {
            let most = if fault.per == Per::Once {
                1
            } else {
                ItemAnswer::MOST_FAULTS
            };
            DataValidation::new()
                .allow_whole_number(DataValidationRule::Between(0, most as i32))
                .set_error_title("应填整数")?
                .set_error_message("填发现的处数，没有的留空。")?
        }
        Asks::Input(_) | Asks::ByHand(_) => DataValidation::new()
            .allow_decimal_number(DataValidationRule::GreaterThan(-1e15))
            .set_error_style(DataValidationErrorStyle::Warning)
            .set_error_title("应填数字")?
            .set_error_message("只填数字和小数点，单位不用填。")?,
    };
    Ok(Some(rule))
}

/// A number where it says the same as the text, else the text: nothing that was typed is lost.
fn cell(
    sheet: &mut Worksheet,
    row: u32,
    column: u16,
    text: Option<&str>,
    format: &Format,
) -> Result<(), XlsxError> {
    let text = text.unwrap_or_default();
    match text.parse::<f64>() {
        _ if text.is_empty() => sheet.write_blank(row, column, format)?,
        Ok(number) if number.is_finite() && number.to_string() == text => {
            sheet.write_number_with_format(row, column, number, format)?
        }
        _ => sheet.write_string_with_format(row, column, text, format)?,
    };
    Ok(())
}

/// The evidence of an item, a line each.
fn evidence(answer: Option<&ItemAnswer>) -> String {
    let papers = answer.map_or(&[][..], |answer| &answer.record.evidence);
    let line = |paper: &assessment::Evidence| {
        let rest: Vec<&str> = [paper.kept_at.as_str(), paper.date.as_str()]
            .into_iter()
            .filter(|text| !text.trim().is_empty())
            .collect();
        if rest.is_empty() {
            paper.name.clone()
        } else {
            format!("{}（{}）", paper.name, rest.join("，"))
        }
    };
    papers.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// What fits into a cell that is only looked at.
fn clipped(text: &str) -> String {
    const MARK: &str = "……";
    if text.encode_utf16().count() <= LONGEST {
        return text.to_owned();
    }
    let mut room = LONGEST - MARK.len();
    let kept = text.chars().take_while(|c| {
        let fits = room >= c.len_utf16();
        room -= c.len_utf16().min(room);
        fits
    });
    kept.collect::<String>() + MARK
}
