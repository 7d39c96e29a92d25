//! The legal area against GeographicLib.

mod vectors;

use boundary::{ellipsoid_area_m2, planar_area_m2};
use vectors::{number, points, rows, system};

#[test]
fn the_ellipsoid_area_is_the_geodesic_area() {
    let (mut worst, mut worst_part, mut corners, mut plane) = (0.0f64, 0.0f64, 0.0f64, 0.0f64);
    for row in rows(include_str!("vectors/areas.csv")) {
        let reference = system(&row);
        let ring: Vec<_> = points(row[5])
            .into_iter()
            .map(|(x, y)| (x, y - reference.meridian_y()))
            .collect();
        let area = ellipsoid_area_m2(&ring, reference.datum.ellipsoid());
        let difference = (area - number(row[3])).abs();
        worst = worst.max(difference);
        worst_part = worst_part.max(difference / area.abs());
        if area.abs() < 2e6 {
            corners = corners.max((area - number(row[4])).abs());
        }
        plane = plane.max((planar_area_m2(&ring) / area - 1.0).abs());
        assert!(difference < 0.05, "{difference} m² of {area}");
    }
    println!("largest difference from GeographicLib: {worst:.1e} m², {worst_part:.1e} of the area");
    println!(
        "from geodesics between the corners alone, below 2 km²: {corners:.1e} m²; planar area off by {plane:.1e}"
    );
}
