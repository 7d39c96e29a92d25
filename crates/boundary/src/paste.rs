//! Pasted text taken apart into rows, and points printed so that they can be pasted again.

use crate::MAX_POINTS;
use crate::ring::CornerPoint;
use crate::rows::{Row, half_width, is_invisible, number, without_thousands};

/// The longest text that is taken apart, bytes. (Compiled.)
pub const MAX_TEXT_BYTES: usize = 1 << 20;

/// A point found in pasted text, its raw text kept.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PastedPoint {
    /// Point number; given in order where the text has none.
    pub label: String,
    /// X as it stood there; empty if missing.
    pub x: String,
    /// Y as it stood there; empty if missing.
    pub y: String,
    /// Line of the text, from 1.
    pub line: usize,
}

impl PastedPoint {
    /// The point as a row for [`crate::read_points`].
    pub fn as_row(&self) -> Row<'_> {
        Row {
            label: &self.label,
            x: &self.x,
            y: &self.y,
        }
    }
}

/// What was noticed in pasted text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PasteCode {
    /// Longer than [`MAX_TEXT_BYTES`]: nothing was read.
    TextTooLong,
    /// More points than [`crate::MAX_POINTS`]: the rest was not read.
    TooManyPoints,
    /// No point in it: headings, remarks. Left out.
    NotAPoint,
    /// Only one coordinate; the row was kept with the other empty.
    CoordinateMissing,
    /// A number after X and Y, such as an elevation. Left out.
    NumberLeftOver,
    /// The last point repeated the first (首尾点重复). Left out.
    ClosingPointDropped,
}

/// Something noticed in pasted text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PasteProblem {
    /// Line of the text, from 1.
    pub line: usize,
    /// What.
    pub code: PasteCode,
    /// The text there, at most 64 characters of it.
    pub text: String,
}

/// Pasted text taken apart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pasted {
    /// Rings of points. One, unless the rows carry ring numbers (圈号).
    pub rings: Vec<Vec<PastedPoint>>,
    /// What was noticed, at most 200 times.
    pub problems: Vec<PasteProblem>,
}

/// Takes pasted text apart. Never fails: what is no point is reported, what is half a point is kept as it is.
///
/// A record is a point number, which may be missing, a ring number, which mostly is, X and Y. Records end at `;`, `；`,
/// `。` or a line's end; where no such record holds two coordinates, at a line's end only; where no line does, wherever
/// a pair is complete. Within a record commas, `，`, `、`, blanks, tabs, `:`, `=`, `|` and brackets part the fields.
pub fn parse_points(text: &str) -> Pasted {
    let mut reader = Reader::default();
    if text.len() > MAX_TEXT_BYTES {
        reader.report(1, PasteCode::TextTooLong, "");
        return reader.pasted;
    }
    let by_lines = || {
        text.split('\n')
            .enumerate()
            .map(|(index, line)| (index + 1, line))
    };
    let by_marks = || {
        by_lines()
            .flat_map(|(line, text)| text.split([';', '；', '。']).map(move |part| (line, part)))
    };
    let holds_pair = |(_, record): (usize, &str)| {
        tokens(record)
            .iter()
            .filter(|t| is_coordinate(t))
            .nth(1)
            .is_some()
    };
    if by_marks().any(holds_pair) {
        by_marks().for_each(|(line, record)| reader.record(line, record));
    } else if by_lines().any(holds_pair) {
        by_lines().for_each(|(line, record)| reader.record(line, record));
    } else {
        for (line, text) in by_lines() {
            reader.tokens(line, text);
        }
        reader.end_record(0, "");
    }
    reader.drop_closing_points();
    reader.pasted
}

/// The most problems of one text that are listed. (Compiled.)
const LISTED: usize = 200;
/// Coordinates have at least this many integer digits, point numbers fewer.
const COORDINATE_DIGITS: usize = 5;
/// Longest point number, characters.
const LABEL_CHARS: usize = 16;

/// Builds the rings, record by record.
#[derive(Default)]
struct Reader<'a> {
    pasted: Pasted,
    count: usize,
    /// Short tokens before a coordinate: point number, ring number.
    short: Vec<&'a str>,
    /// X and its line, waiting for Y.
    half: Option<(usize, &'a str)>,
    ring_number: Option<&'a str>,
    /// Whether the next point begins a ring.
    ring_ended: bool,
}

impl<'a> Reader<'a> {
    fn report(&mut self, line: usize, code: PasteCode, text: &str) {
        if self.pasted.problems.len() < LISTED {
            let text = text.trim().chars().take(64).collect();
            self.pasted.problems.push(PasteProblem { line, code, text });
        }
    }

    fn record(&mut self, line: usize, record: &'a str) {
        // A letter, a digit or a Chinese character, full-width or not; punctuation alone is no record.
        let says_something = |c: char| {
            c.is_ascii_alphanumeric()
                || matches!(c, '\u{3400}'..='\u{9fff}' | '\u{ff10}'..='\u{ff19}' | '\u{ff21}'..='\u{ff5a}')
        };
        let blank = !record.chars().any(says_something);
        if blank {
            return;
        }
        let heading = record.trim_end().ends_with('@');
        self.ring_ended |= heading;
        if heading || !tokens(record).iter().any(|token| is_coordinate(token)) {
            self.report(line, PasteCode::NotAPoint, record);
            return;
        }
        self.tokens(line, record);
        self.end_record(line, record);
    }

    fn tokens(&mut self, line: usize, record: &'a str) {
        for token in tokens(record) {
            if !is_coordinate(token) {
                if token.chars().any(|c| half_width(c).is_ascii_digit()) {
                    self.short.push(token);
                }
            } else if let Some((line, x)) = self.half.take() {
                self.point(line, x, token);
            } else {
                self.half = Some((line, token));
            }
        }
    }

    fn end_record(&mut self, line: usize, record: &str) {
        if let Some((line, only)) = self.half.take() {
            self.report(line, PasteCode::CoordinateMissing, only);
            // Eight integer digits are a Y.
            if integer_digits(only) == 8 {
                self.point(line, "", only)
            } else {
                self.point(line, only, "")
            }
        }
        if !std::mem::take(&mut self.short).is_empty() {
            self.report(line, PasteCode::NumberLeftOver, record);
        }
    }

    fn point(&mut self, line: usize, x: &str, y: &str) {
        let short = std::mem::take(&mut self.short);
        if self.count >= MAX_POINTS {
            if self.count == MAX_POINTS {
                self.report(line, PasteCode::TooManyPoints, "");
            }
            self.count = MAX_POINTS + 1;
            return;
        }
        self.count += 1;
        let (numbers, left_over): (Vec<&str>, Vec<&str>) =
            short.into_iter().partition(|token| !has_fraction(token));
        if let Some(text) = left_over.first() {
            self.report(line, PasteCode::NumberLeftOver, text);
        }
        let (label, ring_number) = match numbers[..] {
            [label, ring] if ring.chars().all(|c| half_width(c).is_ascii_digit()) => {
                (Some(label), Some(ring))
            }
            [.., label] => (Some(label), None),
            [] => (None, None),
        };
        if self.ring_ended || self.pasted.rings.is_empty() || ring_number != self.ring_number {
            self.pasted.rings.push(Vec::new());
        }
        (self.ring_ended, self.ring_number) = (false, ring_number);
        let Some(ring) = self.pasted.rings.last_mut() else {
            return;
        };
        let label = label
            .map(bare_label)
            .filter(|label| !label.is_empty())
            .unwrap_or((ring.len() + 1).to_string());
        ring.push(PastedPoint {
            label,
            x: x.to_owned(),
            y: y.to_owned(),
            line,
        });
    }

    fn drop_closing_points(&mut self) {
        let place = |point: &PastedPoint| number(&point.x).zip(number(&point.y));
        let mut dropped = Vec::new();
        for ring in &mut self.pasted.rings {
            if ring.len() > 3
                && ring
                    .first()
                    .and_then(place)
                    .is_some_and(|first| ring.last().and_then(place) == Some(first))
            {
                dropped.extend(ring.pop());
            }
        }
        for point in dropped {
            self.report(point.line, PasteCode::ClosingPointDropped, &point.label);
        }
    }
}

/// The fields of a record. A run without blanks that is one number with thousands separators stays whole.
fn tokens(record: &str) -> Vec<&str> {
    let is_comma = |c: char| matches!(half_width(c), ',' | '、');
    let is_gap = |c: char| {
        let c = half_width(c);
        matches!(
            c,
            ' ' | ';' | '。' | ':' | '=' | '|' | '"' | '(' | ')' | '[' | ']' | '{' | '}'
        ) || is_invisible(c)
    };
    let mut tokens = Vec::new();
    for run in record.split(is_gap) {
        let run = run.trim_matches(is_comma);
        if run.contains(is_comma)
            && integer_digits(&without_thousands(&plain(run))) > COORDINATE_DIGITS
            && number(run).is_some()
        {
            tokens.push(run);
        } else {
            tokens.extend(run.split(is_comma).filter(|token| !token.is_empty()));
        }
    }
    tokens
}

fn plain(token: &str) -> String {
    token.chars().map(half_width).collect()
}

/// Digits before the decimal point; none if the text is a date, a code or prose.
fn integer_digits(token: &str) -> usize {
    let plain = without_thousands(&plain(token));
    let whole = plain
        .split('.')
        .next()
        .unwrap_or_default()
        .trim_start_matches(['+', '-']);
    let fits = plain.matches('.').count() <= 1 && whole.chars().all(|c| c.is_ascii_alphanumeric());
    let begins = whole.starts_with(|c: char| c.is_ascii_digit()) || plain.contains('.');
    if fits && begins {
        whole.bytes().filter(u8::is_ascii_digit).count()
    } else {
        0
    }
}

/// Whether a token stands where a coordinate stands, be it readable or not.
fn is_coordinate(token: &str) -> bool {
    integer_digits(token) >= COORDINATE_DIGITS
}

/// Whether a short token is a decimal number, such as an elevation, and so no point number.
fn has_fraction(token: &str) -> bool {
    plain(token).trim_end_matches('.').contains('.')
}

/// A point number without the words around it: `拐点1` is `1`, `J1` stays.
fn bare_label(token: &str) -> String {
    let plain = plain(token);
    let bare = plain.trim_matches(|c: char| "拐界址点编号第#.-/<>".contains(c) || is_invisible(c));
    bare.chars().take(LABEL_CHARS).collect()
}

/// Prints points as `1, X, Y; 2, X, Y;`, coordinates to two decimals as the notice on areas wants them.
pub fn print_points(points: &[CornerPoint]) -> String {
    let print = |point: &CornerPoint| format!("{}, {:.2}, {:.2};", point.label, point.x, point.y);
    points.iter().map(print).collect::<Vec<_>>().join("\n")
}
