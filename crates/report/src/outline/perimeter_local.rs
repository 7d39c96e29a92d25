//! The boundary put into another datum by the person's own parameters: labelled so wherever it stands.

use super::filed::Filed;
use super::perimeter::signed;
use super::table::{captioned, left, right};
use crate::model::{Block, Row, Tone};
use assessment::survey::Transformed;

/// Nothing when no parameters were entered.
pub fn blocks(case: &Filed<'_>) -> Vec<Block> {
    let Some(local) = &case.surveyed.local else {
        return Vec::new();
    };
    match &local.transformed {
        Some(transformed) => shown(case, transformed),
        None => vec![Block::Note(
            "填写了坐标转换参数，但不全或有误，没有转换。".into(),
        )],
    }
}

fn shown(case: &Filed<'_>, transformed: &Transformed) -> Vec<Block> {
    let own = &case.surveyed.located;
    let mut facts = vec![(
        "转换到".to_owned(),
        words::reference(&transformed.reference),
    )];
    if let Some(area) = transformed.ellipsoid_m2 {
        facts.push((
            "转换后面积（椭球）".to_owned(),
            format!("{} km²", words::km2(area)),
        ));
        if let Some(before) = case.surveyed.judgement.ellipsoid_m2 {
            facts.push((
                "与转换前之差".to_owned(),
                format!("{} km²", words::signed_km2((area - before) / 1e6)),
            ));
        }
    }
    let mut blocks = vec![
        Block::Callout {
            tone: Tone::Caution,
            title: "坐标转换，供对照".to_owned(),
            text: format!(
                "{}。本节的判断、面积和图仍按填写的坐标，只把坐标系不同的相邻范围换算过来比对；转换结果不代替主管部门核发的坐标。",
                words::transformed_by(&case.assessment.boundary.local, transformed)
            ),
        },
        Block::Facts(facts),
    ];
    for (index, (before, after)) in own.rings.iter().zip(&transformed.rings).enumerate() {
        let rows = before
            .points
            .iter()
            .zip(&after.points)
            .map(|(from, to)| Row {
                cells: vec![
                    to.label.clone(),
                    format!("{:.2}", to.x),
                    format!("{:.2}", to.y),
                    signed(to.x - from.x, 2),
                    signed(to.y - from.y, 2),
                ],
                ..Row::default()
            });
        let ring = if transformed.rings.len() > 1 {
            format!("，第 {} 圈", index + 1)
        } else {
            String::new()
        };
        blocks.push(captioned(
            format!("转换后的拐点（按填写的参数，非公布参数）{ring}"),
            vec![
                left("点号", 20.0),
                right("X（m）", 42.0),
                right("Y（m，含带号）", 42.0),
                right("X 变化（m）", 28.0),
                right("Y 变化（m）", 28.0),
            ],
            rows.collect(),
        ));
    }
    blocks
}
