//! The seam that generated code reaches the runtime through. It follows the generator, not
//! semantic versioning; nothing else should use it.

pub use crate::decode::{Decode, DecodeError, DecodeParts, Decoder};
pub use crate::encode::{Encode, EncodeError, EncodeParts, Encoder, Part, TypeName};
pub use crate::{parts, record, setters};

use crate::envelope::Limits;

/// What the client fills a field in with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Credential {
    /// `sha1(caller's address + security key)`.
    SecretKey,
    /// `sha1(user name + key)`.
    Signature,
    /// The user name.
    Username,
    /// The user's password.
    Password,
}

/// Reads a value from an element that stands alone, for tests of generated code.
pub fn from_xml<T: Decode>(xml: &str) -> Result<T, DecodeError> {
    let mut decoder = Decoder::new(xml, 0, Limits::default());
    decoder.next_child()?;
    decoder.value().map(Option::unwrap_or_default)
}

/// Reads parts from a wrapper element that stands alone, for tests of generated code.
pub fn parts_from_xml<T: DecodeParts>(xml: &str) -> Result<T, DecodeError> {
    let mut decoder = Decoder::new(xml, 0, Limits::default());
    decoder.next_child()?;
    T::decode_parts(&mut decoder)
}

/// Makes a struct a SOAP struct (SOAP 1.1 §5.4.1): a table of its fields and their wire names.
///
/// A line is `field: Type = "wire name",`, or `field: Type as "date" = "wire name",` where text is
/// of a built-in type other than `string`, or, for what the client fills in,
/// `name = credential Kind "wire name",`. The struct's fields are `Option`s of the types.
#[macro_export]
#[doc(hidden)]
macro_rules! record {
    ($record:ident: $namespace:literal $name:literal { $(
        $field:ident $(: $ty:ty $(as $xsd:literal)? = $wire:literal)? $(= credential $kind:ident $secret:literal)?
    ),* $(,)? }) => {
        impl $crate::codegen::Encode for $record {
            const TYPE: $crate::codegen::TypeName =
                $crate::codegen::TypeName::new($namespace, $name);

            fn encode(&self, name: &str, encoder: &mut $crate::codegen::Encoder<'_>) {
                encoder.record(name, <Self as $crate::codegen::Encode>::TYPE, |_encoder| { $(
                    $( _encoder.field::<$ty>(
                        $wire,
                        &self.$field,
                        $crate::schema_type!($($xsd)?),
                    ); )?
                    $( _encoder.credential($secret, $crate::codegen::Credential::$kind); )?
                )* });
            }
        }

        impl $crate::codegen::Decode for $record {
            fn decode(
                decoder: &mut $crate::codegen::Decoder<'_>,
            ) -> ::core::result::Result<::core::option::Option<Self>, $crate::codegen::DecodeError>
            {
                let mut _record = <Self as ::core::default::Default>::default();
                while let ::core::option::Option::Some(name) = decoder.next_child()? {
                    match name {
                        $( $( $wire => decoder.field::<$ty>(&mut _record.$field)?, )? )*
                        _ => decoder.skip()?,
                    }
                }
                ::core::result::Result::Ok(::core::option::Option::Some(_record))
            }
        }

        $crate::codegen::setters! { $record { $( $( $field: $ty = $wire, )? )* } }
    };
}

/// Makes a struct the parts of a request or reply (SOAP 1.1 §7.1). The lines are those of
/// [`record!`](crate::record).
#[macro_export]
#[doc(hidden)]
macro_rules! parts {
    ($parts:ident { $(
        $field:ident $(: $ty:ty $(as $xsd:literal)? = $wire:literal)? $(= credential $kind:ident $secret:literal)?
    ),* $(,)? }) => {
        impl $crate::codegen::EncodeParts for $parts {
            fn encode_parts(&self, _encoder: &mut $crate::codegen::Encoder<'_>) { $(
                $( _encoder.part::<$ty>($wire, &self.$field, $crate::schema_type!($($xsd)?)); )?
                $( _encoder.credential_part($secret, $crate::codegen::Credential::$kind); )?
            )* }
        }

        impl $crate::codegen::DecodeParts for $parts {
            fn decode_parts(
                decoder: &mut $crate::codegen::Decoder<'_>,
            ) -> ::core::result::Result<Self, $crate::codegen::DecodeError> {
                let mut _parts = <Self as ::core::default::Default>::default();
                while let ::core::option::Option::Some(name) = decoder.next_child()? {
                    match name {
                        $( $( $wire => decoder.field::<$ty>(&mut _parts.$field)?, )? )*
                        _ => decoder.skip()?,
                    }
                }
                ::core::result::Result::Ok(_parts)
            }
        }

        $crate::codegen::setters! { $parts { $( $( $field: $ty = $wire, )? )* } }
    };
}

/// The built-in type of a line of a table, if it names one.
#[macro_export]
#[doc(hidden)]
macro_rules! schema_type {
    () => {
        ::core::option::Option::None
    };
    ($xsd:literal) => {
        ::core::option::Option::Some($xsd)
    };
}

/// Gives a struct of optional fields a constructor, and a chained setter for each field.
#[macro_export]
#[doc(hidden)]
macro_rules! setters {
    ($record:ident { $( $field:ident: $ty:ty = $wire:literal, )* }) => {
        #[allow(dead_code, reason = "a user calls the setters that they need")]
        impl $record {
            /// Makes one with no field set.
            #[must_use]
            pub fn new() -> Self {
                <Self as ::core::default::Default>::default()
            }

            $(
                #[doc = ::core::concat!("Sets `", $wire, "`.")]
                #[must_use]
                pub fn $field(mut self, value: impl ::core::convert::Into<$ty>) -> Self {
                    self.$field = ::core::option::Option::Some(::core::convert::Into::into(value));
                    self
                }
            )*
        }
    };
}

/// Reads the bytes of a reply, without HTTP: for benches and fuzzing.
pub fn decode_reply<T: DecodeParts>(bytes: &[u8]) -> Result<T, String> {
    crate::envelope::read_reply(bytes, None, &Limits::default())
        .map_err(|error| format!("{error:?}"))
}

/// Writes the bytes of an unsigned request, without HTTP: for benches.
pub fn encode_request<R: EncodeParts>(
    operation: &crate::Operation,
    parts: &R,
) -> Result<impl AsRef<[u8]> + use<R>, EncodeError> {
    crate::envelope::write_request(operation, parts, &Default::default())
}
