//! 整改计划: a measure for everything that was lost, the most urgent first.

use crate::frame::PageTitle;
use crate::route::{Route, Step};
use crate::state::{plan, use_draft};
use assessment::edit::MeasureEdit;
use assessment::periods::Limit;
use assessment::plan::{MeasureField, Need, Subject, Urgency, measure_findings};
use assessment::survey::Surveyed;
use assessment::{Edit, Finding, Measure, MeasureState, date};
use boundary::Grade;
use leptos::prelude::*;
use ui::platform::document;
use ui::{InputKind, Judged, TextField, When, use_judged};

/// What `words` needs to know of the boundary.
fn judgement(judged: Judged) -> (Grade, bool) {
    judged.surveyed.with(Surveyed::grade)
}

#[component]
pub fn Plan() -> impl IntoView {
    let judged = use_judged();
    // A card stays under the hand: what was shown and needs nothing any more is listed as mended until the page is left.
    let rows = Memo::new(move |shown: Option<&Vec<Need>>| {
        let mut rows = plan::needs(judged);
        for need in shown.into_iter().flatten() {
            if !rows.iter().any(|row| row.subject == need.subject) {
                let (urgency, subject) = (Urgency::Mended, need.subject.clone());
                rows.push(Need { urgency, subject });
            }
        }
        rows
    });
    let progress = Memo::new(move |_| plan::progress(judged));
    let export = use_draft()
        .draft
        .with_untracked(|draft| Route::Draft(draft.id.clone(), Step::Export).to_hash());
    let group = move |urgency: Urgency| {
        let keys = Memo::new(move |_| {
            rows.with(|rows| {
                let of = rows.iter().filter(|need| need.urgency == urgency);
                of.map(|need| need.subject.clone()).collect::<Vec<_>>()
            })
        });
        let class = if urgency == Urgency::Must {
            "plan-group must-fix"
        } else {
            "plan-group"
        };
        view! {
            <When cond=Signal::derive(move || keys.with(|keys| !keys.is_empty()))>
                <section class=class>
                    <h2>{words::urgency(urgency)}" "<span class="quiet">{move || keys.with(Vec::len)}" 项"</span></h2>
                    <div class="cards">
                        <For each=move || keys.get() key=|subject| subject.key().to_owned() children=|subject| view! { <MeasureCard subject=subject/> }/>
                    </div>
                </section>
            </When>
        }
    };
    let none = move || rows.with(Vec::is_empty);
    view! {
        <PageTitle title="整改计划"/>
        <p>"失分和不符合的都列在这里，措施已按目录的建议填好，可以改。填上责任人和期限，导出时另成一份整改计划，也印在自评估报告里。"</p>
        <Period/>
        <When cond=Signal::derive(move || !none())>
            <p class="plan-progress" aria-live="polite">
                {move || {
                    let count = progress.get();
                    format!("共 {} 项：已完成 {}，未完成 {}；未完成的里面，责任人和期限都填了的 {} 项。", count.all, count.done, count.open, count.settled)
                }}
                " "<a href=export.clone()>"去导出整改计划"</a>
            </p>
        </When>
        <When cond=Signal::derive(none)>
            <div class="callout good"><p>"已评的内容没有失分和不符合的情形，没有要整改的。"</p></div>
        </When>
        {Urgency::ALL.map(group).collect_view()}
    }
}

/// How long the mine has, until when, and who says so.
#[component]
fn Period() -> impl IntoView {
    let judged = use_judged();
    let rules = &judged.book().file.rectification;
    let from = rules.from.clone();
    let limit = Memo::new(move |_| {
        judged
            .assessment
            .with(|assessment| rules.limit(&assessment.profile))
    });
    let line = move || {
        limit.get().map(|Limit { period, last_day }| {
            let until = last_day.map_or_else(
                || "先填评估基准日，才能算出最后一天".to_owned(),
                |day| format!("到 {} 为止", date::iso(day)),
            );
            view! {
                <p><strong>{format!("整改期限：{} 个月以内，{until}。", period.months)}</strong>{format!("名录情况：{}。", period.listed)}</p>
                <p class="quiet">
                    <span class="certainty">{words::certainty(period.certainty)}</span>
                    " "{period.document}"。"{from.clone()}"。"
                </p>
            }
        })
    };
    view! { <div class="callout plain">{line}</div> }
}

/// The measure about one thing.
#[component]
fn MeasureCard(subject: Subject) -> impl IntoView {
    let (open, judged) = (use_draft(), use_judged());
    let key = subject.key().to_owned();
    let action_id = format!("{key}-action");
    let measure = {
        let key = key.clone();
        judged.part(move |assessment| assessment.measures.get(&key).cloned().unwrap_or_default())
    };
    let edit = {
        let key = key.clone();
        Callback::new(move |change: MeasureEdit| open.apply(Edit::Measure(key.clone(), change)))
    };
    let title = words::subject(&subject, judged.catalogue);
    let href = open.draft.with_untracked(|draft| {
        let step = match &subject {
            Subject::Precondition(_) => Step::Preconditions,
            Subject::Item(id) => Step::Items(Some(id.clone())),
            Subject::Boundary => Step::Boundary,
        };
        Route::Draft(draft.id.clone(), step).to_hash()
    });
    let problem = {
        let subject = subject.clone();
        Memo::new(move |_| {
            let boundary = judgement(judged);
            judged
                .score
                .with(|score| words::problem(&subject, judged.catalogue, score, boundary))
        })
    };
    let advice = {
        let subject = subject.clone();
        Memo::new(move |_| words::advice(&subject, judged.catalogue, judgement(judged)))
    };
    let findings = {
        let key = key.clone();
        move |field: MeasureField| {
            let key = key.clone();
            Signal::derive(move || {
                open.draft.with(|draft| {
                    let found = measure.with(|measure| {
                        measure_findings(
                            &key,
                            measure,
                            &draft.assessment.profile,
                            &judged.book().file.rectification,
                        )
                    });
                    let of = found.into_iter().filter(|(at, _)| *at == field);
                    of.map(|(_, finding)| finding).collect::<Vec<Finding>>()
                })
            })
        }
    };
    let text = move |read: fn(&Measure) -> &String| {
        Signal::derive(move || measure.with(|measure| read(measure).clone()))
    };
    let action = Signal::derive(move || {
        measure
            .with(|measure| measure.action.clone())
            .unwrap_or_else(|| advice.get())
    });
    let own = Signal::derive(move || measure.with(|measure| measure.action.is_some()));
    let state_id = format!("{key}-state");
    let advised = Callback::new(move |()| {
        edit.run(MeasureEdit::Action(None));
        document::hand_focus_to(&action_id);
    });
    view! {
        <article class="card measure" id=format!("measure-{key}") aria-labelledby=format!("{key}-subject")>
            <header>
                <p class="code">{key.clone()}</p>
                <h3 id=format!("{key}-subject")><a href=href>{title}</a></h3>
                <span class="outcome"><MeasureMark measure=measure/></span>
            </header>
            <When cond=Signal::derive(move || problem.with(|lines| !lines.is_empty()))>
                <ul class="problem">{move || problem.get().into_iter().map(|line| view! { <li>{line}</li> }).collect_view()}</ul>
            </When>
            <div class="measure-action">
                <TextField id=format!("{key}-action") label="措施" kind=InputKind::Lines value=action
                    on_input=move |text| edit.run(MeasureEdit::Action(Some(text)))/>
                <When cond=own>
                    <button type="button" class="small plain" on:click=move |_| advised.run(())>"改回建议的措施"</button>
                </When>
            </div>
            <div class="form-grid measure-fields">
                <TextField id=format!("{key}-person") label="责任人" value=text(|one| &one.person)
                    on_input=move |text| edit.run(MeasureEdit::Person(text))/>
                <TextField id=format!("{key}-due") label="完成期限" kind=InputKind::Date value=text(|one| &one.due)
                    findings=findings(MeasureField::Due) on_input=move |text| edit.run(MeasureEdit::Due(text))/>
                <TextField id=format!("{key}-cost") label="资金" unit="万元" kind=InputKind::Number optional=true value=text(|one| &one.cost)
                    findings=findings(MeasureField::Cost) on_input=move |text| edit.run(MeasureEdit::Cost(text))/>
                <div class="field">
                    <div class="field-head"><label for=state_id.clone()>"状态"</label></div>
                    <select id=state_id prop:value=move || measure.with(|one| state_key(one.state))
                        on:change=move |event| edit.run(MeasureEdit::State(state_of(&event_target_value(&event))))>
                        {std::iter::once(None).chain(MeasureState::ALL.map(Some)).map(|state| {
                            let selected = measure.with_untracked(|one| one.state == state);
                            let label = if state.is_none() { "请选择" } else { words::measure_state(state) };
                            view! { <option value=state_key(state) selected=selected>{label}</option> }
                        }).collect_view()}
                    </select>
                </div>
                <TextField id=format!("{key}-note") label="备注" optional=true value=text(|one| &one.remark)
                    on_input=move |text| edit.run(MeasureEdit::Remark(text))/>
            </div>
        </article>
    }
}

/// State of a measure: a mark and a word.
#[component]
fn MeasureMark(measure: Memo<Measure>) -> impl IntoView {
    let shown = move || {
        measure.with(|measure| {
            let (class, mark, word) = match measure.state {
                Some(MeasureState::Done) => {
                    ("state good", "✓", words::measure_state(measure.state))
                }
                Some(MeasureState::Underway) => {
                    ("state part", "◐", words::measure_state(measure.state))
                }
                _ if measure.is_settled() => ("state part", "◐", "已安排"),
                _ => ("state open", "○", "待安排"),
            };
            view! { <span class=class><span aria-hidden="true">{mark}" "</span>{word}</span> }
        })
    };
    view! { {shown} }
}

fn state_key(state: Option<MeasureState>) -> &'static str {
    match state {
        None => "",
        Some(MeasureState::Planned) => "planned",
        Some(MeasureState::Underway) => "underway",
        Some(MeasureState::Done) => "done",
    }
}

fn state_of(key: &str) -> Option<MeasureState> {
    MeasureState::ALL
        .into_iter()
        .find(|state| state_key(Some(*state)) == key)
}
