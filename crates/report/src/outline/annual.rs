//! The annual report (年度报告) to the district government (plan 4.4.一): this year's facts, next year's plan.
//!
//! What is asked stands in `catalogues/annual-report.json`; this file knows no single field of it.

use super::cover;
use super::filed::{Filed, NOT_FILLED};
use super::rectification::Plan;
use super::table::{captioned, left, plain, right, row, toned};
use crate::model::{Block, Row, Section, Tone};
use assessment::annual_form::{AnnualField, AnnualForm, AnnualKind, AnnualRate, AnnualSection};
use assessment::{Finding, Place, ProfileField as F, date, number};

/// The paper.
pub fn sections(case: &Filed<'_>) -> Vec<Section> {
    let form = &case.book().file.annual_report;
    let mut sections = vec![head(case, form)];
    for (n, section) in form.sections.iter().enumerate() {
        sections.push(Section {
            title: format!("{}　{}", n + 1, section.title),
            new_page: false,
            blocks: body(case, form, section),
        });
    }
    sections.push(Section {
        title: String::new(),
        new_page: false,
        blocks: vec![Block::Signature(vec![
            "采矿权人（盖章）：".into(),
            "法定代表人（负责人）签字：".into(),
            "日期：".into(),
        ])],
    });
    sections
}

fn head(case: &Filed<'_>, form: &AnnualForm) -> Section {
    let fact = |label: &str, field: F| (label.to_owned(), case.fact(field));
    let year = assessment::year::year(&case.assessment);
    let due = year.parse().ok().and_then(|year| form.due(year));
    let named = match year.as_str() {
        "" => "（报告年度未填）".to_owned(),
        year => format!("{year} 年度"),
    };
    let mut blocks = vec![
        Block::Title(form.title.clone(), format!("{named}　{}", case.mine())),
        Block::Paragraph(format!("{}：", form.addressee)),
        Block::Paragraph(format!(
            "现将{}{named}绿色矿山建设情况和下一年度建设计划报告如下。",
            case.mine()
        )),
        Block::Facts(vec![
            fact("采矿权人", F::Holder),
            fact("采矿许可证号", F::LicenceNumber),
            fact("开采矿种", F::Mineral),
            fact("开采方式", F::Method),
            fact("名录情况", F::Listed),
            (
                "上报期限".into(),
                due.map_or_else(|| NOT_FILLED.to_owned(), date::iso),
            ),
        ]),
        Block::Proof(cover::proof(case)),
        Block::Note(format!(
            "{}〔{}〕。{}。",
            form.document,
            words::certainty(form.certainty),
            form.note
        )),
    ];
    let found = form.findings(&case.assessment, &case.score);
    if !found.is_empty() {
        let rows = found
            .iter()
            .map(|one| toned(super::filed::tone(one.severity), [told(case, form, one)]));
        blocks.push(captioned(
            "待处理的内容",
            vec![left("内容", 1.0)],
            rows.collect(),
        ));
    }
    Section {
        title: String::new(),
        new_page: false,
        blocks,
    }
}

/// A finding with the field it is about.
fn told(case: &Filed<'_>, form: &AnnualForm, finding: &Finding) -> String {
    let label = match &finding.place {
        Place::Annual(key) if key == assessment::year::YEAR => Some("报告年度"),
        Place::Annual(key) => form
            .sections
            .iter()
            .flat_map(|section| &section.fields)
            .find(|field| field.key == *key)
            .map(|field| field.label.as_str()),
        _ => None,
    };
    match label {
        Some(label) => format!("{label}：{}", case.finding(finding)),
        None => case.finding(finding),
    }
}

/// Figures in a table, then what was written in words, then what is below what is asked.
fn body(case: &Filed<'_>, form: &AnnualForm, section: &AnnualSection) -> Vec<Block> {
    let fields = section
        .fields
        .iter()
        .filter(|field| field.concerns(&case.assessment));
    let (told, figures): (Vec<&AnnualField>, Vec<_>) =
        fields.partition(|field| field.kind != AnnualKind::Number);
    let mut rows: Vec<Row> = figures.iter().map(|field| figure(case, field)).collect();
    let mut short = Vec::new();
    for rate in &section.rates {
        let (row, callout) = percentage(case, form, rate);
        rows.push(row);
        short.extend(callout);
    }
    let mut blocks = Vec::new();
    if !rows.is_empty() {
        blocks.push(plain(
            vec![
                left("项目", 70.0),
                right("数值", 40.0),
                left("单位", 18.0),
                left("来源", 32.0),
            ],
            rows,
        ));
    }
    blocks.extend(short);
    if section.measures {
        let plan = Plan::of(case);
        if plan.is_empty() {
            blocks.push(Block::Paragraph("自评没有需要整改的内容。".into()));
        } else {
            blocks.push(Block::Paragraph(format!(
                "自评列出的整改内容 {}。",
                plan.summary()
            )));
            blocks.extend(plan.brief());
        }
    }
    if !told.is_empty() {
        blocks.push(Block::Facts(
            told.into_iter()
                .map(|field| (field.label.clone(), value(case, field)))
                .collect(),
        ));
    }
    blocks
}

fn value(case: &Filed<'_>, field: &AnnualField) -> String {
    match field.value(&case.assessment, &case.score).trim() {
        "" => NOT_FILLED.to_owned(),
        text => text.to_owned(),
    }
}

fn figure(case: &Filed<'_>, field: &AnnualField) -> Row {
    let typed = case.assessment.annual.entries.contains_key(&field.key);
    let shown = value(case, field);
    let source = match (typed, shown.as_str()) {
        (_, NOT_FILLED) => "",
        (true, _) => "填写",
        (false, _) => "取自指标自评",
    };
    row([
        field.label.clone(),
        shown,
        field.unit.clone().unwrap_or_default(),
        source.to_owned(),
    ])
}

/// The row of a rate, and what is to be said where it is less than is asked.
fn percentage(case: &Filed<'_>, form: &AnnualForm, rate: &AnnualRate) -> (Row, Option<Block>) {
    let value = form.rate(rate, &case.assessment, &case.score);
    let least = rate
        .least
        .map(|least| number::Exact::from_integer(i128::from(least)));
    let below = value.zip(least).is_some_and(|(value, least)| value < least);
    let row = toned(
        if below { Tone::Caution } else { Tone::Plain },
        [
            rate.label.clone(),
            value.map_or_else(|| NOT_FILLED.to_owned(), number::display),
            "%".to_owned(),
            value.map_or("", |_| "由上列数算出").to_owned(),
        ],
    );
    let callout = below.then(|| Block::Callout {
        tone: Tone::Caution,
        title: format!("{}不到 {}%", rate.label, rate.least.unwrap_or_default()),
        text: match (&rate.below, &rate.document, rate.certainty) {
            (Some(said), Some(document), Some(certainty)) => {
                format!("{said}。（{document}，{}）", words::certainty(certainty))
            }
            (Some(said), ..) => format!("{said}。"),
            _ => String::new(),
        },
    });
    (row, callout)
}
