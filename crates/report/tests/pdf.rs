//! What a reader of the PDF relies on. Needs poppler's command-line tools.
#![allow(clippy::unwrap_used, missing_docs)]

mod common;

use boundary::{Mark, Role, Sheet};
use common::*;
use report::model::*;
use report::pdf::{Font, PdfError, missing_glyphs, render};

#[test]
fn the_same_report_gives_the_same_bytes() {
    let report = sample();
    let first = render(&report, font()).unwrap();
    assert!(first == render(&report, font()).unwrap());
    // Nor does it depend on what was drawn before, or on the face being read anew.
    let bytes = std::fs::read(font_path()).unwrap();
    assert!(first == render(&report, &Font::new(bytes).unwrap()).unwrap());
}

#[test]
fn every_page_bears_the_running_head_the_foot_and_its_number() {
    let report = sample();
    let pages = pages(&printed("sample", &report));
    assert!(pages.len() > 10, "{} pages", pages.len());
    for (n, page) in pages.iter().enumerate() {
        assert!(
            page.contains(&squeezed(&report.running_head)),
            "page {} lacks the running head",
            n + 1
        );
        assert!(
            page.contains(&squeezed(&report.footer)),
            "page {} lacks the foot",
            n + 1
        );
        let number = format!("第{}页共{}页", n + 1, pages.len());
        assert!(page.contains(&number), "page {} lacks {number}", n + 1);
    }
}

#[test]
fn the_contents_name_the_page_a_section_begins_on() {
    let report = sample();
    let pages = pages(&printed("contents", &report));
    for section in &report.sections {
        let title = squeezed(&section.title);
        let entry = (3..=pages.len()).find(|number| pages[1].contains(&format!("{title}{number}")));
        let number =
            entry.unwrap_or_else(|| panic!("{title} is not in the contents: {}", pages[1]));
        assert!(
            pages[number - 1].contains(&title),
            "{title} is not on page {number}"
        );
    }
}

#[test]
fn a_long_table_repeats_its_header_and_loses_no_row() {
    let rows = (1..=400)
        .map(|n| {
            row(&[
                &format!("ZK-{n:04}"),
                &format!("第 {n} 项要求的说明文字"),
                "1.5",
            ])
        })
        .collect();
    let table = Table {
        caption: Some("表 9　逐项".to_owned()),
        columns: columns(&[
            ("编号列", 1.0, Align::Left),
            ("要求列", 3.0, Align::Left),
            ("得分列", 1.0, Align::Right),
        ]),
        rows,
    };
    let path = printed("long-table", &bare(vec![Block::Table(table)]));
    let pages = pages(&path);
    let mut seen = 0;
    for (n, page) in pages.iter().enumerate().skip(1) {
        let rows = page.matches("ZK-").count();
        assert!(rows > 0, "page {} has no row", n + 1);
        let header = page
            .find("编号列要求列得分列")
            .unwrap_or_else(|| panic!("page {} lacks the header", n + 1));
        assert!(
            header < page.find("ZK-").unwrap(),
            "the header of page {} stands above its rows",
            n + 1
        );
        assert_eq!(page.contains("（续表）"), n > 1, "page {}", n + 1);
        seen += rows;
    }
    assert_eq!(seen, 400);
    let all = pages.concat();
    for n in 1..=400 {
        assert_eq!(all.matches(&format!("ZK-{n:04}")).count(), 1, "row {n}");
    }
    // For a screen reader it is one table with one header.
    let structure = run("pdfinfo", &["-struct", path.to_str().unwrap()]);
    let structure = String::from_utf8_lossy(&structure);
    let count = |kind: &str| {
        structure
            .lines()
            .filter(|line| line.split([' ', ':']).find(|word| !word.is_empty()) == Some(kind))
            .count()
    };
    assert_eq!(
        (count("Table"), count("TH"), count("TR"), count("TD")),
        (1, 3, 401, 1200)
    );
}

/// 6,000 characters in numbered words, so that each loss can be told.
fn remark() -> (String, Vec<String>) {
    let words: Vec<String> = (1..=600).map(|n| format!("N{n:04}")).collect();
    let text: String = words.iter().map(|word| format!("备注{word}，采")).collect();
    assert!(text.chars().count() >= 5_400);
    (format!("{text}{}", "完".repeat(600)), words)
}

#[test]
fn a_remark_of_six_thousand_characters_is_not_cut() {
    let (text, words) = remark();
    let long_row = Row {
        cells: strings(&["甲-01", &text, "1.5"]),
        tone: Tone::Bad,
        ..Row::default()
    };
    let table = Table {
        columns: columns(&[
            ("编号列", 1.0, Align::Left),
            ("备注列", 2.0, Align::Left),
            ("得分", 1.0, Align::Right),
        ]),
        rows: vec![
            row(&["甲-00", "短", "2"]),
            long_row,
            row(&["甲-02", "短", "2"]),
        ],
        ..Table::default()
    };
    let callout = Block::Callout {
        tone: Tone::Caution,
        title: "待核实".to_owned(),
        text: text.clone(),
    };
    let facts = Block::Facts(pairs(&[("备注", &text)]));
    for (name, block) in [
        ("remark-table", Block::Table(table)),
        ("remark-paragraph", Block::Paragraph(text.clone())),
        ("remark-note", Block::Note(text.clone())),
        ("remark-list", Block::List(vec![text.clone()])),
        ("remark-callout", callout),
        ("remark-facts", facts),
    ] {
        let path = printed(name, &bare(vec![block]));
        let all = pages(&path).concat();
        for word in &words {
            assert_eq!(all.matches(word.as_str()).count(), 1, "{name}: {word}");
        }
        assert_eq!(all.matches('完').count(), 600, "{name}");
        stays_in_its_margins(name, &path);
    }
}

#[test]
fn every_line_of_text_leaves_ink_on_the_page() {
    // The text layer can be complete while the glyphs are blank; so look at the picture.
    const RESOLUTION: usize = 100;
    let path = printed("ink", &sample());
    let mut looked = 0;
    let pictures = Picture::all(&path, RESOLUTION);
    for (n, (lines, picture)) in text_lines(&path).iter().zip(&pictures).enumerate() {
        for (text, [left, top, right, bottom]) in lines {
            let ink = picture.ink(RESOLUTION as f64, *left, *top, *right, *bottom);
            assert!(
                ink > 0.02,
                "page {}: “{text}” is blank on the page ({ink:.3})",
                n + 1
            );
            assert!(
                ink < 0.6,
                "page {}: “{text}” is a black bar ({ink:.3})",
                n + 1
            );
            looked += 1;
        }
    }
    assert!(looked > 400, "only {looked} lines looked at");
}

#[test]
fn nothing_stands_in_the_margins() {
    stays_in_its_margins("sample", &printed("margins", &sample()));
    let word = "https-very-long-identifier-without-any-space-".repeat(12);
    let table = Table {
        columns: columns(&[("甲", 0.2, Align::Right), ("乙", 5.0, Align::Left)]),
        rows: vec![row(&[&word[..40], &word])],
        ..Table::default()
    };
    let blocks = vec![
        Block::Paragraph(word.clone()),
        Block::Table(table),
        Block::List(vec![word.clone()]),
    ];
    let mut report = bare(blocks);
    report.running_head = "编制稿，非官方评分表".repeat(9);
    report.cover.as_mut().unwrap().facts =
        pairs(&[("很长的名称很长的名称很长的名称很长的名称", &word)]);
    let path = printed("long-words", &report);
    stays_in_its_margins("long words", &path);
    assert!(
        pages(&path)[1].contains(&squeezed(&report.running_head)),
        "a long running head is not cut"
    );
}

#[test]
fn a_character_the_face_lacks_is_named_with_its_place_and_drawn_as_its_code() {
    let table = Table {
        caption: Some("表 3　先决条件".to_owned()),
        columns: columns(&[("编号", 1.0, Align::Left), ("备注", 3.0, Align::Left)]),
        rows: vec![
            Row {
                cells: strings(&["证照"]),
                heading: true,
                ..Row::default()
            },
            row(&["P-01", "齐全"]),
            row(&["P-02", "法定代表人：𠮷某 👷"]),
        ],
    };
    let mut report = bare(vec![
        Block::Heading("1.1　先决条件".to_owned()),
        Block::Table(table),
    ]);
    report.cover.as_mut().unwrap().facts = pairs(&[("矿山名称", "\u{E123}石矿")]);
    let missing = missing_glyphs(&report, font());
    let named: Vec<(String, &str)> = missing
        .iter()
        .map(|missing| (missing.code(), missing.place.as_str()))
        .collect();
    let place =
        "1 矿山概况，1.1 先决条件，表“表 3 先决条件”第 2 行（P-02 法定代表人：𠮷某 👷）“备注”栏";
    assert_eq!(
        named,
        [
            ("U+E123".to_owned(), "封面，矿山名称"),
            ("U+20BB7".to_owned(), place),
            ("U+1F477".to_owned(), place),
        ]
    );
    let text = pages(&printed("missing", &report)).concat();
    for drawn in ["〔U+E123〕石矿", "〔U+20BB7〕某〔U+1F477〕"] {
        assert!(text.contains(drawn), "{drawn} is not on the page: {text}");
    }
}

#[test]
fn marks_and_line_ends_from_other_programs_do_no_harm() {
    let text = "甲\r\n乙\u{2028}丙\t丁\u{200B}戊\u{FEFF}己\u{FE0F}庚\u{2003}辛☑☐✓✗CO₂•—\u{2011}";
    let report = bare(vec![Block::Paragraph(text.to_owned())]);
    assert_eq!(missing_glyphs(&report, font()), []);
    let all = pages(&printed("marks", &report)).concat();
    assert!(all.contains("甲乙丙丁戊己庚辛☑☐✓✗CO₂•—"), "{all}");

    let report = bare(vec![Block::Paragraph(
        "甲\u{0}乙\u{7}丙\u{FFFE}丁".to_owned(),
    )]);
    assert_eq!(missing_glyphs(&report, font()).len(), 3);
    assert!(
        pages(&printed("controls", &report))
            .concat()
            .contains("甲〔U+0000〕乙〔U+0007〕丙〔U+FFFE〕丁")
    );
}

#[test]
fn the_whole_standard_list_of_characters_can_be_drawn() {
    // A sample of what is rare but stands in 通用规范汉字表, in place names and in units.
    for ch in "㑇鿏䲠犇垚堃嗳苣弪〇㎡㎥℃‰Ⅻ⑳№√×÷≤≥≠→▲●■□".chars()
    {
        assert!(font().draws(ch), "{ch} U+{:04X}", u32::from(ch));
    }
    assert!(!font().draws('𠮷'));
}

#[test]
fn a_map_is_drawn_at_its_true_scale() {
    let frame = |width: f64, height: f64| Sheet {
        width,
        height,
        scale: 5000,
        marks: vec![Mark::Polygon {
            rings: vec![vec![
                (0.0, 0.0),
                (width, 0.0),
                (width, height),
                (0.0, height),
            ]],
            role: Role::Frame,
        }],
        ..Sheet::default()
    };
    // 254 dots an inch are ten a millimetre.
    let drawn = |name: &str, width: f64, height: f64| {
        let map = Map {
            sheet: frame(width, height),
            caption: "图 1".to_owned(),
        };
        let path = printed(name, &bare(vec![Block::Map(map)]));
        let picture = Picture::of(&path, 2, 254);
        // Below head and heading, above caption and foot.
        let rows = 500..520;
        let dark = |x: &usize| {
            rows.clone()
                .all(|y| picture.grey[y * picture.width + x] < 128)
        };
        let columns: Vec<usize> = (0..picture.width).filter(dark).collect();
        (
            columns.last().unwrap() - columns.first().unwrap(),
            pages(&path)[1].contains("已缩小"),
        )
    };
    let (width, shrunk) = drawn("map", 100.0, 60.0);
    assert!(width.abs_diff(1000) <= 5, "{width} dots for 100 mm");
    assert!(!shrunk);
    let (width, shrunk) = drawn("wide-map", 200.0, 60.0);
    assert!(width.abs_diff(1600) <= 5, "{width} dots for the text width");
    assert!(shrunk, "a map that had to be made smaller says so");
}

#[test]
fn odd_reports_are_drawn_too() {
    let empty = Report::default();
    assert_eq!(pages(&printed("empty", &empty)).len(), 1);

    let blocks = vec![
        Block::Heading(String::new()),
        Block::Paragraph(String::new()),
        Block::Callout {
            tone: Tone::Plain,
            title: String::new(),
            text: String::new(),
        },
        Block::Facts(Vec::new()),
        Block::Table(Table::default()),
        Block::Table(Table {
            columns: columns(&[("只有表头", 0.0, Align::Center)]),
            ..Table::default()
        }),
        Block::Table(Table {
            columns: columns(&[("", f64::NAN, Align::Left), ("", -1.0, Align::Left)]),
            rows: vec![row(&[]), row(&["少"]), row(&["一", "二", "多一", "多二"])],
            ..Table::default()
        }),
        Block::Bars(Vec::new()),
        Block::Bars(vec![Bar {
            label: "越界".to_owned(),
            value: f64::NAN,
            floor: Some(7.0),
            caption: String::new(),
        }]),
        Block::Map(Map {
            sheet: Sheet {
                width: f64::NAN,
                height: 0.0,
                scale: 1,
                marks: Vec::new(),
                ..Sheet::default()
            },
            caption: "空图".to_owned(),
        }),
        Block::List(Vec::new()),
        Block::List(vec![String::new()]),
        Block::Signature(Vec::new()),
        Block::Signature(vec!["签字人：".to_owned(); 60]),
        Block::Space(f64::INFINITY),
        Block::Heading("末尾标题".to_owned()),
    ];
    let path = printed("odd", &bare(blocks));
    let all = pages(&path).concat();
    for kept in ["只有表头", "多一", "多二", "越界", "空图", "末尾标题"] {
        assert!(all.contains(kept), "{kept} is lost: {all}");
    }
    assert_eq!(all.matches("签字人").count(), 60);
    assert!(matches!(
        Font::new(b"no face".to_vec()),
        Err(PdfError::Font(_))
    ));
}

#[test]
fn a_heading_stays_with_what_follows_it() {
    // Whatever stands before it, a heading is never the last thing on its page.
    for lines in 20..46 {
        let mut blocks = vec![
            Block::Space(f64::from(lines)),
            Block::Paragraph("甲。\n".repeat(lines as usize)),
        ];
        blocks.push(Block::Heading("小标题".to_owned()));
        blocks.push(Block::Paragraph("正文开始。".repeat(30)));
        let pages = pages(&printed("heading", &bare(blocks)));
        let page = pages.iter().find(|page| page.contains("小标题")).unwrap();
        assert!(
            page.contains("小标题正文开始"),
            "after {lines} paragraphs the heading stands alone: {page}"
        );
    }
}
