//! The engines: parts of the program too heavy for every visit, each its own wasm, fetched and run in a worker when
//! it is first asked for. The page stays usable meanwhile.

use super::files::Bulk;
use super::parts::{address, bytes, describe};
use js_sys::{Array, Object, Promise, Reflect, Uint8Array};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{MessageEvent, Worker};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// `crates/report`: papers to PDF.
    Report,
    /// `crates/exchange`: files of other programs, in and out.
    Exchange,
}

impl Engine {
    /// Its name in the build: `NAME.js` is its script, `NAME.wasm` its module.
    fn name(self) -> &'static str {
        match self {
            Engine::Report => "report",
            Engine::Exchange => "exchange",
        }
    }
}

/// An argument of a call.
#[derive(Clone, Debug, PartialEq)]
pub enum Argument {
    Text(String),
    /// Bytes, such as those of a chosen file.
    Bytes(Vec<u8>),
    /// Bytes that go from the browser to the engine without passing through the page; what the function gives back
    /// then stays with the browser, too.
    Bulk(Bulk),
    /// The font of the papers.
    Font,
}

/// A function of the engine, as its `wasm.rs` exports it, and what it is given.
#[derive(Clone, Debug)]
pub struct Call {
    pub function: &'static str,
    /// In order.
    pub arguments: Vec<Argument>,
}

/// What a call came back with.
#[derive(Clone, Debug, PartialEq)]
pub enum Answer {
    Text(String),
    Bytes(Vec<u8>),
    /// Bytes that stay with the browser.
    Bulk(Bulk),
    Texts(Vec<String>),
}

/// What a run reports.
#[derive(Clone, Debug, PartialEq)]
pub enum Said {
    /// Still at work: `engine`, `font` or `working`.
    Stage(String),
    /// Done: an answer for each call.
    Done(Vec<Answer>),
    /// It did not work out; a sentence for the person where the engine has one.
    Failed(String),
}

/// Runs calls one after the other; `said` is called for each stage and once at the end. The worker lives for this
/// one run: an engine that has failed once is not used again.
pub fn run(engine: Engine, calls: &[Call], said: impl Fn(Said) + 'static) {
    let calls = calls.to_vec();
    let said: Rc<dyn Fn(Said)> = Rc::new(said);
    spawn_local(async move {
        let stage = |name: &str| said(Said::Stage(name.to_owned()));
        let started = async {
            stage("engine");
            let script = address(&format!("{}.js", engine.name())).await?;
            let module = bytes(&format!("{}.wasm", engine.name())).await?;
            let wants_font = |call: &Call| call.arguments.contains(&Argument::Font);
            let font = if calls.iter().any(wants_font) {
                stage("font");
                Some(Uint8Array::new(&bytes("report-font.ttf").await?))
            } else {
                None
            };
            stage("working");
            let worker = Worker::new(&script.as_string().unwrap_or_default())?;
            listen(&worker, &said);
            worker.post_message(&request(&module, &calls, font.as_ref())?)
        };
        if let Err(error) = started.await {
            said(Said::Failed(describe(&error)));
        }
    });
}

/// Runs calls one after the other: their answers.
///
/// # Errors
/// What the engine said.
pub async fn ask(engine: Engine, calls: &[Call]) -> Result<Vec<Answer>, String> {
    let outcome = Rc::new(Cell::new(None));
    let heard = Rc::clone(&outcome);
    let ready = RefCell::new(None);
    let done = Promise::new(&mut |resolve, _| drop(ready.replace(Some(resolve))));
    run(engine, calls, move |said| {
        heard.set(Some(match said {
            Said::Stage(_) => return,
            Said::Done(answers) => Ok(answers),
            Said::Failed(why) => Err(why),
        }));
        if let Some(ready) = ready.take() {
            let _ = ready.call0(&JsValue::UNDEFINED);
        }
    });
    let _ = JsFuture::from(done).await;
    outcome.take().unwrap_or_else(|| Err(String::new()))
}

/// Passes on what the worker says, and ends it after its answer.
fn listen(worker: &Worker, said: &Rc<dyn Fn(Said)>) {
    let finish = {
        let (worker, said) = (worker.clone(), Rc::clone(said));
        move |outcome: Said| {
            worker.terminate();
            said(outcome);
        }
    };
    let on_message = {
        let finish = finish.clone();
        Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
            let data = event.data();
            let field =
                |name: &str| Reflect::get(&data, &name.into()).unwrap_or(JsValue::UNDEFINED);
            if let Some(error) = field("error").as_string() {
                finish(Said::Failed(error));
            } else if let Ok(answers) = field("answers").dyn_into::<Array>() {
                finish(Said::Done(answers.iter().map(answer).collect()));
            }
        })
    };
    let on_error = Closure::<dyn Fn(web_sys::Event)>::new(move |event: web_sys::Event| {
        let message = event
            .dyn_ref::<web_sys::ErrorEvent>()
            .map(web_sys::ErrorEvent::message);
        finish(Said::Failed(message.unwrap_or_default()));
    });
    worker.set_onmessage(Some(on_message.into_js_value().unchecked_ref()));
    worker.set_onerror(Some(on_error.into_js_value().unchecked_ref()));
}

fn request(
    module: &JsValue,
    calls: &[Call],
    font: Option<&Uint8Array>,
) -> Result<JsValue, JsValue> {
    let asked = Array::new();
    for call in calls {
        let arguments = Array::new();
        for argument in &call.arguments {
            arguments.push(&match argument {
                Argument::Text(text) => text.into(),
                Argument::Bytes(bytes) => Uint8Array::from(bytes.as_slice()).into(),
                Argument::Bulk(bulk) => bulk.into(),
                Argument::Font => font.into(),
            });
        }
        asked.push(&object(&[
            ("name", call.function.into()),
            ("arguments", arguments.into()),
        ])?);
    }
    object(&[("wasm", module.clone()), ("calls", asked.into())])
}

fn object(members: &[(&str, JsValue)]) -> Result<JsValue, JsValue> {
    let object = Object::new();
    for (name, value) in members {
        Reflect::set(&object, &(*name).into(), value)?;
    }
    Ok(object.into())
}

fn answer(value: JsValue) -> Answer {
    if let Some(text) = value.as_string() {
        return Answer::Text(text);
    }
    if let Some(bulk) = Bulk::from_value(value.clone()) {
        return Answer::Bulk(bulk);
    }
    match value.dyn_into::<Uint8Array>() {
        Ok(bytes) => Answer::Bytes(bytes.to_vec()),
        Err(value) => Answer::Texts(
            Array::from(&value)
                .iter()
                .filter_map(|line| line.as_string())
                .collect(),
        ),
    }
}
