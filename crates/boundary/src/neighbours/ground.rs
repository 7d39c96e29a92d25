//! The ground that boundaries take: where both are, and where neither is between two lines.

use super::{Piece, Relation};
use crate::judge::{Question, judge};
use crate::ring::{Ring, RingRole};
use geo::algorithm::unary_union;
use geo::{
    Area, BooleanOps, BoundingRect, Centroid, Coord, InteriorPoint, Intersects, LineString,
    MultiPolygon, Polygon,
};

/// Pieces below this area are noise of the arithmetic, m². (Compiled.)
const NOISE_M2: f64 = 1e-3;

/// Parts with their holes; east on x, north on y.
pub(super) type Ground = MultiPolygon;

/// The area of rings that stand.
pub(super) fn ground(rings: &[Ring]) -> Option<Ground> {
    let judgement = judge(&Question {
        rings,
        ..Question::default()
    });
    if rings.is_empty() || judgement.is_blocked() || judgement.rings.len() != rings.len() {
        return None;
    }
    let line = |ring: &Ring| {
        let points = ring.open_points().iter();
        LineString(points.map(|p| Coord { x: p.y, y: p.x }).collect())
    };
    let measures = judgement.rings.iter().enumerate();
    let parts = measures
        .clone()
        .filter(|(_, measure)| measure.role == RingRole::Part);
    let polygons = parts.map(|(part, _)| {
        let holes = measures
            .clone()
            .filter(|(_, measure)| measure.role == RingRole::Hole && measure.within == Some(part));
        Polygon::new(
            line(&rings[part]),
            holes.map(|(hole, _)| line(&rings[hole])).collect(),
        )
    });
    Some(MultiPolygon(polygons.collect()))
}

/// Overlaps, and gaps within the strips between lines that are the same.
pub(super) fn compare(
    mine: &Ground,
    theirs: &Ground,
    strips: Vec<Polygon>,
    tolerance: f64,
    relation: &mut Relation,
) {
    // What lies far off would only make the grid of the arithmetic coarser.
    let apart = match (mine.bounding_rect(), theirs.bounding_rect()) {
        (Some(one), Some(other)) => !one.intersects(&other),
        _ => true,
    };
    let overlaps = if apart {
        Vec::new()
    } else {
        pieces(&mine.intersection(theirs))
    };
    relation.overlap_m2 = Some(overlaps.iter().map(|piece| piece.area_m2).sum());
    let beyond = overlaps.iter().filter(|piece| piece.width_m > tolerance);
    relation.overlap_beyond_tolerance_m2 = Some(beyond.map(|piece| piece.area_m2).sum());
    let strips: Vec<Polygon> = strips
        .into_iter()
        .filter(|strip| strip.unsigned_area() > NOISE_M2)
        .collect();
    let gaps = if strips.is_empty() {
        Vec::new()
    } else {
        pieces(&unary_union(&strips).difference(mine).difference(theirs))
    };
    relation.gap_m2 = Some(gaps.iter().map(|piece| piece.area_m2).sum());
    (relation.overlaps, relation.gaps) = (overlaps, gaps);
}

/// The pieces of an area, the largest first.
fn pieces(area: &Ground) -> Vec<Piece> {
    let piece = |polygon: &Polygon| {
        let size = polygon.unsigned_area();
        let rings = std::iter::once(polygon.exterior()).chain(polygon.interiors());
        let perimeter: f64 = rings
            .flat_map(LineString::lines)
            .map(|line| line.dx().hypot(line.dy()))
            .sum();
        let inside = polygon.interior_point().or_else(|| polygon.centroid())?;
        (size > NOISE_M2).then_some(Piece {
            area_m2: size,
            width_m: 2.0 * size / perimeter,
            at: (inside.y(), inside.x()),
        })
    };
    let mut pieces: Vec<Piece> = area.iter().filter_map(piece).collect();
    pieces.sort_by(|a, b| b.area_m2.total_cmp(&a.area_m2));
    pieces
}
