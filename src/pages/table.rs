//! 读回表格: what a filled-in table would change, before it changes anything.

use crate::frame::PageTitle;
use crate::route::{Route, Step};
use crate::state::{OpenDraft, use_draft};
use crate::words as screen;
use assessment::{Edit, ItemAnswer};
use canon::LiteMap;
use draft::{TableChange, TableProblem, TableReading};
use leptos::prelude::*;
use leptos::task::spawn_local;
use ui::engines::{Told, exchange};
use ui::platform::{document, files};
use ui::{Making, MakingStatus};

/// The largest spreadsheet that is read, bytes; the engine looks again.
const MAX_BYTES: usize = 20_000_000;

/// What was read, and the answers it was compared with.
#[derive(Clone)]
struct Taken {
    reading: TableReading,
    items: LiteMap<String, ItemAnswer>,
}

#[component]
pub fn Table() -> impl IntoView {
    let open = use_draft();
    let making = RwSignal::new(Making::Idle);
    let reading = RwSignal::new(None::<Taken>);
    let export = open
        .draft
        .with_untracked(|draft| Route::Draft(draft.id.clone(), Step::Export).to_hash());
    let choose = move |event: leptos::ev::Event| {
        let Some(file) = files::ChosenFile::take(&event) else {
            return;
        };
        reading.set(None);
        if file.size() > MAX_BYTES {
            making.set(Making::Failed(words::file_too_large(MAX_BYTES / 1_000_000)));
            return;
        }
        making.set(Making::Working("正在读表格……".to_owned()));
        spawn_local(async move {
            match file.bytes().await {
                Some(bytes) => read(open, bytes, making, reading),
                None => making.set(Making::Failed(screen::FILE_UNREADABLE.to_owned())),
            }
        });
    };
    let apply = move |_| {
        let Some(Taken {
            reading: taken,
            items,
        }) = reading.get_untracked()
        else {
            return;
        };
        reading.set(None);
        let has_moved = open.draft.with_untracked(|draft| {
            let now = &draft.assessment.items;
            let mut touched = taken.answers.keys();
            touched.any(|id| now.get(id) != items.get(id))
        });
        if has_moved {
            making.set(Making::Failed(screen::DRAFT_MOVED_ON.to_owned()));
        } else {
            let count = taken.changes.len();
            open.apply(Edit::Answers(taken.answers));
            making.set(Making::Done(format!("已按表格改了 {count} 处。")));
        }
        document::focus("page-title");
    };
    let discard = move |_| {
        reading.set(None);
        making.set(Making::Idle);
        document::focus("page-title");
    };
    view! {
        <PageTitle title="读回表格"/>
        <p>"选择填好的指标自评表（.xlsx）。先列出与草稿不同的地方，确认以后才改；读不懂的行会说明在第几行、为什么，不影响其他行。"</p>
        <p class="actions">
            <label class="button primary" for="table-file">"选择表格"</label>
            <input id="table-file" class="visually-hidden" type="file" accept=".xlsx" on:change=choose/>
            <a class="button" href=export>"回到导出"</a>
        </p>
        <MakingStatus making=making/>
        {move || reading.get().map(|taken| view! { <Preview reading=taken.reading apply=Callback::new(apply) discard=Callback::new(discard)/> })}
    }
}

/// Asks the engine to read and compare.
fn read(
    open: OpenDraft,
    bytes: Vec<u8>,
    making: RwSignal<Making>,
    reading: RwSignal<Option<Taken>>,
) {
    // The draft may have been left while the file was read.
    let Some(draft) = open.draft.try_get_untracked() else {
        return;
    };
    let text = draft::encode(&draft);
    let items = draft.assessment.items;
    exchange::table_in(text, open.judged.rules, bytes, move |told| {
        let next = match told {
            Told::Stage(_) => return,
            Told::Failed(why) => Making::Failed(screen::not_taken(&why)),
            Told::Done(taken) => {
                let _ = reading.try_set(Some(Taken {
                    reading: taken,
                    items: items.clone(),
                }));
                document::focus("table-preview");
                Making::Idle
            }
        };
        let _ = making.try_set(next);
    });
}

/// What would change, and what cannot be taken.
#[component]
fn Preview(reading: TableReading, apply: Callback<()>, discard: Callback<()>) -> impl IntoView {
    let TableReading {
        mine,
        same_draft,
        compared,
        changes,
        problems,
        ..
    } = reading;
    let (changed, refused) = (changes.len(), problems.len());
    let change = |one: TableChange| {
        view! {
            <tr>
                <td class="figure">{one.row}</td>
                <th scope="row">{one.what}<span class="quiet">" "{one.id}</span></th>
                <td class="before">{shown(one.before)}</td>
                <td class="after">{shown(one.after)}</td>
            </tr>
        }
    };
    let problem = |one: TableProblem| {
        let found = (!one.found.is_empty()).then(|| format!("填的是“{}”。", one.found));
        view! { <li><strong>{format!("第 {} 行", one.row)}</strong>" "{one.id}"："{one.reason}"。"{found}</li> }
    };
    view! {
        <section class="card" id="table-preview" tabindex="-1" aria-labelledby="table-preview-title">
            <h2 id="table-preview-title">{format!("读出 {compared} 行，{changed} 处与草稿不同，{refused} 行读不懂")}</h2>
            {(!same_draft).then(|| view! {
                <div class="callout caution"><p>{format!("这张表是从另一份草稿导出的（{mine}）。确认是这座矿山、这一次自评的，再用它改。")}</p></div>
            })}
            {(refused > 0).then(|| view! {
                <div class="callout bad">
                    <h3>"读不懂的行，草稿里原来的内容不变"</h3>
                    <ul>{problems.into_iter().map(problem).collect_view()}</ul>
                </div>
            })}
            {if changed == 0 {
                view! { <p>"没有要改的地方，草稿没有变化。"</p><p><button type="button" on:click=move |_| discard.run(())>"知道了"</button></p> }.into_any()
            } else {
                view! {
                    <div class="scroll" tabindex="0" role="region" aria-label="要改的地方">
                        <table class="changes">
                            <thead><tr><th scope="col" class="figure">"行"</th><th scope="col">"内容"</th><th scope="col">"草稿里"</th><th scope="col">"表格里"</th></tr></thead>
                            <tbody>{changes.into_iter().map(change).collect_view()}</tbody>
                        </table>
                    </div>
                    <p class="actions">
                        <button type="button" class="primary" on:click=move |_| apply.run(())>{format!("按表格改这 {changed} 处")}</button>
                        <button type="button" on:click=move |_| discard.run(())>"不改"</button>
                    </p>
                }.into_any()
            }}
        </section>
    }
}

fn shown(text: String) -> String {
    if text.is_empty() {
        "（空）".to_owned()
    } else {
        text
    }
}
