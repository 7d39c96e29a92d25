//! 矿区范围: corner points pasted, typed or read from a file; the judgement; the drawing.

mod asked;
mod beside;
mod desk;
mod drawn;
mod export;
mod files;
mod judgement;
mod local;
mod paste;
mod points;
mod position;
mod proposals;
mod system;

use crate::frame::PageTitle;
use crate::words as screen;
use desk::Desk;
use leptos::prelude::*;

#[component]
pub fn Boundary() -> impl IntoView {
    provide_context(Desk::new());
    view! {
        <PageTitle title="矿区范围"/>
        <p>{screen::BOUNDARY_INTRO}</p>
        <div class="boundary">
            <div class="boundary-in">
                <system::System/>
                <paste::Paste/>
                <files::Files/>
                <points::Points/>
                <local::Local/>
                <export::Export/>
            </div>
            <div class="boundary-out">
                <desk::Replaced/>
                <judgement::Judgement/>
                <proposals::Proposals/>
                <drawn::Drawn/>
                <beside::Beside/>
                <position::Position/>
                <p class="quiet">{screen::BOUNDARY_LIMITS}</p>
            </div>
        </div>
    }
}
