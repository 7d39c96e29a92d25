//! Draws a paper of a submission; a blank checklist also of a catalogue's id.
//!
//! `cargo run -q -p report --example render -- SUBMISSION.json OUT.pdf [--paper KIND]`
//!
//! KIND is `report` (the default), `rectification`, `annual`, `commitment` or `checklist`.
//!
//! `cargo run -q -p report --example render -- sandstone-openpit OUT.pdf --paper checklist`

use std::path::Path;

use library::Rules;
use report::Paper;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (from, out, paper) = match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        [from, out] => (from, out, Paper::Report),
        [from, out, "--paper", key] => (
            from,
            out,
            Paper::from_key(key).ok_or_else(|| usage(&format!("no paper {key}")))?,
        ),
        _ => return Err(usage("two names of files, and perhaps a paper").into()),
    };
    let font = std::fs::read(
        Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("../../assets/fonts/NotoSansSC-Regular.subset.ttf"),
    )?;
    let library = bundled::library();
    if paper == Paper::Checklist && !Path::new(from).exists() {
        let book = library.books().first().ok_or("no book")?;
        let listed = book.in_force_of(from).ok_or("no such catalogue")?;
        let edition = library
            .edition(&listed.reference())
            .ok_or("no such edition")?;
        let rules = Rules {
            book: book.clone(),
            edition: edition.clone(),
        };
        std::fs::write(
            out,
            report::render_blank_checklist(&rules, &font).map_err(told)?,
        )?;
        return Ok(());
    }
    let text = std::fs::read_to_string(from)?;
    let read = draft::read_submission(&text)?;
    let rules = library.rules(&read.assessment);
    let rules = rules.map_err(|error| format!("no rules: {error:?}"))?;
    for missing in report::missing_glyphs(paper, &text, &rules, &font).map_err(told)? {
        eprintln!("{}（{}）：{}", missing.ch, missing.code(), missing.place);
    }
    std::fs::write(
        out,
        report::render(paper, &text, &rules, &font).map_err(told)?,
    )?;
    Ok(())
}

fn told(failure: draft::Failure) -> String {
    words::failure(&failure)
}

fn usage(wrong: &str) -> String {
    let papers = Paper::ALL.map(Paper::key).join("|");
    format!("{wrong}. usage: render SUBMISSION.json OUT.pdf [--paper {papers}]")
}
