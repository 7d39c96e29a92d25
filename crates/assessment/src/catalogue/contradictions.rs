//! What a catalogue says against itself.

use super::{Band, Catalogue, Check, Direction, Item, Kind, Method, Precondition, ZeroDenominator};
use crate::points::Points;

impl Catalogue {
    /// Everything that contradicts itself within the table; empty for a sound one.
    pub fn contradictions(&self) -> Vec<String> {
        let mut found = Vec::new();
        if self.format != Catalogue::FORMAT {
            found.push(format!(
                "the format is {}, not {}",
                self.format,
                Catalogue::FORMAT
            ));
        }
        if self.supersedes.as_ref() == Some(&self.version) {
            found.push("it supersedes itself".to_owned());
        }
        let preconditions = self.preconditions.iter().map(|one| &one.id);
        let groups = self.categories.iter().flat_map(|one| &one.groups);
        // Measures and addresses name preconditions, items and categories by these alone.
        twice(
            "the catalogue",
            preconditions
                .chain(self.items().map(|item| &item.id))
                .chain(self.categories.iter().map(|one| &one.letter)),
            &mut found,
        );
        twice(
            "the catalogue",
            self.categories
                .iter()
                .map(|one| &one.id)
                .chain(groups.map(|one| &one.id)),
            &mut found,
        );
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

/// Says which keys stand there more than once: only the first would ever be found.
fn twice<'a>(place: &str, keys: impl Iterator<Item = &'a String>, found: &mut Vec<String>) {
    let mut seen = std::collections::BTreeSet::new();
    for key in keys {
        if !seen.insert(key) {
            found.push(format!("{place}: {key} is used twice"));
        }
    }
}

impl Precondition {
    fn contradictions(&self, found: &mut Vec<String>) {
        twice(&self.id, self.fields.iter().map(|one| &one.key), found);
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
                twice(id, deductions.iter().map(|one| &one.key), found);
                if deductions.iter().any(|one| one.points == Points::ZERO) {
                    found.push(format!("{id}: a deduction costs nothing"));
                }
                self.points
            }
            Method::Levels(levels) => {
                twice(id, levels.iter().map(|one| &one.key), found);
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
                twice(id, metric.inputs.iter().map(|one| &one.key), found);
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

#[cfg(test)]
mod tests {
    use crate::bundled::EDITIONS;
    use crate::catalogue::{Catalogue, Method};

    /// What is said of the first catalogue after something was done to it.
    fn said(doing: impl Fn(&mut Catalogue)) -> Vec<String> {
        let mut catalogue = EDITIONS[0].catalogue();
        doing(&mut catalogue);
        catalogue.contradictions()
    }

    #[test]
    fn what_has_the_name_of_another_is_said() {
        let letter = said(|catalogue| {
            catalogue.categories[1].letter = catalogue.categories[0].letter.clone();
        });
        assert_eq!(letter.len(), 1, "{letter:?}");
        let group = said(|catalogue| {
            let id = catalogue.categories[0].groups[0].id.clone();
            catalogue.categories[1].groups[0].id = id;
        });
        assert_eq!(group.len(), 1, "{group:?}");
        let level = said(|catalogue| {
            let groups = catalogue
                .categories
                .iter_mut()
                .flat_map(|one| &mut one.groups);
            let mut items = groups.flat_map(|group| &mut group.items);
            let levels = items.find_map(|item| match &mut item.method {
                Method::Levels(levels) => Some(levels),
                _ => None,
            });
            let levels = levels.expect("an item of levels");
            levels[1].key = levels[0].key.clone();
        });
        assert_eq!(level.len(), 1, "{level:?}");
        assert!(level[0].ends_with("is used twice"), "{level:?}");
    }

    #[test]
    fn another_format_and_an_edition_that_supersedes_itself_are_said() {
        assert_eq!(
            said(|catalogue| catalogue.format = "other/1".into()).len(),
            1
        );
        assert_eq!(
            said(|catalogue| catalogue.supersedes = Some(catalogue.version.clone())).len(),
            1
        );
    }
}
