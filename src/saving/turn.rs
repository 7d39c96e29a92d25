//! One page writes a draft, the others read along: who has the turn, and how it changes hands.
//!
//! | a page … | and … | then |
//! |---|---|---|
//! | opens a draft | nobody writes it | it writes |
//! | opens a draft | another page writes it | it reads along, and writes as soon as that page is closed |
//! | reads along and asks for the turn | the writer answers | the writer saves, hands its draft over and reads along |
//! | reads along and asks for the turn | the writer is silent (frozen) | the turn is taken; what it had was saved when it froze |
//! | is in a browser without locks | | it writes, and the revision of the draft tells who fell behind |

use super::{Autosave, Shelf, use_shelf};
use crate::state::OpenDraft;
use draft::Draft;
use leptos::prelude::*;
use std::time::Duration;
use ui::platform::locks::{self, Ask, Channel, Held};

/// How long the writer may take to answer: an old computer that is busy takes its time, a frozen page never does.
const PATIENCE: Duration = Duration::from_millis(2_000);
/// After that, a writer that was asked and lost nothing goes on writing.
const RECALL: Duration = Duration::from_secs(5);

const ASK: &str = "ask";
const HAVE: &str = "have:";

/// The turn of this page. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Turn {
    open: OpenDraft,
    shelf: Shelf,
    autosave: Autosave,
    held: StoredValue<Option<Held>, LocalStorage>,
    /// The draft as the former writer handed it over.
    handed: StoredValue<Option<Draft>>,
    asking: StoredValue<bool>,
    channel: StoredValue<Option<Channel>, LocalStorage>,
}

impl Turn {
    /// Takes the turn, or reads along, for as long as the caller's owner lives.
    pub fn take(open: OpenDraft, autosave: Autosave) -> Turn {
        let turn = Turn {
            open,
            shelf: use_shelf(),
            autosave,
            held: StoredValue::new_local(None),
            handed: StoredValue::new(None),
            asking: StoredValue::new(false),
            channel: StoredValue::new_local(None),
        };
        if locks::are_there()
            && let Some(name) = turn.name()
        {
            let channel = Channel::open(&name, move |said| turn.hear(&said));
            turn.channel.set_value(Some(channel));
            turn.request(Ask::IfFree);
            on_cleanup(move || {
                drop(turn.held.try_update_value(Option::take));
            });
        }
        turn
    }

    /// Asks the writer for the turn.
    pub fn ask(self) {
        if self.asking.get_value() {
            return;
        }
        self.asking.set_value(true);
        self.say(ASK);
        set_timeout(move || self.seize(), PATIENCE);
    }

    /// The name of the lock; `None` once the draft was left.
    fn name(self) -> Option<String> {
        let draft = self.open.draft.try_get_untracked()?;
        Some(draft::shelf::draft_key(&draft.id))
    }

    fn say(self, text: &str) {
        if let Some(channel) = self.channel.get_value() {
            channel.say(text);
        }
    }

    fn hear(self, said: &str) {
        let has_turn = self.held.try_with_value(Option::is_some).unwrap_or(false);
        if said == ASK && has_turn {
            self.autosave.flush();
            self.open.reading.set(true);
            let text = self.open.draft.with_untracked(draft::encode);
            self.say(&format!("{HAVE}{text}"));
            // Whoever asked may be gone.
            set_timeout(
                move || {
                    if self.held.try_with_value(Option::is_some) == Some(true) {
                        self.open.reading.set(false);
                    }
                },
                RECALL,
            );
        } else if let Some(text) = said.strip_prefix(HAVE)
            && self.asking.try_get_value() == Some(true)
        {
            self.handed.set_value(draft::decode(text).ok());
            self.seize();
        }
    }

    fn seize(self) {
        if self.asking.try_get_value() == Some(true) {
            self.asking.set_value(false);
            self.request(Ask::Steal);
        }
    }

    fn request(self, ask: Ask) {
        let answer = move |held: Option<Held>| match held {
            Some(held) => self.granted(held),
            None => {
                self.open.reading.try_set(true);
                self.request(Ask::Wait);
            }
        };
        if let Some(name) = self.name() {
            locks::request(&name, ask, answer, move || self.lost());
        }
    }

    fn granted(self, held: Held) {
        // The page may be gone, or have the turn already by another request: the lock then is given back.
        if self.held.try_with_value(Option::is_some) != Some(false) {
            return;
        }
        self.held.set_value(Some(held));
        if self.open.reading.get_untracked() {
            // The shelf of another page may be seen late; what was handed over is not.
            let stored = self.autosave.stored();
            let handed = self.handed.try_update_value(Option::take).flatten();
            let newest = [stored, handed]
                .into_iter()
                .flatten()
                .max_by_key(|draft| draft.revision);
            if let Some(newest) = newest
                && newest.revision >= self.open.draft.with_untracked(|draft| draft.revision)
            {
                self.autosave.follow(newest);
            }
            self.open.reading.set(false);
            self.shelf.changed();
        }
    }

    /// Another page took the turn.
    fn lost(self) {
        let Some(Some(held)) = self.held.try_update_value(Option::take) else {
            return;
        };
        drop(held);
        if !self.open.reading.get_untracked() {
            self.autosave.flush();
            self.open.reading.set(true);
        }
        self.request(Ask::Wait);
    }
}
