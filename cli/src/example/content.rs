//! What stands between the tags of an example.

use wsdl_codegen::interface::{Field, FieldKind, Interface, Kind, Name, Shape, Type};

use super::tree::{Element, Node, Prefixes, SOAP_ENC, XSD, XSI};
use super::value::{Simple, simple, value};

/// How many elements a message has before it holds only what it must.
const ENOUGH: usize = 400;

/// How many elements a message has at most.
const MOST: usize = 5_000;

/// How deep elements may nest.
const DEEPEST: usize = 40;

/// Makes the content of messages.
pub(super) struct Content<'i> {
    pub interface: &'i Interface,
    pub prefixes: Prefixes,
    /// By SOAP encoding, where each element names its type.
    pub encoded: bool,
    /// With comments that say what is optional, and what else there could be.
    pub notes: bool,
    /// The types that what is being made stands in.
    pub within: Vec<usize>,
    pub made: usize,
}

/// What is known of an element.
pub(super) struct Declared<'n, 'i> {
    pub namespace: &'n str,
    pub local: &'n str,
    pub shape: &'i Shape,
    pub nillable: bool,
    /// The value that the schema gives.
    pub value: Option<&'n str>,
}

impl<'i> Content<'i> {
    /// An element, filled.
    pub(super) fn element(&mut self, declared: &Declared<'_, 'i>) -> Result<Element, String> {
        self.made += 1;
        if self.made > MOST || self.within.len() > DEEPEST {
            return Err(format!(
                "it takes more than {MOST} elements, or more than {DEEPEST} levels"
            ));
        }
        let name = self.prefixes.name(declared.namespace, declared.local);
        let mut made = Element { name, ..Element::default() };
        if let Some(simple) = simple(self.interface, declared.shape) {
            let text = match declared.value {
                Some(value) => value.to_owned(),
                None => value(self.interface, &simple, declared.local)?,
            };
            self.name_type(declared.shape, &simple, &mut made);
            if self.notes {
                made.note = self.alternatives(declared.shape);
            }
            made.nodes.push(Node::Text(text));
            return Ok(made);
        }
        match self.complex(declared.shape, &mut made) {
            Ok(()) => Ok(made),
            // It holds itself, and can say that there is no more.
            Err(_) if declared.nillable => {
                made.nodes.clear();
                made.attributes = vec![(self.prefixes.name(XSI, "nil"), "true".to_owned())];
                Ok(made)
            }
            Err(why) => Err(why),
        }
    }

    /// Names the type, as SOAP encoding does.
    fn name_type(&mut self, shape: &Shape, simple: &Simple<'_>, made: &mut Element) {
        if !self.encoded {
            return;
        }
        let ty = match (self.named(shape), simple) {
            (Some(ty), _) => self.prefixes.name(&ty.namespace, &ty.local),
            (None, Simple::Builtin(builtin, _)) => self.prefixes.name(XSD, builtin),
            _ => return,
        };
        made.attributes.push((self.prefixes.name(XSI, "type"), ty));
    }

    /// The name of a type that the schema calls by it.
    fn named(&self, shape: &Shape) -> Option<&'i Name> {
        let Shape::Type(index) = shape else { return None };
        self.interface.ty(*index).filter(|ty| ty.named).map(|ty| &ty.name)
    }

    /// What else the value of an enumeration could be.
    fn alternatives(&self, shape: &Shape) -> String {
        let Shape::Type(index) = shape else { return String::new() };
        let Some(Type { kind: Kind::Enumeration { values, .. }, .. }) = self.interface.ty(*index)
        else {
            return String::new();
        };
        let shown: Vec<&str> = values.iter().take(8).map(|it| it.value.as_str()).collect();
        let more = if values.len() > shown.len() { " | …" } else { "" };
        format!("{}{more}", shown.join(" | "))
    }

    fn complex(&mut self, shape: &'i Shape, made: &mut Element) -> Result<(), String> {
        match shape {
            Shape::Array(item) => self.array(item, made),
            Shape::Restricted(of, _) => self.complex(of, made),
            Shape::Any => {
                self.note("anything", made);
                Ok(())
            }
            // The simple ones are made elsewhere.
            Shape::Builtin(_) => Ok(()),
            Shape::Type(index) => {
                if self.within.contains(index) {
                    return Err("it holds itself without an end".to_owned());
                }
                self.within.push(*index);
                let result = self.of_type(*index, made);
                self.within.pop();
                result
            }
        }
    }

    fn of_type(&mut self, index: usize, made: &mut Element) -> Result<(), String> {
        let ty = self.interface.ty(index).ok_or("its type is not described")?;
        match &ty.kind {
            Kind::Array(item) => self.array(item, made),
            Kind::Alias(of, _) => self.complex(of, made),
            Kind::Struct { derivation, .. } if derivation.is_abstract => {
                let derived = self.derived(index);
                let derived = derived.ok_or("its type is abstract, and none is derived from it")?;
                self.type_attribute(&self.interface.types[derived], made);
                self.within.push(derived);
                let result = self.fields_of(derived, made);
                self.within.pop();
                result
            }
            Kind::Struct { .. } => {
                if self.encoded && ty.named {
                    self.type_attribute(ty, made);
                }
                self.fields_of(index, made)
            }
            Kind::Choice(fields) => self.choice(fields, made),
            Kind::Sequence(fields) => self.fields(fields, made),
            Kind::Enumeration { .. } | Kind::List(_) | Kind::Union(_) => Ok(()),
            _ => Err("its type is of a kind that is not known here".to_owned()),
        }
    }

    fn fields_of(&mut self, index: usize, made: &mut Element) -> Result<(), String> {
        match &self.interface.types[index].kind {
            Kind::Struct { fields, .. } => self.fields(fields, made),
            _ => Ok(()),
        }
    }

    fn type_attribute(&mut self, ty: &Type, made: &mut Element) {
        let value = self.prefixes.name(&ty.name.namespace, &ty.name.local);
        made.attributes.push((self.prefixes.name(XSI, "type"), value));
    }

    /// The first type that is derived from one, and is not abstract.
    fn derived(&self, base: usize) -> Option<usize> {
        let mut open = vec![base];
        let mut seen = vec![base];
        while let Some(above) = open.pop() {
            for (index, ty) in self.interface.types.iter().enumerate() {
                let Kind::Struct { derivation, .. } = &ty.kind else { continue };
                if derivation.base != Some(above) || seen.contains(&index) {
                    continue;
                }
                if !derivation.is_abstract && !self.within.contains(&index) {
                    return Some(index);
                }
                seen.push(index);
                open.push(index);
            }
        }
        None
    }

    /// A SOAP array of one item (SOAP 1.1 §5.4.2).
    fn array(&mut self, item: &'i Shape, made: &mut Element) -> Result<(), String> {
        let of = match (self.named(item), simple(self.interface, item)) {
            (Some(name), _) => self.prefixes.name(&name.namespace, &name.local),
            (None, Some(Simple::Builtin(builtin, _))) => self.prefixes.name(XSD, builtin),
            _ => self.prefixes.name(XSD, "anyType"),
        };
        if self.encoded {
            let ty = self.prefixes.name(SOAP_ENC, "Array");
            made.attributes.push((self.prefixes.name(XSI, "type"), ty));
        }
        let (namespace, local) = ("", "item");
        let declared = Declared { namespace, local, shape: item, nillable: false, value: None };
        // What holds lists of itself ends with an empty one.
        let items = match self.element(&declared) {
            Ok(item) => vec![Node::Element(item)],
            Err(_) => Vec::new(),
        };
        if self.encoded {
            let attribute = self.prefixes.name(SOAP_ENC, "arrayType");
            made.attributes.push((attribute, format!("{of}[{}]", items.len())));
        }
        made.nodes = items;
        Ok(())
    }

    fn note(&mut self, text: &str, made: &mut Element) {
        if self.notes {
            made.nodes.push(Node::Note(text.to_owned()));
        }
    }

    fn fields(&mut self, fields: &'i [Field], made: &mut Element) -> Result<(), String> {
        fields.iter().try_for_each(|field| self.field(field, made))
    }

    /// The first of several that can be made.
    fn choice(&mut self, fields: &'i [Field], made: &mut Element) -> Result<(), String> {
        let mut reason = "a choice has no alternatives".to_owned();
        for field in fields {
            let (attributes, nodes) = (made.attributes.len(), made.nodes.len());
            match self.once(field, made) {
                Ok(()) => {
                    let others = fields.iter().filter(|it| it.name != field.name).take(6);
                    let others: Vec<&str> = others.map(|it| it.name.local.as_str()).collect();
                    if !others.is_empty() {
                        self.note(&format!("or {}", others.join(", ")), made);
                    }
                    return Ok(());
                }
                Err(why) => {
                    made.attributes.truncate(attributes);
                    made.nodes.truncate(nodes);
                    reason = why;
                }
            }
        }
        match fields.iter().any(|it| it.least == 0) || fields.is_empty() {
            true => Ok(()),
            false => Err(reason),
        }
    }

    /// A field, as often as it must be there, and once where it may.
    fn field(&mut self, field: &'i Field, made: &mut Element) -> Result<(), String> {
        if field.least == 0 && self.made > ENOUGH || field.most == Some(0) {
            return Ok(());
        }
        let (attributes, nodes) = (made.attributes.len(), made.nodes.len());
        for _ in 0..field.least.clamp(1, 10) {
            if let Err(why) = self.once(field, made) {
                made.attributes.truncate(attributes);
                made.nodes.truncate(nodes);
                return if field.least == 0 { Ok(()) } else { Err(why) };
            }
        }
        if let (true, FieldKind::Element, Some(Node::Element(element))) =
            (self.notes, field.kind, made.nodes.last_mut())
        {
            let often = match (field.least, field.most) {
                (0, Some(1)) if !self.encoded => "optional",
                (0, None) => "any number",
                (_, None) => "one or more",
                (_, Some(most)) if most > 1 => "several",
                _ => "",
            };
            let both = [often, &element.note].into_iter().filter(|it| !it.is_empty());
            element.note = both.collect::<Vec<_>>().join("; ");
        }
        Ok(())
    }

    fn once(&mut self, field: &'i Field, made: &mut Element) -> Result<(), String> {
        let value = field.declared.as_ref().filter(|it| it.is_fixed).map(|it| it.value.as_str());
        match field.kind {
            FieldKind::Element => {
                let Name { namespace, local } = &field.name;
                let (shape, nillable) = (&field.shape, field.nillable);
                let declared = Declared { namespace, local, shape, nillable, value };
                let element = self.element(&declared)?;
                made.nodes.push(Node::Element(element));
            }
            FieldKind::Attribute => {
                let text = match (value, simple(self.interface, &field.shape)) {
                    (Some(value), _) => value.to_owned(),
                    (None, Some(simple)) => {
                        self::value(self.interface, &simple, &field.name.local)?
                    }
                    (None, None) => field.name.local.clone(),
                };
                let name = self.prefixes.name(&field.name.namespace, &field.name.local);
                made.attributes.push((name, text));
            }
            FieldKind::Text => {
                let simple = simple(self.interface, &field.shape);
                let simple = simple.ok_or("its text is of no simple type")?;
                made.nodes.push(Node::Text(self::value(self.interface, &simple, "text")?));
            }
            FieldKind::Group => self.complex(&field.shape, made)?,
            FieldKind::Mixed => self.note("text and elements", made),
            FieldKind::OtherElements => self.note("elements that the schema does not name", made),
            _ => {}
        }
        Ok(())
    }
}
