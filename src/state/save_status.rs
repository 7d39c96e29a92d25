//! Whether the open draft is saved, as the one who saves it says.

use draft::shelf::SaveError;

/// Whether what the person sees is on the shelf.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SaveStatus {
    /// It is; the moment (ISO) of the last save.
    Saved(String),
    /// Nothing keeps it: the browser lets the page store nothing, and it is gone with the page.
    Unkept,
    /// It will be in a moment.
    Pending,
    /// It is not, and why.
    Failed(SaveError),
}
