//! What was assessed against, as of which day, by whom, in which steps.

use super::filed::Filed;
use super::table::{captioned, left, to_write_in};
use crate::model::{Block, Section};
use assessment::ProfileField as F;

/// Lines to be filled in by hand.
const BLANK_MEMBERS: usize = 4;

/// The chapter.
pub fn chapter(case: &Filed<'_>, number: usize) -> Section {
    let reference = &case.assessment.catalogue;
    let (track, explanation) = words::track(case.score.track);
    let mut blocks = vec![
        Block::Facts(vec![
            ("评估基准日".into(), case.fact(F::ReferenceDate)),
            ("导出日期".into(), case.exported_on.to_owned()),
            ("评价路径".into(), format!("{track}。{explanation}")),
            (
                "指标目录".into(),
                format!("{}，{}", case.catalogue().title, case.catalogue().subtitle),
            ),
            (
                "目录版本".into(),
                format!("{} {}", reference.id, reference.version),
            ),
            ("目录校验值".into(), grouped(&reference.digest)),
        ]),
        Block::Callout {
            tone: crate::model::Tone::Caution,
            title: words::NOT_OFFICIAL.into(),
            text: format!(
                "{}。{}。{}",
                case.catalogue().scoring.points,
                case.catalogue().binding_principle,
                words::NOT_OFFICIAL_EXPLAINED
            ),
        },
    ];
    if case.score.track != assessment::Track::Stopped {
        blocks.push(Block::Note(
            "所据文件和读到的程度、本次采用的假设，见文末附表。".into(),
        ));
        blocks.push(captioned(
            "自评组织（手填）",
            vec![
                left("姓名", 30.0),
                left("职务", 40.0),
                left("分工", 60.0),
                left("签字", 30.0),
            ],
            (0..BLANK_MEMBERS)
                .map(|_| to_write_in(vec![String::new(); 4]))
                .collect(),
        ));
        blocks.push(captioned(
            "自评过程（手填时间和参加人）",
            vec![left("步骤", 70.0), left("时间", 40.0), left("参加人", 50.0)],
            [
                "收集证照、台账和监测报告",
                "现场逐项核对，留存照片",
                "逐项自评，登记佐证材料",
                "复核得分与问题，制定整改计划",
            ]
            .map(|step| to_write_in(vec![step.to_owned(), String::new(), String::new()]))
            .into(),
        ));
    }
    Section {
        title: format!("{number}　依据、基准日、组织与过程"),
        new_page: true,
        blocks,
    }
}

/// In groups, so that it can be broken across lines and compared.
fn grouped(digest: &str) -> String {
    draft::digest_groups(digest).join(" ")
}
