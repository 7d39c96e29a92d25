//! The conclusion, the arithmetic behind it, and what to mend first.

use crate::bars::{CategoryBars, TotalBar};
use crate::judged::use_judged;
use crate::when::When;
use assessment::item_score::{Binding, ItemOutcome, ItemScore};
use assessment::{Conclusion, Place, Points, Verdict};
use leptos::prelude::*;

/// The address of a place of the form; absent: there is no form, nothing leads there.
pub type Link = Option<Callback<Place, String>>;

/// The way to a place of the form, or its name alone.
fn way(link: Link, place: Place, text: String) -> AnyView {
    match link {
        Some(link) => view! { <a href=link.run(place)>{text}</a> }.into_any(),
        None => view! { <strong>{text}</strong> }.into_any(),
    }
}

/// Everything that follows from the answers.
#[component]
pub fn Outcome(
    /// The address of a place of the form; absent: this is only looked at, nothing leads to a form.
    link: Link,
) -> impl IntoView {
    let judged = use_judged();
    let has_total = Memo::new(move |_| judged.score.with(|score| score.track.has_total()));
    view! {
        <Conclusive/>
        <MustFix link=link/>
        <When cond=Signal::derive(move || has_total.get())>
            <section class="card">
                <h2>"六类指标"</h2>
                <TotalBar/>
                <CategoryBars/>
                <Arithmetic/>
            </section>
            <Lost link=link/>
        </When>
        <BindingTable link=link/>
        <PreconditionTable/>
        <section class="card">
            <h2>"本次采用的规则"</h2>
            <ul class="assumptions">
                {draft::assumptions_on(judged.catalogue, judged.score.with_untracked(|score| score.track)).into_iter().map(|one| view! {
                    <li>
                        <strong>{words::assumption_label(&one).to_owned()}</strong>"："{words::assumption_value(&one)}
                        " "<span class="certainty">{words::certainty(one.certainty)}</span>
                        <span class="quiet">{words::assumption_origin(&one)}</span>
                    </li>
                }).collect_view()}
            </ul>
        </section>
    }
}

#[component]
fn Conclusive() -> impl IntoView {
    let judged = use_judged();
    let content = move || {
        judged.score.with(|score| {
            let class = match score.conclusion {
                Conclusion::Reached => "callout good conclusion",
                Conclusion::ToComplete => "callout plain conclusion",
                Conclusion::NotReached => "callout caution conclusion",
                Conclusion::NotEligible => "callout bad conclusion",
            };
            view! {
                <section class=class>
                    <h2>{words::conclusion(score.conclusion)}</h2>
                    <p>{words::conclusion_explained(score.conclusion, score.track)}</p>
                    {score.practice.then(|| view! { <p><strong>"以下得分只作练习。"</strong></p> })}
                    <ul>{score.reasons.iter().map(|reason| view! { <li>{words::reason(reason, judged.catalogue)}</li> }).collect_view()}</ul>
                    <p class="quiet">{words::NOT_OFFICIAL_EXPLAINED}</p>
                </section>
            }
        })
    };
    view! { {content} }
}

/// Preconditions not met and binding items not met come before everything else.
#[component]
fn MustFix(link: Link) -> impl IntoView {
    let judged = use_judged();
    let rows = move || {
        judged.score.with(|score| {
            let vetoes = score.preconditions.iter().filter(|one| !one.informational && one.verdict == Some(Verdict::NotMet));
            let vetoes = vetoes.filter_map(|one| judged.catalogue.precondition(&one.id)).map(|one| {
                view! { <li>{way(link, Place::Precondition(one.id.clone()), one.title.clone())}"（先决条件）："{one.guide.clone()}</li> }.into_any()
            });
            let binding = score.binding(Binding::NotMet).filter_map(|one| judged.catalogue.item(&one.id)).map(|item| {
                view! { <li>{way(link, Place::Item(item.id.clone()), item.title.clone())}"（约束性）："{item.fix.clone()}</li> }.into_any()
            });
            vetoes.chain(binding).collect::<Vec<_>>()
        })
    };
    let any = move || {
        judged.score.with(|score| {
            score
                .preconditions
                .iter()
                .any(|one| !one.informational && one.verdict == Some(Verdict::NotMet))
                || score.binding(Binding::NotMet).next().is_some()
        })
    };
    view! {
        <When cond=Signal::derive(any)>
            <section class="card must-fix"><h2>"必须整改"</h2><ol>{rows}</ol></section>
        </When>
    }
}

/// The sum of every category, written out.
#[component]
fn Arithmetic() -> impl IntoView {
    let judged = use_judged();
    let rows = move || {
        judged.score.with(|score| {
            let rows = score.categories.iter().map(|one| {
                let category = &judged.catalogue.categories[one.index];
                view! {
                    <tr>
                        <th scope="row">{category.letter.clone()}" "{category.name.clone()}</th>
                        <td>{words::category_arithmetic(one, "")}</td>
                        <td class="figure">{words::span(one.score)}</td>
                        <td class="figure">{words::exact(one.floor)}</td>
                        <td>{words::floor_state(one.floor_state)}</td>
                    </tr>
                }
            });
            rows.collect_view()
        })
    };
    view! {
        <div class="scroll" tabindex="0" role="region" aria-label="六类指标的算式">
            <table class="arithmetic">
                <thead><tr><th scope="col">"类别"</th><th scope="col">"算式"</th><th scope="col" class="figure">"得分"</th><th scope="col" class="figure">"底线"</th><th scope="col">"与底线比"</th></tr></thead>
                <tbody>{rows}</tbody>
                <tfoot><tr><th scope="row">"合计"</th><td></td>
                    <td class="figure">{move || judged.score.with(|score| words::span(score.total))}</td>
                    <td class="figure">{move || judged.score.with(|score| words::exact(score.pass))}</td><td></td></tr></tfoot>
            </table>
        </div>
        <p class="quiet">{judged.catalogue.scoring.not_applicable.rule.clone()}"。"</p>
    }
}

/// Every lost point with the rule that took it, the most first.
#[component]
fn Lost(link: Link) -> impl IntoView {
    let judged = use_judged();
    let losing = move || {
        let mut items: Vec<ItemScore> = judged.score.with(|score| {
            score
                .items
                .iter()
                .filter(|one| one.lost() > Points::ZERO)
                .cloned()
                .collect()
        });
        canon::sort_by(&mut items, |one, other| other.lost().cmp(&one.lost()));
        items
    };
    let row = move |score: ItemScore| {
        let item = judged.catalogue.item(&score.id)?;
        let ItemOutcome::Scored { losses, .. } = &score.outcome else {
            return None;
        };
        let named = way(link, Place::Item(item.id.clone()), item.title.clone());
        Some(view! {
            <li>
                <p>{named}" "<strong>{format!("失 {} 分", score.lost())}</strong></p>
                <ul>{losses.iter().map(|loss| view! { <li>{words::loss(loss, item)}</li> }).collect_view()}</ul>
                <p class="quiet">"怎么补："{item.fix.clone()}</p>
            </li>
        })
    };
    view! {
        <section class="card">
            <h2>"失分明细"</h2>
            {move || {
                let rows: Vec<_> = losing().into_iter().filter_map(row).collect();
                if rows.is_empty() {
                    view! { <p class="empty">"已评的指标没有失分。"</p> }.into_any()
                } else {
                    view! { <ol class="lost">{rows}</ol> }.into_any()
                }
            }}
        </section>
    }
}

#[component]
fn BindingTable(link: Link) -> impl IntoView {
    let judged = use_judged();
    let points_count = judged.score.with_untracked(|score| score.track.has_total());
    let rows = move || {
        judged.score.with(|score| {
            let rows = score.items.iter().filter_map(|one| Some((one, one.binding()?, judged.catalogue.item(&one.id)?)));
            rows.map(|(score, state, item)| {
                let min = item.binding_min.map(|min| format!("≥ {min} 分")).unwrap_or_default();
                let points = if matches!(state, Binding::Met | Binding::NotMet) { score.low().to_string() } else { "—".to_owned() };
                let class = if state == Binding::NotMet { "bad" } else { "" };
                view! {
                    <tr class=class>
                        <th scope="row">{way(link, Place::Item(item.id.clone()), item.title.clone())}</th>
                        {points_count.then(|| view! { <td class="figure">{min}</td><td class="figure">{points}</td> })}<td>{words::binding(Some(state))}</td>
                    </tr>
                }
            })
            .collect_view()
        })
    };
    view! {
        <section class="card">
            <h2>"约束性指标"</h2>
            <div class="scroll" tabindex="0" role="region" aria-label="约束性指标">
                <table>
                    <thead><tr><th scope="col">"指标"</th>{points_count.then(|| view! { <th scope="col" class="figure">"达到线"</th><th scope="col" class="figure">"得分"</th> })}<th scope="col">"结果"</th></tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
            <p class="quiet">{judged.catalogue.binding_principle.clone()}"。"</p>
        </section>
    }
}

#[component]
fn PreconditionTable() -> impl IntoView {
    let judged = use_judged();
    let rows = move || {
        judged.score.with(|score| {
            let rows = score.preconditions.iter().filter_map(|one| Some((one, judged.catalogue.precondition(&one.id)?)));
            rows.map(|(state, one)| {
                let note = if state.informational { "（只作提示）" } else { "" };
                view! {
                    <tr class=if state.verdict == Some(Verdict::NotMet) { "bad" } else { "" }>
                        <th scope="row">{one.title.clone()}</th><td>{one.departments.join("、")}</td>
                        <td>{words::verdict(state.verdict)}{note}</td>
                    </tr>
                }
            })
            .collect_view()
        })
    };
    view! {
        <section class="card">
            <h2>"先决条件"</h2>
            <div class="scroll" tabindex="0" role="region" aria-label="先决条件">
                <table>
                    <thead><tr><th scope="col">"条件"</th><th scope="col">"核查部门"</th><th scope="col">"结果"</th></tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </section>
    }
}
