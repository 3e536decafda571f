//! Which operation a request calls.

use crate::server::addressing::Addressing;
use crate::server::call::Call;
use crate::server::service::Method;
use crate::soap::fault::Fault;
use crate::soap::operation::{Operation, Style};

/// The method that the call is for: the one whose body it has. Where several have the same, or the
/// body names none, the action decides: `header`, which is that of HTTP, or that of WS-Addressing.
///
/// # Errors
/// A fault of code `Client` that says what was looked for.
pub(super) fn find<'m>(
    methods: &'m [Method],
    call: &Call,
    header: Option<&str>,
    addressing: &Addressing,
) -> Result<&'m Method, Fault> {
    let body = (call.namespace(), call.operation());
    let named: Vec<&Method> =
        methods.iter().filter(|it| element(&it.operation) == Some(body)).collect();
    if let [only] = named[..] {
        return Ok(only);
    }
    let open: Vec<&Method> = match named.is_empty() {
        true => methods.iter().filter(|it| element(&it.operation).is_none()).collect(),
        false => named,
    };
    let given = || [header, addressing.action.as_deref()].into_iter().flatten();
    let meant = |it: &&&Method| given().any(|action| it.operation.has_action(action));
    let by_action: Vec<&Method> = open.iter().filter(meant).copied().collect();
    match (&by_action[..], &open[..]) {
        ([only], _) => Ok(only),
        // An empty body belongs to the only operation that has one.
        ([], [only]) if call.is_empty() => Ok(only),
        ([], [_, ..]) => Err(refused(call, "the action has to say which of them is meant", &open)),
        ([], []) => Err(refused(call, "no operation has that", &[])),
        ([_, ..], _) => Err(refused(call, "the action does not tell them apart", &by_action)),
    }
}

/// The element that the body of a request holds, by namespace and local name; `None` where the
/// operation does not say.
fn element(operation: &Operation) -> Option<(&'static str, &'static str)> {
    match operation.style() {
        Style::RpcEncoded | Style::RpcLiteral => {
            Some((operation.wrapper_namespace(), operation.name()))
        }
        Style::Document => {
            let [namespace, name] = operation.input_element();
            (!name.is_empty()).then_some((namespace, name))
        }
    }
}

fn refused(call: &Call, why: &str, among: &[&Method]) -> Fault {
    let body = match (call.operation(), call.namespace()) {
        ("", _) => "the body is empty".to_owned(),
        (name, "") => format!("the body holds `{name}` of no namespace"),
        (name, namespace) => format!("the body holds `{name}` of `{namespace}`"),
    };
    let names: Vec<&str> = among.iter().map(|it| it.operation.name()).collect();
    let names = if names.is_empty() { String::new() } else { format!(": {}", names.join(", ")) };
    Fault::new("Client", format!("{body}, and {why}{names}"))
}
