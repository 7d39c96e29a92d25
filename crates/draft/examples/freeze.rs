//! Makes the frozen files of `tests/examples` anew, for the catalogues as they are bundled now.
//!
//! `cargo run -p draft --example freeze`
//!
//! What was entered stays; the edition, the result and the digest are new. Only until the first release: from then
//! on a frozen file is never written again, and this program goes.

use assessment::{bundled, survey, score};
use draft::{decode, encode, read_submission, submission};
use std::error::Error;
use std::fs;
use std::path::Path;

fn main() -> Result<(), Box<dyn Error>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/examples");
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.to_string_lossy();
        if let Some(start) = name.strip_suffix(".draft-1.json") {
            freeze(&path, Path::new(&format!("{start}.submission-1.json")))?;
        }
    }
    Ok(())
}

/// Writes a draft, and the submission of the same assessment.
fn freeze(draft: &Path, handed_in: &Path) -> Result<(), Box<dyn Error>> {
    let mut kept = decode(&fs::read_to_string(draft)?)?;
    let named = &mut kept.assessment.catalogue;
    let same =
        |edition: &&bundled::Edition| edition.id == named.id && edition.version == named.version;
    let edition = bundled::EDITIONS
        .iter()
        .find(same)
        .ok_or("no such edition")?;
    *named = edition.reference();

    let exported_on = read_submission(&fs::read_to_string(handed_in)?)?.exported_on;
    let catalogue = edition.catalogue();
    let score = score(&catalogue, &kept.assessment);
    let surveyed = survey::survey(&kept.assessment, &bundled::register());
    let written = submission(
        &kept.assessment,
        &catalogue,
        &score,
        &surveyed,
        &exported_on,
    );
    fs::write(draft, encode(&kept) + "\n")?;
    fs::write(handed_in, written.text)?;
    Ok(())
}
