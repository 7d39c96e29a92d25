//! Preconditions by department, on pages that can be taken out and reviewed alone.

use super::filed::{Filed, NOT_FILLED, day, remarks};
use super::table::{centre, left, plain, row, titled, toned};
use crate::model::{Block, Row, Section, Tone};
use assessment::catalogue::{Field, FieldKind, Precondition};
use assessment::checks::{self, PreconditionState};
use assessment::{PreconditionEntry, ProfileField as F, Verdict};

/// The chapter.
pub fn chapter(case: &Filed<'_>, number: usize) -> Section {
    let departments = departments(case);
    let mut blocks = vec![
        identity(case),
        Block::Paragraph(format!(
            "{}。{}。各部门一页，可以单独抽出核查；末列和签字处留给主管部门初审。",
            summary(case),
            case.catalogue().scoring.precondition.rule
        )),
        overview(case, &departments),
    ];
    for (index, department) in departments.iter().enumerate() {
        let rows: Vec<Row> = led_by(case, department)
            .filter_map(|one| Some(detail(case, one, case.score.precondition(&one.id)?)))
            .collect();
        if rows.is_empty() {
            continue;
        }
        blocks.push(Block::PageBreak);
        blocks.push(Block::Heading(format!(
            "{number}.{}　{department}部门",
            index + 1
        )));
        blocks.push(identity(case));
        blocks.push(plain(
            vec![
                titled("条件", 52.0),
                left("填报内容、证据和核对", 70.0),
                centre("自评", 17.0),
                left("初审意见", 21.0),
            ],
            rows,
        ));
        blocks.push(Block::Signature(vec![
            format!("{department}部门初审意见："),
            "初审人签字：".into(),
            "日期：".into(),
        ]));
    }
    Section {
        title: format!("{number}　先决条件逐条核查"),
        new_page: true,
        blocks,
    }
}

/// Whose pages these are: they are taken out and looked at alone.
fn identity(case: &Filed<'_>) -> Block {
    let fact = |label: &str, field| (label.to_owned(), case.fact(field));
    Block::Facts(vec![
        ("矿山名称".into(), case.mine()),
        fact("采矿权人", F::Holder),
        fact("采矿许可证号", F::LicenceNumber),
        fact("评估基准日", F::ReferenceDate),
    ])
}

/// `先决条件 13 项：符合 9 项，待核实 2 项，未评 2 项`.
pub fn summary(case: &Filed<'_>) -> String {
    let (informational, all): (Vec<_>, Vec<_>) = case
        .score
        .preconditions
        .iter()
        .partition(|one| one.informational);
    let mut parts = Vec::new();
    for verdict in [
        Some(Verdict::NotMet),
        Some(Verdict::Pending),
        None,
        Some(Verdict::Met),
        Some(Verdict::NotApplicable),
    ] {
        let count = all.iter().filter(|one| one.verdict == verdict).count();
        if count > 0 {
            parts.push(format!("{} {count} 项", words::verdict(verdict)));
        }
    }
    if !informational.is_empty() {
        parts.push(format!("另有 {} 项只作提示", informational.len()));
    }
    format!("先决条件 {} 项：{}", all.len(), parts.join("，"))
}

/// All departments, in the order in which the catalogue names them.
fn departments<'a>(case: &Filed<'a>) -> Vec<&'a str> {
    let mut found: Vec<&str> = Vec::new();
    // Those that lead come first.
    let leading = case
        .case
        .catalogue()
        .preconditions
        .iter()
        .map(|one| one.departments.iter().take(1));
    let assisting = case
        .case
        .catalogue()
        .preconditions
        .iter()
        .map(|one| one.departments.iter().take(usize::MAX));
    for department in leading.flatten().chain(assisting.flatten()) {
        if !found.contains(&department.as_str()) {
            found.push(department);
        }
    }
    found
}

fn led_by<'a>(case: &Filed<'a>, department: &'a str) -> impl Iterator<Item = &'a Precondition> {
    let catalogue = case.case.catalogue();
    catalogue.preconditions.iter().filter(move |one| {
        one.departments
            .first()
            .is_some_and(|first| first == department)
    })
}

/// Which department looks at what.
fn overview(case: &Filed<'_>, departments: &[&str]) -> Block {
    let ids = |leads: bool, department: &str| {
        let mut concerned = Vec::new();
        for one in &case.catalogue().preconditions {
            let place = one.departments.iter().position(|name| name == department);
            if place.is_some_and(|place| (place == 0) == leads) {
                concerned.push(one.id.as_str());
            }
        }
        concerned.join("、")
    };
    let rows = departments.iter().map(|department| {
        row([
            (*department).to_owned(),
            ids(true, department),
            ids(false, department),
        ])
    });
    plain(
        vec![
            left("部门", 36.0),
            left("牵头核查", 72.0),
            left("会同核查", 52.0),
        ],
        rows.collect(),
    )
}

fn detail(case: &Filed<'_>, one: &Precondition, state: &PreconditionState) -> Row {
    let blank = PreconditionEntry::default();
    let entry = case.assessment.preconditions.get(&one.id).unwrap_or(&blank);

    let mut condition = vec![
        format!("{}　{}", one.id, one.title),
        one.requirement.clone(),
    ];
    if let [_, others @ ..] = one.departments.as_slice()
        && !others.is_empty()
    {
        condition.push(format!("会同：{}", others.join("、")));
    }
    if state.informational {
        condition.push("本路径只作提示，不影响结论".to_owned());
    }

    // Of what does not apply nothing is missing.
    let left_empty = |field: &&Field| {
        field.fact.is_none() && checks::field_text(&case.assessment, one, field).is_empty()
    };
    let applies = entry.verdict != Some(Verdict::NotApplicable);
    let mut filled: Vec<String> = one
        .fields
        .iter()
        .filter(|field| applies || !left_empty(field))
        .map(|field| {
            let text = match field.fact {
                Some(fact) => case.marked(fact),
                None => match checks::field_text(&case.assessment, one, field) {
                    "" => NOT_FILLED.to_owned(),
                    "yes" if field.kind == FieldKind::YesNo => "是".to_owned(),
                    "no" if field.kind == FieldKind::YesNo => "否".to_owned(),
                    text if field.kind == FieldKind::Date => day(text),
                    text => text.to_owned(),
                },
            };
            format!("{}：{text}", field.label)
        })
        .collect();
    if !applies && !entry.reason.trim().is_empty() {
        filled.push(format!("不适用的理由：{}", entry.reason.trim()));
    }
    filled.extend(case.papers_of(&one.id));
    filled.extend(remarks(&entry.record));
    filled.extend(state.findings.iter().map(|finding| case.finding(finding)));
    if state.refuses_met && entry.verdict == Some(Verdict::Met) {
        filled.push("自评选了“符合”，因上述问题按待核实计".to_owned());
    }

    let tone = match state.verdict {
        Some(Verdict::Met | Verdict::NotApplicable) => Tone::Good,
        Some(Verdict::NotMet) if !state.informational => Tone::Bad,
        _ => Tone::Caution,
    };
    toned(
        tone,
        [
            condition.join("\n"),
            filled.join("\n"),
            words::verdict(state.verdict).to_owned(),
            String::new(),
        ],
    )
}
