//! 说明与依据: what this is, where its numbers come from, how sure each is.

use crate::frame::PageTitle;
use crate::state::use_at_hand;
use crate::words as screen;
use assessment::Certainty;
use leptos::prelude::*;
use library::{Book, Edition};

#[component]
pub fn About(book: &'static Book) -> impl IntoView {
    let at_hand = use_at_hand();
    at_hand.want_older();
    let register = book.register();
    let certainties = [
        (
            Certainty::Plan,
            format!("{}写明的。", book.district().source),
        ),
        (
            Certainty::Seen,
            "法律、标准或通知里的，原文或摘录已读过。".to_owned(),
        ),
        (
            Certainty::Memory,
            "公开标准里的，手头没有原文，凭记忆写下，使用前请核对。".to_owned(),
        ),
        (
            Certainty::Compiled,
            "本目录自己编的，例如分值和分档。".to_owned(),
        ),
    ];
    let edition = move |edition: &'static Edition| {
        let catalogue = edition.catalogue();
        let reference = &edition.reference;
        let is_in_force = book.in_force().any(|one| one.reference() == *reference);
        let superseded = (!is_in_force).then_some("已有新版代替，只供旧草稿用。");
        view! {
            <section class="card">
                <h2>{catalogue.title.clone()}</h2>
                <p>{catalogue.subtitle.clone()}"，版本 "{reference.version.clone()}"，"{catalogue.notice.clone()}"。"{superseded}</p>
                <p class="digest">"目录校验码 "{reference.digest.clone()}</p>
                <div class="scroll" tabindex="0" role="region" aria-label="编制时参考的文件"><table>
                    <thead><tr><th scope="col">"编制时参考的文件"</th><th scope="col">"看到了多少"</th></tr></thead>
                    <tbody>{catalogue.sources.iter().map(|source| view! { <tr><td>{source.title.clone()}</td><td>{source.seen.clone()}</td></tr> }).collect_view()}</tbody>
                </table></div>
            </section>
        }
    };
    view! {
        <header class="top"><p class="brand"><a href="#/">"绿矿自评"</a></p></header>
        <main class="page" id="main">
            <PageTitle title="说明与依据"/>
            <p>{screen::WHAT_IT_IS}</p>
            <p><strong>{screen::WHAT_IT_IS_NOT}</strong>" "{words::NOT_OFFICIAL_EXPLAINED}</p>
            <section class="card">
                <h2>"依据的可靠程度"</h2>
                <dl class="facts">
                    {certainties.into_iter().map(|(certainty, text)| view! { <div><dt>{words::certainty(certainty)}</dt><dd>{text}</dd></div> }).collect_view()}
                </dl>
            </section>
            {move || at_hand.library().editions().iter().map(|one| edition(one)).collect_view()}
            <section class="card">
                <h2>{register.title.clone()}</h2>
                <p>{register.source.clone()}"；截至 "{register.as_of.clone()}"。"{register.notice.clone()}"。"</p>
            </section>
            <section class="card">
                <h2>"您的数据"</h2>
                <p>{screen::YOUR_DATA}</p>
            </section>
            <p><a href="#/">"回到首页"</a></p>
        </main>
    }
}
