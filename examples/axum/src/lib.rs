//! A stock exchange that answers by SOAP, as a part of an axum program.

mod exchange;

pub use exchange::app;

/// What is generated from the WSDL.
pub mod stockquote {
    wsdl_runtime::include_wsdl!("stockquote");
}
