//! References that lead nowhere, as written: `type="user"` and `type="ns1:user"` for `tns:user`,
//! `binding="tns:Other"` where only one binding is declared, `type="tns:usr"`.
//!
//! `tests/hazards/missing_prefix`, `unbound_prefix`, `missing_tns`, `relative_target`,
//! `schema_without_namespace`, `dangling_binding`, `dangling_type`, `dangling_references`.

use crate::builtin;
use crate::documents::codes;
use crate::documents::diagnostics::{Diagnostics, Unread};
use crate::documents::xml::name::{Reference, XSD};
use crate::documents::xml::table::Table;
use crate::near::closest;

/// How many names are looked at for a suggestion.
const CANDIDATES: usize = 2_000;

/// Where in the table the declaration is that `reference` means; without one, there is a new error.
pub(crate) fn find<T>(
    table: &Table<T>,
    reference: &Reference,
    diagnostics: &mut Diagnostics,
) -> Option<usize> {
    if let Some(index) = look_up(table, reference, diagnostics) {
        return Some(index);
    }
    let (noun, dangling, span) = (table.noun(), table.dangling(), reference.span);
    let unread = unread(reference, diagnostics);
    match &reference.name {
        Some(_) if table.is_broken(reference) => diagnostics
            .error(dangling, span, format!("the {noun} {reference} is broken"))
            .help(format!("correct the {noun}")),
        None => diagnostics
            .error(
                codes::UNBOUND_PREFIX,
                span,
                format!("the prefix of the {noun} {reference} is not declared"),
            )
            .help("declare it with an `xmlns` attribute, or correct it"),
        Some(name) => diagnostics
            .error(
                dangling,
                span,
                format!("the {noun} {reference} is not declared in `{}`", name.namespace),
            )
            .help_with(|| suggest(table, reference))
            .explained_by(unread),
    };
    None
}

/// As [`find`], but where only one thing is declared it is taken to be meant.
pub(crate) fn find_or_only<T>(
    table: &Table<T>,
    reference: &Reference,
    diagnostics: &mut Diagnostics,
) -> Option<usize> {
    let [only] = table.items() else { return find(table, reference, diagnostics) };
    if let Some(index) = look_up(table, reference, diagnostics) {
        return Some(index);
    }
    if table.is_broken(reference) || unread(reference, diagnostics).is_some() {
        return find(table, reference, diagnostics);
    }
    let (noun, name) = (table.noun(), &only.name.local);
    let message = format!("the {noun} {reference} is not declared; read as the only one, `{name}`");
    diagnostics.warning(table.dangling(), reference.span, message).help("correct the reference");
    Some(0)
}

/// As [`find`], but what leads nowhere is read as `open`.
pub(crate) fn find_or_open<T>(
    table: &Table<T>,
    reference: &Reference,
    open: &str,
    diagnostics: &mut Diagnostics,
) -> Option<usize> {
    if let Some(index) = look_up(table, reference, diagnostics) {
        return Some(index);
    }
    let noun = table.noun();
    let problem = match &reference.name {
        None => "its prefix stands for nothing".to_owned(),
        Some(name) => format!("it is not declared in `{}`", name.namespace),
    };
    let message = format!("the {noun} {reference} is read as {open}: {problem}");
    let unread = unread(reference, diagnostics);
    if let Some(unread) = &unread
        && diagnostics.is_explained(table.dangling(), &reference.written, reference.span, unread)
    {
        return None;
    }
    diagnostics
        .warning(table.dangling(), reference.span, message)
        .help_with(|| suggest(table, reference))
        .explained_by(unread);
    None
}

/// The declaration that `reference` means. One that leads nowhere is taken to mean the only
/// declaration of that local name.
fn look_up<T>(
    table: &Table<T>,
    reference: &Reference,
    diagnostics: &mut Diagnostics,
) -> Option<usize> {
    if let Some(index) = reference.name.as_ref().and_then(|name| table.position(name)) {
        return Some(index);
    }
    // Where the document that declares it could not be read, nothing else is meant.
    if table.is_broken(reference) || unread(reference, diagnostics).is_some() {
        return None;
    }
    let index = table.only_of_local(local(reference))?;
    let (noun, found) = (table.noun(), &table.items()[index].name.namespace);
    if let Some(name) = reference.name.as_ref().filter(|_| found.is_empty()) {
        let message =
            format!("the {noun} {reference} is declared in no namespace; read as that one");
        diagnostics
            .warning(codes::MISSING_NAMESPACE, reference.span, message)
            .help(format!("add targetNamespace=\"{}\" to its schema", name.namespace));
        return Some(index);
    }
    let (code, fault) = match &reference.name {
        Some(_) if !reference.written.contains(':') => (codes::MISSING_PREFIX, "has no prefix"),
        Some(_) => (codes::WRONG_PREFIX, "is not declared in its namespace"),
        None => (codes::UNBOUND_PREFIX, "has a prefix that is not declared"),
    };
    let message = format!("the {noun} {reference} {fault}; read as the one of `{found}`");
    diagnostics
        .warning(code, reference.span, message)
        .help(format!("write it with the prefix that stands for `{found}`"));
    Some(index)
}

/// Whether a type that nothing declares is meant to be the one of XML Schema that has its local
/// name: it has no prefix, or one that is not declared.
pub(crate) fn is_built_in<T>(
    table: &Table<T>,
    reference: &Reference,
    diagnostics: &mut Diagnostics,
) -> bool {
    let name = local(reference);
    if !builtin::OPEN.contains(&name) && builtin::find(builtin::of_a_draft(name)).is_none() {
        return false;
    }
    match &reference.name {
        Some(_) if reference.written.contains(':') => return false,
        Some(_) => {
            let message =
                format!("the type {reference} has no prefix; read as the one of XML Schema");
            diagnostics
                .warning(codes::MISSING_PREFIX, reference.span, message)
                .help(format!("write it with the prefix that stands for `{XSD}`"));
        }
        None if table.only_of_local(name).is_some() => return false,
        None => {
            let message = format!(
                "the prefix of the type {reference} is not declared; read as the one of XML Schema"
            );
            diagnostics
                .warning(codes::UNBOUND_PREFIX, reference.span, message)
                .help(format!("declare the prefix with an `xmlns` attribute for `{XSD}`"));
        }
    }
    true
}

/// Says of a type in the namespace of XML Schema or of SOAP, which does not have it, that it is read
/// as one that may be anything.
pub(crate) fn report_no_builtin(
    reference: &Reference,
    namespace: &str,
    diagnostics: &mut Diagnostics,
) {
    let message = format!("there is no type {reference} in `{namespace}`; read as `xsd:anyType`");
    diagnostics.warning(codes::DANGLING_TYPE, reference.span, message).help_with(|| {
        Some(match closest(local(reference), builtin::ALL.into_iter(), |builtin| builtin.name) {
            Some(builtin) => format!("did you mean `{}`?", builtin.name),
            None => "choose one of the types of XML Schema, or declare your own".to_owned(),
        })
    });
}

/// Says of a global attribute that nothing declares that it is read as text.
pub(crate) fn report_attribute(
    reference: &Reference,
    namespace: &str,
    diagnostics: &mut Diagnostics,
) {
    let message =
        format!("the attribute {reference} is not declared in `{namespace}`; read as text");
    diagnostics
        .warning(codes::DANGLING_ATTRIBUTE, reference.span, message)
        .help("declare it, or import the document that declares it");
}

/// The name without its prefix, whether or not that is declared.
fn local(reference: &Reference) -> &str {
    reference.written.rsplit(':').next().unwrap_or_default()
}

/// A declared name close to what was written.
fn suggest<T>(table: &Table<T>, reference: &Reference) -> Option<String> {
    let names = table.items().iter().take(CANDIDATES).map(|item| &item.name);
    Some(match closest(local(reference), names, |name| &name.local) {
        Some(name) => format!("did you mean `{}` of `{}`?", name.local, name.namespace),
        None => format!("declare it, or import the document that declares the {}", table.noun()),
    })
}

/// What was not read that may declare what `reference` means.
fn unread(reference: &Reference, diagnostics: &Diagnostics) -> Option<Unread> {
    diagnostics.unread_of(&reference.name.as_ref()?.namespace)
}
