//! A measure (整改措施): what the person decided about a loss. Everything as typed.

use crate::date;
use serde::{Deserialize, Serialize};

#[cfg(feature = "schema")]
use schemars::JsonSchema;

/// How far a measure is (完成情况).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum MeasureState {
    /// 未开始.
    Planned,
    /// 整改中.
    Underway,
    /// 已完成.
    Done,
}

impl MeasureState {
    /// All states, in the order of work.
    pub const ALL: [MeasureState; 3] = [
        MeasureState::Planned,
        MeasureState::Underway,
        MeasureState::Done,
    ];
}

/// What was decided about one precondition, one item, or the boundary (整改措施). Everything as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct Measure {
    /// What is done (措施); absent: as the catalogue advises.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub action: Option<String>,
    /// Who answers for it (责任人).
    #[serde(skip_serializing_if = "String::is_empty")]
    pub person: String,
    /// By when (完成期限), as typed.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub due: String,
    /// What it costs, 万元, as typed (资金).
    #[serde(skip_serializing_if = "String::is_empty")]
    pub cost: String,
    /// How far it is; absent: nothing said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub state: Option<MeasureState>,
    /// A remark (备注).
    #[serde(skip_serializing_if = "String::is_empty")]
    pub remark: String,
}

impl Measure {
    /// Nothing was entered.
    pub fn is_empty(&self) -> bool {
        *self == Measure::default()
    }

    /// A person and a readable day are named: it can be held to.
    pub fn is_settled(&self) -> bool {
        !self.person.trim().is_empty() && date::parse(&self.due).is_some()
    }
}

/// Key of the boundary among the measures; items and preconditions go by their ids.
pub const BOUNDARY: &str = "boundary";
