//! Tracks: which questions a mine is asked.

use assessment::Track;

/// Name of the track and what it means for the mine.
pub fn track(track: Track) -> (&'static str, &'static str) {
    match track {
        Track::Full => ("全项自评", "核先决条件，评全部指标，给出自评得分。"),
        Track::Small => (
            "小型矿山路径",
            "只核先决条件和约束性指标，逐项给出达到或未达到，不计总分。",
        ),
        Track::NotYetAdmissible => (
            "全项自评，暂不具备准入条件",
            "剩余服务年限短于规划要求，暂不能申报；可以照常自评，得分只供对照。",
        ),
        Track::Listed => (
            "已入库复核",
            "已列入绿色矿山名录：逐项复核，结果可用于编写年度报告。",
        ),
        Track::Stopped => ("停产登记", "矿山停产，只登记基本情况，不作评价。"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_track_has_a_name_and_an_explanation() {
        for one in Track::ALL {
            let (name, explanation) = track(one);
            crate::prose::check(name);
            crate::prose::check(explanation);
        }
    }
}
