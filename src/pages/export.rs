//! 导出: what is still missing, then the files.

use crate::app::PageTitle;
use crate::platform::engine::{self, Answer, Argument, Call, Engine, Said};
use crate::platform::{clock, files};
use crate::route::{Route, Step};
use crate::state::{OpenDraft, use_draft};
use crate::words as ui;
use assessment::{Severity, profile};
use boundary::Grade;
use draft::Submission;
use leptos::prelude::*;

/// How far an export is.
#[derive(Clone, Debug, PartialEq)]
enum Progress {
    Idle,
    Working(&'static str),
    Done(String),
    Failed(String),
}

/// The submission of this very moment: a snapshot of the answers, never of the page.
fn submission(open: OpenDraft) -> Submission {
    open.draft.with_untracked(|draft| {
        let score = open.score.get_untracked();
        let surveyed = open.surveyed.get_untracked();
        draft::submission(
            &draft.assessment,
            open.catalogue,
            &score,
            &surveyed,
            &clock::today(),
        )
    })
}

fn file_name(open: OpenDraft, ending: &str) -> String {
    files::safe_name(&open.draft.with_untracked(|draft| draft.name.clone())) + ending
}

/// The page.
#[component]
pub fn Export() -> impl IntoView {
    let open = use_draft();
    let json = RwSignal::new(Progress::Idle);
    let pdf = RwSignal::new(Progress::Idle);
    let digest = RwSignal::new(None::<Vec<String>>);
    let lacking = RwSignal::new(Vec::<String>::new());

    // What is written is read again before anything is said to be done.
    let checked = move || {
        let submission = submission(open);
        let whole = open.draft.with_untracked(|draft| {
            draft::read_submission(&submission.text)
                .is_ok_and(|read| read.digest_is_right && read.assessment == draft.assessment)
        });
        if whole {
            digest.set(Some(submission.digest_groups()));
            Ok(submission)
        } else {
            Err(ui::EXPORT_NOT_WHOLE.to_owned())
        }
    };
    let export_json = move |_| {
        let done = checked().and_then(|submission| {
            let name = file_name(open, ".自评.json");
            let size = submission.text.len();
            files::download(&name, "application/json", submission.text.as_bytes())
                .map(|()| ui::made(&name, size))
                .map_err(|_| ui::DOWNLOAD_REFUSED.to_owned())
        });
        json.set(done.map_or_else(Progress::Failed, Progress::Done));
    };
    let export_pdf = move |_| {
        if matches!(pdf.get_untracked(), Progress::Working(_)) {
            return;
        }
        let submission = match checked() {
            Ok(submission) => submission,
            Err(said) => return pdf.set(Progress::Failed(said)),
        };
        pdf.set(Progress::Working(ui::engine_stage("engine")));
        let name = file_name(open, ".自评报告.pdf");
        let call = |function| Call {
            function,
            arguments: vec![Argument::Text(submission.text.clone()), Argument::Font],
        };
        let calls = [call("missing_glyphs"), call("render")];
        engine::run(Engine::Report, &calls, move |said| {
            let next = match said {
                Said::Stage(stage) => Progress::Working(ui::engine_stage(&stage)),
                Said::Failed(why) => Progress::Failed(ui::pdf_failed(&why)),
                Said::Done(answers) => match answers.as_slice() {
                    [Answer::Texts(missing), Answer::Bytes(bytes)]
                        if bytes.starts_with(b"%PDF-") =>
                    {
                        let _ = lacking.try_set(missing.clone());
                        match files::download(&name, "application/pdf", bytes) {
                            Ok(()) => Progress::Done(ui::made(&name, bytes.len())),
                            Err(_) => Progress::Failed(ui::DOWNLOAD_REFUSED.to_owned()),
                        }
                    }
                    _ => Progress::Failed(ui::pdf_failed("")),
                },
            };
            // The person may have left this page meanwhile; the file arrives all the same.
            let _ = pdf.try_set(next);
        });
    };
    let export_draft = move |_| {
        let draft = open.draft.get_untracked();
        let _ = files::download(
            &file_name(open, ".草稿.json"),
            "application/json",
            draft::encode(&draft).as_bytes(),
        );
    };
    let shown = move |progress: RwSignal<Progress>| {
        move || match progress.get() {
            Progress::Idle => ().into_any(),
            Progress::Working(text) => {
                view! { <p class="working"><progress></progress>" "{text}</p> }.into_any()
            }
            Progress::Done(text) => view! { <p class="finding good">{text}</p> }.into_any(),
            Progress::Failed(text) => view! { <p class="finding error">{text}</p> }.into_any(),
        }
    };
    view! {
        <PageTitle title="导出"/>
        <Readiness/>
        <section class="card">
            <h2>"交主管部门的文件"</h2>
            <p>{ui::PDF_NOTE}</p>
            <p><button type="button" class="primary" prop:disabled=move || matches!(pdf.get(), Progress::Working(_)) on:click=export_pdf>"导出报告（PDF）"</button></p>
            <div role="status">{shown(pdf)}</div>
            {move || lacking.with(|missing| {
                (!missing.is_empty()).then(|| view! { <p class="finding warning">{ui::missing_characters(missing)}</p> })
            })}
            <p>{ui::JSON_NOTE}</p>
            <p><button type="button" class="primary" on:click=export_json>"导出数据文件（JSON）"</button></p>
            <div role="status">{shown(json)}</div>
            {move || digest.get().map(|groups| view! {
                <p>"内容校验码（SHA-256），应与 PDF 封面一致："</p>
                <p class="digest">{groups.join(" ")}</p>
            })}
        </section>
        <section class="card">
            <h2>"自己留存"</h2>
            <p>{ui::DRAFT_FILE_NOTE}</p>
            <p><button type="button" on:click=export_draft>"存成草稿文件"</button></p>
        </section>
        <p class="quiet">{words::NOT_OFFICIAL_EXPLAINED}</p>
    }
}

/// What is still open, each with the way there.
#[component]
fn Readiness() -> impl IntoView {
    let open = use_draft();
    let id = open.draft.with_untracked(|draft| draft.id.clone());
    let gaps = move || {
        let mut gaps: Vec<(Step, String)> = Vec::new();
        open.draft.with(|draft| {
            let found = profile::findings(&draft.assessment.profile);
            let labels = |severity: Severity| {
                let of = found
                    .iter()
                    .filter(|one| one.severity == severity)
                    .filter_map(|one| match one.place {
                        assessment::Place::Profile(field) => Some(words::profile_label(field)),
                        _ => None,
                    });
                of.collect::<Vec<_>>().join("、")
            };
            for (severity, what) in [(Severity::Missing, "未填"), (Severity::Error, "填写有误")]
            {
                let labels = labels(severity);
                if !labels.is_empty() {
                    gaps.push((Step::Profile, format!("矿山概况{what}：{labels}")));
                }
            }
            let unconfirmed = draft
                .assessment
                .profile
                .values()
                .filter(|fact| fact.source == assessment::Source::Register)
                .count();
            if unconfirmed > 0 {
                gaps.push((
                    Step::Profile,
                    format!("矿山概况有 {unconfirmed} 项来自规划，未与许可证核对"),
                ));
            }
        });
        open.score.with(|score| {
            let (decided, all) = score.precondition_progress();
            if decided < all {
                gaps.push((
                    Step::Preconditions,
                    format!("先决条件还有 {} 项未定（未评或待核实）", all - decided),
                ));
            }
            let (done, all) = score.progress();
            if done < all {
                let next = score.next_open(None).map(|item| item.id.clone());
                gaps.push((Step::Items(next), format!("指标还有 {} 项未评", all - done)));
            }
            let flagged: Vec<&str> = score
                .items
                .iter()
                .filter(|item| item.flagged)
                .map(|item| item.id.as_str())
                .collect();
            if let Some(first) = flagged.first() {
                gaps.push((
                    Step::Items(Some((*first).to_owned())),
                    format!("有 {} 项标了“待复核”", flagged.len()),
                ));
            }
        });
        open.surveyed.with(|surveyed| {
            let (word, _) = words::grade(
                surveyed.judgement.grade,
                surveyed.judgement.declared_km2.is_some(),
            );
            if surveyed.judgement.grade != Grade::Agrees {
                gaps.push((Step::Boundary, format!("矿区范围：{word}")));
            }
        });
        gaps
    };
    let content = move || {
        let gaps = gaps();
        if gaps.is_empty() {
            return view! { <div class="callout good"><p>"各项都已填写，可以导出。"</p></div> }
                .into_any();
        }
        let rows = gaps.into_iter().map(|(step, text)| {
            let href = Route::Draft(id.clone(), step).to_hash();
            view! { <li><a href=href>{text}</a></li> }
        });
        view! { <div class="callout plain"><p>{ui::INCOMPLETE_EXPORT}</p><ul>{rows.collect_view()}</ul></div> }.into_any()
    };
    view! { {content} }
}
