//! Places of the app, as addresses behind `#`: they work from any folder and from a file.

use std::mem;

/// A place of the app.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Route {
    /// The drafts.
    Start,
    /// A new assessment; the key of a registered mine, `other`, or nothing chosen yet.
    New(Option<String>),
    /// What this is, where its numbers come from.
    About,
    /// 备份与保管.
    Keeping,
    /// A step of a draft.
    Draft(String, Step),
    /// Nothing is there.
    Unknown,
}

/// A step of an assessment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// 矿山概况.
    Profile,
    /// 先决条件.
    Preconditions,
    /// 指标自评, at a category letter or an item id.
    Items(Option<String>),
    /// 矿区范围.
    Boundary,
    /// 结果与整改.
    Result,
    /// 整改计划.
    Plan,
    /// 年度报告.
    Annual,
    /// 导出.
    Export,
    /// 指标自评表, back from a spreadsheet program.
    Table,
    /// 历史版本.
    History,
    /// 比较与合并.
    Compare,
    /// 目录换版: to the edition of the catalogue that is in force.
    Edition,
}

/// Where a step stands in the list of steps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Listed {
    /// On the way from the first to the last.
    Way,
    /// Below it.
    Beside,
    /// Nowhere: something else leads there.
    Elsewhere,
}

/// What is known of a step beside what it shows and how far it is.
pub struct StepInfo {
    /// The step, 指标自评 at its beginning.
    pub step: Step,
    /// Its word in an address.
    word: &'static str,
    pub name: &'static str,
    pub listed: Listed,
    /// The score stands beside it; the others need the width, or say all of it themselves.
    pub has_panel: bool,
    /// Something is entered there: it is locked while another page writes the draft. Files can be made all the same.
    pub takes_entries: bool,
}

/// The steps, in the order of the list. What one shows: `pages/draft_frame.rs`; how far it is: `frame/steps.rs`.
pub static STEPS: [StepInfo; 12] = [
    StepInfo {
        step: Step::Profile,
        word: "profile",
        name: "矿山概况",
        listed: Listed::Way,
        has_panel: true,
        takes_entries: true,
    },
    StepInfo {
        step: Step::Preconditions,
        word: "preconditions",
        name: "先决条件",
        listed: Listed::Way,
        has_panel: true,
        takes_entries: true,
    },
    StepInfo {
        step: Step::Items(None),
        word: "items",
        name: "指标自评",
        listed: Listed::Way,
        has_panel: true,
        takes_entries: true,
    },
    StepInfo {
        step: Step::Boundary,
        word: "boundary",
        name: "矿区范围",
        listed: Listed::Way,
        has_panel: false,
        takes_entries: true,
    },
    StepInfo {
        step: Step::Result,
        word: "result",
        name: "结果与整改",
        listed: Listed::Way,
        has_panel: false,
        takes_entries: true,
    },
    StepInfo {
        step: Step::Plan,
        word: "plan",
        name: "整改计划",
        listed: Listed::Way,
        has_panel: false,
        takes_entries: true,
    },
    StepInfo {
        step: Step::Annual,
        word: "annual",
        name: "年度报告",
        listed: Listed::Way,
        has_panel: false,
        takes_entries: true,
    },
    StepInfo {
        step: Step::Export,
        word: "export",
        name: "导出",
        listed: Listed::Way,
        has_panel: false,
        takes_entries: false,
    },
    StepInfo {
        step: Step::Table,
        word: "table",
        name: "读回表格",
        listed: Listed::Elsewhere,
        has_panel: false,
        takes_entries: true,
    },
    StepInfo {
        step: Step::History,
        word: "history",
        name: "历史版本",
        listed: Listed::Beside,
        has_panel: false,
        takes_entries: false,
    },
    StepInfo {
        step: Step::Compare,
        word: "compare",
        name: "比较与合并",
        listed: Listed::Beside,
        has_panel: false,
        takes_entries: false,
    },
    StepInfo {
        step: Step::Edition,
        word: "edition",
        name: "目录换版",
        listed: Listed::Elsewhere,
        has_panel: false,
        takes_entries: false,
    },
];

impl Step {
    /// What is known of it.
    pub fn info(&self) -> &'static StepInfo {
        let info = STEPS.iter().find(|one| one.step.is_same(self));
        info.expect("a row in STEPS for each Step")
    }

    /// The same step, whatever stands within it.
    pub fn is_same(&self, other: &Step) -> bool {
        mem::discriminant(self) == mem::discriminant(other)
    }
}

impl Route {
    /// Reads an address such as `#/d/ID/items/SS-A2-01`.
    pub fn from_hash(hash: &str) -> Route {
        let path = hash.trim_start_matches('#').trim_matches('/');
        let parts: Vec<&str> = path.split('/').collect();
        match parts.as_slice() {
            [""] => Route::Start,
            ["new"] => Route::New(None),
            ["new", mine] => Route::New(Some((*mine).to_owned())),
            ["about"] => Route::About,
            ["keeping"] => Route::Keeping,
            ["d", id] => Route::Draft((*id).to_owned(), Step::Profile),
            ["d", id, step, rest @ ..] => {
                let found = match rest {
                    [] => STEPS
                        .iter()
                        .find(|one| one.word == *step)
                        .map(|one| one.step.clone()),
                    [at] if *step == Step::Items(None).info().word => {
                        Some(Step::Items(Some((*at).to_owned())))
                    }
                    _ => None,
                };
                found.map_or(Route::Unknown, |step| Route::Draft((*id).to_owned(), step))
            }
            _ => Route::Unknown,
        }
    }

    pub fn to_hash(&self) -> String {
        match self {
            Route::Start | Route::Unknown => "#/".to_owned(),
            Route::New(None) => "#/new".to_owned(),
            Route::New(Some(mine)) => format!("#/new/{mine}"),
            Route::About => "#/about".to_owned(),
            Route::Keeping => "#/keeping".to_owned(),
            Route::Draft(id, Step::Items(Some(at))) => format!("#/d/{id}/items/{at}"),
            Route::Draft(id, step) => format!("#/d/{id}/{}", step.info().word),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_place_has_an_address_that_leads_back_to_it() {
        let draft = |step| Route::Draft("19a-f".into(), step);
        let steps = STEPS
            .iter()
            .map(|info| info.step.clone())
            .chain([Step::Items(Some("SS-A2-01".into()))]);
        let other = [
            Route::Start,
            Route::New(None),
            Route::New(Some("erhao".into())),
            Route::About,
            Route::Keeping,
        ];
        for place in steps.map(draft).chain(other) {
            assert_eq!(Route::from_hash(&place.to_hash()), place);
        }
        assert_eq!(Route::from_hash(""), Route::Start);
        assert_eq!(Route::from_hash("#/d/1/nowhere"), Route::Unknown);
    }
}
