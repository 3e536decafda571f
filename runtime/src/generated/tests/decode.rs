use super::{Extra, Node, User, from_encoded};
use crate::codec::value::Value;
use crate::generated::DecodeError;
use crate::messages::from_xml;

const XSI: &str = "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" \
    xmlns:enc=\"http://schemas.xmlsoap.org/soap/encoding/\"";

fn user(content: &str) -> Result<User, DecodeError> {
    from_xml(&format!("<user {XSI}>{content}</user>"))
}

#[test]
fn fields_come_in_any_order_and_unknown_ones_are_skipped() {
    let read = user(
        "<age>41</age><new><deep>x</deep><name>not this</name></new><!-- c --><name>Ana</name>",
    );
    assert_eq!(read.unwrap(), User::new().name("Ana").age(41));
}

#[test]
fn a_null_in_any_field_is_an_absent_field() {
    let nil = "xsi:nil=\"true\" xsi:type=\"xsd:string\"";
    let read = user(&format!(
        "<name {nil}/><age {nil}/><active {nil}></active><extra {nil}/><score xsi:nil='1'/>\
         <anything {nil}/>"
    ));
    assert_eq!(read.unwrap(), User::new());
    assert_eq!(user("<name xsi:nil='false'>x</name>").unwrap(), User::new().name("x"));
}

#[test]
fn nil_counts_by_its_namespace_and_not_by_its_prefix() {
    let read = user(
        "<name other:nil='true' xmlns:other='urn:other'>x</name>\
         <age i:nil='true' xmlns:i='http://www.w3.org/2001/XMLSchema-instance'/>",
    );
    assert_eq!(read.unwrap(), User::new().name("x"));
}

#[test]
fn an_empty_element_stands_where_a_number_or_a_struct_is_declared() {
    let read = user("<name/><age/><active></active><score/><extra/>").unwrap();
    assert_eq!(read, User::new().name("").extra([]));
    assert_eq!(from_xml::<Option2>("<a><user/></a>").unwrap().user, Some(User::new()));
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Option2 {
    pub user: Option<User>,
}

setters!(Option2 { user: some(User) });

crate::record! {
    Option2: "option2" in "urn:test", elements in "" {
        0 user: optional element = "user",
    }
}

#[test]
fn text_keeps_its_blanks_and_reads_references_and_cdata() {
    let read = user("<name>  a &amp;&#x20AC;&#13;<![CDATA[<b>]]> \r\n c </name>").unwrap();
    assert_eq!(read.name.unwrap(), "  a &€\r<b> \n c ");
}

#[test]
fn numbers_and_booleans_stand_between_blanks() {
    let read = user("<age> 7\n</age><active> 1 </active><score>-INF</score>").unwrap();
    assert_eq!(read, User::new().age(7).active(true).score(f64::NEG_INFINITY));
    assert!(user("<score>NaN</score>").unwrap().score.unwrap().is_nan());
}

#[test]
fn what_does_not_fit_is_an_error_with_its_path() {
    let error = user("<extra><item><field_name>a</field_name></item></extra><age>old</age>");
    let error = error.unwrap_err();
    assert_eq!(error.path(), "user/age");
    assert!(error.to_string().contains("expected xsd:int, found `old`"), "{error}");

    let error = user("<extra><item/><item><field_name>&x;</field_name></item></extra>");
    assert_eq!(error.unwrap_err().path(), "user/extra/item[1]/field_name");
}

#[test]
fn arrays_hold_items_of_any_name_and_nil_items_keep_their_place() {
    let array = format!(
        "<a {XSI} enc:arrayType='xsd:string[4]'><item>a</item><x>b</x><item xsi:nil='true'/><item/></a>"
    );
    let items: Vec<Option<String>> = from_xml(&array).unwrap();
    let text = |text: &str| Some(text.to_owned());
    assert_eq!(items, [text("a"), text("b"), None, text("")]);

    let error = from_xml::<Vec<String>>(&array).unwrap_err();
    assert_eq!(error.path(), "a/item[2]");
    assert!(error.to_string().ends_with("expected a value, found nil"), "{error}");
}

#[test]
fn an_item_without_text_is_no_number() {
    let error = from_xml::<Vec<i32>>("<a><i>1</i><i/></a>").unwrap_err();
    assert_eq!(error.path(), "a/i[1]");
    assert!(error.to_string().ends_with("expected xsd:int, found an empty element"), "{error}");
    assert_eq!(from_xml::<Vec<Option<i32>>>("<a><i>1</i><i/></a>"), Ok(vec![Some(1), None]));
    assert_eq!(from_xml::<Vec<String>>("<a><i/></a>"), Ok(vec![String::new()]));
}

#[test]
fn text_is_neither_a_list_nor_a_struct() {
    for xml in ["<a>-1</a>", "<a><![CDATA[-1]]></a>", "<a><i/>-1</a>"] {
        let list = from_xml::<Vec<Extra>>(xml).unwrap_err();
        let record = from_xml::<Extra>(xml).unwrap_err();
        for error in [list, record] {
            assert_eq!(error.path(), "a", "{xml}");
            assert!(error.to_string().ends_with("expected elements, found `-1`"), "{error}");
        }
    }
    assert_eq!(from_xml::<Extra>("<a>\r\n<!-- none -->\t</a>"), Ok(Extra::new()));
}

#[test]
fn elements_are_no_text() {
    for xml in ["<a>1<b/>5</a>", "<a><b>1</b></a>", "<a>1<b>5</b></a>"] {
        let number = from_xml::<i32>(xml).unwrap_err();
        let text = from_xml::<String>(xml).unwrap_err();
        for error in [number, text] {
            assert_eq!(error.path(), "a", "{xml}");
            assert!(error.to_string().ends_with("found the element `b`"), "{error}");
        }
    }
}

#[test]
fn sparse_and_offset_arrays_are_filled_up() {
    let sparse =
        format!("<a {XSI} enc:offset='[1]'><i>1</i><i enc:position='[4]'>4</i><i>5</i></a>");
    let items: Vec<Option<i32>> = from_xml(&sparse).unwrap();
    assert_eq!(items, [None, Some(1), None, None, Some(4), Some(5)]);
    let items: Vec<Value> = from_xml(&sparse).unwrap();
    assert_eq!(items.iter().filter(|it| it.is_nil()).count(), 3);
    let error = from_xml::<Vec<i32>>(&sparse).unwrap_err();
    assert!(error.to_string().ends_with("expected a value, found item 0 left out"), "{error}");

    for bad in ["enc:offset='[x]'", "enc:offset='[99999999999]'"] {
        assert!(from_xml::<Vec<i32>>(&format!("<a {XSI} {bad}><i>1</i></a>")).is_err());
    }
    let backwards = format!("<a {XSI}><i>1</i><i>2</i><i enc:position='[0]'>3</i></a>");
    assert!(from_xml::<Vec<i32>>(&backwards).unwrap_err().to_string().contains("twice"));
}

#[test]
fn nested_arrays_are_lists_of_lists() {
    let rows: Vec<Vec<i32>> =
        from_xml("<a><row><i>1</i><i>2</i></row><row/><row><i>3</i></row></a>").unwrap();
    assert_eq!(rows, [vec![1, 2], vec![], vec![3]]);
}

#[test]
fn references_are_followed_wherever_the_element_stands() {
    let read: User = from_encoded(
        "<user><name href=\"#n\"/><extra><item href=\"#e\"/><item href=\"#e\"/></extra>\
         <x id=\"n\">Ana</x><y id=\"e\"><field_name href='#n'/></y></user>",
    )
    .unwrap();
    let extra = Extra::new().field_name("Ana");
    assert_eq!(read, User::new().name("Ana").extra([extra.clone(), extra]));
}

#[test]
fn a_reference_reads_its_target_with_the_namespaces_in_force_there() {
    let read: User = from_encoded(
        "<user><age href='#n'/><w xmlns:i='http://www.w3.org/2001/XMLSchema-instance'>\
         <x id='n' i:nil='true'/></w></user>",
    )
    .unwrap();
    assert_eq!(read, User::new());
}

#[test]
fn cycles_and_dangling_references_are_errors() {
    let cycle = "<node><label>a</label><next href='#n'/><x id='n'><next href='#n'/></x></node>";
    let error = from_encoded::<Node>(cycle).unwrap_err();
    assert!(error.to_string().contains("contains it"), "{error}");
    assert_eq!(error.path(), "node/next/x/next");

    let error = from_encoded::<Node>("<node><next href='#gone'/></node>").unwrap_err();
    assert!(error.to_string().contains("`#gone` refers to an element that is not there"));
    assert!(from_encoded::<Node>("<node><next href='cid:1'/></node>").is_err());
}

#[test]
fn anything_takes_its_type_from_the_message() {
    let read: Value = from_xml(&format!(
        "<v {XSI} xmlns:xsd='http://www.w3.org/2001/XMLSchema'>\
         <n xsi:type='xsd:int'>7</n><big xsi:type='xsd:integer'>123456789012345678901</big>\
         <b xsi:type='xsd:boolean'>true</b><d xsi:type='xsd:double'>1.5</d><s> x </s>\
         <none xsi:nil='true'/><list enc:arrayType='xsd:anyType[1]'><item><k>v</k></item></list>\
         <empty xsi:type='enc:Array'/></v>"
    ))
    .unwrap();
    let text = |text: &str| Value::from(text);
    let expected = [
        ("n", Value::Int(7)),
        ("big", text("123456789012345678901")),
        ("b", Value::Bool(true)),
        ("d", Value::Double(1.5)),
        ("s", text(" x ")),
        ("none", Value::Nil),
        ("list", Value::Array(vec![Value::Struct(vec![("k".to_owned(), text("v"))])])),
        ("empty", Value::Array(vec![])),
    ];
    let expected = expected.map(|(name, value)| (name.to_owned(), value)).to_vec();
    assert_eq!(read, Value::Struct(expected));
}

#[test]
fn an_array_of_anything_says_what_its_items_are() {
    let read: Value = from_xml(&format!(
        "<v {XSI}><rows enc:arrayType='xsd:anyType[3]'>\
         <r enc:arrayType='xsd:int[2]'><q>1</q><q>2</q></r><r xsi:nil='true'/>\
         <r enc:arrayType='xsd:boolean[][1]'><q enc:arrayType='xsd:boolean[1]'><b>1</b></q></r></rows>\
         <mixed enc:arrayType='xsd:int[2]'><i xmlns:x='u' xsi:type='x:string'>1</i><i><k>1</k></i></mixed>\
         </v>"
    ))
    .unwrap();
    let rows = read.get("rows").and_then(Value::as_array).unwrap();
    let booleans = Value::Array(vec![Value::Array(vec![Value::Bool(true)])]);
    assert_eq!(rows, [Value::Array(vec![Value::Int(1), Value::Int(2)]), Value::Nil, booleans]);
    // What an item says of itself counts more, and its members are of any type.
    let mixed = read.get("mixed").and_then(Value::as_array).unwrap();
    assert_eq!(mixed[0], Value::from("1"));
    assert_eq!(mixed[1].get("k"), Some(&Value::from("1")));
}

#[test]
fn text_beside_members_is_not_lost() {
    let read: Value = from_xml("<v>a<k>1</k> b </v>").unwrap();
    let member = |name: &str, text: &str| (name.to_owned(), Value::from(text));
    assert_eq!(read, Value::Struct(vec![member("", "a"), member("k", "1"), member("", " b ")]));
}

#[test]
fn soap_1_2_refers_and_counts_in_its_own_way() {
    let read: User = from_encoded(
        "<user xmlns:c='http://www.w3.org/2003/05/soap-encoding'><name c:ref='n'/>\
         <extra c:itemType='t:extra' c:arraySize='2'><item c:ref='#e'/><item c:ref='e'/></extra>\
         <x c:id='n'>Ana</x><y c:id='e'><field_name c:ref='n'/></y></user>",
    )
    .unwrap();
    let extra = Extra::new().field_name("Ana");
    assert_eq!(read, User::new().name("Ana").extra([extra.clone(), extra]));
    let array: Value = from_encoded(
        "<a xmlns:c='http://www.w3.org/2003/05/soap-encoding' c:arraySize='*'><i>1</i></a>",
    )
    .unwrap();
    assert_eq!(array, Value::Array(vec![Value::from("1")]));
}

#[test]
fn what_is_no_reference_is_data() {
    let text = "<user xmlns:xml='http://www.w3.org/XML/1998/namespace'>\
                <name xml:id='n' href='#gone'>Ana</name></user>";
    assert_eq!(from_xml(text), Ok(User::new().name("Ana")));
    // `enc:ref` of another namespace, and an `xlink:type`, say nothing about the value.
    let text = "<user xmlns:l='http://www.w3.org/1999/xlink'>\
                <anything l:type='simple' l:ref='gone'>7</anything></user>";
    assert_eq!(from_encoded(text), Ok(User::new().anything("7")));
    let encoded = "<user e:encodingStyle = \"http://www.w3.org/2003/05/soap-encoding\">\
                   <name href='#gone'/></user>";
    assert!(from_xml::<User>(encoded).is_err());
}

#[test]
fn an_array_says_of_which_type_its_items_are() {
    let items = "<i>1</i><i xsi:type='xsd:string'>2</i><i xsi:nil='1'/>";
    let array = format!(
        "<r xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' \
         xmlns:E='http://schemas.xmlsoap.org/soap/encoding/' E:arrayType='xsd:int[3]'>{items}</r>"
    );
    let items = vec![Value::Int(1), Value::from("2"), Value::Nil];
    assert_eq!(from_encoded::<Vec<Value>>(&array), Ok(items.clone()));
    assert_eq!(from_encoded::<Value>(&array), Ok(Value::Array(items)));
}

#[test]
fn an_id_that_two_elements_have_refers_to_none() {
    let error = from_encoded::<Vec<String>>("<r><a href='#i'/><m id='i'>x</m><m id='i'>y</m></r>");
    let error = error.unwrap_err().to_string();
    assert!(error.ends_with("`#i` refers to several elements"), "{error}");
}
