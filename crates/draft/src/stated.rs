//! A score (自评结果) and the assumptions behind it, as a submission states them.
//!
//! A result is read back as the same types, to be held against the computed one; `default` says which members may be
//! absent.

use assessment::catalogue::{DecidingNumber, Rule};
use assessment::item_score::{Binding, ItemOutcome, ItemScore, Loss, LossRule};
use assessment::score::{CategoryScore, FloorState, Span};
use assessment::{Catalogue, Certainty, Exact, Points, Score, Track, Verdict};
use serde::{Deserialize, Serialize};

#[cfg(feature = "schema")]
use schemars::JsonSchema;

/// A number or rule that decides something, as the catalogue says it.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Assumption {
    /// Which one: its key in the catalogue's `scoring`.
    pub key: String,
    /// The number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<f64>,
    /// The rule.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rule: Option<String>,
    /// How sure it is.
    pub certainty: Certainty,
    /// Where it stands.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// What is assumed when it is used in this table.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub assumption: Option<String>,
}

/// A result as stated.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct StatedResult {
    /// The track (评价路径): see [`assessment::Track::key`].
    pub track: String,
    /// The conclusion (结论): see [`assessment::Conclusion::key`].
    pub conclusion: String,
    /// The score is practice: it leads to no application.
    pub practice: bool,
    /// Total points (总分), two decimals; null on a track without a total.
    pub total: Option<StatedSpan>,
    /// The pass line (达标线) in points; null on a track without a total.
    pub pass: Option<f64>,
    /// Every first-level indicator (一级指标); empty on a track without a total.
    pub categories: Vec<StatedCategory>,
    /// Every item that is asked on the track.
    pub items: Vec<StatedItem>,
    /// Every precondition (先决条件).
    pub preconditions: Vec<StatedPrecondition>,
    /// How many binding indicators (约束性指标) are in which state.
    pub binding: StatedBinding,
}

/// The least and the most a value can still become, two decimals.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct StatedSpan {
    /// The least.
    pub low: f64,
    /// The most.
    pub high: f64,
}

/// A first-level indicator (一级指标), with the arithmetic of re-basing. All numbers have two decimals.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct StatedCategory {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Points in the catalogue.
    pub points: f64,
    /// Points of the items that apply.
    pub applicable: f64,
    /// Points earned for certain.
    pub earned: f64,
    /// Points after the share of wholly inapplicable categories is spread over the others.
    pub weight: f64,
    /// The least score.
    pub low: f64,
    /// The most.
    pub high: f64,
    /// The floor (一级指标底线) in points.
    pub floor: f64,
    /// `met`, `below`, `open` or `notApplicable`.
    pub state: String,
}

/// What came out of an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum ItemState {
    /// 未评.
    Open,
    /// It earned points.
    Scored,
    /// 不适用.
    NotApplicable,
}

/// An item (三级指标), scored.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct StatedItem {
    /// Its id.
    pub id: String,
    /// Full marks.
    pub max: f64,
    /// What came out.
    pub state: ItemState,
    /// Points earned; absent unless scored.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub points: Option<f64>,
    /// The computed value (指标值), two decimals, where one is computed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<f64>,
    /// For a binding item: `met`, `notMet`, `notApplicable` or `open`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub binding: Option<String>,
    /// Every lost point with its rule.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub losses: Vec<StatedLoss>,
}

/// Which kind of rule took points.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum LossKind {
    /// The requirement is not met.
    Fail,
    /// A lower level (`key`) was chosen.
    Level,
    /// A fault (`key`) counted `count` times.
    Deduction,
    /// The value reached only band `band`, counted from 0, or none.
    Band,
    /// Deductions beyond zero do not count: points given back, negative.
    Floor,
}

/// Points lost by one rule.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct StatedLoss {
    /// How many.
    pub points: f64,
    /// Which kind of rule.
    pub rule: LossKind,
    /// Key of the level or fault.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub key: Option<String>,
    /// How often the fault counted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub count: Option<u32>,
    /// The band, from 0.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub band: Option<usize>,
}

/// A precondition (先决条件), judged.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct StatedPrecondition {
    /// Its id.
    pub id: String,
    /// What counts; null: not answered.
    pub verdict: Option<Verdict>,
    /// A check refuses 符合.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub refuses_met: bool,
    /// Shown for information only.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub informational: bool,
}

/// How many binding indicators (约束性指标) are in which state.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct StatedBinding {
    /// 达到.
    pub met: usize,
    /// 未达到.
    pub not_met: usize,
    /// 不适用.
    pub not_applicable: usize,
    /// 未评.
    pub open: usize,
}

/// The assumptions that bear on this track: where nothing is added up, lines and re-basing decide nothing.
pub fn assumptions_on(catalogue: &Catalogue, track: Track) -> Vec<Assumption> {
    let of_totals = |key: &str| {
        matches!(key, "passTotalPct" | "categoryFloorPct") || key.starts_with("notApplicable")
    };
    let mut all = assumptions(catalogue);
    all.retain(|one| track.has_total() || !of_totals(&one.key));
    all
}

/// The assumptions in force (80/75, 不适用, 约束性 …), as the catalogue's `scoring` says them.
pub fn assumptions(catalogue: &Catalogue) -> Vec<Assumption> {
    let scoring = &catalogue.scoring;
    let na = &scoring.not_applicable;
    let na_limit = |key: &str, value: f64| Assumption {
        value: Some(value),
        ..compiled(key, na.certainty, None)
    };
    vec![
        threshold("passTotalPct", &scoring.pass_total_pct),
        threshold("categoryFloorPct", &scoring.category_floor_pct),
        Assumption {
            assumption: Some(na.assumption.clone()),
            ..compiled("notApplicable", na.certainty, Some(&na.rule))
        },
        na_limit(
            "notApplicable.categoryLimitPct",
            f64::from(na.category_limit_pct),
        ),
        na_limit("notApplicable.totalLimit", number(na.total_limit.exact())),
        rule("binding", &scoring.binding),
        rule("precondition", &scoring.precondition),
        rule("smallMine", &scoring.small_mine),
        threshold("serviceLifeMinYears", &scoring.service_life_min_years),
        compiled("points", Certainty::Compiled, Some(&scoring.points)),
        compiled(
            "bindingPrinciple",
            Certainty::Compiled,
            Some(&catalogue.binding_principle),
        ),
    ]
}

fn threshold(key: &str, threshold: &DecidingNumber) -> Assumption {
    Assumption {
        value: Some(f64::from(threshold.value)),
        source: Some(threshold.source.clone()),
        assumption: threshold.assumption.clone(),
        ..compiled(key, threshold.certainty, None)
    }
}

fn rule(key: &str, rule: &Rule) -> Assumption {
    Assumption {
        source: rule.source.clone(),
        assumption: rule.assumption.clone(),
        ..compiled(key, rule.certainty, Some(&rule.rule))
    }
}

fn compiled(key: &str, certainty: Certainty, rule: Option<&str>) -> Assumption {
    Assumption {
        key: key.to_owned(),
        value: None,
        rule: rule.map(str::to_owned),
        certainty,
        source: None,
        assumption: None,
    }
}

/// A score, as a submission states it.
pub fn stated_result(catalogue: &Catalogue, score: &Score) -> StatedResult {
    let has_total = score.track.has_total();
    let categories = score.categories.iter().filter(|_| has_total);
    let count = |state: Binding| score.binding(state).count();
    StatedResult {
        track: score.track.key().to_owned(),
        conclusion: score.conclusion.key().to_owned(),
        practice: score.practice,
        total: has_total.then(|| span(score.total)),
        pass: has_total.then(|| number(score.pass)),
        categories: categories.map(|one| category(catalogue, one)).collect(),
        items: score.items.iter().map(item).collect(),
        preconditions: score
            .preconditions
            .iter()
            .map(|one| StatedPrecondition {
                id: one.id.clone(),
                verdict: one.verdict,
                refuses_met: one.refuses_met,
                informational: one.informational,
            })
            .collect(),
        binding: StatedBinding {
            met: count(Binding::Met),
            not_met: count(Binding::NotMet),
            not_applicable: count(Binding::NotApplicable),
            open: count(Binding::Open),
        },
    }
}

fn category(catalogue: &Catalogue, score: &CategoryScore) -> StatedCategory {
    let category = &catalogue.categories[score.index];
    let StatedSpan { low, high } = span(score.score);
    StatedCategory {
        id: category.id.clone(),
        name: category.name.clone(),
        points: points(score.points),
        applicable: points(score.applicable),
        earned: points(score.earned),
        weight: number(score.weight),
        low,
        high,
        floor: number(score.floor),
        state: match score.floor_state {
            FloorState::Met => "met",
            FloorState::Below => "below",
            FloorState::Open => "open",
            FloorState::NotApplicable => "notApplicable",
        }
        .to_owned(),
    }
}

fn item(score: &ItemScore) -> StatedItem {
    let (state, earned, losses) = match &score.outcome {
        ItemOutcome::Open => (ItemState::Open, None, &[][..]),
        ItemOutcome::NotApplicable => (ItemState::NotApplicable, None, &[][..]),
        ItemOutcome::Scored { points, losses } => {
            (ItemState::Scored, Some(*points), losses.as_slice())
        }
    };
    StatedItem {
        id: score.id.clone(),
        max: points(score.max),
        state,
        points: earned.map(points),
        value: score.value.map(number),
        binding: score.binding().map(|state| binding(state).to_owned()),
        losses: losses.iter().map(loss).collect(),
    }
}

fn binding(state: Binding) -> &'static str {
    match state {
        Binding::Met => "met",
        Binding::NotMet => "notMet",
        Binding::NotApplicable => "notApplicable",
        Binding::Open => "open",
    }
}

fn loss(loss: &Loss) -> StatedLoss {
    let (rule, key, count, band) = match &loss.rule {
        LossRule::Fail => (LossKind::Fail, None, None, None),
        LossRule::Level(key) => (LossKind::Level, Some(key.clone()), None, None),
        LossRule::Deduction(key, count) => {
            (LossKind::Deduction, Some(key.clone()), Some(*count), None)
        }
        LossRule::Band(band) => (LossKind::Band, None, None, *band),
        LossRule::Floor => (LossKind::Floor, None, None, None),
    };
    StatedLoss {
        points: points(loss.points),
        rule,
        key,
        count,
        band,
    }
}

fn span(span: Span) -> StatedSpan {
    StatedSpan {
        low: number(span.low),
        high: number(span.high),
    }
}

fn points(points: Points) -> f64 {
    number(points.exact())
}

/// Rounded half up to two decimals.
#[allow(clippy::cast_precision_loss)] // hundredths of points and rates lie far below 2^53
fn number(value: Exact) -> f64 {
    (value * 100).round().to_integer() as f64 / 100.0
}
