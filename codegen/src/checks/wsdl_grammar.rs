//! The elements of WSDL 1.1: their attributes, and what may stand in them (WSDL 1.1, appendix A 4.1).

/// An element in one of the places that it can have.
pub(super) struct Production {
    /// Attributes of no namespace.
    pub attributes: &'static [&'static str],
    /// Those without which it says nothing.
    pub required: &'static [&'static str],
    /// What stands in it of WSDL; other elements extend it.
    pub content: &'static [&'static str],
    /// Of these, only one may stand in it.
    pub once: &'static [&'static str],
    /// Where the rule stands.
    pub rule: &'static str,
}

macro_rules! production {
    ($rule:literal, $attributes:expr, $required:expr, $content:expr, $once:expr) => {{
        const IT: &Production = &Production {
            attributes: &$attributes,
            required: &$required,
            content: &$content,
            once: &$once,
            rule: $rule,
        };
        IT
    }};
}

/// The element called `local` in one called `parent`, which stands in one called `outer`; nothing
/// for what is no element of WSDL 1.1.
pub(super) fn production(local: &str, parent: &str, outer: &str) -> Option<&'static Production> {
    let bound = parent == "binding" || outer == "binding";
    Some(match local {
        "definitions" => production!(
            "§2.1",
            ["name", "targetNamespace"],
            ["targetNamespace"],
            ["import", "types", "message", "portType", "binding", "service"],
            ["types"]
        ),
        "import" => {
            production!("§2.1.1", ["namespace", "location"], ["namespace", "location"], [], [])
        }
        "types" => production!("§2.2", [], [], [], []),
        "message" => production!("§2.3", ["name"], [], ["part"], []),
        "part" => production!("§2.3", ["name", "type", "element"], [], [], []),
        "portType" => production!("§2.4", ["name"], [], ["operation"], []),
        "operation" if bound => {
            production!("§2.5", ["name"], [], ["input", "output", "fault"], ["input", "output"])
        }
        "operation" => production!(
            "§2.4",
            ["name", "parameterOrder"],
            [],
            ["input", "output", "fault"],
            ["input", "output"]
        ),
        "input" | "output" | "fault" if bound => production!("§2.5", ["name"], [], [], []),
        "input" | "output" | "fault" => production!("§2.4", ["name", "message"], [], [], []),
        "binding" => production!("§2.5", ["name", "type"], [], ["operation"], []),
        "service" => production!("§2.7", ["name"], [], ["port"], []),
        "port" => production!("§2.6", ["name", "binding"], [], [], []),
        _ => return None,
    })
}
