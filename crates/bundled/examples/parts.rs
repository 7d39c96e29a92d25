//! Writes the two packages that this build ships into a folder: `rules.jsonl` and `older.jsonl`.
//!
//! `cargo run -q -p bundled --example parts -- FOLDER`

use std::path::Path;
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let folder = env::args().nth(1).unwrap_or_else(|| ".".to_owned());
    fs::write(Path::new(&folder).join("rules.jsonl"), bundled::RULES)?;
    fs::write(Path::new(&folder).join("older.jsonl"), bundled::OLDER)
}
