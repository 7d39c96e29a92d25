//! The mine: its facts, its licences, its boundary.

use super::filed::{Filed, NOT_FILLED, day, tone};
use super::table::{left, plain, row, toned};
use super::{perimeter, table};
use crate::model::{Block, Row, Section, Tone};
use assessment::catalogue::{Check, FieldKind};
use assessment::{Code, ProfileField as F, Source, Verdict, checks, date};

/// The chapter.
pub fn chapter(case: &Filed<'_>, number: usize) -> Section {
    let mut blocks = vec![
        Block::Heading(format!("{number}.1　矿山和采矿权人")),
        facts(
            case,
            &[
                F::MineName,
                F::Holder,
                F::CreditCode,
                F::LegalPerson,
                F::Contact,
                F::Phone,
                F::Address,
                F::SuperiorAuthority,
            ],
        ),
        Block::Heading(format!("{number}.2　采矿权和生产")),
        facts(
            case,
            &[
                F::LicenceNumber,
                F::LicenceFrom,
                F::LicenceTo,
                F::FirstEstablished,
                F::Mineral,
                F::Method,
                F::Scale,
                F::ScaleClass,
                F::Status,
                F::ServiceLife,
                F::ServiceLifeUnderMinimum,
                F::Area,
                F::ElevationTop,
                F::ElevationBottom,
                F::Listed,
                F::Target,
            ],
        ),
    ];
    blocks.extend(to_check(case));
    blocks.push(Block::Heading(format!("{number}.3　证照有效期")));
    blocks.push(licences(case));
    blocks.push(Block::Heading(format!("{number}.4　矿区范围")));
    blocks.extend(perimeter::blocks(case));
    Section {
        title: format!("{number}　矿山概况"),
        new_page: true,
        blocks,
    }
}

/// Facts with where they came from; what is neither required nor filled in is left out.
fn facts(case: &Filed<'_>, fields: &[F]) -> Block {
    let shown = fields
        .iter()
        .filter(|field| F::REQUIRED.contains(field) || !case.text(**field).is_empty());
    let rows = shown.map(|field| {
        let mut value = case.fact(*field);
        if *field == F::Scale && !case.text(F::ScaleUnit).is_empty() {
            value = format!("{value} {}", case.text(F::ScaleUnit));
        }
        let source = case.source(*field);
        let tone = match source {
            None | Some(Source::Register) => Tone::Caution,
            Some(Source::Confirmed | Source::Typed) => Tone::Plain,
        };
        let source = source.map_or("", words::source);
        toned(
            tone,
            [
                words::profile_label(*field).to_owned(),
                value,
                source.to_owned(),
            ],
        )
    });
    let columns = vec![left("项目", 42.0), left("内容", 82.0), left("来源", 36.0)];
    plain(columns, rows.collect())
}

/// What the checks found in the facts.
fn to_check(case: &Filed<'_>) -> Vec<Block> {
    let found = case.facts();
    let (unconfirmed, others): (Vec<_>, Vec<_>) =
        found.iter().partition(|one| one.code == Code::Unconfirmed);
    let mut blocks = Vec::new();
    if !unconfirmed.is_empty() {
        blocks.push(Block::Note(format!(
            "上表中有 {} 项来自规划：{}。",
            unconfirmed.len(),
            words::finding(&Code::Unconfirmed)
        )));
    }
    if !others.is_empty() {
        let rows = others
            .iter()
            .map(|one| toned(tone(one.severity), [case.finding(one)]));
        blocks.push(table::captioned(
            "概况中待处理的内容",
            vec![left("内容", 1.0)],
            rows.collect(),
        ));
    }
    blocks
}

/// Every paper with an end of validity, as the preconditions ask for it.
fn licences(case: &Filed<'_>) -> Block {
    let reference = date::parse(case.text(F::ReferenceDate));
    let mut rows: Vec<Row> = Vec::new();
    for precondition in &case.catalogue().preconditions {
        for check in &precondition.checks {
            let Check::NotExpired { field: until, .. } = check else {
                continue;
            };
            let field = |key: &str| precondition.fields.iter().find(|field| field.key == key);
            let text = |field| checks::field_text(&case.assessment, precondition, field);
            let Some(until) = field(until) else {
                continue;
            };
            let entry = case.assessment.preconditions.get(&precondition.id);
            let applies = entry.is_none_or(|entry| entry.verdict != Some(Verdict::NotApplicable));
            let missing = if applies { NOT_FILLED } else { "—" };
            let number = precondition
                .fields
                .iter()
                .filter(|field| field.kind == FieldKind::Text)
                .map(text)
                .find(|text| !text.is_empty())
                .unwrap_or(missing);
            let end = text(until);
            let (tone, state) = match (date::parse(end), reference) {
                _ if !applies => (
                    Tone::Plain,
                    words::verdict(Some(Verdict::NotApplicable)).to_owned(),
                ),
                (Some(end), Some(reference)) => match date::days_between(reference, end) {
                    left if left < 0 => (Tone::Bad, format!("已过期 {} 天", -left)),
                    left => (Tone::Plain, format!("有效，余 {left} 天")),
                },
                _ if end.is_empty() => (Tone::Caution, "待填".to_owned()),
                _ => (Tone::Caution, "未能判断".to_owned()),
            };
            rows.push(toned(
                tone,
                [
                    precondition.title.clone(),
                    number.to_owned(),
                    if end.is_empty() {
                        missing.to_owned()
                    } else {
                        day(end)
                    },
                    state,
                ],
            ));
        }
    }
    if rows.is_empty() {
        rows.push(row(["目录没有要求填报有效期".to_owned()]));
    }
    plain(
        vec![
            left("证照", 52.0),
            left("编号或文号", 54.0),
            left("有效期止", 26.0),
            left("按评估基准日", 28.0),
        ],
        rows,
    )
}
