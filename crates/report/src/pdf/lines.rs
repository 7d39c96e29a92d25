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
    let mut room = first;
    loop {
        let (end, next, ends) = next_line(clusters, start, room);
        lines.push(measure(clusters, start..end, ends));
        match next {
            Some(next) => start = next,
            None => return lines,
        }
        room = if ends { first } else { rest };
    }
}

/// End of the line that begins at `start`, begin of the one after it, and whether the text ended.
fn next_line(clusters: &[Cluster], start: usize, room: f32) -> (usize, Option<usize>, bool) {
    let mut width = -hang(clusters, start);
    let mut fits = None;
    for at in start..clusters.len() {
        let cluster = &clusters[at];
        if cluster.ch == '\n' {
            return (at, Some(at + 1), true);
        }
        let visible = if is_blank(cluster.ch) { 0.0 } else { cluster.advance - blank_tail(cluster) };
        if width + visible > room + 0.001 && at > start {
            let end = fits.unwrap_or_else(|| forced(clusters, start, at));
            return (end, Some(end), false);
        }
        width += cluster.advance;
        if clusters.get(at + 1).is_some_and(|after| may_break(cluster.ch, after.ch)) {
            fits = Some(at + 1);
        }
    }
    (clusters.len(), None, true)
}

/// Where to cut something that has no permitted break: as late as possible, still by kinsoku if that leaves anything.
fn forced(clusters: &[Cluster], start: usize, limit: usize) -> usize {
    (start + 1..=limit)
        .rev()
        .find(|&at| !no_start(clusters[at].ch) && !no_end(clusters[at - 1].ch))
        .unwrap_or(limit)
}

fn measure(clusters: &[Cluster], range: Range<usize>, ends: bool) -> Line {
    let visible = clusters[range.clone()].iter().rposition(|cluster| !is_blank(cluster.ch));
    let hang = hang(clusters, range.start);
    let width = visible.map_or(0.0, |last| {
        let upto = &clusters[range.start..=range.start + last];
        upto.iter().map(|cluster| cluster.advance).sum::<f32>() - blank_tail(&clusters[range.start + last]) - hang
    });
    Line { clusters: range, width, hang, ends }
}

fn hang(clusters: &[Cluster], start: usize) -> f32 {
    match clusters.get(start) {
        Some(cluster) if is_wide_open(cluster.ch) && cluster.advance > 0.9 => 0.5,
        _ => 0.0,
    }
}

fn blank_tail(cluster: &Cluster) -> f32 {
    if is_wide_close(cluster.ch) && cluster.advance > 0.9 { 0.5 } else { 0.0 }
}

/// Whether a line may end between two neighbours.
pub fn may_break(before: char, after: char) -> bool {
    if is_blank(after) || after == '\n' || after == '\u{A0}' || before == '\u{A0}' || no_start(after) || no_end(before) {
        return false;
    }
    if is_blank(before) {
        return true;
    }
    // 12万m³: the multiplier belongs to the number and to the unit.
    let multiplier = |ch: char| matches!(ch, '万' | '亿');
    if before.is_ascii_digit() && multiplier(after) || multiplier(before) && after.is_ascii_alphabetic() {
        return false;
    }
    !(is_word(before) && is_word(after))
}

/// Whether the space between two neighbours may grow when a line is justified.
pub fn may_stretch(before: char, after: char) -> bool {
    is_blank(before) || !is_blank(after) && !(is_word(before) && is_word(after)) && !(is_dash(before) && is_dash(after))
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
        || matches!(ch,
            '！' | '？' | '％' | '‰' | '℃' | '℉' | '°' | '′' | '″' | '·' | '～' | '／' | '•' | '‥' | '々' | '»'
            | ',' | '.' | ';' | ':' | '!' | '?' | ')' | ']' | '}' | '%' | '㎡' | '㎥' | '²' | '³')
}

/// Signs that no line ends with.
pub fn no_end(ch: char) -> bool {
    is_wide_open(ch) || matches!(ch, '(' | '[' | '{' | '￥' | '¥' | '＄' | '$' | '№' | '§' | '«' | '≥' | '≤' | '±')
}
