//! Mutations of the fixtures, and what each of them changes and breaks.

use wsdl_cli::diff::Rule;

const SENT: &str = r#"<xs:element name="buyer" type="xs:string"/>"#;
const NUMBER: &str = r#"<xs:element name="number" type="xs:int"/>"#;

/// What is replaced by what; the kind of change, and where; whether it breaks the wire and Rust, and
/// whether it is silent.
pub type Row = (&'static str, &'static str, Rule, &'static str, [bool; 3]);

const NOTHING: [bool; 3] = [false, false, false];
const WIRE: [bool; 3] = [true, false, true];
const RUST: [bool; 3] = [false, true, false];
const BOTH: [bool; 3] = [true, true, false];
const MEANING: [bool; 3] = [false, false, true];

#[rustfmt::skip]
pub const ROWS: &[Row] = {
    use Rule::*;
    &[
        ("soapAction=\"urn:shop#Order\"", "soapAction=\"urn:shop#Buy\"", ActionChanged, "Shop/Order", WIRE),
        ("http://shop.example/", "http://shop.example/v2", AddressChanged, "Shop", MEANING),
        ("http://schemas.xmlsoap.org/wsdl/soap/", "http://schemas.xmlsoap.org/wsdl/soap12/", SoapVersionChanged, "Shop", WIRE),
        ("<output message=\"tns:CancelOut\"/>", "", ReplyRemoved, "Shop/Cancel", WIRE),
        ("\"http://shop.example/\"/></port>", "\"http://shop.example/\"/></port><port name=\"Two\" binding=\"tns:ShopBinding\"><soap:address location=\"http://two.example/\"/></port>", PortAdded, "Shop/Two", NOTHING),
        ("port name=\"ShopPort\"", "port name=\"Main\"", PortRenamed, "Shop", NOTHING),
        ("service name=\"Shop\"", "service name=\"Store\"", ServiceRenamed, "Shop", NOTHING),
        ("service name=\"Shop\"", "service name=\"Store\"", ClientRenamed, "Store", RUST),
        ("Orders things.", "Orders goods.", DocumentationChanged, "Shop/Order", NOTHING),
        (SENT, "<xs:element name=\"buyer\" type=\"xs:string\"/><xs:element name=\"vat\" type=\"xs:string\"/>", RequiredFieldAdded, "Order/vat", WIRE),
        (SENT, "<xs:element name=\"buyer\" type=\"xs:string\"/><xs:element name=\"vat\" type=\"xs:string\" minOccurs=\"0\"/>", FieldAdded, "Order/vat", NOTHING),
        (NUMBER, "<xs:element name=\"number\" type=\"xs:int\"/><xs:element name=\"vat\" type=\"xs:string\"/>", RequiredFieldAdded, "OrderResponse/vat", NOTHING),
        (SENT, "", FieldRemoved, "Order/buyer", BOTH),
        (SENT, "<xs:element name=\"buyers\" type=\"xs:string\"/>", FieldRenamed, "Order/buyer", BOTH),
        (SENT, "<xs:element name=\"buyer\" form=\"unqualified\" type=\"xs:string\"/>", FieldNamespaceChanged, "Order/buyer", WIRE),
        (SENT, "<xs:element name=\"buyer\" type=\"xs:string\" minOccurs=\"0\"/>", Optional, "Order/buyer", NOTHING),
        (SENT, "<xs:element name=\"buyer\" type=\"xs:string\" maxOccurs=\"3\"/>", MayRepeat, "Order/buyer", RUST),
        ("name=\"note\" type=\"xs:string\" minOccurs=\"0\"", "name=\"note\" type=\"xs:string\"", Required, "Order/note", WIRE),
        ("type=\"tns:Line\" maxOccurs=\"unbounded\"", "type=\"tns:Line\"", RepeatsLess, "Order/line", BOTH),
        ("nillable=\"true\" minOccurs=\"0\"", "minOccurs=\"0\"", NilForbidden, "OrderResponse/hint", RUST),
        ("name=\"note\" type=\"xs:string\"", "name=\"note\" nillable=\"true\" type=\"xs:string\"", NilAllowed, "Order/note", RUST),
        ("default=\"low\"", "default=\"high\"", DefaultChanged, "Order/priority", MEANING),
        ("default=\"low\"", "fixed=\"low\"", FixedChanged, "Order/priority", WIRE),
        ("name=\"day\" type=\"xs:dateTime\"", "name=\"day\" type=\"xs:date\"", TypeReplaced, "Order/day", BOTH),
        ("name=\"pieces\" type=\"xs:int\"", "name=\"pieces\" type=\"xs:long\"", TypeWidened, "Line/pieces", RUST),
        (NUMBER, "<xs:element name=\"number\" type=\"xs:long\"/>", TypeWidened, "OrderResponse/number", BOTH),
        ("name=\"pieces\" type=\"xs:int\"", "name=\"pieces\" type=\"xs:short\"", TypeNarrowed, "Line/pieces", BOTH),
        ("maxLength value=\"8\"", "maxLength value=\"6\"", FacetTightened, "Code", WIRE),
        ("maxLength value=\"8\"", "maxLength value=\"9\"", FacetLoosened, "Code", MEANING),
        ("maxLength value=\"8\"", "pattern value=\"[A-Z]+\"", FacetTightened, "Code", WIRE),
        ("<xs:enumeration value=\"large\"/>", "", ValueRemoved, "Size/large", BOTH),
        ("<xs:enumeration value=\"sent\"/>", "<xs:enumeration value=\"sent\"/><xs:enumeration value=\"lost\"/>", ValueAdded, "State/lost", RUST),
        ("<xs:element name=\"bill\" type=\"xs:string\"/>", "", VariantRemoved, "Pay.choice/bill", BOTH),
        ("<xs:choice>", "<xs:choice><xs:element name=\"cash\" type=\"xs:string\"/>", VariantAdded, "Pay.choice/cash", RUST),
        ("<xs:complexType name=\"Pay\">", "<xs:complexType name=\"Gift\"/><xs:complexType name=\"Pay\">", TypeAdded, "Gift", NOTHING),
        ("<fault name=\"SoldOut\" message=\"tns:SoldOut\"/>", "", FaultRemoved, "Shop/Order/fault/SoldOut", RUST),
        ("<xs:element name=\"Session\" type=\"xs:string\"/>", "", GlobalElementRemoved, "Session", NOTHING),
        ("<input><soap:body use=\"literal\"/></input>", "<input><soap:header message=\"tns:Session\" part=\"session\" use=\"literal\"/><soap:body use=\"literal\"/></input>", HeaderAdded, "Shop/Order/request/header/Session", MEANING),
        ("<part name=\"body\" element=\"tns:Cancel\"/>", "<part name=\"body\" element=\"tns:Session\"/>", ElementChanged, "Shop/Cancel/request/Cancel", BOTH),
        ("<xs:simpleType name=\"Size\">", "<xs:simpleType name=\"Size2\"/><xs:simpleType name=\"Size\">", TypeAdded, "Size2", NOTHING),
    ]
};

/// The same of [`DEPOT`].
#[rustfmt::skip]
pub const DEPOT_ROWS: &[Row] = {
    use Rule::*;
    &[
        (ANNEX, "", ServiceRemoved, "Annex", BOTH),
        (SPARE, "", PortRemoved, "Depot/SparePort", BOTH),
        ("wsaw:Action=\"urn:depot:store\"", "wsaw:Action=\"urn:depot:put\"", AddressingChanged, "Depot.DepotPort/Store", WIRE),
        ("use=\"literal\" namespace=\"urn:depot\"", "use=\"literal\" namespace=\"urn:depot:2\"", WrapperChanged, "Depot.DepotPort/Store", WIRE),
        (CLEAR, "<output message=\"tns:ClearIn\"/></operation></portType>", ReplyAdded, "Depot.DepotPort/Clear", WIRE),
        (CLEAR, "<output message=\"tns:FindOut\"/></operation></portType>", ReplyAdded, "Depot.DepotPort/Clear", BOTH),
        (CLEAR, "<output message=\"tns:FindOut\"/></operation></portType>", MethodChanged, "Depot.DepotPort/Clear", RUST),
        ("<part name=\"weight\" type=\"tns:Weight\"/>", "<part name=\"weight\" type=\"tns:Weight\"/><part name=\"note\" type=\"xs:string\"/>", PartAdded, "Depot.DepotPort/Store/request/note", WIRE),
        ("<part name=\"weight\" type=\"tns:Weight\"/>", "", PartRemoved, "Depot.DepotPort/Store/request/weight", BOTH),
        ("<part name=\"weight\" type=\"tns:Weight\"/>", "<part name=\"weights\" type=\"tns:Weight\"/>", PartRenamed, "Depot.DepotPort/Store/request/weight", BOTH),
        ("<part name=\"codes\" type=\"tns:Codes\"/>", "<part name=\"kodes\" type=\"tns:Codes\"/>", PartRenamed, "Depot.DepotPort/Store/reply/codes", WIRE),
        ("<part name=\"codes\" type=\"tns:Codes\"/>", "<part name=\"codes\" type=\"tns:Shelf\"/>", TypeReplaced, "Depot.DepotPort/Store/reply/codes", BOTH),
        ("<soap:header message=\"tns:Key\" part=\"key\" use=\"literal\"/>", "", HeaderRemoved, "Depot.DepotPort/Store/request/header/Key", BOTH),
        ("<fault name=\"Full\" message=\"tns:Full\"/>", "<fault name=\"Full\" message=\"tns:Full\"/><fault name=\"Shut\" message=\"tns:Full\"/>", FaultAdded, "Depot.DepotPort/Store/fault/Shut", MEANING),
        ("<xs:complexType name=\"Codes\">\n        <xs:sequence><xs:element name=\"code\" type=\"xs:string\" maxOccurs=\"unbounded\"/></xs:sequence>\n      </xs:complexType>", "<xs:simpleType name=\"Codes\"><xs:list itemType=\"xs:string\"/></xs:simpleType>", KindChanged, "Codes", BOTH),
        ("base=\"tns:Good\"", "base=\"tns:Codes\"", BaseChanged, "Frozen", RUST),
        ("<xs:complexType name=\"Good\">", "<xs:complexType name=\"Good\" abstract=\"true\">", AbstractChanged, "Good", WIRE),
        ("<xs:all><xs:element name=\"row\" type=\"xs:int\"/><xs:element name=\"hall\" type=\"xs:string\"/></xs:all>", "<xs:sequence><xs:element name=\"row\" type=\"xs:int\"/><xs:element name=\"hall\" type=\"xs:string\"/></xs:sequence>", OrderBegins, "Shelf", WIRE),
        ("<xs:attribute name=\"lot\" type=\"xs:string\"/>", "<xs:attribute name=\"code\" type=\"xs:string\"/>", FieldRemoved, "Good/lot", BOTH),
        ("<xs:sequence><xs:element name=\"code\" type=\"xs:string\"/></xs:sequence>\n        <xs:attribute name=\"lot\" type=\"xs:string\"/>", "<xs:attribute name=\"code\" type=\"xs:string\" use=\"required\"/>\n        <xs:attribute name=\"lot\" type=\"xs:string\"/>", FieldKindChanged, "Good/code", WIRE),
        ("<xs:pattern value=\"[0-9]+\"/>", "<xs:pattern value=\"[0-9]*\"/>", FacetChanged, "Weight", WIRE),
        ("<xs:minInclusive value=\"1\"/>", "<xs:minInclusive value=\"0\"/>", FacetLoosened, "Weight", MEANING),
        ("<xs:simpleType name=\"Weight\">\n        <xs:restriction base=\"xs:int\">", "<xs:simpleType name=\"Weight\">\n        <xs:restriction base=\"xs:short\">", TypeNarrowed, "Weight", BOTH),
        ("<xs:complexType name=\"Frozen\">", "<xs:complexType name=\"Tinned\"><xs:complexContent><xs:extension base=\"tns:Good\"/></xs:complexContent></xs:complexType><xs:complexType name=\"Frozen\">", TypeAdded, "Tinned", RUST),
        ("<xs:element name=\"Key\" type=\"xs:string\"/>", "<xs:element name=\"Key\" type=\"xs:string\"/><xs:element name=\"Lock\" type=\"xs:string\"/>", GlobalElementAdded, "Lock", NOTHING),
        ("<xs:complexType name=\"Frozen\">", "<xs:complexType name=\"good\"/><xs:complexType name=\"Frozen\">", TypeAdded, "good", NOTHING),
        ("type=\"tns:Mark\"", "type=\"xs:int\"", TypeReplaced, "Depot.DepotPort/OldFind/request/mark", BOTH),
        ("style=\"rpc\"", "style=\"document\"", StyleChanged, "Depot.DepotPort/Store", BOTH),
    ]
};

pub const ANNEX: &str = r#"  <service name="Annex">
    <port name="AnnexPort" binding="tns:DepotBinding"><soap:address location="http://annex.example/"/></port>
  </service>
"#;
const SPARE: &str = r#"    <port name="SparePort" binding="tns:DepotBinding"><soap:address location="http://spare.example/"/></port>
"#;
const CLEAR: &str = "</operation>\n  </portType>";

/// Of what refinements say.
#[rustfmt::skip]
pub const REFINED_ROWS: &[Row] = {
    use Rule::*;
    &[
        ("{ name = \"High\", wire = \"high\", doc = \"At once.\" },", "{ name = \"High\", wire = \"high\", doc = \"At once.\" },\n    { name = \"Top\", wire = \"top\" },", ValueAdded, "Urgency/Top", RUST),
        ("{ name = \"Low\", wire = \"low\" },", "", ValueRemoved, "Urgency/Low", RUST),
        ("{ name = \"Low\", wire = \"low\" },", "{ name = \"Low\", wire = \"LOW\" },", SpellingChanged, "Urgency/Low", MEANING),
        ("{ name = \"Low\", wire = \"low\" },", "{ name = \"Least\", wire = \"low\" },", RustNameChanged, "Urgency/Low", RUST),
        ("doc = \"At once.\"", "doc = \"At once.\", since = \"2.0\"", ReleasesLimited, "Urgency/High", MEANING),
        ("true = [\"1\"]", "true = [\"yes\"]", SpellingChanged, "Yes", MEANING),
        ("state = \"alive\"", "state = \"dead\"", ServiceHealthChanged, "Shop", MEANING),
        ("effect = \"create\"", "effect = \"update\"", EffectChanged, "Shop/Order", MEANING),
        ("\"1.0\" = \"ok\"", "\"1.0\" = \"every call is refused\"", OperationDied, "Shop/Order", MEANING),
        ("\"2.0\" = \"every call is refused\"", "\"2.0\" = \"ok\"", OperationRevived, "Shop/Order", NOTHING),
        ("repeatable = true", "repeatable = false", RepeatableChanged, "Shop/Cancel", MEANING),
        ("since = \"1.0\"", "", ReleasesFreed, "Shop/Cancel", NOTHING),
        ("\"0\" = \"NotThere\", ", "\"0\" = \"NotThere\", \"-2\" = \"NotThere\", ", RefusalAdded, "Shop/Order", MEANING),
        ("\"0\" = \"NotThere\", \"-1\" = \"Closed\"", "\"0\" = \"NotThere\", \"*\" = \"Closed\"", RefusalRemoved, "Shop/Order", MEANING),
        ("\"0\" = \"NotThere\", \"-1\" = \"Closed\"", "\"0\" = \"Closed\", \"-1\" = \"NotThere\"", RefusalChanged, "Shop/Order", MEANING),
        ("[reasons.Closed]\n", "[reasons.Closed]\n[reasons.Early]\n", RefusalAdded, "Shop/Order", RUST),
        ("field = \"number\"", "field = \"number\"\nlost_faults = [\"*late*\"]", ReplyReadOtherwise, "Shop/Order", MEANING),
        ("type = \"i64\"", "type = \"u64\"", MethodChanged, "Shop/Order", RUST),
        ("[fields.\"Order/priority\"]\ntype = \"Urgency\"", "[fields.\"Order/priority\"]\ntype = \"Yes\"", MeaningChanged, "Order/priority", RUST),
        ("type = \"Yes\"", "secret = true", MeaningChanged, "OrderResponse/hint", RUST),
        ("secret = true", "doc = \"The number of the card.\"", SecrecyChanged, "Pay.choice/card", RUST),
        ("required = true\norder = 2\n", "", NotAskedFor, "Order/note", RUST),
        ("default = \"small\"", "required = true", AskedFor, "Order/size", RUST),
        ("default = \"small\"", "default = \"large\"", DefaultChanged, "Order/size", MEANING),
        ("order = 1", "order = 3", ArgumentsMoved, "Order", MEANING),
        ("unit = \"pieces\"", "unit = \"dozens\"", UnitChanged, "Line/pieces", MEANING),
        ("max = 99", "max = 50", LimitsTightened, "Line/pieces", MEANING),
        ("max = 99", "max = 990", LimitsLoosened, "Line/pieces", NOTHING),
        ("warning = \"Codes are never used again.\"", "warning = \"Codes are used again.\"", WarningAdded, "Line/code", NOTHING),
        ("doc = \"What the shop should know.\"", "doc = \"What the shop has to know.\"", DocumentationChanged, "Order/note", NOTHING),
        ("doc = \"Orders things, and pays for them.\"", "doc = \"Orders things.\"", DocumentationChanged, "Shop/Order", NOTHING),
        ("doc = \"How soon it is needed.\"", "doc = \"How soon.\"", DocumentationChanged, "Urgency", NOTHING),
    ]
};
