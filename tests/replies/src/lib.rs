//! A catalogue service, generated for the tests of this package.

/// Document/literal, SOAP 1.1.
pub mod literal {
    wsdl_runtime::include_wsdl!("literal");
}

/// Document/literal, SOAP 1.2.
pub mod soap12 {
    wsdl_runtime::include_wsdl!("soap12");
}

/// RPC/encoded, SOAP 1.1.
pub mod encoded {
    wsdl_runtime::include_wsdl!("encoded");
}
