//! The table of items goes out as a spreadsheet and comes back: whole, compared, and never by surprise.

#[allow(dead_code)] // shared with the rules of `bundled`, which use more of it
#[path = "../../bundled/tests/rules/support.rs"]
mod support;

use assessment::catalogue::{Method, Per};
use assessment::{Assessment, Catalogue, ItemAnswer, number};
use draft::{Draft, TableReading};
use exchange::spreadsheet::{self, TableError};
use proptest::prelude::*;
use rust_xlsxwriter::Workbook;
use std::io::{Cursor, Read, Write};
use support::{Case, any_case, cases, draws, random};
use zip::write::SimpleFileOptions;

fn draft(id: &str, assessment: Assessment) -> Draft {
    Draft {
        id: id.to_owned(),
        name: "二号".to_owned(),
        assessment,
        ..Draft::default()
    }
}

fn table_out(draft: &str) -> Result<Vec<u8>, TableError> {
    spreadsheet::table_out(draft, &rules(draft))
}

fn table_in(draft: &str, xlsx: &[u8]) -> Result<TableReading, TableError> {
    spreadsheet::table_in(draft, &rules(draft), xlsx)
}

/// The rules that a draft names, out of what ships with the program.
fn rules(draft: &str) -> library::Rules {
    let draft = draft::decode(draft).expect("a draft");
    support::library()
        .rules(&draft.assessment)
        .expect("at hand")
}

fn out(assessment: &Assessment) -> Vec<u8> {
    table_out(&draft::encode(&draft("19a-f", assessment.clone()))).expect("written")
}

fn back(assessment: &Assessment, xlsx: &[u8]) -> TableReading {
    let text = draft::encode(&draft("19a-f", assessment.clone()));
    let reading = table_in(&text, xlsx).expect("read");
    assert_eq!(
        TableReading::from_text(&reading.to_text()).as_ref(),
        Ok(&reading),
        "what crosses the border is the same on the other side"
    );
    reading
}

fn taken_over(mut assessment: Assessment, reading: &TableReading) -> Assessment {
    assessment.items.extend(reading.answers.clone());
    assessment
}

/// What an answer says, as far as a table can say it.
fn said(case: &Case, assessment: &Assessment) -> Vec<(String, ItemAnswer)> {
    let plain = |text: &mut String| {
        if let Ok(Some(value)) = number::parse(text) {
            *text = value.to_string();
        }
    };
    let ids = case.catalogue.items().map(|item| item.id.clone());
    ids.map(|id| {
        let mut answer = assessment.items.get(&id).cloned().unwrap_or_default();
        answer.record.evidence.clear();
        answer.counts.retain(|_, count| *count > 0);
        answer.inputs.retain(|_, text| !text.is_empty());
        answer.inputs.iter_mut().for_each(|(_, text)| plain(text));
        answer.reason = answer.reason.trim().to_owned();
        answer.record.remark = answer.record.remark.trim().replace("\r\n", "\n");
        if answer.not_applicable {
            answer.choice = None;
        }
        (id, answer)
    })
    .collect()
}

/// One of the texts that a person may type, line ends and formulas among them.
fn typed() -> impl Strategy<Value = String> {
    prop_oneof![
        Just("=1+1".to_owned()),
        Just("第一行\n第二行".to_owned()),
        Just("㛃𠮷 Баян-Өндөр 👷".to_owned()),
        Just("<b>&amp;'\"_x0041_".to_owned()),
        "[ -~一-龥]{0,30}",
    ]
}

fn config() -> ProptestConfig {
    ProptestConfig {
        cases: 24,
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn a_table_that_nobody_touched_changes_nothing(which in any_case(), draws in draws(), remark in typed()) {
        let mut assessment = random(&cases()[which], &draws);
        let (_, first) = assessment.items.iter_mut().next().expect("an item");
        first.record.remark = remark;
        first.record.flagged = true;
        let reading = back(&assessment, &out(&assessment));
        prop_assert_eq!(&reading.changes, &[]);
        prop_assert_eq!(&reading.problems, &[]);
        prop_assert_eq!(&reading.answers, &Default::default());
        prop_assert!(reading.same_draft);
    }

    #[test]
    fn a_table_read_into_another_draft_makes_its_answers_the_same(
        which in any_case(), from in draws(), into in draws(), remark in typed(), reason in typed(),
    ) {
        let case = &cases()[which];
        let (mut from, into) = (random(case, &from), random(case, &into));
        let (_, first) = from.items.iter_mut().next().expect("an item");
        first.record.remark = remark;
        first.reason = reason;
        // What no page lets a person answer is refused by name and compared elsewhere.
        for item in case.catalogue.items() {
            let answer = from.items.get_mut(&item.id).expect("there");
            if let Method::Deduct(faults) = &item.method {
                for fault in faults.iter().filter(|fault| fault.per == Per::Once) {
                    let count = answer.counts.entry(fault.key.clone()).or_default();
                    *count = (*count).min(1);
                }
            }
            if answer.choice.as_deref() == Some("?") || item.not_applicable_when.is_none() {
                answer.choice = None;
                answer.inputs.clear();
                answer.counts.clear();
                answer.not_applicable = false;
            }
        }
        let reading = back(&into, &out(&from));
        prop_assert_eq!(&reading.problems, &[]);
        let mut expected = from.clone();
        // An input that no item has stays where it was typed.
        for (id, answer) in &mut expected.items {
            let kept = into.items[id].inputs.iter().filter(|(key, _)| *key == "?");
            answer.inputs.extend(kept.map(|(key, text)| (key.clone(), text.clone())));
        }
        prop_assert_eq!(said(case, &taken_over(into, &reading)), said(case, &expected));
    }

    #[test]
    fn bytes_that_are_damaged_are_refused_or_compared_and_never_a_panic(
        at in any::<prop::sample::Index>(), byte: u8, cut in any::<prop::sample::Index>(),
    ) {
        let case = &cases()[0];
        let assessment = case.with_items(&case.best);
        let text = draft::encode(&draft("1", assessment.clone()));
        let mut bytes = out(&assessment);
        let place = at.index(bytes.len());
        bytes[place] = byte;
        let _ = table_in(&text, &bytes);
        bytes.truncate(cut.index(bytes.len()));
        let _ = table_in(&text, &bytes);
    }
}

#[test]
fn the_same_draft_gives_the_same_bytes() {
    let assessment = cases()[0].complete();
    assert!(out(&assessment) == out(&assessment));
}

/// The item of the first catalogue with this method, and the sheet's text for one of its cells replaced.
fn edited(case: &Case, from: &Assessment, edits: &[(&str, &str, &str)]) -> TableReading {
    back(from, &with_cells(&out(from), case, edits))
}

/// Writes cells into a table as a spreadsheet program does: as inline texts in the rows of these ids. What begins with
/// NUL stands as it is behind the place of the cell.
fn with_cells(xlsx: &[u8], case: &Case, edits: &[(&str, &str, &str)]) -> Vec<u8> {
    rezip(xlsx, |name, text| {
        if name != "xl/worksheets/sheet1.xml" {
            return text;
        }
        edits.iter().fold(text, |text, (id, column, value)| {
            let inline = format!(" t=\"inlineStr\"><is><t>{value}</t></is></c>");
            let value = value.strip_prefix('\0').unwrap_or(&inline);
            let row = row_of(case, id);
            let cell = format!("<c r=\"{column}{row}\"");
            let start = text.find(&cell).expect("the cell is there");
            let rest = &text[start..];
            let close = rest.find('>').expect("closed");
            let end = if rest.as_bytes()[close - 1] == b'/' {
                close + 1
            } else {
                rest.find("</c>").expect("closed") + 4
            };
            let new = format!("{cell}{value}");
            format!("{}{new}{}", &text[..start], &rest[end..])
        })
    })
}

/// The row of an id, counted the way the table is laid out.
fn row_of(case: &Case, id: &str) -> usize {
    let mut row = 3;
    for item in case.catalogue.items() {
        row += 1;
        if item.id == id {
            return row;
        }
        let keys: Vec<String> = match &item.method {
            Method::Deduct(faults) => faults.iter().map(|fault| fault.key.clone()).collect(),
            Method::Threshold(threshold) => threshold
                .metric
                .inputs
                .iter()
                .flat_map(|input| {
                    let open = input.options.iter().any(|option| option.number.is_none());
                    let by_hand = open.then(|| format!("{}.value", input.key));
                    std::iter::once(input.key.clone()).chain(by_hand)
                })
                .collect(),
            Method::PassFail { .. } | Method::Levels(_) => Vec::new(),
        };
        for key in keys {
            row += 1;
            if format!("{}/{key}", item.id) == id {
                return row;
            }
        }
    }
    panic!("no row {id}");
}

fn rezip(xlsx: &[u8], change: impl Fn(&str, String) -> String) -> Vec<u8> {
    let mut archive = zip::ZipArchive::new(Cursor::new(xlsx)).expect("a zip");
    let mut written = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).expect("a part");
        let name = part.name().expect("a name").into_owned();
        let mut text = String::new();
        part.read_to_string(&mut text).expect("a text");
        written
            .start_file(&name, SimpleFileOptions::default())
            .expect("begun");
        written
            .write_all(change(&name, text).as_bytes())
            .expect("written");
    }
    written.finish().expect("finished").into_inner()
}

fn find(catalogue: &Catalogue, wanted: impl Fn(&Method) -> bool) -> String {
    let found = catalogue.items().find(|item| wanted(&item.method));
    found.expect("an item of that kind").id.clone()
}

#[test]
fn every_changed_cell_is_told_with_its_row_and_every_refused_one_with_the_reason() {
    let case = &cases()[0];
    let from = case.with_items(&case.best);
    let levels = find(&case.catalogue, |method| {
        matches!(method, Method::Levels(_))
    });
    let pass = find(&case.catalogue, |method| {
        matches!(method, Method::PassFail { .. })
    });
    let deduct = find(&case.catalogue, |method| {
        matches!(method, Method::Deduct(_))
    });
    let Method::Deduct(faults) = &case.catalogue.item(&deduct).expect("there").method else {
        unreachable!("looked for");
    };
    let each = faults.iter().find(|fault| fault.per == Per::Each);
    let fault = format!("{deduct}/{}", each.unwrap_or(&faults[0]).key);
    let Method::PassFail { fail, .. } = &case.catalogue.item(&pass).expect("there").method else {
        unreachable!("looked for");
    };

    let reading = edited(
        case,
        &from,
        &[
            (&levels, "D", "随便写的"),
            (&pass, "D", fail),
            (&pass, "G", "下月整改"),
            (&fault, "D", "1"),
            (&deduct, "H", "也许"),
        ],
    );
    let changes: Vec<(usize, &str, &str)> = reading
        .changes
        .iter()
        .map(|one| (one.row as usize, one.before.as_str(), one.after.as_str()))
        .collect();
    let Method::PassFail { pass: met, .. } = &case.catalogue.item(&pass).expect("there").method
    else {
        unreachable!("looked for");
    };
    let mut expected = vec![
        (row_of(case, &pass), met.as_str(), fail.as_str()),
        (row_of(case, &pass), "", "下月整改"),
        (row_of(case, &fault), "", "1"),
    ];
    expected.sort_by_key(|one| one.0);
    assert_eq!(changes, expected);
    let refused: Vec<usize> = reading
        .problems
        .iter()
        .map(|one| one.row as usize)
        .collect();
    let mut expected = vec![row_of(case, &levels), row_of(case, &deduct)];
    expected.sort_unstable();
    assert_eq!(refused, expected);
    assert_eq!(
        reading.answers[&pass].choice.as_deref(),
        Some(ItemAnswer::FAIL)
    );
    assert!(!reading.answers.contains_key(&levels));
}

#[test]
fn an_unknown_or_repeated_id_is_named_and_nothing_of_it_is_taken() {
    let case = &cases()[0];
    let from = case.with_items(&case.best);
    let ids: Vec<String> = case
        .catalogue
        .items()
        .take(2)
        .map(|item| item.id.clone())
        .collect();
    let reading = edited(case, &from, &[(&ids[1], "A", &ids[0])]);
    assert_eq!(reading.problems.len(), 1);
    assert!(reading.problems[0].reason.contains("两次"));
    let reading = edited(case, &from, &[(&ids[1], "A", "XX-9")]);
    assert_eq!(reading.problems[0].id, "XX-9");
    assert_eq!(reading.changes, []);
}

#[test]
fn a_number_below_an_item_that_does_not_apply_leaves_it_not_applying() {
    let case = &cases()[0];
    let item = case.catalogue.items().find(|item| {
        item.not_applicable_when.is_some() && matches!(item.method, Method::Threshold { .. })
    });
    let item = item.expect("a rate that may not apply");
    let Method::Threshold(threshold) = &item.method else {
        unreachable!("looked for");
    };
    let mut from = case.blank.clone();
    from.items
        .insert(item.id.clone(), support::not_applicable("未涉及"));
    let cell = format!("{}/{}", item.id, threshold.metric.inputs[0].key);
    let reading = edited(case, &from, &[(&cell, "D", "12")]);
    assert!(reading.answers[&item.id].not_applicable);
    assert_eq!(
        reading.answers[&item.id].inputs[&threshold.metric.inputs[0].key],
        "12"
    );
}

#[test]
fn what_is_no_table_of_ours_is_told_apart() {
    let case = &cases()[0];
    let text = draft::encode(&draft("1", case.blank.clone()));
    let refused = |bytes: &[u8]| table_in(&text, bytes).expect_err("refused");
    assert_eq!(refused(b"not a zip"), TableError::NotXlsx);
    assert_eq!(refused(&[]), TableError::NotXlsx);
    assert_eq!(refused(&vec![0; 20_000_001]), TableError::TooLarge);

    let mut foreign = Workbook::new();
    foreign
        .add_worksheet()
        .write_string(0, 0, "编号")
        .expect("written");
    let foreign = foreign.save_to_buffer().expect("saved");
    assert_eq!(refused(&foreign), TableError::NotOurs);

    let coal = out(&cases()[1].blank);
    assert!(matches!(refused(&coal), TableError::OtherCatalogue(_)));
}

#[test]
fn a_file_that_unfolds_without_end_is_put_aside_unread() {
    let text = draft::encode(&draft("1", cases()[0].blank.clone()));
    let mut bomb = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let zeros = vec![0_u8; 1 << 20];
    for part in 0..3 {
        let options = SimpleFileOptions::default();
        bomb.start_file(format!("xl/worksheets/sheet{part}.xml"), options)
            .expect("begun");
        for _ in 0..30 {
            bomb.write_all(&zeros).expect("written");
        }
    }
    let bomb = bomb.finish().expect("finished").into_inner();
    assert!(bomb.len() < 200_000);
    assert_eq!(table_in(&text, &bomb), Err(TableError::Bomb));
}

#[test]
fn a_cell_at_the_far_end_of_the_sheet_costs_nothing() {
    let case = &cases()[0];
    let from = case.with_items(&case.best);
    let xlsx = rezip(&out(&from), |name, text| {
        if name == "xl/worksheets/sheet1.xml" {
            let far = "<row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row></sheetData>";
            text.replace("</sheetData>", far)
        } else {
            text
        }
    });
    let reading = back(&from, &xlsx);
    assert_eq!((reading.changes.len(), reading.problems.len()), (0, 0));
}

/// A table to which these number formats were added, and the style of the first of them.
fn with_formats(xlsx: &[u8], formats: &[u32]) -> (Vec<u8>, usize) {
    let first = std::cell::Cell::new(0);
    let xlsx = rezip(xlsx, |name, text| {
        if name != "xl/styles.xml" {
            return text;
        }
        let (before, after) = text.split_once("</cellXfs>").expect("styles");
        let list = before.rsplit_once("<cellXfs").expect("a list").1;
        first.set(list.matches("<xf ").count());
        let more: String = formats
            .iter()
            .map(|id| format!("<xf numFmtId=\"{id}\" fontId=\"0\" applyNumberFormat=\"1\"/>"))
            .collect();
        format!("{before}{more}</cellXfs>{after}")
    });
    (xlsx, first.get())
}

/// The problems of a reading: row and reason.
fn refused(reading: &TableReading) -> Vec<(usize, &str, &str)> {
    let problems = reading.problems.iter();
    problems
        .map(|one| (one.row as usize, one.found.as_str(), one.reason.as_str()))
        .collect()
}

/// The id of the cell of an input that is a plain number in this unit, and that of its item.
fn input_in(case: &Case, wanted: impl Fn(&str) -> bool) -> (String, String, String) {
    for item in case.catalogue.items() {
        if let Method::Threshold(threshold) = &item.method {
            for input in &threshold.metric.inputs {
                if input.options.is_empty() && wanted(&input.unit) {
                    let id = format!("{}/{}", item.id, input.key);
                    return (id, item.id.clone(), input.key.clone());
                }
            }
        }
    }
    panic!("no input in that unit");
}

#[test]
fn a_number_of_which_the_program_made_a_date_is_named_and_a_date_in_a_remark_is_a_date() {
    let case = &cases()[0];
    let from = case.with_items(&case.best);
    let deduct = find(&case.catalogue, |method| {
        matches!(method, Method::Deduct(_))
    });
    let Method::Deduct(faults) = &case.catalogue.item(&deduct).expect("there").method else {
        unreachable!("looked for");
    };
    let fault = format!("{deduct}/{}", faults[0].key);
    let (number, item, _) = input_in(case, |unit| unit != "%");
    let (xlsx, style) = with_formats(&out(&from), &[14, 20, 46, 22]);
    let cell = |style: usize, value: &str| format!("\0 s=\"{style}\"><v>{value}</v></c>");
    let reading = |id: &str, column: &str, cell: &str| {
        back(&from, &with_cells(&xlsx, case, &[(id, column, cell)]))
    };
    for (id, value, found) in [
        (&number, cell(style, "46145"), "2026-05-03"),
        (&number, cell(style + 1, "0.0625"), "1:30"),
        (&number, cell(style + 2, "1.0625"), "25:30"),
        (&number, cell(style + 3, "46145.0625"), "2026-05-03 1:30"),
        (&fault, cell(style, "2"), "1900-01-02"),
        (
            &number,
            "\0 t=\"d\"><v>2026-05-03</v></c>".into(),
            "2026-05-03",
        ),
    ] {
        let reading = reading(id, "D", &value);
        let reason = "这里是日期或时间，不是数字；请把单元格格式改成“常规”，再填一次数字";
        assert_eq!(refused(&reading), [(row_of(case, id), found, reason)]);
        assert_eq!(reading.changes, []);
    }
    let remark = reading(&item, "G", &cell(style, "46145"));
    assert_eq!(remark.problems, []);
    assert_eq!(remark.answers[&item].record.remark, "2026-05-03");
}

#[test]
fn a_per_cent_is_read_as_it_is_shown() {
    let case = &cases()[0];
    let from = case.with_items(&case.best);
    let found = cases().iter().find_map(|case| {
        let items = case.catalogue.items();
        let mut inputs = items.filter_map(|item| match &item.method {
            Method::Threshold(threshold) => Some((&item.id, &threshold.metric.inputs)),
            _ => None,
        });
        inputs.find_map(|(id, inputs)| {
            let fits = |input: &&assessment::catalogue::Input| {
                input.options.is_empty() && input.unit == "%"
            };
            let input = inputs.iter().find(fits)?;
            Some((case, id.clone(), input.key.clone()))
        })
    });
    if let Some((case, item, key)) = found {
        let from = case.with_items(&case.best);
        let (xlsx, style) = with_formats(&out(&from), &[9, 10]);
        let id = format!("{item}/{key}");
        for (value, expected) in [("0.57", "57"), ("1", "100"), ("0.12345", "12.345")] {
            let cell = format!("\0 s=\"{}\"><v>{value}</v></c>", style + 1);
            let reading = back(&from, &with_cells(&xlsx, case, &[(&id, "D", &cell)]));
            assert_eq!(reading.problems, [], "{value}");
            assert_eq!(reading.answers[&item].inputs[&key], expected);
        }
    }
    // Where no per cent is asked for, it is named.
    let (id, ..) = input_in(case, |unit| unit != "%");
    let (xlsx, style) = with_formats(&out(&from), &[9]);
    let cell = format!("\0 s=\"{style}\"><v>0.85</v></c>");
    let reading = back(&from, &with_cells(&xlsx, case, &[(&id, "D", &cell)]));
    let problems = refused(&reading);
    assert_eq!((problems.len(), problems[0].1), (1, "85%"));
    assert_eq!(reading.changes, []);
}

#[test]
fn a_formula_without_its_result_is_named_and_empties_nothing() {
    let case = &cases()[0];
    let from = case.with_items(&case.best);
    let (id, item, _) = input_in(case, |_| true);
    let row = row_of(case, &id);
    for cell in [
        "\0><f>1000+200</f></c>",
        "\0><f>1000+200</f><v></v></c>",
        "\0><f>1000+200</f><v/></c>",
    ] {
        let reading = edited(case, &from, &[(&id, "D", cell)]);
        let problems = refused(&reading);
        assert_eq!((problems.len(), problems[0].0), (1, row), "{cell}");
        assert!(problems[0].2.starts_with("“填写”：这里是公式"));
        assert_eq!((reading.changes.len(), reading.answers.len()), (0, 0));
    }
    let reading = edited(case, &from, &[(&item, "G", "\0><f>A1</f></c>")]);
    assert!(reading.problems[0].reason.starts_with("“备注”："));
    let reading = edited(
        case,
        &from,
        &[(&id, "D", "\0><f>1000+200</f><v>1200</v></c>")],
    );
    assert_eq!((reading.problems.len(), reading.changes.len()), (0, 1));
    assert_eq!(reading.changes[0].after, "1200");
}

#[test]
fn a_column_that_is_there_twice_or_not_at_all_is_said() {
    let case = &cases()[0];
    let mut from = case.with_items(&case.best);
    let (_, first) = from.items.iter_mut().next().expect("an item");
    first.record.remark = "原来的备注".into();
    let text = draft::encode(&draft("19a-f", from.clone()));
    let heading = |at: &str, name: &str| {
        let cell = format!("<c r=\"{at}3\" t=\"inlineStr\"><is><t>{name}</t></is></c>");
        rezip(&out(&from), |part, text| {
            if part != "xl/worksheets/sheet1.xml" {
                return text;
            }
            let start = text
                .find(&format!("<c r=\"{at}3\""))
                .unwrap_or_else(|| text.find("<row r=\"4\"").expect("a row") - "</row>".len());
            let rest = &text[start..];
            let end = if rest.starts_with("</row>") {
                0
            } else {
                rest.find("</c>").expect("closed") + 4
            };
            format!("{}{cell}{}", &text[..start], &rest[end..])
        })
    };
    for name in ["填写", "备注", "备 注", "编号"] {
        let Err(TableError::Columns(why)) = table_in(&text, &heading("M", name)) else {
            panic!("{name} twice");
        };
        assert!(why.contains("有两列的表头都是"), "{why}");
    }
    // A blank in a heading, or a mark that nobody sees, is no other heading.
    let reading = back(&from, &heading("G", "备 \u{200b}注"));
    assert_eq!((reading.changes.len(), reading.problems.len()), (0, 0));
    let reading = back(&from, &heading("G", "说明文字"));
    assert_eq!(reading.changes, []);
    assert_eq!(
        refused(&reading),
        [(3, "", "没有“备注”这一列，这一列的内容没有读")]
    );
    let Err(TableError::Columns(why)) = table_in(&text, &heading("D", "答案")) else {
        panic!("no column of answers");
    };
    assert!(why.contains("“填写”"), "{why}");
}

#[test]
fn rows_far_below_are_named() {
    let case = &cases()[0];
    let from = case.with_items(&case.best);
    let xlsx = rezip(&out(&from), |name, text| {
        match name {
        "xl/worksheets/sheet1.xml" => text.replace(
            "</sheetData>",
            "<row r=\"6000\"><c r=\"D6000\"><v>1</v></c></row><row r=\"6001\"><c r=\"D6001\"/></row></sheetData>",
        ),
        _ => text,
    }
    });
    let reading = back(&from, &xlsx);
    assert_eq!(reading.changes, []);
    let problems = refused(&reading);
    assert_eq!((problems.len(), problems[0].0), (1, 6000));
    assert!(problems[0].2.contains("第 5000 行以下没有读"));
}

#[test]
fn words_in_a_row_that_has_no_place_for_them_are_named() {
    let case = &cases()[0];
    let from = case.with_items(&case.best);
    let (id, item, _) = input_in(case, |_| true);
    let reading = edited(
        case,
        &from,
        &[(&id, "F", "没有"), (&id, "G", "见台账"), (&id, "H", "是")],
    );
    assert_eq!(reading.changes, []);
    let row = row_of(case, &id);
    let reason = |name: &str| format!("这一行的“{name}”不读；请填到编号 {item} 那一行里");
    let expected = [
        (row, "没有", reason("不适用的理由")),
        (row, "见台账", reason("备注")),
        (row, "是", reason("待复核")),
    ];
    let problems = refused(&reading);
    let problems: Vec<_> = problems
        .into_iter()
        .map(|(row, found, reason)| (row, found, reason.to_owned()))
        .collect();
    assert_eq!(problems, expected);
}

#[test]
fn a_renamed_or_copied_sheet_is_refused_with_the_true_reason() {
    let case = &cases()[0];
    let text = draft::encode(&draft("1", case.blank.clone()));
    for (from, to, says) in [
        ("指标自评表", "Sheet1", "没有叫“指标自评表”的工作表"),
        ("说明", "别的", "少了隐藏的“说明”工作表"),
    ] {
        let xlsx = rezip(&out(&case.blank), |name, text| match name {
            "xl/workbook.xml" => text.replace(
                &format!("<sheet name=\"{from}\""),
                &format!("<sheet name=\"{to}\""),
            ),
            _ => text,
        });
        let Err(TableError::Columns(why)) = table_in(&text, &xlsx) else {
            panic!("{from} renamed");
        };
        assert!(why.starts_with(says), "{why}");
    }
}

/// A table as a plain program writes it: texts in the cells, no styles, no list of texts, no places but where needed.
fn plain_table(assessment: &Assessment, rows: &str) -> Vec<(&'static str, String)> {
    let cell = |text: &str| format!("<c t=\"inlineStr\"><is><t>{text}</t></is></c>");
    let about: String = [
        ("format", "greenmine-table/1"),
        ("catalogue", &assessment.catalogue.id),
        ("version", &assessment.catalogue.version),
        ("digest", &assessment.catalogue.digest),
    ]
    .into_iter()
    .map(|(key, value)| format!("<row>{}{}</row>", cell(key), cell(value)))
    .collect();
    let names = ["编号", "填写", "不适用的理由", "备注", "待复核"];
    let head: String = names.into_iter().map(cell).collect();
    const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
    let sheet = |rows: &str| {
        format!("<worksheet xmlns=\"{MAIN}\"><sheetData>{rows}</sheetData></worksheet>")
    };
    vec![
        (
            "_rels/.rels",
            format!(
                "<Relationships xmlns=\"{PACKAGE}\"><Relationship Id=\"r\" Type=\"{OFFICE}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
            ),
        ),
        (
            "xl/workbook.xml",
            format!(
                "<workbook xmlns=\"{MAIN}\" xmlns:r=\"{OFFICE}\"><sheets><sheet name=\"指标自评表\" sheetId=\"1\" r:id=\"a\"/><sheet name=\"说明\" sheetId=\"2\" r:id=\"b\"/></sheets></workbook>"
            ),
        ),
        (
            "xl/_rels/workbook.xml.rels",
            format!(
                "<Relationships xmlns=\"{PACKAGE}\"><Relationship Id=\"a\" Type=\"{OFFICE}/worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"b\" Type=\"{OFFICE}/worksheet\" Target=\"worksheets/sheet2.xml\"/></Relationships>"
            ),
        ),
        (
            "xl/worksheets/sheet1.xml",
            sheet(&format!("<row>{head}</row>{rows}")),
        ),
        ("xl/worksheets/sheet2.xml", sheet(&about)),
    ]
}

fn packed(parts: &[(&str, String)]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(*name, SimpleFileOptions::default())
            .expect("begun");
        zip.write_all(text.as_bytes()).expect("written");
    }
    zip.finish().expect("finished").into_inner()
}

#[test]
fn a_table_of_a_plain_program_is_read() {
    let case = &cases()[0];
    let from = case.with_items(&case.best);
    let id = &case.catalogue.items().next().expect("an item").id;
    let row = format!(
        "<row><c t=\"inlineStr\"><is><t>{id}</t></is></c><c r=\"D2\" t=\"str\"><v>补充</v></c></row>"
    );
    let mut expected = from.items[id].clone();
    expected.record.remark = "补充".into();
    // The answer cell is missing, which is a blank one.
    expected.choice = None;
    let reading = back(&from, &packed(&plain_table(&from, &row)));
    assert_eq!(reading.problems, []);
    assert_eq!(reading.compared, 1);
    assert_eq!(reading.answers[id].record, expected.record);
}

#[test]
fn numbers_that_the_bytes_cannot_hold_are_refused_before_room_is_made_for_them() {
    let case = &cases()[0];
    let from = case.with_items(&case.best);
    let text = draft::encode(&draft("1", from.clone()));
    let with = |name: &'static str, part: String| {
        let mut parts = plain_table(&from, "");
        parts.push((name, part));
        table_in(&text, &packed(&parts))
    };
    for count in [
        "1152921504606846976",
        "1000000000",
        "99999999999999999999999",
    ] {
        for part in [
            format!("<sst count=\"1\" uniqueCount=\"{count}\"><si><t>a</t></si></sst>"),
            format!("<x:sst xmlns:x=\"u\" uniqueCount = '{count}'/>"),
        ] {
            assert_eq!(with("xl/sharedStrings.xml", part), Err(TableError::Bomb));
        }
    }
    let fits = "<sst uniqueCount=\"1\"><si><t>a</t></si></sst>".to_owned();
    assert!(with("xl/sharedStrings.xml", fits).is_ok());
    // Each style holds its font anew: many styles with a long name, or very many.
    for (name, count) in [("长".repeat(300_000), 2_000), (String::new(), 400_000)] {
        let styles = format!(
            "<styleSheet><fonts><font><name val=\"{name}\"/></font></fonts><cellXfs>{}</cellXfs></styleSheet>",
            "<xf fontId=\"0\"/>".repeat(count)
        );
        assert_eq!(with("xl/styles.xml", styles), Err(TableError::Bomb));
    }
    // Cells without end, in columns that nobody looks at.
    let cells = format!("<row>{}</row>", "<c/>".repeat(600_000));
    let endless = packed(&plain_table(&from, &cells));
    assert_eq!(table_in(&text, &endless), Err(TableError::Bomb));
    // One text in very many cells.
    let long = format!("<sst><si><t>{}</t></si></sst>", "长".repeat(300_000));
    let mut parts = plain_table(&from, &"<row><c t=\"s\"><v>0</v></c></row>".repeat(1_000));
    parts.push(("xl/sharedStrings.xml", long));
    assert_eq!(table_in(&text, &packed(&parts)), Err(TableError::Bomb));
}
