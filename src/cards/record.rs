//! What is kept beside an answer: papers, a remark, a mark for review.

use super::evidence_file::{EvidenceFilePart, take_in};
use crate::saving::attachments::stem;
use crate::saving::use_archive;
use crate::state::{OpenDraft, use_draft};
use crate::words as screen;
use assessment::edit::RecordEdit;
use assessment::{Edit, Evidence, Record};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::cell::RefCell;
use std::rc::Rc;
use ui::platform::document;
use ui::platform::files::ChosenFile;
use ui::{InputKind, Making, MakingStatus, TextField, When};

/// Editor for papers, remark and mark.
#[component]
pub fn RecordEditor(
    /// Prefix of all ids within, unique on the page.
    #[prop(into)]
    id: String,
    /// What the form suggests to show.
    suggestions: Vec<String>,
    #[prop(into)] record: Signal<Record>,
    /// What a change of the record of `id` is to the assessment.
    as_edit: fn(String, RecordEdit) -> Edit,
) -> impl IntoView {
    let kept = Kept {
        open: use_draft(),
        of: StoredValue::new(id.clone()),
        record,
        as_edit,
    };
    let in_view = RwSignal::new(false);
    let papers = Memo::new(move |_| record.with(|record| record.evidence.len()));
    let paper = {
        let id = id.clone();
        move |index: usize| view! { <Paper id=id.clone() index=index kept=kept in_view=in_view/> }
    };
    view! {
        <div class="record">
            <details on:toggle=move |event| in_view.set(document::is_unfolded(&event))>
                <summary>{move || record.with(summary)}</summary>
                <ul class="papers">
                    {move || (0..papers.get()).map(paper.clone()).collect_view()}
                </ul>
                <Adding id=id.clone() suggestions=suggestions kept=kept/>
                <TextField id=format!("{id}-remark") label="备注" kind=InputKind::Lines optional=true
                    value=Signal::derive(move || record.with(|record| record.remark.clone()))
                    on_input=move |text| kept.change(RecordEdit::Remark(text))/>
            </details>
            <label class="flag">
                <input type="checkbox" prop:checked=move || record.with(|record| record.flagged)
                    on:change=move |event| kept.change(RecordEdit::Flag(event_target_checked(&event)))/>
                "待复核"
            </label>
        </div>
    }
}

/// The record, and the door through which it changes.
#[derive(Clone, Copy)]
struct Kept {
    open: OpenDraft,
    of: StoredValue<String>,
    record: Signal<Record>,
    as_edit: fn(String, RecordEdit) -> Edit,
}

impl Kept {
    fn change(self, change: RecordEdit) {
        let edit = (self.as_edit)(self.of.get_value(), change);
        self.open.apply(edit);
    }
}

/// 佐证 2，有备注.
fn summary(record: &Record) -> String {
    let papers = match record.evidence.len() {
        0 => String::new(),
        count => format!(" {count}"),
    };
    let remark = if record.remark.is_empty() {
        ""
    } else {
        "，有备注"
    };
    format!("佐证{papers}{remark}")
}

fn paper_id(id: &str, index: usize) -> String {
    format!("{id}-paper-{index}")
}

#[component]
fn Paper(id: String, index: usize, kept: Kept, in_view: RwSignal<bool>) -> impl IntoView {
    let paper = move || {
        let of = |record: &Record| record.evidence.get(index).cloned();
        kept.record.with(of).unwrap_or_default()
    };
    let set = move |change: fn(&mut Evidence, String), text: String| {
        let mut next = untrack(paper);
        change(&mut next, text);
        kept.change(RecordEdit::SetEvidence(index, next));
    };
    let label = format!("材料 {}", index + 1);
    let remove = {
        let next = format!("{id}-add");
        move |_| {
            kept.change(RecordEdit::RemoveEvidence(index));
            document::hand_focus_to(&next);
        }
    };
    view! {
        <li class="paper">
            <TextField id=paper_id(&id, index) label=label.clone()
                value=Signal::derive(move || paper().name)
                on_input=move |text| set(|paper, text| paper.name = text, text)/>
            <TextField id=format!("{id}-place-{index}") label="存放处" optional=true
                value=Signal::derive(move || paper().kept_at)
                on_input=move |text| set(|paper, text| paper.kept_at = text, text)/>
            <TextField id=format!("{id}-date-{index}") label="日期" kind=InputKind::Date optional=true
                value=Signal::derive(move || paper().date)
                on_input=move |text| set(|paper, text| paper.date = text, text)/>
            <button type="button" class="plain" aria-label=format!("删去{label}") on:click=remove>"删去"</button>
            <EvidenceFilePart id=paper_id(&id, index) label=label paper=Signal::derive(paper) in_view=in_view
                on_file=move |file| {
                    let mut next = untrack(paper);
                    next.file = file;
                    kept.change(RecordEdit::SetEvidence(index, next));
                }/>
        </li>
    }
}

/// The ways to a further paper: what the form suggests, another one, files.
#[component]
fn Adding(id: String, suggestions: Vec<String>, kept: Kept) -> impl IntoView {
    let archive = use_archive();
    let making = RwSignal::new(Making::Idle);
    let take = taking(id.clone(), kept, making);
    let another = format!("{id}-add");
    let add = {
        let another = another.clone();
        move |name: String| {
            kept.change(RecordEdit::AddEvidence(Evidence {
                name,
                ..Evidence::default()
            }));
            // A suggestion goes away with what it did.
            document::hand_focus_to(&another);
        }
    };
    let empty = add.clone();
    let suggestion = move |name: String| {
        let (label, there) = (name.clone(), name.clone());
        let shown = move || {
            let is_it = |paper: &Evidence| paper.name == there;
            !kept.record.with(|record| record.evidence.iter().any(is_it))
        };
        let add = add.clone();
        view! {
            <When cond=Signal::derive(shown)>
                <button type="button" class="chip" on:click={ let (add, name) = (add.clone(), name.clone()); move |_| add(name.clone()) }>
                    "＋ " {label.clone()}
                </button>
            </When>
        }
    };
    view! {
        <div class="chips">
            {suggestions.into_iter().map(suggestion).collect_view()}
            <button type="button" class="chip" id=another on:click=move |_| empty(String::new())>"＋ 其他材料"</button>
            <label class="button chip" for=format!("{id}-take")>"＋ 照片或文件"</label>
            <input id=format!("{id}-take") class="visually-hidden" type="file" multiple=true on:change=take.clone()/>
            <label class="button chip by-camera" for=format!("{id}-camera")>"＋ 拍照"</label>
            <input id=format!("{id}-camera") class="visually-hidden by-camera" type="file" accept="image/*" capture="environment" on:change=take/>
        </div>
        <MakingStatus making=making/>
        <p class="hint">{if archive.is_there() { screen::FILES_KEPT_HERE } else { screen::FILES_NOT_HERE }}</p>
    }
}

/// Takes in the files that are chosen, a paper for each, one after the other; those that are chosen while one is taken
/// in wait for it. What is told of the last one stays. Another step of the draft may be open by then.
fn taking(
    of: String,
    kept: Kept,
    making: RwSignal<Making>,
) -> impl Fn(leptos::ev::Event) + Clone + 'static {
    let archive = use_archive();
    let waiting = Rc::new(RefCell::new(Vec::new()));
    move |event| {
        let chosen = ChosenFile::take_all(&event);
        waiting.borrow_mut().extend(chosen);
        if making.with_untracked(Making::is_working) {
            return;
        }
        let (of, waiting) = (of.clone(), Rc::clone(&waiting));
        let count = move || {
            let papers = |record: &Record| record.evidence.len();
            kept.record.try_with_untracked(papers)
        };
        spawn_local(async move {
            loop {
                if waiting.borrow().is_empty() {
                    break;
                }
                let chosen: ChosenFile = waiting.borrow_mut().remove(0);
                let Some(file) = take_in(archive, &chosen, making).await else {
                    continue;
                };
                let before = count();
                let paper = RecordEdit::AddEvidence(Evidence {
                    name: stem(&file.name).to_owned(),
                    file: Some(file),
                    ..Evidence::default()
                });
                kept.open.apply((kept.as_edit)(of.clone(), paper));
                if before.is_some() && count() == before {
                    let _ = making.try_set(Making::Failed(screen::TOO_MANY_PAPERS.to_owned()));
                }
            }
        });
    }
}
