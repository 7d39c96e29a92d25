//! Building blocks: what they show comes by props or from the context, what is typed goes up. None saves anything.

mod bars;
mod differences;
mod drawing;
mod explanation;
mod field;
mod finding_list;
mod making;
mod map;
mod when;

pub use bars::{CategoryBars, TotalBar};
pub use differences::Differences;
pub use explanation::Explanation;
pub use field::{InputKind, TextField};
pub use finding_list::FindingList;
pub use making::MakingStatus;
pub use map::{MAP, Map, Wanted};
pub use when::When;
