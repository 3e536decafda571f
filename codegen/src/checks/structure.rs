//! Elements and attributes that WSDL 1.1 and XML Schema 1.0 do not have, or do not have there.
//!
//! `tests/hazards/stray_attribute`.

use super::breach::warn;
use super::grammar::{self, Slot};
use super::{combined, soap_grammar, values, wsdl_grammar};
use crate::documents::codes;
use crate::documents::diagnostics::Diagnostics;
use crate::documents::xml::Element;
use crate::documents::xml::name::{Quoted, WSDL, WSDL_SOAP, WSDL_SOAP12, XSD};

/// Walks through a document. It goes as deep as elements may be nested.
pub(super) struct Walk<'d> {
    pub diagnostics: &'d mut Diagnostics,
    /// The schemas are of a draft, which has other elements and attributes.
    pub draft: bool,
}

/// What an element stands in, from the inside out.
#[derive(Clone, Copy)]
pub(super) struct Parents<'p> {
    parent: Element<'p>,
    outer: &'p str,
}

impl Walk<'_> {
    pub(super) fn element(&mut self, element: Element<'_>, parents: Option<Parents<'_>>) {
        let (parent, outer) =
            parents.map_or(("", ""), |parents| (parents.parent.local(), parents.outer));
        match element.namespace() {
            // Prose may hold anything.
            WSDL | XSD if matches!(element.local(), "documentation" | "appinfo") => return,
            XSD if self.draft => {}
            XSD => {
                // What stands inside of WSDL is global.
                let inside = parents.filter(|it| it.parent.namespace() == XSD);
                let parent = inside.map_or("", |it| it.parent.local());
                self.of_schema(element, parent);
            }
            WSDL => self.of_wsdl(element, parent, outer),
            WSDL_SOAP | WSDL_SOAP12 => self.of_soap(element, parent),
            _ => {}
        }
        values::check_required(element, self.diagnostics);
        if matches!(element.namespace(), WSDL | XSD) && element.has_text() {
            let message = format!("there is text in `<{}>`; it is passed over", element.written());
            let rule = "XSD 1.0 Part 1 and WSDL 1.1: text stands in `documentation` alone";
            warn(self.diagnostics, codes::UNKNOWN_ELEMENT, element.span(), message, rule);
        }
        for child in element.children() {
            self.element(child, Some(Parents { parent: element, outer: parent }));
        }
    }

    fn of_schema(&mut self, element: Element<'_>, parent: &str) {
        let Some(production) = grammar::production(element.local(), parent) else { return };
        let rule = format!("XSD 1.0 {}", production.rule);
        self.attributes(element, production.attributes, &rule);
        for name in production.required.iter().filter(|name| element.value(name).is_none()) {
            let message = format!("`<{}>` has no `{name}`; it is passed over", element.written());
            warn(self.diagnostics, codes::MISSING_ATTRIBUTE, element.span(), message, &*rule);
        }
        self.content(element, production.content, &rule);
        values::check(element, parent, self.diagnostics);
        combined::check(element, parent, self.diagnostics);
    }

    fn content(&mut self, element: Element<'_>, slots: &[Slot], rule: &str) {
        let (mut at, mut filled) = (0, None);
        for child in element.children() {
            if child.namespace() == XSD && child.local() == "documentation" {
                continue;
            }
            let holds = |slot: &Slot| slot.names.contains(&child.local());
            let slot = Some(slots).filter(|_| child.namespace() == XSD);
            // The same name may stand at two points.
            let Some(found) = slot.and_then(|slots| {
                let behind = slots.iter().skip(at).position(holds).map(|index| index + at);
                behind.or_else(|| slots.iter().position(holds))
            }) else {
                self.unknown(child, element, rule);
                continue;
            };
            if found < at {
                let message = format!(
                    "`<{}>` stands behind what it has to stand in front of in `<{}>`; read as if it \
                     stood there",
                    child.written(),
                    element.written()
                );
                warn(self.diagnostics, codes::MISPLACED_ELEMENT, child.span(), message, rule);
            } else if slots[found].once && filled == Some(found) {
                self.second(child, element, rule);
            }
            at = at.max(found);
            filled = Some(found);
        }
    }

    fn second(&mut self, child: Element<'_>, element: Element<'_>, rule: &str) {
        let message = format!(
            "`<{}>` is one too many in `<{}>`; the first one is read",
            child.written(),
            element.written()
        );
        warn(self.diagnostics, codes::MISPLACED_ELEMENT, child.span(), message, rule);
    }

    fn unknown(&mut self, child: Element<'_>, element: Element<'_>, rule: &str) {
        // XML Schema 1.1 has assertions, which say nothing about Rust types.
        let is_assertion =
            child.namespace() == XSD && matches!(child.local(), "assert" | "appinfo");
        // What a repair has taken out has no name.
        if is_assertion || child.local().is_empty() {
            return;
        }
        let message = match element.local() {
            "schema" => format!("`<{}>` cannot stand here; it is passed over", child.written()),
            _ => format!(
                "`<{}>` cannot stand in `<{}>`; it is passed over",
                child.written(),
                element.written()
            ),
        };
        warn(self.diagnostics, codes::UNKNOWN_ELEMENT, child.span(), message, rule);
    }

    /// Attributes of no namespace have to be known, and those of the namespace of the element do not
    /// exist; those of others extend it.
    fn attributes(&mut self, element: Element<'_>, known: &[&str], rule: &str) {
        for attribute in element.attributes() {
            let is_known = match &*attribute.namespace {
                "" => known.contains(&attribute.local) || attribute.local == "id",
                namespace => namespace != XSD,
            };
            if is_known {
                continue;
            }
            let name = element.value("name").or_else(|| element.value("ref"));
            let name = name.map(|name| format!(" {}", Quoted(name))).unwrap_or_default();
            let message = format!(
                "{} is no attribute of `<{}>`{name} here; it is ignored",
                Quoted(attribute.local),
                element.written()
            );
            let span = element.attribute_span(attribute);
            warn(self.diagnostics, codes::STRAY_ATTRIBUTE, span, message, rule);
        }
    }

    fn of_wsdl(&mut self, element: Element<'_>, parent: &str, outer: &str) {
        let found = wsdl_grammar::production(element.local(), parent, outer);
        let Some(production) = found else { return };
        let rule = format!("WSDL 1.1 {}", production.rule);
        self.attributes(element, production.attributes, &rule);
        values::check_label(element, self.diagnostics);
        for name in production.required.iter().filter(|name| element.value(name).is_none()) {
            let message = match *name {
                "targetNamespace" => "no namespace is given to what the document declares",
                _ => "it is read as far as it goes",
            };
            let message = format!("`<{}>` has no `{name}`; {message}", element.written());
            warn(self.diagnostics, codes::MISSING_ATTRIBUTE, element.span(), message, &*rule);
        }
        self.extensions(element, &rule);
        let mut seen: Vec<&str> = Vec::new();
        for child in element.children_of(WSDL).filter(|child| child.local() != "documentation") {
            if !production.content.contains(&child.local()) {
                // The reader tells of those in the root element itself.
                if element.local() != "definitions" {
                    self.unknown(child, element, &rule);
                }
            } else if production.once.contains(&child.local()) {
                if seen.contains(&child.local()) {
                    self.repeated(child, element, &rule);
                }
                seen.push(child.local());
            }
        }
    }

    /// Elements that extend WSDL are of other namespaces, and each of the SOAP binding but headers
    /// stands there once.
    fn extensions(&mut self, element: Element<'_>, rule: &str) {
        let mut seen: Vec<&str> = Vec::new();
        for child in element.children() {
            let local = child.local();
            match child.namespace() {
                "" if !local.is_empty() => self.unknown(child, element, rule),
                WSDL_SOAP | WSDL_SOAP12 if local != "header" => {
                    if seen.contains(&local) {
                        self.repeated(child, element, rule);
                    }
                    seen.push(local);
                }
                _ => {}
            }
        }
    }

    fn repeated(&mut self, child: Element<'_>, element: Element<'_>, rule: &str) {
        let reading = match child.local() {
            "types" => "all of them are read",
            _ => "the first one is read",
        };
        let message = format!(
            "there is more than one `<{}>` in `<{}>`; {reading}",
            child.written(),
            element.written()
        );
        warn(self.diagnostics, codes::MISPLACED_ELEMENT, child.span(), message, rule);
    }

    fn of_soap(&mut self, element: Element<'_>, parent: &str) {
        let Some(extension) = soap_grammar::extension(element.local()) else {
            let message = format!(
                "`<{}>` is no element of the SOAP binding; it is ignored",
                element.written()
            );
            warn(
                self.diagnostics,
                codes::UNKNOWN_ELEMENT,
                element.span(),
                message,
                "WSDL 1.1 §3: there are binding, operation, body, header, headerfault, fault, address",
            );
            return;
        };
        let rule = format!("WSDL 1.1 {}", extension.rule);
        self.attributes(element, extension.attributes, &rule);
        if !extension.inside.contains(&parent) {
            let message =
                format!("`<{}>` cannot stand in `<{parent}>`; it is ignored", element.written());
            warn(self.diagnostics, codes::MISPLACED_ELEMENT, element.span(), message, rule);
        }
    }
}
