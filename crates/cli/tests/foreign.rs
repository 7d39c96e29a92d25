//! A district that this build knows nothing of: its book and its only catalogue are read from text, and an assessment
//! is judged, printed, put into a table, handed in and verified by them alone.
#![allow(clippy::unwrap_used)]

use assessment::edit::{ItemEdit, PreconditionEdit};
use assessment::{Conclusion, Edit, ItemAnswer, ProfileField as F, Verdict};
use canon::{canonical, digest};
use library::{Case, Library, start};
use report::Paper;
use report::model::{Block, Report};
use serde_json::{Value, json};

fn threshold(value: u32) -> Value {
    json!({ "value": value, "certainty": "compiled", "source": "青石旗试行办法" })
}

fn rule(text: &str) -> Value {
    json!({ "rule": text, "certainty": "compiled" })
}

fn item(id: &str, points: u32, method: Value) -> Value {
    json!({
        "id": id, "title": format!("第 {id} 项"), "requirement": "按要求做到", "kind": "improvement",
        "kindCertainty": "compiled", "points": points, "pointsCertainty": "compiled", "method": method,
        "evidence": ["照片"], "guide": "照着做", "fix": "补上", "departments": ["自然资源"], "basis": []
    })
}

fn category(id: &str, letter: &str, items: Vec<Value>) -> Value {
    let points: u64 = items
        .iter()
        .map(|one| one["points"].as_u64().unwrap())
        .sum();
    json!({
        "id": id, "letter": letter, "name": format!("{letter} 类"), "nameCertainty": "compiled",
        "points": points, "pointsCertainty": "compiled",
        "groups": [{ "id": format!("{id}1"), "name": "组", "points": points, "pointsCertainty": "compiled", "items": items }]
    })
}

/// A table of 1,000 points with each way of scoring once.
fn catalogue() -> Value {
    let metric = json!({
        "name": "绿化率", "unit": "%", "formula": "已绿化 ÷ 应绿化 × 100", "expression": "done / due * 100",
        "inputs": [
            { "key": "done", "label": "已绿化面积", "unit": "m²", "min": 0 },
            { "key": "due", "label": "应绿化面积", "unit": "m²", "min": 0 }
        ]
    });
    json!({
        "$schema": "catalogue.schema.json", "format": "greenmine-catalogue/1", "id": "lime", "version": "1",
        "title": "石灰石露天矿", "notice": "编制稿，非官方评分表", "subtitle": "试行表",
        "appliesTo": { "minerals": ["石灰石"], "method": "露天开采" },
        "scoring": {
            "total": 1000, "passTotalPct": threshold(60), "categoryFloorPct": threshold(50),
            "notApplicable": {
                "rule": "不适用项不计", "categoryLimitPct": 25, "totalLimit": 150, "certainty": "compiled", "assumption": "试行"
            },
            "binding": rule("约束性指标须达到"), "precondition": rule("一条不符合不得申报"), "smallMine": rule("小型矿山只查约束性指标"),
            "serviceLifeMinYears": threshold(3), "points": "试行分值"
        },
        "bindingPrinciple": "试行", "sources": [{ "title": "青石旗试行办法", "seen": "全文" }],
        "preconditions": [{
            "id": "Q1", "title": "证照", "requirement": "证照齐全", "fields": [], "checks": [], "evidence": ["许可证"],
            "guide": "备好", "departments": ["自然资源"], "basis": []
        }],
        "categories": [
            category("QA", "甲", vec![
                item("QA-1", 100, json!({ "passFail": { "pass": "做到", "fail": "没有做到" } })),
                item("QA-2", 300, json!({ "levels": [
                    { "key": "all", "points": 300, "label": "全部" }, { "key": "some", "points": 120.5, "label": "部分" }
                ] })),
            ]),
            category("QB", "乙", vec![
                item("QB-1", 200, json!({ "deduct": [{ "key": "dust", "points": 12.5, "fault": "扬尘", "per": "each" }] })),
                item("QB-2", 400, json!({ "threshold": {
                    "metric": metric, "direction": "higher", "zeroDenominator": "ask",
                    "bands": [{ "bound": 95, "points": 400 }, { "bound": 80.25, "points": 250 }]
                } })),
            ]),
        ]
    })
}

fn book(catalogue: &str) -> Value {
    let extent = json!({
        "xMin": 5000000, "xMax": 5100000, "yMin": 38400000, "yMax": 38600000, "certainty": "compiled", "note": "试行"
    });
    let edition = json!({
        "id": "lime", "version": "1", "digest": digest::of_text(catalogue), "title": "石灰石露天矿",
        "notice": "编制稿，非官方评分表", "appliesTo": { "minerals": ["石灰石"], "method": "露天开采" }
    });
    json!({
        "format": "greenmine-district/1",
        "district": {
            "$schema": "district.schema.json", "id": "qingshi", "version": "7", "title": "青石旗自评规则",
            "notice": "编制稿，非官方评分表", "source": "青石旗试行办法", "name": "青石旗", "adcode": "152999", "city": "某盟",
            "extent": extent,
            "addressees": {
                "report": "青石旗自然资源局", "commitment": "青石旗自然资源局", "rectification": "矿山自己", "submission": "青石旗自然资源局"
            },
            "licenceIssuers": { "codes": ["152999"], "names": "青石旗自然资源局", "certainty": "compiled" }
        },
        "register": {
            "$schema": "register.schema.json", "format": "greenmine-register/1", "title": "青石旗矿山名单", "source": "旗局",
            "asOf": "2026-10-01", "certainty": "compiled", "notice": "试行", "mines": []
        },
        "scaleClasses": {
            "$schema": "scale-classes.schema.json", "format": "greenmine-scale-classes/1", "document": "旗规〔2026〕1号 规模",
            "certainty": "compiled", "note": "试行",
            "rows": [{ "minerals": ["石灰石"], "method": "露天开采", "unit": "万吨/年", "large": 100, "medium": 50 }]
        },
        "rectification": {
            "$schema": "rectification.schema.json", "format": "greenmine-rectification/1", "from": "从评估基准日算起",
            "periods": [{ "listed": "未列入", "months": 3, "document": "青石旗试行办法", "certainty": "compiled" }]
        },
        "annualReport": {
            "$schema": "annual-report.schema.json", "format": "greenmine-annual-report/1", "title": "青石旗年报",
            "addressee": "青石旗人民政府", "dueMonth": 11, "dueDay": 30, "document": "青石旗试行办法", "certainty": "compiled",
            "note": "试行", "sections": []
        },
        "editions": [edition]
    })
}

/// The library of that district, and nothing else.
fn qingshi() -> Library {
    let catalogue = canonical::to_string(&catalogue());
    let book = canonical::to_string(&book(&catalogue));
    Library::read(&format!("{book}\n{catalogue}\n")).unwrap()
}

fn case() -> Case {
    let library = qingshi();
    let book = &library.books()[0];
    let listed = book.edition_for("石灰石", "露天开采").unwrap();
    let facts = [
        (F::MineName, "青石一矿"),
        (F::Mineral, "石灰石"),
        (F::Method, "露天开采"),
        (F::Scale, "60"),
        (F::ScaleClass, "大型"),
        (F::Status, "生产"),
        (F::Listed, "未列入"),
        (F::LicenceNumber, "C1507002015047130137944"),
    ];
    let facts = facts.map(|(field, text)| (field, text.to_owned()));
    let mut assessment = start::empty(book, listed, &facts, "2026-11-28");
    let choose = |key: &str| ItemEdit::Choice(Some(key.to_owned()));
    let typed = |key: &str, text: &str| ItemEdit::Input(key.to_owned(), text.to_owned());
    for (id, edit) in [
        ("QA-1", choose(ItemAnswer::PASS)),
        ("QA-2", choose("some")),
        ("QB-1", ItemEdit::Count("dust".into(), 3)),
        ("QB-2", typed("done", "802.5")),
        ("QB-2", typed("due", "1000")),
    ] {
        assessment.apply(Edit::Item(id.into(), edit));
    }
    let met = PreconditionEdit::Verdict(Some(Verdict::Met));
    assessment.apply(Edit::Precondition("Q1".into(), met));
    library.judge(assessment).unwrap()
}

/// Everything that a paper says.
fn words_of(report: &Report) -> String {
    let mut all = format!("{}{}{}", report.title, report.subject, report.footer);
    for section in &report.sections {
        all += &section.title;
        for block in &section.blocks {
            all += &match block {
                Block::Heading(text) | Block::Paragraph(text) | Block::Note(text) => text.clone(),
                Block::Title(title, text) | Block::Callout { title, text, .. } => {
                    format!("{title}{text}")
                }
                Block::Facts(facts) => facts.iter().map(|(a, b)| format!("{a}{b}")).collect(),
                Block::List(items) => items.concat(),
                Block::Table(table) => table.rows.iter().map(|row| row.cells.concat()).collect(),
                _ => String::new(),
            };
        }
    }
    all
}

fn font() -> Vec<u8> {
    let font = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../assets/fonts/NotoSansSC-Regular.subset.ttf"
    );
    std::fs::read(font).unwrap()
}

#[test]
fn an_assessment_is_judged_by_the_rules_that_were_read() {
    let case = case();
    // 100 + 120.5 + (200 − 3 × 12.5) + 250: 80.25 reaches the bound of 80.25 exactly.
    assert_eq!(words::exact(case.score.total.low), "633.00");
    assert_eq!(case.score.total.low, case.score.total.high);
    assert_eq!(case.score.conclusion, Conclusion::Reached);
    let found: Vec<String> = case
        .facts()
        .iter()
        .map(|one| words::finding(&one.code))
        .collect();
    assert!(
        found
            .iter()
            .any(|said| said.contains("青石旗自然资源局的代码")),
        "{found:?}"
    );
    assert!(
        found.iter().any(|said| said.contains("中型")),
        "the class by its own table: {found:?}"
    );
}

#[test]
fn every_paper_is_drawn_and_none_speaks_of_another_district() {
    let case = case();
    let submission = draft::submission(&case, true, "2026-11-28");
    let (font, mut said) = (font(), String::new());
    for paper in Paper::ALL {
        let report = report::compose(paper, &submission.text, &case.rules).unwrap();
        said += &words_of(&report);
        let pdf = report::render(paper, &submission.text, &case.rules, &font).unwrap();
        assert_eq!(
            report::submission_of(&pdf).as_deref(),
            Ok(submission.text.as_str())
        );
    }
    assert!(said.contains("青石旗人民政府") && said.contains("第 QB-2 项"));
    for other in ["扎赉诺尔", "内蒙古", "呼伦贝尔", "SS-", "CU-"] {
        assert!(!said.contains(other), "{other}");
    }
}

#[test]
fn its_table_goes_out_and_comes_back() {
    let case = case();
    let draft = draft::Draft {
        id: "q".into(),
        assessment: case.assessment.clone(),
        ..draft::Draft::default()
    };
    let text = draft::encode(&draft);
    let xlsx = exchange::spreadsheet::table_out(&text, &case.rules).unwrap();
    let reading = exchange::spreadsheet::table_in(&text, &case.rules, &xlsx).unwrap();
    assert!(reading.same_draft && reading.compared >= 4);
    assert_eq!((reading.changes.len(), reading.problems.len()), (0, 0));
}

#[test]
fn its_submission_is_verified_by_whoever_has_the_rules_or_gets_them_along() {
    let case = case();
    let along = draft::read_submission(&draft::submission(&case, true, "2026-11-28").text).unwrap();
    let without =
        draft::read_submission(&draft::submission(&case, false, "2026-11-28").text).unwrap();
    assert!(draft::verify(&Library::default(), &along).is_right());
    assert!(draft::verify(&qingshi(), &without).is_right());
    assert!(draft::verify(&bundled::library(), &without).case.is_err());
    assert_eq!(along.book.unwrap().title, "青石旗自评规则");
}
