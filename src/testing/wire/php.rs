//! Values as PHP has them, before they are written.

/// What a function of the portal returns, or holds in a field.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::testing) enum Php {
    Null,
    Bool(bool),
    Int(i64),
    Text(String),
    List(Vec<Php>),
    /// An associative array. A member that is [`Php::Null`] counts as one that is there.
    Struct(Vec<(&'static str, Php)>),
    /// An object of Chamilo's error class, which is returned where it should be raised.
    ErrorObject,
}

impl Php {
    /// `1` or `0`: how most operations say what came of them.
    pub(in crate::testing) fn flag(done: bool) -> Self {
        Self::Int(i64::from(done))
    }

    /// An item of a list.
    pub(in crate::testing) fn of<const N: usize>(members: [(&'static str, Php); N]) -> Self {
        Self::Struct(members.into())
    }
}

impl From<&str> for Php {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Php {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<i64> for Php {
    fn from(number: i64) -> Self {
        Self::Int(number)
    }
}

impl From<bool> for Php {
    fn from(value: bool) -> Self {
        Self::Bool(value)
    }
}

impl<T: Into<Php>> From<Option<T>> for Php {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Into::into)
    }
}
