//! What comes from the client. In: bytes. Out: the messages in them that are messages, as bytes for tower-lsp; of all else,
//! the words to say about it.
//!
//! tower-lsp stops reading for good at the first message that it cannot decode. An editor that sends one wrong byte should
//! not lose its server, so nothing wrong is let through.

use serde_json::Value;
use tokio::io::{AsyncBufReadExt, AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt, BufReader};
use tower_lsp::jsonrpc::{Error, Id, Request, Response};

/// A longer message is a mistake in its head: no text that is read comes near.
const MAX_BYTES: usize = 1 << 28;

const LENGTH: &str = "content-length:";

/// What stands between two messages.
enum Frame {
    Body(Vec<u8>),
    /// A head without a length that makes sense.
    NoLength(String),
    End,
}

/// Passes messages on until the client leaves. `complain` is told what is wrong, with the answer to send.
pub(crate) async fn pass_on<R, W>(reader: R, mut writer: W, mut complain: impl FnMut(String, Response))
where
    R: AsyncRead + Unpin,
    W: AsyncWrite + Unpin,
{
    let mut reader = BufReader::new(reader);
    loop {
        // A pipe that breaks is a client that left.
        let passed = match next(&mut reader).await {
            Ok(Frame::Body(body)) => match understood(&body) {
                Ok(()) => write(&mut writer, &body).await,
                Err(error) => {
                    complain(
                        format!("A message was refused: {}", error.message),
                        Response::from_error(Id::Null, error),
                    );
                    Ok(())
                }
            },
            Ok(Frame::NoLength(head)) => {
                let error =
                    Error { message: "no Content-Length that makes sense".into(), ..Error::parse_error() };
                complain(
                    format!("The head of a message was passed over: {head:?}"),
                    Response::from_error(Id::Null, error),
                );
                Ok(())
            }
            Ok(Frame::End) | Err(_) => return,
        };
        if passed.is_err() {
            return;
        }
    }
}

/// Reads up to the end of the next message. What stands before a length, the rest of a broken message perhaps, is passed
/// over.
async fn next(reader: &mut (impl AsyncBufReadExt + Unpin)) -> std::io::Result<Frame> {
    let (mut head, mut length) = (Vec::new(), None);
    loop {
        let start = head.len();
        if reader.read_until(b'\n', &mut head).await? == 0 {
            return Ok(Frame::End);
        }
        let line = String::from_utf8_lossy(&head[start..]).to_ascii_lowercase();
        if let Some(at) = line.find(LENGTH) {
            length =
                line[at + LENGTH.len()..].trim().parse().ok().filter(|&length: &usize| length <= MAX_BYTES);
        }
        if !line.trim().is_empty() {
            continue;
        }
        let Some(length) = length else {
            return Ok(Frame::NoLength(String::from_utf8_lossy(&head).trim().chars().take(200).collect()));
        };
        let mut body = vec![0; length];
        return Ok(if reader.read_exact(&mut body).await.is_ok() { Frame::Body(body) } else { Frame::End });
    }
}

/// Will tower-lsp understand it?
fn understood(body: &[u8]) -> Result<(), Error> {
    if serde_json::from_slice::<Request>(body).is_ok_and(|request| !request.method().is_empty())
        || serde_json::from_slice::<Response>(body).is_ok()
    {
        return Ok(());
    }
    let refused = |error: Error, why: String| Error { message: why.into(), ..error };
    Err(match serde_json::from_slice::<Value>(body) {
        Err(wrong) => refused(Error::parse_error(), format!("it is not JSON ({wrong})")),
        Ok(_) => refused(Error::invalid_request(), "it is no message of JSON-RPC 2.0".to_owned()),
    })
}

async fn write(writer: &mut (impl AsyncWrite + Unpin), body: &[u8]) -> std::io::Result<()> {
    writer.write_all(format!("Content-Length: {}\r\n\r\n", body.len()).as_bytes()).await?;
    writer.write_all(body).await?;
    writer.flush().await
}

#[cfg(test)]
mod tests {
    use super::*;

    async fn passed(bytes: &[u8]) -> (String, Vec<String>) {
        let (mut out, mut complaints) = (Vec::new(), Vec::new());
        pass_on(bytes, &mut out, |words, _| complaints.push(words)).await;
        (String::from_utf8(out).unwrap(), complaints)
    }

    const GOOD: &str = "Content-Length: 34\r\n\r\n{\"jsonrpc\":\"2.0\",\"method\":\"ready\"}";

    #[tokio::test]
    async fn what_makes_sense_goes_through_and_nothing_else() {
        let good = GOOD;
        for (nonsense, why) in [
            ("Content-Length: 3\r\n\r\n{]}", "not JSON"),
            ("Content-Length: 2\r\n\r\n[]", "no message"),
            ("Content-Length: 2\r\n\r\n{}", "no message"),
            ("Content-Length: many\r\n\r\n{}", "passed over"),
            ("Content-Length: 99999999999\r\n\r\n{}", "passed over"),
            ("Hello?\r\n\r\n", "passed over"),
        ] {
            let (out, complaints) = passed(format!("{good}{nonsense}{good}").as_bytes()).await;
            assert_eq!(out, format!("{good}{good}"), "{nonsense:?}");
            assert!(complaints.len() == 1 && complaints[0].contains(why), "{nonsense:?}: {complaints:?}");
        }
    }

    #[tokio::test]
    async fn other_heads_and_other_cases_are_understood() {
        let body = "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":null}";
        let head = format!(
            "content-length:{}\r\nContent-Type: application/vscode-jsonrpc; charset=utf-8\r\n\r\n",
            body.len()
        );
        let (out, complaints) = passed(format!("{head}{body}").as_bytes()).await;
        assert_eq!(out, format!("Content-Length: {}\r\n\r\n{body}", body.len()));
        assert_eq!(complaints, [""; 0]);
        assert_eq!(
            passed(b"Content-Length: 100\r\n\r\n{").await,
            (String::new(), Vec::new()),
            "it left in the middle"
        );
    }
}
