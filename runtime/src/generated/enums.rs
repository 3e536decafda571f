//! The macros for enums: choices, derived types, enumerations and unions. Each takes a table of
//! what the variants are on the wire.

/// Implements encoding and decoding for an enum that is a choice of elements. Its lines are those
/// of [`record!`](crate::record): `element` for a `T`, and `group(G)` for a `G`.
#[macro_export]
#[doc(hidden)]
macro_rules! choice {
    ($choice:ident: elements $($mode:ident)+ $elements:literal { $(
        $number:literal $variant:ident: $($kind:ident)+ $(($($argument:tt)+))?
            $(= $wire:literal $(in $other:literal)? $(as $xsd:literal $(in $of:literal)?)?)?
            $(spelled [$($spelling:tt)+])? $(=> $($mark:ident $(($($value:tt)+))?)+)? $([$($rule:tt)*])?,
    )* }) => {
        impl $choice {
            fn chosen(&self) -> (usize, $crate::generated::Field<'_>) {
                match *self { $(
                    Self::$variant(ref value) => ($number, $crate::held!(Field value, $($kind)+)),
                )* }
            }
        }

        impl $crate::generated::Group for $choice {
            const IS_CHOICE: bool = true;

            fn shape() -> &'static $crate::generated::Shape {
                static SHAPE: $crate::generated::Shape = $crate::generated::Shape::new(
                    "",
                    "",
                    $crate::matching!($($mode)+),
                    &[$(
                        $crate::line!(
                            [$($kind)+ $(($($argument)+))?] [$elements $($($other)?)?]
                            $($wire $(as $xsd $(in $of)?)?)?
                        ) $(.spelled($crate::spelling!($($spelling)+)))?
                        $($(.$mark($($($value)+)?))+)? $(.checked($crate::facets!([$($rule)*])))?,
                    )*],
                );
                &SHAPE
            }

            #[allow(unreachable_code, reason = "a choice of a schema can be empty")]
            fn begin(
                local: &str,
                decoder: &mut $crate::generated::Decoder<'_>,
            ) -> ::core::result::Result<Self, $crate::generated::DecodeError> {
                ::core::result::Result::Ok(
                    match $crate::generated::variant(Self::shape(), local, decoder)? {
                        $( $number => Self::$variant($crate::begin!(local, decoder, $($kind)+)?), )*
                        _ => return $crate::generated::no_variant(local, decoder),
                    },
                )
            }

            fn continues(&self, local: &str, decoder: &$crate::generated::Decoder<'_>) -> bool {
                $crate::generated::choice_continues(Self::shape(), self.chosen(), local, decoder)
            }

            fn goes_back(&self, local: &str, decoder: &$crate::generated::Decoder<'_>) -> bool {
                $crate::generated::choice_goes_back(self.chosen(), local, decoder)
            }

            fn finish(
                &self,
                decoder: &$crate::generated::Decoder<'_>,
            ) -> ::core::result::Result<(), $crate::generated::DecodeError> {
                $crate::generated::finish_choice(Self::shape(), self.chosen(), decoder)
            }

            #[allow(unreachable_code, reason = "a choice of a schema can be empty")]
            fn read(
                &mut self,
                local: &str,
                decoder: &mut $crate::generated::Decoder<'_>,
            ) -> ::core::result::Result<(), $crate::generated::DecodeError> {
                let (number, chosen) = match *self { $(
                    Self::$variant(ref mut value) => {
                        ($number, $crate::held!(FieldMut value, $($kind)+))
                    }
                )* };
                $crate::generated::read_in_choice(Self::shape(), number, chosen, local, decoder)
            }

            fn write(&self, encoder: &mut $crate::generated::Encoder<'_>) {
                $crate::generated::write_choice(Self::shape(), self.chosen(), encoder);
            }
        }
    };
}

/// Decodes the current element as the first one of a variant.
#[macro_export]
#[doc(hidden)]
macro_rules! begin {
    ($local:ident, $decoder:ident, element) => {
        $crate::generated::begin_one($decoder)
    };
    ($local:ident, $decoder:ident, nillable element) => {
        $crate::generated::begin_optional($decoder)
    };
    ($local:ident, $decoder:ident, repeated element) => {
        $crate::generated::begin_repeated($decoder)
    };
    ($local:ident, $decoder:ident, repeated nillable element) => {
        $crate::generated::begin_repeated($decoder)
    };
    ($local:ident, $decoder:ident, group) => {
        $crate::generated::Group::begin($local, $decoder)
    };
    ($local:ident, $decoder:ident, repeated group) => {
        $crate::generated::begin_groups($local, $decoder)
    };
    ($local:ident, $decoder:ident, other elements) => {
        $crate::generated::begin_others($decoder)
    };
    ($local:ident, $decoder:ident, other element) => {
        $crate::generated::begin_other($decoder)
    };
}

/// Implements encoding and decoding for the enum of a type and the types derived from it (XSD 1.0
/// Part 1 §2.6.1).
///
/// The head is the enum and the declared type, which needs no `xsi:type`. A line is the number of a
/// variant, its name, and the type that it holds in a box. The last variant is for types that the
/// schema does not have.
#[macro_export]
#[doc(hidden)]
macro_rules! derived {
    ($base:ident: $name:literal in $namespace:literal {
        $first_number:literal $first:ident: $first_ty:ty,
        $($number:literal $variant:ident: $ty:ty,)*
        _ $other:ident: Xml,
    }) => {
        impl ::core::default::Default for $base {
            fn default() -> Self {
                Self::$first(::core::default::Default::default())
            }
        }

        $crate::derived! {
            @ $base: $name in $namespace {
                $first_number $first: $first_ty,
                $($number $variant: $ty,)*
                _ $other: Xml,
            }
        }
    };
    (@ $base:ident: $name:literal in $namespace:literal {
        $($number:literal $variant:ident: $ty:ty,)*
        _ $other:ident: Xml,
    }) => {
        $( impl ::core::convert::From<$ty> for $base {
            fn from(value: $ty) -> Self {
                Self::$variant(::std::boxed::Box::new(value))
            }
        } )*

        impl $crate::generated::Encode for $base {
            const TYPE: $crate::generated::TypeName =
                $crate::generated::TypeName::new($namespace, $name);

            fn encode(
                &self,
                name: $crate::generated::Name<'_>,
                encoder: &mut $crate::generated::Encoder<'_>,
            ) {
                match self {
                    $( Self::$variant(value) => {
                        $crate::generated::write_derived::<Self, $ty>(value, name, encoder)
                    } )*
                    Self::$other(value) => $crate::generated::Encode::encode(value, name, encoder),
                }
            }
        }

        impl $crate::generated::Decode for $base {
            fn decode(
                decoder: &mut $crate::generated::Decoder<'_>,
            ) -> $crate::generated::Decoded<Self> {
                const TYPES: &[$crate::generated::TypeName] =
                    &[$(<$ty as $crate::generated::Encode>::TYPE),*];
                match $crate::generated::said_type(
                    decoder,
                    <Self as $crate::generated::Encode>::TYPE,
                    TYPES,
                )? {
                    $( ::core::option::Option::Some($number) => {
                        $crate::generated::decode_as(decoder, Self::$variant)
                    } )*
                    _ => $crate::generated::decode_as(decoder, Self::$other),
                }
            }
        }
    };
}

/// Implements encoding and decoding for an enumeration. A line is a variant and its value on the
/// wire. The last variant holds a value that the schema does not have.
///
/// Behind the head can stand what becomes of white space in values (XSD 1.0 Part 2 §4.3.6):
/// `=> collapse`, in a type that is derived from `token`. A value between blanks is found in any
/// case.
#[macro_export]
#[doc(hidden)]
macro_rules! enumeration {
    ($name:ident: $wire:literal in $namespace:literal {
        $($variant:ident = $value:literal,)*
        _ $other:ident,
    }) => {
        $crate::enumeration! {
            $name: $wire in $namespace => preserve {
                $($variant = $value,)*
                _ $other,
            }
        }
    };
    ($name:ident: $wire:literal in $namespace:literal => $white_space:ident {
        $($variant:ident = $value:literal,)*
        _ $other:ident,
    }) => {
        $crate::named_values! { $name { $($variant = $value,)* _ $other, } }

        impl ::core::convert::From<&str> for $name {
            fn from(text: &str) -> Self {
                match text {
                    $( $value => Self::$variant, )*
                    _ => Self::$other(text.to_owned()),
                }
            }
        }

        impl ::core::convert::From<::std::string::String> for $name {
            fn from(text: ::std::string::String) -> Self {
                ::core::convert::From::from(text.as_str())
            }
        }

        impl $crate::generated::Simple for $name {
            const TYPE: $crate::generated::TypeName =
                $crate::generated::TypeName::new($namespace, $wire);

            fn read(
                text: &str,
                decoder: &$crate::generated::Decoder<'_>,
            ) -> ::core::option::Option<Self> {
                let text = $crate::generated::$white_space(text);
                ::core::option::Option::Some(match ::core::convert::From::from(&*text) {
                    Self::$other(other) => {
                        match ::core::convert::From::from(&*$crate::generated::collapse(&text)) {
                            Self::$other(_) => Self::$other(other),
                            known if $crate::generated::may_have_blanks(decoder) => known,
                            _ => Self::$other(other),
                        }
                    }
                    known => known,
                })
            }

            fn write(&self) -> $crate::generated::Lexical<'_> {
                $crate::generated::Lexical::of(self.as_str())
            }

            fn is_known(&self) -> bool {
                !::core::matches!(self, Self::$other(_))
            }

            fn is_of_schema(&self) -> bool {
                $crate::generated::Simple::is_known(self)
            }
        }

        $crate::simple_elements! { $name }
    };
}

/// Implements encoding and decoding for a union of simple types. A line is a variant and its member
/// type, and what becomes of white space in its values (`=> collapse`), since each member type has
/// its own (XSD 1.0 Part 2 §4.3.6). The last variant holds text that fits no member type.
#[macro_export]
#[doc(hidden)]
macro_rules! union {
    ($name:ident: $wire:literal in $namespace:literal {
        $($variant:ident: $ty:ty $(=> $white_space:ident)?,)*
        _ $other:ident,
    }) => {
        impl ::core::default::Default for $name {
            fn default() -> Self {
                Self::$other(::std::string::String::new())
            }
        }

        impl $crate::generated::Simple for $name {
            const TYPE: $crate::generated::TypeName =
                $crate::generated::TypeName::new($namespace, $wire);

            fn read(
                text: &str,
                decoder: &$crate::generated::Decoder<'_>,
            ) -> ::core::option::Option<Self> {
                // What a member type has in another form may be a value of a later one as it is.
                for exact in [true, false] {
                    $(
                        if let ::core::option::Option::Some(value) =
                            $crate::generated::read_member::<$ty>(
                                $crate::as_it_is!(text $($white_space)?),
                                decoder,
                                exact,
                            )
                        {
                            return ::core::option::Option::Some(Self::$variant(value));
                        }
                    )*
                }
                ::core::option::Option::Some(Self::$other(text.to_owned()))
            }

            fn write(&self) -> $crate::generated::Lexical<'_> {
                match self {
                    $( Self::$variant(value) => $crate::generated::Simple::write(value), )*
                    Self::$other(text) => $crate::generated::Lexical::of(text.as_str()),
                }
            }

            fn is_known(&self) -> bool {
                match self {
                    $( Self::$variant(value) => $crate::generated::Simple::is_known(value), )*
                    Self::$other(_) => false,
                }
            }

            fn is_of_schema(&self) -> bool {
                !::core::matches!(self, Self::$other(_))
            }
        }

        $crate::simple_elements! { $name }
    };
}

/// A text with its white space as a type has it.
#[macro_export]
#[doc(hidden)]
macro_rules! as_it_is {
    ($text:ident) => {
        $text
    };
    ($text:ident $white_space:ident) => {
        &$crate::generated::$white_space($text)
    };
}

/// Implements encoding and decoding of elements for a simple type.
#[macro_export]
#[doc(hidden)]
macro_rules! simple_elements {
    ($name:ident) => {
        impl $crate::generated::Encode for $name {
            const TYPE: $crate::generated::TypeName = <Self as $crate::generated::Simple>::TYPE;

            fn encode(
                &self,
                name: $crate::generated::Name<'_>,
                encoder: &mut $crate::generated::Encoder<'_>,
            ) {
                $crate::generated::encode_simple(self, name, encoder);
            }

            fn encode_as(
                &self,
                name: $crate::generated::Name<'_>,
                ty: $crate::generated::TypeName,
                encoder: &mut $crate::generated::Encoder<'_>,
            ) {
                $crate::generated::encode_simple_as(self, name, ty, encoder);
            }
        }

        impl $crate::generated::Decode for $name {
            fn decode(
                decoder: &mut $crate::generated::Decoder<'_>,
            ) -> $crate::generated::Decoded<Self> {
                $crate::generated::decode_simple(decoder)
            }
        }
    };
}
