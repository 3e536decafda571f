//! A shop whose values are checked by the facets of their types before they are sent.
#![deny(warnings, missing_docs)]

wsdl_runtime::include_wsdl!("shop");
