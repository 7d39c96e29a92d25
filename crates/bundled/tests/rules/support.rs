//! Assessments to try the rules on.

use assessment::catalogue::{Check, Input, Method};
use assessment::edit::PreconditionEdit;
use assessment::item_score::{ItemOutcome, ItemScore, score_item};
use assessment::{
    Assessment, Catalogue, Edit, Finding, Item, ItemAnswer, Points, Precondition, ProfileField,
    Register, Score, Verdict, facts, survey,
};
use library::{Book, Edition, Library, start};
use proptest::prelude::*;
use std::sync::OnceLock;

/// A bundled catalogue with an assessment to start from, and the best and worst answer to each of its items.
pub struct Case {
    pub catalogue: Catalogue,
    pub blank: Assessment,
    pub best: Vec<ItemAnswer>,
    pub worst: Vec<ItemAnswer>,
}

/// The bundled catalogues, each with a registered mine on the full track before its licence expires.
pub fn cases() -> &'static [Case] {
    static CASES: OnceLock<Vec<Case>> = OnceLock::new();
    CASES.get_or_init(|| {
        [("erhao", "2025-01-10"), ("lingquan", "2025-01-10")]
            .map(|(key, date)| case(key, date))
            .into()
    })
}

/// Everything that ships with the program.
pub fn library() -> &'static Library {
    static LIBRARY: OnceLock<Library> = OnceLock::new();
    LIBRARY.get_or_init(bundled::library)
}

pub fn book() -> &'static Book {
    &library().books()[0]
}

pub fn register() -> &'static Register {
    book().register()
}

/// Every edition that ships with the program.
pub fn editions() -> impl Iterator<Item = &'static Edition> {
    library().editions().iter().map(AsRef::as_ref)
}

/// Those of them that are in force.
pub fn in_force() -> impl Iterator<Item = &'static Edition> {
    editions().filter(|edition| {
        let mut current = book().in_force();
        current.any(|listed| listed.reference() == edition.reference)
    })
}

/// A new assessment of a registered mine.
pub fn begin(key: &str, reference_date: &str) -> (Catalogue, Assessment) {
    let mine = register().mine(key).expect("registered");
    let listed = book()
        .edition_for(&mine.mineral, &mine.method)
        .expect("a catalogue");
    let blank = start::from_register(mine, book(), listed, reference_date);
    let edition = library().edition(&listed.reference()).expect("at hand");
    (edition.catalogue().clone(), blank)
}

/// The score by the book that ships with the program.
pub fn score(catalogue: &Catalogue, assessment: &Assessment) -> Score {
    assessment::score(catalogue, &book().district().licence_issuers, assessment)
}

/// What is found in the facts of an assessment.
pub fn facts(assessment: &Assessment) -> Vec<Finding> {
    let book = &book().file;
    let issuers = &book.district.licence_issuers;
    facts::findings(&assessment.profile, &book.scale_classes, issuers)
}

/// The boundary of an assessment, judged.
pub fn survey(assessment: &Assessment) -> survey::Surveyed {
    let against = survey::against(assessment, book().district());
    survey::survey(&assessment.boundary, &against)
}

fn case(key: &str, date: &str) -> Case {
    let (catalogue, blank) = begin(key, date);
    let of = |pick: fn(&Item) -> ItemAnswer| catalogue.items().map(pick).collect();
    Case {
        best: of(best),
        worst: of(worst),
        blank,
        catalogue,
    }
}

impl Case {
    /// Every precondition 符合 and every item at its best.
    pub fn complete(&self) -> Assessment {
        let mut assessment = self.with_items(&self.best);
        meet_all(&self.catalogue, &mut assessment);
        assessment
    }

    /// These answers, in catalogue order.
    pub fn with_items(&self, answers: &[ItemAnswer]) -> Assessment {
        let mut assessment = self.blank.clone();
        let ids = self.catalogue.items().map(|item| item.id.clone());
        assessment.items = ids.zip(answers.iter().cloned()).collect();
        assessment
    }

    /// The worst answer to an item.
    pub fn worst_of(&self, id: &str) -> ItemAnswer {
        let at = self.catalogue.items().position(|item| item.id == id);
        self.worst[at.expect("an item of the catalogue")].clone()
    }
}

/// 符合 for every precondition, its papers dated.
pub fn meet_all(catalogue: &Catalogue, assessment: &mut Assessment) {
    for one in &catalogue.preconditions {
        verdict(assessment, &one.id, Verdict::Met);
        date_papers(assessment, one);
    }
}

/// Types in until when a paper is valid, where 符合 needs it and the profile does not say it.
fn date_papers(assessment: &mut Assessment, precondition: &Precondition) {
    let own = |key: &str| {
        let field = precondition.fields.iter().find(|field| field.key == key);
        field.is_some_and(|field| field.fact.is_none())
    };
    for check in &precondition.checks {
        if let Check::NotExpired {
            field, required, ..
        } = check
            && *required
            && own(field)
        {
            let edit = PreconditionEdit::Field(field.clone(), "2099年12月31日".to_owned());
            assessment.apply(Edit::Precondition(precondition.id.clone(), edit));
        }
    }
}

/// Gives a verdict; what else was entered stays.
pub fn verdict(assessment: &mut Assessment, id: &str, verdict: Verdict) {
    let edit = PreconditionEdit::Verdict(Some(verdict));
    assessment.apply(Edit::Precondition(id.to_owned(), edit));
}

pub fn set(assessment: &mut Assessment, field: ProfileField, value: &str) {
    assessment.apply(Edit::SetFact(field, value.to_owned()));
}

/// An answer with these inputs.
pub fn inputs(given: &[(&str, &str)]) -> ItemAnswer {
    let pair = |(key, text): &(&str, &str)| ((*key).to_owned(), (*text).to_owned());
    ItemAnswer {
        inputs: given.iter().map(pair).collect(),
        ..ItemAnswer::default()
    }
}

pub fn choice(key: &str) -> ItemAnswer {
    ItemAnswer {
        choice: Some(key.to_owned()),
        ..ItemAnswer::default()
    }
}

pub fn not_applicable(reason: &str) -> ItemAnswer {
    ItemAnswer {
        not_applicable: true,
        reason: reason.to_owned(),
        ..ItemAnswer::default()
    }
}

/// Points earned; `None` unless scored.
pub fn earned(score: &ItemScore) -> Option<Points> {
    match score.outcome {
        ItemOutcome::Scored { points, .. } => Some(points),
        _ => None,
    }
}

/// The answer that earns full marks.
pub fn best(item: &Item) -> ItemAnswer {
    extreme(item, |points| points)
}

/// The answer that earns least.
pub fn worst(item: &Item) -> ItemAnswer {
    extreme(item, |points| Points(-points.0))
}

fn extreme(item: &Item, rank: fn(Points) -> Points) -> ItemAnswer {
    let scored = candidates(item).into_iter().filter_map(|answer| {
        let points = earned(&score_item(item, Some(&answer)))?;
        Some((rank(points), answer))
    });
    let found = scored.reduce(|best, next| if next.0 > best.0 { next } else { best });
    found.expect("every item can be scored").1
}

/// Answers among which the best and the worst are found.
fn candidates(item: &Item) -> Vec<ItemAnswer> {
    match &item.method {
        Method::PassFail { .. } => vec![choice(ItemAnswer::PASS), choice(ItemAnswer::FAIL)],
        Method::Levels(levels) => levels.iter().map(|level| choice(&level.key)).collect(),
        Method::Deduct(deductions) => {
            let mut worst = choice(ItemAnswer::CHECKED);
            worst.counts = deductions.iter().map(|one| (one.key.clone(), 9)).collect();
            vec![choice(ItemAnswer::CHECKED), worst]
        }
        Method::Threshold(threshold) => {
            let metric = &threshold.metric;
            let mut all = vec![Vec::new()];
            for input in metric.inputs.iter().filter(|input| !input.optional) {
                let texts = texts(input);
                all = all
                    .iter()
                    .flat_map(|begun: &Vec<(String, String)>| {
                        texts.iter().map(move |text| {
                            let mut begun = begun.clone();
                            begun.push((input.key.clone(), text.clone()));
                            begun
                        })
                    })
                    .collect();
            }
            let answer = |pairs: Vec<(String, String)>| ItemAnswer {
                inputs: pairs.into_iter().collect(),
                ..ItemAnswer::default()
            };
            all.into_iter().map(answer).collect()
        }
    }
}

fn texts(input: &Input) -> Vec<String> {
    let numbers = ["0", "1", "50", "100", "200"].map(str::to_owned).to_vec();
    let fixed = input.options.iter().filter(|one| one.number.is_some());
    let fixed: Vec<String> = fixed.map(|one| one.key.clone()).collect();
    if input.options.is_empty() {
        numbers
    } else {
        fixed
    }
}

/// What a random answer is made of: what kind it is, and numbers that it draws on.
pub type Draw = (u8, [u16; 4]);

/// Draws for all items of the largest catalogue. The simplest draw is an unanswered item.
pub fn draws() -> impl Strategy<Value = Vec<Draw>> {
    let most = cases().iter().map(|case| case.best.len()).max();
    prop::collection::vec((0_u8..12, any::<[u16; 4]>()), most.unwrap_or(0))
}

/// An index of one of [`cases`].
pub fn any_case() -> impl Strategy<Value = usize> {
    0..cases().len()
}

/// The answer a draw stands for: open, readable, 不适用 with or without a reason, or nonsense.
pub fn drawn(item: &Item, (kind, numbers): Draw) -> ItemAnswer {
    match kind {
        0 | 1 => ItemAnswer::default(),
        2 => not_applicable("不涉及"),
        3 => not_applicable("  "),
        4 => ItemAnswer {
            choice: Some("?".to_owned()),
            inputs: [("?".to_owned(), "十二".to_owned())].into_iter().collect(),
            ..ItemAnswer::default()
        },
        _ => readable(item, numbers),
    }
}

/// An answer of the right kind; a rate may still turn out impossible.
pub fn readable(item: &Item, numbers: [u16; 4]) -> ItemAnswer {
    let number = |index: usize| usize::from(numbers[index % 4]);
    match &item.method {
        Method::PassFail { .. } => choice([ItemAnswer::PASS, ItemAnswer::FAIL][number(0) % 2]),
        Method::Levels(levels) => choice(&levels[number(0) % levels.len()].key),
        Method::Deduct(deductions) => {
            let count = |index: usize| u32::from(numbers[index % 4] % 4);
            let counts = deductions.iter().enumerate();
            ItemAnswer {
                counts: counts.map(|(i, one)| (one.key.clone(), count(i))).collect(),
                ..choice(ItemAnswer::CHECKED)
            }
        }
        Method::Threshold(threshold) => {
            let metric = &threshold.metric;
            let text = |index: usize, input: &Input| match input.options.len() {
                0 => format!("{}.{:02}", number(index) % 130, number(index) / 130 % 100),
                length => input.options[number(index) % length].key.clone(),
            };
            let given = metric.inputs.iter().enumerate();
            let mut inputs: canon::LiteMap<String, String> = given
                .map(|(index, input)| (input.key.clone(), text(index, input)))
                .collect();
            for input in metric.inputs.iter().filter(|one| !one.options.is_empty()) {
                let key = assessment::catalogue::custom_key(&input.key);
                inputs.insert(key, (number(3) % 100).to_string());
            }
            ItemAnswer {
                inputs,
                ..ItemAnswer::default()
            }
        }
    }
}

/// The assessment the draws stand for: its items; draws also decide the preconditions.
pub fn random(case: &Case, draws: &[Draw]) -> Assessment {
    let items = case.catalogue.items().zip(draws);
    let answers: Vec<ItemAnswer> = items.map(|(item, draw)| drawn(item, *draw)).collect();
    let mut assessment = case.with_items(&answers);
    let verdicts = [
        Verdict::Met,
        Verdict::Met,
        Verdict::NotMet,
        Verdict::Pending,
        Verdict::NotApplicable,
    ];
    for (one, (kind, numbers)) in case.catalogue.preconditions.iter().zip(draws) {
        if *kind > 0 {
            let chosen = verdicts[usize::from(numbers[3]) % verdicts.len()];
            verdict(&mut assessment, &one.id, chosen);
            if numbers[2] % 4 > 0 {
                date_papers(&mut assessment, one);
            }
        }
    }
    assessment
}
