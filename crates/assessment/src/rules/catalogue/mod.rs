//! The indicator catalogue (指标目录): preconditions, categories, groups, items and how each is scored.
//!
//! A catalogue is data, `*.catalogue.json`; these types are its shape, and the JSON Schema beside the data is
//! generated from them.

mod contradictions;
mod item;
mod precondition;
mod search;

pub use contradictions::{Contradiction, ContradictionCode};
pub use item::*;
pub use precondition::*;

use super::Certainty;
use crate::points::Points;
use canon::data::DataError;
use canon::members;

#[cfg(feature = "schema")]
use schemars::JsonSchema;

/// One edition of the rule table.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(
    feature = "schema",
    derive(JsonSchema),
    schemars(rename_all = "camelCase", deny_unknown_fields)
)]
pub struct Catalogue {
    /// Where the JSON Schema stands.
    #[cfg_attr(feature = "schema", schemars(rename = "$schema"))]
    pub schema: String,
    /// [`Catalogue::FORMAT`].
    pub format: String,
    /// Stable name of the edition's line, e.g. `sandstone-openpit`.
    pub id: String,
    /// Version within that line.
    pub version: String,
    /// The version of the same line that it takes the place of (代替). The older file stays as it is, so that drafts
    /// of it still open; new assessments take this one.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub supersedes: Option<String>,
    /// Which mines it is for, in words.
    pub title: String,
    /// What every output must say of it (编制稿，非官方评分表).
    pub notice: String,
    /// What kind of table it is.
    pub subtitle: String,
    /// Minerals and method it applies to.
    pub applies_to: AppliesTo,
    /// Totals, thresholds and the rules around them.
    pub scoring: Scoring,
    /// How the binding mark was given.
    pub binding_principle: String,
    /// The documents behind it and how much of each was read.
    pub sources: Vec<ReadSource>,
    /// The preconditions (先决条件).
    pub preconditions: Vec<Precondition>,
    /// The first-level indicators (一级指标).
    pub categories: Vec<Category>,
}
members!(Catalogue: schema, format, id, version, supersedes, title, notice, subtitle, applies_to, scoring, binding_principle, sources, preconditions, categories);

/// Minerals and mining method a catalogue is for.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(
    feature = "schema",
    derive(JsonSchema),
    schemars(rename_all = "camelCase", deny_unknown_fields)
)]
pub struct AppliesTo {
    /// Names of minerals (开采矿种) as registers write them.
    pub minerals: Vec<String>,
    /// Mining method (开采方式).
    pub method: String,
}
members!(AppliesTo: minerals, method);

impl AppliesTo {
    /// Whether a mine of this mineral (开采矿种) and method (开采方式) is meant.
    pub fn covers(&self, mineral: &str, method: &str) -> bool {
        self.method == method.trim() && self.minerals.iter().any(|one| one == mineral.trim())
    }
}

/// A document the catalogue was compiled from.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(
    feature = "schema",
    derive(JsonSchema),
    schemars(rename_all = "camelCase", deny_unknown_fields)
)]
pub struct ReadSource {
    /// Title and number of the document.
    pub title: String,
    /// How much of it was read.
    pub seen: String,
}
members!(ReadSource: title, seen);

/// Totals, thresholds and rules of the whole table.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(
    feature = "schema",
    derive(JsonSchema),
    schemars(rename_all = "camelCase", deny_unknown_fields)
)]
pub struct Scoring {
    /// Full marks of the table.
    pub total: Points,
    /// Pass line (达标线) in per cent of the total.
    pub pass_total_pct: DecidingNumber,
    /// Floor of each first-level indicator (一级指标底线) in per cent of its points.
    pub category_floor_pct: DecidingNumber,
    /// What happens to items that do not apply.
    pub not_applicable: NotApplicableRule,
    /// When a binding indicator (约束性指标) is met.
    pub binding: Rule,
    /// What one unmet precondition means.
    pub precondition: Rule,
    /// What a small mine is asked.
    pub small_mine: Rule,
    /// Remaining service life (剩余服务年限) in years below which a mine is not admitted.
    pub service_life_min_years: DecidingNumber,
    /// What the points of the table are.
    pub points: String,
}
members!(Scoring: total, pass_total_pct, category_floor_pct, not_applicable, binding, precondition, small_mine, service_life_min_years, points);

/// A number that decides something, with its source and what is assumed.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(
    feature = "schema",
    derive(JsonSchema),
    schemars(rename_all = "camelCase", deny_unknown_fields)
)]
pub struct DecidingNumber {
    /// The number.
    pub value: u32,
    /// How sure it is.
    pub certainty: Certainty,
    /// Where it stands.
    pub source: String,
    /// What is assumed when it is used in this table.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub assumption: Option<String>,
}
members!(DecidingNumber: value, certainty, source, assumption);

/// A rule in words.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(
    feature = "schema",
    derive(JsonSchema),
    schemars(rename_all = "camelCase", deny_unknown_fields)
)]
pub struct Rule {
    /// The rule.
    pub rule: String,
    /// How sure it is.
    pub certainty: Certainty,
    /// Where it stands.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub source: Option<String>,
    /// What is assumed when it is used in this table.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub assumption: Option<String>,
}
members!(Rule: rule, certainty, source, assumption);

/// The rule for items that do not apply (不适用), and from which share on the bureau must confirm.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(
    feature = "schema",
    derive(JsonSchema),
    schemars(rename_all = "camelCase", deny_unknown_fields)
)]
pub struct NotApplicableRule {
    /// The rule.
    pub rule: String,
    /// More than this share of a category, in per cent, needs the bureau's word.
    pub category_limit_pct: u32,
    /// More than this many points overall need the bureau's word.
    pub total_limit: Points,
    /// How sure it is.
    pub certainty: Certainty,
    /// What is assumed.
    pub assumption: String,
}
members!(NotApplicableRule: rule, category_limit_pct, total_limit, certainty, assumption);

impl Catalogue {
    /// The only format there is.
    pub const FORMAT: &str = "greenmine-catalogue/1";

    /// Reads a catalogue.
    ///
    /// # Errors
    /// What is wrong and where in the file.
    pub fn parse(json: &str) -> Result<Catalogue, DataError> {
        canon::data::read(json)
    }

    /// All items in order.
    pub fn items(&self) -> impl Iterator<Item = &Item> {
        self.categories.iter().flat_map(Category::items)
    }

    /// The item with this id.
    pub fn item(&self, id: &str) -> Option<&Item> {
        self.items().find(|item| item.id == id)
    }

    /// The precondition with this id.
    pub fn precondition(&self, id: &str) -> Option<&Precondition> {
        self.preconditions.iter().find(|one| one.id == id)
    }

    /// The category an item stands in.
    pub fn category_of(&self, item: &str) -> Option<&Category> {
        self.categories
            .iter()
            .find(|category| category.items().any(|one| one.id == item))
    }
}
