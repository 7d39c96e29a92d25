//! A boundary that may have been meant: what would have to be otherwise, and what it would come to.

use super::{point_name, signed_km2};
use boundary::{Field, Grade, Proposal, Slip, Step, Table, Why};

/// Points named one by one; beyond that the number is told.
const NAMED: usize = 6;

/// A proposal in one sentence: `如果第 4 点的 Y 是 39543443.86，而不是 39543434.86，面积 0.1542 km²，与证载一致。`
/// `table` is the one it was made for.
pub fn proposal(proposal: &Proposal, table: &Table) -> String {
    let supposed = supposed(proposal, table);
    format!("如果{}，{}。", supposed.join("，并且"), outcome(proposal))
}

/// What the boundary would come to.
fn outcome(proposal: &Proposal) -> String {
    let judgement = &proposal.judgement;
    let area = judgement.ellipsoid_m2.or(judgement.planar_m2);
    let area = area.map_or_else(String::new, |m2| format!("面积 {} km²，", crate::km2(m2)));
    match (judgement.grade, judgement.difference_km2) {
        (Grade::Agrees, _) => format!("{area}与证载一致"),
        (Grade::Differs | Grade::Wrong, Some(difference)) => {
            format!("{area}与证载相差 {} km²", signed_km2(difference))
        }
        _ => format!("{area}坐标没有须改正的问题"),
    }
}

/// Each supposition once, however many rows it concerns.
fn supposed(proposal: &Proposal, table: &Table) -> Vec<String> {
    let names = Names { table };
    let steps = &proposal.steps;
    let mut lines = Vec::new();
    let swapped: Vec<(usize, usize)> = steps
        .iter()
        .filter_map(|step| match step {
            Step::SwapAxes { ring, row } => Some((*ring, *row)),
            _ => None,
        })
        .collect();
    if !swapped.is_empty() {
        lines.push(format!(
            "{}的 X 和 Y 填反了，应对调",
            names.points(&swapped)
        ));
    }
    let set: Vec<_> = steps
        .iter()
        .filter_map(|step| match step {
            Step::SetCell {
                ring,
                row,
                field,
                before,
                after,
            } => Some(((*ring, *row), *field, before.trim(), after.as_str())),
            _ => None,
        })
        .collect();
    let name = |field| match field {
        Field::X => "X",
        Field::Y => "Y",
    };
    // A slip of the pen comes last and is told by itself.
    let pen = |slip: &Slip| matches!(slip, Slip::DigitWrong | Slip::DigitsTransposed);
    let alone = usize::from(set.len() == 1 || proposal.slips.last().is_some_and(pen));
    let (together, alone) = set.split_at(set.len() - alone);
    if let [(first, field, before, after), ..] = together {
        let mut rows: Vec<_> = together.iter().map(|(at, ..)| *at).collect();
        rows.dedup();
        lines.push(format!(
            "{}的坐标{}，例如{}的 {} {}",
            names.points(&rows),
            cause(&proposal.slips),
            names.point(*first),
            name(*field),
            if respells(&proposal.slips) {
                format!("{before} 读作 {after}")
            } else {
                format!("是 {after}，而不是 {before}")
            }
        ));
    }
    if let [(at, field, before, after)] = alone {
        lines.push(format!(
            "{}的 {} 是 {after}，而不是 {before}",
            names.point(*at),
            name(*field)
        ));
    }
    lines.extend(steps.iter().filter_map(|step| match step {
        Step::MoveRow { ring, row, behind } => Some(format!(
            "{}排在{}之后",
            names.point((*ring, *row)),
            names.point((*ring, *behind))
        )),
        Step::RemoveRow { ring, row } => {
            let point = names.point((*ring, *row));
            Some(if proposal.slips.contains(&Slip::ClosingPoint) {
                format!("{point}是回到起点的闭合点，只是抄错了，应去掉")
            } else {
                format!("{point}重复了，应去掉")
            })
        }
        Step::SetZone { width, zone } => {
            let width = width.degrees();
            Some(format!("带号是 {width}° 带第 {zone} 带，而不是所填的"))
        }
        Step::SwapAxes { .. } | Step::SetCell { .. } => None,
    }));
    lines
}

/// Whether cells are not wrong, only spelled so that they can be mistaken.
fn respells(slips: &[Slip]) -> bool {
    slips.contains(&Slip::RunTogether) || slips.contains(&Slip::DecimalDegrees)
}

/// Why several cells would be otherwise.
fn cause(slips: &[Slip]) -> &'static str {
    if slips.contains(&Slip::RunTogether) {
        "是度分秒连写"
    } else if slips.contains(&Slip::DecimalDegrees) {
        "是十进制度"
    } else if slips.contains(&Slip::PrefixMissing) {
        "漏写了带号"
    } else if slips.contains(&Slip::PrefixMixed) || slips.contains(&Slip::PrefixWrong) {
        "写错了带号"
    } else if slips.contains(&Slip::LettersForDigits) {
        "把数字写成了字母"
    } else {
        "写错了"
    }
}

/// Why nothing is proposed, where that is worth a sentence.
pub fn no_proposal(why: Why) -> Option<String> {
    match why {
        Why::HullTooSmall {
            hull_km2,
            declared_km2,
        } => Some(format!(
            "没有可提议的改法：这些点不论怎样连，最多围得 {hull_km2:.4} km²，小于证载 {declared_km2:.4} km²，应是缺了拐点，请对照许可证补齐。"
        )),
        Why::NothingMatches => Some(
            "没有可提议的改法：只改一处，都凑不出证载面积。可能错了不止一处，请逐点对照许可证。"
                .to_owned(),
        ),
        Why::Unreadable => Some("没有可提议的改法：有的格子读不成数字，请先改正。".to_owned()),
        Why::NoPoints | Why::Agrees | Why::NothingDeclared => None,
    }
}

/// Names the rows of a table.
struct Names<'a> {
    table: &'a Table,
}

impl Names<'_> {
    fn label(&self, (ring, row): (usize, usize)) -> String {
        let cells = self
            .table
            .rings
            .get(ring)
            .and_then(|ring| ring.rows.get(row));
        cells
            .map(|cells| cells.label.trim())
            .filter(|label| !label.is_empty())
            .map_or_else(|| (row + 1).to_string(), str::to_owned)
    }

    fn point(&self, at: (usize, usize)) -> String {
        let ring = if self.table.rings.len() > 1 {
            format!("第 {} 圈", at.0 + 1)
        } else {
            String::new()
        };
        format!("{ring}{}", point_name(&self.label(at)))
    }

    fn points(&self, rows: &[(usize, usize)]) -> String {
        let all: usize = self.table.rings.iter().map(|ring| ring.rows.len()).sum();
        match rows {
            [one] => self.point(*one),
            _ if rows.len() == all => format!("全部 {all} 点"),
            _ if rows.len() > NAMED => {
                let some: Vec<_> = rows[..NAMED].iter().map(|at| self.label(*at)).collect();
                format!("{} 等 {} 点", some.join("、"), rows.len())
            }
            _ => {
                let labels: Vec<_> = rows.iter().map(|at| self.label(*at)).collect();
                format!("第 {} 点", labels.join("、"))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::prose::check;
    use boundary::{Against, Cells, Datum, Declared, TypedRing, ZoneWidth, propose};

    const ERHAO: &str = include_str!("../../../boundary/tests/fixtures/erhao.txt");

    /// 二号 as the plan prints it, changed.
    fn table(change: impl FnOnce(&mut Vec<Cells>)) -> Table {
        let pasted = boundary::parse_points(ERHAO);
        let points = pasted.rings.into_iter().flat_map(|ring| ring.points);
        let mut rows: Vec<Cells> = points
            .map(|point| Cells {
                label: point.label,
                x: point.x,
                y: point.y,
            })
            .collect();
        change(&mut rows);
        Table {
            rings: vec![TypedRing { rows, role: None }],
            declared: Declared {
                datum: Some(Datum::Xian1980),
                width: ZoneWidth::Three,
                zone: None,
            },
        }
    }

    fn said(table: &Table) -> Vec<String> {
        let against = Against {
            declared_km2: Some(0.1542),
            ..Against::default()
        };
        let found = propose(table, &against);
        let said: Vec<String> = found.list.iter().map(|one| proposal(one, table)).collect();
        said.iter().for_each(|line| check(line));
        said
    }

    #[test]
    fn exchanged_axes_are_said_of_all_points_at_once() {
        let turned = table(|rows| {
            for cells in rows {
                std::mem::swap(&mut cells.x, &mut cells.y);
            }
        });
        assert_eq!(
            said(&turned),
            ["如果全部 6 点的 X 和 Y 填反了，应对调，面积 0.1542 km²，与证载一致。"]
        );
    }

    #[test]
    fn a_slip_of_the_pen_names_the_cell_and_both_numbers() {
        let slipped = table(|rows| rows[3].y = "39542787.99".to_owned());
        let right = table(|_| {}).rings[0].rows[3].y.clone();
        let lines = said(&slipped);
        assert!(
            lines
                .iter()
                .any(|line| line.contains("第 4 点的 Y 是") && line.contains(&right)),
            "{lines:?}"
        );
    }

    #[test]
    fn a_missing_prefix_is_told_with_an_example() {
        let mut bare = table(|rows| {
            for cells in rows {
                cells.y = cells.y.trim_start_matches("39").to_owned();
            }
        });
        bare.declared.zone = Some(39);
        let lines = said(&bare);
        assert!(
            lines.iter().any(|line| line.starts_with(
                "如果全部 6 点的坐标漏写了带号，例如第 1 点的 Y 是 39543187.71，而不是 543187.71"
            )),
            "{lines:?}"
        );
    }

    #[test]
    fn degrees_without_marks_are_told_as_both_readings() {
        let corners = [
            ("49.50100", "117.50100"),
            ("49.50100", "117.50500"),
            ("49.50400", "117.50500"),
            ("49.50400", "117.50100"),
        ];
        let mut open = table(|_| {});
        open.rings[0].rows = corners
            .iter()
            .map(|(x, y)| Cells {
                label: String::new(),
                x: (*x).to_owned(),
                y: (*y).to_owned(),
            })
            .collect();
        let found = propose(&open, &Against::default());
        let said: Vec<String> = found.list.iter().map(|one| proposal(one, &open)).collect();
        said.iter().for_each(|line| check(line));
        assert!(
            said[0].starts_with(
                "如果全部 4 点的坐标是度分秒连写，例如第 1 点的 X 49.50100 读作 49°50′10.0″，面积 "
            ),
            "{said:?}"
        );
        assert!(
            said[1].starts_with(
                "如果全部 4 点的坐标是十进制度，例如第 1 点的 X 49.50100 读作 49.50100°，面积 "
            ),
            "{said:?}"
        );
    }

    #[test]
    fn every_reason_for_no_proposal_is_a_sentence_or_none() {
        for why in [
            Why::HullTooSmall {
                hull_km2: 9.0463,
                declared_km2: 12.346,
            },
            Why::NothingMatches,
            Why::Unreadable,
        ] {
            check(&no_proposal(why).expect("a sentence"));
        }
        assert_eq!(no_proposal(Why::Agrees), None);
    }
}
