//! The rules of the self-assessment, by example and as laws, on the catalogues that ship with the program.
//!
//! Items are found by how they are scored, not by their id: a new edition of a catalogue keeps these tests.

mod conclusions;
mod contradictions;
mod findings;
mod items;
mod laws;
mod moving;
mod neighbours;
mod parameters;
mod proposals;
mod rebasing;
mod register;
mod scale;
mod shipped;
mod support;
mod tracks;
mod year;
