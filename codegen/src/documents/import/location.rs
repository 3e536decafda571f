//! Where an imported document may be: paths beside the importing one, and never a URL.

use crate::documents::import::catalog::Catalog;
use crate::documents::xsd::Import;

/// The longest location that is looked at; what is longer is a document of its own.
const LONGEST: usize = 4096;

/// Where to look for what an import asks for.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Places {
    /// A file that the user named for it.
    Named(String),
    /// Files relative to the importing document, the likeliest first.
    Beside(Vec<String>),
    /// An absolute path, which may be there; or a URL, which is not read. Somebody may have saved what
    /// is there beside the importing document.
    Remote(Vec<String>),
}

impl Places {
    /// The paths to look at, the likeliest first.
    pub(super) fn paths(&self) -> &[String] {
        match self {
            Self::Named(path) => std::slice::from_ref(path),
            Self::Beside(paths) | Self::Remote(paths) => paths,
        }
    }
}

/// Where to look for what `import`, which stands in the document called `importer`, asks for;
/// nothing if it gives no location.
pub(super) fn places(importer: &str, import: &Import, catalog: &mut Catalog<'_>) -> Option<Places> {
    let location = import.location.as_deref().map(str::trim).filter(|it| !it.is_empty());
    if let Some(file) = catalog.find(location, &import.namespace) {
        return Some(Places::Named(file));
    }
    let location = location?;
    if location.len() > LONGEST {
        return Some(Places::Remote(Vec::new()));
    }
    let location = location.replace('\\', "/");
    Some(match relative(importer, &location) {
        Some(_) => Places::Beside(spellings(importer, &location)),
        None => {
            let mut paths: Vec<String> = absolute(&location).into_iter().collect();
            if let Some(name) = last_segment(&location) {
                paths.extend(spellings(importer, name));
            }
            Places::Remote(paths)
        }
    })
}

/// The path that a location gives if it is an absolute one, or a URL of a file.
fn absolute(location: &str) -> Option<String> {
    let drive = |path: &str| {
        let mut letters = path.chars();
        letters.next().is_some_and(|it| it.is_ascii_alphabetic())
            && letters.next() == Some(':')
            && letters.next() == Some('/')
    };
    let Some(rest) = location.strip_prefix("file:") else {
        let is_path = drive(location) || location.starts_with('/') && !location.starts_with("//");
        return is_path.then(|| location.to_owned());
    };
    let path = rest.strip_prefix("//localhost").or_else(|| rest.strip_prefix("//")).unwrap_or(rest);
    let path = unescape(path);
    match path.strip_prefix('/') {
        Some(windows) if drive(windows) => Some(windows.to_owned()),
        Some(_) => Some(path),
        None => None,
    }
}

/// The paths that `location` may mean: as written, unescaped, and without what follows the name.
fn spellings(importer: &str, location: &str) -> Vec<String> {
    let plain = &location[..location.find('#').unwrap_or(location.len())];
    let bare = &plain[..plain.find('?').unwrap_or(plain.len())];
    let mut paths = Vec::new();
    for (text, itself) in [(location, true), (plain, true), (bare, bare == plain)] {
        for text in [text.to_owned(), unescape(text)] {
            // `service?xsd=1` is another document than `service`, which imports it.
            let path = relative(importer, &text).filter(|path| itself || path != importer);
            if let Some(path) = path.filter(|path| !paths.contains(path)) {
                paths.push(path);
            }
        }
    }
    paths
}

/// The last segment of the path of a URL or of an absolute path, what follows the path included.
fn last_segment(location: &str) -> Option<&str> {
    let path = match location.split_once("://") {
        Some((_, rest)) => rest.split_once('/')?.1,
        None => location.split_once('/')?.1,
    };
    let end = path.find(['?', '#']).unwrap_or(path.len());
    let start = path[..end].rfind('/').map_or(0, |at| at + 1);
    let name = &path[start..];
    (!matches!(&path[start..end], "" | "." | "..")).then_some(name)
}

/// Replaces `%20` and the like; what makes no sense stays.
fn unescape(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, after @ ..] = rest {
        let escaped = match after {
            [high, low, ..] if *first == b'%' => hexadecimal(*high).zip(hexadecimal(*low)),
            _ => None,
        };
        match escaped {
            Some((high, low)) => {
                bytes.push(high << 4 | low);
                rest = &after[2..];
            }
            None => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| text.to_owned())
}

fn hexadecimal(digit: u8) -> Option<u8> {
    char::from(digit).to_digit(16).and_then(|value| u8::try_from(value).ok())
}

/// The path of `location` as seen from the document called `from`; nothing for URLs and absolute
/// paths.
fn relative(from: &str, location: &str) -> Option<String> {
    let scheme = location.split(['/', '?', '#']).next().is_some_and(|head| head.contains(':'));
    if location.is_empty() || scheme || location.starts_with(['/', '\\']) {
        return None;
    }
    let folder = from.rfind(['/', '\\']).map_or("", |at| &from[..=at]);
    let mut path = folder.to_owned();
    for segment in location.split(['/', '\\']) {
        match segment {
            "" | "." => {}
            ".." => leave(&mut path),
            _ => {
                path.push_str(segment);
                path.push('/');
            }
        }
    }
    path.pop();
    Some(path)
}

/// Drops the last segment of a path that ends in a separator, or adds `../` where there is none.
fn leave(path: &mut String) {
    let trimmed = path.strip_suffix(['/', '\\']).unwrap_or(path);
    let start = trimmed.rfind(['/', '\\']).map_or(0, |at| at + 1);
    if matches!(&trimmed[start..], "" | "." | "..") {
        path.push_str("../");
    } else {
        path.truncate(start);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::documents::source::Span;

    #[test]
    fn locations_are_relative_to_the_importer() {
        let cases = [
            ("a.wsdl", "b.xsd", "b.xsd"),
            ("wsdl/a.wsdl", "./x/../b.xsd", "wsdl/b.xsd"),
            ("wsdl/a.wsdl", "../b.xsd", "b.xsd"),
            ("a.wsdl", "../../b.xsd", "../../b.xsd"),
            ("/abs/a.wsdl", "b.xsd", "/abs/b.xsd"),
            (r"C:\w\a.wsdl", "b.xsd", r"C:\w\b.xsd"),
            (r"C:\w\a.wsdl", r"..\b.xsd", r"C:\b.xsd"),
        ];
        for (from, location, path) in cases {
            assert_eq!(relative(from, location).as_deref(), Some(path), "{location} from {from}");
        }
        for location in ["", "http://example.org/b.xsd", "urn:b", "/etc/b.xsd", r"C:\b.xsd"] {
            assert_eq!(relative("a.wsdl", location), None, "{location}");
        }
    }

    fn looked_for(location: &str) -> Option<Places> {
        let import = Import {
            location: Some(location.to_owned()),
            namespace: String::new(),
            adopts: None,
            span: Span::default(),
        };
        places("wsdl/a.wsdl", &import, &mut Catalog::default())
    }

    #[test]
    fn locations_are_read_as_they_are_written_before_anything_else() {
        let beside = |paths: &[&str]| {
            Some(Places::Beside(paths.iter().map(|&path| path.to_owned()).collect()))
        };
        assert_eq!(looked_for("b.xsd"), beside(&["wsdl/b.xsd"]));
        assert_eq!(looked_for(r"..\x\b.xsd"), beside(&["x/b.xsd"]));
        assert_eq!(looked_for("my%20b.xsd"), beside(&["wsdl/my%20b.xsd", "wsdl/my b.xsd"]));
        assert_eq!(looked_for("50%.xsd"), beside(&["wsdl/50%.xsd"]));
        assert_eq!(looked_for("b.xsd#types"), beside(&["wsdl/b.xsd#types", "wsdl/b.xsd"]));
        assert_eq!(looked_for("b?wsdl"), beside(&["wsdl/b?wsdl", "wsdl/b"]));
        assert_eq!(looked_for("a.wsdl?xsd=1"), beside(&["wsdl/a.wsdl?xsd=1"]));
        assert_eq!(looked_for("a.wsdl#types"), beside(&["wsdl/a.wsdl#types", "wsdl/a.wsdl"]));
        assert_eq!(looked_for("%2fetc%2fb.xsd"), beside(&["wsdl/%2fetc%2fb.xsd"]));
        assert_eq!(looked_for(" "), None);
    }

    #[test]
    fn what_is_far_away_may_have_been_saved_beside() {
        let cases = [
            ("http://localhost/x/b.xsd", &["wsdl/b.xsd"][..]),
            ("http://localhost/x/b.svc?xsd=xsd0", &["wsdl/b.svc?xsd=xsd0", "wsdl/b.svc"]),
            ("http://localhost/b?x=/etc/c.xsd", &["wsdl/b?x=/etc/c.xsd", "wsdl/b"]),
            ("http://localhost:1?xsd=1", &[]),
            ("http://localhost/x/..", &[]),
            ("urn:b", &[]),
            ("/etc/b.xsd", &["/etc/b.xsd", "wsdl/b.xsd"]),
            (r"C:\x\b.xsd", &["C:/x/b.xsd", "wsdl/b.xsd"]),
            ("file:///x/my%20b.xsd", &["/x/my b.xsd", "wsdl/my%20b.xsd", "wsdl/my b.xsd"]),
            ("file:///C:/x/b.xsd", &["C:/x/b.xsd", "wsdl/b.xsd"]),
            ("file://host/x/b.xsd", &["wsdl/b.xsd"]),
        ];
        for (location, paths) in cases {
            let paths = paths.iter().map(|&path| path.to_owned()).collect();
            assert_eq!(looked_for(location), Some(Places::Remote(paths)), "{location}");
        }
    }
}
