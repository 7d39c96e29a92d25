//! What a catalogue says against itself.

use super::{Band, Catalogue, Check, Direction, Item, Kind, Method, Precondition, ZeroDenominator};
use crate::points::Points;

impl Catalogue {
    /// Everything that contradicts itself within the table; empty for a sound one.
    pub fn contradictions(&self) -> Vec<String> {
        let mut found = Vec::new();
        let mut ids = std::collections::BTreeSet::new();
        let named = self
            .preconditions
            .iter()
            .map(|p| &p.id)
            .chain(self.items().map(|item| &item.id));
        for id in named {
            if !ids.insert(id) {
                found.push(format!("{id} is used twice"));
            }
        }
        let sum: Points = self.categories.iter().map(|category| category.points).sum();
        if sum != self.scoring.total {
            found.push(format!(
                "categories add up to {sum}, not {}",
                self.scoring.total
            ));
        }
        for category in &self.categories {
            let sum: Points = category.groups.iter().map(|group| group.points).sum();
            if sum != category.points {
                found.push(format!(
                    "{}: groups add up to {sum}, not {}",
                    category.id, category.points
                ));
            }
            for group in &category.groups {
                let sum: Points = group.items.iter().map(|item| item.points).sum();
                if sum != group.points {
                    found.push(format!(
                        "{}: items add up to {sum}, not {}",
                        group.id, group.points
                    ));
                }
            }
        }
        for item in self.items() {
            item.contradictions(&mut found);
        }
        for precondition in &self.preconditions {
            precondition.contradictions(&mut found);
        }
        found
    }
}

impl Precondition {
    fn contradictions(&self, found: &mut Vec<String>) {
        for check in &self.checks {
            let fields: Vec<&String> = match check {
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
            };
            for field in fields {
                if !self.fields.iter().any(|one| one.key == *field) {
                    found.push(format!(
                        "{}: a check reads the unknown field {field}",
                        self.id
                    ));
                }
            }
        }
    }
}

impl Item {
    fn contradictions(&self, found: &mut Vec<String>) {
        let id = &self.id;
        if (self.kind == Kind::Binding) != self.binding_min.is_some() {
            found.push(format!("{id}: binding and bindingMin disagree"));
        }
        if self
            .binding_min
            .is_some_and(|min| min > self.points || min == Points::ZERO)
        {
            found.push(format!("{id}: bindingMin is not within its points"));
        }
        let best = match &self.method {
            Method::PassFail { .. } => self.points,
            Method::Deduct(deductions) => {
                if deductions.iter().any(|one| one.points == Points::ZERO) {
                    found.push(format!("{id}: a deduction costs nothing"));
                }
                self.points
            }
            Method::Levels(levels) => {
                if !levels.is_sorted_by(|one, next| one.points > next.points) {
                    found.push(format!("{id}: levels are not in falling order"));
                }
                levels.first().map_or(Points::ZERO, |one| one.points)
            }
            Method::Threshold {
                metric,
                direction,
                bands,
                zero_denominator,
                ..
            } => {
                for name in metric.expression.inputs() {
                    if !metric.inputs.iter().any(|input| input.key == name) {
                        found.push(format!("{id}: the formula reads the unknown input {name}"));
                    }
                }
                let falls = |one: &Band, next: &Band| match direction {
                    Direction::Higher => one.bound > next.bound,
                    Direction::Lower => one.bound < next.bound,
                };
                if !bands.is_sorted_by(|one, next| falls(one, next) && one.points > next.points) {
                    found.push(format!("{id}: bands are not in falling order"));
                }
                if *zero_denominator == ZeroDenominator::NotApplicable
                    && self.not_applicable_when.is_none()
                {
                    found.push(format!("{id}: offers 不适用 without saying when"));
                }
                bands.first().map_or(Points::ZERO, |one| one.points)
            }
        };
        if best != self.points {
            found.push(format!(
                "{id}: the best answer earns {best}, not {}",
                self.points
            ));
        }
    }
}
