//! The facts of the mine: their labels, how to fill them in, where they came from.

use assessment::{ProfileField, Source};

/// Label of a fact, with its unit.
pub fn profile_label(field: ProfileField) -> &'static str {
    match field {
        ProfileField::MineName => "矿山名称",
        ProfileField::Holder => "采矿权人",
        ProfileField::CreditCode => "统一社会信用代码",
        ProfileField::LicenceNumber => "采矿许可证号",
        ProfileField::LicenceFrom => "许可证有效期起",
        ProfileField::LicenceTo => "许可证有效期止",
        ProfileField::FirstEstablished => "采矿权首次设立",
        ProfileField::Mineral => "开采矿种",
        ProfileField::Method => "开采方式",
        ProfileField::Scale => "生产规模",
        ProfileField::ScaleUnit => "生产规模单位",
        ProfileField::ScaleClass => "规模类别",
        ProfileField::Status => "生产状态",
        ProfileField::ServiceLife => "剩余服务年限（年）",
        ProfileField::ServiceLifeUnderMinimum => "规划称剩余服务年限不足",
        ProfileField::Listed => "名录情况",
        ProfileField::Target => "建设完成目标年",
        ProfileField::Area => "矿区面积（km²，证载）",
        ProfileField::ElevationTop => "开采标高上限（m）",
        ProfileField::ElevationBottom => "开采标高下限（m）",
        ProfileField::ReferenceDate => "评估基准日",
        ProfileField::LegalPerson => "法定代表人（负责人）",
        ProfileField::Contact => "联系人",
        ProfileField::Phone => "联系电话",
        ProfileField::Address => "矿山地址",
        ProfileField::SuperiorAuthority => "上级主管部门",
        ProfileField::FilingDate => "填报日期",
    }
}

/// How to fill it in; empty where the label says it all.
pub fn profile_hint(field: ProfileField) -> &'static str {
    match field {
        ProfileField::MineName => "按采矿许可证填写",
        ProfileField::Holder => "按采矿许可证填写，应与营业执照名称一致",
        ProfileField::CreditCode => "18 位，见营业执照",
        ProfileField::LicenceNumber => "23 位，字母 C 开头；空格不影响",
        ProfileField::LicenceFrom => "如 2020-02-15",
        ProfileField::LicenceTo => "按现行许可证填写；规划载明的日期可能已经换证",
        ProfileField::Scale => "许可证载明的年生产能力，只填数字",
        ProfileField::ScaleUnit => "如 万立方米/年、万吨/年",
        ProfileField::ScaleClass => "以登记为准，决定评价路径",
        ProfileField::ServiceLife => "见最近一次储量年度报告",
        ProfileField::Area => "按采矿许可证填写，保留四位小数",
        ProfileField::ElevationTop | ProfileField::ElevationBottom => {
            "1985 国家高程基准，许可证上没有的可以不填"
        }
        ProfileField::ReferenceDate => "证照是否过期、监测数据取哪一年，都按这一天算",
        ProfileField::FilingDate => "印在各份材料上的日期；不改它，同样的内容哪天导出都一样",
        ProfileField::Phone => "便于主管部门初审时联系",
        ProfileField::SuperiorAuthority => "不确定的先空着，向区自然资源局询问",
        ProfileField::FirstEstablished
        | ProfileField::Mineral
        | ProfileField::Method
        | ProfileField::Status
        | ProfileField::ServiceLifeUnderMinimum
        | ProfileField::Listed
        | ProfileField::Target
        | ProfileField::LegalPerson
        | ProfileField::Contact
        | ProfileField::Address => "",
    }
}

/// Where a fact came from.
pub fn source(source: Source) -> &'static str {
    match source {
        Source::Register => "规划载明，待核对",
        Source::Confirmed => "规划载明，已核对",
        Source::Typed => "自填",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::prose::check;

    #[test]
    fn every_required_fact_has_a_label() {
        for field in ProfileField::REQUIRED {
            check(profile_label(field));
        }
        for field in ProfileField::REQUIRED {
            let hint = profile_hint(field);
            if !hint.is_empty() {
                check(hint);
            }
        }
        for one in [Source::Register, Source::Confirmed, Source::Typed] {
            check(source(one));
        }
    }
}
