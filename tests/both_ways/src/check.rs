//! A server that says what a test tells it to, and what both sides have to agree on.

use std::any::Any;
use std::fmt::Debug;
use std::net::Ipv4Addr;
use std::sync::{Arc, Mutex};

use proptest::prelude::{ProptestConfig, any};
use proptest::test_runner::{TestCaseError, TestRunner};
use tokio::net::TcpListener;
use wsdl_runtime::generated::{Decode, DecodeParts};
use wsdl_runtime::messages::parts_from_xml;
use wsdl_runtime::server::{Endpoint, serve};
use wsdl_runtime::{Client, Fault, Result};

use crate::messages::Messages;

/// How many requests and replies each operation has, unless `PROPTEST_CASES` says otherwise.
const CASES: u32 = 32;

/// What a server says next, and what it was asked.
#[derive(Clone, Default)]
pub(crate) struct Script(Arc<Mutex<State>>);

#[derive(Default)]
struct State {
    reply: Option<Box<dyn Any + Send>>,
    asked: Option<Box<dyn Any + Send>>,
}

impl Script {
    /// Answers a call with what it was told to say.
    pub fn answer<Q, R>(&self, asked: Q) -> std::result::Result<R, Fault>
    where
        Q: Send + 'static,
        R: 'static,
    {
        let mut state = self.0.lock().expect("no test panics with it");
        state.asked = Some(Box::new(asked));
        let reply = state.reply.take().expect("a reply for each call");
        Ok(*reply.downcast().expect("a reply of the method's type"))
    }
}

/// The only part of a message.
pub(crate) fn part<T: Decode>(xml: &str) -> T {
    parts::<Option<T>>(xml).expect("the part is there")
}

/// All parts of a message.
pub(crate) fn parts<T: DecodeParts>(xml: &str) -> T {
    parts_from_xml(xml).unwrap_or_else(|error| panic!("{error}\n{xml}"))
}

/// Takes requests and replies of any content there and back.
pub(crate) fn both_ways<Q, R>(
    service: &str,
    operation: &str,
    server: fn(Script) -> Endpoint,
    request: fn(&str) -> Q,
    reply: fn(&str) -> R,
    call: impl AsyncFn(Client, &Q) -> Result<R>,
) where
    Q: Debug + PartialEq + Send + 'static,
    R: Clone + Debug + PartialEq + Send + 'static,
{
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    let runtime = runtime.expect("a runtime");
    let script = Script::default();
    let client = runtime.block_on(async {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.expect("a free port");
        let url = format!("http://{}/", listener.local_addr().expect("an address"));
        tokio::spawn(serve(listener, server(script.clone())).run());
        Client::builder(url).build().expect("a client")
    });
    let messages = Messages::of(service, operation);
    let config = match std::env::var_os("PROPTEST_CASES") {
        Some(_) => ProptestConfig::default(),
        None => ProptestConfig::with_cases(CASES),
    };
    let config = ProptestConfig { failure_persistence: None, ..config };
    let choices = proptest::collection::vec(any::<u8>(), 0..300);
    let outcome = TestRunner::new(config).run(&choices, |choices| {
        let [asked, said] = messages.make(&choices);
        let (asked, said) = (request(&asked), reply(&said));
        *script.0.lock().expect("no test panics with it") =
            State { reply: Some(Box::new(said.clone())), asked: None };
        let got = runtime.block_on(call(client.clone(), &asked));
        let fail = |text: String| Err(TestCaseError::fail(text));
        match got {
            Err(error) => return fail(format!("{error}\nasked {asked:?}\nsaid {said:?}")),
            Ok(got) if got != said => return fail(format!("said {said:?}\ngot {got:?}")),
            Ok(_) => {}
        }
        let heard = script.0.lock().expect("no test panics with it").asked.take();
        match heard.and_then(|heard| heard.downcast::<Q>().ok()) {
            Some(heard) if *heard == asked => Ok(()),
            heard => fail(format!("asked {asked:?}\nheard {heard:?}")),
        }
    });
    outcome.unwrap_or_else(|error| panic!("{operation}: {error}"));
}
