//! The WebAssembly modules, built by wasm-pack into `pkg/`: the app, and each engine in a folder of its own.

use std::{
    env, fs, io,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result, ensure};

use crate::{
    process::{output, root, run},
    tools::{self, BuildTools},
};

/// The crates that are engines: run in a worker when first asked for (`crates/ui/src/platform/engine.rs`).
pub const ENGINES: [&str; 2] = ["report", "exchange"];

/// What wasm-opt is told, for every module. -O1: a tenth larger than -Oz as it stands, a twelfth smaller once
/// compressed (measured, brotli 11). Functions stand in the order of their names, so that those made of one generic lie
/// side by side: another 10 KB less once compressed. The names, kept until then (`strip` in `Cargo.toml`), go at the end.
/// The rest is what the compiler uses of WebAssembly.
const WASM_OPT: [&str; 10] = [
    "-O1",
    "--reorder-functions-by-name",
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
    "--strip-debug",
    "--strip-producers",
];

/// How to build.
#[derive(Clone, Copy)]
pub struct Options {
    /// Quick to build, large and slow to run.
    pub dev: bool,
    /// Whether the PDF engine and its font are part of it.
    pub with_report: bool,
}

impl Options {
    /// What is given to others.
    pub const WHOLE: Options = Options {
        dev: false,
        with_report: true,
    };

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
    // no-modules: such scripts also run in a page opened from a folder, and in the workers of one.
    pack.args(["--target", "no-modules", "--no-typescript", "--no-pack"]);
    // no-opt: wasm-pack would ask each crate's manifest for the flags; `optimise` has them once.
    pack.arg("--no-opt");
    pack.arg(if options.dev { "--dev" } else { "--release" });
    pack.arg("--out-dir")
        .arg(out)
        .args(["--out-name", name])
        .arg(package);
    // Named, because in the project's folder cargo takes all crates, and would join the features they ask for.
    pack.args(["--", "--package", name]);
    if options.dev {
        return run(&mut pack);
    }
    pack.args(["--config", &remapped()?]);
    run(&mut pack)?;
    let file = out.join(format!("{name}_bg.wasm"));
    optimise(&file)?;
    let mut bytes = fs::read(&file).with_context(|| format!("{}", file.display()))?;
    unmark(&mut bytes);
    nothing_of_this_machine(&file, &bytes)?;
    fs::write(&file, &bytes).with_context(|| format!("{}", file.display()))
}

/// Makes a module smaller, in its place.
fn optimise(module: &Path) -> Result<()> {
    run(tools::node()
        .arg(tools::module("binaryen/bin/wasm-opt"))
        .arg(module)
        .arg("-o")
        .arg(module)
        .args(WASM_OPT))
}

/// What a crate of Leptos names an export after, followed by a digest of the folder that crate lies in.
const MARK: &[u8] = b"_WASM_SPLIT_MARKER_";
const MARK_DIGITS: usize = 16;

/// Takes that digest out of a module: nobody asks for the export, and elsewhere it would be another.
fn unmark(module: &mut [u8]) {
    let found = |module: &[u8], from: usize| {
        let rest = module.get(from..)?;
        Some(from + MARK.len() + rest.windows(MARK.len()).position(|part| part == MARK)?)
    };
    let mut from = 0;
    while let Some(at) = found(module, from) {
        from = (at + MARK_DIGITS).min(module.len());
        module[at..from].fill(b'0');
    }
}

/// Takes this machine's folders out of what the compiler writes into a module (places of panics), so that the same
/// sources give the same bytes elsewhere. Added to the flags of `.cargo/config.toml`.
fn remapped() -> Result<String> {
    let flags: Vec<_> = builder_folders()?
        .iter()
        .map(|folder| format!("\"--remap-path-prefix={}/=\"", folder.display()))
        .collect();
    Ok(format!(
        "target.wasm32-unknown-unknown.rustflags=[{}]",
        flags.join(",")
    ))
}

/// The folders that sources are compiled from: the project, what cargo downloaded, the standard library.
fn builder_folders() -> Result<Vec<PathBuf>> {
    let mut folders = vec![root().to_path_buf()];
    let home = env::var_os("CARGO_HOME").map(PathBuf::from).or_else(|| {
        let home = env::home_dir()?;
        Some(home.join(".cargo"))
    });
    let downloaded = home.context("no CARGO_HOME")?.join("registry").join("src");
    for registry in
        fs::read_dir(&downloaded).with_context(|| format!("{}", downloaded.display()))?
    {
        folders.push(registry?.path());
    }
    let sysroot = output(Command::new("rustc").args(["--print", "sysroot"]))?;
    folders.push(Path::new(sysroot.trim()).join("lib/rustlib/src/rust"));
    Ok(folders)
}

/// Fails when a module names a folder of this machine.
fn nothing_of_this_machine(module: &Path, bytes: &[u8]) -> Result<()> {
    for folder in builder_folders()? {
        let named = folder.display().to_string();
        ensure!(
            !bytes
                .windows(named.len())
                .any(|part| part == named.as_bytes()),
            "{} names {named}, a folder of this machine",
            module.display()
        );
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::unmark;

    #[test]
    fn a_digest_of_a_folder_is_taken_out_and_nothing_else_is_touched() {
        let mut module =
            b"a_WASM_SPLIT_MARKER_5eae858bdb2b2fc7version, _WASM_SPLIT_MARKER_12".to_vec();
        unmark(&mut module);
        assert_eq!(
            String::from_utf8_lossy(&module),
            "a_WASM_SPLIT_MARKER_0000000000000000version, _WASM_SPLIT_MARKER_00"
        );
    }
}
