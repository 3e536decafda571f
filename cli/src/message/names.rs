//! The names that a value may have, and what to say where it has another one.

use wsdl_runtime::types::QName;

use crate::message::model::{Content, Kind, Member, MemberKind, Part, Schema, Struct, TypeRef};
use crate::message::value::{ANY, TEXT};
use crate::near::nearest;

/// How many names a message lists.
const MOST: usize = 40;

/// Whether the value of a message is that of its only part: an element of a schema, or a struct.
pub fn is_bare(schema: &Schema, part: &Part) -> bool {
    part.element.is_some() || schema.as_struct(&part.ty).is_some()
}

/// The key by which a repeated group is given: its name, which is numbered where something else is
/// called so.
pub fn group_key(members: &[Member], position: usize) -> String {
    let Some(MemberKind::Group(_, name)) = members.get(position).map(|it| &it.kind) else {
        return String::new();
    };
    let is_taken = |key: &str| {
        members.iter().any(|it| matches!(&it.kind, MemberKind::Element(e) if e.name.local == key))
    };
    let same = |it: &&Member| matches!(&it.kind, MemberKind::Group(_, other) if other == name);
    let before = members[..position].iter().filter(same).count();
    match before {
        0 if !is_taken(name) => name.clone(),
        _ => format!("{name}_{}", before + 1),
    }
}

/// Every name that a field of `members` can have, with `*` behind those that have to be there.
pub fn of_members(schema: &Schema, members: &[Member]) -> Vec<(String, bool)> {
    let mut names = Vec::new();
    collect(schema, members, true, 0, &mut names);
    names
}

fn collect(
    schema: &Schema,
    members: &[Member],
    required: bool,
    depth: usize,
    names: &mut Vec<(String, bool)>,
) {
    for (position, member) in members.iter().enumerate() {
        let required = required && member.least > 0;
        match &member.kind {
            MemberKind::Element(element) => {
                add(names, element.name.local.clone(), required);
            }
            MemberKind::Any => add(names, ANY.to_owned(), required),
            MemberKind::Group(_, _) if member.repeats() => {
                add(names, group_key(members, position), required);
            }
            // Groups form no circle: the documents are refused where they do.
            MemberKind::Group(index, _) if depth < 50 => {
                match schema.get(*index).map(|it| &it.kind) {
                    Some(Kind::Choice(inner)) => collect(schema, inner, false, depth + 1, names),
                    Some(Kind::Sequence(inner)) => {
                        collect(schema, inner, required, depth + 1, names)
                    }
                    _ => {}
                }
            }
            MemberKind::Group(..) => {}
        }
    }
}

fn add(names: &mut Vec<(String, bool)>, name: String, required: bool) {
    if !names.iter().any(|(known, _)| *known == name) {
        names.push((name, required));
    }
}

/// Every name that a field of a struct can have.
pub fn of_struct(schema: &Schema, found: &Struct) -> Vec<(String, bool)> {
    let attributes = found.attributes.iter();
    let mut names: Vec<(String, bool)> =
        attributes.map(|it| (format!("@{}", it.name.local), it.required)).collect();
    match &found.content {
        Content::Members(members) => names.extend(of_members(schema, members)),
        Content::Text(_) => names.push((TEXT.to_owned(), true)),
        Content::Mixed => names.extend([(TEXT.to_owned(), false), (ANY.to_owned(), false)]),
    }
    names
}

/// Every name that a field of a type can have; none where it has no fields.
pub fn of_type(schema: &Schema, ty: &TypeRef) -> Vec<(String, bool)> {
    schema.as_struct(ty).map(|(_, found)| of_struct(schema, found)).unwrap_or_default()
}

/// A type of the schema by the name that people give it: `local`, or `{namespace}local`.
pub fn find_type(schema: &Schema, name: &str) -> Vec<usize> {
    let wanted = braced(name);
    let is = |found: &QName| match &wanted {
        Some(wanted) => found == wanted,
        None => found.local == name,
    };
    let named = schema.types.iter().enumerate().filter(|(_, def)| def.named && is(&def.name));
    named.map(|(index, _)| index).collect()
}

/// The name that is meant by `{namespace}local`.
pub fn braced(text: &str) -> Option<QName> {
    let (namespace, local) = text.strip_prefix('{')?.rsplit_once('}')?;
    Some(QName::new(namespace, local))
}

/// What to say of a name that nothing has: the one that is probably meant, and all that there are.
pub fn unknown(what: &str, name: &str, known: &[(String, bool)]) -> String {
    let mut text = format!("there is no {what} `{name}`");
    if let Some(near) = nearest(name, known.iter().map(|(name, _)| name.as_str())) {
        text.push_str(&format!("; did you mean `{near}`?"));
    }
    if known.is_empty() {
        text.push_str("; there are none");
        return text;
    }
    let listed: Vec<String> = known
        .iter()
        .take(MOST)
        .map(|(name, required)| format!("{name}{}", if *required { "*" } else { "" }))
        .collect();
    let more = known.len().saturating_sub(MOST);
    let more = if more > 0 { format!(" and {more} more") } else { String::new() };
    let required = if known.iter().any(|it| it.1) { " (* has to be there)" } else { "" };
    text.push_str(&format!("\n    there is: {}{more}{required}", listed.join(", ")));
    text
}
