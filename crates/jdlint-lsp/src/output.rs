//! What goes to the client. In: bytes, which are always taken. Out: the same bytes, when the client reads them.
//!
//! A client may send thousands of messages before it reads a single answer. If answers had to wait for it, the questions
//! behind them would have to wait as well, and both sides would wait for each other for good.

use std::io;
use std::pin::Pin;
use std::task::{Context, Poll};

use tokio::io::{AsyncWrite, AsyncWriteExt};
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};

/// The end that never makes anybody wait.
pub(crate) struct Output(UnboundedSender<Vec<u8>>);

impl Output {
    /// Another way to say something, for a message that is written whole.
    pub(crate) fn other(&self) -> Self {
        Self(self.0.clone())
    }

    /// Writes a message of the protocol.
    pub(crate) fn send(&self, message: &impl serde::Serialize) {
        // What is written are answers, which are plain data.
        let Ok(body) = serde_json::to_string(message) else { return };
        // A client that is gone is noticed where its messages are read.
        let _ = self.0.send(format!("Content-Length: {}\r\n\r\n{body}", body.len()).into_bytes());
    }
}

/// An output, and what carries its bytes to `writer`; that ends when the output is dropped or the client is gone.
pub(crate) fn to<W: AsyncWrite>(writer: W) -> (Output, impl Future<Output = ()>) {
    let (sender, receiver) = unbounded_channel();
    (Output(sender), carry(receiver, writer))
}

async fn carry<W: AsyncWrite>(mut bytes: UnboundedReceiver<Vec<u8>>, writer: W) {
    let mut writer = std::pin::pin!(writer);
    while let Some(mut some) = bytes.recv().await {
        while let Ok(more) = bytes.try_recv() {
            some.extend_from_slice(&more);
        }
        // A client that is gone is noticed where its messages are read.
        if writer.write_all(&some).await.is_err() || writer.flush().await.is_err() {
            return;
        }
    }
}

impl AsyncWrite for Output {
    fn poll_write(self: Pin<&mut Self>, _: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        let gone = |_| io::Error::from(io::ErrorKind::BrokenPipe);
        Poll::Ready(self.0.send(bytes.to_vec()).map(|()| bytes.len()).map_err(gone))
    }

    fn poll_flush(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<io::Result<()>> {
        Poll::Ready(Ok(()))
    }

    fn poll_shutdown(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<io::Result<()>> {
        Poll::Ready(Ok(()))
    }
}
