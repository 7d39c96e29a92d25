//! Node.js and the packages of package-lock.json: wasm-opt (binaryen), Playwright and what its tests use.

use std::{fs, path::PathBuf, process::Command};

use anyhow::{Context, Result, ensure};

use super::system;
use crate::{
    bundle::hash,
    process::{output, root, run},
};

const OLDEST_NODE: u32 = 20;

/// Installs node_modules if it is not what package-lock.json says.
pub fn packages() -> Result<()> {
    node_itself()?;
    let lock = fs::read(root().join("package-lock.json")).context("package-lock.json")?;
    let stamp = root().join("node_modules").join(".installed-from");
    if fs::read_to_string(&stamp).is_ok_and(|installed| installed == hash(&lock)) {
        return Ok(());
    }
    run(Command::new(npm_program()).arg("ci").current_dir(root()))?;
    fs::write(stamp, hash(&lock)).context("node_modules/.installed-from")
}

/// Node.js, about to run something.
pub fn node() -> Command {
    let mut node = Command::new("node");
    node.current_dir(root());
    node
}

/// A file in one of the packages.
pub fn module(file: &str) -> PathBuf {
    root().join("node_modules").join(file)
}

/// npm's name as a program.
pub fn npm_program() -> &'static str {
    if cfg!(windows) { "npm.cmd" } else { "npm" }
}

fn node_itself() -> Result<()> {
    system::ensure(&[system::NODE, system::NPM])?;
    let version = output(node().arg("--version"))?;
    let major = version.trim().trim_start_matches('v').split('.').next();
    let major: u32 = major.and_then(|number| number.parse().ok()).unwrap_or(0);
    ensure!(
        major >= OLDEST_NODE,
        "Node.js {} is too old: {OLDEST_NODE} or newer is needed. Get one from https://nodejs.org",
        version.trim()
    );
    Ok(())
}
