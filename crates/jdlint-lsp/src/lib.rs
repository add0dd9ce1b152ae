//! The language server of jdlint.
