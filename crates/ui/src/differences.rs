//! Two assessments side by side: the places where they differ, and which side is taken.

use crate::judged::use_judged;
use assessment::{Assessment, Catalogue};
use draft::compare::{Spot, differences};
use leptos::prelude::*;

/// The places where two assessments differ, as a list to read.
#[component]
pub fn Differences(
    /// What stands on the left.
    left: Assessment,
    /// What stands on the right.
    right: Assessment,
    /// Names of the two sides.
    names: (String, String),
    /// The places that are taken from the right; absent: nothing is chosen here.
    #[prop(optional)]
    chosen: Option<RwSignal<Vec<Spot>>>,
) -> impl IntoView {
    let catalogue = use_judged().catalogue;
    let spots = differences(&left, &right);
    let rows = spots.into_iter().enumerate().map(|(index, spot)| {
        let label = words::spot(&spot, catalogue);
        let sides = [(&left, names.0.clone(), false), (&right, names.1.clone(), true)];
        let sides = sides.map(|(assessment, name, is_right)| {
            let lines = lines(&spot, assessment, catalogue);
            match chosen {
                None => view! { <div><dt>{name}</dt>{lines}</div> }.into_any(),
                Some(chosen) => {
                    let (spot, group) = (spot.clone(), format!("difference-{index}"));
                    let is_taken = { let spot = spot.clone(); move || chosen.with(|chosen| chosen.contains(&spot)) == is_right };
                    let take = move |_| chosen.update(|chosen| {
                        chosen.retain(|one| *one != spot);
                        if is_right { chosen.push(spot.clone()); }
                    });
                    view! {
                        <div>
                            <dt><label class="inline"><input type="radio" name=group prop:checked=is_taken on:change=take/>{name}</label></dt>
                            {lines}
                        </div>
                    }.into_any()
                }
            }
        });
        let legend = chosen.is_some().then(|| view! { <legend class="visually-hidden">{label.clone()}</legend> });
        view! {
            <li class="difference">
                <h3>{label.clone()}</h3>
                {if chosen.is_some() {
                    view! { <fieldset>{legend}<dl class="sides">{sides.into_iter().collect_view()}</dl></fieldset> }.into_any()
                } else {
                    view! { <dl class="sides">{sides.into_iter().collect_view()}</dl> }.into_any()
                }}
            </li>
        }
    });
    view! { <ul class="differences">{rows.collect_view()}</ul> }
}

fn lines(spot: &Spot, assessment: &Assessment, catalogue: &Catalogue) -> impl IntoView + use<> {
    let lines = words::standing(spot, assessment, catalogue);
    if lines.is_empty() {
        return view! { <dd class="quiet">"（没有填）"</dd> }.into_any();
    }
    lines
        .into_iter()
        .map(|line| view! { <dd>{line}</dd> })
        .collect_view()
        .into_any()
}
