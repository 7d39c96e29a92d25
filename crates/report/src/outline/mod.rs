//! A scored assessment to a report: what is said, in which order (RULES §12).
//!
//! | file               | concern                                                        |
//! |--------------------|----------------------------------------------------------------|
//! | `case.rs`          | what all parts read: the assessment, its score, its boundary   |
//! | `table.rs`         | rows and columns                                               |
//! | `cover.rs`         | cover, promise of truth                                        |
//! | `overview.rs`      | the mine: facts, licences                                      |
//! | `perimeter.rs`     | the boundary: map, comparison of areas, corner points          |
//! | `basis.rs`         | what was assessed against, when, by whom                       |
//! | `preconditions.rs` | preconditions by department, on pages of their own             |
//! | `items.rs`         | categories and items with their points; the binding list       |
//! | `targets.rs`       | what the plan asks for                                         |
//! | `plan.rs`          | problems and measures; what is still to be filled in           |
//! | `conclusion.rs`    | the conclusion and its reasons                                 |
//! | `annex.rs`         | evidence, assumptions, documents read                          |
//!
//! Absent on purpose: scoring, layout, clocks. A small mine's report has no points and no total.

mod annex;
mod basis;
mod case;
mod conclusion;
mod cover;
mod items;
mod overview;
mod perimeter;
mod plan;
mod preconditions;
mod table;
mod targets;

use crate::model::{Report, Section};
use assessment::perimeter::Surveyed;
use assessment::{Assessment, Catalogue, ProfileField, Score, Track};
use case::Case;

/// A numbered chapter; the number comes from its place.
type Chapter = fn(&Case<'_>, usize) -> Section;

/// Builds the report of an assessment.
///
/// `score` and `surveyed` are those of this assessment with this catalogue; `exported_on` is the day of the
/// submission, `digest` the SHA-256 it carries. Nothing is recomputed here.
pub fn build(
    assessment: &Assessment,
    catalogue: &Catalogue,
    score: &Score,
    surveyed: &Surveyed,
    exported_on: &str,
    digest: &str,
) -> Report {
    let case = Case {
        assessment,
        catalogue,
        score,
        surveyed,
        exported_on,
        digest,
    };
    let chapters: &[Chapter] = match score.track {
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
    let mut sections = vec![cover::promise(&case)];
    let numbered = chapters.iter().enumerate();
    sections.extend(numbered.map(|(index, chapter)| chapter(&case, index + 1)));
    sections.extend([annex::evidence(&case), annex::assumptions(&case)]);

    let name = case.mine();
    Report {
        title: cover::TITLE.to_owned(),
        subject: format!(
            "{name}{}，评估基准日 {}",
            cover::TITLE,
            case.text_or(ProfileField::ReferenceDate, "未填")
        ),
        author: case.text_or(ProfileField::Holder, &name).to_owned(),
        date: case.date(),
        language: "zh-CN".to_owned(),
        running_head: words::NOT_OFFICIAL.to_owned(),
        footer: cover::footer(&case),
        cover: cover::cover(&case),
        contents: true,
        sections,
        attachment: None,
    }
}
