//! A call, from the bytes of the request to those of the reply.

use wsdl_runtime::server::Call;

use super::pages::{ReceivedCall, Reply, Request, Site};
use crate::testing::operations::{Caller, run};
use crate::testing::services::Service;
use crate::testing::state::settings::Settings;
use crate::testing::wire::failure::Failure;
use crate::testing::wire::input::Arguments;
use crate::testing::wire::write;

/// What an SQL error looks like.
const NOT_ALLOWED: &str = "<!DOCTYPE html><html><head><title>Not allowed</title></head>\
     <body><div class=\"alert alert-danger\">An error occurred: database</div></body></html>";

pub(super) fn answer(site: &Site, service: &Service, request: &Request<'_>) -> Reply {
    let settings = site.state().settings.clone();
    match call(site, service, request, &settings) {
        Ok(mut envelope) => {
            debug(&mut envelope, service, request, &settings);
            Reply::xml(200, service.charset, envelope)
        }
        Err(Failure::Fault { code, string }) => {
            // NuSOAP's own faults say in their detail what it was doing.
            let own = service.debug && code.starts_with("SOAP-ENV:");
            let detail = if own { dump(request) } else { String::new() };
            let mut envelope = write::fault(code, &string, &detail);
            debug(&mut envelope, service, request, &settings);
            Reply::xml(500, service.charset, envelope)
        }
        Err(Failure::HtmlPage) => Reply::html(200, NOT_ALLOWED),
        Err(Failure::PhpError) => Reply::html(500, ""),
    }
}

fn call(
    site: &Site,
    service: &Service,
    request: &Request<'_>,
    settings: &Settings,
) -> Result<String, Failure> {
    if !request.content_type.contains("text/xml") {
        return Err(undefined(""));
    }
    if service.is_dead(settings) || request.body.is_empty() {
        return Err(unreadable("xml was empty, didn't parse!"));
    }
    refuse_two_charsets(request)?;
    let call = Call::read(request.body, Some(request.content_type))
        .map_err(|fault| unreadable(&fault.string))?;
    let name = call.operation();
    let interface = service.interface(settings.release);
    let parts = interface.input(name).ok_or_else(|| undefined(name))?;
    let mut arguments = Arguments::of(&call).map_err(|fault| unreadable(&fault.string))?;
    if service.narrows() {
        arguments = arguments.narrowed();
    }
    site.keep(ReceivedCall {
        operation: name.to_owned(),
        arguments: arguments.without_secrets(&parts),
        caller: request.peer,
    });
    let forwarded = request.forwarded.map(str::to_owned);
    let caller = Caller { peer: request.peer, forwarded };
    let result = run(&mut site.state(), name, &arguments, &caller)?;
    write::reply(interface, service.charset, (call.namespace(), name), &result)
}

fn undefined(name: &str) -> Failure {
    Failure::client(format!("Operation '{name}' is not defined in the WSDL for this service"))
}

fn unreadable(why: &str) -> Failure {
    Failure::client(format!("error in msg parsing:\n{why}"))
}

/// The header and the XML declaration have to name the same encoding.
fn refuse_two_charsets(request: &Request<'_>) -> Result<(), Failure> {
    let head = &request.body[..request.body.len().min(200)];
    let head = String::from_utf8_lossy(head);
    let declared = head.split("?>").next().and_then(|it| it.split_once("encoding=")).map(|it| it.1);
    let header = request.content_type.split_once('=').map(|it| it.1);
    let (Some(declared), Some(header)) = (declared, header) else { return Ok(()) };
    let mut declared = declared.chars();
    let quote = declared.next().unwrap_or('"');
    let declared = declared.as_str().split(quote).next().unwrap_or_default();
    let header = header.replace('"', "");
    match declared.eq_ignore_ascii_case(header.trim()) {
        true => Ok(()),
        false => Err(unreadable(&format!(
            "Charset from HTTP Content-Type '{header}' does not match encoding from XML \
             declaration '{declared}'"
        ))),
    }
}

/// Appends what the global debug flag adds to each reply: the request, with its key.
fn debug(envelope: &mut String, service: &Service, request: &Request<'_>, settings: &Settings) {
    if !service.debug {
        return;
    }
    let mut text = dump(request);
    while text.contains("--") {
        text = text.replace("--", "- -");
    }
    let missing = settings.debug_bytes.saturating_sub(text.len());
    *envelope += "<!--\n";
    *envelope += &text;
    *envelope += &" debug\n".repeat(missing.div_ceil(7));
    *envelope += "\n-->";
}

fn dump(request: &Request<'_>) -> String {
    let body = String::from_utf8_lossy(request.body);
    format!("request:\nContent-Type: {}\n{body}", request.content_type)
}
