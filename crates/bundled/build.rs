//! Puts `catalogues/` together: a folder with a `district.json` is a book, a `*.catalogue.json` is an edition. Adding
//! either needs no Rust.
//!
//! Every book and every edition becomes one line of canonical JSON (RFC 8785), named by the SHA-256 of that line.

use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::{env, fs};

/// An edition on its way into a package.
struct Edition {
    text: String,
    value: Value,
}

fn main() {
    let root =
        Path::new(&env::var("CARGO_MANIFEST_DIR").expect("cargo sets it")).join("../../catalogues");
    let out = PathBuf::from(env::var("OUT_DIR").expect("cargo sets it"));
    println!("cargo::rerun-if-changed={}", root.display());
    let names = listed(&root);
    let mut editions = BTreeMap::new();
    for name in names
        .iter()
        .filter(|name| name.ends_with(".catalogue.json"))
    {
        let value = read(&root.join(name));
        let text = canon::canonical::to_string(&value);
        let key = (text_of(&value, "id"), text_of(&value, "version"));
        let former = editions.insert(key, Edition { text, value });
        assert!(
            former.is_none(),
            "{name}: its version of this catalogue is there already"
        );
    }
    let (mut rules, mut older) = (String::new(), String::new());
    let is_book = |name: &&String| root.join(name).join("district.json").is_file();
    for name in names.iter().filter(is_book) {
        let folder = root.join(name);
        let list = read(&folder.join("editions.json"));
        let list: Vec<&Edition> = list["editions"]
            .as_array()
            .expect("a list of editions")
            .iter()
            .map(|one| {
                let key = (text_of(one, "id"), text_of(one, "version"));
                editions
                    .get(&key)
                    .unwrap_or_else(|| panic!("{name}: no edition {key:?}"))
            })
            .collect();
        let book = json!({
            "format": "greenmine-district/1",
            "district": read(&folder.join("district.json")),
            "register": read(&folder.join("register.json")),
            "scaleClasses": read(&folder.join("scale-classes.json")),
            "rectification": read(&folder.join("rectification.json")),
            "annualReport": read(&folder.join("annual-report.json")),
            "editions": list.iter().map(|one| entry(one)).collect::<Vec<_>>(),
        });
        add(&mut rules, &canon::canonical::to_string(&book));
        for edition in &list {
            let is_superseded = list.iter().any(|other| {
                other.value["id"] == edition.value["id"]
                    && other.value["supersedes"] == edition.value["version"]
            });
            add(
                if is_superseded {
                    &mut older
                } else {
                    &mut rules
                },
                &edition.text,
            );
        }
    }
    fs::write(out.join("rules.jsonl"), rules).expect("writable");
    fs::write(out.join("older.jsonl"), older).expect("writable");
}

/// What a book says of an edition.
fn entry(edition: &Edition) -> Value {
    let value = &edition.value;
    let mut entry = json!({
        "id": value["id"],
        "version": value["version"],
        "digest": canon::digest::of_text(&edition.text),
        "title": value["title"],
        "notice": value["notice"],
        "appliesTo": value["appliesTo"],
    });
    if !value["supersedes"].is_null() {
        entry["supersedes"] = value["supersedes"].clone();
    }
    entry
}

/// A line, unless it is there already: two books may use one edition.
fn add(package: &mut String, line: &str) {
    if !package.lines().any(|one| one == line) {
        package.push_str(line);
        package.push('\n');
    }
}

fn listed(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("catalogues/ stands at the top of the project");
    let name = |entry: std::io::Result<fs::DirEntry>| {
        entry
            .expect("readable")
            .file_name()
            .to_string_lossy()
            .into_owned()
    };
    let mut names: Vec<String> = entries.map(name).collect();
    names.sort();
    names
}

fn read(path: &Path) -> Value {
    println!("cargo::rerun-if-changed={}", path.display());
    let text =
        fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn text_of(value: &Value, key: &str) -> String {
    let text = value[key].as_str();
    text.unwrap_or_else(|| panic!("no {key} in {value}"))
        .to_owned()
}
