//! What goes wrong before a message is understood. In: tower-lsp's complaints. Out: lines on standard error, which editors
//! keep in their logs. Standard output belongs to the protocol.

use tracing_subscriber::filter::LevelFilter;

/// Lets warnings and errors be seen.
pub(crate) fn start() {
    let log = tracing_subscriber::fmt()
        .with_writer(std::io::stderr)
        .with_ansi(false)
        .with_target(false)
        .without_time()
        .with_max_level(LevelFilter::WARN);
    // Somebody who embeds the server may have a log already.
    let _ = log.try_init();
}
