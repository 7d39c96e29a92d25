//! What a catalogue says against itself.

use crate::support::editions;
use assessment::Points;
use assessment::catalogue::{Catalogue, Contradiction, ContradictionCode as C, Method};

/// What is said of the first catalogue after something was done to it.
fn said(doing: impl Fn(&mut Catalogue)) -> Vec<Contradiction> {
    let mut catalogue = editions().next().expect("an edition").catalogue().clone();
    doing(&mut catalogue);
    catalogue.contradictions()
}

fn twice(place: &str, key: &str) -> Contradiction {
    Contradiction {
        place: place.to_owned(),
        code: C::UsedTwice(key.to_owned()),
    }
}

#[test]
fn what_has_the_name_of_another_is_said() {
    let letter = said(|catalogue| {
        catalogue.categories[1].letter = catalogue.categories[0].letter.clone();
    });
    assert_eq!(letter, [twice("", "A")]);
    let group = said(|catalogue| {
        let id = catalogue.categories[0].groups[0].id.clone();
        catalogue.categories[1].groups[0].id = id;
    });
    let id = |at: usize| {
        editions()
            .next()
            .expect("an edition")
            .catalogue()
            .categories[at]
            .groups[0]
            .id
            .clone()
    };
    assert_eq!(group, [twice("", &id(0))]);
    let level = said(|catalogue| {
        let groups = catalogue
            .categories
            .iter_mut()
            .flat_map(|one| &mut one.groups);
        let mut items = groups.flat_map(|group| &mut group.items);
        let levels = items.find_map(|item| match &mut item.method {
            Method::Levels(levels) => Some(levels),
            _ => None,
        });
        let levels = levels.expect("an item of levels");
        levels[1].key = levels[0].key.clone();
    });
    assert!(
        matches!(&level[..], [one] if matches!(one.code, C::UsedTwice(_)) && !one.place.is_empty()),
        "{level:?}"
    );
}

#[test]
fn another_format_and_an_edition_that_supersedes_itself_are_said() {
    let only = |code| {
        let place = String::new();
        vec![Contradiction { place, code }]
    };
    assert_eq!(
        said(|catalogue| catalogue.format = "other/1".into()),
        only(C::Format("other/1".into()))
    );
    assert_eq!(
        said(|catalogue| catalogue.supersedes = Some(catalogue.version.clone())),
        only(C::SupersedesItself)
    );
}

#[test]
fn points_that_do_not_add_up_are_said_with_both_numbers() {
    let found = said(|catalogue| {
        catalogue.scoring.total = Points(catalogue.scoring.total.0 + 100);
    });
    let stated = Points(10_100);
    let code = C::Sum {
        found: Points(10_000),
        stated,
    };
    assert_eq!(
        found,
        [Contradiction {
            place: String::new(),
            code
        }]
    );
}
