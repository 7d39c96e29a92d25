//! The mine's profile (矿山概况): facts of the licence and the business, each with where it came from.

use canon::LiteMap;
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
