//! Work, as far as it can be told from waiting. In: nothing. Out: nanoseconds of this thread.

use std::fs;
use std::sync::OnceLock;
use std::thread;
use std::time::Instant;

/// The time that this thread has had a processor for; where the system does not tell, the time that has passed.
pub fn cpu_time() -> u64 {
    on_processor().unwrap_or_else(|| {
        static START: OnceLock<Instant> = OnceLock::new();
        START.get_or_init(Instant::now).elapsed().as_nanos() as u64
    })
}

/// Linux counts it by thread, and adds up when the thread gives way.
fn on_processor() -> Option<u64> {
    thread::yield_now();
    fs::read_to_string("/proc/thread-self/schedstat").ok()?.split(' ').next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn work_takes_time_and_time_does_not_go_back() {
        let start = cpu_time();
        let sum = (0..100_000_u64).fold(0, |sum: u64, number| std::hint::black_box(sum ^ number));
        assert!(cpu_time() > start, "{sum}");
    }
}
