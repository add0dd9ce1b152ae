//! Suites over more than one crate.
