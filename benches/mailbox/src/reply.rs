//! Replies of any size.

use std::fmt::Write;

const START: &str = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\
    <s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"><s:Body \
    xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xmlns:xsd=\"http://www.w3.org/2001/XMLSchema\">";
/// What all ids of one mailbox begin with.
const MAILBOX: &str = "AQMkADAwATM0MDAAMS04YTI2LWFiMzYtMDACLTAwCg";
const END: &str = "</s:Body></s:Envelope>";

/// What a folder holds: of five items, four are messages and one is an appointment.
pub fn mailbox(items: usize) -> String {
    let mut reply = format!(
        "{START}<m:FindResponse xmlns:m=\"urn:mailbox\" xmlns:b=\"urn:mailbox\">\
         <m:Folder NextOffset=\"{items}\" Total=\"{items}\" IsLast=\"true\"><b:Items>"
    );
    for item in 0..items {
        if item % 5 == 4 {
            appointment(&mut reply, item);
        } else {
            message(&mut reply, item);
        }
    }
    reply + "</b:Items></m:Folder></m:FindResponse>" + END
}

fn message(reply: &mut String, item: usize) {
    let (minute, unread) = (item % 60, item.is_multiple_of(3));
    let _ = write!(
        reply,
        "<b:Message><b:ItemId Id=\"{MAILBOX}BGAAADc8mvZ3qLMkG7bqJxP5kzEAcAm2ZQpKTtsUyH8xWv\
         A9QkrAAAAgEMAAAA{item:012}AAAA\" \
         Version=\"CQAAABYAAAB{item:08}\"/><b:FolderId Id=\"{MAILBOX}AuAAADc8mvZ3qLMkG7bqJxP5kzEA==\" \
         Version=\"AQAAAA==\"/><b:Subject>Re: minutes of the meeting on Monday {item} &amp; what the budget allows</b:Subject>\
         <b:Privacy>Normal</b:Privacy><b:Received>2026-03-0{}T08:{minute:02}:12Z</b:Received>\
         <b:Size>{}</b:Size><b:Priority>High</b:Priority><b:IsDraft>false</b:IsDraft>\
         <b:HasAttachments>true</b:HasAttachments><b:From xsi:type=\"b:Person\"><b:Name>Ana Quispe</b:Name>\
         <b:Address>ana.{item}@example.org</b:Address><b:Title>Dr.</b:Title></b:From>\
         <b:IsRead>{unread}</b:IsRead></b:Message>",
        item % 9 + 1,
        2000 + item,
    );
}

fn appointment(reply: &mut String, item: usize) {
    let minute = item % 60;
    let _ = write!(
        reply,
        "<b:Appointment><b:ItemId Id=\"{MAILBOX}BGAAADc8mvZ3qLMkG7bqJxP5kzEAcAm2ZQpKTtsUyH8xWv\
         A9QkrAAAAgEMAAAA{item:012}AAAA\" \
         Version=\"DwAAABYAAAB{item:08}\"/><b:Subject>Colloquium {item}</b:Subject>\
         <b:Privacy>Private</b:Privacy><b:Size>{}</b:Size><b:HasAttachments>false</b:HasAttachments>\
         <b:Start>2026-03-0{day}T14:{minute:02}:00Z</b:Start><b:End>2026-03-0{day}T15:{minute:02}:00Z</b:End>\
         <b:Availability>Busy</b:Availability><b:Place>Lecture hall B, second floor, to the left of the stairs</b:Place>\
         <b:IsMeeting>true</b:IsMeeting><b:Answer>Accepted</b:Answer>\
         <b:Organizer xsi:type=\"b:Group\"><b:Name>Physics</b:Name>\
         <b:Address>physics@example.org</b:Address><b:Size>12</b:Size></b:Organizer></b:Appointment>",
        900 + item,
        day = item % 9 + 1,
    );
}

/// A list of `items` that have all of their `fields`.
pub fn wide(fields: usize, items: usize) -> String {
    let mut reply = format!("{START}<w:GetResponse xmlns:w=\"urn:wide\"><list{fields}>");
    for _ in 0..items {
        reply += "<item>";
        for field in 0..fields {
            let _ = write!(reply, "<field{field}>value {field}</field{field}>");
        }
        reply += "</item>";
    }
    reply + &format!("</list{fields}></w:GetResponse>") + END
}
