//! Random numbers that depend on the seed alone.

/// A source of numbers (SplitMix64 by Steele, Lea and Flood): good enough to vary examples, and of
/// no use for secrets.
#[derive(Clone, Debug)]
pub(super) struct Random(u64);

impl Random {
    /// A source for something of that name: what is made for one element must not change because
    /// another one was added.
    pub(super) fn new(seed: u64, name: &str) -> Self {
        // FNV-1a: the hashes of the standard library may differ from version to version.
        let hash = name.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        });
        Self(seed ^ hash)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below `end`; zero if there is none.
    pub(super) fn below(&mut self, end: usize) -> usize {
        let end = u64::try_from(end).unwrap_or(u64::MAX);
        usize::try_from(self.next().checked_rem(end).unwrap_or(0)).unwrap_or(0)
    }

    /// A number between `low` and `high`, both included; `low` if there is none.
    pub(super) fn between(&mut self, low: i128, high: i128) -> i128 {
        let count = high.saturating_sub(low).saturating_add(1);
        let drawn = (i128::from(self.next()) << 62) ^ i128::from(self.next());
        if count <= 0 { low } else { low.saturating_add(drawn.rem_euclid(count)) }
    }

    /// Whether something happens that happens once in `times`.
    pub(super) fn once_in(&mut self, times: usize) -> bool {
        self.below(times) == 0
    }

    /// One of `list`, if there is one.
    pub(super) fn pick<'l, T>(&mut self, list: &'l [T]) -> Option<&'l T> {
        let index = self.below(list.len());
        list.get(index)
    }

    /// Puts a list into another order.
    pub(super) fn shuffle<T>(&mut self, list: &mut [T]) {
        for end in (1..list.len()).rev() {
            let other = self.below(end + 1);
            list.swap(end, other);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Random;

    #[test]
    fn numbers_stay_within_bounds() {
        let mut random = Random::new(1, "a");
        for _ in 0..1000 {
            assert!(random.below(3) < 3);
            assert!((-2..=5).contains(&random.between(-2, 5)));
        }
        assert_eq!(random.below(0), 0);
        assert_eq!(random.between(7, 6), 7);
        let all = random.between(i128::MIN, i128::MAX);
        assert_ne!(all, random.between(i128::MIN, i128::MAX));
    }

    #[test]
    fn the_same_seed_gives_the_same_numbers() {
        let draw = |seed, name| Random::new(seed, name).below(usize::MAX);
        assert_eq!(draw(1, "a"), draw(1, "a"));
        assert_ne!(draw(1, "a"), draw(2, "a"));
        assert_ne!(draw(1, "a"), draw(1, "b"));
    }
}
