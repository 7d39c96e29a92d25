//! The engines: parts of the program too heavy for every visit, each its own wasm, fetched and run in a worker when
//! it is first asked for. The page stays usable meanwhile.

use js_sys::{Array, Object, Reflect, Uint8Array};
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::{MessageEvent, Worker, WorkerOptions, WorkerType};

/// Which engine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// `crates/report`: papers to PDF.
    Report,
    /// `crates/exchange`: files of other programs, in and out.
    #[allow(dead_code)] // the formats arrive one by one
    Exchange,
}

impl Engine {
    /// The `<meta>` that says what its script is called in this build.
    fn meta(self) -> &'static str {
        match self {
            Engine::Report => "greenmine:report",
            Engine::Exchange => "greenmine:exchange",
        }
    }
}

/// An argument of a call.
#[derive(Clone, Debug)]
pub enum Argument {
    /// A text.
    Text(String),
    /// Bytes, such as those of a chosen file.
    #[allow(dead_code)] // as above
    Bytes(Vec<u8>),
    /// The font of the papers; the worker fetches it.
    Font,
}

/// A function of the engine, as its `wasm.rs` exports it, and what it is given.
#[derive(Clone, Debug)]
pub struct Call {
    /// Its name.
    pub function: &'static str,
    /// In order.
    pub arguments: Vec<Argument>,
}

/// What a call came back with.
#[derive(Clone, Debug, PartialEq)]
pub enum Answer {
    /// A text.
    Text(String),
    /// Bytes.
    Bytes(Vec<u8>),
    /// Several texts.
    Texts(Vec<String>),
}

/// What the worker reports.
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
    let said = Rc::new(said);
    let worker = match start() {
        Ok(worker) => worker,
        Err(error) => return said(Said::Failed(describe(&error))),
    };
    let finish = {
        let (worker, said) = (worker.clone(), Rc::clone(&said));
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
            if let Some(stage) = field("stage").as_string() {
                said(Said::Stage(stage));
            } else if let Some(error) = field("error").as_string() {
                finish(Said::Failed(error));
            } else if let Ok(answers) = field("answers").dyn_into::<Array>() {
                finish(Said::Done(answers.iter().map(answer).collect()));
            }
        })
    };
    let on_error = {
        let finish = finish.clone();
        Closure::<dyn Fn(web_sys::Event)>::new(move |event: web_sys::Event| {
            let message = event
                .dyn_ref::<web_sys::ErrorEvent>()
                .map(web_sys::ErrorEvent::message);
            finish(Said::Failed(message.unwrap_or_default()));
        })
    };
    worker.set_onmessage(Some(on_message.into_js_value().unchecked_ref()));
    worker.set_onerror(Some(on_error.into_js_value().unchecked_ref()));
    if let Err(error) = request(engine, calls).and_then(|request| worker.post_message(&request)) {
        finish(Said::Failed(describe(&error)));
    }
}

fn start() -> Result<Worker, JsValue> {
    let options = WorkerOptions::new();
    options.set_type(WorkerType::Module);
    Worker::new_with_options(&address("greenmine:engine-worker")?, &options)
}

/// What a file of the build is called, relative to the page.
fn address(meta: &str) -> Result<String, JsValue> {
    super::document::meta(meta)
        .filter(|name| !name.is_empty())
        .ok_or_else(|| JsValue::from(meta))
}

fn request(engine: Engine, calls: &[Call]) -> Result<JsValue, JsValue> {
    let request = Object::new();
    let asked = Array::new();
    for call in calls {
        let arguments = Array::new();
        for argument in &call.arguments {
            arguments.push(&match argument {
                Argument::Text(text) => text.into(),
                Argument::Bytes(bytes) => Uint8Array::from(bytes.as_slice()).into(),
                Argument::Font => object(&[("font", address("greenmine:report-font")?.into())])?,
            });
        }
        asked.push(&object(&[
            ("name", call.function.into()),
            ("arguments", arguments.into()),
        ])?);
    }
    Reflect::set(&request, &"engine".into(), &address(engine.meta())?.into())?;
    Reflect::set(&request, &"calls".into(), &asked)?;
    Ok(request.into())
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

fn describe(error: &JsValue) -> String {
    let message = Reflect::get(error, &"message".into())
        .ok()
        .and_then(|message| message.as_string());
    message.or_else(|| error.as_string()).unwrap_or_default()
}
