//! The cards of the form: a requirement, its answer, and the evidence that is kept beside it. None knows a single
//! indicator.

mod evidence_file;
mod faults;
mod item_card;
mod photo;
mod precondition_card;
mod record;

pub use item_card::ItemCard;
pub use photo::{Enlarged, Photo};
pub use precondition_card::PreconditionCard;
