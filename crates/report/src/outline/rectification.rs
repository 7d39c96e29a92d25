//! The rectification plan (整改计划): a chapter of the report, and a paper of its own.
//!
//! What has to be mended comes from the score; what was decided about it from the draft; how long there is from
//! `catalogues/rectification.json`, by the list the mine is on.

use super::cover;
use super::filed::{Filed, day};
use super::table::{captioned, centre, left, plain, right, row, titled, toned};
use crate::Paper;
use crate::model::{Block, Row, Section, Tone};
use assessment::measure::{Measure, MeasureState};
use assessment::number::{self, Exact};
use assessment::plan::{Need, PlanProgress, Urgency};
use assessment::{ProfileField as F, date};

/// The plan of a case.
pub struct Plan<'a, 'c> {
    case: &'a Filed<'c>,
    needs: Vec<Need>,
}

impl<'a, 'c> Plan<'a, 'c> {
    /// What has to be mended.
    pub fn of(case: &'a Filed<'c>) -> Self {
        let needs = case.needs();
        Self { case, needs }
    }

    /// Whether there is anything in it.
    pub fn is_empty(&self) -> bool {
        self.needs.is_empty()
    }

    fn measure(&self, need: &Need) -> Option<&'c Measure> {
        self.case.case.assessment.measures.get(need.subject.key())
    }

    /// `A1-01　道路硬化`; the boundary has no number.
    fn name(&self, need: &Need) -> String {
        let title = words::subject(&need.subject, self.case.catalogue());
        match need.subject.key() {
            assessment::measure::BOUNDARY => title,
            id => format!("{id}　{title}"),
        }
    }

    /// What is done: as typed, else as the catalogue advises.
    fn action(&self, need: &Need) -> String {
        let typed = self.measure(need).and_then(|one| one.action.as_deref());
        match typed.map(str::trim) {
            Some(typed) if !typed.is_empty() => typed.to_owned(),
            _ => words::advice(
                &need.subject,
                self.case.catalogue(),
                self.case.surveyed.grade(),
            ),
        }
    }

    /// How long there is and where that stands, in one sentence each.
    pub fn limit(&self) -> Vec<String> {
        let rules = &self.case.book().file.rectification;
        let Some(limit) = rules.limit(&self.case.assessment.profile) else {
            return Vec::new();
        };
        let until = match limit.last_day {
            Some(day) => format!("，从评估基准日算，到 {} 为止", date::iso(day)),
            None => String::new(),
        };
        let period = &limit.period;
        vec![
            format!(
                "整改期限 {} 个月以内（{}）{until}。",
                period.months, period.listed
            ),
            format!(
                "依据：{}〔{}〕。{}。",
                period.document,
                words::certainty(period.certainty),
                rules.from
            ),
        ]
    }

    /// The rows of one urgency, numbered on from `count`.
    fn rows(&self, urgency: Urgency, count: &mut usize) -> Vec<Row> {
        let blank = Measure::default();
        let mut rows = Vec::new();
        for need in self.needs.iter().filter(|need| need.urgency == urgency) {
            *count += 1;
            let measure = self.measure(need).unwrap_or(&blank);
            let mut problem = vec![self.name(need)];
            problem.extend(words::problem(
                &need.subject,
                self.case.catalogue(),
                &self.case.score,
                self.case.surveyed.grade(),
            ));
            let found = assessment::plan::measure_findings(
                need.subject.key(),
                measure,
                &self.case.assessment.profile,
                &self.case.book().file.rectification,
            );
            problem.extend(found.iter().map(|(_, finding)| self.case.finding(finding)));
            let mut action = vec![self.action(need)];
            if !measure.remark.trim().is_empty() {
                action.push(format!("备注：{}", measure.remark.trim()));
            }
            let tone = match (measure.state, urgency) {
                (Some(MeasureState::Done), _) | (_, Urgency::Mended) => Tone::Good,
                (_, Urgency::Must) => Tone::Bad,
                (_, Urgency::Verify) => Tone::Caution,
                (_, Urgency::May) => Tone::Plain,
            };
            let state = measure
                .state
                .map_or("", |state| words::measure_state(Some(state)));
            rows.push(Row {
                room: 12.0,
                ..toned(
                    tone,
                    [
                        count.to_string(),
                        problem.join("\n"),
                        action.join("\n"),
                        measure.person.trim().to_owned(),
                        day(&measure.due),
                        measure.cost.trim().to_owned(),
                        state.to_owned(),
                    ],
                )
            });
        }
        rows
    }

    /// Every urgency that occurs, with its rows.
    pub fn groups(&self) -> Vec<(&'static str, Vec<Row>)> {
        let mut count = 0;
        Urgency::ALL
            .into_iter()
            .map(|urgency| (words::urgency(urgency), self.rows(urgency, &mut count)))
            .filter(|(_, rows)| !rows.is_empty())
            .collect()
    }

    /// The table of some rows.
    pub fn table(rows: Vec<Row>) -> Block {
        plain(
            vec![
                left("序", 9.0),
                titled("问题", 46.0),
                left("措施", 41.0),
                left("责任人", 16.0),
                left("完成期限", 22.0),
                right("资金\n万元", 12.0),
                centre("状态", 14.0),
            ],
            rows,
        )
    }

    /// `12 项，其中 3 项已完成；其余 9 项里，5 项已定责任人和期限`.
    pub fn summary(&self) -> String {
        let PlanProgress {
            open,
            settled,
            done,
            all,
        } = assessment::plan::progress(&self.needs, &self.case.assessment);
        match (done, open) {
            (_, 0) => format!("{all} 项，都已完成"),
            (0, _) => format!("{all} 项，其中 {settled} 项已定责任人和期限"),
            _ => {
                format!("{all} 项，{done} 项已完成；其余 {open} 项里，{settled} 项已定责任人和期限")
            }
        }
    }

    /// The sum of what was entered as cost, and how many entered one.
    fn cost(&self) -> Option<String> {
        // Fifteen digits each at most: the sum of any number of them is far from overflowing.
        let costs: Vec<Exact> = self
            .needs
            .iter()
            .filter_map(|need| number::parse(&self.measure(need)?.cost).ok().flatten())
            .filter(|cost| *cost >= Exact::from_integer(0))
            .collect();
        let sum = costs.iter().sum();
        (!costs.is_empty()).then(|| {
            format!(
                "{} 万元（{} 项填了资金）",
                number::display(sum),
                costs.len()
            )
        })
    }

    /// What is due, by day.
    fn calendar(&self) -> Option<Block> {
        let mut due: Vec<_> = self
            .needs
            .iter()
            .filter_map(|need| {
                let measure = self.measure(need)?;
                Some((date::parse(&measure.due)?, need, measure))
            })
            .collect();
        due.sort_by_key(|(day, ..)| *day);
        if due.is_empty() {
            return None;
        }
        let rows = due.into_iter().map(|(day, need, measure)| {
            row([
                date::iso(day),
                self.name(need),
                measure.person.trim().to_owned(),
                words::measure_state(measure.state).to_owned(),
            ])
        });
        Some(captioned(
            "按期限排列",
            vec![
                left("完成期限", 26.0),
                left("内容", 86.0),
                left("责任人", 30.0),
                left("状态", 18.0),
            ],
            rows.collect(),
        ))
    }

    /// What is being mended and how far it is, a line each.
    pub fn brief(&self) -> Option<Block> {
        if self.is_empty() {
            return None;
        }
        let blank = Measure::default();
        let rows = self.needs.iter().map(|need| {
            let measure = self.measure(need).unwrap_or(&blank);
            row([
                self.name(need),
                self.action(need),
                day(&measure.due),
                words::measure_state(measure.state).to_owned(),
            ])
        });
        Some(captioned(
            "整改计划的进展",
            vec![
                left("内容", 52.0),
                left("措施", 68.0),
                left("完成期限", 22.0),
                left("状态", 18.0),
            ],
            rows.collect(),
        ))
    }
}

/// The paper.
pub fn sections(case: &Filed<'_>) -> Vec<Section> {
    let plan = Plan::of(case);
    let fact = |label: &str, field: F| (label.to_owned(), case.fact(field));
    let mut facts = vec![
        fact("采矿权人", F::Holder),
        fact("采矿许可证号", F::LicenceNumber),
        fact("评估基准日", F::ReferenceDate),
        fact("名录情况", F::Listed),
        (
            "自评结论".into(),
            words::conclusion(case.score.conclusion).into(),
        ),
        ("整改内容".into(), plan.summary()),
    ];
    facts.extend(plan.cost().map(|cost| ("资金合计".to_owned(), cost)));
    let mut blocks = vec![
        Block::Title(Paper::Rectification.title().into(), case.mine()),
        Block::Facts(facts),
        Block::Proof(cover::proof(case)),
    ];
    blocks.extend(plan.limit().into_iter().map(Block::Note));
    if plan.is_empty() {
        blocks.push(Block::Paragraph(
            "已评内容没有失分和不符合的情形，没有需要整改的内容。".into(),
        ));
    }
    for (n, (title, rows)) in plan.groups().into_iter().enumerate() {
        blocks.push(Block::Heading(format!(
            "{}　{title}（{} 项）",
            n + 1,
            rows.len()
        )));
        blocks.push(Plan::table(rows));
    }
    if !plan.is_empty() {
        blocks.push(Block::Note(
            "措施没有改写的，是目录的建议。责任人、期限、资金、状态空着的，由矿山填写。".into(),
        ));
    }
    blocks.extend(plan.calendar());
    let signed = Section {
        title: "签字和验收".into(),
        new_page: false,
        blocks: vec![
            Block::Signature(vec![
                "整改负责人签字：".into(),
                "采矿权人（盖章）：".into(),
                "日期：".into(),
            ]),
            Block::Heading("整改验收意见（主管部门填写）".into()),
            Block::Signature(vec![
                "意见：".into(),
                "经办人签字：".into(),
                "日期：".into(),
            ]),
        ],
    };
    vec![
        Section {
            title: String::new(),
            new_page: false,
            blocks,
        },
        signed,
    ]
}
