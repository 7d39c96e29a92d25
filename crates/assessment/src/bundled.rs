//! The data that ships with the program: every catalogue edition, the district's register, the scale classes.

use crate::annual::AnnualForm;
use crate::catalogue::Catalogue;
use crate::rectification::RectificationRules;
use crate::register::Register;
use crate::scale::ScaleClasses;

/// A bundled catalogue edition (目录版本).
#[derive(Debug)]
pub struct Edition {
    /// The catalogue's id.
    pub id: &'static str,
    /// The catalogue's version.
    pub version: &'static str,
    /// The version of the same catalogue that it takes the place of.
    pub supersedes: Option<&'static str>,
    /// SHA-256 of the canonical JSON (RFC 8785), 64 hexadecimal digits.
    pub digest: &'static str,
    /// The canonical JSON.
    pub json: &'static str,
}

include!(concat!(env!("OUT_DIR"), "/editions.rs"));

impl Edition {
    /// Reads the edition.
    ///
    /// # Panics
    /// Never in a tested build: every bundled edition is read by a test.
    pub fn catalogue(&self) -> Catalogue {
        match Catalogue::parse(self.json) {
            Ok(catalogue) => catalogue,
            Err(error) => panic!("bundled catalogue {}: {error}", self.id),
        }
    }

    /// How a draft names it.
    pub fn reference(&self) -> crate::answers::CatalogueRef {
        crate::answers::CatalogueRef {
            id: self.id.to_owned(),
            version: self.version.to_owned(),
            digest: self.digest.to_owned(),
        }
    }
}

/// The editions in force (现行版本): those that no other edition of their catalogue supersedes.
pub fn current() -> impl Iterator<Item = &'static Edition> {
    in_force(EDITIONS)
}

/// The edition of this catalogue that is in force.
pub fn current_of(id: &str) -> Option<&'static Edition> {
    current().find(|edition| edition.id == id)
}

/// What the catalogues in force are for (适用范围): each mineral (开采矿种) and each method (开采方式) once.
pub fn covered() -> (Vec<String>, Vec<String>) {
    let (mut minerals, mut methods) = (Vec::new(), Vec::new());
    let add = |all: &mut Vec<String>, one: String| {
        if !all.contains(&one) {
            all.push(one);
        }
    };
    for edition in current() {
        let covers = edition.catalogue().applies_to;
        covers
            .minerals
            .into_iter()
            .for_each(|one| add(&mut minerals, one));
        add(&mut methods, covers.method);
    }
    (minerals, methods)
}

fn in_force(editions: &[Edition]) -> impl Iterator<Item = &Edition> {
    editions.iter().filter(|one| {
        let mut others = editions.iter().filter(|other| other.id == one.id);
        !others.any(|other| other.supersedes == Some(one.version))
    })
}

/// The edition that a draft or submission names: id, version and digest are all its own.
pub fn edition(reference: &crate::answers::CatalogueRef) -> Option<&'static Edition> {
    EDITIONS
        .iter()
        .find(|edition| edition.reference() == *reference)
}

/// The district's mine register (矿山底册), as the plan printed it.
///
/// # Panics
/// Never in a tested build: it is read by a test.
pub fn register() -> Register {
    match crate::data::read(include_str!(concat!(env!("OUT_DIR"), "/register.json"))) {
        Ok(register) => register,
        Err(error) => panic!("bundled register: {error}"),
    }
}

/// The scale classes (生产建设规模分类) of 国土资发〔2004〕208号.
///
/// # Panics
/// Never in a tested build: it is read by a test.
pub fn scale_classes() -> ScaleClasses {
    match crate::data::read(include_str!(concat!(
        env!("OUT_DIR"),
        "/scale-classes.json"
    ))) {
        Ok(classes) => classes,
        Err(error) => panic!("bundled scale classes: {error}"),
    }
}

/// How long mines have to rectify (整改期限), by list level.
///
/// # Panics
/// Never in a tested build: it is read by a test.
pub fn rectification() -> RectificationRules {
    match crate::data::read(include_str!(concat!(
        env!("OUT_DIR"),
        "/rectification.json"
    ))) {
        Ok(rules) => rules,
        Err(error) => panic!("bundled rectification periods: {error}"),
    }
}

/// The form of the annual report (年报栏目).
///
/// # Panics
/// Never in a tested build: it is read by a test.
pub fn annual_form() -> AnnualForm {
    match crate::data::read(include_str!(concat!(
        env!("OUT_DIR"),
        "/annual-report.json"
    ))) {
        Ok(form) => form,
        Err(error) => panic!("bundled annual report: {error}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_bundled_catalogue_is_sound() {
        assert!(EDITIONS.len() >= 2);
        for edition in EDITIONS {
            let catalogue = edition.catalogue();
            assert_eq!(
                catalogue.contradictions(),
                Vec::<String>::new(),
                "{}",
                edition.id
            );
            assert_eq!(edition.digest.len(), 64);
            assert!(
                catalogue.notice.contains("编制稿"),
                "{}: the notice must say 编制稿",
                edition.id
            );
        }
    }

    #[test]
    fn a_catalogue_has_each_version_once_and_one_of_them_is_in_force() {
        for edition in EDITIONS {
            let same = |one: &&Edition| one.id == edition.id;
            let versions = EDITIONS.iter().filter(same);
            assert_eq!(
                versions
                    .filter(|one| one.version == edition.version)
                    .count(),
                1,
                "{} {}",
                edition.id,
                edition.version
            );
            assert_eq!(current().filter(same).count(), 1, "{}", edition.id);
        }
    }

    #[test]
    fn what_is_superseded_is_not_in_force_whatever_its_file_is_called() {
        let edition = |id, version, supersedes| Edition {
            id,
            version,
            supersedes,
            digest: "",
            json: "",
        };
        let editions = [
            edition("sand", "3", Some("2")),
            edition("coal", "2", None),
            edition("sand", "1", None),
            edition("sand", "2", Some("1")),
        ];
        let found: Vec<_> = in_force(&editions)
            .map(|one| (one.id, one.version))
            .collect();
        assert_eq!(found, [("sand", "3"), ("coal", "2")]);
    }

    #[test]
    fn every_mine_of_the_register_finds_a_catalogue_or_is_stopped() {
        for mine in register().mines {
            let found = EDITIONS
                .iter()
                .any(|edition| edition.catalogue().applies_to(&mine.mineral, &mine.method));
            assert!(found || mine.status == "停产", "{}", mine.name);
        }
    }
}
