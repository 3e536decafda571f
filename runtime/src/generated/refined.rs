//! The macros for the types that refinements define: ids, sets of values, and values of several
//! elements.

use crate::types::ParseError;
use crate::types::white_space::trim;

/// Implements what belongs to a number that names something: a struct around a `u64`.
#[macro_export]
#[doc(hidden)]
macro_rules! id {
    ($name:ident) => {
        impl $name {
            /// The one with this number.
            pub const fn new(number: u64) -> Self {
                Self(number)
            }

            /// The number.
            pub const fn get(self) -> u64 {
                self.0
            }
        }

        impl ::core::convert::From<u64> for $name {
            fn from(number: u64) -> Self {
                Self(number)
            }
        }

        impl ::core::convert::From<$name> for u64 {
            fn from(id: $name) -> Self {
                id.0
            }
        }

        impl ::core::fmt::Display for $name {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                ::core::fmt::Display::fmt(&self.0, f)
            }
        }

        impl ::core::str::FromStr for $name {
            type Err = $crate::types::ParseError;

            fn from_str(text: &str) -> ::core::result::Result<Self, Self::Err> {
                let expected = ::core::concat!("the number of a ", ::core::stringify!($name));
                $crate::generated::id_number(text, expected).map(Self)
            }
        }

        impl $crate::generated::Simple for $name {
            const TYPE: $crate::generated::TypeName = $crate::generated::TypeName::new("", "");

            fn read(
                text: &str,
                _decoder: &$crate::generated::Decoder<'_>,
            ) -> ::core::option::Option<Self> {
                text.parse().ok()
            }

            fn write(&self) -> $crate::generated::Lexical<'_> {
                $crate::generated::Lexical::of(::std::string::ToString::to_string(self))
            }

            fn expected() -> ::std::string::String {
                ::std::format!("the number of a {}", ::core::stringify!($name))
            }
        }

        $crate::simple_elements! { $name }
    };
}

/// Implements what belongs to a text that names something: a struct around a `String`. What the text
/// has to be stands in words behind the name, and the longest length and the pattern, if it has any.
#[macro_export]
#[doc(hidden)]
macro_rules! text_id {
    ($name:ident: $expected:literal $(, at_most $most:literal)? $(, like $pattern:expr)?) => {
        impl $name {
            /// Makes one of its text.
            ///
            /// # Errors
            /// The text is empty, or it is none that the name can have.
            pub fn new(
                text: impl ::core::convert::Into<::std::string::String>,
            ) -> ::core::result::Result<Self, $crate::types::ParseError> {
                let text = text.into();
                let rule = $crate::generated::TextRule::NAME
                    $(.at_most($most))? $(.like(const { &$pattern }))?;
                rule.check(&text, $expected).map(|()| Self(text))
            }

            /// The text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl ::core::convert::AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                &self.0
            }
        }

        impl ::core::convert::From<$name> for ::std::string::String {
            fn from(name: $name) -> Self {
                name.0
            }
        }

        impl ::core::convert::TryFrom<&str> for $name {
            type Error = $crate::types::ParseError;

            fn try_from(text: &str) -> ::core::result::Result<Self, Self::Error> {
                Self::new(text)
            }
        }

        impl ::core::convert::TryFrom<::std::string::String> for $name {
            type Error = $crate::types::ParseError;

            fn try_from(text: ::std::string::String) -> ::core::result::Result<Self, Self::Error> {
                Self::new(text)
            }
        }

        impl ::core::str::FromStr for $name {
            type Err = $crate::types::ParseError;

            fn from_str(text: &str) -> ::core::result::Result<Self, Self::Err> {
                Self::new(text)
            }
        }

        impl ::core::fmt::Display for $name {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl $crate::generated::Simple for $name {
            const TYPE: $crate::generated::TypeName = $crate::generated::TypeName::new("", "");

            // What a server calls something is its name, whatever the rule for new ones is.
            fn read(
                text: &str,
                _decoder: &$crate::generated::Decoder<'_>,
            ) -> ::core::option::Option<Self> {
                let is_name = !text.trim().is_empty();
                is_name.then(|| Self(::std::borrow::ToOwned::to_owned(text)))
            }

            fn write(&self) -> $crate::generated::Lexical<'_> {
                $crate::generated::Lexical::of(self.0.as_str())
            }

            fn flaw(&self) -> ::core::option::Option<&'static str> {
                let flaw = ::core::concat!("expected ", $expected, ", found an empty text");
                self.0.is_empty().then_some(flaw)
            }

            fn expected() -> ::std::string::String {
                ::std::borrow::ToOwned::to_owned($expected)
            }
        }

        $crate::simple_elements! { $name }
    };
}

/// Implements what belongs to a set of values that a refinement lists: an enum whose last variant holds
/// any other text. An empty element is no value, unless the set has one that is empty.
#[macro_export]
#[doc(hidden)]
macro_rules! values {
    ($name:ident { $($variant:ident = $value:literal,)* _ $other:ident, }) => {
        $crate::named_values! { $name { $($variant = $value,)* _ $other, } }

        impl ::core::str::FromStr for $name {
            type Err = ::core::convert::Infallible;

            fn from_str(text: &str) -> ::core::result::Result<Self, Self::Err> {
                ::core::result::Result::Ok(::core::convert::From::from(text))
            }
        }

        impl $crate::generated::Simple for $name {
            const TYPE: $crate::generated::TypeName = $crate::generated::TypeName::new("", "");

            fn read(
                text: &str,
                _decoder: &$crate::generated::Decoder<'_>,
            ) -> ::core::option::Option<Self> {
                match Self::from(text) {
                    Self::$other(_) => match Self::from(text.trim()) {
                        Self::$other(bare) if bare.is_empty() => ::core::option::Option::None,
                        Self::$other(_) => {
                            let text = ::std::borrow::ToOwned::to_owned(text);
                            ::core::option::Option::Some(Self::$other(text))
                        }
                        known => ::core::option::Option::Some(known),
                    },
                    known => ::core::option::Option::Some(known),
                }
            }

            fn write(&self) -> $crate::generated::Lexical<'_> {
                $crate::generated::Lexical::of(self.as_str())
            }

            fn is_known(&self) -> bool {
                !::core::matches!(self, Self::$other(_))
            }

            fn expected() -> ::std::string::String {
                ::std::format!("a {}", ::core::stringify!($name))
            }
        }

        $crate::simple_elements! { $name }
    };
}

/// Lets your own type stand for several elements of a struct: one of the kind `group` in refinements.
///
/// After the type, the types of the elements stand as a tuple, in the order of the refinement: `String`,
/// unless refinements of these fields say something else. The type implements `TryFrom` the tuple, whose
/// error implements `Display` and says why a message is refused, and the tuple implements `From` a
/// reference to the type. It also implements `Default`, which a struct is made with before its fields are
/// read. Where the elements are all absent, nil or empty, there is no value.
///
/// ```
/// #[derive(Clone, Debug, Default, PartialEq)]
/// pub struct ExternalId {
///     name: String,
///     value: String,
/// }
///
/// impl TryFrom<(String, String)> for ExternalId {
///     type Error = &'static str;
///
///     fn try_from((name, value): (String, String)) -> Result<Self, Self::Error> {
///         if name.is_empty() { Err("it has no name") } else { Ok(Self { name, value }) }
///     }
/// }
///
/// impl From<&ExternalId> for (String, String) {
///     fn from(id: &ExternalId) -> Self {
///         (id.name.clone(), id.value.clone())
///     }
/// }
///
/// wsdl_runtime::group_type!(ExternalId as (String, String));
/// ```
#[macro_export]
macro_rules! group_type {
    ($name:ident as $parts:ty) => {
        impl $crate::generated::Grouped for $name {
            type Parts = $parts;

            fn from_parts(parts: $parts) -> ::core::result::Result<Self, ::std::string::String> {
                $crate::generated::grouped_from(parts)
            }

            fn to_parts(&self) -> $parts {
                ::core::convert::From::from(self)
            }
        }
    };
}

/// Implements what belongs to a struct that stands for several elements.
#[macro_export]
#[doc(hidden)]
macro_rules! group {
    ($name:ident { $($part:ident: $ty:ty,)+ }) => {
        impl $crate::generated::Grouped for $name {
            type Parts = ($($ty,)+);

            fn from_parts(
                ($($part,)+): Self::Parts,
            ) -> ::core::result::Result<Self, ::std::string::String> {
                ::core::result::Result::Ok(Self { $($part,)+ })
            }

            fn to_parts(&self) -> Self::Parts {
                ($(::core::clone::Clone::clone(&self.$part),)+)
            }
        }
    };
}

/// Reads a number that names something: digits, and white space around them.
pub fn id_number(text: &str, expected: &'static str) -> Result<u64, ParseError> {
    let digits = trim(text);
    let is_number = digits.bytes().all(|byte| byte.is_ascii_digit());
    let number = digits.parse().ok().filter(|_| is_number);
    number.ok_or_else(|| ParseError::new(expected, digits))
}

/// What a text that names something has to be, besides not empty.
#[derive(Clone, Copy, Debug)]
pub struct TextRule {
    most: usize,
    pattern: Option<&'static Pattern>,
}

impl TextRule {
    /// Nothing else.
    pub const NAME: Self = Self { most: usize::MAX, pattern: None };

    /// No longer than so many characters.
    pub const fn at_most(self, most: usize) -> Self {
        Self { most, ..self }
    }

    /// As a pattern has it.
    pub const fn like(self, pattern: &'static Pattern) -> Self {
        Self { pattern: Some(pattern), ..self }
    }

    /// Refuses a text that is none of this rule, which `expected` has in words.
    pub fn check(&self, text: &str, expected: &'static str) -> Result<(), ParseError> {
        let is_sound = !text.trim().is_empty()
            && text.chars().count() <= self.most
            && self.pattern.is_none_or(|pattern| pattern.matches(text));
        if is_sound { Ok(()) } else { Err(ParseError::new(expected, text)) }
    }
}

/// A regular expression without groups: alternatives, each of which is a sequence of pieces.
pub type Pattern = Alternatives<'static>;

/// See [`Pattern`].
#[derive(Clone, Copy, Debug)]
pub struct Alternatives<'p>(pub &'p [&'p [Piece]]);

/// One character of some ranges, so many times.
#[derive(Clone, Copy, Debug)]
pub struct Piece {
    /// The characters, by the first and the last one of each range.
    pub ranges: &'static [(char, char)],
    /// All other characters instead.
    pub negated: bool,
    /// How often at least.
    pub least: u32,
    /// How often at most; `None` for any number.
    pub most: Option<u32>,
}

impl Alternatives<'_> {
    /// Whether the whole text matches.
    pub fn matches(&self, text: &str) -> bool {
        let text: Vec<char> = text.chars().collect();
        self.0.iter().any(|pieces| {
            // Where the pieces read so far can end.
            let mut ends = vec![false; text.len() + 1];
            ends[0] = true;
            for piece in *pieces {
                ends = piece.ends(&text, &ends);
            }
            ends.last().copied().unwrap_or_default()
        })
    }
}

impl Piece {
    fn has(&self, character: char) -> bool {
        let is_in = |(first, last): &(char, char)| (*first..=*last).contains(&character);
        self.ranges.iter().any(is_in) != self.negated
    }

    /// Where the piece can end that begins at one of `begins`.
    fn ends(&self, text: &[char], begins: &[bool]) -> Vec<bool> {
        let mut ends = vec![false; begins.len()];
        for begin in (0..begins.len()).filter(|begin| begins[*begin]) {
            let run = text[begin..].iter().take_while(|character| self.has(**character)).count();
            let most = self.most.map_or(run, |most| run.min(most as usize));
            for length in self.least as usize..=most {
                ends[begin + length] = true;
            }
        }
        ends
    }
}
