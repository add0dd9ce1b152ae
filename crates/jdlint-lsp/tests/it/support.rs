//! What the sessions share: a server in this process, a posting, a folder of postings.

use jdlint_core::{Report, Settings, rules};
use jdlint_lsp::{Ending, Engine, serve_with};
use tokio::io::{DuplexStream, ReadHalf, WriteHalf, duplex, split};
use tokio::task::JoinHandle;

use crate::client::Client;

pub(crate) type Editor = Client<ReadHalf<DuplexStream>, WriteHalf<DuplexStream>>;

pub(crate) const URI: &str = "file:///postings/jobs/engineer.jd.md";
/// A rule that any engine has, and what it speaks of.
pub(crate) const RULE: &str = "catch-all-duty";
pub(crate) const DUTY: &str = "other duties as assigned";
pub(crate) const BOTH: [&str; 2] = ["utf-8", "utf-16"];

pub(crate) fn start_with(engine: Engine) -> (Editor, JoinHandle<Ending>) {
    let (ours, theirs) = duplex(1 << 16);
    let server = tokio::spawn(async move {
        let (reader, writer) = split(theirs);
        serve_with(engine, reader, writer).await
    });
    let (reader, writer) = split(ours);
    (Client::new(reader, writer), server)
}

pub(crate) fn start() -> (Editor, JoinHandle<Ending>) {
    start_with(jdlint_core::lint)
}

/// A posting with everything before the duty that makes columns hard. It ends with the duty.
pub(crate) fn posting() -> String {
    [
        "# Engineer 👩\u{200d}💻\r\n\r\nWe build the tools that our teams release with, and you build them with us. The team \
         has nine people in two places and meets every morning.\r\n",
        "## What you will do\r\n\r\n- 😀 e\u{301}t\u{e9}: run the builds and keep them fast",
        &format!("- 🚀 漢 {DUTY}"),
    ]
    .join("\r\n")
}

/// A folder with a posting in it, and the posting's address.
pub(crate) fn repository(settings: &str) -> (tempfile::TempDir, String) {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir_all(folder.path().join(".git")).unwrap();
    std::fs::create_dir_all(folder.path().join("jobs")).unwrap();
    std::fs::write(folder.path().join("jdlint.toml"), settings).unwrap();
    let path = folder.path().join("jobs/engineer.md");
    let uri = format!("file://{}{}", if cfg!(windows) { "/" } else { "" }, path.display()).replace('\\', "/");
    (folder, uri)
}

/// Breaks in one rule where the text says so.
pub(crate) fn one_rule_breaks(text: &str, settings: &Settings) -> Report {
    let rule = rules::by_id("missing-pay").unwrap();
    let asked = settings.is_on(rule) || settings.only.iter().flatten().any(|id| *id == rule.id);
    assert!(!(asked && text.contains("boom")), "the rule met its match");
    jdlint_core::lint(text, settings)
}
