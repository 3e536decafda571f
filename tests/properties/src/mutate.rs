//! Numbers that look random, and bytes that are changed by them. The same ones on every run.

/// A generator of numbers (Marsaglia's xorshift).
#[derive(Clone, Copy, Debug)]
pub struct Random(u64);

impl Random {
    /// One that begins at a number.
    pub fn new(seed: u64) -> Self {
        Self(seed | 1)
    }

    /// One that depends on bytes.
    pub fn of(bytes: &[u8]) -> Self {
        let mix = |hash: u64, byte: &u8| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        Self::new(bytes.iter().fold(0xcbf2_9ce4_8422_2325, mix))
    }

    /// A number below `bound`; 0 where that is 0.
    pub fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as usize % bound.max(1)
    }

    /// One item of a list that is not empty.
    pub fn of_list<T: Copy>(&mut self, list: &[T]) -> T {
        list[self.below(list.len())]
    }
}

/// Pieces that replies are made of.
const PIECES: [&str; 32] = [
    "<i>",
    "</i>",
    "<i/>",
    "<!--",
    "-->",
    "<![CDATA[",
    "]]>",
    "<?p ",
    "?>",
    "&amp;",
    "&#x41;",
    "&#0;",
    " href='#1'",
    " id='1'",
    " xsi:nil='true'",
    " xsi:type='xsd:int'",
    " enc:position='[9]'",
    " enc:offset='[3]'",
    " enc:arrayType='xsd:string[7]'",
    " xmlns='urn:x'",
    " xmlns:p='urn:p'",
    "p:",
    "\0",
    "\r\n",
    "\t",
    "-1",
    "1e9",
    "true",
    "é",
    "\u{FFFE}",
    "<tag>",
    "'",
];

/// Changes bytes in a few places.
pub fn mutate(bytes: &mut Vec<u8>, random: &mut Random) {
    for _ in 0..=random.below(4) {
        let at = random.below(bytes.len() + 1);
        let end = (at + random.below(24)).min(bytes.len());
        match random.below(6) {
            0 => bytes.insert(at, random.below(256) as u8),
            1 => drop(bytes.drain(at..end)),
            2 => {
                let copy = bytes[at..end].to_vec();
                let to = random.below(bytes.len() + 1);
                bytes.splice(to..to, copy);
            }
            3 if at < bytes.len() => bytes[at] ^= 1 << random.below(8),
            4 => bytes.truncate(at.max(bytes.len() / 2)),
            _ => {
                let piece = random.of_list(&PIECES);
                bytes.splice(at..at, piece.bytes());
            }
        }
    }
}
