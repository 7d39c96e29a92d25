//! A submission held against the rules it names: digest, rules, result and boundary, each by itself.

use crate::stated::stated_result;
use crate::submission::ReadSubmission;
use crate::surveyed::stated_boundary;
use canon::canonical;
use library::{Case, Library, NoRules, Refused};
use serde::Serialize;
use serde_json::{Map, Value};

/// What came out of holding a submission against its rules.
#[derive(Clone, Debug)]
pub struct Verified {
    /// The digest it carries is that of its content.
    pub digest_is_right: bool,
    /// The assessment, judged anew; or why it cannot be.
    pub case: Result<Case, NoRules>,
    /// Why the rules that it brings along were not taken, if they were not.
    pub refused: Option<Refused>,
    /// Where the result it states is not the computed one.
    pub result: Vec<Difference>,
    /// Where the boundary it states is not the computed one.
    pub boundary: Vec<Difference>,
}

impl Verified {
    /// Whether it says what follows from its answers, and nobody changed it afterwards.
    pub fn is_right(&self) -> bool {
        self.digest_is_right && self.case.is_ok() && self.states_what_follows()
    }

    /// Whether result and boundary are the computed ones, as far as they could be computed.
    pub fn states_what_follows(&self) -> bool {
        self.result.is_empty() && self.boundary.is_empty()
    }
}

/// A place at which two values differ.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    /// The names that lead there; an entry of a list goes by its `id`, its `key`, or its position from 0.
    pub place: Vec<String>,
    /// What the file states there; `None`: nothing.
    pub stated: Option<Value>,
    /// What was computed; `None`: nothing.
    pub computed: Option<Value>,
}

/// Holds a submission against the rules it names: those at hand, or those that it brings along.
pub fn verify(library: &Library, read: &ReadSubmission) -> Verified {
    let (mut case, mut refused) = (library.judge(read.to_judge()), None);
    if let (Err(_), Some(rules)) = (&case, &read.rules) {
        match Library::read_some(&rules.package()) {
            Ok(brought) => case = brought.judge(read.to_judge()),
            Err(error) => refused = Some(error),
        }
    }
    Verified {
        refused,
        ..held_against(case, read)
    }
}

/// Holds a submission against its own answers, judged anew.
pub fn held_against(case: Result<Case, NoRules>, read: &ReadSubmission) -> Verified {
    let (mut result, mut boundary) = (Vec::new(), Vec::new());
    if let Ok(case) = &case {
        let computed = stated_result(case.catalogue(), &case.score);
        result = differences(&read.result, &computed);
        boundary = differences(&read.boundary, &stated_boundary(&case.surveyed));
    }
    Verified {
        digest_is_right: read.digest_is_right,
        case,
        refused: None,
        result,
        boundary,
    }
}

/// Where a stated value differs from a computed one, in the order of the computed one.
fn differences(stated: &Value, computed: &impl Serialize) -> Vec<Difference> {
    let mut found = Vec::new();
    let computed = serde_json::to_value(computed).unwrap_or_default();
    compare(&mut Vec::new(), Some(stated), Some(&computed), &mut found);
    found
}

fn compare(
    place: &mut Vec<String>,
    stated: Option<&Value>,
    computed: Option<&Value>,
    found: &mut Vec<Difference>,
) {
    match (stated, computed) {
        (Some(Value::Object(one)), Some(Value::Object(other))) => {
            let (one, other): (Entries, Entries) = (of_object(one), of_object(other));
            compare_entries(place, &one, &other, found);
        }
        (Some(Value::Array(one)), Some(Value::Array(other))) => {
            compare_entries(place, &of_list(one), &of_list(other), found);
        }
        // In canonical form `100` and `100.0` are one number.
        (Some(one), Some(other)) if canonical::to_string(one) == canonical::to_string(other) => {}
        (None, None) => {}
        _ => found.push(Difference {
            place: place.clone(),
            stated: stated.cloned(),
            computed: computed.cloned(),
        }),
    }
}

type Entries<'a> = Vec<(String, &'a Value)>;

fn of_object(members: &Map<String, Value>) -> Entries<'_> {
    let entry = |(name, value)| (String::clone(name), value);
    members.iter().map(entry).collect()
}

fn of_list(values: &[Value]) -> Entries<'_> {
    let name = |index: usize, value: &Value| {
        let named = ["id", "key"]
            .iter()
            .find_map(|name| value.get(name)?.as_str());
        named.map_or_else(|| index.to_string(), str::to_owned)
    };
    let entry = |(index, value)| (name(index, value), value);
    values.iter().enumerate().map(entry).collect()
}

fn compare_entries(
    place: &mut Vec<String>,
    stated: &Entries,
    computed: &Entries,
    found: &mut Vec<Difference>,
) {
    let of = |entries: &Entries<'_>, name: &str, nth: usize| -> Option<usize> {
        let mut same = entries
            .iter()
            .enumerate()
            .filter(|(_, entry)| entry.0 == name);
        same.nth(nth).map(|(at, _)| at)
    };
    let nth = |entries: &Entries<'_>, at: usize| {
        let name = &entries[at].0;
        entries[..at]
            .iter()
            .filter(|entry| entry.0 == *name)
            .count()
    };
    for (at, (name, value)) in computed.iter().enumerate() {
        let other = of(stated, name, nth(computed, at)).map(|at| stated[at].1);
        place.push(name.clone());
        compare(place, other, Some(value), found);
        place.pop();
    }
    for (at, (name, value)) in stated.iter().enumerate() {
        if of(computed, name, nth(stated, at)).is_none() {
            place.push(name.clone());
            compare(place, Some(value), None, found);
            place.pop();
        }
    }
}
