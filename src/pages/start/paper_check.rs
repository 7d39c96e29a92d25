//! Is the paper at hand of the same data as the file? Two groups of the digest are left out and read off the paper.

use draft::{digest_groups, is_digest_group};
use leptos::prelude::*;
use ui::platform::clock;

/// Two different groups, chosen at random.
fn two_of(count: usize) -> [usize; 2] {
    let first = clock::random_below(count);
    let second = (first + 1 + clock::random_below(count - 1)) % count;
    [first.min(second), first.max(second)]
}

/// Asks for two groups from the paper and says whether they are those of the file.
#[component]
pub fn PaperCheck(
    /// The digest of the file's content.
    digest: String,
) -> impl IntoView {
    let groups = digest_groups(&digest);
    let asked = two_of(groups.len());
    let typed = asked.map(|_| RwSignal::new(String::new()));
    let answer = RwSignal::new(None::<Vec<usize>>);
    let check = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let wrong = asked
            .into_iter()
            .zip(typed)
            .filter(|(index, text)| !is_digest_group(&digest, *index, &text.get_untracked()))
            .map(|(index, _)| index + 1);
        answer.set(Some(wrong.collect()));
    };
    let shown = groups.iter().enumerate().map(|(index, group)| {
        let Some(at) = asked.iter().position(|one| *one == index) else {
            return view! { <span>{group.clone()}" "</span> }.into_any();
        };
        view! {
            <input type="text" maxlength="8" size="4" autocomplete="off" autocapitalize="off" spellcheck="false"
                aria-label=format!("纸上第 {} 组校验码", index + 1)
                prop:value=typed[at] on:input=move |event| { typed[at].set(event_target_value(&event)); answer.set(None); }/>
            " "
        }
        .into_any()
    });
    let shown = shown.collect_view();
    let said = move || {
        answer.get().map(|wrong| {
            if wrong.is_empty() {
                return view! { <p class="finding good">"两组都对：纸上的报告和这个文件是同一份数据。"</p> }.into_any();
            }
            let which: Vec<String> = wrong.iter().map(|group| format!("第 {group} 组")).collect();
            view! {
                <p class="finding error">{format!("{}不对。先看看有没有抄错；没有抄错，纸上的报告和这个文件就不是同一份数据。", which.join("、"))}</p>
            }
            .into_any()
        })
    };
    view! {
        <details class="paper-check">
            <summary>"手上有纸质报告的，核对是不是同一份"</summary>
            <form on:submit=check>
                <p>{format!("看封面上的校验码，填出空着的第 {} 组和第 {} 组：", asked[0] + 1, asked[1] + 1)}</p>
                <p class="digest">{shown}</p>
                <p><button type="submit">"核对"</button></p>
                <div role="status">{said}</div>
            </form>
        </details>
    }
}
