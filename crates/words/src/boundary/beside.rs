//! How a boundary lies to those beside it.

use super::datum;
use crate::local::by_parameters;
use assessment::local_entry::LocalEntry;
use assessment::neighbours::{Comparable, Moved, Origin};
use boundary::{Blocked, ReferenceSystem, Refused, Relation, SAME_LINE_M};

/// Where it comes from.
pub fn origin(origin: &Origin, source: &str) -> String {
    match origin {
        Origin::Register => "区规划底册".to_owned(),
        Origin::Loaded(_) => format!("文件 {source}"),
    }
}

/// Others are too far away to matter.
pub fn far_away(count: usize) -> String {
    format!("底册里另有 {count} 处范围在 1 km 以外，没有列出。")
}

/// Whether it can be compared, before it is.
pub fn comparable(comparable: Comparable, problems: usize) -> String {
    match comparable {
        Comparable::Yes => "可以比对。".to_owned(),
        Comparable::SidesOnly if problems > 0 => {
            format!("它自身的坐标待核（{problems} 处须改正），不能算重叠面积，只比对边。")
        }
        Comparable::SidesOnly => "本矿的坐标待核，不能算重叠面积，只比对边。".to_owned(),
        Comparable::OwnMisplaced => {
            "本矿的坐标位置不对（X、Y 填反、缺带号之类），改正后再比对。".to_owned()
        }
        Comparable::Misplaced => {
            "它自身的坐标位置不对（X、Y 填反、缺带号之类），不能比对；请核对原件，改正后重新读入。"
                .to_owned()
        }
        Comparable::OtherSystem => {
            "坐标系不同，之间没有公布的转换参数，不换算，不比对。".to_owned()
        }
        Comparable::RunTogether => {
            "它的经纬度没有写 °、′、″，可能是十进制度，也可能是度分秒连写，分不出，不比对。"
                .to_owned()
        }
        Comparable::Unknown => "坐标系未定，或坐标不全，不能比对。".to_owned(),
    }
}

/// How it lies to one's own, line by line, the gravest first.
pub fn beside(found: &Relation) -> Vec<String> {
    if let Some(refused) = found.refused {
        return vec![format!("{}。", not_compared(refused))];
    }
    let mut lines = Vec::new();
    if let Some(blocked) = found.blocked {
        lines.push(format!("{}。", areas_withheld(blocked)));
    }
    let overlap = found.overlap_m2.unwrap_or(0.0);
    let beyond = found.overlap_beyond_tolerance_m2.unwrap_or(0.0);
    if beyond > 0.0 {
        lines.push(format!("有重叠：{}，请对照两份许可证核对。", area(beyond)));
    } else if overlap > 0.0 {
        lines.push(format!(
            "有 {} 的零头，宽不到 {SAME_LINE_M} m：是抄录和取位的误差，不是重叠。",
            area(overlap)
        ));
    }
    if let Some(gap) = found.gap_m2.filter(|gap| *gap > 0.0) {
        lines.push(format!(
            "两条边之间有 {} 的缝隙，宽不到 {SAME_LINE_M} m：同样是零头。",
            area(gap)
        ));
    }
    if found.shared_count > 0 {
        let residue = if found.blocked.is_some() {
            "，是零头，不是重叠"
        } else {
            ""
        };
        lines.push(format!(
            "共用边 {} 段，共 {:.0} m，两份坐标最多相差 {:.2} m（容差 {SAME_LINE_M} m）{residue}。",
            found.shared_count, found.shared_m, found.shared_greatest_m
        ));
    }
    if lines.is_empty() || (found.blocked.is_some() && lines.len() == 1) {
        let withheld = found.blocked.is_some();
        lines.push(match found.nearest_m {
            Some(metres) if metres > 0.0 && withheld => {
                format!("两条边线最近处相距 {metres:.1} m。")
            }
            Some(metres) if metres > 0.0 => format!("不重叠，最近处相距 {metres:.1} m。"),
            Some(_) if withheld => "两条边线相交或相接，是否重叠要等坐标核实。".to_owned(),
            Some(_) => "不重叠，只在一点或一线相接。".to_owned(),
            None => "没有可比的边。".to_owned(),
        });
    }
    lines
}

/// Square metres below a hundredth of a square kilometre, else square kilometres.
fn area(m2: f64) -> String {
    if m2 < 10_000.0 {
        format!("{m2:.1} m²")
    } else {
        format!("{} km²", crate::km2(m2))
    }
}

/// It was given in another plane than that of the mine's own boundary, `to`; `entry`: the person's own parameters.
pub fn moved(moved: &Moved, to: &ReferenceSystem, entry: &LocalEntry) -> String {
    let Moved { from, by } = moved;
    match by {
        None => format!(
            "原在 {}，已换算到本矿的 {}（同一坐标系；边长 1 km 时误差不到 1 mm）。",
            zone(from),
            zone(to)
        ),
        Some(parameters) => format!(
            "原为{}，换算到本矿的{}后比对：{}。参数差几米，以下结果也差几米。",
            datum(from.datum.into()),
            datum(to.datum.into()),
            by_parameters(entry, parameters, from.datum == parameters.to)
        ),
    }
}

/// `3° 带第 39 带`.
fn zone(reference: &ReferenceSystem) -> String {
    format!("{}° 带第 {} 带", reference.width.degrees(), reference.zone)
}

/// Why two boundaries were not compared.
fn not_compared(refused: Refused) -> &'static str {
    match refused {
        Refused::DifferentDatums => "两个范围的坐标系不同，之间没有公布的转换参数，不能比对",
        Refused::OwnSystemUnknown => "本矿的坐标系或带号没有选定，不能比对",
        Refused::OtherSystemUnknown => "对方的坐标系或带号没有选定，不能比对",
        Refused::Unreadable => "有坐标读不成数字或没有拐点，不能比对",
        Refused::TooManyPoints => "拐点太多，不能比对",
    }
}

/// Why no areas are given.
fn areas_withheld(blocked: Blocked) -> &'static str {
    match blocked {
        Blocked::Own => "本矿的坐标待核，不计算重叠和缝隙的面积，只比对边线",
        Blocked::Other => "对方的坐标待核，不计算重叠和缝隙的面积，只比对边线",
        Blocked::Both => "双方的坐标都待核，不计算重叠和缝隙的面积，只比对边线",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::prose::check;
    use assessment::local_entry::LocalMethod;
    use boundary::{Datum, LocalParameters, RotationSign, ZoneWidth};

    fn shared() -> Relation {
        Relation {
            shared_count: 1,
            shared_m: 100.0,
            shared_greatest_m: 1.04,
            ..Relation::default()
        }
    }

    #[test]
    fn what_is_narrower_than_the_tolerance_is_a_residue_and_no_overlap() {
        let found = Relation {
            overlap_m2: Some(812.3),
            overlap_beyond_tolerance_m2: Some(0.0),
            ..shared()
        };
        let lines = beside(&found);
        assert!(
            lines[0].starts_with("有 812.3 m² 的零头") && lines[0].ends_with("不是重叠。"),
            "{lines:?}"
        );
        assert!(
            lines[1].starts_with("共用边 1 段，共 100 m，两份坐标最多相差 1.04 m"),
            "{lines:?}"
        );
    }

    #[test]
    fn a_real_overlap_comes_first_and_names_its_area() {
        let found = Relation {
            overlap_m2: Some(25_000.0),
            overlap_beyond_tolerance_m2: Some(24_900.0),
            ..Relation::default()
        };
        assert_eq!(
            beside(&found),
            ["有重叠：0.0249 km²，请对照两份许可证核对。"]
        );
    }

    #[test]
    fn beside_a_blocked_boundary_only_sides_are_told() {
        let found = Relation {
            blocked: Some(Blocked::Other),
            ..shared()
        };
        let lines = beside(&found);
        assert!(lines[0].contains("对方的坐标待核"), "{lines:?}");
        assert!(lines[1].contains("是零头，不是重叠"), "{lines:?}");
        assert_eq!(lines.len(), 2);
        let apart = Relation {
            nearest_m: Some(312.4),
            ..Relation::default()
        };
        assert_eq!(beside(&apart), ["不重叠，最近处相距 312.4 m。"]);
        let crossed = Relation {
            blocked: Some(Blocked::Own),
            nearest_m: Some(0.0),
            ..Relation::default()
        };
        assert_eq!(
            beside(&crossed)[1],
            "两条边线相交或相接，是否重叠要等坐标核实。"
        );
    }

    #[test]
    fn another_zone_is_named_with_what_it_costs() {
        let system = |zone| ReferenceSystem {
            datum: Datum::Xian1980,
            width: ZoneWidth::Three,
            zone,
        };
        let from = system(40);
        let said = moved(
            &Moved { from, by: None },
            &system(39),
            &LocalEntry::default(),
        );
        check(&said);
        assert!(said.starts_with("原在 3° 带第 40 带，已换算到本矿的 3° 带第 39 带"));
    }

    #[test]
    fn another_datum_is_named_with_the_parameters_and_who_gave_them() {
        let from = ReferenceSystem {
            datum: Datum::Cgcs2000,
            width: ZoneWidth::Three,
            zone: 39,
        };
        let to = ReferenceSystem {
            datum: Datum::Xian1980,
            ..from
        };
        let parameters = LocalParameters {
            from: Datum::Xian1980,
            to: Datum::Cgcs2000,
            shift_m: [120.5, -30.25, 8.0],
            rotation_arcsec: [0.0; 3],
            scale_ppm: 0.0,
            sign: RotationSign::CoordinateFrame,
        };
        let entry = LocalEntry {
            method: LocalMethod::Three,
            source: "某测绘单位，2019年".into(),
            ..LocalEntry::default()
        };
        let by = Some(parameters);
        let said = moved(&Moved { from, by }, &to, &entry);
        check(&said);
        assert!(
            said.contains("2000国家大地坐标系")
                && said.contains("反向使用，ΔX 120.5 m")
                && said.contains("来源：某测绘单位，2019年"),
            "{said}"
        );
    }

    #[test]
    fn every_reason_not_to_compare_has_a_sentence() {
        use Refused::*;
        for one in [
            DifferentDatums,
            OwnSystemUnknown,
            OtherSystemUnknown,
            Unreadable,
            TooManyPoints,
        ] {
            check(not_compared(one));
        }
        for one in [Blocked::Own, Blocked::Other, Blocked::Both] {
            check(areas_withheld(one));
        }
        for one in [
            Comparable::Yes,
            Comparable::SidesOnly,
            Comparable::OwnMisplaced,
            Comparable::Misplaced,
            Comparable::OtherSystem,
            Comparable::RunTogether,
            Comparable::Unknown,
        ] {
            check(&comparable(one, 2));
        }
    }
}
