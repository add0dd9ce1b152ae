//! The binary `jdlint` from outside. In: files, arguments, an environment. Out: what it prints and its exit status.

mod cmd;
mod fix;
mod formats;
mod json;
mod settings;
mod shell;
mod support;
mod terminal;
mod watch;
