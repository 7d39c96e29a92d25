//! 我在矿区里吗: where this device is, beside the boundary, honest about what is not known.

use super::desk::use_desk;
use crate::words as screen;
use ::boundary::Position as Lies;
use assessment::survey::Surveyed;
use leptos::prelude::*;
use ui::platform::position::{self, Here, NoPosition};
use ui::use_judged;

/// What is known.
#[derive(Clone, Debug, PartialEq)]
enum Known {
    Nothing,
    Asking,
    Failed(NoPosition),
    Found(Here),
}

/// The question, asked when the person asks it, and its answer.
#[component]
pub fn Position() -> impl IntoView {
    let judged = use_judged();
    let desk = use_desk();
    let known = RwSignal::new(Known::Nothing);
    let ask = move |_| {
        known.set(Known::Asking);
        position::ask(move |answer| {
            let _ = known.try_set(match answer {
                Ok(here) => Known::Found(here),
                Err(why) => Known::Failed(why),
            });
        });
    };
    // The point on the drawing follows the reference system.
    Effect::new(move |_| {
        let place = match known.get() {
            Known::Found(here) => judged.surveyed.with(|surveyed| plane(surveyed, here)),
            _ => None,
        };
        desk.here.set(place.map(|(at, reach)| (at, reach.total())));
    });
    on_cleanup(move || {
        let _ = desk.here.try_set(None);
    });
    let answer = move || match known.get() {
        Known::Nothing => Vec::new(),
        Known::Asking => vec![screen::POSITION_ASKING.to_owned()],
        Known::Failed(why) => vec![no_position(why).to_owned()],
        Known::Found(here) => judged.surveyed.with(|surveyed| said(surveyed, here)),
    };
    let show = move |_| {
        if let Some(((x, y), reach)) = desk.here.get_untracked() {
            let around = vec![(x - reach, y - reach), (x + reach, y + reach)];
            let nearest = judged.surveyed.with_untracked(|surveyed| {
                ::boundary::position(&surveyed.located.rings, (x, y)).map(|lies| lies.nearest)
            });
            desk.look.set(around.into_iter().chain(nearest).collect());
            ui::platform::document::focus(ui::MAP);
        }
    };
    view! {
        <section class="card">
            <h2>"我在矿区里吗"</h2>
            <p class="hint">{screen::POSITION_NOTE}</p>
            <p class="actions">
                <button type="button" prop:disabled=move || known.get() == Known::Asking on:click=ask>
                    {move || if known.with(|known| matches!(known, Known::Found(_))) { "重新定位" } else { "看看我在哪里" }}
                </button>
                <button type="button" class="plain" hidden=move || desk.here.get().is_none() on:click=show>"图上看我的位置"</button>
            </p>
            <ul class="said" role="status">{move || answer().into_iter().map(|line| view! { <li>{line}</li> }).collect_view()}</ul>
        </section>
    }
}

/// How far the person may be from the point on the drawing, metres.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Reach {
    /// As the device estimates.
    accuracy_m: f64,
    /// Because the datum is not that of the satellites.
    datum_m: f64,
}

impl Reach {
    fn total(self) -> f64 {
        self.accuracy_m + self.datum_m
    }
}

/// The place in the plane of the boundary.
fn plane(surveyed: &Surveyed, here: Here) -> Option<((f64, f64), Reach)> {
    let reference = surveyed
        .located
        .reference
        .filter(|reference| reference.is_known())?;
    let reach = Reach {
        accuracy_m: here.accuracy_m,
        datum_m: ::boundary::satellite_shift_m(reference.datum),
    };
    Some((reference.to_plane(here.latitude, here.longitude), reach))
}

fn no_position(why: NoPosition) -> &'static str {
    match why {
        NoPosition::Refused => screen::POSITION_REFUSED,
        NoPosition::Unavailable => screen::POSITION_UNAVAILABLE,
        NoPosition::TimedOut => screen::POSITION_TIMED_OUT,
        NoPosition::Unsupported => screen::POSITION_UNSUPPORTED,
    }
}

/// The answer in words, from the most to the least wanted.
fn said(surveyed: &Surveyed, here: Here) -> Vec<String> {
    if surveyed.judgement.is_blocked() || surveyed.located.rings.is_empty() {
        return vec![screen::POSITION_NO_BOUNDARY.to_owned()];
    }
    let Some((at, reach)) = plane(surveyed, here) else {
        return vec![screen::POSITION_NO_SYSTEM.to_owned()];
    };
    let Some(lies) = ::boundary::position(&surveyed.located.rings, at) else {
        return vec![screen::POSITION_NO_BOUNDARY.to_owned()];
    };
    let mut lines = vec![verdict(&lies, reach), side(surveyed, &lies)];
    lines.push(screen::position_accuracy(reach.accuracy_m));
    lines.extend((reach.datum_m > 0.0).then(|| screen::position_datum(reach.datum_m)));
    lines
}

fn verdict(lies: &Lies, reach: Reach) -> String {
    screen::position_verdict(lies.inside, lies.distance_m > reach.total())
}

fn side(surveyed: &Surveyed, lies: &Lies) -> String {
    let (ring, from, to) = lies.side;
    let label = |index: usize| {
        let point = surveyed
            .located
            .rings
            .get(ring)
            .and_then(|ring| ring.points.get(index));
        point.map_or_else(|| (index + 1).to_string(), |point| point.label.clone())
    };
    screen::position_side(lies.distance_m, &label(from), &label(to))
}
