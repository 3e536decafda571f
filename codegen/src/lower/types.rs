//! The types of the schemas, and the records that hold elements: structs and the parts of messages.

use std::collections::HashSet;

use super::settings::Settings;
use super::shapes::Shapes;
use crate::config::Credential;
use crate::diagnostics::Diagnostics;
use crate::markdown::code;
use crate::model::{Compositor, Field, Part, TypeDef, TypeId, TypeKind, TypeRef};
use crate::names::{Case, Scope, identifier};
use crate::rust_model::{Alias, Docs, Entry, FieldItem, Record, Role, RustType, TypeItem};
use crate::source::Span;

/// Fields of these names would hide a method that people call on every struct.
const METHODS: &[&str] = &[
    "borrow",
    "borrow_mut",
    "clone",
    "clone_from",
    "clone_into",
    "default",
    "eq",
    "fmt",
    "from",
    "into",
    "ne",
    "new",
    "to_owned",
    "try_from",
    "try_into",
    "type_id",
];

/// What is said of a struct with the compositor `choice`.
const ONE_FIELD: &str = " Just one of the fields has a value.";

/// Every named type, in document order.
pub(super) fn items(
    shapes: &Shapes<'_>,
    settings: &mut Settings<'_>,
    diagnostics: &mut Diagnostics,
) -> Vec<TypeItem> {
    let types = shapes.model.types.iter().enumerate();
    types.map(|(id, ty)| item(shapes, TypeId(id), ty, settings, diagnostics)).collect()
}

fn item(
    shapes: &Shapes<'_>,
    id: TypeId,
    ty: &TypeDef,
    settings: &mut Settings<'_>,
    diagnostics: &mut Diagnostics,
) -> TypeItem {
    let ident = shapes.idents[id.0].clone();
    let name = &ty.name;
    let mut summary = code(&name.local);
    if !name.namespace.is_empty() {
        summary = format!("{summary} of {}", code(&name.namespace));
    }
    let docs = |summary| Docs { documentation: ty.documentation.clone(), summary, note: None };
    match &ty.kind {
        TypeKind::Struct(content) => {
            let role = Role::Struct { namespace: name.namespace.clone(), name: name.local.clone() };
            let mut builder = RecordBuilder::new(shapes, Some(id), &name.local);
            let services = shapes.model.services.iter().map(|service| service.name.as_str());
            for field in &content.fields {
                let credential = if shapes.sent[id.0] {
                    settings.credential(services.clone(), &name.local, &field.name)
                } else {
                    None
                };
                builder.add(field.into(), credential, diagnostics);
            }
            let mut docs = docs(summary + ".");
            if content.compositor == Compositor::Choice {
                docs.summary.push_str(ONE_FIELD);
                docs.note = Some(ONE_FIELD.trim_start().to_owned());
            }
            TypeItem::Record(builder.finish(ident, docs, role))
        }
        TypeKind::Array(of) => {
            let list = TypeRef::Array(Box::new(of.clone()));
            let summary = format!("{summary}: {}.", shapes.describe(&list));
            let target = shapes.rust_type(&list, ty.span, diagnostics);
            TypeItem::Alias(Alias { ident, docs: docs(summary), target })
        }
        TypeKind::Alias(of) => {
            let summary = format!("{summary}: {}.", shapes.describe(of));
            let target = shapes.rust_type(of, ty.span, diagnostics);
            TypeItem::Alias(Alias { ident, docs: docs(summary), target })
        }
    }
}

/// An element of a struct or a message, which are read alike.
#[derive(Clone, Copy, Debug)]
pub(super) struct Element<'m> {
    name: &'m str,
    ty: &'m TypeRef,
    repeated: bool,
    documentation: Option<&'m str>,
    span: Span,
}

impl<'m> From<&'m Field> for Element<'m> {
    fn from(field: &'m Field) -> Self {
        Self {
            name: &field.name,
            ty: &field.ty,
            repeated: field.repeated,
            documentation: field.documentation.as_deref(),
            span: field.span,
        }
    }
}

impl<'m> From<&'m Part> for Element<'m> {
    fn from(part: &'m Part) -> Self {
        Self {
            name: &part.name,
            ty: &part.ty,
            repeated: false,
            documentation: None,
            span: part.span,
        }
    }
}

/// Puts a record together, element by element.
#[derive(Debug)]
pub(super) struct RecordBuilder<'s, 'm> {
    shapes: &'s Shapes<'m>,
    /// The type that the record stands for; none for the parts of a message.
    id: Option<TypeId>,
    /// The type or operation, by its name on the wire.
    owner: &'s str,
    names: Scope,
    seen: HashSet<&'m str>,
    entries: Vec<Entry>,
}

impl<'s, 'm> RecordBuilder<'s, 'm> {
    pub(super) fn new(shapes: &'s Shapes<'m>, id: Option<TypeId>, owner: &'s str) -> Self {
        let names = Scope::with_reserved(Case::Snake, "field", METHODS);
        Self { shapes, id, owner, names, seen: HashSet::new(), entries: Vec::new() }
    }

    /// Adds an element, which `credential` fills in if there is one.
    pub(super) fn add(
        &mut self,
        element: Element<'m>,
        credential: Option<Credential>,
        diagnostics: &mut Diagnostics,
    ) {
        self.check(element, diagnostics);
        if let Some(credential) = credential {
            self.check_text(element, diagnostics);
            let ident = identifier(element.name, Case::Snake, "field");
            let wire = element.name.to_owned();
            self.entries.push(Entry::Credential { ident, credential, wire });
            return;
        }
        let mut ty = self.shapes.rust_type(element.ty, element.span, diagnostics);
        if self.shapes.boxes(self.id, element.ty) {
            ty = RustType::Boxed(Box::new(ty));
        }
        let wire = element.name;
        self.entries.push(Entry::Field(FieldItem {
            ident: self.names.settle_at(wire, element.span, diagnostics),
            docs: Docs {
                documentation: element.documentation.map(str::to_owned),
                summary: format!("{}, {}.", code(wire), self.shapes.describe(element.ty)),
                note: None,
            },
            ty,
            schema_type: self.shapes.schema_type(element.ty),
            wire: wire.to_owned(),
        }));
    }

    pub(super) fn finish(self, ident: String, docs: Docs, role: Role) -> Record {
        Record { ident, docs, role, entries: self.entries }
    }

    fn check(&mut self, element: Element<'m>, diagnostics: &mut Diagnostics) {
        let Element { name, span, .. } = element;
        if !self.seen.insert(name) {
            let message = format!("`{}` has two elements called `{name}`", self.owner);
            diagnostics
                .error("duplicate-element", span, message)
                .help("a struct is read by the names of its elements: rename or remove one");
        }
        if element.repeated {
            let message = format!(
                "the element `{name}` of `{}` can occur more than once, which is not supported",
                self.owner
            );
            diagnostics
                .error("repeated-element", span, message)
                .help("set maxOccurs to 1, or declare a SOAP array (SOAP 1.1 section 5.4.2)");
        }
    }

    /// A credential is text, so that it cannot stand in for anything else.
    fn check_text(&self, element: Element<'m>, diagnostics: &mut Diagnostics) {
        if !self.shapes.is_text(element.ty) {
            let message = format!(
                "`{}` of `{}` is set to be a credential, but its type is not xsd:string",
                element.name, self.owner
            );
            diagnostics
                .error("credential-type", element.span, message)
                .help("narrow the credential setting, or exempt this one with not_credential");
        }
    }
}
