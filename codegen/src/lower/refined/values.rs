//! The Rust type of a value, by a refinement of its field.

use super::said::{contradict, named};
use crate::documents::diagnostics::Diagnostics;
use crate::lower::shapes::{Leaf, Shapes};
use crate::lower::site::Site;
use crate::lower::white_space::is_simple;
use crate::markdown::code;
use crate::model::{Content, Element, MemberKind, TypeKind, TypeRef, WireName};
use crate::refine::{EnumValue, Kind, RefinedFile, RefinedType, Said, is_rust_type};
use crate::rust_model::{RustType, Scalar, Spelling};

/// What a refinement makes of the values of a field.
#[derive(Debug)]
pub(in crate::lower) struct RefinedValue {
    pub ty: RustType,
    pub spelling: Option<Spelling>,
    /// The type to name in a request, where that is not the field's own.
    pub schema_type: Option<WireName>,
    /// What the documentation says of the Rust type.
    pub remark: String,
}

impl<'m> Shapes<'m> {
    /// What the refinement of a field makes of its values, if it names a type for them. `of_schema` is
    /// what they are by the schema.
    pub(in crate::lower) fn refined(
        &self,
        ty: &TypeRef,
        of_schema: &RustType,
        site: Site<'_>,
        diagnostics: &mut Diagnostics,
    ) -> Option<RefinedValue> {
        let said = self.settings.refined_field(site.item).ty?;
        let remark = format!(", as {}", code(&said.value));
        if is_rust_type(&said.value) {
            let ty = within(of_schema, rust_type(&said.value));
            return Some(RefinedValue { ty, spelling: None, schema_type: None, remark });
        }
        // A name that is not defined was an error already.
        let (file, refined) = self.settings.refinements().type_of(&said)?;
        match &refined.kind {
            // What several elements make up is put together once all are there.
            Kind::Group(_) => return None,
            Kind::Pairs { key, value } => {
                return self.pairs(ty, (&said, &key.value, &value.value), remark, diagnostics);
            }
            _ => {}
        }
        let fits_text = site.is_text || is_simple(self.model, ty) || self.is_open(ty);
        let (leaf, spelling) = value(file, refined);
        let is_text_list = is_text_list(of_schema) && spelling.is_some();
        if !fits_text || is_text_list {
            let what = self.describe(ty);
            let message = format!(
                "`{}` is a type of texts ({}), and `{}` is {what}",
                said.value,
                refined.kind.name(),
                site.item.spell().1
            );
            let help = "correct the path, or remove the type";
            contradict(&said, message, help, diagnostics);
            return None;
        }
        if let Kind::Enum(values) = &refined.kind {
            self.check_values(ty, values, diagnostics);
        }
        let ty = within(of_schema, leaf);
        Some(RefinedValue { ty, spelling, schema_type: None, remark })
    }

    /// Reports values that the schema's own enumeration lacks.
    fn check_values(&self, ty: &TypeRef, values: &[EnumValue], diagnostics: &mut Diagnostics) {
        let Some(Leaf::Simple(id)) = self.read(ty).map(|reading| reading.leaf) else { return };
        let definition = self.model.type_def(id);
        let TypeKind::Enumeration(known, _) = &definition.kind else { return };
        for value in values {
            if !known.iter().any(|known| known.value == value.wire.value) {
                let message = format!(
                    "`{}` is none of the values that the schema has in `{}`",
                    value.wire.value, definition.name.local
                );
                contradict(&value.wire, message, "remove it, or correct it", diagnostics);
            }
        }
    }

    fn pairs(
        &self,
        ty: &TypeRef,
        (said, key, value): (&Said<String>, &str, &str),
        remark: String,
        diagnostics: &mut Diagnostics,
    ) -> Option<RefinedValue> {
        let reading = self.read(ty)?;
        let of_struct = match reading.leaf {
            Leaf::Struct(id) if reading.lists == 1 => Some(self.model.type_def(id)),
            _ => None,
        };
        let members = of_struct.and_then(|definition| match &definition.kind {
            TypeKind::Struct(content) => match &content.content {
                Content::Members(members) => Some((definition, members)),
                _ => None,
            },
            _ => None,
        });
        let Some((definition, members)) = members else {
            let what = self.describe(ty);
            let message =
                format!("`{}` is a type of lists of structs, and the field is {what}", said.value);
            contradict(said, message, "correct the path, or remove the type", diagnostics);
            return None;
        };
        let find = |name: &str| -> Option<&Element> {
            let mut elements = members.iter().filter_map(|member| match &member.kind {
                MemberKind::Element(element) => Some(element),
                _ => None,
            });
            elements.find(|element| element.name.local == name && self.is_text(&element.ty))
        };
        let missing = [key, value].into_iter().find(|name| find(name).is_none());
        if let Some(name) = missing {
            let message = format!(
                "`{}` needs a text `{name}`, which `{}` does not have",
                said.value, definition.name.local
            );
            contradict(said, message, "correct the names of the type in [types]", diagnostics);
            return None;
        }
        let namespace = find(key).map(|it| it.name.namespace.clone()).unwrap_or_default();
        Some(RefinedValue {
            ty: RustType::Extern("::wsdl_runtime::Pairs".to_owned()),
            spelling: Some(Spelling::Pairs {
                namespace,
                key: key.to_owned(),
                value: value.to_owned(),
            }),
            schema_type: definition.named.then(|| definition.name.clone()),
            remark,
        })
    }
}

/// The Rust type of single values, and how they are spelled.
pub(in crate::lower) fn value(
    file: &RefinedFile,
    refined: &RefinedType,
) -> (RustType, Option<Spelling>) {
    let texts = |said: &[Said<String>]| said.iter().map(|said| said.value.clone()).collect();
    let own = refined.rust.as_ref().map(|rust| rust_type(&rust.value));
    let plain = |leaf: RustType| (own.clone().unwrap_or(leaf), None);
    match &refined.kind {
        Kind::Integer { min, max } => {
            let bounds = (min.as_ref().map(|it| it.value), max.as_ref().map(|it| it.value));
            let spelling = match bounds {
                (None, None) => Spelling::AsIs,
                (min, max) => Spelling::Within(min, max),
            };
            let leaf = own.unwrap_or(RustType::Scalar(Scalar::I64));
            let is_number = matches!(leaf, RustType::Scalar(_));
            (leaf, is_number.then_some(spelling))
        }
        Kind::Secret => plain(RustType::Secret),
        _ if own.is_some() => plain(RustType::Value),
        Kind::Bool { yes, no } => {
            (RustType::Scalar(Scalar::Bool), Some(Spelling::Flag(texts(yes), texts(no))))
        }
        Kind::DateTime(spelling) => {
            let (formats, none) = (texts(&spelling.formats), texts(&spelling.none));
            (named(file, refined), Some(Spelling::Moment(formats, none)))
        }
        Kind::Date(spelling) => {
            let (formats, none) = (texts(&spelling.formats), texts(&spelling.none));
            (named(file, refined), Some(Spelling::Day(formats, none)))
        }
        Kind::Url => (RustType::Scalar(Scalar::String), Some(Spelling::Url)),
        Kind::Id | Kind::TextId { .. } | Kind::Enum(_) | Kind::Group(_) | Kind::Pairs { .. } => {
            (named(file, refined), None)
        }
    }
}

/// A type that the user names, which can be one of Rust's own.
fn rust_type(path: &str) -> RustType {
    RustType::Scalar(match path {
        "bool" => Scalar::Bool,
        "i8" => Scalar::I8,
        "i16" => Scalar::I16,
        "i32" => Scalar::I32,
        "i64" => Scalar::I64,
        "u8" => Scalar::U8,
        "u16" => Scalar::U16,
        "u32" => Scalar::U32,
        "u64" => Scalar::U64,
        "f32" => Scalar::F32,
        "f64" => Scalar::F64,
        path => return RustType::Extern(path.to_owned()),
    })
}

/// A type in place of the innermost one, within whatever lists stand around that.
fn within(ty: &RustType, leaf: RustType) -> RustType {
    match ty {
        RustType::List(item) => RustType::List(Box::new(within(item, leaf))),
        RustType::Nillable(item) => RustType::Nillable(Box::new(within(item, leaf))),
        RustType::SimpleList(item) => RustType::SimpleList(Box::new(within(item, leaf))),
        RustType::Scalar(Scalar::TextList) => RustType::SimpleList(Box::new(leaf)),
        _ => leaf,
    }
}

/// Whether values stand in one text with blanks between them.
fn is_text_list(ty: &RustType) -> bool {
    match ty {
        RustType::List(item) | RustType::Nillable(item) => is_text_list(item),
        RustType::SimpleList(_) | RustType::Scalar(Scalar::TextList) => true,
        _ => false,
    }
}
