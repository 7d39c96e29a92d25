//! What only the boundary page says of boundaries beside it.

use assessment::perimeter::{Comparable, Origin};
use draft::neighbours::{Neighbour, TOLERANCE_M};

/// What is compared, and what is not.
pub const BESIDE_NOTE: &str = "与区规划底册里别的矿，以及你读入的范围（保护地、邻矿许可证等）比对。只比同一坐标系的，不换算；是否压占以主管部门查重为准。";
/// Nothing is near.
pub const BESIDE_NONE: &str =
    "1 km 以内没有登记的或读入的范围。要与别的范围比对，在“从文件读入”里读入它，选“加为相邻范围”。";
/// The comparison is running.
pub const BESIDE_WORKING: &str = "正在比对……";

/// Where it comes from.
pub fn origin(origin: &Origin, source: &str) -> String {
    match origin {
        Origin::Register => "区规划底册".to_owned(),
        Origin::Loaded(_) => format!("文件 {source}"),
    }
}

/// Whether it can be compared, before it is.
pub fn comparable(comparable: Comparable, problems: usize) -> String {
    match comparable {
        Comparable::Yes => "同一坐标系，可以比对。".to_owned(),
        Comparable::SidesOnly if problems > 0 => {
            format!("它自身的坐标待核（{problems} 处须改正），不能算重叠面积，只比对边。")
        }
        Comparable::SidesOnly => "本矿的坐标待核，不能算重叠面积，只比对边。".to_owned(),
        Comparable::OtherSystem => "坐标系或分带不同，不换算，不比对。".to_owned(),
        Comparable::Unknown => "坐标系未定，或坐标不全，不能比对。".to_owned(),
    }
}

/// How it lies to one's own, line by line, the gravest first.
pub fn beside(found: &Neighbour) -> Vec<String> {
    if let Some(refused) = found.refused {
        return vec![format!("{}。", words::not_compared(refused))];
    }
    let mut lines = Vec::new();
    if let Some(blocked) = found.blocked {
        lines.push(format!("{}。", words::areas_withheld(blocked)));
    }
    let overlap = found.overlap_m2.unwrap_or(0.0);
    let beyond = found.overlap_beyond_tolerance_m2.unwrap_or(0.0);
    if beyond > 0.0 {
        lines.push(format!("有重叠：{}，请对照两份许可证核对。", area(beyond)));
    } else if overlap > 0.0 {
        lines.push(format!(
            "有 {} 的零头，宽不到 {TOLERANCE_M} m：是抄录和取位的误差，不是重叠。",
            area(overlap)
        ));
    }
    if let Some(gap) = found.gap_m2.filter(|gap| *gap > 0.0) {
        lines.push(format!("两条边之间有 {} 的缝隙，同样是零头。", area(gap)));
    }
    if !found.shared.is_empty() {
        let greatest = found
            .shared
            .iter()
            .map(|side| side.greatest_m)
            .fold(0.0, f64::max);
        let residue = if found.blocked.is_some() {
            "，是零头，不是重叠"
        } else {
            ""
        };
        lines.push(format!(
            "共用边 {} 段，共 {:.0} m，两份坐标最多相差 {greatest:.2} m（容差 {TOLERANCE_M} m）{residue}。",
            found.shared.len(),
            found.shared_m
        ));
    }
    if lines.is_empty() || (found.blocked.is_some() && lines.len() == 1) {
        lines.push(match found.nearest_m {
            Some(metres) if metres > 0.0 => format!("不重叠，最近处相距 {metres:.1} m。"),
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
        format!("{} km²", words::km2(m2))
    }
}

/// Others are too far away to matter.
pub fn far_away(count: usize) -> String {
    format!("底册里另有 {count} 处范围在 1 km 以外，没有列出。")
}

#[cfg(test)]
mod tests {
    use super::*;
    use draft::neighbours::{Blocked, Shared};

    fn shared() -> Shared {
        Shared {
            ring: 0,
            from: 0,
            to: 1,
            other_ring: 0,
            other_from: 0,
            other_to: 1,
            length_m: 100.0,
            least_m: 0.2,
            greatest_m: 1.04,
        }
    }

    #[test]
    fn what_is_narrower_than_the_tolerance_is_a_residue_and_no_overlap() {
        let found = Neighbour {
            overlap_m2: Some(812.3),
            overlap_beyond_tolerance_m2: Some(0.0),
            shared: vec![shared()],
            shared_m: 100.0,
            ..Neighbour::default()
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
        let found = Neighbour {
            overlap_m2: Some(25_000.0),
            overlap_beyond_tolerance_m2: Some(24_900.0),
            ..Neighbour::default()
        };
        assert_eq!(
            beside(&found),
            ["有重叠：0.0249 km²，请对照两份许可证核对。"]
        );
    }

    #[test]
    fn beside_a_blocked_boundary_only_sides_are_told() {
        let found = Neighbour {
            blocked: Some(Blocked::Other),
            shared: vec![shared()],
            shared_m: 100.0,
            ..Neighbour::default()
        };
        let lines = beside(&found);
        assert!(lines[0].contains("对方的坐标待核"), "{lines:?}");
        assert!(lines[1].contains("是零头，不是重叠"), "{lines:?}");
        assert_eq!(lines.len(), 2);
        let apart = Neighbour {
            nearest_m: Some(312.4),
            ..Neighbour::default()
        };
        assert_eq!(beside(&apart), ["不重叠，最近处相距 312.4 m。"]);
    }
}
