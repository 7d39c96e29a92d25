//! Why a file was not read, and why an engine did not do what it was asked.

use crate::boundary_file::file_problem;
use canon::ReadError;
use draft::{Failure, ReopenError, SealError};

/// A file is larger than any of ours.
pub fn file_too_large(limit_mb: usize) -> String {
    format!("文件太大（超过 {limit_mb} MB），不像是本工具的文件，没有读入。")
}

/// Why a file could not be opened.
pub fn read_error(error: &ReadError) -> String {
    use ReadError as E;
    match error {
        E::TooLarge { limit, .. } => file_too_large(limit / 1_000_000),
        E::NotJson { line, column } => {
            format!("不是完整的数据文件：第 {line} 行第 {column} 列读不下去。文件可能没有传完。")
        }
        E::NotOurs => "不是本工具导出的文件。".to_owned(),
        E::NewerVersion { found } => {
            format!("文件由更新版本的程序导出（{found}），请用新版本打开。")
        }
        E::UnknownFormat { found } => format!("不认识的文件格式：{found}。"),
        E::Spoiled => "内容与写入时不一致，有一部分损坏了。".to_owned(),
        E::Shape { message } => format!("文件内容与格式不符，没有读入（{message}）。"),
    }
}

/// Why an engine did not do what it was asked; a sentence without its full stop.
pub fn failure(failure: &Failure) -> String {
    match failure {
        Failure::Submission(error) => read_error(error).trim_end_matches('。').to_owned(),
        Failure::DigestDiffers => {
            "数据摘要与内容不符，文件导出后被改动过；请从程序中重新导出".to_owned()
        }
        Failure::OtherRules => {
            "没有拿到这份自评所用的目录或本区规则，无法计分；请用导出时的程序版本".to_owned()
        }
        Failure::Drawing(why) => format!("报告没有生成（{why}）"),
        Failure::Reopening(error) => reopen_error(*error).to_owned(),
        Failure::Boundary(problem) => file_problem(problem),
        Failure::Seal(error) => seal_error(*error).to_owned(),
        Failure::Table(said) => said.trim_end_matches('。').to_owned(),
    }
}

/// Why something could not be sealed or unsealed.
fn seal_error(error: SealError) -> &'static str {
    match error {
        SealError::Passphrase => "口令不对，或文件被改动过。请核对大小写、空格和输入法后再试",
        SealError::Newer => "文件由更新版本的程序加密，请用新版本打开",
        SealError::NotSealed => "不是本工具加密的文件，或文件没有传完",
        SealError::Failed => "没有完成：加密程序没有取到或内存不足。请重新打开页面后再试",
    }
}

fn reopen_error(error: ReopenError) -> &'static str {
    match error {
        ReopenError::TooLarge { .. } => "文件过大，不像本程序导出的 PDF",
        ReopenError::NotPdf => "这不是 PDF 文件",
        ReopenError::Damaged => "PDF 文件不完整或已损坏，请换一份完好的",
        ReopenError::Encrypted => {
            "PDF 设了密码，请先在 PDF 阅读程序里去掉密码，或改用数据文件（JSON）"
        }
        ReopenError::NoAttachment => {
            "这份 PDF 里没有附带自评数据（扫描、重新打印或转存会丢掉），请改用原来导出的 PDF 或数据文件（JSON）"
        }
        ReopenError::NotOurs => "PDF 里的附件不是自评结果文件",
        ReopenError::Bomb => "PDF 里的内容展开后异常大，没有打开",
        ReopenError::AttachmentDamaged => "PDF 里附带的自评数据已损坏",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::prose::check;
    use draft::boundary_file::{FileCode, FileProblem};

    #[test]
    fn every_failure_has_a_sentence_of_its_own_and_crosses_as_it_is() {
        let reopening = [
            ReopenError::TooLarge { bytes: 1 },
            ReopenError::NotPdf,
            ReopenError::Damaged,
            ReopenError::Encrypted,
            ReopenError::NoAttachment,
            ReopenError::NotOurs,
            ReopenError::Bomb,
            ReopenError::AttachmentDamaged,
        ];
        let mut all: Vec<Failure> = reopening.map(Failure::Reopening).into();
        let seals = [
            SealError::NotSealed,
            SealError::Newer,
            SealError::Passphrase,
            SealError::Failed,
        ];
        all.extend(seals.map(Failure::Seal));
        all.extend([
            Failure::Submission(ReadError::NotOurs),
            Failure::Submission(ReadError::Spoiled),
            Failure::Submission(ReadError::TooLarge {
                bytes: 9_000_000,
                limit: 5_000_000,
            }),
            Failure::Submission(ReadError::NotJson {
                line: 3,
                column: 14,
            }),
            Failure::Submission(ReadError::NewerVersion {
                found: "greenmine-submission/2".into(),
            }),
            Failure::Submission(ReadError::UnknownFormat {
                found: "greenmine-x/1".into(),
            }),
            Failure::Submission(ReadError::Shape {
                message: "unknown field".into(),
            }),
            Failure::Boundary(FileProblem::new(FileCode::Unsupported).saying("gpx")),
            Failure::Table("表格读不出来。".into()),
            Failure::DigestDiffers,
            Failure::OtherRules,
            Failure::Drawing("font".into()),
        ]);
        let mut said = Vec::new();
        for one in all {
            assert_eq!(Failure::of(&one.to_text()), Some(one.clone()));
            let sentence = failure(&one);
            check(&format!("{sentence}。"));
            assert!(!said.contains(&sentence), "{sentence}");
            said.push(sentence);
        }
    }
}
