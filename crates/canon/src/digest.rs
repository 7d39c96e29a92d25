//! SHA-256: of canonical JSON, and of files read piece by piece.

use crate::canonical;
use serde_json::{Map, Value};
use sha2::{Digest, Sha256};
use std::fmt::Write as _;

/// The digest of an object's canonical JSON: 64 hexadecimal digits.
pub fn of(members: &Map<String, Value>) -> String {
    hex(&Sha256::digest(canonical::to_string(&Value::Object(
        members.clone(),
    ))))
}

/// The digest of a text: 64 hexadecimal digits.
pub fn of_text(text: &str) -> String {
    hex(&Sha256::digest(text))
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

/// The SHA-256 of a file, taken piece by piece: the file is never whole in memory.
#[derive(Clone, Debug, Default)]
pub struct Fingerprint(Sha256);

impl Fingerprint {
    /// The next piece.
    pub fn add(&mut self, piece: &[u8]) {
        self.0.update(piece);
    }

    /// The digest of all pieces: 64 hexadecimal digits.
    pub fn finish(self) -> String {
        hex(&self.0.finalize())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_taken_in_pieces_has_the_digest_of_the_whole() {
        let mut pieces = Fingerprint::default();
        pieces.add(b"a");
        pieces.add(b"");
        pieces.add(b"bc");
        // FIPS 180-2, appendix B.1.
        assert_eq!(
            pieces.finish(),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        );
    }
}
