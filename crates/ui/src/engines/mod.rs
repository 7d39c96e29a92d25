//! The engines, function by function: what each is given and gives back, as types. A worker does the work, so that the
//! page stays usable; codes cross, and the sentence is made where it is shown.

pub mod exchange;
pub mod report;

use crate::platform::engine::{self, Answer, Argument, Call, Engine, Said};
use draft::Failure;

/// What an engine tells while and after it works.
#[derive(Clone, Debug, PartialEq)]
pub enum Told<T> {
    /// Still at work.
    Stage(Stage),
    /// Done.
    Done(T),
    /// It did not do what it was asked.
    Failed(NoAnswer),
}

/// How far an engine is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// The engine is being fetched.
    Engine,
    /// The font is being fetched.
    Font,
    /// The engine is at work.
    Working,
}

/// Why an engine gave no answer.
#[derive(Clone, Debug, PartialEq)]
pub enum NoAnswer {
    /// It says why.
    Failure(Failure),
    /// It could not be started, or ended in another way: what the browser says, possibly nothing.
    Ended(String),
}

impl NoAnswer {
    fn of(text: String) -> NoAnswer {
        Failure::of(&text).map_or(NoAnswer::Ended(text), NoAnswer::Failure)
    }

    /// An answer of another shape than was asked for.
    fn strange() -> NoAnswer {
        NoAnswer::Ended(String::new())
    }
}

fn text(answer: Answer) -> Option<String> {
    match answer {
        Answer::Text(text) => Some(text),
        _ => None,
    }
}

fn bytes(answer: Answer) -> Option<Vec<u8>> {
    match answer {
        Answer::Bytes(bytes) => Some(bytes),
        _ => None,
    }
}

/// Runs calls and takes the answers apart.
fn run<T>(
    engine: Engine,
    calls: &[Call],
    read: impl Fn(Vec<Answer>) -> Option<T> + 'static,
    told: impl Fn(Told<T>) + 'static,
) {
    engine::run(engine, calls, move |said| {
        told(match said {
            Said::Stage(stage) => Told::Stage(match stage.as_str() {
                "engine" => Stage::Engine,
                "font" => Stage::Font,
                _ => Stage::Working,
            }),
            Said::Failed(why) => Told::Failed(NoAnswer::of(why)),
            Said::Done(answers) => match read(answers) {
                Some(answer) => Told::Done(answer),
                None => Told::Failed(NoAnswer::strange()),
            },
        });
    });
}

/// Runs one call.
fn one<T>(
    engine: Engine,
    call: Call,
    read: impl Fn(Answer) -> Option<T> + 'static,
    told: impl Fn(Told<T>) + 'static,
) {
    let first = move |answers: Vec<Answer>| read(answers.into_iter().next()?);
    run(engine, &[call], first, told);
}

fn call(function: &'static str, arguments: Vec<Argument>) -> Call {
    Call {
        function,
        arguments,
    }
}
