//! The macro for what enums of texts have in common.

/// Implements what an enum of texts has whatever they stand for: its texts, and conversions.
#[macro_export]
#[doc(hidden)]
macro_rules! named_values {
    ($name:ident { $($variant:ident = $value:literal,)* _ $other:ident, }) => {
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
    };
}
