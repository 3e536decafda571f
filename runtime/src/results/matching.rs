//! Which outcome belongs to which item.

use std::collections::{HashMap, VecDeque};

use super::asked::Asked;
use super::outcome::{Outcome, Surplus, Unanswered, Unmatched};
use crate::error::{Error, Kind, Result};

/// An outcome, as it came.
pub(super) struct Came<T> {
    pub key: Vec<String>,
    pub result: Result<T>,
}

/// An outcome for each item that was sent, in that order: the first one of the same key that no other
/// item has. Without keys, that is the one at the same position.
///
/// # Errors
/// There are items without an outcome, or outcomes without an item.
pub(super) fn matched<T: Send + Sync + 'static>(
    sent: Vec<Vec<String>>,
    came: Vec<Came<T>>,
    asked: &Asked<'_>,
) -> Result<Vec<Outcome<T>>, Error> {
    let mut places: HashMap<&[String], VecDeque<usize>> = HashMap::new();
    for (place, item) in came.iter().enumerate() {
        places.entry(&item.key).or_default().push_back(place);
    }
    let next = |key: &Vec<String>| places.get_mut(key.as_slice())?.pop_front();
    let belongs: Vec<Option<usize>> = sent.iter().map(next).collect();
    let mut came: Vec<Option<Came<T>>> = came.into_iter().map(Some).collect();
    let (mut outcomes, mut unanswered) = (Vec::with_capacity(sent.len()), Vec::new());
    for (index, (key, place)) in sent.into_iter().zip(belongs).enumerate() {
        match place.and_then(|place| came.get_mut(place)?.take()) {
            Some(Came { result, .. }) => outcomes.push(Outcome { index, key, result }),
            None => unanswered.push(Unanswered { index, key }),
        }
    }
    let surplus = came.into_iter().enumerate();
    let surplus = surplus.filter_map(|(index, item)| {
        item.map(|Came { key, result }| Surplus { index, key: hidden(key, asked), result })
    });
    let surplus: Vec<_> = surplus.collect();
    if unanswered.is_empty() && surplus.is_empty() {
        return Ok(outcomes);
    }
    let unmatched = Unmatched { outcomes, unanswered, surplus };
    Err(asked.told(Kind::Unmatched((asked.hide)(&unmatched.to_string()), Box::new(unmatched))))
}

/// A key as it came, without the secrets that a server may put there.
fn hidden(key: Vec<String>, asked: &Asked<'_>) -> Vec<String> {
    key.iter().map(|text| (asked.hide)(text)).collect()
}
