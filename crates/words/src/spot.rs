//! Places of an assessment and what stands there, for undo, history and comparison.

use crate::{
    datum, local_field, local_method, measure_state, profile_label, rotation_sign, source, verdict,
};
use assessment::catalogue::{Input, Method, Per};
use assessment::local_entry::{LocalEntry, LocalField};
use assessment::{Assessment, Catalogue, Item, ItemAnswer, Precondition, Record};
use draft::compare::Spot;

/// The name of a place.
pub fn spot(spot: &Spot, catalogue: &Catalogue) -> String {
    let key = spot.key.as_deref().unwrap_or_default();
    match spot.member.as_str() {
        "profile" => spot
            .fact()
            .map_or_else(|| key.to_owned(), |field| profile_label(field).to_owned()),
        "preconditions" => precondition(catalogue, key).map_or_else(
            || format!("先决条件 {key}"),
            |one| format!("先决条件：{}", one.title),
        ),
        "items" => item(catalogue, key).map_or_else(
            || format!("指标 {key}"),
            |one| format!("{} {}", one.id, one.title),
        ),
        "boundary" => "矿区范围".to_owned(),
        "registered" => "底册里的矿山".to_owned(),
        "annual" => "年度报告".to_owned(),
        "measures" => {
            let of = item(catalogue, key).map(|one| one.title.as_str());
            let of = of.or_else(|| precondition(catalogue, key).map(|one| one.title.as_str()));
            let of = of.unwrap_or(if key == "boundary" {
                "矿区范围"
            } else {
                key
            });
            format!("整改措施：{of}")
        }
        other if key.is_empty() => format!("其他内容（{other}）"),
        other => format!("其他内容（{other} {key}）"),
    }
}

/// What stands at a place, a line for each thing; no line: nothing was entered.
pub fn standing(spot: &Spot, assessment: &Assessment, catalogue: &Catalogue) -> Vec<String> {
    let key = spot.key.as_deref().unwrap_or_default();
    match spot.member.as_str() {
        "profile" => {
            let fact = spot.fact().and_then(|field| assessment.profile.get(&field));
            let line = |fact: &assessment::Fact| {
                format!("{}（{}）", shown(&fact.value), source(fact.source))
            };
            fact.map(line).into_iter().collect()
        }
        "preconditions" => assessment
            .preconditions
            .get(key)
            .map(|entry| {
                let mut lines: Vec<String> = entry
                    .verdict
                    .map(|one| verdict(Some(one)).to_owned())
                    .into_iter()
                    .collect();
                let of = precondition(catalogue, key);
                for (field, text) in &entry.fields {
                    let label = of.and_then(|of| of.fields.iter().find(|one| one.key == *field));
                    let label = label.map_or(field.as_str(), |one| one.label.as_str());
                    lines.push(format!("{label}：{}", shown(yes_no(text))));
                }
                push_text(&mut lines, "不适用的理由", &entry.reason);
                push_record(&mut lines, &entry.record);
                lines
            })
            .unwrap_or_default(),
        "items" => assessment
            .items
            .get(key)
            .map(|answer| answered(item(catalogue, key), answer))
            .unwrap_or_default(),
        "boundary" => {
            let entry = &assessment.boundary;
            let system = entry.datum.map_or("坐标系未选", datum);
            let zone = if entry.zone.is_empty() {
                String::new()
            } else {
                format!("，带号 {}", entry.zone)
            };
            let mut lines = vec![format!(
                "{} 行拐点，{system}，{}° 带{zone}",
                entry.rows.len(),
                entry.zone_width
            )];
            if !entry.local.is_empty() {
                lines.push(local(&entry.local));
            }
            lines
        }
        "registered" => assessment.registered.iter().cloned().collect(),
        "measures" => assessment
            .measures
            .get(key)
            .map(|measure| {
                let mut lines = Vec::new();
                push_text(
                    &mut lines,
                    "措施",
                    measure.action.as_deref().unwrap_or_default(),
                );
                push_text(&mut lines, "责任人", &measure.person);
                push_text(&mut lines, "完成期限", &measure.due);
                push_text(&mut lines, "资金（万元）", &measure.cost);
                lines.extend(
                    measure
                        .state
                        .map(|state| measure_state(Some(state)).to_owned()),
                );
                push_text(&mut lines, "备注", &measure.remark);
                lines
            })
            .unwrap_or_default(),
        "annual" => {
            let annual = &assessment.annual;
            let mut lines = Vec::new();
            push_text(
                &mut lines,
                "报告年度",
                annual.year.as_deref().unwrap_or_default(),
            );
            if !annual.entries.is_empty() {
                lines.push(format!("自填 {} 栏", annual.entries.len()));
            }
            lines
        }
        _ => Vec::new(),
    }
}

/// Transformation parameters as they were typed: `转换参数：七参数，平移 ΔX 120.5 m`.
fn local(entry: &LocalEntry) -> String {
    let mut parts = vec![local_method(entry.method).to_owned()];
    let datums = [(LocalField::From, entry.from), (LocalField::To, entry.to)];
    for (field, chosen) in datums {
        parts.extend(chosen.map(|one| format!("{} {}", local_field(field), datum(one))));
    }
    parts.extend(entry.sign.map(|sign| rotation_sign(sign).to_owned()));
    for (cell, text) in &entry.cells {
        let name = local_field(LocalField::Cell(*cell));
        parts.push(format!("{name} {} {}", text.trim(), cell.unit()));
    }
    if !entry.source.is_empty() {
        parts.push(format!("来源 {}", entry.source.trim()));
    }
    format!("转换参数：{}", parts.join("，"))
}

fn answered(item: Option<&Item>, answer: &ItemAnswer) -> Vec<String> {
    let mut lines = Vec::new();
    if answer.not_applicable {
        lines.push("不适用".to_owned());
    }
    push_text(&mut lines, "不适用的理由", &answer.reason);
    if let Some(choice) = &answer.choice {
        let chosen = item.and_then(|item| item.choice(choice));
        lines.push(match chosen {
            Some(one) if one.label.is_empty() => "已逐条核对".to_owned(),
            Some(one) => one.label.to_owned(),
            None => choice.clone(),
        });
    }
    for (key, count) in answer.counts.iter().filter(|(_, count)| **count > 0) {
        let fault = match item.map(|item| &item.method) {
            Some(Method::Deduct(all)) => all.iter().find(|one| one.key == *key),
            _ => None,
        };
        lines.push(match fault {
            Some(one) if one.per == Per::Once => one.fault.clone(),
            Some(one) => format!("{}：{count} 处", one.fault),
            None => format!("{key}：{count} 处"),
        });
    }
    for (key, text) in answer.inputs.iter().filter(|(_, text)| !text.is_empty()) {
        let input: Option<&Input> = match item.map(|item| &item.method) {
            Some(Method::Threshold(threshold)) => {
                let metric = &threshold.metric;
                metric.inputs.iter().find(|one| one.key == *key)
            }
            _ => None,
        };
        lines.push(match input {
            Some(input) => format!("{}：{text} {}", input.label, input.unit)
                .trim_end()
                .to_owned(),
            None => format!("{key}：{text}"),
        });
    }
    push_record(&mut lines, &answer.record);
    lines
}

fn push_record(lines: &mut Vec<String>, record: &Record) {
    for paper in &record.evidence {
        let mut line = format!("佐证：{}", shown(&paper.name));
        for part in [&paper.kept_at, &paper.date] {
            if !part.is_empty() {
                line.push('，');
                line.push_str(part);
            }
        }
        lines.push(line);
    }
    push_text(lines, "备注", &record.remark);
    if record.flagged {
        lines.push("待复核".to_owned());
    }
}

fn push_text(lines: &mut Vec<String>, label: &str, text: &str) {
    if !text.is_empty() {
        lines.push(format!("{label}：{text}"));
    }
}

fn shown(text: &str) -> &str {
    if text.trim().is_empty() {
        "（空）"
    } else {
        text
    }
}

fn yes_no(text: &str) -> &str {
    match text {
        "yes" => "是",
        "no" => "否",
        other => other,
    }
}

fn item<'a>(catalogue: &'a Catalogue, id: &str) -> Option<&'a Item> {
    catalogue.items().find(|item| item.id == id)
}

fn precondition<'a>(catalogue: &'a Catalogue, id: &str) -> Option<&'a Precondition> {
    catalogue.preconditions.iter().find(|one| one.id == id)
}
