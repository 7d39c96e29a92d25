//! Problems and measures, and what is still to be filled in.

use super::case::Case;
use super::table::{captioned, left, plain, row, spanning, toned};
use crate::model::{Block, Row, Section, Tone};
use assessment::item_score::{Binding, ItemOutcome, ItemScore};
use assessment::{Points, Severity, Verdict, profile};
use boundary::Grade;

/// The chapter.
pub fn chapter(case: &Case<'_>, number: usize) -> Section {
    let mut rows = Vec::new();
    let mut count = 0;
    for (heading, tone, problems) in [
        ("必须整改", Tone::Bad, must(case)),
        ("需要核实", Tone::Caution, unsure(case)),
        ("其他失分，可以提升", Tone::Plain, may(case)),
    ] {
        if problems.is_empty() {
            continue;
        }
        rows.push(spanning(heading.to_owned()));
        for (problem, measure) in problems {
            count += 1;
            rows.push(toned(
                tone,
                [
                    count.to_string(),
                    problem,
                    measure,
                    String::new(),
                    String::new(),
                    String::new(),
                ],
            ));
        }
    }
    let mut blocks = Vec::new();
    if rows.is_empty() {
        blocks.push(Block::Paragraph("已评内容没有失分和不符合的情形。".into()));
    } else {
        blocks.push(Block::Paragraph(
            "责任人、期限和资金由矿山填写。期限一般不超过 1 年（规划第四章第四节二）。".into(),
        ));
        blocks.push(plain(
            vec![
                left("序", 9.0),
                left("问题", 56.0),
                left("措施", 44.0),
                left("责任人", 18.0),
                left("期限\n≤ 1 年", 17.0),
                left("资金\n万元", 16.0),
            ],
            rows,
        ));
    }
    blocks.extend(to_complete(case));
    Section {
        title: format!("{number}　问题与整改计划"),
        new_page: true,
        blocks,
    }
}

type Problem = (String, String);

/// Preconditions and binding items that are not met.
fn must(case: &Case<'_>) -> Vec<Problem> {
    let mut found = preconditions(case, &[Some(Verdict::NotMet)]);
    found.extend(
        case.score
            .binding(Binding::NotMet)
            .filter_map(|one| lost(case, one)),
    );
    found
}

/// Preconditions that are pending, and a boundary that does not stand.
fn unsure(case: &Case<'_>) -> Vec<Problem> {
    let mut found = preconditions(case, &[Some(Verdict::Pending)]);
    let judgement = &case.surveyed.judgement;
    if matches!(
        judgement.grade,
        Grade::Differs | Grade::Wrong | Grade::Blocked
    ) {
        let (word, explanation) = words::grade(judgement.grade, judgement.declared_km2.is_some());
        found.push((format!("矿区范围：{word}"), explanation.to_owned()));
    }
    found
}

/// Points lost on items that are not binding, or binding and met.
fn may(case: &Case<'_>) -> Vec<Problem> {
    // A small mine has no points: what is met is met.
    if !case.score.track.has_total() {
        return Vec::new();
    }
    case.score
        .items
        .iter()
        .filter(|one| one.lost() > Points::ZERO && one.binding() != Some(Binding::NotMet))
        .filter_map(|one| lost(case, one))
        .collect()
}

fn preconditions(case: &Case<'_>, verdicts: &[Option<Verdict>]) -> Vec<Problem> {
    let states = case.score.preconditions.iter();
    states
        .filter(|state| !state.informational && verdicts.contains(&state.verdict))
        .filter_map(|state| {
            let one = case.catalogue.precondition(&state.id)?;
            let mut problem = vec![format!(
                "{}　{}：{}",
                one.id,
                one.title,
                words::verdict(state.verdict)
            )];
            problem.extend(state.findings.iter().map(|finding| case.finding(finding)));
            Some((problem.join("\n"), one.guide.clone()))
        })
        .collect()
}

fn lost(case: &Case<'_>, score: &ItemScore) -> Option<Problem> {
    let item = case.catalogue.item(&score.id)?;
    let ItemOutcome::Scored { losses, .. } = &score.outcome else {
        return None;
    };
    let mut problem = vec![format!("{}　{}", item.id, item.title)];
    problem.extend(losses.iter().map(|loss| words::loss(loss, item)));
    Some((problem.join("\n"), item.fix.clone()))
}

/// What is still to be answered, filled in or looked at again.
fn to_complete(case: &Case<'_>) -> Vec<Block> {
    let mut rows: Vec<Row> = Vec::new();
    let named = |id: &str, title: &str| format!("{id} {title}");
    let open: Vec<String> = case
        .score
        .preconditions
        .iter()
        .filter(|state| state.verdict.is_none())
        .filter_map(|state| case.catalogue.precondition(&state.id))
        .map(|one| named(&one.id, &one.title))
        .collect();
    push(&mut rows, "先决条件未评", &open);
    for category in &case.catalogue.categories {
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
    let facts: Vec<String> = profile::findings(&case.assessment.profile)
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
        .filter_map(|score| case.catalogue.item(&score.id))
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
