//! Pasted text taken apart into rows, and points printed so that they can be pasted again.

mod elevations;
mod numbering;
mod sets;
mod tokens;

pub use elevations::Elevations;

use crate::MAX_POINTS;
use crate::angle::{LONGITUDES, print_angle};
use crate::plane::is_degrees;
use crate::reference::Datum;
use crate::ring::{CornerPoint, RingRole};
use crate::rows::{Row, half_width, is_invisible, number};
use tokens::{Kind, has_fraction, integer_digits, plain, tokens};

/// The longest text that is taken apart, bytes. (Compiled.)
pub const MAX_TEXT_BYTES: usize = 1 << 20;

/// A point found in pasted text, its raw text kept.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PastedPoint {
    /// Point number; given in order where the text has none.
    pub label: String,
    /// X, or latitude, as it stood there; empty if missing.
    pub x: String,
    /// Y, or longitude, as it stood there; empty if missing.
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

/// A ring found in pasted text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PastedRing {
    /// Its points in order, without a closing one.
    pub points: Vec<PastedPoint>,
    /// What a heading says it is: 扣除, 挖空 and the like name a hole. See [`crate::Ring`] for how rings are read.
    pub role: Option<RingRole>,
}

/// What was noticed in pasted text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PasteCode {
    /// Longer than [`MAX_TEXT_BYTES`]: nothing was read.
    TextTooLong,
    /// More points than [`crate::MAX_POINTS`]: the rest was not read.
    TooManyPoints,
    /// No point in it, no heading of a ring and no head of a table: other headings, remarks. Left out.
    NotAPoint,
    /// Only one coordinate; the row was kept with the other empty.
    CoordinateMissing,
    /// A number after X and Y, such as an elevation. Left out.
    NumberLeftOver,
    /// Each record holds the same point in several systems side by side, from this line on: the first set was read, the
    /// others left out.
    FurtherSetLeftOut,
    /// The last point repeated the first (首尾点重复). Left out.
    ClosingPointDropped,
    /// A further ring was taken to begin here: by its number (圈号) or heading, because the point numbers begin again,
    /// or because the ring before had been closed. `text`: the point number.
    RingBegins,
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
    /// Rings of points.
    pub rings: Vec<PastedRing>,
    /// 开采标高 lines.
    pub elevations: Vec<Elevations>,
    /// The datum the text names, if it names exactly one. It is a proposal: the user confirms it.
    pub datum: Option<Datum>,
    /// What was noticed, at most 200 times.
    pub problems: Vec<PasteProblem>,
}

/// Takes pasted text apart. Never fails: what is no point is reported, what is half a point is kept as it is.
///
/// A record is a point number, which may be missing, a ring number, which mostly is, X and Y, or longitude and latitude
/// in either order. Records end at `;`, `；`, `。` or a line's end; where no such record holds two coordinates, at a
/// line's end only; where no line does, wherever a pair is complete. Within a record commas, `，`, `、`, blanks, tabs,
/// `:`, `=`, `|` and brackets part the fields. Where a text has coordinates in metres, those are its points and degrees
/// are remarks.
///
/// A point number may be as long as a coordinate (`10001`) where every record has three numbers, the first of which count
/// up while the other two are a place.
///
/// Where each record holds several places, each further one of them the first moved by the same way, these are the same
/// points in several systems (1980西安 and 2000国家大地 side by side): the first set is read.
///
/// A ring ends where the ring number changes, at a heading (`…@`, 圈, 地块, 扣除, 挖空…), where the point numbers begin
/// again at the first, and where a point closes it and others follow.
pub fn parse_points(text: &str) -> Pasted {
    let mut reader = Reader::default();
    if text.len() > MAX_TEXT_BYTES {
        reader.report(1, PasteCode::TextTooLong, "");
        return reader.pasted;
    }
    reader.pasted.datum = Datum::named_in(text);
    let by_lines = || {
        text.split('\n')
            .enumerate()
            .map(|(index, line)| (index + 1, line))
    };
    let by_marks = || {
        by_lines()
            .flat_map(|(line, text)| text.split([';', '；', '。']).map(move |part| (line, part)))
    };
    let has = |kind| by_lines().any(|(_, line)| tokens(line).iter().any(|t| t.kind == kind));
    reader.unit = if has(Kind::Metres) {
        Kind::Metres
    } else {
        Kind::Degrees
    };
    let unit = reader.unit;
    let holds_pair = |(_, record): (usize, &str)| {
        let tokens = tokens(record);
        tokens.iter().filter(|t| t.kind == unit).nth(1).is_some()
    };
    reader.counts = numbering::counts(by_marks(), unit) || numbering::counts(by_lines(), unit);
    let several =
        sets::side_by_side(by_marks(), unit).or_else(|| sets::side_by_side(by_lines(), unit));
    if let Some(line) = several {
        reader.several = true;
        reader.report(line, PasteCode::FurtherSetLeftOut, "");
    }
    if by_marks().any(holds_pair) {
        by_marks().for_each(|(line, record)| reader.record(line, record));
    } else if by_lines().any(holds_pair) {
        by_lines().for_each(|(line, record)| reader.record(line, record));
    } else {
        for (line, text) in by_lines() {
            reader.loose(line, text);
        }
        reader.end_record(0, "");
    }
    reader.drop_closing_points();
    reader.pasted
}

/// The most problems of one text that are listed. (Compiled.)
const LISTED: usize = 200;
/// Longest point number, characters.
const LABEL_CHARS: usize = 16;
/// Words of a heading that says a ring begins.
const RING_WORDS: [&str; 8] = [
    "圈",
    "地块",
    "区块",
    "块段",
    "分区",
    "矿区范围",
    "采区",
    "拐点坐标",
];
/// Words of a heading that says a hole begins.
const HOLE_WORDS: [&str; 7] = ["扣除", "挖空", "挖除", "剔除", "内环", "内圈", "孔洞"];

/// Words of the head of a table.
const HEAD_WORDS: [&str; 26] = [
    "拐点",
    "界址点",
    "编号",
    "点号",
    "序号",
    "号",
    "点名",
    "坐标",
    "直角",
    "大地",
    "平面",
    "纵",
    "横",
    "东经",
    "北纬",
    "经度",
    "纬度",
    "经",
    "纬",
    "北",
    "东",
    "单位",
    "备注",
    "米",
    "度",
    "值",
];

/// Whether a record is the head of a table and nothing else: `点号 X坐标（m） Y坐标（m）`.
fn is_head(record: &str) -> bool {
    let mut rest = record.to_owned();
    for word in HEAD_WORDS {
        rest = rest.replace(word, " ");
    }
    let letter = |c: char| {
        matches!(
            half_width(c),
            'X' | 'Y' | 'x' | 'y' | 'm' | 'J' | 'B' | 'L' | 'N' | 'E'
        )
    };
    rest.chars().all(|c| letter(c) || !c.is_alphanumeric())
}

/// Builds the rings, record by record.
struct Reader<'a> {
    pasted: Pasted,
    /// What the coordinates of this text are.
    unit: Kind,
    /// Whether the first number of a record is a point number that is as long as a coordinate.
    counts: bool,
    /// Whether every record holds several sets of coordinates, of which the first is read.
    several: bool,
    count: usize,
    /// Short tokens before a coordinate: point number, ring number.
    short: Vec<&'a str>,
    /// The first coordinate and its line, waiting for the second.
    half: Option<(usize, &'a str)>,
    ring_number: Option<&'a str>,
    /// Whether the next point begins a ring, and what the heading says of it.
    ring_ended: bool,
    role: Option<RingRole>,
}

impl Default for Reader<'_> {
    fn default() -> Self {
        Reader {
            pasted: Pasted::default(),
            unit: Kind::Metres,
            counts: false,
            several: false,
            count: 0,
            short: Vec::new(),
            half: None,
            ring_number: None,
            ring_ended: false,
            role: None,
        }
    }
}

impl<'a> Reader<'a> {
    fn report(&mut self, line: usize, code: PasteCode, text: &str) {
        if self.pasted.problems.len() < LISTED {
            let text = text.trim().chars().take(64).collect();
            self.pasted.problems.push(PasteProblem { line, code, text });
        }
    }

    fn record(&mut self, line: usize, record: &'a str) {
        let record = self.elevations(line, record);
        // A letter, a digit or a Chinese character, full-width or not; punctuation alone is no record.
        let says_something = |c: char| {
            c.is_ascii_alphanumeric()
                || matches!(c, '\u{3400}'..='\u{9fff}' | '\u{ff10}'..='\u{ff19}' | '\u{ff21}'..='\u{ff5a}')
        };
        if !record.chars().any(says_something) {
            return;
        }
        let heading = record.trim_end().ends_with('@');
        let tokens = tokens(record);
        // A central meridian in a heading is no point.
        let unit = self.unit;
        let coordinate = |token: &tokens::Token| token.kind == unit;
        let meridian = unit == Kind::Degrees && record.contains("子午线");
        if heading || meridian || !tokens.iter().any(coordinate) {
            if !self.heading(record, heading) && !is_head(record) {
                self.report(line, PasteCode::NotAPoint, record);
            }
            return;
        }
        self.fields(line, record);
        self.end_record(line, record);
    }

    /// Takes a statement of elevations off a record and keeps it.
    fn elevations(&mut self, line: usize, record: &'a str) -> &'a str {
        let Some(at) = elevations::begins(record) else {
            return record;
        };
        let Some((from, to)) = elevations::read(&record[at..]) else {
            return record;
        };
        let rings = self.pasted.rings.len();
        // A table's head may speak of elevations before coordinates; then the record is left alone.
        if tokens(&record[at..]).iter().any(|t| t.kind == self.unit) {
            return record;
        }
        if self.pasted.elevations.len() < LISTED {
            self.pasted.elevations.push(Elevations {
                line,
                from,
                to,
                rings,
            });
        }
        &record[..at]
    }

    /// Whether a record without coordinates is the heading of a ring.
    fn heading(&mut self, record: &str, certain: bool) -> bool {
        let says = |words: &[&str]| words.iter().any(|word| record.contains(word));
        let hole = says(&HOLE_WORDS);
        let heading = certain || hole || says(&RING_WORDS);
        if heading {
            self.ring_ended = true;
            self.role = hole.then_some(RingRole::Hole);
        }
        heading
    }

    /// Text in which no line holds a pair.
    fn loose(&mut self, line: usize, text: &'a str) {
        let text = self.elevations(line, text);
        self.fields(line, text);
    }

    fn fields(&mut self, line: usize, record: &'a str) {
        let mut tokens = tokens(record);
        if self.counts {
            numbering::demote(&mut tokens);
        }
        if self.several {
            sets::keep_first(&mut tokens, self.unit);
        }
        if self.unit == Kind::Degrees {
            tokens::complete_degrees(&mut tokens);
        }
        for token in tokens {
            if token.kind != self.unit {
                if token.text.chars().any(|c| half_width(c).is_ascii_digit()) {
                    self.short.push(token.text);
                }
            } else if let Some((line, first)) = self.half.take() {
                let (x, y) = if self.is_longitude(first) && !self.is_longitude(token.text) {
                    (token.text, first)
                } else {
                    (first, token.text)
                };
                self.point(line, x, y);
            } else {
                self.half = Some((line, token.text));
            }
        }
    }

    /// Whether a field is a longitude; metres never are.
    fn is_longitude(&self, text: &str) -> bool {
        self.unit == Kind::Degrees && number(text).is_some_and(|value| LONGITUDES.contains(&value))
    }

    fn end_record(&mut self, line: usize, record: &str) {
        if let Some((line, only)) = self.half.take() {
            self.report(line, PasteCode::CoordinateMissing, only);
            // Eight integer digits are a Y.
            if integer_digits(only) == 8 || self.is_longitude(only) {
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
                // First of all, so that a full list does not hide it.
                self.pasted.problems.truncate(LISTED - 1);
                let (code, text) = (PasteCode::TooManyPoints, String::new());
                let problem = PasteProblem { line, code, text };
                self.pasted.problems.insert(0, problem);
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
        let label = label.map(bare_label).filter(|label| !label.is_empty());
        self.begin_ring(line, label.as_deref(), ring_number, (x, y));
        let Some(ring) = self.pasted.rings.last_mut() else {
            return;
        };
        ring.points.push(PastedPoint {
            label: label.unwrap_or((ring.points.len() + 1).to_string()),
            x: x.to_owned(),
            y: y.to_owned(),
            line,
        });
    }

    /// Begins a ring if this point is the first of one.
    fn begin_ring(
        &mut self,
        line: usize,
        label: Option<&str>,
        ring_number: Option<&'a str>,
        cells: (&str, &str),
    ) {
        let begins = match self.pasted.rings.last() {
            None => true,
            Some(ring) => {
                let begins_again = ring.points.len() > 2
                    && label.is_some_and(|label| ring.points[0].label == label)
                    && ring
                        .points
                        .iter()
                        .filter(|p| p.label == ring.points[0].label)
                        .count()
                        == 1
                    && place(&ring.points[0].x, &ring.points[0].y) != place(cells.0, cells.1);
                self.ring_ended
                    || ring_number != self.ring_number
                    || begins_again
                    || is_closed(ring, label)
            }
        };
        if begins {
            if !self.pasted.rings.is_empty() {
                self.report(line, PasteCode::RingBegins, label.unwrap_or_default());
            }
            let role = self.role.take();
            self.pasted.rings.push(PastedRing {
                points: Vec::new(),
                role,
            });
        }
        (self.ring_ended, self.ring_number) = (false, ring_number);
    }

    fn drop_closing_points(&mut self) {
        let mut dropped = Vec::new();
        for ring in &mut self.pasted.rings {
            if ring.points.len() > 3 && ends_where_it_began(&ring.points) {
                dropped.extend(ring.points.pop());
            }
        }
        for point in dropped {
            self.report(point.line, PasteCode::ClosingPointDropped, &point.label);
        }
    }
}

fn place(x: &str, y: &str) -> Option<(f64, f64)> {
    number(x).zip(number(y))
}

fn ends_where_it_began(points: &[PastedPoint]) -> bool {
    let at = |point: &PastedPoint| place(&point.x, &point.y);
    let (first, last) = (points.first().and_then(at), points.last().and_then(at));
    first.is_some() && first == last
}

/// Whether a ring was closed by its last point, so that a point with this label is not its own. A last point that goes
/// on counting while the next one does too is a mistaken coordinate rather than the end.
fn is_closed(ring: &PastedRing, next: Option<&str>) -> bool {
    let points = &ring.points;
    if points.len() < 4 || !ends_where_it_began(points) {
        return false;
    }
    let count = |label: &str| {
        label
            .trim_start_matches(|c: char| !c.is_ascii_digit())
            .parse::<u32>()
            .ok()
    };
    let last = points.last().map(|point| point.label.as_str());
    match (last, next) {
        (Some(last), Some(next)) if last != points[0].label => count(last)
            .zip(count(next))
            .is_none_or(|(a, b)| b != a.saturating_add(1)),
        _ => true,
    }
}

/// A point number without the words around it: `拐点1` is `1`, `J1` stays.
fn bare_label(token: &str) -> String {
    let plain = plain(token);
    let bare = plain.trim_matches(|c: char| "拐界址点编号第#.-/<>".contains(c) || is_invisible(c));
    bare.chars().take(LABEL_CHARS).collect()
}

/// Prints points as `1, X, Y; 2, X, Y;`, coordinates to two decimals as the notice on areas wants them; latitude and
/// longitude in degrees, minutes and seconds to three decimals.
pub fn print_points(points: &[CornerPoint]) -> String {
    let print = |point: &CornerPoint| {
        if is_degrees(point.x, point.y) {
            let (latitude, longitude) = (print_angle(point.x), print_angle(point.y));
            format!("{}, {latitude}, {longitude};", point.label)
        } else {
            format!("{}, {:.2}, {:.2};", point.label, point.x, point.y)
        }
    };
    points.iter().map(print).collect::<Vec<_>>().join("\n")
}
