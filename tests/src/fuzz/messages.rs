//! What an editor may send. In: any bytes, each line a message or none. Out: nothing, or a panic: the server answers in
//! whole messages and ends when its client has left.

use serde_json::{Value, json};
use tokio::io::AsyncReadExt;
use tokio::time::{Duration, timeout};

/// The greeting, each line in a frame of its own, and the farewell.
///
/// # Panics
/// When it does not.
pub fn run(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let greeting =
        json!({"jsonrpc":"2.0","id":0,"method":"initialize","params":{"capabilities":{}}}).to_string();
    let farewell = [
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"shutdown\"}",
        "{\"jsonrpc\":\"2.0\",\"method\":\"exit\"}",
    ];
    let mut input = Vec::new();
    for line in std::iter::once(greeting.as_str()).chain(text.lines()).chain(farewell) {
        input.extend(format!("Content-Length: {}\r\n\r\n{line}", line.len()).into_bytes());
    }
    frames(&answers(&input));
    // Without frames: what is no protocol at all.
    frames(&answers(bytes));
}

/// All that the server says to it.
fn answers(input: &[u8]) -> Vec<u8> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    let answers = runtime.block_on(async {
        let (outlet, mut reading) = tokio::io::duplex(1 << 24);
        let served = timeout(Duration::from_mins(1), jdlint_lsp::serve(input, outlet)).await;
        assert!(served.is_ok(), "the server does not end though its client has left");
        let mut answers = Vec::new();
        reading.read_to_end(&mut answers).await.expect("memory can be read");
        answers
    });
    runtime.shutdown_background();
    answers
}

/// Takes the answers apart.
#[track_caller]
fn frames(mut output: &[u8]) {
    while !output.is_empty() {
        let end = output.windows(4).position(|four| four == b"\r\n\r\n").expect("a head that ends");
        let head = std::str::from_utf8(&output[..end]).expect("a head of ASCII");
        let length = head.lines().find_map(|line| line.strip_prefix("Content-Length: ")).expect("a length");
        let (from, length) = (end + 4, length.trim().parse::<usize>().expect("a number"));
        let body = output.get(from..from + length).expect("the message is whole");
        let body: Value = serde_json::from_slice(body).expect("the message is JSON");
        assert_eq!(body["jsonrpc"], "2.0", "{body}");
        let said = body["params"]["message"].as_str().unwrap_or_default();
        assert!(!said.contains("panic"), "{said}");
        output = &output[from + length..];
    }
}
