//! jdlint for assistants. In: the Model Context Protocol from an assistant, over standard input and output. Out: findings,
//! outlines, pages of the manual and templates, made by the same engine as the command line's.
//!
//! `server` speaks the protocol (by `rmcp`); `tools` is the table of what may be called; `input` makes a posting and
//! settings of a call's arguments; `answers` makes the answers.
//!
//! Nothing here opens a file or a connection: a posting is what the assistant sends, and settings are what it says.

mod answers;
mod input;
mod schema;
mod server;
mod templates;
mod tools;

pub use input::MAX_TEXT_BYTES;

use std::io::{self, Write};
use std::process::ExitCode;

use rmcp::ServiceExt;
use rmcp::transport::async_rw::AsyncRwTransport;
use tokio::io::{AsyncRead, AsyncWrite};

/// A longer message is dropped unread: no text of [`MAX_TEXT_BYTES`] needs as much, however it is escaped.
const MAX_MESSAGE_BYTES: usize = 16 << 20;

/// What a person is told who has started the server by hand.
const NO_CLIENT: &str = "jdlint: mcp: nobody spoke the Model Context Protocol on standard input; an assistant starts this \
    command by itself, once it stands among its servers";

/// Serves one assistant over standard input and output, until it leaves.
pub fn run() -> ExitCode {
    let Ok(runtime) = tokio::runtime::Builder::new_current_thread().enable_all().build() else {
        return ExitCode::from(2);
    };
    let ended = runtime.block_on(serve(tokio::io::stdin(), tokio::io::stdout()));
    // Not a plain drop: that would wait for the thread that sits in a read of standard input.
    runtime.shutdown_background();
    if ended {
        return ExitCode::SUCCESS;
    }
    // Nobody may hear it: then there is nobody to tell.
    let _ = writeln!(io::stderr(), "{NO_CLIENT}");
    ExitCode::from(2)
}

/// Serves one assistant over any pair of pipes. False when it spoke no protocol that is known. Must be called on a tokio
/// runtime with time enabled.
pub async fn serve<R, W>(reader: R, writer: W) -> bool
where
    R: AsyncRead + Send + Unpin + 'static,
    W: AsyncWrite + Send + Unpin + 'static,
{
    let pipes = AsyncRwTransport::new_server(reader, writer).with_max_line_length(MAX_MESSAGE_BYTES);
    match server::Server.serve(pipes).await {
        Ok(serving) => serving.waiting().await.is_ok(),
        Err(_) => false,
    }
}
