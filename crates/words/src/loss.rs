//! How an item is scored, and why points were lost.

use crate::number::points;
use assessment::catalogue::{Beyond, Direction, Item, Method, Per};
use assessment::item_score::{Binding, ItemScore, Loss, LossRule};
use assessment::{ItemAnswer, Points, number};

/// Why these points were lost: `扣 1 分：有敞口、抛洒的运料车辆出场`.
pub fn loss(loss: &Loss, item: &Item) -> String {
    let lost = points(loss.points);
    match (&loss.rule, &item.method) {
        (LossRule::Fail, Method::PassFail { fail, .. }) => format!("扣 {lost} 分：{fail}"),
        (LossRule::Level(key), Method::Levels(levels)) => {
            match levels.iter().find(|level| level.key == *key) {
                Some(level) => {
                    format!("得 {} 分，失 {lost} 分：{}", level.points, level.label)
                }
                None => format!("失 {lost} 分"),
            }
        }
        (LossRule::Deduction(key, times), Method::Deduct(deductions)) => {
            match deductions.iter().find(|one| one.key == *key) {
                Some(one) if one.per == Per::Each => {
                    format!(
                        "扣 {lost} 分：{}，{times} 处 × {} 分",
                        one.fault, one.points
                    )
                }
                Some(one) => format!("扣 {lost} 分：{}", one.fault),
                None => format!("扣 {lost} 分"),
            }
        }
        (LossRule::Band(reached), Method::Threshold { .. }) => {
            let full =
                band(item, 0).map_or_else(String::new, |(range, _)| format!("，满分须 {range}"));
            match reached.and_then(|at| band(item, at)) {
                Some((range, _)) => format!("失 {lost} 分：落在 {range} 一档{full}"),
                None => format!("失 {lost} 分：没有落在任何一档{full}"),
            }
        }
        (LossRule::Floor, _) => format!(
            "扣完为止，多扣的 {} 分不计",
            points(Points::ZERO - loss.points)
        ),
        _ => format!("失 {lost} 分"),
    }
}

/// A computed value with its name, the band it fell into and what it earned:
/// `道路硬化率 91.2%，落在 ≥ 90% 一档，得 1.5 分`. `None` while there is no value.
pub fn value(score: &ItemScore, item: &Item) -> Option<String> {
    let Method::Threshold(threshold) = &item.method else {
        return None;
    };
    let metric = &threshold.metric;
    let value = score.value?;
    let reached = threshold.reached(value);
    let shown = quantity(&number::display(value), &metric.unit);
    Some(match reached.and_then(|at| band(item, at)) {
        Some((range, earned)) => format!(
            "{} {shown}，落在 {range} 一档，得 {} 分",
            metric.name,
            points(earned)
        ),
        None => format!("{} {shown}，没有落在任何一档，得 0 分", metric.name),
    })
}

/// The band of a threshold item: its range in words and what it earns.
pub fn band(item: &Item, index: usize) -> Option<(String, Points)> {
    let Method::Threshold(threshold) = &item.method else {
        return None;
    };
    let band = threshold.bands.get(index)?;
    let limit = quantity(&number::display(band.bound.0), &threshold.metric.unit);
    let sign = match threshold.direction {
        Direction::Higher => '≥',
        Direction::Lower => '≤',
    };
    Some((format!("{sign} {limit}"), band.points))
}

/// A number with its unit: `90%`, but `3 dB(A)` and `2 百分点`.
pub fn quantity(number: &str, unit: &str) -> String {
    match unit {
        "" => number.to_owned(),
        "%" | "‰" | "°" => format!("{number}{unit}"),
        _ => format!("{number} {unit}"),
    }
}

/// What was chosen, in words: the level, the pass or the fail. `None` where there is no choice.
pub fn choice(answer: &ItemAnswer, item: &Item) -> Option<String> {
    let label = item.choice(answer.choice.as_deref()?)?.label;
    (!label.is_empty()).then(|| label.to_owned())
}

/// The scoring rule in words, a line each.
pub fn how_scored(item: &Item) -> Vec<String> {
    let mut lines = match &item.method {
        Method::PassFail { .. } | Method::Levels(_) => item
            .choices()
            .iter()
            .map(|one| format!("{}，得 {} 分", one.label, one.points))
            .collect(),
        Method::Deduct(deductions) => {
            let first = format!("满分 {} 分，有下列情形的扣分，扣完为止", item.points);
            let fault = |one: &assessment::catalogue::Deduction| match one.per {
                Per::Each => format!("{}，每处扣 {} 分", one.fault, one.points),
                Per::Once => format!("{}，扣 {} 分", one.fault, one.points),
            };
            std::iter::once(first)
                .chain(deductions.iter().map(fault))
                .collect()
        }
        Method::Threshold(threshold) => {
            let metric = &threshold.metric;
            let mut lines = vec![format!("{} = {}", metric.name, metric.formula)];
            lines.extend((0..threshold.bands.len()).filter_map(|at| {
                let (range, earned) = band(item, at)?;
                Some(format!("{range}，得 {earned} 分"))
            }));
            lines.push("其余得 0 分；指标值四舍五入到两位小数再比较".into());
            if let Some(ceiling) = metric.ceiling {
                let most = quantity(&ceiling.value.to_string(), &metric.unit);
                lines.push(match ceiling.beyond {
                    Beyond::Cap => format!("超过 {most} 的按 {most} 计"),
                    Beyond::Reject => format!("超过 {most} 的是数据有误，须核对"),
                });
            }
            lines.extend(threshold.targets.iter().map(|target| {
                format!(
                    "规划目标：{} {}，只作对照，不影响得分",
                    target.by,
                    quantity(&number::display(target.value.0), &target.unit)
                )
            }));
            lines
        }
    };
    if let Some(min) = item.binding_min {
        lines.push(if min == item.points {
            "约束性指标：得满分为达到".into()
        } else {
            format!("约束性指标：得 {min} 分及以上为达到")
        });
    }
    if let Some(when) = &item.not_applicable_when {
        lines.push(format!("可选“不适用”的情形：{when}；须写明理由"));
    }
    lines
}

/// State of a binding item; an item that is not binding is 提升性.
pub fn binding(state: Option<Binding>) -> &'static str {
    match state {
        Some(Binding::Met) => "达到",
        Some(Binding::NotMet) => "未达到",
        Some(Binding::NotApplicable) => "不适用",
        Some(Binding::Open) => "未评",
        None => "提升性",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use assessment::item_score::{ItemOutcome, score_item};

    fn losses(item: &Item, answer: &ItemAnswer) -> Vec<String> {
        match score_item(item, Some(answer)).outcome {
            ItemOutcome::Scored { losses, .. } => {
                losses.iter().map(|one| loss(one, item)).collect()
            }
            other => panic!("{}: {other:?}", item.id),
        }
    }

    fn item(id: &str) -> Item {
        let library = bundled::library();
        let mut editions = library.editions().iter();
        let found = editions.find_map(|edition| edition.catalogue().item(id).cloned());
        found.unwrap_or_else(|| panic!("{id} is in no catalogue"))
    }

    #[test]
    fn every_item_tells_how_it_is_scored() {
        for edition in bundled::library().editions() {
            for item in edition.catalogue().items() {
                let lines = how_scored(item);
                assert!(lines.len() >= 2, "{}", item.id);
                for line in lines {
                    assert!(!line.is_empty() && !line.contains(['!', '！']), "{line}");
                }
            }
        }
    }

    #[test]
    fn a_deduction_names_the_fault_and_how_often_it_counted() {
        let item = item("SS-A2-02");
        let mut answer = ItemAnswer {
            choice: Some(ItemAnswer::CHECKED.into()),
            ..ItemAnswer::default()
        };
        answer.counts.insert("open".into(), 1);
        answer.counts.insert("spill".into(), 2);
        assert_eq!(
            losses(&item, &answer),
            [
                "扣 1 分：有敞口、抛洒的运料车辆出场",
                "扣 1 分：出口50 m内明显带泥、撒料，2 处 × 0.5 分",
                "扣完为止，多扣的 0.5 分不计",
            ]
        );
    }

    #[test]
    fn a_value_names_its_band() {
        let item = item("SS-A2-01");
        let mut answer = ItemAnswer::default();
        let Method::Threshold(threshold) = &item.method else {
            panic!("not a threshold");
        };
        let metric = &threshold.metric;
        for (input, text) in metric.inputs.iter().zip(["912", "1000"]) {
            answer.inputs.insert(input.key.clone(), text.into());
        }
        let score = score_item(&item, Some(&answer));
        assert_eq!(
            value(&score, &item).as_deref(),
            Some("道路硬化率 91.2%，落在 ≥ 90% 一档，得 1.5 分")
        );
        assert_eq!(
            losses(&item, &answer),
            ["失 0.5 分：落在 ≥ 90% 一档，满分须 ≥ 100%"]
        );
        answer
            .inputs
            .iter_mut()
            .for_each(|(_, text)| *text = "0".into());
        assert_eq!(value(&score_item(&item, Some(&answer)), &item), None);
    }

    #[test]
    fn a_lower_level_and_a_failure_say_what_was_found() {
        let level = ItemAnswer {
            choice: Some("b".into()),
            ..ItemAnswer::default()
        };
        assert_eq!(
            losses(&item("SS-A4-03"), &level),
            ["得 0.5 分，失 0.5 分：个别堆体覆盖不全"]
        );
        let fail = ItemAnswer {
            choice: Some(ItemAnswer::FAIL.into()),
            ..ItemAnswer::default()
        };
        assert_eq!(
            losses(&item("SS-B1-01"), &fail),
            ["扣 3 分：存在越界、越层，或擅自改变方案"]
        );
        assert_eq!(
            choice(&fail, &item("SS-B1-01")).as_deref(),
            Some("存在越界、越层，或擅自改变方案")
        );
    }

    #[test]
    fn every_binding_state_has_a_word() {
        for state in [
            None,
            Some(Binding::Met),
            Some(Binding::NotMet),
            Some(Binding::NotApplicable),
            Some(Binding::Open),
        ] {
            crate::prose::check(binding(state));
        }
    }
}
