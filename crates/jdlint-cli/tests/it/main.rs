//! The binary `jdlint` from outside. In: files, arguments, an environment. Out: what it prints and its exit status.

mod bad_inputs;
mod baseline;
mod cmd;
mod diff_base;
mod faults;
mod fix;
mod formats;
mod json;
mod limits;
mod outputs;
#[cfg(feature = "parquet")]
mod parquet;
mod records;
mod settings;
mod shell;
mod support;
mod terminal;
mod watch;
