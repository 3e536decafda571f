//! SOAP arrays, which may leave items out at the front and in between (SOAP 1.1 §5.4.2).

use std::mem;

use super::decoder::Decoder;
use super::error::DecodeError;
use super::traits::Decode;
use crate::codec::leniency::Leniency;

impl<T: Decode> Decode for Vec<T> {
    fn decode(decoder: &mut Decoder<'_>) -> Result<Option<Self>, DecodeError> {
        // A value that can be nil is nil where it is left out (SOAP 1.1 §5.4.2.1).
        decoder.array(T::HAS_NIL, Decoder::item, T::nil)
    }
}

/// The items of an array that may be nil, as any item of a SOAP array may (SOAP 1.1 §5.4.2). One that
/// is left out is nil.
impl<T: Decode> Decode for Vec<Option<T>> {
    fn decode(decoder: &mut Decoder<'_>) -> Result<Option<Self>, DecodeError> {
        decoder.array(T::HAS_NIL, Decoder::item_or_nil, || Some(None))
    }
}

impl Decoder<'_> {
    /// Reads the current element as an array: `item` reads the element that was entered last as a
    /// further item, `left_out` is what stands for one that is not there. `any` is whether the items
    /// are of any type, so that the array says of which (SOAP 1.1 §5.4.2). `None` where the element is
    /// empty, and says that it is of a simple type.
    fn array<T>(
        &mut self,
        any: bool,
        item: impl Fn(&mut Self, &mut Vec<T>) -> Result<(), DecodeError>,
        left_out: impl Fn() -> Option<T>,
    ) -> Result<Option<Vec<T>>, DecodeError> {
        if self.says_built_in() {
            self.tolerate(Leniency::Type)?;
            if self.is_blank() {
                self.is_of_other_type();
                return self.skip().map(|()| None);
            }
        }
        let announced = self.announced_items()?;
        let leaves_out = self.of_array("offset").is_some();
        let mut items = self.list(announced.unwrap_or_default())?;
        self.expect_no_attributes()?;
        let ty = if any { self.item_type() } else { "" };
        let outer = mem::replace(&mut self.default_type, ty);
        let read = self.items(&mut items, item, left_out);
        self.default_type = outer;
        let leaves_out = read? || leaves_out;
        let is_sound = |size| items.len() == size || leaves_out && items.len() < size;
        if !announced.is_none_or(is_sound) {
            self.tolerate_left(Leniency::ArraySize)?;
        }
        self.settle(&mut items);
        Ok(Some(items))
    }

    /// Reads the items of the current element. Returns whether one of them says where it belongs.
    fn items<T>(
        &mut self,
        items: &mut Vec<T>,
        item: impl Fn(&mut Self, &mut Vec<T>) -> Result<(), DecodeError>,
        left_out: impl Fn() -> Option<T>,
    ) -> Result<bool, DecodeError> {
        let mut placed = false;
        if let Some(offset) = self.of_array("offset") {
            let first = self.index(offset)?;
            self.leave_out(items, first, &left_out)?;
        }
        while self.next_element()?.is_some() {
            if let Some(position) = self.of_array("position") {
                placed = true;
                let index = self.index(position)?;
                self.leave_out(items, index, &left_out)?;
            }
            let index = items.len();
            item(self, items).map_err(|error| error.at_index(index))?;
        }
        Ok(placed)
    }

    /// Reads the element that was entered last as a further item, which has to have a value.
    pub(crate) fn item<T: Decode>(&mut self, items: &mut Vec<T>) -> Result<(), DecodeError> {
        self.make_room(items)?;
        if !T::IN_PLACE {
            items.push(self.required()?);
            return Ok(());
        }
        items.push(T::default());
        match items.last_mut() {
            Some(item) => self.required_into(item),
            None => Ok(()),
        }
    }

    /// Reads that element as a further item, which may be nil.
    pub(crate) fn item_or_nil<T: Decode>(
        &mut self,
        items: &mut Vec<Option<T>>,
    ) -> Result<(), DecodeError> {
        self.make_room(items)?;
        items.push(None);
        let Some(item) = items.last_mut() else { return Ok(()) };
        if !self.read_into(item)? {
            *item = None;
        }
        Ok(())
    }

    /// How many items the array that was entered last announces: of several dimensions, the product.
    fn announced_items(&self) -> Result<Option<usize>, DecodeError> {
        let (written, size) = match self.of_array("arrayType") {
            Some(ty) => (ty, size_in_brackets(ty)),
            // Of SOAP 1.2, where `*` stands for any size (Part 2 §3.1.6).
            None => match self.of_array("arraySize") {
                Some(size) => (size, Some(size.trim_start_matches('*'))),
                None => return Ok(None),
            },
        };
        let sizes = |size: &str| -> Option<Option<usize>> {
            let mut sizes = size.split([',', ' ']).filter(|size| !size.is_empty()).peekable();
            if sizes.peek().is_none() {
                return Some(None);
            }
            let product = |product: usize, size: &str| product.checked_mul(size.parse().ok()?);
            sizes.try_fold(1, product).map(Some)
        };
        match size.and_then(sizes) {
            Some(announced) => Ok(announced),
            // Nobody knows how many that are, and nothing is reserved for them.
            None if written.trim().is_empty() => Ok(None),
            None => self.tolerate(Leniency::ArraySize).map(|()| None),
        }
    }

    /// The index in `[7]`.
    fn index(&self, brackets: &str) -> Result<usize, DecodeError> {
        let inner = brackets.trim().strip_prefix('[').and_then(|rest| rest.strip_suffix(']'));
        inner
            .and_then(|index| index.trim().parse().ok())
            .ok_or_else(|| self.unexpected("an index such as `[7]`", brackets))
    }

    /// Fills `items` up with what stands for items that are left out, so that the next one gets
    /// `index`.
    fn leave_out<T>(
        &self,
        items: &mut Vec<T>,
        index: usize,
        left_out: impl Fn() -> Option<T>,
    ) -> Result<(), DecodeError> {
        let Some(missing) = index.checked_sub(items.len()) else {
            return Err(self.error(format!("item {index} of an array comes twice or too late")));
        };
        self.make_room_left_out(items, missing)?;
        for place in items.len()..index {
            let nothing = || self.error(format!("expected a value, found item {place} left out"));
            items.push(left_out().ok_or_else(nothing)?);
        }
        Ok(())
    }
}

/// What stands in the last brackets of `xsd:int[][7]`; `None` without brackets.
fn size_in_brackets(ty: &str) -> Option<&str> {
    let (_, size) = ty.rsplit_once('[')?;
    size.trim_end().strip_suffix(']').map(str::trim)
}
