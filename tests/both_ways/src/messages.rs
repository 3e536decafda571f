//! Messages of any content that the documents allow, made of a row of choices.

use std::fmt::Write;

use crate::facts::{Operation, Service, release_1_11_32};

/// How deep structs and arrays nest at most.
const DEEPEST: usize = 4;

/// What texts are made of: what XML escapes, white space, and characters of one to four bytes.
const CHARACTERS: [char; 14] =
    ['a', '0', '-', 'é', '€', '😀', '<', '&', '>', '"', '\'', ' ', '\n', '\r'];

/// What makes the messages of one operation.
pub struct Messages {
    service: Service,
    operation: usize,
}

impl Messages {
    pub fn of(service: &str, operation: &str) -> Self {
        let mut services = release_1_11_32().services.into_iter();
        let service = services.find(|it| it.name == service).expect("a service of the facts");
        let operation = service.operations.iter().position(|it| it.name == operation);
        Self { operation: operation.expect("an operation of the facts"), service }
    }

    /// A request, and a reply.
    pub fn make(&self, choices: &[u8]) -> [String; 2] {
        let mut maker =
            Maker { service: &self.service, choices: choices.iter(), xml: String::new() };
        let Operation { input, output, .. } = &self.service.operations[self.operation];
        [input, output].map(|parts| maker.message(parts))
    }
}

struct Maker<'m> {
    service: &'m Service,
    choices: std::slice::Iter<'m, u8>,
    xml: String,
}

impl Maker<'_> {
    /// The next choice, of this many: the first one where there are no more.
    fn choose(&mut self, among: usize) -> usize {
        usize::from(self.choices.next().copied().unwrap_or_default()) % among
    }

    fn message(&mut self, parts: &[(String, String)]) -> String {
        self.xml = "<message xmlns:e=\"http://schemas.xmlsoap.org/soap/encoding/\" \
                    xmlns:i=\"http://www.w3.org/2001/XMLSchema-instance\" \
                    xmlns:s=\"http://www.w3.org/2001/XMLSchema\">"
            .to_owned();
        for (name, ty) in parts {
            self.element(name, ty, 0);
        }
        self.xml.push_str("</message>");
        std::mem::take(&mut self.xml)
    }

    fn element(&mut self, name: &str, ty: &str, depth: usize) {
        match ty.split_once(':') {
            Some(("tns", local)) => self.complex(name, local, depth),
            Some((_, "int")) => {
                let numbers = [0, -1, 7, i32::MAX, i32::MIN];
                let number = numbers[self.choose(numbers.len())];
                self.push(&format!("<{name}>{number}</{name}>"));
            }
            Some((_, "boolean")) => {
                let truth = ["false", "true"][self.choose(2)];
                self.push(&format!("<{name}>{truth}</{name}>"));
            }
            Some((_, "Array")) => self.untyped(name),
            _ => {
                let text = self.text();
                self.push(&format!("<{name}>{text}</{name}>"));
            }
        }
    }

    fn complex(&mut self, name: &str, local: &str, depth: usize) {
        // Some documents call a type that is an array by the name of its items and brackets.
        if let Some(items) = local.strip_suffix("[]") {
            return self.array(name, &format!("tns:{items}"), depth);
        }
        let service = self.service;
        let ty = service.types.iter().find(|it| it.name == local);
        let ty = ty.unwrap_or_else(|| panic!("{} has no type {local}", service.name));
        if let Some(items) = &ty.soap_array_of {
            return self.array(name, items.strip_suffix("[]").unwrap_or(items), depth);
        }
        self.push(&format!("<{name}>"));
        for field in &ty.fields {
            if self.choose(3) > 0 && depth < DEEPEST {
                self.element(field.name(), field.ty(), depth + 1);
            }
        }
        self.push(&format!("</{name}>"));
    }

    fn array(&mut self, name: &str, items: &str, depth: usize) {
        let count = if depth < DEEPEST { self.choose(4) } else { 0 };
        self.push(&format!("<{name} e:arrayType=\"item[{count}]\">"));
        (0..count).for_each(|_| self.element("item", items, depth + 1));
        self.push(&format!("</{name}>"));
    }

    /// A list whose items say of themselves what they are.
    fn untyped(&mut self, name: &str) {
        let count = self.choose(3);
        self.push(&format!("<{name} i:type=\"e:Array\" e:arrayType=\"item[{count}]\">"));
        for _ in 0..count {
            let (text, number) = (self.text(), self.choose(256));
            self.push(&format!(
                "<item><code i:type=\"s:string\">{text}</code><n i:type=\"s:int\">{number}</n></item>"
            ));
        }
        self.push(&format!("</{name}>"));
    }

    fn text(&mut self) -> String {
        let mut text = String::new();
        for _ in 0..self.choose(6) {
            match CHARACTERS[self.choose(CHARACTERS.len())] {
                character @ ('<' | '&' | '>' | '\r') => {
                    // A string takes everything.
                    let _ = write!(text, "&#{};", u32::from(character));
                }
                other => text.push(other),
            }
        }
        text
    }

    fn push(&mut self, text: &str) {
        self.xml.push_str(text);
    }
}
