//! Samples that can be drawn again. In: a list, a size and a seed. Out: so many of the list, each as likely as any other.

/// So many of them in random order, or all.
pub(crate) fn sample<T>(mut all: Vec<T>, size: usize, seed: u64) -> Vec<T> {
    let mut state = seed;
    let size = size.min(all.len());
    for at in 0..size {
        let rest = (all.len() - at) as u64;
        all.swap(at, at + (next(&mut state) % rest) as usize);
    }
    all.truncate(size);
    all
}

/// SplitMix64: the same numbers on every machine and in every version.
fn next(state: &mut u64) -> u64 {
    *state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let mixed = (*state ^ (*state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    mixed ^ (mixed >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seed_gives_the_same_sample_and_another_seed_another() {
        let draw = |seed| sample((0..1000).collect::<Vec<_>>(), 20, seed);
        assert_eq!(draw(7), draw(7));
        assert_ne!(draw(7), draw(8));
        let mut all = sample((0..50).collect::<Vec<_>>(), 99, 1);
        all.sort_unstable();
        assert_eq!(all, (0..50).collect::<Vec<_>>());
    }
}
