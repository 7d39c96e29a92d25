//! RULES §8 and §9: licence numbers, credit codes, and what else is noticed in the profile.

use crate::support::{begin, book, facts, register, set, survey};
use assessment::checks::{check_credit_code, check_licence_number};
use assessment::{Code, ProfileField, Severity, date};

fn licence(number: &str, start: &str, reference: &str) -> Vec<(Severity, Code)> {
    let issuers = &book().district().licence_issuers;
    check_licence_number(number, issuers, date::parse(start), date::parse(reference))
}

#[test]
fn the_licence_numbers_of_the_plan_are_accepted() {
    for mine in &register().mines {
        let found = licence(&mine.licence.number, &mine.licence.valid_from, "2025-01-10");
        assert!(
            found
                .iter()
                .all(|(severity, _)| *severity != Severity::Error),
            "{}",
            mine.name
        );
    }
    for number in [
        "C1507002015047130137944",
        "C1000002016011140141225",
        "C15070020150471301 37944",
    ] {
        assert_eq!(licence(number, "2024-04-20", "2025-01-10"), [], "{number}");
    }
}

#[test]
fn a_legacy_number_of_13_digits_is_accepted_with_a_warning() {
    assert_eq!(
        licence("1000000140165", "", ""),
        [(Severity::Warning, Code::LicenceLegacy)]
    );
}

#[test]
fn a_month_that_does_not_exist_is_an_error() {
    for month in ["00", "13"] {
        let number = format!("C1507002015{month}7130137944");
        let code = Code::LicenceMonth {
            month: month.to_owned(),
        };
        assert_eq!(
            licence(&number, "", ""),
            [(Severity::Error, code)],
            "{number}"
        );
    }
}

#[test]
fn a_wrong_length_or_character_is_an_error_that_names_it() {
    let code = Code::LicenceLength { characters: 22 };
    assert_eq!(
        licence("C150700201504713013794", "", ""),
        [(Severity::Error, code)]
    );
    let code = Code::LicenceCharacter {
        position: 1,
        found: 'T',
    };
    assert_eq!(
        licence("T1507002015047130137944", "", ""),
        [(Severity::Error, code)]
    );
}

#[test]
fn an_authority_of_another_region_is_a_warning_and_the_last_ten_digits_never_count() {
    let code = Code::LicenceIssuer {
        adcode: "230100".to_owned(),
        issuers: book().district().licence_issuers.names.clone(),
    };
    assert_eq!(
        licence("C2301002015047130137944", "", ""),
        [(Severity::Warning, code)]
    );
    for issuer in ["100000", "150000", "150703", "150781"] {
        for tail in ["0000000000", "9999999999"] {
            assert_eq!(
                licence(&format!("C{issuer}201504{tail}"), "", ""),
                [],
                "{issuer} {tail}"
            );
        }
    }
}

#[test]
fn a_number_allotted_after_the_licence_begins_or_after_today_is_a_warning() {
    let number = "C1507002015047130137944";
    let allotted = || "2015-04".to_owned();
    let after_start = (
        Severity::Warning,
        Code::LicenceAfterStart {
            allotted: allotted(),
        },
    );
    let after_today = (
        Severity::Warning,
        Code::LicenceAfterReference {
            allotted: allotted(),
        },
    );
    let found = licence(number, "2015-03-31", "2025-01-10");
    assert_eq!(found, std::slice::from_ref(&after_start));
    assert_eq!(licence(number, "2015-04-01", "2025-01-10"), []);
    assert_eq!(
        licence(number, "2015-03-31", "2015-03-31"),
        [after_start, after_today]
    );
}

#[test]
fn a_credit_code_is_checked_by_gb_32100() {
    for code in [
        "91150703MA0N1AB27G",
        "92150703MA0Q2CD31J",
        "91150781MA13TEAT9C",
    ] {
        assert_eq!(check_credit_code(code), [], "{code}");
        let (head, last) = code.split_at(17);
        let other = if last == "0" { "1" } else { "0" };
        let expected = last.chars().next().expect("a character");
        let found = check_credit_code(&format!("{head}{other}"));
        assert_eq!(
            found,
            [(Severity::Warning, Code::CreditCheck { expected })],
            "{code}"
        );
    }
    let code = Code::CreditCharacter {
        position: 12,
        found: 'O',
    };
    assert_eq!(
        check_credit_code("91150703MA0ON1AB7G"),
        [(Severity::Error, code)]
    );
    let code = Code::CreditLength { characters: 17 };
    assert_eq!(
        check_credit_code("91150703MA0N1AB27"),
        [(Severity::Error, code)]
    );
}

#[test]
fn the_class_by_the_ministry_table_is_shown_beside_the_registered_one() {
    for (key, differs) in [
        ("sanhao", true),
        ("sihao", true),
        ("erhao", false),
        ("lingquan", false),
    ] {
        let (_, blank) = begin(key, "2025-01-10");
        let found = facts(&blank);
        let noticed = found
            .iter()
            .find(|one| matches!(one.code, Code::ScaleClassDiffers { .. }));
        assert_eq!(noticed.is_some(), differs, "{key}");
        assert!(
            noticed.is_none_or(|one| one.severity == Severity::Note),
            "{key}"
        );
    }
}

#[test]
fn a_licence_that_ends_before_it_begins_is_an_error() {
    let (_, mut assessment) = begin("erhao", "2025-01-10");
    set(&mut assessment, ProfileField::LicenceTo, "2021年1月1日");
    let found = facts(&assessment);
    assert!(found.iter().any(|one| one.code == Code::DatesReversed));
}

#[test]
fn the_boundaries_of_the_register_are_judged_as_in_rules_section_10() {
    use boundary::Grade;
    let expected = [
        ("sanhao", Grade::Agrees),
        ("erhao", Grade::Agrees),
        ("hongda", Grade::Agrees),
        ("lingquan", Grade::Differs),
        ("linglu", Grade::Blocked),
        ("longlu", Grade::Incomplete),
    ];
    for (key, grade) in expected {
        let (_, blank) = begin(key, "2025-01-10");
        assert_eq!(survey(&blank).judgement.grade, grade, "{key}");
    }
}

#[test]
fn no_area_is_stated_while_a_corner_cannot_be_read() {
    let (_, mut blank) = begin("erhao", "2025-01-10");
    blank.boundary.rows[2].x = "5485l01.24".to_owned();
    let surveyed = survey(&blank);
    assert_eq!(surveyed.located.row_problems.len(), 1);
    assert_eq!(surveyed.located.row_problems[0].row, 2);
    assert_eq!(surveyed.judgement.grade, boundary::Grade::Incomplete);
    assert_eq!(surveyed.judgement.ellipsoid_m2, None);
}
