//! Slips that concern all points, or all that look alike: letters, axes, prefix, zone.

use super::{Against, Slip, Step, Tried};
use crate::packed::{Packed, bare_degrees};
use crate::place::{Reading, most_common};
use crate::plane::{Ask, Declared, is_degrees};
use crate::reference::{ZoneWidth, prefix_of};
use crate::rows::{Field, number};
use crate::table::{Cells, Table};

/// The table as typed and the ways to read it in which all points are in one plane.
pub(super) fn variants(typed: &Tried, against: &Against) -> Vec<Tried> {
    let lettered = letters(typed, against);
    let spelled = spellings(&lettered, against);
    let placed = spelled.iter().flat_map(|tried| {
        let turned = axes(tried, against);
        let prefixed = prefixes(&turned, against);
        let zones: Vec<Tried> = zones(&prefixed, against);
        if zones.is_empty() {
            vec![prefixed]
        } else {
            zones
        }
    });
    placed.collect()
}

/// Changes every row for which `change` has something.
fn change(
    tried: &Tried,
    slip: Slip,
    against: &Against,
    change: impl Fn(&Cells, (usize, usize)) -> Option<(Cells, Step)>,
) -> Option<Tried> {
    let steps = |cells: &Cells, at| change(cells, at).map(|(cells, step)| (cells, vec![step]));
    change_more(tried, slip, against, steps)
}

/// The same with several steps a row.
fn change_more(
    tried: &Tried,
    slip: Slip,
    against: &Against,
    change: impl Fn(&Cells, (usize, usize)) -> Option<(Cells, Vec<Step>)>,
) -> Option<Tried> {
    let (mut table, mut steps) = (tried.table.clone(), Vec::new());
    for (ring, typed) in table.rings.iter_mut().enumerate() {
        for (row, cells) in typed.rows.iter_mut().enumerate() {
            if let Some((changed, more)) = change(cells, (ring, row)) {
                *cells = changed;
                steps.extend(more);
            }
        }
    }
    (!steps.is_empty()).then(|| tried.then(table, slip, steps, against))
}

/// Letters that look like digits, in cells that cannot be read otherwise.
fn letters(typed: &Tried, against: &Against) -> Tried {
    if typed.reading.problems.is_empty() {
        return typed.clone();
    }
    let mended = |text: &str| {
        let digits = text.chars().map(|c| match c {
            'l' | 'I' | '|' | 'i' => '1',
            'O' | 'o' | 'Q' => '0',
            'S' => '5',
            'B' => '8',
            c => c,
        });
        let mended: String = digits.collect();
        (number(text).is_none() && number(&mended).is_some()).then_some(mended)
    };
    let set = |field, (ring, row), before: &str, after: &str| Step::SetCell {
        ring,
        row,
        field,
        before: before.to_owned(),
        after: after.to_owned(),
    };
    let mut tried = typed.clone();
    for field in [Field::X, Field::Y] {
        let mend = |cells: &Cells, at| {
            let before = cell(cells, field);
            let after = mended(before)?;
            let step = set(field, at, before, &after);
            Some((with(cells, field, after), step))
        };
        if let Some(mut next) = change(&tried, Slip::LettersForDigits, against, mend) {
            next.slips.dedup();
            tried = next;
        }
    }
    tried
}

/// Degrees without marks: as decimal degrees and as degrees, minutes and seconds run together where the numbers do not
/// tell, as typed and run together where metres are possible too.
fn spellings(tried: &Tried, against: &Against) -> Vec<Tried> {
    let respelled = |slip, spell: &dyn Fn(&Cells) -> [Option<String>; 2]| {
        change_more(tried, slip, against, |cells, (ring, row)| {
            let (mut changed, mut steps) = (cells.clone(), Vec::new());
            for (field, after) in [Field::X, Field::Y].into_iter().zip(spell(cells)) {
                let Some(after) = after else { continue };
                let before = cell(cells, field).to_owned();
                changed = with(&changed, field, after.clone());
                steps.push(Step::SetCell {
                    ring,
                    row,
                    field,
                    before,
                    after,
                });
            }
            (!steps.is_empty()).then_some((changed, steps))
        })
    };
    if tried.reading.placed.asks.contains(&Ask::RunTogether) {
        let marked = |text: &str| bare_degrees(text).map(|digits| format!("{digits}°"));
        let spelled = |text: &str| {
            bare_degrees(text)?;
            Packed::read(text).map(|packed| packed.spelled)
        };
        let decimal = respelled(Slip::DecimalDegrees, &|cells| {
            [marked(&cells.x), marked(&cells.y)]
        });
        let packed = respelled(Slip::RunTogether, &|cells| {
            [spelled(&cells.x), spelled(&cells.y)]
        });
        return decimal.into_iter().chain(packed).collect();
    }
    let whole = |cells: &Cells| -> Option<[Option<String>; 2]> {
        let [x, y] = [&cells.x, &cells.y].map(|text| Packed::read(text).filter(Packed::is_whole));
        let (x, y) = (x?, y?);
        let is_place = is_degrees(x.degrees, y.degrees) || is_degrees(y.degrees, x.degrees);
        is_place.then_some([Some(x.spelled), Some(y.spelled)])
    };
    let packed = respelled(Slip::RunTogether, &|cells| whole(cells).unwrap_or_default());
    std::iter::once(tried.clone()).chain(packed).collect()
}

/// Points whose X and Y have changed places.
fn axes(tried: &Tried, against: &Against) -> Tried {
    let swap = |cells: &Cells, (ring, row)| {
        let (x, y) = (number(&cells.x)?, number(&cells.y)?);
        (Reading::of(x, y) == Reading::Swapped).then(|| {
            let swapped = Cells {
                label: cells.label.clone(),
                x: cells.y.clone(),
                y: cells.x.clone(),
            };
            (swapped, Step::SwapAxes { ring, row })
        })
    };
    change(tried, Slip::AxesSwapped, against, swap).unwrap_or_else(|| tried.clone())
}

/// Points without a prefix, and points with another one than most.
fn prefixes(tried: &Tried, against: &Against) -> Tried {
    let usual = most_common(readings(&tried.table));
    let bare = |x: f64, y: f64| Reading::of(x, y) == Reading::Unprefixed;
    let prefix = tried.table.declared.zone.or(usual).or_else(|| {
        let district = against.district?;
        prefix_of(district.y_min).filter(|&prefix| prefix_of(district.y_max) == Some(prefix))
    });
    let mut tried = tried.clone();
    if let Some(prefix) = prefix {
        let add = |cells: &Cells, at| {
            let (x, y) = (number(&cells.x)?, number(&cells.y)?);
            bare(x, y).then(|| prefixed(cells, at, prefix, false))?
        };
        if let Some(next) = change(&tried, Slip::PrefixMissing, against, add) {
            tried = next;
        }
    }
    if let Some(usual) = usual {
        let replace = |cells: &Cells, at| {
            let carried = prefix_of(number(&cells.y)?)?;
            (carried != usual).then(|| prefixed(cells, at, usual, true))?
        };
        if let Some(next) = change(&tried, Slip::PrefixMixed, against, replace) {
            tried = next;
        }
    }
    tried
}

/// The declared zone against the prefix all points carry: either may be the slip.
fn zones(tried: &Tried, against: &Against) -> Vec<Tried> {
    let said = tried.table.declared;
    let carried = most_common(readings(&tried.table));
    let (Some(zone), Some(carried)) = (said.zone, carried) else {
        return vec![tried.clone()];
    };
    let width = ZoneWidth::of_prefix(carried);
    let blocked = tried.judgement.problems.iter().any(|problem| {
        problem.code == crate::ProblemCode::ZonePrefixWrong
            || problem.code == crate::ProblemCode::ZoneUnknown
    });
    if !blocked {
        return vec![tried.clone()];
    }
    let mut all = Vec::new();
    if let Some(width) = width {
        let declared = Declared {
            width,
            zone: Some(carried),
            ..said
        };
        let table = Table {
            declared,
            ..tried.table.clone()
        };
        let step = Step::SetZone {
            width,
            zone: carried,
        };
        all.push(tried.then(table, Slip::ZoneSaid, vec![step], against));
    }
    let replace = |cells: &Cells, at| {
        prefix_of(number(&cells.y)?)?;
        prefixed(cells, at, zone, true)
    };
    all.extend(change(tried, Slip::PrefixWrong, against, replace));
    all
}

/// The row with this prefix in front of Y, instead of the one it has or of none.
fn prefixed(
    cells: &Cells,
    (ring, row): (usize, usize),
    prefix: u8,
    instead: bool,
) -> Option<(Cells, Step)> {
    let before = &cells.y;
    let first = before.find(|c: char| crate::rows::half_width(c).is_ascii_digit())?;
    let (head, digits) = before.split_at(first);
    let digits = if instead {
        let mut rest = digits.chars();
        rest.by_ref().take(2).for_each(drop);
        rest.as_str()
    } else {
        digits
    };
    let plain = format!("{head}{prefix}{digits}");
    let after = if number(&plain).is_some() {
        plain
    } else {
        format!("{head}{prefix},{digits}")
    };
    let step = Step::SetCell {
        ring,
        row,
        field: Field::Y,
        before: before.clone(),
        after: after.clone(),
    };
    // A prefix that does not make the number it should was written some other way: nothing is proposed.
    let wanted = number(before)?
        + if instead {
            0.0
        } else {
            f64::from(prefix) * 1e6
        };
    let made = number(&after)?;
    let off = (made - wanted).rem_euclid(1e6);
    (off.min(1e6 - off) < 1e-3 && prefix_of(made) == Some(prefix))
        .then(|| (with(cells, Field::Y, after), step))
}

fn readings(table: &Table) -> impl Iterator<Item = Reading> + '_ {
    let rows = table.rings.iter().flat_map(|ring| &ring.rows);
    rows.filter_map(|cells| Some(Reading::of(number(&cells.x)?, number(&cells.y)?)))
}

pub(super) fn cell(cells: &Cells, field: Field) -> &str {
    match field {
        Field::X => &cells.x,
        Field::Y => &cells.y,
    }
}

pub(super) fn with(cells: &Cells, field: Field, text: String) -> Cells {
    let mut changed = cells.clone();
    match field {
        Field::X => changed.x = text,
        Field::Y => changed.y = text,
    }
    changed
}
