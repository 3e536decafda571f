//! Batches that are waited for, for programs without an async runtime.

use std::sync::Arc;

use super::{Batch, Calls, Finished, Progress, Report, Stopped, Why};
use crate::Error;
use crate::blocking::Portal;

impl Batch<'_> {
    /// Sends all items, as [`run`](Self::run), and waits for it. What happens at the same time happens on
    /// this thread and on that of `portal`.
    ///
    /// ```
    /// use chamilo::batch::{Batch, CreateAccounts};
    /// use chamilo::registration::NewUser;
    /// # use chamilo::testing::TestPortal;
    /// use chamilo::values::{ExternalId, Status};
    ///
    /// # fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let test_portal = TestPortal::without_socket();
    /// # let builder = test_portal.client();
    /// let portal = builder.build_blocking()?;
    /// let students = (1..=120).map(|number| {
    ///     let id = ExternalId::new("sis_id", number.to_string()).expect("it is one");
    ///     let (login, email) = (format!("student{number}"), format!("student{number}@example.org"));
    ///     NewUser::new(id, "Ana", "Quispe", login, "correct horse", email, Status::Student)
    /// });
    /// let create = CreateAccounts::of(portal.portal());
    /// let report = Batch::new().run_blocking(&portal, &create, students)?;
    /// assert_eq!((report.progress.done, report.progress.calls), (120, 3));
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// As [`run`](Self::run), and where the system gives no further thread, which this takes on a thread of
    /// an async runtime.
    pub fn run_blocking<C: Calls>(
        self,
        portal: &Portal,
        calls: &C,
        items: impl IntoIterator<Item = C::Item, IntoIter: Send> + Send,
    ) -> Result<Report<C::Done>, Stopped<C::Done>> {
        let run = self.run(calls, items);
        portal.registration().client().block_on(run).unwrap_or_else(|error| Err(not_begun(error)))
    }

    /// Sends all items, as [`for_each`](Self::for_each), and waits for it.
    ///
    /// # Errors
    /// As [`run_blocking`](Self::run_blocking).
    pub fn for_each_blocking<C: Calls>(
        self,
        portal: &Portal,
        calls: &C,
        items: impl IntoIterator<Item = C::Item, IntoIter: Send> + Send,
        finished: impl FnMut(Finished<C::Item, C::Done>) + Send,
    ) -> Result<Progress, Stopped<C::Done>> {
        let run = self.for_each(calls, items, finished);
        portal.registration().client().block_on(run).unwrap_or_else(|error| Err(not_begun(error)))
    }
}

/// Nothing was sent.
fn not_begun<T>(error: Error) -> Stopped<T> {
    let report = Report { fates: Vec::new(), progress: Progress::default() };
    Stopped { why: Why::Call(Arc::new(error)), report }
}

#[cfg(chamilo_accounts)]
mod accounts {
    use crate::Result;
    use crate::batch::{Ensured, find_users};
    use crate::blocking::Portal;
    use crate::registration::{NewUser, User};
    use crate::values::ExternalId;

    impl Portal {
        /// See [`chamilo::Portal::ensure_user`](crate::Portal::ensure_user).
        ///
        /// # Errors
        /// Those of [`chamilo::Portal::ensure_user`](crate::Portal::ensure_user), and where the system
        /// gives no further thread.
        pub fn ensure_user(&self, user: &NewUser) -> Result<Ensured> {
            self.registration().client().block_on(self.portal().ensure_user(user))?
        }

        /// Looks up accounts by their external ids: see [`find_users`].
        ///
        /// # Errors
        /// The system gives no further thread. Each result has its own: those of `WSGetUser`.
        pub fn find_users(
            &self,
            ids: impl IntoIterator<Item = ExternalId, IntoIter: Send> + Send,
        ) -> Result<Vec<Result<Option<User>>>> {
            self.registration().client().block_on(find_users(self.portal(), ids))
        }
    }
}
