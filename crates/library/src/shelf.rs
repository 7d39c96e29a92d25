//! The library: books and editions, and the rules of an assessment out of them.

use crate::book::{Book, ListedEdition};
use crate::case::Case;
use crate::edition::Edition;
use assessment::moving::{self, Moved};
use assessment::survey::{self, Surveyed};
use assessment::{Assessment, BookRef, Catalogue, CatalogueRef, Score, score};
use std::sync::Arc;

/// The rules at hand. Books stand in the order in which they were added.
#[derive(Clone, Debug, Default)]
pub struct Library {
    books: Vec<Arc<Book>>,
    editions: Vec<Arc<Edition>>,
    /// Digests of the books that came with the program.
    own: Vec<String>,
}

/// The rules of one assessment.
#[derive(Clone, Debug)]
pub struct Rules {
    /// The district book.
    pub book: Arc<Book>,
    /// The catalogue edition.
    pub edition: Arc<Edition>,
}

/// Why an assessment has no rules here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoRules {
    /// No book at hand is the one it names.
    Book(BookRef),
    /// No edition at hand is the one it names.
    Edition(CatalogueRef),
    /// A book at hand lists the edition, and its text has not been added: add it and ask again.
    NotAdded(CatalogueRef),
}

impl Library {
    /// The books.
    pub fn books(&self) -> &[Arc<Book>] {
        &self.books
    }

    /// The editions, of whichever book.
    pub fn editions(&self) -> &[Arc<Edition>] {
        &self.editions
    }

    /// Whether a book came with the program, so that every reader of the same program has it.
    pub fn is_own(&self, book: &Book) -> bool {
        self.own.contains(&book.digest)
    }

    pub(crate) fn mark_own(&mut self, digest: &str) {
        self.own.push(digest.to_owned());
    }

    /// Adds a book; one that is there already stays.
    pub(crate) fn add_book(&mut self, book: impl Into<Arc<Book>>) {
        let book = book.into();
        if !self.books.iter().any(|one| one.digest == book.digest) {
            self.books.push(book);
        }
    }

    /// Adds an edition; one that is there already stays.
    pub(crate) fn add_edition(&mut self, edition: impl Into<Arc<Edition>>) {
        let edition = edition.into();
        if self.edition(&edition.reference).is_none() {
            self.editions.push(edition);
        }
    }

    /// Takes the books and editions of another library in; what is there already stays.
    pub fn add(&mut self, other: &Library) {
        for book in &other.books {
            self.add_book(Arc::clone(book));
        }
        for edition in &other.editions {
            self.add_edition(Arc::clone(edition));
        }
    }

    /// The edition that an assessment names: id, version and digest are all its own.
    pub fn edition(&self, reference: &CatalogueRef) -> Option<&Arc<Edition>> {
        let mut all = self.editions.iter();
        all.find(|edition| edition.reference == *reference)
    }

    /// The book that an assessment names.
    pub fn book(&self, reference: &BookRef) -> Option<&Arc<Book>> {
        self.books
            .iter()
            .find(|book| book.reference() == *reference)
    }

    /// The book that an assessment follows: the one it names; where it names none, the first that lists its edition.
    ///
    /// # Errors
    /// [`NoRules::Book`], [`NoRules::Edition`].
    pub fn book_of(&self, assessment: &Assessment) -> Result<&Arc<Book>, NoRules> {
        let edition = &assessment.catalogue;
        match &assessment.book {
            Some(named) => self.book(named).ok_or_else(|| NoRules::Book(named.clone())),
            None => {
                let mut books = self.books.iter();
                let lists = books.find(|book| book.lists(edition));
                lists.ok_or_else(|| NoRules::Edition(edition.clone()))
            }
        }
    }

    /// The rules that an assessment names.
    ///
    /// # Errors
    /// [`NoRules`]: which of them is not at hand.
    pub fn rules(&self, assessment: &Assessment) -> Result<Rules, NoRules> {
        let reference = &assessment.catalogue;
        let book = self.book_of(assessment)?;
        let edition = self.edition(reference).ok_or_else(|| {
            if book.lists(reference) {
                NoRules::NotAdded(reference.clone())
            } else {
                NoRules::Edition(reference.clone())
            }
        })?;
        Ok(Rules {
            book: Arc::clone(book),
            edition: Arc::clone(edition),
        })
    }

    /// The rules of a book with one of the editions that it lists; `None` when that has not been added.
    pub fn rules_in(&self, book: &Arc<Book>, listed: &ListedEdition) -> Option<Rules> {
        let edition = self.edition(&listed.reference())?;
        Some(Rules {
            book: Arc::clone(book),
            edition: Arc::clone(edition),
        })
    }

    /// An assessment, judged by the rules it names.
    ///
    /// # Errors
    /// [`NoRules`].
    pub fn judge(&self, assessment: Assessment) -> Result<Case, NoRules> {
        Ok(self.rules(&assessment)?.judge(assessment))
    }
}

impl Rules {
    /// The catalogue.
    pub fn catalogue(&self) -> &Catalogue {
        self.edition.catalogue()
    }

    /// The score of an assessment.
    pub fn score(&self, assessment: &Assessment) -> Score {
        let issuers = &self.book.district().licence_issuers;
        score(self.catalogue(), issuers, assessment)
    }

    /// The boundary of an assessment, judged.
    pub fn survey(&self, assessment: &Assessment) -> Surveyed {
        let against = survey::against(assessment, self.book.district());
        survey::survey(&assessment.boundary, &against)
    }

    /// An assessment, judged.
    pub fn judge(&self, assessment: Assessment) -> Case {
        Case {
            score: self.score(&assessment),
            surveyed: self.survey(&assessment),
            rules: self.clone(),
            assessment,
        }
    }

    /// An assessment moved to these rules; it stays as it was.
    pub fn moved(&self, from: &Assessment) -> Moved {
        let mut moved = moving::moved(from, self.catalogue(), self.edition.reference.clone());
        moved.assessment.book = Some(self.book.reference());
        moved
    }

    /// Whether these are the rules that an assessment names; a file of 0.1.0 names no book.
    pub fn are_of(&self, assessment: &Assessment) -> bool {
        self.edition.reference == assessment.catalogue
            && assessment
                .book
                .as_ref()
                .is_none_or(|book| *book == self.book.reference())
    }
}
