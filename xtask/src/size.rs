//! What a visitor downloads, raw and as a web server would send it (brotli at its best).

use std::fs;

use anyhow::{Context, Result, ensure};

use crate::{
    bundle::{Manifest, SINGLE_FILE, When},
    process::{output, root},
    tools,
};

/// Node.js compresses: it is here for wasm-opt anyway, and far quicker at it than an unoptimised crate would be.
const COMPRESS: &str = "
const { readFileSync } = require('node:fs');
const { brotliCompressSync } = require('node:zlib');
for (const file of process.argv.slice(1)) {
  const bytes = readFileSync(file);
  console.log(bytes.length, brotliCompressSync(bytes).length);
}";

#[derive(Clone, Copy, Default)]
struct Size {
    raw: usize,
    brotli: usize,
}

/// Prints the size of every file in `dist/`, and what the first visit and the first report take.
pub fn print() -> Result<()> {
    let mut list = manifest()?;
    // What is packed inside the single file does not get smaller a second time.
    list.files.retain(|file| file.name != SINGLE_FILE);
    let sizes = measure(&list)?;
    println!("{:>10} {:>10}  build {}", "bytes", "brotli", list.build);
    for (file, size) in list.files.iter().zip(&sizes) {
        line(*size, &file.name);
    }
    println!();
    line(
        total(&list, &sizes, When::First),
        "in all, before the page can be used",
    );
    line(
        total(&list, &sizes, When::OnDemand),
        "in all, engines and font, stored for offline use",
    );
    let single = root().join("dist").join(SINGLE_FILE);
    let raw = fs::metadata(&single).context(SINGLE_FILE)?.len();
    println!("{raw:>10} {:>10}  the single file, {SINGLE_FILE}", "");
    Ok(())
}

/// What the build in `dist/` consists of.
pub fn manifest() -> Result<Manifest> {
    let text = fs::read(root().join("dist").join("build.json"))
        .context("there is no build in dist/: run `cargo xtask build`")?;
    serde_json::from_slice(&text)
        .context("dist/build.json is not of this version: run `cargo xtask build`")
}

fn line(size: Size, what: &str) {
    println!("{:>10} {:>10}  {what}", size.raw, size.brotli);
}

fn total(list: &Manifest, sizes: &[Size], when: When) -> Size {
    let counted = list
        .files
        .iter()
        .zip(sizes)
        .filter(|(file, _)| file.when == when);
    counted.fold(Size::default(), |sum, (_, size)| Size {
        raw: sum.raw + size.raw,
        brotli: sum.brotli + size.brotli,
    })
}

fn measure(list: &Manifest) -> Result<Vec<Size>> {
    let dist = root().join("dist");
    let files = list.files.iter().map(|file| dist.join(&file.name));
    let printed = output(tools::node().args(["-e", COMPRESS, "--"]).args(files))?;
    let sizes: Option<Vec<Size>> = printed.lines().map(size).collect();
    let sizes = sizes.context("node printed no sizes")?;
    ensure!(
        sizes.len() == list.files.len(),
        "node did not measure every file"
    );
    Ok(sizes)
}

fn size(line: &str) -> Option<Size> {
    let (raw, brotli) = line.split_once(' ')?;
    Some(Size {
        raw: raw.parse().ok()?,
        brotli: brotli.parse().ok()?,
    })
}
