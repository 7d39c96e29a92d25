//! The promise of truth (真实性承诺书): a page of the report, and a letter of its own.

use super::cover;
use super::filed::{Filed, NOT_FILLED};
use crate::Paper;
use crate::model::{Block, Section};
use assessment::{Code, ProfileField as F};

/// The page of the report.
pub fn promise(case: &Filed<'_>) -> Section {
    let mut blocks = vec![opening(case), Block::List(points(case))];
    blocks.push(Block::Space(12.0));
    blocks.push(signature());
    Section {
        title: "真实性承诺书".into(),
        new_page: true,
        blocks,
    }
}

/// The letter.
pub fn letter(case: &Filed<'_>) -> Section {
    let fact = |label: &str, field: F| (label.to_owned(), case.fact(field));
    let mut promises = points(case);
    promises.push(
        "依法取得并保持各项证照有效，按批准的方案开采、修复和监测，如实公开执行情况。".into(),
    );
    promises
        .push("自评发现的问题按整改计划确定的措施、责任人和期限整改，整改结果按要求报告。".into());
    promises.push("列入名录后继续保持建设水平，每年 12 月底前向区人民政府提交年度报告。".into());
    Section {
        title: String::new(),
        new_page: false,
        blocks: vec![
            Block::Title(Paper::Commitment.title().into(), case.mine()),
            Block::Paragraph("区自然资源主管部门：".into()),
            opening(case),
            Block::List(promises),
            Block::Facts(vec![
                fact("采矿许可证号", F::LicenceNumber),
                fact("评估基准日", F::ReferenceDate),
                (
                    "自评结论".into(),
                    words::conclusion(case.score.conclusion).into(),
                ),
                ("导出日期".into(), case.exported_on.into()),
            ]),
            signature(),
            Block::Proof(cover::proof(case)),
            Block::Note(format!(
                "{}。本承诺书的写法是编制的，主管部门另有格式的，从其格式。",
                words::NOT_OFFICIAL
            )),
        ],
    }
}

fn opening(case: &Filed<'_>) -> Block {
    Block::Paragraph(format!(
        "{}（采矿权人：{}）就本次绿色矿山自评估承诺如下：",
        case.mine(),
        case.text_or(F::Holder, NOT_FILLED)
    ))
}

/// What is promised. That some of it is not yet held against the licence is said only while it is so.
fn points(case: &Filed<'_>) -> Vec<String> {
    let facts = case.facts();
    let unconfirmed = facts.iter().any(|one| one.code == Code::Unconfirmed);
    let held_against = unconfirmed
        .then_some("标有“规划载明，待核对”的内容尚未与现行证照核对，提交前由本单位核对改正。");
    ["报告所填数据、证照信息和所列佐证材料真实、完整，来源可查，愿意接受主管部门核查。"]
        .into_iter()
        .chain(held_against)
        .chain([
            "自评得分和结论由本单位按所附目录自行得出，不代表主管部门的评估结果。",
            "提供虚假材料的，依法承担相应责任。",
        ])
        .map(str::to_owned)
        .collect()
}

fn signature() -> Block {
    Block::Signature(vec![
        "采矿权人（盖章）：".into(),
        "法定代表人（负责人）签字：".into(),
        "填表人签字：".into(),
        "联系电话：".into(),
        "日期：".into(),
    ])
}
