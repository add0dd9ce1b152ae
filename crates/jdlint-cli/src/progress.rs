//! How far a long run has come. In: how many postings there are, and each that is done. Out: one line on standard error,
//! where that is a terminal, that is gone again at the end.

use std::io::{self, IsTerminal, Write};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::Duration;

/// Runs that are over sooner need no line.
const PATIENCE: Duration = Duration::from_millis(500);
/// How often it is written anew.
const TICK: Duration = Duration::from_millis(100);
/// To the start of the line, and all of it away.
const CLEAR: &str = "\r\x1b[2K";

/// Counts what is done.
#[derive(Debug, Default)]
pub(crate) struct Done(AtomicUsize);

impl Done {
    /// So many more.
    pub(crate) fn more(&self, count: usize) {
        self.0.fetch_add(count, Ordering::Relaxed);
    }
}

/// Does the work, and shows meanwhile how far it is where somebody watches.
pub(crate) fn shown<T>(total: usize, work: impl FnOnce(&Done) -> T) -> T {
    let done = Done::default();
    if total < 2 || !io::stderr().is_terminal() {
        return work(&done);
    }
    while_shown(total, &done, PATIENCE, io::stderr(), work)
}

/// Does the work, and shows meanwhile that line of text where somebody watches.
pub(crate) fn shown_line<T>(line: impl Fn() -> String + Send, work: impl FnOnce() -> T) -> T {
    if !io::stderr().is_terminal() {
        return work();
    }
    while_line_shown(line, PATIENCE, io::stderr(), work)
}

/// Takes the line away, so that something else can be said; it comes again.
pub(crate) fn clear_line() {
    if io::stderr().is_terminal() {
        // A screen that cannot be written is no reason to stop.
        let _ = write!(io::stderr(), "{CLEAR}");
    }
}

fn while_shown<T>(
    total: usize,
    done: &Done,
    patience: Duration,
    screen: impl Write + Send,
    work: impl FnOnce(&Done) -> T,
) -> T {
    let line = || format!("Checking: {} of {total}", done.0.load(Ordering::Relaxed));
    while_line_shown(line, patience, screen, || work(done))
}

fn while_line_shown<T>(
    line: impl Fn() -> String + Send,
    patience: Duration,
    screen: impl Write + Send,
    work: impl FnOnce() -> T,
) -> T {
    let (end, ended) = mpsc::channel::<()>();
    thread::scope(|scope| {
        let line = move || show(&line, patience, screen, &ended);
        // Without a thread there is no line, and the work is done all the same.
        let _ = thread::Builder::new().spawn_scoped(scope, line);
        let result = work();
        drop(end);
        result
    })
}

/// A screen that cannot be written is no reason to stop.
fn show(line: &impl Fn() -> String, patience: Duration, mut screen: impl Write, ended: &mpsc::Receiver<()>) {
    let mut wait = patience;
    let mut is_there = false;
    while ended.recv_timeout(wait) == Err(RecvTimeoutError::Timeout) {
        let _ = write!(screen, "{CLEAR}{}", line());
        let _ = screen.flush();
        is_there = true;
        wait = TICK;
    }
    if is_there {
        let _ = write!(screen, "{CLEAR}");
        let _ = screen.flush();
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Mutex;

    use super::*;

    /// A screen that can be looked at while it is written.
    struct Screen<'a>(&'a Mutex<Vec<u8>>);

    impl Write for Screen<'_> {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.lock().unwrap().write(bytes)
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn a_long_run_shows_how_far_it_is_and_leaves_nothing() {
        let (written, done) = (Mutex::new(Vec::new()), Done::default());
        let result = while_shown(9, &done, Duration::from_millis(1), Screen(&written), |done| {
            done.more(2);
            while !String::from_utf8_lossy(&written.lock().unwrap()).contains("Checking: 2 of 9") {
                thread::sleep(Duration::from_millis(1));
            }
            "done"
        });
        assert_eq!(result, "done");
        let written = String::from_utf8(written.into_inner().unwrap()).unwrap();
        assert!(written.starts_with(CLEAR) && written.ends_with(CLEAR), "{written:?}");
    }

    #[test]
    fn a_short_run_shows_nothing() {
        let (written, done) = (Mutex::new(Vec::new()), Done::default());
        while_shown(9, &done, Duration::from_mins(1), Screen(&written), |done| done.more(1));
        assert!(written.into_inner().unwrap().is_empty());
    }
}
