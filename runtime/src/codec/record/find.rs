//! Finds the line that an element belongs to.

use crate::codec::decode::Decoder;
use crate::codec::line::{Kind, Line, Shape, Summary};

/// How the name of an element is compared with that of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum By {
    /// Namespace and local name (Namespaces in XML 1.0 §6).
    Name,
    /// The local name alone, where the struct allows that: servers get namespaces wrong.
    Local,
}

/// How many lines are looked at one by one before the sorted ones are asked.
const NEAR: usize = 8;

impl Shape {
    /// Whether the current element, called `local`, is that of a line.
    #[inline]
    pub(crate) fn names(&self, line: &Line, local: &str, by: By, decoder: &Decoder<'_>) -> bool {
        is_alike(line.name.local, local)
            && matches!(line.kind, Kind::Element | Kind::Part)
            && match by {
                By::Name => decoder.is_of(line.name.namespace),
                By::Local => !self.exact,
            }
    }

    /// Whether that element can belong to a line: it has its name, or the name of an element of its
    /// group.
    pub(crate) fn accepts(&self, line: &Line, local: &str, by: By, decoder: &Decoder<'_>) -> bool {
        match line.kind {
            Kind::Group(shape) => shape().accepts_any(local, by, decoder),
            _ => self.names(line, local, by, decoder),
        }
    }

    /// Whether that element can belong to one of the lines.
    pub(crate) fn accepts_any(&self, local: &str, by: By, decoder: &Decoder<'_>) -> bool {
        self.lines.iter().any(|line| self.accepts(line, local, by, decoder))
    }

    /// The same, by either way of comparing.
    pub(crate) fn knows(&self, local: &str, decoder: &Decoder<'_>) -> bool {
        [By::Name, By::Local].into_iter().any(|by| self.accepts_any(local, by, decoder))
    }

    /// Whether any element at all can belong to a line.
    pub(crate) fn is_open(line: &Line) -> bool {
        match line.kind {
            Kind::OtherElements => true,
            Kind::Group(shape) => shape().lines.iter().any(Self::is_open),
            _ => false,
        }
    }

    /// What the lines have in common.
    #[inline]
    pub(super) fn summary(&self) -> &Summary {
        self.summary.get_or_init(|| {
            let numbers = |wanted: fn(&Line) -> bool| {
                (0..self.lines.len()).filter(|&index| wanted(&self.lines[index])).collect()
            };
            let ambiguous = |line: &Line| line.next || matches!(line.kind, Kind::Group(_));
            Summary {
                ambiguous: self.lines.iter().any(ambiguous),
                open: self.lines.iter().any(Self::is_open),
                required: numbers(|line| line.required && line.kind.is_element()),
                expected: numbers(|line| line.expected && line.kind.is_element()),
                composites: (0..self.lines.len())
                    .filter(|&it| self.lines[it].part == Some((it, 0)))
                    .collect(),
                counted: (0..self.lines.len()).filter(|&it| is_counted(&self.lines[it])).collect(),
            }
        })
    }

    /// The line of an element, looked for from the line `near` on: elements mostly come in the
    /// order of the schema. No two lines have its name.
    #[inline]
    pub(crate) fn find(
        &self,
        local: &str,
        near: usize,
        by: By,
        decoder: &Decoder<'_>,
    ) -> Option<usize> {
        let after = self.lines.get(near..).unwrap_or_default();
        for (index, line) in after.iter().take(NEAR).enumerate() {
            if self.names(line, local, by, decoder) {
                return Some(near + index);
            }
        }
        self.find_far(local, by, decoder)
    }

    fn find_far(&self, local: &str, by: By, decoder: &Decoder<'_>) -> Option<usize> {
        if self.lines.len() > 2 * NEAR {
            return self.find_sorted(local, by, decoder);
        }
        self.lines.iter().position(|line| self.names(line, local, by, decoder))
    }

    fn find_sorted(&self, local: &str, by: By, decoder: &Decoder<'_>) -> Option<usize> {
        let sorted = self.sorted.get_or_init(|| self.sort());
        let name = |index: usize| self.lines[index].name.local;
        let key = (local.len(), local);
        let first = sorted.partition_point(|&index| (name(index).len(), name(index)) < key);
        let alike = sorted[first..].iter().take_while(|&&index| name(index) == local);
        alike.copied().find(|&index| self.names(&self.lines[index], local, by, decoder))
    }

    fn sort(&self) -> Box<[usize]> {
        let mut sorted: Vec<usize> = (0..self.lines.len()).collect();
        // Of several lines of one name, the first one comes first.
        let name = |index: usize| self.lines[index].name.local;
        // By length first, which takes one instruction to compare.
        sorted.sort_by_key(|&index| (name(index).len(), name(index), index));
        sorted.into()
    }
}

/// Whether it has to be counted how often a line is there.
fn is_counted(line: &Line) -> bool {
    line.least > 0 || line.most < u32::MAX || matches!(line.kind, Kind::Group(_))
}

/// Whether two names are the same. Most that are not differ in their length or in their first byte,
/// and a look at these costs less than a call.
#[inline]
fn is_alike(name: &str, other: &str) -> bool {
    name.len() == other.len()
        && name.as_bytes().first() == other.as_bytes().first()
        && name == other
}
