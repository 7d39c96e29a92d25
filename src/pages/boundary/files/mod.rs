//! Files of corner points: read by the exchange engine, looked at, and only then put into the table or beside it.

mod preview;

use crate::words as screen;
use draft::boundary_file::{BoundaryFile, FileCode, FileProblem};
use leptos::prelude::*;
use leptos::task::spawn_local;
use preview::Preview;
use ui::engines::{Told, exchange};
use ui::platform::files::ChosenFile;

/// The largest file that is handed to the engine, bytes; the engine has the same limit.
const LARGEST: usize = 16 << 20;

/// How far reading a file is.
#[derive(Clone, Debug, PartialEq)]
enum Reading {
    Nothing,
    Working(String),
    Refused(String),
    Read(Box<ReadFile>),
    Done(String),
}

/// A file that was read.
#[derive(Clone, Debug, PartialEq)]
struct ReadFile {
    name: String,
    file: BoundaryFile,
}

/// Choosing or dropping a file, and what is in it.
#[component]
pub fn Files() -> impl IntoView {
    let reading = RwSignal::new(Reading::Nothing);
    let over = RwSignal::new(false);
    let take = move |chosen: Option<ChosenFile>| {
        let Some(chosen) = chosen else { return };
        let name = chosen.name();
        if chosen.size() > LARGEST {
            return reading.set(Reading::Refused(screen::file_refused(
                &FileProblem::new(FileCode::TooLarge).saying("16"),
            )));
        }
        reading.set(Reading::Working(screen::reading(&name)));
        spawn_local(async move {
            match chosen.bytes().await {
                Some(bytes) => read(name, bytes, reading),
                None => {
                    let _ = reading.try_set(Reading::Refused(screen::FILE_UNREADABLE.to_owned()));
                }
            }
        });
    };
    let dropped = move |event: leptos::ev::DragEvent| {
        event.prevent_default();
        over.set(false);
        take(ChosenFile::dropped(&event));
    };
    let said = move || match reading.get() {
        Reading::Working(said) | Reading::Refused(said) | Reading::Done(said) => said,
        Reading::Nothing | Reading::Read(_) => String::new(),
    };
    let is_refused = move || reading.with(|reading| matches!(reading, Reading::Refused(_)));
    let preview = move || match reading.get() {
        Reading::Read(read) => Some(view! { <Preview read=*read reading=reading/> }),
        _ => None,
    };
    view! {
        <section class="card drop" class:over=over aria-labelledby="files-title"
            on:dragover=move |event| { event.prevent_default(); over.set(true); }
            on:dragleave=move |_| over.set(false) on:drop=dropped>
            <h2 id="files-title">"从文件读入"</h2>
            <p class="hint">{screen::FILES_HINT}</p>
            <p class="actions">
                <label class="button" for="boundary-file">"选择坐标文件"</label>
                <input id="boundary-file" class="visually-hidden" type="file" accept=".txt,.csv,.geojson,.json,.kml,.kmz,.dxf,.zip,.shp"
                    on:change=move |event| take(ChosenFile::take(&event))/>
                <span class="quiet">"或把文件拖到这里"</span>
            </p>
            <p role="status" class:finding=is_refused class:error=is_refused hidden=move || said().is_empty()>{said}</p>
            {preview}
        </section>
    }
}

/// Has a file read; nothing changes by it but what is shown.
fn read(name: String, bytes: Vec<u8>, reading: RwSignal<Reading>) {
    exchange::read_boundary(bytes, move |told| {
        let next = match told {
            Told::Stage(_) => return,
            Told::Failed(why) => Reading::Refused(screen::boundary_file_failed(&why)),
            Told::Done(file) => outcome(&name, file),
        };
        // The person may have left this page meanwhile.
        let _ = reading.try_set(next);
    });
}

fn outcome(name: &str, file: BoundaryFile) -> Reading {
    let blocking = file.problems.iter().find(|problem| problem.code.blocks());
    match blocking {
        Some(problem) => Reading::Refused(screen::file_refused(problem)),
        None => Reading::Read(Box::new(ReadFile {
            name: name.to_owned(),
            file,
        })),
    }
}
