//! The geometry: `.shp` and its index `.shx`.

use draft::boundary_file::{FileCode, FileProblem};

/// A record: its number from 1, and its rings as (east, north), or `None` for what is no area.
pub(super) struct Shape {
    pub(super) record: usize,
    pub(super) rings: Option<Vec<Vec<(f64, f64)>>>,
}

/// Bytes read one after the other, never beyond their end.
struct Bytes<'a>(&'a [u8]);

impl<'a> Bytes<'a> {
    fn take(&mut self, count: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(count)?;
        self.0 = rest;
        Some(taken)
    }

    fn array<const N: usize>(&mut self) -> Option<[u8; N]> {
        self.take(N)?.try_into().ok()
    }

    fn big(&mut self) -> Option<i32> {
        self.array().map(i32::from_be_bytes)
    }

    fn little(&mut self) -> Option<i32> {
        self.array().map(i32::from_le_bytes)
    }

    fn number(&mut self) -> Option<f64> {
        self.array().map(f64::from_le_bytes)
    }

    /// A count that cannot be more than the bytes that are left for it.
    fn count(&mut self, each: usize) -> Option<usize> {
        let count = usize::try_from(self.little()?).ok()?;
        (count.checked_mul(each)? <= self.0.len()).then_some(count)
    }
}

const HEADER: usize = 100;
const FILE_CODE: i32 = 9994;
/// Polygon, PolygonZ, PolygonM.
const POLYGONS: [i32; 3] = [5, 15, 25];

pub(super) fn read(bytes: &[u8]) -> Result<Vec<Shape>, FileProblem> {
    let truncated = |record: usize| FileProblem::new(FileCode::Truncated).at(record);
    let mut header = Bytes(bytes.get(..HEADER).ok_or_else(|| truncated(1))?);
    if header.big() != Some(FILE_CODE) {
        return Err(FileProblem::new(FileCode::Malformed).saying(".shp"));
    }
    let mut rest = Bytes(&bytes[HEADER..]);
    let (mut shapes, mut points) = (Vec::new(), 0usize);
    let mut parts = 0usize;
    while !rest.0.is_empty() {
        let record = shapes.len() + 1;
        if record > super::super::MAX_PARTS {
            let limit = super::super::MAX_PARTS.to_string();
            return Err(FileProblem::new(FileCode::TooManyParts).saying(&limit));
        }
        let content = (|| {
            let _number = rest.big()?;
            let words = usize::try_from(rest.big()?).ok()?;
            rest.take(words.checked_mul(2)?)
        })();
        let content = content.ok_or_else(|| truncated(record))?;
        let rings = shape(Bytes(content))
            .ok_or_else(|| FileProblem::new(FileCode::Malformed).at(record))?;
        parts += rings.as_ref().map_or(0, Vec::len);
        if parts > super::super::MAX_PARTS {
            let limit = super::super::MAX_PARTS.to_string();
            return Err(FileProblem::new(FileCode::TooManyParts).saying(&limit));
        }
        points += rings.iter().flatten().map(Vec::len).sum::<usize>();
        if points > 2 * boundary::MAX_POINTS {
            let limit = boundary::MAX_POINTS.to_string();
            return Err(FileProblem::new(FileCode::TooManyPoints).saying(&limit));
        }
        shapes.push(Shape { record, rings });
    }
    Ok(shapes)
}

/// The rings of a record; `Some(None)` for what is no area, `None` for what makes no sense.
#[allow(clippy::type_complexity)] // rings of pairs
fn shape(mut bytes: Bytes) -> Option<Option<Vec<Vec<(f64, f64)>>>> {
    if !POLYGONS.contains(&bytes.little()?) {
        return Some(None);
    }
    let _box = bytes.take(32)?;
    let parts = bytes.count(4)?;
    let count = bytes.count(16)?;
    let starts: Vec<usize> = (0..parts)
        .map(|_| bytes.little().and_then(|start| usize::try_from(start).ok()))
        .collect::<Option<_>>()?;
    if count.checked_mul(16)? > bytes.0.len() {
        return None;
    }
    let points: Vec<(f64, f64)> = (0..count)
        .map(|_| Some((bytes.number()?, bytes.number()?)))
        .collect::<Option<_>>()?;
    let ends = starts.iter().skip(1).copied().chain([count]);
    let rings = starts
        .iter()
        .zip(ends)
        .map(|(&start, end)| points.get(start..end).map(<[(f64, f64)]>::to_vec));
    rings.collect::<Option<Vec<_>>>().map(Some)
}

/// `.shp` and `.shx` of polygons, each a list of closed rings of (east, north).
pub(super) fn write(records: &[Vec<Vec<(f64, f64)>>]) -> (Vec<u8>, Vec<u8>) {
    let (mut shp, mut shx) = (Vec::new(), Vec::new());
    for (index, rings) in records.iter().enumerate() {
        let points: usize = rings.iter().map(Vec::len).sum();
        let words = (44 + 4 * rings.len() + 16 * points) / 2;
        // Counts are bounded by `MAX_POINTS`, so the casts are exact.
        shx.extend((((HEADER + shp.len()) / 2) as i32).to_be_bytes());
        shx.extend((words as i32).to_be_bytes());
        shp.extend((index as i32 + 1).to_be_bytes());
        shp.extend((words as i32).to_be_bytes());
        shp.extend(5i32.to_le_bytes());
        shp.extend(extent(rings.iter().flatten()));
        shp.extend((rings.len() as i32).to_le_bytes());
        shp.extend((points as i32).to_le_bytes());
        let mut start = 0;
        for ring in rings {
            shp.extend((start as i32).to_le_bytes());
            start += ring.len();
        }
        for (east, north) in rings.iter().flatten() {
            shp.extend(east.to_le_bytes());
            shp.extend(north.to_le_bytes());
        }
    }
    let all = || records.iter().flatten().flatten();
    let header = |length: usize| {
        let mut header = Vec::new();
        header.extend(FILE_CODE.to_be_bytes());
        header.extend([0; 20]);
        header.extend((((HEADER + length) / 2) as i32).to_be_bytes());
        header.extend(1000i32.to_le_bytes());
        header.extend(5i32.to_le_bytes());
        header.extend(extent(all()));
        header.extend([0; 32]);
        header
    };
    let with_header = |body: Vec<u8>| [header(body.len()), body].concat();
    (with_header(shp), with_header(shx))
}

/// The box around points: west, south, east, north.
fn extent<'a>(points: impl Iterator<Item = &'a (f64, f64)>) -> Vec<u8> {
    let (mut low, mut high) = ([f64::INFINITY; 2], [f64::NEG_INFINITY; 2]);
    for &(east, north) in points {
        low = [low[0].min(east), low[1].min(north)];
        high = [high[0].max(east), high[1].max(north)];
    }
    let numbers = [low, high].concat();
    numbers.into_iter().flat_map(f64::to_le_bytes).collect()
}
