//! 指标自评: the checklist, a category at a time, with filters over all of it.

use crate::app::PageTitle;
use crate::components::ItemCard;
use crate::components::When;
use crate::platform::document;
use crate::route::{Route, Step};
use crate::state::use_draft;
use crate::words as ui;
use assessment::catalogue::{Category, Group};
use assessment::score::in_scope;
use assessment::{Item, Kind, Points, Track};
use leptos::prelude::*;

/// Which items are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Filter {
    All,
    Open,
    Binding,
    Losing,
    Flagged,
}

impl Filter {
    const ALL: [(Filter, &'static str); 5] = [
        (Filter::All, "全部"),
        (Filter::Open, "未答"),
        (Filter::Binding, "约束性"),
        (Filter::Losing, "失分"),
        (Filter::Flagged, "待复核"),
    ];
}

/// The page; `at` is a category letter or an item id.
#[component]
pub fn Items(#[prop(into)] at: Signal<Option<String>>) -> impl IntoView {
    let open = use_draft();
    let categories = &open.catalogue.categories;
    let filter = RwSignal::new(Filter::All);
    let query = RwSignal::new(String::new());
    let category = Memo::new(move |_| {
        let at = at.get();
        let holds = |category: &&'static Category| {
            at.as_ref().is_some_and(|at| {
                *at == category.letter || category.items().any(|item| item.id == *at)
            })
        };
        categories
            .iter()
            .position(|category| holds(&category))
            .unwrap_or(0)
    });
    let small = Memo::new(move |_| open.score.with(|score| score.track == Track::Small));
    // The list is settled when a filter is chosen: an item that is answered does not vanish under the hand.
    let listed = Memo::new(move |_| {
        let (filter, query, _) = (filter.get(), query.get(), small.get());
        let track = open.score.with_untracked(|score| score.track);
        let query = query.trim().to_ascii_uppercase();
        let everywhere = filter != Filter::All || !query.is_empty();
        let scope = |index: usize| everywhere || index == category.get();
        let fits = |item: &Item| {
            let by_filter = open.score.with_untracked(|score| {
                score.item(&item.id).is_some_and(|score| match filter {
                    Filter::All => true,
                    Filter::Open => !score.is_answered(),
                    Filter::Binding => item.kind == Kind::Binding,
                    Filter::Losing => score.lost() > Points::ZERO,
                    Filter::Flagged => score.flagged,
                })
            });
            by_filter && in_scope(item, track) && (query.is_empty() || mentions(item, &query))
        };
        let ids = categories
            .iter()
            .enumerate()
            .filter(|(index, _)| scope(*index))
            .flat_map(|(_, category)| category.items());
        ids.filter(|item| fits(item))
            .map(|item| item.id.clone())
            .collect::<Vec<_>>()
    });
    let group_view = move |category: &'static Category, group: &'static Group| {
        let items: Vec<&'static Item> = listed.with(|ids| {
            group
                .items
                .iter()
                .filter(|item| ids.contains(&item.id))
                .collect()
        });
        (!items.is_empty()).then(|| {
            view! {
                <section class="group">
                    <h2>{category.letter.clone()}" "{category.name.clone()}" › "{group.name.clone()}</h2>
                    <div class="cards">{items.into_iter().map(|item| view! { <ItemCard item=item/> }).collect_view()}</div>
                </section>
            }
        })
    };
    let groups = move || {
        let all = categories
            .iter()
            .flat_map(|category| category.groups.iter().map(move |group| (category, group)));
        all.filter_map(|(category, group)| group_view(category, group))
            .collect_view()
    };
    // Another address shows what it names, also when a filter would hide it.
    Effect::new(move |before: Option<Option<String>>| {
        let at = at.get();
        let moved = before.is_some_and(|before| before != at);
        let item = at.clone().filter(|at| open.catalogue.item(at).is_some());
        let hidden = item
            .as_ref()
            .is_some_and(|id| !listed.with_untracked(|ids| ids.contains(id)));
        if hidden || (moved && item.is_none()) {
            filter.set(Filter::All);
            query.set(String::new());
        }
        match item {
            Some(id) => document::focus(&id),
            None if moved => document::focus_if_moved("page-title"),
            None => {}
        }
        at
    });
    let title = move || {
        let category = &categories[category.get()];
        format!("指标自评 {} {}", category.letter, category.name)
    };
    let neighbour = move |step: isize| {
        let index = category.get().checked_add_signed(step)?;
        let category = categories.get(index)?;
        let href = Route::Draft(
            open.draft.with_untracked(|draft| draft.id.clone()),
            Step::Items(Some(category.letter.clone())),
        );
        Some((
            href.to_hash(),
            format!("{} {}", category.letter, category.name),
        ))
    };
    let on_key = move |event: leptos::ev::KeyboardEvent| {
        if event.ctrl_key() || event.alt_key() || event.meta_key() || document::takes_text(&event) {
            return;
        }
        let here = document::card_of(&event);
        let key = event.key();
        let go = |id: Option<String>| {
            if let Some(id) = id {
                event.prevent_default();
                document::focus(&id);
            }
        };
        let beside = |step: isize| {
            listed.with_untracked(|ids| {
                let at = here
                    .as_ref()
                    .and_then(|here| ids.iter().position(|id| id == here));
                let next = at.map_or(Some(0), |at| at.checked_add_signed(step))?;
                ids.get(next).cloned()
            })
        };
        match key.as_str() {
            "j" => go(beside(1)),
            "k" => go(beside(-1)),
            "n" => {
                let next = open.score.with_untracked(|score| {
                    score.next_open(here.as_deref()).map(|item| item.id.clone())
                });
                if let Some(next) = next {
                    event.prevent_default();
                    let id = open.draft.with_untracked(|draft| draft.id.clone());
                    document::go(&Route::Draft(id, Step::Items(Some(next.clone()))).to_hash());
                    document::focus(&next);
                }
            }
            digit => {
                if let Some(number) = digit.parse().ok().filter(|number| (1..=9).contains(number))
                    && document::choose_nth(&event, number)
                {
                    event.prevent_default();
                }
            }
        }
    };
    let empty = move || listed.with(Vec::is_empty);
    view! {
        <PageTitle title=Signal::derive(title)/>
        <When cond=Signal::derive(move || small.get())>
            <p>{open.catalogue.scoring.small_mine.rule.clone()}"。"</p>
        </When>
        <div class="filters" role="group" aria-label="筛选">
            {Filter::ALL.into_iter().map(|(one, name)| view! {
                <button type="button" class="chip" aria-pressed=move || (filter.get() == one).to_string()
                    on:click=move |_| filter.set(one)>{name}</button>
            }).collect_view()}
            <label class="search">
                <span class="visually-hidden">"在全部指标里查找"</span>
                <input type="search" placeholder="查找，如“粉尘”" prop:value=query on:input=move |event| query.set(event_target_value(&event))/>
            </label>
        </div>
        <p class="quiet keys">{ui::KEYS}</p>
        <div on:keydown=on_key>{groups}</div>
        <When cond=Signal::derive(empty)>
            <p class="empty">"没有符合筛选条件的指标。"</p>
        </When>
        <p class="pager">
            {move || neighbour(-1).map(|(href, name)| view! { <a class="button" href=href>"← "{name}</a> })}
            {move || neighbour(1).map(|(href, name)| view! { <a class="button" href=href>{name}" →"</a> })}
        </p>
    }
}

fn mentions(item: &Item, query: &str) -> bool {
    [&item.id, &item.title, &item.requirement]
        .into_iter()
        .any(|text| text.to_ascii_uppercase().contains(query))
}
