//! Bundles every edition in `catalogues/`: adding a `*.catalogue.json` there needs no Rust.
//!
//! Each file is stored in its canonical form (RFC 8785) and named by the SHA-256 of that form, so that
//! a submission can say exactly which table it was scored with.

use sha2::{Digest, Sha256};
use std::{env, fmt::Write as _, fs, path::Path};

fn main() {
    let root =
        Path::new(&env::var("CARGO_MANIFEST_DIR").expect("cargo sets it")).join("../../catalogues");
    let out = env::var("OUT_DIR").expect("cargo sets it");
    println!("cargo::rerun-if-changed={}", root.display());

    let mut names: Vec<String> = fs::read_dir(&root)
        .expect("catalogues/ stands at the top of the project")
        .map(|entry| {
            entry
                .expect("readable")
                .file_name()
                .to_string_lossy()
                .into_owned()
        })
        .filter(|name| name.ends_with(".json") && !name.ends_with(".schema.json"))
        .collect();
    names.sort();

    let mut editions = String::new();
    for name in &names {
        let path = root.join(name);
        println!("cargo::rerun-if-changed={}", path.display());
        let text = fs::read_to_string(&path).expect("readable");
        let value: serde_json::Value =
            serde_json::from_str(&text).unwrap_or_else(|error| panic!("{name}: {error}"));
        let canonical = serde_json_canonicalizer::to_vec(&value).expect("canonical");
        let digest = Sha256::digest(&canonical)
            .iter()
            .fold(String::new(), |mut hex, byte| {
                let _ = write!(hex, "{byte:02x}");
                hex
            });
        fs::write(Path::new(&out).join(name), &canonical).expect("writable");
        if name.ends_with(".catalogue.json") {
            let text_of = |key: &str| {
                value[key]
                    .as_str()
                    .unwrap_or_else(|| panic!("{name}: no {key}"))
                    .to_owned()
            };
            let _ = writeln!(
                editions,
                "Edition {{ id: {:?}, version: {:?}, supersedes: {:?}, digest: {digest:?}, json: include_str!(concat!(env!(\"OUT_DIR\"), \"/{name}\")) }},",
                text_of("id"),
                text_of("version"),
                value["supersedes"].as_str(),
            );
        }
    }
    fs::write(
        Path::new(&out).join("editions.rs"),
        format!("/// Every bundled catalogue, ordered by file name.\npub static EDITIONS: &[Edition] = &[\n{editions}];\n"),
    )
    .expect("writable");
}
