//! A scored assessment to a paper: what is said, in which order (RULES §12).
//!
//! | file               | concern                                                        |
//! |--------------------|----------------------------------------------------------------|
//! | `filed.rs`         | what all parts read: the assessment, its score, its boundary   |
//! | `table.rs`         | rows and columns                                               |
//! | `cover.rs`         | cover, foot, proof: what all papers share                      |
//! | **the report**     |                                                                |
//! | `overview.rs`      | the mine: facts, licences                                      |
//! | `perimeter.rs`     | the boundary: map, comparison of areas, corner points          |
//! | `neighbours.rs`    | the boundaries beside it: which are drawn, how they lie to it  |
//! | `perimeter_local.rs` | the boundary by the person's own transformation parameters     |
//! | `basis.rs`         | what was assessed against, when, by whom                       |
//! | `preconditions.rs` | preconditions by department, on pages of their own             |
//! | `items.rs`         | categories and items with their points; the binding list       |
//! | `targets.rs`       | what the plan asks for                                         |
//! | `plan.rs`          | problems and measures; what is still to be filled in           |
//! | `conclusion.rs`    | the conclusion and its reasons; room for the departments       |
//! | `annex.rs`         | evidence, assumptions, documents read                          |
//! | **other papers**   |                                                                |
//! | `rectification.rs` | what is mended, by whom, by when: also a chapter of the report    |
//! | `annual.rs`        | the year's facts to the district government                    |
//! | `commitment.rs`    | promise of truth: a page of the report, a letter of its own    |
//! | `checklist.rs`     | the catalogue as a form to be filled in by hand                |
//!
//! Absent on purpose: scoring, layout, clocks. A small mine's report has no points and no total.

mod annex;
mod annual;
mod basis;
mod checklist;
mod commitment;
mod conclusion;
mod cover;
mod filed;
mod items;
mod neighbours;
mod overview;
mod perimeter;
mod perimeter_local;
mod plan;
mod preconditions;
mod rectification;
mod table;
mod targets;

use crate::Paper;
use crate::model::{Report, Section};
use assessment::{ProfileField, Track};
pub use checklist::blank as blank_checklist;
pub use filed::Filed;

/// A numbered chapter; the number comes from its place.
type Chapter = fn(&Filed<'_>, usize) -> Section;

/// Builds a paper. Nothing is recomputed here.
pub fn build(paper: Paper, case: &Filed<'_>) -> Report {
    let (cover, sections) = match paper {
        Paper::Report => (Some(cover::cover(case, paper)), report(case)),
        Paper::Rectification => (None, rectification::sections(case)),
        Paper::Annual => (None, annual::sections(case)),
        Paper::Commitment => (None, vec![commitment::letter(case)]),
        Paper::Checklist => (None, checklist::sections(case)),
    };
    let name = case.mine();
    Report {
        title: paper.title().to_owned(),
        subject: format!(
            "{name}{paper}，评估基准日 {}",
            case.text_or(ProfileField::ReferenceDate, "未填")
        ),
        author: case.text_or(ProfileField::Holder, &name).to_owned(),
        date: case.date(),
        language: "zh-CN".to_owned(),
        running_head: words::NOT_OFFICIAL.to_owned(),
        footer: cover::footer(case),
        contents: cover.is_some(),
        cover,
        sections,
        attachment: None,
    }
}

/// The sections of 自评估报告.
fn report(case: &Filed<'_>) -> Vec<Section> {
    let chapters: &[Chapter] = match case.score.track {
        Track::Full | Track::NotYetAdmissible | Track::Listed => &[
            overview::chapter,
            basis::chapter,
            preconditions::chapter,
            items::chapter,
            items::binding_chapter,
            targets::chapter,
            plan::chapter,
            conclusion::chapter,
        ],
        Track::Small => &[
            overview::chapter,
            basis::chapter,
            preconditions::chapter,
            items::small_chapter,
            plan::chapter,
            conclusion::chapter,
        ],
        Track::Stopped => &[overview::chapter, basis::chapter, conclusion::chapter],
    };
    let mut sections = vec![commitment::promise(case)];
    let numbered = chapters.iter().enumerate();
    sections.extend(numbered.map(|(index, chapter)| chapter(case, index + 1)));
    sections.extend([annex::evidence(case), annex::assumptions(case)]);
    sections.push(conclusion::review(case));
    sections
}
