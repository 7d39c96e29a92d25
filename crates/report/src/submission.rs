//! A submission (自评结果文件) to a paper: read, scored anew from what was entered, drawn.

use std::fmt;

use assessment::survey::survey;
use assessment::{bundled, score};

use crate::Paper;
use crate::model::{Attachment, Report};
use crate::outline::{self, Case};
use crate::pdf::{self, Font, Missing, PdfError};

/// Name of the submission inside the PDF.
pub const ATTACHMENT_NAME: &str = "绿色矿山自评结果.json";

/// Why there is no report of a submission.
#[derive(Clone, Debug, PartialEq)]
pub enum RenderError {
    /// The text is no submission.
    Read(draft::ReadError),
    /// The digest is not that of the content: it was changed behind the program's back.
    Digest,
    /// No such catalogue edition is bundled: it cannot be scored here.
    Edition {
        /// Its id.
        id: String,
        /// Its version.
        version: String,
    },
    /// It could not be drawn.
    Pdf(PdfError),
}

impl fmt::Display for RenderError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        use draft::ReadError as E;
        match self {
            Self::Read(E::TooLarge { .. }) => f.write_str("文件过大，不像自评结果文件"),
            Self::Read(E::NotJson { line, column }) => {
                write!(f, "文件不完整或已损坏（第 {line} 行第 {column} 列）")
            }
            Self::Read(E::NotOurs) => f.write_str("这不是自评结果文件"),
            Self::Read(E::NewerVersion { found }) => {
                write!(f, "文件由较新的程序写出（{found}），请更新程序后再试")
            }
            Self::Read(E::UnknownFormat { found }) => {
                write!(f, "这不是自评结果文件，而是 {found}")
            }
            Self::Read(E::Spoiled) => f.write_str("文件内容与写入时不一致"),
            Self::Read(E::Shape { message }) => write!(f, "文件内容与格式不符（{message}）"),
            Self::Digest => {
                f.write_str("数据摘要与内容不符，文件导出后被改动过；请从程序中重新导出")
            }
            Self::Edition { id, version } => write!(
                f,
                "本程序没有目录 {id} 的 {version} 版，无法计分；请用导出时的程序版本"
            ),
            Self::Pdf(error) => write!(f, "报告没有生成（{error}）"),
        }
    }
}

impl std::error::Error for RenderError {}

impl From<draft::ReadError> for RenderError {
    fn from(error: draft::ReadError) -> Self {
        Self::Read(error)
    }
}

impl From<PdfError> for RenderError {
    fn from(error: PdfError) -> Self {
        Self::Pdf(error)
    }
}

/// A paper of a submission, with the submission as its attachment. The score is computed from what was entered;
/// what the file states as its result is not looked at.
///
/// # Errors
/// [`RenderError`], but never [`RenderError::Pdf`].
pub fn compose(paper: Paper, text: &str) -> Result<Report, RenderError> {
    let read = draft::read_submission(text)?;
    if !read.digest_is_right {
        return Err(RenderError::Digest);
    }
    let named = &read.catalogue;
    let edition = bundled::edition(&named.reference()).ok_or_else(|| RenderError::Edition {
        id: named.id.clone(),
        version: named.version.clone(),
    })?;
    let catalogue = edition.catalogue();
    let case = Case {
        assessment: &read.assessment,
        catalogue: &catalogue,
        score: &score(&catalogue, &read.assessment),
        surveyed: &survey(&read.assessment, &bundled::register()),
        exported_on: &read.exported_on,
        digest: &read.digest,
    };
    let mut report = outline::build(paper, &case);
    report.attachment = Some(Attachment {
        name: ATTACHMENT_NAME.to_owned(),
        mime: "application/json".to_owned(),
        description: "自评结果文件：填报的原始数据、目录版本和自评结果，可供主管部门复算"
            .to_owned(),
        bytes: text.as_bytes().to_vec(),
    });
    Ok(report)
}

/// The blank checklist (空白自查表) of a bundled catalogue, in its edition in force.
///
/// # Errors
/// [`RenderError::Edition`].
pub fn blank_checklist(catalogue: &str) -> Result<Report, RenderError> {
    let edition = bundled::current_of(catalogue).ok_or_else(|| RenderError::Edition {
        id: catalogue.to_owned(),
        version: String::new(),
    })?;
    Ok(outline::blank_checklist(edition))
}

/// A paper as PDF. The same submission and the same font give the same bytes, on every machine.
///
/// # Errors
/// [`RenderError`].
pub fn render(paper: Paper, text: &str, font: &[u8]) -> Result<Vec<u8>, RenderError> {
    drawn(&compose(paper, text)?, font)
}

/// [`blank_checklist`] as PDF.
///
/// # Errors
/// [`RenderError`].
pub fn render_blank_checklist(catalogue: &str, font: &[u8]) -> Result<Vec<u8>, RenderError> {
    drawn(&blank_checklist(catalogue)?, font)
}

fn drawn(report: &Report, font: &[u8]) -> Result<Vec<u8>, RenderError> {
    Ok(pdf::render(report, &Font::new(font.to_vec())?)?)
}

/// The characters of a paper that the font lacks. To be asked before [`render`].
///
/// # Errors
/// [`RenderError`].
pub fn missing_glyphs(paper: Paper, text: &str, font: &[u8]) -> Result<Vec<Missing>, RenderError> {
    let report = compose(paper, text)?;
    Ok(pdf::missing_glyphs(&report, &Font::new(font.to_vec())?))
}
