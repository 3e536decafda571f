//! `wsdl fetch --chamilo` against portals in memory.

mod support;

use std::fs;

use chamilo::testing::{Release, TestPortal};
use support::{done, failed, folder, names, run, wsdl};

#[test]
fn the_services_of_a_portal_are_told_by_how_they_are() {
    let portal = TestPortal::builder().php(8).start_blocking().unwrap();
    let folder = folder("portal");
    let out = done(&mut wsdl(&folder, &["fetch", "--chamilo", portal.url()]));
    assert!(out.contains("\nregistration  alive\n"), "{out}");
    assert!(out.contains("\nservice       dead: every call is answered with the fault"), "{out}");
    assert!(out.contains("\ngradebook     alive\n"), "{out}");
    // Nothing was called that any service has.
    assert!(portal.calls().is_empty(), "{:?}", portal.calls());
    assert_eq!(names(&folder.join("wsdl")).len(), 9, "eight services and the lock");
    assert_eq!(run(&mut wsdl(&folder, &["fetch", "--check"])).status, 0);
}

#[test]
fn two_portals_of_one_release_are_the_same_bytes() {
    let fetched = |test: &str, comment: usize| {
        let portal = TestPortal::builder().debug_comment_bytes(comment).start_blocking().unwrap();
        let folder = folder(test);
        done(&mut wsdl(&folder, &["fetch", "--chamilo", portal.url()]));
        let files = names(&folder.join("wsdl")).into_iter().filter(|name| name != "wsdl.lock");
        let read = |name: String| (fs::read(folder.join("wsdl").join(&name)).unwrap(), name);
        files.map(read).collect::<Vec<_>>()
    };
    let (one, other) = (fetched("portal_one", 0), fetched("portal_other", 30_000));
    assert!(one == other);
    let text = String::from_utf8_lossy(&one.iter().find(|it| it.1 == "service.wsdl").unwrap().0)
        .into_owned();
    assert!(
        text.contains("https://portal.example.org/main/webservices/soap.php/WS.test"),
        "{text}"
    );
}

#[test]
fn a_service_that_a_release_lacks_is_missing() {
    let portal = TestPortal::builder().release(Release::V1_11_2).start_blocking().unwrap();
    let out = done(&mut wsdl(&folder("portal_old"), &["fetch", "--chamilo", portal.url()]));
    assert!(
        out.contains("\ngradebook     missing: this service is not in releases up to 1.11.8"),
        "{out}"
    );
}

#[test]
fn a_portal_whose_services_are_switched_off_is_told() {
    let portal = TestPortal::builder().switched_off().start_blocking().unwrap();
    let folder = folder("portal_off");
    let said = failed(&mut wsdl(&folder, &["fetch", "--chamilo", portal.url()]));
    assert!(said.contains("registration  switched off"), "{said}");
    assert_eq!(names(&folder.join("wsdl")), [""; 0]);
}
