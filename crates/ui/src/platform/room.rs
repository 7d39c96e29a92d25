//! How much room this page has in the browser, and whether the browser promised to keep it.

use js_sys::{Function, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::StorageManager;

/// What the browser says about the room of this page.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Room {
    /// Used, in bytes; the browser rounds it.
    pub used: f64,
    /// What it allows at most, in bytes.
    pub quota: f64,
    /// It promised not to clear it by itself.
    pub is_promised: bool,
}

/// Asks how much room there is; `None` where the browser does not tell.
pub async fn room() -> Option<Room> {
    let manager = manager()?;
    let estimate = JsFuture::from(manager.estimate().ok()?).await.ok()?;
    let number = |name: &str| Reflect::get(&estimate, &name.into()).ok()?.as_f64();
    Some(Room {
        used: number("usage")?,
        quota: number("quota")?,
        is_promised: promised(&manager).await,
    })
}

/// Asks the browser to keep what is here, unless it promised already. Some browsers ask the person.
pub async fn ask_to_keep() {
    if let Some(manager) = manager()
        && !promised(&manager).await
        && let Ok(asked) = manager.persist()
    {
        let _ = JsFuture::from(asked).await;
    }
}

async fn promised(manager: &StorageManager) -> bool {
    match manager.persisted() {
        Ok(asked) => JsFuture::from(asked)
            .await
            .is_ok_and(|answer| answer.is_truthy()),
        Err(_) => false,
    }
}

/// Absent where the page is not opened from a safe address.
fn manager() -> Option<StorageManager> {
    let navigator = web_sys::window()?.navigator();
    let manager = Reflect::get(&navigator, &"storage".into()).ok()?;
    let usable = Reflect::get(&manager, &"estimate".into())
        .ok()?
        .dyn_into::<Function>();
    usable.is_ok().then(|| manager.unchecked_into())
}
