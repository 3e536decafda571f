//! Messages: the parts of bodies, headers and faults.

use crate::documents::codes;
use std::collections::{HashMap, HashSet};

use super::services::Resolver;
use crate::documents::source::Span;
use crate::documents::wsdl::{
    self, AbstractOperation, BoundMessage, BoundOperation, HeaderUse, Message, PartContent,
};
use crate::documents::xml::name::{Quoted, Reference};
use crate::model::{Fault, Part, Style, TypeRef, WireName};

impl<'a> Resolver<'a, '_> {
    /// The parts that stand in a body: those that it lists, or else all that no header has.
    pub(super) fn body_parts(
        &mut self,
        message: &Reference,
        bound: Option<&BoundMessage>,
        style: &Style,
    ) -> Option<Vec<Part>> {
        let table = &self.definitions.messages;
        let message = &table.items()[table.find(message, self.types.diagnostics)?];
        let body = bound.and_then(|bound| bound.body.as_ref());
        let listed = body.and_then(|body| Some((body.parts.as_ref()?, body.span)));
        if let Some((names, span)) = listed {
            self.check_listed(names, span, &message.item);
        }
        let headers = bound.map_or(&[][..], |bound| &bound.headers);
        let in_header = |part: &wsdl::Part| {
            let mut same =
                headers.iter().filter(|it| it.message.name.as_ref() == Some(&message.name));
            same.any(|header| header.part == part.name)
        };
        let mut parts: Vec<Part> = Vec::new();
        let mut sound = true;
        for part in &message.item.parts {
            let belongs = match listed {
                Some((names, _)) => names.contains(&part.name),
                None => !in_header(part),
            };
            if belongs {
                self.spend(&[], part.span)?;
                match self.part(part, style) {
                    Some(part) => parts.push(part),
                    None => sound = false,
                }
            }
        }
        sound.then(|| self.distinct_parts(parts))?
    }

    fn check_listed(&mut self, names: &HashSet<String>, span: Span, message: &Message) {
        let parts: HashSet<&String> = message.parts.iter().map(|part| &part.name).collect();
        let missing = names.iter().filter(|name| !parts.contains(name)).min();
        let Some(name) = missing else { return };
        let text = format!(
            "`soap:body` lists the part {}, which the message lacks; it is left out",
            Quoted(name)
        );
        self.diagnostics()
            .warning(codes::DANGLING_PART, span, text)
            .help("add the part to the message, or take it off the list");
    }

    fn part(&mut self, part: &wsdl::Part, style: &Style) -> Option<Part> {
        let (name, span) = (part.name.clone(), part.span);
        match &part.content {
            PartContent::Type(ty) => {
                self.check_name(&part.name, part.span)?;
                let ty = self.types.named(ty)?;
                let element = (*style == Style::Document)
                    .then(|| WireName { namespace: String::new(), local: part.name.clone() });
                Some(Part { name, element, ty, span })
            }
            PartContent::Element(reference) => {
                let mut resolved = self.element_part(part, reference)?;
                if let Style::Rpc { encoded: true, .. } = style {
                    let message = format!(
                        "the part {} of an encoded body refers to the element {reference}; read as \
                         a part of the element's type",
                        Quoted(&part.name)
                    );
                    self.diagnostics()
                        .warning(codes::ELEMENT_PART, part.span, message)
                        .help("WSDL 1.1 §3.5: with use=\"encoded\" a part must have a `type`");
                    resolved.element = None;
                }
                Some(resolved)
            }
            PartContent::Nothing if *style != Style::Document => {
                self.check_name(&part.name, part.span)?;
                let message =
                    format!("the part {} has no `type`; read as `xsd:anyType`", Quoted(&part.name));
                self.diagnostics()
                    .warning(codes::MISSING_ATTRIBUTE, part.span, message)
                    .help("add it");
                Some(Part { name, element: None, ty: TypeRef::Any, span })
            }
            PartContent::Nothing => {
                let message = format!("the part {} has no `element`", Quoted(&part.name));
                self.diagnostics()
                    .error(codes::MISSING_ATTRIBUTE, part.span, message)
                    .help("add it");
                None
            }
        }
    }

    fn element_part(&mut self, part: &wsdl::Part, reference: &Reference) -> Option<Part> {
        let element = self.types.element_reference(reference)?;
        let (name, span) = (part.name.clone(), part.span);
        Some(Part { name, element: Some(element.name), ty: element.ty, span })
    }

    fn distinct_parts(&mut self, parts: Vec<Part>) -> Option<Vec<Part>> {
        let mut seen: HashMap<&str, &Part> = HashMap::new();
        for part in &parts {
            if let Some(first) = seen.insert(&part.name, part) {
                let message = format!("the part `{}` is declared twice in one message", part.name);
                self.types
                    .diagnostics
                    .error(codes::DUPLICATE, part.span, message)
                    .clashes_with(first.span)
                    .help("remove or rename one of them");
                return None;
            }
        }
        Some(parts)
    }

    /// What can stand in the header (WSDL 1.1 §3.7).
    pub(super) fn headers(&mut self, bound: Option<&BoundMessage>) -> Option<Vec<Part>> {
        let mut headers: Vec<Part> = Vec::new();
        for header in bound.map_or(&[][..], |bound| &bound.headers) {
            self.spend(&[], header.span)?;
            let Some(part) = self.header(header) else { continue };
            if !headers.iter().any(|known| known.element == part.element) {
                headers.push(part);
            }
        }
        Some(headers)
    }

    /// The part that a header names; one that is nowhere declared is left out, with a warning.
    fn header(&mut self, header: &HeaderUse) -> Option<Part> {
        let table = &self.definitions.messages;
        let open = "no header";
        let index = table.find_or_open(&header.message, open, self.types.diagnostics)?;
        let message = &table.items()[index];
        let Some(part) = message.item.parts.iter().find(|part| part.name == header.part) else {
            let text = format!(
                "the header is left out: the message {} has no part {}",
                header.message,
                Quoted(&header.part)
            );
            self.diagnostics()
                .warning(codes::DANGLING_PART, header.span, text)
                .help("add the part to the message, or correct the name");
            return None;
        };
        let mut resolved = self.part(part, &Style::Document)?;
        // A header of a type rather than an element is of the namespace that the binding gives.
        if let (PartContent::Type(_), Some(element)) = (&part.content, &mut resolved.element) {
            element.namespace.clone_from(&header.namespace);
        }
        Some(resolved)
    }

    /// What can stand in the header of a fault about a header (WSDL 1.1 §3.7).
    pub(super) fn header_faults(&mut self, bound: &BoundOperation) -> Option<Vec<Fault>> {
        let mut faults = Vec::new();
        let directions = [&bound.input, &bound.output].into_iter().flatten();
        for fault in directions.flat_map(|it| &it.headers).flat_map(|header| &header.faults) {
            self.spend(&[], fault.span)?;
            faults.extend(self.header(fault).map(|part| Fault { name: part.name.clone(), part }));
        }
        Some(faults)
    }

    /// What the operation can refuse with (WSDL 1.1 §3.6).
    pub(super) fn faults(
        &mut self,
        declared: &AbstractOperation,
        bound: &BoundOperation,
        style: &Style,
    ) -> Option<Vec<Fault>> {
        let mut faults = Vec::new();
        for fault in &declared.faults {
            self.spend(&[], fault.span)?;
            let table = &self.definitions.messages;
            let open = "one of unknown content";
            let found = table.find_or_open(&fault.message, open, self.types.diagnostics);
            let Some(index) = found else { continue };
            let message = &table.items()[index];
            let Some(part) = message.item.parts.first() else { continue };
            if let Some(more) = message.item.parts.get(1) {
                let text = format!("the fault message {} has several parts", fault.message);
                self.diagnostics()
                    .warning(
                        codes::FAULT_PARTS,
                        more.span,
                        format!("{text}; the first one is read"),
                    )
                    .help("WSDL 1.1 §3.6: a fault message has one part");
            }
            let literal = !matches!(style, Style::Rpc { encoded: true, .. });
            let part = match (&part.content, literal) {
                (PartContent::Element(reference), _) => self.element_part(part, reference)?,
                (_, _) => self.part(part, &Style::Document)?,
            };
            let name = fault.name.clone().unwrap_or_else(|| part.name.clone());
            faults.push(Fault { name, part });
        }
        self.check_faults(declared, bound);
        Some(faults)
    }

    /// Faults that only the binding knows of have no message.
    fn check_faults(&mut self, declared: &AbstractOperation, bound: &BoundOperation) {
        for fault in &bound.faults {
            let known = declared.faults.iter().any(|it| it.name.as_ref() == Some(&fault.name));
            if !known && !declared.faults.is_empty() {
                let text = format!(
                    "the operation `{}` of the portType has no fault {}",
                    declared.name,
                    Quoted(&fault.name)
                );
                self.diagnostics()
                    .warning(codes::DANGLING_FAULT, fault.span, text)
                    .help("declare it there, or remove it from the binding");
            }
        }
    }
}
