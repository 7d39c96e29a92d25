//! What is read in each format, and what is said about the rest.

use assessment::boundary_entry::DatumKey;
use draft::boundary_file::{AreaUnit, BoundaryFile, FileCode, FileFormat};
use exchange::corners::{read, write};

/// Points of every ring and whether it is a hole.
fn rings(file: &BoundaryFile) -> Vec<(usize, Option<bool>)> {
    file.rings()
        .map(|ring| (ring.rows.len(), ring.hole))
        .collect()
}

fn codes(file: &BoundaryFile) -> Vec<FileCode> {
    file.problems.iter().map(|problem| problem.code).collect()
}

fn gbk(text: &str) -> Vec<u8> {
    encoding_rs::GBK.encode(text).0.into_owned()
}

const HEAD: &str = "[属性描述]\r\n格式版本号=1.00\r\n坐标系=1980西安坐标系\r\n几度分带=3\r\n投影类型=高斯克吕格\r\n计量单位=米\r\n带号=39\r\n精度=0.01\r\n转换参数=,,,,,,\r\n[地块坐标]\r\n";
/// A square of one hectare, and a hole of 400 m² that runs the other way round.
const PART: &str = "J1,1,5485000.00,39544000.00\r\nJ2,1,5485000.00,39544100.00\r\nJ3,1,5485100.00,39544100.00\r\nJ4,1,5485100.00,39544000.00\r\nJ1,1,5485000.00,39544000.00\r\n";
const HOLE: &str = "K1,2,5485040.00,39544040.00\r\nK2,2,5485060.00,39544040.00\r\nK3,2,5485060.00,39544060.00\r\nK4,2,5485040.00,39544060.00\r\nK1,2,5485040.00,39544040.00\r\n";

#[test]
fn a_txt_in_any_encoding_reads_the_same() {
    let text = format!("{HEAD}10,0.9600,DK1,二号矿,面,,采矿用地,,@\r\n{PART}{HOLE}");
    let utf16 = text.encode_utf16().flat_map(u16::to_le_bytes);
    for (bytes, encoding) in [
        (gbk(&text), "gbk"),
        (text.clone().into_bytes(), "utf-8"),
        ([b"\xef\xbb\xbf", text.as_bytes()].concat(), "utf-8"),
        ([0xff, 0xfe].into_iter().chain(utf16).collect(), "utf-16"),
    ] {
        let file = read(&bytes);
        assert_eq!(
            (file.format, file.encoding.as_str()),
            (Some(FileFormat::Txt), encoding)
        );
        assert_eq!(codes(&file), []);
        assert_eq!(rings(&file), [(4, Some(false)), (4, Some(true))]);
        let system = &file.system;
        assert_eq!(
            (system.datum, system.zone_width, system.zone),
            (Some(DatumKey::Xian1980), Some(3), Some(39))
        );
        let parcel = &file.parcels[0];
        assert_eq!(
            (parcel.name.as_str(), parcel.number.as_str()),
            ("二号矿", "DK1")
        );
        assert_eq!(
            (
                parcel.fields[1].name.as_str(),
                parcel.fields[1].value.as_str()
            ),
            ("地块用途", "采矿用地")
        );
        let first = &parcel.rings[0].rows[0];
        assert_eq!(
            (first.label.as_str(), first.x.as_str(), first.y.as_str()),
            ("J1", "5485000.00", "39544000.00")
        );
        assert_eq!(file.fields[0].name, "格式版本号");
        let again = read(&exchange::corners::write(FileFormat::Txt, &file).expect("written"));
        assert_eq!(
            (&again.parcels, &again.fields, &again.encoding == "gbk"),
            (&file.parcels, &file.fields, encoding == "gbk")
        );
    }
}

#[test]
fn the_unit_of_a_stated_area_is_told_by_the_computed_one_where_it_is_not_named() {
    for (text, unit, km2) in [
        ("0.9600", Some(AreaUnit::Hm2), Some(0.0096)),
        ("9600", Some(AreaUnit::M2), Some(0.0096)),
        ("14.4", Some(AreaUnit::Mu), Some(0.0096)),
        ("0.0096", Some(AreaUnit::Km2), Some(0.0096)),
        ("0.96公顷", Some(AreaUnit::Hm2), Some(0.0096)),
        ("123.4", None, None),
    ] {
        let file = read(format!("{HEAD}10,{text},DK1,a,面,,,,@\r\n{PART}{HOLE}").as_bytes());
        let area = file.parcels[0].area.clone().expect("an area");
        assert_eq!((area.unit, area.text.as_str()), (unit, text));
        assert_eq!(
            area.km2.map(|km2| format!("{km2:.4}")),
            km2.map(|km2| format!("{km2:.4}"))
        );
        assert_eq!(
            codes(&file).contains(&FileCode::AreaUnitUnclear),
            unit.is_none()
        );
    }
}

#[test]
fn variants_of_txt_are_read() {
    let heads = [
        "4,,a,b,面,,,,@",
        "5,1.0,a,b,面,,,,地类,,,备注,@",
        "5,1.0,a,b,面,,,,地类,,,备注,其他,@",
    ];
    let rows = |columns: &str| PART.replace("\r\n", &format!("{columns}\r\n"));
    for head in heads {
        for (rows, number) in [
            (PART.to_owned(), "1"),
            (rows(",0.00,备注"), "1"),
            (PART.replace(",1,", ","), ""),
        ] {
            let file = read(format!("{HEAD}{head}\r\n{rows}").as_bytes());
            assert_eq!(codes(&file), [], "{head} {rows}");
            assert_eq!(rings(&file), [(4, None)]);
            assert_eq!(
                file.rings().next().map(|ring| ring.number.as_str()),
                Some(number)
            );
        }
    }
    let two = format!(
        "{HEAD}5,1,a,一,面,,,,@\r\n{PART}5,1,b,二,面,,,,@\r\n{}",
        PART.replace("54850", "54870").replace("54851", "54871")
    );
    let file = read(two.as_bytes());
    assert_eq!(
        file.parcels
            .iter()
            .map(|p| p.name.as_str())
            .collect::<Vec<_>>(),
        ["一", "二"]
    );
}

#[test]
fn what_does_not_fit_in_a_txt_is_said_with_its_line() {
    let open = PART
        .replacen("J1,1,5485000.00,39544000.00\r\n", "", 2)
        .replace("J2", "J1");
    let text =
        format!("{HEAD}9,1.0,a,b,面,,,,@\r\n{open}这一行不是点\r\nJ9,1,54861l4,39544000\r\n");
    let file = read(text.as_bytes());
    let found: Vec<_> = file.problems.iter().map(|p| (p.code, p.line)).collect();
    assert!(
        found.contains(&(FileCode::RingNotClosed, Some(11))),
        "{found:?}"
    );
    assert!(
        found.contains(&(FileCode::PointCountDiffers, Some(11))),
        "{found:?}"
    );
    assert!(
        found.contains(&(FileCode::LineLeftOut, Some(15))),
        "{found:?}"
    );
    let last = file
        .rings()
        .last()
        .and_then(|ring| ring.rows.last())
        .expect("a row");
    assert_eq!(
        last.x, "54861l4",
        "what cannot be read is kept for the person to see"
    );
}

#[test]
fn a_hole_by_direction_that_lies_outside_is_left_open() {
    let away = HOLE.replace("54850", "54950");
    let file = read(format!("{HEAD}10,,a,b,面,,,,@\r\n{PART}{away}").as_bytes());
    assert_eq!(rings(&file), [(4, Some(false)), (4, None)]);
    assert_eq!(codes(&file), [FileCode::HoleUnclear]);
}

#[test]
fn a_table_with_headings_is_read_by_them() {
    let text =
        "点号;纬度;经度;圈号\n1;49.5;117.5;1\n2;49.5;117.6;1\n3;49.4;117.6;1\n1;49.5;117.5;1\n";
    let file = read(text.as_bytes());
    assert_eq!(
        (file.format, rings(&file)),
        (Some(FileFormat::Csv), vec![(3, None)])
    );
    assert_eq!(file.parcels[0].rings[0].rows[1].y, "117.6");
    let quoted = "名称,X坐标,Y坐标,坐标系\n\"a,b\",\"5,485,000.00\",39544000.00,2000国家大地坐标系 3度带39带\n\"a,b\",5485000.00,39544100.00,\n\"a,b\",5485100.00,39544100.00,\n";
    let file = read(quoted.as_bytes());
    assert_eq!(file.parcels[0].name, "a,b");
    assert_eq!(
        (file.system.datum, file.system.zone),
        (Some(DatumKey::Cgcs2000), Some(39))
    );
    assert_eq!(file.parcels[0].rings[0].rows[0].x, "5,485,000.00");
}

#[test]
fn any_text_that_could_be_pasted_is_read_as_pasted() {
    let text = "1, 5486114.10, 39544636.44; 2, 5485881.53, 39544903.22; 3, 5485688.87, 39544704.31;\n开采标高：由645至580米（80坐标系）";
    let file = read(&gbk(text));
    assert_eq!(
        (file.format, rings(&file)),
        (Some(FileFormat::Text), vec![(3, None)])
    );
    assert_eq!(
        file.parcels[0].elevations,
        Some(("645".into(), "580".into()))
    );
    assert_eq!(file.system.datum, Some(DatumKey::Xian1980));
}

#[test]
fn geojson_of_every_shape_is_read() {
    let ring = "[[117.5,49.5],[117.6,49.5],[117.6,49.6],[117.5,49.5]]";
    let hole = "[[117.57,49.52],[117.58,49.53],[117.58,49.52],[117.57,49.52]]";
    let polygon = format!("{{\"type\":\"Polygon\",\"coordinates\":[{ring},{hole}]}}");
    for text in [
        polygon.clone(),
        format!("{{\"type\":\"Feature\",\"properties\":null,\"geometry\":{polygon}}}"),
        format!(
            "{{\"type\":\"FeatureCollection\",\"features\":[{{\"type\":\"Feature\",\"geometry\":{polygon}}},{{\"type\":\"Feature\",\"geometry\":null}}]}}"
        ),
        format!("{{\"type\":\"MultiPolygon\",\"coordinates\":[[{ring},{hole}]]}}"),
        format!("{{\"type\":\"GeometryCollection\",\"geometries\":[{polygon}]}}"),
    ] {
        let file = read(text.as_bytes());
        assert_eq!(rings(&file), [(3, Some(false)), (3, Some(true))], "{text}");
        assert_eq!(
            (file.system.datum, codes(&file)),
            (Some(DatumKey::Wgs84), vec![])
        );
        assert_eq!(file.parcels[0].rings[0].rows[1].y, "117.6");
    }
    let crs = |name: &str, ring: &str| {
        read(format!("{{\"type\":\"Polygon\",\"crs\":{{\"type\":\"name\",\"properties\":{{\"name\":\"{name}\"}}}},\"coordinates\":[{ring}]}}").as_bytes())
    };
    assert_eq!(
        crs("urn:ogc:def:crs:EPSG::4490", ring).system.datum,
        Some(DatumKey::Cgcs2000)
    );
    let metres =
        "[[39544000.5,5485000],[39544100.5,5485000],[39544100.5,5485100],[39544000.5,5485000]]";
    let zoned = crs("EPSG:2363", metres);
    assert_eq!(
        (zoned.system.datum, zoned.system.zone),
        (Some(DatumKey::Xian1980), Some(39))
    );
    assert_eq!(zoned.parcels[0].rings[0].rows[0].x, "5485000");
    let bare = crs("EPSG:4548", &metres.replace("39544", "544"));
    assert_eq!(codes(&bare), [FileCode::PrefixAdded]);
    assert_eq!(bare.parcels[0].rings[0].rows[0].y, "39544000.5");
    assert_eq!(
        codes(&crs("EPSG:3857", ring)),
        [FileCode::SystemNotUnderstood]
    );
}

#[test]
fn kml_drawn_by_hand_is_read() {
    let text = "<?xml version=\"1.0\"?><kml xmlns=\"http://www.opengis.net/kml/2.2\"><Document><Folder><Placemark><name>轨迹</name><LineString><coordinates>\n117.5,49.5,600 117.6,49.5,600\n117.6, 49.6,600 </coordinates></LineString></Placemark><Placemark><Point><coordinates>117,49</coordinates></Point></Placemark></Folder></Document></kml>";
    let file = read(text.as_bytes());
    assert_eq!(rings(&file), [(3, None)]);
    assert_eq!(
        codes(&file),
        [
            FileCode::LineAsRing,
            FileCode::RingNotClosed,
            FileCode::GeometryLeftOut
        ]
    );
    assert_eq!(file.system.datum, Some(DatumKey::Wgs84));
}

#[test]
fn a_comment_among_the_coordinates_of_a_kml_loses_none_of_them() {
    let text = "<kml><Placemark><name>三号<!-- 旧名 -->石料矿</name><Polygon><outerBoundaryIs><LinearRing><coordinates>117.5,49.5 <!-- J2 -->117.6,49.5 <?x?> 117.6,49.6<!-- J4 --> 117.5,49.6 117.5,49.5</coordinates></LinearRing></outerBoundaryIs></Polygon></Placemark></kml>";
    let file = read(text.as_bytes());
    assert_eq!(file.parcels[0].name, "三号石料矿");
    assert_eq!(rings(&file), [(4, Some(false))]);
    assert_eq!(codes(&file), []);
    let rows = &file.parcels[0].rings[0].rows;
    assert_eq!((rows[2].x.as_str(), rows[2].y.as_str()), ("49.6", "117.6"));
}

#[test]
fn dxf_polylines_of_both_kinds_are_read() {
    let new = "  0\nSECTION\n  2\nHEADER\n  9\n$ACADVER\n  1\nAC1021\n  0\nENDSEC\n  0\nSECTION\n  2\nENTITIES\n  0\nLINE\n  8\n0\n 10\n1\n  0\nLWPOLYLINE\n  8\n矿区\n 90\n3\n 70\n1\n 10\n39544000.0\n 20\n5485000.0\n 10\n39544100.0\n 20\n5485000.0\n 42\n0.5\n 10\n39544100.0\n 20\n5485100.0\n  0\nENDSEC\n  0\nEOF\n";
    let file = read(new.as_bytes());
    assert_eq!(rings(&file), [(3, None)]);
    assert_eq!(
        codes(&file),
        [FileCode::ArcAsChord, FileCode::GeometryLeftOut]
    );
    let first = &file.parcels[0].rings[0].rows[0];
    assert_eq!(
        (first.x.as_str(), first.y.as_str()),
        ("5485000.0", "39544000.0")
    );
    let cut = &new[..new.len() - 20];
    assert!(read(cut.as_bytes()).is_refused());
}

#[test]
fn a_name_that_looks_like_the_mark_of_another_format_changes_nothing() {
    let mut file = read(format!("{HEAD}10,,a,b,面,,,,@\r\n{PART}{HOLE}").as_bytes());
    file.parcels[0].rings[0].rows[0].label = "[属性描述]".into();
    for format in FileFormat::WRITTEN {
        let back = read(&exchange::corners::write(format, &file).expect("written"));
        assert_eq!(
            (back.format, rings(&back).len()),
            (Some(format), 2),
            "{:?}",
            back.problems
        );
    }
}

#[test]
fn what_is_not_understood_is_refused_with_a_reason_and_nothing_is_read() {
    let deep = format!(
        "{}{}",
        "{\"type\":\"GeometryCollection\",\"geometries\":[".repeat(200),
        "]}".repeat(200)
    );
    let point = |index: usize| format!("5486114.1,{}\n", 39_540_000 + index);
    let many: String = (0..=boundary::MAX_POINTS).map(point).collect();
    for (bytes, code) in [
        (vec![], FileCode::Empty),
        (b"   \n".to_vec(), FileCode::Empty),
        (
            vec![b'1'; exchange::corners::MAX_FILE_BYTES + 1],
            FileCode::TooLarge,
        ),
        (b"\x00\x01\x02".to_vec(), FileCode::NotText),
        (b"{\"a\":1}".to_vec(), FileCode::NotRecognised),
        (b"{\"type\":\"Polygon\"".to_vec(), FileCode::Truncated),
        (deep.into_bytes(), FileCode::TooDeep),
        (b"<html></html>".to_vec(), FileCode::NotRecognised),
        (b"<kml><Placemark>".to_vec(), FileCode::Truncated),
        (
            b"<!DOCTYPE kml [<!ENTITY a \"b\">]><kml>&a;</kml>".to_vec(),
            FileCode::Unsupported,
        ),
        (b"AutoCAD Binary DXF\r\n".to_vec(), FileCode::Unsupported),
        (b"PK\x03\x04nothing".to_vec(), FileCode::Malformed),
        (vec![0, 0, 0x27, 0x0a, 0, 0], FileCode::Truncated),
        ("没有坐标的文字".as_bytes().to_vec(), FileCode::NothingFound),
        (many.into_bytes(), FileCode::TooManyPoints),
        (
            "1 5486114.1 39540000\n".repeat(60_000).into_bytes(),
            FileCode::TooLarge,
        ),
    ] {
        let file = read(&bytes);
        assert!(
            codes(&file).contains(&code),
            "{code:?}: {:?}",
            file.problems
        );
        assert!(file.is_refused() && file.parcels.is_empty(), "{code:?}");
        // Their sentences say how much there may be.
        if matches!(code, FileCode::TooLarge | FileCode::TooManyPoints) {
            let limits: Vec<_> = file.problems.iter().map(|one| one.text.parse()).collect();
            assert!(
                limits.iter().all(|limit: &Result<u32, _>| limit.is_ok()),
                "{:?}",
                file.problems
            );
        }
    }
}

/// A ring of so many points, as the text of a KML.
fn kml_polygon(points: usize) -> String {
    let point = |at: usize| format!("117.6{at:05},49.4{at:05} ");
    let ring: String = (0..points).map(point).collect();
    format!(
        "<Polygon><outerBoundaryIs><LinearRing><coordinates>{ring}</coordinates></LinearRing></outerBoundaryIs></Polygon>"
    )
}

#[test]
fn a_kml_of_very_many_marks_is_read_in_one_go() {
    let mark = format!(
        "<Placemark><name>{}</name><Point><coordinates>117.6,49.4</coordinates></Point></Placemark>\n",
        "点".repeat(130)
    );
    let text = format!(
        "<kml>{}<Placemark>{}</Placemark></kml>",
        mark.repeat(20_000),
        kml_polygon(3)
    );
    let file = read(text.as_bytes());
    assert_eq!(rings(&file), [(3, Some(false))]);
    // The line is still that of the area: it is the one behind 20,000 others.
    assert_eq!(
        file.problems
            .iter()
            .map(|one| (one.code, one.line, one.text.as_str()))
            .collect::<Vec<_>>(),
        [
            (FileCode::RingNotClosed, Some(20_001), ""),
            (FileCode::GeometryLeftOut, None, "20000")
        ]
    );
    let empty = format!("<kml>{}</kml>", "<Placemark></Placemark>".repeat(190_000));
    assert_eq!(codes(&read(empty.as_bytes())), [FileCode::NothingFound]);
}

#[test]
fn a_kml_that_nests_what_does_not_nest_is_refused_at_once() {
    let nested = |name: &str, times: usize, within: &str| {
        let (open, close) = (format!("<{name}>"), format!("</{name}>"));
        format!(
            "<kml><Placemark>\n{}{within}{}</Placemark></kml>",
            open.repeat(times),
            close.repeat(times)
        )
    };
    for text in [
        nested("Placemark", 1_000, &kml_polygon(20_000)),
        nested("Placemark", 150_000, ""),
        nested("Polygon", 100, &kml_polygon(20_000)),
    ] {
        let file = read(text.as_bytes());
        assert_eq!(codes(&file), [FileCode::TooDeep]);
        assert_eq!(file.problems[0].line, Some(2));
    }
    // Folders and collections do nest.
    let folders = nested("MultiGeometry", 100, &kml_polygon(3));
    assert_eq!(rings(&read(folders.as_bytes())), [(3, Some(false))]);
    // Reading ends at the limit, however much follows.
    let many = nested("MultiGeometry", 1, &kml_polygon(60_000));
    assert_eq!(codes(&read(many.as_bytes())), [FileCode::TooManyPoints]);
    let many = nested("MultiGeometry", 1, &kml_polygon(3).repeat(2_001));
    assert_eq!(codes(&read(many.as_bytes())), [FileCode::TooManyParts]);
}

#[test]
fn a_kml_with_more_attributes_or_prefixes_than_files_have_is_refused_before_it_is_parsed() {
    let attributes = |count: usize| -> String {
        let attribute = |at: usize| format!(" a{at} = '>'");
        (0..count).map(attribute).collect()
    };
    let names = |count: usize| -> String {
        let name = |at: usize| format!("<Folder xmlns:n{at}=\"urn:n{at}\">");
        (0..count).map(name).collect()
    };
    for text in [
        format!("<kml{}/>", attributes(100_000)),
        format!("<kml><Placemark>{}", names(20_000)),
    ] {
        let file = read(text.as_bytes());
        assert_eq!(codes(&file), [FileCode::TooManyParts]);
    }
    let fits = format!(
        "<kml xmlns:gx=\"urn:gx\" xmlns=\"urn:kml\"><Placemark{}><description><![CDATA[{}]]></description>{}</Placemark></kml>",
        attributes(100),
        "a=1&b=2 x <b style=\"color:red\">=====</b>".repeat(1_000),
        kml_polygon(3)
    );
    assert_eq!(rings(&read(fits.as_bytes())), [(3, Some(false))]);
}

#[test]
fn a_geojson_of_more_values_than_files_have_is_refused_before_it_is_built() {
    let within = |inner: &str, times: usize| {
        let many = vec![inner; times].join(",");
        format!(r#"{{"type":"FeatureCollection","features":[{many}]}}"#)
    };
    for text in [
        within("[1,2]", 600_000),
        within(r#"{"":0}"#, 120_000),
        format!("[{}]", vec![r#"{"":0}"#; 120_000].join(",")),
    ] {
        assert_eq!(codes(&read(text.as_bytes())), [FileCode::TooManyParts]);
    }
    // What one feature says is not said again a thousand times over.
    let ring = "[[117.5,49.5],[117.6,49.5],[117.6,49.6],[117.5,49.5]]";
    let polygon = format!(r#"{{"type":"Polygon","coordinates":[{ring}]}}"#);
    let feature = |length: usize| {
        format!(
            r#"{{"type":"Feature","properties":{{"a":"{}"}},"geometry":{{"type":"GeometryCollection","geometries":[{}]}}}}"#,
            "[{,".repeat(length),
            vec![polygon.as_str(); 100].join(",")
        )
    };
    assert_eq!(rings(&read(feature(1_000).as_bytes())).len(), 100);
    let file = read(feature(100_000).as_bytes());
    assert_eq!(codes(&file), [FileCode::TooManyParts]);
}

#[test]
fn every_text_of_points_is_left_where_they_are_too_many() {
    let row = |n: usize| format!("1.{n},1.1\r\n");
    let txt = format!("{HEAD}{}", (0..50_000).map(row).collect::<String>());
    let csv = format!("x,y\n{}", "1,1\n".repeat(50_000));
    let dxf = |times: usize| {
        format!(
            "0\nSECTION\n2\nENTITIES\n0\nLWPOLYLINE\n{}0\nENDSEC\n0\nEOF\n",
            "10\n1\n20\n1\n".repeat(times)
        )
    };
    for text in [txt, csv, dxf(50_000)] {
        assert_eq!(codes(&read(text.as_bytes())), [FileCode::TooManyPoints]);
    }
    let rings: String = (0..3_000)
        .map(|n| format!("J,{n},5485000.0,39544000.0\n"))
        .collect();
    let csv: String = (0..3_000).map(|n| format!("{n},1,1\n")).collect();
    for text in [
        format!("{HEAD}{rings}"),
        format!("圈号,x,y\n{csv}"),
        dxf(600_000),
    ] {
        assert_eq!(codes(&read(text.as_bytes())), [FileCode::TooManyParts]);
    }
    // Headings are looked through once, not for each row.
    let wide = format!("x,y{}\n{}", ",".repeat(2_000_000), "1,1\n".repeat(10_000));
    assert_eq!(read(wide.as_bytes()).rings().count(), 1);
}

#[test]
fn a_shapefile_of_more_rings_than_files_have_is_refused() {
    let parts: usize = 3_000;
    let mut bytes = vec![0; 100];
    bytes[..4].copy_from_slice(&9994_i32.to_be_bytes());
    bytes.extend(1_i32.to_be_bytes());
    bytes.extend(((44 + 4 * parts) as i32 / 2).to_be_bytes());
    bytes.extend(5_i32.to_le_bytes());
    bytes.extend([0; 32]);
    bytes.extend((parts as i32).to_le_bytes());
    bytes.extend(0_i32.to_le_bytes());
    bytes.extend(vec![0; 4 * parts]);
    assert_eq!(codes(&read(&bytes)), [FileCode::TooManyParts]);
}

#[test]
fn marks_that_a_reader_takes_away_are_not_written() {
    let mut file = read(format!("{HEAD}10,,a,b,面,,,,@\r\n{PART}{HOLE}").as_bytes());
    let names = ["\u{feff}", "", "\u{feff}J\0"];
    let mut labels = names.into_iter().cycle();
    file.parcels[0].name = "一\0号\u{feff}".into();
    for ring in &mut file.parcels[0].rings {
        for row in &mut ring.rows {
            row.label = labels.next().expect("one").into();
        }
    }
    for format in [FileFormat::Txt, FileFormat::Csv, FileFormat::Dxf] {
        file.encoding = "gbk".into();
        let back = read(&write(format, &file).expect("written"));
        assert_eq!(rings(&back).len(), 2, "{format:?} {:?}", back.problems);
        assert_eq!(back.parcels[0].name, "一号", "{format:?}");
        // A point without a number is given that of its place.
        let labels: Vec<_> = back.rings().flat_map(|ring| &ring.rows).collect();
        let written = |label: &str| label == "J" || label.bytes().all(|b| b.is_ascii_digit());
        assert!(
            labels.iter().all(|row| written(&row.label)),
            "{format:?} {labels:?}"
        );
    }
}

/// A ZIP with one entry, made of pieces.
fn zipped<'a>(name: &str, pieces: impl Iterator<Item = &'a [u8]>) -> Vec<u8> {
    use std::io::{Cursor, Write};
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file(name, zip::write::SimpleFileOptions::default())
        .expect("a file");
    for piece in pieces {
        zip.write_all(piece).expect("written");
    }
    zip.finish().expect("a zip").into_inner()
}

#[test]
fn a_bomb_is_refused_by_how_tightly_it_is_packed_whatever_it_says_of_its_size() {
    let zeros = vec![0; 1 << 20];
    for (name, megabytes) in [("a.shp", 64), ("a.kml", 2)] {
        let mut bytes = zipped(name, std::iter::repeat_n(&zeros[..], megabytes));
        assert!(bytes.len() < 1 << 17);
        assert_eq!(codes(&read(&bytes)), [FileCode::PackedTooTightly]);
        // The directory at the end now says that the entry takes two thousand million bytes of this file.
        let directory = bytes
            .windows(4)
            .rposition(|at| at == b"PK\x01\x02")
            .expect("a directory");
        bytes[directory + 20..directory + 24].copy_from_slice(&0x7fff_ffff_u32.to_le_bytes());
        let refused = read(&bytes);
        assert!(refused.is_refused() && refused.parcels.is_empty());
    }
}

#[test]
fn a_zip_that_unpacks_to_too_much_is_refused_before_it_is_unpacked() {
    // Hardly packed at all: the total is what is too much.
    let noise: Vec<u8> = (0..1_u32 << 20)
        .map(|at| (at.wrapping_mul(2_654_435_761) >> 24) as u8)
        .collect();
    let stripes: Vec<u8> = noise.iter().flat_map(|byte| [*byte; 48]).collect();
    let bytes = zipped("a.shp", std::iter::once(&stripes[..]));
    assert!(bytes.len() < exchange::corners::MAX_FILE_BYTES && stripes.len() > 40 << 20);
    assert_eq!(codes(&read(&bytes)), [FileCode::TooLarge]);
}

#[test]
fn a_large_file_that_is_packed_as_files_are_is_read() {
    // Two megabytes, mostly blanks, as a program indents them.
    let ring = "117.5,49.5,0 117.6,49.5,0 117.6,49.4,0 117.5,49.5,0";
    let remark = |at: u32| format!("<!-- {} -->{}\n", at * 7_919, " ".repeat(400));
    let remarks: String = (0..5_000).map(remark).collect();
    let kml = format!(
        "<kml><Placemark>{remarks}<Polygon><outerBoundaryIs><LinearRing><coordinates>{ring}</coordinates></LinearRing></outerBoundaryIs></Polygon></Placemark></kml>"
    );
    let bytes = zipped("doc.kml", std::iter::once(kml.as_bytes()));
    println!("{} bytes of {}", bytes.len(), kml.len());
    let file = read(&bytes);
    assert_eq!(rings(&file), [(3, Some(false))], "{:?}", file.problems);
}

#[test]
fn decimal_degrees_of_a_format_that_has_no_others_are_not_asked_about() {
    let corners =
        "[[117.50101,49.50101],[117.50502,49.50101],[117.50502,49.50402],[117.50101,49.50101]]";
    let geojson = format!(r#"{{"type":"Polygon","coordinates":[{corners}]}}"#);
    let file = read(geojson.as_bytes());
    assert_eq!(file.parcels[0].rings[0].rows[0].x, "49.50101°");
    let back = write(FileFormat::Geojson, &file).expect("written");
    let text = String::from_utf8(back).expect("text");
    assert!(text.contains("49.50101") && !text.contains('°'), "{text}");
    // A table says nothing of that: its cells stay as they are, and are asked about.
    let csv = read(
        "点号,纬度,经度\n1,49.50101,117.50101\n2,49.50101,117.50502\n3,49.50402,117.50502\n"
            .as_bytes(),
    );
    assert_eq!(csv.parcels[0].rings[0].rows[0].x, "49.50101");
}
