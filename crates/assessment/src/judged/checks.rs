//! Automatic checks of preconditions: they propose and explain, the person decides.

use crate::answers::{Assessment, PreconditionEntry, Verdict};
use crate::catalogue::{Check, Field, FieldKind, Precondition, SmallMineUse};
use crate::district::LicenceIssuers;
use crate::finding::{Code, Finding, Place, Severity};
use crate::licence_number::{self, LicenceNumber};
use crate::number::{self, Exact};
use crate::profile::{self, ProfileField};
use crate::track::Track;
use crate::{credit_code, date};
use time::Date;

/// A precondition, judged.
#[derive(Clone, Debug, PartialEq)]
pub struct PreconditionState {
    /// Its id.
    pub id: String,
    /// What counts: the person's verdict, except that 符合 against a refusing check counts as 待核实.
    pub verdict: Option<Verdict>,
    /// What the checks propose, if anything.
    pub proposal: Option<Verdict>,
    /// A check refuses 符合: a paper has expired, or it cannot be said because the reference date is missing.
    pub refuses_met: bool,
    /// Shown for information only (small-mine track).
    pub informational: bool,
    /// What the checks found.
    pub findings: Vec<Finding>,
}

/// The text of a precondition's field: its own, or that of the fact it stands for.
pub fn field_text<'a>(
    assessment: &'a Assessment,
    precondition: &Precondition,
    field: &Field,
) -> &'a str {
    match field.fact {
        Some(fact) => profile::text(&assessment.profile, fact),
        None => assessment
            .preconditions
            .get(&precondition.id)
            .and_then(|entry| entry.fields.get(&field.key))
            .map_or("", |text| text.trim()),
    }
}

/// Judges one precondition.
pub fn judge(
    assessment: &Assessment,
    precondition: &Precondition,
    issuers: &LicenceIssuers,
    track: Track,
) -> PreconditionState {
    let blank = PreconditionEntry::default();
    let entry = assessment
        .preconditions
        .get(&precondition.id)
        .unwrap_or(&blank);
    let mut outcome = Outcome {
        id: &precondition.id,
        issuers,
        findings: Vec::new(),
        proposal: None,
        refuses_met: false,
    };

    for field in &precondition.fields {
        outcome.check_readable(field, field_text(assessment, precondition, field));
    }
    let reference = date::parse(profile::text(
        &assessment.profile,
        ProfileField::ReferenceDate,
    ));
    for check in &precondition.checks {
        outcome.run(check, assessment, precondition, reference);
    }

    let mut verdict = entry.verdict;
    if verdict == Some(Verdict::Met) && outcome.refuses_met {
        verdict = Some(Verdict::Pending);
    }
    if verdict == Some(Verdict::NotApplicable) {
        if precondition.not_applicable_when.is_none() {
            outcome.add(None, Severity::Error, Code::NotApplicableHere);
            verdict = None;
        } else if entry.reason.trim().is_empty() {
            outcome.add(None, Severity::Missing, Code::ReasonMissing);
            verdict = Some(Verdict::Pending);
        }
    }
    PreconditionState {
        id: precondition.id.clone(),
        verdict,
        proposal: outcome.proposal,
        refuses_met: outcome.refuses_met,
        informational: track == Track::Small
            && precondition.small_mine == Some(SmallMineUse::Information),
        findings: outcome.findings,
    }
}

struct Outcome<'a> {
    id: &'a str,
    issuers: &'a LicenceIssuers,
    findings: Vec<Finding>,
    proposal: Option<Verdict>,
    refuses_met: bool,
}

impl Outcome<'_> {
    fn add(&mut self, field: Option<&str>, severity: Severity, code: Code) {
        let place = match field {
            Some(key) => Place::PreconditionField(self.id.to_owned(), key.to_owned()),
            None => Place::Precondition(self.id.to_owned()),
        };
        self.findings.push(Finding {
            place,
            severity,
            code,
        });
    }

    /// The most severe proposal stands.
    fn propose(&mut self, verdict: Verdict) {
        if self.proposal != Some(Verdict::NotMet) {
            self.proposal = Some(verdict);
        }
    }

    fn check_readable(&mut self, field: &Field, text: &str) {
        if text.is_empty() {
            return;
        }
        match field.kind {
            FieldKind::Date if date::parse(text).is_none() => {
                self.add(Some(&field.key), Severity::Error, Code::DateUnreadable);
            }
            FieldKind::Number => {
                if let Err(error) = number::parse(text) {
                    self.add(Some(&field.key), Severity::Error, error.into());
                }
            }
            _ => {}
        }
    }

    fn run(
        &mut self,
        check: &Check,
        assessment: &Assessment,
        precondition: &Precondition,
        reference: Option<Date>,
    ) {
        let text = |key: &str| {
            let field = precondition.fields.iter().find(|field| field.key == key);
            field.map_or("", |field| field_text(assessment, precondition, field))
        };
        let amount = |key: &str| number::parse(text(key)).ok().flatten();
        match check {
            Check::NotExpired {
                field,
                warn_days,
                receipt,
                required,
            } => {
                let Some(until) = date::parse(text(field)) else {
                    if *required {
                        self.add(Some(field), Severity::Warning, Code::ExpiryMissing);
                        self.refuses_met = true;
                    }
                    return;
                };
                let Some(reference) = reference else {
                    self.add(Some(field), Severity::Missing, Code::ReferenceDateMissing);
                    self.refuses_met = true;
                    self.propose(Verdict::Pending);
                    return;
                };
                let left = date::days_between(reference, until);
                if left < 0 {
                    let receipt_missing = receipt.as_ref().is_some_and(|key| text(key).is_empty());
                    let code = if receipt_missing {
                        Code::ExpiredWithoutReceipt { days: -left }
                    } else {
                        Code::Expired { days: -left }
                    };
                    self.add(Some(field), Severity::Error, code);
                    self.refuses_met = true;
                    self.propose(Verdict::Pending);
                } else if left < *warn_days {
                    self.add(
                        Some(field),
                        Severity::Warning,
                        Code::ExpiresSoon { days: left },
                    );
                }
            }
            Check::LicenceNumber { field } => {
                if text(field).is_empty() {
                    return;
                }
                let start = date::parse(profile::text(
                    &assessment.profile,
                    ProfileField::LicenceFrom,
                ));
                for (severity, code) in
                    check_licence_number(text(field), self.issuers, start, reference)
                {
                    self.add(Some(field), severity, code);
                }
            }
            Check::CreditCode { field } => {
                if text(field).is_empty() {
                    return;
                }
                for (severity, code) in check_credit_code(text(field)) {
                    self.add(Some(field), severity, code);
                }
            }
            Check::SameAs { field, fact } => {
                let other = profile::text(&assessment.profile, *fact);
                if !text(field).is_empty() && !other.is_empty() && text(field) != other {
                    self.add(
                        Some(field),
                        Severity::Warning,
                        Code::NotTheSame {
                            other: other.to_owned(),
                        },
                    );
                    self.propose(Verdict::Pending);
                }
            }
            Check::AnsweredNo { field, otherwise } => {
                if text(field) == "yes" {
                    self.add(
                        Some(field),
                        Severity::Warning,
                        Code::AnsweredYes {
                            proposes: *otherwise,
                        },
                    );
                    self.propose(*otherwise);
                }
            }
            Check::AtLeast { field, min } => {
                if amount(field).is_some_and(|value| value < Exact::from_integer(i128::from(*min)))
                {
                    self.add(
                        Some(field),
                        Severity::Warning,
                        Code::UnderMinimum { min: *min },
                    );
                    self.propose(Verdict::NotMet);
                }
            }
            Check::QuotientAgrees {
                field,
                numerator,
                denominator,
                tolerance,
            } => {
                let zero = Exact::from_integer(0);
                let (Some(value), Some(top), Some(bottom)) =
                    (amount(field), amount(numerator), amount(denominator))
                else {
                    return;
                };
                if bottom <= zero || top < zero {
                    return;
                }
                let quotient = top / bottom;
                let difference = if value > quotient {
                    value - quotient
                } else {
                    quotient - value
                };
                if difference > tolerance.0 {
                    let code = Code::QuotientDiffers {
                        quotient: number::display(quotient),
                    };
                    self.add(Some(field), Severity::Warning, code);
                }
            }
        }
    }
}

/// What is wrong or noteworthy in a licence number (RULES §8). Digits 14–23 alone never reject it.
pub fn check_licence_number(
    text: &str,
    issuers: &LicenceIssuers,
    start: Option<Date>,
    reference: Option<Date>,
) -> Vec<(Severity, Code)> {
    let (issuer, year, month) = match licence_number::parse(text) {
        Err(licence_number::Malformed::Length(characters)) => {
            return vec![(Severity::Error, Code::LicenceLength { characters })];
        }
        Err(licence_number::Malformed::Character(position, found)) => {
            return vec![(Severity::Error, Code::LicenceCharacter { position, found })];
        }
        Ok(LicenceNumber::Legacy) => return vec![(Severity::Warning, Code::LicenceLegacy)],
        Ok(LicenceNumber::National {
            issuer,
            year,
            month,
        }) => (issuer, year, month),
    };
    let number: u8 = month.parse().unwrap_or(0);
    if !(1..=12).contains(&number) {
        return vec![(Severity::Error, Code::LicenceMonth { month })];
    }
    let mut found = Vec::new();
    if !issuers.has(&issuer) {
        let code = Code::LicenceIssuer {
            adcode: issuer,
            issuers: issuers.names.clone(),
        };
        found.push((Severity::Warning, code));
    }
    let allotted = (i32::from(year), number);
    let later_than =
        |day: Option<Date>| day.is_some_and(|day| allotted > (day.year(), u8::from(day.month())));
    let printed = format!("{year}-{month}");
    if later_than(start) {
        found.push((
            Severity::Warning,
            Code::LicenceAfterStart {
                allotted: printed.clone(),
            },
        ));
    }
    if later_than(reference) {
        found.push((
            Severity::Warning,
            Code::LicenceAfterReference { allotted: printed },
        ));
    }
    found
}

/// What is wrong or noteworthy in a credit code (RULES §9). A wrong check character is a warning: registered
/// exceptions exist.
pub fn check_credit_code(text: &str) -> Vec<(Severity, Code)> {
    match credit_code::expected_check(text) {
        Err(credit_code::Malformed::Length(characters)) => {
            vec![(Severity::Error, Code::CreditLength { characters })]
        }
        Err(credit_code::Malformed::Character(position, found)) => {
            vec![(Severity::Error, Code::CreditCharacter { position, found })]
        }
        Ok((expected, found)) if expected != found => {
            vec![(Severity::Warning, Code::CreditCheck { expected })]
        }
        Ok(_) => Vec::new(),
    }
}
