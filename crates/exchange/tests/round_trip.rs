//! What is written is read back, in every format, within what the format can hold.

use assessment::boundary_entry::DatumKey;
use boundary::{Cells, Datum, Declared, Ring, Table, TypedRing, ZoneWidth};
use draft::boundary_file::FileRow;
use draft::boundary_file::{BoundaryFile, FileFormat, FileRing, FileSystem, Parcel};
use exchange::corners::{read, write};
use proptest::prelude::*;

/// Labels, north and east of every ring, and whether it is a hole.
type Rings = Vec<(bool, Vec<(String, f64, f64)>)>;

/// A star-shaped part, and a square hole around its middle where wanted.
fn parcel() -> impl Strategy<Value = Parcel> {
    let radii = prop::collection::vec(200_000u32..500_000, 3..24);
    let place = (2_500_000u32..5_900_000, 39_420_000u32..39_580_000);
    ("[^\\pC\\pZ]{0,6}", radii, place, any::<bool>()).prop_map(|(_, radii, (north, east), hole)| {
        let n = radii.len() as f64;
        let cell = |middle: u32, offset: f64| format!("{:.2}", f64::from(middle) + offset);
        let corner = |(index, radius): (usize, u32)| {
            let angle = (index as f64 + 0.3) / n * std::f64::consts::TAU;
            let radius = f64::from(radius) / 100.0;
            FileRow {
                label: format!("J{}", index + 1),
                x: cell(north, radius * angle.cos()),
                y: cell(east, radius * angle.sin()),
            }
        };
        let part = FileRing {
            number: "1".into(),
            hole: Some(false),
            rows: radii.into_iter().enumerate().map(corner).collect(),
        };
        // Within the inner circle of a triangle with the shortest radii.
        let square = [(40.0, 40.0), (40.0, -40.0), (-40.0, -40.0), (-40.0, 40.0)];
        let inner = FileRing {
            number: "2".into(),
            hole: Some(true),
            rows: square
                .iter()
                .enumerate()
                .map(|(index, (x, y))| FileRow {
                    label: format!("K{}", index + 1),
                    x: cell(north, *x),
                    y: cell(east, *y),
                })
                .collect(),
        };
        Parcel {
            name: "二号矿".into(),
            rings: if hole { vec![part, inner] } else { vec![part] },
            ..Parcel::default()
        }
    })
}

fn file(parcels: Vec<Parcel>, datum: DatumKey) -> BoundaryFile {
    BoundaryFile {
        system: FileSystem {
            datum: Some(datum),
            zone_width: Some(3),
            zone: Some(39),
            text: String::new(),
        },
        parcels,
        ..BoundaryFile::default()
    }
}

/// The rings in the plane, each turned so that it begins at its least label and runs counter-clockwise.
fn rings(file: &BoundaryFile, datum: Datum) -> Rings {
    let table = Table {
        rings: file
            .rings()
            .map(|ring| TypedRing {
                role: None,
                rows: ring
                    .rows
                    .iter()
                    .map(|row| Cells {
                        label: row.label.clone(),
                        x: row.x.clone(),
                        y: row.y.clone(),
                    })
                    .collect(),
            })
            .collect(),
        declared: Declared {
            datum: Some(datum),
            width: ZoneWidth::Three,
            zone: Some(39),
        },
    };
    let reading = table.read();
    assert_eq!(reading.problems, []);
    let normal = |(ring, typed): (&Ring, &FileRing)| {
        let mut points: Vec<_> = ring
            .points
            .iter()
            .map(|p| (p.label.clone(), p.x, p.y))
            .collect();
        points.sort_by(|a, b| (a.0.len(), &a.0).cmp(&(b.0.len(), &b.0)));
        (typed.hole == Some(true), points)
    };
    reading
        .placed
        .rings
        .iter()
        .zip(file.rings())
        .map(normal)
        .collect()
}

fn close(a: &Rings, b: &Rings, metres: f64) {
    assert_eq!(a.len(), b.len());
    for ((hole, ring), (other_hole, other)) in a.iter().zip(b) {
        assert_eq!((hole, ring.len()), (other_hole, other.len()));
        for (p, q) in ring.iter().zip(other) {
            assert_eq!(p.0, q.0);
            assert!((p.1 - q.1).hypot(p.2 - q.2) <= metres, "{p:?} {q:?}");
        }
    }
}

/// How far a point may move, metres: nothing where the text is kept, a tenth of a millimetre through degrees.
fn precision(format: FileFormat) -> f64 {
    match format {
        FileFormat::Geojson | FileFormat::Kml => 1e-4,
        _ => 0.0,
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn what_is_written_is_read_back(parcels in prop::collection::vec(parcel(), 1..3), gbk in any::<bool>()) {
        // Parcels lie apart, so that none is in another.
        let parcels: Vec<Parcel> = parcels.into_iter().take(1).collect();
        for (key, datum) in [(DatumKey::Xian1980, Datum::Xian1980), (DatumKey::Cgcs2000, Datum::Cgcs2000)] {
            let mut written = file(parcels.clone(), key);
            written.encoding = if gbk { "gbk" } else { "utf-8" }.into();
            for format in FileFormat::WRITTEN {
                let bytes = write(format, &written).expect("written");
                let back = read(&bytes);
                prop_assert!(!back.is_refused(), "{format:?} {:?}", back.problems);
                prop_assert_eq!(&back.problems, &vec![], "{:?}", format);
                prop_assert_eq!(back.format, Some(format));
                prop_assert_eq!(back.system.datum, Some(key), "{:?}", format);
                if format == FileFormat::Txt {
                    prop_assert_eq!(&back.encoding, if gbk { "gbk" } else { "utf-8" });
                    let area = back.parcels[0].area.as_ref().expect("an area");
                    prop_assert_eq!(area.unit, Some(draft::boundary_file::AreaUnit::Hm2));
                }
                prop_assert_eq!(&back.parcels[0].name, "二号矿", "{:?}", format);
                close(&rings(&written, datum), &rings(&back, datum), precision(format));
                // Once more: what was read is written to the same bytes.
                if format != FileFormat::Txt {
                    let again = BoundaryFile { system: written.system.clone(), fields: Vec::new(), ..back.clone() };
                    let once_more = read(&write(format, &again).expect("written again"));
                    close(&rings(&back, datum), &rings(&once_more, datum), 0.0);
                }
            }
        }
    }

    #[test]
    fn no_bytes_make_a_reader_panic(bytes in prop::collection::vec(any::<u8>(), 0..400), text in "(?s).{0,200}") {
        for start in ["", "{\"type\":\"Polygon\",\"coordinates\":", "<kml>", "[地块坐标]\n", "  0\nSECTION\n", "PK\u{3}\u{4}", "x,y\n"] {
            let _ = read(&[start.as_bytes(), &bytes].concat());
            let _ = read(&[start.as_bytes(), text.as_bytes()].concat());
        }
        let _ = read(&[&[0, 0, 0x27, 0x0a], &bytes[..]].concat());
    }
}

#[test]
fn degrees_are_written_as_degrees_and_put_into_the_plane_where_a_format_wants_metres() {
    let row = |label: &str, x: &str, y: &str| FileRow {
        label: label.into(),
        x: x.into(),
        y: y.into(),
    };
    let rows = vec![
        row("1", "49°30′12.5″", "117°30′30.25″"),
        row("2", "49.507500", "117.52000"),
        row("3", "49.490000", "117.51000"),
    ];
    let degrees = file(
        vec![Parcel {
            rings: vec![FileRing {
                rows,
                ..FileRing::default()
            }],
            ..Parcel::default()
        }],
        DatumKey::Cgcs2000,
    );
    for format in FileFormat::WRITTEN {
        let back = read(&write(format, &degrees).expect("written"));
        assert_eq!(back.rings().count(), 1, "{format:?}");
        let wanted = rings(&degrees, Datum::Cgcs2000);
        for (p, q) in wanted[0].1.iter().zip(&rings(&back, Datum::Cgcs2000)[0].1) {
            assert!(
                (p.1 - q.1).hypot(p.2 - q.2) < 1e-4,
                "{format:?} {p:?} {q:?}"
            );
        }
    }
}

#[test]
fn what_cannot_be_written_says_why() {
    use draft::boundary_file::FileCode;
    let refused = |format, file: &BoundaryFile| write(format, file).expect_err("refused").code;
    let square = |x: &str| Parcel {
        rings: vec![FileRing {
            rows: [
                (x, "39540000"),
                ("5480100", "39540000"),
                ("5480100", "39540100"),
            ]
            .map(|(x, y)| FileRow {
                label: String::new(),
                x: x.into(),
                y: y.into(),
            })
            .to_vec(),
            ..FileRing::default()
        }],
        ..Parcel::default()
    };
    let mut known = file(vec![square("5480000")], DatumKey::Xian1980);
    let unreadable = file(vec![square("五百")], DatumKey::Xian1980);
    assert_eq!(
        refused(FileFormat::Dxf, &unreadable),
        FileCode::CellUnreadable
    );
    assert_eq!(
        refused(FileFormat::Dxf, &file(vec![], DatumKey::Xian1980)),
        FileCode::NothingFound
    );
    let unknown = BoundaryFile {
        system: FileSystem::default(),
        ..known.clone()
    };
    assert_eq!(
        refused(FileFormat::Geojson, &unknown),
        FileCode::SystemUnknown
    );
    assert!(
        write(FileFormat::Csv, &unknown).is_ok(),
        "metres as they are need no system"
    );
    known.parcels[0].name = "二号矿😀".into();
    known.encoding = "gbk".into();
    assert_eq!(refused(FileFormat::Txt, &known), FileCode::NotInEncoding);
    known.encoding = "utf-8".into();
    assert!(write(FileFormat::Txt, &known).is_ok());
}

#[test]
fn a_hole_is_written_with_the_innermost_part_around_it_whatever_the_order() {
    let square = |hole: bool, half: f64| FileRing {
        number: String::new(),
        hole: Some(hole),
        rows: [(-1.0, -1.0), (-1.0, 1.0), (1.0, 1.0), (1.0, -1.0)]
            .iter()
            .map(|(x, y)| FileRow {
                label: format!("{half}"),
                x: format!("{}", 5_480_000.0 + half * x),
                y: format!("{}", 39_440_000.0 + half * y),
            })
            .collect(),
    };
    let nested = [
        square(false, 400.0),
        square(true, 300.0),
        square(false, 200.0),
        square(true, 100.0),
    ];
    for turned in 0..4 {
        let mut rings = nested.to_vec();
        rings.rotate_left(turned);
        let parcel = Parcel {
            rings,
            ..Parcel::default()
        };
        let bytes = write(FileFormat::Geojson, &file(vec![parcel], DatumKey::Cgcs2000));
        let text = String::from_utf8(bytes.expect("written")).expect("text");
        let json: serde_json::Value = serde_json::from_str(&text).expect("JSON");
        let geometry = &json["features"][0]["geometry"];
        let polygons = geometry["coordinates"].as_array().expect("polygons");
        let rings = polygons
            .iter()
            .map(|polygon| polygon.as_array().map(Vec::len));
        assert_eq!(
            rings.collect::<Vec<_>>(),
            [Some(2), Some(2)],
            "{turned}: {text}"
        );
        let width = |ring: &serde_json::Value| {
            let corner = |index: usize| ring[index][0].as_f64().expect("a number");
            (corner(0) - corner(1))
                .abs()
                .max((corner(1) - corner(2)).abs())
        };
        for polygon in polygons {
            let (part, hole) = (width(&polygon[0]), width(&polygon[1]));
            assert!(part > hole && part < 2.5 * hole, "{turned}: {part} {hole}");
        }
    }
}
