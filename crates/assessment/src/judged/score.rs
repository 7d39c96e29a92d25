//! The whole score: categories, total, binding items, preconditions, conclusion (RULES §2, §4, §5).

use crate::answers::{Assessment, Verdict};
use crate::catalogue::{Catalogue, Category, Item};
use crate::checks::{self, PreconditionState};
use crate::district::LicenceIssuers;
use crate::item_score::{Binding, ItemOutcome, ItemScore, score_item};
use crate::number::Exact;
use crate::points::Points;
use crate::track::{self, Track};
use num_traits::Zero;

/// A value that is not settled yet: the least and the most it can still become.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Span {
    /// The least.
    pub low: Exact,
    /// The most.
    pub high: Exact,
}

impl Span {
    /// Whether it is settled.
    pub fn is_settled(self) -> bool {
        self.low == self.high
    }
}

/// The score of an assessment; a pure function of catalogue and assessment.
#[derive(Clone, Debug, PartialEq)]
pub struct Score {
    /// The track.
    pub track: Track,
    /// Every precondition.
    pub preconditions: Vec<PreconditionState>,
    /// Every item in the scope of the track, in catalogue order.
    pub items: Vec<ItemScore>,
    /// Every category. In the small-mine track without meaning for the conclusion.
    pub categories: Vec<CategoryScore>,
    /// Total points after re-basing.
    pub total: Span,
    /// The pass line in points.
    pub pass: Exact,
    /// What is to be said.
    pub conclusion: Conclusion,
    /// Why.
    pub reasons: Vec<Reason>,
    /// The score is practice: it leads to no application.
    pub practice: bool,
}

/// The score of one category, with the arithmetic of re-basing.
#[derive(Clone, Debug, PartialEq)]
pub struct CategoryScore {
    /// Index in the catalogue.
    pub index: usize,
    /// Points of the category in the catalogue.
    pub points: Points,
    /// Points of the items that apply.
    pub applicable: Points,
    /// Points earned for certain.
    pub earned: Points,
    /// Points still open.
    pub open: Points,
    /// Points of the category after the share of wholly inapplicable categories is spread over the others.
    pub weight: Exact,
    /// `earned ÷ applicable × weight`.
    pub score: Span,
    /// The floor in points.
    pub floor: Exact,
    /// Where it stands against the floor.
    pub floor_state: FloorState,
    /// Items answered, and all items.
    pub answered: (usize, usize),
}

/// Where a category stands against its floor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FloorState {
    /// Safe.
    Met,
    /// Out of reach.
    Below,
    /// Not settled.
    Open,
    /// The whole category does not apply.
    NotApplicable,
}

/// The conclusion; no other words are used (never 合格, 达标, 通过 alone).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Conclusion {
    /// 自评达到.
    Reached,
    /// 自评未达到.
    NotReached,
    /// 待补充.
    ToComplete,
    /// 不具备申报条件.
    NotEligible,
}

impl Conclusion {
    /// All of them.
    pub const ALL: [Conclusion; 4] = [
        Conclusion::Reached,
        Conclusion::NotReached,
        Conclusion::ToComplete,
        Conclusion::NotEligible,
    ];

    /// Key in files.
    pub fn key(self) -> &'static str {
        match self {
            Conclusion::Reached => "reached",
            Conclusion::NotReached => "notReached",
            Conclusion::ToComplete => "toComplete",
            Conclusion::NotEligible => "notEligible",
        }
    }
}

/// A reason for the conclusion, most important first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// The mine is stopped.
    Stopped,
    /// The remaining service life is under the minimum.
    ServiceLife,
    /// This many preconditions are not met.
    PreconditionsNotMet(usize),
    /// This many preconditions are pending or unanswered.
    PreconditionsOpen(usize),
    /// This many items are not answered.
    ItemsOpen(usize),
    /// 不适用 was used beyond the limit in these categories (indices), or overall.
    TooMuchNotApplicable {
        /// Categories beyond their limit.
        categories: Vec<usize>,
        /// The overall limit is passed.
        overall: bool,
    },
    /// Nothing is left to score.
    NothingApplicable,
    /// The total is under the pass line, or cannot reach it any more.
    TotalBelow,
    /// These categories (indices) are under their floor, or cannot reach it any more.
    CategoriesBelow(Vec<usize>),
    /// This many binding items are not met.
    BindingNotMet(usize),
}

impl Score {
    /// The score of the item with this id, when it is in the scope of the track.
    pub fn item(&self, id: &str) -> Option<&ItemScore> {
        self.items.iter().find(|item| item.id == id)
    }

    /// The state of the precondition with this id.
    pub fn precondition(&self, id: &str) -> Option<&PreconditionState> {
        self.preconditions.iter().find(|one| one.id == id)
    }

    /// Answered items and all items in scope.
    pub fn progress(&self) -> (usize, usize) {
        (
            self.items.iter().filter(|item| item.is_answered()).count(),
            self.items.len(),
        )
    }

    /// Decided preconditions (符合, 不符合 or 不适用) and all of them.
    pub fn precondition_progress(&self) -> (usize, usize) {
        let decided =
            |one: &&PreconditionState| !matches!(one.verdict, None | Some(Verdict::Pending));
        (
            self.preconditions.iter().filter(decided).count(),
            self.preconditions.len(),
        )
    }

    /// Binding items in this state.
    pub fn binding(&self, state: Binding) -> impl Iterator<Item = &ItemScore> {
        self.items
            .iter()
            .filter(move |item| item.binding() == Some(state))
    }

    /// The first unanswered item behind this one (or from the start), going round.
    pub fn next_open(&self, after: Option<&str>) -> Option<&ItemScore> {
        let start = after
            .and_then(|id| self.items.iter().position(|item| item.id == id))
            .map_or(0, |at| at + 1);
        let (before, behind) = self.items.split_at(start);
        behind.iter().chain(before).find(|item| !item.is_answered())
    }
}

/// Whether an item is asked on this track.
pub fn in_scope(item: &Item, track: Track) -> bool {
    match track {
        Track::Small => item.small_mine,
        Track::Stopped => false,
        Track::Full | Track::NotYetAdmissible | Track::Listed => true,
    }
}

/// Scores an assessment.
pub fn score(catalogue: &Catalogue, issuers: &LicenceIssuers, assessment: &Assessment) -> Score {
    let track = track::track(catalogue, assessment);
    let preconditions: Vec<PreconditionState> = catalogue
        .preconditions
        .iter()
        .map(|one| checks::judge(assessment, one, issuers, track))
        .collect();
    let items: Vec<ItemScore> = catalogue
        .items()
        .filter(|item| in_scope(item, track))
        .map(|item| score_item(item, assessment.items.get(&item.id)))
        .collect();
    let categories = score_categories(catalogue, &items, track);
    let total = categories.iter().fold(
        Span {
            low: Exact::zero(),
            high: Exact::zero(),
        },
        |sum, one| Span {
            low: sum.low + one.score.low,
            high: sum.high + one.score.high,
        },
    );
    let pass = percent(
        catalogue.scoring.total.exact(),
        catalogue.scoring.pass_total_pct.value,
    );
    let mut score = Score {
        track,
        preconditions,
        items,
        categories,
        total,
        pass,
        conclusion: Conclusion::ToComplete,
        reasons: Vec::new(),
        practice: false,
    };
    conclude(catalogue, &mut score);
    score
}

fn percent(whole: Exact, pct: u32) -> Exact {
    whole * Exact::new(i128::from(pct), 100)
}

fn score_categories(
    catalogue: &Catalogue,
    items: &[ItemScore],
    track: Track,
) -> Vec<CategoryScore> {
    let of = |category: &Category| -> Vec<&ItemScore> {
        let in_category = category.items().filter(|item| in_scope(item, track));
        in_category
            .filter_map(|item| items.iter().find(|score| score.id == item.id))
            .collect()
    };
    let applicable = |category: &Category| {
        of(category)
            .iter()
            .map(|item| item.applicable())
            .sum::<Points>()
    };
    let remaining: Points = catalogue
        .categories
        .iter()
        .filter(|one| applicable(one) > Points::ZERO)
        .map(|one| one.points)
        .sum();
    let rate = catalogue.scoring.category_floor_pct.value;

    catalogue
        .categories
        .iter()
        .enumerate()
        .map(|(index, category)| {
            let items = of(category);
            let applicable = applicable(category);
            let earned: Points = items.iter().map(|item| item.low()).sum();
            let high: Points = items.iter().map(|item| item.high()).sum();
            let weight = if applicable == Points::ZERO || remaining == Points::ZERO {
                Exact::zero()
            } else {
                category.points.exact() * catalogue.scoring.total.exact() / remaining.exact()
            };
            let share = |points: Points| {
                if applicable == Points::ZERO {
                    Exact::zero()
                } else {
                    points.exact() / applicable.exact() * weight
                }
            };
            let score = Span {
                low: share(earned),
                high: share(high),
            };
            let floor = percent(weight, rate);
            let floor_state = if applicable == Points::ZERO {
                FloorState::NotApplicable
            } else if score.low >= floor {
                FloorState::Met
            } else if score.high < floor {
                FloorState::Below
            } else {
                FloorState::Open
            };
            CategoryScore {
                index,
                points: category.points,
                applicable,
                earned,
                open: high - earned,
                weight,
                score,
                floor,
                floor_state,
                answered: (
                    items.iter().filter(|item| item.is_answered()).count(),
                    items.len(),
                ),
            }
        })
        .collect()
}

/// Draws the conclusion in the order of RULES §2: track, preconditions, items, total and floors, binding list.
///
/// | | conclusion |
/// |---|---|
/// | a precondition is 不符合, the life is too short, or the mine is stopped | 不具备申报条件 |
/// | otherwise something is open, pending, or 不适用 beyond the limit | 待补充 |
/// | otherwise the total and every floor (small: every binding item) are reached | 自评达到 |
/// | otherwise | 自评未达到 |
fn conclude(catalogue: &Catalogue, score: &mut Score) {
    let counted = || score.preconditions.iter().filter(|one| !one.informational);
    let not_met = counted()
        .filter(|one| one.verdict == Some(Verdict::NotMet))
        .count();
    let pending = counted()
        .filter(|one| matches!(one.verdict, None | Some(Verdict::Pending)))
        .count();
    let (answered, all) = score.progress();
    let binding_not_met = score.binding(Binding::NotMet).count();
    let scored = score.track.has_total();
    let applies = score
        .items
        .iter()
        .any(|item| item.applicable() > Points::ZERO);
    let below: Vec<usize> = score
        .categories
        .iter()
        .filter(|one| one.floor_state == FloorState::Below)
        .map(|one| one.index)
        .collect();
    let (categories, overall) = not_applicable_beyond_limit(catalogue, score);
    let total_below = score.total.high < score.pass;

    let mut reasons = Vec::new();
    let mut because = |applies: bool, reason: Reason| {
        if applies {
            reasons.push(reason);
        }
        applies
    };
    let stopped = because(score.track == Track::Stopped, Reason::Stopped);
    let short = because(score.track == Track::NotYetAdmissible, Reason::ServiceLife);
    let vetoed = because(not_met > 0, Reason::PreconditionsNotMet(not_met));
    let mut open = false;
    if !stopped {
        open |= because(pending > 0, Reason::PreconditionsOpen(pending));
        open |= because(answered < all, Reason::ItemsOpen(all - answered));
        open |= because(!applies, Reason::NothingApplicable);
    }
    if scored {
        let beyond = !categories.is_empty() || overall;
        open |= because(
            beyond,
            Reason::TooMuchNotApplicable {
                categories,
                overall,
            },
        );
        because(applies && total_below, Reason::TotalBelow);
        because(!below.is_empty(), Reason::CategoriesBelow(below.clone()));
    }
    because(binding_not_met > 0, Reason::BindingNotMet(binding_not_met));

    let reached = if scored {
        score.total.low >= score.pass && below.is_empty()
    } else {
        binding_not_met == 0
    };
    score.practice = scored && (short || vetoed);
    score.conclusion = if stopped || short || vetoed {
        Conclusion::NotEligible
    } else if open {
        Conclusion::ToComplete
    } else if reached {
        Conclusion::Reached
    } else {
        Conclusion::NotReached
    };
    score.reasons = reasons;
}

fn not_applicable_beyond_limit(catalogue: &Catalogue, score: &Score) -> (Vec<usize>, bool) {
    let rule = &catalogue.scoring.not_applicable;
    let unused = |one: &CategoryScore| {
        catalogue.categories[one.index]
            .items()
            .filter_map(|item| score.item(&item.id))
            .filter(|item| item.outcome == ItemOutcome::NotApplicable)
            .map(|item| item.max)
            .sum::<Points>()
    };
    let limit = |one: &CategoryScore| percent(one.points.exact(), rule.category_limit_pct);
    let beyond = score
        .categories
        .iter()
        .filter(|one| unused(one).exact() > limit(one))
        .map(|one| one.index)
        .collect();
    let overall = score.categories.iter().map(unused).sum::<Points>() > rule.total_limit;
    (beyond, overall)
}
