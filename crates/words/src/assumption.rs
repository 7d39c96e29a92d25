//! The assumptions (假设) that a result rests on.

use draft::Assumption;

/// What an assumption is about.
pub fn assumption_label(one: &Assumption) -> &str {
    match one.key.as_str() {
        "passTotalPct" => "总分线",
        "categoryFloorPct" => "一级指标底线",
        "notApplicable" => "不适用项",
        "notApplicable.categoryLimitPct" => "不适用的限度，一类之内",
        "notApplicable.totalLimit" => "不适用的限度，合计",
        "binding" => "约束性指标",
        "precondition" => "先决条件",
        "smallMine" => "小型矿山",
        "serviceLifeMinYears" => "剩余服务年限",
        "points" => "分值和分档",
        "bindingPrinciple" => "约束性标注",
        other => other,
    }
}

/// What is assumed: a number with what it is of, and the rule.
pub fn assumption_value(one: &Assumption) -> String {
    let number = one.value.map(|value| match one.key.as_str() {
        "passTotalPct" => format!("满分的 {value}%"),
        "categoryFloorPct" => format!("本类分值的 {value}%"),
        "notApplicable.categoryLimitPct" => format!("超过本类分值的 {value}% 须主管部门确认"),
        "notApplicable.totalLimit" => format!("超过 {value} 分须主管部门确认"),
        "serviceLifeMinYears" => format!("不少于 {value} 年"),
        _ => value.to_string(),
    });
    number
        .into_iter()
        .chain(one.rule.clone())
        .collect::<Vec<_>>()
        .join("；")
}

/// Where it stands, and what is assumed when it is used here.
pub fn assumption_origin(one: &Assumption) -> String {
    one.source
        .clone()
        .into_iter()
        .chain(one.assumption.as_ref().map(|text| format!("假定：{text}")))
        .collect::<Vec<_>>()
        .join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_assumption_has_a_label_and_a_value() {
        for edition in bundled::library().editions() {
            for one in draft::assumptions(edition.catalogue()) {
                assert_ne!(assumption_label(&one), one.key);
                assert!(!assumption_value(&one).is_empty(), "{}", one.key);
            }
        }
    }
}
