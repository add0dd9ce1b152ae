//! Suites over more than one crate. How they work and how to add a posting: `README.md` beside this folder.

pub mod annotations;
pub mod binary;
pub mod cpu;
pub mod difference;
pub mod fuzz;
pub mod hostile;
pub mod invariants;
pub mod pairs;
pub mod reading;
pub mod rewrites;
pub mod server;
pub mod suite;
