//! The macros for what a field holds, and for what is asked of it.

/// One field, or the value of a variant, as what it holds.
#[macro_export]
#[doc(hidden)]
macro_rules! field {
    ($view:ident [$($by:tt)+] $owner:ident._, credential) => {
        $crate::generated::$view::Credential
    };
    ($view:ident [$($by:tt)+] $owner:ident.$field:ident, $($kind:ident)+) => {
        $crate::held!($view ($($by)+ $owner.$field), $($kind)+)
    };
}

/// One value as what its kind says that it holds.
#[macro_export]
#[doc(hidden)]
macro_rules! held {
    ($view:ident $value:tt, optional element) => {
        $crate::generated::$view::Optional($value)
    };
    ($view:ident $value:tt, expected element) => {
        $crate::generated::$view::Optional($value)
    };
    ($view:ident $value:tt, optional part) => {
        $crate::generated::$view::Optional($value)
    };
    ($view:ident $value:tt, nillable part) => {
        $crate::generated::$view::Optional($value)
    };
    ($view:ident $value:tt, next element) => {
        $crate::generated::$view::Optional($value)
    };
    ($view:ident $value:tt, nillable element) => {
        $crate::generated::$view::Optional($value)
    };
    ($view:ident $value:tt, optional nillable element) => {
        $crate::generated::$view::Optional($value)
    };
    ($view:ident $value:tt, element) => {
        $crate::generated::$view::One($value)
    };
    ($view:ident $value:tt, required element) => {
        $crate::generated::$view::One($value)
    };
    ($view:ident $value:tt, repeated element) => {
        $crate::generated::$view::Repeated($value)
    };
    ($view:ident $value:tt, repeated nillable element) => {
        $crate::generated::$view::Repeated($value)
    };
    ($view:ident $value:tt, $occurs:ident composite $($part:ident)?) => {
        $crate::generated::$view::Composite($value)
    };
    ($view:ident $value:tt, group) => {
        $crate::generated::$view::Group($value)
    };
    ($view:ident $value:tt, $occurs:ident group) => {
        $crate::generated::$view::Group($value)
    };
    ($view:ident $value:tt, other attributes) => {
        $crate::generated::$view::OtherAttributes($value)
    };
    ($view:ident $value:tt, $occurs:ident attribute) => {
        $crate::generated::$view::Attribute($value)
    };
    ($view:ident $value:tt, $occurs:ident text) => {
        $crate::generated::$view::Text($value)
    };
    ($view:ident $value:tt, mixed content) => {
        $crate::generated::$view::Mixed($value)
    };
    ($view:ident $value:tt, other elements) => {
        $crate::generated::$view::OtherElements($value)
    };
    ($view:ident $value:tt, other element) => {
        $crate::generated::$view::OtherElement($value)
    };
}

/// How the values of a line are spelled, by the functions of
/// [`Spelling`](crate::generated::Spelling).
#[macro_export]
#[doc(hidden)]
macro_rules! spelling {
    ($($spelling:tt)+) => {
        const { &$crate::generated::Spelling::$($spelling)+ }
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
