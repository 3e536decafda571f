//! Sets of the numbers of fields.

/// A set of small numbers, which takes no memory of its own for those below 64.
#[derive(Clone, Debug, Default)]
pub(crate) struct Numbers {
    first: u64,
    /// 64 more each.
    more: Vec<u64>,
}

impl Numbers {
    /// Adds a number; returns whether it is new.
    #[inline]
    pub fn insert(&mut self, number: usize) -> bool {
        let bit = 1 << (number % 64);
        let word = match number / 64 {
            0 => &mut self.first,
            word => {
                if self.more.len() < word {
                    self.more.resize(word, 0);
                }
                &mut self.more[word - 1]
            }
        };
        let is_new = *word & bit == 0;
        *word |= bit;
        is_new
    }

    /// Takes a number out.
    pub fn remove(&mut self, number: usize) {
        let bit = !(1 << (number % 64));
        match number / 64 {
            0 => self.first &= bit,
            word => {
                if let Some(word) = self.more.get_mut(word - 1) {
                    *word &= bit;
                }
            }
        }
    }

    pub fn contains(&self, number: usize) -> bool {
        self.word(number / 64) & (1 << (number % 64)) != 0
    }

    /// The first number of `self` that `others` lacks.
    #[inline]
    pub fn first_not_in(&self, others: &Self) -> Option<usize> {
        let words = 0..=self.more.len();
        words.into_iter().find_map(|index| match self.word(index) & !others.word(index) {
            0 => None,
            bits => Some(index * 64 + bits.trailing_zeros() as usize),
        })
    }

    #[inline]
    fn word(&self, index: usize) -> u64 {
        match index {
            0 => self.first,
            index => self.more.get(index - 1).copied().unwrap_or_default(),
        }
    }
}

impl FromIterator<usize> for Numbers {
    fn from_iter<I: IntoIterator<Item = usize>>(numbers: I) -> Self {
        let mut set = Self::default();
        numbers.into_iter().for_each(|number| _ = set.insert(number));
        set
    }
}

#[cfg(test)]
mod tests {
    use super::Numbers;

    #[test]
    fn numbers_of_any_size_are_kept() {
        let mut set = Numbers::default();
        for number in [0, 63, 64, 200] {
            assert!(!set.contains(number));
            assert!(set.insert(number) && !set.insert(number) && set.contains(number));
        }
        let wanted: Numbers = [0, 64, 65, 200, 300].into_iter().collect();
        assert_eq!(wanted.first_not_in(&set), Some(65));
        set.insert(65);
        assert_eq!(wanted.first_not_in(&set), Some(300));
        set.remove(64);
        assert_eq!(wanted.first_not_in(&set), Some(64));
        assert_eq!(Numbers::default().first_not_in(&set), None);
    }
}
