//! The JSON Schemas beside the data, made from the types that read it.
//!
//! The shape of a released format never changes. `frozen.sha256` lists its schemas, and what stands in that list is
//! not written again.

use std::{collections::BTreeMap, fs, io, path::Path};

use anyhow::{Context, Result, bail, ensure};
use sha2::{Digest, Sha256};

use crate::process::{cargo, output, root};

/// Where the schemas of saved files lie.
const FOLDER: &str = "crates/draft/schema";

/// What `--freeze` adds to and the rest only reads; in [`FOLDER`].
const LIST: &str = "frozen.sha256";

const NEW_VERSION: &str = "The format is frozen: programs that were given out read it as it is.\n\
    A changed shape is a new version of the format, with types of its own, a schema of its own, and one step that\n\
    brings a file of the version before it forward. Leave the types of the frozen version as they were.";

/// Writes the schemas; with `check` only fails if one on disk is not that of its type. Neither touches a frozen one.
pub fn renew(check: bool) -> Result<()> {
    let frozen = Frozen::read()?;
    let mut differs = false;
    for (path, text) in from_types()? {
        let on_disk = read(&path)?;
        let what = match judge(&text, on_disk.as_deref(), frozen.digest(&path)) {
            Verdict::Same => "unchanged",
            Verdict::Refused => {
                bail!("{path} is frozen, and the types now say otherwise.\n{NEW_VERSION}")
            }
            Verdict::Differs if check => {
                differs = true;
                "differs"
            }
            Verdict::Differs => {
                fs::write(root().join(&path), text).with_context(|| path.clone())?;
                "written"
            }
        };
        println!("   {what:10} {path}");
    }
    // Also those that no type makes any more.
    for (name, digest) in &frozen.0 {
        let path = format!("{FOLDER}/{name}");
        ensure!(
            read(&path)?.is_some_and(|text| sha256(&text) == *digest),
            "{path} is frozen, and is not what {LIST} says. Bring it back: git checkout -- {path}"
        );
    }
    ensure!(
        !differs,
        "the schemas are not those of the types. Run: cargo xtask schemas"
    );
    Ok(())
}

/// Lists the schemas of saved files as frozen, those that are not yet. They must be those of the types.
pub fn freeze() -> Result<()> {
    renew(true)?;
    let frozen = Frozen::read()?;
    let mut list = read(&format!("{FOLDER}/{LIST}"))?.context(LIST)?;
    for (path, text) in from_types()? {
        if let Some(name) = name_in_folder(&path)
            && frozen.digest(&path).is_none()
        {
            println!("   frozen     {path}");
            list.push_str(&format!("{}  {name}\n", sha256(&text)));
        }
    }
    fs::write(root().join(FOLDER).join(LIST), list).context(LIST)
}

/// What is to be done about a schema.
#[derive(Debug, PartialEq)]
enum Verdict {
    /// It stands on disk as the types say.
    Same,
    /// It does not, and may be written.
    Differs,
    /// It is frozen as something else than the types now say.
    Refused,
}

fn judge(from_type: &str, on_disk: Option<&str>, frozen: Option<&str>) -> Verdict {
    match frozen {
        Some(digest) if sha256(from_type) != digest => Verdict::Refused,
        _ if on_disk == Some(from_type) => Verdict::Same,
        _ => Verdict::Differs,
    }
}

/// The frozen schemas: name in [`FOLDER`] → SHA-256.
struct Frozen(BTreeMap<String, String>);

impl Frozen {
    fn read() -> Result<Self> {
        let list = read(&format!("{FOLDER}/{LIST}"))?;
        Self::parse(&list.with_context(|| format!("{FOLDER}/{LIST} is missing"))?)
    }

    /// Reads lines as sha256sum writes them; `#` begins a comment.
    fn parse(list: &str) -> Result<Self> {
        let lines = list
            .lines()
            .filter(|line| !line.is_empty() && !line.starts_with('#'));
        let entries = lines.map(|line| {
            let (digest, name) = line.split_once("  ")?;
            let is_digest =
                digest.len() == 64 && digest.bytes().all(|byte| byte.is_ascii_hexdigit());
            is_digest.then(|| (name.to_owned(), digest.to_lowercase()))
        });
        let all: Option<_> = entries.collect();
        Ok(Self(all.with_context(|| {
            format!("{LIST} has a line that is not `SHA-256  name`")
        })?))
    }

    /// The digest of the schema at a path, if it is frozen.
    fn digest(&self, path: &str) -> Option<&str> {
        self.0.get(name_in_folder(path)?).map(String::as_str)
    }
}

/// The name of a saved file's schema; nothing for the schemas of data, which have no versions.
fn name_in_folder(path: &str) -> Option<&str> {
    path.strip_prefix(FOLDER)?.strip_prefix('/')
}

/// Every schema as the types say: path from the top of the project → text.
fn from_types() -> Result<BTreeMap<String, String>> {
    let mut cargo = cargo();
    cargo.args(["run", "--quiet", "--package", "draft"]);
    cargo.args(["--example", "schemas", "--features", "schema"]);
    let printed = output(&mut cargo)?;
    serde_json::from_str(&printed).context("draft's example `schemas` printed no table of schemas")
}

fn read(path: &str) -> Result<Option<String>> {
    match fs::read_to_string(root().join(Path::new(path))) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        text => text.map(Some).with_context(|| path.to_owned()),
    }
}

fn sha256(text: &str) -> String {
    let digest = Sha256::digest(text);
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::{FOLDER, Frozen, Verdict, judge, sha256};

    const RELEASED: &str = "{ \"released\": true }\n";
    const CHANGED: &str = "{ \"released\": true, \"more\": 1 }\n";

    #[test]
    fn a_schema_that_is_not_frozen_follows_its_type() {
        assert_eq!(judge(RELEASED, Some(RELEASED), None), Verdict::Same);
        assert_eq!(judge(CHANGED, Some(RELEASED), None), Verdict::Differs);
        assert_eq!(judge(CHANGED, None, None), Verdict::Differs);
    }

    #[test]
    fn a_frozen_schema_is_never_written_as_something_else() {
        let frozen = sha256(RELEASED);
        for on_disk in [Some(RELEASED), Some(CHANGED), None] {
            assert_eq!(judge(CHANGED, on_disk, Some(&frozen)), Verdict::Refused);
        }
    }

    #[test]
    fn a_frozen_schema_that_was_edited_may_be_written_as_it_was() {
        let frozen = sha256(RELEASED);
        assert_eq!(
            judge(RELEASED, Some(RELEASED), Some(&frozen)),
            Verdict::Same
        );
        assert_eq!(
            judge(RELEASED, Some(CHANGED), Some(&frozen)),
            Verdict::Differs
        );
    }

    #[test]
    fn the_list_of_frozen_schemas_is_as_sha256sum_writes_it() -> anyhow::Result<()> {
        let digest = sha256(RELEASED);
        let frozen = Frozen::parse(&format!("# why\n\n{digest}  draft-1.schema.json\n"))?;
        assert_eq!(
            frozen.digest(&format!("{FOLDER}/draft-1.schema.json")),
            Some(&*digest)
        );
        assert_eq!(
            frozen.digest(&format!("{FOLDER}/draft-2.schema.json")),
            None
        );
        assert_eq!(frozen.digest("catalogues/draft-1.schema.json"), None);
        Ok(())
    }

    #[test]
    fn a_line_that_would_freeze_nothing_is_an_error() {
        assert!(Frozen::parse("abc  draft-1.schema.json").is_err());
        assert!(Frozen::parse(&format!("{} draft-1.schema.json", sha256(RELEASED))).is_err());
    }

    #[test]
    fn the_list_in_the_project_can_be_read() -> anyhow::Result<()> {
        Frozen::read().map(drop)
    }
}
