//! Work on all processors. In: items and what to do with each. Out: the results, in the order of the items.

use std::num::NonZero;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// As much as the main thread usually has; a worker's own default is a quarter of it.
const STACK_BYTES: usize = 8 << 20;

/// Does `work` on every item. One item needs no thread.
pub(crate) fn map<T: Sync, R: Send>(items: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let workers = thread::available_parallelism().map_or(1, NonZero::get).min(items.len());
    if workers <= 1 {
        return items.iter().map(work).collect();
    }
    let next = AtomicUsize::new(0);
    let done = Mutex::new(Vec::with_capacity(items.len()));
    let one_worker = || {
        let mut mine = Vec::new();
        while let Some((at, item)) = take(items, &next) {
            mine.push((at, work(item)));
        }
        if let Ok(mut done) = done.lock() {
            done.append(&mut mine);
        }
    };
    thread::scope(|scope| {
        for _ in 1..workers {
            // A worker that cannot start is no loss: this thread does what is left.
            let _ = thread::Builder::new().stack_size(STACK_BYTES).spawn_scoped(scope, one_worker);
        }
        one_worker();
    });
    let mut done = done.into_inner().unwrap_or_default();
    done.sort_unstable_by_key(|&(at, _)| at);
    done.into_iter().map(|(_, result)| result).collect()
}

/// How many of so many items one worker should take at once: `most`, or fewer where others would have nothing to do.
pub(crate) fn share(items: usize, most: usize) -> usize {
    let workers = thread::available_parallelism().map_or(1, NonZero::get);
    items.div_ceil(workers * SHARES).clamp(1, most)
}

/// One worker takes so many shares at least, as some take longer than others.
const SHARES: usize = 4;

fn take<'a, T>(items: &'a [T], next: &AtomicUsize) -> Option<(usize, &'a T)> {
    let at = next.fetch_add(1, Ordering::Relaxed);
    items.get(at).map(|item| (at, item))
}

#[cfg(test)]
mod tests {
    #[test]
    fn results_keep_the_order_of_the_items() {
        let items: Vec<u32> = (0..1000).collect();
        assert_eq!(super::map(&items, |item| item * 2), (0..2000).step_by(2).collect::<Vec<_>>());
        assert!(super::map(&items[..0], |item| *item).is_empty());
    }

    #[test]
    fn all_workers_have_something_to_do() {
        assert_eq!((super::share(0, 32), super::share(1, 32), super::share(1_000_000, 32)), (1, 1, 32));
    }
}
