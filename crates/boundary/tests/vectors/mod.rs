//! Reads the reference values that `make.py` wrote.

use boundary::{Datum, ReferenceSystem, ZoneWidth};

/// The rows of a CSV text without its heading, split into fields.
pub fn rows(text: &str) -> impl Iterator<Item = Vec<&str>> {
    text.lines().skip(1).map(|line| line.split(',').collect())
}

/// A field as a number.
pub fn number(text: &str) -> f64 {
    text.parse().expect("a number")
}

/// A field `x y;x y` as points.
#[allow(dead_code)]
pub fn points(text: &str) -> Vec<(f64, f64)> {
    text.split(';')
        .filter_map(|point| point.split_once(' '))
        .map(|(x, y)| (number(x), number(y)))
        .collect()
}

/// The first three fields as a reference system.
#[allow(dead_code)]
pub fn system(row: &[&str]) -> ReferenceSystem {
    let datum = match row[0] {
        "Beijing1954" => Datum::Beijing1954,
        "Xian1980" => Datum::Xian1980,
        _ => Datum::Cgcs2000,
    };
    let width = if row[1] == "3" {
        ZoneWidth::Three
    } else {
        ZoneWidth::Six
    };
    ReferenceSystem {
        datum,
        width,
        zone: row[2].parse().expect("a zone"),
    }
}
