#![no_main]
mod common;

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    common::check(&[b"0\nSECTION\n2\nENTITIES\n", data].concat());
});
