//! jdlint for JavaScript.
