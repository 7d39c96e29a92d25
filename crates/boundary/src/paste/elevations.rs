//! 开采标高 lines: from which to which elevation may be mined.

use super::tokens::plain;

/// The elevations between which mining is allowed (开采标高), as they stood in the text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Elevations {
    /// Line of the text, from 1.
    pub line: usize,
    /// The first elevation named, metres.
    pub from: String,
    /// The second, metres.
    pub to: String,
    /// Rings that had been begun when the line came: 1 is said of the first ring.
    pub rings: usize,
}

/// Words that begin such a statement.
const WORDS: [&str; 4] = ["标高", "开采深度", "准采高程", "开采高程"];

/// Where in a record the statement begins.
pub(super) fn begins(record: &str) -> Option<usize> {
    let word = WORDS.iter().filter_map(|word| record.find(word)).min()?;
    // 开采标高, 准采标高, 批准标高 belong to the word.
    let before = record[..word].trim_end();
    let lead = ["开采", "准采", "批准"]
        .iter()
        .find(|lead| before.ends_with(**lead));
    Some(before.len() - lead.map_or(0, |lead| lead.len()))
}

/// The two elevations of a statement such as `开采标高：由+645.3米至580米（1985国家高程基准）`.
pub(super) fn read(statement: &str) -> Option<(String, String)> {
    let plain = plain(statement);
    let mut found: Vec<String> = Vec::new();
    let mut rest = plain.as_str();
    while let Some(at) = rest.find(|c: char| c.is_ascii_digit()) {
        let signed = rest[..at].ends_with(['-', '+', '－']);
        // A dash between two numbers is a range, not a sign.
        let range =
            signed && !found.is_empty() && rest[..at].trim_end_matches('-').trim().is_empty();
        let minus = rest[..at].ends_with('-') && !range;
        let end = rest[at..]
            .find(|c: char| !c.is_ascii_digit() && c != '.')
            .map_or(rest.len(), |end| at + end);
        let (number, behind) = (&rest[at..end], &rest[end..]);
        let names_a_system = ["国家", "年", "黄海", "高程"]
            .iter()
            .any(|word| behind.trim_start().starts_with(word));
        if !names_a_system && number.matches('.').count() <= 1 && number.len() <= 12 {
            let number = number.trim_end_matches('.');
            found.push(if minus {
                format!("-{number}")
            } else {
                number.to_owned()
            });
        }
        rest = behind;
    }
    let mut found = found.into_iter();
    found.next().zip(found.next())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_elevations_are_read_and_the_name_of_the_height_system_is_not_one() {
        for (text, from, to) in [
            ("开采标高：由645.3米至580米", "645.3", "580"),
            ("开采标高（1985国家高程基准）：+645～+580 m", "645", "580"),
            ("开采深度：由 630 m 至 -50 m 标高", "630", "-50"),
            ("标高 645-580", "645", "580"),
            ("准采标高：从－120米到－300米", "-120", "-300"),
            ("标高：６４５．５至６００", "645.5", "600"),
        ] {
            assert_eq!(read(text), Some((from.to_owned(), to.to_owned())), "{text}");
        }
        assert_eq!(read("标高采用1985国家高程基准"), None);
        assert_eq!(read("标高645米"), None);
    }
}
