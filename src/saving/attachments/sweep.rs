//! Files that nothing names any more are taken out: no draft, deleted draft, spoiled text or version.

use draft::shelf::files::{FileStore, unnamed};
use draft::shelf::{Store, every_text};
use ui::platform::database::Database;

/// Takes out those of the files that nothing names; whether it is sure that none of those is left. When a text cannot
/// be read, everything stays. Only for files that nobody can bring back by an undo: see `Archive::tidy` and locking.
pub async fn sweep(database: &Database, store: &dyn Store, files: Vec<String>) -> bool {
    let unnamed_here = |files| {
        let texts = every_text(store).ok()?;
        Some(unnamed(files, texts.iter().map(String::as_str)))
    };
    let Some(mut left) = unnamed_here(files) else {
        return false;
    };
    if left.is_empty() {
        return true;
    }
    let Ok(versions) = database.keys("").await else {
        return false;
    };
    for key in versions {
        match database.read(&key).await {
            Ok(text) => left = unnamed(left, text.as_deref()),
            Err(_) => return false,
        }
        if left.is_empty() {
            return true;
        }
    }
    // A version may have come back to the shelf meanwhile.
    match unnamed_here(left) {
        Some(left) => database.remove(&left).await.is_ok(),
        None => false,
    }
}

/// Takes out all files that nothing names.
pub async fn sweep_all(database: &Database, store: &dyn Store) {
    match FileStore::keys(database).await {
        Ok(files) if !files.is_empty() => {
            sweep(database, store, files).await;
        }
        _ => {}
    }
}
