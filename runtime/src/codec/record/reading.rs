//! The elements of a struct while they are read: which line each belongs to, and what is taken twice.

use super::count::check_count;
use super::element::read_element;
use super::field::{Field, FieldMut, Record};
use super::find::By;
use crate::codec::decode::{DecodeError, Decoder};
use crate::codec::leniency::Leniency;
use crate::codec::line::{Kind, Line, Shape};
use crate::codec::numbers::Numbers;

/// A struct whose elements are read.
pub(super) struct Reading<'r> {
    record: &'r mut dyn Record,
    shape: &'static Shape,
    /// The line of the last element.
    near: usize,
    /// An element can belong to several lines.
    ambiguous: bool,
    /// The lines of which an element was there.
    seen: Numbers,
    /// The texts of elements that are parts of values, by their lines.
    parts: Vec<(usize, Option<String>)>,
    /// The lines that hold elements of another namespace than the declared one.
    namesakes: Vec<Namesake>,
    /// Where the elements begin.
    begin: usize,
    /// The local names of the elements of groups that are there in their own namespace, once that
    /// was asked.
    of_groups: Option<Vec<String>>,
}

/// An element that shares nothing but its local name with that of a line.
struct Namesake {
    line: usize,
    /// Why it cannot be read: that counts if the declared element does not come.
    error: Option<DecodeError>,
}

impl<'r> Reading<'r> {
    /// `begin` is where the elements begin.
    pub(super) fn new(
        record: &'r mut dyn Record,
        shape: &'static Shape,
        first: usize,
        begin: usize,
    ) -> Self {
        let ambiguous = shape.summary().ambiguous;
        Self {
            record,
            shape,
            near: first,
            ambiguous,
            seen: Numbers::default(),
            parts: Vec::new(),
            namesakes: Vec::new(),
            begin,
            of_groups: None,
        }
    }

    /// Decodes the current element.
    pub(super) fn child(
        &mut self,
        local: &str,
        decoder: &mut Decoder<'_>,
    ) -> Result<(), DecodeError> {
        let found = match self.ambiguous {
            true => self.find(local, By::Name, decoder),
            false => self.shape.find(local, self.near, By::Name, decoder),
        };
        let Some(index) = found else {
            return self.undeclared(local, decoder);
        };
        if !self.namesakes.is_empty() {
            self.replace_namesakes(index);
        }
        let line = &self.shape.lines[index];
        if index < self.near && !self.shape.unordered {
            out_of_order(line, decoder)?;
        }
        self.near = index;
        let is_second = !self.seen.insert(index) && is_single(line);
        if is_second {
            return self.left_over(local, decoder);
        }
        expect(line, decoder)?;
        self.read(index, local, decoder)
    }

    /// Decodes the current element into the field of a line.
    #[inline]
    fn read(
        &mut self,
        index: usize,
        local: &str,
        decoder: &mut Decoder<'_>,
    ) -> Result<(), DecodeError> {
        if self.shape.lines[index].part.is_none() {
            return read_element(self.record.field_mut(index), local, decoder);
        }
        let mut text: Option<String> = None;
        if !decoder.read_into(&mut text)? {
            text = None;
        }
        self.parts.push((index, text));
        Ok(())
    }

    /// Makes values of the elements that are parts of them.
    #[cold]
    fn put_together(&mut self, decoder: &Decoder<'_>) -> Result<(), DecodeError> {
        for &first in &self.shape.summary().composites {
            let of_value = |line: &&Line| line.part.is_some_and(|(it, _)| it == first);
            let mut lines: Vec<_> = self.shape.lines.iter().filter(of_value).collect();
            lines.sort_by_key(|line| line.part_number());
            let names: Vec<&str> = lines.iter().map(|line| line.name.local).collect();
            let lines = self.shape.lines;
            let mut texts = vec![None; names.len()];
            for (index, text) in &mut self.parts {
                if let Some((value, part)) = lines[*index].part
                    && value == first
                    && let Some(place) = texts.get_mut(part)
                {
                    *place = text.take();
                }
            }
            if let FieldMut::Composite(field) = self.record.field_mut(first) {
                field.put(&texts, &names, decoder)?;
            }
        }
        Ok(())
    }

    /// The line that the current element belongs to.
    fn find(&self, local: &str, by: By, decoder: &Decoder<'_>) -> Option<usize> {
        if !self.ambiguous {
            return self.shape.find(local, self.near, by, decoder);
        }
        let (before, after) = self.shape.lines.split_at(self.near.min(self.shape.lines.len()));
        let admits = |index: usize, line: &Line| self.admits(index, line, local, by, decoder);
        let mut ahead = after.iter().enumerate().map(|(index, line)| (self.near + index, line));
        let found = ahead.find(|(index, line)| admits(*index, line)).map(|(index, _)| index);
        found.or_else(|| before.iter().enumerate().position(|(index, line)| admits(index, line)))
    }

    /// Whether a line can take the current element beside what it holds.
    fn admits(
        &self,
        index: usize,
        line: &Line,
        local: &str,
        by: By,
        decoder: &Decoder<'_>,
    ) -> bool {
        self.shape.accepts(line, local, by, decoder)
            && match self.record.field(index) {
                Field::Group(it) => it.has_room(local, decoder),
                // A namesake makes room for the declared element.
                _ if is_single(line) => {
                    !self.seen.contains(index)
                        || by == By::Name && self.namesakes.iter().any(|it| it.line == index)
                }
                _ => true,
            }
    }

    /// Decodes an element whose whole name no line has.
    #[cold]
    fn undeclared(&mut self, local: &str, decoder: &mut Decoder<'_>) -> Result<(), DecodeError> {
        let Some(index) = self.find(local, By::Local, decoder) else {
            return self.left_over(local, decoder);
        };
        let line = &self.shape.lines[index];
        let of_namesakes = self.namesakes.iter().any(|it| it.line == index);
        let is_group = matches!(line.kind, Kind::Group(_));
        let has_room = !self.seen.contains(index) || is_group || line.repeats && of_namesakes;
        if !has_room || is_group && self.is_beside(local, decoder)? {
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

    /// Whether an element of a group that is called `local`, in its own namespace, stands beside the
    /// current one. A group cannot forget what it holds once that comes.
    #[cold]
    fn is_beside(&mut self, local: &str, decoder: &Decoder<'_>) -> Result<bool, DecodeError> {
        if self.of_groups.is_none() {
            let lines = self.shape.lines.iter().filter(|it| matches!(it.kind, Kind::Group(_)));
            let groups: Vec<_> = lines.collect();
            let is_of_group = |local: &str, decoder: &Decoder<'_>| {
                groups.iter().any(|line| self.shape.accepts(line, local, By::Name, decoder))
            };
            self.of_groups = Some(decoder.siblings(self.begin, is_of_group)?);
        }
        Ok(self.of_groups.iter().flatten().any(|it| it == local))
    }

    /// Forgets what came of elements that are not the declared one of a line, which is here now.
    #[cold]
    fn replace_namesakes(&mut self, index: usize) {
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

    /// Reads an element that no line takes: into a wildcard, if there is one.
    #[cold]
    fn left_over(&mut self, local: &str, decoder: &mut Decoder<'_>) -> Result<(), DecodeError> {
        if self.shape.summary().open {
            let lines = self.shape.lines.iter().enumerate();
            let mut open = lines.filter(|(_, line)| Shape::is_open(line)).map(|(index, _)| index);
            let taken = open.find(|index| match self.record.field(*index) {
                Field::Group(it) => it.has_room(local, decoder),
                _ => true,
            });
            if let Some(index) = taken {
                return read_element(self.record.field_mut(index), local, decoder);
            }
        }
        if decoder.is_include() {
            return Err(decoder.unexpected_part("elements"));
        }
        if self.ambiguous
            && let Some(index) = self.goes_back(local, decoder)
        {
            return read_element(self.record.field_mut(index), local, decoder);
        }
        let is_declared = self.shape.accepts_any(local, By::Name, decoder);
        decoder.tolerate(match is_declared {
            true => Leniency::RepeatedElement,
            false => Leniency::UnknownElement,
        })?;
        decoder.skip()
    }

    /// The line of a group that takes an element which belongs before what is there.
    fn goes_back(&self, local: &str, decoder: &Decoder<'_>) -> Option<usize> {
        (0..self.shape.lines.len()).find(|index| match self.record.field(*index) {
            Field::Group(it) => it.goes_back(local, decoder),
            _ => false,
        })
    }

    /// Refuses what lacks an element that has to be there.
    pub(super) fn finish(mut self, decoder: &Decoder<'_>) -> Result<(), DecodeError> {
        let failed = |it: &Namesake| it.error.is_some() && !self.seen.contains(it.line);
        if let Some(at) = self.namesakes.iter().position(failed)
            && let Some(error) = self.namesakes.swap_remove(at).error
        {
            return Err(error);
        }
        let summary = self.shape.summary();
        if !summary.composites.is_empty() {
            self.put_together(decoder)?;
        }
        if let Some(index) = summary.required.first_not_in(&self.seen) {
            return Err(decoder.missing(self.shape.lines[index].name.local));
        }
        let is_missing = summary.expected.first_not_in(&self.seen).is_some();
        // With SOAP encoding an absent value is nil (SOAP 1.1 §5.1).
        if decoder.is_encoded() || !is_missing && summary.counted.is_empty() {
            return Ok(());
        }
        self.missing(decoder)
    }

    /// Takes note of the elements that the schema requires, and of those that are too many.
    #[cold]
    fn missing(&mut self, decoder: &Decoder<'_>) -> Result<(), DecodeError> {
        while let Some(index) = self.shape.summary().expected.first_not_in(&self.seen) {
            decoder.tolerate_absent(self.shape.lines[index].name.local)?;
            self.seen.insert(index);
        }
        self.shape.summary().counted.iter().try_for_each(|&index| {
            check_count(&self.shape.lines[index], &self.record.field(index), decoder)
        })
    }
}

/// Whether one element is all that a line takes.
fn is_single(line: &Line) -> bool {
    line.kind.is_element() && !line.repeats
}

/// Takes note of what the schema says of the current element, which is that of a line: of its text,
/// and of nil where that is not allowed.
#[inline]
pub(super) fn expect(line: &Line, decoder: &Decoder<'_>) -> Result<(), DecodeError> {
    decoder.expect(line);
    if decoder.may_be_nil() && line.kind.is_element() && !line.nillable {
        return decoder.tolerate_nil();
    }
    Ok(())
}

/// Takes note of an element that stands behind those that it belongs before.
#[cold]
fn out_of_order(line: &Line, decoder: &Decoder<'_>) -> Result<(), DecodeError> {
    // The parts of a message and the values of SOAP encoding are told apart by their names alone.
    if decoder.is_encoded() || matches!(line.kind, Kind::Part) {
        return Ok(());
    }
    decoder.tolerate(Leniency::Order)
}
