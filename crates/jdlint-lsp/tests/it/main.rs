//! Whole sessions with the server, over real JSON-RPC.

#[path = "../client/mod.rs"]
mod client;
mod pulls;
mod robustness;
mod session;
mod support;
mod writing;
