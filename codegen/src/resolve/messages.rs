//! Messages: the parts of bodies, headers and faults.

use std::collections::{HashMap, HashSet};

use super::actions::Actions;
use super::builtin;
use super::services::Resolver;
use crate::documents::codes;
use crate::documents::source::Span;
use crate::documents::wsdl::{
    self, AbstractOperation, BoundMessage, BoundOperation, HeaderUse, Message, PartContent,
};
use crate::documents::xml::name::{Quoted, Reference};
use crate::model::{Fault, Part, Style, TypeRef, WireName};
use crate::quirks::{counterpart, parts, reference};

impl<'a> Resolver<'a, '_> {
    /// The parts that stand in a body: those that it lists, or else all that stand neither
    /// in a header nor in an attachment.
    pub(super) fn body_parts(
        &mut self,
        message: &Reference,
        bound: Option<&BoundMessage>,
        style: &Style,
        is_reply: bool,
    ) -> Option<Vec<Part>> {
        let table = &self.definitions.messages;
        let message = &table.items()[reference::find(table, message, self.types.diagnostics)?];
        let body = bound.and_then(|bound| bound.body.as_ref());
        let listed = body.and_then(|body| Some((body.parts.as_ref()?, body.span)));
        let headers = bound.map_or(&[][..], |bound| &bound.headers);
        let attached = bound.map_or(&[][..], |bound| &bound.attachments);
        let same = headers.iter().filter(|it| it.message.name.as_ref() == Some(&message.name));
        let used: HashSet<&str> = same.map(|header| header.part.as_str()).collect();
        let attached: HashSet<&str> = attached.iter().filter_map(|it| it.part.as_deref()).collect();
        let elsewhere = |part: &wsdl::Part| {
            used.contains(part.name.as_str()) || attached.contains(part.name.as_str())
        };
        let only = match listed {
            Some((names, span)) => {
                self.check_listed(names, span, &message.item, &elsewhere, is_reply)?
            }
            None => None,
        };
        let mut parts: Vec<Part> = Vec::new();
        let mut sound = true;
        for part in &message.item.parts {
            let belongs = match listed {
                Some((names, _)) => names.contains(&part.name) || only == Some(&*part.name),
                None => !elsewhere(part),
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

    /// Looks for the parts that a body lists. If it lists none that is there, the only one that is
    /// left for it is meant; without that there is a new error, as an empty body would be sent.
    fn check_listed<'m>(
        &mut self,
        names: &HashSet<String>,
        span: Span,
        message: &'m Message,
        in_header: &dyn Fn(&wsdl::Part) -> bool,
        is_reply: bool,
    ) -> Option<Option<&'m str>> {
        let parts: HashSet<&String> = message.parts.iter().map(|part| &part.name).collect();
        let missing = names.iter().filter(|name| !parts.contains(name)).min();
        let Some(name) = missing else { return Some(None) };
        if names.iter().any(|name| parts.contains(name)) {
            parts::report_unknown(name, span, self.diagnostics());
            return Some(None);
        }
        let mut left = message.parts.iter().filter(|part| !in_header(part));
        match (left.next(), left.next()) {
            // Nothing is sent in place of a reply that is said to be empty.
            (None, _) if is_reply => {
                parts::report_unknown(name, span, self.diagnostics());
                Some(None)
            }
            (Some(only), None) => {
                parts::report_only(name, only, span, self.diagnostics());
                Some(Some(&only.name))
            }
            _ => {
                parts::refuse_unknown(name, span, self.diagnostics());
                None
            }
        }
    }

    fn part(&mut self, part: &wsdl::Part, style: &Style) -> Option<Part> {
        let (name, span) = (part.name.clone(), part.span);
        match &part.content {
            PartContent::Type(ty) => {
                self.check_name(&part.name, part.span)?;
                let ty = self.types.named(ty)?;
                let element = (*style == Style::Document)
                    .then(|| WireName { namespace: String::new(), local: part.name.clone() });
                Some(Part { name, element, nillable: false, ty, span })
            }
            // XML Schema declares no elements but its own: the type of that name is meant.
            PartContent::Element(reference) if builtin::is_type(reference) => {
                self.check_name(&part.name, part.span)?;
                if *style == Style::Document {
                    parts::refuse_builtin(part, reference, self.diagnostics());
                    return None;
                }
                parts::report_builtin(part, reference, self.diagnostics());
                let ty = builtin::resolve(reference.name.as_ref()?)?;
                Some(Part { name, element: None, nillable: false, ty, span })
            }
            PartContent::Element(reference) => {
                let mut resolved = self.element_part(part, reference)?;
                if let Style::Rpc { encoded: true, .. } = style {
                    parts::report_element(part, reference, self.diagnostics());
                    resolved.element = None;
                }
                Some(resolved)
            }
            PartContent::Nothing if *style != Style::Document => {
                self.check_name(&part.name, part.span)?;
                parts::report_untyped(part, self.diagnostics());
                Some(Part { name, element: None, nillable: false, ty: TypeRef::Any, span })
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
        let nillable = element.nillable;
        Some(Part { name, element: Some(element.name), nillable, ty: element.ty, span })
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
        let mut known = HashSet::new();
        for header in bound.map_or(&[][..], |bound| &bound.headers) {
            self.spend(&[], header.span)?;
            let Some(part) = self.header(header) else { continue };
            if known.insert(part.element.clone()) {
                headers.push(part);
            }
        }
        Some(headers)
    }

    /// The part that a header names; one that is nowhere declared is left out, with a warning.
    fn header(&mut self, header: &HeaderUse) -> Option<Part> {
        let table = &self.definitions.messages;
        let open = "no header";
        let index = reference::find_or_open(table, &header.message, open, self.types.diagnostics)?;
        let message = &table.items()[index];
        let Some(part) = message.item.parts.iter().find(|part| part.name == header.part) else {
            parts::report_header(header, self.diagnostics());
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
            faults.extend(self.header(fault).map(|part| {
                let action = String::new();
                Fault { name: part.name.clone(), action, part }
            }));
        }
        Some(faults)
    }

    /// What the operation can refuse with (WSDL 1.1 §3.6).
    pub(super) fn faults(
        &mut self,
        declared: &AbstractOperation,
        bound: &BoundOperation,
        style: &Style,
        actions: &Actions<'_>,
    ) -> Option<Vec<Fault>> {
        let mut faults = Vec::new();
        for fault in &declared.faults {
            self.spend(&[Some(actions.base())], fault.span)?;
            let table = &self.definitions.messages;
            let open = "one of unknown content";
            let found =
                reference::find_or_open(table, &fault.message, open, self.types.diagnostics);
            let Some(index) = found else { continue };
            let message = &table.items()[index];
            let Some(part) = message.item.parts.first() else { continue };
            if let Some(more) = message.item.parts.get(1) {
                parts::report_several(&fault.message, more, self.diagnostics());
            }
            let literal = !matches!(style, Style::Rpc { encoded: true, .. });
            let part = match (&part.content, literal) {
                (PartContent::Element(reference), _) => self.element_part(part, reference)?,
                (_, _) => self.part(part, &Style::Document)?,
            };
            let name = fault.name.clone().unwrap_or_else(|| part.name.clone());
            let action = actions.fault(fault, &name);
            faults.push(Fault { name, action, part });
        }
        self.check_faults(declared, bound);
        Some(faults)
    }

    /// Faults that only the binding knows of have no message.
    fn check_faults(&mut self, declared: &AbstractOperation, bound: &BoundOperation) {
        let names = declared.faults.iter().filter_map(|it| it.name.as_ref());
        let known: HashSet<&String> = names.collect();
        for fault in &bound.faults {
            if !known.contains(&fault.name) {
                counterpart::report_fault(declared, fault, self.diagnostics());
            }
        }
    }
}
