//! The cover, the foot, the proof: what all papers share.

use super::filed::Filed;
use crate::Paper;
use crate::model::{Cover, Proof};
use assessment::ProfileField as F;

/// The first page.
pub fn cover(case: &Filed<'_>, paper: Paper) -> Cover {
    let catalogue = case.catalogue();
    let text = |field| case.fact(field);
    Cover {
        title: paper.title().to_owned(),
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
        proof: Some(proof(case)),
        imprint: imprint(case),
    }
}

/// The foot of every page: the digest.
pub fn footer(case: &Filed<'_>) -> String {
    format!("校验码 {}", draft::digest_groups(case.digest).join(" "))
}

/// What ties a paper to the submission it was made from.
pub fn proof(case: &Filed<'_>) -> Proof {
    Proof {
        label: "校验码（数据摘要 SHA-256）：与自评结果文件（JSON）所载一致，即为同一份数据。二维码内容相同。".into(),
        groups: draft::digest_groups(case.digest),
        code: format!("sha256:{}", case.digest),
    }
}

/// Who signs and when: the mine's right holder and the day of the submission.
pub fn imprint(case: &Filed<'_>) -> String {
    let date = case.date();
    format!(
        "{}\n{}年{}月{}日",
        case.text_or(F::Holder, &case.mine()),
        date.year,
        date.month,
        date.day
    )
}
