//! What is checked without a browser: formatting, clippy, the documentation, the native tests, and that what seldom
//! runs still compiles.

use std::{
    env, fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, ensure};

use crate::{
    process::{cargo, root, run, step},
    tools,
};

/// Formats all Rust code.
pub fn format() -> Result<()> {
    run(cargo().args(["fmt", "--all"]))
}

/// Fails if `format` would change anything, or if clippy has a word to say.
pub fn format_and_lint() -> Result<()> {
    step("format", || run(cargo().args(["fmt", "--all", "--check"])))?;
    step("clippy", || clippy(&["--all-targets"]))
}

fn clippy(targets: &[&str]) -> Result<()> {
    let mut cargo = cargo();
    cargo.args(["clippy", "--quiet", "--workspace"]);
    cargo.args(targets);
    run(cargo.args(["--", "--deny", "warnings"]))
}

/// Fails if a comment links to what is not there. Private items too: most comments of the app are theirs.
pub fn documentation() -> Result<()> {
    let mut cargo = cargo();
    cargo.args(["doc", "--quiet", "--workspace", "--no-deps"]);
    cargo.arg("--document-private-items");
    run(cargo.env("RUSTDOCFLAGS", "--deny warnings"))
}

/// The native tests of every crate, this one included.
pub fn tests() -> Result<()> {
    run(cargo().args(["test", "--quiet", "--workspace"]))
}

/// Compiles the fuzz targets, a workspace of its own. They are not linked, and the fuzzer itself, in C++, is left out.
pub fn fuzz_targets() -> Result<()> {
    let mut cargo = cargo();
    cargo.args(["check", "--quiet", "--locked", "--no-default-features"]);
    cargo.args(["--manifest-path", "fuzz/Cargo.toml"]);
    // The project's target folder, where most of what they need is compiled already.
    if env::var_os("CARGO_TARGET_DIR").is_none() {
        cargo.args(["--target-dir", "target"]);
    }
    run(&mut cargo).context(
        "if only fuzz/Cargo.lock is behind: copy Cargo.lock over it, then \
         cargo update --workspace --manifest-path fuzz/Cargo.toml",
    )
}

/// Parses the scripts of the benchmarks. The Rust examples that they start are compiled with everything else, so it is
/// enough that they are there.
pub fn benchmarks() -> Result<()> {
    let mut scripts = Vec::new();
    collect_scripts(&root().join("tests").join("bench"), &mut scripts)?;
    ensure!(!scripts.is_empty(), "tests/bench has no script");
    for script in scripts {
        run(tools::node().arg("--check").arg(&script))?;
        let text = fs::read_to_string(&script)?;
        for example in examples_started(&text) {
            clippy(&["--example", example])?;
        }
    }
    Ok(())
}

fn collect_scripts(folder: &Path, scripts: &mut Vec<PathBuf>) -> Result<()> {
    for entry in fs::read_dir(folder).with_context(|| format!("{}", folder.display()))? {
        let path = entry?.path();
        if path.is_dir() {
            collect_scripts(&path, scripts)?;
        } else if path.extension().is_some_and(|ending| ending == "mjs") {
            scripts.push(path);
        }
    }
    scripts.sort();
    Ok(())
}

/// The word after each `--example` in a script: an argument of its own, in quotes.
fn examples_started(script: &str) -> Vec<&str> {
    let after = script.split("'--example'").skip(1);
    after.filter_map(|rest| rest.split('\'').nth(1)).collect()
}

#[cfg(test)]
mod tests {
    use super::examples_started;

    #[test]
    fn the_examples_that_a_script_starts_are_found() {
        let script =
            "execFileSync('cargo', ['run', '-p', 'report', '--example', 'dump', '--', file]);";
        assert_eq!(examples_started(script), ["dump"]);
        assert!(examples_started("cargo run --example").is_empty());
    }
}
