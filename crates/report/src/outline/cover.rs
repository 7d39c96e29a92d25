//! The cover and the promise of truth.

use super::case::Case;
use crate::model::{Block, Cover, Section};
use assessment::ProfileField as F;

/// Title of the document.
pub const TITLE: &str = "绿色矿山自评估报告";

/// Groups of the digest that stand at the foot of every page.
const SHORT_GROUPS: usize = 4;

/// The first page.
pub fn cover(case: &Case<'_>) -> Cover {
    let catalogue = case.catalogue;
    let date = case.date();
    let text = |field| case.text_or(field, super::case::NOT_FILLED).to_owned();
    Cover {
        title: TITLE.to_owned(),
        subtitle: case.mine(),
        facts: vec![
            ("采矿权人".into(), text(F::Holder)),
            ("采矿许可证号".into(), text(F::LicenceNumber)),
            (
                "矿种、方式".into(),
                format!("{}，{}", text(F::Mineral), text(F::Method)),
            ),
            ("评估基准日".into(), text(F::ReferenceDate)),
            (
                "评价路径".into(),
                words::track(case.score.track).0.to_owned(),
            ),
            (
                "指标目录".into(),
                format!(
                    "{}，{} 版（编制稿）",
                    catalogue.title, case.assessment.catalogue.version
                ),
            ),
        ],
        notice: format!("{}。{}", catalogue.notice, words::NOT_OFFICIAL_EXPLAINED),
        digest_label: "数据摘要 SHA-256：与自评结果文件（JSON）所载一致，即为同一份数据".into(),
        digest_groups: draft::digest_groups(case.digest),
        imprint: format!(
            "{}\n{}年{}月{}日",
            case.text_or(F::Holder, &case.mine()),
            date.year,
            date.month,
            date.day
        ),
    }
}

/// The foot of every page: the beginning of the digest.
pub fn footer(case: &Case<'_>) -> String {
    let groups = draft::digest_groups(case.digest);
    format!(
        "数据摘要 {}…",
        groups[..groups.len().min(SHORT_GROUPS)].join(" ")
    )
}

/// The promise of truth (真实性承诺书).
pub fn promise(case: &Case<'_>) -> Section {
    Section {
        title: "真实性承诺书".into(),
        new_page: true,
        blocks: vec![
            Block::Paragraph(format!(
                "{}（采矿权人：{}）就本次绿色矿山自评估承诺如下：",
                case.mine(),
                case.text_or(F::Holder, super::case::NOT_FILLED)
            )),
            Block::List(vec![
                "报告所填数据、证照信息和所列佐证材料真实、完整，来源可查，愿意接受主管部门核查。"
                    .into(),
                "标有“规划载明，待核对”的内容尚未与现行证照核对，提交前由本单位核对改正。".into(),
                "自评得分和结论由本单位按所附目录自行得出，不代表主管部门的评估结果。".into(),
                "提供虚假材料的，依法承担相应责任。".into(),
            ]),
            Block::Space(12.0),
            Block::Signature(vec![
                "采矿权人（盖章）：".into(),
                "法定代表人（负责人）签字：".into(),
                "填表人签字：".into(),
                "联系电话：".into(),
                "日期：".into(),
            ]),
        ],
    }
}
