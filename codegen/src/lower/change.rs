//! How settings change the type of values.

use crate::config::Setting;
use crate::markdown::code;
use crate::rust_model::{RustType, Scalar};

/// How a setting changes a type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Change<'c> {
    /// A type of the user's.
    Own(&'c str),
    Text,
    OrText,
    Secret,
}

impl<'c> Change<'c> {
    /// The type, changed within whatever lists stand around it.
    pub(super) fn of(self, ty: RustType) -> RustType {
        match (self, ty) {
            (_, RustType::List(item)) => RustType::List(Box::new(self.of(*item))),
            (_, RustType::Nillable(item)) => RustType::Nillable(Box::new(self.of(*item))),
            (_, RustType::SimpleList(item)) => RustType::SimpleList(Box::new(self.of(*item))),
            (_, RustType::Scalar(Scalar::TextList)) => {
                RustType::SimpleList(Box::new(self.of(RustType::Scalar(Scalar::String))))
            }
            (Self::Own(path), _) => RustType::Extern(path.to_owned()),
            (Self::Text, _) => RustType::Scalar(Scalar::String),
            (Self::OrText, ty) if !ty.can_be_text_too() => ty,
            (Self::OrText, ty) => RustType::OrText(Box::new(ty)),
            (Self::Secret, _) => RustType::Secret,
        }
    }

    /// What the documentation says of it.
    pub(super) fn remark(self) -> String {
        match self {
            Self::Own(path) => format!(", as {}", code(path)),
            Self::Text => ", as text".to_owned(),
            Self::OrText => ", or any text".to_owned(),
            Self::Secret => ", which is not shown".to_owned(),
        }
    }

    /// What a setting asks for.
    pub(super) fn new(setting: Setting, value: &'c str) -> Self {
        match setting {
            Setting::KeepText | Setting::KeepTextOf => Self::Text,
            Setting::OrText | Setting::OrTextOf => Self::OrText,
            Setting::Secret => Self::Secret,
            _ => Self::Own(value),
        }
    }
}
