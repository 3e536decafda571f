//! The tables of generated code: structs with what each of their fields is on the wire.

/// A struct that is the value of an element: a line for each field.
///
/// The head is `Name = "namespace" "type" in "namespace of its elements"`; `exact` stands for `in`
/// where the namespace of an element has to be the declared one. A line is
/// `field: Type = kind "wire name" @ "namespace",`, of a kind of [`slot`](crate::generated::slot), which
/// says what the field holds: an `Option<Type>` if it is `optional`, and so on. What is left out is
/// the namespace where it is that of the head, and the name where the kind has none. `Type as
/// "token"` says the built-in type of text, and `where [max_length(8)]` at the end the facets that a
/// value has to keep to. What the client fills in stands before the field that it
/// precedes on the wire, as `@ Kind "wire name",`, or at the end behind a semicolon.
#[macro_export]
#[doc(hidden)]
macro_rules! record {
    (
        $(#[$meta:meta])*
        pub struct $record:ident = $namespace:literal $name:literal
            $mode:tt $elements:literal $lines:tt
    ) => {
        $crate::table! { $(#[$meta])* $record $mode $elements $lines }

        impl $crate::generated::Encode for $record {
            const TYPE: $crate::generated::TypeName =
                $crate::generated::TypeName::new($namespace, $name);

            fn encode(
                &self,
                name: $crate::generated::Name<'_>,
                encoder: &mut $crate::generated::Encoder<'_>,
            ) {
                $crate::generated::encode_record(self, name, encoder);
            }
        }

        impl $crate::generated::Decode for $record {
            fn decode(
                decoder: &mut $crate::generated::Decoder<'_>,
            ) -> ::core::result::Result<::core::option::Option<Self>, $crate::generated::DecodeError>
            {
                $crate::generated::decode_record(decoder)
            }
        }
    };
}

/// A struct that is the parts of a message (SOAP 1.1 §7.1), or its header blocks: head and lines are
/// those of [`record!`](crate::record), without the type's name. The lines are of the kind `part`.
#[macro_export]
#[doc(hidden)]
macro_rules! parts {
    ($(#[$meta:meta])* pub struct $parts:ident $lines:tt) => {
        $crate::table! { $(#[$meta])* $parts in "" $lines }

        impl $crate::generated::EncodeParts for $parts {
            fn encode_parts(&self, encoder: &mut $crate::generated::Encoder<'_>) {
                $crate::generated::encode_parts(self, encoder);
            }
        }

        impl $crate::generated::DecodeParts for $parts {
            fn decode_parts(
                decoder: &mut $crate::generated::Decoder<'_>,
            ) -> ::core::result::Result<Self, $crate::generated::DecodeError> {
                $crate::generated::decode_parts(decoder)
            }
        }
    };
}

/// A struct that is a sequence of elements which is a group of its own: head and lines are those of
/// [`record!`](crate::record), without the type's name.
#[macro_export]
#[doc(hidden)]
macro_rules! sequence {
    (
        $(#[$meta:meta])*
        pub struct $sequence:ident $mode:tt $elements:literal { $(
            $(#[$about:meta])*
            $field:ident: $ty:ty $(as $xsd:literal)? = $kind:ident $($wire:literal)? $(@ $other:literal)?
                $(where $rule:tt)?,
        )* }
    ) => {
        $crate::table! { $(#[$meta])* $sequence $mode $elements { $(
            $(#[$about])*
            $field: $ty $(as $xsd)? = $kind $($wire)? $(@ $other)? $(where $rule)?,
        )* } }

        impl $crate::generated::Group for $sequence {
            const OPEN: bool =
                false $( || <$crate::generated::slot::$kind as $crate::generated::Slot<$crate::held!($kind $ty)>>::OPEN )*;

            fn accepts(_local: &str, _decoder: &$crate::generated::Decoder<'_>) -> bool {
                false $( || <$crate::generated::slot::$kind as $crate::generated::Slot<$crate::held!($kind $ty)>>::accepts(
                    $crate::line!($mode $elements [$($wire)?] [$($other)?] [$($xsd)?]),
                    _local,
                    _decoder,
                ) )*
            }

            fn begin(
                local: &str,
                decoder: &mut $crate::generated::Decoder<'_>,
            ) -> ::core::result::Result<Self, $crate::generated::DecodeError> {
                let mut sequence = <Self as ::core::default::Default>::default();
                $crate::generated::take_in_sequence(&mut sequence, local, decoder)?;
                ::core::result::Result::Ok(sequence)
            }

            fn continues(&self, local: &str, decoder: &$crate::generated::Decoder<'_>) -> bool {
                $crate::generated::sequence_continues(self, local, decoder)
            }

            fn take(
                &mut self,
                local: &str,
                decoder: &mut $crate::generated::Decoder<'_>,
            ) -> ::core::result::Result<(), $crate::generated::DecodeError> {
                $crate::generated::take_in_sequence(self, local, decoder)
            }

            fn write(&self, encoder: &mut $crate::generated::Encoder<'_>) {
                $crate::generated::write_sequence(self, encoder);
            }
        }
    };
}

/// The struct of a table, its setters, and the ways over its fields.
#[macro_export]
#[doc(hidden)]
macro_rules! table {
    (
        $(#[$meta:meta])* $record:ident $mode:tt $elements:literal { $(
            $(@ $credential:ident $secret:literal,)*
            $(#[$about:meta])*
            $field:ident: $ty:ty $(as $xsd:literal)? = $kind:ident $($wire:literal)? $(@ $other:literal)?
                $(where $rule:tt)?,
        )* $(; $($last:ident $last_secret:literal,)*)? }
    ) => {
        $(#[$meta])*
        pub struct $record { $(
            $(#[$about])*
            pub $field: $crate::held!($kind $ty),
        )* }

        impl $crate::generated::Table for $record {
            fn fields<V: $crate::generated::Fields>(&self, _visitor: &mut V) {
                $(
                    $( _visitor.credential(
                        $crate::generated::Name::new($elements, $secret),
                        $crate::generated::Credential::$credential,
                    ); )*
                    _visitor.field::<$crate::generated::slot::$kind, _>(
                        &self.$field,
                        $crate::line!($mode $elements [$($wire)?] [$($other)?] [$($xsd)?])
                            $(.checked($crate::facets!($rule)))?,
                    );
                )*
                $( $( _visitor.credential(
                    $crate::generated::Name::new($elements, $last_secret),
                    $crate::generated::Credential::$last,
                ); )* )?
            }

            fn fields_mut<V: $crate::generated::FieldsMut>(&mut self, _visitor: &mut V) -> bool {
                $(
                    if _visitor.field::<$crate::generated::slot::$kind, _>(
                        &mut self.$field,
                        $crate::line!($mode $elements [$($wire)?] [$($other)?] [$($xsd)?]),
                    ) {
                        return true;
                    }
                )*
                false
            }
        }

        #[allow(dead_code, reason = "a user calls the setters that they need")]
        impl $record {
            /// Makes one with no field set.
            #[must_use]
            pub fn new() -> Self {
                ::core::default::Default::default()
            }

            $(
                /// Sets the field of this name.
                #[must_use]
                pub fn $field(
                    mut self,
                    value: impl ::core::convert::Into<$crate::given!($kind $ty)>,
                ) -> Self {
                    self.$field = $crate::put!($kind ::core::convert::Into::into(value));
                    self
                }
            )*
        }
    };
}

/// A line without its type: the namespace of the elements around it, whether that has to be right,
/// and what the line itself says of its name, its namespace and its built-in type.
#[macro_export]
#[doc(hidden)]
macro_rules! line {
    (in $namespace:literal [$wire:literal] [] []) => {
        $crate::generated::Line::loose($namespace, $wire)
    };
    (exact $namespace:literal [$wire:literal] [] []) => {
        $crate::generated::Line::exact($namespace, $wire)
    };
    ($mode:tt $elements:literal $wire:tt $other:tt [$xsd:literal]) => {
        $crate::line!($mode $elements $wire $other []).of_type($xsd)
    };
    ($mode:tt $elements:literal $wire:tt [$other:literal] []) => {
        $crate::line!($mode $other $wire [] [])
    };
    ($mode:tt $elements:literal [] [] []) => {
        $crate::line!($mode $elements [""] [] [])
    };
}

/// The facets that a line has: `[facet(limit), …]`, by the functions of
/// [`Facets`](crate::generated::Facets).
#[cfg(feature = "facets")]
#[macro_export]
#[doc(hidden)]
macro_rules! facets {
    ([$($facet:ident $limit:tt),* $(,)?]) => {
        const { &$crate::generated::Facets::NONE $(.$facet $limit)* }
    };
}

/// Says what is missing.
#[cfg(not(feature = "facets"))]
#[macro_export]
#[doc(hidden)]
macro_rules! facets {
    ($rule:tt) => {
        ::core::compile_error!("code with facets needs the feature `facets` of wsdl-runtime")
    };
}

/// What a field of a kind holds.
#[macro_export]
#[doc(hidden)]
macro_rules! held {
    (optional $ty:ty) => { ::core::option::Option<$ty> };
    (part $ty:ty) => { ::core::option::Option<$ty> };
    (attribute $ty:ty) => { ::core::option::Option<$ty> };
    (text $ty:ty) => { ::core::option::Option<$ty> };
    (list $ty:ty) => { ::std::vec::Vec<$ty> };
    (nil $ty:ty) => { ::core::option::Option<$ty> };
    (nillable $ty:ty) => { ::core::option::Option<::core::option::Option<$ty>> };
    (next $ty:ty) => { ::core::option::Option<$ty> };
    (group $ty:ty) => { ::core::option::Option<$ty> };
    (groups $ty:ty) => { ::std::vec::Vec<$ty> };
    (nil_list $ty:ty) => { ::std::vec::Vec<::core::option::Option<$ty>> };
    (any $ty:ty) => { ::std::vec::Vec<$ty> };
    (any_attribute $ty:ty) => { ::std::vec::Vec<$ty> };
    ($kind:ident $ty:ty) => { $ty };
}

/// What the setter of a field of a kind takes.
#[macro_export]
#[doc(hidden)]
macro_rules! given {
    (list $ty:ty) => { ::std::vec::Vec<$ty> };
    (groups $ty:ty) => { ::std::vec::Vec<$ty> };
    (nil_list $ty:ty) => { ::std::vec::Vec<::core::option::Option<$ty>> };
    (any $ty:ty) => { ::std::vec::Vec<$ty> };
    (any_attribute $ty:ty) => { ::std::vec::Vec<$ty> };
    ($kind:ident $ty:ty) => { $ty };
}

/// What a field of a kind holds once its setter was given a value.
#[macro_export]
#[doc(hidden)]
macro_rules! put {
    (optional $value:expr) => {
        ::core::option::Option::Some($value)
    };
    (part $value:expr) => {
        ::core::option::Option::Some($value)
    };
    (attribute $value:expr) => {
        ::core::option::Option::Some($value)
    };
    (text $value:expr) => {
        ::core::option::Option::Some($value)
    };
    (nil $value:expr) => {
        ::core::option::Option::Some($value)
    };
    (nillable $value:expr) => {
        ::core::option::Option::Some(::core::option::Option::Some($value))
    };
    (next $value:expr) => {
        ::core::option::Option::Some($value)
    };
    (group $value:expr) => {
        ::core::option::Option::Some($value)
    };
    ($kind:ident $value:expr) => {
        $value
    };
}

/// The operations of a service: a constant for each, and the list of them. A line is
/// `CONSTANT = maker("name"), method(arguments), …;`, by the functions and methods of
/// [`Operation`](crate::Operation).
#[macro_export]
#[doc(hidden)]
macro_rules! operations {
    ($client:ident = $service:literal { $(
        $constant:ident = $maker:ident($name:literal) $(, $method:ident($($argument:expr),*))*;
    )* }) => {
        $(
            const $constant: $crate::Operation =
                $crate::Operation::$maker($service, $name) $(.$method($($argument),*))*;
        )*

        impl $client {
            /// Every operation, in the order of the WSDL.
            pub const OPERATIONS: &'static [$crate::Operation] = &[$($constant),*];
        }
    };
}
