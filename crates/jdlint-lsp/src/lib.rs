//! The language server of jdlint. In: the Language Server Protocol from an editor. Out: diagnostics, fixes, hovers,
//! completions and the outline, made from the engine's reports.
//!
//! `door` puts messages into words that `server` knows; that puts each on one channel without waiting; `worker` takes them
//! off in order and alone owns the documents. So an edit can neither overtake another nor be published after a newer one.
//! A lint is a `reading`; whatever is asked is answered from a `view` of the newest one.

mod abilities;
mod actions;
mod begun;
mod completion;
mod diagnostics;
mod documents;
mod door;
mod hover;
mod input;
mod log;
mod offer;
mod outline;
mod output;
mod positions;
mod postings;
mod reading;
mod roots;
mod score;
mod server;
mod settings;
mod snippet;
mod view;
mod worker;
mod workspace;

use std::pin::pin;
use std::process::ExitCode;
use std::sync::atomic::Ordering;
use std::time::Duration;

use jdlint_core::{Report, Settings};
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::time::timeout;
use tower_lsp::{LspService, Server};

/// What makes a report of a text.
pub type Engine = fn(&str, &Settings) -> Report;

/// How long a client that has left may take to read the last answers.
const PARTING: Duration = Duration::from_secs(2);

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
    log::start();
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
    let (service, socket) = LspService::build(|client| server::Handlers::start(client, engine))
        .custom_method(door::CODE_ACTION, server::Handlers::actions)
        .custom_method(score::METHOD, server::Handlers::score)
        .finish();
    let asked_to_end = service.inner().asked_to_end();
    let worker = service.inner().worker();
    let (output, carrying) = output::to(writer);
    let (aside, notes) = (output.other(), worker.clone());
    let (understood, inlet) = tokio::io::duplex(1 << 16);
    let reading = input::pass_on(reader, inlet, move |words, answer| {
        aside.send(&answer);
        // Without a worker there is no one left to tell.
        let _ = notes.send(worker::Message::Note(words));
    });
    let service = door::Door::new(service, worker);
    // Handlers that wait for an answer hold a place, and with the default of 4 the edits behind them would wait too.
    // Order does not hang on this number: a handler hands its message over before it first waits.
    let serving = Server::new(understood, output, socket).concurrency_level(32).serve(service);
    let (mut serving, mut carrying) = (pin!(until_left(serving, reading)), pin!(carrying));
    tokio::select! {
        // The last answers are on their way; a client that does not read them is not waited for.
        () = &mut serving => drop(timeout(PARTING, carrying).await),
        () = &mut carrying => serving.await,
    }
    if asked_to_end.load(Ordering::Relaxed) { Ending::Orderly } else { Ending::Abrupt }
}

/// Serves until the client has left.
async fn until_left(serving: impl Future, reading: impl Future) {
    let mut serving = pin!(serving);
    tokio::select! {
        _ = &mut serving => {}
        _ = reading => drop(serving.await),
    }
}
