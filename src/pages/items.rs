//! 指标自评: the checklist, a category at a time, with filters over all of it.

use crate::cards::ItemCard;
use crate::frame::PageTitle;
use crate::route::{Route, Step};
use crate::state::{OpenDraft, use_draft};
use crate::words as screen;
use assessment::catalogue::{Category, Group};
use assessment::item_score::ItemScore;
use assessment::score::in_scope;
use assessment::{Item, Kind, Points, Track};
use leptos::prelude::*;
use ui::When;
use ui::platform::document;

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
    let list = List::new(open, at);
    // Another address shows what it names, also when a filter would hide it.
    Effect::new(move |before: Option<Option<String>>| {
        let at = at.get();
        let moved = before.is_some_and(|before| before != at);
        let item = at
            .clone()
            .filter(|at| open.judged.catalogue.item(at).is_some());
        let hidden = item.as_ref().is_some_and(|id| !list.has(id));
        if hidden || (moved && item.is_none()) {
            list.show_all();
        }
        match item {
            Some(id) => document::focus(&id),
            None if moved => document::focus_if_moved("page-title"),
            None => {}
        }
        at
    });
    let title = move || {
        let category = &open.judged.catalogue.categories[list.category.get()];
        format!("指标自评 {} {}", category.letter, category.name)
    };
    let groups = move || {
        let all = open
            .judged
            .catalogue
            .categories
            .iter()
            .flat_map(|category| category.groups.iter().map(move |group| (category, group)));
        all.filter_map(|(category, group)| list.cards(category, group))
            .collect_view()
    };
    view! {
        <PageTitle title=Signal::derive(title)/>
        <When cond=Signal::derive(move || list.small.get())>
            <p>{open.judged.catalogue.scoring.small_mine.rule.clone()}"。"</p>
        </When>
        <Filters list=list/>
        <p class="quiet keys">{screen::KEYS}</p>
        <div on:keydown=move |event| list.hear(&event)>{groups}</div>
        <When cond=Signal::derive(move || list.ids.with(Vec::is_empty))>
            <p class="empty">"没有符合筛选条件的指标。"</p>
        </When>
        <p class="pager">
            {move || list.neighbour(-1).map(|(href, name)| view! { <a class="button" href=href>"← "{name}</a> })}
            {move || list.neighbour(1).map(|(href, name)| view! { <a class="button" href=href>{name}" →"</a> })}
        </p>
    }
}

/// Which items are listed, and why those.
#[derive(Clone, Copy)]
struct List {
    open: OpenDraft,
    filter: RwSignal<Filter>,
    query: RwSignal<String>,
    /// The category that the address names, by its place in the catalogue.
    category: Memo<usize>,
    /// A small mine: only some items are asked.
    small: Memo<bool>,
    /// The items, by id. Settled when a filter is chosen: an item that is answered does not vanish under the hand.
    ids: Memo<Vec<String>>,
}

impl List {
    fn new(open: OpenDraft, at: Signal<Option<String>>) -> List {
        let categories = &open.judged.catalogue.categories;
        let filter = RwSignal::new(Filter::All);
        let query = RwSignal::new(String::new());
        let category = Memo::new(move |_| {
            let at = at.get();
            let holds = |category: &Category| {
                at.as_ref().is_some_and(|at| {
                    *at == category.letter || category.items().any(|item| item.id == *at)
                })
            };
            categories.iter().position(holds).unwrap_or(0)
        });
        let small = Memo::new(move |_| open.judged.score.with(|score| score.track == Track::Small));
        let ids = Memo::new(move |_| {
            let (filter, query, _) = (filter.get(), query.get(), small.get());
            let everywhere = filter != Filter::All || !query.trim().is_empty();
            let items: Vec<&Item> = match everywhere {
                true => open.judged.catalogue.mentioning(&query).collect(),
                false => categories[category.get()].items().collect(),
            };
            items
                .into_iter()
                .filter(|item| fits(open, item, filter))
                .map(|item| item.id.clone())
                .collect()
        });
        List {
            open,
            filter,
            query,
            category,
            small,
            ids,
        }
    }

    fn has(self, id: &String) -> bool {
        self.ids.with_untracked(|ids| ids.contains(id))
    }

    fn show_all(self) {
        self.filter.set(Filter::All);
        self.query.set(String::new());
    }

    /// The listed items of a group; tracked.
    fn cards(self, category: &'static Category, group: &'static Group) -> Option<impl IntoView> {
        let listed = |item: &&'static Item| self.ids.with(|ids| ids.contains(&item.id));
        let items: Vec<&'static Item> = group.items.iter().filter(listed).collect();
        (!items.is_empty()).then(|| {
            view! {
                <section class="group">
                    <h2>{category.letter.clone()}" "{category.name.clone()}" › "{group.name.clone()}</h2>
                    <div class="cards">{items.into_iter().map(|item| view! { <ItemCard item=item/> }).collect_view()}</div>
                </section>
            }
        })
    }

    /// Address and name of the category before or after this one; tracked.
    fn neighbour(self, step: isize) -> Option<(String, String)> {
        let index = self.category.get().checked_add_signed(step)?;
        let category = self.open.judged.catalogue.categories.get(index)?;
        let name = format!("{} {}", category.letter, category.name);
        Some((self.address(category.letter.clone()), name))
    }

    fn address(self, at: String) -> String {
        let id = self.open.draft.with_untracked(|draft| draft.id.clone());
        Route::Draft(id, Step::Items(Some(at))).to_hash()
    }

    /// Answers by keys; see [`screen::KEYS`].
    fn hear(self, event: &leptos::ev::KeyboardEvent) {
        if event.ctrl_key() || event.alt_key() || event.meta_key() || document::takes_text(event) {
            return;
        }
        let here = document::card_of(event);
        let wanted = match event.key().as_str() {
            "j" => self.beside(here, 1),
            "k" => self.beside(here, -1),
            "n" => {
                let next = self.open.judged.score.with_untracked(|score| {
                    score.next_open(here.as_deref()).map(|item| item.id.clone())
                });
                if let Some(next) = &next {
                    document::go(&self.address(next.clone()));
                }
                next
            }
            digit => {
                let number = digit.parse().ok().filter(|number| (1..=9).contains(number));
                if number.is_some_and(|number| document::choose_nth(event, number)) {
                    event.prevent_default();
                }
                None
            }
        };
        if let Some(id) = wanted {
            event.prevent_default();
            document::focus(&id);
        }
    }

    /// The listed item after or before this one.
    fn beside(self, here: Option<String>, step: isize) -> Option<String> {
        self.ids.with_untracked(|ids| {
            let at = here.and_then(|here| ids.iter().position(|id| *id == here));
            let next = at.map_or(Some(0), |at| at.checked_add_signed(step))?;
            ids.get(next).cloned()
        })
    }
}

/// The filters and the search.
#[component]
fn Filters(list: List) -> impl IntoView {
    let List { filter, query, .. } = list;
    view! {
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
    }
}

/// An item is asked on this track, and what came out of it is what the filter looks for.
fn fits(open: OpenDraft, item: &Item, filter: Filter) -> bool {
    open.judged.score.with_untracked(|score| {
        let is_it = |one: &ItemScore| match filter {
            Filter::All => true,
            Filter::Open => !one.is_answered(),
            Filter::Binding => item.kind == Kind::Binding,
            Filter::Losing => one.lost() > Points::ZERO,
            Filter::Flagged => one.flagged,
        };
        in_scope(item, score.track) && score.item(&item.id).is_some_and(is_it)
    })
}
