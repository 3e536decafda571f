//! What secrets look like in a text, apart from how their characters are spelled.

use base64::Engine;
use base64::engine::general_purpose::STANDARD_NO_PAD;

use super::spelling::{Reading, Spelled, is_special};

/// A text to look for.
#[derive(Debug)]
pub(super) struct Needle {
    text: Vec<u8>,
    kind: Kind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// In any case of its letters: that of a key in hexadecimal digits has no meaning.
    Plain,
    /// In Base64 of either alphabet (RFC 4648 §4, §5), which lines can divide.
    Base64,
}

impl Needle {
    /// All needles of a secret: as it is, in hexadecimal digits, and in Base64, by itself and inside
    /// of a longer text.
    pub fn all(secret: &str) -> Vec<Self> {
        let mut cases = vec![secret.to_owned()];
        for other in [secret.to_lowercase(), secret.to_uppercase()] {
            if !cases.contains(&other) {
                cases.push(other);
            }
        }
        let mut needles = vec![Self { text: hex::encode(secret).into(), kind: Kind::Plain }];
        for (index, case) in cases.iter().enumerate() {
            let is_new = !cases[..index].iter().any(|it| it.eq_ignore_ascii_case(case));
            if is_new {
                needles.push(Self { text: case.clone().into(), kind: Kind::Plain });
            }
            let base64 = (0..3).map(|before| base64(case.as_bytes(), before));
            needles.extend(base64.map(|text| Self { text, kind: Kind::Base64 }));
        }
        needles
    }

    /// Whether a text that is one may begin with this byte.
    pub fn begins_with(&self, byte: u8) -> bool {
        self.matches(0, &[byte])
    }

    /// Whether what comes behind `from` is `bytes`.
    fn matches(&self, from: usize, bytes: &[u8]) -> bool {
        let Some(wanted) = self.text.get(from..from + bytes.len()) else { return false };
        match self.kind {
            Kind::Plain => wanted.eq_ignore_ascii_case(bytes),
            Kind::Base64 => wanted.iter().copied().eq(bytes.iter().map(|byte| match byte {
                b'-' => b'+',
                b'_' => b'/',
                other => *other,
            })),
        }
    }

    /// The range of the needle where it begins at `start` in a text.
    pub fn find_at(&self, start: usize, spelled: &Spelled<'_>) -> Option<(usize, usize)> {
        // How much is found, and where the text goes on; several where it can be read in several
        // ways. The one that is furthest behind goes first, so that each is looked at once.
        let mut ways = vec![(start, 0)];
        let mut end = None;
        while let Some(index) = furthest_behind(&ways) {
            let (at, found) = ways.swap_remove(index);
            if found == self.text.len() {
                end = end.max(Some(at));
                continue;
            }
            let mut go_on = |way| {
                if !ways.contains(&way) {
                    ways.push(way);
                }
            };
            match spelled.text.get(at) {
                // The usual case, fast.
                Some(byte) if !is_special(*byte) => {
                    self.step(&[*byte], found).into_iter().for_each(|found| go_on((at + 1, found)));
                }
                _ => {
                    for reading in spelled.readings(at).list() {
                        let step = self.step(reading.bytes(), found);
                        step.into_iter().for_each(|found| go_on((reading.end, found)));
                    }
                }
            }
            if found > 0
                && let Some(behind) = spelled.behind_invisible(at)
            {
                go_on((behind, found));
            }
        }
        Some(self.with_neighbours(start, end?, spelled))
    }

    /// How much is found with `bytes`, if they fit.
    fn step(&self, bytes: &[u8], found: usize) -> Option<usize> {
        let is_break = self.kind == Kind::Base64 && found > 0 && bytes.trim_ascii().is_empty();
        if is_break {
            return Some(found);
        }
        self.matches(found, bytes).then_some(found + bytes.len())
    }

    /// In Base64, the characters in front and behind hold some bits of the secret too.
    fn with_neighbours(&self, start: usize, end: usize, spelled: &Spelled<'_>) -> (usize, usize) {
        if self.kind == Kind::Plain {
            return (start, end);
        }
        let in_base64 = |byte: &u8| byte.is_ascii_alphanumeric() || b"+/-_".contains(byte);
        let before = start.checked_sub(1).filter(|at| in_base64(&spelled.text[*at]));
        let behind = spelled.readings(end);
        let mut after = behind.list().iter().filter(|it| it.bytes().iter().all(in_base64));
        (before.unwrap_or(start), after.next().map_or(end, |it: &Reading| it.end))
    }
}

fn furthest_behind(ways: &[(usize, usize)]) -> Option<usize> {
    (0..ways.len()).min_by_key(|index| ways[*index])
}

/// The characters that `secret` alone decides on, where so many bytes stand `before` it.
fn base64(secret: &[u8], before: usize) -> Vec<u8> {
    let mut bytes = vec![0; before];
    bytes.extend_from_slice(secret);
    let text = STANDARD_NO_PAD.encode(&bytes);
    // A character holds six bits.
    let (first, last) = ((before * 8).div_ceil(6), bytes.len() * 8 / 6);
    text.as_bytes().get(first..last).unwrap_or_default().to_vec()
}
