//! What each paper says, and that its code can be read.

use crate::common::rules;
use crate::common::{Picture, pages, squeezed};
use crate::{EXAMPLES, example, font_bytes, paper, saved};
use report::Paper;

/// The digest a text states, as it is printed.
fn digest(text: &str) -> String {
    draft::read_submission(text).unwrap().digest
}

/// All that a camera makes out of a page.
fn codes(path: &std::path::Path, page: usize) -> Vec<String> {
    read(&Picture::of(path, page, 150))
}

fn read(picture: &Picture) -> Vec<String> {
    let mut grey =
        rqrr::PreparedImage::prepare_from_greyscale(picture.width, picture.height, |x, y| {
            picture.grey[y * picture.width + x]
        });
    let grids = grey.detect_grids();
    grids
        .iter()
        .filter_map(|grid| Some(grid.decode().ok()?.1))
        .collect()
}

#[test]
fn every_paper_shows_the_digest_in_groups_on_every_page_and_once_for_a_camera() {
    for name in EXAMPLES {
        let digest = digest(&example(name));
        for one in Paper::ALL {
            let path = paper(one, name);
            let pages = pages(&path);
            for (number, page) in pages.iter().enumerate() {
                assert!(page.contains(&digest), "{name}, {one}, page {}", number + 1);
                assert!(
                    page.contains("编制稿，非官方评分表"),
                    "{name}, {one}, page {}",
                    number + 1
                );
            }
            let shown: Vec<usize> = (0..pages.len())
                .filter(|page| pages[*page].contains("校验码（数据摘要SHA-256）"))
                .collect();
            let [page] = shown[..] else {
                panic!("{name}, {one}: the code is on pages {shown:?}");
            };
            assert_eq!(
                codes(&path, page + 1),
                [format!("sha256:{digest}")],
                "{name}, {one}"
            );
        }
    }
}

#[test]
fn a_code_can_be_read_from_a_poor_copy() {
    // As a fax sends it: 200 dots an inch, black and white only; the ink too thin, or run.
    let path = paper(Paper::Report, EXAMPLES[0]);
    let expected = format!("sha256:{}", digest(&example(EXAMPLES[0])));
    for threshold in [100, 190] {
        let mut picture = Picture::of(&path, 1, 200);
        for dot in &mut picture.grey {
            *dot = if *dot < threshold { 0 } else { 255 };
        }
        assert_eq!(
            read(&picture),
            std::slice::from_ref(&expected),
            "{threshold}"
        );
    }
}

#[test]
fn the_commitment_is_one_page_with_the_mine_and_room_for_signatures() {
    for name in EXAMPLES {
        let path = paper(Paper::Commitment, name);
        let pages = pages(&path);
        assert_eq!(pages.len(), 1, "{name}");
        for says in [
            "绿色矿山自评估承诺书",
            "采矿许可证号",
            "法定代表人（负责人）签字",
            "盖章",
            "提供虚假材料的",
        ] {
            assert!(pages[0].contains(&squeezed(says)), "{name}: {says}");
        }
    }
}

/// A submission of an example, changed.
fn changed(name: &str, change: impl FnOnce(&mut assessment::Assessment)) -> String {
    let mut read = draft::read_submission(&example(name)).unwrap();
    change(&mut read.assessment);
    let case = bundled::library().judge(read.assessment).unwrap();
    draft::submission(&case, false, &read.exported_on).text
}

fn fact(assessment: &mut assessment::Assessment, field: assessment::ProfileField, text: &str) {
    let fact = assessment.profile.get_mut(&field);
    fact.unwrap_or_else(|| panic!("{field:?} is not there"))
        .value = text.into();
}

fn said(one: Paper, text: &str, name: &str) -> String {
    let pdf = report::render(one, text, &rules(text), font_bytes()).unwrap();
    pages(&saved(&format!("{name}.pdf"), &pdf)).concat()
}

/// Everything a paper says, column by column, without white space.
fn words_of(one: Paper, text: &str) -> String {
    use report::model::Block;
    let report = report::compose(one, text, &rules(text)).unwrap();
    let mut all = String::new();
    for block in report.sections.iter().flat_map(|section| &section.blocks) {
        match block {
            Block::Heading(text) | Block::Paragraph(text) | Block::Note(text) => all.push_str(text),
            Block::Callout { title, text, .. } | Block::Title(title, text) => {
                all.push_str(title);
                all.push_str(text);
            }
            Block::Facts(facts) => facts.iter().for_each(|(key, value)| {
                all.push_str(key);
                all.push_str(value);
            }),
            Block::Table(table) => {
                all.extend(table.rows.iter().flat_map(|row| row.cells.clone()));
            }
            Block::Signature(lines) | Block::List(lines) => all.push_str(&lines.concat()),
            _ => {}
        }
    }
    squeezed(&all)
}

#[test]
fn the_rectification_plan_says_what_by_whom_by_when_and_until_when_it_must_be() {
    let text = example(EXAMPLES[0]);
    let all = words_of(Paper::Rectification, &text);
    for says in [
        "必须整改",
        "给破碎机、皮带走廊加封闭罩",
        "张建设",
        "2026-04-30",
        "备注：冻土期不能施工",
        "整改中",
        "19.7万元（2项填了资金）",
        "规划第四章第四节二",
        "整改期限12个月以内（未列入）",
        "整改负责人签字",
    ] {
        assert!(all.contains(&squeezed(says)), "{says}: {all}");
    }
    // A national list has six months, and what is later is named.
    let national = changed(EXAMPLES[0], |assessment| {
        fact(assessment, assessment::ProfileField::Listed, "国家级");
        assessment
            .measures
            .entry("SS-A4-01".into())
            .or_default()
            .due = "2026-12-31".into();
    });
    let all = words_of(Paper::Rectification, &national);
    assert!(all.contains("整改期限6个月以内（国家级）"), "{all}");
    assert!(all.contains("超过了6个月的整改期限"), "{all}");
}

#[test]
fn every_lost_item_is_in_the_plan_once_and_in_the_report_with_the_same_measure() {
    let text = example(EXAMPLES[0]);
    let read = draft::read_submission(&text).unwrap();
    let case = bundled::library().judge(read.assessment).unwrap();
    let catalogue = case.catalogue();
    let needs = case.needs();
    assert!(needs.len() > 10);
    let plan = report::compose(Paper::Rectification, &text, &rules(&text)).unwrap();
    let rows: Vec<String> = plan.sections[0]
        .blocks
        .iter()
        .filter_map(|block| match block {
            report::model::Block::Table(table) if table.columns.len() == 7 => Some(&table.rows),
            _ => None,
        })
        .flatten()
        .map(|row| row.cells[1].clone())
        .collect();
    for need in &needs {
        let title = words::subject(&need.subject, catalogue);
        assert_eq!(
            rows.iter().filter(|row| row.contains(&title)).count(),
            1,
            "{title}"
        );
    }
    assert_eq!(rows.len(), needs.len());
    let report = words_of(Paper::Report, &text);
    assert!(report.contains("给破碎机、皮带走廊加封闭罩"));
}

#[test]
fn the_annual_report_goes_to_the_district_government_with_every_field_of_the_form() {
    let library = bundled::library();
    let form = &library.books()[0].file.annual_report;
    for name in EXAMPLES {
        let text = example(name);
        let read = draft::read_submission(&text).unwrap();
        let all = words_of(Paper::Annual, &text);
        assert!(
            all.contains(&squeezed(&format!("{}：", form.addressee))),
            "{name}"
        );
        for field in form.fields(&read.assessment) {
            assert!(
                all.contains(&squeezed(&field.label)),
                "{name}: {}",
                field.label
            );
        }
        for typed in read.assessment.annual.entries.values() {
            assert!(all.contains(&squeezed(typed)), "{name}: {typed}");
        }
        assert!(all.contains("没有见到官方的年报格式"), "{name}");
    }
    let short = changed(EXAMPLES[0], |assessment| {
        for (key, value) in [("restorePlan", "200"), ("restoreDone", "150")] {
            assessment.annual.entries.insert(key.into(), value.into());
        }
    });
    let all = words_of(Paper::Annual, &short);
    assert!(all.contains("年度修复任务完成率75%"), "{all}");
    assert!(
        all.contains("年度修复任务完成率不到100%") && all.contains("暂停采矿权延续审批"),
        "{all}"
    );
}

#[test]
fn papers_stay_whole_with_very_much_or_nothing_in_them() {
    let remark: String = (0..1500).map(|n| format!("N{n:04}号，")).collect();
    let long = remark.clone();
    let full = changed(EXAMPLES[0], |assessment| {
        let blank = assessment::answers::Evidence::default();
        let record = &mut assessment
            .items
            .entry("SS-A3-01".into())
            .or_default()
            .record;
        record.remark.clone_from(&long);
        record.evidence = (0..500)
            .map(|n| assessment::answers::Evidence {
                name: format!("材料M{n:03}"),
                kept_at: "Хайлаар Hulun Buir 㛃𠮷😀".into(),
                file: Some(assessment::answers::EvidenceFile {
                    name: format!("很长的文件名_{}_{n:03}.jpg", "段".repeat(60)),
                    bytes: 4_000_000_000,
                    sha256: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
                        .into(),
                    kept: (n % 2 == 0).then(|| assessment::KeptFile {
                        sha256: "0f".repeat(32),
                        bytes: 312_000,
                        media: assessment::answers::PICTURE.into(),
                    }),
                }),
                ..blank.clone()
            })
            .collect();
        let measure = assessment.measures.entry("SS-A4-01".into()).or_default();
        measure.action = Some(long.clone());
        measure.person = "张".repeat(200);
        assessment
            .annual
            .entries
            .insert("nextText".into(), long.clone());
        for field in [
            assessment::ProfileField::MineName,
            assessment::ProfileField::Holder,
        ] {
            fact(assessment, field, &"很长的名称（有限责任公司）".repeat(20));
        }
    });
    for (one, times) in [
        (Paper::Report, 2),
        (Paper::Rectification, 1),
        (Paper::Annual, 2),
        (Paper::Commitment, 0),
    ] {
        let pdf = report::render(one, &full, &rules(&full), font_bytes()).unwrap();
        let path = saved(&format!("full-{}.pdf", one.key()), &pdf);
        let all = pages(&path).concat();
        for n in (0..1500).step_by(7) {
            assert_eq!(
                all.matches(&format!("N{n:04}")).count(),
                times,
                "{one}: {n}"
            );
        }
        crate::common::stays_in_its_margins(one.key(), &path);
        if one == Paper::Report {
            assert_eq!(all.matches("缩小存下的一份（312000字节）").count(), 250);
            for n in 0..500 {
                assert!(all.matches(&format!("材料M{n:03}")).count() >= 2, "{n}");
            }
            assert!(all.contains("㛃〔U+20BB7〕〔U+1F600〕") && all.contains("ХайлаарHulunBuir"));
        }
    }
    let missing =
        report::missing_glyphs(Paper::Report, &full, &rules(&full), font_bytes()).unwrap();
    assert!(
        missing
            .iter()
            .any(|one| one.ch == '𠮷' && one.place.contains("附件清单")),
        "{missing:?}"
    );

    let empty = changed(EXAMPLES[0], |assessment| {
        assessment.profile.clear();
        assessment.items.clear();
        assessment.preconditions.clear();
        assessment.measures.clear();
        assessment.annual = assessment::annual_report::AnnualReport::default();
        assessment.boundary = assessment::boundary_entry::BoundaryEntry::default();
    });
    for one in Paper::ALL {
        let all = said(one, &empty, &format!("empty-{}", one.key()));
        assert!(all.contains("编制稿，非官方评分表"), "{one}");
        assert!(one == Paper::Checklist || all.contains("未填"), "{one}");
    }
}

#[test]
fn a_blank_checklist_has_everything_that_is_asked_and_nothing_that_was_answered() {
    for rules in crate::current() {
        let (catalogue, id) = (rules.catalogue(), &rules.edition.reference.id);
        let pdf = report::render_blank_checklist(&rules, font_bytes()).unwrap();
        let again = report::render_blank_checklist(&rules, font_bytes()).unwrap();
        assert_eq!(pdf, again, "{id}");
        let all = pages(&saved(&format!("blank-{id}-said.pdf"), &pdf)).concat();
        for one in &catalogue.preconditions {
            assert!(all.contains(&one.id), "{}", one.id);
        }
        for item in catalogue.items() {
            assert!(all.contains(&item.id), "{}", item.id);
        }
        let evidence = catalogue
            .items()
            .map(|item| item.evidence.len())
            .sum::<usize>();
        assert!(all.matches('□').count() > evidence + 3 * catalogue.preconditions.len());
        for word in ["自评得分", "自评结论"] {
            assert!(!all.contains(word), "{id}: {word}");
        }
    }
}

#[test]
fn the_checklist_of_a_small_mine_asks_only_what_binds_it_and_speaks_of_no_points() {
    let path = paper(Paper::Checklist, "longlu-small");
    let all = pages(&path).concat();
    let read = draft::read_submission(&example("longlu-small")).unwrap();
    let rules = bundled::library().rules(&read.assessment).unwrap();
    let catalogue = rules.catalogue();
    for item in catalogue.items() {
        assert_eq!(all.contains(&item.id), item.small_mine, "{}", item.id);
    }
    assert!(!all.contains("分）"), "points");
}

#[test]
fn every_name_of_a_paper_leads_back_to_it() {
    for one in Paper::ALL {
        assert_eq!(Paper::from_key(one.key()), Some(one));
    }
    assert_eq!(Paper::from_key("receipt"), None);
}
