//! One parcel service in every style of WSDL, generated for the tests of this package.

/// The services bound to SOAP 1.1.
pub mod soap11 {
    /// Document/literal wrapped.
    pub mod wrapped {
        wsdl_runtime::include_wsdl!("soap11/wrapped");
    }
    /// Document/literal bare.
    pub mod bare {
        wsdl_runtime::include_wsdl!("soap11/bare");
    }
    /// RPC/literal.
    pub mod rpc_literal {
        wsdl_runtime::include_wsdl!("soap11/rpc_literal");
    }
    /// RPC/encoded.
    pub mod rpc_encoded {
        wsdl_runtime::include_wsdl!("soap11/rpc_encoded");
    }
}

/// The services bound to SOAP 1.2.
pub mod soap12 {
    /// Document/literal wrapped.
    pub mod wrapped {
        wsdl_runtime::include_wsdl!("soap12/wrapped");
    }
    /// Document/literal bare.
    pub mod bare {
        wsdl_runtime::include_wsdl!("soap12/bare");
    }
    /// RPC/literal.
    pub mod rpc_literal {
        wsdl_runtime::include_wsdl!("soap12/rpc_literal");
    }
    /// RPC/encoded.
    pub mod rpc_encoded {
        wsdl_runtime::include_wsdl!("soap12/rpc_encoded");
    }
}

/// The folder that holds the WSDLs of both: `soap11/wrapped.wsdl` and so on.
pub const WSDLS: &str = env!("OUT_DIR");
