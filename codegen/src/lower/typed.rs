//! The type of a field: in Rust, in the schema, and what becomes of its text. Settings can give it
//! another one.

use super::change::Change;
use super::facets::checks;
use super::refined::values::RefinedValue;
use super::scalars::scalar;
use super::shapes::{Leaf, Shapes, Whose};
use super::site::Site;
use super::white_space::{has_text, holds_names, is_simple, white_space};
use crate::builtin::{Builtin, INTEGER, NAMESPACE, STRING, WhiteSpace};
use crate::config::Setting;
use crate::documents::diagnostics::Diagnostics;
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
        let change = self.change(ty, &of_schema, site);
        let refined = match change {
            Some(_) => None,
            None => self.refined(ty, &of_schema, site, diagnostics),
        };
        if let Some(RefinedValue { ty: rust, spelling, schema_type, remark }) = refined {
            let schema_type = match schema_type {
                None if !site.is_text => self.whole_schema_type(ty),
                named => named,
            };
            let text = Text { spelling, ..self.text(ty, &rust, site) };
            return Typed { ty: rust, schema_type, checks: Checks::default(), text, remark };
        }
        let Some(change) = change else {
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
        let declared = self.declared(ty, space, site);
        Text { white_space, declared, ..Text::default() }
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

    /// The type to name in a request, where the Rust type alone does not tell.
    pub(super) fn schema_type(&self, ty: &TypeRef) -> Option<WireName> {
        let reading = self.read(ty)?;
        if reading.change.is_some() {
            return self.whole_schema_type(ty);
        }
        match reading.leaf {
            Leaf::Builtin(STRING | INTEGER) => None,
            Leaf::Builtin(builtin) => {
                let several =
                    matches!(scalar(builtin), Scalar::String | Scalar::Runtime("Integer"));
                if several { self.whole_schema_type(ty) } else { None }
            }
            _ => None,
        }
    }

    /// The type to name in a request, whatever stands for it in Rust.
    pub(super) fn whole_schema_type(&self, ty: &TypeRef) -> Option<WireName> {
        if !self.is_encoded {
            return None;
        }
        match self.read(ty)?.leaf {
            Leaf::Builtin(Builtin { name, .. }) => {
                Some(WireName { namespace: NAMESPACE.to_owned(), local: (*name).to_owned() })
            }
            Leaf::Simple(id) => {
                let definition = self.model.type_def(id);
                definition.named.then(|| definition.name.clone())
            }
            _ => None,
        }
    }
}
