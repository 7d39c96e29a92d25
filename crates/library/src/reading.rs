//! A package from outside: read strictly, within limits, and refused when it contradicts itself.

use crate::book::{Book, BookFile};
use crate::edition::Edition;
use crate::package::BOOK_FORMAT;
use crate::shelf::Library;
use assessment::catalogue::Contradiction;
use assessment::{Catalogue, CatalogueRef};
use canon::data::FromData;
use canon::{Document, ReadError, canonical, digest};
use serde_json::Value;

/// The largest package that is read, in bytes. (Compiled.)
pub const MAX_BYTES: usize = 25_000_000;
/// The most editions in one package. (Compiled.)
pub const MAX_EDITIONS: usize = 100;

/// Why a package was refused. Lines count from 1.
#[derive(Clone, Debug, PartialEq)]
pub enum Refused {
    /// More bytes than are ever read.
    TooLarge {
        /// How many there are.
        bytes: usize,
    },
    /// More editions than are ever read.
    TooMany,
    /// There is nothing in it.
    Empty,
    /// A line is no JSON, or of no format that belongs here.
    Line {
        /// Which.
        line: usize,
        /// Why.
        error: ReadError,
    },
    /// A line has not the shape of its format.
    Shape {
        /// Which.
        line: usize,
        /// The place in it and what is wrong there, for developers.
        place: String,
    },
    /// The book contradicts itself or its editions.
    Book(Vec<BookContradiction>),
    /// An edition contradicts itself.
    Catalogue {
        /// Which.
        edition: CatalogueRef,
        /// How.
        found: Vec<Contradiction>,
    },
}

/// What a book says against itself or its editions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BookContradiction {
    /// The book lists an edition that is not in the package.
    EditionMissing(CatalogueRef),
    /// The package holds an edition that the book does not list.
    EditionNotListed(CatalogueRef),
    /// The book says other words of an edition than stand in it.
    EditionDiffers(CatalogueRef),
    /// The book lists a version of a catalogue twice.
    EditionTwice(String),
    /// Several versions of a catalogue are in force, or none.
    NotOneInForce(String),
    /// Two mines have this key.
    MineTwice(String),
    /// Two fields of the annual report have this key.
    FieldTwice(String),
    /// The box of the district ends before it begins.
    ExtentReversed,
    /// There is no row for how long mines have to rectify.
    NoPeriod,
}

impl Library {
    /// The book and the editions of a package from outside.
    ///
    /// # Errors
    /// [`Refused`]; nothing is repaired and nothing is taken in by halves.
    pub fn read(text: &str) -> Result<Library, Refused> {
        read(text, true)
    }

    /// The same for a package that need not hold every edition that its book lists, such as a submission brings along.
    ///
    /// # Errors
    /// [`Refused`].
    pub fn read_some(text: &str) -> Result<Library, Refused> {
        read(text, false)
    }
}

fn read(text: &str, is_whole: bool) -> Result<Library, Refused> {
    if text.len() > MAX_BYTES {
        return Err(Refused::TooLarge { bytes: text.len() });
    }
    let lines = (1..).zip(text.lines());
    let mut lines = lines.filter(|(_, line)| !line.trim().is_empty());
    let (line, first) = lines.next().ok_or(Refused::Empty)?;
    let (file, book_text) = one::<BookFile>(line, first, BOOK_FORMAT)?;
    let mut editions = Vec::new();
    for (line, text) in lines {
        if editions.len() == MAX_EDITIONS {
            return Err(Refused::TooMany);
        }
        let (catalogue, text) = one::<Catalogue>(line, text, Catalogue::FORMAT)?;
        let found = catalogue.contradictions();
        let edition = Edition::of(catalogue, digest::of_text(&text), text);
        if !found.is_empty() {
            let edition = edition.reference;
            return Err(Refused::Catalogue { edition, found });
        }
        editions.push(edition);
    }
    let mut found = contradictions(&file, &editions);
    if !is_whole {
        found.retain(|one| !matches!(one, BookContradiction::EditionMissing(_)));
    }
    if !found.is_empty() {
        return Err(Refused::Book(found));
    }
    let mut library = Library::default();
    library.add_book(Book::of(file, digest::of_text(&book_text), book_text));
    for edition in editions {
        library.add_edition(edition);
    }
    Ok(library)
}

/// One line of a package and its canonical text.
fn one<T: FromData>(line: usize, text: &str, format: &str) -> Result<(T, String), Refused> {
    let refused = |error| Refused::Line { line, error };
    let document = Document::parse(text).map_err(refused)?;
    let name = format.split('/').next().unwrap_or(format);
    document.version(name, 1).map_err(refused)?;
    let value = Value::Object(document.members().clone());
    let read = T::from_data(&value).map_err(|error| Refused::Shape {
        line,
        place: error.to_string(),
    })?;
    Ok((read, canonical::to_string(&value)))
}

fn contradictions(file: &BookFile, editions: &[Edition]) -> Vec<BookContradiction> {
    use BookContradiction as C;
    let mut found = Vec::new();
    for (at, listed) in file.editions.iter().enumerate() {
        let reference = listed.reference();
        match editions.iter().find(|one| one.reference == reference) {
            None => found.push(C::EditionMissing(reference)),
            Some(edition) => {
                let catalogue = edition.catalogue();
                let same = listed.supersedes == catalogue.supersedes
                    && listed.title == catalogue.title
                    && listed.notice == catalogue.notice
                    && listed.applies_to == catalogue.applies_to;
                if !same {
                    found.push(C::EditionDiffers(reference));
                }
            }
        }
        let of_it = |one: &&crate::ListedEdition| one.id == listed.id;
        let mut before = file.editions[..at].iter().filter(of_it);
        if before.any(|one| one.version == listed.version) {
            found.push(C::EditionTwice(listed.id.clone()));
        }
        let is_first = !file.editions[..at].iter().any(|one| one.id == listed.id);
        if is_first && in_force(file, &listed.id) != 1 {
            found.push(C::NotOneInForce(listed.id.clone()));
        }
    }
    for edition in editions {
        let listed = |one: &crate::ListedEdition| one.reference() == edition.reference;
        if !file.editions.iter().any(listed) {
            found.push(C::EditionNotListed(edition.reference.clone()));
        }
    }
    let mines = file.register.mines.iter().map(|mine| &mine.key);
    found.extend(twice(mines).map(|key| C::MineTwice(key.clone())));
    let sections = file.annual_report.sections.iter();
    let fields = sections.flat_map(|section| section.fields.iter().map(|field| &field.key));
    found.extend(twice(fields).map(|key| C::FieldTwice(key.clone())));
    let extent = &file.district.extent;
    if extent.x_min > extent.x_max || extent.y_min > extent.y_max {
        found.push(C::ExtentReversed);
    }
    if file.rectification.periods.is_empty() {
        found.push(C::NoPeriod);
    }
    found
}

/// How many versions of a catalogue no other takes the place of.
fn in_force(file: &BookFile, id: &str) -> usize {
    let of_it = || file.editions.iter().filter(|one| one.id == id);
    let is_superseded =
        |version: &String| of_it().any(|other| other.supersedes.as_ref() == Some(version));
    of_it().filter(|one| !is_superseded(&one.version)).count()
}

/// The keys that stand there more than once.
fn twice<'a>(keys: impl Iterator<Item = &'a String>) -> impl Iterator<Item = &'a String> {
    let mut seen = std::collections::BTreeSet::new();
    let again: Vec<_> = keys.filter(|key| !seen.insert(*key)).collect();
    again.into_iter()
}
