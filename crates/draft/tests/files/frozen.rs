//! Files of earlier versions, written once and never written again: they must open for ever.

use crate::support::{book, library};
use draft::{Opened, open, verify};
use std::fs;
use std::path::Path;

/// Every frozen file, by name.
pub fn files() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/examples");
    let mut files: Vec<(String, String)> = fs::read_dir(folder)
        .expect("the folder of frozen files")
        .map(|entry| entry.expect("readable"))
        .map(|entry| {
            let text = fs::read_to_string(entry.path()).expect("readable");
            (entry.file_name().to_string_lossy().into_owned(), text)
        })
        .collect();
    files.sort();
    files
}

/// The text of one frozen file.
pub fn text(name: &str) -> String {
    let found = files().into_iter().find(|(file, _)| file == name);
    found.expect("a frozen file of that name").1
}

#[test]
fn every_frozen_file_opens_as_what_its_name_says() {
    let files = files();
    assert!(files.len() >= 6);
    let mut wrong = Vec::new();
    for (name, text) in &files {
        match open(text) {
            Ok(Opened::Draft(_)) if name.contains(".draft-") => {}
            Ok(Opened::Submission(read)) if name.contains(".submission-") => {
                if !read.digest_is_right {
                    wrong.push(format!("{name}: the digest is not that of its content"));
                }
            }
            Ok(_) => wrong.push(format!("{name}: opens as something else")),
            Err(error) => wrong.push(format!("{name}: {error}")),
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_frozen_submission_recomputes_to_what_it_states() {
    let mut wrong = Vec::new();
    let mut recomputed = 0;
    for (name, text) in files() {
        let Ok(Opened::Submission(read)) = open(&text) else {
            continue;
        };
        let verified = verify(library(), &read);
        if let Err(error) = &verified.case {
            wrong.push(format!("{name}: {error:?}"));
        }
        for one in verified.result.iter().chain(&verified.boundary) {
            wrong.push(format!("{name}: {one:?}"));
        }
        recomputed += 1;
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(recomputed >= 3);
}

#[test]
fn a_frozen_draft_moves_whole_to_the_edition_in_force() {
    let mut moved_on = 0;
    for (name, text) in files() {
        let Ok(Opened::Draft(draft)) = open(&text) else {
            continue;
        };
        let from = &draft.assessment;
        let listed = book().in_force_of(&from.catalogue.id).expect("in force");
        let edition = library().edition(&listed.reference()).expect("at hand");
        let moved = assessment::moving::moved(from, edition.catalogue(), listed.reference());
        assert!(moved.left.is_empty(), "{name}: {:?}", moved.left);
        moved_on += usize::from(moved.assessment.catalogue != from.catalogue);
    }
    assert!(moved_on >= 3, "{moved_on}");
}

#[test]
fn the_draft_of_erhao_still_holds_what_was_typed() {
    let Ok(Opened::Draft(draft)) = open(&text("erhao-half-filled.draft-1.json")) else {
        panic!("not a draft");
    };
    let item = |id: &str| draft.assessment.items.get(id).cloned().unwrap_or_default();
    assert_eq!(draft.revision, 87);
    assert_eq!(item("SS-C2-01").inputs[&"reused".to_owned()], "94.996");
    assert_eq!(
        item("SS-A5-01").inputs[&"green".to_owned()],
        "5,200",
        "as typed, not as read"
    );
    assert!(item("SS-C1-01").not_applicable);
    assert!(item("SS-A3-01").record.flagged);
    assert_eq!(draft.assessment.boundary.rows.len(), 6);
}
