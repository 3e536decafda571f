//! Recording calls, and answering from the recording (feature `replay`): a run against a real server
//! becomes a test without one.
//!
//! ```no_run
//! use wsdl_runtime::Client;
//! use wsdl_runtime::replay::{Player, Recorder};
//!
//! # fn f() -> wsdl_runtime::Result<()> {
//! // In the run: what travels is written to the file once the client is dropped.
//! let recorder = Recorder::new("tests/quotes.txt");
//! let client = Client::builder("https://stock.example.org/quotes").record(&recorder).build()?;
//!
//! // In the test, with any credentials:
//! let player = Player::open("tests/quotes.txt")?;
//! let client = Client::builder("https://stock.example.org/quotes").transport(player).build()?;
//! # Ok(())
//! # }
//! ```
//!
//! # The file
//! A recording is text, made to be read, compared and changed by hand:
//!
//! ```text
//! = GetQuote of Quotes
//! > POST https://stock.example.org/quotes
//! > content-type: text/xml; charset=utf-8
//! > soapaction: "urn:quotes#GetQuote"
//! >
//! > <?xml version="1.0" encoding="UTF-8"?>
//! > <SOAP-ENV:Envelope xmlns:SOAP-ENV="http://schemas.xmlsoap.org/soap/envelope/">\
//! >   <SOAP-ENV:Body>\
//! >     <GetQuote><key>[secret]</key></GetQuote>\
//! >   </SOAP-ENV:Body>\
//! > </SOAP-ENV:Envelope>
//! < 200
//! < content-type: text/xml
//! <
//! < …
//! ```
//!
//! A line `=` begins an exchange; `= page for` one begins a page that a [`Signing`](crate::Signing)
//! asks for, such as the caller's address. Lines `>` are the request, lines `<` the reply: its status,
//! its headers, an empty line, its body. A line `!` says what came in place of a reply or of its rest:
//! `! no connection: why`, `! connection broke: why`, `! no answer`. Other lines that begin with `#`
//! are comments. A `\` at the end of a line is not part of the text, and neither is the line break
//! behind it or the space in front of the next line. `\\`, `\r` and `\xE9` stand for a backslash, a
//! carriage return and the byte E9.
//!
//! Times do not stand in it, nor do headers that name some, so that the same calls make the same file.
//!
//! # Secrets
//! `[secret]` stands for the client's credentials, the values of its own HTTP headers, the fields of
//! type [`Secret`](crate::Secret) in requests and, as far as they could be read, in replies, and whatever
//! repeats one of them, in the spellings that errors are searched for. Cookies and the queries of
//! addresses are left out, and so is what repeats a value of eight characters or more of a query.
//! So a value of a reply that equals a secret, or contains one, is replaced as well, whatever the field: of an
//! account whose login is also its password, the recording has neither, and the player answers with
//! `[secret]` for both. Record a run with secrets that are nothing else. Anything else is data, and stands there: [`Recorder::secret`] and [`Recorder::replace`] take more
//! out. Secrets of less than four bytes are found in requests alone, where the client fills them in.

mod asked;
mod clean;
mod infoset;
mod lines;
mod player;
mod read;
mod recorder;
mod recording;
mod tee;
#[cfg(test)]
mod tests;
mod write;

pub use player::Player;
pub use recorder::{Recorder, Recording};
