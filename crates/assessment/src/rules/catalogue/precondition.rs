//! Preconditions (先决条件), their fields and the checks on these.

use super::Certainty;
use crate::answers::Verdict;
use crate::number::Decimal;
use crate::profile::ProfileField;
use canon::data::{DataError, FromData, by_serde, choice, member, object};
use canon::{members, variants};
use serde_json::Value;

#[cfg(feature = "schema")]
use schemars::JsonSchema;

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
        tolerance: Decimal,
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
