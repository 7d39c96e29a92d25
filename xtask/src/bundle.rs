//! `dist/`: what a web server hands out. Every file but a few that must keep their address carries a hash of its
//! content in its name, so that a browser never joins files of two builds.
//!
//! A source file names another as `{{other.js}}`; here the real name is put in. A name that nothing makes, and a
//! file that nothing names, are errors.

use std::{cell::RefCell, collections::BTreeSet, fs, path::Path};

use anyhow::{Context, Result, bail, ensure};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::{
    process::root,
    style,
    wasm::{self, Options},
};

/// `dist/build.json`: what a build consists of.
#[derive(Serialize, Deserialize)]
pub struct Manifest {
    /// One name for the whole build: it changes when any file does.
    pub build: String,
    /// Every file but this one.
    pub files: Vec<Listed>,
}

/// One file of a build.
#[derive(Serialize, Deserialize)]
pub struct Listed {
    /// Its name in `dist/`.
    pub name: String,
    /// When a browser asks for it.
    pub when: When,
}

/// When a browser asks for a file.
#[derive(Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum When {
    /// Before the page can be used.
    First,
    /// For the first report.
    OnDemand,
    /// By the browser's own chrome: icons, manifest, licence texts.
    Aside,
}

/// Builds `dist/` from `pkg/`, `index.html`, `style/` and `assets/`. An earlier build stays until this one is whole.
pub fn build(options: Options) -> Result<()> {
    let mut bundle = Bundle::default();

    let wasm = bundle.add(
        "greenmine.wasm",
        read("pkg/greenmine_bg.wasm")?,
        When::First,
    );
    let app = bindings("pkg/greenmine.js", "greenmine_bg.wasm", &wasm)?;
    bundle.add("greenmine.js", app, When::First);
    let start = bundle.filled("assets/start.js")?;
    bundle.add("start.js", start, When::First);
    let sheet = style::sheet(&root().join("style").join("main.css"))?;
    bundle.add("style.css", sheet, When::First);

    let worker = read("assets/engine-worker.js")?;
    bundle.add("engine-worker.js", worker, When::OnDemand);
    for engine in wasm::ENGINES {
        let (module, script) = (format!("{engine}.wasm"), format!("{engine}.js"));
        if !options.with(engine) {
            bundle.leave_out(&script);
            continue;
        }
        let folder = format!("pkg/{engine}/{engine}");
        let wasm = bundle.add(&module, read(&format!("{folder}_bg.wasm"))?, When::OnDemand);
        let glue = bindings(&format!("{folder}.js"), &format!("{engine}_bg.wasm"), &wasm)?;
        bundle.add(&script, glue, When::OnDemand);
    }
    if options.with("report") {
        let font = read("assets/fonts/NotoSansSC-Regular.subset.ttf")?;
        bundle.add("report-font.ttf", font, When::OnDemand);
        bundle.keep(
            "report-font.OFL.txt",
            read("assets/fonts/OFL.txt")?,
            When::Aside,
        );
    } else {
        bundle.leave_out("report-font.ttf");
    }

    bundle.add("icon.svg", read("assets/icons/icon.svg")?, When::Aside);
    bundle.add(
        "icon-512.png",
        read("assets/icons/icon-512.png")?,
        When::Aside,
    );
    let manifest = bundle.filled("assets/manifest.webmanifest")?;
    bundle.keep("manifest.webmanifest", manifest, When::Aside);

    let build = bundle.build_id()?;
    bundle.name("build", &build);
    let page = bundle.filled("index.html")?;
    bundle.keep("index.html", page, When::First);
    bundle.write(&build)
}

/// The first characters of the SHA-256 of some bytes.
pub fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes)
        .iter()
        .take(6)
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

/// The files of a build, in memory until all of them are there.
#[derive(Default)]
struct Bundle {
    files: Vec<File>,
    /// What each `{{name}}` stands for.
    names: Vec<(String, String)>,
    /// The names that were asked for.
    asked: RefCell<BTreeSet<String>>,
}

struct File {
    name: String,
    bytes: Vec<u8>,
    when: When,
}

impl Bundle {
    /// Adds a file under a name with its hash, and returns that name.
    fn add(&mut self, name: &str, bytes: impl Into<Vec<u8>>, when: When) -> String {
        let bytes = bytes.into();
        let hashed = match name.rsplit_once('.') {
            Some((stem, extension)) => format!("{stem}.{}.{extension}", hash(&bytes)),
            None => format!("{name}.{}", hash(&bytes)),
        };
        self.name(name, &hashed);
        self.keep(&hashed, bytes, when);
        hashed
    }

    /// Adds a file that must keep its address.
    fn keep(&mut self, name: &str, bytes: impl Into<Vec<u8>>, when: When) {
        self.files.push(File {
            name: name.to_owned(),
            bytes: bytes.into(),
            when,
        });
    }

    /// `{{name}}` stands for nothing in this build.
    fn leave_out(&mut self, name: &str) {
        self.name(name, "");
    }

    fn name(&mut self, name: &str, stands_for: &str) {
        self.names.push((name.to_owned(), stands_for.to_owned()));
    }

    /// A source file with its `{{names}}` replaced.
    fn filled(&self, file: &str) -> Result<String> {
        let text =
            String::from_utf8(read(file)?).with_context(|| format!("{file} is not UTF-8"))?;
        self.fill(&text).with_context(|| file.to_owned())
    }

    fn fill(&self, text: &str) -> Result<String> {
        let mut parts = text.split("{{");
        let mut filled = parts.next().unwrap_or_default().to_owned();
        for part in parts {
            let (name, after) = part.split_once("}}").context("a {{ without its }}")?;
            let Some((_, stands_for)) = self.names.iter().find(|(known, _)| known == name) else {
                bail!("{{{{{name}}}}} is a name that the build does not make");
            };
            self.asked.borrow_mut().insert(name.to_owned());
            filled += stands_for;
            filled += after;
        }
        Ok(filled)
    }

    /// One name for the whole build. Names carry hashes, so they stand for the content; the page that holds the id is
    /// taken as its source.
    fn build_id(&self) -> Result<String> {
        let names = self
            .files
            .iter()
            .map(|file| format!("{} {}\n", file.name, hash(&file.bytes)));
        let mut all: Vec<u8> = names.collect::<String>().into_bytes();
        all.extend(read("index.html")?);
        Ok(hash(&all))
    }

    fn write(mut self, build: &str) -> Result<()> {
        let asked = self.asked.take();
        // Nobody asks for these in braces: `bindings` has put their names in.
        let by_bindings = wasm::ENGINES.map(|engine| format!("{engine}.wasm"));
        let idle = self.names.iter().map(|(name, _)| name.as_str());
        let idle: Vec<_> = idle
            .filter(|name| {
                !asked.contains(*name) && !by_bindings.iter().any(|module| module == name)
            })
            .collect();
        ensure!(
            idle.is_empty(),
            "made, but named by no file as {{{{…}}}}: {}",
            idle.join(", ")
        );

        self.files.sort_by(|a, b| a.name.cmp(&b.name));
        let list = Manifest {
            build: build.to_owned(),
            files: self
                .files
                .iter()
                .map(|file| Listed {
                    name: file.name.clone(),
                    when: file.when,
                })
                .collect(),
        };
        let dist = root().join("dist");
        wasm::empty(&dist)?;
        for File { name, bytes, .. } in self.files {
            put(&dist.join(&name), &bytes)?;
        }
        // Last, so that it is there only if all the others are.
        put(&dist.join("build.json"), &serde_json::to_vec_pretty(&list)?)
    }
}

/// wasm-bindgen's script with the hashed name of its module.
fn bindings(script: &str, module: &str, hashed: &str) -> Result<String> {
    let text =
        String::from_utf8(read(script)?).with_context(|| format!("{script} is not UTF-8"))?;
    ensure!(
        !text.contains("./snippets/"),
        "{script} imports from pkg/snippets, which xtask/src/bundle.rs does not copy"
    );
    replace_once(&text, &format!("'{module}'"), &format!("'{hashed}'"))
        .with_context(|| script.to_owned())
}

fn replace_once(text: &str, old: &str, new: &str) -> Result<String> {
    let times = text.matches(old).count();
    ensure!(
        times == 1,
        "{old} should be in it once, and is {times} times"
    );
    Ok(text.replacen(old, new, 1))
}

fn read(file: &str) -> Result<Vec<u8>> {
    fs::read(root().join(file)).with_context(|| format!("{file} is missing"))
}

fn put(file: &Path, bytes: &[u8]) -> Result<()> {
    fs::write(file, bytes).with_context(|| format!("cannot write {}", file.display()))
}

#[cfg(test)]
mod tests {
    use super::{Bundle, When, replace_once};

    fn bundle() -> Bundle {
        let mut bundle = Bundle::default();
        bundle.add("report-font.ttf", "abc", When::OnDemand);
        bundle
    }

    #[test]
    fn a_name_is_replaced_by_the_name_with_the_hash() {
        let filled = bundle().fill("fetch('{{report-font.ttf}}')").ok();
        assert_eq!(
            filled.as_deref(),
            Some("fetch('report-font.ba7816bf8f01.ttf')")
        );
    }

    #[test]
    fn names_that_lead_nowhere_are_errors() {
        assert!(bundle().fill("{{font.ttf}}").is_err());
        assert!(bundle().fill("{{report-font.ttf").is_err());
        assert!(replace_once("a b", "c", "d").is_err());
        assert!(replace_once("a a", "a", "d").is_err());
    }
}
