//! What a catalogue says against itself.

use super::{
    Band, Catalogue, Category, Check, Group, Item, Kind, Method, Precondition, Threshold,
    ZeroDenominator,
};
use crate::points::Points;

/// Something that a catalogue says against itself; the sentence is made where it is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contradiction {
    /// Id of the item, precondition, group or category; empty: the catalogue as a whole.
    pub place: String,
    /// What.
    pub code: ContradictionCode,
}

/// What contradicts what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ContradictionCode {
    /// The format is another: which.
    Format(String),
    /// The edition takes the place of itself.
    SupersedesItself,
    /// Two things have this id, letter or key: only the first would ever be found.
    UsedTwice(String),
    /// The points of the parts do not add up to the points of the whole.
    Sum {
        /// What the parts add up to.
        found: Points,
        /// What the whole says.
        stated: Points,
    },
    /// A check reads a field that is not there: its key.
    UnknownField(String),
    /// The formula reads an input that is not there: its key.
    UnknownInput(String),
    /// The item is marked as binding and has no points from which on it is met, or the other way round.
    BindingWithoutMinimum,
    /// The points from which on a binding item is met are none, or more than it has.
    BindingMinimumOutOfRange,
    /// A deduction costs nothing.
    DeductionCostsNothing,
    /// Levels or bands do not fall from the best to the worst.
    NotFalling,
    /// A zero denominator offers 不适用, and the item does not say when that may be chosen.
    NotApplicableWithoutWhen,
    /// The best answer earns other points than the item has.
    BestAnswer {
        /// What the best answer earns.
        found: Points,
        /// The points of the item.
        stated: Points,
    },
}

use ContradictionCode as C;

/// The list that contradictions are collected in.
struct Found(Vec<Contradiction>);

impl Found {
    fn add(&mut self, place: &str, code: ContradictionCode) {
        self.0.push(Contradiction {
            place: place.to_owned(),
            code,
        });
    }

    fn twice<'a>(&mut self, place: &str, keys: impl Iterator<Item = &'a String>) {
        let mut seen = std::collections::BTreeSet::new();
        for key in keys {
            if !seen.insert(key) {
                self.add(place, C::UsedTwice(key.clone()));
            }
        }
    }

    fn sum(&mut self, place: &str, parts: impl Iterator<Item = Points>, stated: Points) {
        let found = parts.sum();
        if found != stated {
            self.add(place, C::Sum { found, stated });
        }
    }
}

impl Catalogue {
    /// Everything that contradicts itself within the table; empty for a sound one.
    pub fn contradictions(&self) -> Vec<Contradiction> {
        let mut found = Found(Vec::new());
        if self.format != Catalogue::FORMAT {
            found.add("", C::Format(self.format.clone()));
        }
        if self.supersedes.as_ref() == Some(&self.version) {
            found.add("", C::SupersedesItself);
        }
        // Measures and addresses name preconditions, items and categories by these alone.
        let preconditions = self.preconditions.iter().map(|one| &one.id);
        let letters = self.categories.iter().map(|one| &one.letter);
        let items = self.items().map(|item| &item.id);
        found.twice("", preconditions.chain(items).chain(letters));
        let groups = self.categories.iter().flat_map(|one| &one.groups);
        let categories = self.categories.iter().map(|one| &one.id);
        found.twice("", categories.chain(groups.map(|one| &one.id)));
        let points = self.categories.iter().map(|category| category.points);
        found.sum("", points, self.scoring.total);
        for category in &self.categories {
            category.contradictions(&mut found);
        }
        for precondition in &self.preconditions {
            precondition.contradictions(&mut found);
        }
        found.0
    }
}

impl Category {
    fn contradictions(&self, found: &mut Found) {
        let points = |group: &Group| group.points;
        found.sum(&self.id, self.groups.iter().map(points), self.points);
        for group in &self.groups {
            let points = |item: &Item| item.points;
            found.sum(&group.id, group.items.iter().map(points), group.points);
        }
        for item in self.items() {
            item.contradictions(found);
        }
    }
}

impl Check {
    /// The fields it reads.
    fn fields(&self) -> Vec<&String> {
        match self {
            Check::NotExpired { field, receipt, .. } => {
                std::iter::once(field).chain(receipt).collect()
            }
            Check::QuotientAgrees {
                field,
                numerator,
                denominator,
                ..
            } => vec![field, numerator, denominator],
            Check::LicenceNumber { field }
            | Check::CreditCode { field }
            | Check::SameAs { field, .. }
            | Check::AnsweredNo { field, .. }
            | Check::AtLeast { field, .. } => vec![field],
        }
    }
}

impl Precondition {
    fn contradictions(&self, found: &mut Found) {
        found.twice(&self.id, self.fields.iter().map(|one| &one.key));
        for field in self.checks.iter().flat_map(Check::fields) {
            if !self.fields.iter().any(|one| one.key == *field) {
                found.add(&self.id, C::UnknownField(field.clone()));
            }
        }
    }
}

impl Item {
    fn contradictions(&self, found: &mut Found) {
        let id = &self.id;
        if (self.kind == Kind::Binding) != self.binding_min.is_some() {
            found.add(id, C::BindingWithoutMinimum);
        }
        let out_of_range = |min: Points| min > self.points || min == Points::ZERO;
        if self.binding_min.is_some_and(out_of_range) {
            found.add(id, C::BindingMinimumOutOfRange);
        }
        let best = match &self.method {
            Method::PassFail { .. } => self.points,
            Method::Deduct(deductions) => {
                found.twice(id, deductions.iter().map(|one| &one.key));
                if deductions.iter().any(|one| one.points == Points::ZERO) {
                    found.add(id, C::DeductionCostsNothing);
                }
                self.points
            }
            Method::Levels(levels) => {
                found.twice(id, levels.iter().map(|one| &one.key));
                if !levels.is_sorted_by(|one, next| one.points > next.points) {
                    found.add(id, C::NotFalling);
                }
                levels.first().map_or(Points::ZERO, |one| one.points)
            }
            Method::Threshold(threshold) => {
                threshold.contradictions(id, found);
                let offers = threshold.zero_denominator == ZeroDenominator::NotApplicable;
                if offers && self.not_applicable_when.is_none() {
                    found.add(id, C::NotApplicableWithoutWhen);
                }
                threshold.earned((!threshold.bands.is_empty()).then_some(0))
            }
        };
        if best != self.points {
            let (found_points, stated) = (best, self.points);
            found.add(
                id,
                C::BestAnswer {
                    found: found_points,
                    stated,
                },
            );
        }
    }
}

impl Threshold {
    fn contradictions(&self, id: &str, found: &mut Found) {
        let inputs = &self.metric.inputs;
        found.twice(id, inputs.iter().map(|one| &one.key));
        for name in self.metric.expression.inputs() {
            if !inputs.iter().any(|input| input.key == name) {
                found.add(id, C::UnknownInput(name.to_owned()));
            }
        }
        // A better bound reaches a worse one, and not the other way round.
        let falls = |one: &Band, next: &Band| {
            one.points > next.points
                && one.bound != next.bound
                && self.direction.reaches(one.bound.0, next.bound.0)
        };
        if !self.bands.is_sorted_by(falls) {
            found.add(id, C::NotFalling);
        }
    }
}
