//! Judges a file of corner points and prints the whole judgement as JSON.
//!
//! `cargo run -q -p boundary --example judge -- FILE [--declared KM2] [--datum xian1980|cgcs2000|beijing1954]
//! [--width 3|6] [--zone N]`. Without width and zone the prefix of Y tells them.

use boundary::*;
use serde_json::{Value, json};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let (mut file, mut declared, mut datum, mut width, mut zone) =
        (None, None, Datum::Xian1980, None, None);
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        let mut value = || arguments.next().ok_or(format!("{argument} wants a value"));
        match argument.as_str() {
            "--declared" => declared = Some(value()?.parse::<f64>()?),
            "--datum" => {
                datum = match value()?.as_str() {
                    "xian1980" => Datum::Xian1980,
                    "cgcs2000" => Datum::Cgcs2000,
                    "beijing1954" => Datum::Beijing1954,
                    other => return Err(format!("no such datum: {other}").into()),
                }
            }
            "--width" => {
                width = match value()?.as_str() {
                    "3" => Some(ZoneWidth::Three),
                    "6" => Some(ZoneWidth::Six),
                    other => return Err(format!("no such width: {other}").into()),
                }
            }
            "--zone" => zone = Some(value()?.parse::<u8>()?),
            _ => file = Some(argument),
        }
    }
    let text = std::fs::read_to_string(
        file.ok_or("usage: judge FILE [--declared KM2] [--datum D] [--width W] [--zone N]")?,
    )?;
    let pasted = parse_points(&text);
    let readings: Vec<Reading> = pasted
        .rings
        .iter()
        .map(|ring| read_points(ring.points.iter().map(PastedPoint::as_row)))
        .collect();
    let rings: Vec<Ring> = readings
        .iter()
        .map(|reading| Ring::new(reading.points.clone()))
        .collect();
    let proposed = ReferenceSystem::proposed(datum, &rings);
    let reference = match (zone, width) {
        (Some(zone), Some(width)) => Some(ReferenceSystem { datum, width, zone }),
        (Some(zone), None) => ReferenceSystem::of_prefix(datum, zone),
        (None, Some(width)) => proposed.map(|system| ReferenceSystem { width, ..system }),
        (None, None) => proposed,
    };
    let judgement = judge(&Question {
        rings: &rings,
        reference,
        declared_km2: declared,
        ..Question::default()
    });
    let output = json!({
        "reference": reference.map(|r| json!({
            "datum": format!("{:?}", r.datum), "width": format!("{:?}", r.width), "zone": r.zone,
            "centralMeridian": r.central_meridian(), "epsg": r.epsg(),
        })),
        "rings": rings.iter().map(|ring| ring.points.iter().map(|p| json!([p.label, p.x, p.y])).collect()).collect::<Vec<Value>>(),
        "paste": pasted.problems.iter().map(|p| json!({
            "line": p.line, "code": format!("{:?}", p.code), "text": p.text,
        })).collect::<Vec<_>>(),
        "rows": readings.iter().flat_map(|reading| &reading.problems).map(|p| json!({
            "row": p.row, "field": format!("{:?}", p.field), "code": format!("{:?}", p.code), "text": p.text,
        })).collect::<Vec<_>>(),
        "grade": format!("{:?}", judgement.grade),
        "ellipsoidM2": judgement.ellipsoid_m2,
        "planarM2": judgement.planar_m2,
        "declaredKm2": judgement.declared_km2,
        "differenceKm2": judgement.difference_km2,
        "differencePct": judgement.difference_pct,
        "orientation": judgement.orientation.map(|o| format!("{o:?}")),
        "perimeterM": judgement.perimeter_m,
        "hullM2": judgement.hull_m2,
        "canEncloseDeclared": judgement.can_enclose_declared,
        "sides": judgement.sides.iter().map(|s| json!({
            "ring": s.ring, "from": s.from, "to": s.to, "lengthM": s.length_m, "azimuthDeg": s.azimuth_deg,
        })).collect::<Vec<_>>(),
        "problems": judgement.problems.iter().map(problem).collect::<Vec<_>>(),
    });
    println!("{}", serde_json::to_string_pretty(&output)?);
    Ok(())
}

fn problem(p: &Problem) -> Value {
    json!({
        "code": format!("{:?}", p.code), "severity": format!("{:?}", p.severity), "ring": p.ring,
        "otherRing": p.other_ring, "points": p.points, "edges": p.edges, "at": p.at,
        "found": p.found, "expected": p.expected,
    })
}
