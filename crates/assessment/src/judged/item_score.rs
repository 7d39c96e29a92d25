//! The score of one item, with the rule behind every point that was lost (RULES §3).

use crate::answers::ItemAnswer;
use crate::catalogue::{
    Beyond, Deduction, Input, Item, Level, Method, Metric, Per, Threshold, ZeroDenominator,
    custom_key,
};
use crate::finding::{Code, Finding, Place, Severity};
use crate::formula::FormulaError;
use crate::number::{self, Exact};
use crate::points::Points;

/// An item, scored.
#[derive(Clone, Debug, PartialEq)]
pub struct ItemScore {
    /// Its id.
    pub id: String,
    /// Full marks.
    pub max: Points,
    /// What came out.
    pub outcome: ItemOutcome,
    /// The computed value, rounded to two decimals, once its inputs are there.
    pub value: Option<Exact>,
    /// What is wrong or missing.
    pub findings: Vec<Finding>,
    /// Marked for review.
    pub flagged: bool,
    /// From these points on a binding item is met.
    pub binding_min: Option<Points>,
}

/// What came out of an item. 未评, 不适用 and 0 分 are three different things.
#[derive(Clone, Debug, PartialEq)]
pub enum ItemOutcome {
    /// Nothing that counts was answered: anything from zero to full marks is open.
    Open,
    /// It does not apply, with a reason.
    NotApplicable,
    /// It earned these points; the losses add up to the rest.
    Scored {
        /// Points earned.
        points: Points,
        /// Every lost point with its rule.
        losses: Vec<Loss>,
    },
}

/// Points lost by one rule.
#[derive(Clone, Debug, PartialEq)]
pub struct Loss {
    /// How many.
    pub points: Points,
    /// Which rule took them.
    pub rule: LossRule,
}

/// The rule that took points.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LossRule {
    /// The requirement is not met.
    Fail,
    /// A lower level was chosen: its key.
    Level(String),
    /// A fault: its key and how often it counted.
    Deduction(String, u32),
    /// The value reached this band (from 0), or none.
    Band(Option<usize>),
    /// Deductions beyond zero do not count: points given back.
    Floor,
}

impl ItemScore {
    /// Fewest points that are still possible.
    pub fn low(&self) -> Points {
        match &self.outcome {
            ItemOutcome::Scored { points, .. } => *points,
            ItemOutcome::Open | ItemOutcome::NotApplicable => Points::ZERO,
        }
    }

    /// Most points that are still possible.
    pub fn high(&self) -> Points {
        match &self.outcome {
            ItemOutcome::Scored { points, .. } => *points,
            ItemOutcome::Open => self.max,
            ItemOutcome::NotApplicable => Points::ZERO,
        }
    }

    /// Points that count as full marks: none when it does not apply.
    pub fn applicable(&self) -> Points {
        if self.outcome == ItemOutcome::NotApplicable {
            Points::ZERO
        } else {
            self.max
        }
    }

    /// Whether it is answered.
    pub fn is_answered(&self) -> bool {
        self.outcome != ItemOutcome::Open
    }

    /// Points lost for certain.
    pub fn lost(&self) -> Points {
        match &self.outcome {
            ItemOutcome::Scored { points, .. } => self.max - *points,
            _ => Points::ZERO,
        }
    }

    /// For a binding item: met, not met, or (still) open.
    pub fn binding(&self) -> Option<Binding> {
        let min = self.binding_min?;
        Some(match &self.outcome {
            ItemOutcome::Open => Binding::Open,
            ItemOutcome::NotApplicable => Binding::NotApplicable,
            ItemOutcome::Scored { points, .. } if *points >= min => Binding::Met,
            ItemOutcome::Scored { .. } => Binding::NotMet,
        })
    }
}

/// State of a binding item (约束性指标).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Binding {
    /// 达到.
    Met,
    /// 未达到.
    NotMet,
    /// 不适用.
    NotApplicable,
    /// 未评.
    Open,
}

/// Scores one item.
pub fn score_item(item: &Item, answer: Option<&ItemAnswer>) -> ItemScore {
    let blank = ItemAnswer::default();
    let answer = answer.unwrap_or(&blank);
    let mut findings = Vec::new();
    let mut value = None;
    let outcome = if answer.not_applicable {
        not_applicable(item, answer, &mut findings)
    } else {
        match &item.method {
            Method::PassFail { .. } => pass_fail(item, answer, &mut findings),
            Method::Levels(levels) => levelled(item, levels, answer, &mut findings),
            Method::Deduct(deductions) => deducted(item, deductions, answer, &mut findings),
            Method::Threshold(threshold) => {
                value = metric_value(item, threshold, answer, &mut findings);
                match value {
                    None => ItemOutcome::Open,
                    Some(value) => {
                        let reached = threshold.reached(value);
                        let points = threshold.earned(reached);
                        scored(item, points, || LossRule::Band(reached))
                    }
                }
            }
        }
    };
    ItemScore {
        id: item.id.clone(),
        max: item.points,
        outcome,
        value,
        findings,
        flagged: answer.record.flagged,
        binding_min: item.binding_min,
    }
}

fn scored(item: &Item, points: Points, rule: impl FnOnce() -> LossRule) -> ItemOutcome {
    let lost = item.points - points;
    let losses = if lost > Points::ZERO {
        vec![Loss {
            points: lost,
            rule: rule(),
        }]
    } else {
        Vec::new()
    };
    ItemOutcome::Scored { points, losses }
}

fn finding(item: &Item, severity: Severity, code: Code) -> Finding {
    Finding {
        place: Place::Item(item.id.clone()),
        severity,
        code,
    }
}

fn unknown(item: &Item, findings: &mut Vec<Finding>) -> ItemOutcome {
    findings.push(finding(item, Severity::Error, Code::UnknownAnswer));
    ItemOutcome::Open
}

fn not_applicable(item: &Item, answer: &ItemAnswer, findings: &mut Vec<Finding>) -> ItemOutcome {
    if item.not_applicable_when.is_none() {
        findings.push(finding(item, Severity::Error, Code::NotApplicableHere));
        ItemOutcome::Open
    } else if answer.reason.trim().is_empty() {
        findings.push(finding(item, Severity::Missing, Code::ReasonMissing));
        ItemOutcome::Open
    } else {
        ItemOutcome::NotApplicable
    }
}

fn pass_fail(item: &Item, answer: &ItemAnswer, findings: &mut Vec<Finding>) -> ItemOutcome {
    match answer.choice.as_deref() {
        None => ItemOutcome::Open,
        Some(ItemAnswer::PASS) => ItemOutcome::Scored {
            points: item.points,
            losses: Vec::new(),
        },
        Some(ItemAnswer::FAIL) => scored(item, Points::ZERO, || LossRule::Fail),
        Some(_) => unknown(item, findings),
    }
}

fn levelled(
    item: &Item,
    levels: &[Level],
    answer: &ItemAnswer,
    findings: &mut Vec<Finding>,
) -> ItemOutcome {
    let Some(key) = &answer.choice else {
        return ItemOutcome::Open;
    };
    match levels.iter().find(|level| level.key == *key) {
        None => unknown(item, findings),
        Some(level) => scored(item, level.points, || LossRule::Level(level.key.clone())),
    }
}

fn deducted(
    item: &Item,
    deductions: &[Deduction],
    answer: &ItemAnswer,
    findings: &mut Vec<Finding>,
) -> ItemOutcome {
    let known = |key: &String| deductions.iter().any(|one| one.key == *key);
    match answer.choice.as_deref() {
        None => return ItemOutcome::Open,
        Some(ItemAnswer::CHECKED) if answer.counts.keys().all(known) => {}
        Some(_) => return unknown(item, findings),
    }
    let loss = |one: &Deduction| {
        let count = *answer.counts.get(&one.key).filter(|count| **count > 0)?;
        let times = if one.per == Per::Once { 1 } else { count };
        Some(Loss {
            points: Points(one.points.0.saturating_mul(i64::from(times))),
            rule: LossRule::Deduction(one.key.clone(), times),
        })
    };
    let mut losses: Vec<Loss> = deductions.iter().filter_map(loss).collect();
    let lost = losses.iter().fold(Points::ZERO, |sum, loss| {
        Points(sum.0.saturating_add(loss.points.0))
    });
    if lost > item.points {
        losses.push(Loss {
            points: item.points - lost,
            rule: LossRule::Floor,
        });
    }
    ItemOutcome::Scored {
        points: item.points - lost.min(item.points),
        losses,
    }
}

/// The value of a metric, rounded for comparison; findings say why there is none.
fn metric_value(
    item: &Item,
    threshold: &Threshold,
    answer: &ItemAnswer,
    findings: &mut Vec<Finding>,
) -> Option<Exact> {
    let metric = &threshold.metric;
    let started = answer.inputs.values().any(|text| !text.trim().is_empty());
    if !started {
        return None;
    }
    let mut complete = true;
    let mut values = Vec::with_capacity(metric.inputs.len());
    for input in &metric.inputs {
        match input_value(input, answer) {
            Ok(Some(value)) => values.push((input.key.as_str(), value)),
            Ok(None) if input.optional => {}
            Ok(None) => {
                complete = false;
                let place = Place::ItemInput(item.id.clone(), input.key.clone());
                findings.push(Finding {
                    place,
                    severity: Severity::Missing,
                    code: Code::Missing,
                });
            }
            Err(code) => {
                complete = false;
                let place = Place::ItemInput(item.id.clone(), input.key.clone());
                findings.push(Finding {
                    place,
                    severity: Severity::Error,
                    code,
                });
            }
        }
    }
    let input = |name: &str| {
        values
            .iter()
            .find(|(key, _)| *key == name)
            .map(|(_, value)| *value)
    };
    for key in half_given(metric, &input) {
        complete = false;
        findings.push(Finding {
            place: Place::ItemInput(item.id.clone(), key.to_owned()),
            severity: Severity::Missing,
            code: Code::Missing,
        });
    }
    if !complete {
        return None;
    }
    let value = metric.expression.evaluate(&input);
    let value = value.and_then(|value| {
        let rounded = value.map(number::checked_hundredths);
        rounded
            .map(|value| value.ok_or(FormulaError::Overflow))
            .transpose()
    });
    let value = match value {
        Ok(value) => value?,
        Err(FormulaError::ZeroDenominator) => {
            let offers_not_applicable =
                threshold.zero_denominator == ZeroDenominator::NotApplicable;
            findings.push(finding(
                item,
                Severity::Missing,
                Code::ZeroDenominator {
                    offers_not_applicable,
                },
            ));
            return None;
        }
        Err(FormulaError::Overflow) => {
            findings.push(finding(item, Severity::Error, Code::Overflow));
            return None;
        }
    };
    match metric.ceiling {
        Some(ceiling) if value > Exact::from_integer(i128::from(ceiling.value)) => {
            match ceiling.beyond {
                Beyond::Cap => Some(Exact::from_integer(i128::from(ceiling.value))),
                Beyond::Reject => {
                    let code = Code::AboveCeiling {
                        ceiling: ceiling.value,
                        value: number::display(value),
                    };
                    findings.push(finding(item, Severity::Error, code));
                    None
                }
            }
        }
        _ => Some(value),
    }
}

/// Optional inputs without a value in a term of which another optional input has one: half a term (a night level
/// without its limit) is not dropped but asked for.
fn half_given<'a>(metric: &'a Metric, input: &dyn Fn(&str) -> Option<Exact>) -> Vec<&'a str> {
    let optional = |name: &&str| {
        let input = metric.inputs.iter().find(|input| input.key == **name);
        input.is_some_and(|input| input.optional)
    };
    let mut missing = Vec::new();
    for term in metric.expression.terms() {
        let (given, without): (Vec<&str>, Vec<&str>) = term
            .into_iter()
            .filter(optional)
            .partition(|name| input(name).is_some());
        if !given.is_empty() {
            missing.extend(without);
        }
    }
    missing
}

fn input_value(input: &Input, answer: &ItemAnswer) -> Result<Option<Exact>, Code> {
    let typed = |key: &str| answer.inputs.get(key).map_or("", |text| text.trim());
    let text = if input.options.is_empty() {
        typed(&input.key).to_owned()
    } else {
        match input
            .options
            .iter()
            .find(|option| option.key == typed(&input.key))
        {
            None if typed(&input.key).is_empty() => return Ok(None),
            None => return Err(Code::UnknownAnswer),
            Some(option) => match option.number {
                Some(number) => return Ok(Some(Exact::from_integer(i128::from(number)))),
                None => typed(&custom_key(&input.key)).to_owned(),
            },
        }
    };
    let value = number::parse(&text)?;
    match (value, input.min) {
        (Some(value), Some(min)) if value < Exact::from_integer(i128::from(min)) => {
            Err(Code::BelowMinimum { min })
        }
        (value, _) => Ok(value),
    }
}
