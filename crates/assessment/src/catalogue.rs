//! The indicator catalogue (指标目录): preconditions, categories, groups, items and how each is scored.
//!
//! A catalogue is data in `catalogues/*.catalogue.json`; these types are its shape, and the JSON Schema
//! beside the data is generated from them.

use crate::answers::Verdict;
use crate::data::{DataError, FromData, by_serde, choice, member, members, object, variants};
use crate::formula::Formula;
use crate::points::Points;
use crate::profile::ProfileField;
use serde::Serialize;
use serde_json::Value;

#[cfg(feature = "schema")]
use schemars::JsonSchema;

/// How sure we are of a statement and where it comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
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
    /// `greenmine-catalogue/1`.
    pub format: String,
    /// Stable name of the edition's line, e.g. `sandstone-openpit`.
    pub id: String,
    /// Version within that line.
    pub version: String,
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
members!(Catalogue: schema, format, id, version, title, notice, subtitle, applies_to, scoring, binding_principle, sources, preconditions, categories);

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
    pub pass_total_pct: Threshold,
    /// Floor of each first-level indicator (一级指标底线) in per cent of its points.
    pub category_floor_pct: Threshold,
    /// What happens to items that do not apply.
    pub not_applicable: NotApplicableRule,
    /// When a binding indicator (约束性指标) is met.
    pub binding: Rule,
    /// What one unmet precondition means.
    pub precondition: Rule,
    /// What a small mine is asked.
    pub small_mine: Rule,
    /// Remaining service life (剩余服务年限) in years below which a mine is not admitted.
    pub service_life_min_years: Threshold,
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
pub struct Threshold {
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
members!(Threshold: value, certainty, source, assumption);

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

/// A precondition (先决条件): one that is not met ends the application.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(
    feature = "schema",
    derive(JsonSchema),
    schemars(rename_all = "camelCase", deny_unknown_fields)
)]
pub struct Precondition {
    /// Stable id.
    pub id: String,
    /// Short name.
    pub title: String,
    /// What is required.
    pub requirement: String,
    /// What is asked for.
    pub fields: Vec<Field>,
    /// Automatic checks: they propose and explain, the person decides.
    pub checks: Vec<Check>,
    /// What to show.
    pub evidence: Vec<String>,
    /// How to go about it.
    pub guide: String,
    /// Departments that check it.
    pub departments: Vec<String>,
    /// In the small-mine track: information, not a condition.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub small_mine: Option<SmallMineUse>,
    /// When 不适用 may be chosen; absent: never.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub not_applicable_when: Option<String>,
    /// A remark of the compilers.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub note: Option<String>,
    /// Documents and clauses behind it.
    pub basis: Vec<Basis>,
}
members!(Precondition: id, title, requirement, fields, checks, evidence, guide, departments, small_mine, not_applicable_when, note, basis);

/// How a precondition is used for small mines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(
    feature = "schema",
    derive(JsonSchema),
    schemars(rename_all = "camelCase")
)]
pub enum SmallMineUse {
    /// Shown, without weight in the conclusion.
    Information,
}
variants!(SmallMineUse: Information = "information");

/// One thing a precondition asks for.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(
    feature = "schema",
    derive(JsonSchema),
    schemars(rename_all = "camelCase", deny_unknown_fields)
)]
pub struct Field {
    /// Key within the precondition.
    pub key: String,
    /// Label on the form.
    pub label: String,
    /// What kind of value it is.
    pub kind: FieldKind,
    /// The fact of the mine's profile that this field is: typed once, shown in both places.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub fact: Option<ProfileField>,
}
members!(Field: key, label, kind, fact);

/// Kinds of field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(
    feature = "schema",
    derive(JsonSchema),
    schemars(rename_all = "camelCase")
)]
pub enum FieldKind {
    /// Free text.
    Text,
    /// A calendar date.
    Date,
    /// A decimal number.
    Number,
    /// 是 or 否.
    YesNo,
}
variants!(FieldKind: Text = "text", Date = "date", Number = "number", YesNo = "yesNo");

/// An automatic check of a precondition's fields.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(
    feature = "schema",
    derive(JsonSchema),
    schemars(rename_all = "camelCase", deny_unknown_fields)
)]
pub enum Check {
    /// The date in `field` is not before the reference date: an expired paper is never 符合.
    #[cfg_attr(feature = "schema", schemars(rename_all = "camelCase"))]
    NotExpired {
        /// The date field.
        field: String,
        /// Warn when fewer than this many days are left.
        warn_days: i32,
        /// The field with the receipt of a renewal under way, where there is one.
        #[cfg_attr(feature = "schema", schemars(default))]
        receipt: Option<String>,
        /// Without a date it is not 符合 either: every such paper has one.
        #[cfg_attr(feature = "schema", schemars(default))]
        required: bool,
    },
    /// The field is a well-formed mining-licence number (采矿许可证号).
    LicenceNumber {
        /// The text field.
        field: String,
    },
    /// The field is a well-formed unified social credit code (统一社会信用代码).
    CreditCode {
        /// The text field.
        field: String,
    },
    /// The field equals a fact of the profile.
    SameAs {
        /// The text field.
        field: String,
        /// The fact.
        fact: ProfileField,
    },
    /// The question is answered 否.
    AnsweredNo {
        /// The yes/no field.
        field: String,
        /// What is proposed when it is answered 是.
        otherwise: Verdict,
    },
    /// The number is at least `min`.
    AtLeast {
        /// The number field.
        field: String,
        /// The least value.
        min: u32,
    },
    /// The number agrees with a quotient of two others.
    QuotientAgrees {
        /// The number field.
        field: String,
        /// Field above the line.
        numerator: String,
        /// Field below the line.
        denominator: String,
        /// Largest difference that passes.
        tolerance: f64,
    },
}

impl FromData for Check {
    fn from_data(value: &Value) -> Result<Check, DataError> {
        let (name, value) = choice(value)?;
        let with = |names: &[&str]| object(value, names);
        Ok(match name {
            "notExpired" => {
                let all = with(&["field", "warn_days", "receipt", "required"])?;
                Check::NotExpired {
                    field: member(all, "field")?,
                    warn_days: member(all, "warn_days")?,
                    receipt: member(all, "receipt")?,
                    required: member(all, "required")?,
                }
            }
            "licenceNumber" => Check::LicenceNumber {
                field: member(with(&["field"])?, "field")?,
            },
            "creditCode" => Check::CreditCode {
                field: member(with(&["field"])?, "field")?,
            },
            "sameAs" => {
                let all = with(&["field", "fact"])?;
                Check::SameAs {
                    field: member(all, "field")?,
                    fact: member(all, "fact")?,
                }
            }
            "answeredNo" => {
                let all = with(&["field", "otherwise"])?;
                Check::AnsweredNo {
                    field: member(all, "field")?,
                    otherwise: member(all, "otherwise")?,
                }
            }
            "atLeast" => {
                let all = with(&["field", "min"])?;
                Check::AtLeast {
                    field: member(all, "field")?,
                    min: member(all, "min")?,
                }
            }
            "quotientAgrees" => {
                let all = with(&["field", "numerator", "denominator", "tolerance"])?;
                Check::QuotientAgrees {
                    field: member(all, "field")?,
                    numerator: member(all, "numerator")?,
                    denominator: member(all, "denominator")?,
                    tolerance: member(all, "tolerance")?,
                }
            }
            _ => return Err(DataError::new("no such check")),
        })
    }
}

impl FromData for ProfileField {
    fn from_data(value: &Value) -> Result<ProfileField, DataError> {
        by_serde(value)
    }
}

impl FromData for Verdict {
    fn from_data(value: &Value) -> Result<Verdict, DataError> {
        by_serde(value)
    }
}

/// A document and clause behind a requirement.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(
    feature = "schema",
    derive(JsonSchema),
    schemars(rename_all = "camelCase", deny_unknown_fields)
)]
pub struct Basis {
    /// The document.
    pub document: String,
    /// The clause.
    pub clause: String,
    /// How sure it is.
    pub certainty: Certainty,
}
members!(Basis: document, clause, certainty);

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
    #[cfg_attr(feature = "schema", schemars(rename_all = "camelCase"))]
    Threshold {
        /// What is computed.
        metric: Metric,
        /// Which way is better.
        direction: Direction,
        /// The bands, best first; none reached earns nothing.
        bands: Vec<Band>,
        /// What a zero denominator means.
        zero_denominator: ZeroDenominator,
        /// Targets of the plan: shown as a line, never as a failure.
        #[cfg_attr(feature = "schema", schemars(default))]
        targets: Vec<Target>,
    },
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
            "threshold" => {
                let all = object(
                    value,
                    &[
                        "metric",
                        "direction",
                        "bands",
                        "zero_denominator",
                        "targets",
                    ],
                )?;
                Method::Threshold {
                    metric: member(all, "metric")?,
                    direction: member(all, "direction")?,
                    bands: member(all, "bands")?,
                    zero_denominator: member(all, "zero_denominator")?,
                    targets: member(all, "targets")?,
                }
            }
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

/// A band of values and what it earns.
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(
    feature = "schema",
    derive(JsonSchema),
    schemars(rename_all = "camelCase", deny_unknown_fields)
)]
pub struct Band {
    /// The bound, inclusive, with at most two decimals.
    pub bound: f64,
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
    pub value: f64,
    /// Its unit.
    pub unit: String,
    /// Where it stands.
    pub source: String,
}
members!(Target: by, value, unit, source);

impl Catalogue {
    /// Reads a catalogue.
    ///
    /// # Errors
    /// What is wrong and where in the file.
    pub fn parse(json: &str) -> Result<Catalogue, DataError> {
        crate::data::read(json)
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

    /// Whether it is meant for this mineral (开采矿种) and method (开采方式).
    pub fn applies_to(&self, mineral: &str, method: &str) -> bool {
        self.applies_to.method == method.trim()
            && self
                .applies_to
                .minerals
                .iter()
                .any(|one| one == mineral.trim())
    }

    /// Everything that contradicts itself within the table; empty for a sound one.
    pub fn contradictions(&self) -> Vec<String> {
        let mut found = Vec::new();
        let mut ids = std::collections::BTreeSet::new();
        let named = self
            .preconditions
            .iter()
            .map(|p| &p.id)
            .chain(self.items().map(|item| &item.id));
        for id in named {
            if !ids.insert(id) {
                found.push(format!("{id} is used twice"));
            }
        }
        let sum: Points = self.categories.iter().map(|category| category.points).sum();
        if sum != self.scoring.total {
            found.push(format!(
                "categories add up to {sum}, not {}",
                self.scoring.total
            ));
        }
        for category in &self.categories {
            let sum: Points = category.groups.iter().map(|group| group.points).sum();
            if sum != category.points {
                found.push(format!(
                    "{}: groups add up to {sum}, not {}",
                    category.id, category.points
                ));
            }
            for group in &category.groups {
                let sum: Points = group.items.iter().map(|item| item.points).sum();
                if sum != group.points {
                    found.push(format!(
                        "{}: items add up to {sum}, not {}",
                        group.id, group.points
                    ));
                }
            }
        }
        for item in self.items() {
            item.contradictions(&mut found);
        }
        for precondition in &self.preconditions {
            precondition.contradictions(&mut found);
        }
        found
    }
}

impl Precondition {
    fn contradictions(&self, found: &mut Vec<String>) {
        for check in &self.checks {
            let fields: Vec<&String> = match check {
                Check::NotExpired { field, receipt, .. } => {
                    std::iter::once(field).chain(receipt).collect()
                }
                Check::QuotientAgrees {
                    field,
                    numerator,
                    denominator,
                    ..
                } => vec![field, numerator, denominator],
                Check::LicenceNumber { field }
                | Check::CreditCode { field }
                | Check::SameAs { field, .. }
                | Check::AnsweredNo { field, .. }
                | Check::AtLeast { field, .. } => vec![field],
            };
            for field in fields {
                if !self.fields.iter().any(|one| one.key == *field) {
                    found.push(format!(
                        "{}: a check reads the unknown field {field}",
                        self.id
                    ));
                }
            }
        }
    }
}

impl Item {
    fn contradictions(&self, found: &mut Vec<String>) {
        let id = &self.id;
        if (self.kind == Kind::Binding) != self.binding_min.is_some() {
            found.push(format!("{id}: binding and bindingMin disagree"));
        }
        if self
            .binding_min
            .is_some_and(|min| min > self.points || min == Points::ZERO)
        {
            found.push(format!("{id}: bindingMin is not within its points"));
        }
        let best = match &self.method {
            Method::PassFail { .. } => self.points,
            Method::Deduct(deductions) => {
                if deductions.iter().any(|one| one.points == Points::ZERO) {
                    found.push(format!("{id}: a deduction costs nothing"));
                }
                self.points
            }
            Method::Levels(levels) => {
                if !levels.is_sorted_by(|one, next| one.points > next.points) {
                    found.push(format!("{id}: levels are not in falling order"));
                }
                levels.first().map_or(Points::ZERO, |one| one.points)
            }
            Method::Threshold {
                metric,
                direction,
                bands,
                zero_denominator,
                ..
            } => {
                for name in metric.expression.inputs() {
                    if !metric.inputs.iter().any(|input| input.key == name) {
                        found.push(format!("{id}: the formula reads the unknown input {name}"));
                    }
                }
                let falls = |one: &Band, next: &Band| match direction {
                    Direction::Higher => one.bound > next.bound,
                    Direction::Lower => one.bound < next.bound,
                };
                if !bands.is_sorted_by(|one, next| falls(one, next) && one.points > next.points) {
                    found.push(format!("{id}: bands are not in falling order"));
                }
                if *zero_denominator == ZeroDenominator::NotApplicable
                    && self.not_applicable_when.is_none()
                {
                    found.push(format!("{id}: offers 不适用 without saying when"));
                }
                bands.first().map_or(Points::ZERO, |one| one.points)
            }
        };
        if best != self.points {
            found.push(format!(
                "{id}: the best answer earns {best}, not {}",
                self.points
            ));
        }
    }
}
