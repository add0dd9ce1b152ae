//! Builds. In: a set-up machine. Out: the WASM of page, extension and npm package with the licences of others, the page in
//! web/dist.

mod functions;
pub(crate) mod notices;
mod order;
mod parts;
pub(crate) mod python;
pub(crate) mod reproduce;
mod sections;
pub(crate) mod seldom;
mod stamp;
pub(crate) mod wasm;
pub(crate) mod web;
