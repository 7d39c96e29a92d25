//! The frame of an open draft: bar, steps, the step's page, the score.

use super::edition::{self, OtherEdition};
use super::{
    annual, boundary, compare, export, history, items, plan, preconditions, profile, result, table,
};
use crate::cards::{Enlarged, Photo};
use crate::frame::{
    BottomBar, Fetching, PageTitle, ProgramState, Reading, Said, SaveState, SaveTrouble,
    ScorePanel, Steps, UndoButtons, UpdateOffer,
};
use crate::route::{Route, Step};
use crate::saving::{Autosave, Turn, use_archive, use_leaving, use_shelf};
use crate::state::{OpenDraft, Search, use_at_hand};
use crate::words as screen;
use draft::Draft;
use draft::shelf::LoadError;
use leptos::prelude::*;
use library::Rules;
use ui::When;
use ui::platform::{document, files};

/// Opens a draft and shows the step that the address asks for.
#[component]
pub fn DraftFrame(id: String, #[prop(into)] step: Signal<Step>) -> impl IntoView {
    let shelf = use_shelf();
    let loaded = shelf.with(|store| draft::shelf::load_with_history(store, &id));
    match loaded {
        Ok(Some(loaded)) => {
            let fell_back = loaded.was_gone || loaded.spoiled.is_some();
            view! { <WithRules draft=loaded.draft step=step fell_back=fell_back/> }.into_any()
        }
        Ok(None) if shelf.is_temporary && !use_archive().is_there() => {
            view! { <NotOpened text=screen::DRAFT_NOT_KEPT raw=None/> }.into_any()
        }
        Ok(None) if !use_archive().is_there() => view! { <NotYet/> }.into_any(),
        Ok(None) => view! { <NotOpened text=screen::NO_SUCH_DRAFT raw=None/> }.into_any(),
        Err(LoadError::Unreadable(found)) => {
            view! { <NotOpened text=screen::DRAFT_UNREADABLE raw=Some(found.raw)/> }.into_any()
        }
        Err(LoadError::Store(_)) => {
            view! { <NotOpened text=screen::STORE_BLOCKED raw=None/> }.into_any()
        }
    }
}

/// Opens a draft once the rules that it names are at hand.
#[component]
fn WithRules(draft: Draft, step: Signal<Step>, fell_back: bool) -> impl IntoView {
    let at_hand = use_at_hand();
    // Found once, they stay: what is fetched later for others opens the draft no second time.
    let opened = StoredValue::new(None::<&'static Rules>);
    let search = Memo::new_owning({
        let assessment = draft.assessment.clone();
        move |before: Option<Search>| match (before, opened.get_value()) {
            (Some(before), Some(_)) => (before, false),
            _ => {
                let found = at_hand.rules_of(&assessment);
                if let Search::Found(rules) = &found {
                    opened.set_value(Some(rules));
                }
                (found, true)
            }
        }
    });
    move || match search.get() {
        Search::Found(rules) => {
            let open = OpenDraft::new(draft.clone(), rules);
            view! { <Frame open=open step=step fell_back=fell_back/> }.into_any()
        }
        Search::Coming => view! { <Fetching why=None/> }.into_any(),
        Search::Failed(why) => view! { <Fetching why=Some(why)/> }.into_any(),
        Search::Missing => match edition::successor(at_hand.library(), &draft) {
            Some(rules) => view! { <OtherEdition draft=draft.clone() rules=rules/> }.into_any(),
            None => {
                let raw = draft::encode(&draft);
                view! { <NotOpened text=screen::EDITION_UNKNOWN raw=Some(raw)/> }.into_any()
            }
        },
    }
}

#[component]
fn NotOpened(text: &'static str, raw: Option<String>) -> impl IntoView {
    let refused = RwSignal::new("");
    let save = move |raw: &str| {
        let saved = files::download("greenmine-draft.json", "application/json", raw.as_bytes());
        refused.set(if saved.is_ok() {
            ""
        } else {
            screen::DOWNLOAD_REFUSED
        });
    };
    view! {
        <header class="top"><p class="brand"><a href="#/">"绿矿自评"</a></p></header>
        <main class="page" id="main">
            <PageTitle title="打不开这份草稿"/>
            <p>{text}</p>
            {raw.map(|raw| view! {
                <p><button type="button" class="primary" on:click=move |_| save(&raw)>"存成文件"</button></p>
            })}
            <p role="status">{refused}</p>
            <p><a href="#/">"回到首页"</a></p>
        </main>
    }
}

/// The draft is not on the shelf, and the archive, which may hold it, did not open.
#[component]
fn NotYet() -> impl IntoView {
    view! {
        <header class="top"><p class="brand"><a href="#/">"绿矿自评"</a></p></header>
        <main class="page" id="main">
            <PageTitle title="还没有找到这份草稿"/>
            <p>{screen::DRAFT_LATE}</p>
            <p class="actions">
                <button type="button" class="primary" on:click=|_| document::reload()>"再试一次"</button>
                <a href="#/">"回到首页"</a>
            </p>
        </main>
    }
}

#[component]
fn Frame(
    open: OpenDraft,
    #[prop(into)] step: Signal<Step>,
    /// The newest text was torn, spoiled or gone: this is the generation before.
    fell_back: bool,
) -> impl IntoView {
    let fell_back = RwSignal::new(fell_back);
    provide_context(open);
    provide_context(open.judged);
    let autosave = Autosave::keep(open, use_shelf());
    provide_context(autosave);
    let id = open.draft.with_untracked(|draft| draft.id.clone());
    use_leaving().watch(id, move || autosave.would_lose());
    provide_context(Turn::take(open, autosave));
    Enlarged::provide();
    let id = open.draft.with_untracked(|draft| draft.id.clone());
    let which = Memo::new(move |_| match step.get() {
        Step::Items(_) => Step::Items(None),
        other => other,
    });
    let at = Signal::derive(move || match step.get() {
        Step::Items(at) => at,
        _ => None,
    });
    let page = move || match which.get() {
        Step::Profile => view! { <profile::Profile/> }.into_any(),
        Step::Preconditions => view! { <preconditions::Preconditions/> }.into_any(),
        Step::Items(_) => view! { <items::Items at=at/> }.into_any(),
        Step::Boundary => view! { <boundary::Boundary/> }.into_any(),
        Step::Result => view! { <result::Result/> }.into_any(),
        Step::Plan => view! { <plan::Plan/> }.into_any(),
        Step::Annual => view! { <annual::Annual/> }.into_any(),
        Step::Export => view! { <export::Export/> }.into_any(),
        Step::Table => view! { <table::Table/> }.into_any(),
        Step::History => view! { <history::History/> }.into_any(),
        Step::Compare => view! { <compare::Compare/> }.into_any(),
        Step::Edition => view! { <edition::Change/> }.into_any(),
    };
    let with_panel = move || which.with(|step| step.info().has_panel);
    let locked = move || open.reading.get() && which.with(|step| step.info().takes_entries);
    let newer = edition::newer(use_at_hand().library(), open.judged.rules).map(|rules| {
        let href = Route::Draft(id.clone(), Step::Edition).to_hash();
        view! {
            <div class="callout plain" role="note" hidden=move || which.get() == Step::Edition>
                <p>{screen::newer_edition(&rules.edition.reference.version)}" "<a href=href>"看看换版"</a></p>
            </div>
        }
    });
    let track = move || open.judged.score.with(|score| words::track(score.track).0);
    view! {
        <header class="top">
            <p class="brand"><a href="#/" aria-label="绿矿自评，回到首页">"绿矿自评"</a></p>
            <p class="where">
                <strong>{move || open.draft.with(|draft| draft.name.clone())}</strong>
                <span class="quiet">{open.judged.catalogue.title.clone()}" · "{track}</span>
            </p>
            <UndoButtons/>
            <SaveState/>
            <ProgramState/>
            <p class="top-links"><a class="button small" href=Route::Draft(id, Step::Export).to_hash()>"导出"</a></p>
        </header>
        <div class="frame" class:wide=move || !with_panel()>
            <div class="side"><Steps current=step/></div>
            <main class="work" id="main">
                <UpdateOffer/>
                <SaveTrouble/>
                <Reading/>
                {newer}
                <When cond=fell_back.into()>
                    <div class="callout caution" role="alert">
                        <p>{screen::FELL_BACK}</p>
                        <p class="actions"><button type="button" class="small" on:click=move |_| fell_back.set(false)>"知道了"</button></p>
                    </div>
                </When>
                <fieldset class="entries" role="presentation" prop:disabled=locked>{page}</fieldset>
            </main>
            <When cond=Signal::derive(with_panel)><ScorePanel current=step/></When>
        </div>
        <Photo/>
        <Said/>
        <BottomBar current=step/>
    }
}
