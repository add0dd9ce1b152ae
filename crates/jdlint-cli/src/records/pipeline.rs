//! Endless work on all processors. In: a source of batches and what to do with each. Out: the results, in the order of the
//! batches, each as soon as those before it are there; never more than a few batches in memory.

use std::collections::BTreeMap;
use std::io;
use std::num::NonZero;
use std::sync::Mutex;
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;

/// As much as the main thread usually has; a worker's own default is a quarter of it.
const STACK_BYTES: usize = 8 << 20;
/// Batches in memory for each processor, so that none waits for a slow one.
const BATCHES_A_WORKER: usize = 4;

/// Whether to go on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Next {
    /// With the next result.
    GoOn,
    /// No more is wanted.
    Stop,
}

/// Where batches come from, one worker at a time.
struct Source<F> {
    next: F,
    at: u64,
    /// One for each batch that may be in memory.
    leaves: Receiver<()>,
}

impl<B, F: FnMut() -> Option<B>> Source<F> {
    fn take(&mut self) -> Option<(u64, B)> {
        self.leaves.recv().ok()?;
        let batch = (self.next)()?;
        let at = self.at;
        self.at += 1;
        Some((at, batch))
    }
}

/// Does `work` on every batch that `next` gives, and hands the results to `take` in their order, in this thread.
///
/// # Errors
/// That of `take`; nothing is begun after it.
pub(crate) fn stream<B: Send, R: Send>(
    next: impl FnMut() -> Option<B> + Send,
    work: impl Fn(B) -> R + Sync,
    mut take: impl FnMut(R) -> io::Result<Next>,
) -> io::Result<()> {
    let workers = thread::available_parallelism().map_or(1, NonZero::get);
    let (leave, leaves) = mpsc::channel();
    for _ in 0..workers * BATCHES_A_WORKER {
        let _ = leave.send(());
    }
    let source = Mutex::new(Source { next, at: 0, leaves });
    let one_worker = |done: Sender<(u64, R)>| {
        // A panic while the source was read leaves nothing to do.
        while let Some((at, batch)) = source.lock().ok().and_then(|mut source| source.take()) {
            if done.send((at, work(batch))).is_err() {
                return;
            }
        }
    };
    thread::scope(|scope| {
        let (done, results) = mpsc::channel();
        let mut started = 0;
        for _ in 0..workers {
            let done = done.clone();
            let worker = || one_worker(done);
            started += usize::from(
                thread::Builder::new().stack_size(STACK_BYTES).spawn_scoped(scope, worker).is_ok(),
            );
        }
        drop(done);
        if started == 0 {
            return alone(&source, &work, take, &leave);
        }
        let ended = in_order(&results, &leave, &mut take);
        // Without leaves the workers end with what they have begun.
        drop(leave);
        ended
    })
}

/// Hands on what is done as soon as it is its turn. Every batch that is handed on lets the source give another.
fn in_order<R>(
    results: &Receiver<(u64, R)>,
    leave: &Sender<()>,
    take: &mut impl FnMut(R) -> io::Result<Next>,
) -> io::Result<()> {
    let mut early = BTreeMap::new();
    let mut turn = 0;
    for (at, result) in results {
        early.insert(at, result);
        while let Some(result) = early.remove(&turn) {
            turn += 1;
            if take(result)? == Next::Stop {
                return Ok(());
            }
            let _ = leave.send(());
        }
    }
    Ok(())
}

/// Where the system gives no thread.
fn alone<B, R, F: FnMut() -> Option<B>>(
    source: &Mutex<Source<F>>,
    work: &impl Fn(B) -> R,
    mut take: impl FnMut(R) -> io::Result<Next>,
    leave: &Sender<()>,
) -> io::Result<()> {
    while let Some((_, batch)) = source.lock().ok().and_then(|mut source| source.take()) {
        if take(work(batch))? == Next::Stop {
            break;
        }
        let _ = leave.send(());
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicU64, Ordering};
    use std::time::Duration;

    use super::*;

    #[test]
    fn results_keep_their_order_and_few_are_in_memory() {
        let (mut numbers, given, taken) = (0..500_u64, AtomicU64::new(0), AtomicU64::new(0));
        let most = AtomicU64::new(0);
        let next = || {
            let there = given.fetch_add(1, Ordering::SeqCst) + 1 - taken.load(Ordering::SeqCst);
            most.fetch_max(there, Ordering::SeqCst);
            numbers.next()
        };
        let work = |number: u64| {
            if number.is_multiple_of(50) {
                thread::sleep(Duration::from_millis(5));
            }
            number * 2
        };
        let mut results = Vec::new();
        stream(next, work, |result| {
            results.push(result);
            taken.fetch_add(1, Ordering::SeqCst);
            Ok(Next::GoOn)
        })
        .unwrap();
        assert_eq!(results, (0..1000).step_by(2).collect::<Vec<_>>());
        let workers = thread::available_parallelism().map_or(1, NonZero::get);
        assert!(most.into_inner() <= (workers * BATCHES_A_WORKER) as u64 + 1);
    }

    #[test]
    fn nothing_goes_on_after_an_error_or_a_stop() {
        let mut count = 0;
        let endless = || Some(());
        let error = stream(endless, |()| (), |()| Err(io::Error::other("full"))).unwrap_err();
        assert_eq!(error.to_string(), "full");
        let stopped = stream(
            endless,
            |()| (),
            |()| {
                count += 1;
                Ok(if count == 7 { Next::Stop } else { Next::GoOn })
            },
        );
        assert!(stopped.is_ok());
        assert_eq!(count, 7);
    }
}
