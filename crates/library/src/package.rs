//! A book and its editions as one text: the book in the first line, an edition in each further one, every line
//! canonical JSON (RFC 8785). A line's SHA-256 is the digest that book or edition goes by.

use crate::book::{Book, BookFile};
use crate::edition::Edition;
use crate::shelf::{Library, Rules};
use assessment::CatalogueRef;
use canon::data::{self, DataError};
use std::sync::Arc;

/// The format of a book.
pub const BOOK_FORMAT: &str = "greenmine-district/1";

impl Library {
    /// Adds a text of this program's own build, whose digest has been checked as a whole. Books are read; editions
    /// are only listed, and read when they are first asked for.
    ///
    /// # Errors
    /// [`DataError`] when a book cannot be read.
    pub fn add_own(&mut self, text: &str) -> Result<(), DataError> {
        for line in text.lines().filter(|line| !line.is_empty()) {
            let digest = canon::digest::of_text(line);
            if let Some(reference) = self.listed(&digest) {
                self.add_edition(Edition::unread(reference, line));
            } else {
                self.mark_own(&digest);
                self.add_book(Book {
                    file: data::read(line)?,
                    digest,
                    text: line.to_owned(),
                });
            }
        }
        Ok(())
    }

    /// The edition that a book lists under this digest.
    fn listed(&self, digest: &str) -> Option<CatalogueRef> {
        let listed = self.books().iter().flat_map(|book| &book.file.editions);
        let mut found = listed.filter(|edition| edition.digest == digest);
        found.next().map(crate::ListedEdition::reference)
    }
}

impl Rules {
    /// The book and the edition as a text of their own: what an engine is handed, and what a submission brings along.
    pub fn package(&self) -> String {
        format!("{}\n{}", self.book.text, self.edition.text)
    }
}

/// The rules in a package that this program made.
///
/// # Errors
/// [`DataError`] when it holds no book, or no edition that the book lists.
pub fn rules_of(package: &str) -> Result<Rules, DataError> {
    let mut library = Library::default();
    library.add_own(package)?;
    let book = library.books().first();
    let edition = library.editions().first();
    match (book, edition) {
        (Some(book), Some(edition)) => Ok(Rules {
            book: Arc::clone(book),
            edition: Arc::clone(edition),
        }),
        _ => Err(DataError::new("a book and an edition were expected")),
    }
}

impl Book {
    pub(crate) fn of(file: BookFile, digest: String, text: String) -> Book {
        Book { file, digest, text }
    }
}
