//! A text sealed with a passphrase (加密备份): Argon2id makes a key of it, XChaCha20-Poly1305 seals and checks.
//!
//! Four lines of text; the first three are the header, which the seal covers too:
//!
//! ```text
//! greenmine-sealed/1
//! argon2id MEMORY_KIB PASSES LANES SALT
//! xchacha20poly1305 NONCE
//! DATA
//! ```
//!
//! Salt (16 bytes) and nonce (24 bytes) in hexadecimal, data in base64. A lost passphrase is final: there is no other
//! way to the text.
//!
//! Bytes of any kind and number (`greenmine-sealed/2`, a backup with photos) have the same header, and behind its third
//! line the data as it is.

use argon2::{Algorithm, Argon2, Params, Version};
use base64ct::{Base64, Encoding};
use chacha20poly1305::aead::{Aead, AeadInOut, KeyInit, Payload};
use chacha20poly1305::{Tag, XChaCha20Poly1305, XNonce};

/// How a sealed text begins, whatever its version.
pub const NAME: &str = "greenmine-sealed/";
const FORMAT: &str = "greenmine-sealed/1";
const FORMAT_OF_BYTES: &str = "greenmine-sealed/2";
const KDF: &str = "argon2id";
const CIPHER: &str = "xchacha20poly1305";

/// Random bytes that sealing takes: salt and nonce.
pub const RANDOM_BYTES: usize = SALT + NONCE;
const SALT: usize = 16;
const NONCE: usize = 24;
const KEY: usize = 32;
const TAG: usize = 16;

/// Cost of a guess: 64 MiB, three passes, one lane (RFC 9106, 4, without threads).
const MEMORY_KIB: u32 = 65_536;
const PASSES: u32 = 3;
/// The most that a foreign header may ask for: a hostile file must not stop the machine.
const MOST_MEMORY_KIB: u32 = 262_144;
const MOST_PASSES: u32 = 10;
const MOST_LANES: u32 = 4;

pub use draft::SealError;

/// Seals a text. `random` are fresh random bytes, [`RANDOM_BYTES`] of them.
///
/// # Errors
/// [`SealError::Failed`].
pub fn seal(text: &str, passphrase: &str, random: &[u8]) -> Result<String, SealError> {
    let (header, cipher, nonce) = new_header(FORMAT, passphrase, random)?;
    let payload = Payload {
        msg: text.as_bytes(),
        aad: header.as_bytes(),
    };
    let data = cipher
        .encrypt(&nonce, payload)
        .map_err(|_| SealError::Failed)?;
    Ok(format!("{header}\n{}\n", Base64::encode_string(&data)))
}

/// The text that was sealed.
///
/// # Errors
/// [`SealError`]; nothing of the text is given out unless all of it is whole.
pub fn unseal(sealed: &str, passphrase: &str) -> Result<String, SealError> {
    let sealed = sealed.trim_start_matches('\u{feff}').replace("\r\n", "\n");
    let mut lines = sealed.splitn(4, '\n');
    let mut line = || lines.next().ok_or(SealError::NotSealed);
    let (format, derivation, encryption, data) = (line()?, line()?, line()?, line()?);
    let header = format!("{format}\n{derivation}\n{encryption}");
    let (cipher, nonce) = read_header(FORMAT, format, derivation, encryption, passphrase)?;
    let data = Base64::decode_vec(data.trim_end()).map_err(|_| SealError::NotSealed)?;
    let payload = Payload {
        msg: &data,
        aad: header.as_bytes(),
    };
    let text = cipher
        .decrypt(&nonce, payload)
        .map_err(|_| SealError::Passphrase)?;
    String::from_utf8(text).map_err(|_| SealError::Passphrase)
}

/// Seals bytes. `random` are fresh random bytes, [`RANDOM_BYTES`] of them.
///
/// # Errors
/// [`SealError::Failed`].
pub fn seal_bytes(bytes: &[u8], passphrase: &str, random: &[u8]) -> Result<Vec<u8>, SealError> {
    let (header, cipher, nonce) = new_header(FORMAT_OF_BYTES, passphrase, random)?;
    let start = header.len() + 1;
    let mut sealed = Vec::with_capacity(start + bytes.len() + TAG);
    sealed.extend_from_slice(header.as_bytes());
    sealed.push(b'\n');
    sealed.extend_from_slice(bytes);
    // In place: there may be many.
    let tag = cipher
        .encrypt_inout_detached(&nonce, header.as_bytes(), (&mut sealed[start..]).into())
        .map_err(|_| SealError::Failed)?;
    sealed.extend_from_slice(&tag);
    Ok(sealed)
}

/// The bytes that were sealed, as bytes or as a text.
///
/// # Errors
/// [`SealError`]; nothing of them is given out unless all are whole.
pub fn unseal_bytes(mut sealed: Vec<u8>, passphrase: &str) -> Result<Vec<u8>, SealError> {
    let third = sealed
        .iter()
        .enumerate()
        .filter(|(_, byte)| **byte == b'\n')
        .nth(2);
    let third = third.map(|(at, _)| at).ok_or(SealError::NotSealed)?;
    let header = String::from_utf8(sealed[..third].to_vec()).map_err(|_| SealError::NotSealed)?;
    let lines: Vec<&str> = header.split('\n').collect();
    let [format, derivation, encryption] = lines[..] else {
        return Err(SealError::NotSealed);
    };
    if format != FORMAT_OF_BYTES {
        let text = String::from_utf8(sealed).map_err(|_| SealError::NotSealed)?;
        return unseal(&text, passphrase).map(String::into_bytes);
    }
    let (cipher, nonce) = read_header(FORMAT_OF_BYTES, format, derivation, encryption, passphrase)?;
    sealed.drain(..=third);
    let end = sealed.len().checked_sub(TAG).ok_or(SealError::NotSealed)?;
    let tag = sealed.split_off(end);
    let tag = Tag::try_from(tag.as_slice()).map_err(|_| SealError::NotSealed)?;
    cipher
        .decrypt_inout_detached(
            &nonce,
            header.as_bytes(),
            sealed.as_mut_slice().into(),
            &tag,
        )
        .map_err(|_| SealError::Passphrase)?;
    Ok(sealed)
}

/// The header of something new, and what seals it.
fn new_header(
    format: &str,
    passphrase: &str,
    random: &[u8],
) -> Result<(String, XChaCha20Poly1305, XNonce), SealError> {
    let (salt, nonce) = random.split_at_checked(SALT).ok_or(SealError::Failed)?;
    let nonce: [u8; NONCE] = nonce.try_into().map_err(|_| SealError::Failed)?;
    let header = format!(
        "{format}\n{KDF} {MEMORY_KIB} {PASSES} 1 {}\n{CIPHER} {}",
        hex(salt),
        hex(&nonce)
    );
    let cipher = cipher(passphrase, salt, MEMORY_KIB, PASSES, 1)?;
    Ok((header, cipher, XNonce::from(nonce)))
}

/// What opens something sealed, by the three lines of its header.
fn read_header(
    expected: &str,
    format: &str,
    derivation: &str,
    encryption: &str,
    passphrase: &str,
) -> Result<(XChaCha20Poly1305, XNonce), SealError> {
    if format != expected {
        let newer = format
            .strip_prefix(NAME)
            .is_some_and(|version| version.parse::<u32>().is_ok());
        return Err(if newer {
            SealError::Newer
        } else {
            SealError::NotSealed
        });
    }
    let derivation: Vec<&str> = derivation.split(' ').collect();
    let [KDF, memory, passes, lanes, salt] = derivation[..] else {
        return Err(SealError::NotSealed);
    };
    let within = |text: &str, most: u32| {
        let number = text
            .parse::<u32>()
            .ok()
            .filter(|number| (1..=most).contains(number));
        number.ok_or(SealError::NotSealed)
    };
    let (memory, passes, lanes) = (
        within(memory, MOST_MEMORY_KIB)?,
        within(passes, MOST_PASSES)?,
        within(lanes, MOST_LANES)?,
    );
    let salt = unhex(salt)
        .filter(|salt| salt.len() == SALT)
        .ok_or(SealError::NotSealed)?;
    let nonce = encryption
        .strip_prefix(CIPHER)
        .and_then(|rest| rest.strip_prefix(' '));
    let nonce: [u8; NONCE] = nonce
        .and_then(unhex)
        .and_then(|nonce| nonce.try_into().ok())
        .ok_or(SealError::NotSealed)?;
    let cipher = cipher(passphrase, &salt, memory, passes, lanes)?;
    Ok((cipher, XNonce::from(nonce)))
}

fn cipher(
    passphrase: &str,
    salt: &[u8],
    memory: u32,
    passes: u32,
    lanes: u32,
) -> Result<XChaCha20Poly1305, SealError> {
    let params = Params::new(memory, passes, lanes, Some(KEY)).map_err(|_| SealError::NotSealed)?;
    let mut key = [0; KEY];
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password_into(passphrase.as_bytes(), salt, &mut key)
        .map_err(|_| SealError::Failed)?;
    XChaCha20Poly1305::new_from_slice(&key).map_err(|_| SealError::Failed)
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn unhex(text: &str) -> Option<Vec<u8>> {
    if !text.len().is_multiple_of(2) || !text.is_ascii() {
        return None;
    }
    (0..text.len())
        .step_by(2)
        .map(|at| u8::from_str_radix(&text[at..at + 2], 16).ok())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const RANDOM: [u8; RANDOM_BYTES] = [7; RANDOM_BYTES];

    fn sealed() -> String {
        seal("二号建筑石料矿 {\"a\":1}", "草原 2026", &RANDOM).expect("sealed")
    }

    #[test]
    fn what_was_sealed_opens_with_its_passphrase_and_with_no_other() {
        let sealed = sealed();
        assert!(sealed.starts_with("greenmine-sealed/1\nargon2id 65536 3 1 0707"));
        assert!(!sealed.contains("石料"));
        assert_eq!(
            unseal(&sealed, "草原 2026").as_deref(),
            Ok("二号建筑石料矿 {\"a\":1}")
        );
        assert_eq!(unseal(&sealed, "草原 2025"), Err(SealError::Passphrase));
        assert_eq!(unseal(&sealed, ""), Err(SealError::Passphrase));
        assert!(unseal(&sealed.replace('\n', "\r\n"), "草原 2026").is_ok());
    }

    #[test]
    fn a_changed_header_or_a_changed_byte_does_not_open() {
        let sealed = sealed();
        for (from, to) in [(" 3 1 ", " 2 1 "), (" 65536 ", " 32768 "), ("0707", "0708")] {
            let changed = sealed.replacen(from, to, 1);
            assert_ne!(changed, sealed);
            assert_eq!(
                unseal(&changed, "草原 2026"),
                Err(SealError::Passphrase),
                "{to}"
            );
        }
        let cut = &sealed[..sealed.len() - 9];
        assert!(unseal(cut, "草原 2026").is_err());
    }

    #[test]
    fn what_is_not_sealed_or_asks_for_too_much_is_refused_before_any_work() {
        let sealed = sealed();
        for hostile in [
            "",
            "{}",
            "greenmine-sealed/1",
            &sealed.replacen(" 65536 ", " 4000000000 ", 1),
            &sealed.replacen(" 3 1 ", " 4000 1 ", 1),
            &sealed.replacen("argon2id", "scrypt", 1),
            &sealed.replacen("0707", "07é7", 1),
        ] {
            assert_eq!(
                unseal(hostile, "草原 2026"),
                Err(SealError::NotSealed),
                "{hostile}"
            );
        }
        assert_eq!(
            unseal("greenmine-sealed/3\na\nb\nc", ""),
            Err(SealError::Newer)
        );
    }

    #[test]
    fn bytes_of_any_kind_come_back_and_a_sealed_text_comes_back_as_its_bytes() {
        let bytes: Vec<u8> = (0..=255).cycle().take(70_000).collect();
        let sealed_bytes = seal_bytes(&bytes, "草原 2026", &RANDOM).expect("sealed");
        assert!(sealed_bytes.starts_with(b"greenmine-sealed/2\nargon2id 65536 3 1 0707"));
        assert_eq!(
            unseal_bytes(sealed_bytes.clone(), "草原 2026").as_ref(),
            Ok(&bytes)
        );
        assert_eq!(
            unseal_bytes(sealed().into_bytes(), "草原 2026"),
            Ok("二号建筑石料矿 {\"a\":1}".as_bytes().to_vec())
        );
        assert_eq!(
            unseal_bytes(sealed_bytes.clone(), "草原 2025"),
            Err(SealError::Passphrase)
        );
        for at in [150, sealed_bytes.len() / 2, sealed_bytes.len() - 1] {
            let mut changed = sealed_bytes.clone();
            changed[at] ^= 1;
            assert!(unseal_bytes(changed, "草原 2026").is_err(), "{at}");
        }
        for hostile in [
            &b""[..],
            b"\n\n\n",
            b"greenmine-sealed/2\n\n\n",
            &sealed_bytes[..160],
        ] {
            assert!(unseal_bytes(hostile.to_vec(), "草原 2026").is_err());
        }
        assert_eq!(
            unseal_bytes(b"greenmine-sealed/3\na\nb\nc".to_vec(), ""),
            Err(SealError::Newer)
        );
        let empty = seal_bytes(b"", "草原 2026", &RANDOM).expect("sealed");
        assert_eq!(unseal_bytes(empty, "草原 2026"), Ok(Vec::new()));
    }

    /// Holds the file format: a file of today opens for ever. It was opened by other programs, too: Argon2id and
    /// ChaCha20-Poly1305 of OpenSSL, with HChaCha20 written from draft-irtf-cfrg-xchacha-03, 2.2.
    #[test]
    fn a_file_sealed_by_the_first_release_opens() {
        let text = unseal(include_str!("../tests/sealed/first.txt"), "草原 2026");
        assert_eq!(text.as_deref(), Ok("二号建筑石料矿 {\"a\":1}"));
    }
}
