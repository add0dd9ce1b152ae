//! In: any bytes. Out: nothing, or a crash. What must hold is said in `jdlint_tests::fuzz::settings`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| jdlint_tests::fuzz::settings(bytes));
