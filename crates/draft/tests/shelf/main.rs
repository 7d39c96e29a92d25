//! The shelf, on a sound store and on one that fails in every way a browser's can.

mod archive;
mod faults;
mod faulty;
mod files;
mod locked;
mod rules;
mod support;
