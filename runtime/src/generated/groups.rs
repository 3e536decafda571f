//! The tables of enums: choices, types with others derived from them, enumerations and unions.

/// An enum that is a choice of elements: a line for each variant. Head and lines are those of
/// [`record!`](crate::record), without the type's name.
#[macro_export]
#[doc(hidden)]
macro_rules! choice {
    (
        $(#[$meta:meta])*
        pub enum $choice:ident $mode:tt $elements:literal { $(
            $(#[$about:meta])*
            $variant:ident: $ty:ty $(as $xsd:literal)? = $kind:ident $($wire:literal)? $(@ $other:literal)?
                $(where $rule:tt)?,
        )* }
    ) => {
        $(#[$meta])*
        pub enum $choice { $(
            $(#[$about])*
            $variant($crate::held!($kind $ty)),
        )* }

        impl $crate::generated::Choice for $choice {
            fn begin<V: $crate::generated::Begin>(_visitor: &mut V) -> ::core::option::Option<Self> {
                $(
                    if let ::core::option::Option::Some(value) =
                        _visitor.variant::<$crate::generated::slot::$kind, _>(
                            $crate::line!($mode $elements [$($wire)?] [$($other)?] [$($xsd)?]),
                        )
                    {
                        return ::core::option::Option::Some(Self::$variant(value));
                    }
                )*
                ::core::option::Option::None
            }

            fn chosen<V: $crate::generated::Fields>(&self, _visitor: &mut V) {
                match *self { $(
                    Self::$variant(ref value) => {
                        _visitor.field::<$crate::generated::slot::$kind, _>(
                            value,
                            $crate::line!($mode $elements [$($wire)?] [$($other)?] [$($xsd)?])
                                $(.checked($crate::facets!($rule)))?,
                        )
                    }
                )* }
            }

            fn chosen_mut<V: $crate::generated::FieldsMut>(&mut self, _visitor: &mut V) -> bool {
                match *self { $(
                    Self::$variant(ref mut value) => {
                        _visitor.field::<$crate::generated::slot::$kind, _>(
                            value,
                            $crate::line!($mode $elements [$($wire)?] [$($other)?] [$($xsd)?]),
                        )
                    }
                )* }
            }
        }

        impl $crate::generated::Group for $choice {
            const OPEN: bool =
                false $( || <$crate::generated::slot::$kind as $crate::generated::Slot<$crate::held!($kind $ty)>>::OPEN )*;

            fn accepts(local: &str, decoder: &$crate::generated::Decoder<'_>) -> bool {
                $crate::generated::choice_accepts::<Self>(local, decoder)
            }

            fn begin(
                local: &str,
                decoder: &mut $crate::generated::Decoder<'_>,
            ) -> ::core::result::Result<Self, $crate::generated::DecodeError> {
                $crate::generated::begin_choice(local, decoder)
            }

            fn continues(&self, local: &str, decoder: &$crate::generated::Decoder<'_>) -> bool {
                $crate::generated::choice_continues(self, local, decoder)
            }

            fn take(
                &mut self,
                local: &str,
                decoder: &mut $crate::generated::Decoder<'_>,
            ) -> ::core::result::Result<(), $crate::generated::DecodeError> {
                $crate::generated::take_in_choice(self, local, decoder)
            }

            fn write(&self, encoder: &mut $crate::generated::Encoder<'_>) {
                $crate::generated::write_choice(self, encoder);
            }
        }
    };
}

/// An enum that is the value of an element whose type others are derived from: the types, each of
/// which is also the name of its variant unless it says `Variant: Type`, and the variant for types
/// that the schema does not have. The head names the declared type, which needs no `xsi:type`.
#[macro_export]
#[doc(hidden)]
macro_rules! derived {
    (
        $(#[$meta:meta])*
        pub enum $base:ident = $namespace:literal $name:literal {
            $first:ident $(, $variant:ident)* ; $other:ident
        }
    ) => {
        $(#[$meta])*
        pub enum $base {
            #[doc = ::core::concat!("[`", ::core::stringify!($first), "`].")]
            $first(::std::boxed::Box<$first>),
            $(
                #[doc = ::core::concat!("[`", ::core::stringify!($variant), "`].")]
                $variant(::std::boxed::Box<$variant>),
            )*
            /// A type that the schema does not have.
            $other($crate::Xml),
        }

        $crate::derived_impls! {
            $base = $namespace $name { $first: $first $(, $variant: $variant)* ; $other }
        }
    };
    (
        $(#[$meta:meta])*
        pub enum $base:ident = $namespace:literal $name:literal {
            $first:ident: $first_ty:ty $(, $variant:ident: $ty:ty)* ; $other:ident
        }
    ) => {
        $(#[$meta])*
        pub enum $base {
            #[doc = ::core::concat!("`", ::core::stringify!($first_ty), "`.")]
            $first(::std::boxed::Box<$first_ty>),
            $(
                #[doc = ::core::concat!("`", ::core::stringify!($ty), "`.")]
                $variant(::std::boxed::Box<$ty>),
            )*
            /// A type that the schema does not have.
            $other($crate::Xml),
        }

        $crate::derived_impls! {
            $base = $namespace $name { $first: $first_ty $(, $variant: $ty)* ; $other }
        }
    };
}

/// What the enum of a type and those derived from it can do.
#[macro_export]
#[doc(hidden)]
macro_rules! derived_impls {
    (
        $base:ident = $namespace:literal $name:literal {
            $first:ident: $first_ty:ty $(, $variant:ident: $ty:ty)* ; $other:ident
        }
    ) => {
        impl ::core::convert::From<$first_ty> for $base {
            fn from(value: $first_ty) -> Self {
                Self::$first(::std::boxed::Box::new(value))
            }
        }

        $( impl ::core::convert::From<$ty> for $base {
            fn from(value: $ty) -> Self {
                Self::$variant(::std::boxed::Box::new(value))
            }
        } )*

        impl ::core::default::Default for $base {
            fn default() -> Self {
                Self::$first(::core::default::Default::default())
            }
        }

        impl $crate::generated::Encode for $base {
            const TYPE: $crate::generated::TypeName =
                $crate::generated::TypeName::new($namespace, $name);

            fn encode(
                &self,
                name: $crate::generated::Name<'_>,
                encoder: &mut $crate::generated::Encoder<'_>,
            ) {
                match self {
                    Self::$first(value) => {
                        $crate::generated::encode_derived::<Self, _>(value, name, encoder)
                    }
                    $( Self::$variant(value) => {
                        $crate::generated::encode_derived::<Self, _>(value, name, encoder)
                    } )*
                    Self::$other(value) => $crate::generated::Encode::encode(value, name, encoder),
                }
            }
        }

        impl $crate::generated::Derived for $base {
            fn begin(
                begin: &mut $crate::generated::BeginDerived<'_, '_>,
            ) -> ::core::option::Option<Self> {
                if let ::core::option::Option::Some(value) = begin.variant() {
                    return ::core::option::Option::Some(Self::$first(value));
                }
                $( if let ::core::option::Option::Some(value) = begin.variant() {
                    return ::core::option::Option::Some(Self::$variant(value));
                } )*
                ::core::option::Option::None
            }

            fn other(value: $crate::Xml) -> Self {
                Self::$other(value)
            }
        }

        impl $crate::generated::Decode for $base {
            fn decode(
                decoder: &mut $crate::generated::Decoder<'_>,
            ) -> ::core::result::Result<::core::option::Option<Self>, $crate::generated::DecodeError>
            {
                $crate::generated::decode_derived(decoder)
            }
        }
    };
}

/// An enum that is a simple type with a list of values, and a variant for text that is not on the
/// list.
#[macro_export]
#[doc(hidden)]
macro_rules! enumeration {
    (
        $(#[$meta:meta])*
        pub enum $name:ident = $namespace:literal $wire:literal {
            $( $(#[$about:meta])* $variant:ident = $value:literal, )*
            ; $other:ident
        }
    ) => {
        $(#[$meta])*
        pub enum $name {
            $( $(#[$about])* $variant, )*
            /// A value that the schema does not have.
            $other(::std::string::String),
        }

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

        impl ::core::convert::From<::std::string::String> for $name {
            fn from(text: ::std::string::String) -> Self {
                ::core::convert::From::from(text.as_str())
            }
        }

        impl ::core::convert::From<$name> for ::std::string::String {
            fn from(value: $name) -> Self {
                value.as_str().to_owned()
            }
        }

        impl ::core::fmt::Display for $name {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl $crate::generated::Simple for $name {
            const TYPE: $crate::generated::TypeName =
                $crate::generated::TypeName::new($namespace, $wire);

            fn read(
                text: &str,
                _decoder: &$crate::generated::Decoder<'_>,
            ) -> ::core::option::Option<Self> {
                ::core::option::Option::Some(match ::core::convert::From::from(text) {
                    Self::$other(_) => ::core::convert::From::from(text.trim()),
                    known => known,
                })
            }

            fn read_strictly(
                text: &str,
                decoder: &$crate::generated::Decoder<'_>,
            ) -> ::core::option::Option<Self> {
                <Self as $crate::generated::Simple>::read(text, decoder)
                    .filter(|value| !::core::matches!(value, Self::$other(_)))
            }

            fn write(&self) -> $crate::generated::Lexical<'_> {
                $crate::generated::Lexical::of(self.as_str())
            }

            fn is_known(&self) -> bool {
                !::core::matches!(self, Self::$other(_))
            }
        }

        $crate::simple_elements! { $name }
    };
}

/// An enum that is a simple type whose values are those of several others, and a variant for text
/// that is of none.
#[macro_export]
#[doc(hidden)]
macro_rules! union {
    (
        $(#[$meta:meta])*
        pub enum $name:ident = $namespace:literal $wire:literal {
            $( $(#[$about:meta])* $variant:ident: $ty:ty, )*
            ; $other:ident
        }
    ) => {
        $(#[$meta])*
        pub enum $name {
            $( $(#[$about])* $variant($ty), )*
            /// Text that is of no member type.
            $other(::std::string::String),
        }

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
                $(
                    if let ::core::option::Option::Some(value) =
                        <$ty as $crate::generated::Simple>::read_strictly(text, decoder)
                    {
                        return ::core::option::Option::Some(Self::$variant(value));
                    }
                )*
                ::core::option::Option::Some(Self::$other(text.to_owned()))
            }

            fn read_strictly(
                text: &str,
                decoder: &$crate::generated::Decoder<'_>,
            ) -> ::core::option::Option<Self> {
                <Self as $crate::generated::Simple>::read(text, decoder)
                    .filter(|value| !::core::matches!(value, Self::$other(_)))
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
        }

        $crate::simple_elements! { $name }
    };
}

/// Makes a simple type the value of an element.
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
        }

        impl $crate::generated::Decode for $name {
            fn decode(
                decoder: &mut $crate::generated::Decoder<'_>,
            ) -> ::core::result::Result<::core::option::Option<Self>, $crate::generated::DecodeError>
            {
                $crate::generated::decode_simple(decoder)
            }
        }
    };
}
