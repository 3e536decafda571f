//! Simple types: values that are text on the wire, in elements and in attributes (XSD 1.0 Part 2).

use std::borrow::Cow;

use crate::codec::builtin::built_in_types;
use crate::codec::declared::{Declared, Reading};
use crate::codec::decode::{Attached, By, DecodeError, Decoder, described};
use crate::codec::encode::encoder::Encoder;
use crate::codec::leniency::Leniency;
use crate::codec::lexical::{Lexical, infinite, read_boolean, read_by_text};
use crate::codec::names::{Name, TypeName, is_ncname};
use crate::codec::spelled::Spelling;
use crate::codec::spelling::{is_base64, is_float};
use crate::types::white_space::{trim, words};
use crate::types::{
    Base64Binary, Date, DateTime, Decimal, Duration, GDay, GMonth, GMonthDay, GYear, GYearMonth,
    HexBinary, Integer, List, QName, Time,
};

/// A value of a simple type: text on the wire.
pub trait Simple: Sized {
    /// The schema type of the value.
    const TYPE: TypeName;

    /// Parses the lexical form; `None` where the text is not one. `decoder` resolves prefixes.
    fn read(text: &str, decoder: &Decoder<'_>) -> Option<Self>;

    /// Reads an attachment that stands in place of the lexical form; `None` where the type is not
    /// one of bytes or text.
    fn of_part(_part: &Attached<'_>, _decoder: &Decoder<'_>) -> Option<Self> {
        None
    }

    /// How many bytes [`read`](Self::read) allocates at most.
    fn room(text: &str) -> usize {
        text.len()
    }

    /// The lexical form.
    fn write(&self) -> Lexical<'_>;

    /// Whether the value is the same as another one.
    fn is_same(&self, other: &Self) -> bool {
        self.write().text == other.write().text
    }

    /// Whether the schema has the value, where it is an enumeration.
    fn is_known(&self) -> bool {
        true
    }

    /// Whether the schema allows the value, where text that it does not have is kept: in an enumeration
    /// and a union.
    fn is_of_schema(&self) -> bool {
        true
    }

    /// What a value is, for an error.
    fn expected() -> String {
        described(Self::TYPE)
    }

    /// Why the value cannot be sent, where it is none that its type allows.
    fn flaw(&self) -> Option<&'static str> {
        None
    }
}

/// Reads an element of a simple type. An empty one has the value that the schema declares for it;
/// without that, what has no empty form is absent.
pub fn decode_simple<T: Simple>(decoder: &mut Decoder<'_>) -> Result<Option<T>, DecodeError> {
    // The schema's type is another one where a refinement says how a value is spelled.
    if decoder.reading().spelling.is_none() {
        decoder.check_type(T::TYPE)?;
    }
    decoder.expect_no_attributes()?;
    let Reading { white_space, declared, spelling } = decoder.reading();
    if let Some(part) = decoder.part()? {
        return decode_part(&part, decoder).map(Some);
    }
    let text = decoder.text()?;
    if text.is_empty()
        && let Some(declared) = declared
        && !spelling.is_some_and(Spelling::has_empty)
        // What is no value of the type stands for nothing.
        && let Some(value) = read_declared(declared, spelling, decoder)
    {
        return Ok(Some(value));
    }
    let text = white_space.apply(text);
    let Some(spelled) = decoder.respell(Cow::Borrowed(&*text), spelling)? else {
        decoder.is_spelled_as_none();
        return Ok(None);
    };
    let Some(value) = read_simple(&spelled, decoder)? else {
        decoder.is_empty_of(T::TYPE);
        return decoder.tolerate(Leniency::EmptyValue).map(|()| None);
    };
    if let Some(declared) = declared
        && declared.forbids(&text)
        && !is_declared(&value, declared, spelling, decoder)
    {
        decoder.tolerate(Leniency::Fixed)?;
    }
    Ok(Some(value))
}

/// Whether a value is the one that the schema declares.
pub(crate) fn is_declared<T: Simple>(
    value: &T,
    declared: Declared,
    spelling: Option<&Spelling>,
    decoder: &Decoder<'_>,
) -> bool {
    let declared = read_declared(declared, spelling, decoder);
    declared.is_some_and(|declared: T| declared.is_same(value))
}

/// The value that the schema declares, spelled as any other; nothing where that is none of the type.
fn read_declared<T: Simple>(
    declared: Declared,
    spelling: Option<&Spelling>,
    decoder: &Decoder<'_>,
) -> Option<T> {
    decoder.declared(declared, |text| {
        let text = decoder.respell(Cow::Borrowed(text), spelling).ok()??;
        T::read(&text, decoder)
    })
}

/// The value that text stands for; none where the text is empty, and an empty text is no value.
pub(crate) fn read_simple<T: Simple>(
    text: &str,
    decoder: &Decoder<'_>,
) -> Result<Option<T>, DecodeError> {
    decoder.allot(T::room(text))?;
    match T::read(text, decoder) {
        None if !trim(text).is_empty() => named_part(text, decoder).map(Some),
        Some(value) if !value.is_of_schema() => {
            decoder.tolerate(Leniency::UnknownValue).map(|()| Some(value))
        }
        value => Ok(value),
    }
}

/// Reads the attachment whose URL a text is that is no value.
fn named_part<T: Simple>(text: &str, decoder: &Decoder<'_>) -> Result<T, DecodeError> {
    let part = decoder.named_part(text);
    match part.and_then(|part| T::of_part(&part, decoder)) {
        Some(value) => decoder.tolerate(Leniency::PartAsText).map(|()| value),
        None => Err(unexpected::<T>(text, decoder)),
    }
}

/// Reads the attachment that stands in place of an element's text.
pub(crate) fn decode_part<T: Simple>(
    part: &Attached<'_>,
    decoder: &mut Decoder<'_>,
) -> Result<T, DecodeError> {
    match T::of_part(part, decoder) {
        Some(value) => Ok(value),
        None => Err(decoder.unexpected_part(&described(T::TYPE))),
    }
}

/// Reads the lexical form of a value of a union's member type: one that the schema names, where it
/// names some. If `exact`, in no other form than that of the type.
pub fn read_member<T: Simple>(text: &str, decoder: &Decoder<'_>, exact: bool) -> Option<T> {
    decoder.exactly(exact, || T::read(text, decoder)).filter(T::is_known)
}

/// Whether the value of an enumeration may stand between blanks that belong to it by its type.
pub fn may_have_blanks(decoder: &Decoder<'_>) -> bool {
    decoder.tolerate(Leniency::Spelling).is_ok()
}

/// The error about text that is no value of `T`.
pub(crate) fn unexpected<T: Simple>(text: &str, decoder: &Decoder<'_>) -> DecodeError {
    decoder.unexpected(&T::expected(), text.trim())
}

/// Writes an element of a simple type.
pub fn encode_simple<T: Simple>(value: &T, name: Name<'_>, encoder: &mut Encoder<'_>) {
    encoder.check_known(name.local, value);
    encoder.check_flaw(name.local, value);
    encoder.lexical(name, T::TYPE, &value.write());
}

/// As [`encode_simple`], where the value is of another type in the schema.
pub fn encode_simple_as<T: Simple>(
    value: &T,
    name: Name<'_>,
    ty: TypeName,
    encoder: &mut Encoder<'_>,
) {
    encoder.check_known(name.local, value);
    encoder.check_flaw(name.local, value);
    encoder.lexical(name, ty, &value.write());
}

impl Simple for String {
    const TYPE: TypeName = TypeName::xsd("string");

    fn read(text: &str, _decoder: &Decoder<'_>) -> Option<Self> {
        Some(text.to_owned())
    }

    /// The text of a part that is referred to; what is included is no text, but bytes.
    fn of_part(part: &Attached<'_>, _decoder: &Decoder<'_>) -> Option<Self> {
        let text = (part.by == By::Href).then(|| part.attachment.text()).flatten();
        text.map(Cow::into_owned)
    }

    fn write(&self) -> Lexical<'_> {
        Lexical::of(self.as_str())
    }
}

impl Simple for bool {
    const TYPE: TypeName = TypeName::xsd("boolean");

    fn read(text: &str, _decoder: &Decoder<'_>) -> Option<Self> {
        read_boolean(text)
    }

    fn write(&self) -> Lexical<'_> {
        Lexical::of(if *self { "true" } else { "false" })
    }
}

/// Implements [`Simple`] for the built-in types that have no implementation of their own.
macro_rules! simple_types {
    ($(($xsd:ident, $rust:ty, $how:ident, $value:ident)),* $(,)?) => {
        $( simple_types!(@$how $xsd $rust); )*
    };
    (@own $xsd:ident $rust:ty) => {};
    (@derived $xsd:ident $rust:ty) => {};
    (@number $xsd:ident $rust:ty) => {
        simple_types!(@text $xsd $rust);
    };
    (@text $xsd:ident $rust:ty) => {
        simple_types!(@impl $xsd $rust, |_, _| true, |value| Lexical::display(value));
    };
    (@bytes $xsd:ident $rust:ty) => {
        simple_types!(@impl $xsd $rust, |text, value| {
            stringify!($xsd) != "base64Binary" || is_base64(text, value)
        }, |value| Lexical::display(value), |part| {
            // XOP 1.0 §2.1 includes what is written in base64, and nothing else.
            let fits = part.by == By::Href || stringify!($xsd) == "base64Binary";
            fits.then(|| part.attachment.bytes().clone().into())
        });
    };
    (@float $xsd:ident $rust:ty) => {
        simple_types!(@impl $xsd $rust, |text, _| is_float(text), |value| match infinite(f64::from(*value)) {
            Some(text) => Lexical::of(text),
            None => Lexical::display(value),
        });
    };
    (
        @impl $xsd:ident $rust:ty, $is_spelled:expr, |$this:ident| $write:expr
        $(, |$part:ident| $of_part:expr)?
    ) => {
        impl Simple for $rust {
            const TYPE: TypeName = TypeName::xsd(stringify!($xsd));

            fn read(text: &str, decoder: &Decoder<'_>) -> Option<Self> {
                let value = read_by_text(text)?;
                let is_spelled: fn(&str, &Self) -> bool = $is_spelled;
                if !is_spelled(text, &value) {
                    decoder.tolerate(Leniency::Spelling).ok()?;
                }
                Some(value)
            }

            $(
                fn of_part($part: &Attached<'_>, _decoder: &Decoder<'_>) -> Option<Self> {
                    $of_part
                }
            )?

            fn write(&self) -> Lexical<'_> {
                let $this = self;
                $write
            }

            fn is_same(&self, other: &Self) -> bool {
                self == other
            }
        }
    };
}

built_in_types!(simple_types);

impl Simple for QName {
    const TYPE: TypeName = TypeName::xsd("QName");

    fn read(text: &str, decoder: &Decoder<'_>) -> Option<Self> {
        let text = trim(text);
        let (prefix, local) = text.split_once(':').unwrap_or(("", text));
        if !is_ncname(local) {
            return None;
        }
        Some(Self::new(decoder.kept_namespace(prefix)?, local))
    }

    fn is_same(&self, other: &Self) -> bool {
        self == other
    }

    fn write(&self) -> Lexical<'_> {
        if self.namespace.is_empty() {
            return Lexical::of(self.local.as_str());
        }
        // The prefix is made of the name, so that several names do not get in each other's way.
        let prefix = match is_ncname(&self.local) {
            true => format!("q-{}", self.local),
            false => format!("q-{}", hex::encode(&self.local)),
        };
        Lexical {
            text: Cow::Owned(format!("{prefix}:{}", self.local)),
            declarations: vec![(prefix, self.namespace.as_str().to_owned())],
            secrets: Vec::new(),
        }
    }
}

impl<T: Simple> Simple for List<T> {
    const TYPE: TypeName = TypeName::new("", "");

    fn read(text: &str, decoder: &Decoder<'_>) -> Option<Self> {
        words(text).map(|item| T::read(item, decoder)).collect()
    }

    /// The items move twice at most when their list grows.
    fn room(text: &str) -> usize {
        words(text).map(|item| 3 * size_of::<T>() + T::room(item)).sum()
    }

    fn is_same(&self, other: &Self) -> bool {
        self.len() == other.len() && self.iter().zip(other.iter()).all(|(it, to)| it.is_same(to))
    }

    fn is_known(&self) -> bool {
        self.iter().all(T::is_known)
    }

    fn is_of_schema(&self) -> bool {
        self.iter().all(T::is_of_schema)
    }

    fn write(&self) -> Lexical<'_> {
        let mut whole = Lexical::of(String::new());
        for item in self.iter() {
            let item = item.write();
            let text = whole.text.to_mut();
            if !text.is_empty() {
                text.push(' ');
            }
            text.push_str(&item.text);
            whole.declarations.extend(item.declarations);
            whole.secrets.extend(item.secrets);
        }
        whole
    }
}
