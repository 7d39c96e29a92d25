//! What must be on the machine, and how it gets there. What can be kept inside the project is
//! (`target/tools`, `node_modules`); the rest comes from rustup or, where there is one, from apt-get.

mod browser;
mod node;
mod rust;
mod system;

use std::{env, ffi::OsString, path::PathBuf};

use anyhow::{Context, Result};

pub use browser::{chromium, firefox};
pub use node::{module, node};

/// What a build needs to start.
pub struct BuildTools {
    /// The wasm-pack of the right version.
    pub wasm_pack: PathBuf,
    /// PATH for wasm-pack: it looks there for the matching wasm-bindgen.
    pub path: OsString,
}

/// Makes sure of everything `build` needs.
pub fn for_building() -> Result<BuildTools> {
    rust::wasm_target()?;
    let wasm_pack = rust::program("wasm-pack", "wasm-pack", rust::WASM_PACK)?;
    let bindgen_version = rust::locked_version("wasm-bindgen")?;
    let bindgen = rust::program("wasm-bindgen", "wasm-bindgen-cli", &bindgen_version)?;
    node::packages()?;

    let mut folders: Vec<_> = bindgen.parent().map(PathBuf::from).into_iter().collect();
    folders.extend(env::split_paths(&env::var_os("PATH").unwrap_or_default()));
    let path = env::join_paths(folders).context("PATH cannot be extended")?;
    Ok(BuildTools { wasm_pack, path })
}

/// Makes sure of everything `test` needs.
pub fn for_testing(with_browser: bool) -> Result<()> {
    rust::component("fmt", "rustfmt")?;
    rust::component("clippy", "clippy")?;
    for_building()?;
    if with_browser {
        for_browser_tests()?;
    }
    Ok(())
}

/// Makes sure of everything `e2e` needs, which takes the build in dist/ as it is.
pub fn for_browser_tests() -> Result<()> {
    node::packages()?;
    browser::everything()
}
