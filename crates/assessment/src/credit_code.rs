//! The unified social credit code (统一社会信用代码), GB 32100-2015 (seen in several open implementations).

use crate::number::half_width;

const ALPHABET: &str = "0123456789ABCDEFGHJKLMNPQRTUWXY";

/// Why a code is malformed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Malformed {
    /// This many characters instead of 18.
    Length(usize),
    /// A character outside the alphabet (no I, O, S, V, Z) at this position (from 1).
    Character(usize, char),
}

/// Spaces, hyphens and marks that nobody sees removed, full-width to half-width, upper case.
pub fn normalise(text: &str) -> String {
    half_width(text)
        .chars()
        .filter(|c| !c.is_whitespace() && !canon::is_invisible(*c) && *c != '-')
        .collect::<String>()
        .to_ascii_uppercase()
}

/// The check character that the first 17 characters ask for: `31 − Σ index·3^i mod 31`.
///
/// # Errors
/// [`Malformed`].
pub fn expected_check(text: &str) -> Result<(char, char), Malformed> {
    let code = normalise(text);
    let mut values = Vec::with_capacity(18);
    for (position, c) in code.chars().enumerate() {
        match ALPHABET.find(c) {
            Some(value) => values.push(value),
            None if code.chars().count() == 18 => {
                return Err(Malformed::Character(position + 1, c));
            }
            None => break,
        }
    }
    if values.len() != 18 || code.chars().count() != 18 {
        return Err(Malformed::Length(code.chars().count()));
    }
    let (sum, _) = values[..17].iter().fold((0, 1), |(sum, weight), value| {
        (sum + value * weight, weight * 3 % 31)
    });
    let letter = |value: usize| ALPHABET.as_bytes()[value] as char;
    Ok((letter((31 - sum % 31) % 31), letter(values[17])))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_check_character_is_that_of_gb_32100() {
        for code in [
            "91150703MA0N1AB27G",
            "92150703MA0Q2CD31J",
            "91150781MA13TEAT9C",
            " 91150703ma0n1ab27g",
            "\u{feff}91150703\u{ad}MA0N1\u{200b}AB27G\u{200e}",
        ] {
            let (expected, found) =
                expected_check(code).unwrap_or_else(|error| panic!("{code}: {error:?}"));
            assert_eq!(expected, found, "{code}");
        }
        assert!(matches!(
            expected_check("91150703MA0N1AB27H"),
            Ok(('G', 'H'))
        ));
    }

    #[test]
    fn letters_that_look_like_digits_are_named() {
        assert_eq!(
            expected_check("9115O703MA0N1AB27G"),
            Err(Malformed::Character(5, 'O'))
        );
        assert_eq!(expected_check("91150703"), Err(Malformed::Length(8)));
        assert_eq!(expected_check("统一代码"), Err(Malformed::Length(4)));
    }
}
