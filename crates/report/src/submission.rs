//! A submission (自评结果文件) to a paper: read, judged anew by the rules that are handed in, drawn.

use draft::Failure;
use library::Rules;

use crate::Paper;
use crate::model::{Attachment, Report};
use crate::outline::{self, Filed};
use crate::pdf::{self, Font, Missing, PdfError};

/// Name of the submission inside the PDF.
pub const ATTACHMENT_NAME: &str = "绿色矿山自评结果.json";

impl From<PdfError> for Failure {
    fn from(error: PdfError) -> Self {
        Failure::Drawing(error.to_string())
    }
}

/// A paper of a submission, with the submission as its attachment. The result is computed from what was entered, by the
/// rules that the submission names; what the file states as its result is not looked at.
///
/// # Errors
/// [`Failure::Submission`], [`Failure::DigestDiffers`], [`Failure::OtherRules`].
pub fn compose(paper: Paper, text: &str, rules: &Rules) -> Result<Report, Failure> {
    let read = draft::read_submission(text).map_err(Failure::Submission)?;
    if !read.digest_is_right {
        return Err(Failure::DigestDiffers);
    }
    let assessment = read.to_judge();
    if !rules.are_of(&assessment) {
        return Err(Failure::OtherRules);
    }
    let case = rules.judge(assessment);
    let filed = Filed {
        case: &case,
        exported_on: &read.exported_on,
        digest: &read.digest,
    };
    let mut report = outline::build(paper, &filed);
    report.attachment = Some(Attachment {
        name: ATTACHMENT_NAME.to_owned(),
        mime: "application/json".to_owned(),
        description: "自评结果文件：填报的原始数据、目录版本和自评结果，可供主管部门复算"
            .to_owned(),
        bytes: text.as_bytes().to_vec(),
    });
    Ok(report)
}

/// A paper as PDF. The same submission, rules and font give the same bytes, on every machine.
///
/// # Errors
/// [`Failure`].
pub fn render(paper: Paper, text: &str, rules: &Rules, font: &[u8]) -> Result<Vec<u8>, Failure> {
    drawn(&compose(paper, text, rules)?, font)
}

/// The blank checklist (空白自查表) of a catalogue as PDF.
///
/// # Errors
/// [`Failure::Drawing`].
pub fn render_blank_checklist(rules: &Rules, font: &[u8]) -> Result<Vec<u8>, Failure> {
    drawn(&outline::blank_checklist(&rules.edition), font)
}

fn drawn(report: &Report, font: &[u8]) -> Result<Vec<u8>, Failure> {
    Ok(pdf::render(report, &Font::new(font.to_vec())?)?)
}

/// The characters of a paper that the font lacks. To be asked before [`render`].
///
/// # Errors
/// [`Failure`].
pub fn missing_glyphs(
    paper: Paper,
    text: &str,
    rules: &Rules,
    font: &[u8],
) -> Result<Vec<Missing>, Failure> {
    let report = compose(paper, text, rules)?;
    Ok(pdf::missing_glyphs(&report, &Font::new(font.to_vec())?))
}
