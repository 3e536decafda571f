//! Extra fields, which hold external ids among others.

use std::collections::{BTreeMap, BTreeSet};

/// A field's name, and a value.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::testing) struct External {
    pub(in crate::testing) name: String,
    pub(in crate::testing) value: String,
}

/// The extra fields that a portal knows for accounts, for courses or for sessions, and whose values
/// are where.
#[derive(Clone, Debug, Default, PartialEq)]
pub(in crate::testing) struct Fields {
    defined: BTreeSet<String>,
    owners: BTreeMap<(String, String), BTreeSet<i64>>,
    /// Those that the portal filters by, in the order in which they were marked.
    filters: Vec<String>,
}

impl Fields {
    /// Makes a field, if there is none of that name. The name becomes lower case, and blanks become
    /// underscores.
    pub(in crate::testing) fn define(&mut self, name: &str) {
        if !name.is_empty() {
            self.defined.insert(name.to_lowercase().replace(' ', "_"));
        }
    }

    /// Makes a field, and marks it as one to filter by.
    pub(in crate::testing) fn mark_filter(&mut self, name: &str) {
        self.define(name);
        if !self.filters.iter().any(|it| it == name) {
            self.filters.push(name.to_owned());
        }
    }

    /// The fields to filter by, of those that have a value among `extra`: number, name, value.
    pub(in crate::testing) fn filters<'f>(
        &'f self,
        extra: &'f BTreeMap<String, String>,
    ) -> impl Iterator<Item = (usize, &'f str, &'f str)> {
        let numbered = (1..).zip(&self.filters);
        numbered.filter_map(|(id, name)| Some((id, name.as_str(), extra.get(name)?.as_str())))
    }

    /// Gives `owner`, who has the values `extra`, a value. Nothing is stored, and the answer is
    /// `false`, where no field is spelt like that.
    pub(in crate::testing) fn store(
        &mut self,
        owner: i64,
        extra: &mut BTreeMap<String, String>,
        field: &External,
    ) -> bool {
        let External { name, value } = field;
        if !self.defined.contains(name) {
            return false;
        }
        if let Some(old) = extra.insert(name.clone(), value.clone()) {
            self.forget_value(owner, name, &old);
        }
        self.owners.entry((name.clone(), value.clone())).or_default().insert(owner);
        true
    }

    /// The first owner of a value.
    pub(in crate::testing) fn find(&self, field: &External) -> Option<i64> {
        let External { name, value } = field;
        self.owners.get(&(name.clone(), value.clone()))?.first().copied()
    }

    /// Knows the values of these owners, and no others. Their fields are there from then on.
    pub(in crate::testing) fn index<'e>(
        &mut self,
        owners: impl Iterator<Item = (i64, &'e BTreeMap<String, String>)>,
    ) {
        self.owners.clear();
        for (owner, extra) in owners {
            for (name, value) in extra {
                self.defined.insert(name.clone());
                let key = (name.clone(), value.clone());
                self.owners.entry(key).or_default().insert(owner);
            }
        }
    }

    /// Forgets all values of an owner.
    pub(in crate::testing) fn forget(&mut self, owner: i64, extra: &BTreeMap<String, String>) {
        extra.iter().for_each(|(name, value)| self.forget_value(owner, name, value));
    }

    fn forget_value(&mut self, owner: i64, name: &str, value: &str) {
        let key = (name.to_owned(), value.to_owned());
        if let Some(owners) = self.owners.get_mut(&key) {
            owners.remove(&owner);
            if owners.is_empty() {
                self.owners.remove(&key);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn external(name: &str, value: &str) -> External {
        External { name: name.to_owned(), value: value.to_owned() }
    }

    #[test]
    fn a_value_is_stored_under_the_spelling_that_was_sent_or_not_at_all() {
        let mut fields = Fields::default();
        let mut extra = BTreeMap::new();
        fields.define("SIS Id");
        assert!(!fields.store(7, &mut extra, &external("SIS Id", "4711")));
        assert_eq!(fields.find(&external("sis_id", "4711")), None);
        assert!(fields.store(7, &mut extra, &external("sis_id", "4711")));
        assert_eq!(fields.find(&external("sis_id", "4711")), Some(7));
    }

    #[test]
    fn another_value_takes_the_place_of_the_first() {
        let mut fields = Fields::default();
        let mut extra = BTreeMap::new();
        fields.define("sis");
        fields.store(7, &mut extra, &external("sis", "1"));
        fields.store(7, &mut extra, &external("sis", "2"));
        assert_eq!(fields.find(&external("sis", "1")), None);
        assert_eq!(fields.find(&external("sis", "2")), Some(7));
        fields.forget(7, &extra);
        assert_eq!(fields.find(&external("sis", "2")), None);
    }
}
