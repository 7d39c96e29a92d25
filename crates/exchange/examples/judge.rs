//! Judges a file of corner points in any of the formats and prints the whole judgement as JSON.
//!
//! `cargo run -q -p exchange --example judge -- FILE [--declared KM2] [--datum xian1980|cgcs2000|beijing1954|wgs84]
//! [--width 3|6] [--zone N] [--district XMIN,XMAX,YMIN,YMAX]`. What is not given is what the file says; without a datum in
//! either it is Xian 1980, without a zone that of Y or of the longitude. The declared area is the file's own if it has one.

use assessment::boundary_entry::DatumKey;
use boundary::*;
use draft::boundary_file::BoundaryFile;
use draft::boundary_file::FileRow;
use serde_json::{Value, json};

type Problem = Box<dyn std::error::Error>;

/// What the command line asks.
#[derive(Default)]
pub struct Asked {
    /// The file.
    pub file: String,
    /// The licensed area, km².
    pub declared: Option<f64>,
    /// The datum.
    pub datum: Option<Datum>,
    /// 3° or 6° zones.
    pub width: Option<ZoneWidth>,
    /// The zone.
    pub zone: Option<u8>,
    /// Where the points should be.
    pub district: Option<Extent>,
}

fn main() -> Result<(), Problem> {
    let output = judged(&asked()?)?;
    println!("{}", serde_json::to_string_pretty(&output)?);
    Ok(())
}

/// The whole judgement.
///
/// # Errors
/// The file cannot be had.
pub fn judged(asked: &Asked) -> Result<Value, Problem> {
    let file = exchange::corners::read(&std::fs::read(&asked.file)?);
    let stated = file
        .parcels
        .iter()
        .map(|parcel| parcel.area.as_ref()?.km2)
        .sum();
    let table = table(&file, asked);
    let reading = table.read();
    let (rings, reference) = (&reading.placed.rings, reading.placed.reference);
    let (declared_km2, district) = (asked.declared.or(stated), asked.district);
    let judgement = judge(&Question {
        rings,
        reference,
        declared_km2,
        district,
        ..Question::default()
    });
    let proposals = propose(
        &table,
        &Against {
            declared_km2,
            district,
            ..Against::default()
        },
    );
    let km2 = |m2: Option<f64>| m2.map(|m2| (m2 / 100.0).round() / 1e4);
    Ok(json!({
        "file": {
            "format": file.format, "encoding": file.encoding, "states": file.system, "problems": file.problems,
            "parcels": file.parcels.iter().map(|p| json!({
                "name": p.name, "number": p.number, "area": p.area, "elevations": p.elevations, "rings": p.rings.len(),
            })).collect::<Vec<_>>(),
        },
        "reference": reference.map(|r| json!({
            "datum": format!("{:?}", r.datum), "width": format!("{:?}", r.width), "zone": r.zone,
            "centralMeridian": r.central_meridian(), "epsg": r.epsg(),
        })),
        "unit": reading.placed.unit.map(|unit| format!("{unit:?}")),
        "asks": reading.placed.asks.iter().map(|ask| format!("{ask:?}")).collect::<Vec<_>>(),
        "rings": rings.iter().map(|ring| ring.points.iter().map(|p| json!([p.label, p.x, p.y])).collect()).collect::<Vec<Value>>(),
        "cells": reading.problems.iter().map(|p| json!({
            "ring": p.ring, "row": p.cell.row, "field": format!("{:?}", p.cell.field), "code": format!("{:?}", p.cell.code),
            "text": p.cell.text,
        })).collect::<Vec<_>>(),
        "judgement": stated_judgement(&judgement),
        "ellipsoidKm2": km2(judgement.ellipsoid_m2),
        "planarKm2": km2(judgement.planar_m2),
        "proposals": proposals.list.iter().map(|p| json!({
            "slips": p.slips.iter().map(|slip| format!("{slip:?}")).collect::<Vec<_>>(),
            "steps": p.steps.iter().map(|step| format!("{step:?}")).collect::<Vec<_>>(),
            "grade": format!("{:?}", p.judgement.grade),
            "ellipsoidM2": p.judgement.ellipsoid_m2,
            "ellipsoidKm2": km2(p.judgement.ellipsoid_m2),
        })).collect::<Vec<_>>(),
        "proposalsMore": proposals.more,
        "proposalsExhaustive": proposals.exhaustive,
        "whyNoProposal": proposals.why.map(|why| format!("{why:?}")),
    }))
}

fn asked() -> Result<Asked, Problem> {
    let mut asked = Asked::default();
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        let mut value = || arguments.next().ok_or(format!("{argument} wants a value"));
        match argument.as_str() {
            "--declared" => asked.declared = Some(value()?.parse()?),
            "--datum" => {
                asked.datum = Some(match value()?.as_str() {
                    "xian1980" => Datum::Xian1980,
                    "cgcs2000" => Datum::Cgcs2000,
                    "beijing1954" => Datum::Beijing1954,
                    "wgs84" => Datum::Wgs84,
                    other => return Err(format!("no such datum: {other}").into()),
                });
            }
            "--width" => {
                asked.width = Some(match value()?.as_str() {
                    "3" => ZoneWidth::Three,
                    "6" => ZoneWidth::Six,
                    other => return Err(format!("no such width: {other}").into()),
                });
            }
            "--zone" => asked.zone = Some(value()?.parse()?),
            "--district" => {
                let text = value()?;
                let numbers: Vec<f64> =
                    text.split(',').map(str::parse).collect::<Result<_, _>>()?;
                let [x_min, x_max, y_min, y_max] = numbers[..] else {
                    return Err("--district XMIN,XMAX,YMIN,YMAX".into());
                };
                asked.district = Some(Extent {
                    x_min,
                    x_max,
                    y_min,
                    y_max,
                });
            }
            _ => asked.file = argument,
        }
    }
    if asked.file.is_empty() {
        return Err("usage: judge FILE [--declared KM2] [--datum D] [--width W] [--zone N] [--district BOX]".into());
    }
    Ok(asked)
}

fn table(file: &BoundaryFile, asked: &Asked) -> Table {
    let system = &file.system;
    let zone = asked.zone.or(system.zone);
    let said = match system.zone_width {
        Some(6) => Some(ZoneWidth::Six),
        Some(_) => Some(ZoneWidth::Three),
        None => zone.and_then(ZoneWidth::of_prefix),
    };
    let datum = asked.datum.or(system.datum.map(DatumKey::datum));
    let cells = |row: &FileRow| Cells {
        label: row.label.clone(),
        x: row.x.clone(),
        y: row.y.clone(),
    };
    let rings = file.rings().map(|ring| TypedRing {
        role: ring
            .hole
            .map(|hole| if hole { RingRole::Hole } else { RingRole::Part }),
        rows: ring.rows.iter().map(cells).collect(),
    });
    Table {
        rings: rings.collect(),
        declared: Declared {
            datum: Some(datum.unwrap_or(Datum::Xian1980)),
            width: asked.width.or(said).unwrap_or(ZoneWidth::Three),
            zone,
        },
    }
}

fn stated_judgement(judgement: &Judgement) -> Value {
    json!({
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
        "rings": judgement.rings.iter().map(|r| json!({
            "role": format!("{:?}", r.role), "within": r.within, "orientation": format!("{:?}", r.orientation),
            "ellipsoidM2": r.ellipsoid_m2, "planarM2": r.planar_m2, "perimeterM": r.perimeter_m,
        })).collect::<Vec<_>>(),
        "sides": judgement.sides.iter().map(|s| json!({
            "ring": s.ring, "from": s.from, "to": s.to, "lengthM": s.length_m, "azimuthDeg": s.azimuth_deg,
        })).collect::<Vec<_>>(),
        "problems": judgement.problems.iter().map(|p| json!({
            "code": format!("{:?}", p.code), "severity": format!("{:?}", p.severity), "ring": p.ring,
            "otherRing": p.other_ring, "points": p.points, "edges": p.edges, "at": p.at,
            "found": p.found, "expected": p.expected,
        })).collect::<Vec<_>>(),
    })
}
