//! Every paper, as it is handed in: what an archive asks of the file, what comes back out of it, how it looks.
//! Needs poppler and qpdf.
#![allow(clippy::unwrap_used, missing_docs)]

mod archive;
#[path = "../common/mod.rs"]
mod common;
mod kinds;
mod pictures;
mod reopen;

use std::path::{Path, PathBuf};

use report::Paper;

/// A frozen example of the draft crate.
fn example(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../draft/tests/examples")
        .join(format!("{name}.submission-1.json"));
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Full track with a boundary and answers, a blocked boundary, the small track.
const EXAMPLES: [&str; 3] = ["erhao-half-filled", "linglu-boundary", "longlu-small"];

fn font_bytes() -> &'static [u8] {
    static BYTES: std::sync::OnceLock<Vec<u8>> = std::sync::OnceLock::new();
    BYTES.get_or_init(|| std::fs::read(common::font_path()).unwrap())
}

/// A paper of an example, as a file.
fn paper(paper: Paper, name: &str) -> PathBuf {
    let text = example(name);
    let pdf = report::render(paper, &text, &common::rules(&text), font_bytes()).unwrap();
    saved(&format!("{name}-{}.pdf", paper.key()), &pdf)
}

/// The rules of every catalogue in its edition in force.
fn current() -> Vec<library::Rules> {
    let library = bundled::library();
    let book = &library.books()[0];
    let rules = |listed: &library::ListedEdition| library::Rules {
        book: book.clone(),
        edition: library.edition(&listed.reference()).unwrap().clone(),
    };
    book.in_force().map(rules).collect()
}

/// Writes a file that other tests may be reading: it is whole or not there.
fn saved(name: &str, bytes: &[u8]) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let unfinished = path.with_extension(format!("{:?}", std::thread::current().id()));
    std::fs::write(&unfinished, bytes).unwrap();
    std::fs::rename(&unfinished, &path).unwrap();
    path
}
