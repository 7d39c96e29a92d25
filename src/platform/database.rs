//! The browser's database (IndexedDB): one table of texts by key, written through to the disk.
//!
//! Own code, because the crates for it do not know `durability: "strict"`, and only that holds when the power goes.

use js_sys::{Array, Function, Object, Promise, Reflect};
use std::cell::RefCell;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{IdbDatabase, IdbKeyRange, IdbObjectStore, IdbRequest, IdbTransaction};

const NAME: &str = "greenmine";
const TABLE: &str = "versions";
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
        let transaction = match self.begin("readwrite").await {
            Ok(transaction) => transaction,
            // Closed under us, by clearing the browser's data for instance: once more, from the start.
            Err(_) => {
                self.connection.replace(None);
                self.begin("readwrite").await?
            }
        };
        let done = Promise::new(&mut |resolve, reject| {
            transaction.set_oncomplete(Some(&resolve));
            transaction.set_onabort(Some(&reject));
        });
        let table = transaction.object_store(TABLE)?;
        for (key, text) in texts {
            table.put_with_key(&text.into(), &key.into())?;
        }
        for key in gone {
            table.delete(&key.into())?;
        }
        JsFuture::from(done).await.map(|_| ())
    }

    /// All keys that begin like this, in order.
    ///
    /// # Errors
    /// The browser's.
    pub async fn keys(&self, prefix: &str) -> Result<Vec<String>, JsValue> {
        let range = beginning_with(prefix)?;
        let request = self.table().await?.get_all_keys_with_key(&range)?;
        let keys = Array::from(&settled(&request).await?);
        Ok(keys.iter().filter_map(|key| key.as_string()).collect())
    }

    /// The text under a key.
    ///
    /// # Errors
    /// The browser's.
    pub async fn read(&self, key: &str) -> Result<Option<String>, JsValue> {
        let request = self.table().await?.get(&key.into())?;
        Ok(settled(&request).await?.as_string())
    }

    /// Takes everything out.
    ///
    /// # Errors
    /// The browser's.
    pub async fn clear(&self) -> Result<(), JsValue> {
        let keys = self.keys("").await?;
        self.write(&[], &keys).await
    }

    async fn table(&self) -> Result<IdbObjectStore, JsValue> {
        self.begin("readonly").await?.object_store(TABLE)
    }

    async fn begin(&self, mode: &str) -> Result<IdbTransaction, JsValue> {
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
        let transaction = begin.call3(&database, &TABLE.into(), &mode.into(), &options)?;
        Ok(transaction.unchecked_into())
    }
}

async fn connect() -> Result<IdbDatabase, JsValue> {
    let window = web_sys::window().ok_or(JsValue::NULL)?;
    let factory = window.indexed_db()?.ok_or(JsValue::NULL)?;
    let request = factory.open_with_u32(NAME, 1)?;
    let source = request.clone();
    let make = Closure::once_into_js(move || {
        if let Ok(database) = source.result() {
            let _ = database
                .unchecked_into::<IdbDatabase>()
                .create_object_store(TABLE);
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
