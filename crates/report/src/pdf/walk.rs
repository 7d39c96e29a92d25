//! Every text of a report together with the place a person would look for it.

use std::fmt::Write;

use boundary::Mark;

use super::Missing;
use super::font::Font;
use crate::model::{Block, Proof, Report, Row, Table};

/// Characters the face lacks, each with its place, in reading order; a character is named once a place.
pub fn missing(report: &Report, font: &Font) -> Vec<Missing> {
    let mut found: Vec<Missing> = Vec::new();
    let mut check = |text: &str, place: &dyn Fn() -> String| {
        for ch in text.chars().filter(|&ch| !font.draws(ch)) {
            let missing = Missing { ch, place: place() };
            if !found.contains(&missing) {
                found.push(missing);
            }
        }
    };
    check(&report.title, &|| "报告标题".to_owned());
    check(&report.running_head, &|| "页眉".to_owned());
    check(&report.footer, &|| "页脚".to_owned());
    if let Some(cover) = &report.cover {
        for text in [&cover.title, &cover.subtitle, &cover.notice, &cover.imprint] {
            check(text, &|| "封面".to_owned());
        }
        for (key, value) in &cover.facts {
            check(key, &|| "封面".to_owned());
            check(value, &|| format!("封面，{}", short(key)));
        }
        if let Some(proof) = &cover.proof {
            walk_proof(proof, &|| "封面".to_owned(), &mut check);
        }
    }
    for section in &report.sections {
        let within = |rest: &str| {
            let title = short(&section.title);
            if rest.is_empty() {
                title
            } else {
                format!("{title}，{rest}")
            }
        };
        check(&section.title, &|| within("标题"));
        let mut heading = String::new();
        for (n, block) in section.blocks.iter().enumerate() {
            if let Block::Heading(title) = block {
                heading = short(title);
            }
            let here = |rest: &str| match (heading.is_empty(), rest.is_empty()) {
                (true, _) => within(rest),
                (false, true) => within(&heading),
                (false, false) => within(&format!("{heading}，{rest}")),
            };
            match block {
                Block::Heading(text) => check(text, &|| within("小标题")),
                Block::Paragraph(text) | Block::Note(text) => {
                    check(text, &|| here(&format!("第 {} 块文字", n + 1)));
                }
                Block::Callout { title, text, .. } => {
                    check(title, &|| here("提示框"));
                    check(text, &|| here(&format!("提示框“{}”", short(title))));
                }
                Block::Facts(facts) => {
                    for (key, value) in facts {
                        check(key, &|| here(""));
                        check(value, &|| here(&short(key)));
                    }
                }
                Block::Table(table) => walk_table(table, &here, &mut check),
                Block::Bars(bars) => {
                    for bar in bars {
                        check(&bar.label, &|| here("条形图"));
                        check(&bar.caption, &|| here(&short(&bar.label)));
                    }
                }
                Block::Map(map) => {
                    check(&map.caption, &|| here("图题"));
                    for mark in &map.sheet.marks {
                        if let Mark::Text { text, .. } = mark {
                            check(text, &|| here(&format!("图“{}”", short(&map.caption))));
                        }
                    }
                }
                Block::List(items) => {
                    for (at, item) in items.iter().enumerate() {
                        check(item, &|| here(&format!("列表第 {} 条", at + 1)));
                    }
                }
                Block::Signature(lines) => {
                    for line in lines {
                        check(line, &|| here("签字栏"));
                    }
                }
                Block::Title(title, subtitle) => {
                    check(title, &|| "标题".to_owned());
                    check(subtitle, &|| "标题".to_owned());
                }
                Block::Proof(proof) => walk_proof(proof, &|| here("校验码"), &mut check),
                Block::Space(_) | Block::Lines(_) | Block::PageBreak => {}
            }
        }
    }
    found
}

fn walk_proof(
    proof: &Proof,
    place: &dyn Fn() -> String,
    check: &mut dyn FnMut(&str, &dyn Fn() -> String),
) {
    check(&proof.label, place);
    for group in &proof.groups {
        check(group, place);
    }
}

fn walk_table(
    table: &Table,
    here: &dyn Fn(&str) -> String,
    check: &mut dyn FnMut(&str, &dyn Fn() -> String),
) {
    let mut name = String::new();
    if let Some(caption) = &table.caption {
        check(caption, &|| here("表题"));
        name = format!("“{}”", short(caption));
    }
    for column in &table.columns {
        check(&column.title, &|| here(&format!("表{name}表头")));
    }
    let mut number = 0;
    for row in &table.rows {
        number += usize::from(!row.heading);
        for (column, cell) in row.cells.iter().enumerate() {
            check(cell, &|| {
                let mut place = format!("表{name}第 {number} 行");
                if row.heading {
                    place = format!("表{name}分组行");
                }
                // The first cell is what a person knows the row by.
                let known = known_by(row);
                if !known.is_empty() {
                    let _ = write!(place, "（{known}）");
                }
                if let Some(column) = table
                    .columns
                    .get(column)
                    .filter(|column| !column.title.is_empty())
                {
                    let _ = write!(place, "“{}”栏", short(&column.title));
                }
                here(&place)
            });
        }
    }
}

fn known_by(row: &Row) -> String {
    let known: Vec<String> = row
        .cells
        .iter()
        .take(2)
        .map(|cell| short(cell))
        .filter(|cell| !cell.is_empty())
        .collect();
    known.join(" ")
}

/// Enough of a text to recognise it.
fn short(text: &str) -> String {
    const ENOUGH: usize = 24;
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.chars().count() <= ENOUGH {
        return text;
    }
    text.chars()
        .take(ENOUGH)
        .chain(std::iter::once('…'))
        .collect()
}
