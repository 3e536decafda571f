//! Values that are none of their type, or that no attribute of a schema can have.

use super::schemas::assert_found;
use super::{DOCUMENT, findings, lacks};

#[test]
fn values_that_are_none_of_their_type() {
    assert_found(&[
        ("<x:element name='u' type='x:int' default='many'/>", "invalid-value", "none of `int`"),
        ("<x:element name='u' type='x:byte' fixed='128'/>", "invalid-value", "none of `byte`"),
        (
            "<x:complexType name='u'><x:attribute name='a' type='x:boolean' default='yes'/></x:complexType>",
            "invalid-value",
            "none of `boolean`",
        ),
        (
            "<x:element name='u' type='x:date' default='2001-13-01'/>",
            "invalid-value",
            "none of `date`",
        ),
        (
            "<x:element name='u' type='x:ID' default='a'/>",
            "invalid-value",
            "`ID` can have no value",
        ),
        (
            "<x:complexType name='c'><x:sequence/></x:complexType><x:element name='u' type='t:c' default='a'/>",
            "invalid-value",
            "complex content",
        ),
        (
            "<x:simpleType name='e'><x:restriction base='x:string'><x:enumeration value='a'/></x:restriction></x:simpleType><x:element name='u' type='t:e' default='b'/>",
            "invalid-value",
            "does not list it",
        ),
        ("<x:element name='u' nillable='yes'/>", "invalid-value", "`nillable`"),
        ("<x:complexType name='u' abstract='maybe'/>", "invalid-value", "`abstract`"),
        (
            "<x:complexType name='u'><x:attribute name='a' use='needed'/></x:complexType>",
            "invalid-value",
            "`use`",
        ),
        (
            "<x:complexType name='u'><x:sequence><x:element name='a' form='Qualified'/></x:sequence></x:complexType>",
            "invalid-value",
            "`form`",
        ),
        (
            "<x:complexType name='u'><x:sequence><x:any namespace='##some'/></x:sequence></x:complexType>",
            "invalid-value",
            "`namespace`",
        ),
        (
            "<x:complexType name='u'><x:sequence><x:any processContents='loose'/></x:sequence></x:complexType>",
            "invalid-value",
            "`processContents`",
        ),
        ("<x:complexType name='u' final='all'/>", "invalid-value", "`final`"),
        (
            "<x:simpleType name='a b'><x:restriction base='x:int'/></x:simpleType>",
            "invalid-name",
            "`a b`",
        ),
        ("<x:element name='a b'/>", "invalid-name", "`a b`"),
        (
            "<x:complexType name='u'><x:attribute name='xmlns'/></x:complexType>",
            "invalid-name",
            "no-xmlns",
        ),
    ]);
}

#[test]
fn values_that_do_not_fit_the_facets_of_their_type() {
    let small = "<x:simpleType name='s'><x:restriction base='x:int'><x:maxInclusive value='9'/>\
                 </x:restriction></x:simpleType>";
    for (declared, code, words) in [
        ("<x:element name='u' type='t:s' default='10'/>", "invalid-value", "`maxInclusive`"),
        (
            "<x:simpleType name='u'><x:restriction base='t:s'><x:minInclusive value='10'/></x:restriction></x:simpleType>",
            "facet-rule",
            "none of the base",
        ),
        (
            "<x:simpleType name='u'><x:restriction base='t:s'><x:enumeration value='10'/></x:restriction></x:simpleType>",
            "facet-rule",
            "none of the base",
        ),
        (
            "<x:simpleType name='u'><x:restriction base='t:s'><x:fractionDigits value='2'/></x:restriction></x:simpleType>",
            "facet-rule",
            "fractionDigits",
        ),
        (
            "<x:simpleType name='l'><x:list itemType='t:s'/></x:simpleType><x:element name='u' type='t:l' default='1 x'/>",
            "invalid-value",
            "none of `int`",
        ),
        (
            "<x:simpleType name='p'><x:restriction base='x:token'><x:pattern value='[A-Z]{2}'/><x:pattern value='\\d+'/></x:restriction></x:simpleType><x:element name='u' type='t:p' default='A1'/>",
            "invalid-value",
            "`pattern` of its type is `[A-Z]{2}`",
        ),
        (
            "<x:simpleType name='p'><x:restriction base='x:int'><x:pattern value='\\d\\d'/></x:restriction></x:simpleType><x:simpleType name='u'><x:restriction base='t:p'><x:enumeration value='7'/></x:restriction></x:simpleType>",
            "facet-rule",
            "`pattern` of its type",
        ),
        (
            "<x:simpleType name='l'><x:list itemType='x:int'/></x:simpleType><x:simpleType name='p'><x:restriction base='t:l'><x:pattern value='1 .*'/></x:restriction></x:simpleType><x:element name='u' type='t:p' fixed='2 1'/>",
            "invalid-value",
            "`pattern` of its type",
        ),
        (
            "<x:simpleType name='m'><x:union memberTypes='x:int x:date'/></x:simpleType><x:simpleType name='p'><x:restriction base='t:m'><x:enumeration value='1'/></x:restriction></x:simpleType><x:element name='u' type='t:p' default='2'/>",
            "invalid-value",
            "does not list it",
        ),
        (
            "<x:simpleType name='f'><x:restriction base='x:int'><x:maxInclusive value='9' fixed='true'/></x:restriction></x:simpleType><x:simpleType name='u'><x:restriction base='t:f'><x:maxInclusive value='8'/></x:restriction></x:simpleType>",
            "facet-rule",
            "which is fixed",
        ),
        ("<x:element name='u' type='x:NOTATION'/>", "derivation-rule", "no notations are listed"),
        (
            "<x:simpleType name='n'><x:restriction base='x:NOTATION'/></x:simpleType><x:complexType name='u'><x:attribute name='a' type='t:n'/></x:complexType>",
            "derivation-rule",
            "no notations are listed",
        ),
        (
            "<x:simpleType name='m'><x:union memberTypes='t:s x:date'/></x:simpleType><x:element name='u' type='t:m' default='x'/>",
            "invalid-value",
            "no member",
        ),
    ] {
        let text = DOCUMENT.replace("<!-- schema -->", &format!("{small}{declared}"));
        assert_eq!(lacks(&text, code, words), None, "{declared}");
    }
}

#[test]
fn values_that_fit() {
    for declared in [
        "<x:simpleType name='p'><x:restriction base='x:token'><x:pattern value='[A-Z]{2}'/><x:pattern value='\\d+'/></x:restriction></x:simpleType><x:element name='u' type='t:p' default=' AB '/><x:element name='v' type='t:p' fixed='12'/>",
        "<x:simpleType name='f'><x:restriction base='x:int'><x:maxInclusive value='9' fixed='true'/></x:restriction></x:simpleType><x:simpleType name='u'><x:restriction base='t:f'><x:maxInclusive value='+9'/></x:restriction></x:simpleType>",
        "<x:notation name='gif' public='gif'/><x:simpleType name='n'><x:restriction base='x:NOTATION'><x:enumeration value='t:gif'/></x:restriction></x:simpleType><x:element name='u' type='t:n'/>",
    ] {
        let text = DOCUMENT.replace("<!-- schema -->", declared);
        assert_eq!(findings(&text), [], "{declared}");
    }
}
