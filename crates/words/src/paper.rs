//! Which paper.

use std::fmt;

/// A paper of the year (文书). All are made from the same submission and look alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Paper {
    /// 自评估报告, to the district's department of natural resources (plan 4.4.一).
    Report,
    /// 整改计划: what is mended, by whom, by when (plan 4.4.二).
    Rectification,
    /// 年度报告, to the district government (plan 4.4.一).
    Annual,
    /// 承诺书: the promise that what is handed in is true. (Compiled.)
    Commitment,
    /// 空白自查表: the catalogue as a form to be filled in by hand. (Compiled.)
    Checklist,
}

impl Paper {
    /// All of them.
    pub const ALL: [Paper; 5] = [
        Paper::Report,
        Paper::Rectification,
        Paper::Annual,
        Paper::Commitment,
        Paper::Checklist,
    ];

    /// Its name for programs.
    pub fn key(self) -> &'static str {
        match self {
            Paper::Report => "report",
            Paper::Rectification => "rectification",
            Paper::Annual => "annual",
            Paper::Commitment => "commitment",
            Paper::Checklist => "checklist",
        }
    }

    /// The paper of a name.
    pub fn from_key(key: &str) -> Option<Paper> {
        Paper::ALL.into_iter().find(|paper| paper.key() == key)
    }

    /// Its title (文书名称).
    pub fn title(self) -> &'static str {
        match self {
            Paper::Report => "绿色矿山自评估报告",
            Paper::Rectification => "绿色矿山整改计划",
            Paper::Annual => "绿色矿山建设年度报告",
            Paper::Commitment => "绿色矿山自评估承诺书",
            Paper::Checklist => "绿色矿山自查表",
        }
    }
}

impl fmt::Display for Paper {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.title())
    }
}
