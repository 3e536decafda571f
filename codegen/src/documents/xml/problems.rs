//! The diagnostics for text that is not well-formed, or too large.

use quick_xml::Error as SyntaxError;
use quick_xml::errors::IllFormedError;

use super::entities::Problem;
use super::name::Quoted;
use crate::documents::codes::{self, Code};

/// What cannot be read past: a stable code, the place and the message.
pub(super) struct Fatal {
    pub code: Code,
    pub offset: usize,
    pub message: String,
    pub help: &'static str,
}

impl Fatal {
    pub(super) fn malformed(error: &SyntaxError, offset: usize) -> Self {
        match error {
            SyntaxError::Syntax(error) => Self {
                code: codes::TRUNCATED,
                offset,
                message: format!("the document ends within what begins here: {error}"),
                help: "if the document was cut off, download it again",
            },
            SyntaxError::IllFormed(IllFormedError::MismatchedEndTag { expected, found }) => Self {
                code: codes::MISMATCHED_TAG,
                offset,
                message: format!("`</{found}>` stands where `</{expected}>` is due"),
                help: "every start tag needs its end tag, in the right order",
            },
            _ => Self {
                code: codes::NOT_XML,
                offset,
                message: format!("this is not well-formed XML: {error}"),
                help: "check that the document is a WSDL and that it is complete",
            },
        }
    }

    pub(super) fn too_many(offset: usize, what: &str, limit: usize) -> Self {
        Self {
            code: codes::TOO_LARGE,
            offset,
            message: format!("there are more than {limit} {what}"),
            help: "no WSDL needs this; check where the document comes from",
        }
    }

    /// About a reference to an entity or a character.
    pub(super) fn entity(problem: &Problem, offset: usize) -> Self {
        let shown = |name: &str| Quoted(&format!("&{name};")).to_string();
        let (code, message, help) = match problem {
            Problem::Undeclared(name) => (
                codes::UNDEFINED_ENTITY,
                format!("the entity {} is not declared", shown(name)),
                "write the text itself, or `&amp;` for `&`",
            ),
            Problem::External(name) => (
                codes::EXTERNAL_ENTITY,
                format!("the entity {} is another document, which is not read", shown(name)),
                "write the text itself",
            ),
            Problem::Markup(name) => (
                codes::NOT_SUPPORTED,
                format!("not supported yet: the entity {} holds elements", shown(name)),
                "write the elements themselves",
            ),
            Problem::TooDeep(name) => (
                codes::TOO_DEEP,
                format!("the entity {} contains itself, or others too deep", shown(name)),
                "write the text itself",
            ),
            Problem::NoCharacter(name) => (
                codes::NOT_XML,
                format!("{} stands for no character", shown(name)),
                "write a character that XML 1.0 has",
            ),
            Problem::TooLarge => (
                codes::TOO_LARGE,
                "the entities of the document expand to more than 1 MiB".to_owned(),
                "no WSDL needs this; check where the document comes from",
            ),
        };
        Self { code, offset, message, help }
    }
}
