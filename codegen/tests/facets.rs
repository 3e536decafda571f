//! What is checked of values before they are sent, where that is asked for.

use wsdl_codegen::{Config, Diagnostic, Generated, generate};

/// A document whose only element is of a type with these facets of `xsd:string`.
fn generated(facets: &str, config: &Config) -> Generated {
    let wsdl = format!(
        "<definitions targetNamespace='urn:s' xmlns='http://schemas.xmlsoap.org/wsdl/'
            xmlns:soap='http://schemas.xmlsoap.org/wsdl/soap/' xmlns:s='urn:s'
            xmlns:xsd='http://www.w3.org/2001/XMLSchema'>
        <types><xsd:schema targetNamespace='urn:s'>
            <xsd:element name='ask'><xsd:complexType><xsd:attribute name='code'><xsd:simpleType>
                <xsd:restriction base='xsd:string'>{facets}</xsd:restriction>
            </xsd:simpleType></xsd:attribute></xsd:complexType></xsd:element>
        </xsd:schema></types>
        <message name='in'><part name='in' element='s:ask'/></message>
        <portType name='P'><operation name='ask'><input message='s:in'/></operation></portType>
        <binding name='B' type='s:P'>
            <soap:binding style='document' transport='http://schemas.xmlsoap.org/soap/http'/>
            <operation name='ask'><soap:operation soapAction=''/>
                <input><soap:body use='literal'/></input></operation>
        </binding>
        <service name='S'><port name='S' binding='s:B'>
            <soap:address location='http://localhost/s'/></port></service>
        </definitions>"
    );
    generate(config, "s.wsdl", wsdl.as_bytes()).unwrap_or_else(|error| panic!("{error}"))
}

/// The line of the attribute where nothing is checked.
const UNCHECKED: &str = "        0 code: optional attribute = \"code\",\n";

#[test]
fn nothing_is_checked_unless_it_is_asked_for() {
    let facets = "<xsd:maxLength value='3'/><xsd:pattern value='a*'/>";
    let plain = generated(facets, &Config::new()).code;
    assert!(plain.contains(UNCHECKED), "{plain}");
    let checked = generated(facets, &Config::new().check_facets(true)).code;
    let checks = " [max_length(3), patterns(&[r\"\\A(?:a*)\\z\"])]";
    assert!(checked.contains(&format!("= \"code\"{checks},\n")), "{checked}");
    // The rest is the same.
    assert_eq!(checked.replacen(checks, "", 1), plain);
}

/// The warning that values are not checked; what is wrong with the facets themselves is told besides.
fn unchecked(generated: &Generated) -> &Diagnostic {
    let warning = generated.warnings.iter().find(|it| it.message.contains("is not checked"));
    let warning = warning.unwrap_or_else(|| panic!("{:?}", generated.warnings));
    assert_eq!(warning.code, "unknown-pattern");
    warning
}

#[test]
fn what_makes_no_sense_is_not_checked() {
    let config = Config::new().check_facets(true);
    let generated = generated("<xsd:pattern value='[a'/><xsd:length value='few'/>", &config);
    assert!(generated.code.contains(UNCHECKED), "{}", generated.code);
    let warning = unchecked(&generated);
    let expected = "`[a` is not checked: at character 1, a `[` is not closed";
    assert!(warning.message.contains(expected), "{warning}");
}

#[test]
fn a_pattern_that_repeats_nothing_sensible_is_told() {
    let facets = "<xsd:pattern value='a'/><xsd:pattern value='ba{3,2}'/><xsd:maxLength value='3'/>";
    let generated = generated(facets, &Config::new().check_facets(true));
    // What else is asked of the value is checked all the same.
    assert!(generated.code.contains("= \"code\" [max_length(3)],\n"), "{}", generated.code);
    let warning = unchecked(&generated);
    let expected = "the pattern `ba{3,2}` is not checked: at character 3, the range `{3,2}` ends \
                    before it begins";
    assert_eq!(warning.message, expected);
}
