//! List types.

use std::fmt;
use std::ops::{Deref, DerefMut};
use std::str::FromStr;

use super::white_space::WHITE_SPACE;

/// The items of a list type, `xs:list` (XSD 1.0 Part 2 §2.5.1.2), such as `xs:NMTOKENS`.
///
/// ```
/// use wsdl_runtime::types::List;
///
/// let scores: List<i32> = " 3\n 1 2".parse()?;
/// assert_eq!(*scores, [3, 1, 2]);
/// assert_eq!(scores.to_string(), "3 1 2");
/// # Ok::<(), std::num::ParseIntError>(())
/// ```
///
/// The text is split at white space, and written with one blank between items. Reading fails where
/// an item does, with its error. The default is empty.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct List<T>(Vec<T>);

impl<T> List<T> {
    /// An empty list.
    pub const fn new() -> Self {
        Self(Vec::new())
    }

    /// The items themselves.
    pub fn into_inner(self) -> Vec<T> {
        self.0
    }
}

impl<T> Default for List<T> {
    fn default() -> Self {
        Self::new()
    }
}

impl<T: FromStr> FromStr for List<T> {
    type Err = T::Err;

    fn from_str(text: &str) -> Result<Self, T::Err> {
        text.split(WHITE_SPACE).filter(|item| !item.is_empty()).map(str::parse).collect()
    }
}

impl<T: fmt::Display> fmt::Display for List<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().enumerate().try_for_each(|(index, item)| {
            let blank = if index > 0 { " " } else { "" };
            write!(f, "{blank}{item}")
        })
    }
}

impl<T> Deref for List<T> {
    type Target = Vec<T>;

    fn deref(&self) -> &Vec<T> {
        &self.0
    }
}

impl<T> DerefMut for List<T> {
    fn deref_mut(&mut self) -> &mut Vec<T> {
        &mut self.0
    }
}

impl<T> From<Vec<T>> for List<T> {
    fn from(items: Vec<T>) -> Self {
        Self(items)
    }
}

impl<T, const N: usize> From<[T; N]> for List<T> {
    fn from(items: [T; N]) -> Self {
        Self(items.into())
    }
}

impl<T> From<List<T>> for Vec<T> {
    fn from(list: List<T>) -> Self {
        list.0
    }
}

impl<T> FromIterator<T> for List<T> {
    fn from_iter<I: IntoIterator<Item = T>>(items: I) -> Self {
        Self(items.into_iter().collect())
    }
}

impl<T> Extend<T> for List<T> {
    fn extend<I: IntoIterator<Item = T>>(&mut self, items: I) {
        self.0.extend(items);
    }
}

impl<T> IntoIterator for List<T> {
    type Item = T;
    type IntoIter = std::vec::IntoIter<T>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<'a, T> IntoIterator for &'a List<T> {
    type Item = &'a T;
    type IntoIter = std::slice::Iter<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}

impl<'a, T> IntoIterator for &'a mut List<T> {
    type Item = &'a mut T;
    type IntoIter = std::slice::IterMut<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter_mut()
    }
}

#[cfg(test)]
mod tests {
    use super::super::date::Date;
    use super::super::decimal::Decimal;
    use super::*;

    #[test]
    fn items_are_divided_by_white_space() {
        for (text, items) in
            [("", vec![]), (" \n", vec![]), ("a", vec!["a"]), ("\ta\r\n  b ", vec!["a", "b"])]
        {
            let list: List<String> = text.parse().unwrap();
            assert_eq!(*list, items);
            assert_eq!(list.to_string(), items.join(" "));
        }
        let other_blank: List<String> = "a\u{a0}b".parse().unwrap();
        assert_eq!(other_blank.len(), 1);
    }

    #[test]
    fn an_item_that_is_none_is_refused() {
        let error = "2024-01-01 2024-01-32".parse::<List<Date>>().unwrap_err();
        assert_eq!(error.found(), "2024-01-32");
    }

    #[test]
    fn a_list_is_used_as_a_vec_is() {
        let mut list: List<Decimal> = [1, 2].map(Decimal::from).into_iter().collect();
        list.push(3.into());
        list.extend(["4.0".parse().unwrap()]);
        for item in &mut list {
            *item = item.to_string().replace('2', "20").parse().unwrap();
        }
        assert_eq!(list.to_string(), "1 20 3 4.0");
        assert_eq!((&list).into_iter().count(), 4);
        assert_eq!(Vec::from(list.clone()), list.into_inner());
        assert_eq!(List::from(vec![1]), List::from([1]));
        assert!(List::<Decimal>::default().is_empty());
    }
}
