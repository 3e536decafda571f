//! The ways over groups of elements: choices, and sequences that repeat.

use super::table::{TakeOpen, Write};
use super::{DecodeError, Decoder, Encoder, Fields, FieldsMut, Line, Slot, Table, Variant};

/// An enum whose variants are lines of a table.
pub trait Choice: Sized {
    /// Shows every line to `visitor` until that has a value for one of them.
    fn begin<V: Begin>(visitor: &mut V) -> Option<Self>;

    /// Shows the variant that is chosen to `visitor`.
    fn chosen<V: Fields>(&self, visitor: &mut V);

    /// Shows the variant that is chosen to `visitor`; gives whether nothing is left to do.
    fn chosen_mut<V: FieldsMut>(&mut self, visitor: &mut V) -> bool;
}

/// What finds a variant.
pub trait Begin {
    /// Looks at a line; gives the value of the variant if it is the one.
    fn variant<K: Variant<F>, F>(&mut self, line: Line<'static>) -> Option<F>;
}

/// Whether one of the variants can have the element that was entered last.
pub fn choice_accepts<C: Choice>(local: &str, decoder: &Decoder<'_>) -> bool {
    let mut accepts = Accepts { local, decoder, found: false };
    let _none: Option<C> = C::begin(&mut accepts);
    accepts.found
}

struct Accepts<'d, 'x, 'l> {
    local: &'l str,
    decoder: &'d Decoder<'x>,
    found: bool,
}

impl Begin for Accepts<'_, '_, '_> {
    #[inline]
    fn variant<K: Variant<F>, F>(&mut self, line: Line<'static>) -> Option<F> {
        self.found |= K::accepts(line, self.local, self.decoder);
        None
    }
}

/// Reads the element that was entered last as the first one of a choice: of the variant that names
/// it, or else of one that takes any.
pub fn begin_choice<C: Choice>(local: &str, decoder: &mut Decoder<'_>) -> Result<C, DecodeError> {
    for open in [false, true] {
        let mut begin = BeginChoice { local, decoder, open, error: None };
        if let Some(choice) = C::begin(&mut begin) {
            return Ok(choice);
        }
        if let Some(error) = begin.error {
            return Err(error);
        }
    }
    Err(decoder.unexpected("one of the elements of a choice", local))
}

struct BeginChoice<'d, 'x, 'l> {
    local: &'l str,
    decoder: &'d mut Decoder<'x>,
    /// Whether variants are looked for that take any element.
    open: bool,
    error: Option<DecodeError>,
}

impl Begin for BeginChoice<'_, '_, '_> {
    #[inline]
    fn variant<K: Variant<F>, F>(&mut self, line: Line<'static>) -> Option<F> {
        let fits = if self.open { K::OPEN } else { K::accepts(line, self.local, self.decoder) };
        if !fits || self.error.is_some() {
            return None;
        }
        K::begin(self.local, self.decoder).map_err(|error| self.error = Some(error)).ok()
    }
}

/// Whether the chosen variant goes on with an element, rather than a new choice being made.
pub fn choice_continues<C: Choice>(choice: &C, local: &str, decoder: &Decoder<'_>) -> bool {
    let mut continues = ChoiceContinues { local, decoder, fits: false };
    choice.chosen(&mut continues);
    continues.fits
}

struct ChoiceContinues<'d, 'x, 'l> {
    local: &'l str,
    decoder: &'d Decoder<'x>,
    fits: bool,
}

impl Fields for ChoiceContinues<'_, '_, '_> {
    #[inline]
    fn field<K: Slot<F>, F>(&mut self, field: &F, line: Line<'static>) {
        self.fits = K::goes_on(field, self.local, self.decoder)
            && (K::OPEN || K::accepts(line, self.local, self.decoder));
    }
}

/// Reads the element that was entered last into the chosen variant.
pub fn take_in_choice<C: Choice>(
    choice: &mut C,
    local: &str,
    decoder: &mut Decoder<'_>,
) -> Result<(), DecodeError> {
    let mut take = TakeChosen { local, decoder, result: Ok(()) };
    choice.chosen_mut(&mut take);
    take.result
}

struct TakeChosen<'d, 'x, 'l> {
    local: &'l str,
    decoder: &'d mut Decoder<'x>,
    result: Result<(), DecodeError>,
}

impl FieldsMut for TakeChosen<'_, '_, '_> {
    #[inline]
    fn field<K: Slot<F>, F>(&mut self, field: &mut F, _line: Line<'static>) -> bool {
        self.result = K::take(field, self.local, self.decoder);
        true
    }
}

/// Writes the elements of a choice.
pub fn write_choice<C: Choice>(choice: &C, encoder: &mut Encoder<'_>) {
    choice.chosen(&mut Write(encoder));
}

/// Whether an element goes on with a sequence: one that belongs before what is there begins a new
/// one.
pub fn sequence_continues<T: Table>(sequence: &T, local: &str, decoder: &Decoder<'_>) -> bool {
    let mut continues = SequenceContinues { local, decoder, fits: false };
    sequence.fields(&mut continues);
    continues.fits
}

struct SequenceContinues<'d, 'x, 'l> {
    local: &'l str,
    decoder: &'d Decoder<'x>,
    fits: bool,
}

impl Fields for SequenceContinues<'_, '_, '_> {
    #[inline]
    fn field<K: Slot<F>, F>(&mut self, field: &F, line: Line<'static>) {
        if K::is_filled(field) {
            self.fits = false;
        }
        self.fits |= K::accepts(line, self.local, self.decoder)
            && K::has_room(field, self.local, self.decoder);
    }
}

/// Reads the element that was entered last into the first field with room for it.
pub fn take_in_sequence<T: Table>(
    sequence: &mut T,
    local: &str,
    decoder: &mut Decoder<'_>,
) -> Result<(), DecodeError> {
    let mut take = TakeWithRoom { local, decoder, result: Ok(()) };
    if sequence.fields_mut(&mut take) {
        return take.result;
    }
    let mut take = TakeOpen { local, decoder, result: Ok(()) };
    if sequence.fields_mut(&mut take) {
        return take.result;
    }
    decoder.skip()
}

struct TakeWithRoom<'d, 'x, 'l> {
    local: &'l str,
    decoder: &'d mut Decoder<'x>,
    result: Result<(), DecodeError>,
}

impl FieldsMut for TakeWithRoom<'_, '_, '_> {
    #[inline]
    fn field<K: Slot<F>, F>(&mut self, field: &mut F, line: Line<'static>) -> bool {
        let fits = K::accepts(line, self.local, self.decoder)
            && K::has_room(field, self.local, self.decoder);
        if fits {
            self.result = K::take(field, self.local, self.decoder);
        }
        fits
    }
}

/// Writes the elements of a sequence.
pub fn write_sequence<T: Table>(sequence: &T, encoder: &mut Encoder<'_>) {
    sequence.fields(&mut Write(encoder));
}
