//! Accounts in batches: what to send, what a reply says, and how to look up what was done.

mod ensure;
mod find;

pub use ensure::{EnsureAccounts, Ensured};
pub use find::find_users;

use super::calls::{Calls, Sent};
use crate::registration::{
    CreateUsers, EditUsers, GetUser, NewUser, User, UserEdit, UserRef, Users, WsRegistration,
};
use crate::values::{ExternalId, Reason, UserId};
use crate::{Error, Portal, Result};
use wsdl_runtime::Outcome;

/// Creates accounts by `WSCreateUsers`, which are looked up by their external ids where it is not
/// known whether they were created.
///
/// ```
/// use chamilo::batch::{Batch, CreateAccounts, Journal};
/// use chamilo::registration::NewUser;
/// use chamilo::testing::TestPortal;
/// use chamilo::values::{ExternalId, Status};
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let test_portal = TestPortal::start().await?;
/// let portal = test_portal.client().build()?;
/// let students = (1..=120).map(|number| {
///     let id = ExternalId::new("sis_id", number.to_string()).expect("it is one");
///     let (login, email) = (format!("student{number}"), format!("student{number}@example.org"));
///     NewUser::new(id, "Ana", "Quispe", login, "correct horse", email, Status::Student)
/// });
/// # let folder = std::env::temp_dir().join(format!("accounts-{}", std::process::id()));
/// # std::fs::create_dir_all(&folder)?;
/// # let journal = folder.join("students.journal");
/// let batch = Batch::new().journal(Journal::open(&journal)?).progress(|progress| {
///     println!("{} of 120", progress.finished());
/// });
/// let report = batch.run(&CreateAccounts::of(&portal), students).await?;
/// assert_eq!((report.progress.done, report.progress.calls), (120, 3));
/// # std::fs::remove_dir_all(folder)?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug)]
pub struct CreateAccounts {
    registration: WsRegistration,
}

/// Changes accounts by `WSEditUsers`. An edit may be repeated, so that nothing is looked up.
///
/// # Warning
/// What is left out of a [`UserEdit`] is partly blanked; see there. Accounts that are inactive are
/// refused.
#[derive(Clone, Debug)]
pub struct EditAccounts {
    registration: WsRegistration,
}

/// Has accounts log in no more, by `WSDisableUsers`. It may be repeated, so that nothing is looked
/// up.
#[derive(Clone, Debug)]
pub struct DisableAccounts {
    registration: WsRegistration,
}

/// Makes something that calls a portal's service.
macro_rules! of_portal {
    ($($calls:ident)*) => {$(
        impl $calls {
            /// At this portal.
            pub fn of(portal: &Portal) -> Self {
                Self { registration: portal.registration().clone() }
            }
        }
    )*};
}

of_portal!(CreateAccounts EditAccounts DisableAccounts);

impl Calls for CreateAccounts {
    type Item = NewUser;
    type Done = UserId;

    fn key(&self, item: &NewUser) -> String {
        key(&item.external_id)
    }

    async fn send(&self, items: &[&NewUser]) -> Result<Vec<Sent<UserId>>> {
        let users: Vec<NewUser> = items.iter().map(|item| (*item).clone()).collect();
        Ok(sent(self.registration.create_users(&CreateUsers::new(users)).await?))
    }

    async fn look_up(&self, item: &NewUser) -> Result<Option<UserId>> {
        Ok(look_up(&self.registration, &item.external_id).await?.and_then(|user| user.id))
    }
}

impl Calls for EditAccounts {
    type Item = UserEdit;
    type Done = UserId;

    fn key(&self, item: &UserEdit) -> String {
        key(&item.external_id)
    }

    async fn send(&self, items: &[&UserEdit]) -> Result<Vec<Sent<UserId>>> {
        let users: Vec<UserEdit> = items.iter().map(|item| (*item).clone()).collect();
        Ok(sent(self.registration.edit_users(&EditUsers::new(users)).await?))
    }

    /// It is done once more instead.
    async fn look_up(&self, _item: &UserEdit) -> Result<Option<UserId>> {
        Ok(None)
    }
}

impl Calls for DisableAccounts {
    type Item = ExternalId;
    type Done = Disabled;

    fn key(&self, item: &ExternalId) -> String {
        key(item)
    }

    async fn send(&self, items: &[&ExternalId]) -> Result<Vec<Sent<Disabled>>> {
        let users: Vec<_> = items.iter().map(|item| UserRef::new((*item).clone())).collect();
        let outcomes = self.registration.disable_users(&Users::new(users)).await?;
        let outcomes = outcomes.into_iter().map(|it| it.result.map(|()| Disabled));
        Ok(outcomes.map(outcome).collect())
    }

    /// It is done once more instead.
    async fn look_up(&self, _item: &ExternalId) -> Result<Option<Disabled>> {
        Ok(None)
    }
}

/// What comes of an account that is disabled: nothing but that.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Disabled;

impl std::fmt::Display for Disabled {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("disabled")
    }
}

impl std::str::FromStr for Disabled {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        if text == "disabled" { Ok(Self) } else { Err("expected `disabled`") }
    }
}

/// The external id with the name of its field, which is no part of any value.
fn key(id: &ExternalId) -> String {
    format!("{}={}", id.name(), id.value())
}

/// What the portal says of each item.
fn sent<T>(outcomes: Vec<Outcome<T>>) -> Vec<Sent<T>> {
    outcomes.into_iter().map(|it| outcome(it.result)).collect()
}

fn outcome<T>(result: Result<T>) -> Sent<T> {
    match result {
        Ok(done) => Sent::Done(done),
        Err(error) if error.is_refused() => Sent::Refused(error),
        Err(error) => Sent::Unknown(Some(error)),
    }
}

/// The account with this external id, active or not.
async fn look_up(registration: &WsRegistration, id: &ExternalId) -> Result<Option<User>> {
    let unknown = |error: &Error| {
        error.refusal().and_then(|refusal| refusal.reason::<Reason>()) == Some(Reason::UserUnknown)
    };
    match registration.get_user(&GetUser::new(id.clone())).await {
        Ok(user) => Ok(Some(user)),
        Err(error) if unknown(&error) => Ok(None),
        Err(error) => Err(error),
    }
}
