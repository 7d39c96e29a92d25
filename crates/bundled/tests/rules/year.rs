//! The papers of the year: rectification plan and annual report.

use crate::support::{Case, book, cases, facts, in_force, inputs, score, set, verdict};
use assessment::annual_form::AnnualKind;
use assessment::catalogue::Method;
use assessment::edit::{AnnualEdit, ItemEdit, MeasureEdit};
use assessment::plan::{self, Need, Subject, Urgency};
use assessment::{
    Assessment, Code, Edit, Measure, MeasureState, Place, ProfileField, Severity, Verdict, profile,
};
use boundary::Grade;
use library::Edition;
use std::collections::BTreeSet;

fn needs(case: &Case, assessment: &Assessment, grade: Grade) -> Vec<Need> {
    let score = score(&case.catalogue, assessment);
    plan::needs(&case.catalogue, assessment, &score, grade)
}

#[test]
fn a_mine_that_lost_nothing_has_nothing_to_rectify() {
    for case in cases() {
        assert_eq!(needs(case, &case.complete(), Grade::Agrees), []);
    }
}

#[test]
fn what_must_be_mended_comes_before_what_may() {
    for case in cases() {
        let mut assessment = case.with_items(&case.worst);
        crate::support::meet_all(&case.catalogue, &mut assessment);
        let veto = case.catalogue.preconditions[3].id.clone();
        verdict(&mut assessment, &veto, Verdict::NotMet);
        let found = needs(case, &assessment, Grade::Blocked);
        assert_eq!(found[0].subject, Subject::Precondition(veto));
        assert!(found.is_sorted_by_key(|need| need.urgency));
        let boundary = found.iter().find(|need| need.subject == Subject::Boundary);
        assert_eq!(boundary.map(|need| need.urgency), Some(Urgency::Verify));
        let items: Vec<&Need> = found
            .iter()
            .filter(|need| matches!(need.subject, Subject::Item(_)))
            .collect();
        let losing = score(&case.catalogue, &assessment);
        let losing = losing
            .items
            .iter()
            .filter(|item| item.lost() > assessment::Points::ZERO);
        assert_eq!(items.len(), losing.count());
    }
}

#[test]
fn a_measure_that_was_written_stays_in_the_plan_when_nothing_is_lost_any_more() {
    let case = &cases()[0];
    let mut assessment = case.complete();
    let id = case.catalogue.items().next().expect("an item").id.clone();
    let person = MeasureEdit::Person("王安全".to_owned());
    assessment.apply(Edit::Measure(id.clone(), person));
    let found = needs(case, &assessment, Grade::Agrees);
    let mended = Need {
        urgency: Urgency::Mended,
        subject: Subject::Item(id.clone()),
    };
    assert_eq!(found, [mended]);
    assert_eq!(plan::progress(&found, &assessment).done, 1);

    // An answer that was taken back is no answer: nothing is known to be mended.
    let mut open = assessment.clone();
    open.apply(Edit::Item(id.clone(), ItemEdit::Choice(None)));
    let found = needs(case, &open, Grade::Agrees);
    assert_eq!(found[0].urgency, Urgency::Verify);
    assert_eq!(plan::progress(&found, &open).done, 0);

    let emptied = MeasureEdit::Person(String::new());
    assessment.apply(Edit::Measure(id, emptied));
    assert!(assessment.measures.is_empty());
}

#[test]
fn a_row_is_settled_by_a_person_and_a_day_and_done_when_said_so() {
    let case = &cases()[0];
    let assessment = case.with_items(&case.worst);
    let found = needs(case, &assessment, Grade::Agrees);
    let key = found[0].subject.key().to_owned();
    let count = |measure: Measure| {
        let mut assessment = assessment.clone();
        assessment.measures.insert(key.clone(), measure);
        let count = plan::progress(&found, &assessment);
        assert_eq!(count.open + count.done, count.all);
        (count.settled, count.done)
    };
    let person = Measure {
        person: "王安全".into(),
        ..Measure::default()
    };
    let settled = Measure {
        due: "2025年6月30日".into(),
        ..person.clone()
    };
    let done = Measure {
        state: Some(MeasureState::Done),
        ..Measure::default()
    };
    assert_eq!(count(Measure::default()), (0, 0));
    assert_eq!(count(person), (0, 0));
    assert_eq!(count(settled), (1, 0));
    assert_eq!(count(done), (0, 1));
}

#[test]
fn the_period_goes_by_the_list_and_a_deadline_after_it_is_noticed() {
    let found = |listed: &str, due: &str| {
        let mut assessment = cases()[0].blank.clone();
        set(&mut assessment, ProfileField::Listed, listed);
        set(&mut assessment, ProfileField::ReferenceDate, "2026-11-25");
        let measure = Measure {
            due: due.to_owned(),
            ..Measure::default()
        };
        let found = plan::measure_findings(
            "SS-A1-01",
            &measure,
            &assessment.profile,
            &book().file.rectification,
        );
        found
            .into_iter()
            .map(|(_, finding)| finding.code)
            .collect::<Vec<_>>()
    };
    let late = |months, last_day: &str| {
        let last_day = last_day.to_owned();
        vec![Code::DueAfterLimit { months, last_day }]
    };
    assert_eq!(found("国家级", "2027-05-25"), []);
    assert_eq!(found("国家级", "2027-05-26"), late(6, "2027-05-25"));
    for listed in ["自治区级", "未列入", ""] {
        assert_eq!(found(listed, "2027-11-25"), []);
        assert_eq!(found(listed, "2027-11-26"), late(12, "2027-11-25"));
    }
    assert_eq!(found("", "2026-11-24"), [Code::DueBeforeReference]);
    assert_eq!(found("", "明年"), [Code::DateUnreadable]);
    assert_eq!(found("", ""), []);
}

#[test]
fn a_cost_is_a_number_that_is_not_negative() {
    let found = |cost: &str| {
        let measure = Measure {
            cost: cost.to_owned(),
            ..Measure::default()
        };
        let found = plan::measure_findings(
            "boundary",
            &measure,
            &profile::Profile::new(),
            &book().file.rectification,
        );
        found
            .into_iter()
            .map(|(_, finding)| finding.code)
            .collect::<Vec<_>>()
    };
    assert_eq!(found("12.5"), []);
    assert_eq!(found("约十万"), [Code::NumberUnreadable]);
    assert_eq!(found("-1"), [Code::BelowMinimum { min: 0 }]);
}

#[test]
fn the_form_names_every_field_once_and_only_what_there_is() {
    let form = &book().file.annual_report;
    let fields: Vec<_> = form.sections.iter().flat_map(|one| &one.fields).collect();
    let rates: Vec<_> = form.sections.iter().flat_map(|one| &one.rates).collect();
    let mut keys = BTreeSet::from([assessment::year::YEAR]);
    for key in fields
        .iter()
        .map(|one| &one.key)
        .chain(rates.iter().map(|one| &one.key))
    {
        assert!(keys.insert(key), "{key} twice");
    }
    for rate in rates {
        for key in [&rate.top, &rate.bottom] {
            let field = fields.iter().find(|field| field.key == *key);
            assert_eq!(field.map(|field| field.kind), Some(AnnualKind::Number));
        }
        assert_eq!(rate.least.is_some(), rate.below.is_some());
        assert_eq!(rate.document.is_some(), rate.certainty.is_some());
    }
    let catalogues: Vec<_> = in_force().map(Edition::catalogue).collect();
    for source in fields.iter().flat_map(|field| &field.from) {
        let item = catalogues
            .iter()
            .find_map(|catalogue| catalogue.item(&source.item));
        let Some(Method::Threshold(threshold)) = item.map(|item| &item.method) else {
            panic!("{} computes nothing", source.item);
        };
        let metric = &threshold.metric;
        if let Some(input) = &source.input {
            assert!(
                metric.inputs.iter().any(|one| one.key == *input),
                "{} has no {input}",
                source.item
            );
        }
    }
    assert!(form.due(2026).is_some());
}

#[test]
fn a_field_follows_the_answers_until_it_is_typed_and_again_when_taken_back() {
    let form = &book().file.annual_report;
    let area = |case: &Case, key: &str| {
        let mut assessment = case.blank.clone();
        let item = case
            .catalogue
            .items()
            .find(|item| item.id.ends_with("-E2-01"))
            .expect("the yearly restoration");
        let given = inputs(&[("done", "1.5"), ("plan", "2")]);
        assessment.items.insert(item.id.clone(), given);
        let field = form.fields(&assessment).find(|field| field.key == key);
        let field = field.expect("a field").clone();
        let value =
            |assessment: &Assessment| field.value(assessment, &score(&case.catalogue, assessment));
        let followed = value(&assessment);
        let entry = |text: Option<&str>| {
            Edit::Annual(AnnualEdit::Entry(key.to_owned(), text.map(str::to_owned)))
        };
        assessment.apply(entry(Some("")));
        assert_eq!(value(&assessment), "", "emptied is not taken over");
        assessment.apply(entry(Some("7")));
        assert_eq!(value(&assessment), "7");
        assessment.apply(entry(None));
        assert_eq!(value(&assessment), followed);
        assert!(assessment.annual.is_empty());
        let rates = &form.sections[0].rates[0];
        let rate = form.rate(rates, &assessment, &score(&case.catalogue, &assessment));
        assert_eq!(rate.map(assessment::number::display).as_deref(), Some("75"));
        followed
    };
    // Square metres here, hectares there: the form is in square metres.
    assert_eq!(area(&cases()[0], "restoreDone"), "1.5");
    assert_eq!(area(&cases()[1], "restoreDone"), "15000");
}

#[test]
fn the_year_is_that_of_the_dates_until_it_is_typed_and_a_late_report_is_noticed() {
    let form = &book().file.annual_report;
    let case = &cases()[0];
    let mut assessment = case.blank.clone();
    assert_eq!(assessment::year::year(&assessment), "2025");
    set(&mut assessment, ProfileField::FilingDate, "2027年1月5日");
    assert_eq!(assessment::year::year(&assessment), "2027");
    let mut found = |year: &str| {
        let year = (!year.is_empty()).then(|| year.to_owned());
        assessment.apply(Edit::Annual(AnnualEdit::Year(year)));
        let found = form.findings(&assessment, &score(&case.catalogue, &assessment));
        found
            .into_iter()
            .filter(|one| one.place == Place::Annual(assessment::year::YEAR.to_owned()))
            .map(|one| (one.severity, one.code))
            .collect::<Vec<_>>()
    };
    assert_eq!(found(""), []);
    let due = "2026-12-31".to_owned();
    assert_eq!(
        found("2026年"),
        [(Severity::Warning, Code::FiledLate { due })]
    );
    assert_eq!(found("今年"), [(Severity::Error, Code::YearUnreadable)]);
}

#[test]
fn a_filing_date_before_the_reference_date_is_noticed() {
    let mut assessment = cases()[0].blank.clone();
    let mut found = |day: &str| {
        set(&mut assessment, ProfileField::FilingDate, day);
        let all = facts(&assessment);
        all.into_iter()
            .filter(|one| one.place == Place::Profile(ProfileField::FilingDate))
            .map(|one| one.code)
            .collect::<Vec<_>>()
    };
    assert_eq!(found("2025-01-10"), []);
    assert_eq!(found("2025-01-09"), [Code::FiledBeforeReference]);
    assert_eq!(found("昨天"), [Code::DateUnreadable]);
}
