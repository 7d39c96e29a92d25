//! Boundaries that crossed from the page, held against each other.

use boundary::{Party, SAME_LINE_M, TableReading};
use draft::boundary_file::BoundaryFile;
use draft::neighbours::{NeighbourAnswer, NeighbourQuestion, Told};

use super::system;

/// Answers for every other boundary.
pub fn compare(question: &NeighbourQuestion) -> NeighbourAnswer {
    let read = |file: &BoundaryFile| system::table(file).read();
    let own = read(&question.own);
    let others: Vec<TableReading> = question.others.iter().map(|one| read(&one.file)).collect();
    let others: Vec<Party<'_>> = others.iter().map(party).collect();
    let relations = boundary::compare(party(&own), &others, SAME_LINE_M);
    let told = relations.iter().map(|relation| Told {
        overlaps: relation.overlaps_really(),
        sentences: words::beside(relation),
    });
    NeighbourAnswer {
        others: told.collect(),
    }
}

fn party(reading: &TableReading) -> Party<'_> {
    Party {
        rings: &reading.placed.rings,
        reference: reading.placed.reference,
        is_whole: reading.problems.is_empty(),
    }
}
