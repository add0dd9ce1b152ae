//! Whole sessions with the server, over real JSON-RPC.

#[path = "../client/mod.rs"]
mod client;
mod pulls;
mod session;
mod support;
mod writing;
