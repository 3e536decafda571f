//! Each operation is answered: by a result, or by a failure that a real portal could answer with.

#[path = "../support/operations.rs"]
mod services;

use std::fmt::Debug;
use std::sync::Mutex;

use chamilo::testing::TestPortal;
use wsdl_runtime::{AddressKey, AddressRule, Client, Credentials, Result, UserKey, UserPassword};

use crate::start;

/// What `support/operations.rs` makes its calls with.
pub struct Peer {
    portal: TestPortal,
    /// The key that calls are signed with.
    key: String,
    answers: Mutex<Vec<(&'static str, String)>>,
}

impl Peer {
    fn client(&self, stem: &str) -> Client {
        let script = match stem {
            "registration" => "registration.soap.php",
            "access_url" => "access_url.php",
            "cm_service" => "cm_soap.php",
            "service" => "soap.php",
            "course_list" => "courses_list.soap.php",
            "lp" => "lp.php",
            "user_info" => "user_info.soap.php",
            _ => "gradebook.php",
        };
        let key = self.key.as_str();
        let credentials: Credentials = match stem {
            "cm_service" => UserPassword::new("admin", "password").into(),
            "course_list" => UserKey::new("admin", key).into(),
            "user_info" => UserKey::new("admin", "").into(),
            _ => AddressKey::new(key, AddressRule::Given("127.0.0.1".to_owned())).into(),
        };
        let url = format!("{}main/webservices/{script}", self.portal.url());
        Client::builder(url).credentials(credentials).build().unwrap()
    }

    /// Makes a call with nothing in it.
    async fn exercise<Q: Default, R: Debug>(
        &self,
        _: &str,
        wire: &'static str,
        call: impl AsyncFn(Q) -> Result<R>,
    ) {
        let answer = match call(Q::default()).await {
            Ok(_) => "a result".to_owned(),
            Err(error) if error.is_fault() => {
                error.fault().map(|fault| fault.string.clone()).unwrap_or_default()
            }
            Err(error) if error.is_not_soap() => "no SOAP".to_owned(),
            Err(error) => panic!("{wire}: {error}"),
        };
        self.answers.lock().unwrap().push((wire, answer));
    }
}

async fn peer(key: Option<&str>) -> Peer {
    let portal = start().await.0;
    let key = key.unwrap_or(portal.key()).to_owned();
    Peer { portal, key, answers: Mutex::default() }
}

#[tokio::test]
async fn each_of_them_is_answered() {
    let peer = peer(None).await;
    services::registration(&peer).await;
    services::access_url(&peer).await;
    services::cm_service(&peer).await;
    services::service(&peer).await;
    services::course_list(&peer).await;
    services::lp(&peer).await;
    services::user_info(&peer).await;
    services::gradebook(&peer).await;
    let answers = peer.answers.into_inner().unwrap();
    assert_eq!(answers.len(), 138);
    let not_done = |wire: &str| format!("the test portal does not do {wire}");
    let refused = answers.iter().filter(|(wire, text)| *text == not_done(wire));
    // Messages, forums, learning paths, scores and reports are no part of the portal.
    let families = ["WSCM", "WSReport.", "WSImportLP", "WSGetLp", "WSDeleteLp", "WSCreateLp"];
    let others = ["WSGetGradebook", "WSAssignSkill"];
    let mut count = 0;
    for (wire, _) in refused {
        let known = families.iter().chain(&others).any(|family| wire.starts_with(family));
        assert!(known, "{wire} is not done");
        count += 1;
    }
    assert_eq!(count, 38);
    for (wire, text) in &answers {
        assert!(!text.contains("not defined in the WSDL"), "{wire}: {text}");
        assert!(!text.contains("Secret key is not correct"), "{wire}: {text}");
    }
}

#[tokio::test]
async fn each_of_them_refuses_a_wrong_key_but_those_that_ask_for_none() {
    let wrong = peer(Some("guessed")).await;
    let before = wrong.portal.snapshot();
    services::registration(&wrong).await;
    services::access_url(&wrong).await;
    services::service(&wrong).await;
    assert_eq!(wrong.portal.snapshot(), before);
    let refusals =
        ["Secret key is not correct or params are not correctly set", "API key is invalid"];
    let answers = wrong.answers.into_inner().unwrap();
    let others = answers.iter().filter(|(_, text)| !refusals.contains(&text.as_str()));
    let others = others.filter(|(_, text)| !text.starts_with("the test portal does not do"));
    let others: Vec<_> = others.map(|(wire, text)| (*wire, text.as_str())).collect();
    let no_method = "method 'WSReport.GetTimeSpentOnLearnpathInCourse'\
                     ('WSReport.GetTimeSpentOnLearnpathInCourse') not defined in service\
                     ('WSReport' '.')";
    assert_eq!(
        others,
        [
            ("WSEditCourseDescription", "a result"),
            ("WSCertificatesList", "no SOAP"),
            ("WS.test", "a result"),
            ("WSReport.GetTimeSpentOnPlatform", "no SOAP"),
            ("WSReport.GetTimeSpentOnCourse", "no SOAP"),
            ("WSReport.GetTimeSpentOnCourseInSession", "no SOAP"),
            ("WSReport.GetTimeSpentOnLearnpathInCourse", no_method),
            ("WSReport.test", "a result"),
        ]
    );
}
