//! Replies that are hard to decode fast: types of very many fields, most of which are absent.

pub mod reply;
pub mod with_serde;

/// Messages and appointments: types of 60 and more fields, derived from one of 35.
pub mod generated {
    wsdl_runtime::include_wsdl!("mailbox");
}

/// Types of 200, 400 and 800 fields.
pub mod wide {
    wsdl_runtime::include_wsdl!("wide");
}

/// Walks a reply with quick-xml alone and builds nothing: how many events it has.
///
/// # Panics
/// Where the reply is not well-formed.
pub fn walk(reply: &str) -> usize {
    let mut reader = quick_xml::Reader::from_str(reply);
    let mut events = 0;
    loop {
        match reader.read_event().expect("the reply is well-formed") {
            quick_xml::events::Event::Eof => return events,
            _ => events += 1,
        }
    }
}
