//! What schemas declare, and how that hangs together.

use crate::{Case, Dimension, dimension, each, each_alike, schema, sequence, wsdl, wsdl_with};

pub(super) const ALL: &[Dimension] = &[
    dimension("types", 1000, |n| {
        Case::schema(&each(n, &sequence("T#", "<xs:element name='x' type='xs:int'/>")))
    }),
    dimension("types of one name in Rust", 1000, |n| {
        Case::schema(&each_alike(n, &sequence("@", "<xs:element name='x' type='xs:int'/>")))
    }),
    dimension("types declared twice", 1000, |n| {
        let a = each(n, &sequence("T#", "<xs:element name='x' type='xs:int'/>"));
        let b = each(n, &sequence("T#", "<xs:element name='y' type='xs:int'/>"));
        Case::schema(&format!("{a}{b}"))
    }),
    dimension("declarations of one type", 1000, |n| {
        Case::schema(&each(n, &sequence("T", "<xs:element name='x#' type='xs:int'/>")))
    }),
    dimension("types in a circle", 1000, |n| {
        // Each names the next one, and the last one the first.
        let mut text = String::new();
        for number in 0..n {
            let next = (number + 1) % n;
            text.push_str(&sequence(
                &format!("T{number}"),
                &format!("<xs:element name='x' type='t:T{next}' minOccurs='0'/>"),
            ));
        }
        Case::schema(&text)
    }),
    dimension("types that hold one other", 1000, |n| {
        let types = each(n, &sequence("T#", "<xs:element name='x' type='t:R'/>"));
        Case::schema(&format!("{types}{}", sequence("R", "<xs:element name='x' type='xs:int'/>")))
    }),
    dimension("extensions of one base", 1000, |n| {
        let base = sequence("B", "<xs:element name='x' type='xs:int'/>");
        Case::schema(&format!("{base}{}", each(n, &extension("T#", "B"))))
    }),
    dimension("extensions of one base, and elements of it", 1000, |n| {
        let base = sequence("B", "<xs:element name='x' type='xs:int'/>");
        let holders = each(n, &sequence("H#", "<xs:element name='x' type='t:B'/>"));
        Case::schema(&format!("{base}{}{holders}", each(n, &extension("T#", "B"))))
    }),
    dimension("restrictions of one base", 1000, |n| {
        let base = sequence("B", "<xs:element name='x' type='xs:int' minOccurs='0'/>");
        let restricted = each(
            n,
            "<xs:complexType name='T#'><xs:complexContent><xs:restriction base='t:B'><xs:sequence><xs:element name='x' type='xs:int'/></xs:sequence></xs:restriction></xs:complexContent></xs:complexType>",
        );
        Case::schema(&format!("{base}{restricted}"))
    }),
    dimension("types with documentation", 1000, |n| {
        let words = "<xs:annotation><xs:documentation>Words about #, and more of them.</xs:documentation></xs:annotation>";
        Case::schema(&each(
            n,
            &format!(
                "<xs:complexType name='T#'>{words}<xs:sequence><xs:element name='x' type='xs:int'>{words}</xs:element></xs:sequence></xs:complexType>"
            ),
        ))
    }),
    dimension("identity constraints", 500, |n| {
        let keys =
            each(n, "<xs:key name='k#'><xs:selector xpath='t:x'/><xs:field xpath='@id'/></xs:key>");
        Case::schema(&format!("<xs:element name='e'><xs:complexType/>{keys}</xs:element>"))
    }),
    dimension("chains of ten extensions", 100, |n| {
        let mut text = String::new();
        for chain in 0..n {
            text.push_str(&sequence(&format!("T{chain}_0"), ""));
            for step in 1..10 {
                text.push_str(&extension(
                    &format!("T{chain}_{step}"),
                    &format!("T{chain}_{}", step - 1),
                ));
            }
        }
        Case::schema(&text)
    }),
    dimension("groups", 1000, |n| {
        let groups = each(
            n,
            "<xs:group name='g#'><xs:sequence><xs:element name='e#' type='xs:int'/></xs:sequence></xs:group>",
        );
        Case::schema(&format!("{groups}{}", sequence("T", &each(n, "<xs:group ref='t:g#'/>"))))
    }),
    dimension("types with one group", 1000, |n| {
        let types = each(n, &sequence("T#", "<xs:group ref='t:g'/>"));
        Case::schema(&format!(
            "<xs:group name='g'><xs:choice><xs:element name='a' type='xs:int'/><xs:element name='b' type='xs:int'/></xs:choice></xs:group>{types}"
        ))
    }),
    dimension("members of one substitution group", 1000, |n| {
        let members = each(n, "<xs:element name='m#' type='xs:int' substitutionGroup='t:h'/>");
        let holder = sequence("T", "<xs:element ref='t:h'/>");
        Case::schema(&format!("<xs:element name='h' type='xs:int'/>{members}{holder}"))
    }),
    dimension("members of one substitution group, and references to it", 1000, |n| {
        let members = each(n, "<xs:element name='m#' type='xs:int' substitutionGroup='t:h'/>");
        let holders = each(n, &sequence("T#", "<xs:element ref='t:h'/>"));
        Case::schema(&format!("<xs:element name='h' type='xs:int'/>{members}{holders}"))
    }),
    dimension("substitution groups", 1000, |n| {
        Case::schema(&each(
            n,
            "<xs:element name='h#' type='xs:int'/><xs:element name='m#' type='xs:int' substitutionGroup='t:h#'/>",
        ))
    }),
    dimension("global elements, and references to them", 1000, |n| {
        let elements = each(n, "<xs:element name='e#' type='xs:int'/>");
        Case::schema(&format!("{elements}{}", sequence("T", &each(n, "<xs:element ref='t:e#'/>"))))
    }),
    dimension("global attributes, and references to them", 1000, |n| {
        let attributes = each(n, "<xs:attribute name='a#' type='xs:int'/>");
        let uses = each(n, "<xs:attribute ref='t:a#'/>");
        Case::schema(&format!("{attributes}<xs:complexType name='T'>{uses}</xs:complexType>"))
    }),
    dimension("references to what is not there", 1000, |n| {
        Case::schema(&sequence("T", &each(n, "<xs:element name='e#' type='t:None#'/>")))
    }),
    dimension("types, and as many misspelt references", 1000, |n| {
        let types = each(n, &sequence("Type#", "<xs:element name='x' type='xs:int'/>"));
        let holder = sequence("H", &each(n, "<xs:element name='e#' type='t:Tpye#'/>"));
        Case::schema(&format!("{types}{holder}"))
    }),
    dimension("namespaces", 100, |n| Case::of(wsdl(&namespaces(n), crate::SERVICE))),
    dimension("namespaces, each a module", 100, |n| {
        Case::of(wsdl(&namespaces(n), crate::SERVICE))
            .with(wsdl_codegen::Config::new().modules(true))
    }),
    dimension("prefixes, and references by each", 25, |n| {
        let prefixes = each(n, " xmlns:p#='urn:growth'");
        let holder = sequence(
            "T",
            &each(n, &each(20, "<xs:element name='e' type='p@:R'/>").replace('@', "#")),
        );
        let record = sequence("R", "<xs:element name='x' type='xs:int'/>");
        let schema = schema("urn:growth", &format!("{record}{holder}"));
        Case::of(wsdl_with(&prefixes, &schema, crate::SERVICE))
    }),
    dimension("elements with a prefix of their own", 1000, |n| {
        let element = "<xs:element name='e#' type='p#:R' xmlns:p#='urn:growth' minOccurs='0'/>";
        let record = sequence("R", "<xs:element name='x' type='xs:int'/>");
        Case::schema(&format!("{record}{}", sequence("T", &each(n, element))))
    }),
    dimension("words of documentation", 10_000, |n| {
        let words = each(n, "word# ");
        let doc =
            format!("<xs:annotation><xs:documentation>{words}</xs:documentation></xs:annotation>");
        Case::schema(&format!("<xs:complexType name='T'>{doc}<xs:sequence/></xs:complexType>"))
    }),
    dimension("lines of documentation with markup", 2_000, |n| {
        let lines = each(n, "*word#* [a] &lt;b&gt; `c`\n");
        let doc =
            format!("<xs:annotation><xs:documentation>{lines}</xs:documentation></xs:annotation>");
        Case::schema(&format!("<xs:complexType name='T'>{doc}<xs:sequence/></xs:complexType>"))
    }),
    dimension("comments", 10_000, |n| Case::schema(&each(n, "<!-- comment # -->"))),
    dimension("letters of a name", 10_000, |n| {
        Case::schema(&sequence(&"a".repeat(n), "<xs:element name='x' type='xs:int'/>"))
    }),
];

fn extension(name: &str, base: &str) -> String {
    format!(
        "<xs:complexType name='{name}'><xs:complexContent><xs:extension base='t:{base}'><xs:sequence>
         <xs:element name='own' type='xs:int'/></xs:sequence></xs:extension></xs:complexContent></xs:complexType>"
    )
}

fn namespaces(n: usize) -> String {
    (0..n)
        .map(|number| {
            let types = each(10, &sequence("T#", "<xs:element name='x' type='xs:int'/>"));
            schema(&format!("urn:growth:n{number}"), &types)
        })
        .collect()
}
