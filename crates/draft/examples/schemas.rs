//! Writes the JSON Schemas from the types; with `--check` only compares them with the files on disk.
//!
//! `cargo xtask schemas [--check]` runs it.

use std::path::Path;
use std::process::ExitCode;
use std::{env, fs};

const COMMAND: &str = "cargo xtask schemas";

fn main() -> ExitCode {
    let check = env::args().any(|argument| argument == "--check");
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut failed = false;
    for file in draft::schema::files() {
        let path = root.join(file.path);
        let on_disk = fs::read_to_string(&path).unwrap_or_default();
        if on_disk == file.text {
            println!("unchanged  {}", file.path);
        } else if check {
            failed = true;
            eprintln!("differs    {}", file.path);
        } else if let Err(error) = fs::write(&path, &file.text) {
            failed = true;
            eprintln!("{}: {error}", file.path);
        } else {
            println!("written    {}", file.path);
        }
    }
    if failed {
        if check {
            eprintln!("The schemas are not those of the types. Run: {COMMAND}");
        }
        return ExitCode::FAILURE;
    }
    ExitCode::SUCCESS
}
