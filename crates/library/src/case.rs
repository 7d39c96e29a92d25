//! An assessment, judged: what whoever shows is handed.

use crate::book::Book;
use crate::shelf::Rules;
use assessment::plan::{self, Need};
use assessment::readiness::{self, Gap};
use assessment::survey::Surveyed;
use assessment::{Assessment, Catalogue, Finding, Score, facts};

/// An assessment with the rules it was judged by, and what came out.
#[derive(Clone, Debug)]
pub struct Case {
    /// What was entered.
    pub assessment: Assessment,
    /// The rules.
    pub rules: Rules,
    /// The score.
    pub score: Score,
    /// The boundary, judged.
    pub surveyed: Surveyed,
}

impl Case {
    /// The catalogue.
    pub fn catalogue(&self) -> &Catalogue {
        self.rules.catalogue()
    }

    /// The district book.
    pub fn book(&self) -> &Book {
        &self.rules.book
    }

    /// What is wrong or noteworthy in the facts of the mine.
    pub fn facts(&self) -> Vec<Finding> {
        self.rules.facts(&self.assessment)
    }

    /// What has to be mended.
    pub fn needs(&self) -> Vec<Need> {
        let grade = self.surveyed.judgement.grade;
        plan::needs(self.catalogue(), &self.assessment, &self.score, grade)
    }

    /// What is wrong or noteworthy in the annual report.
    pub fn year(&self) -> Vec<Finding> {
        let form = &self.book().file.annual_report;
        form.findings(&self.assessment, &self.score)
    }

    /// What is still open before it is handed in.
    pub fn gaps(&self) -> Vec<Gap> {
        readiness::gaps(&self.assessment, &self.facts(), &self.score, &self.surveyed)
    }

    /// Everything that was found: facts, preconditions, items, transformation parameters, measures, annual report.
    pub fn findings(&self) -> Vec<Finding> {
        let mut found = self.facts();
        let preconditions = self.score.preconditions.iter();
        found.extend(preconditions.flat_map(|one| one.findings.iter().cloned()));
        let items = self.score.items.iter();
        found.extend(items.flat_map(|one| one.findings.iter().cloned()));
        if let Some(local) = &self.surveyed.local {
            found.extend(local.findings.iter().cloned());
        }
        let periods = &self.book().file.rectification;
        for (key, measure) in &self.assessment.measures {
            let of_measure =
                plan::measure_findings(key, measure, &self.assessment.profile, periods);
            found.extend(of_measure.into_iter().map(|(_, finding)| finding));
        }
        found.extend(self.year());
        found
    }
}

impl Rules {
    /// What is wrong or noteworthy in the facts of a mine.
    pub fn facts(&self, assessment: &Assessment) -> Vec<Finding> {
        let book = &self.book.file;
        facts::findings(
            &assessment.profile,
            &book.scale_classes,
            &book.district.licence_issuers,
        )
    }
}
