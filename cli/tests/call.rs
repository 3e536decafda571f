//! `wsdl call` against `wsdl serve`, over loopback.

mod served;

use std::fs;

use served::{folder, hazard, run, serve};
use wsdl_cli::failure::Exit;

/// Calls the operation of a hazard at a server for it.
fn call(name: &str, values: &[&str]) -> served::Ran {
    let wsdl = hazard(name);
    let url = serve(&[&wsdl]);
    run(&[&["call", &wsdl, "call", "--endpoint", &url], values].concat())
}

#[test]
fn a_reply_is_shown_as_a_tree_a_table_json_and_as_it_came() {
    let values = ["label=x", "numbers:=[1, 2, null]"];
    let with = |option: &str| call("rpc_encoded", &[&values[..], &[option]].concat());
    let tree = call("rpc_encoded", &values);
    assert_eq!(tree.result, Ok(Exit::Done));
    assert_eq!(tree.out, "└─ return (1)\n   └─ [0]: 1\n");
    assert_eq!(with("--json").out, "{\n  \"return\": [\n    1\n  ]\n}\n");
    assert_eq!(with("--table").out, "value\n1\n");
    assert!(with("--raw").out.contains(":Envelope"), "{}", with("--raw").out);
}

#[test]
fn a_wrong_name_is_told_with_the_one_that_is_meant_and_all_others() {
    let ran = call("rpc_encoded", &["labl=x"]);
    let text = ran.result.unwrap_err();
    assert!(text.contains("there is no part `labl`; did you mean `label`?"), "{text}");
    assert!(text.contains("there is: label, numbers"), "{text}");
}

#[test]
fn everything_that_is_wrong_is_told_at_once() {
    let text = call("attributes", &["nothing=1", "numbers=x"]).result.unwrap_err();
    assert!(text.contains("`nothing`") && text.contains("`numbers`"), "{text}");
    let text = call("document_wrapped", &[]).result.unwrap_err();
    assert!(text.contains("id: is missing: xsd:int"), "{text}");
    let text = call("rpc_encoded", &["numbers:=[1, 2.5]"]).result.unwrap_err();
    assert!(text.contains("numbers[1]: expected xsd:int, found `2.5`"), "{text}");
}

#[test]
fn one_alternative_of_a_choice_is_given() {
    assert_eq!(call("choice", &["login=ana"]).result, Ok(Exit::Done));
    let text = call("choice", &["input.login=ana", "input.status=5"]).result.unwrap_err();
    assert!(text.contains("exclude each other"), "{text}");
}

#[test]
fn a_refusal_is_told_whole_and_has_an_exit_status() {
    let wsdl = hazard("rpc_encoded");
    let replies = folder("refusal");
    let fault = "<e:Envelope xmlns:e='http://schemas.xmlsoap.org/soap/envelope/'><e:Body><e:Fault>\
                 <faultcode>e:Server</faultcode><faultstring>sold out</faultstring>\
                 <detail><left>0</left></detail></e:Fault></e:Body></e:Envelope>";
    fs::write(replies.join("call.xml"), fault).unwrap();
    let url = serve(&[&wsdl, "--replies", replies.to_str().unwrap()]);
    let ran = run(&["call", &wsdl, "call", "--endpoint", &url]);
    assert_eq!(ran.result, Ok(Exit::Different));
    assert_eq!(ran.out, "");
    assert!(
        ran.err.contains("refused: sold out") && ran.err.contains("<left>0</left>"),
        "{}",
        ran.err
    );
}

#[test]
fn a_server_refuses_what_the_wsdl_does_not_declare() {
    let wsdl = hazard("document_wrapped");
    let url = serve(&[&wsdl]);
    let ran = run(&["call", &wsdl, "call", "--incomplete", "--endpoint", &url]);
    assert_eq!(ran.result, Ok(Exit::Different));
    assert!(ran.err.contains("id: is missing: xsd:int"), "{}", ran.err);
    let url = serve(&[&wsdl, "--lenient"]);
    let ran = run(&["call", &wsdl, "call", "--incomplete", "--endpoint", &url]);
    assert_eq!(ran.result, Ok(Exit::Done));
}

#[test]
fn replies_of_ones_own_are_json_or_xml_and_read_anew() {
    let wsdl = hazard("rpc_encoded");
    let replies = folder("own_replies");
    let url = serve(&[&wsdl, "--replies", replies.to_str().unwrap()]);
    let call = || run(&["call", &wsdl, "call", "--json", "--endpoint", &url]);
    fs::write(replies.join("call.json"), "{\"return\": [7, null]}").unwrap();
    let out: serde_json::Value = serde_json::from_str(&call().out).unwrap();
    assert_eq!(out.to_string(), "{\"return\":[7,null]}");
    let xml = "<n:callResponse xmlns:n='urn:hazard'><return><i>8</i></return></n:callResponse>";
    fs::write(replies.join("call.xml"), xml).unwrap();
    let out: serde_json::Value = serde_json::from_str(&call().out).unwrap();
    assert_eq!(out.to_string(), "{\"return\":[8]}");
    fs::write(replies.join("call.xml"), xml.replace('8', "eight")).unwrap();
    let text = call().result.unwrap_err();
    assert!(text.contains("return[0]: expected xsd:int, found `eight`"), "{text}");
}

#[test]
fn what_a_server_got_is_written_down() {
    let wsdl = hazard("rpc_encoded");
    let record = folder("recorded");
    let url = serve(&[&wsdl, "--record", record.to_str().unwrap()]);
    for label in ["one", "two"] {
        let label = format!("label={label}");
        assert_eq!(
            run(&["call", &wsdl, "call", &label, "--endpoint", &url]).result,
            Ok(Exit::Done)
        );
    }
    let request = fs::read_to_string(record.join("0002-call.request.xml")).unwrap();
    assert!(request.contains(">two<"), "{request}");
    assert!(record.join("0001-call.reply.xml").is_file());
}

#[test]
fn nothing_is_sent_in_a_dry_run_and_secrets_are_out() {
    let wsdl = hazard("rpc_encoded");
    let file = folder("dry_run").join("long.txt");
    fs::write(&file, "a long text").unwrap();
    let label = format!("label=@{}", file.display());
    let ran = run(&["call", &wsdl, "call", &label, "--dry-run"]);
    assert_eq!(ran.result, Ok(Exit::Done));
    assert!(ran.out.contains("<label xsi:type=\"xsd:string\">a long text</label>"), "{}", ran.out);
    // Any variable that is set will do: Cargo sets this one.
    let ran = run(&["call", &wsdl, "call", "--secret", "label=CARGO_MANIFEST_DIR", "--dry-run"]);
    assert!(ran.out.contains("<label xsi:type=\"xsd:string\">[secret]</label>"), "{}", ran.out);
    let sign = ["--sign", "--key-env", "CARGO_MANIFEST_DIR", "--key-field", "label", "--dry-run"];
    let ran = run(&[&["call", &wsdl, "call"], &sign[..]].concat());
    assert!(ran.out.contains("<label>[secret]</label>"), "{}", ran.out);
    let wsse = ["--wsse-user", "ana", "--wsse-password-env", "CARGO_MANIFEST_DIR", "--dry-run"];
    let ran = run(&[&["call", &wsdl, "call"], &wsse[..]].concat());
    assert!(ran.out.contains("<wsse:Username>ana</wsse:Username>"), "{}", ran.out);
    assert!(!ran.out.contains(env!("CARGO_MANIFEST_DIR")), "{}", ran.out);
}

#[test]
fn a_key_is_filled_in_and_signed_with_an_address() {
    let wsdl = hazard("rpc_encoded");
    let record = folder("signed");
    let url = serve(&[&wsdl, "--record", record.to_str().unwrap()]);
    let sign =
        ["--sign", "--key-env", "CARGO_PKG_NAME", "--key-field", "label", "--address", "192.0.2.7"];
    let ran = run(&[&["call", &wsdl, "call", "--endpoint", &url], &sign[..]].concat());
    assert_eq!(ran.result, Ok(Exit::Done));
    let request = fs::read_to_string(record.join("0001-call.request.xml")).unwrap();
    // sha1("192.0.2.7wsdl-cli")
    let label = request.split("<label").nth(1).and_then(|it| it.split(['>', '<']).nth(1)).unwrap();
    assert_eq!(label.len(), 40, "{request}");
    assert!(label.bytes().all(|byte| byte.is_ascii_hexdigit()), "{label}");
}

#[test]
fn a_key_that_no_field_takes_is_not_left_out_in_silence() {
    let wsdl = hazard("rpc_encoded");
    let sign = ["--sign", "--key-env", "CARGO_PKG_NAME", "--key-field", "lable", "--dry-run"];
    let text = run(&[&["call", &wsdl, "call"], &sign[..]].concat()).result.unwrap_err();
    assert!(text.contains("nothing that is sent has a field `lable` for the key"), "{text}");
}

#[test]
fn header_blocks_that_the_wsdl_declares_are_given_by_their_names() {
    let wsdl = hazard("headers");
    let loaded = wsdl_cli::load::interfaces(&wsdl, &wsdl_codegen::Config::new()).unwrap();
    let schema = wsdl_cli::message::convert::schema(&loaded.interfaces[0]);
    let operations = schema.ports.iter().flat_map(|port| &port.operations);
    let operation = operations.clone().find(|it| !it.input_headers.is_empty()).unwrap();
    let (name, call) = (operation.input_headers[0].wire_name().local, operation.name.as_str());
    let text = run(&["call", &wsdl, call, "--dry-run", "--incomplete", "--block", "Nothing.x=1"]);
    let text = text.result.unwrap_err();
    assert!(text.contains("there is no part `Nothing`") && text.contains(&name), "{text}");
}

#[test]
fn an_operation_that_is_not_there_is_told() {
    let text = run(&["call", &hazard("rpc_encoded"), "cal"]).result.unwrap_err();
    assert!(text.contains("did you mean `call`?"), "{text}");
    let text = run(&["call", &hazard("rpc_encoded"), "call", "--endpoint", "nowhere"]);
    assert!(text.result.unwrap_err().contains("http://"), "it says what to write");
}

#[test]
fn the_wsdl_may_be_at_a_url() {
    let url = serve(&[&hazard("rpc_encoded")]);
    let ran = run(&["call", &format!("{url}?wsdl"), "call", "label=x"]);
    assert_eq!(ran.result, Ok(Exit::Done), "its address is that of the server");
    let again = serve(&[&format!("{url}?wsdl")]);
    let ran = run(&["call", &format!("{again}?wsdl"), "call", "label=x"]);
    assert_eq!(ran.result, Ok(Exit::Done), "what is served from a URL gives its WSDL out too");
}

#[test]
fn an_address_without_a_host_is_asked_for() {
    let folder = folder("no_host");
    let text = fs::read_to_string(hazard("rpc_encoded")).unwrap();
    let file = folder.join("service.wsdl");
    fs::write(&file, text.replace("http://localhost/", "https://host.invalid/")).unwrap();
    let text = run(&["call", file.to_str().unwrap(), "call", "label=x"]).result.unwrap_err();
    assert!(text.contains("--endpoint"), "{text}");
}
