//! Replies as NuSOAP writes them: by the declared types, whatever the value is.

use std::fmt::Write;

use super::failure::Failure;
use super::interface::{Interface, Type};
use super::php::Php;

const ENCODING: &str = "http://schemas.xmlsoap.org/soap/encoding/";

/// The envelope of a reply. `charset` is what the XML declaration says; the text is UTF-8 all the
/// same.
pub(in crate::testing) fn reply(
    interface: &Interface,
    charset: &str,
    (namespace, operation): (&str, &str),
    value: &Php,
) -> Result<String, Failure> {
    let mut writer = Writer { interface, out: String::with_capacity(1024) };
    writer.begin(charset);
    // Without a namespace, the element has no prefix.
    let (open, close) = match namespace {
        "" => (format!("{operation}Response"), format!("{operation}Response")),
        uri => {
            let name = format!("ns1:{operation}Response");
            (format!("{name} xmlns:ns1=\"{}\"", Escaped(uri)), name)
        }
    };
    writer.push(format_args!("<{open}>"));
    let parts = interface.output(operation);
    if let Some((name, ty)) = parts.as_deref().and_then(|parts| parts.first()) {
        writer.element(name, ty, value)?;
    }
    writer.push(format_args!("</{close}></SOAP-ENV:Body></SOAP-ENV:Envelope>"));
    Ok(writer.out)
}

/// The envelope of a fault. It always declares ISO-8859-1.
pub(in crate::testing) fn fault(code: &str, string: &str, detail: &str) -> String {
    let member = |name: &str, text: &str| {
        format!("<{name} xsi:type=\"xsd:string\">{}</{name}>", Escaped(text))
    };
    format!(
        "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><SOAP-ENV:Envelope \
         SOAP-ENV:encodingStyle=\"{ENCODING}\"\n  \
         xmlns:SOAP-ENV=\"http://schemas.xmlsoap.org/soap/envelope/\"\n  \
         xmlns:xsd=\"http://www.w3.org/2001/XMLSchema\"\n  \
         xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"\n  \
         xmlns:SOAP-ENC=\"{ENCODING}\">\n<SOAP-ENV:Body><SOAP-ENV:Fault>{}{}{}{}\
         </SOAP-ENV:Fault></SOAP-ENV:Body></SOAP-ENV:Envelope>",
        member("faultcode", code),
        member("faultactor", ""),
        member("faultstring", string),
        member("detail", detail),
    )
}

struct Writer<'i> {
    interface: &'i Interface,
    out: String,
}

impl Writer<'_> {
    fn push(&mut self, text: std::fmt::Arguments<'_>) {
        // A string takes everything.
        let _ = self.out.write_fmt(text);
    }

    fn begin(&mut self, charset: &str) {
        let namespace = &self.interface.namespace;
        self.push(format_args!(
            "<?xml version=\"1.0\" encoding=\"{charset}\"?><SOAP-ENV:Envelope \
             SOAP-ENV:encodingStyle=\"{ENCODING}\" \
             xmlns:SOAP-ENV=\"http://schemas.xmlsoap.org/soap/envelope/\" \
             xmlns:xsd=\"http://www.w3.org/2001/XMLSchema\" \
             xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" \
             xmlns:SOAP-ENC=\"{ENCODING}\" xmlns:tns=\"{namespace}\"><SOAP-ENV:Body>"
        ));
    }

    fn element(&mut self, name: &str, ty: &str, value: &Php) -> Result<(), Failure> {
        let Some((prefix, local)) = ty.split_once(':') else {
            return Err(Failure::fault("SOAP-ENV:Server", "unable to serialize result"));
        };
        if prefix == "xsd" {
            match value {
                Php::Null => self.nil(name, ty),
                _ if local == "Array" => self.untyped(name, value),
                _ => self.scalar(name, ty, value)?,
            }
            return Ok(());
        }
        match self.interface.complex(local).as_deref() {
            Some(Type::Struct(fields)) => self.record(name, ty, fields, value),
            Some(Type::Array(items)) => self.array(name, items, value),
            None => Err(Failure::fault("SOAP-ENV:Server", "unable to serialize result")),
        }
    }

    fn nil(&mut self, name: &str, ty: &str) {
        self.push(format_args!("<{name} xsi:nil=\"true\" xsi:type=\"{ty}\"/>"));
    }

    /// PHP turns what comes into text: `true` into `1`, `false` into nothing, a list into a word.
    fn scalar(&mut self, name: &str, ty: &str, value: &Php) -> Result<(), Failure> {
        let text = match value {
            Php::Bool(true) => "1".to_owned(),
            Php::Null | Php::Bool(false) => String::new(),
            Php::Int(number) => number.to_string(),
            Php::Text(text) => Escaped(text).to_string(),
            Php::List(_) | Php::Struct(_) => "Array".to_owned(),
            Php::ErrorObject => return Err(Failure::PhpError),
        };
        self.push(format_args!("<{name} xsi:type=\"{ty}\">{text}</{name}>"));
        Ok(())
    }

    fn record(
        &mut self,
        name: &str,
        ty: &str,
        fields: &[(String, String)],
        value: &Php,
    ) -> Result<(), Failure> {
        // An object of the error class has two members, and none that is declared.
        let (members, count) = match value {
            Php::Null => {
                self.nil(name, ty);
                return Ok(());
            }
            Php::Struct(members) => (members.as_slice(), members.len()),
            Php::ErrorObject => (&[][..], 2),
            Php::List(items) => (&[][..], items.len()),
            Php::Bool(_) | Php::Int(_) | Php::Text(_) => {
                return Err(Failure::fault("SOAP-ENV:Server", "unable to serialize result"));
            }
        };
        self.push(format_args!("<{name} xsi:type=\"{ty}\">"));
        for (field, ty) in fields {
            let member = members.iter().find(|(member, _)| member == field).map(|it| &it.1);
            match member.filter(|value| **value != Php::Null) {
                Some(value) => self.element(field, ty, value)?,
                // What is missing is nil where the number of members happens to be right.
                None if count == fields.len() => self.element(field, ty, &Php::Null)?,
                None => {}
            }
        }
        self.push(format_args!("</{name}>"));
        Ok(())
    }

    /// Whatever is no list is a list of nothing.
    fn array(&mut self, name: &str, items: &str, value: &Php) -> Result<(), Failure> {
        let list: &[Php] = match value {
            Php::List(list) => list,
            _ => &[],
        };
        let nil = if *value == Php::Null { " xsi:nil=\"true\"" } else { "" };
        self.push(format_args!(
            "<{name}{nil} xsi:type=\"SOAP-ENC:Array\" SOAP-ENC:arrayType=\"{items}[{}]\">",
            list.len()
        ));
        list.iter().try_for_each(|item| self.element("item", items, item))?;
        self.push(format_args!("</{name}>"));
        Ok(())
    }

    /// A value whose type is not declared says of itself what it is.
    fn untyped(&mut self, name: &str, value: &Php) {
        match value {
            Php::Null | Php::ErrorObject => self.push(format_args!("<{name} xsi:nil=\"true\"/>")),
            Php::Bool(it) => {
                let it = i64::from(*it);
                self.push(format_args!("<{name} xsi:type=\"xsd:boolean\">{it}</{name}>"));
            }
            Php::Int(it) => self.push(format_args!("<{name} xsi:type=\"xsd:int\">{it}</{name}>")),
            Php::Text(it) => {
                let it = Escaped(it);
                self.push(format_args!("<{name} xsi:type=\"xsd:string\">{it}</{name}>"));
            }
            Php::List(items) => {
                let ty = match items.first() {
                    Some(Php::Struct(_)) => "unnamed_struct_use_soapval",
                    _ => "xsd:string",
                };
                self.push(format_args!(
                    "<{name} xsi:type=\"SOAP-ENC:Array\" SOAP-ENC:arrayType=\"{ty}[{}]\">",
                    items.len()
                ));
                items.iter().for_each(|item| self.untyped("item", item));
                self.push(format_args!("</{name}>"));
            }
            Php::Struct(members) => {
                self.push(format_args!("<{name}>"));
                members.iter().for_each(|(member, value)| self.untyped(member, value));
                self.push(format_args!("</{name}>"));
            }
        }
    }
}

/// Text with the five characters replaced that NuSOAP replaces.
struct Escaped<'t>(&'t str);

impl std::fmt::Display for Escaped<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.chars().try_for_each(|character| match character {
            '&' => f.write_str("&amp;"),
            '<' => f.write_str("&lt;"),
            '>' => f.write_str("&gt;"),
            '\'' => f.write_str("&apos;"),
            '"' => f.write_str("&quot;"),
            other => f.write_char(other),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WSDL: &str = include_str!("../../../wsdl/registration.wsdl");

    /// What stands in the element of the reply of an operation.
    fn body(operation: &str, value: &Php) -> Result<String, Failure> {
        let interface = Interface::of(WSDL);
        let envelope = reply(&interface, "UTF-8", ("urn:x", operation), value)?;
        let start = envelope.find("<return").unwrap();
        Ok(envelope[start..].split("</ns1:").next().unwrap().to_owned())
    }

    #[test]
    fn scalars_are_what_php_makes_of_them() {
        for (value, expected) in [
            (Php::Bool(true), "<return xsi:type=\"xsd:string\">1</return>"),
            (Php::Bool(false), "<return xsi:type=\"xsd:string\"></return>"),
            (Php::Null, "<return xsi:nil=\"true\" xsi:type=\"xsd:string\"/>"),
            (Php::List(vec![]), "<return xsi:type=\"xsd:string\">Array</return>"),
            (Php::from("R&D"), "<return xsi:type=\"xsd:string\">R&amp;D</return>"),
        ] {
            assert_eq!(body("WSCreateUser", &value).unwrap(), expected);
        }
        assert_eq!(body("WSCreateUser", &Php::ErrorObject), Err(Failure::PhpError));
    }

    #[test]
    fn missing_members_are_nil_only_where_their_number_is_right() {
        let two = Php::of([("user_id", Php::from("3")), ("firstname", Php::Null)]);
        assert!(!body("WSGetUser", &two).unwrap().contains("nil"));
        let three = Php::of([
            ("user_id", Php::from("3")),
            ("firstname", Php::Null),
            ("lastname", Php::Null),
        ]);
        assert_eq!(body("WSGetUser", &three).unwrap().matches("xsi:nil").count(), 2);
    }

    #[test]
    fn what_is_no_list_is_an_empty_array_and_no_struct() {
        let empty = "<return xsi:type=\"SOAP-ENC:Array\" SOAP-ENC:arrayType=\"tns:course[0]\">\
                     </return>";
        assert_eq!(body("WSListCourses", &Php::Int(-1)).unwrap(), empty);
        let refused = body("WSGetUser", &Php::Int(0)).unwrap_err();
        assert_eq!(refused, Failure::fault("SOAP-ENV:Server", "unable to serialize result"));
    }
}
