//! The report engine (`crates/report`): papers to PDF, and a PDF back to the submission it carries.

use super::{Told, bytes, call, one, run, text};
use crate::platform::engine::{Answer, Argument, Engine};
use library::Rules;
use words::Paper;

/// A paper, drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct Drawn {
    /// The PDF.
    pub pdf: Vec<u8>,
    /// Characters that the font lacks, a line each, with their places.
    pub missing: Vec<String>,
}

/// Draws a paper of a submission by the rules that it names.
pub fn paper(paper: Paper, submission: &str, rules: &Rules, told: impl Fn(Told<Drawn>) + 'static) {
    let asked = |function| {
        let submission = Argument::Text(submission.to_owned());
        let rules = Argument::Text(rules.package());
        let kind = Argument::Text(paper.key().to_owned());
        call(function, vec![kind, submission, rules, Argument::Font])
    };
    let read = |answers| match <[Answer; 2]>::try_from(answers) {
        Ok([Answer::Texts(missing), Answer::Bytes(pdf)]) => Some(Drawn { pdf, missing }),
        _ => None,
    };
    run(
        Engine::Report,
        &[asked("missing_in"), asked("paper")],
        read,
        told,
    );
}

/// Draws the blank checklist (空白自查表) of a catalogue.
pub fn blank_checklist(rules: &Rules, told: impl Fn(Told<Vec<u8>>) + 'static) {
    let arguments = vec![Argument::Text(rules.package()), Argument::Font];
    one(
        Engine::Report,
        call("blank_checklist", arguments),
        bytes,
        told,
    );
}

/// The submission that a PDF carries.
pub fn submission_of(pdf: Vec<u8>, told: impl Fn(Told<String>) + 'static) {
    let asked = call("submission_of", vec![Argument::Bytes(pdf)]);
    one(Engine::Report, asked, text, told);
}
