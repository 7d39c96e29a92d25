//! The boundaries beside the mine's own (相邻范围): which are drawn, and how they lie to it.

use super::filed::Filed;
use super::table::{captioned, left, titled, toned};
use crate::model::{Block, Row, Tone};
use assessment::neighbours::{Beside, Origin};
use boundary::{NEAR_M, Party, Relation, SAME_LINE_M};

/// All of them, in the zone of the mine's own boundary.
pub fn beside(case: &Filed<'_>) -> Vec<Beside> {
    assessment::neighbours::beside(
        &case.assessment.boundary.neighbours,
        case.assessment.registered.as_deref(),
        case.book().register(),
        case.surveyed.plane(),
    )
}

/// Those that are drawn: in the same plane, and near.
pub fn drawn(case: &Filed<'_>, all: &[Beside]) -> Vec<Beside> {
    all.iter()
        .filter(|one| one.comparable(&case.surveyed).is_compared())
        .filter(|one| one.is_near(&case.surveyed.located.rings, NEAR_M))
        .cloned()
        .collect()
}

/// How they lie to the mine's own: those of the register that are near, and all that were loaded.
pub fn blocks(case: &Filed<'_>, all: &[Beside]) -> Vec<Block> {
    let own = &case.surveyed.located;
    if own.rings.is_empty() {
        return Vec::new();
    }
    let is_listed =
        |one: &&Beside| matches!(one.origin, Origin::Loaded(_)) || one.is_near(&own.rings, NEAR_M);
    let listed: Vec<&Beside> = all.iter().filter(is_listed).collect();
    let parties: Vec<Party<'_>> = listed.iter().map(|one| one.party()).collect();
    let relations = boundary::compare(own.party(), &parties, SAME_LINE_M);
    let rows: Vec<Row> = listed
        .iter()
        .zip(&relations)
        .map(|(one, relation)| line(case, one, relation))
        .collect();
    let far = all.len() - listed.len();
    let mut note = if rows.is_empty() && own.reference.is_none() {
        "坐标系未定，没有与别的范围比对。".to_owned()
    } else if rows.is_empty() {
        "1 km 以内没有区规划底册登记的别的范围，也没有读入别的范围，没有可比对的。".to_owned()
    } else {
        format!(
            "相邻范围只比对区规划底册里 1 km 以内的和填表人读入的；坐标系不同的，填写了转换参数才比对；相差不到 {SAME_LINE_M} m 的两条边作同一条边（容差系编制）。是否压占以主管部门查重为准。"
        )
    };
    if far > 0 && own.reference.is_some() {
        note += &words::far_away(far);
    }
    let table = (!rows.is_empty()).then(|| {
        captioned(
            "相邻范围",
            vec![titled("名称和来源", 50.0), left("与本矿范围的关系", 110.0)],
            rows,
        )
    });
    table.into_iter().chain([Block::Note(note)]).collect()
}

fn line(case: &Filed<'_>, one: &Beside, relation: &Relation) -> Row {
    let lies = one.comparable(&case.surveyed);
    let is_compared = lies.is_compared();
    let parameters = &case.assessment.boundary.local;
    let moved = one.moved.zip(one.reference);
    let moved = moved.map(|(moved, to)| words::moved(&moved, &to, parameters));
    let mut said: Vec<String> = moved.into_iter().collect();
    if is_compared {
        said.extend(words::beside(relation));
    } else {
        said.push(words::comparable(lies, one.problems.len()));
    }
    let tone = if relation.overlaps_really() {
        Tone::Bad
    } else if is_compared {
        Tone::Plain
    } else {
        Tone::Caution
    };
    let source = match one.origin {
        Origin::Loaded(index) => {
            let loaded = case.assessment.boundary.neighbours.get(index);
            loaded.map_or("", |loaded| &loaded.source)
        }
        Origin::Register => "",
    };
    let name = format!("{}\n{}", one.name, words::origin(&one.origin, source));
    toned(tone, [name, said.join("")])
}
