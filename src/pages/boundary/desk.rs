//! What the parts of this page share: what the drawing shows, and what a replacement replaced.

use crate::state::{OpenDraft, use_draft};
use ::boundary::{NEAR_M, Ring, View};
use assessment::Edit;
use assessment::boundary_entry::BoundaryEntry;
use assessment::edit::BoundaryEdit;
use assessment::neighbours::{Beside, beside};
use assessment::survey::Surveyed;
use leptos::prelude::*;
use ui::MAP;
use ui::platform::document;

/// Shared by the parts of the page; in its context.
#[derive(Clone, Copy)]
pub struct Desk {
    /// The part of the ground that is looked at; absent: all.
    pub view: RwSignal<Option<View>>,
    /// Points that the drawing shall show; it empties them.
    pub look: RwSignal<Vec<(f64, f64)>>,
    /// A place that is pointed at.
    pub focus: RwSignal<Option<(f64, f64)>>,
    /// The boundary as a proposal that is looked at would make it.
    pub ghost: RwSignal<Vec<Ring>>,
    /// Where the person stands, and how far from there they may be, metres.
    pub here: RwSignal<Option<((f64, f64), f64)>>,
    /// The boundaries beside this one, near or far.
    pub beside: Memo<Vec<Beside>>,
    /// The entry before and after the last replacement: it can be had back, as long as no other was entered. This is
    /// no second undo: what was typed elsewhere since stays, and having it back is a step that can be taken back.
    replaced: RwSignal<Option<(BoundaryEntry, BoundaryEntry)>>,
    /// What replaced it, in words; empty: nothing was replaced.
    said: RwSignal<String>,
    open: OpenDraft,
}

impl Desk {
    /// Nothing is pointed at.
    pub fn new() -> Desk {
        let open = use_draft();
        let loaded = open
            .judged
            .part(|assessment| assessment.boundary.neighbours.clone());
        let registered = open.judged.part(|assessment| assessment.registered.clone());
        let register = open.judged.book().register();
        let plane = Memo::new(move |_| open.judged.surveyed.with(Surveyed::plane));
        let beside = Memo::new(move |_| {
            let registered = registered.get();
            let own = plane.get();
            loaded.with(|loaded| beside(loaded, registered.as_deref(), register, own))
        });
        Desk {
            beside,
            view: RwSignal::new(None),
            look: RwSignal::new(Vec::new()),
            focus: RwSignal::new(None),
            ghost: RwSignal::new(Vec::new()),
            here: RwSignal::new(None),
            replaced: RwSignal::new(None),
            said: RwSignal::new(String::new()),
            open,
        }
    }

    /// The boundaries in the same plane that lie near, to be drawn; tracked.
    pub fn near(self) -> Vec<Beside> {
        self.open.judged.surveyed.with(|own| {
            self.beside.with(|all| {
                let near = all
                    .iter()
                    .filter(|one| one.is_near(&own.located.rings, NEAR_M));
                near.filter(|one| one.comparable(own).is_compared())
                    .cloned()
                    .collect()
            })
        })
    }

    /// Points at a place: the drawing shows it, and what is around it.
    pub fn point_at(self, points: Vec<(f64, f64)>, middle: (f64, f64)) {
        self.focus.set(Some(middle));
        self.look.set(points);
        document::focus(MAP);
    }

    /// Replaces everything that was entered, and says so; what was there before can be had back.
    pub fn replace(self, said: impl Into<String>, change: impl FnOnce(&mut BoundaryEntry)) {
        let before = self
            .open
            .draft
            .with_untracked(|draft| draft.assessment.boundary.clone());
        let mut entry = before.clone();
        change(&mut entry);
        self.replaced.set(Some((before, entry.clone())));
        self.said.set(said.into());
        self.put(entry);
    }

    /// What was replaced can be had back, and nothing with it that was entered since; tracked.
    fn can_restore(self) -> bool {
        let untouched = |after: &BoundaryEntry| {
            self.open
                .draft
                .with(|draft| draft.assessment.boundary == *after)
        };
        self.replaced
            .with(|replaced| replaced.as_ref().is_some_and(|(_, after)| untouched(after)))
    }

    /// Takes back the last replacement.
    fn restore(self) {
        if let Some((before, _)) = self.replaced.get_untracked() {
            self.replaced.set(None);
            self.said.set("已恢复原来的表格。".to_owned());
            self.put(before);
        }
    }

    fn put(self, entry: BoundaryEntry) {
        self.show_all();
        let edit = BoundaryEdit::Entry(Box::new(entry));
        self.open.apply(Edit::Boundary(edit));
    }

    /// Shows all of the boundary, and nothing else.
    pub fn show_all(self) {
        self.view.set(None);
        self.focus.set(None);
        self.ghost.set(Vec::new());
    }
}

/// The desk of this page.
pub fn use_desk() -> Desk {
    expect_context::<Desk>()
}

/// What was replaced, and the way back.
#[component]
pub fn Replaced() -> impl IntoView {
    let desk = use_desk();
    view! {
        <p class="replaced" role="status" class:is-empty=move || desk.said.with(String::is_empty)>
            {desk.said}" "
            <button type="button" class="small" hidden=move || !desk.can_restore() on:click=move |_| { desk.restore(); document::hand_focus_to(MAP); }>"恢复替换前的表格"</button>
        </p>
    }
}
