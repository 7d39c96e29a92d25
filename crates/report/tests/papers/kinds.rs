//! What each paper says, and that its code can be read.

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

#[test]
fn a_blank_checklist_has_everything_that_is_asked_and_nothing_that_was_answered() {
    for edition in assessment::bundled::EDITIONS {
        let catalogue = edition.catalogue();
        let pdf = report::render_blank_checklist(edition.id, font_bytes()).unwrap();
        let again = report::render_blank_checklist(edition.id, font_bytes()).unwrap();
        assert_eq!(pdf, again, "{}", edition.id);
        let all = pages(&saved(&format!("blank-{}-said.pdf", edition.id), &pdf)).concat();
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
            assert!(!all.contains(word), "{}: {word}", edition.id);
        }
    }
    assert!(report::blank_checklist("no-such").is_err());
}

#[test]
fn the_checklist_of_a_small_mine_asks_only_what_binds_it_and_speaks_of_no_points() {
    let path = paper(Paper::Checklist, "longlu-small");
    let all = pages(&path).concat();
    let read = draft::read_submission(&example("longlu-small")).unwrap();
    let catalogue = assessment::bundled::edition(&read.catalogue.reference())
        .unwrap()
        .catalogue();
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
