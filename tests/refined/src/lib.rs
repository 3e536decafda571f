//! A desk whose replies mean what refinements say, and the same desk as its WSDL declares it.
#![deny(warnings, missing_docs)]

pub mod values {
    //! What several services would share.
    wsdl_runtime::include_wsdl!("values");
}

pub mod desk {
    //! The desk by its refinements.
    wsdl_runtime::include_wsdl!("desk");
}

pub mod mail {
    //! A service of the style document/literal, by its refinements.
    wsdl_runtime::include_wsdl!("mail");
}

pub mod raw {
    //! The desk as its WSDL declares it.
    include!(concat!(env!("OUT_DIR"), "/raw/desk.rs"));
}
