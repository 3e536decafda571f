//! Attributes, attribute groups, and `wsdl:arrayType`.

use std::rc::Rc;

use super::super::schema::{ArrayType, Attribute, AttributeTerm, AttributeUse, Presence, TypeName};
use super::{Reader, constraint, documentation};
use crate::documents::codes;
use crate::documents::xml;
use crate::documents::xml::declared::declared_name;
use crate::documents::xml::name::{Quoted, WSDL, XSD};
use crate::limits::DEEPEST_ARRAY;

/// Whether the element is a group of elements that stands where it is declared.
fn is_group(element: xml::Element<'_>) -> bool {
    matches!(element.local(), "all" | "sequence" | "choice")
}

/// Whether the element stands for attributes.
pub(super) fn is_attribute(element: xml::Element<'_>) -> bool {
    matches!(element.local(), "attribute" | "attributeGroup" | "anyAttribute")
}

impl Reader<'_> {
    /// The attributes of a complex type, a derivation or an attribute group.
    ///
    /// Those that stand inside of a group of elements are taken to be the type's.
    pub(super) fn attributes(&mut self, element: xml::Element<'_>) -> Vec<AttributeUse> {
        let mut uses = Vec::new();
        self.add_attributes(element, &mut uses);
        uses
    }

    fn add_attributes(&mut self, element: xml::Element<'_>, uses: &mut Vec<AttributeUse>) {
        let in_group = is_group(element);
        for child in element.children_of(XSD) {
            if is_group(child) {
                self.add_attributes(child, uses);
                continue;
            }
            let inside = (in_group && is_attribute(child))
                .then(|| (child.written().to_owned(), element.written().to_owned()));
            uses.extend(self.attribute_use(child, inside));
        }
    }

    fn attribute_use(
        &mut self,
        element: xml::Element<'_>,
        inside: Option<(String, String)>,
    ) -> Option<AttributeUse> {
        let term = match element.local() {
            "attribute" => match self.reference_in(element, "ref") {
                Some(reference) => AttributeTerm::Reference(reference),
                None => {
                    let name = declared_name(element, self.diagnostics)?;
                    AttributeTerm::Own(self.attribute(element, &name, false))
                }
            },
            "attributeGroup" => AttributeTerm::Group(self.reference_in(element, "ref")?),
            "anyAttribute" => AttributeTerm::Wildcard(self.wildcard(element)),
            _ => return None,
        };
        let presence = match element.value("use").map(str::trim) {
            Some("required") => Presence::Required,
            Some("prohibited") => Presence::Prohibited,
            _ => Presence::Optional,
        };
        let array_type = element.attribute(WSDL, "arrayType");
        let array_type = array_type.and_then(|attribute| self.array_type(element, attribute));
        let (span, constraint) = (element.span(), constraint(element));
        Some(AttributeUse { span, term, presence, constraint, array_type, inside })
    }

    /// The declaration of the attribute called `name`.
    pub(super) fn attribute(
        &mut self,
        element: xml::Element<'_>,
        name: &str,
        global: bool,
    ) -> Attribute {
        let namespace: Rc<str> = if global {
            self.target.clone()
        } else {
            self.local_namespace(element, self.qualified_attributes)
        };
        Attribute {
            name: name.to_owned(),
            namespace,
            ty: self.type_use(element, "type"),
            constraint: constraint(element),
            documentation: documentation(element),
        }
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
                .error(codes::NOT_SUPPORTED, element.attribute_span(attribute), message)
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
