//! Captured messages: which document and operation each belongs to.

use std::fs;
use std::path::Path;

use crate::documents::Table;

/// What a message is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// From the client to the server.
    Request,
    /// The server's answer.
    Response,
    /// The server's refusal.
    Fault,
}

/// A message that belongs to an operation of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// Its path below the folder.
    pub path: String,
    /// The path of its WSDL below the folder.
    pub document: String,
    /// The operation, as the WSDL names it.
    pub operation: String,
    /// What it is.
    pub kind: Kind,
    /// `1.1` or `1.2`.
    pub soap_version: String,
    /// What is notable about it, such as `multiref`.
    pub features: Vec<String>,
}

/// The messages that `messages/index.tsv` gives a document and an operation; none without the file.
///
/// # Errors
/// If the index lacks a column.
pub fn messages(folder: &Path) -> Result<Vec<Message>, String> {
    match fs::read_to_string(folder.join("messages/index.tsv")) {
        Ok(text) => index(&text),
        Err(_) => Ok(Vec::new()),
    }
}

fn index(text: &str) -> Result<Vec<Message>, String> {
    let table = Table::new(text);
    let column = |name: &str| table.column(name).ok_or(format!("messages/index.tsv: no `{name}`"));
    let (file, kind, wsdl) = (column("file")?, column("kind")?, column("wsdl")?);
    let (operation, soap, features) = (column("op")?, column("soap")?, column("feats")?);
    let message = |row: Vec<&str>| {
        let cell = |at: usize| row.get(at).copied().filter(|cell| !cell.is_empty());
        Some(Message {
            path: cell(file)?.to_owned(),
            document: cell(wsdl)?.to_owned(),
            operation: cell(operation)?.to_owned(),
            kind: match cell(kind)? {
                "request" => Kind::Request,
                "response" => Kind::Response,
                "fault" => Kind::Fault,
                _ => return None,
            },
            soap_version: cell(soap)?.to_owned(),
            features: cell(features)
                .into_iter()
                .flat_map(|all| all.split(','))
                .map(str::to_owned)
                .collect(),
        })
    };
    Ok(table.rows().filter_map(message).collect())
}

#[cfg(test)]
mod tests {
    use super::{Kind, index};

    #[test]
    fn only_lines_with_a_document_and_an_operation_count() {
        let text = "file\tkind\twsdl\top\tsoap\tbody\tfeats\n\
            a.xml\trequest\ta.wsdl\tAdd\t1.1\t{urn:a}Add\tnil,array\n\
            b.xml\tunmatched\t\t\t1.1\t\t\n\
            c.xml\tfault\tc.wsdl\t\t1.2\t\t\n\
            short\n";
        let messages = index(text).unwrap();
        assert_eq!(messages.len(), 1);
        assert_eq!((messages[0].path.as_str(), messages[0].kind), ("a.xml", Kind::Request));
        assert_eq!(messages[0].features, ["nil", "array"]);
        assert!(index("file\n").is_err());
    }
}
