//! One cookie that is never sent. It belongs to a folder of this address from which nothing is ever asked for; the page
//! steps in there, without loading anything, for as long as it reads.
//!
//! Why a cookie: a browser that clears the stores of a page (local storage, IndexedDB, caches) often leaves cookies.

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
    let history = window.history().ok()?;
    let (here, state) = (window.location().href().ok()?, history.state().ok()?);
    history
        .replace_state_with_url(&state, "", Some(&folder(&window)?))
        .ok()?;
    let all = Reflect::get(&document, &"cookie".into()).ok();
    // The address as it was, whatever came of it.
    let _ = history.replace_state_with_url(&state, "", Some(&here));
    let all = all?.as_string()?;
    let mut cookies = all.split("; ").filter_map(|one| one.split_once('='));
    cookies
        .find(|(one, _)| *one == name)
        .map(|(_, text)| text.to_owned())
}

/// Makes the cookie say this, or takes it away.
pub fn write(text: Option<&str>) {
    // A browser without cookies does without the marker.
    let _ = web_sys::window().and_then(|window| {
        let (name, folder) = (name(&window)?, folder(&window)?);
        let age = text.map_or(0, |_| LONGEST);
        let text = text.unwrap_or_default();
        let document = JsValue::from(window.document()?);
        let cookie = format!("{name}={text}; Path={folder}; Max-Age={age}; SameSite=Strict");
        Reflect::set(&document, &"cookie".into(), &cookie.into()).ok()
    });
}

/// A name for each port: cookies do not tell ports apart, stores do. None for a page that was not sent by a server.
fn name(window: &Window) -> Option<String> {
    let location = window.location();
    let from_server = location.protocol().ok()?.starts_with("http");
    from_server.then(|| format!("greenmine{}", location.port().unwrap_or_default()))
}

fn folder(window: &Window) -> Option<String> {
    let path = window.location().pathname().ok()?;
    let (folder, _) = path.rsplit_once('/')?;
    Some(format!("{folder}/kept/"))
}
