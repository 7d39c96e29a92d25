//! The table of corner points, a page at a time.

use crate::state::use_draft;
use crate::words as screen;
use ::boundary::Unit;
use assessment::Edit;
use assessment::boundary_entry::CornerRow;
use assessment::edit::BoundaryEdit;
use leptos::prelude::*;
use ui::{Judged, When};

/// Rows that are shown at once: a table of 30,000 inputs would stop the browser.
const PAGE: usize = 50;

/// Where a ring begins in the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Begin {
    row: usize,
    /// Which ring, from 0, in the order in which they begin.
    ring: usize,
}

/// The rows at which another ring begins or goes on; none while there is one ring.
fn beginnings(rows: &[CornerRow]) -> Vec<Begin> {
    let mut numbers: Vec<u16> = Vec::new();
    let mut beginnings = Vec::new();
    for (row, corner) in rows.iter().enumerate() {
        let before = row.checked_sub(1).map(|before| rows[before].ring);
        if before == Some(corner.ring) {
            continue;
        }
        let known = numbers.iter().position(|number| *number == corner.ring);
        let ring = known.unwrap_or_else(|| {
            numbers.push(corner.ring);
            numbers.len() - 1
        });
        beginnings.push(Begin { row, ring });
    }
    if numbers.len() > 1 {
        beginnings
    } else {
        Vec::new()
    }
}

/// The table.
#[component]
pub fn Points() -> impl IntoView {
    let open = use_draft();
    let count = Memo::new(move |_| {
        open.draft
            .with(|draft| draft.assessment.boundary.rows.len())
    });
    let rings = open
        .judged
        .part(|assessment| beginnings(&assessment.boundary.rows));
    let chosen = RwSignal::new(0_usize);
    let pages = Memo::new(move |_| count.get().div_ceil(PAGE).max(1));
    let page = Memo::new(move |_| chosen.get().min(pages.get() - 1));
    let shown = Memo::new(move |_| {
        let first = page.get() * PAGE;
        (first, count.get().min(first + PAGE))
    });
    let add = move |edit: BoundaryEdit| {
        open.apply(Edit::Boundary(edit));
        chosen.set(usize::MAX);
    };
    let body = move || {
        let (first, last) = shown.get();
        let rings = rings.get();
        let rows = (first..last).map(|index| {
            let begins = rings
                .iter()
                .rev()
                .find(|begin| begin.row == index || (index == first && begin.row < index));
            let heading = begins.map(|begin| {
                let ring = begin.ring;
                let text = move || {
                    open.judged.surveyed.with(|surveyed| {
                        let measure = surveyed.judgement.rings.get(ring);
                        screen::ring(ring + 1, measure.map(|measure| measure.role))
                    })
                };
                view! { <tr class="ring"><th colspan="4" scope="rowgroup">{text}</th></tr> }
            });
            view! { {heading}<Row index=index/> }
        });
        rows.collect_view()
    };
    let in_degrees = move || {
        open.judged
            .surveyed
            .with(|surveyed| surveyed.located.unit == Some(Unit::Degrees))
    };
    let is_long = move || pages.get() > 1;
    let turn = move |to: fn(usize) -> usize| chosen.set(to(page.get_untracked()));
    view! {
        <section class="card" aria-labelledby="points-title">
            <h2 id="points-title">{move || format!("拐点表（{} 点）", count.get())}</h2>
            <When cond=Signal::derive(is_long)>
                <p class="pager">
                    <button type="button" class="small" prop:disabled=move || page.get() == 0 on:click=move |_| turn(|page| page.saturating_sub(1))>"前 50 行"</button>
                    <span role="status">{move || { let (first, last) = shown.get(); format!("第 {}–{last} 行，共 {} 行", first + 1, count.get()) }}</span>
                    <button type="button" class="small" prop:disabled=move || page.get() + 1 == pages.get() on:click=move |_| turn(|page| page + 1)>"后 50 行"</button>
                </p>
            </When>
            <table class="points">
                <thead><tr><th scope="col">"点号"</th><th scope="col">{move || if in_degrees() { "X 纬度" } else { "X 纵坐标（m）" }}</th>
                    <th scope="col">{move || if in_degrees() { "Y 经度" } else { "Y 横坐标（m）" }}</th>
                    <th scope="col"><span class="visually-hidden">"操作"</span></th></tr></thead>
                <tbody>{body}</tbody>
            </table>
            <p class="actions">
                <button type="button" on:click=move |_| add(BoundaryEdit::Insert(usize::MAX))>"＋ 加一个拐点"</button>
                <When cond=Signal::derive(move || count.get() > 2)>
                    <button type="button" on:click=move |_| add(BoundaryEdit::AddRing)>"＋ 另起一圈（扣除或另一块）"</button>
                </When>
            </p>
        </section>
    }
}

#[component]
fn Row(index: usize) -> impl IntoView {
    let open = use_draft();
    let row = open.judged.part(move |assessment| {
        let row = assessment.boundary.rows.get(index);
        row.cloned().unwrap_or_default()
    });
    let edit = move |edit: BoundaryEdit| open.apply(Edit::Boundary(edit));
    let problem = move || problems(open.judged, index);
    let wrong = Memo::new(move |_| !problem().is_empty());
    let cell = move |name: &'static str,
                     class: &'static str,
                     read: fn(CornerRow) -> String,
                     write: fn(&mut CornerRow, String)| {
        let set = move |text: String| {
            let mut next = row.get_untracked();
            write(&mut next, text);
            edit(BoundaryEdit::Row(index, next));
        };
        view! {
            <td>
                <input type="text" inputmode=if class == "number" { "decimal" } else { "text" } class=class autocomplete="off"
                    aria-label=format!("第 {} 行 {name}", index + 1) aria-invalid=move || wrong.get().to_string()
                    prop:value=move || read(row.get()) on:input=move |event| set(event_target_value(&event))/>
            </td>
        }
    };
    view! {
        <tr class:wrong=wrong>
            {cell("点号", "label", |row| row.label, |row, text| row.label = text)}
            {cell("X 纵坐标", "number", |row| row.x, |row, text| row.x = text)}
            {cell("Y 横坐标", "number", |row| row.y, |row, text| row.y = text)}
            <td class="row-actions">
                <button type="button" class="tiny plain" aria-label=format!("在第 {} 行下面加一行", index + 1)
                    on:click=move |_| edit(BoundaryEdit::Insert(index + 1))>"＋"</button>
                <button type="button" class="tiny plain" aria-label=format!("删去第 {} 行", index + 1)
                    on:click=move |_| edit(BoundaryEdit::Remove(index))>"✕"</button>
            </td>
        </tr>
        <When cond=Signal::derive(move || wrong.get())>
            <tr class="row-problem"><td colspan="4">{problem}</td></tr>
        </When>
    }
}

/// What could not be read in a row.
fn problems(judged: Judged, index: usize) -> String {
    judged.surveyed.with(|surveyed| {
        let here = surveyed
            .located
            .row_problems
            .iter()
            .filter(|problem| problem.row == index);
        here.map(words::row_problem).collect::<Vec<_>>().join("；")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(rings: &[u16]) -> Vec<CornerRow> {
        let row = |ring: &u16| CornerRow {
            ring: *ring,
            ..CornerRow::default()
        };
        rings.iter().map(row).collect()
    }

    #[test]
    fn rings_are_headed_where_they_begin_and_one_ring_alone_is_not() {
        let found = |rings: &[u16]| {
            let found = beginnings(&rows(rings)).into_iter();
            found.map(|one| (one.row, one.ring)).collect::<Vec<_>>()
        };
        assert!(found(&[]).is_empty());
        assert!(found(&[4, 4, 4]).is_empty());
        assert_eq!(found(&[4, 4, 2, 4]), [(0, 0), (2, 1), (3, 0)]);
    }
}
