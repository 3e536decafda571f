//! The types of the schemas: which Rust type each one becomes, and where a field needs a box.

use std::collections::HashSet;

use super::graph::{Components, components};
use super::settings::Settings;
use crate::config::Credential;
use crate::diagnostics::Diagnostics;
use crate::markdown::code;
use crate::model::{Builtin, Compositor, Field, Model, Part, TypeDef, TypeId, TypeKind, TypeRef};
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

/// How many names may stand between a type and what it comes to; more are taken for a cycle.
const LONGEST_CHAIN: usize = 64;

/// How large a struct may be, in bytes, before others hold it in a box. Without a limit, structs
/// that hold each other twice would double in size at every level.
const LARGEST_INLINE: usize = 16 << 10;

/// How many namespaces an operation declares in advance; the runtime declares others where they
/// occur.
const MOST_NAMESPACES: usize = 64;

/// What is said of a struct with the compositor `choice`.
const ONE_FIELD: &str = " Just one of the fields has a value.";

/// What a type comes to once its names are followed: a leaf within `lists` SOAP arrays.
#[derive(Clone, Copy, Debug)]
struct Reading<'m> {
    lists: usize,
    leaf: Leaf<'m>,
}

#[derive(Clone, Copy, Debug)]
enum Leaf<'m> {
    Builtin(&'m Builtin),
    Struct(TypeId),
    Any,
}

/// What there is to know of the types of a model before any of them is written down.
#[derive(Debug)]
pub(super) struct Shapes<'m> {
    pub model: &'m Model,
    idents: Vec<String>,
    /// Which structs hold each other without a list between them.
    nesting: Components,
    /// Whether others hold the type in a box.
    large: Vec<bool>,
    /// For each type, the namespaces of the structs that a value of it can hold.
    namespaces: Vec<Vec<&'m str>>,
    /// Whether the type can stand in a request.
    sent: Vec<bool>,
}

impl<'m> Shapes<'m> {
    pub(super) fn new(model: &'m Model, names: &mut Scope, diagnostics: &mut Diagnostics) -> Self {
        let types = model.types.iter();
        let idents =
            types.map(|ty| names.settle_at(&ty.name.local, ty.span, diagnostics)).collect();
        let uses: Vec<Vec<usize>> = model.types.iter().map(uses).collect();
        let nested: Vec<Vec<usize>> = model.types.iter().map(|ty| nested(model, ty)).collect();
        let nesting = components(&nested);
        Self {
            model,
            idents,
            large: large(&nested, &nesting, model),
            nesting,
            namespaces: namespaces(model, &uses),
            sent: sent(model, &uses),
        }
    }

    /// The record for a type that comes to a struct.
    pub(super) fn record_of(&self, ty: &TypeRef) -> Option<&str> {
        match read(self.model, ty)? {
            Reading { lists: 0, leaf: Leaf::Struct(id) } => Some(&self.idents[id.0]),
            _ => None,
        }
    }

    /// The namespaces of the structs that a request with these parts can hold.
    pub(super) fn namespaces_of(&self, parts: &[Part]) -> Vec<String> {
        let mut seen = HashSet::new();
        parts
            .iter()
            .filter_map(|part| named(&part.ty))
            .flat_map(|id| &self.namespaces[id.0])
            .filter(|namespace| seen.insert(**namespace))
            .take(MOST_NAMESPACES)
            .map(|&namespace| namespace.to_owned())
            .collect()
    }

    /// The Rust type; an error where the type never comes to anything.
    pub(super) fn rust_type(
        &self,
        ty: &TypeRef,
        span: Span,
        diagnostics: &mut Diagnostics,
    ) -> RustType {
        let Some(reading) = read(self.model, ty) else {
            let message = format!(
                "the type here is an array or a name of itself, or stands behind more than \
                 {LONGEST_CHAIN} others"
            );
            diagnostics
                .error("endless-type", span, message)
                .help("let the chain of types end in a struct or in a type of XML Schema");
            return RustType::Value;
        };
        let leaf = match reading.leaf {
            Leaf::Builtin(builtin) => RustType::Scalar(builtin.scalar),
            Leaf::Struct(id) => RustType::Record(self.idents[id.0].clone()),
            Leaf::Any => RustType::Value,
        };
        (0..reading.lists).fold(leaf, |item, _| RustType::List(Box::new(item)))
    }

    /// The type in Markdown, as in "a list of …".
    pub(super) fn describe(&self, ty: &TypeRef) -> String {
        let Some(reading) = read(self.model, ty) else { return String::new() };
        let lists = match reading.lists {
            0 => String::new(),
            more => format!("a list of {}", "lists of ".repeat(more - 1)),
        };
        match (reading.leaf, reading.lists) {
            (Leaf::Builtin(builtin), 0) => format!("an {}", code(&format!("xsd:{}", builtin.name))),
            (Leaf::Builtin(builtin), _) => lists + &code(&format!("xsd:{}", builtin.name)),
            (Leaf::Struct(id), 0) => format!("a [`{}`]", self.idents[id.0]),
            (Leaf::Struct(id), _) => format!("{lists}[`{}`]", self.idents[id.0]),
            (Leaf::Any, 0) => "of any type".to_owned(),
            (Leaf::Any, _) => lists + "values of any type",
        }
    }

    /// Whether `holder` has to hold the struct in a box.
    fn boxes(&self, holder: Option<TypeId>, ty: &TypeRef) -> bool {
        let (Some(holder), Some(Reading { lists: 0, leaf: Leaf::Struct(id) })) =
            (holder, read(self.model, ty))
        else {
            return false;
        };
        self.large[id.0] || self.nesting.of[id.0] == self.nesting.of[holder.0]
    }
}

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
        let text = match read(self.shapes.model, element.ty) {
            Some(Reading { lists: 0, leaf: Leaf::Builtin(builtin) }) => builtin.name == "string",
            Some(Reading { lists: 0, leaf: Leaf::Any }) => true,
            _ => false,
        };
        if !text {
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

/// Follows names to what they stand for; nothing if that takes too long.
fn read<'m>(model: &'m Model, mut ty: &'m TypeRef) -> Option<Reading<'m>> {
    let mut lists = 0;
    for _ in 0..LONGEST_CHAIN {
        ty = match ty {
            TypeRef::Builtin(builtin) => {
                return Some(Reading { lists, leaf: Leaf::Builtin(builtin) });
            }
            TypeRef::Any => return Some(Reading { lists, leaf: Leaf::Any }),
            TypeRef::Array(item) => {
                lists += 1;
                item
            }
            TypeRef::Named(id) => match &model.type_def(*id).kind {
                TypeKind::Struct(_) => return Some(Reading { lists, leaf: Leaf::Struct(*id) }),
                TypeKind::Array(item) => {
                    lists += 1;
                    item
                }
                TypeKind::Alias(of) => of,
            },
        };
    }
    None
}

/// The named type within, whatever arrays stand around it.
fn named(mut ty: &TypeRef) -> Option<TypeId> {
    loop {
        match ty {
            TypeRef::Array(item) => ty = item,
            TypeRef::Named(id) => return Some(*id),
            TypeRef::Builtin(_) | TypeRef::Any => return None,
        }
    }
}

/// The types that a type's definition names.
fn uses(ty: &TypeDef) -> Vec<usize> {
    match &ty.kind {
        TypeKind::Struct(content) => {
            content.fields.iter().filter_map(|field| Some(named(&field.ty)?.0)).collect()
        }
        TypeKind::Array(of) | TypeKind::Alias(of) => named(of).map(|id| id.0).into_iter().collect(),
    }
}

/// The structs that a struct's fields hold without a list between them.
fn nested(model: &Model, ty: &TypeDef) -> Vec<usize> {
    let TypeKind::Struct(content) = &ty.kind else { return Vec::new() };
    let structs = content.fields.iter().filter_map(|field| match read(model, &field.ty)? {
        Reading { lists: 0, leaf: Leaf::Struct(id) } => Some(id.0),
        _ => None,
    });
    structs.collect()
}

/// Finds the structs that are too large to stand in others, by the sizes on 64-bit machines.
fn large(nested: &[Vec<usize>], nesting: &Components, model: &Model) -> Vec<bool> {
    let mut sizes = vec![0_usize; nested.len()];
    for &id in nesting.members.iter().flatten() {
        let TypeKind::Struct(content) = &model.types[id].kind else { continue };
        let leaves = content.fields.len() - nested[id].len().min(content.fields.len());
        let inline = |&held: &usize| {
            let boxed = nesting.of[held] == nesting.of[id] || sizes[held] > LARGEST_INLINE;
            if boxed { 8 } else { sizes[held] }
        };
        sizes[id] = 32 * leaves + nested[id].iter().map(inline).sum::<usize>();
    }
    sizes.iter().map(|&size| size > LARGEST_INLINE).collect()
}

/// The namespaces of the structs that each type can lead to, its own first.
fn namespaces<'m>(model: &'m Model, uses: &[Vec<usize>]) -> Vec<Vec<&'m str>> {
    let groups = components(uses);
    let mut of_group: Vec<Vec<&str>> = Vec::with_capacity(groups.members.len());
    for members in &groups.members {
        let mut found: Vec<&str> = Vec::new();
        let mut add = |namespace: &'m str| {
            let known = namespace.is_empty() || found.contains(&namespace);
            if !known && found.len() < MOST_NAMESPACES {
                found.push(namespace);
            }
        };
        let mut members = members.clone();
        members.sort_unstable();
        for &id in &members {
            if matches!(model.types[id].kind, TypeKind::Struct(_)) {
                add(&model.types[id].name.namespace);
            }
        }
        for &target in members.iter().flat_map(|&id| &uses[id]) {
            of_group.get(groups.of[target]).into_iter().flatten().for_each(|held| add(held));
        }
        of_group.push(found);
    }
    groups.of.iter().map(|&group| of_group[group].clone()).collect()
}

/// The types that requests lead to.
fn sent(model: &Model, uses: &[Vec<usize>]) -> Vec<bool> {
    let mut sent = vec![false; model.types.len()];
    let operations = model.services.iter().flat_map(|service| &service.operations);
    let parts = operations.flat_map(|operation| &operation.input);
    let mut open: Vec<usize> = parts.filter_map(|part| Some(named(&part.ty)?.0)).collect();
    while let Some(id) = open.pop() {
        if !std::mem::replace(&mut sent[id], true) {
            open.extend(&uses[id]);
        }
    }
    sent
}
