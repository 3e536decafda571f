//! Parses a document tree into [`Schemas`].

mod attributes;
pub(super) mod particles;
mod types;

use std::rc::Rc;

use super::schema::{Allowed, Constraint, Finals, Import, Schemas, TypeDefinition, Wildcard};
use crate::documents::codes;
use crate::documents::diagnostics::Diagnostics;
use crate::documents::xml;
use crate::documents::xml::declared::{declared_name, optional_label};
use crate::documents::xml::name::{QName, Reference, XSD, is_built_in};

/// What stands behind the name of a definition that `xsd:redefine` has replaced. No name of XML
/// holds a blank, so that nothing else can be called so.
const REPLACED: &str = " replaced";

/// Adds what the `xsd:schema` at `root` declares to `schemas`.
///
/// `adopted` is the namespace of a schema that names none of its own. Schemas of namespaces that
/// are built in, such as copies of SOAP's own, are skipped.
pub(crate) fn read(
    root: xml::Element<'_>,
    adopted: Option<Rc<str>>,
    schemas: &mut Schemas,
    imports: &mut Vec<Import>,
    diagnostics: &mut Diagnostics,
) {
    let own = root.value("targetNamespace").map(Rc::from);
    let chameleon = own.is_none();
    let target = own.or(adopted).unwrap_or_else(|| Rc::from(""));
    if is_built_in(&target) {
        return;
    }
    let qualified = |attribute| root.value(attribute).is_some_and(|it| it.trim() == "qualified");
    let mut reader = Reader {
        schemas,
        imports,
        diagnostics,
        target,
        chameleon,
        qualified_elements: qualified("elementFormDefault"),
        qualified_attributes: qualified("attributeFormDefault"),
        final_default: root.value("finalDefault").unwrap_or_default().to_owned(),
        redefining: None,
    };
    for child in root.children_of(XSD) {
        reader.top_level(child);
    }
}

struct Reader<'a> {
    schemas: &'a mut Schemas,
    imports: &'a mut Vec<Import>,
    diagnostics: &'a mut Diagnostics,
    target: Rc<str>,
    /// The schema has taken its namespace from the one that includes it, and so do the references
    /// in it that have none (XSD 1.0 Part 1 §4.2.1).
    chameleon: bool,
    /// `elementFormDefault`: whether local elements are of the target namespace.
    qualified_elements: bool,
    /// `attributeFormDefault`, the same for attributes.
    qualified_attributes: bool,
    /// `finalDefault`: what `final` is where it is not given.
    final_default: String,
    /// The name that is being redefined: in its own redefinition it means what it meant before.
    redefining: Option<QName>,
}

impl Reader<'_> {
    fn reference_in(&self, element: xml::Element<'_>, attribute: &str) -> Option<Reference> {
        element.attribute("", attribute).map(|it| self.adopt(element.reference(it)))
    }

    fn adopt(&self, mut reference: Reference) -> Reference {
        let Some(name) = &mut reference.name else { return reference };
        if self.chameleon && name.namespace.is_empty() {
            name.namespace = self.target.clone();
        }
        if self.redefining.as_ref() == Some(name) {
            name.local.push_str(REPLACED);
        }
        reference
    }

    fn top_level(&mut self, element: xml::Element<'_>) {
        match element.local() {
            "import" | "include" => self.import(element),
            "redefine" => self.redefine(element),
            "complexType" | "simpleType" | "group" | "attributeGroup" => {
                let Some(name) = self.definition_name(element) else { return };
                let name = self.unless_redefined(element, name);
                self.definition(element, name);
            }
            "element" => {
                let Some(name) = self.name(element) else { return };
                let Some(item) = self.element(element, true) else { return };
                self.schemas.elements.insert(name, element, item);
            }
            "attribute" => {
                let Some(name) = self.name(element) else { return };
                let item = self.attribute(element, &name.local, true);
                self.schemas.attributes.insert(name, element, item);
            }
            "annotation" | "notation" => {}
            _ => self.unknown(element),
        }
    }

    fn definition(&mut self, element: xml::Element<'_>, name: QName) {
        match element.local() {
            "group" => {
                let Some(item) = self.content_particle(element) else { return };
                self.schemas.groups.insert(name, element, item);
            }
            "attributeGroup" => {
                let item = self.attributes(element);
                self.schemas.attribute_groups.insert(name, element, item);
            }
            _ => {
                let documentation = documentation(element);
                let (finals, body) = (self.finals(element), self.type_body(element));
                let definition = TypeDefinition { documentation, finals, body };
                self.schemas.types.insert(name, element, definition);
            }
        }
    }

    fn import(&mut self, element: xml::Element<'_>) {
        let adopts = (element.local() != "import").then(|| self.target.clone());
        let location = element.value("schemaLocation").map(str::to_owned);
        let namespace = element.value("namespace").unwrap_or_default().to_owned();
        self.imports.push(Import { location, namespace, adopts, span: element.span() });
    }

    /// Takes the definitions inside of `xsd:redefine` in place of those that the document has which
    /// it names (XSD 1.0 Part 1 §4.2.2). That document is read later.
    fn redefine(&mut self, element: xml::Element<'_>) {
        self.import(element);
        for child in element.children_of(XSD).filter(|child| child.local() != "annotation") {
            let Some(name) = self.definition_name(child) else { continue };
            self.schemas.redefined.insert((kind(child), name.clone()));
            self.redefining = Some(name.clone());
            self.definition(child, name);
            self.redefining = None;
        }
    }

    /// The name for a definition: another one where that is redefined elsewhere.
    fn unless_redefined(&self, element: xml::Element<'_>, mut name: QName) -> QName {
        if self.schemas.redefined.contains(&(kind(element), name.clone())) {
            name.local.push_str(REPLACED);
        }
        name
    }

    /// The name of what no element is called after: it need not be one that XML can carry.
    fn definition_name(&mut self, element: xml::Element<'_>) -> Option<QName> {
        match optional_label(element) {
            Some(local) => Some(QName { namespace: self.target.clone(), local }),
            None => self.name(element),
        }
    }

    fn name(&mut self, element: xml::Element<'_>) -> Option<QName> {
        let local = declared_name(element, self.diagnostics)?;
        Some(QName { namespace: self.target.clone(), local })
    }

    fn unknown(&mut self, element: xml::Element<'_>) {
        let message = format!("`<{}>` cannot stand here; it is passed over", element.written());
        self.diagnostics
            .left_out(codes::UNKNOWN_ELEMENT, element.span(), message)
            .help("check the schema against XML Schema 1.0");
    }

    /// `xsd:any` or `xsd:anyAttribute` (XSD 1.0 Part 1 §3.10.2).
    fn wildcard(&self, element: xml::Element<'_>) -> Wildcard {
        let strict = element.value("processContents").is_none_or(|it| it.trim() == "strict");
        let allowed = match element.value("namespace").unwrap_or("##any").trim() {
            "##any" => Allowed::Any,
            "##other" => Allowed::Other(self.target.clone()),
            listed => Allowed::Listed(
                listed
                    .split_whitespace()
                    .map(|namespace| match namespace {
                        "##targetNamespace" => self.target.clone(),
                        "##local" => Rc::from(""),
                        namespace => Rc::from(namespace),
                    })
                    .collect(),
            ),
        };
        Wildcard { allowed, strict }
    }

    /// `final` of a type or an element.
    fn finals(&self, element: xml::Element<'_>) -> Finals {
        let written = element.value("final").unwrap_or(&self.final_default);
        let has = |what| written.split_whitespace().any(|it| it == what || it == "#all");
        Finals {
            extension: has("extension"),
            restriction: has("restriction"),
            list: has("list"),
            union: has("union"),
        }
    }

    /// The namespace of a local element or attribute, which is of none unless it is qualified
    /// (XSD 1.0 Part 1 §3.3.2).
    fn local_namespace(&self, element: xml::Element<'_>, default: bool) -> Rc<str> {
        let qualified = match element.value("form").map(str::trim) {
            Some(form) => form == "qualified",
            None => default,
        };
        if qualified { self.target.clone() } else { Rc::from("") }
    }
}

/// Which symbol space a definition is in.
fn kind(element: xml::Element<'_>) -> &'static str {
    match element.local() {
        "group" => "group",
        "attributeGroup" => "attributeGroup",
        _ => "type",
    }
}

fn documentation(element: xml::Element<'_>) -> Option<String> {
    element.child(XSD, "annotation")?.documentation(XSD)
}

/// `default` or `fixed` of an element or attribute. Drafts of XML Schema have `use` and `value` of
/// attributes in their place.
fn constraint(element: xml::Element<'_>) -> Option<Constraint> {
    let fixed = |value: &str| Constraint::Fixed(value.to_owned(), element.prefixes_in(value));
    let default = |value: &str| Constraint::Default(value.to_owned(), element.prefixes_in(value));
    match (element.value("use").map(str::trim), element.value("value")) {
        (Some("fixed"), Some(value)) => return Some(fixed(value)),
        (Some("default"), Some(value)) => return Some(default(value)),
        _ => {}
    }
    element.value("fixed").map(fixed).or_else(|| element.value("default").map(default))
}

/// Whether the attribute called `name` says yes.
fn flag(element: xml::Element<'_>, name: &str) -> bool {
    element.value(name).is_some_and(|value| matches!(value.trim(), "true" | "1"))
}
