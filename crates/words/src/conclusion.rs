//! The conclusion, its reasons, and the verdicts it rests on.

use crate::number::exact_short;
use assessment::score::{FloorState, Reason};
use assessment::{Catalogue, Conclusion, Track, Verdict};

/// The conclusion in the only words that are used.
pub fn conclusion(conclusion: Conclusion) -> &'static str {
    match conclusion {
        Conclusion::Reached => "自评达到",
        Conclusion::NotReached => "自评未达到",
        Conclusion::ToComplete => "待补充",
        Conclusion::NotEligible => "不具备申报条件",
    }
}

/// What the conclusion means on this track.
pub fn conclusion_explained(conclusion: Conclusion, track: Track) -> &'static str {
    match (conclusion, track) {
        (Conclusion::Reached, Track::Small) => {
            "先决条件均已核为符合或不适用，约束性指标均达到。这是矿山自评，以主管部门核定为准。"
        }
        (Conclusion::Reached, _) => {
            "先决条件均已核为符合或不适用，总分和各类得分都到线。这是矿山自评，以主管部门评估为准。"
        }
        (Conclusion::NotReached, Track::Small) => {
            "先决条件均已核为符合或不适用，但有约束性指标未达到。请按整改计划补齐，再自评一次。"
        }
        (Conclusion::NotReached, _) => {
            "先决条件均已核为符合或不适用，但总分或某一类得分没有到线。请按整改计划补齐，再自评一次。"
        }
        (Conclusion::ToComplete, _) => {
            "还有未评、待核实或需主管部门确认的内容，补齐之后才能得出结论。"
        }
        (Conclusion::NotEligible, Track::Stopped) => "矿山停产，只作登记，不作评价。",
        (Conclusion::NotEligible, Track::NotYetAdmissible) => {
            "剩余服务年限短于规划要求，暂不能申报。得分只供对照，不作申报之用。"
        }
        (Conclusion::NotEligible, Track::Small) => {
            "有先决条件不符合，整改到位之前不能申报。约束性指标的结果只供对照。"
        }
        (Conclusion::NotEligible, _) => {
            "有先决条件不符合，整改到位之前不能申报。得分只供对照，不作申报之用。"
        }
    }
}

/// A reason for the conclusion, with the categories named.
pub fn reason(reason: &Reason, catalogue: &Catalogue) -> String {
    let scoring = &catalogue.scoring;
    let names = |indices: &[usize]| {
        let name = |index: &usize| {
            catalogue
                .categories
                .get(*index)
                .map(|one| one.name.as_str())
        };
        indices
            .iter()
            .filter_map(name)
            .collect::<Vec<_>>()
            .join("、")
    };
    match reason {
        Reason::Stopped => "矿山停产，不作评价".into(),
        Reason::ServiceLife => format!(
            "剩余服务年限不足 {} 年，暂不具备准入条件",
            scoring.service_life_min_years.value
        ),
        Reason::PreconditionsNotMet(count) => format!("先决条件有 {count} 项不符合"),
        Reason::PreconditionsOpen(count) => format!("先决条件有 {count} 项待核实或未评"),
        Reason::ItemsOpen(count) => format!("指标有 {count} 项未评"),
        Reason::TooMuchNotApplicable {
            categories,
            overall,
        } => {
            let mut beyond = Vec::new();
            if !categories.is_empty() {
                beyond.push(format!(
                    "{}超过本类分值的 {}%",
                    names(categories),
                    scoring.not_applicable.category_limit_pct
                ));
            }
            if *overall {
                beyond.push(format!(
                    "合计超过 {} 分",
                    scoring.not_applicable.total_limit
                ));
            }
            format!("不适用的分值较多（{}），需主管部门确认", beyond.join("，"))
        }
        Reason::NothingApplicable => "没有一项指标适用，无从评分".into(),
        Reason::TotalBelow => {
            let pass = scoring.total.exact() * i128::from(scoring.pass_total_pct.value) / 100;
            format!("总分到不了 {} 分线（暂按）", exact_short(pass))
        }
        Reason::CategoriesBelow(categories) => format!(
            "{}的得分到不了本类分值的 {}%（暂按）",
            names(categories),
            scoring.category_floor_pct.value
        ),
        Reason::BindingNotMet(count) => format!("约束性指标有 {count} 项未达到，必须整改"),
    }
}

/// The verdict on a precondition.
pub fn verdict(verdict: Option<Verdict>) -> &'static str {
    match verdict {
        Some(Verdict::Met) => "符合",
        Some(Verdict::NotMet) => "不符合",
        Some(Verdict::Pending) => "待核实",
        Some(Verdict::NotApplicable) => "不适用",
        None => "未评",
    }
}

/// Where a category stands against its floor.
pub fn floor_state(state: FloorState) -> &'static str {
    match state {
        FloorState::Met => "到线",
        FloorState::Below => "不到线",
        FloorState::Open => "未定",
        FloorState::NotApplicable => "不适用",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::prose::check;

    #[test]
    fn the_conclusion_is_one_of_the_four_allowed_words() {
        assert_eq!(
            Conclusion::ALL.map(conclusion),
            ["自评达到", "自评未达到", "待补充", "不具备申报条件"]
        );
    }

    #[test]
    fn every_conclusion_is_explained_on_every_track() {
        for one in Conclusion::ALL {
            for track in Track::ALL {
                let text = conclusion_explained(one, track);
                check(text);
                assert!(
                    track != Track::Small || !text.contains("分"),
                    "a small mine has no score: {text}"
                );
            }
        }
    }

    #[test]
    fn every_reason_has_a_sentence_that_names_its_categories() {
        for edition in bundled::library().editions() {
            let catalogue = edition.catalogue();
            for one in [
                Reason::Stopped,
                Reason::ServiceLife,
                Reason::PreconditionsNotMet(1),
                Reason::PreconditionsOpen(2),
                Reason::ItemsOpen(3),
                Reason::TooMuchNotApplicable {
                    categories: vec![0, 2],
                    overall: true,
                },
                Reason::TooMuchNotApplicable {
                    categories: Vec::new(),
                    overall: true,
                },
                Reason::NothingApplicable,
                Reason::TotalBelow,
                Reason::CategoriesBelow(vec![1]),
                Reason::BindingNotMet(4),
            ] {
                check(&reason(&one, catalogue));
            }
            assert_eq!(
                reason(&Reason::CategoriesBelow(vec![0, 1]), catalogue),
                "矿区环境、资源开采的得分到不了本类分值的 75%（暂按）"
            );
            assert_eq!(
                reason(&Reason::TotalBelow, catalogue),
                "总分到不了 80 分线（暂按）"
            );
        }
    }

    #[test]
    fn every_verdict_has_a_word() {
        for one in [
            None,
            Some(Verdict::Met),
            Some(Verdict::NotMet),
            Some(Verdict::Pending),
            Some(Verdict::NotApplicable),
        ] {
            check(verdict(one));
        }
        for state in [
            FloorState::Met,
            FloorState::Below,
            FloorState::Open,
            FloorState::NotApplicable,
        ] {
            check(floor_state(state));
        }
    }
}
