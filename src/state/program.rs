//! The program itself as the page sees it: whether it is stored on this device, and whether there is a newer one.

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
    Failed(NotStored),
}

/// Why it is not on this device.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotStored {
    /// The browser has no room for it.
    Full,
    /// The server has files of different builds.
    Mixed,
    /// A file did not come.
    Network,
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
    /// As the page was opened; what is heard of it later is set by whoever listens.
    pub fn new(is_single_file: bool) -> Program {
        Program {
            stored: RwSignal::new(if is_single_file {
                Stored::SingleFile
            } else {
                Stored::Unknown
            }),
            newer: RwSignal::new(false),
        }
    }
}

/// The program, from the context.
pub fn use_program() -> Program {
    expect_context::<Program>()
}
