//! `wsdl call` against the portal in memory of the package `chamilo`: a service of RPC/encoded with a
//! signed key, by nothing but its WSDL.

mod served;

use std::path::Path;
use std::sync::mpsc;

use chamilo::testing::{PasswordEncryption, TestPortal};
use serde_json::Value as Json;
use served::run;
use wsdl_cli::failure::Exit;

/// The address of a portal, which runs until the test ends. Its key is the name of this package.
fn portal() -> String {
    let (tell, address) = mpsc::channel();
    std::thread::spawn(move || {
        let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
        runtime.block_on(async {
            let portal = TestPortal::builder().security_key(env!("CARGO_PKG_NAME"));
            let portal = portal.password_encryption(PasswordEncryption::Md5);
            let portal = portal.start().await.unwrap();
            tell.send(portal.url().to_owned()).unwrap();
            std::future::pending::<()>().await;
        });
    });
    address.recv().unwrap()
}

#[test]
fn a_user_is_created_and_courses_are_listed() {
    let base = portal();
    let wsdl = Path::new(env!("CARGO_MANIFEST_DIR")).join("../wsdl/registration.wsdl");
    let wsdl = wsdl.to_str().unwrap();
    let endpoint = format!("{base}main/webservices/registration.soap.php");
    let sign = ["--endpoint", &endpoint, "--sign", "--key-env", "CARGO_PKG_NAME"];
    let create = [
        "call",
        wsdl,
        "WSCreateUserPasswordCrypted",
        "--json",
        "firstname=Zoë",
        "lastname=Quispe",
        "status=5",
        "email=zoe@example.org",
        "loginname=zoe",
        "password=5f4dcc3b5aa765d61d8327deb882cf99",
        "encrypt_method=md5",
        "original_user_id_name=sis_id",
        "original_user_id_value=4711",
    ];
    let ran = run(&[&create[..], &sign].concat());
    assert_eq!(ran.result, Ok(Exit::Done), "{ran:?}");
    let reply: Json = serde_json::from_str(&ran.out).unwrap();
    let id = reply.as_object().and_then(|it| it.values().next()).cloned().unwrap_or_default();
    let id = id.as_str().and_then(|id| id.parse::<u64>().ok());
    assert!(id.is_some_and(|id| id > 0), "{reply}");

    let list = run(&[&["call", wsdl, "WSListCourses", "--json"][..], &sign].concat());
    assert_eq!(list.result, Ok(Exit::Done), "{list:?}");
    let reply: Json = serde_json::from_str(&list.out).unwrap();
    assert!(reply["return"].is_array(), "{reply}");
}
