//! Files of corner points: read by the exchange engine, looked at, and only then put into the table or beside it.

use super::desk::use_desk;
use crate::components::When;
use crate::platform::engine::{self, Answer, Argument, Call, Engine, Said};
use crate::platform::files::ChosenFile;
use crate::state::{OpenDraft, register, use_draft};
use crate::words as ui;
use ::boundary::Unit;
use assessment::edit::BoundaryEdit;
use assessment::perimeter::{self, BoundaryEntry, DatumKey, Neighbour, Surveyed};
use assessment::{Assessment, Edit, ProfileField};
use draft::boundary_file::{AreaUnit, BoundaryFile, FileCode, FileProblem};
use draft::crossing;
use leptos::prelude::*;
use leptos::task::spawn_local;

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
            return reading.set(Reading::Refused(ui::file_refused(
                &FileProblem::new(FileCode::TooLarge).saying("16"),
            )));
        }
        reading.set(Reading::Working(ui::reading(&name)));
        spawn_local(async move {
            match chosen.bytes().await {
                Some(bytes) => read(name, bytes, reading),
                None => {
                    let _ = reading.try_set(Reading::Refused(ui::FILE_UNREADABLE.to_owned()));
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
            <p class="hint">{ui::FILES_HINT}</p>
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
    let call = Call {
        function: "read_boundary",
        arguments: vec![Argument::Bytes(bytes)],
    };
    engine::run(Engine::Exchange, &[call], move |said| {
        let next = match said {
            Said::Stage(_) => return,
            Said::Failed(why) => Reading::Refused(ui::boundary_file_failed(&why)),
            Said::Done(answers) => match answers.first() {
                Some(Answer::Text(text)) => outcome(&name, text),
                _ => Reading::Refused(ui::boundary_file_failed("")),
            },
        };
        // The person may have left this page meanwhile.
        let _ = reading.try_set(next);
    });
}

fn outcome(name: &str, text: &str) -> Reading {
    let Some(file) = crossing::read::<BoundaryFile>(text) else {
        return Reading::Refused(ui::boundary_file_failed(""));
    };
    let blocking = file.problems.iter().find(|problem| problem.code.blocks());
    match blocking {
        Some(problem) => Reading::Refused(ui::file_refused(problem)),
        None => Reading::Read(Box::new(ReadFile {
            name: name.to_owned(),
            file,
        })),
    }
}

/// A boundary as it would be judged for this mine.
fn judged(open: OpenDraft, entry: &BoundaryEntry) -> Surveyed {
    let area = open.fact(ProfileField::Area).get();
    let as_if = Assessment {
        boundary: entry.clone(),
        registered: open
            .draft
            .with_untracked(|draft| draft.assessment.registered.clone()),
        profile: area
            .map(|fact| (ProfileField::Area, fact))
            .into_iter()
            .collect(),
        ..Assessment::default()
    };
    perimeter::survey(&as_if, register())
}

/// What a file says, what it leaves open, and what to do with it.
#[component]
fn Preview(read: ReadFile, reading: RwSignal<Reading>) -> impl IntoView {
    let open = use_draft();
    let desk = use_desk();
    let ReadFile { name, file } = read;
    let datum = RwSignal::new(file.system.datum);
    let zone = RwSignal::new(
        file.system
            .zone
            .map_or(String::new(), |zone| zone.to_string()),
    );
    let zone_width = file.system.zone_width.unwrap_or(3);
    let says_datum = file.system.datum.is_some();
    let parcel = RwSignal::new(None::<usize>);
    let parcels: Vec<String> = file.parcels.iter().enumerate().map(ui::parcel).collect();
    let is_several = parcels.len() > 1;
    let format = ui::format_and_encoding(file.format, &file.encoding);
    let problems = file.problems.clone();
    let name = StoredValue::new(name);
    let file = StoredValue::new(file);

    let entry = Memo::new(move |_| BoundaryEntry {
        rows: file.with_value(|file| crossing::rows(file, parcel.get())),
        datum: datum.get(),
        zone_width,
        zone: zone.get(),
        ..BoundaryEntry::default()
    });
    let surveyed = Memo::new(move |_| entry.with(|entry| judged(open, entry)));
    let is_drawn = Memo::new(move |_| {
        let own = open
            .surveyed
            .with(|own| (own.located.rings.is_empty(), own.located.reference));
        surveyed.with(|surveyed| own.0 || (own.1.is_some() && own.1 == surveyed.located.reference))
    });
    Effect::new(move |_| {
        let ghost = if is_drawn.get() {
            surveyed.with(|surveyed| surveyed.located.rings.clone())
        } else {
            Vec::new()
        };
        desk.show_all();
        desk.ghost.set(ghost);
    });
    on_cleanup(move || {
        let _ = desk.ghost.try_set(Vec::new());
    });

    let take = move |_| {
        let chosen = entry.get_untracked();
        let name = name.get_value();
        desk.replace(ui::file_taken(&name), |entry| {
            entry.rows = chosen.rows;
            entry.datum = chosen.datum;
            entry.zone_width = chosen.zone_width;
            entry.zone = chosen.zone;
        });
        reading.set(Reading::Nothing);
    };
    let beside = move |_| {
        let source = name.get_value();
        // Longitude and latitude go into the zone of one's own boundary, so that the two can be held together.
        let own = open.surveyed.with_untracked(|own| own.located.reference);
        let in_degrees = surveyed.with_untracked(|one| one.located.unit == Some(Unit::Degrees));
        let (zone_width, zone) = match own.filter(|_| in_degrees) {
            Some(own) => (own.width.degrees(), own.zone.to_string()),
            None => (zone_width, zone.get_untracked()),
        };
        let neighbours = file.with_value(|file| {
            let chosen = (0..file.parcels.len())
                .filter(|index| parcel.get_untracked().is_none_or(|parcel| parcel == *index));
            let neighbour = |index: usize| Neighbour {
                name: ui::neighbour_name(&file.parcels[index].name, &source),
                source: source.clone(),
                rows: crossing::rows(file, Some(index)),
                datum: datum.get_untracked(),
                zone_width,
                zone: zone.clone(),
            };
            chosen.map(neighbour).collect::<Vec<_>>()
        });
        let count = neighbours.len();
        let before = open
            .draft
            .with_untracked(|draft| draft.assessment.boundary.neighbours.len());
        open.apply(Edit::Boundary(BoundaryEdit::AddNeighbours(neighbours)));
        let after = open
            .draft
            .with_untracked(|draft| draft.assessment.boundary.neighbours.len());
        reading.set(Reading::Done(ui::neighbours_added(after - before, count)));
    };
    let choose_parcel =
        move |event: leptos::ev::Event| parcel.set(event_target_value(&event).parse().ok());
    let choose_datum =
        move |event: leptos::ev::Event| datum.set(DatumKey::from_key(&event_target_value(&event)));
    let counts = move || {
        surveyed.with(|surveyed| {
            let points = surveyed
                .located
                .rings
                .iter()
                .map(|ring| ring.points.len())
                .sum();
            ui::points_and_rings(points, surveyed.located.rings.len())
        })
    };
    let area = move || {
        surveyed.with(|surveyed| {
            let judgement = &surveyed.judgement;
            let (word, _) = words::grade(judgement.grade, judgement.declared_km2.is_some());
            let area = judgement.ellipsoid_m2.or(judgement.planar_m2);
            area.map_or(word.to_owned(), |m2| {
                format!("{} km²（{word}）", words::km2(m2))
            })
        })
    };
    let asks = move || {
        let asks = surveyed.with(|surveyed| surveyed.located.asks.clone());
        let line = |one| view! { <li class="finding warning">{words::ask(one)}</li> };
        asks.into_iter().map(line).collect_view()
    };
    let boundary_problems = move || {
        surveyed.with(|surveyed| {
            let found = surveyed.judgement.problems.iter().take(MOST_LINES);
            let line = |problem: &::boundary::Problem| {
                let said = words::boundary_problem(problem, &surveyed.located.rings);
                view! { <li class="finding warning">{said}</li> }
            };
            found.map(line).collect_view()
        })
    };
    let stated_system = move || {
        let said = file.with_value(|file| file.system.text.clone());
        match (datum.get(), says_datum) {
            (Some(one), true) => words::datum(one).to_owned(),
            _ if said.is_empty() => "文件没有写".to_owned(),
            _ => ui::system_not_known(&said),
        }
    };
    let elevations = Memo::new(move |_| {
        file.with_value(|file| {
            let parcel = file.parcels.get(parcel.get().unwrap_or(0));
            parcel.and_then(|parcel| parcel.elevations.clone())
        })
    });
    let take_elevations = move |_| {
        if let Some((top, bottom)) = elevations.get_untracked() {
            open.apply(Edit::SetFact(ProfileField::ElevationTop, top));
            open.apply(Edit::SetFact(ProfileField::ElevationBottom, bottom));
            reading.set(Reading::Done(ui::ELEVATIONS_TAKEN.to_owned()));
        }
    };
    let more = problems.len().saturating_sub(MOST_LINES);
    view! {
        <div class="preview" role="group" aria-labelledby="preview-title">
            <h3 id="preview-title" tabindex="-1">{name.get_value()}</h3>
            <dl class="facts">
                <div><dt>"格式"</dt><dd>{format}</dd></div>
                <div><dt>"坐标系"</dt><dd>{stated_system}</dd></div>
                <div><dt>"拐点"</dt><dd>{counts}</dd></div>
                <div><dt>"计算面积"</dt><dd>{area}</dd></div>
                <StatedArea file=file parcel=parcel surveyed=surveyed/>
            </dl>
            <When cond=Signal::derive(move || is_several)>
                <div class="field">
                    <label for="parcel">"文件里有几块，用哪一块"</label>
                    <select id="parcel" on:change=choose_parcel>
                        <option value="">"全部"</option>
                        {parcels.iter().enumerate().map(|(index, name)| view! { <option value=index.to_string()>{name.clone()}</option> }).collect_view()}
                    </select>
                </div>
            </When>
            <When cond=Signal::derive(move || !says_datum)>
                <div class="form-grid">
                    <div class="field">
                        <label for="file-datum">"文件没有写清坐标系，请按来源选择"</label>
                        <select id="file-datum" on:change=choose_datum>
                            <option value="">"暂不选"</option>
                            {DatumKey::ALL.into_iter().map(|one| view! { <option value=one.key()>{words::datum(one)}</option> }).collect_view()}
                        </select>
                    </div>
                </div>
            </When>
            <ul class="findings">
                {asks}
                {boundary_problems}
                {problems.iter().take(MOST_LINES).map(|problem| view! { <li class="finding note">{words::file_problem(problem)}</li> }).collect_view()}
            </ul>
            {(more > 0).then(|| view! { <p class="quiet">{ui::more_problems(more)}</p> })}
            <p class="quiet" hidden=is_drawn>{ui::FILE_NOT_DRAWN}</p>
            <p class="proposal" hidden=move || elevations.get().is_none()>
                {move || elevations.get().map(|both| ui::file_names_elevations(&both.0, &both.1))}
                <button type="button" class="small" on:click=take_elevations>"只把标高填入矿山概况"</button>
            </p>
            <p class="actions">
                <button type="button" class="primary" on:click=take>"用这些坐标替换下表"</button>
                <button type="button" on:click=beside>"加为相邻范围，只作比对"</button>
                <button type="button" class="plain" on:click=move |_| reading.set(Reading::Nothing)>"不用这个文件"</button>
            </p>
        </div>
    }
}

/// The most lines of one kind that are shown.
const MOST_LINES: usize = 12;

/// The area that the file states, its unit asked where the file does not tell it.
#[component]
fn StatedArea(
    file: StoredValue<BoundaryFile>,
    parcel: RwSignal<Option<usize>>,
    surveyed: Memo<Surveyed>,
) -> impl IntoView {
    let unit = RwSignal::new(None::<AreaUnit>);
    let stated = Memo::new(move |_| {
        file.with_value(|file| match (&file.parcels[..], parcel.get()) {
            ([only], _) => only.area.clone(),
            (several, Some(index)) => several.get(index)?.area.clone(),
            _ => None,
        })
    });
    let km2 = move || {
        let stated = stated.get()?;
        let typed = unit.get().and_then(|unit| {
            let number: f64 = stated.text.trim().parse().ok()?;
            Some(number * unit.m2() / 1e6)
        });
        stated.km2.or(typed)
    };
    let told = move || {
        let text = stated.get().map_or(String::new(), |stated| stated.text);
        let computed = surveyed.with(|surveyed| {
            let judgement = &surveyed.judgement;
            judgement.ellipsoid_m2.or(judgement.planar_m2)
        });
        ui::stated_area(&text, km2(), computed)
    };
    let is_asked =
        move || stated.with(|stated| stated.as_ref().is_some_and(|one| one.km2.is_none()));
    let choose = move |event: leptos::ev::Event| {
        let place: Option<usize> = event_target_value(&event).parse().ok();
        unit.set(place.and_then(|place| AreaUnit::ALL.get(place).copied()));
    };
    view! {
        <When cond=Signal::derive(move || stated.with(Option::is_some))>
            <div><dt>"文件所写面积"</dt><dd>{told}
                <When cond=Signal::derive(is_asked)>
                    <label class="inline">"单位"
                        <select on:change=choose>
                            <option value="">"没有写，请选"</option>
                            {AreaUnit::ALL.into_iter().enumerate().map(|(place, unit)| view! { <option value=place.to_string()>{ui::area_unit(unit)}</option> }).collect_view()}
                        </select>
                    </label>
                </When>
            </dd></div>
        </When>
    }
}
