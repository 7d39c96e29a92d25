//! Recomputes a submission or a draft with the bundled catalogues and prints the score as JSON.
//!
//! `cargo run -q -p assessment --example score -- SUBMISSION.json`
//!
//! Exits with 1 when the file cannot be read, its digest is wrong, its catalogue edition is not bundled, or the
//! result it states is not the recomputed one.

use assessment::{Assessment, bundled, survey, score};
use draft::{Opened, ReadSubmission, StatedBoundary, StatedResult};
use serde::Serialize;
use std::process::ExitCode;
use std::{env, fs};

/// What was recomputed.
#[derive(PartialEq, Serialize)]
struct Recomputed {
    result: StatedResult,
    boundary: StatedBoundary,
}

fn main() -> ExitCode {
    let Some(path) = env::args().nth(1) else {
        eprintln!("usage: score SUBMISSION.json");
        return ExitCode::FAILURE;
    };
    match run(&path) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{path}: {message}");
            ExitCode::FAILURE
        }
    }
}

fn run(path: &str) -> Result<(), String> {
    let text = fs::read_to_string(path).map_err(|error| error.to_string())?;
    match draft::open(&text).map_err(|error| error.to_string())? {
        Opened::Draft(draft) | Opened::SpoiledDraft(draft) => print(&recompute(&draft.assessment)?),
        Opened::Submission(read) => {
            let recomputed = recompute(&read.assessment)?;
            print(&recomputed)?;
            compare(&read, &recomputed)
        }
    }
}

fn recompute(assessment: &Assessment) -> Result<Recomputed, String> {
    let named = &assessment.catalogue;
    let edition = bundled::EDITIONS
        .iter()
        .find(|edition| edition.reference() == *named)
        .ok_or_else(|| {
            format!(
                "no bundled catalogue is {} {} with digest {}",
                named.id, named.version, named.digest
            )
        })?;
    let catalogue = edition.catalogue();
    let surveyed = survey::survey(assessment, &bundled::register());
    Ok(Recomputed {
        result: draft::stated_result(&catalogue, &score(&catalogue, assessment)),
        boundary: draft::stated_boundary(&surveyed),
    })
}

fn print(recomputed: &Recomputed) -> Result<(), String> {
    let text = serde_json::to_string_pretty(recomputed).map_err(|error| error.to_string())?;
    println!("{text}");
    Ok(())
}

fn compare(read: &ReadSubmission, recomputed: &Recomputed) -> Result<(), String> {
    if !read.digest_is_right {
        return Err(format!("{} is not the digest of its content", read.digest));
    }
    if !read.states_result(&recomputed.result) {
        return Err("the stated result differs from the recomputed one".to_owned());
    }
    if !read.states_boundary(&recomputed.boundary) {
        return Err("the stated boundary differs from the recomputed one".to_owned());
    }
    Ok(())
}
