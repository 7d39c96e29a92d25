//! A draft of another edition of its catalogue (目录换版): what moves, what cannot, and a new draft of what moved.

use crate::exporting;
use crate::frame::PageTitle;
use crate::route::{Route, Step};
use crate::saving::{use_archive, use_shelf};
use crate::state::{use_at_hand, use_draft};
use crate::words as screen;
use assessment::moving::Left;
use assessment::{Catalogue, ProfileField, profile};
use draft::Draft;
use draft::compare::Spot;
use leptos::prelude::*;
use leptos::task::spawn_local;
use library::{Library, Rules};
use ui::platform::{clock, document};

/// The rules at hand that the answers of a draft can move to.
pub fn successor(library: &Library, draft: &Draft) -> Option<Rules> {
    let named = &draft.assessment.catalogue.id;
    let text = |field| profile::text(&draft.assessment.profile, field);
    let book = library.books().first()?;
    let listed = book
        .in_force_of(named)
        .or_else(|| book.edition_for(text(ProfileField::Mineral), text(ProfileField::Method)));
    library.rules_in(book, listed?)
}

/// The rules in force, when these are older ones of their line.
pub fn newer(library: &Library, rules: &Rules) -> Option<Rules> {
    let id = &rules.book.district().id;
    let book = library
        .books()
        .iter()
        .find(|book| book.district().id == *id)?;
    let listed = book.in_force_of(&rules.edition.reference.id)?;
    let is_other =
        listed.reference() != rules.edition.reference || book.digest != rules.book.digest;
    library.rules_in(book, listed).filter(|_| is_other)
}

/// The page of a draft whose edition this program does not have.
#[component]
pub fn OtherEdition(draft: Draft, rules: Rules) -> impl IntoView {
    view! {
        <header class="top"><p class="brand"><a href="#/">"绿矿自评"</a></p></header>
        <main class="page" id="main"><Moving draft=draft rules=rules/></main>
    }
}

/// The step of an open draft whose catalogue has a newer edition.
#[component]
pub fn Change() -> impl IntoView {
    let open = use_draft();
    match newer(use_at_hand().library(), open.judged.rules) {
        Some(rules) => view! { <Moving draft=open.draft.get_untracked() rules=rules/> }.into_any(),
        None => view! {
            <PageTitle title="指标目录换版"/>
            <p>"这份草稿用的已经是本程序里最新的一版。"</p>
        }
        .into_any(),
    }
}

/// What moves and what does not, and the button.
#[component]
fn Moving(draft: Draft, rules: Rules) -> impl IntoView {
    let (shelf, archive) = (use_shelf(), use_archive());
    let (catalogue, edition) = (rules.catalogue(), &rules.edition.reference);
    let result = rules.moved(&draft.assessment);
    let named = &draft.assessment.catalogue;
    let title = &catalogue.title;
    let of = if named.id == edition.id {
        title
    } else {
        &named.id
    };
    let says = format!(
        "这份草稿用的是指标目录“{of}”{} 版，本程序里最新的是“{title}”{} 版。",
        named.version, edition.version
    );
    let rows = result.left.iter().map(|left| {
        let (title, lines) = describe(left, &draft, catalogue);
        view! { <li><strong>{title}</strong>{(!lines.is_empty()).then(|| view! { <p class="quiet">"原来填的："{lines.join("；")}</p> })}</li> }
    });
    let rows = rows.collect_view();
    let count = result.left.len();
    let summary = if count == 0 {
        "全部填写内容都能带过去。".to_owned()
    } else {
        format!("下列 {count} 处带不过去，要在新草稿里重新核对；原草稿里都还在：")
    };
    let failed = RwSignal::new(false);
    let name = draft.name.clone();
    let assessment = StoredValue::new(result.assessment);
    let go = move |_| {
        let now = clock::now();
        let mut next = Draft {
            id: clock::fresh_id(),
            name: format!("{name}（换版）"),
            created: now.clone(),
            saved: now,
            revision: 0,
            assessment: assessment.get_value(),
        };
        if shelf
            .with(|store| draft::shelf::save(store, &mut next))
            .is_err()
        {
            failed.set(true);
            return;
        }
        shelf.changed();
        let to = Route::Draft(next.id.clone(), Step::Profile).to_hash();
        spawn_local(async move { archive.keep_aside(&next).await });
        document::go(&to);
    };
    let refused = RwSignal::new("");
    view! {
        <PageTitle title="指标目录换版"/>
        <p>{says}</p>
        <p>{screen::MOVING}</p>
        <p>{summary}</p>
        <ul class="plain-list left-behind">{rows}</ul>
        <p class="actions">
            <button type="button" class="primary" on:click=go>"换到这一版目录，另建一份草稿"</button>
            <button type="button" on:click=move |_| refused.set(exporting::draft_file(&draft).err().unwrap_or_default())>"把原草稿存成文件"</button>
            <a class="button" href="#/">"回到首页"</a>
        </p>
        <p role="status">{refused}</p>
        {move || failed.get().then(|| view! { <div class="callout bad" role="alert"><p>{screen::NOT_KEPT}</p></div> })}
    }
}

/// What is left behind, and what stood there.
fn describe(left: &Left, draft: &Draft, catalogue: &Catalogue) -> (String, Vec<String>) {
    let spot = |member: &str, key: &str| Spot {
        member: member.to_owned(),
        key: Some(key.to_owned()),
    };
    let (spot, why) = match left {
        Left::Item(id) => (spot("items", id), "新版没有这一项"),
        Left::Choice(id) => (spot("items", id), "新版的评分办法不同，要重新选"),
        Left::Entry(id, _) => (spot("items", id), "新版不再问其中的一个数"),
        Left::NotApplicable(id) => (spot("items", id), "新版不能选“不适用”"),
        Left::Precondition(id) => (spot("preconditions", id), "新版没有这一条"),
        Left::Verdict(id) => (spot("preconditions", id), "新版不能选“不适用”"),
        Left::Field(id, _) => (spot("preconditions", id), "新版不再问其中的一栏"),
        Left::Measure(key) => (spot("measures", key), "新版没有对应的指标"),
    };
    let title = format!("{}：{why}", words::spot(&spot, catalogue));
    (title, words::standing(&spot, &draft.assessment, catalogue))
}
