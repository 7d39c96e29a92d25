//! The WebAssembly modules, built by wasm-pack into `pkg/`: the app, and each engine in a folder of its own.

use std::{fs, io, path::Path, process::Command};

use anyhow::{Context, Result};

use crate::{
    process::{root, run},
    tools::BuildTools,
};

/// The crates that are engines: run in a worker when first asked for (`src/platform/engine.rs`).
pub const ENGINES: [&str; 2] = ["report", "exchange"];

/// How to build.
#[derive(Clone, Copy)]
pub struct Options {
    /// Quick to build, large and slow to run.
    pub dev: bool,
    /// Whether the PDF engine and its font are part of it.
    pub with_report: bool,
}

impl Options {
    /// Whether this engine is part of it.
    pub fn with(self, engine: &str) -> bool {
        self.with_report || engine != "report"
    }
}

/// Builds into an emptied `pkg/`; wasm-pack would leave the files of earlier builds in it.
pub fn build(tools: &BuildTools, options: Options) -> Result<()> {
    let pkg = root().join("pkg");
    empty(&pkg)?;
    module(tools, options, root(), &pkg, "greenmine")?;
    for engine in ENGINES.into_iter().filter(|engine| options.with(engine)) {
        let package = root().join("crates").join(engine);
        module(tools, options, &package, &pkg.join(engine), engine)?;
    }
    Ok(())
}

/// Makes sure that a folder exists and holds nothing.
pub fn empty(folder: &Path) -> Result<()> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => fs::create_dir_all(folder),
    }
    .with_context(|| format!("cannot empty {}", folder.display()))
}

fn module(
    tools: &BuildTools,
    options: Options,
    package: &Path,
    out: &Path,
    name: &str,
) -> Result<()> {
    let mut pack = Command::new(&tools.wasm_pack);
    pack.env("PATH", &tools.path).current_dir(root());
    // no-install: every tool is in place already, in the version we chose.
    pack.args(["--log-level", "error", "build", "--mode", "no-install"]);
    pack.args(["--target", "web", "--no-typescript", "--no-pack"]);
    pack.arg(if options.dev { "--dev" } else { "--release" });
    pack.arg("--out-dir")
        .arg(out)
        .args(["--out-name", name])
        .arg(package);
    run(&mut pack)
}
