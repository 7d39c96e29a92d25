//! The mining-licence number (采矿许可证号).
//!
//! 23 characters: `C`, issuing authority (adcode, 6), year and month of allotment (6), mineral class and other
//! codes (3, not decoded), 7 more digits. 自然资办发〔2020〕32号 and DZ/T 0443-2023 App. A define it; their
//! first screens and the plan's numbers are what was seen.

use crate::number::half_width;

/// Spaces, line breaks and marks that nobody sees removed, full-width to half-width, upper case: the plan prints
/// `C15070020150471301 37944`.
pub fn normalise(text: &str) -> String {
    half_width(text)
        .chars()
        .filter(|c| !c.is_whitespace() && !canon::is_invisible(*c))
        .collect::<String>()
        .to_ascii_uppercase()
}

/// A number taken apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LicenceNumber {
    /// 23 characters.
    National {
        /// Issuing authority (adcode).
        issuer: String,
        /// Year of allotment.
        year: u16,
        /// Month of allotment, two digits, possibly impossible.
        month: String,
    },
    /// 13 digits of the kind before unified numbering.
    Legacy,
}

/// Why a number could not be taken apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Malformed {
    /// This many characters.
    Length(usize),
    /// A wrong character at this position (from 1).
    Character(usize, char),
}

/// Takes a number apart.
///
/// # Errors
/// [`Malformed`].
pub fn parse(text: &str) -> Result<LicenceNumber, Malformed> {
    let number = normalise(text);
    let characters: Vec<char> = number.chars().collect();
    if characters.len() == 13 && characters.iter().all(char::is_ascii_digit) {
        return Ok(LicenceNumber::Legacy);
    }
    if characters.len() != 23 {
        return Err(Malformed::Length(characters.len()));
    }
    let expected = |position: usize, c: char| {
        if position == 0 {
            c == 'C'
        } else {
            c.is_ascii_digit()
        }
    };
    if let Some((position, c)) = characters
        .iter()
        .enumerate()
        .find(|(position, c)| !expected(*position, **c))
    {
        return Err(Malformed::Character(position + 1, *c));
    }
    let year: u16 = number[7..11].parse().unwrap_or(0);
    if !(1900..2100).contains(&year) {
        return Err(Malformed::Character(8, characters[7]));
    }
    Ok(LicenceNumber::National {
        issuer: number[1..7].to_owned(),
        year,
        month: number[11..13].to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn full_width_letters_and_blanks_do_not_matter_and_old_numbers_are_known() {
        assert_eq!(parse("1000000140165"), Ok(LicenceNumber::Legacy));
        assert_eq!(
            parse("Ｃ15070020150471301 37944"),
            parse("C1507002015047130137944")
        );
        assert_eq!(
            parse("\u{202a}C150700\u{200b}201504713013\u{ad}7944\u{202c}"),
            parse("C1507002015047130137944")
        );
    }

    #[test]
    fn a_wrong_number_names_what_is_wrong() {
        assert_eq!(parse("C150700201504713013794"), Err(Malformed::Length(22)));
        assert_eq!(
            parse("T1507002015047130137944"),
            Err(Malformed::Character(1, 'T'))
        );
        assert_eq!(
            parse("C15070020150471301X7944"),
            Err(Malformed::Character(19, 'X'))
        );
        assert_eq!(
            parse("C1507003015047130137944"),
            Err(Malformed::Character(8, '3'))
        );
        assert_eq!(parse("证号"), Err(Malformed::Length(2)));
    }
}
