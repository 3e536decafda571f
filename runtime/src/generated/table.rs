//! The ways over a table: what is done with each of its lines when a value is written or read.

use super::{Credential, DecodeError, Decoder, Encode, EncodeParts, Encoder, Line, Name, Slot};

/// A struct whose fields are lines of a table.
pub trait Table: Default {
    /// Shows every field to `visitor`, in the order of the table.
    fn fields<V: Fields>(&self, visitor: &mut V);

    /// Shows the fields to `visitor` until it says that it is done; gives whether it was.
    fn fields_mut<V: FieldsMut>(&mut self, visitor: &mut V) -> bool;
}

/// What looks at fields.
pub trait Fields {
    /// Looks at a field.
    fn field<K: Slot<F>, F>(&mut self, field: &F, line: Line<'static>);

    /// Comes by what the client fills in.
    fn credential(&mut self, _name: Name<'_>, _credential: Credential) {}
}

/// What puts something into a field.
pub trait FieldsMut {
    /// Looks at a field; gives whether nothing is left to do.
    fn field<K: Slot<F>, F>(&mut self, field: &mut F, line: Line<'static>) -> bool;
}

/// Writes a struct as an element.
#[inline]
pub fn encode_record<T: Table + Encode>(value: &T, name: Name<'_>, encoder: &mut Encoder<'_>) {
    encoder.record(
        name,
        T::TYPE,
        |encoder| value.fields(&mut WriteAttributes(encoder)),
        |encoder| value.fields(&mut Write(encoder)),
    );
}

/// Writes the parts of a message.
#[inline]
pub fn encode_parts<T: Table + EncodeParts>(parts: &T, encoder: &mut Encoder<'_>) {
    parts.fields(&mut WriteParts(encoder));
}

struct WriteAttributes<'e, 'f>(&'e mut Encoder<'f>);

impl Fields for WriteAttributes<'_, '_> {
    #[inline]
    fn field<K: Slot<F>, F>(&mut self, field: &F, line: Line<'static>) {
        K::write_attribute(field, line, self.0);
    }
}

/// Writes what stands between the tags.
pub(crate) struct Write<'e, 'f>(pub &'e mut Encoder<'f>);

impl Fields for Write<'_, '_> {
    #[inline]
    fn field<K: Slot<F>, F>(&mut self, field: &F, line: Line<'static>) {
        K::write(field, line, self.0);
    }

    #[inline]
    fn credential(&mut self, name: Name<'_>, credential: Credential) {
        self.0.credential(name, credential);
    }
}

struct WriteParts<'e, 'f>(&'e mut Encoder<'f>);

impl Fields for WriteParts<'_, '_> {
    #[inline]
    fn field<K: Slot<F>, F>(&mut self, field: &F, line: Line<'static>) {
        K::write(field, line, self.0);
    }

    #[inline]
    fn credential(&mut self, name: Name<'_>, credential: Credential) {
        self.0.credential_part(name, credential);
    }
}

/// Reads the element that the decoder has just entered, up to and with its end.
#[inline]
pub fn decode_record<T: Table>(decoder: &mut Decoder<'_>) -> Result<Option<T>, DecodeError> {
    let mut record = T::default();
    read_attributes(&mut record, decoder)?;
    let mut text = TakeText { decoder, result: Ok(()) };
    if record.fields_mut(&mut text) {
        return text.result.map(|()| Some(record));
    }
    take_children(&mut record, decoder)?;
    Ok(Some(record))
}

/// Reads the parts inside the element that the decoder has just entered.
#[inline]
pub fn decode_parts<T: Table>(decoder: &mut Decoder<'_>) -> Result<T, DecodeError> {
    let mut parts = T::default();
    let mut found = Vec::new();
    while let Some(local) = decoder.next_part()? {
        take_child(&mut parts, local, &mut found, decoder)?;
    }
    all_there(&mut parts, &found, decoder)?;
    Ok(parts)
}

#[inline]
fn take_children<T: Table>(record: &mut T, decoder: &mut Decoder<'_>) -> Result<(), DecodeError> {
    let mut found = Vec::new();
    while let Some(local) = decoder.next_child()? {
        take_child(record, local, &mut found, decoder)?;
    }
    all_there(record, &found, decoder)
}

#[inline]
fn take_child<'x, T: Table>(
    record: &mut T,
    local: &'x str,
    found: &mut Vec<Name<'static>>,
    decoder: &mut Decoder<'x>,
) -> Result<(), DecodeError> {
    let mut take = Take { local, decoder, result: Ok(()), found };
    if record.fields_mut(&mut take) {
        return take.result;
    }
    let mut take = TakeOpen { local, decoder, result: Ok(()) };
    if record.fields_mut(&mut take) {
        return take.result;
    }
    decoder.skip()
}

/// Refuses what lacks an element that has to be there.
#[inline]
fn all_there<T: Table>(
    record: &mut T,
    found: &[Name<'static>],
    decoder: &Decoder<'_>,
) -> Result<(), DecodeError> {
    let mut missing = Missing { found, name: None };
    record.fields_mut(&mut missing);
    missing.name.map_or(Ok(()), |name| Err(decoder.missing(name.local)))
}

/// Hands an element to the first field that wants it.
struct Take<'d, 'x> {
    local: &'x str,
    decoder: &'d mut Decoder<'x>,
    result: Result<(), DecodeError>,
    /// The elements that have to be there, as far as they are.
    found: &'d mut Vec<Name<'static>>,
}

impl FieldsMut for Take<'_, '_> {
    #[inline]
    fn field<K: Slot<F>, F>(&mut self, field: &mut F, line: Line<'static>) -> bool {
        let wanted = K::admits(field, line, self.local, self.decoder);
        if wanted {
            self.result = K::take(field, self.local, self.decoder);
            if K::REQUIRED {
                self.found.push(line.name);
            }
        }
        wanted
    }
}

/// Looks for an element that has to be there, and is not.
struct Missing<'f> {
    found: &'f [Name<'static>],
    name: Option<Name<'static>>,
}

impl FieldsMut for Missing<'_> {
    #[inline]
    fn field<K: Slot<F>, F>(&mut self, _field: &mut F, line: Line<'static>) -> bool {
        if K::REQUIRED && !self.found.contains(&line.name) {
            self.name = Some(line.name);
        }
        self.name.is_some()
    }
}

/// Hands an element to the first field that takes any.
pub(crate) struct TakeOpen<'d, 'x, 'l> {
    pub local: &'l str,
    pub decoder: &'d mut Decoder<'x>,
    pub result: Result<(), DecodeError>,
}

impl FieldsMut for TakeOpen<'_, '_, '_> {
    #[inline]
    fn field<K: Slot<F>, F>(&mut self, field: &mut F, _line: Line<'static>) -> bool {
        if K::OPEN {
            self.result = K::take(field, self.local, self.decoder);
        }
        K::OPEN
    }
}

/// Hands all that stands between the tags to the field for text, if there is one.
struct TakeText<'d, 'x> {
    decoder: &'d mut Decoder<'x>,
    result: Result<(), DecodeError>,
}

impl FieldsMut for TakeText<'_, '_> {
    #[inline]
    fn field<K: Slot<F>, F>(&mut self, field: &mut F, _line: Line<'static>) -> bool {
        if K::TEXT {
            self.result = K::read_text(field, self.decoder);
        }
        K::TEXT
    }
}

#[inline]
fn read_attributes<T: Table>(record: &mut T, decoder: &Decoder<'_>) -> Result<(), DecodeError> {
    let mut read = ReadAttributes { decoder, open: false, result: Ok(()) };
    record.fields_mut(&mut read);
    let open = read.open;
    read.result?;
    if open {
        let mut known = Known(Vec::new());
        record.fields_mut(&mut known);
        record.fields_mut(&mut ReadOther { known: &known.0, decoder });
    }
    Ok(())
}

struct ReadAttributes<'d, 'x> {
    decoder: &'d Decoder<'x>,
    /// Whether there is a field for attributes that no other field is about.
    open: bool,
    result: Result<(), DecodeError>,
}

impl FieldsMut for ReadAttributes<'_, '_> {
    #[inline]
    fn field<K: Slot<F>, F>(&mut self, field: &mut F, line: Line<'static>) -> bool {
        self.open |= K::OTHER_ATTRIBUTES;
        if K::ATTRIBUTE {
            self.result = K::read_attribute(field, line, self.decoder);
        }
        K::ATTRIBUTE && self.result.is_err()
    }
}

/// The names of the attributes that fields are about.
struct Known(Vec<Name<'static>>);

impl FieldsMut for Known {
    fn field<K: Slot<F>, F>(&mut self, _field: &mut F, line: Line<'static>) -> bool {
        if K::ATTRIBUTE {
            self.0.push(line.name);
        }
        false
    }
}

struct ReadOther<'d, 'x> {
    known: &'d [Name<'static>],
    decoder: &'d Decoder<'x>,
}

impl FieldsMut for ReadOther<'_, '_> {
    #[inline]
    fn field<K: Slot<F>, F>(&mut self, field: &mut F, _line: Line<'static>) -> bool {
        K::read_other_attributes(field, self.known, self.decoder);
        K::OTHER_ATTRIBUTES
    }
}
