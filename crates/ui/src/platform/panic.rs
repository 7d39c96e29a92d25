//! When the program breaks: a page that says so, with every draft to take along.
//!
//! The wasm is dead after a panic, so the page is built once, here, in plain DOM.

use draft::shelf::Store as _;
use wasm_bindgen::JsValue;
use web_sys::{Document, Element};

/// What that page says, and the classes of its parts.
#[derive(Clone, Copy, Debug)]
pub struct Broken {
    pub title: &'static str,
    /// What to do now.
    pub text: &'static str,
    /// The link that opens the program again.
    pub reload: &'static str,
    /// The link that saves a draft; a number follows.
    pub save: &'static str,
    /// The heading of the technical details.
    pub details: &'static str,
    /// The class of the page, of the first link, and of the others.
    pub classes: [&'static str; 3],
}

/// Shows that page on the first panic.
pub fn install_hook(broken: Broken) {
    std::panic::set_hook(Box::new(move |info| {
        let message = info.to_string();
        web_sys::window()
            .and_then(|window| window.document())
            .map(|document| show(&document, &broken, &message));
    }));
}

fn show(document: &Document, broken: &Broken, message: &str) -> Result<(), JsValue> {
    let Some(body) = document.body() else {
        return Ok(());
    };
    body.set_inner_html("");
    let page = element(document, &body, "main", "")?;
    let [page_class, first_class, link_class] = broken.classes;
    page.set_class_name(page_class);
    page.set_attribute("role", "alert")?;
    element(document, &page, "h1", broken.title)?;
    element(document, &page, "p", broken.text)?;
    let actions = element(document, &page, "p", "")?;
    let reload = element(document, &actions, "a", broken.reload)?;
    // The page's own address without its place: a single file has no folder to go to.
    reload.set_attribute(
        "href",
        document.url()?.split('#').next().unwrap_or_default(),
    )?;
    reload.set_class_name(first_class);
    for (number, draft) in drafts().iter().enumerate() {
        let save = element(
            document,
            &actions,
            "a",
            &format!("{} {}", broken.save, number + 1),
        )?;
        let encoded: String = js_sys::encode_uri_component(draft).into();
        save.set_attribute(
            "href",
            &format!("data:application/json;charset=utf-8,{encoded}"),
        )?;
        save.set_attribute("download", &format!("greenmine-{}.json", number + 1))?;
        save.set_class_name(link_class);
    }
    let details = element(document, &page, "details", "")?;
    element(document, &details, "summary", broken.details)?;
    element(document, &details, "pre", message)?;
    Ok(())
}

fn element(
    document: &Document,
    parent: &Element,
    tag: &str,
    text: &str,
) -> Result<Element, JsValue> {
    let child = document.create_element(tag)?;
    child.set_text_content(Some(text));
    parent.append_child(&child)?;
    Ok(child)
}

/// Every draft on the shelf as it stands, each a file that the start page opens again.
fn drafts() -> Vec<String> {
    super::storage::BrowserStore::open()
        .and_then(|store| {
            let keys = store.keys().ok()?;
            let drafts = keys
                .into_iter()
                .filter(|key| key.starts_with("greenmine/draft/"));
            Some(
                drafts
                    .filter_map(|key| store.read(&key).ok().flatten())
                    .collect(),
            )
        })
        .unwrap_or_default()
}
