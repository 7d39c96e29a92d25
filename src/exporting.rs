//! A draft to the files that leave this program. What is written is read again before anything is said to be done.

use crate::state::OpenDraft;
use crate::words as screen;
use assessment::{Edit, ProfileField, date};
use draft::Draft;
use draft::Submission;
use leptos::prelude::*;
use library::{Library, Rules};
use ui::Making;
use ui::engines::report::{self, Drawn};
use ui::engines::{Stage, Told};
use ui::platform::{clock, files};
use words::Paper;

/// The filing date as it stands in the draft; absent: not said yet, today is offered.
pub fn filing_date(open: OpenDraft) -> Option<String> {
    open.draft.with(|draft| {
        let fact = draft.assessment.profile.get(&ProfileField::FilingDate);
        fact.map(|fact| fact.value.clone())
    })
}

/// The submission of this very moment: a snapshot of the answers, never of the page. A filing date that was not said
/// becomes today, and stays: the same answers then give the same file on any day.
///
/// # Errors
/// A sentence: the filing date cannot be read, or what was written does not read back.
pub fn submission(open: OpenDraft, library: &Library) -> Result<Submission, String> {
    if untrack(|| filing_date(open)).is_none() {
        open.apply(Edit::SetFact(ProfileField::FilingDate, clock::today()));
    }
    let text = untrack(|| filing_date(open)).unwrap_or_else(clock::today);
    let day = date::parse(&text).ok_or_else(|| screen::FILING_DATE_UNREADABLE.to_owned())?;
    let case = open.judged.case();
    // Whoever has this program has its rules; others travel along.
    let brings_rules = !library.is_own(case.book());
    let submission = draft::submission(&case, brings_rules, &date::iso(day));
    let whole = draft::read_submission(&submission.text)
        .is_ok_and(|read| read.digest_is_right && read.assessment == case.assessment);
    whole
        .then_some(submission)
        .ok_or_else(|| screen::EXPORT_NOT_WHOLE.to_owned())
}

/// A file name for the open draft.
pub fn file_name(open: OpenDraft, ending: &str) -> String {
    files::safe_name(&open.draft.with_untracked(|draft| draft.name.clone())) + ending
}

/// Offers a draft as a file.
///
/// # Errors
/// A sentence: the browser refused.
pub fn draft_file(draft: &Draft) -> Result<(), &'static str> {
    let name = format!("{}.草稿.json", files::safe_name(&draft.name));
    let text = draft::encode(draft);
    files::download(&name, "application/json", text.as_bytes())
        .map_err(|_| screen::DOWNLOAD_REFUSED)
}

/// Offers a file as a download and says so.
pub fn offer(name: &str, mime: &str, bytes: &[u8]) -> Making {
    match files::download(name, mime, bytes) {
        Ok(()) => Making::Done(screen::made(name, bytes.len())),
        Err(_) => Making::Failed(screen::DOWNLOAD_REFUSED.to_owned()),
    }
}

/// Makes a paper of a submission as PDF, takes its data out again, and offers it when that is the submission. `lacking`
/// gets the characters that the font has not. The person may leave the page meanwhile; the file arrives all the same.
pub fn paper(
    kind: Paper,
    submission: Submission,
    rules: &Rules,
    name: String,
    making: RwSignal<Making>,
    lacking: RwSignal<Vec<String>>,
) {
    making.set(Making::Working(
        screen::engine_stage(Stage::Engine).to_owned(),
    ));
    let text = submission.text;
    let carried = text.clone();
    report::paper(kind, &text, rules, move |told| {
        let next = match told {
            Told::Stage(stage) => Making::Working(screen::engine_stage(stage).to_owned()),
            Told::Failed(why) => Making::Failed(screen::pdf_failed(&why)),
            Told::Done(Drawn { pdf, missing }) => {
                let _ = lacking.try_set(missing);
                read_again(pdf, carried.clone(), name.clone(), making);
                Making::Working(screen::READING_AGAIN.to_owned())
            }
        };
        let _ = making.try_set(next);
    });
}

/// Takes the data out of a PDF and compares before the PDF is offered.
fn read_again(pdf: Vec<u8>, text: String, name: String, making: RwSignal<Making>) {
    report::submission_of(pdf.clone(), move |told| {
        let next = match told {
            Told::Stage(_) => return,
            Told::Failed(why) => Making::Failed(screen::pdf_failed(&why)),
            Told::Done(carried) if carried == text => offer(&name, "application/pdf", &pdf),
            Told::Done(_) => Making::Failed(screen::EXPORT_NOT_WHOLE.to_owned()),
        };
        let _ = making.try_set(next);
    });
}

/// What to do with what an engine tells of a file that it makes: says how far it is, and offers the file.
pub fn offering(
    name: String,
    mime: &'static str,
    making: RwSignal<Making>,
) -> impl Fn(Told<Vec<u8>>) {
    making.set(Making::Working(
        screen::engine_stage(Stage::Engine).to_owned(),
    ));
    move |told| {
        let next = match told {
            Told::Stage(stage) => Making::Working(screen::engine_stage(stage).to_owned()),
            Told::Failed(why) => Making::Failed(screen::engine_failed(&why)),
            Told::Done(bytes) => offer(&name, mime, &bytes),
        };
        let _ = making.try_set(next);
    }
}
