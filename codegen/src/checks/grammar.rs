//! The elements of XML Schema 1.0: their attributes, and what may stand in them (XSD 1.0 Part 1,
//! appendix A).

/// What may stand at one point of an element's content.
pub(super) struct Slot {
    /// The local names, any of them in any order.
    pub names: &'static [&'static str],
    /// Only one of them may stand there.
    pub once: bool,
}

/// An element in one of the places that it can have.
pub(super) struct Production {
    /// Attributes of no namespace; `id` is one of every element.
    pub attributes: &'static [&'static str],
    /// Those without which it says nothing.
    pub required: &'static [&'static str],
    /// What stands in it, in this order.
    pub content: &'static [Slot],
    /// Where the rule stands.
    pub rule: &'static str,
}

const fn any(names: &'static [&'static str]) -> Slot {
    Slot { names, once: false }
}

const fn one(names: &'static [&'static str]) -> Slot {
    Slot { names, once: true }
}

const ANNOTATION: Slot = one(&["annotation"]);
/// Several of them, and those without a group, are read as a sequence: a quirk tells of that.
const PARTICLES: Slot = any(&["group", "all", "choice", "sequence", "element", "any"]);
const ATTRIBUTES: Slot = any(&["attribute", "attributeGroup"]);
const ANY_ATTRIBUTE: Slot = one(&["anyAttribute"]);
const SIMPLE_TYPE: Slot = one(&["simpleType"]);
const KEYS: Slot = any(&["unique", "key", "keyref"]);
/// Attributes among elements have a reading of their own: a quirk tells of that.
const IN_GROUP: Slot = any(&[
    "element",
    "group",
    "choice",
    "sequence",
    "any",
    "all",
    "attribute",
    "attributeGroup",
    "anyAttribute",
]);
const FACETS: Slot = any(&[
    "minExclusive",
    "minInclusive",
    "maxExclusive",
    "maxInclusive",
    "totalDigits",
    "fractionDigits",
    "length",
    "minLength",
    "maxLength",
    "enumeration",
    "whiteSpace",
    "pattern",
    "assertion",
    "explicitTimezone",
]);

macro_rules! production {
    ($rule:literal, $attributes:expr, $required:expr, $content:expr) => {{
        const IT: &Production = &Production {
            attributes: &$attributes,
            required: &$required,
            content: &$content,
            rule: $rule,
        };
        IT
    }};
}

/// The element called `local` inside of one called `parent`; nothing for what is no element of XML
/// Schema, and for prose.
pub(super) fn production(local: &str, parent: &str) -> Option<&'static Production> {
    let global = matches!(parent, "schema" | "redefine" | "");
    Some(match local {
        "schema" => SCHEMA,
        "import" => {
            production!("Part 1 §4.2.3", ["namespace", "schemaLocation"], [], [ANNOTATION])
        }
        "include" => {
            production!("Part 1 §4.2.1", ["schemaLocation"], ["schemaLocation"], [ANNOTATION])
        }
        "redefine" => REDEFINE,
        "element" if global => GLOBAL_ELEMENT,
        "element" => LOCAL_ELEMENT,
        "attribute" if global => GLOBAL_ATTRIBUTE,
        "attribute" => LOCAL_ATTRIBUTE,
        "attributeGroup" if global => {
            production!("Part 1 §3.6.2", ["name"], [], [ANNOTATION, ATTRIBUTES, ANY_ATTRIBUTE])
        }
        "attributeGroup" => production!("Part 1 §3.6.2", ["ref"], ["ref"], [ANNOTATION]),
        "complexType" if global => GLOBAL_COMPLEX,
        "complexType" => LOCAL_COMPLEX,
        "simpleType" if global => production!(
            "Part 1 §3.14.2",
            ["name", "final"],
            [],
            [ANNOTATION, one(&["restriction", "list", "union"])]
        ),
        "simpleType" => production!(
            "Part 1 §3.14.2",
            [],
            [],
            [ANNOTATION, one(&["restriction", "list", "union"])]
        ),
        "group" if global => production!("Part 1 §3.7.2", ["name"], [], [ANNOTATION, PARTICLES]),
        "group" => {
            production!("Part 1 §3.7.2", ["ref", "minOccurs", "maxOccurs"], [], [ANNOTATION])
        }
        "all" | "choice" | "sequence" => {
            production!("Part 1 §3.8.2", ["minOccurs", "maxOccurs"], [], [ANNOTATION, IN_GROUP])
        }
        _ => return derivation(local, parent).or_else(|| detail(local)),
    })
}

fn derivation(local: &str, parent: &str) -> Option<&'static Production> {
    Some(match (local, parent) {
        ("simpleContent" | "complexContent", _) => production!(
            "Part 1 §3.4.2",
            ["mixed"],
            [],
            [ANNOTATION, one(&["restriction", "extension"])]
        ),
        ("restriction", "simpleContent") => production!(
            "Part 1 §3.4.2",
            ["base"],
            [],
            [ANNOTATION, SIMPLE_TYPE, FACETS, ATTRIBUTES, ANY_ATTRIBUTE]
        ),
        ("restriction", "complexContent") => production!(
            "Part 1 §3.4.2",
            ["base"],
            [],
            [ANNOTATION, PARTICLES, ATTRIBUTES, ANY_ATTRIBUTE]
        ),
        ("restriction", _) => {
            production!("Part 1 §3.14.2", ["base"], [], [ANNOTATION, SIMPLE_TYPE, FACETS])
        }
        ("extension", "simpleContent") => {
            production!("Part 1 §3.4.2", ["base"], [], [ANNOTATION, ATTRIBUTES, ANY_ATTRIBUTE])
        }
        ("extension", _) => production!(
            "Part 1 §3.4.2",
            ["base"],
            [],
            [ANNOTATION, PARTICLES, ATTRIBUTES, ANY_ATTRIBUTE]
        ),
        ("list", _) => production!("Part 1 §3.14.2", ["itemType"], [], [ANNOTATION, SIMPLE_TYPE]),
        ("union", _) => {
            production!("Part 1 §3.14.2", ["memberTypes"], [], [ANNOTATION, any(&["simpleType"])])
        }
        _ => return None,
    })
}

fn detail(local: &str) -> Option<&'static Production> {
    Some(match local {
        "any" => production!(
            "Part 1 §3.10.2",
            ["namespace", "processContents", "minOccurs", "maxOccurs"],
            [],
            [ANNOTATION]
        ),
        "anyAttribute" => {
            production!("Part 1 §3.10.2", ["namespace", "processContents"], [], [ANNOTATION])
        }
        "enumeration" | "pattern" => {
            production!("Part 2 §4.3", ["value"], ["value"], [ANNOTATION])
        }
        facet if FACETS.names.contains(&facet) => {
            production!("Part 2 §4.3", ["value", "fixed"], ["value"], [ANNOTATION])
        }
        "unique" | "key" => KEY,
        "keyref" => KEYREF,
        "annotation" => {
            production!("Part 1 §3.13.2", [], [], [any(&["appinfo", "documentation"])])
        }
        "selector" | "field" => {
            production!("Part 1 §3.11.2", ["xpath"], ["xpath"], [ANNOTATION])
        }
        "notation" => {
            production!(
                "Part 1 §3.12.2",
                ["name", "public", "system"],
                ["name", "public"],
                [ANNOTATION]
            )
        }
        _ => return None,
    })
}

const SCHEMA: &Production = production!(
    "Part 1 §3.15.2",
    [
        "targetNamespace",
        "version",
        "finalDefault",
        "blockDefault",
        "attributeFormDefault",
        "elementFormDefault"
    ],
    [],
    [
        any(&["import", "include", "redefine", "annotation"]),
        any(&[
            "annotation",
            "simpleType",
            "complexType",
            "group",
            "attributeGroup",
            "element",
            "attribute",
            "notation"
        ])
    ]
);

const REDEFINE: &Production = production!(
    "Part 1 §4.2.2",
    ["schemaLocation"],
    ["schemaLocation"],
    [any(&["annotation", "simpleType", "complexType", "group", "attributeGroup"])]
);

const GLOBAL_ELEMENT: &Production = production!(
    "Part 1 §3.3.2",
    [
        "name",
        "type",
        "substitutionGroup",
        "default",
        "fixed",
        "nillable",
        "abstract",
        "final",
        "block"
    ],
    [],
    [ANNOTATION, one(&["simpleType", "complexType"]), KEYS]
);

const LOCAL_ELEMENT: &Production = production!(
    "Part 1 §3.3.2",
    [
        "name",
        "ref",
        "type",
        "default",
        "fixed",
        "nillable",
        "block",
        "form",
        "minOccurs",
        "maxOccurs"
    ],
    [],
    [ANNOTATION, one(&["simpleType", "complexType"]), KEYS]
);

const GLOBAL_ATTRIBUTE: &Production = production!(
    "Part 1 §3.2.2",
    ["name", "type", "default", "fixed"],
    [],
    [ANNOTATION, SIMPLE_TYPE]
);

const LOCAL_ATTRIBUTE: &Production = production!(
    "Part 1 §3.2.2",
    ["name", "ref", "type", "use", "default", "fixed", "form"],
    [],
    [ANNOTATION, SIMPLE_TYPE]
);

const IN_COMPLEX: [Slot; 5] =
    [ANNOTATION, one(&["simpleContent", "complexContent"]), PARTICLES, ATTRIBUTES, ANY_ATTRIBUTE];

const GLOBAL_COMPLEX: &Production =
    production!("Part 1 §3.4.2", ["name", "mixed", "abstract", "final", "block"], [], IN_COMPLEX);

const LOCAL_COMPLEX: &Production = production!("Part 1 §3.4.2", ["mixed"], [], IN_COMPLEX);

const KEY: &Production = production!(
    "Part 1 §3.11.2",
    ["name"],
    ["name"],
    [ANNOTATION, one(&["selector"]), any(&["field"])]
);

const KEYREF: &Production = production!(
    "Part 1 §3.11.2",
    ["name", "refer"],
    ["name", "refer"],
    [ANNOTATION, one(&["selector"]), any(&["field"])]
);
