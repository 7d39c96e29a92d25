//! A new assessment: from a mine of the register, or empty.

use crate::book::{Book, ListedEdition};
use assessment::boundary_entry::BoundaryEntry;
use assessment::pasted::paste;
use assessment::profile::{Fact, Profile, ProfileField, Source};
use assessment::{Assessment, RegisteredMine};

/// An assessment of a registered mine: its facts are prefilled and wait to be confirmed.
pub fn from_register(
    mine: &RegisteredMine,
    book: &Book,
    edition: &ListedEdition,
    reference_date: &str,
) -> Assessment {
    use ProfileField as F;
    let mut profile = Profile::new();
    let mut register = |field: ProfileField, value: &str| {
        if !value.is_empty() {
            profile.insert(
                field,
                Fact {
                    value: value.to_owned(),
                    source: Source::Register,
                },
            );
        }
    };
    register(F::MineName, &mine.name);
    register(F::Holder, &mine.holder);
    register(F::LicenceNumber, &mine.licence.number);
    register(F::LicenceFrom, &mine.licence.valid_from);
    register(F::LicenceTo, &mine.licence.valid_to);
    register(F::FirstEstablished, &mine.licence.first_established);
    register(F::Mineral, &mine.mineral);
    register(F::Method, &mine.method);
    register(F::Scale, &mine.scale.value);
    register(F::ScaleUnit, &mine.scale.unit);
    register(
        F::ScaleClass,
        mine.scale_class.map_or("", |class| class.official()),
    );
    register(F::Status, &mine.status);
    register(F::Area, &mine.area_km2);
    register(F::Listed, mine.listed.as_deref().unwrap_or("未列入"));
    register(F::Target, mine.target.as_deref().unwrap_or(""));
    let under = mine
        .service_life_under_minimum
        .map_or("", |under| if under { "是" } else { "否" });
    register(F::ServiceLifeUnderMinimum, under);
    set_reference_date(&mut profile, reference_date);

    let boundary = mine
        .boundary
        .as_ref()
        .map_or_else(BoundaryEntry::default, |printed| BoundaryEntry {
            rows: paste(&printed.printed).rows,
            datum: Some(printed.datum),
            zone_width: printed.zone_width,
            zone: printed.zone.to_string(),
            ..BoundaryEntry::default()
        });
    Assessment {
        catalogue: edition.reference(),
        book: Some(book.reference()),
        registered: Some(mine.key.clone()),
        profile,
        boundary,
        ..Assessment::default()
    }
}

/// An assessment of a mine that is typed in.
pub fn empty(
    book: &Book,
    edition: &ListedEdition,
    facts: &[(ProfileField, String)],
    reference_date: &str,
) -> Assessment {
    let mut profile = Profile::new();
    for (field, value) in facts {
        profile.insert(
            *field,
            Fact {
                value: value.clone(),
                source: Source::Typed,
            },
        );
    }
    set_reference_date(&mut profile, reference_date);
    Assessment {
        catalogue: edition.reference(),
        book: Some(book.reference()),
        profile,
        ..Assessment::default()
    }
}

fn set_reference_date(profile: &mut Profile, date: &str) {
    profile.insert(
        ProfileField::ReferenceDate,
        Fact {
            value: date.to_owned(),
            source: Source::Typed,
        },
    );
}
