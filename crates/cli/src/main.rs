//! `greenmine verify FILE [RULES]`: recomputes a submission or a draft and prints what came out as JSON.
//!
//! The rules are those that this program ships, those that the submission brings along, or those of a package of rules
//! given as a second file.
//!
//! Exits with 1 when the file cannot be read, its digest is not that of its content, its rules are not at hand, or what
//! it states is not what was computed; the differences are printed with their places.

use draft::{Difference, Opened, StatedBoundary, StatedResult};
use library::{Case, Library};
use serde::Serialize;
use serde_json::{Value, json};
use std::process::ExitCode;
use std::{env, fs};

const USAGE: &str = "usage: greenmine verify FILE [RULES]";

/// What was computed.
#[derive(Serialize)]
struct Computed {
    result: StatedResult,
    boundary: StatedBoundary,
}

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let (path, rules) = match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["verify", path] => (path, None),
        ["verify", path, rules] => (path, Some(rules)),
        _ => {
            eprintln!("{USAGE}");
            return ExitCode::FAILURE;
        }
    };
    match verify(path, rules) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{path}: {message}");
            ExitCode::FAILURE
        }
    }
}

fn read(path: &str) -> Result<String, String> {
    fs::read_to_string(path).map_err(|error| format!("{path}: {error}"))
}

fn verify(path: &str, rules: Option<&str>) -> Result<(), String> {
    let mut library = bundled::library();
    if let Some(rules) = rules {
        let given = Library::read(&read(rules)?);
        library.add(&given.map_err(|error| format!("the rules were refused: {error:?}"))?);
    }
    match draft::open(&read(path)?).map_err(|error| error.to_string())? {
        Opened::Draft(draft) | Opened::SpoiledDraft(draft) => {
            let case = library.judge(draft.assessment);
            print(&case.map_err(|error| format!("no rules: {error:?}"))?)
        }
        Opened::Submission(submission) => {
            let verified = draft::verify(&library, &submission);
            if let Some(refused) = &verified.refused {
                eprintln!("the rules it brings along were refused: {refused:?}");
            }
            let case = verified.case.as_ref();
            print(case.map_err(|error| format!("no rules: {error:?}"))?)?;
            if !verified.digest_is_right {
                return Err(format!(
                    "{} is not the digest of its content",
                    submission.digest
                ));
            }
            for (what, found) in [
                ("result", &verified.result),
                ("boundary", &verified.boundary),
            ] {
                if !found.is_empty() {
                    let lines: Vec<String> = found.iter().map(line).collect();
                    return Err(format!(
                        "the stated {what} differs from the recomputed one\n{}",
                        lines.join("\n")
                    ));
                }
            }
            Ok(())
        }
    }
}

fn line(difference: &Difference) -> String {
    let shown = |value: &Option<Value>| {
        value
            .as_ref()
            .map_or("nothing".to_owned(), Value::to_string)
    };
    format!(
        "  {}: states {}, computed {}",
        difference.place.join("/"),
        shown(&difference.stated),
        shown(&difference.computed)
    )
}

fn print(case: &Case) -> Result<(), String> {
    let computed = Computed {
        result: draft::stated_result(case.catalogue(), &case.score),
        boundary: draft::stated_boundary(&case.surveyed),
    };
    let text = serde_json::to_string_pretty(&json!(computed)).map_err(|error| error.to_string())?;
    println!("{text}");
    Ok(())
}
