//! The codes of diagnostics, in one table.
//!
//! `DIAGNOSTICS.md` is made from it, with an example of each.

use std::fmt;

/// How bad a [`Diagnostic`](crate::Diagnostic) is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Something was left out that the documents hold, as it does not concern the client. A build
    /// script shows it as a warning where there is something to do about it.
    Note,
    /// The document is broken or unusual, and was given the reading that the message names.
    Warning,
    /// No sound reading exists; nothing is generated.
    Error,
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        })
    }
}

/// A kind of finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Code {
    /// A stable name, such as `dangling-type`.
    pub name: &'static str,
    /// How bad such a finding can be. An error becomes a warning where what it concerns can be left
    /// out.
    pub severities: &'static [Severity],
    /// What it says, in one sentence.
    pub meaning: &'static str,
}

/// Makes a constant for each line, and [`ALL`] of all of them.
macro_rules! codes {
    ($($constant:ident = $name:literal, [$($severity:ident),+], $meaning:literal;)+) => {
        $(
            #[doc = $meaning]
            pub(crate) const $constant: Code = Code {
                name: $name,
                severities: &[$(Severity::$severity),+],
                meaning: $meaning,
            };
        )+

        /// Every code, in the order of their names.
        pub(crate) const ALL: &[Code] = &[$($constant),+];
    };
}

codes! {
    ABSTRACT_TYPE = "abstract-type", [Warning],
        "A type is abstract, and none is derived from it; its values are kept as XML.";
    AMBIGUOUS_CONTENT = "ambiguous-content", [Warning],
        "An element could be of two declarations of one content model; the message says how it is read.";
    ARRAY_DIMENSIONS = "array-dimensions", [Warning],
        "An array has more than one dimension; it is read as a list of its items, row by row.";
    ARRAY_TYPE_REFERENCE = "array-type-reference", [Warning],
        "An attribute with a `wsdl:arrayType` does not refer to `SOAP-ENC:arrayType`, which it must mean.";
    ATTACHMENTS = "attachments", [Note, Warning],
        "Data travels beside the envelope: in a reply, among its `Attachments`; in a request, nothing does.";
    BAD_ADDRESS = "bad-address", [Warning],
        "The address of a port is none that a call can go to; the caller must give another one.";
    BAD_EXTENSION = "bad-extension", [Warning],
        "A complex type adds elements to a base that has none; what it inherits is kept as XML.";
    BAD_OCCURRENCE = "bad-occurrence", [Warning],
        "`minOccurs` or `maxOccurs` is no number; it is read as 1.";
    BINDING_RULE = "binding-rule", [Warning],
        "A binding breaks a rule of WSDL 1.1 or of the WS-I Basic Profile; the message says how it is read.";
    BRACKETED_TYPE = "bracketed-type", [Warning],
        "A type is named like `tns:user[]`; it is read as an array of `tns:user`.";
    CONFLICTING_ATTRIBUTES = "conflicting-attributes", [Warning],
        "A declaration says two things that exclude each other; the message says which one is read.";
    CREDENTIAL_TYPE = "credential-type", [Error],
        "A field that the client is set to fill in holds something else than text.";
    CYCLIC_TYPE = "cyclic-type", [Error],
        "A type, a group or an element leads back to itself, so that it never ends.";
    DANGLING_ATTRIBUTE = "dangling-attribute", [Warning],
        "An attribute or an attribute group is not declared; the former is read as text, the latter as any attributes.";
    DANGLING_BINDING = "dangling-binding", [Warning, Error],
        "The binding that a port refers to is not declared; the only one is read, or the port is left out.";
    DANGLING_ELEMENT = "dangling-element", [Warning],
        "An element is not declared; it is read as one that holds anything.";
    DANGLING_FAULT = "dangling-fault", [Warning],
        "A binding has a fault that its portType does not know; it is ignored.";
    DANGLING_GROUP = "dangling-group", [Warning],
        "A group is not declared; it is read as any elements.";
    DANGLING_KEY = "dangling-key", [Warning],
        "A `keyref` refers to a key that is not declared; it is ignored, as all keys are.";
    DANGLING_MESSAGE = "dangling-message", [Warning, Error],
        "The message that an operation refers to is not declared; the operation is left out.";
    DANGLING_OPERATION = "dangling-operation", [Warning],
        "A binding has an operation that its portType does not know; it is left out.";
    DANGLING_PART = "dangling-part", [Warning, Error],
        "A body or a header names a part that the message does not have; it is left out.";
    DANGLING_PORT_TYPE = "dangling-port-type", [Warning, Error],
        "The portType that a binding refers to is not declared; the only one is read, or the port is left out.";
    DANGLING_TYPE = "dangling-type", [Warning],
        "A type is not declared; it is read as `xsd:anyType`.";
    DEBUG_ADDRESS = "debug-address", [Warning],
        "The address of a service ends in `debug=1`; it is read without that.";
    DERIVATION_RULE = "derivation-rule", [Warning],
        "A type is derived in a way that XML Schema does not allow; the message says how it is read.";
    DOCUMENT_ENCODED = "document-encoded", [Warning],
        "An operation is of the style `document` and encoded at once; it is read as literal.";
    DOLLAR_NAME = "dollar-name", [Warning],
        "The name of a part begins with `$`; it is read without that.";
    DRAFT_SCHEMA = "draft-schema", [Note],
        "A schema is one of a draft of XML Schema; it is read as one of the standard.";
    DUPLICATE = "duplicate", [Warning, Error],
        "A name is declared twice; the first declaration is read.";
    EDITED_DOCUMENT = "edited-document", [Warning],
        "A document is not what the lock file records; it is read as it is.";
    ELEMENT_AS_TYPE = "element-as-type", [Warning],
        "An element is named where a type belongs; its type is read.";
    ELEMENT_PART = "element-part", [Warning],
        "A part of an encoded body refers to an element; the element's type is read.";
    EMPTY = "empty", [Error],
        "A document holds nothing.";
    EMPTY_TYPE = "empty-type", [Warning],
        "The name of a type is empty; it is read as `xsd:anyType`.";
    ENDLESS_FIELD = "endless-field", [Error],
        "A field is set to be required, and its type would hold itself without end then.";
    ENDLESS_TYPE = "endless-type", [Error],
        "A type stands for itself, or for another one through too many others.";
    EXTERNAL_DTD = "external-dtd", [Note],
        "A document names a document type definition, which is not read.";
    EXTERNAL_ENTITY = "external-entity", [Error],
        "An entity is another document, which is not read.";
    FACET_RULE = "facet-rule", [Warning],
        "A facet is none of its type, contradicts another one, or widens the type; the message says how it is read.";
    FAULT_PARTS = "fault-parts", [Warning],
        "A fault message has several parts; the first one is read.";
    HTML_PAGE = "html-page", [Error],
        "A document is an HTML page.";
    ILL_FORMED = "ill-formed", [Warning],
        "A document is not well-formed XML, and it can be told what is meant; it is read as it stands.";
    IMPORT_RULE = "import-rule", [Warning],
        "A schema imports or includes what it may not, or refers to a namespace that it does not import; it is read as if it were right.";
    INVALID_BYTES = "invalid-bytes", [Error],
        "A document holds bytes that are not valid in its encoding.";
    INVALID_NAME = "invalid-name", [Warning, Error],
        "XML cannot carry a name; what it names is left out.";
    INVALID_VALUE = "invalid-value", [Warning, Error],
        "An attribute has a value that it cannot have; the message says how it is read.";
    MALFORMED_LOCK = "malformed-lock", [Error],
        "A lock file cannot be understood.";
    MALFORMED_REFINEMENT = "malformed-refinement", [Error],
        "A refinement cannot be followed.";
    MALFORMED_SETTING = "malformed-setting", [Error],
        "A setting cannot be followed.";
    MISMATCHED_TAG = "mismatched-tag", [Error],
        "An end tag stands where another one is due.";
    MISPLACED_ELEMENT = "misplaced-element", [Warning],
        "An element of a schema stands where it cannot; it is read as if it stood where it belongs.";
    MISSING_ADDRESS = "missing-address", [Note, Warning],
        "A port or a binding has no address; the caller must give one.";
    MISSING_ATTRIBUTE = "missing-attribute", [Warning, Error],
        "An element lacks an attribute that it must have.";
    MISSING_BODY = "missing-body", [Warning],
        "The input or the output of an operation has no `soap:body`; it is read as literal.";
    MISSING_DOCUMENT = "missing-document", [Warning],
        "A document that a lock file lists is not there.";
    MISSING_IMPORT = "missing-import", [Warning, Error],
        "A document that is imported cannot be read; the others are read without it.";
    MISSING_NAME = "missing-name", [Warning, Error],
        "A declaration has no name; it gets that of what it stands in or refers to, or is left out.";
    MISSING_NAMESPACE = "missing-namespace", [Warning],
        "What is referred to is declared in a schema without a namespace; it is read as if it had the one that is meant.";
    MISSING_PREFIX = "missing-prefix", [Warning],
        "A name has no prefix; the only declaration of the name is read.";
    MISSING_PROTOCOL = "missing-protocol", [Warning],
        "A binding has no `soap:binding`; it is read as one of the style `document`.";
    MISSPELT_ELEMENT = "misspelt-element", [Warning],
        "An element of a schema is in the wrong case, or has no prefix; the one of XML Schema is read.";
    MORE = "more", [Note, Warning, Error],
        "There are more findings than are shown.";
    NO_INPUT = "no-input", [Error],
        "The configuration names no WSDL.";
    NO_OUTPUT_FOLDER = "no-output-folder", [Error],
        "It is not known where to write to.";
    NO_SERVICE = "no-service", [Warning, Error],
        "A document declares nothing that can be called; only its types are generated.";
    NOT_SUPPORTED = "not-supported", [Warning, Error],
        "A document needs something that is legitimate and that wsdl-codegen cannot do.";
    NOT_TOML = "not-toml", [Error],
        "A file of settings or of refinements is not well-formed TOML.";
    NOT_WSDL = "not-wsdl", [Error],
        "A document is neither a WSDL nor a schema.";
    NOT_XML = "not-xml", [Error],
        "A document is not well-formed.";
    NUMBERED_NAME = "numbered-name", [Note],
        "Two names become one in Rust; the later one gets a number.";
    OUTSIDE_ROOT = "outside-root", [Error],
        "An import leads to a file outside of the folders that imports may lead to.";
    POLICY = "policy", [Warning],
        "A policy asks for something beside the messages; the message says what, and what the client can do about it.";
    REFINED_TYPE = "refined-type", [Warning, Error],
        "What refinements say of something does not go with what it is.";
    RELAX_NG = "relax-ng", [Error],
        "A document is a schema in Relax NG.";
    REMOTE_IMPORT = "remote-import", [Note, Warning],
        "A document is imported by a URL; it is read only where it was saved, or named by `Config::catalog`.";
    REPEATED_REFINEMENT = "repeated-refinement", [Error],
        "Refinements say something twice, and differ.";
    SAME_NAME = "same-name", [Error],
        "Two WSDLs would be written to one file.";
    SKIPPED_OPERATION = "skipped-operation", [Warning],
        "An operation in which the service speaks first is left out.";
    SKIPPED_PORT = "skipped-port", [Note],
        "A port is left out: it does not speak SOAP, or another one offers the same.";
    SOAP_MESSAGE = "soap-message", [Error],
        "A document is a SOAP message.";
    STRAY_ATTRIBUTE = "stray-attribute", [Warning],
        "An element declaration has an attribute that XML Schema does not know; it is ignored.";
    SUBSTITUTION_RULE = "substitution-rule", [Warning],
        "An element stands in for one that it may not stand in for; it is read as if it might.";
    TAKEN_NAME = "taken-name", [Error],
        "Something is set to be called by a name that is taken.";
    TOO_DEEP = "too-deep", [Error],
        "Elements or entities stand in one another too deep.";
    TOO_LARGE = "too-large", [Error],
        "A document, or what it comes to, is too large.";
    TRAILING_CONTENT = "trailing-content", [Warning],
        "Something follows the root element; it is ignored.";
    TRUNCATED = "truncated", [Error],
        "A document ends too early.";
    TWO_TYPES = "two-types", [Warning],
        "An element names its type and holds one as well; the named one is read.";
    TYPE_AS_ELEMENT = "type-as-element", [Warning, Error],
        "A type is named where an element belongs; an element of its name is read.";
    UNBOUND_OPERATION = "unbound-operation", [Warning],
        "A portType has an operation that the binding does not offer; it is left out.";
    UNBOUND_PREFIX = "unbound-prefix", [Warning, Error],
        "A prefix is not declared; the only declaration of the name is read.";
    UNDEFINED_ENTITY = "undefined-entity", [Error],
        "An entity is not declared.";
    UNDEFINED_NAME = "undefined-name", [Error],
        "Refinements name a type or a reason that they do not define.";
    UNKNOWN_ELEMENT = "unknown-element", [Warning],
        "An element cannot stand where it does; it is passed over.";
    UNKNOWN_ENCODING = "unknown-encoding", [Error],
        "The encoding that a document declares is not known.";
    UNKNOWN_EXTENSION = "unknown-extension", [Warning],
        "An extension that must be understood is not known; it is read as if it were absent.";
    UNKNOWN_PATTERN = "unknown-pattern", [Warning],
        "A pattern cannot be understood; values are not checked against it.";
    UNKNOWN_SCHEMA = "unknown-schema", [Warning],
        "A schema is in another language than XML Schema; what it declares is read as anything.";
    UNKNOWN_STYLE = "unknown-style", [Warning, Error],
        "The style of a binding or an operation is neither `rpc` nor `document`; it is left out.";
    UNKNOWN_TRANSPORT = "unknown-transport", [Warning],
        "A binding is for another transport than HTTP; calls go over HTTP.";
    UNLISTED_DOCUMENT = "unlisted-document", [Warning],
        "A document is read that no lock file lists.";
    UNREADABLE_FILE = "unreadable-file", [Error],
        "A WSDL, a file of refinements or a lock file cannot be read.";
    UNTYPED_ARRAY = "untyped-array", [Warning],
        "An array says nothing about its items; it is read as an array of anything.";
    UNUSABLE_NAME = "unusable-name", [Error],
        "The path of a WSDL has no file name.";
    UNUSED_REFINEMENT = "unused-refinement", [Warning, Error],
        "Refinements define a type or a reason that they do not name.";
    UNUSED_SETTING = "unused-setting", [Warning, Error],
        "A setting fits nothing in any of the documents.";
    UNWRITABLE_FILE = "unwritable-file", [Error],
        "A generated file cannot be written.";
    WADL = "wadl", [Error],
        "A document is WADL, which describes a REST interface.";
    WRONG_PREFIX = "wrong-prefix", [Warning],
        "A name is declared in another namespace than its prefix says; that declaration is read.";
    WSDL_2 = "wsdl-2", [Error],
        "A document is WSDL 2.0.";
    XSD_1_1 = "xsd-1.1", [Error],
        "A schema needs XML Schema 1.1.";
    XSD_ARRAY = "xsd-array", [Warning],
        "A type is `xsd:Array`, which XML Schema does not have; it is read as an array of anything.";
}
