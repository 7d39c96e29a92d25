//! What is wrong or noteworthy in the facts of the mine (矿山概况).

use super::checks::{check_credit_code, check_licence_number};
use super::finding::{Code, Finding, Place, Severity};
use crate::entered::profile::{Profile, ProfileField, Source, text};
use crate::rules::district::LicenceIssuers;
use crate::rules::scale::ScaleClasses;
use crate::{date, number};

/// What is wrong or noteworthy in the profile. Nothing here blocks saving.
pub fn findings(
    profile: &Profile,
    classes: &ScaleClasses,
    issuers: &LicenceIssuers,
) -> Vec<Finding> {
    let mut found = Vec::new();
    let mut add = |field: ProfileField, severity: Severity, code: Code| {
        found.push(Finding {
            place: Place::Profile(field),
            severity,
            code,
        });
    };
    use ProfileField as F;
    let value = |field| text(profile, field);
    let day = |field| date::parse(value(field));

    for field in F::REQUIRED {
        if value(field).is_empty() {
            add(field, Severity::Missing, Code::Missing);
        }
    }
    for (field, fact) in profile {
        if fact.source == Source::Register && !fact.value.trim().is_empty() {
            add(*field, Severity::Note, Code::Unconfirmed);
        }
    }
    for field in [
        F::LicenceFrom,
        F::LicenceTo,
        F::ReferenceDate,
        F::FilingDate,
    ] {
        if !value(field).is_empty() && day(field).is_none() {
            add(field, Severity::Error, Code::DateUnreadable);
        }
    }
    for field in [
        F::Scale,
        F::Area,
        F::ServiceLife,
        F::ElevationTop,
        F::ElevationBottom,
    ] {
        let negative_allowed = matches!(field, F::ElevationTop | F::ElevationBottom);
        match number::parse(value(field)) {
            Err(error) => add(field, Severity::Error, error.into()),
            Ok(Some(number)) if !negative_allowed && number < number::Exact::from_integer(0) => {
                add(field, Severity::Error, Code::BelowMinimum { min: 0 });
            }
            Ok(_) => {}
        }
    }
    if let (Some(from), Some(to)) = (day(F::LicenceFrom), day(F::LicenceTo))
        && to < from
    {
        add(F::LicenceTo, Severity::Error, Code::DatesReversed);
    }
    if let (Some(to), Some(reference)) = (day(F::LicenceTo), day(F::ReferenceDate)) {
        let left = date::days_between(reference, to);
        if left < 0 {
            add(
                F::LicenceTo,
                Severity::Warning,
                Code::Expired { days: -left },
            );
        }
    }
    if let (Some(reference), Some(filed)) = (day(F::ReferenceDate), day(F::FilingDate))
        && filed < reference
    {
        add(F::FilingDate, Severity::Warning, Code::FiledBeforeReference);
    }
    let elevation = |field| number::parse(value(field)).ok().flatten();
    if let (Some(top), Some(bottom)) = (elevation(F::ElevationTop), elevation(F::ElevationBottom))
        && top <= bottom
    {
        add(
            F::ElevationBottom,
            Severity::Error,
            Code::ElevationsReversed,
        );
    }
    let licence = value(F::LicenceNumber);
    if !licence.is_empty() {
        for (severity, code) in
            check_licence_number(licence, issuers, day(F::LicenceFrom), day(F::ReferenceDate))
        {
            add(F::LicenceNumber, severity, code);
        }
    }
    let code = value(F::CreditCode);
    if !code.is_empty() {
        for (severity, code) in check_credit_code(code) {
            add(F::CreditCode, severity, code);
        }
    }
    let class = value(F::ScaleClass);
    let by_table = classes.class(value(F::Mineral), value(F::Method), value(F::Scale));
    if let Some(by_table) =
        by_table.filter(|by_table| !class.is_empty() && by_table.official() != class)
    {
        add(
            F::ScaleClass,
            Severity::Note,
            Code::ScaleClassDiffers { by_table },
        );
    }
    found
}
