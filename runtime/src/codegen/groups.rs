//! The tables of groups: choices, repeated sequences, and types with others derived from them.

/// Makes an enum a choice of elements. The head is that of [`record!`](crate::record) without the
/// type's name, a line is `Variant: Type = kind "wire name" @ "namespace",`, and the kind `one` where
/// none is named.
#[macro_export]
#[doc(hidden)]
macro_rules! choice {
    ($choice:ident $lines:tt) => { $crate::choice! { @ $choice "" false $lines } };
    ($choice:ident in $elements:literal $lines:tt) => {
        $crate::choice! { @ $choice $elements false $lines }
    };
    ($choice:ident exact $elements:literal $lines:tt) => {
        $crate::choice! { @ $choice $elements true $lines }
    };
    (@ $choice:ident $elements:literal $exact:literal { $(
        $variant:ident: $ty:ty $(as $xsd:literal)? = $($kind:ident)? $($wire:literal)? $(@ $other:literal)?
    ),* $(,)? }) => {
        impl $crate::codegen::Group for $choice {
            const OPEN: bool =
                false $( || <$crate::variant!($($kind)?) as $crate::codegen::Slot<$ty>>::OPEN )*;

            fn accepts(_local: &str, _decoder: &$crate::codegen::Decoder<'_>) -> bool {
                false $( || <$crate::variant!($($kind)?) as $crate::codegen::Slot<$ty>>::accepts(
                    $crate::line!($elements, $exact, $($wire)?, $($other)?, $($xsd)?),
                    _local,
                    _decoder,
                ) )*
            }

            fn begin(
                local: &str,
                decoder: &mut $crate::codegen::Decoder<'_>,
            ) -> ::core::result::Result<Self, $crate::codegen::DecodeError> {
                $(
                    if <$crate::variant!($($kind)?) as $crate::codegen::Slot<$ty>>::accepts(
                        $crate::line!($elements, $exact, $($wire)?, $($other)?, $($xsd)?),
                        local,
                        decoder,
                    ) {
                        let value = <$crate::variant!($($kind)?)
                            as $crate::codegen::Variant<$ty>>::begin(local, decoder)?;
                        return ::core::result::Result::Ok(Self::$variant(value));
                    }
                )*
                $(
                    if <$crate::variant!($($kind)?) as $crate::codegen::Slot<$ty>>::OPEN {
                        let value = <$crate::variant!($($kind)?)
                            as $crate::codegen::Variant<$ty>>::begin(local, decoder)?;
                        return ::core::result::Result::Ok(Self::$variant(value));
                    }
                )*
                ::core::result::Result::Err(
                    decoder.unexpected("one of the elements of a choice", local),
                )
            }

            fn continues(&self, local: &str, decoder: &$crate::codegen::Decoder<'_>) -> bool {
                match self { $(
                    Self::$variant(value) => {
                        $crate::codegen::repeats::<$crate::variant!($($kind)?), $ty>(
                            value,
                            $crate::line!($elements, $exact, $($wire)?, $($other)?, $($xsd)?),
                            local,
                            decoder,
                        )
                    }
                )* }
            }

            fn take(
                &mut self,
                local: &str,
                decoder: &mut $crate::codegen::Decoder<'_>,
            ) -> ::core::result::Result<(), $crate::codegen::DecodeError> {
                match self { $(
                    Self::$variant(value) => {
                        <$crate::variant!($($kind)?) as $crate::codegen::Slot<$ty>>::take(
                            value, local, decoder,
                        )
                    }
                )* }
            }

            fn write(&self, encoder: &mut $crate::codegen::Encoder<'_>) {
                match self { $(
                    Self::$variant(value) => {
                        <$crate::variant!($($kind)?) as $crate::codegen::Slot<$ty>>::write(
                            value,
                            $crate::line!($elements, $exact, $($wire)?, $($other)?, $($xsd)?),
                            encoder,
                        )
                    }
                )* }
            }
        }
    };
}

/// The kind of a line of a choice.
#[macro_export]
#[doc(hidden)]
macro_rules! variant {
    () => {
        $crate::codegen::slot::one
    };
    ($kind:ident) => {
        $crate::codegen::slot::$kind
    };
}

/// Makes a struct a sequence of elements that is a group of its own. Head and lines are those of
/// [`record!`](crate::record), without the type's name.
#[macro_export]
#[doc(hidden)]
macro_rules! sequence {
    ($sequence:ident $lines:tt) => { $crate::sequence! { @ $sequence "" false $lines } };
    ($sequence:ident in $elements:literal $lines:tt) => {
        $crate::sequence! { @ $sequence $elements false $lines }
    };
    ($sequence:ident exact $elements:literal $lines:tt) => {
        $crate::sequence! { @ $sequence $elements true $lines }
    };
    (@ $sequence:ident $elements:literal $exact:literal { $(
        $field:ident: $ty:ty $(as $xsd:literal)? = $($kind:ident)? $($wire:literal)? $(@ $other:literal)?
    ),* $(,)? }) => {
        impl $crate::codegen::Group for $sequence {
            const OPEN: bool =
                false $( || <$crate::kind!($($kind)?) as $crate::codegen::Slot<$ty>>::OPEN )*;

            fn accepts(_local: &str, _decoder: &$crate::codegen::Decoder<'_>) -> bool {
                false $( || <$crate::kind!($($kind)?) as $crate::codegen::Slot<$ty>>::accepts(
                    $crate::line!($elements, $exact, $($wire)?, $($other)?, $($xsd)?),
                    _local,
                    _decoder,
                ) )*
            }

            fn begin(
                local: &str,
                decoder: &mut $crate::codegen::Decoder<'_>,
            ) -> ::core::result::Result<Self, $crate::codegen::DecodeError> {
                let mut sequence = <Self as ::core::default::Default>::default();
                $crate::codegen::Group::take(&mut sequence, local, decoder)?;
                ::core::result::Result::Ok(sequence)
            }

            fn continues(&self, _local: &str, _decoder: &$crate::codegen::Decoder<'_>) -> bool {
                // An element that belongs before what is there begins a new sequence.
                let mut _fits = false;
                $(
                    if <$crate::kind!($($kind)?) as $crate::codegen::Slot<$ty>>::is_filled(
                        &self.$field,
                    ) {
                        _fits = false;
                    }
                    _fits |= <$crate::kind!($($kind)?) as $crate::codegen::Slot<$ty>>::accepts(
                        $crate::line!($elements, $exact, $($wire)?, $($other)?, $($xsd)?),
                        _local,
                        _decoder,
                    ) && <$crate::kind!($($kind)?) as $crate::codegen::Slot<$ty>>::has_room(
                        &self.$field,
                        _local,
                        _decoder,
                    );
                )*
                _fits
            }

            fn take(
                &mut self,
                _local: &str,
                decoder: &mut $crate::codegen::Decoder<'_>,
            ) -> ::core::result::Result<(), $crate::codegen::DecodeError> {
                $(
                    if <$crate::kind!($($kind)?) as $crate::codegen::Slot<$ty>>::accepts(
                        $crate::line!($elements, $exact, $($wire)?, $($other)?, $($xsd)?),
                        _local,
                        decoder,
                    ) && <$crate::kind!($($kind)?) as $crate::codegen::Slot<$ty>>::has_room(
                        &self.$field,
                        _local,
                        decoder,
                    ) {
                        return <$crate::kind!($($kind)?) as $crate::codegen::Slot<$ty>>::take(
                            &mut self.$field,
                            _local,
                            decoder,
                        );
                    }
                )*
                $(
                    if <$crate::kind!($($kind)?) as $crate::codegen::Slot<$ty>>::OPEN {
                        return <$crate::kind!($($kind)?) as $crate::codegen::Slot<$ty>>::take(
                            &mut self.$field,
                            _local,
                            decoder,
                        );
                    }
                )*
                decoder.skip()
            }

            fn write(&self, _encoder: &mut $crate::codegen::Encoder<'_>) { $(
                <$crate::kind!($($kind)?) as $crate::codegen::Slot<$ty>>::write(
                    &self.$field,
                    $crate::line!($elements, $exact, $($wire)?, $($other)?, $($xsd)?),
                    _encoder,
                );
            )* }
        }

        $crate::setters! { $sequence { $( $field: $ty = $($kind)? $($wire)?, )* } }
    };
}

/// Makes an enum the value of an element whose type others are derived from. `of` names the declared
/// type, which needs no `xsi:type`, and is left out where that is abstract.
#[macro_export]
#[doc(hidden)]
macro_rules! derived {
    ($base:ident: $namespace:literal $name:literal {
        $first:ident $(, $variant:ident)* ; $other:ident
    }) => {
        impl ::core::default::Default for $base {
            fn default() -> Self {
                Self::$first(::core::default::Default::default())
            }
        }

        impl $crate::codegen::Encode for $base {
            const TYPE: $crate::codegen::TypeName =
                $crate::codegen::TypeName::new($namespace, $name);

            fn encode(
                &self,
                name: $crate::codegen::Name<'_>,
                encoder: &mut $crate::codegen::Encoder<'_>,
            ) {
                let declared = <Self as $crate::codegen::Encode>::TYPE;
                match self {
                    Self::$first(value) => {
                        $crate::codegen::encode_derived(&**value, declared, name, encoder)
                    }
                    $( Self::$variant(value) => {
                        $crate::codegen::encode_derived(&**value, declared, name, encoder)
                    } )*
                    Self::$other(value) => $crate::codegen::Encode::encode(value, name, encoder),
                }
            }
        }

        impl $crate::codegen::Decode for $base {
            fn decode(
                decoder: &mut $crate::codegen::Decoder<'_>,
            ) -> ::core::result::Result<::core::option::Option<Self>, $crate::codegen::DecodeError>
            {
                let ty = decoder.xsi_type(<Self as $crate::codegen::Encode>::TYPE);
                if ty.is::<$first>() {
                    let value = $crate::codegen::Decode::decode(decoder)?;
                    return ::core::result::Result::Ok(value.map(Self::$first));
                }
                $( if ty.is::<$variant>() {
                    let value = $crate::codegen::Decode::decode(decoder)?;
                    return ::core::result::Result::Ok(value.map(Self::$variant));
                } )*
                let value = $crate::codegen::Decode::decode(decoder)?;
                ::core::result::Result::Ok(value.map(Self::$other))
            }
        }
    };
}

/// Makes an enum a simple type with a list of values; what is not on the list is kept as text.
#[macro_export]
#[doc(hidden)]
macro_rules! enumeration {
    ($name:ident: $namespace:literal $wire:literal { $( $variant:ident = $value:literal, )* } $other:ident) => {
        impl $name {
            /// The value as text.
            pub fn as_str(&self) -> &str {
                match self {
                    $( Self::$variant => $value, )*
                    Self::$other(text) => text,
                }
            }
        }

        impl ::core::default::Default for $name {
            fn default() -> Self {
                Self::$other(::std::string::String::new())
            }
        }

        impl ::core::convert::From<&str> for $name {
            fn from(text: &str) -> Self {
                match text {
                    $( $value => Self::$variant, )*
                    _ => Self::$other(text.to_owned()),
                }
            }
        }

        impl ::core::fmt::Display for $name {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl $crate::codegen::Simple for $name {
            const TYPE: $crate::codegen::TypeName =
                $crate::codegen::TypeName::new($namespace, $wire);

            fn read(
                text: &str,
                _decoder: &$crate::codegen::Decoder<'_>,
            ) -> ::core::option::Option<Self> {
                ::core::option::Option::Some(match ::core::convert::From::from(text) {
                    Self::$other(_) => ::core::convert::From::from(text.trim()),
                    known => known,
                })
            }

            fn read_strictly(
                text: &str,
                decoder: &$crate::codegen::Decoder<'_>,
            ) -> ::core::option::Option<Self> {
                <Self as $crate::codegen::Simple>::read(text, decoder)
                    .filter(|value| !::core::matches!(value, Self::$other(_)))
            }

            fn write(&self) -> $crate::codegen::Lexical<'_> {
                $crate::codegen::Lexical::of(self.as_str())
            }
        }

        $crate::simple_elements! { $name }
    };
}

/// Makes an enum a simple type whose values are those of several others; what is of none is kept as
/// text.
#[macro_export]
#[doc(hidden)]
macro_rules! union {
    ($name:ident: $namespace:literal $wire:literal { $( $variant:ident: $ty:ty, )* } $other:ident) => {
        impl ::core::default::Default for $name {
            fn default() -> Self {
                Self::$other(::std::string::String::new())
            }
        }

        impl $crate::codegen::Simple for $name {
            const TYPE: $crate::codegen::TypeName =
                $crate::codegen::TypeName::new($namespace, $wire);

            fn read(
                text: &str,
                decoder: &$crate::codegen::Decoder<'_>,
            ) -> ::core::option::Option<Self> {
                $(
                    if let ::core::option::Option::Some(value) =
                        <$ty as $crate::codegen::Simple>::read_strictly(text, decoder)
                    {
                        return ::core::option::Option::Some(Self::$variant(value));
                    }
                )*
                ::core::option::Option::Some(Self::$other(text.to_owned()))
            }

            fn read_strictly(
                text: &str,
                decoder: &$crate::codegen::Decoder<'_>,
            ) -> ::core::option::Option<Self> {
                <Self as $crate::codegen::Simple>::read(text, decoder)
                    .filter(|value| !::core::matches!(value, Self::$other(_)))
            }

            fn write(&self) -> $crate::codegen::Lexical<'_> {
                match self {
                    $( Self::$variant(value) => $crate::codegen::Simple::write(value), )*
                    Self::$other(text) => $crate::codegen::Lexical::of(text.as_str()),
                }
            }
        }

        $crate::simple_elements! { $name }
    };
}

/// Makes a simple type the value of an element.
#[macro_export]
#[doc(hidden)]
macro_rules! simple_elements {
    ($name:ident) => {
        impl $crate::codegen::Encode for $name {
            const TYPE: $crate::codegen::TypeName = <Self as $crate::codegen::Simple>::TYPE;

            fn encode(
                &self,
                name: $crate::codegen::Name<'_>,
                encoder: &mut $crate::codegen::Encoder<'_>,
            ) {
                $crate::codegen::encode_simple(self, name, encoder);
            }
        }

        impl $crate::codegen::Decode for $name {
            fn decode(
                decoder: &mut $crate::codegen::Decoder<'_>,
            ) -> ::core::result::Result<::core::option::Option<Self>, $crate::codegen::DecodeError>
            {
                $crate::codegen::decode_simple(decoder)
            }
        }
    };
}
