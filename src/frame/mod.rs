//! What stands around a page: its heading, the steps, the score, whether all is saved, whose turn it is, what can be
//! taken back, and how the program itself is.

mod page_title;
mod program_state;
mod reading;
mod save_state;
mod score_panel;
mod steps;
mod undo;
mod with_rules;

pub use page_title::PageTitle;
pub use program_state::{ProgramState, UpdateOffer};
pub use reading::Reading;
pub use save_state::{SaveState, SaveTrouble};
pub use score_panel::{BottomBar, ScorePanel};
pub use steps::Steps;
pub use undo::{Said, UndoButtons};
pub use with_rules::{Fetching, WithBook};
