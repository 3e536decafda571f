//! The names of files for what was fetched: readable, and the same every time.

use std::collections::{HashMap, HashSet};

use reqwest::Url;

use super::chamilo;
use super::document::Kind;

/// Extensions that say what prints a document, and nothing about it.
const EXTENSIONS: [&str; 14] = [
    ".wsdl", ".xsd", ".xml", ".svc", ".asmx", ".php", ".soap", ".php5", ".do", ".jws", ".aspx",
    ".cgi", ".ashx", ".cfc",
];

/// How many characters a name has at most, without its extension.
const LONGEST: usize = 60;

/// Gives each document a name of its own.
#[derive(Debug, Default)]
pub(super) struct Names {
    /// What a lock says that documents were called, by their source.
    before: HashMap<String, String>,
    taken: HashSet<String>,
}

impl Names {
    /// Names that prefer what documents were called `before`, by their sources, and are none of those
    /// that are `taken`.
    pub(super) fn after(
        before: impl IntoIterator<Item = (String, String)>,
        taken: impl IntoIterator<Item = String>,
    ) -> Self {
        let taken = taken.into_iter().map(|name| name.to_lowercase()).collect();
        Self { before: before.into_iter().collect(), taken }
    }

    /// A name for the document from `source`, which no other one has on any file system.
    pub(super) fn name(&mut self, source: &Url, kind: Kind) -> String {
        let wanted = self.before.get(source.as_str()).cloned();
        let wanted = wanted.unwrap_or_else(|| format!("{}.{}", stem(source), kind.extension()));
        if self.taken.insert(wanted.to_lowercase()) {
            return wanted;
        }
        let (stem, extension) = wanted.rsplit_once('.').unwrap_or((&wanted, kind.extension()));
        // The folder that a document lies in tells it from its namesakes.
        let parents = folder(source).map(|folder| format!("{folder}.{stem}.{extension}"));
        let numbered = (2_usize..).map(|number| format!("{stem}-{number}.{extension}"));
        let mut free = parents
            .into_iter()
            .chain(numbered)
            .filter(|it| !self.taken.contains(&it.to_lowercase()));
        let name = free.next().unwrap_or_else(|| wanted.clone());
        self.taken.insert(name.to_lowercase());
        name
    }
}

/// What the URL of a document calls it.
pub(super) fn stem(source: &Url) -> String {
    if let Some(name) = chamilo::name(source) {
        return name.to_owned();
    }
    let path = source.path();
    let last = path.trim_end_matches('/').rsplit('/').next().unwrap_or_default();
    let mut last = last.to_owned();
    while let Some(rest) = EXTENSIONS.iter().find_map(|it| strip_end(&last, it)) {
        last = rest.to_owned();
    }
    let mut stem = plain(&last);
    if stem.is_empty() {
        stem = plain(source.host_str().unwrap_or_default());
    }
    for (name, value) in source.query_pairs() {
        let (name, value) = (plain(&name), plain(&value));
        // `?wsdl` says no more than the extension does.
        let says_nothing =
            value.is_empty() && matches!(&*name.to_lowercase(), "wsdl" | "singlewsdl" | "xsd");
        if says_nothing || name == "debug" {
            continue;
        }
        stem.push('.');
        match value.to_lowercase().starts_with(&name.to_lowercase()) {
            true => stem.push_str(&value),
            false => stem.push_str(&(name + &value)),
        }
    }
    let stem: String = stem.chars().take(LONGEST).collect();
    match stem.trim_matches('.') {
        "" => "service".to_owned(),
        stem => stem.to_owned(),
    }
}

/// The name of the folder that a document lies in.
fn folder(source: &Url) -> Option<String> {
    let mut segments = source.path().trim_end_matches('/').rsplit('/');
    segments.next();
    segments.next().map(plain).filter(|it| !it.is_empty())
}

/// Letters, digits, `-`, `_` and dots, which every file system takes; others become `-`.
fn plain(text: &str) -> String {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
    let text: String = text.chars().map(|c| if is_plain(c) { c } else { '-' }).collect();
    text.trim_matches(['-', '.']).to_owned()
}

fn strip_end<'t>(text: &'t str, end: &str) -> Option<&'t str> {
    let at = text.len().checked_sub(end.len())?;
    let found = text.get(at..)?;
    (at > 0 && found.eq_ignore_ascii_case(end)).then(|| &text[..at])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_what_the_url_calls_the_document() {
        for (url, name) in [
            ("https://h/orders.wsdl", "orders"),
            ("https://h/a/registration.soap.php?wsdl", "registration"),
            ("https://h/main/webservices/cm_soap.php?wsdl", "cm_service"),
            ("https://h/Mail.svc?singleWsdl", "Mail"),
            ("https://h/Mail.svc?xsd=xsd0", "Mail.xsd0"),
            ("https://h/Mail?xsd=1", "Mail.xsd1"),
            ("https://h/Mail?wsdl&part=a%2Fb", "Mail.parta-b"),
            ("https://mail.example.org/?wsdl", "mail.example.org"),
            ("https://h/%D0%B6?wsdl", "D0-B6"),
            ("https://h/..%2f..%2fetc/passwd", "passwd"),
        ] {
            assert_eq!(stem(&Url::parse(url).unwrap()), name, "{url}");
        }
    }

    #[test]
    fn namesakes_are_told_apart_on_every_file_system() {
        let mut names = Names::default();
        let mut name = |url: &str| names.name(&Url::parse(url).unwrap(), Kind::Schema);
        assert_eq!(name("https://h/common/types.xsd"), "types.xsd");
        assert_eq!(name("https://h/orders/Types.xsd"), "orders.Types.xsd");
        assert_eq!(name("https://g/orders/Types.xsd"), "Types-2.xsd");
    }

    #[test]
    fn a_document_keeps_the_name_that_it_had() {
        let before = [("https://h/b/types.xsd".to_owned(), "mine.xsd".to_owned())];
        let mut names = Names::after(before, []);
        assert_eq!(
            names.name(&Url::parse("https://h/b/types.xsd").unwrap(), Kind::Schema),
            "mine.xsd"
        );
    }
}
