//! The command line `jdlint`.
fn main() {}
