//! How sure a statement is.

use canon::variants;
use serde::{Deserialize, Serialize};

#[cfg(feature = "schema")]
use schemars::JsonSchema;

/// How sure we are of a statement and where it comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum Certainty {
    /// Stated in the district plan (规划载明).
    Plan,
    /// Stated in a public law, standard or notice whose text was read (公开文件，已读).
    Seen,
    /// A public standard recalled, its text not at hand (公开标准，凭记忆).
    Memory,
    /// Our own choice (编制).
    Compiled,
}
variants!(Certainty: Plan = "plan", Seen = "seen", Memory = "memory", Compiled = "compiled");
