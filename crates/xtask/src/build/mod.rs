//! Builds. In: a set-up machine. Out: the WASM engine in web/src/engine, the page in web/dist.

mod stamp;
pub(crate) mod wasm;
pub(crate) mod web;
