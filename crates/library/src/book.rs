//! A district book (本区规则): the district, its register, classes, periods and forms, and which editions it uses.

use assessment::annual_form::AnnualForm;
use assessment::catalogue::AppliesTo;
use assessment::district::District;
use assessment::periods::RectificationRules;
use assessment::scale::ScaleClasses;
use assessment::{BookRef, CatalogueRef, Register};
use canon::members;

#[cfg(feature = "schema")]
use schemars::JsonSchema;

/// The catalogue editions that a district uses, as a person lists them beside the book's other files.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(
    feature = "schema",
    derive(JsonSchema),
    schemars(rename_all = "camelCase", deny_unknown_fields)
)]
pub struct EditionsInUse {
    /// Where the JSON Schema stands.
    #[cfg_attr(feature = "schema", schemars(rename = "$schema"))]
    pub schema: String,
    /// All of them; of several versions of one catalogue, the one that no other takes the place of is in force.
    pub editions: Vec<EditionInUse>,
}
members!(EditionsInUse: schema, editions);

/// An edition by the names that a person writes.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(
    feature = "schema",
    derive(JsonSchema),
    schemars(rename_all = "camelCase", deny_unknown_fields)
)]
pub struct EditionInUse {
    /// Id of the catalogue.
    pub id: String,
    /// Its version.
    pub version: String,
}
members!(EditionInUse: id, version);

/// A book as it stands in a package.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(
    feature = "schema",
    derive(JsonSchema),
    schemars(
        title = "greenmine-district/1",
        rename_all = "camelCase",
        deny_unknown_fields
    )
)]
pub struct BookFile {
    /// [`crate::BOOK_FORMAT`].
    pub format: String,
    /// The district.
    pub district: District,
    /// Its mines (矿山底册).
    pub register: Register,
    /// Scale classes (生产建设规模分类).
    pub scale_classes: ScaleClasses,
    /// How long mines have to rectify (整改期限).
    pub rectification: RectificationRules,
    /// The form of the annual report (年报栏目).
    pub annual_report: AnnualForm,
    /// The catalogue editions it uses.
    pub editions: Vec<ListedEdition>,
}
members!(BookFile: format, district, register, scale_classes, rectification, annual_report, editions);

/// An edition that a book uses: enough to offer it without reading it.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(
    feature = "schema",
    derive(JsonSchema),
    schemars(rename_all = "camelCase", deny_unknown_fields)
)]
pub struct ListedEdition {
    /// Id of the catalogue.
    pub id: String,
    /// Its version.
    pub version: String,
    /// SHA-256 of its canonical JSON.
    pub digest: String,
    /// The version that it takes the place of.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub supersedes: Option<String>,
    /// Which mines it is for, in words.
    pub title: String,
    /// What every output must say of it.
    pub notice: String,
    /// Minerals and method.
    pub applies_to: AppliesTo,
}
members!(ListedEdition: id, version, digest, supersedes, title, notice, applies_to);

impl ListedEdition {
    /// How an assessment names it.
    pub fn reference(&self) -> CatalogueRef {
        CatalogueRef {
            id: self.id.clone(),
            version: self.version.clone(),
            digest: self.digest.clone(),
        }
    }
}

/// A district book, with the digest by which it is named.
#[derive(Clone, Debug)]
pub struct Book {
    /// Its content.
    pub file: BookFile,
    /// SHA-256 of its canonical JSON.
    pub digest: String,
    /// That JSON.
    pub(crate) text: String,
}

/// Books of one digest are one book.
impl PartialEq for Book {
    fn eq(&self, other: &Book) -> bool {
        self.digest == other.digest
    }
}

impl Book {
    /// How an assessment names it.
    pub fn reference(&self) -> BookRef {
        BookRef {
            id: self.file.district.id.clone(),
            version: self.file.district.version.clone(),
            digest: self.digest.clone(),
        }
    }

    /// The district.
    pub fn district(&self) -> &District {
        &self.file.district
    }

    /// Its mines.
    pub fn register(&self) -> &Register {
        &self.file.register
    }

    /// The editions in force (现行版本), in the book's order: those that no other edition of their catalogue
    /// supersedes.
    pub fn in_force(&self) -> impl Iterator<Item = &ListedEdition> {
        let all = &self.file.editions;
        all.iter().filter(move |one| {
            let mut others = all.iter().filter(|other| other.id == one.id);
            !others.any(|other| other.supersedes.as_ref() == Some(&one.version))
        })
    }

    /// The edition of this catalogue that is in force.
    pub fn in_force_of(&self, id: &str) -> Option<&ListedEdition> {
        self.in_force().find(|edition| edition.id == id)
    }

    /// The edition in force for a mineral and method; of several catalogues, the first that the book lists.
    pub fn edition_for(&self, mineral: &str, method: &str) -> Option<&ListedEdition> {
        self.in_force()
            .find(|edition| edition.applies_to.covers(mineral, method))
    }

    /// What the editions in force are for (适用范围): each mineral (开采矿种) and each method (开采方式) once.
    pub fn covered(&self) -> (Vec<String>, Vec<String>) {
        let (mut minerals, mut methods) = (Vec::new(), Vec::new());
        let add = |all: &mut Vec<String>, one: &String| {
            if !all.contains(one) {
                all.push(one.clone());
            }
        };
        for edition in self.in_force() {
            let covers = &edition.applies_to;
            covers
                .minerals
                .iter()
                .for_each(|one| add(&mut minerals, one));
            add(&mut methods, &covers.method);
        }
        (minerals, methods)
    }

    /// The levels of the list of green mines (名录) that the book knows, the lowest first.
    pub fn list_levels(&self) -> impl Iterator<Item = &str> {
        let periods = self.file.rectification.periods.iter().rev();
        periods.map(|period| period.listed.as_str())
    }

    pub(crate) fn lists(&self, edition: &CatalogueRef) -> bool {
        self.file
            .editions
            .iter()
            .any(|one| one.reference() == *edition)
    }
}
