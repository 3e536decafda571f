//! Documents that are spread over many files.

use crate::{Case, Dimension, dimension, each, schema, sequence, wsdl};

pub(super) const ALL: &[Dimension] = &[
    dimension("imported schemas", 50, |n| {
        let imports = each(n, "<xs:import namespace='urn:growth:n#' schemaLocation='s#.xsd'/>");
        let case = Case::schema(&imports);
        (0..n).fold(case, |case, number| {
            let schema = schema(&format!("urn:growth:n{number}"), &content());
            case.and(format!("s{number}.xsd"), schema)
        })
    }),
    dimension("included schemas", 50, |n| {
        let includes = each(n, "<xs:include schemaLocation='s#.xsd'/>");
        (0..n).fold(Case::schema(&includes), |case, number| {
            let types = sequence(&format!("T{number}"), "<xs:element name='x' type='xs:int'/>");
            case.and(format!("s{number}.xsd"), schema("urn:growth", &types))
        })
    }),
    dimension("included schemas without a namespace", 50, |n| {
        let includes = each(n, "<xs:include schemaLocation='s#.xsd'/>");
        (0..n).fold(Case::schema(&includes), |case, number| {
            let types = sequence(&format!("T{number}"), "<xs:element name='x' type='xs:int'/>");
            case.and(format!("s{number}.xsd"), without_namespace(&types))
        })
    }),
    dimension("namespaces that include one schema without a namespace", 50, |n| {
        let schemas: String = (0..n)
            .map(|number| {
                schema(
                    &format!("urn:growth:n{number}"),
                    "<xs:include schemaLocation='common.xsd'/>",
                )
            })
            .collect();
        Case::of(wsdl(&schemas, crate::SERVICE))
            .and("common.xsd".to_owned(), without_namespace(&content()))
    }),
    dimension("schemas of one namespace", 50, |n| {
        let schemas =
            each(n, &schema("urn:growth", &sequence("T#", "<xs:element name='x' type='xs:int'/>")));
        Case::of(wsdl(&schemas, crate::SERVICE))
    }),
    dimension("imported WSDLs", 50, |n| {
        let imports = each(n, "<import namespace='urn:growth' location='w#.wsdl'/>");
        let service = format!("{imports}{}", crate::SERVICE);
        (0..n).fold(Case::of(wsdl("", &service)), |case, number| {
            let text = "<definitions targetNamespace='urn:growth' xmlns='http://schemas.xmlsoap.org/wsdl/'><message name='m#'/></definitions>";
            case.and(format!("w{number}.wsdl"), text.replace('#', &number.to_string()))
        })
    }),
    dimension("schemas that include the one before", 50, |n| {
        let case = Case::schema("<xs:include schemaLocation='s0.xsd'/>");
        (0..n).fold(case, |case, number| {
            let next = format!("<xs:include schemaLocation='s{}.xsd'/>", (number + 1) % n);
            let types = sequence(&format!("T{number}"), "<xs:element name='x' type='xs:int'/>");
            case.and(format!("s{number}.xsd"), schema("urn:growth", &format!("{next}{types}")))
        })
    }),
    dimension("imported schemas by a catalog", 50, |n| {
        let imports = each(n, "<xs:import namespace='urn:growth:n#' schemaLocation='urn:at:#'/>");
        let case = (0..n).fold(Case::schema(&imports), |case, number| {
            let schema = schema(&format!("urn:growth:n{number}"), &content());
            case.and(format!("s{number}.xsd"), schema)
        });
        case.catalog((0..n).map(|it| (format!("urn:at:{it}"), format!("s{it}.xsd"))).collect())
    }),
    dimension("copies of one schema", 50, |n| {
        let includes = each(n, "<xs:include schemaLocation='s#.xsd'/>");
        (0..n).fold(Case::schema(&includes), |case, number| {
            case.and(format!("s{number}.xsd"), schema("urn:growth", &content()))
        })
    }),
    dimension("imports that lead nowhere", 500, |n| {
        Case::schema(&each(n, "<xs:import namespace='urn:growth:n#' schemaLocation='none#.xsd'/>"))
    }),
];

fn content() -> String {
    each(20, &sequence("T#", "<xs:element name='x' type='xs:int'/>"))
}

fn without_namespace(declarations: &str) -> String {
    format!("<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema'>{declarations}</xs:schema>")
}
