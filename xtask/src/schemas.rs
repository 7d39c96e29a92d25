//! The JSON Schemas beside the data, generated from the types that read it.

use anyhow::Result;

use crate::process::{cargo, run};

/// Writes the schemas; with `check` only fails if one on disk is not that of its type.
pub fn run_generator(check: bool) -> Result<()> {
    let mut cargo = cargo();
    let generator = ["--example", "schemas", "--features", "schema"];
    cargo.args(["run", "--quiet", "--package", "draft"]);
    cargo.args(generator);
    if check {
        cargo.args(["--", "--check"]);
    }
    run(&mut cargo)
}
