//! Two assessments side by side, place by place, and one made of both.

use assessment::{Assessment, ProfileField};
use canon::canonical;
use serde_json::{Map, Value};

/// A place where two assessments can differ: a member of an assessment, or one entry of a member that is a list by
/// key (a fact, a precondition, an item). The boundary (矿区范围) is one place: half of each would be nobody's.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Spot {
    /// The member, as written in a file: `profile`, `items`, `boundary`.
    pub member: String,
    /// The key within it.
    pub key: Option<String>,
}

impl Spot {
    /// The fact of the profile that this is, when it is one.
    pub fn fact(&self) -> Option<ProfileField> {
        let key = self.key.as_ref().filter(|_| self.member == "profile")?;
        serde_json::from_value(Value::String(key.clone())).ok()
    }
}

/// Where two assessments differ, in the order of the file; whatever is equal in both is not among them. The
/// catalogue edition is no place: answers to two editions are not compared but moved first.
pub fn differences(left: &Assessment, right: &Assessment) -> Vec<Spot> {
    let (left, right) = (members(left), members(right));
    let mut found = Vec::new();
    for member in names(&left, &right) {
        if member == CATALOGUE {
            continue;
        }
        let (one, other) = (left.get(member), right.get(member));
        if one == other {
            continue;
        }
        match (entries(one), entries(other)) {
            (Some(one), Some(other)) => {
                let differs = |key: &&String| one.get(*key) != other.get(*key);
                found.extend(
                    names(&one, &other)
                        .into_iter()
                        .filter(differs)
                        .map(|key| Spot {
                            member: member.clone(),
                            key: Some(key.clone()),
                        }),
                );
            }
            _ => found.push(Spot {
                member: member.clone(),
                key: None,
            }),
        }
    }
    found
}

/// The left assessment, with what stands in the right one at these places. The catalogue edition stays the left
/// one's.
pub fn merged(left: &Assessment, right: &Assessment, from_right: &[Spot]) -> Assessment {
    let mut result = members(left);
    let right = members(right);
    for spot in from_right.iter().filter(|spot| spot.member != CATALOGUE) {
        let theirs = right.get(&spot.member);
        match &spot.key {
            None => put(&mut result, &spot.member, theirs),
            Some(key) => {
                let entry = result
                    .entry(spot.member.clone())
                    .or_insert_with(|| Value::Object(Map::new()));
                if let Value::Object(entries) = entry {
                    put(entries, key, theirs.and_then(|theirs| theirs.get(key)));
                }
            }
        }
    }
    let text = canonical::to_string(&Value::Object(result));
    serde_json::from_str(&text).unwrap_or_else(|_| left.clone())
}

const CATALOGUE: &str = "catalogue";

fn put(members: &mut Map<String, Value>, name: &str, value: Option<&Value>) {
    match value {
        Some(value) => members.insert(name.to_owned(), value.clone()),
        None => members.remove(name),
    };
}

fn members(assessment: &Assessment) -> Map<String, Value> {
    match serde_json::to_value(assessment) {
        Ok(Value::Object(members)) => members,
        _ => unreachable!("an assessment is an object with string keys and finite numbers only"),
    }
}

fn names<'a>(one: &'a Map<String, Value>, other: &'a Map<String, Value>) -> Vec<&'a String> {
    let mut names: Vec<&String> = one.keys().chain(other.keys()).collect();
    canon::sort_by(&mut names, Ord::cmp);
    names.dedup();
    names
}

/// The entries of a member that is a list by key: an object of objects. A member that is absent has none.
fn entries(member: Option<&Value>) -> Option<Map<String, Value>> {
    match member {
        None => Some(Map::new()),
        Some(Value::Object(entries)) if entries.values().all(Value::is_object) => {
            Some(entries.clone())
        }
        Some(_) => None,
    }
}
