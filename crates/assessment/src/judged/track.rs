//! The track (评价路径) a mine takes, derived from its facts (RULES §6).

use crate::answers::Assessment;
use crate::catalogue::Catalogue;
use crate::number::{self, Exact};
use crate::profile::{self, Profile, ProfileField};
use crate::scale::ScaleClass;

/// Which questions a mine is asked and what comes out.
///
/// | situation | track |
/// |---|---|
/// | stopped | [`Track::Stopped`] |
/// | small by the register | [`Track::Small`] |
/// | already listed | [`Track::Listed`] |
/// | large or medium, service life under the minimum | [`Track::NotYetAdmissible`] |
/// | otherwise | [`Track::Full`] |
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Track {
    /// 全项自评: preconditions, all items, a score.
    Full,
    /// 小型矿山路径: preconditions and binding items, met or not met, no total.
    Small,
    /// 全项自评，暂不具备准入条件: scored as practice.
    NotYetAdmissible,
    /// 已入库复核: all items again, for the yearly report.
    Listed,
    /// 停产: nothing to assess.
    Stopped,
}

impl Track {
    /// All of them.
    pub const ALL: [Track; 5] = [
        Track::Full,
        Track::Small,
        Track::NotYetAdmissible,
        Track::Listed,
        Track::Stopped,
    ];

    /// Key in files.
    pub fn key(self) -> &'static str {
        match self {
            Track::Full => "full",
            Track::Small => "small",
            Track::NotYetAdmissible => "notYetAdmissible",
            Track::Listed => "listed",
            Track::Stopped => "stopped",
        }
    }

    /// Whether a total and a pass line exist.
    pub fn has_total(self) -> bool {
        matches!(self, Track::Full | Track::NotYetAdmissible | Track::Listed)
    }
}

/// The track of an assessment.
pub fn track(catalogue: &Catalogue, assessment: &Assessment) -> Track {
    let profile = &assessment.profile;
    let value = |field| profile::text(profile, field);
    if value(ProfileField::Status) == "停产" {
        return Track::Stopped;
    }
    if ScaleClass::from_official(value(ProfileField::ScaleClass)) == Some(ScaleClass::Small) {
        return Track::Small;
    }
    if !matches!(value(ProfileField::Listed), "" | "未列入") {
        return Track::Listed;
    }
    if life_under_minimum(catalogue, profile) == Some(true) {
        Track::NotYetAdmissible
    } else {
        Track::Full
    }
}

/// Whether the remaining service life is under the minimum: by the number if there is one, else as registered.
pub fn life_under_minimum(catalogue: &Catalogue, profile: &Profile) -> Option<bool> {
    let min = Exact::from_integer(i128::from(catalogue.scoring.service_life_min_years.value));
    match number::parse(profile::text(profile, ProfileField::ServiceLife)) {
        Ok(Some(years)) => Some(years < min),
        _ => match profile::text(profile, ProfileField::ServiceLifeUnderMinimum) {
            "是" => Some(true),
            "否" => Some(false),
            _ => None,
        },
    }
}
