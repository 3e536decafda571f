//! SOAP arrays, which may leave items out at the front and in between (SOAP 1.1 §5.4.2).

use super::decoder::Decoder;
use super::error::DecodeError;
use super::traits::Decode;

impl<T: Decode> Decode for Vec<T> {
    fn decode(decoder: &mut Decoder<'_>) -> Result<Option<Self>, DecodeError> {
        let mut items = decoder.list(decoder.announced_items())?;
        if let Some(offset) = decoder.of_array("offset") {
            let first = decoder.index(offset)?;
            decoder.leave_out(&mut items, first)?;
        }
        while decoder.next_child()?.is_some() {
            if let Some(position) = decoder.of_array("position") {
                let index = decoder.index(position)?;
                decoder.leave_out(&mut items, index)?;
            }
            let index = items.len();
            decoder.item(&mut items).map_err(|error| error.at_index(index))?;
        }
        decoder.settle(&mut items);
        Ok(Some(items))
    }
}

impl Decoder<'_> {
    /// Reads the element that was entered last as a further item; nil is a default value.
    pub(crate) fn item<T: Decode>(&mut self, items: &mut Vec<T>) -> Result<(), DecodeError> {
        self.make_room(items)?;
        if !T::IN_PLACE {
            items.push(self.value()?.unwrap_or_default());
            return Ok(());
        }
        items.push(T::default());
        match items.last_mut() {
            Some(item) => self.read_into(item).map(drop),
            None => Ok(()),
        }
    }

    /// How many items the array that was entered last announces.
    fn announced_items(&self) -> usize {
        let size = match self.of_array("arrayType") {
            Some(ty) => ty.rsplit_once('[').and_then(|(_, size)| size.trim_end().strip_suffix(']')),
            None => self.of_array("arraySize"),
        };
        let announced = size.and_then(|size| size.trim().parse().ok());
        announced.unwrap_or(0)
    }

    /// The index in `[7]`.
    fn index(&self, brackets: &str) -> Result<usize, DecodeError> {
        let inner = brackets.trim().strip_prefix('[').and_then(|rest| rest.strip_suffix(']'));
        inner
            .and_then(|index| index.trim().parse().ok())
            .ok_or_else(|| self.unexpected("an index such as `[7]`", brackets))
    }

    /// Fills `items` up with default values, so that the next one gets `index`.
    fn leave_out<T: Default>(&self, items: &mut Vec<T>, index: usize) -> Result<(), DecodeError> {
        let Some(missing) = index.checked_sub(items.len()) else {
            return Err(self.error(format!("item {index} of an array comes twice or too late")));
        };
        self.make_room_left_out(items, missing)?;
        items.resize_with(index, T::default);
        Ok(())
    }
}
