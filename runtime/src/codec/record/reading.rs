//! The elements of a struct while they are read: which line each belongs to, and what is taken twice.

use super::count::check_count;
use super::element::read_element;
use super::field::{Field, FieldMut, Record};
use super::find::By;
use crate::codec::decode::{DecodeError, Decoder, Said, shown};
use crate::codec::leniency::Leniency;
use crate::codec::line::{Kind, Line, Shape};
use crate::codec::numbers::Numbers;

/// A struct whose elements are read.
pub(super) struct Reading<'r> {
    pub(super) record: &'r mut dyn Record,
    pub(super) shape: &'static Shape,
    /// The line of the last element.
    pub(super) near: usize,
    /// An element can belong to several lines.
    ambiguous: bool,
    /// The lines of which an element was there.
    pub(super) seen: Numbers,
    /// The texts of elements that are parts of values, by their lines.
    pub(super) parts: Vec<(usize, Option<String>)>,
    /// The lines that hold elements of another namespace than the declared one.
    pub(super) namesakes: Vec<Namesake>,
    /// Where the elements begin.
    pub(super) begin: usize,
    /// The local names of the elements of groups that are there in their own namespace, once that
    /// was asked.
    pub(super) of_groups: Option<Vec<String>>,
    /// What the struct's element says that it is.
    said: Said,
    /// An element that no line takes, by its local name.
    unknown: Option<String>,
}

/// An element that shares nothing but its local name with that of a line.
pub(super) struct Namesake {
    pub(super) line: usize,
    /// Why it cannot be read: that counts if the declared element does not come.
    pub(super) error: Option<DecodeError>,
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
            said: Said::Nothing,
            unknown: None,
        }
    }

    /// The same reading, of an element that says this about itself.
    pub(super) fn said(self, said: Said) -> Self {
        Self { said, ..self }
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
    pub(super) fn read(
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
    pub(super) fn find(&self, local: &str, by: By, decoder: &Decoder<'_>) -> Option<usize> {
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

    /// Reads an element that no line takes: into a wildcard, if there is one.
    #[cold]
    pub(super) fn left_over(
        &mut self,
        local: &str,
        decoder: &mut Decoder<'_>,
    ) -> Result<(), DecodeError> {
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
        if self.shape.accepts_any(local, By::Name, decoder) {
            decoder.tolerate(Leniency::RepeatedElement)?;
            return decoder.skip();
        }
        if let Said::Other(what) = self.said {
            let problem = format!("expected the elements of a struct, found {what}");
            return Err(decoder.error(problem));
        }
        decoder.tolerate(Leniency::UnknownElement)?;
        if self.shape.lines.iter().any(|it| matches!(it.kind, Kind::Part)) {
            self.unknown.get_or_insert_with(|| shown(local).to_owned());
        }
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

    /// As [`finish`](Self::finish), for the parts of a message. With the use `literal` each of them has to
    /// be there (WSDL 1.1 §3.5, WS-I Basic Profile 1.1 R2211).
    pub(super) fn finish_parts(self, decoder: &Decoder<'_>) -> Result<(), DecodeError> {
        let lines = self.shape.lines;
        let is_part = |index: &usize| matches!(lines[*index].kind, Kind::Part);
        let mut absent =
            (0..lines.len()).filter(|it| is_part(it) && !self.seen.contains(*it)).peekable();
        let first = absent.peek().map(|&it| lines[it].name.local);
        if let (Some(first), Some(found)) = (first, &self.unknown)
            && absent.clone().count() == (0..lines.len()).filter(is_part).count()
        {
            // None of what the reply should say is in it, and something else is.
            return Err(decoder.error(String::new()).expecting(first, Some(found)));
        }
        if !decoder.is_encoded() {
            absent.try_for_each(|it| decoder.tolerate_absent(lines[it].name.local))?;
        }
        self.finish(decoder)
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
