//! What a reader of the PDF relies on.
#![allow(clippy::unwrap_used, missing_docs)]

mod common;

use common::*;
use report::model::*;
use report::pdf::{Font, PdfError, missing_glyphs, render};

#[test]
fn the_same_report_gives_the_same_bytes() {
    let report = sample();
    assert!(render(&report, font()).unwrap() == render(&report, font()).unwrap());
}

#[test]
fn the_sample_is_left_for_people_to_look_at() {
    printed("sample", &sample());
}
