//! The exchange engine (`crates/exchange`): files of other programs, in and out; seals.

use super::{NoAnswer, Told, bytes, call, one, text};
use crate::platform::engine::{self, Answer, Argument, Engine};
use crate::platform::files::Bulk;
use draft::boundary_file::{BoundaryFile, FileFormat};
use draft::neighbours::NeighbourAnswer;
use draft::{TableReading, crossing};
use library::Rules;

/// Reads a file of corner points; what is wrong with it stands in its problems.
pub fn read_boundary(file: Vec<u8>, told: impl Fn(Told<BoundaryFile>) + 'static) {
    let asked = call("read_boundary", vec![Argument::Bytes(file)]);
    let read = |answer| crossing::read(&text(answer)?);
    one(Engine::Exchange, asked, read, told);
}

/// Writes a file of corner points.
pub fn write_boundary(
    format: FileFormat,
    file: &BoundaryFile,
    told: impl Fn(Told<Vec<u8>>) + 'static,
) {
    let file = Argument::Text(crossing::write(file));
    let asked = call(
        "write_boundary",
        vec![Argument::Text(format.key().to_owned()), file],
    );
    one(Engine::Exchange, asked, bytes, told);
}

/// Holds a boundary against others; the question is one of [`crossing::question`], written.
pub fn compare_boundaries(question: &str, told: impl Fn(Told<NeighbourAnswer>) + 'static) {
    let asked = call(
        "compare_boundaries",
        vec![Argument::Text(question.to_owned())],
    );
    let read = |answer| crossing::read(&text(answer)?);
    one(Engine::Exchange, asked, read, told);
}

/// The table of items (指标自评表) of a draft as a spreadsheet.
pub fn table_out(draft: String, rules: &Rules, told: impl Fn(Told<Vec<u8>>) + 'static) {
    let arguments = vec![Argument::Text(draft), Argument::Text(rules.package())];
    one(Engine::Exchange, call("table_out", arguments), bytes, told);
}

/// Reads a table and compares it with a draft.
pub fn table_in(
    draft: String,
    rules: &Rules,
    file: Vec<u8>,
    told: impl Fn(Told<TableReading>) + 'static,
) {
    let arguments = vec![
        Argument::Text(draft),
        Argument::Text(rules.package()),
        Argument::Bytes(file),
    ];
    let read = |answer| TableReading::from_text(&text(answer)?).ok();
    one(Engine::Exchange, call("table_in", arguments), read, told);
}

/// Something to be sealed with a passphrase; `random` are 40 fresh random bytes for each.
pub enum Plain {
    /// A text: it stays one.
    Text(String),
    /// Bytes that stay with the browser.
    Bulk(Bulk),
}

/// Something sealed.
pub enum Sealed {
    /// A text.
    Text(String),
    /// Bytes that stay with the browser.
    Bulk(Bulk),
}

/// Seals one thing after the other with the same passphrase.
///
/// # Errors
/// [`NoAnswer`].
pub async fn seal(all: Vec<(Plain, Vec<u8>)>, passphrase: &str) -> Result<Vec<Sealed>, NoAnswer> {
    let calls: Vec<_> = all
        .into_iter()
        .map(|(plain, random)| {
            let (function, content) = match plain {
                Plain::Text(text) => ("seal", Argument::Text(text)),
                Plain::Bulk(bulk) => ("seal_bytes", Argument::Bulk(bulk)),
            };
            let passphrase = Argument::Text(passphrase.to_owned());
            call(function, vec![content, passphrase, Argument::Bytes(random)])
        })
        .collect();
    let answers = engine::ask(Engine::Exchange, &calls).await;
    let answers = answers.map_err(NoAnswer::of)?;
    let sealed = |answer| match answer {
        Answer::Text(text) => Some(Sealed::Text(text)),
        Answer::Bulk(bulk) => Some(Sealed::Bulk(bulk)),
        _ => None,
    };
    let sealed: Option<Vec<Sealed>> = answers.into_iter().map(sealed).collect();
    sealed.ok_or_else(NoAnswer::strange)
}

/// The text that was sealed.
///
/// # Errors
/// [`NoAnswer`].
pub async fn unseal(sealed: String, passphrase: &str) -> Result<String, NoAnswer> {
    let arguments = vec![
        Argument::Text(sealed),
        Argument::Text(passphrase.to_owned()),
    ];
    let answers = engine::ask(Engine::Exchange, &[call("unseal", arguments)]).await;
    let answer = answers.map_err(NoAnswer::of)?.into_iter().next();
    answer.and_then(text).ok_or_else(NoAnswer::strange)
}

/// The bytes that were sealed.
///
/// # Errors
/// [`NoAnswer`].
pub async fn unseal_bytes(sealed: Bulk, passphrase: &str) -> Result<Bulk, NoAnswer> {
    let arguments = vec![
        Argument::Bulk(sealed),
        Argument::Text(passphrase.to_owned()),
    ];
    let answers = engine::ask(Engine::Exchange, &[call("unseal_bytes", arguments)]).await;
    match answers.map_err(NoAnswer::of)?.into_iter().next() {
        Some(Answer::Bulk(bulk)) => Ok(bulk),
        _ => Err(NoAnswer::strange()),
    }
}
