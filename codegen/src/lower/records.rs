//! Records: the structs that hold attributes, elements and parts.

use std::collections::{HashMap, HashSet};

use super::members::{Place, declared, docs, is_nillable, member_item};
use super::names::choose;
use super::occurrence::{self, Holder, Particle};
use super::reach::Sent;
use super::refined;
use super::settings::Item;
use super::shapes::Shapes;
use super::site::Site;
use crate::config::{Credential, Setting};
use crate::documents::codes;
use crate::documents::diagnostics::Diagnostics;
use crate::documents::source::Span;
use crate::markdown::code;
use crate::model::{Attribute, Element, Member, MemberKind, Part, TypeRef, WireName};
use crate::names::{Case, Scope};
use crate::rust_model::{
    Elements, Entry, FieldItem, Head, Occurrence, Record, Role, RustType, What,
};

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

/// What the elements of a struct or group have in common.
pub(super) fn elements(members: &[Member]) -> Elements {
    let names: Vec<_> = members
        .iter()
        .filter_map(|member| match &member.kind {
            MemberKind::Element(element) => Some(&element.name),
            MemberKind::Group(..) | MemberKind::Any => None,
        })
        .collect();
    let mut count: HashMap<&str, usize> = HashMap::new();
    for name in &names {
        *count.entry(&name.namespace).or_default() += 1;
    }
    // Of several that are as frequent, the first one in the document.
    let most = count.values().max().copied().unwrap_or_default();
    let common = names.iter().find(|name| count[name.namespace.as_str()] == most);
    let open = members.iter().any(|member| matches!(member.kind, MemberKind::Any));
    let mut locals: HashMap<&str, &str> = HashMap::new();
    let ambiguous = names.iter().any(|name| {
        *locals.entry(&name.local).or_insert(&name.namespace) != name.namespace.as_str()
    });
    Elements {
        namespace: common.map(|name| name.namespace.clone()).unwrap_or_default(),
        exact: open || ambiguous,
        unordered: false,
    }
}

/// Puts a record together, line by line.
#[derive(Debug)]
pub(super) struct RecordBuilder<'s, 'm> {
    shapes: &'s Shapes<'m>,
    holder: Holder,
    /// The type or operation, by its name on the wire.
    owner: &'s str,
    /// What settings know the record by.
    path: WireName,
    names: Scope,
    elements: Elements,
    /// How often each element that occurs once has a line.
    lines: HashMap<(&'m str, &'m str), usize>,
    entries: Vec<Entry>,
    /// The elements that have no field of their own: they are part of the value of another one.
    further: HashSet<String>,
    /// Its parts have to be there.
    is_request: bool,
}

impl<'s, 'm> RecordBuilder<'s, 'm> {
    /// `members` is everything that stands between the tags.
    pub(super) fn new(
        shapes: &'s Shapes<'m>,
        holder: Holder,
        owner: &'s str,
        path: &WireName,
        members: &'m [Member],
    ) -> Self {
        let mut lines = HashMap::new();
        for member in members {
            if let MemberKind::Element(Element { name, .. }) = &member.kind
                && !member.occurs.repeats()
            {
                *lines.entry((name.namespace.as_str(), name.local.as_str())).or_default() += 1;
            }
        }
        let names = Scope::with_reserved(Case::Snake, "field", METHODS);
        let locals = members.iter().filter_map(|member| match &member.kind {
            MemberKind::Element(element) => Some(element.name.local.as_str()),
            MemberKind::Group(..) | MemberKind::Any => None,
        });
        let further = refined::further(path, locals, shapes.settings);
        let elements = elements(members);
        Self {
            further,
            shapes,
            holder,
            owner,
            path: path.clone(),
            names,
            elements,
            lines,
            entries: Vec::new(),
            is_request: false,
        }
    }

    /// The same builder, for elements that come in any order or do not.
    pub(super) fn unordered(mut self, unordered: bool) -> Self {
        self.elements.unordered = unordered;
        self
    }

    /// The same, for these parts of a message.
    pub(super) fn of_parts(self, parts: &[Part]) -> Self {
        let names = parts.iter().map(|part| part.name.as_str());
        Self { further: refined::further(&self.path, names, self.shapes.settings), ..self }
    }

    /// The same, for the parts of a request.
    pub(super) fn of_request(self) -> Self {
        Self { is_request: true, ..self }
    }

    /// Adds something between the tags, which `credential` fills in if there is one.
    pub(super) fn member(
        &mut self,
        member: &'m Member,
        credential: Option<Credential>,
        diagnostics: &mut Diagnostics,
    ) {
        if let (Some(credential), MemberKind::Element(element)) = (credential, &member.kind) {
            self.credential(&element.name.local, &element.ty, credential, member.span, diagnostics);
            return;
        }
        let (field, wire) = match &member.kind {
            MemberKind::Element(element) => {
                (element.name.local.as_str(), element.name.local.clone())
            }
            MemberKind::Group(_, name) => (name.as_str(), String::new()),
            MemberKind::Any => ("any", String::new()),
        };
        let (ident, key) = (self.ident(field, member.span, diagnostics), field.to_owned());
        let (mut shares_name, mut required) = (false, false);
        if let MemberKind::Element(element) = &member.kind {
            let name = (element.name.namespace.as_str(), element.name.local.as_str());
            shares_name = self.lines.get(&name).is_some_and(|lines| *lines > 1);
            let nillable = is_nillable(self.shapes, element);
            let (occurs, literal) = (member.occurs, self.shapes.model.literal);
            let may_be_nil = element.nillable;
            let particle =
                Particle { occurs, nillable, shares_name, required, literal, may_be_nil };
            required = occurrence::can_be_required(particle, self.holder) && self.is_required(&key);
        }
        let place = Place { holder: self.holder, ident, key, wire, shares_name, required };
        let mut item = member_item(self.shapes, &self.path, member, place, diagnostics);
        if item.namespace.is_empty() && item.wire.is_empty() {
            item.namespace.clone_from(&self.elements.namespace);
        }
        self.entries.push(Entry::Field(item));
    }

    /// Adds a part of a message.
    pub(super) fn part(
        &mut self,
        part: &'m Part,
        credential: Option<Credential>,
        diagnostics: &mut Diagnostics,
    ) {
        if let Some(credential) = credential {
            return self.credential(&part.name, &part.ty, credential, part.span, diagnostics);
        }
        let (namespace, wire) = match &part.element {
            Some(element) => (element.namespace.clone(), element.local.clone()),
            None => (String::new(), part.name.clone()),
        };
        let site = Site {
            constraint: part.element.as_ref().and_then(|it| self.shapes.constraint(it)),
            is_required: self.is_request,
            ..Site::element(Item::of_type(&self.path).inside(&part.name), part.span)
        };
        let typed = self.shapes.typed(&part.ty, site, diagnostics);
        let said = format!("{}, {}", code(&wire), self.shapes.describe(&part.ty));
        let docs = docs(None, said + &typed.remark + &declared(&typed.text));
        let ident = self.ident(&part.name, part.span, diagnostics);
        let occurrence = occurrence::of_part(part.nillable, self.is_required(&part.name));
        self.entries.push(Entry::Field(FieldItem {
            schema_type: typed.schema_type,
            checks: typed.checks,
            text: typed.text,
            wire,
            namespace,
            ..FieldItem::new(ident, &part.name, docs, What::Part, occurrence, typed.ty)
        }));
    }

    /// Adds an attribute.
    pub(super) fn attribute(&mut self, attribute: &'m Attribute, diagnostics: &mut Diagnostics) {
        let Attribute { name, ty, span, .. } = attribute;
        let site = Site {
            is_text: true,
            constraint: attribute.constraint.as_ref(),
            is_required: attribute.required,
            ..Site::element(Item::of_type(&self.path).inside(&name.local), *span)
        };
        let typed = self.shapes.typed(ty, site, diagnostics);
        let summary = format!(
            "The attribute {}, {}{}{}{}",
            code(&name.local),
            self.shapes.describe(ty),
            typed.remark,
            if attribute.required { ", required" } else { "" },
            declared(&typed.text)
        );
        let ident = self.ident(&name.local, *span, diagnostics);
        let docs = docs(attribute.documentation.as_deref(), summary);
        let occurrence = occurrence::of_attribute(
            attribute.required && self.shapes.model.literal,
            self.is_required(&name.local),
        );
        self.entries.push(Entry::Field(FieldItem {
            checks: typed.checks,
            text: typed.text,
            wire: name.local.clone(),
            namespace: name.namespace.clone(),
            ..FieldItem::new(ident, &name.local, docs, What::Attribute, occurrence, typed.ty)
        }));
    }

    /// Adds a line of a kind that has no name on the wire.
    pub(super) fn nameless(
        &mut self,
        field: &str,
        (what, occurrence): (What, Occurrence),
        ty: RustType,
        summary: &str,
        diagnostics: &mut Diagnostics,
    ) {
        let ident = self.ident(field, Span::default(), diagnostics);
        let docs = docs(None, summary.to_owned());
        self.entries.push(Entry::Field(FieldItem {
            namespace: self.elements.namespace.clone(),
            ..FieldItem::new(ident, field, docs, what, occurrence, ty)
        }));
    }

    /// Adds the text between the tags.
    pub(super) fn text(&mut self, ty: &TypeRef, span: Span, diagnostics: &mut Diagnostics) {
        let item = Item::of_type(&self.path).inside("value");
        let site = Site { is_text: true, ..Site::element(item, span) };
        let typed = self.shapes.typed(ty, site, diagnostics);
        let summary = format!("The text, {}{}", self.shapes.describe(ty), typed.remark);
        let occurrence = occurrence::of_text(self.is_required("value"));
        self.nameless("value", (What::Text, occurrence), typed.ty, &summary, diagnostics);
        if let Some(Entry::Field(field)) = self.entries.last_mut() {
            (field.checks, field.text) = (typed.checks, typed.text);
        }
    }

    /// The record, with what refinements say of its fields.
    pub(super) fn finish(self, head: Head, role: Role, diagnostics: &mut Diagnostics) -> Record {
        let sent = match role {
            Role::Parts if self.is_request => Sent::Alone,
            Role::Parts => Sent::Never,
            _ => self.shapes.sent_how(&head.path),
        };
        let mut record = Record { head, role, elements: self.elements, entries: self.entries };
        refined::record(&mut record, sent, self.shapes, diagnostics);
        record
    }

    /// Whether the user wants a field without an `Option`. It is asked only where that can be, so
    /// that a setting is told which fits nothing else.
    fn is_required(&self, key: &str) -> bool {
        let item = Item::of_type(&self.path).inside(key);
        self.shapes.settings.decides(Setting::Required, Setting::NotRequired, item)
    }

    /// The name of a field: what the user chose for `key`, or else what becomes of it.
    fn ident(&mut self, key: &str, span: Span, diagnostics: &mut Diagnostics) -> String {
        if self.further.contains(key) {
            return key.to_owned();
        }
        let item = Item::of_type(&self.path).inside(key);
        match self.shapes.settings.last(Setting::RenameField, item) {
            Some(chosen) => {
                let span = self.shapes.settings.place(Setting::RenameField, item).unwrap_or(span);
                choose(chosen, key, span, &mut self.names, diagnostics);
                chosen.to_owned()
            }
            None => self.names.settle_at(key, span, diagnostics),
        }
    }

    /// Adds what the client fills in. It is text, so that it cannot stand in for anything else.
    fn credential(
        &mut self,
        wire: &str,
        ty: &TypeRef,
        credential: Credential,
        span: Span,
        diagnostics: &mut Diagnostics,
    ) {
        if !self.shapes.is_text(ty) {
            let message = format!(
                "`{wire}` of `{}` is set to be a credential, but its type is not xsd:string",
                self.owner
            );
            diagnostics
                .error(codes::CREDENTIAL_TYPE, span, message)
                .help("narrow the credential setting, or exempt this one with not_credential");
        }
        // What is said of it is about something, though nothing shows it.
        self.shapes.settings.refined_field(Item::of_type(&self.path).inside(wire));
        self.entries.push(Entry::Credential { credential, wire: wire.to_owned() });
    }
}
