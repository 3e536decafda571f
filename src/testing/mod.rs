//! A Chamilo portal in memory, to test an integration against (feature `testing`).
//!
//! It speaks what real portals speak, with their habits and their faults: keys that go by the caller's address, failures that are ordinary results, accounts
//! that are off because `active` was left out, replies that are lost after the change was made,
//! comments behind envelopes, encodings that are called by the wrong name.
//!
//! ```
//! use chamilo::registration::CreateUser;
//! use chamilo::testing::TestPortal;
//! use chamilo::values::{ExternalId, Status};
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let portal = TestPortal::start().await?;
//! let client = portal.client().build()?;
//!
//! let (id, email) = (ExternalId::new("sis_id", "4711")?, "ana@example.org");
//! let (password, active) = ("correct horse", false);
//! let user =
//!     CreateUser::new(id, "Ana", "Quispe", "ana", password, email, Status::Student, active);
//! client.registration().create_user(&user).await?;
//!
//! let user = portal.user_by_external_id("sis_id", "4711").expect("it was created");
//! assert_eq!(user.login, "ana");
//! assert!(!user.active);
//! assert_eq!(portal.calls()[0].operation, "WSCreateUser");
//! # Ok(())
//! # }
//! ```
//!
//! It has accounts, courses, sessions, enrolments, groups, the portals of an installation, extra
//! fields and external ids. Operations of other families (messages, forums, learning paths, scores,
//! reports) answer with the fault "the test portal does not do …".
//!
//! [`TestPortalBuilder::misbehave`] has it misbehave on demand: pages in place of envelopes, replies that
//! are slow, cut off, late or twice there, connections that break, another caller's address.
//!
//! # With or without a socket
//! [`TestPortal::start`] serves HTTP on a free port of the loopback interface. It is for programs that
//! take a URL, for other processes and other languages, and for tests of what belongs to HTTP itself:
//! connections, gzip, redirects to another host, time-outs on a real clock.
//!
//! [`TestPortal::without_socket`] answers in the same program, by the transport of the client that
//! [`TestPortal::client`] makes. It is for most other tests: nothing can fail that has to do with the
//! machine, no thread is started, and the time can be tokio's paused one, so that a portal which is late
//! by an hour costs no time at all:
//!
//! ```
//! use std::time::Duration;
//!
//! use chamilo::registration::GetUserFromUsername;
//! use chamilo::testing::{TestPortal, User, When};
//!
//! // With the attribute #[tokio::test(start_paused = true)], it takes no time.
//! async fn late() -> Result<(), Box<dyn std::error::Error>> {
//!     let hour = Duration::from_secs(3600);
//!     let portal = TestPortal::builder().misbehave(|it| it.late(When::nth(1), hour)).without_socket();
//!     portal.add_user(User::new("ana"));
//!     let client = portal.client().build()?; // waits for a minute
//!     let ana = GetUserFromUsername::new("ana");
//!     let first = client.registration().get_user_from_username(&ana).await;
//!     assert!(first.unwrap_err().is_timeout());
//!     client.registration().get_user_from_username(&ana).await?;
//!     Ok(())
//! }
//! ```
//!
//! # From a run to a test
//! Two lines turn a run against a real portal into a test: one has a [`Recorder`] write down what travels,
//! the other has a [`Player`] answer from that.
//!
//! ```
//! use chamilo::registration::GetUserFromUsername;
//! use chamilo::testing::{Player, Recorder};
//! use chamilo::Portal;
//!
//! /// What is tested.
//! async fn names(portal: &Portal) -> chamilo::Result<String> {
//!     let ana = GetUserFromUsername::new("ana");
//!     let user = portal.registration().get_user_from_username(&ana).await?;
//!     Ok(user.firstname.unwrap_or_default())
//! }
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! # let mut ana = chamilo::testing::User::new("ana");
//! # ana.firstname = "Ana".to_owned();
//! # let in_its_place = chamilo::testing::TestPortal::without_socket();
//! # in_its_place.add_user(ana);
//! # let real = in_its_place.client();
//! # let folder = std::env::temp_dir().join(format!("runs-{}", std::process::id()));
//! # let file = folder.join("ana.txt");
//! // Once, by hand: `real` is the builder of a client of a real portal.
//! let recorder = Recorder::new(&file);
//! let name = names(&real.record(&recorder).build()?).await?;
//! recorder.save()?;
//!
//! // In the test: without a portal, and with any key.
//! let any = Portal::builder("http://portal.test/").security_key("any");
//! let player = Player::open(&file)?;
//! assert_eq!(names(&any.transport(player.clone()).build()?).await?, name);
//! player.finish()?; // nothing is missing, nothing else was asked
//! # assert_eq!(name, "Ana");
//! # std::fs::remove_dir_all(folder)?;
//! # Ok(())
//! # }
//! ```
//!
//! Keys and passwords are replaced in the recording, and so is each value of a reply that equals one of them.
//!
//! Passwords are kept as they came, and compared with nothing: nobody logs in. `Debug` shows neither
//! them nor keys.

mod builder;
mod http;
mod operations;
mod services;
mod state;
mod wire;

use std::io;
use std::sync::Arc;

pub use builder::TestPortalBuilder;
pub use http::pages::ReceivedCall;
pub use http::service::TestTransport;
pub use state::Snapshot;
pub use state::records::{
    AccessUrl, Course, Description, Group, Password, Session, SessionCourse, User,
};
pub use state::settings::{PasswordEncryption, Release};
pub use wsdl_runtime::replay::{Player, Recorder};
pub use wsdl_runtime::server::{Misbehaving, Served, When};

use crate::{Portal, PortalBuilder, Secret, ServiceTransport};
use http::Server;
use http::pages::Site;
use http::service::{Service, service};
use state::State;

/// Where a portal without a socket says that it is.
const NOWHERE: &str = "http://portal.test/";

/// A portal, until this is dropped.
#[derive(Debug)]
pub struct TestPortal {
    site: Arc<Site>,
    key: Secret,
    service: Arc<ServiceTransport<Service>>,
    server: Option<Server>,
}

impl TestPortal {
    /// Starts a portal as the installer leaves it: 1.11.32 with an administrator (number 1), an
    /// anonymous visitor (number 2), and nothing else. It serves HTTP on a free port of the loopback
    /// interface, in a thread of its own.
    ///
    /// # Errors
    /// Where the system gives no port or no thread.
    pub async fn start() -> io::Result<Self> {
        Self::builder().start().await
    }

    /// The same in a program without an async runtime.
    ///
    /// # Errors
    /// As [`start`](Self::start).
    pub fn start_blocking() -> io::Result<Self> {
        Self::builder().start_blocking()
    }

    /// The same portal without a socket and without a thread. [`client`](Self::client) makes clients
    /// that call it by its [`transport`](Self::transport), from any runtime of tokio, and blocking ones.
    ///
    /// ```
    /// use chamilo::testing::TestPortal;
    ///
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> chamilo::Result<()> {
    /// let portal = TestPortal::without_socket();
    /// let client = portal.client().build()?;
    /// client.service().test().await?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn without_socket() -> Self {
        Self::builder().without_socket()
    }

    /// Describes another portal: an older release, another version of PHP, other settings.
    pub fn builder() -> TestPortalBuilder {
        TestPortalBuilder::default()
    }

    fn launch(builder: TestPortalBuilder) -> io::Result<Self> {
        let (listener, address) = Server::listen()?;
        let (portal, service) = Self::at(&format!("http://{address}/"), builder);
        let server = Server::start(listener, service)?;
        Ok(Self { server: Some(server), ..portal })
    }

    fn made(builder: TestPortalBuilder) -> Self {
        Self::at(NOWHERE, builder).0
    }

    /// A portal that calls itself by a URL, and the service to be served there.
    fn at(url: &str, builder: TestPortalBuilder) -> (Self, Service) {
        let TestPortalBuilder { settings, misbehaving, hook } = builder;
        let key = settings.security_key.clone();
        let site = Arc::new(Site::new(url.to_owned(), State::installed(settings, url)));
        let served = service(site.clone(), misbehaving, hook);
        let service = Arc::new(ServiceTransport::new(served.clone()));
        (Self { site, key, service, server: None }, served)
    }

    /// Takes no more calls, lets those under way have their answers, and ends. Where a portal is
    /// dropped instead, they break off; those that came without a socket have their answers.
    pub async fn finish(self) {
        if let Some(server) = self.server {
            server.finish().await;
        }
    }

    /// The base URL, for [`Portal::builder`]. Without a socket, nobody listens there: see
    /// [`transport`](Self::transport).
    pub fn url(&self) -> &str {
        &self.site.url
    }

    /// The security key.
    pub fn key(&self) -> &str {
        self.key.expose()
    }

    /// A client's builder with the URL and the key, and with the transport where there is no socket.
    pub fn client(&self) -> PortalBuilder {
        let client = Portal::builder(self.url()).security_key(self.key());
        match self.server {
            Some(_) => client,
            None => client.transport(self.transport()),
        }
    }

    /// What carries calls to this portal without a socket, for [`PortalBuilder::transport`] and
    /// `ClientBuilder::transport` of `wsdl-runtime`, with whatever base URL: your program then calls
    /// `https://campus.example.org/` as ever. It also works beside a socket; calls are counted together.
    /// Nothing that belongs to HTTP connections is there: no proxy, no TLS, and no gzip.
    ///
    /// ```
    /// use chamilo::Portal;
    /// use chamilo::testing::TestPortal;
    ///
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> chamilo::Result<()> {
    /// let portal = TestPortal::without_socket();
    /// let client = Portal::builder("http://campus.example.org/")
    ///     .security_key(portal.key())
    ///     .transport(portal.transport())
    ///     .build()?;
    /// client.service().test().await?;
    /// assert_eq!(portal.calls().len(), 1);
    /// # Ok(())
    /// # }
    /// ```
    pub fn transport(&self) -> TestTransport {
        TestTransport::to(&self.service)
    }

    /// All that the portal holds now.
    pub fn snapshot(&self) -> Snapshot {
        self.site.state().data.clone()
    }

    /// The calls that were answered, in order: the last 10,000. Requests that reached no operation
    /// are not among them.
    pub fn calls(&self) -> Vec<ReceivedCall> {
        self.site.calls().iter().cloned().collect()
    }

    /// Forgets the calls that were answered.
    pub fn forget_calls(&self) {
        // Their room goes with them.
        *self.site.calls() = Default::default();
    }

    /// The account with this number.
    pub fn user(&self, id: i64) -> Option<User> {
        self.site.state().data.users.get(&id).cloned()
    }

    /// The account with this login name.
    pub fn user_by_login(&self, login: &str) -> Option<User> {
        self.site.state().data.user_by_login(login).cloned()
    }

    /// The account whose extra field `name` holds `value`.
    pub fn user_by_external_id(&self, name: &str, value: &str) -> Option<User> {
        self.site.state().data.user_by_external_id(name, value).cloned()
    }

    /// The course with this code.
    pub fn course_by_code(&self, code: &str) -> Option<Course> {
        self.site.state().data.course_by_code(code).cloned()
    }

    /// The course whose extra field `name` holds `value`.
    pub fn course_by_external_id(&self, name: &str, value: &str) -> Option<Course> {
        self.site.state().data.course_by_external_id(name, value).cloned()
    }

    /// The session whose extra field `name` holds `value`.
    pub fn session_by_external_id(&self, name: &str, value: &str) -> Option<Session> {
        self.site.state().data.session_by_external_id(name, value).cloned()
    }

    /// The group of this name.
    pub fn group_by_name(&self, name: &str) -> Option<Group> {
        self.site.state().data.group_by_name(name).cloned()
    }

    /// Adds an account and gives its number, which takes the place of the one in `user`. An account
    /// of the same login name is removed before.
    pub fn add_user(&self, user: User) -> i64 {
        let data = &mut self.site.state().data;
        let there = data.user_by_login(&user.login).map(|user| user.id);
        if let Some(id) = there {
            data.remove_user(id);
        }
        data.add_user(user)
    }

    /// Adds a course and gives its number.
    pub fn add_course(&self, course: Course) -> i64 {
        self.site.state().data.add_course(course)
    }

    /// Adds a session and gives its number.
    pub fn add_session(&self, session: Session) -> i64 {
        self.site.state().data.add_session(session)
    }

    /// Adds a class of users and gives its number; `None` where the name is empty or taken.
    pub fn add_group(&self, name: impl Into<String>) -> Option<i64> {
        self.site.state().data.add_group(name.into())
    }

    /// Makes an extra field of accounts, if there is none, and marks it as one to filter by:
    /// `WSGetUserFromUsername` lists those in `extra_fields`.
    pub fn mark_filter(&self, field: &str) {
        self.site.state().data.user_fields.mark_filter(field);
    }

    /// Adds a portal to the installation and gives its number. The first one has the number 1.
    pub fn add_access_url(&self, url: impl Into<String>) -> i64 {
        self.site.state().data.add_access_url(url.into())
    }

    /// Changes what the portal holds. Login names and extra fields are found by their new values
    /// afterwards.
    pub fn change<T>(&self, change: impl FnOnce(&mut Snapshot) -> T) -> T {
        let data = &mut self.site.state().data;
        let result = change(data);
        data.index();
        result
    }
}
