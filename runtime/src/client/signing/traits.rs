//! The trait [`Signing`].

use std::fmt;
use std::pin::Pin;

use tokio::time::Instant;

use crate::codec::credential::Filled;
use crate::error::{Error, Result};
use crate::http::carrier::Carrier;
use crate::http::outgoing::Outgoing;
use crate::secret::Secret;
use crate::soap::operation::Operation;

/// What the methods of [`Signing`] return: a boxed future.
pub type SigningFuture<'a, T> = Pin<Box<dyn Future<Output = Result<T>> + Send + 'a>>;

/// Signs calls: provides the keys, signatures or passwords that say who a call is from.
///
/// An example is a token that a server issues, and that is fetched again when it has expired:
///
/// ```
/// use std::sync::Mutex;
/// use wsdl_runtime::{
///     CallToSign, Client, Credential, Error, Filled, Secret, Signing, SigningFuture,
/// };
///
/// #[derive(Debug)]
/// struct Token {
///     url: String,
///     known: Mutex<Option<Secret>>,
/// }
///
/// impl Token {
///     async fn ask(&self, call: &CallToSign<'_>) -> Result<Secret, Error> {
///         let (status, text) = call.get(&self.url).await?;
///         if status != 200 {
///             return Err(Error::signing(format!("no token: HTTP status {status}")));
///         }
///         let token = Secret::from(text);
///         *self.known.lock().unwrap() = Some(token.clone());
///         Ok(token)
///     }
/// }
///
/// impl Signing for Token {
///     fn fill<'a>(&'a self, call: &'a CallToSign<'a>) -> SigningFuture<'a, Filled> {
///         Box::pin(async move {
///             let known = self.known.lock().unwrap().clone();
///             let token = match known {
///                 Some(token) => token,
///                 None => self.ask(call).await?,
///             };
///             Ok(Filled::none().with(Credential::SecretKey, token))
///         })
///     }
///
///     fn fill_again<'a>(
///         &'a self,
///         call: &'a CallToSign<'a>,
///         refusal: &'a Error,
///         _before: &'a Filled,
///     ) -> SigningFuture<'a, Option<Filled>> {
///         Box::pin(async move {
///             let expired = refusal.fault().is_some_and(|fault| fault.string.contains("expired"));
///             if !expired {
///                 return Ok(None);
///             }
///             let token = self.ask(call).await?;
///             Ok(Some(Filled::none().with(Credential::SecretKey, token)))
///         })
///     }
/// }
///
/// let token = Token { url: "https://example.org/token".to_owned(), known: Mutex::new(None) };
/// let client = Client::builder("http://127.0.0.1:8080/stockquote").credentials(token).build()?;
/// # Ok::<(), wsdl_runtime::Error>(())
/// ```
///
/// To sign the bytes of a request in an HTTP header, implement [`sign`](Self::sign) as well.
pub trait Signing: fmt::Debug + Send + Sync {
    /// Returns the values for the fields that the client fills in. An operation uses those that it
    /// has fields for. A field without a value is left out.
    ///
    /// # Errors
    /// There are no values; make the error with [`Error::signing`]. The request is not sent.
    fn fill<'a>(&'a self, call: &'a CallToSign<'a>) -> SigningFuture<'a, Filled>;

    /// Returns the values for a second attempt, after the call with the values `before` has ended
    /// in `refusal`. `None`, which is the default, means that there is no second attempt.
    ///
    /// # Errors
    /// There are no values. The call then ends in `refusal`.
    fn fill_again<'a>(
        &'a self,
        _call: &'a CallToSign<'a>,
        _refusal: &'a Error,
        _before: &'a Filled,
    ) -> SigningFuture<'a, Option<Filled>> {
        Box::pin(async { Ok(None) })
    }

    /// Returns HTTP headers for the request whose bytes are `body`. It is called each time that a
    /// request is sent. The default is no headers.
    ///
    /// # Errors
    /// There is no signature; make the error with [`Error::signing`]. The request is not sent.
    fn sign<'a>(
        &'a self,
        _call: &'a CallToSign<'a>,
        _body: &'a [u8],
    ) -> SigningFuture<'a, Vec<(String, Secret)>> {
        Box::pin(async { Ok(Vec::new()) })
    }
}

/// A call that is to be signed.
#[derive(Clone, Copy)]
pub struct CallToSign<'a> {
    pub(crate) operation: &'a Operation,
    pub(crate) carrier: &'a Carrier,
    /// When the call has to be at its end.
    pub(crate) deadline: Instant,
}

impl<'a> CallToSign<'a> {
    /// The operation: its name and its service's.
    pub fn operation(&self) -> &'a Operation {
        self.operation
    }

    /// The URL that the call goes to.
    pub fn endpoint(&self) -> &'a str {
        self.carrier.endpoint.as_str()
    }

    /// Gets a small page over the client's own connections and within its limits and the time that
    /// is left for the call: its HTTP status and its text.
    ///
    /// # Errors
    /// See the predicates of [`Error`].
    pub async fn get(&self, url: &str) -> Result<(u16, String)> {
        let reply = self.carrier.get(url, &Outgoing::page(self.operation), self.deadline).await?;
        Ok((reply.status, String::from_utf8_lossy(&reply.bytes).into_owned()))
    }
}

/// Shows the operation. The endpoint can hold what is nobody's business.
impl fmt::Debug for CallToSign<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CallToSign").field("operation", self.operation).finish_non_exhaustive()
    }
}
