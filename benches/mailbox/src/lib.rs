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

#[cfg(test)]
mod tests {
    use wsdl_runtime::messages::decode_reply;

    use super::generated::{AnyParticipant, Folder, ItemsChoice};
    use super::wide::List200;
    use super::{reply, with_serde};

    #[test]
    fn replies_are_what_the_schemas_say() {
        let reply = reply::mailbox(50);
        let folder: Option<Folder> = decode_reply(reply.as_bytes()).expect("it is a reply");
        let items = folder.unwrap_or_default().items.unwrap_or_default().choice;
        assert_eq!((items.len(), with_serde::decode(&reply).len()), (50, 50));
        let ItemsChoice::Message(message) = &items[0] else { panic!("a message is expected") };
        assert!(matches!(message.from_, Some(AnyParticipant::Person(_))));

        let list: Option<List200> =
            decode_reply(reply::wide(200, 3).as_bytes()).expect("it is too");
        let items = list.unwrap_or_default().item;
        assert_eq!(items.len(), 3);
        assert!(items.iter().all(|item| item.field199.as_deref() == Some("value 199")));
    }
}
