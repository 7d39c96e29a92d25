//! The projection against PROJ: every zone of China, every datum.

mod vectors;

use boundary::Krueger;
use vectors::{number, rows, system};

#[test]
fn the_projection_is_projs_to_a_tenth_of_a_millimetre() {
    let (mut forward, mut inverse) = (0.0f64, 0.0f64);
    for row in rows(include_str!("vectors/projection.csv")) {
        let reference = system(&row);
        let krueger = Krueger::new(reference.datum.ellipsoid());
        let latitude = number(row[4]).to_radians();
        let longitude = (number(row[5]) - reference.central_meridian()).to_radians();
        let (x, y) = (number(row[6]), number(row[7]) - reference.meridian_y());
        let (north, east) = krueger.forward(latitude, longitude);
        forward = forward.max((north - x).hypot(east - y));
        let (b, l) = krueger.inverse(x, y);
        let metres = reference.datum.ellipsoid().a;
        inverse =
            inverse.max(((b - latitude) * metres).hypot((l - longitude) * metres * latitude.cos()));
    }
    println!("largest difference from PROJ: forward {forward:.2e} m, inverse {inverse:.2e} m");
    assert!(forward < 1e-4 && inverse < 1e-4);
}

#[test]
fn the_epsg_code_names_the_system() {
    for row in rows(include_str!("vectors/projection.csv")) {
        assert_eq!(
            system(&row).epsg().map(|code| code.to_string()).as_deref(),
            Some(row[3])
        );
    }
}
