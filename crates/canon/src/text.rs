//! Marks in a text that nobody sees.

/// Whether a character shows nothing: marks that come along when something is copied from a page, a table or a chat.
/// They are left out where a number, a date or a code is read; a free text keeps them, some scripts need them.
pub fn is_invisible(c: char) -> bool {
    matches!(
        c,
        // soft hyphen, Mongolian vowel separator
        '\0' | '\u{ad}' | '\u{180e}'
            // blanks without width, marks of direction
            | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
            // joiners, marks of direction of another kind
            | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{206f}'
            | '\u{feff}'
    )
}
