//! Builds. In: a set-up machine. Out: the WASM in web/src/engine and web/src/formats-engine, the page in web/dist.

mod stamp;
pub(crate) mod wasm;
pub(crate) mod web;
