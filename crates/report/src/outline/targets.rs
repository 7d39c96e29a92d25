//! What the plan asks for, beside what was found. A target is a line to compare with, never a failure.

use super::filed::{Filed, NOT_FILLED};
use super::table::{captioned, left, row};
use crate::model::{Block, Section};
use assessment::catalogue::{Basis, Item, Method, Target};
use assessment::item_score::{ItemOutcome, ItemScore};
use assessment::{Certainty, ProfileField as F, number};

/// The chapter.
pub fn chapter(case: &Filed<'_>, number: usize) -> Section {
    let goal = match case.text(F::Target) {
        "" => "规划没有载明".to_owned(),
        _ => case.marked(F::Target),
    };
    let mut targets = vec![row([
        words::profile_label(F::Target).to_owned(),
        goal,
        case.marked(F::Listed),
        String::new(),
    ])];
    let mut clauses = Vec::new();
    for item in case.catalogue().items() {
        let Some(score) = case.score.item(&item.id) else {
            continue;
        };
        if let Method::Threshold(threshold) = &item.method {
            targets.extend(threshold.targets.iter().map(|target| {
                row([
                    format!("{}　{}", item.id, item.title),
                    format!(
                        "{} {}（{}）",
                        target.by,
                        words::quantity(&number::display(target.value.0), &target.unit),
                        target.source
                    ),
                    state(score, item),
                    compared(score, item, target).to_owned(),
                ])
            }));
        }
        let planned: Vec<&Basis> = item
            .basis
            .iter()
            .filter(|one| one.certainty == Certainty::Plan)
            .collect();
        clauses.extend(planned.iter().map(|one| {
            row([
                one.clause.clone(),
                format!("{}　{}", item.id, item.title),
                state(score, item),
            ])
        }));
    }
    let mut blocks = vec![captioned(
        "规划目标",
        vec![
            left("事项", 48.0),
            left("规划所载", 62.0),
            left("本矿现状", 30.0),
            left("对照", 20.0),
        ],
        targets,
    )];
    if !clauses.is_empty() {
        blocks.push(captioned(
            "规划条款与对应指标",
            vec![
                left("规划条款", 62.0),
                left("对应指标", 66.0),
                left("自评", 32.0),
            ],
            clauses,
        ));
    }
    blocks.push(Block::Note(
        "规划目标只作对照，不影响得分和结论；用语按规划原文，“力争”不是强制要求。".into(),
    ));
    Section {
        title: format!("{number}　规划目标对照"),
        new_page: false,
        blocks,
    }
}

/// The value where there is one, else the points; 未评 and 不适用 in words.
fn state(score: &ItemScore, item: &Item) -> String {
    match (&score.outcome, score.value, &item.method) {
        (ItemOutcome::Open, ..) => words::verdict(None).to_owned(),
        (ItemOutcome::NotApplicable, ..) => "不适用".to_owned(),
        (_, Some(value), Method::Threshold(threshold)) => {
            words::quantity(&number::display(value), &threshold.metric.unit)
        }
        (ItemOutcome::Scored { points, .. }, ..) => {
            format!("得 {points} 分，满分 {}", score.max)
        }
    }
}

fn compared(score: &ItemScore, item: &Item, target: &Target) -> &'static str {
    let (Some(value), Method::Threshold(threshold)) = (score.value, &item.method) else {
        return match score.outcome {
            ItemOutcome::NotApplicable => "不适用",
            _ => NOT_FILLED,
        };
    };
    if threshold.direction.reaches(value, target.value.0) {
        "已到"
    } else {
        "未到"
    }
}
