//! How far a run over a collection is. In: records done and bytes read. Out: the line that is shown meanwhile.

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

/// Counts while it is worked.
pub(crate) struct Progress {
    started: Instant,
    records: AtomicU64,
    read: AtomicU64,
    /// How many bytes there are in all, where that is known.
    bytes: Option<u64>,
}

impl Progress {
    pub(crate) fn new(bytes: Option<u64>) -> Self {
        Self { started: Instant::now(), records: AtomicU64::new(0), read: AtomicU64::new(0), bytes }
    }

    /// So many records more; so many bytes are read by now.
    pub(crate) fn came_to(&self, records: u64, read: u64) {
        self.records.fetch_add(records, Ordering::Relaxed);
        self.read.store(read, Ordering::Relaxed);
    }

    /// What somebody at a terminal wants to know.
    pub(crate) fn line(&self) -> String {
        let (records, read) = (self.records.load(Ordering::Relaxed), self.read.load(Ordering::Relaxed));
        line(records, read, self.bytes, self.started.elapsed())
    }
}

fn line(records: u64, read: u64, bytes: Option<u64>, passed: Duration) -> String {
    let passed_ms = passed.as_millis().max(1) as u64;
    let rate = records.saturating_mul(1_000) / passed_ms;
    let done = format!("Checking: {} records, {} a second", grouped(records), grouped(rate));
    match bytes.filter(|&bytes| read > 0 && bytes >= read) {
        Some(bytes) => {
            // In parts of a thousand, so that the product fits.
            let left = Duration::from_millis(passed_ms.saturating_mul(1_000) / (read * 1_000 / bytes).max(1))
                .saturating_sub(passed);
            format!("{done}, {} %, {} left", read * 100 / bytes.max(1), words(left))
        }
        None => done,
    }
}

/// Digits in threes.
pub(crate) fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut grouped = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

fn words(time: Duration) -> String {
    let seconds = time.as_secs();
    match seconds {
        0..100 => format!("{seconds} s"),
        100..6000 => format!("{} min", (seconds + 30) / 60),
        _ => format!("{} h {:02} min", seconds / 3600, seconds % 3600 / 60),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_says_rate_and_time_left() {
        let said = line(120_000, 25 << 20, Some(100 << 20), Duration::from_mins(1));
        assert_eq!(said, "Checking: 120,000 records, 2,000 a second, 25 %, 3 min left");
        let unknown = line(999, 1, None, Duration::from_secs(1));
        assert_eq!(unknown, "Checking: 999 records, 999 a second");
        assert_eq!(words(Duration::from_mins(125)), "2 h 05 min");
        assert_eq!(grouped(1_000_000), "1,000,000");
    }
}
