//! Builds. In: a set-up machine. Out: the WASM of page and extension, the page in web/dist.

mod stamp;
pub(crate) mod wasm;
pub(crate) mod web;
