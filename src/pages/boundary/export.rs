//! The corner points as a file for other programs.

use crate::state::use_draft;
use crate::words as screen;
use assessment::{ProfileField, profile};
use draft::boundary_file::{BoundaryFile, FileFormat};
use draft::{Failure, crossing};
use leptos::prelude::*;
use ui::When;
use ui::engines::{NoAnswer, Told, exchange};
use ui::platform::files;

/// Which format, and the file.
#[component]
pub fn Export() -> impl IntoView {
    let open = use_draft();
    let format = RwSignal::new(FileFormat::Txt);
    let encoding = RwSignal::new("gbk".to_owned());
    let said = RwSignal::new(String::new());
    let is_working = RwSignal::new(false);
    // The boundary by the person's own transformation parameters, where there is one and they ask for it.
    let is_transformed = Memo::new(move |_| {
        open.judged
            .surveyed
            .with(|surveyed| surveyed.transformed().is_some())
    });
    let wanted = RwSignal::new(false);
    let other = Memo::new(move |_| wanted.get() && is_transformed.get());
    let datum = Memo::new(move |_| {
        open.judged
            .surveyed
            .with(|surveyed| match surveyed.transformed() {
                Some(transformed) if other.get() => Some(transformed.reference.datum.into()),
                _ => open.draft.with(|draft| draft.assessment.boundary.datum),
            })
    });
    let has_points = Memo::new(move |_| {
        open.judged
            .surveyed
            .with(|surveyed| !surveyed.located.rings.is_empty())
    });
    let write = move |_| {
        let format = format.get_untracked();
        let (name, file) = open.draft.with_untracked(|draft| {
            let mine = profile::text(&draft.assessment.profile, ProfileField::MineName).to_owned();
            let entry = &draft.assessment.boundary;
            let (kind, file) = open.judged.surveyed.with_untracked(|surveyed| {
                match surveyed.transformed().filter(|_| other.get_untracked()) {
                    Some(transformed) => {
                        let label = words::transformed_by(&entry.local, transformed);
                        let name = format!("{mine}（{label}）");
                        (
                            "拐点（转换）",
                            crossing::transformed(surveyed, transformed, &name),
                        )
                    }
                    None => ("拐点", crossing::file(entry, surveyed, &mine)),
                }
            });
            (
                files::safe_name(&format!("{mine}{kind}.{}", format.extension())),
                file,
            )
        });
        let file = BoundaryFile {
            encoding: encoding.get_untracked(),
            ..file
        };
        is_working.set(true);
        said.set("正在写文件……".to_owned());
        exchange::write_boundary(format, &file, move |told| {
            let next = match told {
                Told::Stage(_) => return,
                Told::Failed(why) => not_written(&why),
                Told::Done(bytes) => match files::download(&name, format.media_type(), &bytes) {
                    Ok(()) => screen::made(&name, bytes.len()),
                    Err(_) => screen::DOWNLOAD_REFUSED.to_owned(),
                },
            };
            // The person may have left this page meanwhile; the file arrives all the same.
            let _ = said.try_set(next);
            let _ = is_working.try_set(false);
        });
    };
    let choose = move |event: leptos::ev::Event| {
        let key = event_target_value(&event);
        let chosen = FileFormat::WRITTEN.into_iter().find(|one| one.key() == key);
        format.set(chosen.unwrap_or(FileFormat::Txt));
        said.set(String::new());
    };
    view! {
        <section class="card" aria-labelledby="export-title">
            <h2 id="export-title">"存成坐标文件"</h2>
            <p class="hint">{screen::EXPORT_NOTE}</p>
            <div class="form-grid">
                <When cond=Signal::derive(move || is_transformed.get())>
                    <div class="field">
                        <label for="file-points">"哪一套坐标"</label>
                        <select id="file-points" on:change=move |event| { wanted.set(event_target_value(&event) == "other"); said.set(String::new()); }>
                            <option value="own" selected=move || !wanted.get()>"填写的坐标"</option>
                            <option value="other" selected=wanted>"按填写的参数转换的，写明参数"</option>
                        </select>
                    </div>
                </When>
                <div class="field">
                    <label for="file-format">"格式"</label>
                    <select id="file-format" on:change=choose>
                        {FileFormat::WRITTEN.into_iter().map(|one| view! {
                            <option value=one.key() selected=move || format.get() == one>{words::file_format(one)}</option>
                        }).collect_view()}
                    </select>
                </div>
                <When cond=Signal::derive(move || format.get() == FileFormat::Txt)>
                    <div class="field">
                        <label for="file-encoding">"文字编码"</label>
                        <p class="hint" id="file-encoding-hint">{screen::ENCODING_NOTE}</p>
                        <select id="file-encoding" aria-describedby="file-encoding-hint" on:change=move |event| encoding.set(event_target_value(&event))>
                            <option value="gbk" selected=move || encoding.get() == "gbk">"GBK"</option>
                            <option value="utf-8" selected=move || encoding.get() == "utf-8">"UTF-8"</option>
                        </select>
                    </div>
                </When>
            </div>
            <p class="hint">{move || screen::format_note(format.get(), datum.get())}</p>
            <p class="actions"><button type="button" prop:disabled=move || is_working.get() || !has_points.get() on:click=write>"存成文件"</button></p>
            <p role="status">{said}</p>
        </section>
    }
}

/// Why no file was written: the engine says it as a problem.
fn not_written(why: &NoAnswer) -> String {
    match why {
        NoAnswer::Failure(Failure::Boundary(problem)) => screen::not_written(problem),
        NoAnswer::Failure(failure) => screen::not_written_at_all(&words::failure(failure)),
        NoAnswer::Ended(why) => screen::not_written_at_all(why),
    }
}
