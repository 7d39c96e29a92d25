//! The browser: the only folder that touches web-sys, js-sys and gloo.

pub mod clock;
pub mod cookie;
pub mod crypto;
pub mod database;
pub mod document;
pub mod engine;
pub mod files;
pub mod images;
pub mod locks;
pub mod panic;
pub mod parts;
pub mod pointer;
pub mod position;
pub mod room;
pub mod service_worker;
pub mod storage;
