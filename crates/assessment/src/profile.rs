//! The mine's profile (矿山概况): facts of the licence and the business, each with where it came from.

use crate::checks::{check_credit_code, check_licence_number};
use crate::finding::{Code, Finding, Place, Severity};
use crate::{date, number};
use litemap::LiteMap;
use serde::{Deserialize, Serialize};

#[cfg(feature = "schema")]
use schemars::JsonSchema;

/// A fact of the profile.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum ProfileField {
    /// 矿山名称.
    MineName,
    /// 采矿权人.
    Holder,
    /// 统一社会信用代码.
    CreditCode,
    /// 采矿许可证号.
    LicenceNumber,
    /// 采矿许可证有效期起.
    LicenceFrom,
    /// 采矿许可证有效期止.
    LicenceTo,
    /// 采矿权首次设立.
    FirstEstablished,
    /// 开采矿种.
    Mineral,
    /// 开采方式.
    Method,
    /// 生产规模, a number.
    Scale,
    /// Unit of the scale.
    ScaleUnit,
    /// 规模类别: 大型, 中型 or 小型, as registered.
    ScaleClass,
    /// 生产状态: 生产 or 停产.
    Status,
    /// 剩余服务年限 in years, from the yearly reserve report.
    ServiceLife,
    /// Whether the plan says that the service life is under the minimum: 是, 否 or empty.
    ServiceLifeUnderMinimum,
    /// 名录情况: 未列入, 自治区级, 国家级.
    Listed,
    /// 绿色矿山建设完成目标年, as printed.
    Target,
    /// 矿区面积 in km², as licensed.
    Area,
    /// 开采标高 upper limit in metres, 1985 height datum.
    ElevationTop,
    /// 开采标高 lower limit in metres, 1985 height datum.
    ElevationBottom,
    /// 评估基准日.
    ReferenceDate,
    /// 法定代表人（负责人）.
    LegalPerson,
    /// 联系人.
    Contact,
    /// 联系电话.
    Phone,
    /// 矿山地址.
    Address,
    /// 上级主管部门.
    SuperiorAuthority,
    /// 填报日期: the day that the papers bear. It is a fact, not the clock's: the same answers exported on another
    /// day give the same files.
    FilingDate,
}

impl ProfileField {
    /// Facts without which a submission is not complete.
    pub const REQUIRED: [ProfileField; 13] = [
        ProfileField::MineName,
        ProfileField::Holder,
        ProfileField::CreditCode,
        ProfileField::LicenceNumber,
        ProfileField::LicenceFrom,
        ProfileField::LicenceTo,
        ProfileField::Mineral,
        ProfileField::Method,
        ProfileField::Scale,
        ProfileField::ScaleClass,
        ProfileField::Area,
        ProfileField::ReferenceDate,
        ProfileField::Contact,
    ];
}

/// Where a fact came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum Source {
    /// From the register, not yet compared with the licence (规划载明，待核对).
    Register,
    /// From the register and confirmed (规划载明，已核对).
    Confirmed,
    /// Typed by the person (自填).
    Typed,
}

/// A fact as typed, with its source.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Fact {
    /// The text as typed.
    pub value: String,
    /// Where it came from.
    pub source: Source,
}

/// All facts.
pub type Profile = LiteMap<ProfileField, Fact>;

/// The text of a fact, trimmed; empty when it is not there.
pub fn text(profile: &Profile, field: ProfileField) -> &str {
    profile.get(&field).map_or("", |fact| fact.value.trim())
}

/// What is wrong or noteworthy in the profile. Nothing here blocks saving.
pub fn findings(profile: &Profile) -> Vec<Finding> {
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
            check_licence_number(licence, day(F::LicenceFrom), day(F::ReferenceDate))
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
    let by_table =
        crate::bundled::scale_classes().class(value(F::Mineral), value(F::Method), value(F::Scale));
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
