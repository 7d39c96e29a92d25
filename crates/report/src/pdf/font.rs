//! The report's face: which characters it has, how wide they are, and what stands in for the ones it lacks.

use std::ops::Range;

use krilla::text::{Font as Face, GlyphId, KrillaGlyph};
use skrifa::instance::{LocationRef, Size};
use skrifa::{FontRef, MetadataProvider};

use super::PdfError;

/// A typeface, read once and used for any number of reports.
pub struct Font {
    face: Face,
    /// Sorted by character.
    glyphs: Vec<Entry>,
}

struct Entry {
    ch: char,
    glyph: u32,
    /// In em.
    advance: f32,
}

/// The smallest piece of text that is placed as one.
#[derive(Clone, Debug)]
pub struct Cluster {
    /// The character as written.
    pub ch: char,
    /// Where it stands in the cleaned text.
    pub range: Range<usize>,
    /// Distance to the next cluster, in em.
    pub advance: f32,
    /// One glyph, or two on top of each other.
    glyphs: (u32, Option<u32>),
}

#[cfg(test)]
impl Cluster {
    /// A cluster of no face at all, to test what only looks at characters and widths.
    pub(super) fn stand_in(ch: char, at: usize, advance: f32) -> Self {
        Self {
            ch,
            range: at..at + ch.len_utf8(),
            advance,
            glyphs: (1, None),
        }
    }
}

impl Font {
    /// Reads a TrueType or OpenType face.
    pub fn new(bytes: Vec<u8>) -> Result<Self, PdfError> {
        let unreadable = || PdfError::Font("not a TrueType or OpenType face".to_owned());
        let mut glyphs = Vec::new();
        {
            let parsed = FontRef::new(&bytes).map_err(|error| PdfError::Font(error.to_string()))?;
            let metrics = parsed.glyph_metrics(Size::new(1.0), LocationRef::default());
            for (code, glyph) in parsed.charmap().mappings() {
                if let Some(ch) = char::from_u32(code) {
                    let advance = metrics.advance_width(glyph).unwrap_or(1.0);
                    glyphs.push(Entry {
                        ch,
                        glyph: glyph.to_u32(),
                        advance,
                    });
                }
            }
        }
        glyphs.sort_by_key(|entry| entry.ch);
        let face = Face::new(bytes.into(), 0).ok_or_else(unreadable)?;
        let font = Self { face, glyphs };
        // The signs that replace a missing character must be there themselves.
        if let Some(ch) = "〔〕U+0123456789ABCDEF □"
            .chars()
            .find(|&ch| font.entry(ch).is_none())
        {
            return Err(PdfError::Font(format!(
                "the face lacks U+{:04X}",
                u32::from(ch)
            )));
        }
        Ok(font)
    }

    pub(super) fn face(&self) -> Face {
        self.face.clone()
    }

    /// Whether a character is drawn as itself, by a look-alike, or is one that leaves no mark.
    pub fn draws(&self, ch: char) -> bool {
        is_line_end(ch) || leaves_no_mark(ch) || ch.is_whitespace() || self.glyphs_of(ch).is_some()
    }

    /// Text as it will be drawn: line ends are `\n`, invisible marks are gone, what the face lacks is named.
    pub(super) fn clean(&self, text: &str) -> String {
        let mut clean = String::with_capacity(text.len());
        let mut chars = text.chars().peekable();
        while let Some(ch) = chars.next() {
            if ch == '\r' && chars.peek() == Some(&'\n') || leaves_no_mark(ch) {
                continue;
            }
            if is_line_end(ch) {
                clean.push('\n');
            } else if self.glyphs_of(ch).is_some() {
                clean.push(ch);
            } else if ch.is_whitespace() {
                clean.push(' ');
            } else {
                clean.push_str(&format!("〔U+{:04X}〕", u32::from(ch)));
            }
        }
        clean
    }

    /// Splits cleaned text into clusters, full-width punctuation already drawn together.
    pub(super) fn shape(&self, clean: &str) -> Vec<Cluster> {
        let mut clusters = Vec::with_capacity(clean.len() / 3 + 1);
        for (at, ch) in clean.char_indices() {
            let (glyphs, advance) = if ch == '\n' {
                ((0, None), 0.0)
            } else {
                self.glyphs_of(ch).unwrap_or(((0, None), 0.0))
            };
            clusters.push(Cluster {
                ch,
                range: at..at + ch.len_utf8(),
                advance,
                glyphs,
            });
        }
        for at in 1..clusters.len() {
            let (before, after) = (clusters[at - 1].ch, clusters[at].ch);
            let squeeze = is_wide_close(before) && (is_wide_punctuation(after))
                || is_wide_open(before) && is_wide_open(after);
            if squeeze && clusters[at - 1].advance > 0.9 {
                clusters[at - 1].advance -= 0.5;
            }
        }
        clusters
    }

    /// Width of a text on one line, in em.
    pub(super) fn width(&self, clean: &str) -> f32 {
        self.shape(clean)
            .iter()
            .map(|cluster| cluster.advance)
            .sum()
    }

    fn entry(&self, ch: char) -> Option<&Entry> {
        let at = self
            .glyphs
            .binary_search_by_key(&ch, |entry| entry.ch)
            .ok()?;
        self.glyphs.get(at).filter(|entry| entry.glyph != 0)
    }

    fn glyphs_of(&self, ch: char) -> Option<((u32, Option<u32>), f32)> {
        if let Some(entry) = self.entry(ch) {
            return Some(((entry.glyph, None), entry.advance));
        }
        let (under, over) = look_alike(ch)?;
        let under = self.entry(under)?;
        let over = match over {
            Some(over) => Some(self.entry(over)?.glyph),
            None => None,
        };
        Some(((under.glyph, over), under.advance))
    }
}

/// Glyphs ready to draw, `stretch` em added at the places in `gaps`.
pub(super) fn glyphs(
    clusters: &[Cluster],
    mut stretch: impl FnMut(usize) -> f32,
) -> Vec<KrillaGlyph> {
    let start = clusters.first().map_or(0, |cluster| cluster.range.start);
    let mut out = Vec::with_capacity(clusters.len());
    for (at, cluster) in clusters.iter().enumerate() {
        let range = cluster.range.start - start..cluster.range.end - start;
        let advance = cluster.advance + stretch(at);
        let mut push = |glyph: u32, advance: f32| {
            out.push(KrillaGlyph::new(
                GlyphId::new(glyph),
                advance,
                0.0,
                0.0,
                0.0,
                range.clone(),
                None,
            ));
        };
        match cluster.glyphs {
            (under, Some(over)) => {
                push(under, 0.0);
                push(over, advance);
            }
            (only, None) => push(only, advance),
        }
    }
    out
}

/// Signs that people paste and the face lacks, drawn with signs it has; the text layer keeps the original.
fn look_alike(ch: char) -> Option<(char, Option<char>)> {
    Some(match ch {
        '☐' | '❑' | '❏' | '▢' => ('□', None),
        '☑' | '✅' => ('□', Some('√')),
        '☒' | '❎' => ('□', Some('×')),
        '✓' | '✔' => ('√', None),
        '✕' | '✖' | '✗' | '✘' => ('×', None),
        '₀'..='₉' => (char::from(b'0' + (u32::from(ch) - 0x2080) as u8), None),
        '\u{2010}' | '\u{2011}' | '\u{2043}' => ('-', None),
        '\u{2012}' => ('–', None),
        '\u{2015}' => ('—', None),
        '\u{2022}' | '\u{2219}' | '\u{22C5}' | '\u{2027}' => ('·', None),
        '\u{301C}' | '\u{223C}' => ('～', None),
        '\u{2032}' => ('\'', None),
        '\u{2033}' => ('"', None),
        _ => return None,
    })
}

fn is_line_end(ch: char) -> bool {
    matches!(
        ch,
        '\n' | '\r' | '\u{0B}' | '\u{0C}' | '\u{85}' | '\u{2028}' | '\u{2029}'
    )
}

/// Joiners, direction marks and variation selectors: nothing is lost when they are left out.
fn leaves_no_mark(ch: char) -> bool {
    matches!(ch,
        '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2064}'
        | '\u{2066}'..='\u{2069}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{E0100}'..='\u{E01EF}')
}

/// Full-width signs whose right half is blank.
pub(super) fn is_wide_close(ch: char) -> bool {
    matches!(
        ch,
        '，' | '。'
            | '、'
            | '．'
            | '；'
            | '：'
            | '）'
            | '》'
            | '〉'
            | '」'
            | '』'
            | '】'
            | '〕'
            | '〗'
            | '”'
            | '’'
            | '］'
            | '｝'
    )
}

/// Full-width signs whose left half is blank.
pub(super) fn is_wide_open(ch: char) -> bool {
    matches!(
        ch,
        '（' | '《' | '〈' | '「' | '『' | '【' | '〔' | '〖' | '“' | '‘' | '［' | '｛'
    )
}

fn is_wide_punctuation(ch: char) -> bool {
    is_wide_close(ch) || is_wide_open(ch) || matches!(ch, '！' | '？')
}
