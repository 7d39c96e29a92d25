#![no_main]
mod common;

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    common::check(&["X,Y\n".as_bytes(), data].concat());
});
