//! The client and the server of a stock exchange: what is generated from `wsdl/stockquote.wsdl`.

wsdl_runtime::include_wsdl!("stockquote");
