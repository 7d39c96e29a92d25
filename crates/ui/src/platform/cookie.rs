//! One cookie with one word. A browser that clears the stores of a page (local storage, IndexedDB, caches) often leaves
//! cookies. A cookie goes along whenever the page is asked for over the network, so it holds nothing about the drafts.

use js_sys::Reflect;
use wasm_bindgen::JsValue;
use web_sys::Window;

/// As long as browsers allow, in seconds: 400 days.
const LONGEST: u32 = 400 * 24 * 3600;

/// What the cookie says.
pub fn read() -> Option<String> {
    let window = web_sys::window()?;
    let name = name(&window)?;
    let document = JsValue::from(window.document()?);
    let all = Reflect::get(&document, &"cookie".into())
        .ok()?
        .as_string()?;
    let mut cookies = all.split("; ").filter_map(|one| one.split_once('='));
    cookies
        .find(|(one, _)| *one == name)
        .map(|(_, word)| word.to_owned())
}

/// Makes the cookie say this, or takes it away. A browser without cookies does without.
pub fn write(word: Option<&str>) {
    let _ = web_sys::window().and_then(|window| {
        let name = name(&window)?;
        let document = JsValue::from(window.document()?);
        let age = word.map_or(0, |_| LONGEST);
        let word = word.unwrap_or_default();
        let cookie = format!("{name}={word}; Max-Age={age}; SameSite=Strict");
        Reflect::set(&document, &"cookie".into(), &cookie.into()).ok()
    });
}

/// A name for each port: cookies do not tell ports apart, stores do. None for a page that was not sent by a server.
fn name(window: &Window) -> Option<String> {
    let location = window.location();
    let from_server = location.protocol().ok()?.starts_with("http");
    from_server.then(|| format!("greenmine{}", location.port().unwrap_or_default()))
}
