//! The browser's database (IndexedDB): a table of texts and a table of files by key, written through to the disk.
//!
//! Own code, because the crates for it do not know `durability: "strict"`, and only that holds when the power goes.

use super::files::Bulk;
use draft::shelf::StoreError;
use draft::shelf::files::FileStore;
use js_sys::{Array, Function, Object, Promise, Reflect, Uint8Array};
use std::cell::RefCell;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{IdbDatabase, IdbKeyRange, IdbRequest, IdbTransaction};

const NAME: &str = "greenmine";
/// Counts the tables.
const VERSION: u32 = 2;
/// Texts: every state of every draft.
const TEXTS: &str = "versions";
/// Bytes: photos and files by their digest, and those of locked drafts.
const FILES: &str = "files";
/// How long a browser may take to open it: after a power cut, on a slow disk, it takes seconds. Some never answer.
const PATIENCE_MS: i32 = 20_000;

/// The database. A connection that the browser closed is opened anew.
pub struct Database {
    connection: RefCell<Option<IdbDatabase>>,
}

impl Database {
    /// The database, when this browser lets this page have one.
    pub async fn open() -> Option<Database> {
        let connection = connect().await.ok()?;
        Some(Database {
            connection: RefCell::new(Some(connection)),
        })
    }

    /// Writes these texts and takes these keys out, all or nothing; done when it is on the disk.
    ///
    /// # Errors
    /// The browser's.
    pub async fn write(&self, texts: &[(String, String)], gone: &[String]) -> Result<(), JsValue> {
        let puts: Vec<(&str, JsValue)> = texts
            .iter()
            .map(|(key, text)| (key.as_str(), text.into()))
            .collect();
        self.change(TEXTS, &puts, gone).await
    }

    /// All keys that begin like this, in order.
    ///
    /// # Errors
    /// The browser's.
    pub async fn keys(&self, prefix: &str) -> Result<Vec<String>, JsValue> {
        self.keys_in(TEXTS, prefix).await
    }

    /// The text under a key.
    ///
    /// # Errors
    /// The browser's.
    pub async fn read(&self, key: &str) -> Result<Option<String>, JsValue> {
        Ok(self.get(TEXTS, key).await?.as_string())
    }

    /// Takes everything out.
    ///
    /// # Errors
    /// The browser's.
    pub async fn clear(&self) -> Result<(), JsValue> {
        for table in [TEXTS, FILES] {
            let keys = self.keys_in(table, "").await?;
            self.change(table, &[], &keys).await?;
        }
        Ok(())
    }

    /// Keeps bytes of any number under a key of the files.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn put_bulk(&self, key: &str, bulk: &Bulk) -> Result<(), StoreError> {
        let outcome = self.change(FILES, &[(key, bulk.into())], &[]).await;
        outcome.map_err(|error| reason(&error))
    }

    /// What [`Database::put_bulk`] kept.
    pub async fn bulk(&self, key: &str) -> Option<Bulk> {
        Bulk::from_value(self.get(FILES, key).await.ok()?)
    }

    async fn change(
        &self,
        table: &str,
        puts: &[(&str, JsValue)],
        gone: &[String],
    ) -> Result<(), JsValue> {
        let transaction = match self.begin(table, "readwrite").await {
            Ok(transaction) => transaction,
            // Closed under us, by clearing the browser's data for instance: once more, from the start.
            Err(_) => {
                self.connection.replace(None);
                self.begin(table, "readwrite").await?
            }
        };
        let done = Promise::new(&mut |resolve, reject| {
            transaction.set_oncomplete(Some(&resolve));
            transaction.set_onabort(Some(&reject));
        });
        let store = transaction.object_store(table)?;
        for (key, value) in puts {
            store.put_with_key(value, &(*key).into())?;
        }
        for key in gone {
            store.delete(&key.into())?;
        }
        match JsFuture::from(done).await {
            Ok(_) => Ok(()),
            // Why it was given up stands with the transaction, not with the event.
            Err(event) => Err(Reflect::get(&transaction, &"error".into()).unwrap_or(event)),
        }
    }

    async fn keys_in(&self, table: &str, prefix: &str) -> Result<Vec<String>, JsValue> {
        let range = beginning_with(prefix)?;
        let store = self.begin(table, "readonly").await?.object_store(table)?;
        let keys = settled(&store.get_all_keys_with_key(&range)?).await?;
        let keys = Array::from(&keys);
        Ok(keys.iter().filter_map(|key| key.as_string()).collect())
    }

    async fn get(&self, table: &str, key: &str) -> Result<JsValue, JsValue> {
        let store = self.begin(table, "readonly").await?.object_store(table)?;
        settled(&store.get(&key.into())?).await
    }

    async fn begin(&self, table: &str, mode: &str) -> Result<IdbTransaction, JsValue> {
        let open = self.connection.borrow().clone();
        let database = match open {
            Some(database) => database,
            None => {
                let database = connect().await?;
                self.connection.replace(Some(database.clone()));
                database
            }
        };
        // web-sys has the options behind its flag for unstable interfaces only.
        let options = Object::new();
        Reflect::set(&options, &"durability".into(), &"strict".into())?;
        let begin: Function = Reflect::get(&database, &"transaction".into())?.dyn_into()?;
        let transaction = begin.call3(&database, &table.into(), &mode.into(), &options)?;
        Ok(transaction.unchecked_into())
    }
}

impl FileStore for Database {
    async fn write(&self, key: &str, bytes: &[u8]) -> Result<(), StoreError> {
        let bytes = Uint8Array::from(bytes).into();
        let outcome = self.change(FILES, &[(key, bytes)], &[]).await;
        outcome.map_err(|error| reason(&error))
    }

    async fn read(&self, key: &str) -> Result<Option<Vec<u8>>, StoreError> {
        let value = self.get(FILES, key).await;
        let value = value.map_err(|error| reason(&error))?;
        Ok(value.dyn_ref().map(Uint8Array::to_vec))
    }

    async fn keys(&self) -> Result<Vec<String>, StoreError> {
        let keys = self.keys_in(FILES, "").await;
        keys.map_err(|error| reason(&error))
    }

    async fn remove(&self, keys: &[String]) -> Result<(), StoreError> {
        let outcome = self.change(FILES, &[], keys).await;
        outcome.map_err(|error| reason(&error))
    }
}

fn reason(error: &JsValue) -> StoreError {
    let name = Reflect::get(error, &"name".into()).ok();
    let name = name.and_then(|name| name.as_string());
    match name.as_deref() {
        Some("QuotaExceededError") => StoreError::Full,
        _ => StoreError::Blocked,
    }
}

async fn connect() -> Result<IdbDatabase, JsValue> {
    let window = web_sys::window().ok_or(JsValue::NULL)?;
    let factory = window.indexed_db()?.ok_or(JsValue::NULL)?;
    let request = factory.open_with_u32(NAME, VERSION)?;
    let source = request.clone();
    let make = Closure::once_into_js(move || {
        if let Ok(database) = source.result() {
            let database: IdbDatabase = database.unchecked_into();
            for table in [TEXTS, FILES] {
                // Refused when it is there from before.
                let _ = database.create_object_store(table);
            }
        }
    });
    request.set_onupgradeneeded(Some(make.unchecked_ref()));
    let opened = Promise::new(&mut |resolve, reject| {
        request.set_onsuccess(Some(&resolve));
        request.set_onerror(Some(&reject));
    });
    let late = Promise::new(&mut |_, reject| {
        let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(&reject, PATIENCE_MS);
    });
    JsFuture::from(Promise::race(&Array::of2(&opened, &late))).await?;
    let database: IdbDatabase = request.result()?.unchecked_into();
    // Whoever deletes the database must not wait for this page.
    let closing = database.clone();
    let close = Closure::<dyn Fn()>::new(move || closing.close()).into_js_value();
    database.set_onversionchange(Some(close.unchecked_ref()));
    Ok(database)
}

async fn settled(request: &IdbRequest) -> Result<JsValue, JsValue> {
    let done = Promise::new(&mut |resolve, reject| {
        request.set_onsuccess(Some(&resolve));
        request.set_onerror(Some(&reject));
    });
    JsFuture::from(done).await?;
    request.result()
}

fn beginning_with(prefix: &str) -> Result<IdbKeyRange, JsValue> {
    IdbKeyRange::bound(&prefix.into(), &format!("{prefix}\u{ffff}").into())
}
