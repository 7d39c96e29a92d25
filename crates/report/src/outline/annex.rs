//! What stands behind the report: evidence, assumptions, documents read.

use super::filed::{Filed, day};
use super::table::{captioned, left, plain, row};
use crate::model::{Block, Row, Section};

/// Evidence index: condition or item, paper, where it is kept, its date; the file it was pointed at, with its SHA-256.
pub fn evidence(case: &Filed<'_>) -> Section {
    let papers = case.papers();
    let with_files = papers.iter().any(|one| one.paper.file.is_some());
    let mut rows: Vec<Row> = Vec::new();
    for one in &papers {
        let mut cells = vec![
            one.number.to_string(),
            format!("{}　{}", one.id, one.title),
            one.paper.name.trim().to_owned(),
            one.paper.kept_at.trim().to_owned(),
            day(&one.paper.date),
        ];
        if with_files {
            cells.push(one.paper.file.as_ref().map_or_else(String::new, file));
        }
        rows.push(Row {
            cells,
            ..Row::default()
        });
    }
    let mut columns = vec![
        left("附件", 12.0),
        left("条件或指标", 50.0),
        left("材料", 46.0),
        left("存放处", 30.0),
        left("日期", 22.0),
    ];
    let mut blocks = Vec::new();
    if rows.is_empty() {
        blocks.push(Block::Paragraph("没有登记佐证材料。".into()));
    } else {
        if with_files {
            columns = vec![
                left("附件", 11.0),
                left("条件或指标", 33.0),
                left("材料", 29.0),
                left("存放处", 21.0),
                left("日期", 22.0),
                left("文件、字节数和 SHA-256", 44.0),
            ];
        }
        blocks.push(plain(columns, rows));
        if with_files {
            blocks.push(Block::Note(
                "文件本身不在报告里；核对时求文件的 SHA-256，与表中相同即为同一个文件。照片缩小存下的，另列存下那一份的。".into(),
            ));
        }
    }
    Section {
        title: "附件清单".into(),
        new_page: true,
        blocks,
    }
}

/// Name and size, then the SHA-256 in lines of four groups.
fn file(file: &assessment::answers::EvidenceFile) -> String {
    let mut lines = vec![format!("{}（{} 字节）", file.name, file.bytes)];
    lines.extend(digest(&file.sha256));
    if let Some(kept) = file.kept.as_ref().filter(|kept| kept.sha256 != file.sha256) {
        lines.push(format!("缩小存下的一份（{} 字节）", kept.bytes));
        lines.extend(digest(&kept.sha256));
    }
    lines.join("\n")
}

/// A digest in lines of four groups.
fn digest(sha256: &str) -> Vec<String> {
    let groups = draft::digest_groups(sha256);
    groups.chunks(4).map(|line| line.join(" ")).collect()
}

/// The assumptions in force and the documents read.
pub fn assumptions(case: &Filed<'_>) -> Section {
    let mut rows: Vec<Row> = draft::assumptions_on(case.catalogue(), case.score.track)
        .iter()
        .map(|one| {
            row([
                words::assumption_label(one).to_owned(),
                words::assumption_value(one),
                words::certainty(one.certainty).to_owned(),
                words::assumption_origin(one),
            ])
        })
        .collect();
    let compiled = words::certainty(assessment::Certainty::Compiled);
    let tolerance = boundary::Tolerance::default();
    for (label, rule) in [
        ("指标值取舍", "四舍五入到两位小数后与分档比较".to_owned()),
        (
            "面积比对限差",
            format!(
                "与证载面积相差不超过 {} km² 为一致，不超过 {}% 为有差异，再大为不一致",
                tolerance.agree_km2, tolerance.differ_pct
            ),
        ),
        ("坐标系", "按许可证所用坐标系填报，不作转换".to_owned()),
    ] {
        rows.push(row([
            label.to_owned(),
            rule,
            compiled.to_owned(),
            String::new(),
        ]));
    }
    let documents = case
        .catalogue()
        .sources
        .iter()
        .map(|one| row([one.title.clone(), one.seen.clone()]));
    Section {
        title: "附：本次采用的假设".into(),
        new_page: false,
        blocks: vec![
            Block::Paragraph(
                "下列数值和规则决定自评结果。标“规划载明”和“公开文件（已读）”的有出处，其余为编制者暂定，待主管部门确认，不是主管部门的规定。".into(),
            ),
            captioned(
                "采用的数值和规则",
                vec![
                    left("事项", 28.0),
                    left("采用", 54.0),
                    left("把握程度", 26.0),
                    left("出处和假定", 52.0),
                ],
                rows,
            ),
            captioned(
                "所据文件",
                vec![left("文件", 92.0), left("读到的程度", 68.0)],
                documents.collect(),
            ),
        ],
    }
}
