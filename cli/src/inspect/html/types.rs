//! Types in the page.

use wsdl_codegen::Interface;
use wsdl_codegen::interface::{Field, Kind, RefinedType, Type};

use super::markup::{about, documentation, end_table, escape, refined_id, shape, table, type_id};
use crate::{refined, words};

/// All types.
pub(super) fn all(interfaces: &[Interface], out: &mut String) {
    for (at, interface) in interfaces.iter().enumerate() {
        for (index, ty) in interface.types.iter().enumerate() {
            self::ty(interface, at, &type_id(at, index), ty, out);
        }
        for (index, ty) in interface.refined_types.iter().enumerate() {
            refined_type(&refined_id(at, index), ty, out);
        }
    }
}

/// A type that refinements define.
fn refined_type(id: &str, ty: &RefinedType, out: &mut String) {
    out.push_str(&format!(
        "<details class=\"item\" id=\"{id}\"><summary><span class=\"soft\">refined</span> \
         <strong class=\"rust\">{}</strong></summary><div>",
        escape(&ty.name)
    ));
    documentation(ty.documentation.as_deref(), out);
    out.push_str(&format!("<p>{}</p>", escape(&refined::kind(ty))));
    let values = refined::values(ty);
    if !values.is_empty() {
        table(&["on the wire", "in Rust", "about"], out);
        for [wire, rust, said] in values {
            out.push_str(&format!(
                "<tr><td class=\"wire\">{}</td><td class=\"rust\">{}</td><td>{}</td></tr>",
                escape(&wire),
                escape(&rust),
                escape(&said)
            ));
        }
        end_table(out);
    }
    out.push_str("</div></details>\n");
}

fn ty(interface: &Interface, at: usize, id: &str, ty: &Type, out: &mut String) {
    let rust = ty.rust.iter().chain(&ty.rust_derived).map(String::as_str).collect::<Vec<_>>();
    out.push_str(&format!(
        "<details class=\"item\" id=\"{id}\"><summary><span class=\"soft\">{}</span> \
         <strong class=\"wire\">{}</strong> <span class=\"rust\">{}</span></summary><div>",
        words::kind(ty),
        escape(&ty.name.local),
        escape(&rust.join(", "))
    ));
    let said = ty.refined.as_ref().and_then(|it| it.documentation.as_ref());
    documentation(refined::about(said, ty.documentation.as_ref()), out);
    for warning in ty.refined.iter().flat_map(|it| &it.warnings) {
        out.push_str(&format!("<p>Warning: {}</p>", escape(warning)));
    }
    out.push_str(&format!(
        "<dl><dt>namespace</dt><dd>{}</dd><dt>declared</dt><dd>{}</dd></dl>",
        escape(&ty.name.namespace),
        escape(&words::place(interface, ty.place))
    ));
    match &ty.kind {
        Kind::Struct { fields, derivation, .. } => {
            if let Some(base) = derivation.base.and_then(|it| Some((it, interface.ty(it)?))) {
                let (id, name) = (type_id(at, base.0), escape(&base.1.name.local));
                out.push_str(&format!("<p>Derived from <a href=\"#{id}\">{name}</a>.</p>"));
            }
            self::fields(interface, at, fields, out);
        }
        Kind::Choice(fields) => {
            out.push_str("<p>One of:</p>");
            self::fields(interface, at, fields, out);
        }
        Kind::Sequence(fields) => self::fields(interface, at, fields, out),
        Kind::Array(of) | Kind::List(of) => {
            out.push_str(&format!("<p>Of {}.</p>", shape(interface, at, of)));
        }
        Kind::Alias(of, facets) => {
            let facets = escape(&words::facets(facets));
            out.push_str(&format!("<p>{} {facets}</p>", shape(interface, at, of)));
        }
        Kind::Union(members) => {
            let members = members.iter().map(|it| shape(interface, at, it));
            let members = members.collect::<Vec<_>>().join(" or ");
            out.push_str(&format!("<p>A value of {members}.</p>"));
        }
        Kind::Enumeration { values, .. } => {
            table(&["on the wire", "in Rust", "about"], out);
            for value in values {
                out.push_str(&format!(
                    "<tr><td class=\"wire\">{}</td><td class=\"rust\">{}</td><td>{}</td></tr>",
                    escape(&value.value),
                    escape(value.rust.as_deref().unwrap_or_default()),
                    about(interface, at, "", value.refined.as_ref(), value.documentation.as_ref())
                ));
            }
            end_table(out);
        }
        _ => {}
    }
    out.push_str("</div></details>\n");
}

fn fields(interface: &Interface, at: usize, fields: &[Field], out: &mut String) {
    if fields.is_empty() {
        out.push_str("<p class=\"soft\">Nothing.</p>");
        return;
    }
    table(&["on the wire", "type", "in Rust", "about"], out);
    for field in fields {
        let rust = words::rust(field.rust.as_ref());
        let occurs = words::occurs(field);
        out.push_str(&format!(
            "<tr><td class=\"wire\">{}</td><td>{}</td><td class=\"rust\">{}</td><td>{}</td></tr>",
            escape(&words::wire(field)),
            shape(interface, at, &field.shape),
            escape(&rust),
            about(interface, at, &occurs, field.refined.as_ref(), field.documentation.as_ref())
        ));
    }
    end_table(out);
}
