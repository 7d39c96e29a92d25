//! A file is opened: what it is, whether it is what it says, and what to do with it. Looking changes nothing.

use super::super::keeping::SEALED;
use super::drafts::put;
use super::paper_check::PaperCheck;
use super::{Message, default_name};
use crate::route::{Route, Step};
use crate::saving::{Archive, Shelf, use_archive, use_shelf};
use crate::state::{Search, use_at_hand};
use crate::words as screen;
use assessment::{Assessment, Conclusion, ProfileField, Score, profile};
use canon::ReadError;
use draft::{Draft, ReadSubmission};
use leptos::prelude::*;
use leptos::task::spawn_local;
use ui::engines::{Told, report};
use ui::platform::files::ChosenFile;
use ui::platform::{clock, document};
use ui::{Judged, Outcome};

/// The largest file that is read at all, bytes: a PDF with all its pages. Texts have a limit of their own.
const MAX_BYTES: usize = 32_000_000;

/// A file that was read.
#[derive(Clone)]
pub struct FoundFile {
    name: String,
    content: Content,
}

#[derive(Clone)]
enum Content {
    Draft {
        draft: Box<Draft>,
        spoiled: bool,
    },
    Submission {
        read: Box<ReadSubmission>,
        from_pdf: bool,
    },
    /// A spreadsheet, which is read into a draft.
    Table,
}

/// The button that chooses a file.
#[component]
pub fn OpenFile(
    found: RwSignal<Option<FoundFile>>,
    message: RwSignal<Option<Message>>,
) -> impl IntoView {
    let choose = move |event: leptos::ev::Event| {
        if let Some(file) = ChosenFile::take(&event) {
            take(file, found, message);
        }
    };
    view! {
        <label class="button" for="open-file">"打开文件"</label>
        <input id="open-file" class="visually-hidden" type="file" accept=".json,.pdf,.xlsx,application/json,application/pdf"
            aria-describedby="open-file-hint" on:change=choose/>
        <span class="quiet" id="open-file-hint">"数据文件、草稿、本工具的 PDF 或表格，也可以拖到这一页上"</span>
    }
}

/// Reads a file and says what it is.
pub fn take(
    file: ChosenFile,
    found: RwSignal<Option<FoundFile>>,
    message: RwSignal<Option<Message>>,
) {
    found.set(None);
    message.set(None);
    let name = file.name();
    let refused = {
        let name = name.clone();
        move |why: String| {
            let _ = message.try_set(Message::bad(format!("{name}：{why}")));
        }
    };
    if name.ends_with(".backup") {
        return refused(screen::IS_BACKUP.to_owned());
    }
    if file.size() > MAX_BYTES {
        return refused(words::file_too_large(MAX_BYTES / 1_000_000));
    }
    spawn_local(async move {
        let Some(bytes) = file.bytes().await else {
            return refused(screen::FILE_UNREADABLE.to_owned());
        };
        let show = move |content: Result<Content, String>| match content {
            Ok(content) => {
                let name = name.clone();
                let _ = message.try_set(None);
                let _ = found.try_set(Some(FoundFile { name, content }));
                document::focus("opened");
            }
            Err(why) => refused(why),
        };
        if bytes.starts_with(b"PK\x03\x04") {
            show(Ok(Content::Table));
        } else if bytes.starts_with(b"%PDF-") {
            message.set(Message::good(screen::LOOKING_INTO_PDF.to_owned()));
            look_into_pdf(bytes, show);
        } else {
            show(match String::from_utf8(bytes) {
                Ok(text) => opened(&text, false),
                // With photos, it is no text.
                Err(error) if error.as_bytes().starts_with(SEALED.as_bytes()) => {
                    Err(screen::IS_BACKUP.to_owned())
                }
                Err(_) => Err(words::read_error(&ReadError::NotOurs)),
            });
        }
    });
}

/// What a text is.
fn opened(text: &str, from_pdf: bool) -> Result<Content, String> {
    let draft = |draft, spoiled| Content::Draft {
        draft: Box::new(draft),
        spoiled,
    };
    match draft::open(text) {
        Ok(draft::Opened::Draft(found)) => Ok(draft(found, false)),
        Ok(draft::Opened::SpoiledDraft(found)) => Ok(draft(found, true)),
        Ok(draft::Opened::Submission(read)) => Ok(Content::Submission {
            read: Box::new(read),
            from_pdf,
        }),
        Err(error) if is_backup(text, &error) => Err(screen::IS_BACKUP.to_owned()),
        Err(error) => Err(words::read_error(&error)),
    }
}

/// All drafts in one file, plain or sealed: it has a page of its own.
fn is_backup(text: &str, error: &ReadError) -> bool {
    text.trim_start_matches('\u{feff}').starts_with(SEALED)
        || matches!(error, ReadError::UnknownFormat { found } if found.starts_with("greenmine-backup/"))
}

/// Takes the data out of a PDF.
fn look_into_pdf(pdf: Vec<u8>, show: impl Fn(Result<Content, String>) + 'static) {
    report::submission_of(pdf, move |told| match told {
        Told::Stage(_) => {}
        Told::Failed(why) => show(Err(screen::not_taken(&why))),
        Told::Done(text) => show(opened(&text, true)),
    });
}

/// What was opened, and what can be done with it.
#[component]
pub fn Opened(
    file: FoundFile,
    found: RwSignal<Option<FoundFile>>,
    message: RwSignal<Option<Message>>,
) -> impl IntoView {
    let (shelf, archive) = (use_shelf(), use_archive());
    let looking = RwSignal::new(false);
    let close = move |_| {
        found.set(None);
        document::focus("page-title");
    };
    let kept = StoredValue::new(file.content.clone());
    let adopt = move |_| {
        message.set(match adopted(shelf, archive, kept.get_value()) {
            Ok(said) => {
                found.set(None);
                Message::good(said)
            }
            Err(said) => Message::bad(said),
        });
    };
    let what = match &file.content {
        Content::Draft { .. } => "草稿文件",
        Content::Submission { from_pdf: true, .. } => "PDF，附有自评数据",
        Content::Submission { .. } => "自评数据文件",
        Content::Table => "表格（.xlsx）",
    };
    let facts = match &file.content {
        Content::Draft { draft, spoiled } => {
            view! { <DraftFacts draft=(**draft).clone() spoiled=*spoiled/> }.into_any()
        }
        Content::Submission { read, .. } => {
            view! { <SubmissionFacts read=(**read).clone()/> }.into_any()
        }
        Content::Table => view! { <TableFacts/> }.into_any(),
    };
    let assessment = match file.content {
        Content::Draft { draft, .. } => Some(draft.assessment),
        Content::Submission { read, .. } => Some(read.assessment),
        Content::Table => None,
    };
    let at_hand = use_at_hand();
    let of_looking = assessment.clone();
    let can_look = move || {
        let assessment = of_looking.as_ref();
        assessment
            .is_some_and(|assessment| matches!(at_hand.rules_of(assessment), Search::Found(_)))
    };
    let is_answers = assessment.is_some();
    let looked_at = StoredValue::new(assessment);
    view! {
        <section class="card opened" id="opened" tabindex="-1" aria-labelledby="opened-name">
            <h2 id="opened-name">{file.name}</h2>
            <p class="quiet">{what}</p>
            {facts}
            <p class="actions">
                {is_answers.then(|| view! { <button type="button" class="primary" on:click=adopt>"作为新草稿打开"</button> })}
                {move || can_look().then(|| view! {
                    <button type="button" aria-expanded=move || looking.get().to_string() on:click=move |_| looking.update(|now| *now = !*now)>
                        {move || if looking.get() { "收起结果" } else { "只看结果" }}
                    </button>
                })}
                <button type="button" on:click=close>"关闭"</button>
            </p>
        </section>
        {move || looking.get().then(|| looked_at.get_value().map(|assessment| view! { <Looked assessment=assessment/> }))}
    }
}

/// Puts what was opened on the shelf as a new draft; nothing there is replaced.
fn adopted(shelf: Shelf, archive: Archive, content: Content) -> Result<String, String> {
    let now = clock::now();
    let (mut taken, said) = match content {
        Content::Draft { draft, spoiled } => {
            let caution = if spoiled { screen::SPOILED_FILE } else { "" };
            let said = format!("已读入草稿“{}”。{caution}", draft.name);
            (*draft, said)
        }
        Content::Submission { read, .. } => {
            let checked = if read.digest_is_right {
                "内容与校验码一致"
            } else {
                "注意：内容与文件里的校验码不一致，文件可能被改动过"
            };
            let said = format!(
                "已读入填报日期为 {} 的提交文件，{checked}。",
                read.exported_on
            );
            let draft = Draft {
                id: String::new(),
                name: format!("{}（读自提交文件）", default_name(&read.assessment)),
                created: now.clone(),
                saved: now,
                revision: 0,
                assessment: read.assessment,
            };
            (draft, said)
        }
        Content::Table => return Err(screen::ENGINE_FAILED.to_owned()),
    };
    taken.id = clock::fresh_id();
    taken.revision = 0;
    put(shelf, archive, &mut taken)?;
    Ok(said)
}

/// The result of what was opened, to be looked at.
#[component]
fn Looked(assessment: Assessment) -> impl IntoView {
    match use_at_hand().rules_of(&assessment) {
        Search::Found(rules) => {
            provide_context(Judged::new(rules, assessment.into()));
            Some(view! { <div class="looked"><Outcome link=None/></div> })
        }
        _ => None,
    }
}

fn fact(name: &'static str, text: String) -> impl IntoView {
    view! { <div><dt>{name}</dt><dd>{text}</dd></div> }
}

fn mine(assessment: &Assessment) -> String {
    let name = profile::text(&assessment.profile, ProfileField::MineName);
    if name.is_empty() {
        "没有写".to_owned()
    } else {
        name.to_owned()
    }
}

fn reference_date(assessment: &Assessment) -> String {
    profile::text(&assessment.profile, ProfileField::ReferenceDate).to_owned()
}

/// Conclusion and total of a score.
fn result_line(score: &Score) -> String {
    let total = if score.track.has_total() {
        format!("，{} 分", words::span_short(score.total))
    } else {
        "，不计总分".to_owned()
    };
    format!("{}{total}", words::conclusion(score.conclusion))
}

/// What is said while the rules are fetched, or when there are none.
fn without_rules(search: &Search) -> String {
    match search {
        Search::Found(_) | Search::Missing => screen::EDITION_NOT_HERE.to_owned(),
        Search::Coming => screen::FETCHING_RULES.to_owned(),
        Search::Failed(why) => screen::rules_not_fetched(why),
    }
}

#[component]
fn DraftFacts(draft: Draft, spoiled: bool) -> impl IntoView {
    let at_hand = use_at_hand();
    let assessment = draft.assessment.clone();
    let result = move || match at_hand.rules_of(&assessment) {
        Search::Found(rules) => result_line(&rules.score(&assessment)),
        search => without_rules(&search),
    };
    view! {
        {spoiled.then(|| view! { <div class="callout caution"><p>{screen::SPOILED_FILE}</p></div> })}
        <dl class="facts">
            {fact("草稿名称", draft.name.clone())}
            {fact("矿山", mine(&draft.assessment))}
            {fact("评估基准日", reference_date(&draft.assessment))}
            {fact("上次保存", clock::readable(&draft.saved))}
            <div><dt>"现在的结果"</dt><dd>{result}</dd></div>
        </dl>
    }
}

#[component]
fn SubmissionFacts(read: ReadSubmission) -> impl IntoView {
    let stated = {
        let conclusion = Conclusion::ALL
            .into_iter()
            .find(|one| one.key() == read.stated_conclusion())
            .map_or("没有写", words::conclusion);
        match read.stated_total() {
            Some((low, high)) if low == high => format!("{conclusion}，{low} 分"),
            Some((low, high)) => format!("{conclusion}，{low}–{high} 分"),
            None => format!("{conclusion}，不计总分"),
        }
    };
    let at_hand = use_at_hand();
    let held = read.clone();
    // What is missing is asked for, and whoever tracks this is asked again.
    let verified = Memo::new_owning(move |_| {
        let search = at_hand.rules_of(&held.to_judge());
        let verified = match search {
            Search::Coming | Search::Failed(_) => None,
            Search::Found(_) | Search::Missing => Some(draft::held_against(
                at_hand.library().judge(held.to_judge()),
                &held,
            )),
        };
        ((search, verified), true)
    });
    let digest_is_right = read.digest_is_right;
    let verdict = move || {
        verified.with(|(search, verified)| {
            let agrees = verified.as_ref().and_then(|verified| {
                let is_computed = verified.case.is_ok();
                is_computed.then(|| verified.states_what_follows())
            });
            let (class, verdict) = match (digest_is_right, agrees) {
                (true, Some(true)) => ("callout good", screen::SUBMISSION_AGREES),
                (true, None) if matches!(search, Search::Coming) => {
                    ("callout plain", screen::FETCHING_RULES)
                }
                (true, None) => ("callout plain", screen::SUBMISSION_NOT_RECOMPUTED),
                (true, Some(false)) => ("callout bad", screen::SUBMISSION_RESULT_DIFFERS),
                (false, _) => ("callout bad", screen::SUBMISSION_DIGEST_WRONG),
            };
            view! { <div class=class><p>{verdict}</p></div> }
        })
    };
    let result = move || {
        verified.with(|(search, verified)| {
            let case = verified
                .as_ref()
                .and_then(|verified| verified.case.as_ref().ok());
            case.map_or_else(|| without_rules(search), |case| result_line(&case.score))
        })
    };
    let digest = if read.digest_is_right {
        "与内容一致"
    } else {
        "与内容不一致"
    };
    view! {
        {verdict}
        <dl class="facts">
            {fact("矿山", mine(&read.assessment))}
            {fact("填报日期", read.exported_on.clone())}
            {fact("评估基准日", reference_date(&read.assessment))}
            {fact("指标目录", format!("{} {}", read.catalogue.title, read.catalogue.version))}
            {fact("文件里写的结果", stated)}
            <div><dt>"重新计算的结果"</dt><dd>{result}</dd></div>
            {fact("校验码", digest.to_owned())}
        </dl>
        <PaperCheck digest=read.content_digest/>
    }
}

/// A spreadsheet goes into a draft.
#[component]
fn TableFacts() -> impl IntoView {
    let drafts = use_shelf().list().map(|listing| listing.drafts);
    let drafts = drafts.unwrap_or_default();
    let none = drafts.is_empty();
    view! {
        <p>{screen::TABLE_INTO_DRAFT}</p>
        <ul>
            {drafts.into_iter().map(|draft| {
                let href = Route::Draft(draft.id, Step::Table).to_hash();
                view! { <li><a href=href>{draft.name}</a></li> }
            }).collect_view()}
        </ul>
        {none.then(|| view! { <p>"这台设备的浏览器里还没有草稿。"</p> })}
    }
}
