//! What comes from rustup and from crates.io.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result, ensure};

use crate::process::{cargo, find, output, root, run};

/// The only version of wasm-pack that the build has been tried with.
pub const WASM_PACK: &str = "0.15.1";

const TARGET: &str = "wasm32-unknown-unknown";

/// The standard library for WebAssembly.
pub fn wasm_target() -> Result<()> {
    let sysroot = output(Command::new("rustc").args(["--print", "sysroot"]))?;
    if Path::new(sysroot.trim())
        .join("lib/rustlib")
        .join(TARGET)
        .is_dir()
    {
        return Ok(());
    }
    ensure!(
        find("rustup").is_some(),
        "this Rust cannot compile to {TARGET}, and there is no rustup to add it.\n\
         Install that target from where your Rust comes from (Debian: libstd-rust-dev-wasm32), or use rustup."
    );
    run(Command::new("rustup").args(["target", "add", TARGET]))
}

/// A part of the toolchain that `cargo <subcommand>` needs.
pub fn component(subcommand: &str, name: &str) -> Result<()> {
    if output(cargo().args([subcommand, "--version"])).is_ok() {
        return Ok(());
    }
    ensure!(
        find("rustup").is_some(),
        "`cargo {subcommand}` is missing, and there is no rustup to add it: install {name} for your Rust."
    );
    run(Command::new("rustup").args(["component", "add", name]))
}

/// A program of exactly this version: the one on PATH, else the project's own, installed if need be.
pub fn program(name: &str, package: &str, version: &str) -> Result<PathBuf> {
    let is_right = |path: &PathBuf| {
        output(Command::new(path).arg("--version"))
            .is_ok_and(|said| said.split_whitespace().nth(1) == Some(version))
    };
    let own_folder = root().join("target").join("tools");
    let own = own_folder
        .join("bin")
        .join(format!("{name}{}", std::env::consts::EXE_SUFFIX));
    if let Some(found) = find(name).into_iter().chain([own.clone()]).find(is_right) {
        return Ok(found);
    }
    println!("   {name} {version} is compiled once, which takes a few minutes");
    run(cargo()
        .args([
            "install",
            package,
            "--version",
            version,
            "--locked",
            "--force",
            "--quiet",
        ])
        .arg("--root")
        .arg(&own_folder))?;
    ensure!(is_right(&own), "{} is not {name} {version}", own.display());
    Ok(own)
}

/// The version of a crate in Cargo.lock. wasm-bindgen and its program must be of one version.
pub fn locked_version(name: &str) -> Result<String> {
    let lock = fs::read_to_string(root().join("Cargo.lock")).context("Cargo.lock")?;
    find_version(&lock, name).with_context(|| format!("Cargo.lock has no crate {name}"))
}

fn find_version(lock: &str, name: &str) -> Option<String> {
    let heading = format!("name = \"{name}\"");
    let mut lines = lock.lines().skip_while(|line| *line != heading).skip(1);
    let version = lines
        .next()?
        .strip_prefix("version = \"")?
        .strip_suffix('"')?;
    Some(version.to_owned())
}

#[cfg(test)]
mod tests {
    use super::find_version;

    #[test]
    fn a_version_is_read_from_the_lock_file() {
        let lock = "[[package]]\nname = \"wasm-bindgen-futures\"\nversion = \"0.4.1\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.129\"\n";
        assert_eq!(
            find_version(lock, "wasm-bindgen").as_deref(),
            Some("0.2.129")
        );
        assert_eq!(find_version(lock, "wasm"), None);
    }
}
