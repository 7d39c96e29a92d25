//! Pages as they were accepted by eye. A change of look fails here until somebody has looked:
//! `ACCEPT=1 cargo test -p report --test papers pictures` draws the pictures anew.
//!
//! The reports are made up, so that no sentence and no catalogue changes these pictures; only the engine does.

use std::fs::File;
use std::io::BufReader;
use std::path::{Path, PathBuf};

use crate::common::{DIGEST, Picture, bare, groups, pages, pairs, printed, row, sample, strings};
use report::model::*;

/// Dots an inch: enough to see a line that moved, small enough to keep.
const RESOLUTION: usize = 45;
/// Side of the squares that are compared, in dots: another version of poppler smooths letters a little differently.
const SQUARE: usize = 5;
/// How far the mean grey of a square may be off.
const OFF: u32 = 26;
/// How many of all squares may be further off, in thousandths.
const FEW: usize = 4;

#[test]
fn pages_look_as_they_were_accepted() {
    let (report, letter) = (sample(), letter());
    let mut wrong = Vec::new();
    for (name, report, says) in [
        ("cover", &report, "本报告由矿山企业自行填写"),
        ("contents", &report, "目录真实性承诺书"),
        ("signature", &report, "法定代表人（签字）："),
        ("facts", &report, "1.1证照与生产"),
        ("map", &report, "图1矿区范围图"),
        ("bars", &report, "斜线填充"),
        ("table", &report, "4六类指标逐项自评"),
        ("letter", &letter, "绿色矿山自评估承诺书"),
    ] {
        let path = printed(&format!("picture-{name}"), report);
        let page = pages(&path)
            .iter()
            .enumerate()
            // The contents name every chapter: the last page that says so is meant.
            .filter(|(_, page)| page.contains(says))
            .map(|(n, _)| n + 1)
            .next_back()
            .unwrap_or_else(|| panic!("no page says {says}"));
        let picture = Picture::of(&path, page, RESOLUTION);
        let accepted = accepted(name);
        if std::env::var_os("ACCEPT").is_some() {
            save(&accepted, &picture);
        }
        let was = load(&accepted);
        let off = difference(&was, &picture);
        if off > FEW {
            let seen = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}.png"));
            save(&seen, &picture);
            wrong.push(format!(
                "{name}: {off}‰ of it differs; compare {} with {}",
                seen.display(),
                accepted.display()
            ));
        }
    }
    assert_eq!(wrong, Vec::<String>::new(), "look at them, then ACCEPT=1");
}

#[test]
fn a_line_that_moved_is_seen() {
    let picture = Picture::of(&printed("picture-letter", &letter()), 1, RESOLUTION);
    let mut moved = sample_letter(4.0);
    let shifted = Picture::of(&printed("picture-moved", &moved), 1, RESOLUTION);
    assert!(difference(&picture, &shifted) > FEW);
    moved = sample_letter(0.0);
    let same = Picture::of(&printed("picture-same", &moved), 1, RESOLUTION);
    assert_eq!(difference(&picture, &same), 0);
}

fn letter() -> Report {
    sample_letter(0.0)
}

/// A paper without a cover, with everything such papers have; some millimetres lower than it should be.
fn sample_letter(lower: f64) -> Report {
    let mut report = bare(vec![
        Block::Title(
            "绿色矿山自评估承诺书".to_owned(),
            "二号建筑石料矿".to_owned(),
        ),
        Block::Space(lower),
        Block::Paragraph("区自然资源主管部门：".to_owned()),
        Block::List(strings(&[
            "所填数据真实、完整，来源可查；",
            "自评发现的问题按整改计划确定的措施、责任人和期限整改，整改结果按要求报告，愿意接受主管部门的核查（包括现场核查）。",
        ])),
        Block::Facts(pairs(&[
            ("采矿许可证号", "C1507002015027130137343"),
            ("评估基准日", "2025-06-30"),
        ])),
        Block::Table(Table {
            columns: crate::common::columns(&[
                ("姓名", 1.0, Align::Left),
                ("签字", 2.0, Align::Left),
            ]),
            rows: vec![
                row(&["甲", ""]),
                Row {
                    room: 14.0,
                    ..row(&["乙", ""])
                },
            ],
            ..Table::default()
        }),
        Block::Signature(strings(&["采矿权人（盖章）：", "日期："])),
        Block::Proof(Proof {
            label: "校验码（数据摘要 SHA-256）".to_owned(),
            groups: groups(DIGEST),
            code: format!("sha256:{DIGEST}"),
        }),
        Block::Heading("意见".to_owned()),
        Block::Lines(3),
    ]);
    report.cover = None;
    report.sections[0].title = String::new();
    report
}

fn accepted(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/papers/accepted/{name}.png"))
}

fn save(path: &Path, picture: &Picture) {
    let file = File::create(path).unwrap();
    let mut encoder = png::Encoder::new(file, picture.width as u32, picture.height as u32);
    encoder.set_color(png::ColorType::Grayscale);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_compression(png::Compression::High);
    let mut writer = encoder.write_header().unwrap();
    writer.write_image_data(&picture.grey).unwrap();
}

fn load(path: &Path) -> Picture {
    let file = File::open(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let mut reader = png::Decoder::new(BufReader::new(file)).read_info().unwrap();
    let mut grey = vec![0; reader.output_buffer_size().unwrap()];
    let info = reader.next_frame(&mut grey).unwrap();
    Picture {
        width: info.width as usize,
        height: info.height as usize,
        grey,
    }
}

/// How many thousandths of the squares differ.
fn difference(one: &Picture, other: &Picture) -> usize {
    if (one.width, one.height) != (other.width, other.height) {
        return 1000;
    }
    let (across, down) = (one.width / SQUARE, one.height / SQUARE);
    let mean = |picture: &Picture, x: usize, y: usize| {
        let dots = (0..SQUARE * SQUARE).map(|n| {
            let (x, y) = (x * SQUARE + n % SQUARE, y * SQUARE + n / SQUARE);
            u32::from(picture.grey[y * picture.width + x])
        });
        dots.sum::<u32>() / (SQUARE * SQUARE) as u32
    };
    let off = (0..across * down)
        .filter(|n| {
            let (x, y) = (n % across, n / across);
            mean(one, x, y).abs_diff(mean(other, x, y)) > OFF
        })
        .count();
    (off * 1000).div_ceil(across * down)
}
