//! The paths of settings, and their matching.

use crate::builtin::NAMESPACE;
use crate::config::Subject;
use crate::model::WireName;

/// The path of a setting, by the grammar that stands at [`Config`](crate::Config).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Path<'c> {
    namespace: Option<&'c str>,
    first: &'c str,
    second: Option<&'c str>,
}

impl<'c> Path<'c> {
    /// Reads the path of something of the kind `subject`; nothing if it cannot be one.
    pub(super) fn parse(text: &'c str, subject: Subject) -> Option<Self> {
        if subject == Subject::Namespace {
            return (!text.is_empty()).then_some(Self {
                namespace: None,
                first: text,
                second: None,
            });
        }
        // No name has a colon, so that a prefix stands for the namespace of XML Schema.
        let built_in = ["xs:", "xsd:"].iter().find_map(|prefix| text.strip_prefix(prefix));
        if let Some(first) = built_in.filter(|_| subject == Subject::Type) {
            let sound = !first.is_empty() && !first.contains('/');
            return sound.then_some(Self { namespace: Some(NAMESPACE), first, second: None });
        }
        let (namespace, rest) = match text.strip_prefix('{') {
            Some(rest) => rest.split_once('}').map(|(namespace, rest)| (Some(namespace), rest))?,
            None => (None, text),
        };
        // A value of an enumeration can hold a slash.
        let (first, second) = match rest.split_once('/') {
            Some((first, second)) => (first, Some(second)),
            None => (rest, None),
        };
        let sound = !first.is_empty() && second != Some("");
        let fits = second.is_some() == subject.is_inside();
        (sound && fits).then_some(Self { namespace, first, second })
    }

    /// The path of the operations of this name, whatever their service.
    pub(super) fn operation(name: &'c str) -> Option<Self> {
        let is_name = !name.is_empty() && !name.contains(['/', '{']);
        is_name.then_some(Self { namespace: None, first: "*", second: Some(name) })
    }

    /// What an item of this form is called in an [`Index`](super::index::Index).
    pub(super) fn names(&self) -> [&'c str; 2] {
        [self.first, self.second.unwrap_or_default()]
    }

    pub(super) fn fits(&self, item: &Item<'_>) -> bool {
        let second = match (self.second, item.second) {
            (Some(pattern), Some(name)) => matches(pattern, name),
            (None, None) => true,
            _ => false,
        };
        second
            && matches(self.first, item.first)
            && match self.namespace {
                // What is said of types in general is not about those of XML Schema itself.
                _ if item.is_built_in => self.namespace == Some(NAMESPACE),
                Some(namespace) => matches(namespace, item.namespace),
                None => true,
            }
    }

    /// Whether it says in which namespace.
    pub(super) fn has_namespace(&self) -> bool {
        self.namespace.is_some()
    }
}

/// What a path can fit.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Item<'a> {
    namespace: &'a str,
    first: &'a str,
    second: Option<&'a str>,
    is_built_in: bool,
}

impl<'a> Item<'a> {
    /// What it is called in an [`Index`](super::index::Index).
    pub(super) fn names(&self) -> [&'a str; 2] {
        [self.first, self.second.unwrap_or_default()]
    }

    /// The name of the type or the service that it belongs to, or is.
    pub(super) fn owner(&self) -> &'a str {
        self.first
    }

    /// Its namespace, unless it is of XML Schema, and its path without one.
    pub(crate) fn spell(&self) -> (Option<&'a str>, String) {
        if self.is_built_in {
            return (None, format!("xs:{}", self.first));
        }
        let path = match self.second {
            Some(second) => format!("{}/{second}", self.first),
            None => self.first.to_owned(),
        };
        (Some(self.namespace), path)
    }

    /// A type of XML Schema itself.
    pub(crate) fn built_in(name: &'a str) -> Self {
        Self { is_built_in: true, ..Self::service(NAMESPACE, name) }
    }

    /// A type.
    pub(crate) fn of_type(name: &'a WireName) -> Self {
        Self::service(&name.namespace, &name.local)
    }

    /// A service.
    pub(crate) fn service(namespace: &'a str, name: &'a str) -> Self {
        Self { namespace, first: name, second: None, is_built_in: false }
    }

    /// A namespace.
    pub(crate) fn namespace(namespace: &'a str) -> Self {
        Self::service("", namespace)
    }

    /// A field of a type, or an operation of a service.
    pub(crate) fn inside(self, name: &'a str) -> Self {
        Self { second: Some(name), ..self }
    }
}

/// Whether `name` fits `pattern`, in which each `*` stands for any text.
pub(super) fn matches(pattern: &str, name: &str) -> bool {
    let Some((start, rest)) = pattern.split_once('*') else { return pattern == name };
    let Some(mut name) = name.strip_prefix(start) else { return false };
    let mut pieces: Vec<&str> = rest.split('*').collect();
    let end = pieces.pop().unwrap_or_default();
    for piece in pieces {
        match name.split_once(piece) {
            Some((_, after)) => name = after,
            None => return false,
        }
    }
    name.ends_with(end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_fit_whole_names() {
        for (pattern, name, fits) in [
            ("*", "", true),
            ("*", "anything", true),
            ("key", "key", true),
            ("key", "keys", false),
            ("WSUser.*", "WSUser.Create", true),
            ("*_key", "secret_key", true),
            ("*_key", "secret_key2", false),
            ("a*b*c", "aXXbYYc", true),
            ("a*b*c", "ac", false),
            ("ab*b", "ab", false),
        ] {
            assert_eq!(matches(pattern, name), fits, "{pattern} {name}");
        }
    }

    #[test]
    fn a_path_is_of_one_form() {
        let name = WireName { namespace: "urn:m/1".to_owned(), local: "user".to_owned() };
        let of_type = Item::of_type(&name);
        for (text, fits) in [
            ("user", true),
            ("{urn:m/1}user", true),
            ("{urn:*}*", true),
            ("{urn:n}user", false),
            ("User", false),
        ] {
            let path = Path::parse(text, Subject::Service).expect("a path");
            assert_eq!(path.fits(&of_type), fits, "{text}");
        }
        let path = Path::parse("user/a/b", Subject::Operation).expect("a path");
        assert!(path.fits(&of_type.inside("a/b")) && !path.fits(&of_type));
        for text in ["", "user/", "/name", "{urn:m", "{urn:m}"] {
            assert_eq!(Path::parse(text, Subject::Operation), None, "{text}");
            assert_eq!(Path::parse(text, Subject::Service), None, "{text}");
        }
        assert_eq!(Path::parse("user/name", Subject::Service), None);
        assert_eq!(Path::parse("user", Subject::Operation), None);
    }
}
