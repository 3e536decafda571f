//! The services of a Chamilo portal: which scripts serve them, and what those answer.

use reqwest::Url;

/// A service of Chamilo.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Service {
    /// What its file is called.
    pub name: &'static str,
    /// The script below `main/webservices/`.
    pub script: &'static str,
    /// What to say where a portal does not have it.
    pub absent: &'static str,
}

/// Said of a service that every release has.
const EVERYWHERE: &str = "each release that is known has this service: look at the base URL";

/// The services that have a WSDL.
pub(super) const SERVICES: [Service; 8] = [
    Service { name: "registration", script: "registration.soap.php", absent: EVERYWHERE },
    Service { name: "access_url", script: "access_url.php", absent: EVERYWHERE },
    Service { name: "cm_service", script: "cm_soap.php", absent: EVERYWHERE },
    Service { name: "service", script: "soap.php", absent: EVERYWHERE },
    Service { name: "course_list", script: "courses_list.soap.php", absent: EVERYWHERE },
    Service { name: "lp", script: "lp.php", absent: EVERYWHERE },
    Service { name: "user_info", script: "user_info.soap.php", absent: EVERYWHERE },
    Service {
        name: "gradebook",
        script: "gradebook.php",
        absent: "this service is not in releases up to 1.11.8; 1.11.16 has it",
    },
];

/// The folder of the scripts, below the portal's base URL.
const FOLDER: &str = "/main/webservices/";

/// The base URL of a portal, without a slash at its end, where a URL is one of the script of a service.
pub(super) fn base(url: &str) -> Option<&str> {
    let path = url.split(['?', '#']).next().unwrap_or_default();
    let (base, rest) = path.split_once(FOLDER)?;
    let script = rest.split('/').next().unwrap_or_default();
    SERVICES.iter().any(|it| it.script == script).then(|| &url[..base.len()])
}

/// What the service is called whose script a URL is.
pub(super) fn name(url: &Url) -> Option<&'static str> {
    let (_, script) = url.path().split_once(FOLDER)?;
    SERVICES.iter().find(|it| it.script == script).map(|it| it.name)
}

/// The address at which a portal prints the WSDL of a service.
pub(super) fn wsdl(base: &Url, service: &Service) -> Option<Url> {
    let mut base = base.clone();
    base.set_query(None);
    base.set_fragment(None);
    let path = format!("{}{FOLDER}{}", base.path().trim_end_matches('/'), service.script);
    base.set_path(&path);
    base.set_query(Some("wsdl"));
    Some(base)
}

/// Calls an operation that no service has: one that is alive says so, and nothing is done.
pub(super) const PROBE: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\
    <SOAP-ENV:Envelope xmlns:SOAP-ENV=\"http://schemas.xmlsoap.org/soap/envelope/\">\
    <SOAP-ENV:Body><wsdlFetchAsksWhetherYouAreAlive/></SOAP-ENV:Body></SOAP-ENV:Envelope>";

/// How a service is, by what it answers to [`PROBE`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Health {
    /// It reads what it is sent.
    Alive,
    /// It finds every request empty.
    Dead,
    /// It answers something that says neither.
    Unknown(String),
}

impl Health {
    pub(super) fn of(status: u16, body: &[u8]) -> Self {
        let text = String::from_utf8_lossy(body);
        if text.contains("xml was empty, didn't parse!")
            || text.contains("xml was empty, didn&apos;t parse!")
            || text.contains("xml was empty, didn&#039;t parse!")
        {
            return Self::Dead;
        }
        let is_envelope = text.contains(":Envelope") && text.contains("faultcode");
        match is_envelope {
            true => Self::Alive,
            false => Self::Unknown(super::page::quoted(status, None, body)),
        }
    }
}

/// What it means that a service is dead, and what to do about it.
pub(super) const DEAD: &str = "every call is answered with the fault \"xml was empty, didn't parse!\": \
    the script reads a variable that PHP 7 and later no longer fill; PHP 5 has it, or a script named by \
    auto_prepend_file that fills $HTTP_RAW_POST_DATA";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_portal_may_lie_in_a_folder() {
        let base = Url::parse("https://campus.example/lms/?x=1").unwrap();
        let urls: Vec<String> =
            SERVICES.iter().filter_map(|it| wsdl(&base, it)).map(String::from).collect();
        assert_eq!(
            urls[0],
            "https://campus.example/lms/main/webservices/registration.soap.php?wsdl"
        );
        assert_eq!(super::base(&urls[0]), Some("https://campus.example/lms"));
        assert_eq!(super::base("https://campus.example/main/webservices/other.php"), None);
    }

    #[test]
    fn a_fault_about_the_operation_is_a_sign_of_life() {
        let fault = |text: &str| {
            format!(
                "<e:Envelope><e:Body><e:Fault><faultcode>e:Client</faultcode><faultstring>{text}"
            )
        };
        let alive = fault("method 'x'('x') not defined in service('' '')");
        assert_eq!(Health::of(500, alive.as_bytes()), Health::Alive);
        assert_eq!(Health::of(500, fault("xml was empty, didn't parse!").as_bytes()), Health::Dead);
        assert!(matches!(Health::of(200, b"Webservices are disabled."), Health::Unknown(_)));
    }
}
