//! A server that says what a test tells it to, and what both sides have to agree on.

use std::any::Any;
use std::fmt::Debug;
use std::net::Ipv4Addr;
use std::sync::{Arc, Mutex};

use tokio::net::TcpListener;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;
use wsdl_runtime::generated::{Decode, DecodeElement, DecodeParts, Group};
use wsdl_runtime::messages::{from_xml, parts_from_xml, read_fault};
use wsdl_runtime::server::{Endpoint, Refusal};
use wsdl_runtime::{Fault, Result};

/// What a server says next, and what it was asked.
#[derive(Clone, Default)]
pub(crate) struct Script(Arc<Mutex<State>>);

#[derive(Default)]
struct State {
    reply: Option<Box<dyn Any + Send>>,
    refusal: Option<Box<dyn Any + Send>>,
    asked: Option<String>,
}

impl Script {
    /// Says `reply` to the next call.
    pub fn say<T: Send + 'static>(&self, reply: T) {
        let state = State { reply: Some(Box::new(reply)), ..State::default() };
        *self.0.lock().expect("no test panics with it") = state;
    }

    /// Refuses the next call.
    pub fn refuse<F: Send + 'static>(&self, fault: F) {
        let state = State { refusal: Some(Box::new(fault)), ..State::default() };
        *self.0.lock().expect("no test panics with it") = state;
    }

    /// The same as [`answer`](Self::answer) for an operation that declares faults.
    pub fn answer_or_refuse<T: 'static, F: 'static>(
        &self,
        asked: String,
    ) -> std::result::Result<T, Refusal<F>> {
        let refusal = self.0.lock().expect("no test panics with it").refusal.take();
        match refusal {
            Some(fault) => {
                let fault = fault.downcast().expect("a fault of the operation");
                Err(Refusal::declared("no", *fault))
            }
            None => self.answer(asked),
        }
    }

    /// Answers a call with what it was told to say.
    pub fn answer<T: 'static, E: From<Fault>>(&self, asked: String) -> std::result::Result<T, E> {
        let mut state = self.0.lock().expect("no test panics with it");
        state.asked = Some(asked);
        let reply = state.reply.take().expect("a reply for each call");
        Ok(*reply.downcast().expect("a reply of the method's type"))
    }
}

/// A server in the same process.
pub(crate) struct Running {
    stop: oneshot::Sender<()>,
    task: JoinHandle<()>,
}

impl Running {
    pub async fn stop(self) {
        drop(self.stop);
        self.task.await.expect("it does not panic");
    }
}

pub(crate) async fn serve(endpoint: Endpoint) -> (String, Running) {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.expect("a free port");
    let url = format!("http://{}/", listener.local_addr().expect("an address"));
    let (stop, stopped) = oneshot::channel::<()>();
    let until = async move { drop(stopped.await) };
    let task = tokio::spawn(wsdl_runtime::server::serve(listener, endpoint).until(until));
    (url, Running { stop, task })
}

/// The values of an element: of each sample, and of each message of the fixture; `plain` is one with
/// nothing in it.
pub(crate) fn elements<T: DecodeElement>(
    plain: &str,
    samples: &[&str],
    messages: &[&str],
) -> Vec<T> {
    let texts = samples.iter().chain(messages);
    let read = |xml: &&str| from_xml(xml).unwrap_or_else(|error| panic!("{error}: {xml}"));
    let mut values: Vec<T> = texts.map(read).collect();
    if values.is_empty() {
        // Nothing is made up of what the document leaves open, or gets wrong.
        values.extend([plain, "<x>1</x>"].iter().find_map(|xml| from_xml(xml).ok()));
    }
    values
}

/// The same for the only part in a wrapper.
pub(crate) fn part<T: Decode>(texts: &[&str]) -> Vec<T> {
    parts::<Option<T>>(texts).into_iter().flatten().collect()
}

/// The same for all parts in a wrapper.
pub(crate) fn parts<T: DecodeParts>(texts: &[&str]) -> Vec<T> {
    texts.iter().filter_map(|xml| parts_from_xml(xml).ok()).collect()
}

/// The header blocks of a message that `elements` have values of.
pub(crate) fn headers<T: DecodeParts>(elements: &[&str]) -> T {
    let xml = format!("<Header>{}</Header>", elements.concat());
    parts_from_xml(&xml).unwrap_or_else(|error| panic!("{error}: {xml}"))
}

/// The faults of an operation that `elements` have values of.
pub(crate) fn faults<F: Group>(elements: &[&str]) -> Vec<F> {
    let of = |element: &&str| {
        let xml = format!(
            "<e:Envelope xmlns:e='http://schemas.xmlsoap.org/soap/envelope/'><e:Body><e:Fault>\
             <faultcode>e:Server</faultcode><detail>{element}</detail></e:Fault></e:Body></e:Envelope>"
        );
        let fault = read_fault(xml.as_bytes()).unwrap_or_else(|error| panic!("{error}: {xml}"));
        fault.detail_as().map(|read| read.unwrap_or_else(|error| panic!("{error}: {xml}")))
    };
    let values: Vec<F> = elements.iter().filter_map(of).collect();
    assert!(!values.is_empty(), "there is a value of a fault");
    values
}

/// The client is refused by what the server refuses with.
#[track_caller]
pub(crate) fn refused<T: Debug, F: Group + Debug>(got: Result<T>, said: &F) {
    let error = got.expect_err("it is refused");
    let fault = error.fault().unwrap_or_else(|| panic!("{error}"));
    let detail = fault.detail_as::<F>().map(|detail| detail.expect("it can be read"));
    assert_eq!(format!("{detail:?}"), format!("{:?}", Some(said)), "what the client got");
}

/// Each of both at least once.
pub(crate) fn pairs<A: Clone, B: Clone>(left: Vec<A>, right: Vec<B>) -> Vec<(A, B)> {
    assert!(!left.is_empty() && !right.is_empty(), "there is a value of each message");
    (0..left.len().max(right.len()))
        .map(|at| (left[at % left.len()].clone(), right[at % right.len()].clone()))
        .collect()
}

/// What the client sent came to the server, and what the server said came to the client.
#[track_caller]
pub(crate) fn same<T: Debug>(script: &Script, sent: &str, got: Result<T>, said: &T) {
    let got = got.unwrap_or_else(|error| panic!("{error}\nsent {sent}\nsaid {said:?}"));
    let state = script.0.lock().expect("no test panics with it");
    assert_eq!(state.asked.as_deref(), Some(sent), "what the server was asked");
    assert_eq!(format!("{got:?}"), format!("{said:?}"), "what the client got");
}
