//! How values are spelled where that is not as XML Schema has it: what refinements say of a field.

mod format;
mod local;
mod spelling;

pub use spelling::Spelling;
