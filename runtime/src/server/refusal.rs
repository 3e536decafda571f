//! What a method refuses with.

use crate::codec::record::group::Group;
use crate::soap::fault::Fault;

/// The refusal of an operation that declares faults: one of those, or any other [`Fault`].
///
/// `F` is the enum `…Fault` that is generated for the operation.
///
/// ```
/// use wsdl_runtime::Fault;
/// use wsdl_runtime::server::Refusal;
///
/// # #[derive(Debug)] enum BookFault { SoldOut }
/// fn book(seats: u32) -> Result<u32, Refusal<BookFault>> {
///     match seats {
///         0 => Err(Fault::new("Client", "No seats to book"))?,
///         1..=9 => Ok(seats),
///         _ => Err(Refusal::declared("There are nine seats", BookFault::SoldOut)),
///     }
/// }
/// # assert!(book(0).is_err() && book(10).is_err() && book(1).is_ok());
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Refusal<F> {
    fault: Fault,
    /// Boxed, so that a result with a refusal stays small.
    detail: Option<Box<F>>,
}

impl<F> Refusal<F> {
    /// A fault that the WSDL declares, with the code `Server` and an explanation for people.
    pub fn declared(string: impl Into<String>, detail: F) -> Self {
        Self { fault: Fault::new("Server", string), detail: Some(Box::new(detail)) }
    }

    /// The same refusal with another fault code. `Client` says that the request has to change
    /// before it can succeed (SOAP 1.1 §4.4.1).
    #[must_use]
    pub fn code(mut self, code: impl Into<String>) -> Self {
        self.fault.code = code.into();
        self
    }
}

impl<F> From<Fault> for Refusal<F> {
    fn from(fault: Fault) -> Self {
        Self { fault, detail: None }
    }
}

/// What becomes of an error that a method returns. Generated code names it in no other way than by
/// the types that implement it.
pub trait IntoFault {
    /// The fault to send.
    fn into_fault(self) -> Fault;
}

impl IntoFault for Fault {
    fn into_fault(self) -> Fault {
        self
    }
}

impl<F: Group> IntoFault for Refusal<F> {
    fn into_fault(self) -> Fault {
        match &self.detail {
            None => self.fault,
            Some(detail) => self.fault.with_detail(&**detail).unwrap_or_else(Fault::from),
        }
    }
}
