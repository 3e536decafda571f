//! What types are made of.

use crate::{Case, Dimension, dimension, each, each_alike, sequence};

pub(super) const ALL: &[Dimension] = &[
    dimension("elements of one type", 1000, |n| {
        Case::schema(&sequence("T", &each(n, "<xs:element name='e#' type='xs:string'/>")))
    }),
    dimension("elements of one type, of one name in Rust", 1000, |n| {
        Case::schema(&sequence("T", &each_alike(n, "<xs:element name='@' type='xs:string'/>")))
    }),
    dimension("elements of one type, of one name", 1000, |n| {
        Case::schema(&sequence("T", &each(n, "<xs:element name='e' type='xs:string'/>")))
    }),
    dimension("elements of xs:all", 1000, |n| {
        let elements = each(n, "<xs:element name='e#' type='xs:string'/>");
        Case::schema(&format!(
            "<xs:complexType name='T'><xs:all>{elements}</xs:all></xs:complexType>"
        ))
    }),
    dimension("attributes of one type", 1000, |n| {
        let attributes = each(n, "<xs:attribute name='a#' type='xs:string' default='#'/>");
        Case::schema(&format!("<xs:complexType name='T'>{attributes}</xs:complexType>"))
    }),
    dimension("attributes restricted", 1000, |n| {
        let attributes = each(n, "<xs:attribute name='a#' type='xs:string'/>");
        let required = each(n, "<xs:attribute name='a#' type='xs:string' use='required'/>");
        Case::schema(&format!(
            "<xs:complexType name='B'>{attributes}</xs:complexType>
             <xs:complexType name='T'><xs:complexContent>
             <xs:restriction base='t:B'>{required}</xs:restriction></xs:complexContent></xs:complexType>"
        ))
    }),
    dimension("attributes prohibited", 1000, |n| {
        let attributes = each(n, "<xs:attribute name='a#' type='xs:string'/>");
        let none = each(n, "<xs:attribute name='a#' use='prohibited'/>");
        Case::schema(&format!(
            "<xs:complexType name='B'>{attributes}</xs:complexType>
             <xs:complexType name='T'><xs:complexContent>
             <xs:restriction base='t:B'>{none}</xs:restriction></xs:complexContent></xs:complexType>"
        ))
    }),
    dimension("attribute groups of one type", 1000, |n| {
        let groups = each(
            n,
            "<xs:attributeGroup name='g#'><xs:attribute name='a#' type='xs:int'/></xs:attributeGroup>",
        );
        let uses = each(n, "<xs:attributeGroup ref='t:g#'/>");
        Case::schema(&format!("{groups}<xs:complexType name='T'>{uses}</xs:complexType>"))
    }),
    dimension("types with attributes of one group", 1000, |n| {
        let types =
            each(n, "<xs:complexType name='T#'><xs:attributeGroup ref='t:g'/></xs:complexType>");
        Case::schema(&format!(
            "<xs:attributeGroup name='g'><xs:attribute name='a' type='xs:int'/></xs:attributeGroup>{types}"
        ))
    }),
    dimension("choices of one type", 1000, |n| {
        let choices = each(
            n,
            "<xs:choice><xs:element name='a#' type='xs:int'/><xs:element name='b#' type='xs:int'/></xs:choice>",
        );
        Case::schema(&sequence("T", &choices))
    }),
    dimension("alternatives of one choice", 1000, |n| {
        let alternatives = each(n, "<xs:element name='a#' type='t:R'/>");
        let record = sequence("R", "<xs:element name='x' type='xs:int'/>");
        Case::schema(&format!(
            "{record}{}",
            sequence("T", &format!("<xs:choice>{alternatives}</xs:choice>"))
        ))
    }),
    dimension("sequences that repeat, of one type", 1000, |n| {
        let sequences = each(
            n,
            "<xs:sequence maxOccurs='9'><xs:element name='a#' type='xs:int'/><xs:element name='b#' type='xs:int'/></xs:sequence>",
        );
        Case::schema(&sequence("T", &sequences))
    }),
    dimension("wildcards of one type", 1000, |n| {
        let any = each(n, "<xs:element name='a#' type='xs:int'/><xs:any namespace='##other'/>");
        Case::schema(&sequence("T", &any))
    }),
    dimension("anonymous types of one type", 1000, |n| {
        let inner = sequence("", "<xs:element name='x' type='xs:int'/>").replace(" name=''", "");
        Case::schema(&sequence(
            "T",
            &each(n, &format!("<xs:element name='e#'>{inner}</xs:element>")),
        ))
    }),
    dimension("members of one union", 1000, |n| {
        let types = each(
            n,
            "<xs:simpleType name='M#'><xs:restriction base='xs:string'><xs:enumeration value='#'/></xs:restriction></xs:simpleType>",
        );
        let members = each(n, "t:M# ");
        Case::schema(&format!(
            "{types}<xs:simpleType name='T'><xs:union memberTypes='{members}'/></xs:simpleType>"
        ))
    }),
    dimension("unions", 1000, |n| {
        Case::schema(&each(
            n,
            "<xs:simpleType name='U#'><xs:union memberTypes='xs:int xs:boolean'/></xs:simpleType>",
        ))
    }),
    dimension("anonymous members of one union", 1000, |n| {
        let members = each(
            n,
            "<xs:simpleType><xs:restriction base='xs:string'><xs:enumeration value='#'/></xs:restriction></xs:simpleType>",
        );
        Case::schema(&format!(
            "<xs:simpleType name='T'><xs:union>{members}</xs:union></xs:simpleType>"
        ))
    }),
    dimension("lists", 1000, |n| {
        Case::schema(&each(
            n,
            "<xs:simpleType name='L#'><xs:list itemType='xs:int'/></xs:simpleType>",
        ))
    }),
    dimension("values of one enumeration", 1000, |n| {
        Case::schema(&enumeration(&each(n, "<xs:enumeration value='v#'/>")))
    }),
    dimension("values of one enumeration, of one name in Rust", 1000, |n| {
        Case::schema(&enumeration(&each_alike(n, "<xs:enumeration value='@'/>")))
    }),
    dimension("values of one enumeration, without letters", 1000, |n| {
        Case::schema(&enumeration(&each(n, "<xs:enumeration value='+#'/>")))
    }),
    dimension("values of one enumeration, each twice", 1000, |n| {
        let values = each(n, "<xs:enumeration value='v#'/><xs:enumeration value='v#'/>");
        Case::schema(&enumeration(&values))
    }),
    dimension("restrictions of one enumeration", 1000, |n| {
        let base = enumeration("<xs:enumeration value='a'/><xs:enumeration value='b'/>");
        let restricted = each(
            n,
            "<xs:simpleType name='R#'><xs:restriction base='t:T'><xs:enumeration value='a'/></xs:restriction></xs:simpleType>",
        );
        Case::schema(&format!("{base}{restricted}"))
    }),
    dimension("defaults that are no value of the type", 1000, |n| {
        let elements =
            each(n, "<xs:element name='e#' type='xs:int' default='none' minOccurs='0'/>");
        Case::schema(&sequence("T", &elements))
    }),
    dimension("elements of one name and of different types", 1000, |n| {
        let types = each(n, &sequence("T#", "<xs:element name='x' type='xs:int'/>"));
        let holder = sequence("H", &each(n, "<xs:element name='e' type='t:T#'/>"));
        Case::schema(&format!("{types}{holder}"))
    }),
    dimension("enumerations", 1000, |n| {
        Case::schema(&each(
            n,
            "<xs:simpleType name='E#'><xs:restriction base='xs:string'><xs:enumeration value='a'/></xs:restriction></xs:simpleType>",
        ))
    }),
    dimension("patterns of one type", 1000, |n| {
        let patterns = each(n, "<xs:pattern value='[a-z]{#}'/>");
        Case::schema(&format!(
            "<xs:simpleType name='T'><xs:restriction base='xs:string'>{patterns}</xs:restriction></xs:simpleType>"
        ))
    }),
];

fn enumeration(values: &str) -> String {
    format!(
        "<xs:simpleType name='T'><xs:restriction base='xs:string'>{values}</xs:restriction></xs:simpleType>"
    )
}
