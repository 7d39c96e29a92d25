//! What is kept beside an answer: papers, a remark, a mark for review.

use super::evidence_file::{EvidenceFilePart, take_in};
use super::field::{InputKind, TextField};
use super::making::{Making, MakingStatus};
use super::when::When;
use crate::archive::use_archive;
use crate::attachments::stem;
use crate::platform::document;
use crate::platform::files::ChosenFile;
use crate::state::use_draft;
use crate::words as ui;
use assessment::edit::RecordEdit;
use assessment::{Edit, Evidence, Record};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Editor for papers, remark and mark.
#[component]
pub fn RecordEditor(
    /// Prefix of all ids within, unique on the page.
    #[prop(into)]
    id: String,
    /// What the form suggests to show.
    suggestions: Vec<String>,
    /// The record.
    #[prop(into)]
    record: Signal<Record>,
    /// What a change of the record of `id` is to the assessment.
    as_edit: fn(String, RecordEdit) -> Edit,
) -> impl IntoView {
    let open = use_draft();
    let on_edit = {
        let id = id.clone();
        Callback::new(move |change| open.apply(as_edit(id.clone(), change)))
    };
    let papers = Memo::new(move |_| record.with(|record| record.evidence.len()));
    let archive = use_archive();
    let in_view = RwSignal::new(false);
    let making = RwSignal::new(Making::Idle);
    // A paper for each file; what is told of the last one stays. Another step of the draft may be open by then.
    let of = id.clone();
    let take = move |event: leptos::ev::Event| {
        let chosen = ChosenFile::take_all(&event);
        if making.with_untracked(Making::is_working) {
            return;
        }
        let of = of.clone();
        spawn_local(async move {
            for one in chosen {
                let Some(file) = take_in(archive, &one, making).await else {
                    continue;
                };
                let before = papers.try_get_untracked();
                let paper = RecordEdit::AddEvidence(Evidence {
                    name: stem(&file.name).to_owned(),
                    file: Some(file),
                    ..Evidence::default()
                });
                open.apply(as_edit(of.clone(), paper));
                if before.is_some() && papers.try_get_untracked() == before {
                    let _ = making.try_set(Making::Failed(ui::TOO_MANY_PAPERS.to_owned()));
                }
            }
        });
    };
    let used = move || {
        record.with(|record| {
            let papers = if record.evidence.is_empty() {
                String::new()
            } else {
                format!(" {}", record.evidence.len())
            };
            let remark = if record.remark.is_empty() {
                ""
            } else {
                "，有备注"
            };
            format!("佐证{papers}{remark}")
        })
    };
    let row = {
        let id = id.clone();
        move |index: usize| {
            let id = id.clone();
            let paper =
                move || record.with(|all| all.evidence.get(index).cloned().unwrap_or_default());
            let set = move |change: fn(&mut Evidence, String), text: String| {
                let mut next = untrack(paper);
                change(&mut next, text);
                on_edit.run(RecordEdit::SetEvidence(index, next));
            };
            view! {
                <li class="paper">
                    <TextField id=format!("{id}-paper-{index}") label=format!("材料 {}", index + 1)
                        value=Signal::derive(move || paper().name)
                        on_input=move |text| set(|paper, text| paper.name = text, text)/>
                    <TextField id=format!("{id}-place-{index}") label="存放处" optional=true
                        value=Signal::derive(move || paper().kept_at)
                        on_input=move |text| set(|paper, text| paper.kept_at = text, text)/>
                    <TextField id=format!("{id}-date-{index}") label="日期" kind=InputKind::Date optional=true
                        value=Signal::derive(move || paper().date)
                        on_input=move |text| set(|paper, text| paper.date = text, text)/>
                    <button type="button" class="plain" aria-label=format!("删去材料 {}", index + 1)
                        on:click={
                            let next = format!("{id}-add");
                            move |_| {
                                on_edit.run(RecordEdit::RemoveEvidence(index));
                                document::hand_focus_to(&next);
                            }
                        }>"删去"</button>
                    <EvidenceFilePart id=format!("{id}-paper-{index}") label=format!("材料 {}", index + 1) paper=Signal::derive(paper) in_view=in_view
                        on_file=move |file| {
                            let mut next = untrack(paper);
                            next.file = file;
                            on_edit.run(RecordEdit::SetEvidence(index, next));
                        }/>
                </li>
            }
        }
    };
    let add = move |name: String| {
        on_edit.run(RecordEdit::AddEvidence(Evidence {
            name,
            ..Evidence::default()
        }))
    };
    let suggestion = move |name: String| {
        let label = name.clone();
        let there = move |name: &str| {
            record.with(|record| record.evidence.iter().any(|paper| paper.name == name))
        };
        let shown = {
            let name = name.clone();
            move || !there(&name)
        };
        view! {
            <When cond=Signal::derive(shown)>
                <button type="button" class="chip" on:click={ let name = name.clone(); move |_| add(name.clone()) }>
                    "＋ " {label.clone()}
                </button>
            </When>
        }
    };
    view! {
        <div class="record">
            <details on:toggle=move |event| in_view.set(document::is_unfolded(&event))>
                <summary>{used}</summary>
                <ul class="papers">
                    {move || (0..papers.get()).map(row.clone()).collect_view()}
                </ul>
                <div class="chips">
                    {suggestions.into_iter().map(suggestion).collect_view()}
                    <button type="button" class="chip" id=format!("{id}-add") on:click=move |_| add(String::new())>"＋ 其他材料"</button>
                    <label class="button chip" for=format!("{id}-take")>"＋ 照片或文件"</label>
                    <input id=format!("{id}-take") class="visually-hidden" type="file" multiple=true on:change=take.clone()/>
                    <label class="button chip by-camera" for=format!("{id}-camera")>"＋ 拍照"</label>
                    <input id=format!("{id}-camera") class="visually-hidden by-camera" type="file" accept="image/*" capture="environment" on:change=take/>
                </div>
                <MakingStatus making=making/>
                <p class="hint">{if archive.is_there() { ui::FILES_KEPT_HERE } else { ui::FILES_NOT_HERE }}</p>
                <TextField id=format!("{id}-remark") label="备注" kind=InputKind::Lines optional=true
                    value=Signal::derive(move || record.with(|record| record.remark.clone()))
                    on_input=move |text| on_edit.run(RecordEdit::Remark(text))/>
            </details>
            <label class="flag">
                <input type="checkbox" prop:checked=move || record.with(|record| record.flagged)
                    on:change=move |event| on_edit.run(RecordEdit::Flag(event_target_checked(&event)))/>
                "待复核"
            </label>
        </div>
    }
}
