//! Results that do not go with what the WSDL declares.

use wsdl_codegen::{Config, generate};

const DESK: &[u8] = include_bytes!("../../wsdl/desk.wsdl");

/// What is wrong with the result of one operation.
fn wrong(operation: &str, result: &str) -> String {
    let reasons = "[reasons.No]\n";
    let text = format!(
        "{reasons}[operations.{operation}.result]\nrefused = {{ \"0\" = \"No\" }}\n{result}"
    );
    let config = Config::new().refinements_text("desk.toml", text);
    match generate(&config, "desk.wsdl", DESK) {
        Ok(_) => "nothing".to_owned(),
        Err(error) => error.to_string(),
    }
}

#[test]
fn a_result_that_contradicts_the_wsdl_is_told_with_its_place() {
    let mut missed = Vec::new();
    for (operation, result, place, message, help) in [
        (
            "ping",
            "ok = [\"1\"]",
            "2:18",
            "`ping` has no reply that could mean anything",
            "leave the table out",
        ),
        (
            "open",
            "type = \"()\"",
            "4:8",
            "no value of the reply would mean success",
            "ok = [\"1\"]",
        ),
        (
            "list",
            "type = \"u32\"",
            "4:8",
            "the WSDL declares a list, and this is the outcome of one thing",
            "say `items`",
        ),
        (
            "list",
            "field = \"name\"",
            "2:18",
            "the WSDL declares a list, which has no value of its own",
            "list_refused",
        ),
        (
            "find",
            "ok = [\"1\"]",
            "2:18",
            "the WSDL declares a struct, and this is one value",
            "say in which `field`",
        ),
        (
            "find",
            "ok = [\"1\"]\nfield = \"user_ip\"",
            "5:9",
            "there is no `user_ip`",
            "did you mean `user_id`?",
        ),
        (
            "open",
            "ok = [\"1\"]\nfield = \"x\"",
            "5:9",
            "there is no `x`",
            "no elements are declared there",
        ),
        ("find", "read_as = \"one\"", "4:11", "`read_as = \"one\"` is for a list", "leave it out"),
        (
            "open",
            "type = \"u32\"\nlist_refused = { \"-1\" = \"No\" }",
            "5:18",
            "in whose place no text can come",
            "say `refused`",
        ),
        (
            "openUsers",
            "ok = [\"1\"]\nfield = \"result\"\nitems = \"user\"",
            "6:9",
            "there is no `user`",
            "did you mean `users`?",
        ),
        (
            "openUsers",
            "ok = [\"1\"]\nfield = \"result\"\nitems = \"users\"\nkey = [\"external\"]",
            "7:8",
            "there is no `external`",
            "external_id",
        ),
        (
            "openUsers",
            "ok = [\"1\"]\nfield = \"results\"\nitems = \"users\"",
            "5:9",
            "there is no `results`",
            "did you mean `result`?",
        ),
        (
            "open",
            "items = \"name\"\nok = [\"1\"]",
            "4:9",
            "the reply of `open` holds no list of outcomes",
            "leave out `items`",
        ),
        ("open", "value_field = \"id\"", "4:15", "`value_field` goes with `ok`", ""),
    ] {
        let found = wrong(operation, result);
        let start = format!("desk.toml:{place}: error[");
        if ![&start, message, help].into_iter().all(|part| found.contains(part)) {
            missed.push(format!("{operation}, {result}:\n{found}"));
        }
    }
    assert!(missed.is_empty(), "{}", missed.join("\n"));
    assert_eq!(wrong("open", "type = \"u32\""), "nothing");
}
