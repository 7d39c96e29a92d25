//! One page at a time (Web Locks), and a word between pages (BroadcastChannel).

use js_sys::{Function, Object, Promise, Reflect};
use leptos::prelude::{LocalStorage, StoredValue, WithValue, on_cleanup};
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, future_to_promise};
use web_sys::{BroadcastChannel, MessageEvent};

/// How a lock is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ask {
    /// Now or not at all.
    IfFree,
    /// When it is free.
    Wait,
    /// Now, whoever has it.
    Steal,
    /// Together with others who ask like this, when nobody has it for himself.
    Along,
}

/// A lock that is held; dropping it gives it back.
pub struct Held(Function);

impl Drop for Held {
    fn drop(&mut self) {
        let _ = self.0.call0(&JsValue::UNDEFINED);
    }
}

/// Whether this browser has locks; without them there is only the revision of a draft to go by.
pub fn are_there() -> bool {
    manager().is_some()
}

fn manager() -> Option<JsValue> {
    let navigator = web_sys::window()?.navigator();
    let manager = Reflect::get(&navigator, &"locks".into()).ok()?;
    manager.is_object().then_some(manager)
}

/// Asks for a lock. `answer` is called once: with the lock, or with nothing when it was not free. `lost` is called
/// when another page took it.
pub fn request(
    name: &str,
    ask: Ask,
    answer: impl FnOnce(Option<Held>) + 'static,
    lost: impl FnOnce() + 'static,
) {
    let Some(manager) = manager() else { return };
    let options = Object::new();
    match ask {
        Ask::IfFree => drop(Reflect::set(&options, &"ifAvailable".into(), &true.into())),
        Ask::Steal => drop(Reflect::set(&options, &"steal".into(), &true.into())),
        Ask::Along => drop(Reflect::set(&options, &"mode".into(), &"shared".into())),
        Ask::Wait => {}
    }
    let granted = Closure::once_into_js(move |lock: JsValue| -> JsValue {
        if lock.is_null() || lock.is_undefined() {
            answer(None);
            return JsValue::UNDEFINED;
        }
        let mut release = None;
        let until = Promise::new(&mut |resolve, _| release = Some(resolve));
        answer(release.map(Held));
        until.into()
    });
    let asked = Reflect::get(&manager, &"request".into())
        .and_then(|request| request.dyn_into::<Function>())
        .and_then(|request| request.call3(&manager, &name.into(), &options, &granted));
    if let Ok(Ok(promise)) = asked.map(|promise| promise.dyn_into::<Promise>()) {
        let lost = Closure::once(move |_: JsValue| lost());
        let _ = promise.catch(&lost);
        lost.forget();
    }
}

/// As long as this page lives, others know by the lock that they are not alone. What is to be done alone is done
/// first, when no other page has it. Done when no page is at such work any more.
pub async fn live(name: &str, alone: impl Future<Output = ()>) {
    let first = Rc::new(Cell::new(None));
    let kept = Rc::clone(&first);
    let answered = Promise::new(&mut |resolve, _| {
        let kept = Rc::clone(&kept);
        let refused = resolve.clone();
        let answer = move |held: Option<Held>| {
            kept.set(held);
            let _ = resolve.call0(&JsValue::UNDEFINED);
        };
        // A browser that was told to keep nothing has locks and refuses them: the page goes on without.
        let refused = move || drop(refused.call0(&JsValue::UNDEFINED));
        request(name, Ask::IfFree, answer, refused);
    });
    if are_there() {
        let _ = JsFuture::from(answered).await;
        if let Some(held) = first.take() {
            alone.await;
            drop(held);
        }
        // Never given back: it goes with the page.
        let along = Promise::new(&mut |resolve, _| {
            let refused = resolve.clone();
            let answer = move |held: Option<Held>| {
                std::mem::forget(held);
                let _ = resolve.call0(&JsValue::UNDEFINED);
            };
            let refused = move || drop(refused.call0(&JsValue::UNDEFINED));
            request(name, Ask::Along, answer, refused);
        });
        let _ = JsFuture::from(along).await;
    }
}

/// Work that goes on beside the page, and that others can wait for.
#[derive(Clone)]
pub struct Underway(Promise);

impl Underway {
    pub fn begin(work: impl Future<Output = ()> + 'static) -> Underway {
        Underway(future_to_promise(async {
            work.await;
            Ok(JsValue::UNDEFINED)
        }))
    }

    /// Waits until it is done.
    pub async fn done(self) {
        let _ = JsFuture::from(self.0).await;
    }
}

/// A channel that all pages with this draft listen to.
#[derive(Clone, Copy)]
pub struct Channel(StoredValue<Option<BroadcastChannel>, LocalStorage>);

impl Channel {
    /// Opens the channel for as long as the caller's owner lives; where there is none, nobody hears anything.
    pub fn open(name: &str, hear: impl Fn(String) + 'static) -> Channel {
        let channel = BroadcastChannel::new(name).ok();
        if let Some(channel) = &channel {
            let hear = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
                if let Some(text) = event.data().as_string() {
                    hear(text);
                }
            });
            channel.set_onmessage(Some(hear.into_js_value().unchecked_ref()));
        }
        let kept = StoredValue::new_local(channel);
        on_cleanup(move || {
            kept.try_with_value(|channel| {
                if let Some(channel) = channel {
                    channel.close();
                }
            });
        });
        Channel(kept)
    }

    /// Says something to the other pages.
    pub fn say(self, text: &str) {
        self.0.with_value(|channel| {
            if let Some(channel) = channel {
                let _ = channel.post_message(&text.into());
            }
        });
    }
}
