//! `wsdl fetch --chamilo`: every service of a portal, and how it is.

use reqwest::Url;
use wsdl_codegen::lock::Lock;

use super::chamilo::{self, Health, SERVICES, Service};
use super::plan::{Plan, Target};
use super::session::Session;
use crate::console::Console;
use crate::failure::{Exit, Failure};

/// What a portal prints where its services are switched off.
const SWITCHED_OFF: &str = "Webservices are disabled";

/// Where a portal prints the WSDLs of its services.
pub(super) fn wsdls(base: &Url) -> Vec<Url> {
    SERVICES.iter().filter_map(|service| chamilo::wsdl(base, service)).collect()
}

/// Fetches the services of the portal at `base` that are there, and tells about each.
pub(super) fn run(
    session: &Session,
    base: &Url,
    lock: Option<Lock>,
    target: &Target<'_>,
    console: &mut Console<'_>,
) -> Result<Exit, Failure> {
    let services: Vec<(&Service, Url)> = SERVICES.iter().zip(wsdls(base)).collect();
    let found = session.crawl_some(wsdls(base))?;
    let is_there = |url| found.by_url.contains_key(url);
    let mut scripts: Vec<_> =
        services.iter().map(|(_, url)| url).filter(|url| is_there(url)).cloned().collect();
    scripts.iter_mut().for_each(|url| url.set_query(None));
    let mut health = session.health(&scripts).into_iter();
    let mut lines = Vec::new();
    for (service, url) in &services {
        let failure = found.failures.iter().find(|(failed, _)| failed == url);
        let told = match failure {
            Some((_, failure)) => missing(service, failure),
            None => of(health.next().unwrap_or_else(|| Health::Unknown("no answer".to_owned()))),
        };
        lines.push(format!("{:13} {told}", service.name));
    }
    if scripts.is_empty() {
        let message = format!("`{base}` has no service that can be fetched:\n{}", lines.join("\n"));
        return Err(
            Failure::new(message).help("give the address at which the portal's start page is")
        );
    }
    let plan = Plan::new(&found, lock.unwrap_or_default(), target)?;
    plan.write(target.folder)?;
    session.forget();
    plan.tell(target.folder, console)?;
    writeln!(console.out)?;
    for line in lines {
        writeln!(console.out, "{line}")?;
    }
    Ok(Exit::Done)
}

/// What is told of a service whose WSDL is not there.
fn missing(service: &Service, failure: &Failure) -> String {
    let message = &failure.message;
    if message.contains(SWITCHED_OFF) {
        return "switched off: the portal's setting disable_webservices is on".to_owned();
    }
    if message.contains("(HTTP status 404") {
        return format!("missing: {}", service.absent);
    }
    format!("not fetched: {message}")
}

/// What is told of a service that prints its WSDL.
fn of(health: Health) -> String {
    match health {
        Health::Alive => "alive".to_owned(),
        Health::Dead => format!("dead: {}", chamilo::DEAD),
        Health::Unknown(answer) => format!("unknown: to a call it answers {answer}"),
    }
}
