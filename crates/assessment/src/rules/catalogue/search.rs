//! Finding items by what stands in them.

use super::{Catalogue, Category, Group, Item, Method};

impl Catalogue {
    /// The items that mention every one of these words, parted by blanks, in the order of the table; all of them when
    /// there is no word. Looked through is what a card shows of the rules: names of category and group, id, title,
    /// requirement, answers, faults, inputs, formula and evidence. Latin letters match in either case.
    pub fn mentioning(&self, words: &str) -> impl Iterator<Item = &Item> {
        let words = words.to_ascii_uppercase();
        let groups = self
            .categories
            .iter()
            .flat_map(|category| category.groups.iter().map(move |group| (category, group)));
        groups.flat_map(move |(category, group)| {
            let words = words.clone();
            let fits = move |item: &&Item| {
                let text = text_of(category, group, item).to_ascii_uppercase();
                words.split_whitespace().all(|word| text.contains(word))
            };
            group.items.iter().filter(fits)
        })
    }
}

/// What an item is searched in; one text on each line, so that no word spans two of them.
fn text_of(category: &Category, group: &Group, item: &Item) -> String {
    let mut texts: Vec<&str> = vec![
        &category.name,
        &group.name,
        &item.id,
        &item.title,
        &item.requirement,
    ];
    texts.extend(item.evidence.iter().map(String::as_str));
    texts.extend(item.choices().iter().map(|answer| answer.label));
    match &item.method {
        Method::Deduct(all) => texts.extend(all.iter().map(|one| one.fault.as_str())),
        Method::Threshold(threshold) => {
            texts.extend([
                threshold.metric.name.as_str(),
                threshold.metric.formula.as_str(),
            ]);
            texts.extend(threshold.metric.inputs.iter().map(|one| one.label.as_str()));
        }
        Method::PassFail { .. } | Method::Levels(_) => {}
    }
    texts.join("\n")
}
