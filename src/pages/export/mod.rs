//! 导出: what is still missing, the day, then every file: what it is for, whom it goes to, what it lacks.

mod day;
mod paper;
mod readiness;

use crate::exporting::{self, file_name};
use crate::frame::PageTitle;
use crate::pages::annual;
use crate::pages::blank_checklist::BlankChecklist;
use crate::route::{Route, Step};
use crate::saving::{attachments, use_archive};
use crate::state::{plan, use_at_hand, use_draft};
use crate::words as screen;
use assessment::readiness::{annual_lacks, commitment_lacks, plan_lacks};
use day::FilingDay;
use draft::shelf::files::named_by;
use leptos::prelude::*;
use leptos::task::spawn_local;
use paper::{Paper, PaperCard};
use readiness::Readiness;
use ui::engines::exchange;
use ui::platform::files;
use ui::{Making, MakingStatus};

/// The papers that are drawn.
const PAPERS: [Paper; 4] = [
    Paper {
        kind: words::Paper::Report,
        title: "自评估报告",
        button: "导出报告（PDF）",
        ending: ".自评估报告.pdf",
        purpose: screen::PDF_NOTE,
        addressee: |book| &book.district().addressees.report,
        lacks: |_| Vec::new(),
        place: Step::Profile,
    },
    Paper {
        kind: words::Paper::Commitment,
        title: "真实性承诺书",
        button: "导出承诺书（PDF）",
        ending: ".承诺书.pdf",
        purpose: "单独一页，法定代表人签字、盖章后与报告一起交。",
        addressee: |book| &book.district().addressees.commitment,
        lacks: |judged| judged.assessment.with(commitment_lacks),
        place: Step::Profile,
    },
    Paper {
        kind: words::Paper::Rectification,
        title: "整改计划",
        button: "导出整改计划（PDF）",
        ending: ".整改计划.pdf",
        purpose: "每项失分的措施、责任人、期限、资金和状态。",
        addressee: |book| &book.district().addressees.rectification,
        lacks: |judged| plan_lacks(plan::progress(judged)),
        place: Step::Plan,
    },
    Paper {
        kind: words::Paper::Annual,
        title: "年度报告",
        button: "导出年度报告（PDF）",
        ending: ".年度报告.pdf",
        purpose: "本年的修复、资源利用、监测、投诉、整改和下一年计划。列入名录的矿山每年 12 月底前报，未列入的可以不报。",
        addressee: |book| &book.file.annual_report.addressee,
        lacks: |judged| annual_lacks(annual::progress(judged), &annual::findings(judged)),
        place: Step::Annual,
    },
];

#[component]
pub fn Export() -> impl IntoView {
    let digest = RwSignal::new(None::<Vec<String>>);
    let [report, commitment, rectification, annual] = PAPERS;
    view! {
        <PageTitle title="导出"/>
        <Readiness/>
        <FilingDay/>
        <section class="papers-out">
            <h2>"交主管部门的文件"</h2>
            <PaperCard paper=report digest=digest/>
            <PaperCard paper=commitment digest=digest/>
            <DataFile digest=digest/>
            {move || digest.get().map(|groups| view! {
                <div class="callout plain">
                    <p>"内容校验码（SHA-256），与 PDF 封面和页脚上印的一致："</p>
                    <p class="digest">{groups.join(" ")}</p>
                </div>
            })}
        </section>
        <section class="papers-out">
            <h2>"整改和年报"</h2>
            <PaperCard paper=rectification digest=digest/>
            <PaperCard paper=annual digest=digest/>
        </section>
        <section class="papers-out">
            <h2>"准备和分头填写"</h2>
            <article class="card">
                <h3>"空白自查表"</h3>
                <p>{screen::CHECKLIST_NOTE}</p>
                <BlankChecklist only=Some(use_draft().draft.with_untracked(|draft| draft.assessment.catalogue.id.clone()))/>
            </article>
            <TableFile/>
        </section>
        <section class="papers-out">
            <h2>"自己留存"</h2>
            <DraftFile/>
        </section>
        <p class="quiet">{words::NOT_OFFICIAL_EXPLAINED}</p>
    }
}

/// 数据文件.
#[component]
fn DataFile(digest: RwSignal<Option<Vec<String>>>) -> impl IntoView {
    let (open, at_hand) = (use_draft(), use_at_hand());
    let addressee = open.judged.book().district().addressees.submission.clone();
    let making = RwSignal::new(Making::Idle);
    let export = move |_| {
        making.set(match exporting::submission(open, at_hand.library()) {
            Err(said) => Making::Failed(said),
            Ok(submission) => {
                digest.set(Some(submission.digest_groups()));
                let name = file_name(open, ".自评.json");
                exporting::offer(&name, "application/json", submission.text.as_bytes())
            }
        });
    };
    view! {
        <article class="card paper-out">
            <h3>"数据文件"</h3>
            <p>{screen::JSON_NOTE}</p>
            <p class="quiet">"交给："{addressee}</p>
            <p><button type="button" class="primary" on:click=export>"导出数据文件（JSON）"</button></p>
            <MakingStatus making=making/>
        </article>
    }
}

/// 指标自评表.
#[component]
fn TableFile() -> impl IntoView {
    let open = use_draft();
    let making = RwSignal::new(Making::Idle);
    let id = open.draft.with_untracked(|draft| draft.id.clone());
    let export = move |_| {
        if making.with_untracked(Making::is_working) {
            return;
        }
        let told = exporting::offering(file_name(open, ".指标自评表.xlsx"), screen::XLSX, making);
        let draft = open.draft.with_untracked(draft::encode);
        exchange::table_out(draft, open.judged.rules, told);
    };
    view! {
        <article class="card paper-out">
            <h3>"指标自评表"</h3>
            <p>{screen::TABLE_NOTE}</p>
            <p class="quiet">"交给：矿上分头填写的人，填好再读回来"</p>
            <p class="actions">
                <button type="button" prop:disabled=move || making.with(Making::is_working) on:click=export>"导出指标自评表（xlsx）"</button>
                <a class="button" href=Route::Draft(id, Step::Table).to_hash()>"读回填好的表格"</a>
            </p>
            <MakingStatus making=making/>
        </article>
    }
}

/// 草稿文件.
#[component]
fn DraftFile() -> impl IntoView {
    let open = use_draft();
    let making = RwSignal::new(Making::Idle);
    let export = move |_| {
        let draft = open.draft.get_untracked();
        let text = draft::encode(&draft);
        making.set(if draft::decode(&text).as_ref() == Ok(&draft) {
            let name = file_name(open, ".草稿.json");
            exporting::offer(&name, "application/json", text.as_bytes())
        } else {
            Making::Failed(screen::EXPORT_NOT_WHOLE.to_owned())
        });
    };
    let archive = use_archive();
    let count = move || open.draft.with(|draft| named_by([draft]).len());
    let export_all = move |_| {
        let draft = open.draft.get_untracked();
        let name = file_name(open, ".草稿-含附件.backup");
        making.set(Making::Working(screen::PACKING.to_owned()));
        spawn_local(async move {
            let texts = vec![draft::encode(&draft)];
            let packet = attachments::pack(archive, texts, &[draft], |_| {}).await;
            let _ = making.try_set(match packet {
                None => Making::Failed(screen::EXPORT_NOT_WHOLE.to_owned()),
                Some(packet) if files::download_bulk(&name, &packet.bulk).is_err() => {
                    Making::Failed(screen::DOWNLOAD_REFUSED.to_owned())
                }
                Some(packet) => {
                    let size = packet.bulk.size();
                    Making::Done(screen::backup_made(
                        &name,
                        size,
                        packet.files,
                        packet.lacking,
                    ))
                }
            });
        });
    };
    view! {
        <article class="card paper-out">
            <h3>"草稿文件"</h3>
            <p>{screen::DRAFT_FILE_NOTE}</p>
            <p class="actions">
                <button type="button" on:click=export>"存成草稿文件"</button>
                {move || (count() > 0).then(|| view! {
                    <button type="button" prop:disabled=move || making.with(Making::is_working) on:click=export_all>{move || screen::draft_with_files(count())}</button>
                })}
            </p>
            {move || (count() > 0).then(|| view! { <p class="hint">{screen::DRAFT_WITH_FILES_NOTE}</p> })}
            <MakingStatus making=making/>
        </article>
    }
}
