//! The blank checklist (空白自查表): a catalogue as a form, to walk the site with and to prepare the papers.
//!
//! It has boxes to tick, lines to write on, and the evidence to bring together; no answers, no score.

use super::cover;
use super::filed::Filed;
use super::table::{left, plain, spanning, titled};
use crate::Paper;
use crate::model::{Block, Date, Report, Row, Section};
use assessment::catalogue::{Field, FieldKind, Item, Kind, Method, Per, Precondition};
use assessment::{Catalogue, ProfileField as F, Track, Verdict};

/// Ruled room for a few words.
const BLANK: &str = "＿＿＿＿＿＿＿＿";
/// The same for a number.
const SHORT_BLANK: &str = "＿＿＿＿";
/// The least height of a row that is written into, in millimetres.
const ROOM: f64 = 22.0;

/// What is asked for.
struct Form<'a> {
    catalogue: &'a Catalogue,
    /// Only what a small mine is asked, without points.
    small: bool,
    /// 矿山名称 and 采矿许可证号, where they are known.
    mine: Option<(String, String)>,
}

/// The checklist of a catalogue, for no mine in particular.
pub fn blank(edition: &library::Edition) -> Report {
    let catalogue = edition.catalogue();
    let form = Form {
        catalogue,
        small: false,
        mine: None,
    };
    let title = Paper::Checklist.title();
    let digest = draft::digest_groups(&edition.reference.digest);
    Report {
        title: title.to_owned(),
        subject: format!("{}，{} 版", catalogue.title, edition.reference.version),
        author: String::new(),
        // A blank form has no day of its own; the PDF needs one, and the same form must give the same bytes.
        date: Date {
            year: 2025,
            month: 1,
            day: 1,
        },
        language: "zh-CN".to_owned(),
        running_head: words::NOT_OFFICIAL.to_owned(),
        footer: format!(
            "目录 {} {}，校验值 {}…",
            edition.reference.id,
            edition.reference.version,
            digest[..digest.len().min(4)].join(" ")
        ),
        sections: form.sections(),
        ..Report::default()
    }
}

/// The checklist of the mine and the track of a submission.
pub fn sections(case: &Filed<'_>) -> Vec<Section> {
    let form = Form {
        catalogue: case.catalogue(),
        small: case.score.track == Track::Small,
        mine: Some((case.mine(), case.text(F::LicenceNumber).to_owned())),
    };
    let mut sections = form.sections();
    if let Some(last) = sections.last_mut() {
        last.blocks.push(Block::Proof(cover::proof(case)));
    }
    sections
}

impl Form<'_> {
    fn sections(&self) -> Vec<Section> {
        let mut sections = vec![self.head(), self.preconditions()];
        for category in &self.catalogue.categories {
            let mut rows = Vec::new();
            for group in &category.groups {
                let asked: Vec<Row> = group
                    .items
                    .iter()
                    .filter(|item| !self.small || item.small_mine)
                    .map(|item| self.item(item))
                    .collect();
                if !asked.is_empty() {
                    rows.push(spanning(if self.small {
                        group.name.clone()
                    } else {
                        format!("{}（{} 分）", group.name, group.points)
                    }));
                    rows.extend(asked);
                }
            }
            if rows.is_empty() {
                continue;
            }
            let points = if self.small {
                String::new()
            } else {
                format!("（{} 分）", category.points)
            };
            sections.push(Section {
                title: format!("{}　{}{points}", category.letter, category.name),
                new_page: true,
                blocks: vec![plain(
                    vec![
                        titled("指标和要求", 50.0),
                        left("现场核对（勾选、填数）", 64.0),
                        left("备齐的材料", 46.0),
                    ],
                    rows,
                )],
            });
        }
        sections.push(Section {
            title: "签字".into(),
            new_page: false,
            blocks: vec![Block::Signature(vec![
                "核对人签字：".into(),
                "矿山负责人签字：".into(),
                "日期：".into(),
            ])],
        });
        sections
    }

    fn head(&self) -> Section {
        let (mine, licence) = self.mine.clone().unwrap_or_default();
        let notice = format!(
            "{}。{}",
            self.catalogue.notice,
            words::NOT_OFFICIAL_EXPLAINED
        );
        Section {
            title: String::new(),
            new_page: false,
            blocks: vec![
                Block::Title(
                    Paper::Checklist.title().into(),
                    format!("{}　{}", self.catalogue.title, self.catalogue.subtitle),
                ),
                Block::Facts(vec![
                    ("矿山名称".into(), mine),
                    ("采矿许可证号".into(), licence),
                    ("核对日期".into(), "＿＿＿＿年＿＿月＿＿日".into()),
                    ("核对人".into(), String::new()),
                ]),
                Block::Note(notice),
                Block::List(vec![
                    "先核先决条件，再逐项核指标；对着现场和台账勾选，数字写到小数后两位。".into(),
                    "材料备齐一样勾一样，写明放在哪里；没有的写“缺”。".into(),
                    if self.small {
                        "小型矿山只核先决条件和下列约束性指标。".into()
                    } else {
                        "标★的是约束性指标；小型矿山只核标●的。".into()
                    },
                    "核完后把结果填进程序，程序计分、生成报告。".into(),
                ]),
            ],
        }
    }

    fn preconditions(&self) -> Section {
        let rows = self.catalogue.preconditions.iter().map(precondition);
        Section {
            title: "先决条件".into(),
            new_page: false,
            blocks: vec![plain(
                vec![
                    titled("条件和要求", 50.0),
                    left("填写和结论", 64.0),
                    left("备齐的材料", 46.0),
                ],
                rows.collect(),
            )],
        }
    }

    fn item(&self, item: &Item) -> Row {
        let mut marks = String::new();
        if !self.small {
            if item.kind == Kind::Binding {
                marks.push('★');
            }
            if item.small_mine {
                marks.push('●');
            }
        }
        let points = if self.small {
            String::new()
        } else {
            format!("（{} 分）", item.points)
        };
        let mut check = questions(item, !self.small);
        if let Some(when) = &item.not_applicable_when {
            check.push(format!("□ 不适用（{when}）"));
        }
        check.push(format!("备注：{BLANK}"));
        Row {
            cells: vec![
                format!(
                    "{}{marks}　{}{points}\n{}",
                    item.id, item.title, item.requirement
                ),
                check.join("\n"),
                to_prepare(&item.evidence),
            ],
            room: ROOM,
            ..Row::default()
        }
    }
}

fn precondition(one: &Precondition) -> Row {
    let mut lines: Vec<String> = one.fields.iter().map(field).collect();
    let verdicts = [
        Some(Verdict::Met),
        Some(Verdict::NotMet),
        Some(Verdict::Pending),
        one.not_applicable_when
            .as_ref()
            .map(|_| Verdict::NotApplicable),
    ];
    let verdicts = verdicts
        .into_iter()
        .flatten()
        .map(|verdict| format!("□ {}", words::verdict(Some(verdict))));
    lines.push(verdicts.collect::<Vec<_>>().join("　"));
    lines.push(format!("备注：{BLANK}"));
    Row {
        cells: vec![
            format!(
                "{}　{}\n{}\n核查部门：{}",
                one.id,
                one.title,
                one.requirement,
                one.departments.join("、")
            ),
            lines.join("\n"),
            to_prepare(&one.evidence),
        ],
        room: ROOM,
        ..Row::default()
    }
}

fn field(field: &Field) -> String {
    let room = match field.kind {
        FieldKind::YesNo => "□ 是　□ 否",
        FieldKind::Date => "＿＿＿＿年＿＿月＿＿日",
        FieldKind::Number => SHORT_BLANK,
        FieldKind::Text => BLANK,
    };
    format!("{}：{room}", field.label)
}

/// What is ticked or written for an item; with what each answer earns, where there are points.
fn questions(item: &Item, points: bool) -> Vec<String> {
    let earns = |earned: &dyn std::fmt::Display| {
        if points {
            format!("（{earned} 分）")
        } else {
            String::new()
        }
    };
    match &item.method {
        Method::PassFail { .. } | Method::Levels(_) => item
            .choices()
            .iter()
            .map(|one| format!("□ {}{}", one.label, earns(&one.points)))
            .collect(),
        Method::Deduct(deductions) => {
            let mut lines = vec!["□ 逐条核对，没有下列情形".to_owned()];
            lines.extend(deductions.iter().map(|one| match (one.per, points) {
                (Per::Each, true) => {
                    format!("□ {}：＿＿处（每处扣 {} 分）", one.fault, one.points)
                }
                (Per::Each, false) => format!("□ {}：＿＿处", one.fault),
                (Per::Once, true) => format!("□ {}（扣 {} 分）", one.fault, one.points),
                (Per::Once, false) => format!("□ {}", one.fault),
            }));
            lines
        }
        Method::Threshold(threshold) => {
            let (metric, bands) = (&threshold.metric, &threshold.bands);
            let mut lines: Vec<String> = metric
                .inputs
                .iter()
                .map(|input| {
                    if input.options.is_empty() {
                        format!("{}：{SHORT_BLANK} {}", input.label, input.unit)
                    } else {
                        let options: Vec<String> = input
                            .options
                            .iter()
                            .map(|one| format!("□ {}", one.label))
                            .collect();
                        format!("{}：{}", input.label, options.join("　"))
                    }
                })
                .collect();
            lines.push(format!("{}：{SHORT_BLANK} {}", metric.name, metric.unit));
            lines.push(format!("算法：{}", metric.formula));
            let ranges = (0..bands.len()).filter_map(|at| words::band(item, at));
            let ranges: Vec<String> = ranges
                .map(|(range, earned)| format!("{range}{}", earns(&earned)))
                .collect();
            lines.push(format!("分档：{}", ranges.join("；")));
            lines
        }
    }
}

fn to_prepare(evidence: &[String]) -> String {
    evidence
        .iter()
        .map(|one| format!("□ {one}"))
        .chain([format!("存放处：{SHORT_BLANK}")])
        .collect::<Vec<_>>()
        .join("\n")
}
