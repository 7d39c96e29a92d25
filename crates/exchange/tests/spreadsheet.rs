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

/// Writes cells into a table as a spreadsheet program does: as inline texts in the rows of these ids.
fn with_cells(xlsx: &[u8], case: &Case, edits: &[(&str, &str, &str)]) -> Vec<u8> {
    rezip(xlsx, |name, text| {
        if name != "xl/worksheets/sheet1.xml" {
            return text;
        }
        edits.iter().fold(text, |text, (id, column, value)| {
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
            let new = format!("{cell} t=\"inlineStr\"><is><t>{value}</t></is></c>");
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
