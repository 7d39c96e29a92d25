//! Categories (一级指标), groups (二级指标), items and the methods by which an item is scored.

use super::{Basis, Certainty};
use crate::answers::ItemAnswer;
use crate::formula::Formula;
use crate::number::{Decimal, Exact};
use crate::points::Points;
use canon::data::{DataError, FromData, choice, member, object};
use canon::{members, variants};
use serde_json::Value;

#[cfg(feature = "schema")]
use schemars::JsonSchema;

/// A first-level indicator (一级指标).
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(
    feature = "schema",
    derive(JsonSchema),
    schemars(rename_all = "camelCase", deny_unknown_fields)
)]
pub struct Category {
    /// Stable id.
    pub id: String,
    /// Letter on the form.
    pub letter: String,
    /// Name.
    pub name: String,
    /// How sure the name is.
    pub name_certainty: Certainty,
    /// Full marks.
    pub points: Points,
    /// How sure the points are.
    pub points_certainty: Certainty,
    /// Second-level indicators.
    pub groups: Vec<Group>,
}
members!(Category: id, letter, name, name_certainty, points, points_certainty, groups);

impl Category {
    /// All items of the category in order.
    pub fn items(&self) -> impl Iterator<Item = &Item> {
        self.groups.iter().flat_map(|group| &group.items)
    }
}

/// A second-level indicator (二级指标).
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(
    feature = "schema",
    derive(JsonSchema),
    schemars(rename_all = "camelCase", deny_unknown_fields)
)]
pub struct Group {
    /// Stable id.
    pub id: String,
    /// Name.
    pub name: String,
    /// Full marks.
    pub points: Points,
    /// How sure the points are.
    pub points_certainty: Certainty,
    /// Its items.
    pub items: Vec<Item>,
}
members!(Group: id, name, points, points_certainty, items);

/// Binding or improvement indicator.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(
    feature = "schema",
    derive(JsonSchema),
    schemars(rename_all = "camelCase")
)]
pub enum Kind {
    /// 约束性指标.
    Binding,
    /// 提升性指标.
    Improvement,
}
variants!(Kind: Binding = "binding", Improvement = "improvement");

/// One item of the checklist (三级指标).
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(
    feature = "schema",
    derive(JsonSchema),
    schemars(rename_all = "camelCase", deny_unknown_fields)
)]
pub struct Item {
    /// Stable id; answers are kept by it.
    pub id: String,
    /// Short name.
    pub title: String,
    /// What is required.
    pub requirement: String,
    /// Binding or improvement.
    pub kind: Kind,
    /// How sure that mark is.
    pub kind_certainty: Certainty,
    /// Full marks.
    pub points: Points,
    /// How sure the points are.
    pub points_certainty: Certainty,
    /// How it is scored.
    pub method: Method,
    /// A binding item is met from these points on.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub binding_min: Option<Points>,
    /// Asked of small mines too.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub small_mine: bool,
    /// When 不适用 may be chosen; absent: never.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub not_applicable_when: Option<String>,
    /// Reference values and remarks, each with its certainty.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub hints: Vec<Hint>,
    /// What to show.
    pub evidence: Vec<String>,
    /// How a small quarry does it.
    pub guide: String,
    /// What to do when points are lost.
    pub fix: String,
    /// Departments concerned.
    pub departments: Vec<String>,
    /// Documents and clauses behind it.
    pub basis: Vec<Basis>,
}
members!(Item: id, title, requirement, kind, kind_certainty, points, points_certainty, method, binding_min, small_mine, not_applicable_when, hints, evidence, guide, fix, departments, basis);

/// An answer that can be chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Answer<'a> {
    /// The key that is kept ([`ItemAnswer::choice`]).
    pub key: &'a str,
    /// What it means, in the catalogue's words; empty for the choice that says that the faults were gone through.
    pub label: &'a str,
    /// What it earns; full marks for a list of faults, before any is counted.
    pub points: Points,
}

impl Item {
    /// The answers that can be chosen, best first; none where a value is computed.
    pub fn choices(&self) -> Vec<Answer<'_>> {
        let answer = |key, label, points| Answer { key, label, points };
        match &self.method {
            Method::PassFail { pass, fail } => vec![
                answer(ItemAnswer::PASS, pass.as_str(), self.points),
                answer(ItemAnswer::FAIL, fail.as_str(), Points::ZERO),
            ],
            Method::Levels(levels) => levels
                .iter()
                .map(|level| answer(&level.key, level.label.as_str(), level.points))
                .collect(),
            Method::Deduct(_) => vec![answer(ItemAnswer::CHECKED, "", self.points)],
            Method::Threshold(_) => Vec::new(),
        }
    }

    /// The answer with this key.
    pub fn choice(&self, key: &str) -> Option<Answer<'_>> {
        self.choices().into_iter().find(|one| one.key == key)
    }

    /// Whether it counts faults under this key.
    pub fn counts(&self, key: &str) -> bool {
        matches!(&self.method, Method::Deduct(all) if all.iter().any(|one| one.key == key))
    }

    /// Whether something may be typed under this key: an input, the number of one of its options, or in the place of
    /// a count.
    pub fn takes(&self, key: &str) -> bool {
        match &self.method {
            Method::Threshold(threshold) => threshold
                .metric
                .inputs
                .iter()
                .any(|one| one.key == key || custom_key(&one.key) == key),
            _ => self.counts(key),
        }
    }
}

/// The key under which the number that was typed for a choice without one is kept.
pub fn custom_key(input: &str) -> String {
    format!("{input}.value")
}

/// A reference value or remark.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(
    feature = "schema",
    derive(JsonSchema),
    schemars(rename_all = "camelCase", deny_unknown_fields)
)]
pub struct Hint {
    /// The text.
    pub text: String,
    /// How sure it is.
    pub certainty: Certainty,
}
members!(Hint: text, certainty);

/// How an item is scored.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(
    feature = "schema",
    derive(JsonSchema),
    schemars(rename_all = "camelCase", deny_unknown_fields)
)]
pub enum Method {
    /// Full marks or none (符合得满分).
    PassFail {
        /// What earns full marks.
        pass: String,
        /// What earns none.
        fail: String,
    },
    /// One of several levels (分档).
    Levels(
        /// The levels, best first.
        Vec<Level>,
    ),
    /// Full marks less deductions, never below zero (扣分).
    Deduct(
        /// The faults.
        Vec<Deduction>,
    ),
    /// A computed value against bands (按指标值分档).
    Threshold(Threshold),
}

/// A computed value against bands.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(
    feature = "schema",
    derive(JsonSchema),
    schemars(rename_all = "camelCase", deny_unknown_fields)
)]
pub struct Threshold {
    /// What is computed.
    pub metric: Metric,
    /// Which way is better.
    pub direction: Direction,
    /// The bands, best first; a value that reaches none earns nothing.
    pub bands: Vec<Band>,
    /// What a zero denominator means.
    pub zero_denominator: ZeroDenominator,
    /// Targets of the plan: shown as a line, never as a failure.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub targets: Vec<Target>,
}
members!(Threshold: metric, direction, bands, zero_denominator, targets);

impl Threshold {
    /// The first band (from 0) that a value reaches; `None` when it reaches none.
    pub fn reached(&self, value: Exact) -> Option<usize> {
        self.bands
            .iter()
            .position(|band| self.direction.reaches(value, band.bound.0))
    }

    /// What a band earns; reaching none earns nothing.
    pub fn earned(&self, reached: Option<usize>) -> Points {
        reached.map_or(Points::ZERO, |band| self.bands[band].points)
    }
}

impl FromData for Method {
    fn from_data(value: &Value) -> Result<Method, DataError> {
        let (name, value) = choice(value)?;
        Ok(match name {
            "passFail" => {
                let all = object(value, &["pass", "fail"])?;
                Method::PassFail {
                    pass: member(all, "pass")?,
                    fail: member(all, "fail")?,
                }
            }
            "levels" => Method::Levels(FromData::from_data(value)?),
            "deduct" => Method::Deduct(FromData::from_data(value)?),
            "threshold" => Method::Threshold(FromData::from_data(value)?),
            _ => return Err(DataError::new("no such method")),
        })
    }
}

/// A level of [`Method::Levels`].
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(
    feature = "schema",
    derive(JsonSchema),
    schemars(rename_all = "camelCase", deny_unknown_fields)
)]
pub struct Level {
    /// Key of the answer.
    pub key: String,
    /// What it earns.
    pub points: Points,
    /// What it means.
    pub label: String,
}
members!(Level: key, points, label);

/// A fault of [`Method::Deduct`].
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(
    feature = "schema",
    derive(JsonSchema),
    schemars(rename_all = "camelCase", deny_unknown_fields)
)]
pub struct Deduction {
    /// Key of the count.
    pub key: String,
    /// What it costs.
    pub points: Points,
    /// The fault.
    pub fault: String,
    /// Once, or for each case.
    pub per: Per,
}
members!(Deduction: key, points, fault, per);

/// Whether a deduction counts once or for each case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(
    feature = "schema",
    derive(JsonSchema),
    schemars(rename_all = "camelCase")
)]
pub enum Per {
    /// For each case (每处).
    Each,
    /// Once, however many cases.
    Once,
}
variants!(Per: Each = "each", Once = "once");

/// What [`Method::Threshold`] computes.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(
    feature = "schema",
    derive(JsonSchema),
    schemars(rename_all = "camelCase", deny_unknown_fields)
)]
pub struct Metric {
    /// Name of the value.
    pub name: String,
    /// Its unit.
    pub unit: String,
    /// The formula in words.
    pub formula: String,
    /// The formula.
    pub expression: Formula,
    /// Its inputs.
    pub inputs: Vec<Input>,
    /// The most it can be, and what happens beyond.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub ceiling: Option<Ceiling>,
}
members!(Metric: name, unit, formula, expression, inputs, ceiling);

/// The most a value can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(
    feature = "schema",
    derive(JsonSchema),
    schemars(rename_all = "camelCase", deny_unknown_fields)
)]
pub struct Ceiling {
    /// The most.
    pub value: u32,
    /// What happens beyond it.
    pub beyond: Beyond,
}
members!(Ceiling: value, beyond);

/// What happens when a value exceeds its ceiling.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(
    feature = "schema",
    derive(JsonSchema),
    schemars(rename_all = "camelCase")
)]
pub enum Beyond {
    /// The inputs cannot be right: ask again.
    Reject,
    /// It counts as the ceiling.
    Cap,
}
variants!(Beyond: Reject = "reject", Cap = "cap");

/// An input of a metric.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(
    feature = "schema",
    derive(JsonSchema),
    schemars(rename_all = "camelCase", deny_unknown_fields)
)]
pub struct Input {
    /// Its name in the formula.
    pub key: String,
    /// Label on the form.
    pub label: String,
    /// Unit, possibly empty.
    pub unit: String,
    /// Least value that makes sense.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub min: Option<i32>,
    /// May be left empty: its term is dropped.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub optional: bool,
    /// Choices that stand for a number; empty: a number is typed.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub options: Vec<Choice>,
}
members!(Input: key, label, unit, min, optional, options);

/// A choice that stands for a number, or (without one) asks for it.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(
    feature = "schema",
    derive(JsonSchema),
    schemars(rename_all = "camelCase", deny_unknown_fields)
)]
pub struct Choice {
    /// Key of the choice.
    pub key: String,
    /// Label on the form.
    pub label: String,
    /// The number it stands for; absent: typed by hand.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub number: Option<i32>,
}
members!(Choice: key, label, number);

/// Which way is better.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(
    feature = "schema",
    derive(JsonSchema),
    schemars(rename_all = "camelCase")
)]
pub enum Direction {
    /// More is better: a band is reached from its bound up.
    Higher,
    /// Less is better: a band is reached from its bound down.
    Lower,
}
variants!(Direction: Higher = "higher", Lower = "lower");

impl Direction {
    /// Whether a value is as good as a bound.
    pub fn reaches(self, value: Exact, bound: Exact) -> bool {
        match self {
            Direction::Higher => value >= bound,
            Direction::Lower => value <= bound,
        }
    }
}

/// A band of values and what it earns.
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(
    feature = "schema",
    derive(JsonSchema),
    schemars(rename_all = "camelCase", deny_unknown_fields)
)]
pub struct Band {
    /// The bound, inclusive, with at most two decimals.
    pub bound: Decimal,
    /// What it earns.
    pub points: Points,
}
members!(Band: bound, points);

/// What a zero denominator means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(
    feature = "schema",
    derive(JsonSchema),
    schemars(rename_all = "camelCase")
)]
pub enum ZeroDenominator {
    /// The item stays unanswered.
    Ask,
    /// 不适用 is offered, with a reason.
    NotApplicable,
}
variants!(ZeroDenominator: Ask = "ask", NotApplicable = "notApplicable");

/// A target of the plan for a value.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(
    feature = "schema",
    derive(JsonSchema),
    schemars(rename_all = "camelCase", deny_unknown_fields)
)]
pub struct Target {
    /// Until when, as printed.
    pub by: String,
    /// The value.
    pub value: Decimal,
    /// Its unit.
    pub unit: String,
    /// Where it stands.
    pub source: String,
}
members!(Target: by, value, unit, source);
