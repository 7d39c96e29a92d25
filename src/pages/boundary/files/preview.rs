//! A file that was read: what it says, what it leaves open, and what to do with it.

use super::{ReadFile, Reading};
use crate::pages::boundary::asked::Asked;
use crate::pages::boundary::desk::{Desk, use_desk};
use crate::state::use_draft;
use crate::words as screen;
use ::boundary::{Ask, Problem, Unit};
use assessment::boundary_entry::{BoundaryEntry, DatumKey, Neighbour};
use assessment::edit::BoundaryEdit;
use assessment::survey::{self, Surveyed};
use assessment::{Edit, ProfileField};
use draft::boundary_file::{AreaUnit, BoundaryFile};
use draft::crossing;
use leptos::prelude::*;
use ui::platform::document;
use ui::{Judged, When, use_judged};

/// The most lines of one kind that are shown.
const MOST_LINES: usize = 12;

/// A file that is looked at, with what the person answered about it.
#[derive(Clone, Copy)]
struct Opened {
    name: StoredValue<String>,
    file: RwSignal<BoundaryFile>,
    datum: RwSignal<Option<DatumKey>>,
    zone_width: RwSignal<u8>,
    zone: RwSignal<String>,
    /// Which of its parcels; absent: all.
    parcel: RwSignal<Option<usize>>,
    /// The chosen parcels as an entry.
    entry: Memo<BoundaryEntry>,
    /// The same, read and judged as if it were the mine's own.
    surveyed: Memo<Surveyed>,
}

impl Opened {
    fn new(ReadFile { name, file }: ReadFile, mine: Judged) -> Opened {
        let system = &file.system;
        let zone = system.zone.map_or(String::new(), |zone| zone.to_string());
        let (datum, zone) = (RwSignal::new(system.datum), RwSignal::new(zone));
        let zone_width = RwSignal::new(system.zone_width.unwrap_or(3));
        let file = RwSignal::new(file);
        let parcel = RwSignal::new(None);
        let entry = Memo::new(move |_| BoundaryEntry {
            rows: file.with(|file| crossing::rows(file, parcel.get())),
            datum: datum.get(),
            zone_width: zone_width.get(),
            zone: zone.get(),
            ..BoundaryEntry::default()
        });
        Opened {
            name: StoredValue::new(name),
            file,
            datum,
            zone_width,
            zone,
            parcel,
            entry,
            surveyed: Memo::new(move |_| entry.with(|entry| judged_for(mine, entry))),
        }
    }

    /// Takes over what the person answered about the chosen parcels.
    fn answer(self, entry: BoundaryEntry) {
        self.file
            .update(|file| crossing::put_rows(file, self.parcel.get_untracked(), &entry.rows));
        self.zone_width.set(entry.zone_width);
        self.zone.set(entry.zone);
        document::hand_focus_to("preview-title");
    }

    /// The chosen parcels, each by itself, for a boundary in the reference system of `own`.
    fn neighbours(self, own: &Surveyed) -> Vec<Neighbour> {
        let source = self.name.get_value();
        let entry = self.entry.get_untracked();
        // Longitude and latitude go into the zone of one's own boundary, so that the two can be held together.
        let unit = self.surveyed.with_untracked(|one| one.located.unit);
        let own = own.located.reference;
        let (zone_width, zone) = match own.filter(|_| unit == Some(Unit::Degrees)) {
            Some(own) => (own.width.degrees(), own.zone.to_string()),
            None => (entry.zone_width, entry.zone),
        };
        self.file.with_untracked(|file| {
            let parcel = self.parcel.get_untracked();
            let chosen =
                (0..file.parcels.len()).filter(|index| parcel.is_none_or(|one| one == *index));
            let neighbour = |index: usize| Neighbour {
                name: screen::neighbour_name(&file.parcels[index].name, &source),
                source: source.clone(),
                rows: crossing::rows(file, Some(index)),
                datum: entry.datum,
                zone_width,
                zone: zone.clone(),
            };
            chosen.map(neighbour).collect()
        })
    }
}

/// A boundary as it would be judged for this mine.
fn judged_for(mine: Judged, entry: &BoundaryEntry) -> Surveyed {
    let against = mine
        .assessment
        .with(|assessment| survey::against(assessment, mine.book().district()));
    survey::survey(entry, &against)
}

/// Draws the boundary of a file over that of the table, as long as both lie in one plane; whether it is drawn.
fn drawn(opened: Opened, mine: Judged, desk: Desk) -> Memo<bool> {
    let surveyed = opened.surveyed;
    let is_drawn = Memo::new(move |_| {
        let own = mine
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
    is_drawn
}

/// What a file says, what it leaves open, and what to do with it.
#[component]
pub fn Preview(read: ReadFile, reading: RwSignal<Reading>) -> impl IntoView {
    let judged = use_judged();
    let opened = Opened::new(read, judged);
    let is_drawn = drawn(opened, judged, use_desk());
    view! {
        <div class="preview" role="group" aria-labelledby="preview-title">
            <h3 id="preview-title" tabindex="-1">{opened.name.get_value()}</h3>
            <Facts opened=opened/>
            <Parcels opened=opened/>
            <Datum opened=opened/>
            <Asked id="file" entry=opened.entry on_answer=move |entry| opened.answer(entry)/>
            <Noticed opened=opened/>
            <p class="quiet" hidden=is_drawn>{screen::FILE_NOT_DRAWN}</p>
            <Elevations opened=opened reading=reading/>
            <Uses opened=opened reading=reading/>
        </div>
    }
}

/// Format, reference system, points, areas.
#[component]
fn Facts(opened: Opened) -> impl IntoView {
    let surveyed = opened.surveyed;
    let format = opened
        .file
        .with_untracked(|file| screen::format_and_encoding(file.format, &file.encoding));
    let (says, text) = opened
        .file
        .with_untracked(|file| (file.system.datum, file.system.text.clone()));
    let stated_system = match says {
        Some(one) => words::datum(one).to_owned(),
        None if text.is_empty() => "文件没有写".to_owned(),
        None => screen::system_not_known(&text),
    };
    let counts = move || {
        surveyed.with(|surveyed| {
            let rings = surveyed.located.rings.iter();
            let points = rings.map(|ring| ring.points.len()).sum();
            screen::points_and_rings(points, surveyed.located.rings.len())
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
    view! {
        <dl class="facts">
            <div><dt>"格式"</dt><dd>{format}</dd></div>
            <div><dt>"坐标系"</dt><dd>{stated_system}</dd></div>
            <div><dt>"拐点"</dt><dd>{counts}</dd></div>
            <div><dt>"计算面积"</dt><dd>{area}</dd></div>
            <StatedArea opened=opened/>
        </dl>
    }
}

/// Which of several parcels.
#[component]
fn Parcels(opened: Opened) -> impl IntoView {
    let parcels: Vec<String> = opened.file.with_untracked(|file| {
        file.parcels
            .iter()
            .enumerate()
            .map(screen::parcel)
            .collect()
    });
    let is_several = parcels.len() > 1;
    let choose = move |event: leptos::ev::Event| {
        opened.parcel.set(event_target_value(&event).parse().ok());
    };
    view! {
        <When cond=Signal::stored(is_several)>
            <div class="field">
                <label for="parcel">"文件里有几块，用哪一块"</label>
                <select id="parcel" on:change=choose>
                    <option value="">"全部"</option>
                    {parcels.iter().enumerate().map(|(index, name)| view! { <option value=index.to_string()>{name.clone()}</option> }).collect_view()}
                </select>
            </div>
        </When>
    }
}

/// The datum, where the file does not say it, or says one that its points cannot be in.
#[component]
fn Datum(opened: Opened) -> impl IntoView {
    let asks = opened
        .surveyed
        .with_untracked(|one| one.located.asks.clone());
    let is_asked = asks.contains(&Ask::Datum) || asks.contains(&Ask::DatumOfMetres);
    let is_unsaid = opened
        .file
        .with_untracked(|file| file.system.datum.is_none());
    let choose = move |event: leptos::ev::Event| {
        opened
            .datum
            .set(DatumKey::from_key(&event_target_value(&event)));
    };
    view! {
        <When cond=Signal::stored(is_asked || is_unsaid)>
            <div class="form-grid">
                <div class="field">
                    <label for="file-datum">"文件没有写清坐标系，请按来源选择"</label>
                    <select id="file-datum" on:change=choose>
                        <option value="">"暂不选"</option>
                        {DatumKey::ALL.into_iter().map(|one| view! { <option value=one.key()>{words::datum(one)}</option> }).collect_view()}
                    </select>
                </div>
            </div>
        </When>
    }
}

/// What is open in the numbers, what is wrong with the boundary, what was noticed in the file.
#[component]
fn Noticed(opened: Opened) -> impl IntoView {
    let surveyed = opened.surveyed;
    let asks = move || {
        let asks = surveyed.with(|surveyed| surveyed.located.asks.clone());
        let line = |one| view! { <li class="finding warning">{words::ask(one)}</li> };
        asks.into_iter().map(line).collect_view()
    };
    let boundary_problems = move || {
        surveyed.with(|surveyed| {
            let found = surveyed.judgement.problems.iter().take(MOST_LINES);
            let line = |problem: &Problem| {
                let said = words::boundary_problem(problem, &surveyed.located.rings);
                view! { <li class="finding warning">{said}</li> }
            };
            found.map(line).collect_view()
        })
    };
    let problems = opened.file.with_untracked(|file| file.problems.clone());
    let more = problems.len().saturating_sub(MOST_LINES);
    view! {
        <ul class="findings">
            {asks}
            {boundary_problems}
            {problems.iter().take(MOST_LINES).map(|problem| view! { <li class="finding note">{words::file_problem(problem)}</li> }).collect_view()}
        </ul>
        {(more > 0).then(|| view! { <p class="quiet">{screen::more_problems(more)}</p> })}
    }
}

/// Elevations that the file names, offered to the profile.
#[component]
fn Elevations(opened: Opened, reading: RwSignal<Reading>) -> impl IntoView {
    let open = use_draft();
    let elevations = Memo::new(move |_| {
        opened.file.with(|file| {
            let parcel = file.parcels.get(opened.parcel.get().unwrap_or(0));
            parcel.and_then(|parcel| parcel.elevations.clone())
        })
    });
    let take = move |_| {
        if let Some((top, bottom)) = elevations.get_untracked() {
            open.apply(Edit::SetFact(ProfileField::ElevationTop, top));
            open.apply(Edit::SetFact(ProfileField::ElevationBottom, bottom));
            reading.set(Reading::Done(screen::ELEVATIONS_TAKEN.to_owned()));
        }
    };
    view! {
        <p class="proposal" hidden=move || elevations.get().is_none()>
            {move || elevations.get().map(|both| screen::file_names_elevations(&both.0, &both.1))}
            <button type="button" class="small" on:click=take>"只把标高填入矿山概况"</button>
        </p>
    }
}

/// What to do with it: into the table, beside the boundary, or nothing.
#[component]
fn Uses(opened: Opened, reading: RwSignal<Reading>) -> impl IntoView {
    let open = use_draft();
    let desk = use_desk();
    let take = move |_| {
        let chosen = opened.entry.get_untracked();
        desk.replace(screen::file_taken(&opened.name.get_value()), |entry| {
            entry.rows = chosen.rows;
            entry.datum = chosen.datum;
            entry.zone_width = chosen.zone_width;
            entry.zone = chosen.zone;
        });
        reading.set(Reading::Nothing);
    };
    let beside = move |_| {
        let neighbours = open
            .judged
            .surveyed
            .with_untracked(|own| opened.neighbours(own));
        let count = neighbours.len();
        let listed = || {
            open.draft
                .with_untracked(|draft| draft.assessment.boundary.neighbours.len())
        };
        let before = listed();
        open.apply(Edit::Boundary(BoundaryEdit::AddNeighbours(neighbours)));
        reading.set(Reading::Done(screen::neighbours_added(
            listed() - before,
            count,
        )));
    };
    view! {
        <p class="actions">
            <button type="button" class="primary" on:click=take>"用这些坐标替换下表"</button>
            <button type="button" on:click=beside>"加为相邻范围，只作比对"</button>
            <button type="button" class="plain" on:click=move |_| reading.set(Reading::Nothing)>"不用这个文件"</button>
        </p>
    }
}

/// The area that the file states, its unit asked where the file does not tell it.
#[component]
fn StatedArea(opened: Opened) -> impl IntoView {
    let (file, parcel, surveyed) = (opened.file, opened.parcel, opened.surveyed);
    let unit = RwSignal::new(None::<AreaUnit>);
    let stated = Memo::new(move |_| {
        file.with(|file| match (&file.parcels[..], parcel.get()) {
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
        screen::stated_area(&text, km2(), computed)
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
                            {AreaUnit::ALL.into_iter().enumerate().map(|(place, unit)| view! { <option value=place.to_string()>{screen::area_unit(unit)}</option> }).collect_view()}
                        </select>
                    </label>
                </When>
            </dd></div>
        </When>
    }
}
