//! What the decoder takes though the schema forbids it: the one list, and what of it a reply needed.

use std::fmt;

/// Something in a reply that its schema, or SOAP, forbids, and that is read all the same, because
/// real servers send it.
///
/// None of these makes a value up: what is read stands in the reply, or there is `None`. What was
/// tolerated in a reply is counted in [`Tolerated`]; a strict reader refuses all of it. What is not
/// in this list is a decode error in any case.
///
/// Each names the test that holds it, in `lenient.rs` or `replies.rs` of `runtime/src/generated/tests`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Leniency {
    /// `xsi:nil` on an element that is not nillable (XSD 1.0 Part 1 §3.3.4): it is read as absent.
    /// NuSOAP sends nil in every field. With SOAP encoding any value may be nil (SOAP 1.1 §5.1), and
    /// nothing is counted. Test: `nil_where_it_is_not_declared`.
    Nil,
    /// Text or elements in an element that is nil (XSD 1.0 Part 1 §3.3.4), or that refers to another
    /// one (SOAP 1.1 §5.4.1): they are left out. Test: `content_where_none_may_be`.
    Content,
    /// An empty element where the declared type has no empty text, such as `<age/>` for an
    /// `xsd:int` (XSD 1.0 Part 2 §3.3.13): it is read as absent. PHP prints `false` and null in this
    /// way. Test: `an_empty_element_for_a_number`.
    EmptyValue,
    /// Empty text in an attribute, or between the tags of an element with attributes, where the
    /// declared type has no empty text: it is read as absent. Test: `empty_text_for_a_number`.
    EmptyText,
    /// A value in a form that is not that of the type: `Infinity` for `INF`, `nan` for `NaN` (XSD 1.0
    /// Part 2 §3.2.4), base64 without the padding at its end (§3.2.16), or a value of an enumeration
    /// between blanks that would belong to it (§4.3.6). Test, in `spelled.rs`:
    /// `a_value_in_another_form`.
    Spelling,
    /// A value that the schema does not have: none of those that an enumeration names (XSD 1.0 Part 2
    /// §4.3.5), or one of no member type of a union (§2.5.1.3). Its text is kept, in the variant `Other`.
    /// Test, in `spelled.rs`: `a_value_that_the_schema_does_not_have`.
    UnknownValue,
    /// An array of SOAP encoding with more or fewer items than it says, or that says it in a way which
    /// nobody knows (SOAP 1.1 §5.4.2): those that are there are read. One that leaves items out, and says so, may have fewer (§5.4.2.1). Test,
    /// in `spelled.rs`: `an_array_of_another_size`.
    ArraySize,
    /// An element, a choice or an attribute that the schema requires is not there, or an element less
    /// often (XSD 1.0 Part 1 §3.9.4, §3.2.1): its field is `None`, or a list of what is there. A field
    /// that `Config::required` asks for is an error instead. With SOAP encoding an absent value is nil
    /// (SOAP 1.1 §5.1). Tests: `a_required_element_is_absent`, in `counts.rs`, and of the parts of a
    /// reply, in `replies.rs`.
    Missing,
    /// An element in another place than the sequence of the schema has for it (XSD 1.0 Part 1
    /// §3.8.4). Test: `elements_in_another_order`.
    Order,
    /// An element of another namespace than the declared one, or of none, where no element of the
    /// declared name is there (Namespaces in XML 1.0 §6). Test: `an_element_of_another_namespace`.
    Namespace,
    /// An element that the schema does not name, where it allows no others: it is left out. Test:
    /// `an_element_that_nobody_declares`.
    UnknownElement,
    /// An attribute that the schema does not name, where it allows no others (XSD 1.0 Part 1 §3.4.4):
    /// it is left out. Attributes of XML, of XML Schema's instances, of SOAP and of its encoding are
    /// none of these. Test: `an_attribute_that_nobody_declares`.
    UnknownAttribute,
    /// A second element where the schema allows one (XSD 1.0 Part 1 §3.8.4): the first one counts.
    /// Test: `a_second_element`.
    RepeatedElement,
    /// More elements than the schema allows, where it allows several (XSD 1.0 Part 1 §3.9.4): all of
    /// them are read. Test, in `counts.rs`: `more_elements_than_the_schema_allows`.
    TooMany,
    /// The type that `xsi:type` names is not the declared one or one derived from it (XSD 1.0 Part 1
    /// §2.6.1): what stands there is read by the declared type. PHP sends `xsd:string` for anything. An
    /// empty element that says it is no struct or list, where one is declared, is read as absent.
    /// Tests: `a_type_that_is_not_the_declared_one`, `a_struct_of_another_type`, and in `said.rs`:
    /// `an_empty_element_of_another_kind`.
    Type,
    /// Another value than the only one that the schema allows, which it calls `fixed` (XSD 1.0 Part 1
    /// §3.2.1, §3.3.1): what stands there is read. Test: `another_value_than_the_fixed_one`.
    Fixed,
    /// The only part of a reply of the style `rpc` and the use `literal` has another name than the
    /// WSDL says (WSDL 1.1 §3.5). Test: `a_part_of_another_name`.
    PartName,
    /// The element around the parts of a reply has the name of the operation or of its message, or
    /// its name in another case, or another namespace. It should be the operation's name with
    /// `Response` behind it (SOAP 1.1 §7.1, WS-I Basic Profile 1.1 R2729). Test:
    /// `a_wrapper_of_another_name`.
    WrapperName,
    /// The body is empty where a reply element is declared in which nothing has to be (WSDL 1.1
    /// §3.5). Test: `an_empty_body`.
    EmptyBody,
    /// Text between the elements of the envelope (SOAP 1.1 §4). Test: `text_in_the_envelope`.
    EnvelopeText,
    /// Something before the envelope that is no XML declaration, comment, processing instruction or
    /// white space, such as a warning of PHP. Test: `something_before_the_envelope`.
    BeforeEnvelope,
    /// Something behind the envelope that is no comment, processing instruction or white space.
    /// Test: `something_behind_the_envelope`.
    BehindEnvelope,
    /// The URL of an attachment, such as `cid:photo`, as the text of an element of bytes, which base64
    /// does not allow (XSD 1.0 Part 2 §3.2.16): its bytes are read. SoapUI sends it. Test, in
    /// `attachments.rs`: `the_url_of_a_part_where_bytes_belong`.
    PartAsText,
    /// Text in another encoding than the declared one (RFC 7303 §3): UTF-8 with the label
    /// ISO-8859-1, as NuSOAP sends it, or the reverse. Test, in `runtime/src/soap/charset.rs`:
    /// `a_label_that_is_not_true_is_counted`.
    Charset,
    /// Bytes that stand for no character in the encoding of the text, such as a character that was
    /// cut in half: each reads as U+FFFD. Test, beside that: `a_cut_character_spoils_itself_alone`.
    BrokenText,
}

impl fmt::Display for Leniency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Nil => "nil where the schema does not allow it",
            Self::Content => "content in an element that is nil, or refers to another one",
            Self::EmptyValue => "an empty element where the type has no empty text",
            Self::EmptyText => "empty text where the type has none",
            Self::Spelling => "a value in another form than that of its type",
            Self::UnknownValue => "a value that the schema does not have",
            Self::ArraySize => "an array of another size than it says",
            Self::Missing => "what the schema requires is missing",
            Self::Order => "an element in another order than that of the schema",
            Self::Namespace => "an element of another namespace than the declared one",
            Self::UnknownElement => "an element that the schema does not name",
            Self::UnknownAttribute => "an attribute that the schema does not name",
            Self::RepeatedElement => "a second element where the schema allows one",
            Self::TooMany => "more elements than the schema allows",
            Self::Type => "an `xsi:type` that is not the declared type",
            Self::Fixed => "another value than the only one that the schema allows",
            Self::PartName => "a part of another name than the declared one",
            Self::WrapperName => "a reply element of another name than the operation's",
            Self::EmptyBody => "an empty body",
            Self::EnvelopeText => "text between the elements of the envelope",
            Self::BeforeEnvelope => "something before the envelope",
            Self::PartAsText => "the URL of an attachment as the text of bytes",
            Self::BehindEnvelope => "something behind the envelope",
            Self::Charset => "text in another encoding than the declared one",
            Self::BrokenText => "bytes that stand for no character",
        })
    }
}

/// How many paths are kept for each leniency.
const PATHS: usize = 3;

/// What was tolerated in one reply: for each [`Leniency`] how often, and where first.
///
/// It is empty for a reply that is as its schema says, and takes no memory then.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tolerated(Vec<Occurrences>);

/// How often something was tolerated in a reply, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Occurrences {
    /// What was tolerated.
    pub leniency: Leniency,
    /// How often.
    pub count: usize,
    /// Where the first three were: local names of elements from the body on, with `/` between them.
    pub paths: Vec<String>,
}

impl Tolerated {
    /// Whether nothing had to be tolerated.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// What was tolerated, in the order in which it was met first.
    pub fn iter(&self) -> impl Iterator<Item = &Occurrences> {
        self.0.iter()
    }

    /// How often a leniency was needed.
    pub fn count(&self, leniency: Leniency) -> usize {
        self.0.iter().find(|it| it.leniency == leniency).map_or(0, |it| it.count)
    }

    /// Replaces the names in the paths by what `change` makes of them.
    pub(crate) fn map_text(&mut self, change: &dyn Fn(&str) -> String) {
        for path in self.0.iter_mut().flat_map(|it| &mut it.paths) {
            *path = change(path);
        }
    }

    /// Counts one. `path` is asked for only if it is to be kept.
    pub(crate) fn add(&mut self, leniency: Leniency, path: impl FnOnce() -> String) {
        let known = self.0.iter().position(|it| it.leniency == leniency);
        let index = known.unwrap_or_else(|| {
            self.0.push(Occurrences { leniency, count: 0, paths: Vec::new() });
            self.0.len() - 1
        });
        let Some(entry) = self.0.get_mut(index) else { return };
        entry.count += 1;
        if entry.paths.len() < PATHS {
            entry.paths.push(path());
        }
    }
}

/// One line for each leniency.
impl fmt::Display for Tolerated {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, Occurrences { leniency, count, paths }) in self.0.iter().enumerate() {
            let line = if index > 0 { "\n" } else { "" };
            let paths = paths.iter().map(|path| match path.as_str() {
                "" => "the envelope".to_owned(),
                path => format!("`{path}`"),
            });
            let paths: Vec<_> = paths.collect();
            write!(f, "{line}{leniency}: {count} times, at {}", paths.join(", "))?;
        }
        Ok(())
    }
}
