//! Commands that are given a URL: of a WSDL in several files, of one that not everybody may see.

mod served;
mod support;

use std::fs;
use std::path::{Path, PathBuf};

use support::{Answer, Server, failed, greeter, wsdl};
use wsdl_cli::failure::Exit;

/// A WSDL in four files, two of which have one name: `more/types.xsd` has the type `person` with `fields`.
fn parts(test: &str, fields: &str) -> PathBuf {
    let folder = served::folder(test);
    let write = |file: &str, text: String| {
        let path = folder.join(file);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    let head =
        "<definitions targetNamespace=\"urn:greeter\" xmlns=\"http://schemas.xmlsoap.org/wsdl/\"
        xmlns:t=\"urn:greeter\" xmlns:s=\"http://schemas.xmlsoap.org/wsdl/soap/\"
        xmlns:x=\"http://www.w3.org/2001/XMLSchema\">";
    let schema = "<x:schema xmlns:x=\"http://www.w3.org/2001/XMLSchema\" xmlns:t=\"urn:greeter\"
        targetNamespace=\"urn:greeter\" elementFormDefault=\"qualified\">";
    write(
        "greeter.wsdl",
        format!(
            "{head}<import namespace=\"urn:greeter\" location=\"parts/abstract.wsdl\"/>
            <binding name=\"Greeter\" type=\"t:Greeter\">
            <s:binding style=\"document\" transport=\"http://schemas.xmlsoap.org/soap/http\"/>
            <operation name=\"greet\"><s:operation soapAction=\"\"/><input><s:body use=\"literal\"/></input>
            <output><s:body use=\"literal\"/></output></operation></binding>
            <service name=\"Greeter\"><port name=\"Greeter\" binding=\"t:Greeter\">
            <s:address location=\"http://greeter.invalid/?a=1&amp;b=2\"/></port></service></definitions>"
        ),
    );
    write(
        "parts/abstract.wsdl",
        format!(
            "{head}<types>{schema}<x:include schemaLocation=\"../schemas/types.xsd\"/></x:schema></types>
            <message name=\"in\"><part name=\"body\" element=\"t:greet\"/></message>
            <message name=\"out\"><part name=\"body\" element=\"t:greeting\"/></message>
            <portType name=\"Greeter\"><operation name=\"greet\"><input message=\"t:in\"/>
            <output message=\"t:out\"/></operation></portType></definitions>"
        ),
    );
    write(
        "schemas/types.xsd",
        format!(
            "{schema}<x:include schemaLocation='more/types.xsd'/>
            <x:element name=\"greet\" type=\"t:person\"/>
            <x:element name=\"greeting\" type=\"x:string\"/></x:schema>"
        ),
    );
    write(
        "schemas/more/types.xsd",
        format!(
            "{schema}<x:include schemaLocation='../types.xsd'/>
            <x:complexType name=\"person\"><x:sequence>{fields}</x:sequence></x:complexType></x:schema>"
        ),
    );
    folder.join("greeter.wsdl")
}

const NAME: &str = "<x:element name=\"name\" type=\"x:string\"/>";

fn served(wsdl: &Path) -> String {
    served::serve(&[wsdl.to_str().unwrap()]) + "?wsdl"
}

#[test]
fn a_wsdl_in_several_files_is_served_with_each_of_them() {
    let url = served(&parts("parts", NAME));
    let folder = served::folder("parts_fetched");
    let out = folder.to_str().unwrap();
    let ran = served::run(&["fetch", &url, "--out", out, "--keep-hosts"]);
    assert_eq!(ran.result, Ok(Exit::Done), "{ran:?}");
    assert_eq!(support::names(&folder).len(), 5, "four documents and the lock: {}", ran.out);
    let lock = fs::read_to_string(folder.join("wsdl.lock")).unwrap();
    let server = url.trim_end_matches("?wsdl");
    for number in 1..=3 {
        assert!(lock.contains(&format!("source = \"{server}?xsd={number}\"")), "{lock}");
    }
    let texts: String = support::names(&folder)
        .iter()
        .map(|name| fs::read_to_string(folder.join(name)).unwrap())
        .collect();
    assert!(texts.contains(&format!("<s:address location=\"{server}\"/>")), "{texts}");
    assert!(!texts.contains("greeter.invalid"), "{texts}");
}

#[test]
fn each_command_reads_a_wsdl_at_a_url_with_what_it_imports() {
    let url = served(&parts("command", NAME));
    let ran = served::run(&["inspect", &url, "--operation", "greet"]);
    assert_eq!(ran.result, Ok(Exit::Done), "{ran:?}");
    assert!(ran.out.contains("struct {urn:greeter}person"), "{}", ran.out);
    let ran = served::run(&["call", &url, "greet", "name=Ana", "--json"]);
    assert_eq!(ran.result, Ok(Exit::Done), "{ran:?}");
    let ran = served::run(&["call", &url, "greet", "nam=Ana"]);
    assert!(ran.result.unwrap_err().contains("did you mean `name`?"));
    // What is served from a URL has all documents too.
    let again = served::serve(&[&url]) + "?wsdl";
    let ran = served::run(&["call", &again, "greet", "name=Ana"]);
    assert_eq!(ran.result, Ok(Exit::Done), "{ran:?}");
}

#[test]
fn urls_are_compared_with_what_they_import() {
    let old = served(&parts("compared_old", NAME));
    let age = "<x:element name=\"age\" type=\"x:int\"/>";
    let new = served(&parts("compared_new", &format!("{NAME}{age}")));
    let ran = served::run(&["diff", &old, &old]);
    assert_eq!(ran.result, Ok(Exit::Done), "{}", ran.out);
    let ran = served::run(&["diff", &old, &new]);
    assert_eq!(ran.result, Ok(Exit::Breaking), "{ran:?}");
    assert!(
        ran.out.contains("person/age") && ran.out.contains("required field added"),
        "{}",
        ran.out
    );
}

/// A service whose WSDL and whose operations are for those who know the password and the key.
fn guarded() -> Server {
    let text = greeter(&["types.xsd"]);
    Server::start(move |request, own| {
        let of = |name: &str| request.headers.get(name).map(String::as_str);
        if of("authorization") != Some("Basic cmVhZGVyOnMzY3JldA==") || of("x-key") != Some("k3y") {
            return Answer::ok("").status(401);
        }
        match request.path.as_str() {
            "/x?wsdl" => Answer::ok(text.replace("{own}", own)),
            "/types.xsd" => Answer::ok(support::schema(&[])),
            "/greeter.php" => Answer::ok(
                "<e:Envelope xmlns:e=\"http://schemas.xmlsoap.org/soap/envelope/\"><e:Body>\
                 <greeting xmlns=\"urn:greeter\"><text>Hello Ana</text></greeting></e:Body></e:Envelope>",
            )
            .header("content-type", "text/xml"),
            _ => Answer::ok("").status(404),
        }
    })
}

#[test]
fn the_wsdl_is_downloaded_by_the_credentials_of_the_call() {
    let (server, folder) = (guarded(), support::folder("guarded"));
    let url = format!("{}/x?wsdl", server.url);
    let access = ["--user", "reader", "--header-env", "X-Key=MY_KEY"];
    let run = |arguments: &[&str]| {
        let mut command = wsdl(&folder, &[arguments, &access].concat());
        support::run(command.env("WSDL_PASSWORD", "s3cret").env("MY_KEY", "k3y"))
    };
    let ran = run(&["call", &url, "greet", "name=Ana", "times=2"]);
    assert_eq!(ran.status, 0, "{}{}", ran.out, ran.err);
    assert!(ran.out.contains("Hello Ana"), "{}", ran.out);
    let paths: Vec<String> = server.seen().into_iter().map(|it| it.path).collect();
    assert_eq!(paths, ["/x?wsdl", "/types.xsd", "/greeter.php"]);
    for arguments in [&["inspect", &*url][..], &["diff", &url, &url]] {
        let ran = run(arguments);
        assert_eq!(ran.status, 0, "{}{}", ran.out, ran.err);
    }
    let said = failed(&mut wsdl(&folder, &["call", &url, "greet", "name=Ana", "times=2"]));
    assert!(said.contains("asks who you are"), "{said}");
}

#[test]
fn a_wsdl_that_not_everybody_may_see_is_served() {
    let text = greeter(&[]);
    let server =
        Server::start(move |request, own| match request.headers.get("x-key").map(String::as_str) {
            Some(env!("CARGO_PKG_NAME")) => Answer::ok(text.replace("{own}", own)),
            _ => Answer::ok("").status(403),
        });
    let url = format!("{}/x?wsdl", server.url);
    // Any variable that is set will do: Cargo sets this one.
    let served = served::serve(&[&url, "--header-env", "X-Key=CARGO_PKG_NAME"]);
    let call = ["call", &format!("{served}?wsdl"), "greet", "name=Ana", "times=2"];
    let ran = served::run(&call);
    assert_eq!(ran.result, Ok(Exit::Done), "{ran:?}");
}
