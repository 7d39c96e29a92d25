//! A box to paste into; reading it replaces the table only when the person says so.

use super::desk::use_desk;
use crate::components::When;
use crate::words as ui;
use ::boundary::PasteCode;
use assessment::perimeter;
use leptos::prelude::*;

/// Pasting, and what was read.
#[component]
pub fn Paste() -> impl IntoView {
    let desk = use_desk();
    let text = RwSignal::new(String::new());
    let said = RwSignal::new(Vec::<String>::new());
    let read = move |_| {
        let (rows, problems) = perimeter::paste(&text.get_untracked());
        let unread = problems
            .iter()
            .filter(|problem| problem.code != PasteCode::ClosingPointDropped)
            .count();
        let rings = rows.last().map_or(0, |row| row.ring);
        let mut lines = vec![ui::pasted(rows.len(), rings.into(), unread)];
        lines.extend(problems.iter().map(words::paste_problem));
        said.set(lines);
        if !rows.is_empty() {
            desk.replace(|entry| entry.rows = rows);
        }
    };
    let undo = move |_| {
        desk.restore();
        said.set(vec!["已恢复原来的表格。".to_owned()]);
    };
    view! {
        <section class="card">
            <h2>"粘贴拐点坐标"</h2>
            <div class="field">
                <div class="field-head"><label for="paste">"整段粘贴"</label></div>
                <p class="hint" id="paste-hint">{ui::PASTE_HINT}</p>
                <textarea id="paste" rows="4" spellcheck="false" aria-describedby="paste-hint" prop:value=text on:input=move |event| text.set(event_target_value(&event))></textarea>
            </div>
            <p class="actions">
                <button type="button" class="primary" prop:disabled=move || text.with(|text| text.trim().is_empty()) on:click=read>"读入，替换下表"</button>
                <When cond=Signal::derive(move || desk.can_restore())><button type="button" on:click=undo>"恢复替换前的表格"</button></When>
            </p>
            <ul class="said" role="status">{move || said.get().into_iter().map(|line| view! { <li>{line}</li> }).collect_view()}</ul>
        </section>
    }
}
