//! What is checked without a browser: formatting, clippy, the native tests.

use anyhow::Result;

use crate::process::{cargo, run, step};

/// Formats all Rust code.
pub fn format() -> Result<()> {
    run(cargo().args(["fmt", "--all"]))
}

/// Fails if `format` would change anything, or if clippy has a word to say.
pub fn format_and_lint() -> Result<()> {
    step("format", || run(cargo().args(["fmt", "--all", "--check"])))?;
    step("clippy", || {
        run(cargo().args([
            "clippy",
            "--quiet",
            "--workspace",
            "--all-targets",
            "--",
            "--deny",
            "warnings",
        ]))
    })
}

/// The native tests of every crate, this one included.
pub fn tests() -> Result<()> {
    run(cargo().args(["test", "--quiet", "--workspace"]))
}
