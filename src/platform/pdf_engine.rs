//! The PDF engine: its own wasm in a worker, fetched when the first PDF is asked for.

use js_sys::{Array, Object, Reflect, Uint8Array};
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::{MessageEvent, Worker, WorkerOptions, WorkerType};

/// What the worker reports.
#[derive(Clone, Debug, PartialEq)]
pub enum Report {
    /// Still at work: `engine`, `font` or `drawing`.
    Stage(String),
    /// Done: the file, and the characters that its font lacks, each with its place.
    Done(Vec<u8>, Vec<String>),
    /// It did not work out.
    Failed(String),
}

/// Asks for the PDF of a submission; `report` is called for each stage and once at the end. The worker lives
/// for one report: an engine that has failed once is not used again.
pub fn render(submission: &str, report: impl Fn(Report) + 'static) {
    let report = Rc::new(report);
    let worker = match start() {
        Ok(worker) => worker,
        Err(error) => return report(Report::Failed(describe(&error))),
    };
    let finish = {
        let (worker, report) = (worker.clone(), Rc::clone(&report));
        move |outcome: Report| {
            worker.terminate();
            report(outcome);
        }
    };
    let on_message = {
        let finish = finish.clone();
        Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
            let data = event.data();
            let field =
                |name: &str| Reflect::get(&data, &name.into()).unwrap_or(JsValue::UNDEFINED);
            if let Some(stage) = field("stage").as_string() {
                report(Report::Stage(stage));
            } else if let Some(error) = field("error").as_string() {
                finish(Report::Failed(error));
            } else if let Ok(bytes) = field("pdf").dyn_into::<Uint8Array>() {
                let missing = Array::from(&field("missing"));
                let missing = missing.iter().filter_map(|line| line.as_string()).collect();
                finish(Report::Done(bytes.to_vec(), missing));
            }
        })
    };
    let on_error = {
        let finish = finish.clone();
        Closure::<dyn Fn(web_sys::Event)>::new(move |event: web_sys::Event| {
            let message = event
                .dyn_ref::<web_sys::ErrorEvent>()
                .map(web_sys::ErrorEvent::message);
            finish(Report::Failed(message.unwrap_or_default()));
        })
    };
    worker.set_onmessage(Some(on_message.into_js_value().unchecked_ref()));
    worker.set_onerror(Some(on_error.into_js_value().unchecked_ref()));

    let request = Object::new();
    let font = super::document::meta("greenmine:report-font").unwrap_or_default();
    let put = |name: &str, value: &JsValue| Reflect::set(&request, &name.into(), value);
    let asked = put("id", &1.into())
        .and_then(|_| put("submission", &submission.into()))
        .and_then(|_| put("font", &font.into()))
        .and_then(|_| worker.post_message(&request));
    if let Err(error) = asked {
        finish(Report::Failed(describe(&error)));
    }
}

fn start() -> Result<Worker, JsValue> {
    let address = super::document::meta("greenmine:report-worker")
        .ok_or_else(|| JsValue::from("report-worker"))?;
    let options = WorkerOptions::new();
    options.set_type(WorkerType::Module);
    Worker::new_with_options(&address, &options)
}

fn describe(error: &JsValue) -> String {
    let message = Reflect::get(error, &"message".into())
        .ok()
        .and_then(|message| message.as_string());
    message.or_else(|| error.as_string()).unwrap_or_default()
}
