//! 相邻范围: the boundaries beside this one, and how they lie to it.

use super::asked::Asked;
use super::desk::use_desk;
use crate::state::use_draft;
use crate::words as screen;
use ::boundary::NEAR_M;
use assessment::Edit;
use assessment::boundary_entry::{BoundaryEntry, DatumKey, Neighbour};
use assessment::edit::BoundaryEdit;
use assessment::neighbours::{Beside as Other, Comparable, Origin};
use draft::crossing;
use draft::neighbours::Told;
use leptos::prelude::*;
use ui::engines::{Told as Said, exchange};
use ui::platform::document;
use ui::{MAP, When};

/// What was compared, and how it came out.
#[derive(Clone, Debug, Default, PartialEq)]
struct Compared {
    /// The question, as it was asked: of another one this is no answer.
    question: String,
    lies: Vec<Told>,
}

/// The list, and the comparison on demand.
#[component]
pub fn Beside() -> impl IntoView {
    let open = use_draft();
    let desk = use_desk();
    let compared = RwSignal::new(Compared::default());
    let said = RwSignal::new(String::new());
    let is_working = RwSignal::new(false);
    // Loaded ones are always listed, those of the register when they are near.
    let parameters = open
        .judged
        .part(|assessment| assessment.boundary.local.clone());
    let listed = Memo::new(move |_| {
        open.judged.surveyed.with(|own| {
            desk.beside.with(|all| {
                let near = all.iter().filter(|one| {
                    matches!(one.origin, Origin::Loaded(_))
                        || one.is_near(&own.located.rings, NEAR_M)
                });
                near.cloned().collect::<Vec<_>>()
            })
        })
    });
    let question = Memo::new(move |_| {
        let is_compared = |one: &Other| {
            open.judged
                .surveyed
                .with(|own| one.comparable(own).is_compared())
        };
        let mut others = listed.get();
        others.retain(is_compared);
        (!others.is_empty()).then(|| {
            let question = open
                .judged
                .surveyed
                .with(|own| crossing::question(own, &others));
            crossing::write(&question)
        })
    });
    let ask = move |_| {
        let Some(question) = question.get_untracked() else {
            return;
        };
        is_working.set(true);
        said.set(screen::BESIDE_WORKING.to_owned());
        let asked = question.clone();
        exchange::compare_boundaries(&asked, move |told| {
            let answer = match told {
                Said::Stage(_) => return,
                Said::Failed(_) => None,
                Said::Done(answer) => Some(answer),
            };
            // The person may have left this page meanwhile.
            let _ = is_working.try_set(false);
            let _ = said.try_set(match &answer {
                Some(_) => "已比对，见下。".to_owned(),
                None => "没有比对成，请重新打开页面后再试。".to_owned(),
            });
            if let Some(answer) = answer {
                let question = question.clone();
                let _ = compared.try_set(Compared {
                    question,
                    lies: answer.others,
                });
            }
        });
    };
    let is_current = move || {
        question.with(|question| {
            question
                .as_ref()
                .is_some_and(|question| compared.with(|known| known.question == *question))
        })
    };
    // A result of something that was changed since is no result.
    Effect::new(move |_| {
        if !is_current() && !is_working.get_untracked() {
            said.set(String::new());
        }
    });
    let far = move || {
        desk.beside
            .with(Vec::len)
            .saturating_sub(listed.with(Vec::len))
    };
    let lines = move || {
        let known = if is_current() {
            compared.get().lies
        } else {
            Vec::new()
        };
        let mut known = known.into_iter();
        let parameters = parameters.get();
        let all = listed.get().into_iter().map(|one| {
            let lies = open.judged.surveyed.with(|own| one.comparable(own));
            let told = lies.is_compared().then(|| known.next()).flatten();
            let moved = one.moved.zip(one.reference);
            let moved = moved.map(|(moved, to)| words::moved(&moved, &to, &parameters));
            view! { <Line one=one lies=lies moved=moved told=told/> }
        });
        all.collect_view()
    };
    view! {
        <section class="card" aria-labelledby="beside-title">
            <h2 id="beside-title" tabindex="-1">"相邻范围"</h2>
            <p class="hint">{screen::BESIDE_NOTE}</p>
            <p hidden=move || listed.with(|listed| !listed.is_empty())>{screen::BESIDE_NONE}</p>
            <p class="actions">
                <button type="button" hidden=move || question.with(Option::is_none) prop:disabled=move || is_working.get() || is_current() on:click=ask>"比对重叠和共用边"</button>
                <span role="status">{said}</span>
            </p>
            <ul class="beside">{lines}</ul>
            <p class="quiet" hidden=move || far() == 0>{move || words::far_away(far())}</p>
        </section>
    }
}

/// One boundary beside this one.
#[component]
fn Line(
    one: Other,
    lies: Comparable,
    /// How it came into the plane of this one.
    moved: Option<String>,
    told: Option<Told>,
) -> impl IntoView {
    let open = use_draft();
    let desk = use_desk();
    let loaded = match one.origin {
        Origin::Loaded(index) => open.draft.with_untracked(|draft| {
            let neighbours = &draft.assessment.boundary.neighbours;
            neighbours
                .get(index)
                .map(|neighbour| (index, neighbour.clone()))
        }),
        Origin::Register => None,
    };
    let source = loaded
        .as_ref()
        .map_or(String::new(), |(_, one)| one.source.clone());
    let from = words::origin(&one.origin, &source);
    let told = told.unwrap_or_else(|| Told {
        overlaps: false,
        sentences: vec![words::comparable(lies, one.problems.len())],
    });
    let sentences = moved.into_iter().chain(told.sentences);
    let points: Vec<(f64, f64)> = one
        .rings
        .iter()
        .flat_map(|ring| &ring.points)
        .map(|point| (point.x, point.y))
        .collect();
    let show = lies.is_compared().then(|| {
        view! {
            <button type="button" class="tiny plain" on:click=move |_| {
                let own = open.judged.surveyed.with_untracked(|own| {
                    let points = own.located.rings.iter().flat_map(|ring| &ring.points);
                    points.map(|point| (point.x, point.y)).collect::<Vec<_>>()
                });
                desk.look.set(points.iter().copied().chain(own).collect());
                document::focus(MAP);
            }>"图上看"</button>
        }
    });
    let own_words = loaded.map(|(index, neighbour)| {
        view! { <Loaded index=index neighbour=neighbour/> }
    });
    view! {
        <li class:overlap=told.overlaps>
            <p><strong>{one.name}</strong>" "<span class="quiet">{from}</span>" "{show}</p>
            {sentences.map(|line| view! { <p>{line}</p> }).collect_view()}
            {own_words}
        </li>
    }
}

/// What can be done with a boundary that the person loaded: say what it leaves open, take it out.
#[component]
fn Loaded(index: usize, neighbour: Neighbour) -> impl IntoView {
    let open = use_draft();
    let remove = move |_| open.apply(Edit::Boundary(BoundaryEdit::RemoveNeighbour(index)));
    let label = format!("{} 的坐标系", neighbour.name);
    let take_out = format!("移出 {}", neighbour.name);
    let datum = neighbour.datum;
    let change = move |changed: Neighbour| {
        document::hand_focus_to("beside-title");
        open.apply(Edit::Boundary(BoundaryEdit::SetNeighbour(index, changed)));
    };
    let entry = BoundaryEntry {
        rows: neighbour.rows.clone(),
        datum,
        zone_width: neighbour.zone_width,
        zone: neighbour.zone.clone(),
        ..BoundaryEntry::default()
    };
    let answer = {
        let neighbour = neighbour.clone();
        move |entry: BoundaryEntry| {
            change(Neighbour {
                rows: entry.rows,
                zone_width: entry.zone_width,
                zone: entry.zone,
                ..neighbour.clone()
            });
        }
    };
    let choose = move |event: leptos::ev::Event| {
        change(Neighbour {
            datum: DatumKey::from_key(&event_target_value(&event)),
            ..neighbour.clone()
        });
    };
    view! {
        <Asked id=format!("beside-{index}") entry=Signal::stored(entry) on_answer=answer/>
        <p class="actions">
            <When cond=Signal::stored(datum.is_none())>
                <select aria-label=label.clone() on:change=choose.clone()>
                    <option value="">"坐标系未定，请选择"</option>
                    {DatumKey::ALL.into_iter().map(|one| view! { <option value=one.key()>{words::datum(one)}</option> }).collect_view()}
                </select>
            </When>
            <button type="button" class="small plain danger" aria-label=take_out on:click=remove>"移出"</button>
        </p>
    }
}
