//! An assessment as rows of cells, and cells back to answers. Texts only: no file format is known here.

use super::write::{FLAGGED, REASON, REMARK};
use assessment::catalogue::{Answer, Deduction, Input, Item, Method, Per, custom_key};
use assessment::number::{self, NumberError};
use assessment::{Assessment, Catalogue, ItemAnswer, date};
use draft::{TableChange, TableProblem, TableReading};
use std::collections::{BTreeMap, BTreeSet};

/// What stands in the cell of an item that does not apply.
pub const NOT_APPLICABLE: &str = "不适用";
/// What stands in the cell of a list of faults that was gone through.
pub const CHECKED: &str = "已逐条核对";
/// What stands in a cell of yes or nothing.
pub const YES: &str = "是";

/// What a row asks.
#[derive(Clone, Copy, Debug)]
pub enum Asks<'a> {
    /// The answer to the item itself, with its reason, remark and mark.
    Answer,
    /// How often a fault was found.
    Fault(&'a Deduction),
    /// A number or a choice that the item's value is computed from.
    Input(&'a Input),
    /// The number of a choice that leaves it open.
    ByHand(&'a Input),
}

/// A row of the table.
#[derive(Clone, Debug)]
pub struct Row<'a> {
    /// Its id: that of the item, with `/` and a key for what belongs to it.
    pub id: String,
    /// The item.
    pub item: &'a Item,
    /// Name of the item's category.
    pub category: &'a str,
    /// What it asks.
    pub asks: Asks<'a>,
    /// What stands in its cells.
    pub cells: Cells,
}

/// The cells that go both ways. Absent: the table has no such column, or the row no such cell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cells {
    /// 填写.
    pub answer: Option<String>,
    /// 不适用的理由.
    pub reason: Option<String>,
    /// 备注.
    pub remark: Option<String>,
    /// 待复核.
    pub flagged: Option<String>,
}

/// A row as it was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReadRow {
    /// Row in the spreadsheet, from 1.
    pub number: u32,
    /// Its id cell.
    pub id: String,
    /// Its cells.
    pub cells: Cells,
    /// Its cells that could not be read; they are absent above.
    pub unread: Vec<Unread>,
}

/// A cell that could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unread {
    /// The heading above it.
    pub column: &'static str,
    /// Why.
    pub reason: &'static str,
}

impl Row<'_> {
    /// What it is about, in words.
    pub fn label(&self) -> String {
        match self.asks {
            Asks::Answer => self.item.title.clone(),
            Asks::Fault(fault) => fault.fault.clone(),
            Asks::Input(input) => input.label.clone(),
            Asks::ByHand(input) => format!("{}（填写数值）", input.label),
        }
    }

    /// How to fill it in, in a few words.
    pub fn how(&self) -> String {
        match self.asks {
            Asks::Answer => match self.item.method {
                Method::PassFail { .. } | Method::Levels(_) => "从列表里选".to_owned(),
                Method::Deduct(_) => format!("逐条看过后选“{CHECKED}”，有问题的在下面填处数"),
                Method::Threshold { .. } => "在下面填数；不适用的在这里选".to_owned(),
            },
            Asks::Fault(fault) if fault.per == Per::Each => "处".to_owned(),
            Asks::Fault(_) => "有这种情形填 1".to_owned(),
            Asks::Input(input) if !input.options.is_empty() => "从列表里选".to_owned(),
            Asks::Input(input) | Asks::ByHand(input) => input.unit.clone(),
        }
    }

    /// The texts that its answer cell can hold; empty: a number.
    pub fn choices(&self) -> Vec<String> {
        let mut choices: Vec<String> = match self.asks {
            Asks::Answer => answers(self.item)
                .into_iter()
                .map(|(_, label)| label)
                .collect(),
            Asks::Input(input) => input.options.iter().map(|one| one.label.clone()).collect(),
            Asks::Fault(_) | Asks::ByHand(_) => Vec::new(),
        };
        if matches!(self.asks, Asks::Answer) && self.item.not_applicable_when.is_some() {
            choices.push(NOT_APPLICABLE.to_owned());
        }
        choices
    }
}

/// The answers to an item that are a choice: key and label.
fn answers(item: &Item) -> Vec<(String, String)> {
    let labelled = |one: &Answer<'_>| {
        let label = if one.label.is_empty() {
            CHECKED
        } else {
            one.label
        };
        (one.key.to_owned(), label.to_owned())
    };
    item.choices().iter().map(labelled).collect()
}

/// What an item asks, row by row.
fn asked(item: &Item) -> Vec<(String, Asks<'_>)> {
    let below = |key: &str| format!("{}/{key}", item.id);
    let mut rows = vec![(item.id.clone(), Asks::Answer)];
    match &item.method {
        Method::Deduct(faults) => {
            rows.extend(
                faults
                    .iter()
                    .map(|fault| (below(&fault.key), Asks::Fault(fault))),
            );
        }
        Method::Threshold(threshold) => {
            for input in &threshold.metric.inputs {
                rows.push((below(&input.key), Asks::Input(input)));
                if input.options.iter().any(|option| option.number.is_none()) {
                    rows.push((below(&custom_key(&input.key)), Asks::ByHand(input)));
                }
            }
        }
        Method::PassFail { .. } | Method::Levels(_) => {}
    }
    rows
}

/// The whole table, in the catalogue's order.
pub fn rows<'a>(catalogue: &'a Catalogue, assessment: &Assessment) -> Vec<Row<'a>> {
    let blank = ItemAnswer::default();
    let mut rows = Vec::new();
    for category in &catalogue.categories {
        for item in category.items() {
            let answer = assessment.items.get(&item.id).unwrap_or(&blank);
            for (id, asks) in asked(item) {
                rows.push(Row {
                    id,
                    item,
                    category: &category.name,
                    asks,
                    cells: cells(item, asks, answer),
                });
            }
        }
    }
    rows
}

/// What the cells of a row hold for an answer.
fn cells(item: &Item, asks: Asks<'_>, answer: &ItemAnswer) -> Cells {
    let typed = |key: &str| answer.inputs.get(key).cloned().unwrap_or_default();
    let own = match asks {
        Asks::Answer if answer.not_applicable => NOT_APPLICABLE.to_owned(),
        Asks::Answer => answer.choice.as_ref().map_or_else(String::new, |key| {
            let known = answers(item).into_iter().find(|(one, _)| one == key);
            known.map_or_else(|| key.clone(), |(_, label)| label)
        }),
        Asks::Fault(fault) => match answer.counts.get(&fault.key) {
            None | Some(0) => String::new(),
            Some(count) => count.to_string(),
        },
        Asks::Input(input) => {
            let key = typed(&input.key);
            let known = input.options.iter().find(|option| option.key == key);
            known.map_or(key, |option| option.label.clone())
        }
        Asks::ByHand(input) => typed(&custom_key(&input.key)),
    };
    let is_answer = matches!(asks, Asks::Answer);
    Cells {
        answer: Some(tidy(&own)),
        reason: is_answer.then(|| tidy(&answer.reason)),
        remark: is_answer.then(|| tidy(&answer.record.remark)),
        flagged: is_answer.then(|| {
            let yes = if answer.record.flagged { YES } else { "" };
            yes.to_owned()
        }),
    }
}

/// A text as a spreadsheet keeps it: one kind of line end, nothing but text at its ends.
pub fn tidy(text: &str) -> String {
    text.replace("\r\n", "\n")
        .replace('\r', "\n")
        .trim()
        .to_owned()
}

/// Compares what was read with an assessment.
pub fn compare(catalogue: &Catalogue, assessment: &Assessment, read: &[ReadRow]) -> TableReading {
    let rows = rows(catalogue, assessment);
    let known: BTreeMap<&str, &Row<'_>> = rows.iter().map(|row| (row.id.as_str(), row)).collect();
    let mut reading = TableReading::default();
    let mut seen = BTreeSet::new();
    let mut changed: BTreeMap<&str, ItemAnswer> = BTreeMap::new();
    // The rows of faults and inputs first: an answer that was chosen has the last word over what follows from them.
    let (answers, below): (Vec<_>, Vec<_>) = read.iter().partition(|row| {
        known
            .get(row.id.as_str())
            .is_some_and(|row| matches!(row.asks, Asks::Answer))
    });
    for row in below.into_iter().chain(answers) {
        let mut refuse = |found: &str, reason: &str| {
            reading.problems.push(TableProblem {
                row: row.number,
                id: row.id.clone(),
                found: found.chars().take(200).collect(),
                reason: reason.to_owned(),
            });
        };
        for cell in &row.unread {
            refuse("", &format!("“{}”：{}", cell.column, cell.reason));
        }
        let own = row.cells.answer.as_deref().unwrap_or_default();
        let Some(asked) = known.get(row.id.as_str()) else {
            let reason = if row.id.is_empty() {
                "这一行填了内容，但没有编号，不知道是哪一项"
            } else {
                "编号不在本版目录里"
            };
            refuse(own, reason);
            continue;
        };
        if !seen.insert(row.id.as_str()) {
            refuse(own, "同一个编号出现了两次，只取前面的一行");
            continue;
        }
        let item = asked.item;
        for (name, own, read) in [
            (REASON, &asked.cells.reason, &row.cells.reason),
            (REMARK, &asked.cells.remark, &row.cells.remark),
            (FLAGGED, &asked.cells.flagged, &row.cells.flagged),
        ] {
            if let (None, Some(text)) = (own, read)
                && !text.is_empty()
            {
                let reason = format!("这一行的“{name}”不读；请填到编号 {} 那一行里", item.id);
                refuse(text, &reason);
            }
        }
        let before = assessment.items.get(&item.id).cloned().unwrap_or_default();
        let answer = changed.entry(&item.id).or_insert_with(|| before.clone());
        let mut note = |what: String, before: &str, after: &str| {
            reading.changes.push(TableChange {
                row: row.number,
                id: item.id.clone(),
                what,
                before: before.to_owned(),
                after: after.to_owned(),
            });
        };
        reading.compared += 1;
        let old = asked.cells.answer.as_deref().unwrap_or_default();
        let new = row.cells.answer.as_deref();
        let new = new.map(|text| without_unit(text, asked.asks));
        let put = match new.filter(|new| !same(old, new)) {
            Some(new) => match put(answer, asked, new) {
                Ok(()) => {
                    note(asked.label(), old, new);
                    true
                }
                Err(reason) => {
                    refuse(new, &reason);
                    false
                }
            },
            None => false,
        };
        if !put && matches!(asked.asks, Asks::Answer) {
            if !old.is_empty() {
                answer.choice = before.choice;
                answer.not_applicable = before.not_applicable;
            } else if answer.choice != before.choice {
                note(asked.label(), old, CHECKED);
            }
        }
        if let (Some(old), Some(new)) = (&asked.cells.reason, &row.cells.reason)
            && old != new
        {
            note(format!("{}：不适用的理由", item.title), old, new);
            answer.reason.clone_from(new);
        }
        if let (Some(old), Some(new)) = (&asked.cells.remark, &row.cells.remark)
            && old != new
        {
            note(format!("{}：备注", item.title), old, new);
            answer.record.remark.clone_from(new);
        }
        if let (Some(old), Some(new)) = (&asked.cells.flagged, &row.cells.flagged)
            && old != new
        {
            match new.as_str() {
                "" | YES => {
                    note(format!("{}：待复核", item.title), old, new);
                    answer.record.flagged = new == YES;
                }
                _ => refuse(new, "“待复核”只能填“是”或留空"),
            }
        }
    }
    reading.changes.sort_by_key(|change| change.row);
    reading.problems.sort_by_key(|problem| problem.row);
    reading.answers = changed
        .into_iter()
        .filter(|(id, _)| reading.changes.iter().any(|change| change.id == *id))
        .map(|(id, answer)| (id.to_owned(), answer))
        .collect();
    reading
}

/// The same text, or the same number: a spreadsheet program may write `3.860` as `3.86`.
fn same(old: &str, new: &str) -> bool {
    let amount = |text: &str| number::parse(text).ok().flatten();
    old == new || matches!((amount(old), amount(new)), (Some(old), Some(new)) if old == new)
}

/// Puts the text of a cell into an answer, or says why not.
fn put(answer: &mut ItemAnswer, row: &Row<'_>, text: &str) -> Result<(), String> {
    match row.asks {
        Asks::Answer if text == NOT_APPLICABLE => {
            if row.item.not_applicable_when.is_none() {
                return Err("这一项不能选“不适用”".to_owned());
            }
            answer.not_applicable = true;
        }
        Asks::Answer if text.is_empty() => {
            answer.choice = None;
            answer.not_applicable = false;
        }
        Asks::Answer => {
            let known = answers(row.item)
                .into_iter()
                .find(|(_, label)| label.trim() == text);
            let Some((key, _)) = known else {
                return Err(format!(
                    "不是可选的答案，应为：{}",
                    row.choices().join("；")
                ));
            };
            answer.choice = Some(key);
            answer.not_applicable = false;
        }
        Asks::Fault(fault) => {
            let count = count(text).ok_or_else(|| match is_moment(text) {
                true => MOMENT.to_owned(),
                false => format!("应填 0 到 {} 的整数，没有的留空", ItemAnswer::MOST_FAULTS),
            })?;
            if fault.per == Per::Once && count > 1 {
                return Err("这一条只分有和没有，有的填 1".to_owned());
            }
            answer.inputs.remove(&fault.key);
            if count == 0 {
                answer.counts.remove(&fault.key);
            } else {
                answer.counts.insert(fault.key.clone(), count);
                // Whoever counts a fault has gone through the list; as on the page.
                answer.choice = Some(ItemAnswer::CHECKED.to_owned());
                answer.not_applicable = false;
            }
        }
        Asks::Input(input) if !input.options.is_empty() => {
            let known = input
                .options
                .iter()
                .find(|option| option.label.trim() == text);
            match known {
                Some(option) => set(answer, &input.key, &option.key),
                None if text.is_empty() => set(answer, &input.key, ""),
                None => {
                    let labels: Vec<&str> =
                        input.options.iter().map(|one| one.label.as_str()).collect();
                    return Err(format!("不是可选的答案，应为：{}", labels.join("；")));
                }
            }
        }
        Asks::Input(input) => amount(answer, &input.key, text)?,
        Asks::ByHand(input) => amount(answer, &custom_key(&input.key), text)?,
    }
    Ok(())
}

/// What is said where a number was typed and the spreadsheet program made a date of it.
const MOMENT: &str = "这里是日期或时间，不是数字；请把单元格格式改成“常规”，再填一次数字";

fn is_moment(text: &str) -> bool {
    let day = text.split([' ', 'T']).next().unwrap_or_default();
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    date::parse(day).is_some()
        || text.contains(':') && text.split(':').all(|part| digits(part.trim()))
}

/// A number of which the unit was typed, too, where that is per cent: a cell that shows 85% says 85.
fn without_unit<'a>(text: &'a str, asks: Asks<'_>) -> &'a str {
    let is_number = match asks {
        Asks::Input(input) => input.options.is_empty() && input.unit.trim() == "%",
        Asks::ByHand(input) => input.unit.trim() == "%",
        Asks::Answer | Asks::Fault(_) => false,
    };
    let number = text.strip_suffix(['%', '％']).filter(|_| is_number);
    number.map_or(text, str::trim_end)
}

fn amount(answer: &mut ItemAnswer, key: &str, text: &str) -> Result<(), String> {
    number::parse(text).map_err(|error| match error {
        NumberError::Unreadable if is_moment(text) => MOMENT,
        NumberError::Unreadable => "读不成数字，请只填数字和小数点，单位不用填",
        // A computed cell holds more than it shows.
        NumberError::TooLong => {
            "数字太长：最多 15 位，其中小数 6 位。由公式算出的，请用 ROUND 取到需要的位数，再存一次"
        }
    })?;
    set(answer, key, text);
    Ok(())
}

fn set(answer: &mut ItemAnswer, key: &str, text: &str) {
    if text.is_empty() {
        answer.inputs.remove(key);
    } else {
        answer.inputs.insert(key.to_owned(), text.to_owned());
        answer.not_applicable = false;
    }
}

fn count(text: &str) -> Option<u32> {
    let value = number::parse(text).ok()?;
    let Some(value) = value else { return Some(0) };
    let whole = value.is_integer().then(|| value.to_integer())?;
    u32::try_from(whole)
        .ok()
        .filter(|count| *count <= ItemAnswer::MOST_FAULTS)
}
