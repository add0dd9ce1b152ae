//! The language server of jdlint. In: the Language Server Protocol from an editor. Out: diagnostics, quick fixes
//! and hovers, made from the engine's reports.
//!
//! `server.rs` takes each message and puts it on one channel without waiting; `worker.rs` takes them off in order and
//! alone owns the documents. So an edit can neither overtake another nor be published after a newer one.

mod abilities;
mod actions;
mod diagnostics;
mod documents;
mod folders;
mod hover;
mod positions;
mod server;
mod settings;
mod worker;

use std::process::ExitCode;

use jdlint_core::{Report, Settings};
use tokio::io::{AsyncRead, AsyncWrite};
use tower_lsp::{LspService, Server};

/// What makes a report of a text.
pub type Engine = fn(&str, &Settings) -> Report;

/// How a session ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ending {
    /// The client asked for `shutdown` first.
    Orderly,
    /// The client left without a word, or the pipe broke.
    Abrupt,
}

/// Serves one editor over standard input and output, until it leaves. Success when it said `shutdown` first, as
/// the protocol asks.
pub fn run() -> ExitCode {
    let Ok(runtime) = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()
    else {
        return ExitCode::from(2);
    };
    let ending = runtime.block_on(serve(tokio::io::stdin(), tokio::io::stdout()));
    // Not a plain drop: that would wait for the thread that sits in a read of standard input.
    runtime.shutdown_background();
    match ending {
        Ending::Orderly => ExitCode::SUCCESS,
        Ending::Abrupt => ExitCode::FAILURE,
    }
}

/// Serves one editor over any pair of pipes. Must be called on a tokio runtime with time enabled.
pub async fn serve<R, W>(reader: R, writer: W) -> Ending
where
    R: AsyncRead + Unpin,
    W: AsyncWrite,
{
    serve_with(jdlint_formats::lint, reader, writer).await
}

/// The same with another engine: for tests that need one that is slow or panics.
pub async fn serve_with<R, W>(engine: Engine, reader: R, writer: W) -> Ending
where
    R: AsyncRead + Unpin,
    W: AsyncWrite,
{
    let (service, socket) = LspService::new(|client| server::Handlers::start(client, engine));
    let asked_to_end = service.inner().asked_to_end();
    // Handlers that wait for an answer hold a place, and with the default of 4 the edits behind them would wait too.
    // Order does not hang on this number: a handler hands its message over before it first waits.
    Server::new(reader, writer, socket).concurrency_level(32).serve(service).await;
    if asked_to_end.load(std::sync::atomic::Ordering::Relaxed) { Ending::Orderly } else { Ending::Abrupt }
}
