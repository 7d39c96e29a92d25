//! The PDF engine: its own wasm in a worker, fetched when the first PDF is asked for.

use js_sys::{Object, Reflect, Uint8Array};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::{MessageEvent, Worker, WorkerOptions, WorkerType};

/// What the worker reports.
#[derive(Clone, Debug, PartialEq)]
pub enum Report {
    /// Still at work: `engine`, `font` or `drawing`.
    Stage(String),
    /// Done.
    Done(Vec<u8>),
    /// It did not work out.
    Failed(String),
}

thread_local! {
    static WORKER: RefCell<Option<Worker>> = const { RefCell::new(None) };
}

/// Asks for the PDF of a submission; `report` is called for each stage and once at the end.
pub fn render(submission: &str, report: impl Fn(Report) + 'static) {
    let report = Rc::new(report);
    let failed = {
        let report = Rc::clone(&report);
        move |what: String| {
            WORKER.with_borrow_mut(|kept| *kept = None);
            report(Report::Failed(what));
        }
    };
    let worker = match worker() {
        Ok(worker) => worker,
        Err(error) => return failed(describe(&error)),
    };
    let on_message = {
        let report = Rc::clone(&report);
        Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
            let data = event.data();
            let field = |name: &str| Reflect::get(&data, &name.into()).unwrap_or(JsValue::UNDEFINED);
            if let Some(stage) = field("stage").as_string() {
                report(Report::Stage(stage));
            } else if let Some(error) = field("error").as_string() {
                report(Report::Failed(error));
            } else if let Ok(bytes) = field("pdf").dyn_into::<Uint8Array>() {
                report(Report::Done(bytes.to_vec()));
            }
        })
    };
    let on_error = Closure::<dyn Fn(web_sys::Event)>::new(move |event: web_sys::Event| {
        let message = event.dyn_ref::<web_sys::ErrorEvent>().map(web_sys::ErrorEvent::message);
        failed(message.unwrap_or_default());
    });
    worker.set_onmessage(Some(on_message.into_js_value().unchecked_ref()));
    worker.set_onerror(Some(on_error.into_js_value().unchecked_ref()));

    let request = Object::new();
    let font = super::document::meta("greenmine:font").unwrap_or_default();
    let _ = Reflect::set(&request, &"id".into(), &1.into());
    let _ = Reflect::set(&request, &"submission".into(), &submission.into());
    let _ = Reflect::set(&request, &"font".into(), &font.into());
    if let Err(error) = worker.post_message(&request) {
        report(Report::Failed(describe(&error)));
    }
}

fn worker() -> Result<Worker, JsValue> {
    WORKER.with_borrow_mut(|kept| {
        if let Some(worker) = kept {
            return Ok(worker.clone());
        }
        let address = super::document::meta("greenmine:report-worker").ok_or_else(|| JsValue::from("report-worker"))?;
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        let worker = Worker::new_with_options(&address, &options)?;
        *kept = Some(worker.clone());
        Ok(worker)
    })
}

fn describe(error: &JsValue) -> String {
    let message = Reflect::get(error, &"message".into()).ok().and_then(|message| message.as_string());
    message.or_else(|| error.as_string()).unwrap_or_default()
}
