//! The rectification plan: its subjects, problems, advice and states.

use crate::loss::loss;
use assessment::item_score::ItemOutcome;
use assessment::plan::{Subject, Urgency};
use assessment::{Catalogue, MeasureState, Score};
use boundary::Grade;

/// Heading of a group of the plan.
pub fn urgency(urgency: Urgency) -> &'static str {
    match urgency {
        Urgency::Must => "必须整改",
        Urgency::Verify => "需要核实",
        Urgency::May => "其他失分，可以提升",
        Urgency::Mended => "写过措施、现已没有失分的",
    }
}

/// How far a measure is.
pub fn measure_state(state: Option<MeasureState>) -> &'static str {
    match state {
        None => "未填",
        Some(MeasureState::Planned) => "未开始",
        Some(MeasureState::Underway) => "整改中",
        Some(MeasureState::Done) => "已完成",
    }
}

/// What a row of the plan is about: the title of the item or precondition.
pub fn subject(subject: &Subject, catalogue: &Catalogue) -> String {
    let title = match subject {
        Subject::Precondition(id) => catalogue.precondition(id).map(|one| one.title.clone()),
        Subject::Item(id) => catalogue.item(id).map(|item| item.title.clone()),
        Subject::Boundary => Some("矿区范围".to_owned()),
    };
    title.unwrap_or_else(|| subject.key().to_owned())
}

/// What is wrong, a line each: lost points with their rules, the verdict of a precondition, the judgement of the
/// boundary. Empty once nothing is lost.
pub fn problem(
    subject: &Subject,
    catalogue: &Catalogue,
    score: &Score,
    judgement: (Grade, bool),
) -> Vec<String> {
    match subject {
        Subject::Precondition(id) => score.precondition(id).map_or_else(Vec::new, |state| {
            let mut lines = vec![crate::verdict(state.verdict).to_owned()];
            lines.extend(state.findings.iter().map(|one| crate::finding(&one.code)));
            lines
        }),
        Subject::Item(id) => match (catalogue.item(id), score.item(id).map(|one| &one.outcome)) {
            (Some(item), Some(ItemOutcome::Scored { losses, .. })) => {
                losses.iter().map(|one| loss(one, item)).collect()
            }
            _ => Vec::new(),
        },
        Subject::Boundary => {
            let (grade, has_declared) = judgement;
            let (word, explanation) = crate::grade(grade, has_declared);
            vec![format!("{word}：{explanation}")]
        }
    }
}

/// What the catalogue advises: what stands as the measure until another is typed.
pub fn advice(subject: &Subject, catalogue: &Catalogue, judgement: (Grade, bool)) -> String {
    match subject {
        Subject::Precondition(id) => catalogue
            .precondition(id)
            .map_or_else(String::new, |one| one.guide.clone()),
        Subject::Item(id) => catalogue
            .item(id)
            .map_or_else(String::new, |item| item.fix.clone()),
        Subject::Boundary => crate::grade(judgement.0, judgement.1).1.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::prose::check;

    #[test]
    fn every_group_and_state_has_a_word() {
        for one in Urgency::ALL {
            check(urgency(one));
        }
        for state in MeasureState::ALL.map(Some).into_iter().chain([None]) {
            check(measure_state(state));
        }
    }
}
