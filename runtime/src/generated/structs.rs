//! The macros for structs. Each takes a table of what the fields are on the wire.

/// Implements encoding and decoding for a struct, by a table of what its fields are on the wire.
///
/// The head has the struct, its type in the schema (`"type" in "namespace"`, or `anonymous` for an
/// anonymous type), and the namespace of its elements. A line has the number of the field, counted
/// from 0, its name, its kind, and its name on the wire:
///
/// ```
/// #[derive(Clone, Debug, Default, PartialEq)]
/// pub struct Order {
///     pub currency: Option<String>,
///     pub number: Option<i32>,
///     pub remark: Vec<String>,
/// }
///
/// wsdl_runtime::record! {
///     Order: "order" in "urn:shop", elements in "urn:shop" {
///         0 currency: optional attribute = "currency",
///         1 number: optional element = "number",
///         2 remark: repeated element = "remark",
///     }
/// }
///
/// let order: wsdl_runtime::Xml = "<order currency='EUR'><number>7</number></order>".parse()?;
/// let order: Option<Order> = order.read()?;
/// assert_eq!(order.and_then(|order| order.number), Some(7));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// Attributes come first, then elements in the order of the schema. The kinds are:
///
/// | line | the field is | on the wire |
/// |---|---|---|
/// | `optional element` | `Option<T>` | an element that may be absent |
/// | `expected element` | `Option<T>` | the same, which the schema requires: its absence is tolerated |
/// | `next element` | `Option<T>` | the same, one of several lines of this name |
/// | `nillable element` | `Option<T>` | an element that is always there, and nil without a value |
/// | `optional nillable element` | `Option<Option<T>>` | an element that may be absent, and may be nil |
/// | `required element` | `T` | an element without which the struct cannot be read |
/// | `repeated element` | `Vec<T>` | any number of elements |
/// | `repeated nillable element` | `Vec<Option<T>>` | the same, and each of them may be nil |
/// | `optional attribute`, `required attribute` | `Option<T>`, `T` | an attribute |
/// | `expected attribute` | `Option<T>` | an attribute that the schema requires: its absence is tolerated |
/// | `other attributes` | `Vec<XmlAttribute>` | the attributes that the schema does not name |
/// | `optional text`, `required text` | `Option<T>`, `T` | all that stands between the tags |
/// | `mixed content` | `MixedContent` | text and elements mixed |
/// | `optional group(G)`, `repeated group(G)` | `Option<G>`, `Vec<G>` | a choice or a sequence |
/// | `optional composite(n, k)`, `required composite(n, k)` | `Option<T>`, `T` | an element that is part `k` of the value whose first part is line `n` |
/// | `other elements` | `Vec<Xml>` | elements that the schema does not name |
/// | `optional part`, `nillable part` | `Option<T>` | a part of a message, which may be nil |
/// | `_: credential(Kind)` | none | what the client fills in |
///
/// After the name on the wire, a line can have more, in this order: `in "namespace"`, where it is not
/// that of the head; `as "token"`, the built-in type in the schema where the Rust type stands for
/// others as well, or `as "name" in "namespace"`, a type of the schema's own; how a refinement says that
/// its values are spelled, as `spelled [flag(&["1"], &["0"])]`; what else is said of it, behind `=>`; and facets in brackets. With `elements only in` in the head, elements
/// match by local name and namespace alone; otherwise by the local name where no element has both.
/// With `elements unordered in`, their order is free.
///
/// | behind `=>` | what is said |
/// |---|---|
/// | `at_least(2)`, `at_most(5)` | how often it is there; anything else is tolerated |
/// | `replace`, `collapse` | its white space is replaced or collapsed (XSD 1.0 Part 2 §4.3.6) |
/// | `default("x")` | an absent attribute, or an empty element, is `x` (XSD 1.0 Part 1 §3.2.1, §3.3.1) |
/// | `fixed("x")` | the same, and no other value is allowed |
/// | `always("x")` | the same, and it is sent where nothing is set |
/// | `prefixes(&[("p", "urn:x")])` | the prefixes in the `x` before stand for this |
/// | `unset("x")` | `x` is sent where nothing is set; nothing is read as it |
#[macro_export]
macro_rules! record {
    ($record:ident: anonymous, elements $($head:tt)+) => {
        $crate::record! { $record: "" in "", elements $($head)+ }
    };
    ($record:ident: $name:literal in $namespace:literal, elements $($table:tt)+) => {
        $crate::fields! { $record [$namespace, $name] $($table)+ }

        impl $crate::generated::Encode for $record {
            const TYPE: $crate::generated::TypeName =
                $crate::generated::TypeName::new($namespace, $name);

            fn encode(
                &self,
                name: $crate::generated::Name<'_>,
                encoder: &mut $crate::generated::Encoder<'_>,
            ) {
                $crate::generated::write_record(self, name, encoder);
            }
        }

        impl $crate::generated::Decode for $record {
            const IN_PLACE: bool = true;

            fn decode(
                decoder: &mut $crate::generated::Decoder<'_>,
            ) -> $crate::generated::Decoded<Self> {
                let mut record = <Self as ::core::default::Default>::default();
                ::core::result::Result::Ok(
                    $crate::generated::read_record(&mut record, decoder)?.then_some(record),
                )
            }

            fn decode_into(
                &mut self,
                decoder: &mut $crate::generated::Decoder<'_>,
            ) -> ::core::result::Result<bool, $crate::generated::DecodeError> {
                $crate::generated::read_record(self, decoder)
            }

            fn of_nothing() -> ::core::option::Option<Self> {
                let record = <Self as ::core::default::Default>::default();
                $crate::generated::can_be_nothing(&record)
                    .then_some(record)
            }
        }
    };
}

/// Implements encoding and decoding for a struct of the parts of a message (SOAP 1.1 §7.1), or of
/// its header blocks. Its lines are those of [`record!`](crate::record).
#[macro_export]
#[doc(hidden)]
macro_rules! parts {
    ($parts:ident $lines:tt) => {
        $crate::fields! { $parts ["", ""] in "" $lines }

        impl $crate::generated::EncodeParts for $parts {
            fn encode_parts(&self, encoder: &mut $crate::generated::Encoder<'_>) {
                $crate::generated::write_parts(self, encoder);
            }
        }

        impl $crate::generated::DecodeParts for $parts {
            fn decode_parts(
                decoder: &mut $crate::generated::Decoder<'_>,
            ) -> ::core::result::Result<Self, $crate::generated::DecodeError> {
                let mut parts = <Self as ::core::default::Default>::default();
                $crate::generated::read_parts(&mut parts, decoder)?;
                ::core::result::Result::Ok(parts)
            }

            fn decode_header(
                decoder: &mut $crate::generated::Decoder<'_>,
            ) -> ::core::result::Result<Self, $crate::generated::DecodeError> {
                let mut blocks = <Self as ::core::default::Default>::default();
                $crate::generated::read_blocks(&mut blocks, decoder)?;
                ::core::result::Result::Ok(blocks)
            }

            fn of_nothing(
                decoder: &$crate::generated::Decoder<'_>,
            ) -> ::core::result::Result<Self, $crate::generated::DecodeError> {
                let mut parts = <Self as ::core::default::Default>::default();
                $crate::generated::no_parts(&mut parts, decoder)?;
                ::core::result::Result::Ok(parts)
            }
        }
    };
}

/// Implements encoding and decoding for a struct that is a sequence with a Rust type of its own.
/// Its lines are those of [`record!`](crate::record).
#[macro_export]
#[doc(hidden)]
macro_rules! sequence {
    ($sequence:ident: elements $($table:tt)+) => {
        $crate::fields! { $sequence ["", ""] $($table)+ }

        impl $crate::generated::Group for $sequence {
            fn shape() -> &'static $crate::generated::Shape {
                Self::wire()
            }

            fn begin(
                local: &str,
                decoder: &mut $crate::generated::Decoder<'_>,
            ) -> ::core::result::Result<Self, $crate::generated::DecodeError> {
                let mut sequence = <Self as ::core::default::Default>::default();
                $crate::generated::read_in_sequence(&mut sequence, local, decoder)?;
                ::core::result::Result::Ok(sequence)
            }

            fn continues(&self, local: &str, decoder: &$crate::generated::Decoder<'_>) -> bool {
                $crate::generated::sequence_continues(self, local, decoder)
            }

            fn goes_back(&self, local: &str, decoder: &$crate::generated::Decoder<'_>) -> bool {
                $crate::generated::sequence_goes_back(self, local, decoder)
            }

            fn finish(
                &self,
                decoder: &$crate::generated::Decoder<'_>,
            ) -> ::core::result::Result<(), $crate::generated::DecodeError> {
                $crate::generated::finish_sequence(self, decoder)
            }

            fn read(
                &mut self,
                local: &str,
                decoder: &mut $crate::generated::Decoder<'_>,
            ) -> ::core::result::Result<(), $crate::generated::DecodeError> {
                $crate::generated::read_in_sequence(self, local, decoder)
            }

            fn write(&self, encoder: &mut $crate::generated::Encoder<'_>) {
                $crate::generated::write_sequence(self, encoder);
            }
        }
    };
}

/// The fields of a struct by their numbers, and what they are on the wire.
#[macro_export]
#[doc(hidden)]
macro_rules! fields {
    ($record:ident [$namespace:literal, $name:literal] $($mode:ident)+ $elements:literal { $(
        $number:literal $field:tt: $($kind:ident)+ $(($($argument:tt)+))?
            $(= $wire:literal $(in $other:literal)? $(as $xsd:literal $(in $of:literal)?)?)?
            $(spelled [$($spelling:tt)+])? $(=> $($mark:ident $(($($value:tt)+))?)+)? $([$($rule:tt)*])?,
    )* }) => {
        impl $record {
            fn wire() -> &'static $crate::generated::Shape {
                static SHAPE: $crate::generated::Shape = $crate::generated::Shape::new(
                    $namespace,
                    $name,
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
        }

        impl $crate::generated::Record for $record {
            fn shape(&self) -> &'static $crate::generated::Shape {
                Self::wire()
            }

            fn field(&self, number: usize) -> $crate::generated::Field<'_> {
                match number {
                    $( $number => $crate::field!(Field [&] self.$field, $($kind)+), )*
                    _ => $crate::generated::Field::Credential,
                }
            }

            fn field_mut(&mut self, number: usize) -> $crate::generated::FieldMut<'_> {
                match number {
                    $( $number => $crate::field!(FieldMut [&mut] self.$field, $($kind)+), )*
                    _ => $crate::generated::FieldMut::Credential,
                }
            }
        }
    };
}

/// Whether the namespace of an element has to be the declared one, and whether the elements come in
/// any order.
#[macro_export]
#[doc(hidden)]
macro_rules! matching {
    (in) => {
        [false, false]
    };
    (only in) => {
        [true, false]
    };
    (unordered in) => {
        [false, true]
    };
    (unordered only in) => {
        [true, true]
    };
}

/// One line: what it is, the namespaces of the head and of its own, its name and its built-in type.
#[macro_export]
#[doc(hidden)]
macro_rules! line {
    ($kind:tt [$elements:literal $other:literal] $($name:tt)*) => {
        $crate::line!($kind [$other] $($name)*)
    };
    ($kind:tt $namespace:tt $wire:literal as $own:literal in $of:literal) => {
        $crate::line!($kind $namespace $wire).of_own_type($of, $own)
    };
    ($kind:tt $namespace:tt $wire:literal as $xsd:literal) => {
        $crate::line!($kind $namespace $wire).of_type($xsd)
    };
    ([optional element] [$namespace:literal] $wire:literal) => {
        $crate::generated::Line::element($namespace, $wire)
    };
    ([expected element] [$namespace:literal] $wire:literal) => {
        $crate::generated::Line::element($namespace, $wire).expected()
    };
    ([repeated element] [$namespace:literal] $wire:literal) => {
        $crate::generated::Line::element($namespace, $wire).repeats()
    };
    ([repeated nillable element] [$namespace:literal] $wire:literal) => {
        $crate::generated::Line::element($namespace, $wire).repeats().nillable()
    };
    ([element] [$namespace:literal] $wire:literal) => {
        $crate::generated::Line::element($namespace, $wire)
    };
    ([optional nillable element] [$namespace:literal] $wire:literal) => {
        $crate::generated::Line::element($namespace, $wire).nillable()
    };
    ([nillable element] [$namespace:literal] $wire:literal) => {
        $crate::generated::Line::element($namespace, $wire).nil()
    };
    ([required element] [$namespace:literal] $wire:literal) => {
        $crate::generated::Line::element($namespace, $wire).required()
    };
    ([next element] [$namespace:literal] $wire:literal) => {
        $crate::generated::Line::element($namespace, $wire).next()
    };
    ([optional part] [$namespace:literal] $wire:literal) => {
        $crate::generated::Line::part($namespace, $wire)
    };
    ([nillable part] [$namespace:literal] $wire:literal) => {
        $crate::generated::Line::part($namespace, $wire).nillable()
    };
    ([expected attribute] [$namespace:literal] $wire:literal) => {
        $crate::generated::Line::attribute($namespace, $wire).expected()
    };
    ([$occurs:ident attribute] [$namespace:literal] $wire:literal) => {
        $crate::generated::Line::attribute($namespace, $wire)
    };
    ([$occurs:ident composite ($($part:literal),+)] [$namespace:literal] $wire:literal) => {
        $crate::generated::Line::element($namespace, $wire).part_of($($part),+)
    };
    ([$occurs:ident composite part ($($part:literal),+)] [$namespace:literal] $wire:literal) => {
        $crate::generated::Line::part($namespace, $wire).part_of($($part),+)
    };
    ([credential ($credential:ident)] [$namespace:literal] $wire:literal) => {
        $crate::generated::Line::credential(
            $namespace,
            $wire,
            $crate::generated::Credential::$credential,
        )
    };
    ([group ($($group:tt)+)] $namespace:tt) => {
        $crate::generated::Line::group(<$($group)+ as $crate::generated::Group>::shape)
    };
    ([$occurs:ident group ($($group:tt)+)] $namespace:tt) => {
        $crate::generated::Line::group(<$($group)+ as $crate::generated::Group>::shape)
    };
    ([$occurs:ident text] $namespace:tt) => {
        $crate::generated::Line::TEXT
    };
    ([mixed content] $namespace:tt) => {
        $crate::generated::Line::MIXED
    };
    ([other attributes] $namespace:tt) => {
        $crate::generated::Line::OTHER_ATTRIBUTES
    };
    ([other $elements:ident] $namespace:tt) => {
        $crate::generated::Line::OTHER_ELEMENTS
    };
}
