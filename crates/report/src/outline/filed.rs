//! What all parts of the outline read.

use crate::model::{Date, Tone};
use assessment::answers::Record;
use assessment::{Evidence, Finding, Place, ProfileField, Severity, Source, date, profile};
use library::Case;
use std::ops::Deref;

/// A judged assessment as it is handed in: what every paper is made of.
pub struct Filed<'a> {
    /// The assessment, judged.
    pub case: &'a Case,
    /// The day of the submission, `YYYY-MM-DD`.
    pub exported_on: &'a str,
    /// The SHA-256 that the submission carries, in hexadecimal.
    pub digest: &'a str,
}

impl Deref for Filed<'_> {
    type Target = Case;

    fn deref(&self) -> &Case {
        self.case
    }
}

/// What stands where nothing was filled in.
pub const NOT_FILLED: &str = "未填";

impl<'a> Filed<'a> {
    /// The text of a fact, possibly empty.
    pub fn text(&self, field: ProfileField) -> &'a str {
        profile::text(&self.case.assessment.profile, field)
    }

    /// The text of a fact, or something else in its place.
    pub fn text_or<'t>(&self, field: ProfileField, otherwise: &'t str) -> &'t str
    where
        'a: 't,
    {
        match self.text(field) {
            "" => otherwise,
            text => text,
        }
    }

    /// Where a fact came from, when it is there.
    pub fn source(&self, field: ProfileField) -> Option<Source> {
        let fact = self.case.assessment.profile.get(&field)?;
        (!fact.value.trim().is_empty()).then_some(fact.source)
    }

    /// A fact with the mark `规划载明，待核对` where nobody has compared it yet.
    pub fn marked(&self, field: ProfileField) -> String {
        let text = self.fact(field);
        match self.source(field) {
            Some(Source::Register) => format!("{text}（{}）", words::source(Source::Register)),
            _ => text,
        }
    }

    /// A fact as papers show it: dates in one form, `未填` where there is nothing.
    pub fn fact(&self, field: ProfileField) -> String {
        let text = self.text_or(field, NOT_FILLED);
        match field {
            ProfileField::ReferenceDate | ProfileField::LicenceFrom | ProfileField::LicenceTo => {
                day(text)
            }
            _ => text.to_owned(),
        }
    }

    /// Name of the mine.
    pub fn mine(&self) -> String {
        self.text_or(ProfileField::MineName, "（矿山名称未填）")
            .to_owned()
    }

    /// The day of the submission; the reference date if that cannot be read.
    pub fn date(&self) -> Date {
        let day = date::parse(self.exported_on)
            .or_else(|| date::parse(self.text(ProfileField::ReferenceDate)));
        day.map_or(
            Date {
                year: 1970,
                month: 1,
                day: 1,
            },
            |day| Date {
                year: u16::try_from(day.year()).unwrap_or(1970),
                month: u8::from(day.month()),
                day: day.day(),
            },
        )
    }

    /// Every paper that is kept beside what this track asks, in the order of the catalogue.
    pub fn papers(&self) -> Vec<Paper<'a>> {
        let catalogue = self.case.catalogue();
        let entries = &self.case.assessment.preconditions;
        let preconditions = catalogue
            .preconditions
            .iter()
            .filter_map(|one| Some((&one.id, &one.title, &entries.get(&one.id)?.record)));
        let items = catalogue
            .items()
            .filter(|item| self.case.score.item(&item.id).is_some())
            .filter_map(|item| {
                let answer = self.case.assessment.items.get(&item.id)?;
                Some((&item.id, &item.title, &answer.record))
            });
        let mut papers = Vec::new();
        for (id, title, record) in preconditions.chain(items) {
            for paper in &record.evidence {
                papers.push(Paper {
                    number: papers.len() + 1,
                    id,
                    title,
                    paper,
                });
            }
        }
        papers
    }

    /// The papers beside one condition or item, a line each.
    pub fn papers_of(&self, id: &str) -> Vec<String> {
        let papers = self.papers().into_iter().filter(|one| one.id == id);
        papers.map(|one| paper(one.number, one.paper)).collect()
    }

    /// A finding in one line: `请核对（有效期止）：……`.
    pub fn finding(&self, finding: &Finding) -> String {
        let label = match &finding.place {
            Place::Profile(field) => Some(words::profile_label(*field)),
            Place::Transformation(field) => Some(words::local_field(*field)),
            Place::PreconditionField(id, key) => {
                self.case.catalogue().precondition(id).and_then(|one| {
                    let field = one.fields.iter().find(|field| field.key == *key)?;
                    Some(field.label.as_str())
                })
            }
            Place::ItemInput(id, key) => self
                .catalogue()
                .item(id)
                .and_then(|item| input_label(item, key)),
            Place::Precondition(_)
            | Place::Item(_)
            | Place::Boundary
            | Place::Measure(_)
            | Place::Annual(_) => None,
        };
        let severity = words::severity(finding.severity);
        let sentence = words::finding(&finding.code);
        match label {
            Some(label) => format!("{severity}（{label}）：{sentence}"),
            None => format!("{severity}：{sentence}"),
        }
    }
}

fn input_label<'a>(item: &'a assessment::Item, key: &str) -> Option<&'a str> {
    let assessment::Method::Threshold(threshold) = &item.method else {
        return None;
    };
    let input = threshold
        .metric
        .inputs
        .iter()
        .find(|input| input.key == key)?;
    Some(&input.label)
}

/// A paper beside a condition or an item, with its number in the evidence index.
pub struct Paper<'a> {
    /// From 1.
    pub number: usize,
    /// Id of the condition or item.
    pub id: &'a str,
    /// Its name.
    pub title: &'a str,
    /// The paper.
    pub paper: &'a Evidence,
}

/// A date in the form of all papers, `2025-02-15`; what is no calendar date stays as it was typed.
pub fn day(text: &str) -> String {
    date::parse(text).map_or_else(|| text.trim().to_owned(), date::iso)
}

/// `附件 3：采矿许可证副本（档案柜，2025-01-01）`.
fn paper(number: usize, paper: &Evidence) -> String {
    let mut beside = vec![paper.kept_at.trim().to_owned(), day(&paper.date)];
    beside.retain(|text| !text.is_empty());
    let name = match paper.name.trim() {
        "" => "（材料名称未填）",
        name => name,
    };
    if beside.is_empty() {
        format!("附件 {number}：{name}")
    } else {
        format!("附件 {number}：{name}（{}）", beside.join("，"))
    }
}

/// Remark and mark of a record, a line each.
pub fn remarks(record: &Record) -> Vec<String> {
    let mut lines = Vec::new();
    if !record.remark.trim().is_empty() {
        lines.push(format!("备注：{}", record.remark.trim()));
    }
    if record.flagged {
        lines.push("已标记待复核".to_owned());
    }
    lines
}

/// How grave a finding is on paper.
pub fn tone(severity: Severity) -> Tone {
    match severity {
        Severity::Error => Tone::Bad,
        Severity::Warning | Severity::Missing => Tone::Caution,
        Severity::Note => Tone::Plain,
    }
}
