//! Your own types in place of generated ones: `extern_path` of `wsdl_codegen::Config`.

use std::fmt::Display;
use std::str::FromStr;

use crate::codec::decode::{Decode, DecodeError, Decoder};
use crate::types::white_space::trim;

/// Lets your own type replace a simple type of a schema: in elements, in attributes and in lists.
///
/// The type implements [`FromStr`] and [`Display`] for its text on the wire, and `Default`, which a
/// struct is made with before its fields are read. If `FromStr` refuses a text, it gets the text once more
/// without the blanks around it (XSD 1.0 Part 2 §4.3.6). If it refuses that too, the message cannot
/// be decoded.
///
/// After the type, you can give its name and namespace in the schema. They are used in errors, and
/// in messages with SOAP encoding.
///
/// ```
/// # use std::fmt;
/// #[derive(Clone, Debug, Default, PartialEq)]
/// pub struct Email(String);
///
/// impl fmt::Display for Email {
///     fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
///         f.write_str(&self.0)
///     }
/// }
///
/// impl std::str::FromStr for Email {
///     type Err = &'static str;
///
///     fn from_str(text: &str) -> Result<Self, Self::Err> {
///         text.contains('@').then(|| Self(text.to_owned())).ok_or("no address")
///     }
/// }
///
/// wsdl_runtime::simple_type!(Email: "email" in "urn:mail");
///
/// let xml: wsdl_runtime::Xml = "<to>zoe@example.org</to>".parse()?;
/// assert_eq!(xml.read()?, Some(Email("zoe@example.org".to_owned())));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[macro_export]
macro_rules! simple_type {
    ($own:ident) => {
        $crate::simple_type!($own: "" in "");
    };
    ($own:ident: $name:literal in $namespace:literal) => {
        impl $crate::generated::Simple for $own {
            const TYPE: $crate::generated::TypeName =
                $crate::generated::TypeName::new($namespace, $name);

            fn read(
                text: &str,
                _decoder: &$crate::generated::Decoder<'_>,
            ) -> ::core::option::Option<Self> {
                $crate::generated::read_own(text)
            }

            fn of_part(
                part: &$crate::generated::Attached<'_>,
                decoder: &$crate::generated::Decoder<'_>,
            ) -> ::core::option::Option<Self> {
                Self::read(&part.included()?, decoder)
            }

            fn write(&self) -> $crate::generated::Lexical<'_> {
                $crate::generated::Lexical::of(::std::string::ToString::to_string(self))
            }
        }

        $crate::simple_elements! { $own }
    };
}

/// Lets your own type replace any type of a schema, in elements. It is converted from and to
/// another type.
///
/// The other type is decoded and encoded in its place: [`Xml`](crate::Xml), [`Value`](crate::Value)
/// with SOAP encoding, or any other type that generated code can have. Your type implements
/// `TryFrom` the other type, and the error implements `Display` and says why a message is refused.
/// It also implements `Default`, which a struct is made with before its fields are read. The other
/// type implements `From` a reference to your type.
///
/// After the type, you can give its name and namespace in the schema. They are needed where it is
/// derived from another type, or other types from it: `xsi:type` has them.
///
/// ```
/// use wsdl_runtime::{Xml, types::ParseError};
///
/// #[derive(Clone, Debug, Default, PartialEq)]
/// pub struct Town {
///     name: String,
/// }
///
/// impl TryFrom<Xml> for Town {
///     type Error = &'static str;
///
///     fn try_from(xml: Xml) -> Result<Self, Self::Error> {
///         let name = xml.attribute("name").ok_or("the town has no name")?;
///         Ok(Self { name })
///     }
/// }
///
/// impl From<&Town> for Xml {
///     fn from(town: &Town) -> Self {
///         Xml::new("", "town", &town.name).unwrap_or_default()
///     }
/// }
///
/// wsdl_runtime::complex_type!(Town as Xml);
///
/// let xml: Xml = "<from name='Ulm'/>".parse()?;
/// assert_eq!(xml.read()?, Some(Town { name: "Ulm".to_owned() }));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[macro_export]
macro_rules! complex_type {
    ($own:ident as $other:ty) => {
        $crate::complex_type!(@ $own $other, <$other as $crate::generated::Encode>::TYPE);
    };
    ($own:ident: $name:literal in $namespace:literal, as $other:ty) => {
        $crate::complex_type!(@ $own $other, $crate::generated::TypeName::new($namespace, $name));
    };
    (@ $own:ident $other:ty, $type:expr) => {
        impl $crate::generated::Encode for $own {
            const TYPE: $crate::generated::TypeName = $type;
            const RANK: usize = <$other as $crate::generated::Encode>::RANK;

            fn encode(
                &self,
                name: $crate::generated::Name<'_>,
                encoder: &mut $crate::generated::Encoder<'_>,
            ) {
                let other = <$other as ::core::convert::From<&$own>>::from(self);
                $crate::generated::Encode::encode(&other, name, encoder);
            }

            fn encode_as(
                &self,
                name: $crate::generated::Name<'_>,
                ty: $crate::generated::TypeName,
                encoder: &mut $crate::generated::Encoder<'_>,
            ) {
                let other = <$other as ::core::convert::From<&$own>>::from(self);
                $crate::generated::Encode::encode_as(&other, name, ty, encoder);
            }
        }

        impl $crate::generated::Decode for $own {
            fn decode(
                decoder: &mut $crate::generated::Decoder<'_>,
            ) -> $crate::generated::Decoded<Self> {
                $crate::generated::decode_own::<$other, Self>(decoder)
            }
        }
    };
}

/// Reads text as it is, or else without the blanks around it.
pub fn read_own<T: FromStr>(text: &str) -> Option<T> {
    text.parse().or_else(|_| trim(text).parse()).ok()
}

/// Reads an element as a value of the type `V`, and makes a `T` of that.
pub fn decode_own<V: Decode, T: TryFrom<V>>(
    decoder: &mut Decoder<'_>,
) -> Result<Option<T>, DecodeError>
where
    T::Error: Display,
{
    let value = V::decode(decoder)?.map(T::try_from).transpose();
    value.map_err(|error| decoder.error(error.to_string()))
}

#[cfg(test)]
mod tests {
    use crate::codec::xml::Xml;
    use crate::messages::from_xml;

    /// A number that is even.
    #[derive(Clone, Debug, Default, PartialEq)]
    struct Even(i32);

    impl TryFrom<i32> for Even {
        type Error = String;

        fn try_from(number: i32) -> Result<Self, String> {
            if number % 2 == 0 { Ok(Self(number)) } else { Err(format!("{number} is odd")) }
        }
    }

    impl From<&Even> for i32 {
        fn from(even: &Even) -> Self {
            even.0
        }
    }

    complex_type!(Even: "even" in "urn:test", as i32);

    #[test]
    fn a_type_goes_by_way_of_another_one() {
        assert_eq!(from_xml::<Even>("<n> 4 </n>"), Ok(Even(4)));
        let error = from_xml::<Even>("<n/>").unwrap_err();
        assert!(error.to_string().ends_with("expected xsd:int, found an empty element"), "{error}");
        let error = from_xml::<Even>("<n>5</n>").unwrap_err();
        assert_eq!(error.path(), "n");
        assert!(error.to_string().ends_with("5 is odd"), "{error}");
        assert_eq!(Xml::of("", "n", &Even(6)).unwrap().as_str(), "<n>6</n>");
    }
}
