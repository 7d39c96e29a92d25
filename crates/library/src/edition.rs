//! A catalogue edition (目录版本): its text, and what stands in it, read once.

use assessment::{Catalogue, CatalogueRef};
use std::sync::OnceLock;

/// One edition of a catalogue.
#[derive(Debug)]
pub struct Edition {
    /// How an assessment names it.
    pub reference: CatalogueRef,
    /// Its canonical JSON.
    pub(crate) text: String,
    catalogue: OnceLock<Catalogue>,
}

impl Edition {
    /// An edition out of this program's own build: read when it is first asked for.
    pub(crate) fn unread(reference: CatalogueRef, text: &str) -> Edition {
        Edition {
            reference,
            text: text.to_owned(),
            catalogue: OnceLock::new(),
        }
    }

    /// An edition that has been read.
    pub(crate) fn of(catalogue: Catalogue, digest: String, text: String) -> Edition {
        let reference = CatalogueRef {
            id: catalogue.id.clone(),
            version: catalogue.version.clone(),
            digest,
        };
        Edition {
            reference,
            text,
            catalogue: OnceLock::from(catalogue),
        }
    }

    /// What stands in it.
    ///
    /// # Panics
    /// When an edition of this program's own build cannot be read; every one of them is read by a test.
    pub fn catalogue(&self) -> &Catalogue {
        self.catalogue
            .get_or_init(|| match Catalogue::parse(&self.text) {
                Ok(catalogue) => catalogue,
                Err(error) => panic!("catalogue {}: {error}", self.reference.id),
            })
    }
}
