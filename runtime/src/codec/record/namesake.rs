//! Elements that share nothing but their local name with a declared one, which counts more wherever it
//! stands.

use super::element::read_element;
use super::field::{Field, FieldMut};
use super::find::By;
use super::reading::{Namesake, Reading, expect};
use crate::codec::decode::{DecodeError, Decoder};
use crate::codec::leniency::Leniency;
use crate::codec::line::{Kind, Line};

impl Reading<'_> {
    /// Decodes an element whose whole name no line has.
    #[cold]
    pub(super) fn undeclared(
        &mut self,
        local: &str,
        decoder: &mut Decoder<'_>,
    ) -> Result<(), DecodeError> {
        let Some(index) = self.find(local, By::Local, decoder) else {
            return self.left_over(local, decoder);
        };
        let line = &self.shape.lines[index];
        let of_namesakes = self.namesakes.iter().any(|it| it.line == index);
        let is_group = matches!(line.kind, Kind::Group(_));
        let has_room = !self.seen.contains(index) || is_group || line.repeats && of_namesakes;
        if !has_room || is_group && self.is_beside(index, local, decoder)? {
            // The declared element is there, or another namesake.
            return self.left_over(local, decoder);
        }
        if !is_group {
            // A group counts its own.
            decoder.tolerate(Leniency::Namespace)?;
        }
        if !of_namesakes {
            self.namesakes.push(Namesake { line: index, error: None });
        }
        self.seen.insert(index);
        self.near = index;
        expect(line, decoder)?;
        if is_group {
            return read_element(self.record.field_mut(index), local, decoder);
        }
        let mark = decoder.mark();
        let Err(error) = self.read(index, local, decoder) else {
            return Ok(());
        };
        // It may be something else altogether, and the declared element is still to come.
        self.clear(index);
        self.seen.remove(index);
        if let Some(namesake) = self.namesakes.iter_mut().find(|it| it.line == index) {
            namesake.error.get_or_insert(error);
        }
        decoder.pass_over(mark)
    }

    /// Whether an element of a group in its own namespace stands beside the current one, which shares
    /// the local name with it, or would make another variant the chosen one. A group cannot forget
    /// what it holds once that comes.
    #[cold]
    fn is_beside(
        &mut self,
        index: usize,
        local: &str,
        decoder: &Decoder<'_>,
    ) -> Result<bool, DecodeError> {
        if self.of_groups.is_none() {
            let lines = self.shape.lines.iter().filter(|it| matches!(it.kind, Kind::Group(_)));
            let groups: Vec<_> = lines.collect();
            let is_of_group = |local: &str, decoder: &Decoder<'_>| {
                groups.iter().any(|line| self.shape.accepts(line, local, By::Name, decoder))
            };
            self.of_groups = Some(decoder.siblings(self.begin, is_of_group)?);
        }
        let mut names = self.of_groups.iter().flatten();
        let Some(variant_of) = self.variants(index, decoder) else {
            return Ok(names.any(|it| it == local));
        };
        let variant = variant_of(local);
        Ok(names.any(|it| it == local || variant_of(it).is_some_and(|it| Some(it) != variant)))
    }

    /// The number of the variant that an element of a local name belongs to, where the group is one
    /// choice.
    fn variants<'d, 'x>(
        &self,
        index: usize,
        decoder: &'d Decoder<'x>,
    ) -> Option<impl Fn(&str) -> Option<usize> + use<'d, 'x>> {
        let is_choice =
            matches!(self.record.field(index), Field::Group(group) if group.is_one_choice());
        let Kind::Group(shape) = self.shape.lines[index].kind else { return None };
        let shape = shape();
        let accepts = move |line: &Line, name: &str| shape.accepts(line, name, By::Local, decoder);
        let variant_of = move |name: &str| shape.lines.iter().position(|line| accepts(line, name));
        is_choice.then_some(variant_of)
    }

    /// Forgets what came of elements that are not the declared one of a line, which is here now.
    #[cold]
    pub(super) fn replace_namesakes(&mut self, index: usize) {
        let Some(at) = self.namesakes.iter().position(|it| it.line == index) else { return };
        self.namesakes.remove(at);
        if !matches!(self.shape.lines[index].kind, Kind::Group(_)) {
            self.clear(index);
            self.seen.remove(index);
        }
    }

    fn clear(&mut self, index: usize) {
        self.parts.retain(|(part, _)| *part != index);
        match self.record.field_mut(index) {
            FieldMut::Optional(it) => it.clear(),
            FieldMut::One(it) => it.clear(),
            FieldMut::Repeated(it) => it.clear(),
            _ => {}
        }
    }
}
