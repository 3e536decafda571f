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
    use wsdl_runtime::messages::{decode_reply, decode_reply_within};

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

    /// The default limit is four bytes of memory for each byte that a reply may have.
    #[test]
    fn replies_of_wide_types_take_less_memory_than_they_may() {
        for items in [300, 1025, 2050] {
            let reply = reply::mailbox(items);
            let folder = |memory| decode_reply_within::<Option<Folder>>(reply.as_bytes(), memory);
            println!("mailbox of {items}: {:.2}", needed(&reply, |memory| folder(memory).is_ok()));
            assert!(folder(reply.len() * 4).is_ok());
        }
        let reply = reply::wide(200, 100);
        let list = |memory| decode_reply_within::<Option<List200>>(reply.as_bytes(), memory);
        println!("wide: {:.2}", needed(&reply, |memory| list(memory).is_ok()));
        assert!(list(reply.len() * 4).is_ok());
    }

    /// How many bytes of memory for each byte of the reply it needs.
    fn needed(reply: &str, is_read: impl Fn(usize) -> bool) -> f64 {
        let (mut too_few, mut enough) = (0, reply.len() * 1000);
        while enough - too_few > reply.len() / 100 {
            let middle = too_few.midpoint(enough);
            *(if is_read(middle) { &mut enough } else { &mut too_few }) = middle;
        }
        enough as f64 / reply.len() as f64
    }
}
