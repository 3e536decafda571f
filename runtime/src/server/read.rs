//! How the request of an operation is read: one function for each form that a request has.

use crate::codec::decode::{Decode, DecodeElement, DecodeParts};
use crate::codec::line::Line;
use crate::server::call::Call;
use crate::soap::fault::Fault;
use crate::soap::operation::{Operation, Style};

/// The body is one element; it is refused where it is nil and may not be.
pub fn element<T: DecodeElement>(_operation: &Operation, call: &Call) -> Result<T, Fault> {
    call.element()
}

/// The same, where the value is of a simple type, and `line` says what becomes of its text.
pub fn text_element<T: DecodeElement>(
    line: Line,
) -> impl Fn(&Operation, &Call) -> Result<T, Fault> {
    move |_, call| call.element_as(line.reading)
}

/// The only part is a struct. One that is absent or nil is refused: a client sends a value.
pub fn part<T: Decode>(operation: &Operation, call: &Call) -> Result<T, Fault> {
    let value: Option<T> = parts(operation, call)?;
    value.ok_or_else(|| refused(&format!("`{}` has no part with a value", call.operation())))
}

/// Several parts, as the struct generated for them.
pub fn parts<T: DecodeParts>(operation: &Operation, call: &Call) -> Result<T, Fault> {
    match operation.style() {
        Style::Document => call.body(),
        Style::RpcEncoded | Style::RpcLiteral => call.parts(),
    }
}

/// No part that a method would get.
pub fn nothing(_operation: &Operation, _call: &Call) -> Result<(), Fault> {
    Ok(())
}

/// What `read` reads, and the header blocks that the operation declares.
pub fn with_headers<R, H: DecodeParts>(
    read: impl Fn(&Operation, &Call) -> Result<R, Fault>,
) -> impl Fn(&Operation, &Call) -> Result<(R, H), Fault> {
    move |operation, call| Ok((read(operation, call)?, call.headers()?))
}

fn refused(why: &str) -> Fault {
    Fault::new("Client", why)
}
