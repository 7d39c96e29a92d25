//! What ships with the program is sound, and a package from outside is read as strictly.

use crate::support::{book, editions, library, register};
use assessment::{CatalogueRef, licence_number};
use canon::{ReadError, canonical};
use library::{BookContradiction, Library, NoRules, Refused, rules_of, start};
use serde_json::{Value, json};

/// Everything that ships, as one package.
fn package() -> String {
    format!("{}{}", bundled::RULES, bundled::OLDER)
}

/// The package after something was done to its book.
fn with_book(doing: impl Fn(&mut Value)) -> String {
    let package = package();
    let (first, rest) = package.split_once('\n').expect("several lines");
    let mut book = serde_json::from_str(first).expect("JSON");
    doing(&mut book);
    format!("{}\n{rest}", canonical::to_string(&book))
}

#[test]
fn every_edition_is_sound_and_says_that_it_is_compiled() {
    assert!(editions().count() >= 2);
    for edition in editions() {
        let catalogue = edition.catalogue();
        assert_eq!(catalogue.contradictions(), [], "{}", catalogue.id);
        assert!(catalogue.notice.contains("编制稿"), "{}", catalogue.id);
        assert_eq!(edition.reference.digest.len(), 64);
    }
    assert!(book().district().notice.contains("编制稿"));
}

#[test]
fn what_ships_is_read_like_a_package_from_outside_and_is_the_same() {
    let read = Library::read(&package()).expect("sound");
    assert_eq!(read.books()[0].reference(), book().reference());
    let references = |library: &Library| -> Vec<CatalogueRef> {
        let all = library.editions().iter();
        all.map(|edition| edition.reference.clone()).collect()
    };
    assert_eq!(references(&read), references(library()));
}

#[test]
fn of_each_catalogue_one_edition_is_in_force() {
    for edition in editions() {
        let id = &edition.reference.id;
        let same = book().in_force().filter(|one| one.id == *id);
        assert_eq!(same.count(), 1, "{id}");
    }
}

#[test]
fn every_mine_of_the_register_finds_a_catalogue_or_is_stopped() {
    for mine in &register().mines {
        let found = book().edition_for(&mine.mineral, &mine.method);
        assert!(found.is_some() || mine.status == "停产", "{}", mine.name);
    }
}

#[test]
fn the_licence_numbers_of_the_register_are_read() {
    for mine in &register().mines {
        let number = &mine.licence.number;
        assert!(licence_number::parse(number).is_ok(), "{}", mine.name);
    }
}

#[test]
fn the_book_offers_the_levels_of_the_list_from_the_lowest() {
    let levels: Vec<&str> = book().list_levels().collect();
    assert_eq!(levels, ["未列入", "自治区级", "国家级"]);
}

#[test]
fn rules_handed_to_an_engine_are_those_of_the_assessment_and_no_others() {
    let mine = register().mine("erhao").expect("registered");
    let listed = book()
        .edition_for(&mine.mineral, &mine.method)
        .expect("a catalogue");
    let assessment = start::from_register(mine, book(), listed, "2026-11-25");
    let rules = library().rules(&assessment).expect("at hand");
    let handed = rules_of(&rules.package()).expect("a package");
    assert!(handed.are_of(&assessment));
    assert_eq!(handed.score(&assessment), rules.score(&assessment));
    assert_eq!(handed.survey(&assessment), rules.survey(&assessment));

    let mut other = assessment.clone();
    other.catalogue.digest = "0".repeat(64);
    assert!(!handed.are_of(&other));
    assert_eq!(
        library().rules(&other).err(),
        Some(NoRules::Edition(other.catalogue.clone()))
    );
    let mut other = assessment;
    let named = other
        .book
        .as_mut()
        .expect("a new assessment names its book");
    named.version = "none".into();
    assert!(!handed.are_of(&other));
    assert_eq!(
        library().rules(&other).err(),
        other.book.clone().map(NoRules::Book)
    );
}

#[test]
fn a_draft_that_names_no_book_follows_the_one_that_lists_its_edition() {
    let mine = register().mine("erhao").expect("registered");
    let listed = book()
        .edition_for(&mine.mineral, &mine.method)
        .expect("a catalogue");
    let mut assessment = start::from_register(mine, book(), listed, "2026-11-25");
    assessment.book = None;
    let rules = library().rules(&assessment).expect("at hand");
    assert_eq!(rules.book.reference(), book().reference());
}

#[test]
fn an_edition_that_is_listed_and_not_yet_added_is_asked_for() {
    let mut library = Library::default();
    let (first, rest) = bundled::RULES.split_once('\n').expect("several lines");
    library.add_own(first).expect("a book");
    let mine = register().mine("erhao").expect("registered");
    let listed = book()
        .edition_for(&mine.mineral, &mine.method)
        .expect("a catalogue");
    let assessment = start::from_register(mine, book(), listed, "2026-11-25");
    assert_eq!(
        library.rules(&assessment).err(),
        Some(NoRules::NotAdded(listed.reference()))
    );
    library.add_own(rest).expect("editions");
    assert!(library.rules(&assessment).is_ok());
}

#[test]
fn a_package_that_contradicts_itself_is_refused_and_says_how() {
    let refused = |text: &str| Library::read(text).err();
    assert_eq!(refused(""), Some(Refused::Empty));
    assert!(matches!(
        refused("{}"),
        Some(Refused::Line {
            line: 1,
            error: ReadError::NotOurs
        })
    ));
    let twice = package().replace("\"notice\":", "\"notice\":\"\",\"notice\":");
    assert!(matches!(
        refused(&twice),
        Some(Refused::Line {
            line: 1,
            error: ReadError::Shape { .. }
        })
    ));
    let newer = package().replacen("greenmine-district/1", "greenmine-district/2", 1);
    assert!(matches!(
        refused(&newer),
        Some(Refused::Line {
            line: 1,
            error: ReadError::NewerVersion { .. }
        })
    ));
    let unknown = with_book(|book| book["district"]["mayor"] = json!("x"));
    assert_eq!(
        refused(&unknown),
        Some(Refused::Shape {
            line: 1,
            place: "district.mayor: unknown".into()
        })
    );
    let of_book = |doing: &dyn Fn(&mut Value)| match refused(&with_book(doing)) {
        Some(Refused::Book(found)) => found,
        other => panic!("{other:?}"),
    };
    let first = book().file.editions[0].reference();
    assert_eq!(
        of_book(&|book| book["editions"][0]["title"] = json!("别的")),
        [BookContradiction::EditionDiffers(first.clone())]
    );
    let elsewhere = of_book(&|book| book["editions"][0]["digest"] = json!("0".repeat(64)));
    assert!(
        elsewhere.contains(&BookContradiction::EditionNotListed(first)),
        "{elsewhere:?}"
    );
    assert_eq!(
        of_book(&|book| book["register"]["mines"][1]["key"] =
            book["register"]["mines"][0]["key"].clone()),
        [BookContradiction::MineTwice(
            register().mines[0].key.clone()
        )]
    );
    assert_eq!(
        of_book(&|book| book["district"]["extent"]["xMin"] = json!(6_000_000)),
        [BookContradiction::ExtentReversed]
    );
    assert_eq!(
        of_book(&|book| book["rectification"]["periods"] = json!([])),
        [BookContradiction::NoPeriod]
    );
    // An edition whose points do not add up, and a book that says so of it.
    let unsound = package().replacen("\"total\":100", "\"total\":101", 1);
    assert!(matches!(refused(&unsound), Some(Refused::Catalogue { .. })));
}
