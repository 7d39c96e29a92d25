#![no_main]
mod common;

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    common::check(&["[地块坐标]\n".as_bytes(), data].concat());
});
