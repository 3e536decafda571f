//! The type of a field: in Rust, in the schema, and what becomes of its text. Settings can give it
//! another one.

use super::facets::checks;
use super::settings::Item;
use super::shapes::{Shapes, Whose};
use super::white_space::{has_text, holds_names, is_simple, white_space};
use crate::builtin::WhiteSpace;
use crate::config::Setting;
use crate::documents::diagnostics::Diagnostics;
use crate::documents::source::Span;
use crate::markdown::code;
use crate::model::{Constraint, TypeRef, WireName};
use crate::rust_model::{Checks, Declared, DeclaredKind, RustType, Scalar, Text};

/// What is known of the values of a field.
#[derive(Debug)]
pub(super) struct Typed {
    pub ty: RustType,
    pub schema_type: Option<WireName>,
    pub checks: Checks,
    pub text: Text,
    /// What the documentation says of the Rust type, where it is not that of the schema's type.
    pub remark: String,
}

/// Where a value stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Site<'s> {
    /// What settings know it by.
    pub item: Item<'s>,
    pub span: Span,
    /// Text alone can stand there: an attribute, or what is between the tags.
    pub is_text: bool,
    /// What the schema says of a value that is not given.
    pub constraint: Option<&'s Constraint>,
    /// It has to be there, once.
    pub is_required: bool,
}

impl<'s> Site<'s> {
    /// An element of which no more is known.
    pub(super) fn element(item: Item<'s>, span: Span) -> Self {
        Self { item, span, is_text: false, constraint: None, is_required: false }
    }
}

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

    fn remark(self) -> String {
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

impl<'m> Shapes<'m> {
    /// What the values of a field of the type `ty` are.
    pub(super) fn typed(
        &self,
        ty: &TypeRef,
        site: Site<'_>,
        diagnostics: &mut Diagnostics,
    ) -> Typed {
        let mut rust = |whose| match site.is_text {
            true => self.simple_type(ty, whose, site.span, diagnostics),
            false => self.rust_type_of(ty, whose, site.span, diagnostics),
        };
        let (of_schema, rust) = (rust(Whose::Schemas), rust(Whose::Users));
        let Some(change) = self.change(ty, &of_schema, site) else {
            let checks = checks(self, ty, site.span, diagnostics);
            let schema_type = if site.is_text { None } else { self.schema_type(ty) };
            let text = self.text(ty, &rust, site);
            return Typed { ty: rust, schema_type, checks, text, remark: String::new() };
        };
        let schema_type = if site.is_text { None } else { self.whole_schema_type(ty) };
        let (rust, remark) = (change.of(of_schema), change.remark());
        let text = self.text(ty, &rust, site);
        Typed { ty: rust, schema_type, checks: Checks::default(), text, remark }
    }

    /// What becomes of the text of a value that is `rust`.
    pub(super) fn text(&self, ty: &TypeRef, rust: &RustType, site: Site<'_>) -> Text {
        let space = white_space(self.model, ty);
        // What is no text reads its own with blanks around it.
        let reads_text = rust.reads_text() && is_simple(self.model, ty);
        let white_space = if reads_text { space } else { WhiteSpace::Preserve };
        Text { white_space, declared: self.declared(ty, space, site) }
    }

    fn declared(&self, ty: &TypeRef, space: WhiteSpace, site: Site<'_>) -> Option<Declared> {
        let (value, prefixes, is_fixed) = match site.constraint? {
            Constraint::Default(value, prefixes) => (value, prefixes, false),
            Constraint::Fixed(value, prefixes) => (value, prefixes, true),
        };
        let is_simple = is_simple(self.model, ty);
        if !is_simple && !has_text(self.model, ty) {
            return None;
        }
        let kind = match is_fixed {
            true if site.is_required && is_simple => DeclaredKind::Always,
            true => DeclaredKind::Fixed,
            false => DeclaredKind::Default,
        };
        let prefixes = if holds_names(self.model, ty) { prefixes.clone() } else { Vec::new() };
        Some(Declared { value: space.apply(value), kind, prefixes })
    }

    /// How the user's settings change the type of a field. They are asked only of what they can be
    /// about, so that one is told which fits nothing else.
    fn change(&self, ty: &TypeRef, rust: &RustType, site: Site<'_>) -> Option<Change<'m>> {
        let mut settings = vec![Setting::FieldType];
        if site.is_text || is_simple(self.model, ty) || self.is_open(ty) {
            settings.push(Setting::Secret);
            if !rust.is_text() {
                settings.push(Setting::KeepText);
            }
            if rust.can_be_text_too() {
                settings.push(Setting::OrText);
            }
        }
        let (setting, value) = self.settings.last_of(&settings, site.item)?;
        Some(Change::new(setting, value))
    }
}
