//! 填报日期: the day that all papers bear.

use crate::exporting::filing_date;
use crate::state::use_draft;
use assessment::{Edit, Place, ProfileField};
use leptos::prelude::*;
use ui::platform::clock;
use ui::{InputKind, TextField, When};

/// Offered as today, remembered with the first export, changed only by the person.
#[component]
pub fn FilingDay() -> impl IntoView {
    let open = use_draft();
    let today = StoredValue::new(clock::today());
    let said = Memo::new(move |_| filing_date(open));
    let value = Signal::derive(move || said.get().unwrap_or_else(|| today.get_value()));
    let findings = Signal::derive(move || {
        open.draft.with(|draft| {
            let all = open.judged.rules.facts(&draft.assessment);
            let here = Place::Profile(ProfileField::FilingDate);
            all.into_iter()
                .filter(|finding| finding.place == here)
                .collect::<Vec<_>>()
        })
    });
    let set = move |text: String| open.apply(Edit::SetFact(ProfileField::FilingDate, text));
    let another_day = Signal::derive(move || {
        let said = said.get();
        let day = said.as_deref().and_then(assessment::date::parse);
        said.is_some() && day.map(assessment::date::iso) != Some(today.get_value())
    });
    let note = move || {
        if said.get().is_some() {
            "已记在草稿里：内容不改，哪天导出，文件都一样。内容改过再交的，改成交的那一天。"
        } else {
            "先按今天填好，可以改；第一次导出时记进草稿，以后不会自己变。"
        }
    };
    view! {
        <section class="card filing-day">
            <TextField id="filing-day" label="填报日期" kind=InputKind::Date value=value findings=findings on_input=set/>
            <When cond=another_day>
                <button type="button" class="small" on:click=move |_| set(today.get_value())>{move || format!("改为今天（{}）", today.get_value())}</button>
            </When>
            <p class="quiet">{note}</p>
        </section>
    }
}
