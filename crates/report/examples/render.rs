//! Draws the report of a submission.
//!
//! `cargo run -q -p report --example render -- SUBMISSION.json OUT.pdf`

use std::path::Path;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args_os().skip(1);
    let (Some(submission), Some(out), None) =
        (arguments.next(), arguments.next(), arguments.next())
    else {
        return Err("usage: render SUBMISSION.json OUT.pdf".into());
    };
    let font = std::fs::read(
        Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("../../assets/fonts/NotoSansSC-Regular.subset.ttf"),
    )?;
    let text = std::fs::read_to_string(submission)?;
    for missing in report::missing_in_submission(&text, &font)? {
        eprintln!("{}（{}）：{}", missing.ch, missing.code(), missing.place);
    }
    std::fs::write(out, report::render_submission(&text, &font)?)?;
    Ok(())
}
