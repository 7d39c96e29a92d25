//! The two WebAssembly modules, built by wasm-pack into `pkg/`: the app, and the PDF engine in `pkg/report/`.

use std::{fs, io, path::Path, process::Command};

use anyhow::{Context, Result, ensure};

use crate::{
    process::{root, run},
    tools::BuildTools,
};

/// How to build.
#[derive(Clone, Copy)]
pub struct Options {
    /// Quick to build, large and slow to run.
    pub dev: bool,
    /// Whether the PDF engine and its font are part of it.
    pub with_report: bool,
}

/// Builds into an emptied `pkg/`; wasm-pack would leave the files of earlier builds in it.
pub fn build(tools: &BuildTools, options: Options) -> Result<()> {
    let pkg = root().join("pkg");
    empty(&pkg)?;
    module(tools, options, root(), &pkg, "greenmine")?;
    if options.with_report {
        let folder = pkg.join("report");
        module(
            tools,
            options,
            &root().join("crates").join("report"),
            &folder,
            "report",
        )?;
        let script =
            fs::read_to_string(folder.join("report.js")).context("pkg/report/report.js")?;
        ensure!(
            script.contains("export function render("),
            "crates/report exports no `render` to JavaScript. It needs\n  \
             #[wasm_bindgen] pub fn render(submission_json: &str, font: &[u8]) -> Result<Vec<u8>, JsError>\n\
             (a build without the report: add --without-report)"
        );
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
