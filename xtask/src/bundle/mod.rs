//! `dist/`: what a web server hands out, and beside it `greenmine.html`, the same program as a single file.
//!
//! | file          | concern                                                                    |
//! |---------------|----------------------------------------------------------------------------|
//! | `mod.rs`      | which files a build has, and their names                                    |
//! | `template.rs` | `{{…}}` in our sources, and the lines that only one edition has             |
//! | `packed.rs`   | parts as the single file holds them                                         |
//!
//! Every file but a few that must keep their address carries a hash of its content in its name, and the page holds the
//! digest of every part it may load (`assets/start.js`), so that a browser never joins files of two builds.

mod packed;
mod template;

use std::{fs, path::Path};

use anyhow::{Context, Result, ensure};
use base64::{Engine as _, prelude::BASE64_STANDARD};
use serde::{Deserialize, Serialize};
use serde_json::json;
use sha2::{Digest, Sha256};

use crate::{
    process::root,
    style,
    wasm::{self, ENGINES, Options},
};
use template::Edition;

/// The single file, in `dist/`.
pub const SINGLE_FILE: &str = "greenmine.html";

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
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum When {
    /// Before the page can be used.
    First,
    /// When an engine is first asked for something.
    OnDemand,
    /// By the browser's own chrome: icons, manifest, licence texts.
    Aside,
    /// Never by the page: the service worker itself, and the single file, which is another edition.
    Apart,
}

/// Builds `dist/` from `pkg/`, `index.html`, `style/` and `assets/`. An earlier build stays until this one is whole.
pub fn build(options: Options) -> Result<()> {
    let mut files = Files::default();
    files.part("greenmine.js", script("greenmine", None)?, When::First);
    files.part("greenmine.wasm", module("greenmine")?, When::First);
    files.part("rules.jsonl", read("pkg/rules.jsonl")?, When::OnDemand);
    files.part("older.jsonl", read("pkg/older.jsonl")?, When::OnDemand);
    let ending = read("assets/engine-worker.js")?;
    for engine in ENGINES.into_iter().filter(|engine| options.with(engine)) {
        let script = script(&format!("{engine}/{engine}"), Some(&ending))?;
        files.part(&format!("{engine}.js"), script, When::OnDemand);
        let module = module(&format!("{engine}/{engine}"))?;
        files.part(&format!("{engine}.wasm"), module, When::OnDemand);
    }
    if options.with("report") {
        let font = read("assets/fonts/NotoSansSC-Regular.subset.ttf")?;
        files.part("report-font.ttf", font, When::OnDemand);
        let licence = read("assets/fonts/OFL.txt")?;
        files.keep("report-font.OFL.txt", licence, When::Aside);
    }
    let sheet = style::sheet(&root().join("style").join("main.css"))?;
    files.hashed("style.css", sheet, When::First);
    files.hashed("icon.svg", read("assets/icons/icon.svg")?, When::Aside);
    let picture = read("assets/icons/icon-512.png")?;
    files.hashed("icon-512.png", picture, When::Aside);
    let start = read("assets/start.js")?;
    ensure!(
        !String::from_utf8_lossy(&start).contains("</script"),
        "assets/start.js stands in the page and would end there"
    );
    files.inline("start.js", start);
    let manifest = files.filled("assets/manifest.webmanifest", Edition::Web)?;
    files.keep("manifest.webmanifest", manifest, When::Aside);

    files.build = files.build_id(&["index.html", "assets/service-worker.js"])?;
    let page = files.filled("index.html", Edition::Web)?;
    files.keep("index.html", page, When::First);
    // The service worker holds the page as well, so it comes after it.
    let worker = files.filled("assets/service-worker.js", Edition::Web)?;
    files.keep("service-worker.js", worker, When::Apart);
    let single = files.filled("index.html", Edition::Single)?;
    files.keep(SINGLE_FILE, single, When::Apart);
    files.write()
}

/// wasm-bindgen's script; an engine's ends with what answers the page.
fn script(path: &str, ending: Option<&[u8]>) -> Result<Vec<u8>> {
    let file = format!("pkg/{path}.js");
    let mut script = read(&file)?;
    ensure!(
        !String::from_utf8_lossy(&script).contains("./snippets/"),
        "{file} imports from pkg/snippets, which xtask/src/bundle does not copy"
    );
    if let Some(ending) = ending {
        script.push(b'\n');
        script.extend_from_slice(ending);
    }
    Ok(script)
}

fn module(path: &str) -> Result<Vec<u8>> {
    read(&format!("pkg/{path}_bg.wasm"))
}

/// The first characters of the SHA-256 of some bytes.
pub fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes)
        .iter()
        .take(6)
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

/// The SHA-256 of some bytes, as HTML and a content security policy write it.
fn integrity(bytes: &[u8]) -> String {
    format!("sha256-{}", BASE64_STANDARD.encode(Sha256::digest(bytes)))
}

/// The files of a build, in memory until all of them are there.
#[derive(Default)]
struct Files {
    files: Vec<File>,
    build: String,
}

struct File {
    /// What our sources call it.
    name: String,
    /// What it is called in `dist/`; nothing when it only stands in the page.
    file: Option<String>,
    bytes: Vec<u8>,
    when: When,
    /// Handed out by `greenmine` (`assets/start.js`).
    is_part: bool,
}

impl Files {
    fn add(&mut self, name: &str, file: Option<String>, bytes: impl Into<Vec<u8>>, when: When) {
        self.files.push(File {
            name: name.to_owned(),
            file,
            bytes: bytes.into(),
            when,
            is_part: false,
        });
    }

    /// Adds a file under a name with its hash.
    fn hashed(&mut self, name: &str, bytes: impl Into<Vec<u8>>, when: When) {
        let bytes = bytes.into();
        let file = match name.rsplit_once('.') {
            Some((stem, extension)) => format!("{stem}.{}.{extension}", hash(&bytes)),
            None => format!("{name}.{}", hash(&bytes)),
        };
        self.add(name, Some(file), bytes, when);
    }

    /// Adds a part of the program.
    fn part(&mut self, name: &str, bytes: impl Into<Vec<u8>>, when: When) {
        self.hashed(name, bytes, when);
        if let Some(part) = self.files.last_mut() {
            part.is_part = true;
        }
    }

    /// Adds a file that must keep its address.
    fn keep(&mut self, name: &str, bytes: impl Into<Vec<u8>>, when: When) {
        self.add(name, Some(name.to_owned()), bytes, when);
    }

    /// Adds a text that stands in the page and is no file.
    fn inline(&mut self, name: &str, bytes: impl Into<Vec<u8>>) {
        self.add(name, None, bytes, When::First);
    }

    fn named(&self, name: &str) -> Option<&File> {
        self.files.iter().find(|file| file.name == name)
    }

    /// A source file as this edition has it, with its `{{…}}` filled in.
    fn filled(&self, file: &str, edition: Edition) -> Result<String> {
        let text = String::from_utf8(read(file)?).context("not UTF-8");
        text.and_then(|text| template::only(&text, edition))
            .and_then(|text| template::fill(&text, |asked| self.stands_for(asked)))
            .with_context(|| file.to_owned())
    }

    /// What `{{asked}}` stands for.
    fn stands_for(&self, asked: &str) -> Option<String> {
        let Some((what, name)) = asked.split_once(' ') else {
            return match asked {
                "build" => Some(self.build.clone()),
                "parts" => Some(self.parts()),
                "packed" => Some(self.packed()),
                "held" => Some(self.held()),
                _ => None,
            };
        };
        let found = self.named(name)?;
        match what {
            "file" => found.file.clone(),
            "integrity" => Some(integrity(&found.bytes)),
            "text" => String::from_utf8(found.bytes.clone()).ok(),
            "base64" => Some(BASE64_STANDARD.encode(&found.bytes)),
            _ => None,
        }
    }

    /// For the page: name of each part → its file and its digest.
    fn parts(&self) -> String {
        let parts = self.files.iter().filter(|file| file.is_part);
        let table: serde_json::Map<_, _> = parts
            .map(|part| {
                let entry = json!({ "file": part.file, "integrity": integrity(&part.bytes) });
                (part.name.clone(), entry)
            })
            .collect();
        serde_json::Value::Object(table).to_string()
    }

    /// For the single file: the parts themselves.
    fn packed(&self) -> String {
        let parts = self.files.iter().filter(|file| file.is_part);
        let elements: Vec<_> = parts
            .map(|part| packed::element(&part.name, &part.bytes))
            .collect();
        elements.join("\n")
    }

    /// For the service worker: every file that a page of this build may ask for.
    fn held(&self) -> String {
        let files = self.files.iter().filter(|file| file.when != When::Apart);
        let list: Vec<_> = files
            .filter_map(|file| {
                let name = file.file.as_ref()?;
                Some(json!({ "file": name, "integrity": integrity(&file.bytes) }))
            })
            .collect();
        serde_json::Value::Array(list).to_string()
    }

    /// One name for the whole build, from the content of everything; what holds the id itself is taken as its source.
    fn build_id(&self, sources: &[&str]) -> Result<String> {
        let names = self
            .files
            .iter()
            .map(|file| format!("{} {}\n", file.name, hash(&file.bytes)));
        let mut all: Vec<u8> = names.collect::<String>().into_bytes();
        for source in sources {
            all.extend(read(source)?);
        }
        Ok(hash(&all))
    }

    fn write(mut self) -> Result<()> {
        self.files.sort_by(|a, b| a.file.cmp(&b.file));
        let mut list = Manifest {
            build: self.build,
            files: Vec::new(),
        };
        let dist = root().join("dist");
        wasm::empty(&dist)?;
        for File {
            file, bytes, when, ..
        } in self.files
        {
            let Some(name) = file else { continue };
            put(&dist.join(&name), &bytes)?;
            list.files.push(Listed { name, when });
        }
        put(&dist.join("build.json"), &serde_json::to_vec_pretty(&list)?)
    }
}

fn read(file: &str) -> Result<Vec<u8>> {
    fs::read(root().join(file)).with_context(|| format!("{file} is missing"))
}

fn put(file: &Path, bytes: &[u8]) -> Result<()> {
    fs::write(file, bytes).with_context(|| format!("cannot write {}", file.display()))
}

#[cfg(test)]
mod tests {
    use super::{Files, When};

    fn files() -> Files {
        let mut files = Files::default();
        files.part("report-font.ttf", "abc", When::OnDemand);
        files.keep("service-worker.js", "x", When::Apart);
        files
    }

    #[test]
    fn a_file_is_called_by_the_name_with_its_hash() {
        assert_eq!(
            files().stands_for("file report-font.ttf").as_deref(),
            Some("report-font.ba7816bf8f01.ttf")
        );
        assert_eq!(files().stands_for("file font.ttf"), None);
    }

    #[test]
    fn the_page_knows_the_digest_of_every_part() {
        assert_eq!(
            files().parts(),
            "{\"report-font.ttf\":{\"file\":\"report-font.ba7816bf8f01.ttf\",\
             \"integrity\":\"sha256-ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=\"}}"
        );
    }

    #[test]
    fn the_service_worker_does_not_hold_itself() {
        assert!(!files().held().contains("service-worker"));
        assert!(files().held().contains("report-font"));
    }
}
