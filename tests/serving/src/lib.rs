//! Two services with their servers: one in the style document/literal, with imported schemas, header
//! blocks and faults, and one in RPC/encoded, with a key.

pub mod nonsense;

/// A shop.
pub mod shop {
    wsdl_runtime::include_wsdl!("shop");
}

/// A depot.
pub mod depot {
    wsdl_runtime::include_wsdl!("depot");
}
