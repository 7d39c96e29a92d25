//! How sure a statement is, and what this table is not.

use assessment::Certainty;

/// What every page and every screen says of the table.
pub const NOT_OFFICIAL: &str = "编制稿，非官方评分表";

/// The same, with what follows from it.
pub const NOT_OFFICIAL_EXPLAINED: &str = "指标、分值和分档系根据规划和公开资料编制，不是主管部门发布的评分表。自评结果只供矿山自查和主管部门初审参考；是否列入绿色矿山名录，以主管部门的评估为准。";

/// How sure, in a few words.
pub fn certainty(certainty: Certainty) -> &'static str {
    match certainty {
        Certainty::Plan => "规划载明",
        Certainty::Seen => "公开文件（已读）",
        Certainty::Memory => "公开标准（凭记忆，待核）",
        Certainty::Compiled => "编制",
    }
}

/// How sure, in a mark of two characters to stand behind a reference.
pub fn certainty_mark(certainty: Certainty) -> &'static str {
    match certainty {
        Certainty::Plan => "规划",
        Certainty::Seen => "已读",
        Certainty::Memory => "待核",
        Certainty::Compiled => "编制",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::prose::check;

    #[test]
    fn every_certainty_has_a_word() {
        for one in [
            Certainty::Plan,
            Certainty::Seen,
            Certainty::Memory,
            Certainty::Compiled,
        ] {
            check(certainty(one));
            check(certainty_mark(one));
        }
        check(NOT_OFFICIAL);
        check(NOT_OFFICIAL_EXPLAINED);
    }
}
