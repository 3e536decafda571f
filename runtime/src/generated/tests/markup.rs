//! Markup that is written in other ways than most is, and markup that is wrong.

use proptest::prelude::*;
use quick_xml::events::{BytesRef, Event};

use super::{Extra, Node, User, from_encoded};
use crate::codec::limits::Limits;
use crate::codec::value::Value;
use crate::generated::Decoder;
use crate::messages::from_xml;

const XSI: &str = "http://www.w3.org/2001/XMLSchema-instance";

#[test]
fn text_is_put_together_of_its_pieces() {
    for (written, meant) in [
        ("a&amp;<![CDATA[&lt;b>]]>c&#x41;<!-- - -->&quot;", "a&&lt;b>cA\""),
        ("<![CDATA[]]>", ""),
        ("a\r\nb\rc\r", "a\nb\nc\n"),
        ("a&lt;\r\n<![CDATA[\r\n\r]]>", "a<\n\n\n"),
        ("a<?p x > y ?>b", "ab"),
        ("&#13;&#10;é€&apos;", "\r\né€'"),
        ("twelve bytes and more &amp; then some", "twelve bytes and more & then some"),
        ("]]>", "]]>"),
    ] {
        assert_eq!(from_xml(&format!("<t>{written}</t>")), Ok(meant.to_owned()), "{written}");
    }
}

#[test]
fn tags_may_hold_white_space_and_either_quote() {
    for written in [
        "<user ><name\n>Ana</name\r\n></user\t>",
        "<user><name a = '>' b=\"'/>\"\n c='</name>'>Ana</name ></user>",
        "<u:user><u:name a='1'b=\"2\">Ana</u:name></u:user>",
        "<user><other a='/' /><other/><name >Ana</name></user>",
    ] {
        assert_eq!(from_xml(written), Ok(User::new().name("Ana")), "{written}");
    }
}

#[test]
fn attributes_mean_what_their_prefixes_stand_for_where_they_are() {
    // The second tag says the same as the first, in another scope.
    let read: Value = from_xml(&format!(
        "<v><a xmlns:i='urn:other'><x i:nil='true'>1</x></a><a xmlns:i='{XSI}'>\
         <x i:nil='true'>2</x></a><x i:nil='true'>3</x></v>"
    ))
    .unwrap();
    let Value::Struct(members) = read else { panic!("a struct is expected") };
    let inner = members.iter().map(|(_, value)| value.get("x").unwrap_or(value).clone());
    assert_eq!(inner.collect::<Vec<_>>(), [Value::from("1"), Value::Nil, Value::from("3")]);
}

#[test]
fn attributes_of_one_tag_are_not_those_of_the_next() {
    let read: User = from_encoded(&format!(
        "<user xmlns:i='{XSI}'><age i:nil='1'/><name>Ana</name><extra><item href='#e'/><item/>\
         <item i:type='x'/><item href='#e'/></extra><e id='e'><field_name i:type='x'>f</field_name>\
         </e></user>"
    ))
    .unwrap();
    let extra = || Extra::new().field_name("f");
    let extras = [extra(), Extra::new(), Extra::new(), extra()];
    assert_eq!(read, User::new().name("Ana").extra(extras));
}

#[test]
fn the_type_is_told_by_the_schema_instance_whatever_else_is_called_so() {
    let read: Value = from_xml(&format!(
        "<v i:type='x:int' l:type='simple' xmlns:type='u' xmlns:i='{XSI}' xmlns:l='urn:l'>7</v>"
    ))
    .unwrap();
    assert_eq!(read, Value::Int(7));
}

#[test]
fn an_attribute_may_stand_once_in_an_element() {
    let few = "<a k='1' j='2' k='3'/>".to_owned();
    let plain: String = (0..40).map(|index| format!(" k{index}='1'")).collect();
    for (xml, is_sound) in [
        (few, false),
        ("<a k='1' p:k='2' kk='3'/>".to_owned(), true),
        (format!("<a{plain}/>"), true),
        (format!("<a{plain} k7='2'/>"), false),
    ] {
        let mut decoder = Decoder::new(&xml, 0, Limits::default());
        assert_eq!(decoder.next_child().is_ok(), is_sound, "{xml}");
    }
}

#[test]
fn end_tags_are_those_of_their_elements() {
    for bad in [
        "<a><name>x</nam></a>",
        "<a><name>x</names></a>",
        "<a><p:name>x</q:name></a>",
        "<a><name>x</name/></a>",
        "<a><name>x</ name></a>",
        "<a><label>x</a></label>",
        "<a><skipped><b></skipped></b></a>",
        "<a><skipped>&amp</skipped></a>",
        "<a><name/></name></a>",
        "<a></b>",
        "</a>",
    ] {
        let error = from_xml::<Node>(bad).unwrap_err().to_string();
        assert!(error.contains("not well-formed"), "{bad}: {error}");
        assert!(from_xml::<Value>(bad).is_err(), "{bad}");
    }
    let error = from_xml::<Node>("<a><label>x</lable></a>").unwrap_err();
    assert!(error.to_string().contains("expected `</label>`, but `</lable>` was found"), "{error}");
}

#[test]
fn what_is_cut_anywhere_is_an_error() {
    let whole = "<a x='1' y=\"2\"><!-- c --><b>t&amp;u<![CDATA[v]]></b ><c z='3'/><?p q?>\r\n</a>";
    assert!(from_xml::<Value>(whole).is_ok());
    for end in 0..whole.len() {
        assert!(from_xml::<Value>(&whole[..end]).is_err(), "{}", &whole[..end]);
        assert!(from_xml::<String>(&whole[..end]).is_err(), "{}", &whole[..end]);
        assert!(skip(&whole[..end]).is_err(), "{}", &whole[..end]);
    }
}

fn skip(text: &str) -> Result<(), String> {
    let mut decoder = Decoder::new(text, 0, Limits::default());
    decoder.next_child().and_then(|_| decoder.skip()).map_err(|error| error.to_string())
}

/// The text of the first element, by quick-xml alone; none in the inner `Option` where there are
/// elements inside.
fn text_by_events(document: &str) -> Option<Option<String>> {
    let mut reader = quick_xml::Reader::from_str(document);
    let mut text = String::new();
    let (mut depth, mut inside) = (0, false);
    loop {
        match reader.read_event().ok()? {
            Event::Start(_) => {
                inside |= depth > 0;
                depth += 1;
            }
            Event::End(_) if depth == 1 => return Some((!inside).then_some(text)),
            Event::End(_) => depth -= 1,
            Event::Empty(_) if depth == 0 => return Some(Some(text)),
            Event::Empty(_) => inside = true,
            Event::Text(piece) if depth == 1 => text.push_str(&piece.xml10_content()),
            Event::CData(piece) if depth == 1 => text.push_str(&piece.xml10_content()),
            Event::GeneralRef(name) if depth == 1 => text.push(character(&name)?),
            Event::Eof | Event::DocType(_) => return None,
            _ => {}
        }
    }
}

fn character(name: &BytesRef<'_>) -> Option<char> {
    match name as &str {
        "amp" => Some('&'),
        "lt" => Some('<'),
        _ => name.resolve_char_ref().ok().flatten(),
    }
}

/// Pieces of markup and text, in any order.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "<a>",
        "</a>",
        "<b x='>'>",
        "</b>",
        "</b >",
        "<b/>",
        "<b x=\"'\" y:z='1'/>",
        "<a\n>",
        "&amp;",
        "&#65;",
        "&",
        "<!--",
        "-->",
        "<![CDATA[",
        "]]>",
        "text",
        " ",
        "\r",
        "\r\n",
        "\n",
        "<",
        ">",
        "'",
        "\"",
        "/",
        "=",
        "<?p",
        "?>",
        "é",
        "a text of more than sixteen bytes",
        "<!DOCTYPE a>",
        "<!",
        "<p:a xmlns:p='u'>",
        "</p:a>",
        "</p:a\t>",
    ]);
    prop::collection::vec(piece, 0..12).prop_map(|pieces| format!("<a>{}</a>", pieces.concat()))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4_000))]

    #[test]
    fn what_quick_xml_refuses_is_refused_and_all_else_is_read_alike(document in pieces()) {
        let expected = text_by_events(&document);
        let sound = expected.is_some();
        match from_xml::<String>(&document) {
            Ok(text) => prop_assert_eq!(Some(Some(text)), expected),
            Err(error) => prop_assert!(
                !matches!(expected, Some(Some(_)))
                    || error.to_string().contains("malformed attribute"),
                "{}", error
            ),
        }
        if sound {
            prop_assert_eq!(skip(&document), Ok(()));
        }
    }
}

#[test]
fn an_element_has_a_name() {
    for unnamed in ["< x='1'/>", "< />", "<p:/>", "<p: a='1'></p:>", "<:/>"] {
        for xml in [format!("<v>{unnamed}</v>"), format!("<user><name>a {unnamed}</name></user>")] {
            let error = from_xml::<Value>(&xml).unwrap_err().to_string();
            assert!(error.contains("an element without a name"), "{xml}: {error}");
        }
    }
}
