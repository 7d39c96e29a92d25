//! The report of a submission: what must be in it on every track.
#![allow(clippy::unwrap_used)]

mod common;

use assessment::answers::{Evidence, Record};
use assessment::boundary_entry::{CornerRow, DatumKey, Neighbour};
use assessment::catalogue::{FieldKind, Method};
use assessment::local_entry::{LocalCell, LocalEntry, SignKey};
use assessment::{
    Assessment, Catalogue, Code, Conclusion, Edit, ItemAnswer, Precondition, PreconditionEntry,
    ProfileField, Score, Track, Verdict,
};
use boundary::{Datum, ReferenceSystem, ZoneWidth};
use common::{pages, printed, squeezed};
use draft::Failure;
use library::start;
use report::Paper;
use report::model::{Block, Report};

const REFERENCE_DATE: &str = "2025-11-22";

/// An assessment with everything that is computed from it, as the program hands it in.
struct Sample {
    catalogue: Catalogue,
    score: Score,
    text: String,
    report: Report,
}

/// A registered mine, its assessment changed as asked.
fn sample(key: &str, change: impl FnOnce(&Catalogue, &mut Assessment)) -> Sample {
    let library = bundled::library();
    let book = &library.books()[0];
    let mine = book.register().mine(key).unwrap();
    let listed = book.edition_for(&mine.mineral, &mine.method).unwrap();
    let mut assessment = start::from_register(mine, book, listed, REFERENCE_DATE);
    let rules = library.rules(&assessment).unwrap();
    let catalogue = rules.catalogue().clone();
    change(&catalogue, &mut assessment);
    let case = rules.judge(assessment);
    let written = draft::submission(&case, false, REFERENCE_DATE);
    let report = report::compose(Paper::Report, &written.text, &rules).unwrap();
    let score = case.score;
    Sample {
        catalogue,
        score,
        text: written.text,
        report,
    }
}

/// Answers an item: the best way, or worse the larger `nth` is.
fn answer(item: &assessment::Item, nth: usize) -> ItemAnswer {
    let mut answer = ItemAnswer::default();
    match &item.method {
        Method::PassFail { .. } => {
            let choice = if nth == 0 {
                ItemAnswer::PASS
            } else {
                ItemAnswer::FAIL
            };
            answer.choice = Some(choice.into());
        }
        Method::Levels(levels) => {
            answer.choice = Some(levels[nth.min(levels.len() - 1)].key.clone());
        }
        Method::Deduct(deductions) => {
            answer.choice = Some(ItemAnswer::CHECKED.into());
            for one in deductions.iter().take(nth) {
                answer.counts.insert(one.key.clone(), nth as u32);
            }
        }
        Method::Threshold(threshold) => {
            for (place, input) in threshold.metric.inputs.iter().enumerate() {
                let text = match input.options.iter().find(|option| option.number.is_some()) {
                    Some(option) => option.key.clone(),
                    None => (["912", "1000", "85"][(place + nth) % 3]).to_owned(),
                };
                answer.inputs.insert(input.key.clone(), text);
            }
        }
    }
    answer
}

fn record() -> Record {
    Record {
        evidence: vec![
            Evidence {
                name: "现场照片 12 张".into(),
                kept_at: "办公室档案柜 3 号".into(),
                date: "2025-11-18".into(),
                ..Evidence::default()
            },
            Evidence {
                name: "洒水车运行台账".into(),
                ..Evidence::default()
            },
        ],
        remark: "冬季改用干法清扫，开春恢复冲洗".into(),
        flagged: true,
    }
}

/// 符合, its own paper dated.
fn met(precondition: &Precondition) -> PreconditionEntry {
    let dates = precondition.fields.iter();
    let dates = dates.filter(|field| field.kind == FieldKind::Date && field.fact.is_none());
    PreconditionEntry {
        verdict: Some(Verdict::Met),
        fields: dates
            .map(|field| (field.key.clone(), "2027-04-30".to_owned()))
            .collect(),
        ..PreconditionEntry::default()
    }
}

/// 二号: full track, expired licence, every second item answered, well and badly by turns.
fn half_answered() -> Sample {
    sample("erhao", |catalogue, assessment| {
        for (at, item) in catalogue.items().enumerate() {
            if at % 2 == 0 {
                let mut answer = answer(item, at / 2 % 3);
                if at % 8 == 0 {
                    answer.record = record();
                }
                assessment.items.insert(item.id.clone(), answer);
            }
        }
        if let Some(item) = catalogue
            .items()
            .find(|item| item.not_applicable_when.is_some())
        {
            let reason = "冬季停产，场内没有可绿化面积".into();
            let answer = ItemAnswer {
                not_applicable: true,
                reason,
                ..ItemAnswer::default()
            };
            assessment.items.insert(item.id.clone(), answer);
        }
        for (one, verdict) in catalogue.preconditions.iter().zip([
            Verdict::Met,
            Verdict::Met,
            Verdict::Pending,
            Verdict::Met,
        ]) {
            let entry = PreconditionEntry {
                verdict: Some(verdict),
                record: record(),
                ..met(one)
            };
            assessment.preconditions.insert(one.id.clone(), entry);
        }
        for (field, text) in [
            (ProfileField::CreditCode, "91150703MA0N1AB27H"),
            (ProfileField::ServiceLife, "6.5"),
            (ProfileField::Contact, "乌云"),
            (ProfileField::LegalPerson, "王建国"),
        ] {
            assessment.apply(Edit::SetFact(field, text.into()));
        }
        assessment.apply(Edit::ConfirmFact(ProfileField::MineName));
    })
}

/// 宏大: everything answered as well as can be.
fn all_answered() -> Sample {
    sample("hongda", |catalogue, assessment| {
        for item in catalogue.items() {
            let mut best = answer(item, 0);
            if let Method::Threshold(threshold) = &item.method {
                let metric = &threshold.metric;
                for input in &metric.inputs {
                    let text = match input.options.first() {
                        Some(option) => option.key.clone(),
                        None => "100".to_owned(),
                    };
                    best.inputs.insert(input.key.clone(), text);
                    let typed = assessment::catalogue::custom_key(&input.key);
                    best.inputs.insert(typed, "80".into());
                }
                // Two parts of one whole: all of it in the second.
                if assessment::item_score::score_item(item, Some(&best))
                    .value
                    .is_none()
                {
                    best.inputs.insert(metric.inputs[0].key.clone(), "0".into());
                }
            }
            assessment.items.insert(item.id.clone(), best);
        }
        for one in &catalogue.preconditions {
            assessment.preconditions.insert(one.id.clone(), met(one));
        }
        assessment.apply(Edit::SetFact(ProfileField::LicenceTo, "2030-08-10".into()));
        assessment.apply(Edit::ConfirmAllFacts);
    })
}

/// 灵露: the printed boundary crosses itself.
fn blocked() -> Sample {
    sample("linglu", |_, _| {})
}

/// 龙鲁: small track, half answered.
fn small() -> Sample {
    sample("longlu", |catalogue, assessment| {
        let asked = catalogue.items().filter(|item| item.small_mine);
        for (at, item) in asked.enumerate().filter(|(at, _)| at % 2 == 0) {
            let mut answer = answer(item, at % 3);
            if at % 4 == 0 {
                answer.record = record();
            }
            assessment.items.insert(item.id.clone(), answer);
        }
        for one in catalogue.preconditions.iter().take(9) {
            assessment.preconditions.insert(one.id.clone(), met(one));
        }
    })
}

/// 一号: the service life is too short; the score is practice.
fn practice() -> Sample {
    sample("yihao", |_, _| {})
}

fn stopped() -> Sample {
    sample("xishan", |_, _| {})
}

/// All words of the body, one after another, without white space.
fn words_of(report: &Report) -> String {
    let mut text = String::new();
    for section in &report.sections {
        text.push_str(&section.title);
        for block in &section.blocks {
            text.push_str(&words_in(block));
        }
    }
    squeezed(&text)
}

fn words_in(block: &Block) -> String {
    match block {
        Block::Heading(text) | Block::Paragraph(text) | Block::Note(text) => text.clone(),
        Block::Callout { title, text, .. } => format!("{title}{text}"),
        Block::Facts(facts) => facts
            .iter()
            .map(|(key, value)| format!("{key}{value}"))
            .collect(),
        Block::Table(table) => {
            let cells = table.rows.iter().flat_map(|row| row.cells.clone());
            table.caption.clone().into_iter().chain(cells).collect()
        }
        Block::Bars(bars) => bars
            .iter()
            .map(|bar| format!("{}{}", bar.label, bar.caption))
            .collect(),
        Block::Map(map) => map.caption.clone(),
        Block::List(items) => items.concat(),
        Block::Signature(lines) => lines.concat(),
        Block::Title(title, subtitle) => format!("{title} {subtitle}"),
        Block::Proof(proof) => proof.label.clone(),
        Block::Space(_) | Block::Lines(_) | Block::PageBreak => String::new(),
    }
}

fn titles(report: &Report) -> Vec<&str> {
    report
        .sections
        .iter()
        .map(|section| section.title.as_str())
        .collect()
}

#[track_caller]
fn says(text: &str, sentence: &str) {
    assert!(text.contains(&squeezed(sentence)), "not said: {sentence}");
}

#[test]
fn every_ring_has_its_table_and_a_deduction_says_so() {
    let square = |x: i32, y: i32, side: i32, ring: u16| {
        let corners = [(0, 0), (0, side), (side, side), (side, 0)];
        let rows = corners.into_iter().enumerate();
        rows.map(move |(at, (north, east))| CornerRow {
            label: (at + 1).to_string(),
            x: (x + north).to_string(),
            y: (y + east).to_string(),
            ring,
        })
    };
    let sample = sample("erhao", |_, assessment| {
        let part = square(5_480_000, 39_540_000, 1000, 1);
        let hole = square(5_480_400, 39_540_400, 100, 2);
        assessment.boundary.rows = part.chain(hole).collect();
    });
    let text = words_of(&sample.report);
    says(&text, "8 个，2 圈（范围 1，扣除 1）");
    says(&text, "拐点坐标表，第 1 圈（范围），");
    says(&text, "拐点坐标表，第 2 圈（扣除），0.0100 km²");
}

fn parameters() -> LocalEntry {
    let typed = ["120.5", "-30.25", "8", "0.5", "-0.25", "1", "-2.5"].map(str::to_owned);
    LocalEntry {
        from: Some(DatumKey::Xian1980),
        to: Some(DatumKey::Cgcs2000),
        sign: Some(SignKey::PositionVector),
        cells: LocalCell::ALL.into_iter().zip(typed).collect(),
        source: "某测绘单位，2019年".into(),
        ..LocalEntry::default()
    }
}

#[test]
fn a_boundary_by_the_persons_own_parameters_is_labelled_with_them_and_never_without() {
    let local = parameters();
    let whole = sample("erhao", |_, assessment| {
        assessment.boundary.local = local.clone();
    });
    let text = words_of(&whole.report);
    says(
        &text,
        "按填写的七参数转换，非公布参数：1980西安坐标系到2000国家大地坐标系，ΔX 120.5 m",
    );
    says(
        &text,
        "（位置矢量旋转），m −2.5 ppm；来源：某测绘单位，2019年",
    );
    says(&text, "转换后的拐点（按填写的参数，非公布参数）");
    let begun = sample("erhao", |_, assessment| {
        assessment.boundary.local = LocalEntry { to: None, ..local };
    });
    let text = words_of(&begun.report);
    says(&text, "填写了坐标转换参数，但不全或有误，没有转换。");
    assert!(!text.contains("转换后"));
    assert!(!words_of(&sample("erhao", |_, _| ()).report).contains("非公布参数"));
}

#[test]
fn a_neighbour_is_drawn_and_told_of_as_on_the_page() {
    let sample = sample("lingquan", |_, _| {});
    let text = words_of(&sample.report);
    says(&text, "虚线为相邻范围，同一坐标系，关系见“相邻范围”表");
    says(&text, "灵露煤矿");
    says(
        &text,
        "对方的坐标待核，不计算重叠和缝隙的面积，只比对边线。共用边",
    );
    says(&text, "（容差 1.5 m），是零头，不是重叠。");
    says(&text, "底册里另有 3 处范围在 1 km 以外，没有列出。");
}

#[test]
fn loaded_boundaries_are_compared_on_paper_in_one_datum_and_never_across_two() {
    let neighbour = |name: &str, datum, zone: &str, rows: [(f64, f64); 4]| Neighbour {
        name: name.to_owned(),
        source: "邻矿.txt".to_owned(),
        rows: rows
            .map(|(x, y)| CornerRow {
                x: format!("{x:.3}"),
                y: format!("{y:.3}"),
                ..CornerRow::default()
            })
            .into(),
        datum: Some(datum),
        zone_width: 3,
        zone: zone.to_owned(),
    };
    let system = |zone| ReferenceSystem {
        datum: Datum::Xian1980,
        width: ZoneWidth::Three,
        zone,
    };
    let corners = [(0.0, 0.0), (0.0, 300.0), (300.0, 300.0), (300.0, 0.0)]
        .map(|(x, y)| (5_485_100.0 + x, 39_543_100.0 + y));
    let elsewhere = corners.map(|(x, y)| {
        let (latitude, longitude) = system(39).to_degrees(x, y);
        system(40).to_plane(latitude, longitude)
    });
    let neighbours = [
        neighbour("甲", DatumKey::Xian1980, "", corners),
        neighbour("乙", DatumKey::Cgcs2000, "", corners),
        neighbour("丙", DatumKey::Xian1980, "40", elsewhere),
    ];
    let without = sample("erhao", |_, assessment| {
        assessment.boundary.neighbours = neighbours.clone().into();
    });
    let text = words_of(&without.report);
    says(&text, "甲文件 邻矿.txt有重叠：");
    says(
        &text,
        "乙文件 邻矿.txt坐标系不同，之间没有公布的转换参数，不换算，不比对。",
    );
    says(
        &text,
        "丙文件 邻矿.txt原在 3° 带第 40 带，已换算到本矿的 3° 带第 39 带（同一坐标系；边长 1 km 时误差不到 1 mm）。有重叠：",
    );
    says(&text, "虚线为相邻范围，同一坐标系，关系见“相邻范围”表");
    let by_parameters = sample("erhao", |_, assessment| {
        assessment.boundary.neighbours = neighbours.into();
        assessment.boundary.local = parameters();
    });
    let text = words_of(&by_parameters.report);
    says(
        &text,
        "乙文件 邻矿.txt原为2000国家大地坐标系，换算到本矿的1980西安坐标系后比对：按填写的七参数转换，非公布参数：1980西安坐标系到2000国家大地坐标系，反向使用，ΔX 120.5 m",
    );
    says(
        &text,
        "；来源：某测绘单位，2019年。参数差几米，以下结果也差几米。有重叠：",
    );
    says(
        &text,
        "虚线为相邻范围，其中 1 处按填写的参数换算，关系见“相邻范围”表",
    );
}

#[test]
fn where_degrees_may_be_run_together_the_paper_asks_and_places_nothing() {
    let sample = sample("erhao", |_, assessment| {
        let corners = [
            ("49.50101", "117.50101"),
            ("49.50101", "117.50502"),
            ("49.50402", "117.50502"),
        ];
        assessment.boundary.rows = corners
            .map(|(x, y)| CornerRow {
                x: x.to_owned(),
                y: y.to_owned(),
                ..CornerRow::default()
            })
            .into();
    });
    let text = words_of(&sample.report);
    says(&text, "这些经纬度没有写 °、′、″");
    says(&text, "49.50101117.50101待定待定待定");
    says(&text, "坐标系未定，没有与别的范围比对。");
    assert!(!text.contains("矿区范围图"), "nothing is drawn");
    assert!(!text.contains("怎样连都不够"), "nothing is enclosed yet");
}

#[test]
fn every_item_and_precondition_in_scope_is_named() {
    for sample in [half_answered(), all_answered(), blocked(), small()] {
        let text = words_of(&sample.report);
        for score in &sample.score.items {
            says(&text, &score.id);
            says(&text, &sample.catalogue.item(&score.id).unwrap().title);
        }
        for one in &sample.catalogue.preconditions {
            says(&text, &one.title);
        }
    }
}

#[test]
fn every_reason_and_finding_is_told() {
    for sample in [
        half_answered(),
        all_answered(),
        blocked(),
        small(),
        practice(),
        stopped(),
    ] {
        let text = words_of(&sample.report);
        for reason in &sample.score.reasons {
            says(&text, &words::reason(reason, &sample.catalogue));
        }
        says(&text, words::conclusion(sample.score.conclusion));
        if sample.score.track == Track::Stopped {
            continue;
        }
        let items = sample.score.items.iter().flat_map(|one| &one.findings);
        let preconditions = sample
            .score
            .preconditions
            .iter()
            .flat_map(|one| &one.findings);
        for finding in items.chain(preconditions) {
            says(&text, &words::finding(&finding.code));
        }
    }
}

#[test]
fn a_practice_score_is_called_one() {
    let sample = practice();
    assert!(sample.score.practice);
    let text = words_of(&sample.report);
    says(&text, "得分只供对照");
    says(&text, "自评结论：不具备申报条件");
}

#[test]
fn every_fact_that_needs_a_look_is_told_and_the_registered_ones_are_marked() {
    let sample = half_answered();
    let text = words_of(&sample.report);
    let read = draft::read_submission(&sample.text).unwrap();
    let findings = bundled::library()
        .judge(read.assessment.clone())
        .unwrap()
        .facts();
    assert!(
        findings
            .iter()
            .any(|finding| finding.code == Code::Unconfirmed)
    );
    for finding in findings {
        says(&text, &words::finding(&finding.code));
    }
    says(&text, "规划载明，待核对");
    says(&text, "规划载明，已核对");
    says(&text, "已过期280天");
}

#[test]
fn an_unanswered_item_is_not_zero() {
    for sample in [half_answered(), blocked(), small()] {
        for score in sample.score.items.iter().filter(|one| !one.is_answered()) {
            for row in rows_of(&sample.report, &score.id) {
                assert!(row.iter().any(|cell| cell.contains("未评")), "{row:?}");
                for cell in row {
                    assert!(
                        !cell.starts_with("0 /") && !cell.contains("得 0 分"),
                        "{cell}"
                    );
                }
            }
        }
    }
    // Nothing at all was answered for 灵露: there is no zero in a points column.
    let text = words_of(&blocked().report);
    assert!(!text.contains("得0分"), "an unanswered item earned 0");
    assert!(!text.contains("失0"), "an unanswered item lost points");
}

/// The rows of all tables that report on an item, without those that only list it with others.
fn rows_of<'a>(report: &'a Report, id: &str) -> Vec<&'a [String]> {
    let blocks = report.sections.iter().flat_map(|section| &section.blocks);
    let tables = blocks.filter_map(|block| match block {
        Block::Table(table) => Some(table),
        _ => None,
    });
    let about = |cells: &&[String]| {
        cells
            .iter()
            .any(|cell| cell.split(['　', '\n']).next() == Some(id))
    };
    tables
        .flat_map(|table| &table.rows)
        .map(|row| row.cells.as_slice())
        .filter(about)
        .collect()
}

#[test]
fn a_small_mine_has_no_total_and_no_pass_line() {
    let sample = small();
    assert_eq!(sample.score.track, Track::Small);
    assert!(
        !titles(&sample.report)
            .iter()
            .any(|title| title.contains("六类指标"))
    );
    let annex = titles(&sample.report)
        .iter()
        .position(|title| title.starts_with("附："))
        .unwrap();
    for section in &sample.report.sections[..annex] {
        for block in &section.blocks {
            assert!(!matches!(block, Block::Bars(_)));
            let text = squeezed(&words_in(block));
            for word in [
                "自评得分：",
                "自评得分6",
                "总分线",
                "80分线",
                "满分100",
                "折算",
            ] {
                assert!(!text.contains(word), "`{word}` in {text}");
            }
        }
    }
}

#[test]
fn chapters_are_numbered_without_a_gap() {
    for (sample, expected) in [(half_answered(), 8), (small(), 6), (stopped(), 3)] {
        let titles = titles(&sample.report);
        assert_eq!(titles[0], "真实性承诺书");
        for number in 1..=expected {
            assert!(
                titles[number].starts_with(&format!("{number}　")),
                "{titles:?}"
            );
        }
        assert_eq!(
            titles[expected + 1..],
            ["附件清单", "附：本次采用的假设", "审核意见（主管部门填写）"]
        );
    }
}

#[test]
fn preconditions_begin_on_a_page_of_their_own_and_so_does_what_follows() {
    for sample in [half_answered(), small()] {
        let sections = &sample.report.sections;
        let at = sections
            .iter()
            .position(|one| one.title.contains("先决条件"))
            .unwrap();
        assert!(sections[at].new_page && sections[at + 1].new_page);
    }
}

#[test]
fn a_blocked_boundary_is_drawn_without_a_fill_and_named_as_what_it_is_not() {
    let sample = blocked();
    let text = words_of(&sample.report);
    says(&text, "坐标待核，不作为核定范围");
    says(&text, "第6点与第2点重复，请核对许可证第6点");
    says(&text, "怎样连都不够");
    let blocks = sample
        .report
        .sections
        .iter()
        .flat_map(|section| &section.blocks);
    let maps: Vec<_> = blocks
        .filter_map(|block| match block {
            Block::Map(map) => Some(map),
            _ => None,
        })
        .collect();
    assert_eq!(maps.len(), 1);
    let filled = maps[0].sheet.marks.iter().any(|mark| {
        matches!(mark, boundary::Mark::Polygon { role, .. } if *role == boundary::Role::Fill)
    });
    assert!(!filled);
}

#[test]
fn a_good_assessment_says_what_it_reached_and_that_it_is_its_own() {
    let sample = all_answered();
    assert_eq!(
        sample.score.conclusion,
        Conclusion::Reached,
        "{:?}",
        sample.score.reasons
    );
    let text = words_of(&sample.report);
    says(&text, "自评结论：自评达到");
    says(&text, "这是矿山自评，以主管部门评估为准");
}

#[test]
fn every_page_says_that_it_is_compiled_and_the_font_has_every_character() {
    for (name, sample) in [
        ("outline-erhao", half_answered()),
        ("outline-hongda", all_answered()),
        ("outline-linglu", blocked()),
        ("outline-longlu", small()),
        ("outline-yihao", practice()),
        ("outline-xishan", stopped()),
    ] {
        let missing = report::pdf::missing_glyphs(&sample.report, common::font());
        assert_eq!(missing, [], "{name}");
        let path = printed(name, &sample.report);
        for (number, page) in pages(&path).iter().enumerate() {
            assert!(page.contains("编制稿"), "{name}, page {}", number + 1);
        }
    }
}

#[test]
fn the_same_submission_gives_the_same_pdf_with_the_submission_inside() {
    let sample = small();
    let font = std::fs::read(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../assets/fonts/NotoSansSC-Regular.subset.ttf"
    ))
    .unwrap();
    let rules = common::rules(&sample.text);
    let once = report::render(Paper::Report, &sample.text, &rules, &font).unwrap();
    assert_eq!(
        once,
        report::render(Paper::Report, &sample.text, &rules, &font).unwrap()
    );
    let attachment = sample.report.attachment.unwrap();
    assert_eq!(attachment.bytes, sample.text.as_bytes());
}

#[test]
fn a_file_that_was_changed_or_is_none_of_ours_is_refused() {
    let text = small().text;
    let rules = common::rules(&text);
    let changed = text.replace(REFERENCE_DATE, "2025-11-23");
    assert_eq!(
        report::compose(Paper::Report, &changed, &rules).unwrap_err(),
        Failure::DigestDiffers
    );
    for foreign in ["", "{}", "{\"format\":\"greenmine-submission/9\"}"] {
        let error = report::compose(Paper::Report, foreign, &rules).unwrap_err();
        assert!(
            matches!(error, Failure::Submission(_)),
            "{foreign}: {error:?}"
        );
    }
    let other = common::rules(&practice().text);
    let other_catalogue = common::rules(&sample("lingquan", |_, _| ()).text);
    assert!(report::compose(Paper::Report, &text, &other).is_ok());
    assert_eq!(
        report::compose(Paper::Report, &text, &other_catalogue).unwrap_err(),
        Failure::OtherRules
    );
}

#[test]
fn that_facts_are_not_yet_held_against_the_licence_is_said_only_while_it_is_so() {
    let said = "尚未与现行证照核对";
    assert!(words_of(&half_answered().report).contains(said));
    assert!(!words_of(&all_answered().report).contains(said));
}

#[test]
fn of_a_precondition_that_does_not_apply_nothing_is_called_missing() {
    let with = |verdict: Option<Verdict>| {
        sample("erhao", |catalogue, assessment| {
            // All but the dates of the mining licence, which are facts of the mine.
            for one in &catalogue.preconditions {
                let entry = PreconditionEntry {
                    verdict,
                    reason: "矿区用水全部外购，没有取水口".into(),
                    ..PreconditionEntry::default()
                };
                assessment.preconditions.insert(one.id.clone(), entry);
            }
        })
    };
    let text = |sample: &Sample| words_of(&sample.report);
    let missing = |text: &str, word: &str| text.matches(word).count();
    let (open, none) = (text(&with(None)), text(&with(Some(Verdict::NotApplicable))));
    assert!(missing(&open, "待填") > missing(&none, "待填"));
    // A field of its own is asked for while the precondition applies, and not named when it does not.
    let catalogue = half_answered().catalogue;
    let own = catalogue.preconditions.iter().flat_map(|one| &one.fields);
    for field in own.filter(|field| field.fact.is_none()) {
        let asked = format!("{}：未填", field.label);
        assert!(open.contains(&squeezed(&asked)), "{asked}");
        assert!(!none.contains(&squeezed(&asked)), "{asked}");
    }
}

#[test]
fn dates_are_printed_in_one_form_however_they_were_typed() {
    let sample = sample("erhao", |catalogue, assessment| {
        assessment.apply(Edit::SetFact(
            ProfileField::ReferenceDate,
            "2026年3月5日".into(),
        ));
        assessment.apply(Edit::SetFact(ProfileField::LicenceTo, "2031.6.7".into()));
        for one in &catalogue.preconditions {
            let mut entry = met(one);
            entry.record = record();
            entry.record.evidence[0].date = "2025/8/9".into();
            entry.record.evidence[1].date = "去年夏天".into();
            let typed = |(key, _): (&String, &String)| (key.clone(), "2032年1月2日".to_owned());
            entry.fields = entry.fields.iter().map(typed).collect();
            assessment.preconditions.insert(one.id.clone(), entry);
        }
    });
    let text = words_of(&sample.report);
    for day in ["2026-03-05", "2031-06-07", "2025-08-09", "2032-01-02"] {
        assert!(text.contains(day), "{day}");
    }
    for typed in ["2026年3月5日", "2031.6.7", "2025/8/9", "2032年1月2日"] {
        assert!(!text.contains(typed), "{typed}");
    }
    assert!(text.contains("去年夏天"), "what is no date stays as typed");
}
