//! Settings, and what they apply to.

use wsdl_codegen::{Config, Credential};

use crate::{Case, Dimension, dimension, each, refused, sequence};

pub(super) const ALL: &[Dimension] = &[
    dimension("settings of fields", 500, |n| {
        let config = Config::new();
        fields(n).with((0..n).fold(config, |config, it| config.keep_text(format!("T/e{it}"))))
    }),
    dimension("settings of types", 500, |n| {
        let types = each(n, &sequence("T#", "<xs:element name='x' type='xs:int'/>"));
        let rename =
            |config: Config, it| config.rename_type(format!("T{it}"), format!("Renamed{it}"));
        Case::schema(&types).with((0..n).fold(Config::new(), rename))
    }),
    dimension("fields, and ten settings for any of them", 1000, |n| {
        let config = Config::new().or_text("*/*").or_text("T/*").or_text("*/e*");
        let config = config.required("*/*").required("T/e*").not_required("*/*");
        let config = config.secret("*/*").secret("T/e*");
        let config = config.field_attribute("*/e*", "#[doc(hidden)]");
        fields(n).with(config.field_attribute("T/*", "#[doc(alias = \"it\")]"))
    }),
    dimension("settings of any type's field", 500, |n| {
        let config = Config::new();
        fields(n).with((0..n).fold(config, |config, it| config.or_text(format!("*/e{it}"))))
    }),
    dimension("settings of any field of a type", 500, |n| {
        let types = each(n, &sequence("T#", "<xs:element name='x' type='xs:int'/>"));
        let settings = |config: Config, it| config.keep_text(format!("T{it}/*"));
        Case::schema(&types).with((0..n).fold(Config::new(), settings))
    }),
    dimension("prefixes of operations", 500, |n| {
        let prefixes = |config: Config, it| config.strip_operation_prefix(format!("o{it}"));
        crate::messages::dotted(n).with((0..n).fold(Config::new(), prefixes))
    }),
    dimension("credentials", 200, |n| {
        let fields = each(n, "<part name='k#' type='xs:string'/>");
        let services = crate::SERVICE.replace("<part name='p' type='xs:string'/>", &fields);
        let credential =
            |config: Config, it| config.credential(format!("S/call/k{it}"), Credential::SecretKey);
        Case::of(crate::wsdl("", &services)).with((0..n).fold(Config::new(), credential))
    }),
    refused("settings that fit nothing", 100, |n| {
        let misspelt = |config: Config, it| config.keep_text(format!("T/x{it}"));
        fields(n).with((0..n).fold(Config::new(), misspelt))
    }),
];

fn fields(n: usize) -> Case {
    Case::schema(&sequence("T", &each(n, "<xs:element name='e#' type='xs:int' minOccurs='0'/>")))
}
