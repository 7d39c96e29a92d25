//! What follows from the answers and the rules.
//!
//! | file            | concern                                                                   |
//! |-----------------|---------------------------------------------------------------------------|
//! | `finding.rs`    | what is wrong or noteworthy: code, place, severity                         |
//! | `facts.rs`      | findings about the facts of the mine                                       |
//! | `checks.rs`     | preconditions                                                              |
//! | `item_score.rs` | one item                                                                   |
//! | `track.rs`      | which questions a mine is asked                                            |
//! | `score.rs`      | the whole score and the conclusion                                         |
//! | `survey/`       | the boundary                                                               |
//! | `neighbours.rs` | boundaries beside it                                                       |
//! | `plan.rs`       | what has to be mended                                                      |
//! | `year.rs`       | the annual report                                                          |
//! | `readiness.rs`  | what is still open before it is handed in, what a paper lacks                |
//! | `moving.rs`     | an assessment moved to another edition                                     |

pub mod checks;
pub mod facts;
pub mod finding;
pub mod item_score;
pub mod moving;
pub mod neighbours;
pub mod plan;
pub mod readiness;
pub mod score;
pub mod survey;
pub mod track;
pub mod year;
