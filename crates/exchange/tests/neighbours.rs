//! How boundaries lie to each other crosses to the page in words.

use assessment::boundary_entry::DatumKey;
use draft::boundary_file::{BoundaryFile, FileRing, FileRow, FileSystem, Parcel};
use draft::neighbours::{NeighbourQuestion, Other};
use exchange::corners::compare;

fn square(east: u32, datum: DatumKey) -> BoundaryFile {
    let corners = [(0, 0), (0, 100), (100, 100), (100, 0)];
    let row = |(x, y): (u32, u32)| FileRow {
        label: String::new(),
        x: (5_485_000 + x).to_string(),
        y: (39_544_000 + east + y).to_string(),
    };
    BoundaryFile {
        system: FileSystem {
            datum: Some(datum),
            zone_width: Some(3),
            ..FileSystem::default()
        },
        parcels: vec![Parcel {
            rings: vec![FileRing {
                rows: corners.map(row).into(),
                ..FileRing::default()
            }],
            ..Parcel::default()
        }],
        ..BoundaryFile::default()
    }
}

#[test]
fn every_neighbour_is_answered_in_order_and_in_words() {
    let others = [
        square(50, DatumKey::Xian1980),
        square(300, DatumKey::Xian1980),
        square(50, DatumKey::Cgcs2000),
    ];
    let answer = compare(&NeighbourQuestion {
        own: square(0, DatumKey::Xian1980),
        others: others.into_iter().map(|file| Other { file }).collect(),
    });
    let told: Vec<(bool, &str)> = answer
        .others
        .iter()
        .map(|one| (one.overlaps, one.sentences[0].as_str()))
        .collect();
    assert_eq!(
        told,
        [
            (true, "有重叠：5000.0 m²，请对照两份许可证核对。"),
            (false, "不重叠，最近处相距 200.0 m。"),
            (
                false,
                "两个范围的坐标系不同，之间没有公布的转换参数，不能比对。"
            ),
        ]
    );
}
