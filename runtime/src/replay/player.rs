//! Answering from a recording.

use std::path::Path;
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll};

use bytes::Bytes;
use http::Response;
use http_body::{Body, Frame};

use crate::error::{Error, Result};
use crate::http::transport::{ReplyBody, Transport, TransportFuture};
use crate::replay::asked::{asked, differences, differs_in_kind, is_alike};
use crate::replay::read::read;
use crate::replay::recording::{Exchange, Failure, Request};

/// How many names of recorded calls are told.
const TOLD: usize = 20;

/// Answers calls from the recording of a [`Recorder`](crate::replay::Recorder), without any
/// connection: a transport for [`ClientBuilder::transport`](crate::ClientBuilder::transport).
///
/// Calls have to come in the order in which they were recorded, and say the same: the operation, the
/// HTTP method, the path and the action, and the body by what it says as XML. Not compared are the
/// host, HTTP headers, header blocks of WS-Security and WS-Addressing, and whatever is recorded as
/// `[secret]`. [`by_operation`](Self::by_operation) is less strict.
///
/// A call that was not recorded ends in an error that says what was asked and what there is:
/// [`Error::is_unrecorded`]. A program may pass over that: [`finish`](Self::finish) tells it at the end
/// of a test, and whether calls are missing.
///
/// A recorded failure to connect, a broken connection and a reply that nobody waited for are played
/// too. Clones play the same recording together.
#[derive(Clone, Debug)]
pub struct Player {
    exchanges: Arc<[Exchange]>,
    by_operation: bool,
    ignored: Vec<String>,
    state: Arc<Mutex<State>>,
}

#[derive(Debug, Default)]
struct State {
    /// Which exchanges were played.
    played: Vec<bool>,
    /// What was asked that could not be answered.
    refused: Vec<String>,
}

impl Player {
    /// Reads a recording from a file.
    ///
    /// # Errors
    /// The file cannot be read, or is no recording: the error names the line.
    pub fn open(path: impl AsRef<Path>) -> Result<Self> {
        let path = path.as_ref();
        let problem = |why: String| Error::config(format!("{}: {why}", path.display()));
        let text = std::fs::read_to_string(path).map_err(|error| problem(error.to_string()))?;
        read(&text).map(Self::of).map_err(problem)
    }

    /// Reads a recording from its text, such as that of `include_str!`.
    ///
    /// # Errors
    /// It is no recording: the error names the line.
    pub fn parse(text: &str) -> Result<Self> {
        read(text).map(Self::of).map_err(|why| Error::config(format!("the recording: {why}")))
    }

    fn of(exchanges: Vec<Exchange>) -> Self {
        let state = State { played: vec![false; exchanges.len()], refused: Vec::new() };
        let (exchanges, state) = (exchanges.into(), Arc::new(Mutex::new(state)));
        Self { exchanges, by_operation: false, ignored: Vec::new(), state }
    }

    /// Lets calls come in any order, for programs that make several at a time.
    ///
    /// A call gets the reply of the first recorded one of the same operation that says the same and
    /// was not played yet; if there is none, that of the last one that says the same; if there is
    /// none either, the reply of the next one of its operation, whatever that says.
    #[must_use]
    pub fn by_operation(mut self) -> Self {
        self.by_operation = true;
        self
    }

    /// Does not compare the content of elements of this local name, such as a time.
    #[must_use]
    pub fn ignoring(mut self, name: impl Into<String>) -> Self {
        self.ignored.push(name.into());
        self
    }

    /// Says whether everything was asked for that is recorded, and nothing else.
    ///
    /// # Errors
    /// The calls that were not recorded, and those that were not made:
    /// [`Error::is_unrecorded`].
    pub fn finish(&self) -> Result<()> {
        let state = self.state();
        let left = self.exchanges.iter().zip(&state.played).filter(|(_, played)| !**played);
        let left: Vec<String> = left.map(|(it, _)| format!("`{}`", it.request.name())).collect();
        let mut problems = state.refused.clone();
        if !left.is_empty() {
            let (number, names) = (left.len(), list(left.into_iter()));
            problems.push(format!("{number} of the recorded calls were not made: {names}"));
        }
        match problems.is_empty() {
            true => Ok(()),
            false => Err(Error::unrecorded(problems.join("; "))),
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn answer(&self, request: &http::Request<Bytes>) -> Result<Response<ReplyBody>> {
        let Some(asked) = asked(request) else {
            let problem = "the request does not say what it is for: its extension `Outgoing` is \
                           missing";
            return Err(Error::config(problem));
        };
        let mut state = self.state();
        let found = match self.by_operation {
            true => self.of_operation(&asked, &state.played),
            false => self.in_order(&asked, &state.played),
        };
        match found {
            Ok(index) => {
                state.played[index] = true;
                play(&self.exchanges[index])
            }
            Err(problem) => {
                state.refused.push(format!("`{}`: {problem}", asked.name()));
                Err(Error::unrecorded(problem))
            }
        }
    }

    /// The next exchange, if it is the one that is asked for.
    fn in_order(&self, asked: &Request, played: &[bool]) -> Result<usize, String> {
        let Some(next) = played.iter().position(|played| !played) else {
            let number = self.exchanges.len();
            return Err(format!(
                "asked was `{}`, and all {number} calls of the recording are answered: {}",
                asked.name(),
                self.names()
            ));
        };
        let recorded = &self.exchanges[next].request;
        let name = recorded.name();
        if let Some(difference) = differs_in_kind(recorded, asked) {
            return Err(format!(
                "call {} of the recording is another one; {difference}; the recording has: {}",
                next + 1,
                self.names()
            ));
        }
        let found = differences(recorded, asked, &self.ignored);
        match found.is_empty() {
            true => Ok(next),
            false => Err(format!(
                "call {} of the recording, `{name}`, says something else: {}",
                next + 1,
                found.join("; ")
            )),
        }
    }

    fn of_operation(&self, asked: &Request, played: &[bool]) -> Result<usize, String> {
        let alike: Vec<usize> = (0..self.exchanges.len())
            .filter(|index| is_alike(&self.exchanges[*index].request, asked))
            .collect();
        if alike.is_empty() {
            return Err(format!(
                "there is no call of `{}` to `{}` in the recording; it has: {}",
                asked.name(),
                asked.url,
                self.names()
            ));
        }
        let says_the_same = |index: &&usize| {
            differences(&self.exchanges[**index].request, asked, &self.ignored).is_empty()
        };
        let same: Vec<usize> = alike.iter().filter(says_the_same).copied().collect();
        let fresh = |of: &[usize]| of.iter().find(|index| !played[**index]).copied();
        fresh(&same).or(same.last().copied()).or_else(|| fresh(&alike)).ok_or_else(|| {
            format!(
                "all {} recorded calls of `{}` are answered, and none of them says the same",
                alike.len(),
                asked.name()
            )
        })
    }

    fn names(&self) -> String {
        list(self.exchanges.iter().map(|it| format!("`{}`", it.request.name())))
    }
}

fn list(names: impl ExactSizeIterator<Item = String>) -> String {
    let more = names.len().saturating_sub(TOLD);
    let mut told = names.take(TOLD).collect::<Vec<_>>().join(", ");
    if more > 0 {
        told.push_str(&format!(" and {more} more"));
    }
    if told.is_empty() { "nothing".to_owned() } else { told }
}

fn play(exchange: &Exchange) -> Result<Response<ReplyBody>> {
    let failure = exchange.failure.as_ref().map(|failure| match failure {
        Failure::Unconnected(why) => Error::unconnected(why.as_str()),
        Failure::Broken(why) => Error::broken(why.as_str()),
        Failure::NoAnswer => Error::timed_out(),
    });
    let Some(head) = &exchange.head else {
        return Err(failure.unwrap_or_else(Error::timed_out));
    };
    let bytes = Bytes::from(exchange.body.clone());
    let mut response = Response::new(match failure {
        Some(error) => ReplyBody::stream(Broken { bytes: Some(bytes), error: Some(error) }),
        None => ReplyBody::whole(bytes),
    });
    *response.status_mut() = head.status;
    *response.headers_mut() = head.headers.clone();
    Ok(response)
}

/// A body that breaks off.
struct Broken {
    bytes: Option<Bytes>,
    error: Option<Error>,
}

impl Body for Broken {
    type Data = Bytes;
    type Error = Error;

    fn poll_frame(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>>>> {
        let this = self.get_mut();
        let frame = this.bytes.take().map(|bytes| Ok(Frame::data(bytes)));
        Poll::Ready(frame.or_else(|| this.error.take().map(Err)))
    }
}

impl Transport for Player {
    fn send<'a>(&'a self, request: http::Request<Bytes>) -> TransportFuture<'a> {
        let answer = self.answer(&request);
        Box::pin(std::future::ready(answer))
    }
}
