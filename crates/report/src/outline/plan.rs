//! Problems and measures, and what is still to be filled in.

use super::filed::Filed;
use super::rectification::Plan;
use super::table::{captioned, left, row, spanning};
use crate::model::{Block, Row, Section};
use assessment::Severity;
use boundary::Grade;

/// The chapter.
pub fn chapter(case: &Filed<'_>, number: usize) -> Section {
    let plan = Plan::of(case);
    let mut blocks = Vec::new();
    if plan.is_empty() {
        blocks.push(Block::Paragraph("已评内容没有失分和不符合的情形。".into()));
    } else {
        blocks.push(Block::Paragraph(format!("整改内容 {}。", plan.summary())));
        blocks.extend(plan.limit().into_iter().map(Block::Note));
        let mut rows = Vec::new();
        for (title, group) in plan.groups() {
            rows.push(spanning(title.to_owned()));
            rows.extend(group);
        }
        blocks.push(Plan::table(rows));
    }
    blocks.extend(to_complete(case));
    Section {
        title: format!("{number}　问题与整改计划"),
        new_page: true,
        blocks,
    }
}

/// What is still to be answered, filled in or looked at again.
fn to_complete(case: &Filed<'_>) -> Vec<Block> {
    let mut rows: Vec<Row> = Vec::new();
    let named = |id: &str, title: &str| format!("{id} {title}");
    let open: Vec<String> = case
        .score
        .preconditions
        .iter()
        .filter(|state| state.verdict.is_none())
        .filter_map(|state| case.catalogue().precondition(&state.id))
        .map(|one| named(&one.id, &one.title))
        .collect();
    push(&mut rows, "先决条件未评", &open);
    for category in &case.catalogue().categories {
        let open: Vec<String> = category
            .items()
            .filter(|item| {
                case.score
                    .item(&item.id)
                    .is_some_and(|score| !score.is_answered())
            })
            .map(|item| named(&item.id, &item.title))
            .collect();
        push(&mut rows, &format!("{}未评", category.name), &open);
    }
    let facts: Vec<String> = case
        .facts()
        .iter()
        .filter(|finding| matches!(finding.severity, Severity::Error | Severity::Missing))
        .map(|finding| case.finding(finding))
        .collect();
    push(&mut rows, "矿山概况", &facts);
    let judgement = &case.surveyed.judgement;
    if judgement.grade == Grade::Incomplete {
        let (_, explanation) = words::grade(judgement.grade, judgement.declared_km2.is_some());
        push(&mut rows, "矿区范围", &[explanation.to_owned()]);
    }
    let flagged: Vec<String> = case
        .score
        .items
        .iter()
        .filter(|score| score.flagged)
        .filter_map(|score| case.catalogue().item(&score.id))
        .map(|item| named(&item.id, &item.title))
        .collect();
    push(&mut rows, "标记待复核", &flagged);
    if rows.is_empty() {
        return Vec::new();
    }
    vec![captioned(
        "待补充的内容",
        vec![left("类别", 36.0), left("内容", 124.0)],
        rows,
    )]
}

fn push(rows: &mut Vec<Row>, label: &str, what: &[String]) {
    if !what.is_empty() {
        rows.push(row([
            format!("{label}\n{} 项", what.len()),
            what.join("；"),
        ]));
    }
}
