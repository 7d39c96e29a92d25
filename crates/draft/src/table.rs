//! What came back from a table of items (指标自评表) that was filled in with a spreadsheet program: between the engine
//! that reads the spreadsheet and the page that shows it.

use assessment::ItemAnswer;
use canon::LiteMap;
use canon::ReadError;
use serde::{Deserialize, Serialize};

/// A table, read and compared with a draft. Nothing has been changed yet.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct TableReading {
    /// The mine that the table names.
    pub mine: String,
    /// The table was written from this very draft.
    pub same_draft: bool,
    /// Rows of items that were compared.
    pub compared: usize,
    /// Cells that differ from the draft, in the order of the rows.
    pub changes: Vec<TableChange>,
    /// Rows that could not be taken, in order. What the draft has for them stays.
    pub problems: Vec<TableProblem>,
    /// The new answers of every item with a change.
    #[serde(with = "canon::entries")]
    pub answers: LiteMap<String, ItemAnswer>,
}

/// A cell that differs.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct TableChange {
    /// Row in the spreadsheet, from 1.
    pub row: u32,
    /// The item.
    pub id: String,
    /// What the cell is about.
    pub what: String,
    /// What the draft has.
    pub before: String,
    /// What the table has.
    pub after: String,
}

/// A row that could not be taken.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct TableProblem {
    /// Row in the spreadsheet, from 1.
    pub row: u32,
    /// What stands in its id cell.
    pub id: String,
    /// What stands in the cell that was refused.
    pub found: String,
    /// Why, in words.
    pub reason: String,
}

impl TableReading {
    /// As it crosses the border.
    ///
    /// # Panics
    /// Never: every member has string keys.
    pub fn to_text(&self) -> String {
        serde_json::to_string(self).expect("a reading has string keys only")
    }

    /// From what crossed the border.
    ///
    /// # Errors
    /// [`ReadError`].
    pub fn from_text(text: &str) -> Result<TableReading, ReadError> {
        serde_json::from_str(text).map_err(|error| ReadError::from_json(&error))
    }
}
