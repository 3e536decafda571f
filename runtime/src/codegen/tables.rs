//! The tables of generated code: what each type is on the wire, a line for each of its pieces.

/// Makes a struct the value of an element: a table of its fields and their wire names.
///
/// The head is `Name: "namespace" "type" in "namespace of its elements" { … }`; the namespaces are
/// left out where there are none, and `exact` stands for `in` where the namespace of an element has
/// to be the declared one. A line is `field: Type = kind "wire name" @ "namespace",` or, for what
/// the client fills in, `name = credential Kind "wire name",`. The kinds are those of
/// [`slot`](crate::codegen::slot), `element` where none is named; the struct's field is of the type
/// that the kind makes of `Type`. `Type as "token"` says the built-in type of text.
#[macro_export]
#[doc(hidden)]
macro_rules! record {
    ($record:ident: $namespace:literal $name:literal $lines:tt) => {
        $crate::record! { @ $record ($namespace $name) "" false $lines }
    };
    ($record:ident: $namespace:literal $name:literal in $elements:literal $lines:tt) => {
        $crate::record! { @ $record ($namespace $name) $elements false $lines }
    };
    ($record:ident: $namespace:literal $name:literal exact $elements:literal $lines:tt) => {
        $crate::record! { @ $record ($namespace $name) $elements true $lines }
    };
    (@ $record:ident ($namespace:literal $name:literal) $elements:literal $exact:literal { $(
        $field:ident
        $(: $ty:ty $(as $xsd:literal)? = $($kind:ident)? $($wire:literal)? $(@ $other:literal)?)?
        $(= credential $credential:ident $secret:literal)?
    ),* $(,)? }) => {
        impl $crate::codegen::Encode for $record {
            const TYPE: $crate::codegen::TypeName =
                $crate::codegen::TypeName::new($namespace, $name);

            fn encode(
                &self,
                name: $crate::codegen::Name<'_>,
                encoder: &mut $crate::codegen::Encoder<'_>,
            ) {
                encoder.record(
                    name,
                    <Self as $crate::codegen::Encode>::TYPE,
                    |_encoder| { $( $(
                        <$crate::kind!($($kind)?) as $crate::codegen::Slot<$ty>>::write_attribute(
                            &self.$field,
                            $crate::line!($elements, $exact, $($wire)?, $($other)?, $($xsd)?),
                            _encoder,
                        );
                    )? )* },
                    |_encoder| { $(
                        $( <$crate::kind!($($kind)?) as $crate::codegen::Slot<$ty>>::write(
                            &self.$field,
                            $crate::line!($elements, $exact, $($wire)?, $($other)?, $($xsd)?),
                            _encoder,
                        ); )?
                        $( _encoder.credential(
                            $crate::codegen::Name::new($elements, $secret),
                            $crate::codegen::Credential::$credential,
                        ); )?
                    )* },
                );
            }
        }

        impl $crate::codegen::Decode for $record {
            fn decode(
                decoder: &mut $crate::codegen::Decoder<'_>,
            ) -> ::core::result::Result<::core::option::Option<Self>, $crate::codegen::DecodeError>
            {
                let mut _record = <Self as ::core::default::Default>::default();
                let _known: &[$crate::codegen::Name<'_>] = &[$( $(
                    $crate::codegen::attribute_name(
                        <$crate::kind!($($kind)?) as $crate::codegen::Slot<$ty>>::ATTRIBUTE,
                        $crate::line!($elements, $exact, $($wire)?, $($other)?, $($xsd)?),
                    ),
                )? )*];
                $( $(
                    <$crate::kind!($($kind)?) as $crate::codegen::Slot<$ty>>::read_attribute(
                        &mut _record.$field,
                        $crate::line!($elements, $exact, $($wire)?, $($other)?, $($xsd)?),
                        _known,
                        decoder,
                    )?;
                )? )*
                $( $(
                    if <$crate::kind!($($kind)?) as $crate::codegen::Slot<$ty>>::TEXT {
                        <$crate::kind!($($kind)?) as $crate::codegen::Slot<$ty>>::read_text(
                            &mut _record.$field,
                            decoder,
                        )?;
                        return ::core::result::Result::Ok(::core::option::Option::Some(_record));
                    }
                )? )*
                while let ::core::option::Option::Some(_local) = decoder.next_child()? {
                    $( $(
                        if <$crate::kind!($($kind)?) as $crate::codegen::Slot<$ty>>::admits(
                            &_record.$field,
                            $crate::line!($elements, $exact, $($wire)?, $($other)?, $($xsd)?),
                            _local,
                            decoder,
                        ) {
                            <$crate::kind!($($kind)?) as $crate::codegen::Slot<$ty>>::take(
                                &mut _record.$field,
                                _local,
                                decoder,
                            )?;
                            continue;
                        }
                    )? )*
                    $( $(
                        if <$crate::kind!($($kind)?) as $crate::codegen::Slot<$ty>>::OPEN {
                            <$crate::kind!($($kind)?) as $crate::codegen::Slot<$ty>>::take(
                                &mut _record.$field,
                                _local,
                                decoder,
                            )?;
                            continue;
                        }
                    )? )*
                    decoder.skip()?;
                }
                ::core::result::Result::Ok(::core::option::Option::Some(_record))
            }
        }

        $crate::setters! { $record { $( $( $field: $ty = $($kind)? $($wire)?, )? )* } }
    };
}

/// Makes a struct the parts of a message (SOAP 1.1 §7.1). The lines are those of
/// [`record!`](crate::record), of the kind `element` alone.
#[macro_export]
#[doc(hidden)]
macro_rules! parts {
    ($parts:ident { $(
        $field:ident
        $(: $ty:ty $(as $xsd:literal)? = $($kind:ident)? $wire:literal $(@ $other:literal)?)?
        $(= credential $credential:ident $secret:literal)?
    ),* $(,)? }) => {
        impl $crate::codegen::EncodeParts for $parts {
            fn encode_parts(&self, _encoder: &mut $crate::codegen::Encoder<'_>) { $(
                $( {
                    let line = $crate::line!("", false, $wire, $($other)?, $($xsd)?);
                    _encoder.part::<$ty>(line.name, &self.$field, line.xsd);
                } )?
                $( _encoder.credential_part(
                    $crate::codegen::Name::unqualified($secret),
                    $crate::codegen::Credential::$credential,
                ); )?
            )* }
        }

        impl $crate::codegen::DecodeParts for $parts {
            fn decode_parts(
                decoder: &mut $crate::codegen::Decoder<'_>,
            ) -> ::core::result::Result<Self, $crate::codegen::DecodeError> {
                let mut _parts = <Self as ::core::default::Default>::default();
                while let ::core::option::Option::Some(name) = decoder.next_child()? {
                    match name {
                        $( $( $wire => _parts.$field = decoder.value::<$ty>()?, )? )*
                        _ => decoder.skip()?,
                    }
                }
                ::core::result::Result::Ok(_parts)
            }
        }

        $crate::setters! { $parts { $( $( $field: $ty = $($kind)? $wire, )? )* } }
    };
}

/// The kind of a line.
#[macro_export]
#[doc(hidden)]
macro_rules! kind {
    () => {
        $crate::codegen::slot::element
    };
    ($kind:ident) => {
        $crate::codegen::slot::$kind
    };
}

/// A line without its type: the namespace of the elements around it, whether that has to be right,
/// and what the line itself says of its name, its namespace and its built-in type.
#[macro_export]
#[doc(hidden)]
macro_rules! line {
    ($elements:literal, $exact:literal, $($wire:literal)?, $($other:literal)?, $($xsd:literal)?) => {
        $crate::codegen::Line {
            name: $crate::codegen::Name::new(
                $crate::codegen::last(&[$elements $(, $other)?]),
                $crate::codegen::last(&["" $(, $wire)?]),
            ),
            exact: $exact,
            xsd: $crate::codegen::some(&[$($xsd)?]),
        }
    };
}

/// Gives a struct a constructor, and a chained setter for each field.
#[macro_export]
#[doc(hidden)]
macro_rules! setters {
    ($record:ident { $( $field:ident: $ty:ty = $($kind:ident)? $($wire:literal)?, )* }) => {
        #[allow(dead_code, reason = "a user calls the setters that they need")]
        impl $record {
            /// Makes one with no field set.
            #[must_use]
            pub fn new() -> Self {
                <Self as ::core::default::Default>::default()
            }

            $( $crate::setter! { $field: $ty = $($kind)? $($wire)? } )*
        }
    };
}

/// The chained setter of one field.
#[macro_export]
#[doc(hidden)]
macro_rules! setter {
    ($field:ident: $ty:ty = $wire:literal) => {
        $crate::setter! { @some $field: $ty, ::core::concat!("Sets `", $wire, "`.") }
    };
    ($field:ident: $ty:ty = next $wire:literal) => {
        $crate::setter! { @some $field: $ty, ::core::concat!("Sets `", $wire, "`.") }
    };
    ($field:ident: $ty:ty = nil $wire:literal) => {
        $crate::setter! { @some $field: $ty, ::core::concat!("Sets `", $wire, "`.") }
    };
    ($field:ident: $ty:ty = attribute $wire:literal) => {
        $crate::setter! { @some $field: $ty, ::core::concat!("Sets the attribute `", $wire, "`.") }
    };
    ($field:ident: $ty:ty = text) => {
        $crate::setter! { @some $field: $ty, "Sets the text." }
    };
    ($field:ident: $ty:ty = group) => {
        $crate::setter! { @some $field: $ty, "Sets the group of elements." }
    };
    ($field:ident: $ty:ty = nillable $wire:literal) => {
        #[doc = ::core::concat!("Sets `", $wire, "` to a value.")]
        #[must_use]
        pub fn $field(mut self, value: impl ::core::convert::Into<$ty>) -> Self {
            self.$field = ::core::option::Option::Some(::core::option::Option::Some(
                ::core::convert::Into::into(value),
            ));
            self
        }
    };
    ($field:ident: $ty:ty = one $wire:literal) => {
        $crate::setter! { @plain $field: $ty, ::core::concat!("Sets `", $wire, "`.") }
    };
    ($field:ident: $ty:ty = one_attribute $wire:literal) => {
        $crate::setter! { @plain $field: $ty, ::core::concat!("Sets the attribute `", $wire, "`.") }
    };
    ($field:ident: $ty:ty = mixed) => {
        $crate::setter! { @plain $field: $ty, "Sets the text and the elements." }
    };
    ($field:ident: $ty:ty = list $wire:literal) => {
        $crate::setter! { @plain $field: ::std::vec::Vec<$ty>, ::core::concat!("Sets every `", $wire, "`.") }
    };
    ($field:ident: $ty:ty = nil_list $wire:literal) => {
        $crate::setter! {
            @plain $field: ::std::vec::Vec<::core::option::Option<$ty>>,
            ::core::concat!("Sets every `", $wire, "`.")
        }
    };
    ($field:ident: $ty:ty = groups) => {
        $crate::setter! { @plain $field: ::std::vec::Vec<$ty>, "Sets the groups of elements." }
    };
    ($field:ident: $ty:ty = any) => {
        $crate::setter! { @plain $field: ::std::vec::Vec<$ty>, "Sets the elements that the schema does not name." }
    };
    ($field:ident: $ty:ty = any_attribute) => {
        $crate::setter! { @plain $field: ::std::vec::Vec<$ty>, "Sets the attributes that the schema does not name." }
    };
    (@some $field:ident: $ty:ty, $doc:expr) => {
        #[doc = $doc]
        #[must_use]
        pub fn $field(mut self, value: impl ::core::convert::Into<$ty>) -> Self {
            self.$field = ::core::option::Option::Some(::core::convert::Into::into(value));
            self
        }
    };
    (@plain $field:ident: $ty:ty, $doc:expr) => {
        #[doc = $doc]
        #[must_use]
        pub fn $field(mut self, value: impl ::core::convert::Into<$ty>) -> Self {
            self.$field = ::core::convert::Into::into(value);
            self
        }
    };
}
