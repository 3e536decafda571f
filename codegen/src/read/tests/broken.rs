//! Documents that have no sound reading: every error at its place.

use super::assert_findings;

/// Fixtures without a model, and the errors they give.
const CASES: &[(&str, &[&str])] = &[
    ("empty.wsdl", &["empty.wsdl:2:1: error[empty]: the document is empty"]),
    (
        "not_xml.wsdl",
        &["not_xml.wsdl:1:1: error[not-xml]: this is not XML: it begins with \
           `Service temporarily unavailable`"],
    ),
    (
        "html_page.wsdl",
        &["html_page.wsdl:1:1: error[html-page]: this is an HTML page: `<!DOCTYPE html> <html>"],
    ),
    (
        "html_root.wsdl",
        &["html_root.wsdl:2:1: error[html-page]: the document is no WSDL 1.1: it is an HTML"],
    ),
    (
        "truncated.wsdl",
        &["truncated.wsdl:25:3: error[truncated]: the document ends before `</portType>`"],
    ),
    (
        "truncated_tag.wsdl",
        &["truncated_tag.wsdl:10:7: error[truncated]: the document ends within what begins here: \
           attribute value not closed"],
    ),
    (
        "mismatched_tag.wsdl",
        &[
            "mismatched_tag.wsdl:9:3: error[mismatched-tag]: `</part>` stands where `</message>` is \
           due",
        ],
    ),
    (
        "invalid_bytes.wsdl",
        &["invalid_bytes.wsdl:15:22: error[invalid-bytes]: the bytes here are not valid UTF-8"],
    ),
    (
        "unknown_encoding.wsdl",
        &["unknown_encoding.wsdl:1:1: error[unknown-encoding]: the document declares the unknown \
           encoding `klingon`"],
    ),
    (
        "dangling_field_type.wsdl",
        &["dangling_field_type.wsdl:14:38: error[dangling-type]: there is no type `xsd:itn` in \
           `http://www.w3.org/2001/XMLSchema`\n  help: did you mean `int`?"],
    ),
    (
        "dangling_message.wsdl",
        &["dangling_message.wsdl:17:15: error[dangling-message]: the message `tns:callReply` is \
           not declared in `urn:hazard`"],
    ),
    (
        "dangling_binding.wsdl",
        &["dangling_binding.wsdl:29:29: error[dangling-binding]: the binding `tns:HazardBindin` \
           is not declared in `urn:hazard`\n  help: did you mean `HazardBinding`"],
    ),
    (
        "dangling_port_type.wsdl",
        &["dangling_port_type.wsdl:20:33: error[dangling-port-type]: the portType `tns:Other`"],
    ),
    (
        "duplicate_type.wsdl",
        &["duplicate_type.wsdl:17:7: error[duplicate]: the type `user` is declared twice, in \
           different ways; the other one is at duplicate_type.wsdl:11:7"],
    ),
    (
        "duplicate_field.wsdl",
        &["duplicate_field.wsdl:14:11: error[duplicate]: the field `login` is declared twice, \
           with different types; the other one is at duplicate_field.wsdl:13:11"],
    ),
    (
        "duplicate_part.wsdl",
        &["duplicate_part.wsdl:9:5: error[duplicate]: the part `input` is declared twice in one \
           message; the other one is at duplicate_part.wsdl:8:5"],
    ),
    (
        "invalid_name.wsdl",
        &[
            "invalid_name.wsdl:13:24: error[invalid-name]: `log in` cannot be the name of an XML \
             element",
            "invalid_name.wsdl:14:24: error[missing-name]: the name of `<xsd:element>` is empty",
        ],
    ),
    (
        "cyclic_extension.wsdl",
        &[
            "cyclic_extension.wsdl:13:26: error[cyclic-type]: the type `a` extends itself",
            "cyclic_extension.wsdl:18:26: error[cyclic-type]: the type `b` extends itself",
        ],
    ),
    (
        "cyclic_alias.wsdl",
        &[
            "cyclic_alias.wsdl:11:7: error[cyclic-type]: the type `a` stands for itself",
            "cyclic_alias.wsdl:12:7: error[cyclic-type]: the type `b` stands for itself",
        ],
    ),
    (
        "cyclic_group.wsdl",
        &[
            "cyclic_group.wsdl:11:52: error[cyclic-type]: the group `tns:g` contains itself",
            "cyclic_group.wsdl:11:76: error[cyclic-type]: the group `tns:g` contains itself",
        ],
    ),
];

#[test]
fn every_error_has_its_place() {
    for (name, expected) in CASES {
        assert!(assert_findings(name, expected).is_none(), "{name}");
    }
}
