//! How a test portal is set up.

use std::fmt;
use std::io;
use std::sync::Arc;

use wsdl_runtime::Secret;
use wsdl_runtime::server::{Misbehaving, Served};

use super::TestPortal;
use super::http::service::Hook;
use super::state::settings::{PasswordEncryption, Release, Settings};

/// Sets up a [`TestPortal`]; see [`TestPortal::builder`].
#[derive(Clone)]
pub struct TestPortalBuilder {
    pub(super) settings: Settings,
    pub(super) misbehaving: Misbehaving<()>,
    pub(super) hook: Option<Hook>,
}

impl Default for TestPortalBuilder {
    fn default() -> Self {
        Self { settings: Settings::default(), misbehaving: Misbehaving::new(()), hook: None }
    }
}

impl fmt::Debug for TestPortalBuilder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TestPortalBuilder")
            .field("settings", &self.settings)
            .field("misbehaving", &self.misbehaving)
            .finish_non_exhaustive()
    }
}

impl TestPortalBuilder {
    /// The release to behave as: 1.11.32 unless told otherwise.
    #[must_use]
    pub fn release(mut self, release: Release) -> Self {
        self.settings.release = release;
        self
    }

    /// Behaves as on this version of PHP: 5, 7 or 8.
    ///
    /// From PHP 7 on five services are dead: each call of `WSService`, `WSCMService`, `WSLP`,
    /// `WSUserInfo` and `WSCourseList` is the fault "xml was empty, didn't parse!". Without this
    /// setting, the portal runs on PHP 7 and has been patched, as by
    /// [`auto_prepend_file`](Self::auto_prepend_file).
    #[must_use]
    pub fn php(mut self, version: u8) -> Self {
        self.settings.php = version;
        self.settings.awake = false;
        self
    }

    /// Wakes the services that are dead on PHP 7 and later, as a file does that fills the variable
    /// in which they look for the request.
    #[must_use]
    pub fn auto_prepend_file(mut self) -> Self {
        self.settings.awake = true;
        self
    }

    /// The security key that callers have to know.
    #[must_use]
    pub fn security_key(mut self, key: impl Into<Secret>) -> Self {
        self.settings.security_key = key.into();
        self
    }

    /// Makes the portal one that lists the addresses it allows (`$ws_auth_ip`): keys are made
    /// without the address, except for `WSService`. Any address passes, as on a real one.
    #[must_use]
    pub fn lists_addresses(mut self) -> Self {
        self.settings.lists_addresses = true;
        self
    }

    /// Switches web services off (`disable_webservices`), which 1.11.2 does not look at: each
    /// answer is a text.
    #[must_use]
    pub fn switched_off(mut self) -> Self {
        self.settings.switched_off = true;
        self
    }

    /// How the portal hashes passwords: bcrypt unless told otherwise.
    #[must_use]
    pub fn password_encryption(mut self, encryption: PasswordEncryption) -> Self {
        self.settings.password_encryption = encryption;
        self
    }

    /// Refuses to delete accounts (`deny_delete_users`).
    #[must_use]
    pub fn deny_delete_users(mut self) -> Self {
        self.settings.deny_delete_users = true;
        self
    }

    /// The number of accounts that the portal may have, the two of the installation included.
    #[must_use]
    pub fn user_limit(mut self, users: usize) -> Self {
        self.settings.user_limit = Some(users);
        self
    }

    /// The number of sessions that the portal may have. `WSCreateSession` says that there are as many by
    /// a sentence where the number of the session belongs.
    #[must_use]
    pub fn session_limit(mut self, sessions: usize) -> Self {
        self.settings.session_limit = Some(sessions);
        self
    }

    /// How long the comment is, in bytes, that follows the replies of `WSRegistration`,
    /// `WSAccessUrl`, `WSLP` and `WSGradebook`: what the request takes, unless more is asked for.
    /// On real portals it has 24 to 170 kB.
    #[must_use]
    pub fn debug_comment_bytes(mut self, bytes: usize) -> Self {
        self.settings.debug_bytes = bytes;
        self
    }

    /// Has the portal misbehave at some requests: see [`Misbehaving`] for all ways, each of which is one
    /// call. What is said twice adds up. Requests for `testip.php` are no calls.
    ///
    /// ```
    /// use std::time::Duration;
    /// use chamilo::testing::{TestPortal, When};
    ///
    /// # async fn f() -> std::io::Result<()> {
    /// let portal = TestPortal::builder()
    ///     .misbehave(|it| it.html(When::nth(1)).empty_error(When::nth(2)))
    ///     .misbehave(|it| it.late(When::nth(1).of("WSCreateUser"), Duration::from_secs(60)))
    ///     .start()
    ///     .await?;
    /// # Ok(())
    /// # }
    /// ```
    #[must_use]
    pub fn misbehave(mut self, how: impl FnOnce(Misbehaving<()>) -> Misbehaving<()>) -> Self {
        self.misbehaving = how(self.misbehaving);
        self
    }

    /// Shows each request and its answer to `see`, without keys, signatures and passwords. Which
    /// operation it was, [`TestPortal::calls`] tells.
    #[must_use]
    pub fn inspect(mut self, see: impl Fn(&Served<'_>) + Send + Sync + 'static) -> Self {
        self.hook = Some(Arc::new(see));
        self
    }

    /// Makes the portal without a socket and without a thread: see
    /// [`TestPortal::without_socket`].
    pub fn without_socket(self) -> TestPortal {
        TestPortal::made(self)
    }

    /// Starts the portal.
    ///
    /// # Errors
    /// Where the system gives no port or no thread.
    pub async fn start(self) -> io::Result<TestPortal> {
        self.start_blocking()
    }

    /// Starts the portal, in a program without an async runtime.
    ///
    /// # Errors
    /// As [`start`](Self::start).
    pub fn start_blocking(self) -> io::Result<TestPortal> {
        TestPortal::launch(self)
    }
}
