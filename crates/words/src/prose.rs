//! What every sentence of this crate keeps to.

/// ASCII marks that have a full-width form, when they stand in a sentence.
const HALF_WIDTH: &str = ",;:?!()\"'";

/// Panics unless the text is there, without an exclamation mark, in full-width punctuation, and without a word
/// that would sound like the bureau's verdict.
pub(crate) fn check(text: &str) {
    assert!(!text.trim().is_empty());
    assert_eq!(text, text.trim());
    assert!(!text.contains(['!', '！']), "{text}");
    assert!(!text.contains(['{', '}']), "{text}");
    if let Some(mark) = text.chars().find(|c| HALF_WIDTH.contains(*c)) {
        panic!("`{mark}` in: {text}");
    }
    for word in ["合格", "达标", "通过"] {
        for (at, _) in text.match_indices(word) {
            assert!(text[..at].ends_with("自评"), "`{word}` alone in: {text}");
        }
    }
    let bytes: Vec<char> = text.chars().collect();
    for (index, c) in bytes.iter().enumerate() {
        if *c == '.' {
            let digit = |at: usize| bytes.get(at).is_some_and(char::is_ascii_digit);
            assert!(index > 0 && digit(index - 1) && digit(index + 1), "{text}");
        }
    }
}
