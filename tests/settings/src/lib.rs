//! What is generated from `codegen/tests/settings/shop.wsdl` with all settings at once, and without
//! documentation: that it compiles without a warning is one test, and what it does is the rest.
#![deny(warnings, missing_docs)]

pub mod own;

/// With every setting but `docs`.
pub mod all {
    include!("../../../codegen/tests/settings/all.rs");
}

/// With nothing said, and serde where a feature is on.
pub mod bare {
    include!("../../../codegen/tests/settings/bare.rs");
}

/// With documentation from refinements.
pub mod documented {
    include!("../../../codegen/tests/refinements/documented.rs");
}

#[cfg(test)]
mod json;
#[cfg(test)]
mod messages;
