//! Groups that repeat: which elements belong to which occurrence.

use wsdl_runtime::tree::Element;

use crate::message::decode::Decoder;
use crate::message::model::{Kind, Member, MemberKind};
use crate::message::value::Value;

impl Decoder<'_> {
    /// The occurrences of a group, in the order of the elements.
    pub(super) fn repeated(
        &mut self,
        index: usize,
        children: &[&Element],
        used: &mut [bool],
    ) -> Vec<Value> {
        let Some(inner) = self.inner(index) else { return Vec::new() };
        let is_choice = matches!(self.schema.get(index).map(|it| &it.kind), Some(Kind::Choice(_)));
        let mut occurrences: Vec<Vec<usize>> = Vec::new();
        // Where the last element stands among the members.
        let mut last: Option<(usize, u64)> = None;
        for at in 0..children.len() {
            if used[at] {
                continue;
            }
            let Some(place) = inner.iter().position(|it| self.begins(it, children[at], 0)) else {
                continue;
            };
            let goes_on = last.is_some_and(|(before, count)| match before == place {
                // What holds more than one element is told apart by what it holds.
                true => {
                    inner[place].most.is_none_or(|most| count < most)
                        || matches!(inner[place].kind, MemberKind::Group(..)) && !is_choice
                }
                false => !is_choice && place > before,
            });
            match (goes_on, occurrences.last_mut()) {
                (true, Some(occurrence)) => occurrence.push(at),
                _ => occurrences.push(vec![at]),
            }
            last = match last {
                Some((before, count)) if goes_on && before == place => Some((place, count + 1)),
                _ => Some((place, 1)),
            };
        }
        occurrences
            .into_iter()
            .map(|found| self.occurrence(inner, &found, children, used))
            .collect()
    }

    fn occurrence(
        &mut self,
        inner: &[Member],
        found: &[usize],
        children: &[&Element],
        used: &mut [bool],
    ) -> Value {
        let own: Vec<&Element> = found.iter().map(|at| children[*at]).collect();
        let mut taken = vec![false; own.len()];
        let mut fields = Vec::new();
        self.by_name(inner, &own, &mut taken, &mut fields);
        for (at, taken) in found.iter().zip(taken) {
            used[*at] |= taken;
        }
        Value::Record(fields)
    }

    /// Whether an element is one of a member.
    fn begins(&self, member: &Member, element: &Element, depth: usize) -> bool {
        match &member.kind {
            MemberKind::Element(declared) => {
                element.name == declared.name.local
                    && (self.encoded || element.namespace == *declared.name.namespace)
            }
            MemberKind::Group(index, _) if depth < 50 => self
                .inner(*index)
                .is_some_and(|inner| inner.iter().any(|it| self.begins(it, element, depth + 1))),
            MemberKind::Group(..) | MemberKind::Any => false,
        }
    }
}
