//! Findings: what is wrong with an answer, and what to do about it.

use assessment::{Code, Severity, Verdict};

/// The sentence of a finding, without its place and without a full stop.
pub fn finding(code: &Code) -> String {
    match code {
        Code::Missing => "还没有填写".into(),
        Code::Unconfirmed => {
            "规划载明，尚未核对；请对照现行证照，一致的予以确认，不一致的改正".into()
        }
        Code::DateUnreadable => "日期读不出来，请写成 2025-02-15 或 2025年2月15日".into(),
        Code::DatesReversed => "止期早于起期，请对照证照核对这两个日期".into(),
        Code::ExpiryMissing => "填上有效期止，才能判为符合".into(),
        Code::Expired { days } => format!(
            "已过期 {days} 天（按评估基准日），不能判为符合；已申请延续的，选“待核实”并附受理文号"
        ),
        Code::ExpiredWithoutReceipt { days } => format!(
            "已过期 {days} 天（按评估基准日），又没有填延续受理文号，不能判为符合；已申请延续的，填上受理文号并选“待核实”"
        ),
        Code::ExpiresSoon { days: 0 } => "评估基准日当天到期，请确认是否已申请延续".into(),
        Code::ExpiresSoon { days } => {
            format!("再过 {days} 天到期（按评估基准日），请按时申请延续")
        }
        Code::NumberUnreadable => "读不成数字，请只填数字和小数点，如 12.5，单位不用填".into(),
        Code::NumberTooLong => {
            "数字太长（最多 15 位，其中小数 6 位），请看看单位是否选错、数字是否多打".into()
        }
        Code::BelowMinimum { min } => format!("这个数不会小于 {min}，请核对"),
        Code::ElevationsReversed => "上限标高应高于下限标高，请对照采矿许可证核对".into(),
        Code::LicenceLength { characters } => format!(
            "采矿许可证号应为 23 位（字母 C 加 22 位数字），现为 {characters} 位，请对照许可证核对"
        ),
        Code::LicenceCharacter { position: 1, found } => {
            format!("采矿许可证号首位应为字母 C，现为“{found}”，请对照许可证核对")
        }
        Code::LicenceCharacter { position: 8, found } if found.is_ascii_digit() => format!(
            "采矿许可证号第 8–11 位应为配号年份，现以“{found}”开头，读不成年份，请对照许可证核对"
        ),
        Code::LicenceCharacter { position, found } => {
            format!("采矿许可证号第 {position} 位应为数字，现为“{found}”，请对照许可证核对")
        }
        Code::LicenceMonth { month } => format!(
            "采矿许可证号第 12–13 位应为配号月份，现为“{month}”，没有这个月，请对照许可证核对"
        ),
        Code::LicenceLegacy => "这是 13 位旧号，可以使用；换发新证后请改填 23 位证号".into(),
        Code::LicenceIssuer { adcode, issuers } => {
            format!("采矿许可证号第 2–7 位“{adcode}”不是{issuers}的代码，请核对发证机关")
        }
        Code::LicenceAfterStart { allotted } => {
            format!("证号中的配号年月 {allotted} 晚于许可证有效期起，请核对证号和有效期起")
        }
        Code::LicenceAfterReference { allotted } => {
            format!("证号中的配号年月 {allotted} 晚于评估基准日，请核对证号和评估基准日")
        }
        Code::CreditLength { characters } => {
            format!("统一社会信用代码应为 18 位，现为 {characters} 位，请对照营业执照核对")
        }
        Code::CreditCharacter { position, found } => format!(
            "统一社会信用代码第 {position} 位的“{found}”不在代码用字之内（只用数字和除 I、O、S、V、Z 以外的大写字母），请对照营业执照核对"
        ),
        Code::CreditCheck { expected } => format!(
            "末位校验码按标准推算应为“{expected}”，请对照营业执照核对；与执照一致的可以保留"
        ),
        Code::ScaleClassDiffers { by_table } => format!(
            "按国土资发〔2004〕208号推算为{}，与登记类别不同；评价路径以登记类别为准，请向主管部门确认",
            by_table.official()
        ),
        Code::NotTheSame { other } => format!("与前面填的“{other}”不一致，请核对"),
        Code::AnsweredYes { proposes } => match proposes {
            Verdict::NotMet => "答了“是”，建议判为不符合".into(),
            Verdict::Pending => "答了“是”，建议判为待核实，并附整改到位的证明".into(),
            Verdict::Met => "答了“是”，建议判为符合".into(),
            Verdict::NotApplicable => "答了“是”，建议判为不适用，并写明理由".into(),
        },
        Code::UnderMinimum { min } => format!("低于要求的 {min}，建议判为不符合"),
        Code::QuotientDiffers { quotient } => {
            format!("与另外两个数相除所得的 {quotient} 相差较大，请核对这三个数")
        }
        Code::ReasonMissing => "请写明不适用的理由；写明之前，不适用不作数".into(),
        Code::NotApplicableHere => "这一项不能选“不适用”，请改选".into(),
        Code::UnknownAnswer => "这个答案不在本版目录之内，请重新选择".into(),
        Code::ZeroDenominator {
            offers_not_applicable: true,
        } => "分母为 0，算不出比率；确实没有发生的，选“不适用”并写明理由".into(),
        Code::ZeroDenominator {
            offers_not_applicable: false,
        } => "分母为 0，算不出比率，请核对分母；核对之前按未评处理".into(),
        Code::AboveCeiling { ceiling, value } => {
            format!("算得 {value}，超过最大可能值 {ceiling}，请核对各项数量和单位")
        }
        Code::Overflow => "数字太大，无法计算，请核对单位".into(),
        Code::ReferenceDateMissing => "先填评估基准日，才能判断是否到期".into(),
        Code::FiledBeforeReference => "填报日期早于评估基准日，请核对这两个日期".into(),
        Code::DueBeforeReference => {
            "完成期限早于评估基准日，请核对；已经完成的，把状态选为“已完成”".into()
        }
        Code::DueAfterLimit { months, last_day } => format!(
            "超过了 {months} 个月的整改期限（从评估基准日算，到 {last_day} 为止），请提前，或在备注里写明主管部门的同意"
        ),
        Code::YearUnreadable => "年份读不出来，请写成 2026".into(),
        Code::FiledLate { due } => format!("这一年的年度报告应在 {due} 以前上报，填报日期已经晚了"),
        Code::SameDatum => "与转换前的坐标系相同，请核对".into(),
        Code::NotOfBoundary => {
            "参数的两个坐标系都不是拐点所用的坐标系，用不上；请核对这两个坐标系和拐点的坐标系"
                .into()
        }
        Code::WithoutPlane => {
            "WGS 84 只有经纬度，没有平面坐标，这里不转换到它，也不从它转换平面坐标".into()
        }
        Code::AboveLimit { limit } => {
            format!("大小超过 {limit}，两个坐标系之间不会差这么多，请核对数字和单位")
        }
        Code::InRadians { seconds } => {
            format!("像是以弧度计的；换算成秒是 {seconds}，请核对单位；确是秒的可填 0，只差几毫米")
        }
        Code::ScaleNotPpm { ppm } => {
            format!("像是尺度因子或小数，不是 ppm（百万分之几）；换算过来是 {ppm}，请核对单位")
        }
    }
}

/// The severity in one word.
pub fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "有误",
        Severity::Warning => "请核对",
        Severity::Missing => "待填",
        Severity::Note => "提示",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::prose::check;
    use assessment::scale::ScaleClass;

    /// One of every kind; a new kind does not compile until it has a sentence.
    fn every_code() -> Vec<Code> {
        let text = |text: &str| text.to_owned();
        let mut codes = vec![
            Code::Missing,
            Code::Unconfirmed,
            Code::DateUnreadable,
            Code::DatesReversed,
            Code::ExpiryMissing,
            Code::Expired { days: 280 },
            Code::ExpiredWithoutReceipt { days: 1 },
            Code::ExpiresSoon { days: 0 },
            Code::ExpiresSoon { days: 89 },
            Code::NumberUnreadable,
            Code::NumberTooLong,
            Code::BelowMinimum { min: 0 },
            Code::ElevationsReversed,
            Code::LicenceLength { characters: 22 },
            Code::LicenceMonth { month: text("13") },
            Code::LicenceLegacy,
            Code::LicenceIssuer {
                adcode: text("110000"),
                issuers: text("自然资源部"),
            },
            Code::LicenceAfterStart {
                allotted: text("2017-05"),
            },
            Code::LicenceAfterReference {
                allotted: text("2017-05"),
            },
            Code::CreditLength { characters: 17 },
            Code::CreditCharacter {
                position: 9,
                found: 'O',
            },
            Code::CreditCheck { expected: 'X' },
            Code::NotTheSame {
                other: text("盛玉石料有限公司"),
            },
            Code::UnderMinimum { min: 3 },
            Code::QuotientDiffers {
                quotient: text("4.20"),
            },
            Code::ReasonMissing,
            Code::NotApplicableHere,
            Code::UnknownAnswer,
            Code::AboveCeiling {
                ceiling: 100,
                value: text("104.2"),
            },
            Code::Overflow,
            Code::ReferenceDateMissing,
            Code::FiledBeforeReference,
            Code::DueBeforeReference,
            Code::DueAfterLimit {
                months: 6,
                last_day: text("2027-05-25"),
            },
            Code::YearUnreadable,
            Code::FiledLate {
                due: text("2026-12-31"),
            },
            Code::SameDatum,
            Code::NotOfBoundary,
            Code::WithoutPlane,
            Code::AboveLimit { limit: 60 },
            Code::InRadians {
                seconds: text("0.5"),
            },
            Code::ScaleNotPpm { ppm: text("-2.5") },
        ];
        codes.extend(
            [(1, 'T'), (8, '3'), (19, 'X')]
                .map(|(position, found)| Code::LicenceCharacter { position, found }),
        );
        codes.extend(ScaleClass::ALL.map(|by_table| Code::ScaleClassDiffers { by_table }));
        codes.extend(
            [true, false].map(|offers_not_applicable| Code::ZeroDenominator {
                offers_not_applicable,
            }),
        );
        codes.extend(
            [
                Verdict::Met,
                Verdict::NotMet,
                Verdict::Pending,
                Verdict::NotApplicable,
            ]
            .map(|proposes| Code::AnsweredYes { proposes }),
        );
        codes
    }

    #[test]
    fn every_finding_has_a_sentence() {
        for code in every_code() {
            check(&finding(&code));
        }
        for severity_ in [
            Severity::Error,
            Severity::Warning,
            Severity::Missing,
            Severity::Note,
        ] {
            check(severity(severity_));
        }
    }

    #[test]
    fn an_expired_licence_is_told_in_days_and_what_to_do() {
        assert_eq!(
            finding(&Code::Expired { days: 280 }),
            "已过期 280 天（按评估基准日），不能判为符合；已申请延续的，选“待核实”并附受理文号"
        );
    }
}
