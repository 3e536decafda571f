//! The reply as serde on quick-xml reads it, typed as closely as serde can. What `xsi:type` says is
//! kept beside the fields of all types that an element can be of.

#![allow(missing_docs)]

use serde::Deserialize;

#[derive(Deserialize)]
pub struct Envelope {
    #[serde(rename = "Body")]
    pub body: Body,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct Body {
    pub find_response: FindResponse,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct FindResponse {
    pub folder: Folder,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct Folder {
    pub items: Items,
    #[serde(rename = "@NextOffset")]
    pub next_offset: Option<i32>,
    #[serde(rename = "@Total")]
    pub total: Option<i32>,
    #[serde(rename = "@IsLast")]
    pub is_last: Option<bool>,
}

#[derive(Deserialize)]
pub struct Items {
    #[serde(rename = "$value", default)]
    pub list: Vec<Entry>,
}

#[derive(Deserialize)]
pub enum Entry {
    Message(Box<Message>),
    Appointment(Box<Appointment>),
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct Message {
    pub raw_source: Option<Source>,
    pub item_id: Option<ItemId>,
    pub folder_id: Option<ItemId>,
    pub class: Option<String>,
    pub subject: Option<String>,
    pub privacy: Option<Privacy>,
    pub text: Option<Text>,
    pub attachments: Option<Attachments>,
    pub received: Option<String>,
    pub size: Option<i32>,
    pub labels: Option<Labels>,
    pub priority: Option<Priority>,
    pub answer_to: Option<String>,
    pub is_sent: Option<bool>,
    pub is_draft: Option<bool>,
    pub is_own: Option<bool>,
    pub is_forwarded: Option<bool>,
    pub is_unchanged: Option<bool>,
    pub headers: Option<Headers>,
    pub sent: Option<String>,
    pub created: Option<String>,
    pub actions: Option<Actions>,
    pub reminder_at: Option<String>,
    pub has_reminder: Option<bool>,
    pub reminder_minutes: Option<i32>,
    pub shown_copies: Option<String>,
    pub shown_recipients: Option<String>,
    pub has_attachments: Option<bool>,
    #[serde(default)]
    pub property: Vec<Property>,
    pub culture: Option<String>,
    pub rights: Option<Rights>,
    pub changed_by: Option<String>,
    pub changed: Option<String>,
    pub retention: Option<String>,
    pub checksum: Option<String>,
    pub sender: Option<Participant>,
    pub recipients: Option<Participants>,
    pub copies: Option<Participants>,
    pub blind_copies: Option<Participants>,
    pub wants_read_receipt: Option<bool>,
    pub wants_delivery_receipt: Option<bool>,
    pub thread_index: Option<String>,
    pub thread_topic: Option<String>,
    pub from: Option<Participant>,
    pub message_number: Option<String>,
    pub is_read: Option<bool>,
    pub wants_answer: Option<bool>,
    pub references: Option<String>,
    pub reply_to: Option<Participants>,
    pub received_by: Option<Participant>,
    pub received_for: Option<Participant>,
    #[serde(default)]
    pub route: Vec<String>,
    pub spam_score: Option<f64>,
    pub signature: Option<String>,
    pub is_encrypted: Option<bool>,
    pub deliver_after: Option<String>,
    pub expires_at: Option<String>,
    pub list: Option<String>,
    pub unsubscribe: Option<String>,
    pub flag: Option<Flag>,
    pub flag_color: Option<String>,
    pub hops: Option<i32>,
    pub queue: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct Appointment {
    pub raw_source: Option<Source>,
    pub item_id: Option<ItemId>,
    pub folder_id: Option<ItemId>,
    pub class: Option<String>,
    pub subject: Option<String>,
    pub privacy: Option<Privacy>,
    pub text: Option<Text>,
    pub attachments: Option<Attachments>,
    pub received: Option<String>,
    pub size: Option<i32>,
    pub labels: Option<Labels>,
    pub priority: Option<Priority>,
    pub answer_to: Option<String>,
    pub is_sent: Option<bool>,
    pub is_draft: Option<bool>,
    pub is_own: Option<bool>,
    pub is_forwarded: Option<bool>,
    pub is_unchanged: Option<bool>,
    pub headers: Option<Headers>,
    pub sent: Option<String>,
    pub created: Option<String>,
    pub actions: Option<Actions>,
    pub reminder_at: Option<String>,
    pub has_reminder: Option<bool>,
    pub reminder_minutes: Option<i32>,
    pub shown_copies: Option<String>,
    pub shown_recipients: Option<String>,
    pub has_attachments: Option<bool>,
    #[serde(default)]
    pub property: Vec<Property>,
    pub culture: Option<String>,
    pub rights: Option<Rights>,
    pub changed_by: Option<String>,
    pub changed: Option<String>,
    pub retention: Option<String>,
    pub checksum: Option<String>,
    pub uid: Option<String>,
    pub start: Option<String>,
    pub end: Option<String>,
    pub original_start: Option<String>,
    pub is_all_day: Option<bool>,
    pub availability: Option<Availability>,
    pub place: Option<String>,
    pub when_text: Option<String>,
    pub is_meeting: Option<bool>,
    pub is_cancelled: Option<bool>,
    pub is_recurring: Option<bool>,
    pub request_was_sent: Option<bool>,
    pub answer: Option<Answer>,
    pub organizer: Option<Participant>,
    pub required: Option<Participants>,
    pub optional: Option<Participants>,
    pub rooms: Option<Participants>,
    pub conflict_count: Option<i32>,
    pub neighbour_count: Option<i32>,
    pub duration: Option<String>,
    pub zone: Option<String>,
    pub answered_at: Option<String>,
    pub sequence: Option<i32>,
    pub state: Option<i32>,
    pub pattern: Option<String>,
    pub first_date: Option<String>,
    pub last_date: Option<String>,
    #[serde(default)]
    pub exception_date: Vec<String>,
    pub allows_new_time: Option<bool>,
    pub online_address: Option<String>,
}

#[derive(Deserialize)]
pub struct ItemId {
    #[serde(rename = "@Id")]
    pub id: String,
    #[serde(rename = "@Version")]
    pub version: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct Participant {
    #[serde(rename = "@type")]
    pub kind: Option<String>,
    pub name: Option<String>,
    pub address: Option<String>,
    pub title: Option<String>,
    pub phone: Option<String>,
    pub size: Option<i32>,
    pub seats: Option<i32>,
    pub floor: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct Participants {
    #[serde(default)]
    pub participant: Vec<Participant>,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct Labels {
    #[serde(default)]
    pub label: Vec<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct Actions {
    #[serde(default)]
    pub action: Vec<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct Headers {
    #[serde(default)]
    pub header: Vec<Header>,
}

#[derive(Deserialize)]
pub struct Header {
    #[serde(rename = "@Name")]
    pub name: String,
    #[serde(rename = "$text")]
    pub text: Option<String>,
}

#[derive(Deserialize)]
pub struct Source {
    #[serde(rename = "@Charset")]
    pub charset: Option<String>,
    #[serde(rename = "$text")]
    pub text: Option<String>,
}

#[derive(Deserialize)]
pub struct Text {
    #[serde(rename = "@Kind")]
    pub kind: Option<String>,
    #[serde(rename = "@IsCut")]
    pub is_cut: Option<bool>,
    #[serde(rename = "$text")]
    pub text: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct Property {
    #[serde(rename = "@Tag")]
    pub tag: String,
    #[serde(rename = "@Kind")]
    pub kind: Option<String>,
    #[serde(default)]
    pub value: Vec<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct Rights {
    pub may_read: Option<bool>,
    pub may_change: Option<bool>,
    pub may_delete: Option<bool>,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct Attachments {
    #[serde(default)]
    pub attachment: Vec<Attachment>,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct Attachment {
    pub name: Option<String>,
    pub media_type: Option<String>,
    pub size: Option<i32>,
    pub content: Option<String>,
}

#[derive(Deserialize)]
pub enum Privacy {
    Normal,
    Personal,
    Private,
    Confidential,
}

#[derive(Deserialize)]
pub enum Priority {
    Low,
    Normal,
    High,
}

#[derive(Deserialize)]
pub enum Flag {
    None,
    Open,
    Done,
}

#[derive(Deserialize)]
pub enum Availability {
    Free,
    Tentative,
    Busy,
    Away,
}

#[derive(Deserialize)]
pub enum Answer {
    Unknown,
    Accepted,
    Declined,
    Tentative,
}

/// What the folder holds.
///
/// # Panics
/// Where the reply is another one.
pub fn decode(reply: &str) -> Vec<Entry> {
    let envelope: Envelope = quick_xml::de::from_str(reply).expect("serde reads the reply as well");
    envelope.body.find_response.folder.items.list
}
