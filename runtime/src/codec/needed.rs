//! Which namespaces an element needs that was taken out of its document.

use std::collections::HashMap;

use memchr::memchr_iter;

use crate::codec::escape::escape;
use crate::codec::names::continues_name;
use crate::codec::namespaces::{Declaration, Namespaces};

/// What has to be declared in the start tag of the element `text`, which stood inside of `around`,
/// so that it stands alone.
pub(crate) fn declarations(text: &str, around: &Namespaces) -> String {
    let mut declarations = String::new();
    for it in needed(text, around) {
        declarations.push_str(if it.prefix.is_empty() { " xmlns" } else { " xmlns:" });
        declarations.push_str(&it.prefix);
        declarations.push_str("=\"");
        // The namespace was read from XML, so that XML can carry it.
        let _ = escape(&it.namespace, |piece| declarations.push_str(piece));
        declarations.push('"');
    }
    declarations
}

/// How many prefixes are looked up one by one, before a table is made.
const FEW: usize = 16;

/// The declarations that the element `text` can need of those around it, outermost first.
fn needed<'n>(text: &str, around: &'n Namespaces) -> Vec<&'n Declaration> {
    let mut found: Vec<&Declaration> = Vec::new();
    let mut take = |it: &'n Declaration| {
        if !found.iter().any(|other| std::ptr::eq(*other, it)) {
            found.push(it);
        }
    };
    around.find("").into_iter().for_each(&mut take);
    let colons = memchr_iter(b':', text.as_bytes());
    if colons.clone().nth(FEW).is_none() {
        colons.filter_map(|colon| around.find(prefix_before(text, colon))).for_each(&mut take);
    } else {
        let mut table = HashMap::new();
        for it in around.iter() {
            table.entry(&*it.prefix).or_insert(it);
        }
        let known = |colon| table.get(prefix_before(text, colon)).copied();
        colons.filter_map(known).for_each(&mut take);
    }
    let says_nothing = |it: &Declaration| it.prefix.is_empty() && it.namespace.is_empty();
    found.retain(|it| !says_nothing(it) && !declares(text, &it.prefix));
    found.sort_by_key(|it| it.count);
    found
}

/// What can be a prefix in front of a colon; empty where nothing is.
fn prefix_before(text: &str, colon: usize) -> &str {
    text[..colon].rsplit(|c| !continues_name(c)).next().unwrap_or_default()
}

/// Whether the start tag that `text` begins with says what `prefix` stands for.
pub(crate) fn declares(text: &str, prefix: &str) -> bool {
    let declaration = match prefix {
        "" => "xmlns".to_owned(),
        _ => format!("xmlns:{prefix}"),
    };
    let mut rest = text;
    // From one value of an attribute to the next.
    while let Some(at) = rest.find(['"', '\'', '>']) {
        let (names, value) = rest.split_at(at);
        let name = names.trim_end().trim_end_matches('=').trim_end();
        if name.rsplit(|c: char| c.is_ascii_whitespace()).next() == Some(&declaration) {
            return true;
        }
        let quote = value.get(..1).filter(|quote| *quote != ">");
        let inside = quote.and_then(|quote| value[1..].split_once(quote));
        let Some((_, behind)) = inside else { return false };
        rest = behind;
    }
    false
}
