//! Fields that may be nil as well as absent, as serde reads and writes them: null is nil, and what is
//! left out is absent.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Writes the value, or null for nil. What is absent is passed over before it comes to this.
///
/// # Errors
/// Where the serializer has one.
pub fn serialize<T: Serialize, S: Serializer>(
    field: &Option<Option<T>>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    field.as_ref().and_then(Option::as_ref).serialize(serializer)
}

/// Reads the value, or nil from null.
///
/// # Errors
/// Where the deserializer has one.
pub fn deserialize<'de, T: Deserialize<'de>, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<Option<T>>, D::Error> {
    Option::deserialize(deserializer).map(Some)
}
