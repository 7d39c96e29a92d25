//! Where a text breaks into lines.
//!
//! Chinese breaks between any two characters except where kinsoku forbids it: no line starts with a closing sign or a
//! unit that belongs to the number before it, none ends with an opening sign. Latin words and numbers stay whole
//! unless a single one is longer than a line. A closing sign may hang half into the margin: its right half is blank.

use std::ops::Range;

use super::font::{Cluster, is_wide_close, is_wide_open};

/// A line of text.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// Its clusters, spaces at the end included, the line feed not.
    pub clusters: Range<usize>,
    /// Its visible width, in em.
    pub width: f32,
    /// How far to the left it begins, in em: an opening sign hangs its blank half out.
    pub hang: f32,
    /// Whether the text ends here, by a line feed or for good.
    pub ends: bool,
}

/// Breaks clusters into lines of a width in em; the first line may have another width.
pub fn break_lines(clusters: &[Cluster], first: f32, rest: f32) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut start = 0;
    let mut begins = true;
    loop {
        // The reader expects the first line of a paragraph at its indent; only the lines after it are aligned by eye.
        let (room, hang) = if begins {
            (first, 0.0)
        } else {
            (rest, hang(clusters, start))
        };
        let (end, next, ends) = next_line(clusters, start, room + hang);
        lines.push(measure(clusters, start..end, hang, ends));
        match next {
            Some(next) => start = next,
            None => return lines,
        }
        begins = ends;
    }
}

/// End of the line that begins at `start`, begin of the one after it, and whether the text ended.
fn next_line(clusters: &[Cluster], start: usize, room: f32) -> (usize, Option<usize>, bool) {
    let mut width = 0.0;
    let mut fits = None;
    for at in start..clusters.len() {
        let cluster = &clusters[at];
        if cluster.ch == '\n' {
            return (at, Some(at + 1), true);
        }
        let visible = if is_blank(cluster.ch) {
            0.0
        } else {
            cluster.advance - blank_tail(cluster)
        };
        if width + visible > room + 0.001 && at > start {
            let end = fits.unwrap_or_else(|| forced(clusters, start, at));
            return (end, Some(end), false);
        }
        width += cluster.advance;
        if clusters
            .get(at + 1)
            .is_some_and(|after| may_break(cluster.ch, after.ch))
            && !before_unit(clusters, at)
        {
            fits = Some(at + 1);
        }
    }
    (clusters.len(), None, true)
}

/// Whether the blank at `at` stands between a number and its unit: `4.20 m`, `12 dB(A)`, `1.5 分`.
fn before_unit(clusters: &[Cluster], at: usize) -> bool {
    /// `kgce/t` has six letters; what is longer is a word.
    const LONGEST: usize = 6;
    /// Chinese units and counters that follow a number behind a blank.
    const COUNTERS: &str = "分项条个处次件页年月日天人元万亿米吨台辆";
    if clusters[at].ch != ' ' || at == 0 || !clusters[at - 1].ch.is_ascii_digit() {
        return false;
    }
    let after = &clusters[at + 1..];
    let word = after
        .iter()
        .take_while(|cluster| is_word(cluster.ch))
        .count();
    let first = after.first().map_or(' ', |cluster| cluster.ch);
    (1..=LONGEST).contains(&word) && (first.is_ascii_alphabetic() || first == '%')
        || COUNTERS.contains(first)
}

/// Where to cut something that has no permitted break: as late as possible, still by kinsoku if that leaves anything.
fn forced(clusters: &[Cluster], start: usize, limit: usize) -> usize {
    (start + 1..=limit)
        .rev()
        .find(|&at| !no_start(clusters[at].ch) && !no_end(clusters[at - 1].ch))
        .unwrap_or(limit)
}

fn measure(clusters: &[Cluster], range: Range<usize>, hang: f32, ends: bool) -> Line {
    let visible = clusters[range.clone()]
        .iter()
        .rposition(|cluster| !is_blank(cluster.ch));
    let width = visible.map_or(0.0, |last| {
        let upto = &clusters[range.start..=range.start + last];
        upto.iter().map(|cluster| cluster.advance).sum::<f32>()
            - blank_tail(&clusters[range.start + last])
            - hang
    });
    Line {
        clusters: range,
        width,
        hang,
        ends,
    }
}

fn hang(clusters: &[Cluster], start: usize) -> f32 {
    match clusters.get(start) {
        Some(cluster) if is_wide_open(cluster.ch) && cluster.advance > 0.9 => 0.5,
        _ => 0.0,
    }
}

fn blank_tail(cluster: &Cluster) -> f32 {
    if is_wide_close(cluster.ch) && cluster.advance > 0.9 {
        0.5
    } else {
        0.0
    }
}

/// Whether a line may end between two neighbours.
pub fn may_break(before: char, after: char) -> bool {
    if is_blank(after)
        || after == '\n'
        || after == '\u{A0}'
        || before == '\u{A0}'
        || no_start(after)
        || no_end(before)
    {
        return false;
    }
    if is_blank(before) {
        return true;
    }
    // 12万m³: the multiplier belongs to the number and to the unit.
    let multiplier = |ch: char| matches!(ch, '万' | '亿');
    if before.is_ascii_digit() && multiplier(after)
        || multiplier(before) && after.is_ascii_alphabetic()
    {
        return false;
    }
    !(is_word(before) && is_word(after))
}

/// Whether the space between two neighbours may grow when a line is justified.
pub fn may_stretch(before: char, after: char) -> bool {
    let together =
        is_blank(after) || is_word(before) && is_word(after) || is_dash(before) && is_dash(after);
    is_blank(before) || !together
}

fn is_blank(ch: char) -> bool {
    matches!(ch, ' ' | '\u{3000}')
}

fn is_dash(ch: char) -> bool {
    matches!(ch, '—' | '…')
}

/// Characters that make up words and numbers and keep together: `GB/T 13306-2020`, `1,234.5`, `108°05′12″`, `≥80%`.
fn is_word(ch: char) -> bool {
    ch.is_ascii_graphic()
        || matches!(ch, '\u{A0}'..='\u{17F}' | '′' | '″' | '≤' | '≥' | '≠' | '≈' | '–' | '−' | '₀'..='₉' | 'Α'..='ω')
            && !matches!(ch, '·' | '«' | '»' | '§')
}

/// Signs that no line starts with.
pub fn no_start(ch: char) -> bool {
    is_wide_close(ch)
        || is_dash(ch)
        || matches!(
            ch,
            '！' | '？'
                | '％'
                | '‰'
                | '℃'
                | '℉'
                | '°'
                | '′'
                | '″'
                | '·'
                | '～'
                | '／'
                | '•'
                | '‥'
                | '々'
                | '»'
                | ','
                | '.'
                | ';'
                | ':'
                | '!'
                | '?'
                | ')'
                | ']'
                | '}'
                | '%'
                | '㎡'
                | '㎥'
                | '²'
                | '³'
        )
}

/// Signs that no line ends with.
pub fn no_end(ch: char) -> bool {
    is_wide_open(ch)
        || matches!(
            ch,
            '(' | '[' | '{' | '￥' | '¥' | '＄' | '$' | '№' | '§' | '«' | '≥' | '≤' | '±'
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Clusters of a face in which Chinese is one em wide and Latin half an em.
    fn set(text: &str) -> Vec<Cluster> {
        text.char_indices()
            .map(|(at, ch)| Cluster::stand_in(ch, at, if ch.is_ascii() { 0.5 } else { 1.0 }))
            .collect()
    }

    fn broken(text: &str, room: f32) -> Vec<String> {
        let clusters = set(text);
        break_lines(&clusters, room, room)
            .into_iter()
            .map(|line| {
                clusters[line.clusters]
                    .iter()
                    .map(|cluster| cluster.ch)
                    .collect()
            })
            .collect()
    }

    #[test]
    fn chinese_breaks_anywhere() {
        assert_eq!(broken("矿山自评报告", 4.0), ["矿山自评", "报告"]);
    }

    #[test]
    fn no_line_starts_with_a_closing_sign_or_a_unit() {
        for sign in "，。；：！？、）》〉」』】〕”’％%℃‰°…—,.;:!?)]}".chars()
        {
            let lines = broken(&format!("矿山自评甲{sign}乙丙"), 5.0);
            assert!(!lines[1].starts_with(sign), "{sign} starts {lines:?}");
        }
    }

    #[test]
    fn no_line_ends_with_an_opening_sign() {
        for sign in "（《〈「『【〔“‘([{￥№≥±".chars() {
            let lines = broken(&format!("矿山自评{sign}甲乙丙"), 5.0);
            assert!(!lines[0].ends_with(sign), "{sign} ends {lines:?}");
        }
    }

    #[test]
    fn a_closing_sign_hangs_its_blank_half_into_the_margin() {
        assert_eq!(broken("矿山自评，报告", 4.5), ["矿山自评，", "报告"]);
    }

    #[test]
    fn words_and_numbers_stay_whole() {
        assert_eq!(
            broken("按照GB/T13306-2020执行", 8.5),
            ["按照", "GB/T13306-2020执", "行"]
        );
    }

    #[test]
    fn numbers_keep_their_signs() {
        for whole in [
            "1,234.5",
            "108°05′12″",
            "≥80%",
            "12万m³",
            "0.15",
            "93.4%",
            "DZ/T",
        ] {
            let text = format!("矿山自评报告{whole}矿山自评报告");
            let lines = broken(&text, 8.0);
            assert!(
                lines.iter().any(|line| line.contains(whole)),
                "{whole} is torn apart in {lines:?}"
            );
        }
    }

    #[test]
    fn a_word_longer_than_a_line_is_cut_and_nothing_is_lost() {
        let word = "a".repeat(100);
        let lines = broken(&word, 8.0);
        assert_eq!(lines.len(), 7);
        assert_eq!(lines.concat(), word);
    }

    #[test]
    fn spaces_stay_at_the_end_of_a_line_and_do_not_count() {
        assert_eq!(broken("mine self test", 4.5), ["mine self ", "test"]);
    }

    #[test]
    fn a_line_feed_ends_a_line() {
        let clusters = set("甲\n\n乙");
        let lines = break_lines(&clusters, 9.0, 9.0);
        assert_eq!(
            lines.iter().map(|line| line.ends).collect::<Vec<_>>(),
            [true, true, true]
        );
        assert_eq!(lines[1].clusters.len(), 0);
    }

    #[test]
    fn a_number_keeps_its_unit() {
        for (text, width) in [
            ("长度为 4.20 m", 6.0),
            ("得分 1.5 分", 5.0),
            ("比较 18 kgce/t", 6.0),
        ] {
            let lines = broken(text, width);
            assert!(lines.len() > 1, "{lines:?}");
            let last = lines.last().expect("there is one");
            assert!(
                last.starts_with(|ch: char| ch.is_ascii_digit()),
                "{lines:?}"
            );
        }
        // A word that is no unit may stand on the next line.
        assert_eq!(
            broken("见 2024 standards", 7.0)
                .last()
                .expect("there is one"),
            "standards"
        );
    }

    #[test]
    fn nothing_but_closing_signs_still_breaks() {
        let signs = "）".repeat(30);
        assert_eq!(broken(&signs, 5.0).concat(), signs);
    }

    #[test]
    fn the_first_line_may_be_shorter() {
        let clusters = set("矿山自评报告书");
        let lines = break_lines(&clusters, 2.0, 4.0);
        assert_eq!(
            lines
                .iter()
                .map(|line| line.clusters.len())
                .collect::<Vec<_>>(),
            [2, 4, 1]
        );
    }
}
