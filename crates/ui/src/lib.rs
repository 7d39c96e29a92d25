//! The parts of the screen that every door of the program uses: the browser, and what shows a judged assessment.
//!
//! | module | is |
//! |---|---|
//! | [`platform`] | the browser; the only folder that touches web-sys, js-sys and gloo |
//! | [`engines`] | the engines, function by function |
//! | [`Judged`] | an assessment with what follows from it, in the context of whatever shows one |
//! | [`Outcome`], [`TotalBar`], [`CategoryBars`] | the result |
//! | [`Differences`] | two assessments side by side |
//! | [`Map`] | a boundary sheet to look around in |
//! | [`TextField`], [`FindingList`], [`Explanation`] | a field, what was found about it, what stands behind it |
//! | [`Making`], [`MakingStatus`] | how far the making of a file is |
//! | [`When`] | shows something while a condition holds |
//!
//! *Absent:* drafts that are open, saving, routes, the rules at hand, and sentences of a single page.

mod bars;
mod differences;
mod drawing;
pub mod engines;
mod explanation;
mod field;
mod finding_list;
mod judged;
mod making;
mod map;
mod outcome;
pub mod platform;
mod when;

pub use bars::{CategoryBars, TotalBar};
pub use differences::Differences;
pub use explanation::Explanation;
pub use field::{InputKind, TextField};
pub use finding_list::FindingList;
pub use judged::{Judged, use_judged};
pub use making::{Making, MakingStatus};
pub use map::{MAP, Map, Wanted};
pub use outcome::{Link, Outcome};
pub use when::When;
