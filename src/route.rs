//! Places of the app, as addresses behind `#`: they work from any folder and from a file.

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

impl Step {
    /// All of them, 指标自评 at its beginning.
    const ALL: [Step; 12] = [
        Step::Profile,
        Step::Preconditions,
        Step::Items(None),
        Step::Boundary,
        Step::Result,
        Step::Plan,
        Step::Annual,
        Step::Export,
        Step::Table,
        Step::History,
        Step::Compare,
        Step::Edition,
    ];

    fn word(&self) -> &'static str {
        match self {
            Step::Profile => "profile",
            Step::Preconditions => "preconditions",
            Step::Items(_) => "items",
            Step::Boundary => "boundary",
            Step::Result => "result",
            Step::Plan => "plan",
            Step::Annual => "annual",
            Step::Export => "export",
            Step::Table => "table",
            Step::History => "history",
            Step::Compare => "compare",
            Step::Edition => "edition",
        }
    }

    /// The same step, whatever stands within it.
    pub fn is_same(&self, other: &Step) -> bool {
        self.word() == other.word()
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
                    [] => Step::ALL.into_iter().find(|one| one.word() == *step),
                    [at] if *step == Step::Items(None).word() => {
                        Some(Step::Items(Some((*at).to_owned())))
                    }
                    _ => None,
                };
                found.map_or(Route::Unknown, |step| Route::Draft((*id).to_owned(), step))
            }
            _ => Route::Unknown,
        }
    }

    /// The address.
    pub fn to_hash(&self) -> String {
        match self {
            Route::Start | Route::Unknown => "#/".to_owned(),
            Route::New(None) => "#/new".to_owned(),
            Route::New(Some(mine)) => format!("#/new/{mine}"),
            Route::About => "#/about".to_owned(),
            Route::Keeping => "#/keeping".to_owned(),
            Route::Draft(id, Step::Items(Some(at))) => format!("#/d/{id}/items/{at}"),
            Route::Draft(id, step) => format!("#/d/{id}/{}", step.word()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_place_has_an_address_that_leads_back_to_it() {
        let draft = |step| Route::Draft("19a-f".into(), step);
        let steps = Step::ALL
            .into_iter()
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
