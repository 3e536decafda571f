//! Local dates and times as values: their texts by ISO 8601, which a spelling turns into those of the
//! wire.

use crate::codec::decode::Decoder;
use crate::codec::lexical::{Lexical, read_by_text};
use crate::codec::names::TypeName;
use crate::codec::simple::Simple;
use crate::types::{LocalDate, LocalDateTime};

/// Implements [`Simple`] for types that go by their text.
macro_rules! by_text {
    ($($type:ty = $what:literal),*) => {$(
        impl Simple for $type {
            const TYPE: TypeName = TypeName::new("", "");

            fn read(text: &str, _decoder: &Decoder<'_>) -> Option<Self> {
                read_by_text(text)
            }

            fn write(&self) -> Lexical<'_> {
                Lexical::display(self)
            }

            fn expected() -> String {
                $what.to_owned()
            }
        }
    )*};
}

by_text!(LocalDate = "a day", LocalDateTime = "a moment");
