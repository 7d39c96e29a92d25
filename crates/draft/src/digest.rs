//! SHA-256 of canonical JSON.

use crate::canonical;
use serde_json::{Map, Value};
use sha2::{Digest, Sha256};
use std::fmt::Write as _;

/// The digest of an object's canonical JSON: 64 hexadecimal digits.
pub(crate) fn of(members: &Map<String, Value>) -> String {
    let digest = Sha256::digest(canonical::to_string(&Value::Object(members.clone())));
    digest.iter().fold(String::new(), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}
