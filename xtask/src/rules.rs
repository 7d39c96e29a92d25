//! The books and catalogue editions that the page is handed: `pkg/rules.jsonl`, and `pkg/older.jsonl` with the editions
//! that others have taken the place of.

use anyhow::Result;

use crate::process::{cargo, root, run};

/// Writes both.
pub fn write() -> Result<()> {
    run(cargo()
        .args(["run", "--quiet", "--package", "bundled"])
        .args(["--example", "parts", "--"])
        .arg(root().join("pkg")))
}
