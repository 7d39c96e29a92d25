//! Building blocks: what they show comes by props or from the open draft, what is typed goes up as an edit.
//! None knows a single indicator.

mod bars;
mod blank_checklist;
mod differences;
mod drawing;
mod evidence_file;
mod explanation;
mod faults;
mod field;
mod finding_list;
mod item_card;
mod making;
mod map;
mod photo;
mod precondition_card;
mod program_state;
mod record;
mod save_state;
mod score_panel;
pub mod steps;
mod turn;
mod undo;
mod when;

pub use bars::{CategoryBars, TotalBar};
pub use blank_checklist::BlankChecklist;
pub use differences::Differences;
pub use field::{InputKind, TextField};
pub use finding_list::FindingList;
pub use item_card::ItemCard;
pub use making::{Making, MakingStatus};
pub use map::{MAP, Map, Wanted};
pub use photo::{Enlarged, Photo};
pub use precondition_card::PreconditionCard;
pub use program_state::{ProgramState, UpdateOffer};
pub use save_state::{SaveState, SaveTrouble};
pub use score_panel::{BottomBar, ScorePanel};
pub use steps::Steps;
pub use turn::Reading;
pub use undo::{Said, UndoButtons};
pub use when::When;
