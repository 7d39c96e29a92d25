//! Tables and key-value lists.

use super::build::{Builder, CellText, Kind, Measure, RowLook};
use super::flow::{DECOR, Owner, Strip};
use super::style::*;
use super::wording;
use crate::model::{Align, Row, Table, Tone};

const PAD_X: f32 = 5.0;
const PAD_Y: f32 = 3.4;
/// Between a caption and its table.
const GAP: f32 = 3.5;

/// A row lower than this costs little to keep with its neighbour.
const LOW: f32 = 48.0;

/// A table and where its columns stand.
struct Grid<'t> {
    table: &'t Table,
    /// Left edge and width.
    columns: Vec<(f32, f32)>,
    caption: &'t str,
    /// Room for the marks at the left edge.
    edge: f32,
    header: Option<usize>,
}

impl Grid<'_> {
    fn cell<'c>(&self, n: usize, set: Type, text: &'c str, owner: Owner) -> CellText<'c> {
        let (x, width) = self.columns[n];
        let edge = if n == 0 { self.edge } else { 0.0 };
        CellText {
            x: x + PAD_X + edge,
            width: (width - 2.0 * PAD_X - edge).max(set.size),
            align: self.table.columns[n].align,
            set,
            text,
            owner,
            titled: self.table.columns[n].titled,
        }
    }
}

impl Builder<'_> {
    /// Rows under a header that comes back on every page.
    pub fn table(&mut self, table: &Table, before: f32) {
        if table.columns.is_empty() {
            return;
        }
        let toned = table.rows.iter().any(|row| row.tone != Tone::Plain);
        let mut grid = Grid {
            table,
            columns: spread(table.columns.iter().map(|column| column.width)),
            caption: table.caption.as_deref().unwrap_or_default().trim(),
            edge: if toned { 3.0 } else { 0.0 },
            header: None,
        };
        self.within(Kind::Table, |this| {
            let start = this.strips.len();
            if !grid.caption.is_empty() {
                let measure = Measure {
                    align: Align::Center,
                    ..this.full()
                };
                this.paragraph(grid.caption, CAPTION, measure, 0.0, Kind::Caption);
                this.strips.push(Strip {
                    height: GAP,
                    ..Strip::default()
                });
            }
            let titled = table
                .columns
                .iter()
                .any(|column| !column.title.trim().is_empty());
            if titled {
                this.within(Kind::Head, |this| {
                    this.within(Kind::Row, |this| this.head_row(&grid, false))
                });
                let header = this.repeated_head(&grid);
                this.headers.push(header);
                grid.header = Some(this.headers.len() - 1);
            }
            let more = !table.rows.is_empty();
            this.strips[start..]
                .iter_mut()
                .for_each(|strip| strip.keep = more);
            this.within(Kind::Rows, |this| {
                let count = table.rows.len();
                for (n, row) in table.rows.iter().enumerate() {
                    let above = (!titled && n == 0).then_some(FIRM_RULE);
                    let start = this.strips.len();
                    this.body_row(&grid, row, above, n + 1 == count);
                    // No low row stands alone under its header, nor alone at the end.
                    let beside_an_end = count > 3 && (n == 0 || n + 2 == count);
                    if let [only] = &mut this.strips[start..]
                        && beside_an_end
                        && only.height < LOW
                    {
                        only.keep = true;
                    }
                }
            });
            if let Some(first) = this.strips.get_mut(start) {
                first.before = before;
            }
        });
    }

    fn head_row(&mut self, grid: &Grid<'_>, repeated: bool) {
        let mut cells = Vec::new();
        for (n, column) in grid.table.columns.iter().enumerate() {
            let owner = if repeated {
                DECOR
            } else {
                Owner::Node(self.node(Kind::HeadCell(false, 1)))
            };
            cells.push(grid.cell(n, CELL_HEAD, &column.title, owner));
        }
        let look = RowLook {
            above: Some(FIRM_RULE),
            below: Some(RULE),
            pad: PAD_Y,
            ..RowLook::default()
        };
        self.row(&cells, look);
    }

    /// The header as it stands at the top of the pages that follow: page furniture, not read aloud again.
    fn repeated_head(&mut self, grid: &Grid<'_>) -> Vec<Strip> {
        let kept = self.take();
        if !grid.caption.is_empty() {
            let text = format!("{}{}", grid.caption, wording::CONTINUED);
            let set = Type {
                bold: false,
                ink: QUIET,
                ..CAPTION
            };
            if let Some(op) = self.one_line(&text, set, LEFT, TEXT_WIDTH, Align::Center) {
                self.strips.push(Strip {
                    height: set.leading + GAP,
                    ops: vec![(DECOR, op)],
                    ..Strip::default()
                });
            }
        }
        self.head_row(grid, true);
        std::mem::replace(&mut self.strips, kept)
    }

    fn body_row(&mut self, grid: &Grid<'_>, row: &Row, above: Option<f32>, last: bool) {
        let look = RowLook {
            tint: row.heading,
            tone: row.tone,
            above,
            below: Some(if last { FIRM_RULE } else { HAIRLINE }),
            header: grid.header,
            pad: PAD_Y,
            room: (row.room as f32 * MM).clamp(0.0, TEXT_HEIGHT / 2.0),
        };
        let count = grid.columns.len();
        let start = self.strips.len();
        self.within(Kind::Row, |this| {
            if row.heading {
                let text: Vec<&str> = row
                    .cells
                    .iter()
                    .map(|cell| cell.trim())
                    .filter(|cell| !cell.is_empty())
                    .collect();
                let text = text.join("　");
                let owner = Owner::Node(this.node(Kind::Cell(count as u32)));
                let width = TEXT_WIDTH - 2.0 * PAD_X - grid.edge;
                let cell = CellText {
                    width,
                    align: Align::Left,
                    ..grid.cell(0, CELL_HEAD, &text, owner)
                };
                this.row(&[cell], look);
                return;
            }
            // A row with more cells than columns keeps them all, in the last one.
            let rest = row.cells.get(count - 1..).unwrap_or_default().join("\n");
            let mut cells = Vec::new();
            for n in 0..count {
                let owner = Owner::Node(this.node(Kind::Cell(1)));
                let text = if n + 1 == count {
                    &rest
                } else {
                    row.cells.get(n).map_or("", String::as_str)
                };
                cells.push(grid.cell(n, CELL, text, owner));
            }
            this.row(&cells, look);
        });
        if row.heading && !last {
            self.strips[start..]
                .iter_mut()
                .for_each(|strip| strip.keep = true);
        }
    }

    /// Keys at the left, values at the right.
    pub fn facts(&mut self, facts: &[(String, String)], before: f32) {
        let widest = facts
            .iter()
            .map(|(key, _)| self.width_of(key, CELL_KEY))
            .fold(0.0, f32::max);
        let key_width = (widest + 2.0 * PAD_X + 6.0).clamp(TEXT_WIDTH * 0.16, TEXT_WIDTH * 0.36);
        let start = self.strips.len();
        self.within(Kind::Table, |this| {
            for (n, (key, value)) in facts.iter().enumerate() {
                let last = n + 1 == facts.len();
                this.within(Kind::Row, |this| {
                    let (head, body) =
                        (this.node(Kind::HeadCell(true, 1)), this.node(Kind::Cell(1)));
                    let place = |x: f32, width: f32| (x + PAD_X, width - 2.0 * PAD_X);
                    let (x, width) = place(LEFT, key_width);
                    let head = CellText {
                        x,
                        width,
                        align: Align::Left,
                        set: CELL_KEY,
                        text: key,
                        owner: Owner::Node(head),
                        titled: false,
                    };
                    let (x, width) = place(LEFT + key_width, TEXT_WIDTH - key_width);
                    let body = CellText {
                        x,
                        width,
                        align: Align::Left,
                        set: CELL,
                        text: value,
                        owner: Owner::Node(body),
                        titled: false,
                    };
                    let look = RowLook {
                        above: (n == 0).then_some(FIRM_RULE),
                        below: Some(if last { FIRM_RULE } else { HAIRLINE }),
                        pad: PAD_Y,
                        ..RowLook::default()
                    };
                    this.row(&[head, body], look);
                });
            }
        });
        // The last row does not go to a page of its own.
        let count = self.strips.len();
        if count > start + 1 {
            self.strips[start].keep = true;
            self.strips[count - 2].keep = true;
        }
        if let Some(first) = self.strips.get_mut(start) {
            first.before = before;
        }
    }
}

/// Left edges and widths of columns that share the text width.
fn spread(widths: impl Iterator<Item = f64>) -> Vec<(f32, f32)> {
    let widths: Vec<f32> = widths
        .map(|width| {
            if width.is_finite() && width > 0.0 {
                width as f32
            } else {
                1.0
            }
        })
        .collect();
    let total: f32 = widths.iter().sum();
    let mut x = LEFT;
    widths
        .into_iter()
        .map(|width| {
            let width = width / total * TEXT_WIDTH;
            let left = x;
            x += width;
            (left, width)
        })
        .collect()
}
