//! Suites over more than one crate. How they work and how to add a posting: `README.md` beside this folder.

pub mod annotations;
pub mod binary;
pub mod difference;
pub mod invariants;
pub mod rewrites;
pub mod server;
pub mod suite;
