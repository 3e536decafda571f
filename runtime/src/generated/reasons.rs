//! The macro for an enum of reasons to refuse.

/// Implements what an enum of reasons can do. A line is a variant, what it can mean, and what to do
/// about it.
#[macro_export]
#[doc(hidden)]
macro_rules! reasons {
    ($reason:ident { $($variant:ident: $meaning:literal, $advice:literal;)+ }) => {
        impl $reason {
            /// The reason, where `error` is a refusal for one of these: where `error.is_refused()`.
            pub fn of(error: &$crate::Error) -> ::core::option::Option<Self> {
                error.refusal()?.reason()
            }

            /// The name of the reason.
            pub const fn name(self) -> &'static str {
                self.cause().name
            }

            /// What the reason can mean, in Markdown; empty where nothing is known.
            pub const fn meaning(self) -> &'static str {
                self.cause().meaning
            }

            /// What to do about it, in Markdown; empty where nothing is known.
            pub const fn advice(self) -> &'static str {
                self.cause().advice
            }

            #[doc(hidden)]
            pub const fn cause(self) -> $crate::generated::Cause {
                let (name, meaning, advice) = match self {
                    $(Self::$variant => (stringify!($variant), $meaning, $advice),)+
                };
                let set = concat!(module_path!(), "::", stringify!($reason));
                $crate::generated::Cause { set, name, meaning, advice }
            }
        }

        impl $crate::generated::Reasons for $reason {
            fn of_cause(cause: &$crate::generated::Cause) -> ::core::option::Option<Self> {
                [$(Self::$variant),+].into_iter().find(|it| it.cause() == *cause)
            }
        }

        /// The reason, and what it can mean.
        impl ::core::fmt::Display for $reason {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                ::core::fmt::Display::fmt(&self.cause(), f)
            }
        }
    };
}
