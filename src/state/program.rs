//! The program itself as the page sees it: whether it is stored on this device, and whether there is a newer one.

use crate::platform::document;
use crate::platform::service_worker::{self, Said, Why};
use leptos::prelude::*;

/// Where the program is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stored {
    /// Only on the server, as far as is known.
    Unknown,
    /// All of it in the one file that was opened.
    SingleFile,
    /// On its way: so many files of so many.
    Partly(u32, u32),
    /// All of it on this device.
    Whole,
    /// Not on this device.
    Failed(Why),
}

/// The program: one for all pages of the app.
#[derive(Clone, Copy)]
pub struct Program {
    /// Where it is.
    pub stored: RwSignal<Stored>,
    /// A newer one is stored and waits.
    pub newer: RwSignal<bool>,
}

impl Program {
    /// Begins to watch.
    pub fn watch() -> Program {
        let is_file = document::is_file();
        let program = Program {
            stored: RwSignal::new(if is_file {
                Stored::SingleFile
            } else {
                Stored::Unknown
            }),
            newer: RwSignal::new(false),
        };
        service_worker::watch(move |said| match said {
            Said::Stored(done, of) if done < of => program.stored.set(Stored::Partly(done, of)),
            Said::Stored(..) => program.stored.set(Stored::Whole),
            Said::Failed(why) => program.stored.set(Stored::Failed(why)),
            Said::Newer => program.newer.set(true),
        });
        program
    }
}

/// The program, from the context.
pub fn use_program() -> Program {
    expect_context::<Program>()
}
