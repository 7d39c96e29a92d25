//! One file a place of the app: arranges components and holds no rule of its own.

mod about;
mod annual;
mod blank_checklist;
mod boundary;
mod compare;
mod draft_frame;
mod edition;
mod export;
mod history;
mod items;
mod keeping;
mod new;
mod plan;
mod preconditions;
mod profile;
mod result;
mod start;
mod table;

pub use about::About;
pub use draft_frame::DraftFrame;
pub use keeping::Keeping;
pub use new::New;
pub use start::Start;
