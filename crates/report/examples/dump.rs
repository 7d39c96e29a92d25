//! The words and tables of a submission's report as JSON, for `tests/bench/pdf`: what another program would have to
//! draw. `[{ "heading": true, "text": … } | { "text": … } | { "head": […], "rows": [[…]] }]`
//!
//! `cargo run -q -p report --example dump -- SUBMISSION.json`

use report::Paper;
use report::model::Block;
use serde_json::{Value, json};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let path = std::env::args()
        .nth(1)
        .ok_or("usage: dump SUBMISSION.json")?;
    let text = std::fs::read_to_string(path)?;
    let read = draft::read_submission(&text)?;
    let rules = bundled::library().rules(&read.assessment);
    let rules = rules.map_err(|error| format!("no rules: {error:?}"))?;
    let report = report::compose(Paper::Report, &text, &rules);
    let report = report.map_err(|failure| words::failure(&failure))?;
    let mut all: Vec<Value> = Vec::new();
    for section in &report.sections {
        all.push(json!({ "heading": true, "text": section.title }));
        all.extend(section.blocks.iter().filter_map(drawn));
    }
    println!("{}", Value::from(all));
    Ok(())
}

fn drawn(block: &Block) -> Option<Value> {
    let pairs = |pairs: Vec<(String, String)>| {
        let rows: Vec<Value> = pairs.into_iter().map(|(a, b)| json!([a, b])).collect();
        json!({ "head": ["", ""], "rows": rows })
    };
    Some(match block {
        Block::Heading(text) => json!({ "heading": true, "text": text }),
        Block::Paragraph(text) | Block::Note(text) => json!({ "text": text }),
        Block::Title(title, subtitle) => json!({ "text": format!("{title}\n{subtitle}") }),
        Block::Callout { title, text, .. } => json!({ "text": format!("{title}\n{text}") }),
        Block::Facts(facts) => pairs(facts.clone()),
        Block::Bars(bars) => pairs(
            bars.iter()
                .map(|bar| (bar.label.clone(), bar.caption.clone()))
                .collect(),
        ),
        Block::List(items) => json!({ "text": items.join("\n") }),
        Block::Signature(lines) => json!({ "text": lines.join("\n") }),
        Block::Map(map) => json!({ "text": map.caption }),
        Block::Proof(proof) => json!({ "text": proof.groups.join(" ") }),
        Block::Table(table) => {
            let width = table.columns.len();
            let head: Vec<&str> = table.columns.iter().map(|one| one.title.as_str()).collect();
            let rows: Vec<Vec<&str>> = table
                .rows
                .iter()
                .map(|row| {
                    let cell = |n| row.cells.get(n).map_or("", String::as_str);
                    (0..width).map(cell).collect()
                })
                .collect();
            json!({ "head": head, "rows": rows })
        }
        Block::PageBreak | Block::Lines(_) | Block::Space(_) => return None,
    })
}
