//! XML that is kept as it came.

use crate::codec::namespaces::Namespaces;
use crate::codec::xml::Xml;
use crate::messages::from_xml;

#[test]
fn what_is_not_well_formed_is_not_kept() {
    for (inside, what) in [
        ("<b c=d/>", "malformed attribute"),
        ("<b c='1' c='2'/>", "comes twice"),
        ("<b c='<'/>", "the value of an attribute"),
        ("<b c='&nbsp;'/>", "no entity"),
        ("<b&c/>", "the name of an element"),
        ("<1/>", "the name of an element"),
        ("<b:c:d/>", "the name of an element"),
        ("<b 1='c'/>", "the name of an attribute"),
        ("&nbsp;", "own entities"),
        ("a]]>b", "`]]>` in text"),
        ("<!-- a -- b -->", "`--` in a comment"),
        ("<?xml version='1.0'?>", "an XML declaration"),
    ] {
        let error = from_xml::<Xml>(&format!("<a>{inside}</a>")).unwrap_err();
        assert!(error.to_string().contains(what), "{inside}: {error}");
    }
    assert!(
        from_xml::<Xml>("<a b='1' c=\"2\"><d:e/>&amp;<![CDATA[&x;]]><!-- - --><?xml-x ?></a>")
            .is_ok()
    );
}

#[test]
fn what_is_kept_declares_the_prefixes_that_it_uses_and_no_others() {
    let declared: String = (0..40).map(|n| format!(" xmlns:n{n}='urn:{n}'")).collect();
    let uses =
        |prefixes: &[usize]| prefixes.iter().map(|n| format!("<n{n}:x/>")).collect::<String>();
    for prefixes in [vec![], vec![7], (0..40).collect()] {
        let inner = format!("<i xmlns:n3='urn:own'>{}</i>", uses(&prefixes));
        let outer: Xml = format!("<o{declared}>{inner}</o>").parse().unwrap();
        let inner = outer.children().remove(0);
        for n in 0..40 {
            let written = format!("xmlns:n{n}=\"urn:{n}\"");
            assert_eq!(inner.as_str().contains(&written), n != 3 && prefixes.contains(&n), "{n}");
        }
        assert_eq!(inner.as_str().parse(), Ok(inner.clone()));
        let namespaces =
            inner.children().iter().map(|it| it.namespace().to_owned()).collect::<Vec<_>>();
        let wanted = prefixes.iter().map(|n| match n {
            3 => "urn:own".to_owned(),
            n => format!("urn:{n}"),
        });
        assert_eq!(namespaces, wanted.collect::<Vec<_>>());
    }
}

#[test]
fn a_redacted_element_is_still_one() {
    let mut element: Xml = "<a b='key'>key</a>".parse().unwrap();
    element.map_text(&|text| text.replace("key", "[secret]"));
    assert_eq!(element.as_str(), "<a b='[secret]'>[secret]</a>");
    let mut element: Xml = "<key/>".parse().unwrap();
    element.map_text(&|text| text.replace("key", "[secret]"));
    assert_eq!(element.as_str(), "<anyType>[secret]</anyType>");
}

#[test]
fn namespaces_hide_those_around_them() {
    let outer = Namespaces::default().and("p", "urn:outer".into());
    let inner = outer.and("p", "urn:inner".into());
    let found = |namespaces: &Namespaces| namespaces.find("p").map(|it| it.namespace.to_string());
    assert_eq!(found(&inner).as_deref(), Some("urn:inner"));
    assert_eq!((found(&outer).as_deref(), inner.count()), (Some("urn:outer"), 2));
}
