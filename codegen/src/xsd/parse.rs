//! From a document tree to [`Schemas`].

use std::rc::Rc;

use super::{
    ArrayType, AttributeUse, ComplexType, Content, Derived, Element, ElementName, Import, Particle,
    Schemas, SimpleType, Term, TypeBody, TypeDefinition, TypeName, TypeUse,
};
use crate::diagnostics::Diagnostics;
use crate::model::Compositor;
use crate::xml;
use crate::xml::name::{QName, Quoted, Reference, WSDL, XSD, declared_name, is_built_in};

/// Arrays of arrays of arrays … are read this deep; SOAP services stay at two.
pub(crate) const DEEPEST_ARRAY: usize = 8;

/// The attributes of `xsd:element` (XSD 1.0 Part 1 §3.3.2).
const ELEMENT_ATTRIBUTES: [&str; 14] = [
    "abstract",
    "block",
    "default",
    "final",
    "fixed",
    "form",
    "id",
    "maxOccurs",
    "minOccurs",
    "name",
    "nillable",
    "ref",
    "substitutionGroup",
    "type",
];

/// Adds what the `xsd:schema` at `root` declares to `schemas`.
///
/// `adopted` is the namespace of a schema that names none of its own. Schemas of namespaces that
/// are built in, such as copies of SOAP's own, are passed over.
pub(crate) fn read(
    root: xml::Element<'_>,
    adopted: Option<Rc<str>>,
    schemas: &mut Schemas,
    imports: &mut Vec<Import>,
    diagnostics: &mut Diagnostics,
) {
    let own = root.value("targetNamespace").map(Rc::from);
    let target = own.or(adopted).unwrap_or_else(|| Rc::from(""));
    if is_built_in(&target) {
        return;
    }
    let chameleon = root.value("targetNamespace").is_none();
    let mut reader = Reader { schemas, imports, diagnostics, target, chameleon };
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
}

impl Reader<'_> {
    fn reference_in(&self, element: xml::Element<'_>, attribute: &str) -> Option<Reference> {
        element.attribute("", attribute).map(|it| self.adopt(element.reference(it)))
    }

    fn adopt(&self, mut reference: Reference) -> Reference {
        if self.chameleon
            && let Some(name) = &mut reference.name
            && name.namespace.is_empty()
        {
            name.namespace = self.target.clone();
        }
        reference
    }

    fn top_level(&mut self, element: xml::Element<'_>) {
        match element.local() {
            "import" | "include" => {
                let adopts = (element.local() == "include").then(|| self.target.clone());
                let location = element.value("schemaLocation").map(str::to_owned);
                let namespace = element.value("namespace").unwrap_or_default().to_owned();
                let span = element.span();
                self.imports.push(Import { location, namespace, adopts, span });
            }
            "redefine" => {
                self.diagnostics
                    .error("not-supported", element.span(), "not supported yet: xsd:redefine")
                    .help("write the redefined types out in the schema that redefines them");
            }
            "complexType" | "simpleType" => {
                let Some(name) = self.name(element) else { return };
                let documentation = documentation(element);
                let definition = TypeDefinition { documentation, body: self.type_body(element) };
                self.schemas.types.insert(name, element, definition, self.diagnostics);
            }
            "element" => {
                let Some(name) = self.name(element) else { return };
                let Some(item) = self.element(element) else { return };
                self.schemas.elements.insert(name, element, item, self.diagnostics);
            }
            "group" => {
                let Some(name) = self.name(element) else { return };
                let Some(item) = self.content_particle(element) else { return };
                self.schemas.groups.insert(name, element, item, self.diagnostics);
            }
            // Attributes are reported where a type uses them.
            "annotation" | "attribute" | "attributeGroup" | "notation" => {}
            _ => self.unknown(element),
        }
    }

    fn name(&mut self, element: xml::Element<'_>) -> Option<QName> {
        let local = declared_name(element, self.diagnostics)?;
        Some(QName { namespace: self.target.clone(), local })
    }

    fn unknown(&mut self, element: xml::Element<'_>) {
        let message = format!("`<{}>` cannot stand here", element.written());
        self.diagnostics
            .error("unknown-element", element.span(), message)
            .help("check the schema against XML Schema 1.0");
    }

    fn type_body(&mut self, element: xml::Element<'_>) -> TypeBody {
        if element.local() == "simpleType" {
            TypeBody::Simple(self.simple_type(element))
        } else {
            TypeBody::Complex(self.complex_type(element))
        }
    }

    fn simple_type(&mut self, element: xml::Element<'_>) -> SimpleType {
        for child in element.children_of(XSD) {
            match child.local() {
                "restriction" => return SimpleType::Restriction(self.type_use(child, "base")),
                "list" => return SimpleType::List,
                "union" => return SimpleType::Union,
                _ => {}
            }
        }
        SimpleType::Restriction(TypeUse::Absent)
    }

    /// The type that the attribute called `attribute` names or that stands inside of `element`.
    fn type_use(&mut self, element: xml::Element<'_>, attribute: &str) -> TypeUse {
        if let Some(reference) = self.reference_in(element, attribute) {
            return TypeUse::Named(TypeName::new(reference));
        }
        let inline = element
            .children_of(XSD)
            .find(|child| matches!(child.local(), "simpleType" | "complexType"));
        match inline {
            Some(child) => TypeUse::Inline(Box::new(self.type_body(child))),
            None => TypeUse::Absent,
        }
    }

    fn complex_type(&mut self, element: xml::Element<'_>) -> ComplexType {
        let content = element
            .children_of(XSD)
            .find(|child| matches!(child.local(), "simpleContent" | "complexContent"));
        let derivation = content.and_then(|content| {
            content
                .children_of(XSD)
                .find(|child| matches!(child.local(), "extension" | "restriction"))
        });
        let (Some(content), Some(derivation)) = (content, derivation) else {
            let attributes = self.attributes(element);
            return ComplexType {
                content: Content::Plain(self.content_particle(element)),
                attributes,
            };
        };
        let attributes = self.attributes(derivation);
        let Some(base) = self.reference_in(derivation, "base").map(TypeName::new) else {
            let message = format!("`<{}>` has no `base`", derivation.written());
            self.diagnostics.error("missing-attribute", derivation.span(), message).help("add it");
            return ComplexType { content: Content::Plain(None), attributes };
        };
        if content.local() == "simpleContent" {
            return ComplexType { content: Content::Simple(base), attributes };
        }
        let particle = self.content_particle(derivation);
        let extends = derivation.local() == "extension";
        ComplexType { content: Content::Derived(Derived { extends, base, particle }), attributes }
    }

    /// The one particle that a complex type, an extension, a restriction or a group consists of.
    fn content_particle(&mut self, element: xml::Element<'_>) -> Option<Particle> {
        element
            .children_of(XSD)
            .find(|child| matches!(child.local(), "all" | "sequence" | "choice" | "group"))
            .and_then(|child| self.particle(child))
    }

    fn particle(&mut self, element: xml::Element<'_>) -> Option<Particle> {
        let most = element.value("maxOccurs").map(str::trim).unwrap_or("1");
        if most == "0" {
            return None;
        }
        let term = match element.local() {
            "element" => Term::Element(Box::new(self.element(element)?)),
            "any" => Term::Wildcard,
            "all" => self.group(element, Compositor::All),
            "sequence" => self.group(element, Compositor::Sequence),
            "choice" => self.group(element, Compositor::Choice),
            "group" => match self.reference_in(element, "ref") {
                Some(reference) => Term::GroupReference(reference),
                None => {
                    self.unknown(element);
                    return None;
                }
            },
            "annotation" => return None,
            _ => {
                self.unknown(element);
                return None;
            }
        };
        Some(Particle { repeated: most != "1", span: element.span(), term })
    }

    fn group(&mut self, element: xml::Element<'_>, compositor: Compositor) -> Term {
        let particles = element.children_of(XSD).filter_map(|child| self.particle(child));
        Term::Group(compositor, particles.collect())
    }

    fn element(&mut self, element: xml::Element<'_>) -> Option<Element> {
        let name = match self.reference_in(element, "ref") {
            Some(reference) => ElementName::Reference(reference),
            None => ElementName::Own(declared_name(element, self.diagnostics)?),
        };
        let stray = element
            .attributes()
            .iter()
            .filter(|it| it.namespace.is_empty() && !ELEMENT_ATTRIBUTES.contains(&it.local))
            .map(|it| (it.local.to_owned(), element.attribute_span(it)));
        Some(Element {
            span: element.span(),
            name,
            ty: self.type_use(element, "type"),
            documentation: documentation(element),
            stray: stray.collect(),
        })
    }

    fn attributes(&mut self, element: xml::Element<'_>) -> Vec<AttributeUse> {
        let attributes = element
            .children_of(XSD)
            .filter(|child| matches!(child.local(), "attribute" | "attributeGroup"));
        attributes.map(|child| self.attribute(child)).collect()
    }

    fn attribute(&mut self, element: xml::Element<'_>) -> AttributeUse {
        let reference = self.reference_in(element, "ref");
        let written = match &reference {
            Some(reference) => reference.written.clone(),
            None => element.value("name").unwrap_or_default().to_owned(),
        };
        let array_type = element.attribute(WSDL, "arrayType");
        let array_type = array_type.and_then(|attribute| self.array_type(element, attribute));
        AttributeUse { span: element.span(), written, reference, array_type }
    }

    /// Takes `tns:x[]`, `xsd:int[,]` or `xsd:int[][3]` apart (SOAP 1.1 §5.4.2): the last pair of
    /// brackets is the array's own, those before it belong to the items' type.
    fn array_type(
        &mut self,
        element: xml::Element<'_>,
        attribute: &xml::Attribute<'_>,
    ) -> Option<ArrayType> {
        let written = attribute.value.trim();
        let (base, brackets) = written.split_at(written.find('[').unwrap_or(written.len()));
        let pairs = brackets.matches('[').count();
        if pairs > DEEPEST_ARRAY {
            let message = format!("{} nests more than {DEEPEST_ARRAY} arrays", Quoted(written));
            self.diagnostics
                .error("not-supported", element.attribute_span(attribute), message)
                .help("give the inner arrays types of their own");
            return None;
        }
        let own = brackets.rfind('[').map_or("", |at| &brackets[at..]);
        let reference = self.adopt(element.reference_to(base.trim_end(), attribute));
        Some(ArrayType {
            item: TypeName { reference, lists: pairs.saturating_sub(1) },
            dimensions: own.matches(',').count() + 1,
        })
    }
}

fn documentation(element: xml::Element<'_>) -> Option<String> {
    element.child(XSD, "annotation")?.documentation(XSD)
}
