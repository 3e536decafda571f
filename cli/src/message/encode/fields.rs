//! The fields of a record, each of which is used once.

use crate::message::value::Value;

/// The fields of a record that is being encoded.
#[derive(Debug)]
pub(super) struct Fields<'v> {
    fields: &'v [(String, Value)],
    used: Vec<bool>,
    /// How many items of a list were used, where several declarations share its name.
    shared: Vec<usize>,
}

impl<'v> Fields<'v> {
    pub(super) fn new(fields: &'v [(String, Value)]) -> Self {
        Self { fields, used: vec![false; fields.len()], shared: vec![0; fields.len()] }
    }

    /// The value of the first field of that name that is not used, which is used then.
    pub(super) fn take(&mut self, name: &str) -> Option<&'v Value> {
        let index = self.position(name)?;
        self.used[index] = true;
        Some(&self.fields[index].1)
    }

    /// The next values of the field of that name, `most` at most, where several declarations share
    /// it.
    pub(super) fn take_some(&mut self, name: &str, most: Option<u64>) -> Option<&'v [Value]> {
        let index = self.position(name)?;
        let value = &self.fields[index].1;
        let Value::List(items) = value else {
            self.used[index] = true;
            return Some(std::slice::from_ref(value));
        };
        let rest = &items[self.shared[index]..];
        let most = most.and_then(|most| usize::try_from(most).ok()).unwrap_or(rest.len());
        let taken = &rest[..most.min(rest.len())];
        self.shared[index] += taken.len();
        self.used[index] = taken.len() == rest.len();
        Some(taken)
    }

    /// Uses all fields whose names are as `wanted`, in their order.
    pub(super) fn take_where(
        &mut self,
        wanted: impl Fn(&str) -> bool,
    ) -> Vec<(&'v str, &'v Value)> {
        let mut taken = Vec::new();
        for ((name, value), used) in self.fields.iter().zip(&mut self.used) {
            if !*used && wanted(name) {
                *used = true;
                taken.push((name.as_str(), value));
            }
        }
        taken
    }

    /// Whether there is a field of that name that is not used.
    pub(super) fn has(&self, name: &str) -> bool {
        self.position(name).is_some()
    }

    /// The names of those that are not used.
    pub(super) fn left(&self) -> Vec<&'v str> {
        let left = self.fields.iter().zip(&self.used).filter(|(_, used)| !**used);
        left.map(|((name, _), _)| name.as_str()).collect()
    }

    fn position(&self, name: &str) -> Option<usize> {
        let mut fields = self.fields.iter().zip(&self.used);
        fields.position(|((known, _), used)| !used && known == name)
    }
}
