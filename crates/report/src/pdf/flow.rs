//! What blocks are turned into, and how it is laid out on pages.
//!
//! A block becomes a run of [`Strip`]s: full-width pieces that are never cut. The only thing that happens between
//! two strips is a page break, so "rows do not split", "headings stay with what follows" and "the table header comes
//! back" are properties of strips and live in [`paginate`] alone.

use krilla::tagging::ArtifactType;
use krilla::text::KrillaGlyph;

use super::style::Ink;

/// A thing to draw. Coordinates are points from the left edge of the page and from the top of the strip.
#[derive(Clone, Debug)]
pub enum Op {
    /// Text on a baseline.
    Text {
        x: f32,
        y: f32,
        text: String,
        glyphs: Vec<KrillaGlyph>,
        size: f32,
        bold: bool,
        ink: Ink,
        /// Reads upwards.
        rotate: bool,
        /// Paper-coloured rim, for text on lines.
        rim: bool,
    },
    /// Rings or lines.
    Shape {
        lines: Vec<Vec<(f32, f32)>>,
        closed: bool,
        fill: Option<Ink>,
        stroke: Option<Pen>,
    },
    /// A circle.
    Circle {
        at: (f32, f32),
        radius: f32,
        fill: Option<Ink>,
        stroke: Option<Pen>,
    },
}

/// How a line is drawn.
#[derive(Clone, Copy, Debug)]
pub struct Pen {
    pub ink: Ink,
    pub width: f32,
    /// Dash and gap.
    pub dash: Option<(f32, f32)>,
}

impl Pen {
    pub fn new(ink: Ink, width: f32) -> Self {
        Self {
            ink,
            width,
            dash: None,
        }
    }

    pub fn dashed(ink: Ink, width: f32, dash: f32, gap: f32) -> Self {
        Self {
            ink,
            width,
            dash: Some((dash, gap)),
        }
    }
}

impl Op {
    pub fn rule(x1: f32, x2: f32, y: f32, pen: Pen) -> Self {
        Self::Shape {
            lines: vec![vec![(x1, y), (x2, y)]],
            closed: false,
            fill: None,
            stroke: Some(pen),
        }
    }

    pub fn rect(
        x: f32,
        y: f32,
        width: f32,
        height: f32,
        fill: Option<Ink>,
        stroke: Option<Pen>,
    ) -> Self {
        let corners = vec![
            (x, y),
            (x + width, y),
            (x + width, y + height),
            (x, y + height),
        ];
        Self::Shape {
            lines: vec![corners],
            closed: true,
            fill,
            stroke,
        }
    }

    /// Moves it downwards.
    pub fn down(&mut self, by: f32) {
        match self {
            Self::Text { y, .. } => *y += by,
            Self::Shape { lines, .. } => lines.iter_mut().flatten().for_each(|point| point.1 += by),
            Self::Circle { at, .. } => at.1 += by,
        }
    }
}

/// A place in the structure tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NodeId(pub usize);

/// Who a drawn thing belongs to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Owner {
    /// Read aloud as part of this element.
    Node(NodeId),
    /// Decoration and page furniture: not read aloud.
    Artifact(ArtifactType),
}

/// Rules and grounds.
pub const DECOR: Owner = Owner::Artifact(ArtifactType::Layout);

/// A target for bookmarks and the table of contents.
#[derive(Clone, Debug)]
pub struct Anchor {
    /// 1 for a section, 2 for a heading.
    pub level: u8,
    pub title: String,
}

/// A full-width piece that is never cut.
#[derive(Clone, Debug, Default)]
pub struct Strip {
    pub height: f32,
    /// Space above, dropped at the top of a page.
    pub before: f32,
    /// Stays on the page of the strip after it.
    pub keep: bool,
    /// Begins a page.
    pub fresh_page: bool,
    /// What to repeat when this strip is the first on a page: index into the headers.
    pub header: Option<usize>,
    pub anchor: Option<Anchor>,
    /// A figure on this strip: its left edge and width; it is as high as the strip.
    pub figure: Option<(NodeId, f32, f32)>,
    /// Links to the n-th anchor: node, index of the anchor.
    pub link: Option<(NodeId, usize)>,
    pub ops: Vec<(Owner, Op)>,
}

/// A strip on a page.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Placed {
    /// Strip number, distance of its top from the top of the text.
    Strip(usize, f32),
    /// The same for a strip of a repeated header: header, strip in it, distance.
    Repeat(usize, usize, f32),
}

/// Lays strips out on pages of a height.
pub fn paginate(strips: &[Strip], headers: &[Vec<Strip>], room: f32) -> Vec<Vec<Placed>> {
    let mut pages = Pages {
        pages: vec![Vec::new()],
        y: 0.0,
        headers,
        room,
    };
    let mut at = 0;
    while at < strips.len() {
        let mut end = at + 1;
        while end < strips.len() && strips[end - 1].keep {
            end += 1;
        }
        let group = &strips[at..end];
        let height: f32 = group
            .iter()
            .enumerate()
            .map(|(n, strip)| strip.height + if n == 0 { 0.0 } else { strip.before })
            .sum();
        let begins_page = group[0].fresh_page && !pages.at_top();
        let fits = pages.y + group[0].before + height <= room;
        // A group taller than a page is broken where it must be, so there is no use in leaving this page early.
        let fits_a_page = pages.header_height(&group[0]) + height <= room;
        if begins_page || !pages.at_top() && !fits && fits_a_page {
            pages.turn(&group[0]);
        }
        for (n, strip) in group.iter().enumerate() {
            let before = if pages.at_top() { 0.0 } else { strip.before };
            if !pages.at_top() && pages.y + before + strip.height > room + 0.01 {
                pages.turn(strip);
            }
            pages.put(at + n, strip);
        }
        at = end;
    }
    pages.pages
}

struct Pages<'a> {
    pages: Vec<Vec<Placed>>,
    y: f32,
    headers: &'a [Vec<Strip>],
    room: f32,
}

impl Pages<'_> {
    fn at_top(&self) -> bool {
        self.pages.last().is_none_or(Vec::is_empty)
    }

    fn push(&mut self, placed: Placed) {
        if let Some(page) = self.pages.last_mut() {
            page.push(placed);
        }
    }

    fn put(&mut self, index: usize, strip: &Strip) {
        if !self.at_top() {
            self.y += strip.before;
        }
        self.push(Placed::Strip(index, self.y));
        self.y += strip.height;
    }

    /// A header that would eat half the page is not worth repeating.
    fn header_height(&self, strip: &Strip) -> f32 {
        let height = strip.header.and_then(|index| self.headers.get(index));
        let height: f32 =
            height.map_or(0.0, |strips| strips.iter().map(|strip| strip.height).sum());
        if height > self.room / 2.0 {
            0.0
        } else {
            height
        }
    }

    fn turn(&mut self, first: &Strip) {
        self.pages.push(Vec::new());
        self.y = 0.0;
        let Some(header) = first.header.filter(|_| self.header_height(first) > 0.0) else {
            return;
        };
        for (n, strip) in self.headers.get(header).into_iter().flatten().enumerate() {
            self.push(Placed::Repeat(header, n, self.y));
            self.y += strip.height;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn strip(height: f32) -> Strip {
        Strip {
            height,
            ..Strip::default()
        }
    }

    fn firsts(pages: &[Vec<Placed>]) -> Vec<Placed> {
        pages
            .iter()
            .filter_map(|page| page.first().copied())
            .collect()
    }

    #[test]
    fn a_heading_is_not_left_alone_at_the_foot() {
        let heading = Strip {
            keep: true,
            ..strip(20.0)
        };
        let pages = paginate(&[strip(70.0), heading, strip(20.0)], &[], 100.0);
        assert_eq!(
            firsts(&pages),
            [Placed::Strip(0, 0.0), Placed::Strip(1, 0.0)]
        );
    }

    #[test]
    fn a_header_comes_back_on_every_page() {
        let row = Strip {
            header: Some(0),
            ..strip(30.0)
        };
        let first = Strip {
            keep: true,
            ..strip(10.0)
        };
        let strips: Vec<Strip> = std::iter::once(first)
            .chain(std::iter::repeat_n(row, 7))
            .collect();
        let pages = paginate(&strips, &[vec![strip(10.0)]], 100.0);
        assert_eq!(pages.len(), 3);
        assert_eq!(pages[1][0], Placed::Repeat(0, 0, 0.0));
        assert_eq!(pages[2][0], Placed::Repeat(0, 0, 0.0));
        let rows = pages
            .iter()
            .flatten()
            .filter(|placed| matches!(placed, Placed::Strip(..)))
            .count();
        assert_eq!(rows, 8);
    }

    #[test]
    fn space_above_is_dropped_at_the_top_of_a_page() {
        let spaced = Strip {
            before: 30.0,
            ..strip(50.0)
        };
        let pages = paginate(&[spaced.clone(), spaced], &[], 100.0);
        assert_eq!(
            pages,
            [vec![Placed::Strip(0, 0.0)], vec![Placed::Strip(1, 0.0)]]
        );
    }

    #[test]
    fn a_chain_longer_than_a_page_loses_nothing() {
        let kept = Strip {
            keep: true,
            ..strip(30.0)
        };
        let pages = paginate(&vec![kept; 9], &[], 100.0);
        assert_eq!(pages.iter().map(Vec::len).collect::<Vec<_>>(), [3, 3, 3]);
    }

    #[test]
    fn a_fresh_page_is_not_preceded_by_an_empty_one() {
        let fresh = Strip {
            fresh_page: true,
            ..strip(30.0)
        };
        assert_eq!(paginate(&[fresh.clone(), fresh], &[], 100.0).len(), 2);
    }
}
