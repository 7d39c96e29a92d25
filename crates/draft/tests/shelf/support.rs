//! What the cases share.

use assessment::{Assessment, Edit, ProfileField};
use draft::Draft;

/// A draft with nothing in it but a name.
pub fn draft(id: &str, name: &str) -> Draft {
    Draft {
        id: id.into(),
        name: name.into(),
        created: "2026-11-23T00:00:00Z".into(),
        saved: "2026-11-23T00:00:00Z".into(),
        revision: 0,
        assessment: Assessment::default(),
    }
}

/// Types into the draft: another contact, of this many characters.
pub fn type_into(draft: &mut Draft, number: usize, length: usize) {
    let text = format!("{number}{}", "王".repeat(length));
    draft
        .assessment
        .apply(Edit::SetFact(ProfileField::Contact, text));
}
