//! The conclusion and its reasons.

use super::filed::{Filed, NOT_FILLED};
use super::preconditions;
use crate::model::{Block, Section, Tone};
use assessment::item_score::Binding;
use assessment::{Conclusion, ProfileField, Track};

/// The chapter.
pub fn chapter(case: &Filed<'_>, number: usize) -> Section {
    let score = &case.score;
    let tone = match score.conclusion {
        Conclusion::Reached => Tone::Good,
        Conclusion::ToComplete => Tone::Caution,
        Conclusion::NotReached | Conclusion::NotEligible => Tone::Bad,
    };
    let mut blocks = vec![Block::Callout {
        tone,
        title: format!("自评结论：{}", words::conclusion(score.conclusion)),
        text: words::conclusion_explained(score.conclusion, score.track).into(),
    }];
    if !score.reasons.is_empty() {
        blocks.push(Block::Paragraph("得出这一结论的缘由：".into()));
        let reasons = score.reasons.iter();
        blocks.push(Block::List(
            reasons
                .map(|reason| format!("{}。", words::reason(reason, case.catalogue())))
                .collect(),
        ));
    }
    if score.track != Track::Stopped {
        blocks.push(Block::Facts(facts(case)));
    }
    blocks.push(Block::Note(words::NOT_OFFICIAL_EXPLAINED.into()));
    blocks.push(Block::Signature(vec![
        "自评负责人签字：".into(),
        "采矿权人（盖章）：".into(),
        "日期：".into(),
    ]));
    Section {
        title: format!("{number}　结论"),
        new_page: true,
        blocks,
    }
}

/// Room for those who look at it next, in the order of the plan (4.4.一): the district's department with the others
/// concerned, the district government, the superior department.
pub fn review(case: &Filed<'_>) -> Section {
    let mut blocks = vec![Block::Note(format!(
        "{}（{}）。以下由主管部门填写；有关部门对先决条件的意见见先决条件各页，是否列入名录以评估为准。这一页的版式是编制的，主管部门另有格式的，从其格式。",
        case.mine(),
        case.text_or(ProfileField::LicenceNumber, NOT_FILLED)
    ))];
    for title in [
        "区自然资源主管部门初审意见",
        "区人民政府意见",
        "上级主管部门评估意见",
    ] {
        blocks.push(Block::Heading(title.into()));
        blocks.push(Block::Signature(vec![
            "意见：".into(),
            "经办人签字：".into(),
            "日期：".into(),
        ]));
    }
    Section {
        title: "审核意见（主管部门填写）".into(),
        new_page: true,
        blocks,
    }
}

fn facts(case: &Filed<'_>) -> Vec<(String, String)> {
    let score = &case.score;
    let mut facts = vec![(
        "先决条件".to_owned(),
        after_colon(&preconditions::summary(case)),
    )];
    let states = [
        Binding::Met,
        Binding::NotMet,
        Binding::Open,
        Binding::NotApplicable,
    ];
    let binding: Vec<String> = states
        .into_iter()
        .map(|state| (words::binding(Some(state)), score.binding(state).count()))
        .filter(|(_, count)| *count > 0)
        .map(|(word, count)| format!("{word} {count} 项"))
        .collect();
    facts.push(("约束性指标".to_owned(), binding.join("，")));
    if score.track.has_total() {
        facts.push((
            "自评得分".to_owned(),
            format!(
                "{}（满分 {}，{} 分线，暂按）",
                words::span(score.total),
                case.catalogue().scoring.total,
                assessment::number::display(score.pass)
            ),
        ));
    }
    facts
}

fn after_colon(text: &str) -> String {
    text.split_once('：')
        .map_or(text, |(_, rest)| rest)
        .to_owned()
}
