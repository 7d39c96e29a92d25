//! Categories and items with their points, and the list of binding items.

use super::filed::{Filed, remarks};
use super::table::{captioned, centre, left, plain, right, row, spanning, titled, toned};
use crate::model::{Bar, Block, Row, Section, Tone};
use assessment::catalogue::{Group, Item, Kind, Method};
use assessment::item_score::{Binding, ItemOutcome, ItemScore, LossRule};
use assessment::number::approximate;
use assessment::score::{CategoryScore, FloorState};
use assessment::{Certainty, ItemAnswer, Points};

/// The chapter with categories and points; only for tracks that have a total.
pub fn chapter(case: &Filed<'_>, number: usize) -> Section {
    let score = &case.score;
    let scoring = &case.catalogue().scoring;
    let mut blocks = vec![Block::Heading(format!("{number}.1　总表"))];
    blocks.push(total(case));
    if score.practice {
        blocks.push(Block::Callout {
            tone: Tone::Caution,
            title: "得分只供对照".into(),
            text: words::conclusion_explained(score.conclusion, score.track).into(),
        });
    }
    blocks.push(categories(case));
    blocks.push(Block::Bars(
        score.categories.iter().map(|one| bar(case, one)).collect(),
    ));
    blocks.push(Block::Note(format!(
        "竖线为一级指标底线，即本类分值的 {}%（暂按）；未评的按区间列出，条形只画已得的分，未定的不画底线。",
        scoring.category_floor_pct.value
    )));
    blocks.push(Block::Paragraph(format!(
        "折算：{}。",
        scoring.not_applicable.rule
    )));
    blocks.push(Block::List(
        score
            .categories
            .iter()
            .map(|one| {
                words::category_arithmetic(one, &case.catalogue().categories[one.index].name)
            })
            .collect(),
    ));
    blocks.push(Block::Note(format!("{}。{}", scoring.points, legend())));

    for (index, category) in case.catalogue().categories.iter().enumerate() {
        let result = &score.categories[index];
        blocks.push(Block::Heading(format!(
            "{number}.{}　{}　{}",
            index + 2,
            category.letter,
            category.name
        )));
        blocks.push(Block::Note(format!(
            "{}；已评 {} 项，共 {} 项。",
            words::category_arithmetic(result, ""),
            result.answered.0,
            result.answered.1
        )));
        let mut rows = Vec::new();
        for group in &category.groups {
            rows.extend(group_rows(case, group));
        }
        blocks.push(plain(
            vec![
                titled("指标、要求和依据", 70.0),
                left("自评情况和证据", 72.0),
                centre("得分", 18.0),
            ],
            rows,
        ));
    }
    Section {
        title: format!("{number}　六类指标自评"),
        new_page: true,
        blocks,
    }
}

fn total(case: &Filed<'_>) -> Block {
    let score = &case.score;
    let scoring = &case.catalogue().scoring;
    let (answered, all) = score.progress();
    Block::Facts(vec![
        (
            "自评得分".into(),
            format!("{}（满分 {}）", words::span(score.total), scoring.total),
        ),
        (
            "总分线（暂按）".into(),
            format!(
                "{}，即满分的 {}%",
                words::exact(score.pass),
                scoring.pass_total_pct.value
            ),
        ),
        ("已评指标".into(), format!("{answered} 项，共 {all} 项")),
    ])
}

fn categories(case: &Filed<'_>) -> Block {
    let mut rows: Vec<Row> = case
        .score
        .categories
        .iter()
        .map(|one| {
            let category = &case.catalogue().categories[one.index];
            let tone = match one.floor_state {
                FloorState::Met => Tone::Good,
                FloorState::Below => Tone::Bad,
                FloorState::Open => Tone::Caution,
                FloorState::NotApplicable => Tone::Plain,
            };
            let earned = if one.open == Points::ZERO {
                words::points(one.earned)
            } else {
                format!("{}–{}", one.earned, one.earned + one.open)
            };
            toned(
                tone,
                [
                    format!("{}　{}", category.letter, category.name),
                    words::points(one.points),
                    words::points(one.applicable),
                    earned,
                    words::span(one.score),
                    words::exact(one.floor),
                    words::floor_state(one.floor_state).to_owned(),
                ],
            )
        })
        .collect();
    rows.push(row([
        "合计".to_owned(),
        words::points(case.catalogue().scoring.total),
        String::new(),
        String::new(),
        words::span(case.score.total),
        words::exact(case.score.pass),
        String::new(),
    ]));
    captioned(
        "一级指标得分",
        vec![
            left("一级指标", 46.0),
            right("分值", 14.0),
            right("适用", 14.0),
            right("已得", 22.0),
            right("折算得分", 28.0),
            right("底线", 18.0),
            centre("与底线", 18.0),
        ],
        rows,
    )
}

fn bar(case: &Filed<'_>, one: &CategoryScore) -> Bar {
    let category = &case.catalogue().categories[one.index];
    let share = |value| {
        let weight = approximate(one.weight);
        if weight > 0.0 {
            approximate(value) / weight
        } else {
            0.0
        }
    };
    let settled = matches!(one.floor_state, FloorState::Met | FloorState::Below);
    Bar {
        label: format!("{}　{}", category.letter, category.name),
        value: share(one.score.low),
        floor: settled.then(|| share(one.floor)),
        caption: if one.floor_state == FloorState::NotApplicable {
            "不适用".to_owned()
        } else {
            format!("{} / {}", words::span(one.score), words::exact(one.weight))
        },
    }
}

fn group_rows(case: &Filed<'_>, group: &Group) -> Vec<Row> {
    let asked: Vec<Row> = group
        .items
        .iter()
        .filter_map(|item| {
            let score = case.score.item(&item.id)?;
            Some(toned(
                item_tone(score),
                [
                    described(case, item),
                    account(case, item, score).join("\n"),
                    earned(score),
                ],
            ))
        })
        .collect();
    if asked.is_empty() {
        return asked;
    }
    let heading = spanning(format!("{}（{} 分）", group.name, group.points));
    std::iter::once(heading).chain(asked).collect()
}

fn item_tone(score: &ItemScore) -> Tone {
    match (&score.outcome, score.binding()) {
        (_, Some(Binding::NotMet)) => Tone::Bad,
        (ItemOutcome::Open, _) => Tone::Caution,
        (ItemOutcome::Scored { .. }, _) if score.lost() > Points::ZERO => Tone::Caution,
        _ => Tone::Plain,
    }
}

/// 未评, 不适用 and 0 分 are three different things.
fn earned(score: &ItemScore) -> String {
    match &score.outcome {
        ItemOutcome::Open => format!("未评\n满分 {}", score.max),
        ItemOutcome::NotApplicable => "不适用".to_owned(),
        ItemOutcome::Scored { points, .. } => format!("{points} / {}", score.max),
    }
}

/// What the marks behind a reference mean.
fn legend() -> String {
    let marks = [
        Certainty::Plan,
        Certainty::Seen,
        Certainty::Memory,
        Certainty::Compiled,
    ]
    .map(|one| {
        format!(
            "〔{}〕{}",
            words::certainty_mark(one),
            words::certainty(one)
        )
    });
    format!("依据后的标记：{}。", marks.join("，"))
}

/// Name, requirement, basis. Where all items are binding it is not said of each.
fn described(case: &Filed<'_>, item: &Item) -> String {
    let mark = match item.kind {
        Kind::Binding if case.score.track.has_total() => "（约束性）",
        Kind::Binding | Kind::Improvement => "",
    };
    let mut lines = vec![
        format!("{}　{}{mark}", item.id, item.title),
        item.requirement.clone(),
    ];
    let basis: Vec<String> = item
        .basis
        .iter()
        .map(|one| {
            format!(
                "{}{}〔{}〕",
                one.document,
                one.clause,
                words::certainty_mark(one.certainty)
            )
        })
        .collect();
    if !basis.is_empty() {
        lines.push(format!("依据：{}", basis.join("；")));
    }
    lines.join("\n")
}

/// What was answered, what it earned or lost and why, what is wrong, what shows it, what was remarked: a line
/// each.
fn account(case: &Filed<'_>, item: &Item, score: &ItemScore) -> Vec<String> {
    let blank = ItemAnswer::default();
    let answer = case.assessment.items.get(&item.id).unwrap_or(&blank);
    let mut lines = Vec::new();
    match &score.outcome {
        ItemOutcome::NotApplicable => lines.push(format!("不适用：{}", answer.reason.trim())),
        ItemOutcome::Open => {
            lines.push("未评".to_owned());
            lines.extend(inputs(item, answer));
        }
        ItemOutcome::Scored { losses, .. } => {
            lines.extend(inputs(item, answer));
            lines.extend(words::value(score, item));
            if losses.is_empty() {
                if matches!(item.method, Method::Deduct(_)) {
                    lines.push("逐条核对，没有扣分的情形".to_owned());
                }
                lines.extend(words::choice(answer, item));
            }
            lines.extend(losses.iter().map(|loss| words::loss(loss, item)));
            let worst = losses.iter().any(|loss| loss.rule == LossRule::Fail);
            if score.binding() == Some(Binding::NotMet)
                && !worst
                && let Some(min) = score.binding_min
            {
                lines.push(format!("约束性指标未达到（须得 {min} 分）"));
            }
        }
    }
    lines.extend(score.findings.iter().map(|finding| case.finding(finding)));
    lines.extend(case.papers_of(&item.id));
    lines.extend(remarks(&answer.record));
    lines
}

/// What was typed for a computed value.
fn inputs(item: &Item, answer: &ItemAnswer) -> Vec<String> {
    let Method::Threshold(threshold) = &item.method else {
        return Vec::new();
    };
    let metric = &threshold.metric;
    let typed = |key: &str| answer.inputs.get(key).map_or("", |text| text.trim());
    let shown = |input: &assessment::catalogue::Input| {
        let text = typed(&input.key);
        if text.is_empty() {
            return None;
        }
        let option = input.options.iter().find(|option| option.key == text);
        let text = match option {
            Some(option) if option.number.is_none() => {
                format!(
                    "{} {}",
                    option.label,
                    typed(&assessment::catalogue::custom_key(&input.key))
                )
            }
            Some(option) => option.label.clone(),
            None => text.to_owned(),
        };
        Some(
            format!("{}：{text} {}", input.label, input.unit)
                .trim_end()
                .to_owned(),
        )
    };
    metric.inputs.iter().filter_map(shown).collect()
}

/// The order of the binding list: what must be mended first comes first.
const BINDING_ORDER: [Binding; 4] = [
    Binding::NotMet,
    Binding::Open,
    Binding::Met,
    Binding::NotApplicable,
];

fn binding_summary(case: &Filed<'_>) -> String {
    let parts: Vec<String> = BINDING_ORDER
        .into_iter()
        .map(|state| {
            (
                words::binding(Some(state)),
                case.score.binding(state).count(),
            )
        })
        .filter(|(_, count)| *count > 0)
        .map(|(word, count)| format!("{word} {count} 项"))
        .collect();
    if parts.is_empty() {
        "本路径没有约束性指标".to_owned()
    } else {
        format!("约束性指标：{}", parts.join("，"))
    }
}

fn binding_tone(state: Binding) -> Tone {
    match state {
        Binding::Met => Tone::Good,
        Binding::NotMet => Tone::Bad,
        Binding::Open => Tone::Caution,
        Binding::NotApplicable => Tone::Plain,
    }
}

/// The list of binding items of a mine that also has points.
pub fn binding_chapter(case: &Filed<'_>, number: usize) -> Section {
    let mut rows = Vec::new();
    for state in BINDING_ORDER {
        for score in case.score.binding(state) {
            let Some(item) = case.catalogue().item(&score.id) else {
                continue;
            };
            rows.push(toned(
                binding_tone(state),
                [
                    item.id.clone(),
                    item.title.clone(),
                    score
                        .binding_min
                        .map_or(String::new(), |min| format!("{min} / {}", item.points)),
                    earned(score).replace('\n', "，"),
                    words::binding(Some(state)).to_owned(),
                ],
            ));
        }
    }
    Section {
        title: format!("{number}　约束性指标清单"),
        new_page: false,
        blocks: vec![
            Block::Paragraph(format!(
                "{}。{}。",
                binding_summary(case),
                case.catalogue().scoring.binding.rule
            )),
            plain(
                vec![
                    left("编号", 24.0),
                    left("指标", 66.0),
                    centre("达到须得", 24.0),
                    centre("自评得分", 28.0),
                    centre("结果", 18.0),
                ],
                rows,
            ),
            Block::Note(note(case)),
        ],
    }
}

fn note(case: &Filed<'_>) -> String {
    let binding = &case.catalogue().scoring.binding;
    let mut text = format!("{}。", case.catalogue().binding_principle);
    if let Some(assumption) = &binding.assumption {
        text.push_str(assumption);
        text.push('。');
    }
    text
}

/// The binding items of a small mine: met or not met, without points.
pub fn small_chapter(case: &Filed<'_>, number: usize) -> Section {
    let mut blocks = vec![Block::Paragraph(format!(
        "{}。{}。",
        binding_summary(case),
        case.catalogue().scoring.small_mine.rule
    ))];
    let mut rows = Vec::new();
    for category in &case.catalogue().categories {
        let asked: Vec<_> = category
            .items()
            .filter_map(|item| Some((item, case.score.item(&item.id)?)))
            .collect();
        if asked.is_empty() {
            continue;
        }
        rows.push(spanning(format!("{}　{}", category.letter, category.name)));
        for (item, score) in asked {
            let state = score.binding();
            rows.push(toned(
                state.map_or(Tone::Plain, binding_tone),
                [
                    described(case, item),
                    account(case, item, score).join("\n"),
                    words::binding(state).to_owned(),
                ],
            ));
        }
    }
    blocks.push(plain(
        vec![
            titled("指标、要求和依据", 70.0),
            left("自评情况和证据", 72.0),
            centre("结果", 18.0),
        ],
        rows,
    ));
    blocks.push(Block::Note(format!(
        "{}。{}",
        case.catalogue().binding_principle,
        legend()
    )));
    Section {
        title: format!("{number}　约束性指标"),
        new_page: true,
        blocks,
    }
}
