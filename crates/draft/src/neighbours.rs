//! A boundary held against those of others (相邻矿业权、自然保护地等), as the exchange engine is asked and answers. It crosses
//! between page and engine as JSON and is never stored.

use crate::boundary_file::BoundaryFile;
use serde::{Deserialize, Serialize};

/// What is asked.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct NeighbourQuestion {
    /// The boundary in question.
    pub own: BoundaryFile,
    /// The others.
    pub others: Vec<Other>,
}

/// Another boundary.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Other {
    /// Its points and their reference system.
    pub file: BoundaryFile,
}

/// The answer: one for each other boundary, in order.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct NeighbourAnswer {
    /// One for each.
    pub others: Vec<Told>,
}

/// How another boundary lies to one's own, in words.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Told {
    /// Whether they overlap by more than the tolerance.
    pub overlaps: bool,
    /// A sentence each, the gravest first.
    pub sentences: Vec<String>,
}
