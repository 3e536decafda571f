//! What each kind of change breaks: one table.

use serde::Serialize;

/// A kind of change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs, reason = "the table says what each of them is")]
#[non_exhaustive]
pub enum Rule {
    NamespaceChanged,
    ServiceAdded,
    ServiceRemoved,
    ServiceRenamed,
    PortAdded,
    PortRemoved,
    PortRenamed,
    AddressChanged,
    SoapVersionChanged,
    ClientRenamed,
    OperationAdded,
    OperationRemoved,
    OperationRenamed,
    ActionChanged,
    AddressingChanged,
    StyleChanged,
    WrapperChanged,
    ReplyAdded,
    ReplyRemoved,
    MethodChanged,
    PartAdded,
    PartRemoved,
    PartRenamed,
    ElementChanged,
    HeaderAdded,
    HeaderRemoved,
    FaultAdded,
    FaultRemoved,
    TypeAdded,
    TypeRemoved,
    TypeRenamed,
    KindChanged,
    BaseChanged,
    AbstractChanged,
    OrderBegins,
    OrderEnds,
    FieldAdded,
    RequiredFieldAdded,
    FieldRemoved,
    FieldRenamed,
    FieldMoved,
    FieldNamespaceChanged,
    FieldKindChanged,
    Required,
    Optional,
    MayRepeat,
    RepeatsLess,
    NilAllowed,
    NilForbidden,
    DefaultChanged,
    FixedChanged,
    TypeWidened,
    TypeNarrowed,
    TypeReplaced,
    FacetTightened,
    FacetLoosened,
    FacetChanged,
    ValueAdded,
    ValueRemoved,
    VariantAdded,
    VariantRemoved,
    RustNameChanged,
    RustTypeChanged,
    AskedFor,
    NotAskedFor,
    ArgumentsMoved,
    RepeatableChanged,
    EffectChanged,
    OperationDied,
    OperationRevived,
    ServiceHealthChanged,
    ReleasesLimited,
    ReleasesFreed,
    WarningAdded,
    RefusalAdded,
    RefusalRemoved,
    RefusalChanged,
    ReplyReadOtherwise,
    MeaningChanged,
    SecrecyChanged,
    UnitChanged,
    LimitsTightened,
    LimitsLoosened,
    SpellingChanged,
    GlobalElementAdded,
    GlobalElementRemoved,
    DocumentationChanged,
}

/// What a kind of change does.
#[derive(Clone, Copy, Debug)]
pub struct Row {
    /// The kind.
    pub rule: Rule,
    /// What happened, as it stands in front of the path.
    pub title: &'static str,
    /// In a request, it breaks the wire for an old client against a new server.
    pub sent: bool,
    /// In a reply, it does.
    pub received: bool,
    /// Code that calls the generated code does not compile with the new one.
    pub rust: bool,
    /// What is silent although the wire breaks nowhere: the meaning is another one.
    pub quiet: bool,
    /// What to do about it.
    pub advice: &'static str,
}

const fn row(
    rule: Rule,
    title: &'static str,
    [sent, received, rust, quiet]: [u8; 4],
    advice: &'static str,
) -> Row {
    Row {
        rule,
        title,
        sent: sent == 1,
        received: received == 1,
        rust: rust == 1,
        quiet: quiet == 1,
        advice,
    }
}

/// The table. The columns: in a request, in a reply, in Rust, and otherwise silent.
#[rustfmt::skip]
pub const ROWS: &[Row] = {
    use Rule::*;
    &[
        row(NamespaceChanged, "namespace changed", [1, 1, 0, 0], "generate again; requests of old clients are refused"),
        row(ServiceAdded, "service added", [0, 0, 0, 0], ""),
        row(ServiceRemoved, "service removed", [1, 1, 1, 0], ""),
        row(ServiceRenamed, "service renamed", [0, 0, 0, 0], ""),
        row(PortAdded, "port added", [0, 0, 0, 0], ""),
        row(PortRemoved, "port removed", [1, 1, 1, 0], ""),
        row(PortRenamed, "port renamed", [0, 0, 0, 0], ""),
        row(AddressChanged, "address changed", [0, 0, 0, 1], "check which address programs call"),
        row(SoapVersionChanged, "version of SOAP changed", [1, 1, 0, 0], "generate again; both sides have to change together"),
        row(ClientRenamed, "client renamed in Rust", [0, 0, 1, 0], "Config::rename_service keeps the name"),
        row(OperationAdded, "operation added", [0, 0, 0, 0], ""),
        row(OperationRemoved, "operation removed", [1, 1, 1, 0], ""),
        row(OperationRenamed, "operation renamed", [1, 1, 0, 0], ""),
        row(ActionChanged, "soapAction changed", [1, 0, 0, 0], "generate again; servers that look at it refuse old clients"),
        row(AddressingChanged, "WS-Addressing action changed", [1, 0, 0, 0], "generate again"),
        row(StyleChanged, "style changed", [1, 1, 0, 0], "generate again; both sides have to change together"),
        row(WrapperChanged, "namespace of the element around the parts changed", [1, 1, 0, 0], "generate again"),
        row(ReplyAdded, "reply added", [0, 1, 0, 1], ""),
        row(ReplyRemoved, "reply removed", [0, 1, 0, 1], ""),
        row(MethodChanged, "method changed in Rust", [0, 0, 1, 0], ""),
        row(PartAdded, "part added", [1, 0, 0, 0], "give it a value"),
        row(PartRemoved, "part removed", [1, 1, 0, 0], ""),
        row(PartRenamed, "part renamed", [1, 1, 0, 0], ""),
        row(ElementChanged, "element of the body changed", [1, 1, 0, 0], ""),
        row(HeaderAdded, "header block added", [0, 0, 0, 1], "find out whether the server requires it"),
        row(HeaderRemoved, "header block removed", [1, 1, 0, 0], ""),
        row(FaultAdded, "fault added", [0, 0, 0, 1], "find out whether callers have to handle it"),
        row(FaultRemoved, "fault removed", [0, 0, 0, 1], ""),
        row(TypeAdded, "type added", [0, 0, 0, 0], ""),
        row(TypeRemoved, "type removed", [0, 0, 0, 0], ""),
        row(TypeRenamed, "type renamed", [0, 0, 0, 0], ""),
        row(KindChanged, "kind of type changed", [1, 1, 1, 0], ""),
        row(BaseChanged, "base type changed", [0, 0, 0, 1], ""),
        row(AbstractChanged, "type became abstract, or is no longer", [1, 1, 0, 0], ""),
        row(OrderBegins, "elements have an order now", [1, 0, 0, 0], "generate again; the order is that of the schema"),
        row(OrderEnds, "elements come in any order now", [0, 1, 0, 0], ""),
        row(FieldAdded, "optional field added", [0, 0, 0, 0], ""),
        row(RequiredFieldAdded, "required field added", [1, 0, 0, 0], "give it a value: the compiler does not ask for one"),
        row(FieldRemoved, "field removed", [1, 1, 0, 0], ""),
        row(FieldRenamed, "field renamed", [1, 1, 0, 0], ""),
        row(FieldMoved, "field moved", [1, 1, 0, 0], "generate again"),
        row(FieldNamespaceChanged, "namespace of the element changed", [1, 1, 0, 0], "generate again"),
        row(FieldKindChanged, "field is something else on the wire", [1, 1, 0, 0], "generate again"),
        row(Required, "field became required", [1, 0, 0, 0], "give it a value: the compiler does not ask for one"),
        row(Optional, "field became optional", [0, 1, 0, 0], "expect that it is absent"),
        row(MayRepeat, "field may occur more often", [0, 1, 0, 0], ""),
        row(RepeatsLess, "field may occur less often", [1, 0, 0, 0], ""),
        row(NilAllowed, "field may be nil", [0, 1, 0, 0], "expect that it has no value"),
        row(NilForbidden, "field may not be nil any more", [1, 0, 0, 0], "give it a value"),
        row(DefaultChanged, "default changed", [0, 0, 0, 1], "what is left out means something else"),
        row(FixedChanged, "fixed value changed", [1, 1, 0, 0], "generate again"),
        row(TypeWidened, "type allows more", [0, 1, 0, 0], "expect values that were none before"),
        row(TypeNarrowed, "type allows less", [1, 0, 0, 0], "some values are refused now"),
        row(TypeReplaced, "type is another one", [1, 1, 0, 0], ""),
        row(FacetTightened, "facet tightened", [1, 0, 0, 0], "some values are refused now"),
        row(FacetLoosened, "facet loosened", [0, 0, 0, 1], "expect values that were none before"),
        row(FacetChanged, "facet changed", [1, 0, 0, 1], "some values are refused now"),
        row(ValueAdded, "value added", [0, 0, 0, 1], "old clients read it as `Other`"),
        row(ValueRemoved, "value removed", [1, 0, 0, 1], "it is refused now"),
        row(VariantAdded, "alternative added", [0, 1, 0, 0], ""),
        row(VariantRemoved, "alternative removed", [1, 0, 0, 0], ""),
        row(RustNameChanged, "renamed in Rust", [0, 0, 1, 0], "a setting of the generator keeps the name"),
        row(RustTypeChanged, "type changed in Rust", [0, 0, 1, 0], ""),
        row(AskedFor, "asked for by the constructor now", [0, 0, 1, 0], "give it a value"),
        row(NotAskedFor, "asked for by the constructor no longer", [0, 0, 1, 0], "a setter takes it"),
        row(ArgumentsMoved, "arguments of the constructor moved", [0, 0, 0, 1], "look at each call: the arguments are of one type"),
        row(RepeatableChanged, "may be repeated, or no longer", [0, 0, 0, 1], "what is tried again by itself changes"),
        row(EffectChanged, "effect changed", [0, 0, 0, 1], "errors say otherwise whether something may have changed"),
        row(OperationDied, "does not work on a release", [0, 0, 0, 1], "do not call it there"),
        row(OperationRevived, "works on a release", [0, 0, 0, 0], ""),
        row(ServiceHealthChanged, "where the service works changed", [0, 0, 0, 1], "find out whether it works where it is called"),
        row(ReleasesLimited, "is on some releases alone", [0, 0, 0, 1], "find out which releases are called"),
        row(ReleasesFreed, "is on more releases", [0, 0, 0, 0], ""),
        row(WarningAdded, "warning added", [0, 0, 0, 0], ""),
        row(RefusalAdded, "value means refusal", [0, 0, 0, 1], "callers get an error where they got a value"),
        row(RefusalRemoved, "value means refusal no longer", [0, 0, 0, 1], "callers get a value where they got an error"),
        row(RefusalChanged, "refusal has another reason", [0, 0, 0, 1], "callers that look at the reason do something else"),
        row(ReplyReadOtherwise, "reply is read otherwise", [0, 0, 0, 1], "callers get something else of the same reply"),
        row(MeaningChanged, "values mean something else", [0, 0, 0, 1], "look at what is given and what is made of it"),
        row(SecrecyChanged, "became secret, or is no longer", [0, 0, 0, 1], "look at what is logged"),
        row(UnitChanged, "unit changed", [0, 0, 0, 1], "convert what is given and what is made of it"),
        row(LimitsTightened, "limits tightened", [0, 0, 0, 1], "some values are not sent now"),
        row(LimitsLoosened, "limits loosened", [0, 0, 0, 0], ""),
        row(SpellingChanged, "spelled otherwise on the wire", [0, 0, 0, 1], "find out whether the server takes it"),
        row(GlobalElementAdded, "global element added", [0, 0, 0, 0], ""),
        row(GlobalElementRemoved, "global element removed", [0, 0, 0, 0], ""),
        row(DocumentationChanged, "documentation changed", [0, 0, 0, 0], ""),
    ]
};

impl Rule {
    /// What this kind of change does.
    pub fn row(self) -> &'static Row {
        // Each of them has a row, which a test holds; the first one stands for none.
        ROWS.iter().find(|row| row.rule == self).unwrap_or(&ROWS[0])
    }
}

#[cfg(test)]
mod tests {
    use super::ROWS;

    #[test]
    fn each_kind_of_change_has_a_row_of_its_own_and_the_rows_are_in_order() {
        for (index, row) in ROWS.iter().enumerate() {
            assert_eq!(row.rule as usize, index, "{:?}", row.rule);
        }
    }

    #[test]
    fn the_last_kind_of_change_has_the_last_row() {
        assert_eq!(ROWS.last().unwrap().rule, super::Rule::DocumentationChanged);
    }
}
