//! Serde for fields that may be nil as well as absent: null is nil, and what is left out is absent.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Writes the value, or null for nil. An absent field is skipped before this is called.
///
/// # Errors
/// Those of the serializer.
pub fn serialize<T: Serialize, S: Serializer>(
    field: &Option<Option<T>>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    field.as_ref().and_then(Option::as_ref).serialize(serializer)
}

/// Reads the value; null is nil.
///
/// # Errors
/// Those of the deserializer.
pub fn deserialize<'de, T: Deserialize<'de>, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<Option<T>>, D::Error> {
    Option::deserialize(deserializer).map(Some)
}
