//! Accounts that are to be there and to be as is said, whatever was before.

use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use super::{key, look_up, outcome};
use crate::batch::calls::{Calls, Sent};
use crate::registration::{CreateUsers, EditUsers, NewUser, User, UserEdit, WsRegistration};
use crate::values::UserId;
use crate::{Portal, Result};

/// Has accounts be there and be as is said: creates those that are missing, and changes the others.
///
/// A portal shows of an account its number, its names and the extra fields that it filters by. No operation
/// of any service tells e-mail, phone, status, expiry, or whether the account is on. So nobody can see
/// that an account is as is said, and those that are there are changed each time, unless
/// [`differs`](Self::differs) knows better: a program that keeps what it last sent, say. The password
/// of an account that is there stays as it is.
///
/// # Warning
/// A change removes the picture, the official code and the department of the account. What is left out
/// of the [`NewUser`] is blanked: the phone and the date of expiry. An inactive account with the same
/// external id is activated.
#[derive(Clone)]
pub struct EnsureAccounts {
    registration: WsRegistration,
    differs: Option<Differs>,
}

/// Whether an account has to be changed.
type Differs = Arc<dyn Fn(&User, &NewUser) -> bool + Send + Sync>;

/// What was done for an account to be there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ensured {
    /// It was created.
    Created(UserId),
    /// It was there, and was changed.
    Edited(UserId),
    /// It was there, and did not differ.
    Unchanged(UserId),
}

impl EnsureAccounts {
    /// At this portal.
    pub fn of(portal: &Portal) -> Self {
        Self { registration: portal.registration().clone(), differs: None }
    }

    /// Changes an account that is there only where `differs` says that it has to be: by what the
    /// portal shows of it, or by what the program knows of its last run.
    #[must_use]
    pub fn differs(
        mut self,
        differs: impl Fn(&User, &NewUser) -> bool + Send + Sync + 'static,
    ) -> Self {
        self.differs = Some(Arc::new(differs));
        self
    }

    /// What is to be done about an account that was not created, because it is there or for another
    /// reason.
    async fn is_unchanged(&self, wanted: &NewUser) -> Result<Option<UserId>> {
        let Some(differs) = &self.differs else { return Ok(None) };
        let user = look_up(&self.registration, &wanted.external_id).await?;
        Ok(user.filter(|user| !differs(user, wanted)).and_then(|user| user.id))
    }
}

impl Portal {
    /// Has an account be there and be as is said: see
    /// [`EnsureAccounts`](crate::batch::EnsureAccounts), whose warning holds here, too.
    ///
    /// # Errors
    /// The refusal, where the account can neither be created nor changed: the login is taken, say.
    /// Those of `WSCreateUsers` and `WSEditUsers`; the call may be repeated.
    pub async fn ensure_user(&self, user: &NewUser) -> Result<Ensured> {
        let ensure = EnsureAccounts::of(self);
        match ensure.create(user).await? {
            Ok(id) => Ok(Ensured::Created(id)),
            Err(refused) => match ensure.edit(&[user]).await?.pop() {
                Some(Ok(id)) => Ok(Ensured::Edited(id)),
                Some(Err(error)) => Err(error),
                None => Err(refused),
            },
        }
    }
}

impl EnsureAccounts {
    /// Creates one account, or says why it was refused.
    async fn create(&self, user: &NewUser) -> Result<Result<UserId>> {
        let outcomes = self.registration.create_users(&CreateUsers::new([user.clone()])).await?;
        let results = outcomes.into_iter().map(|it| it.result);
        match results.last() {
            Some(Err(error)) if error.is_refused() => Ok(Err(error)),
            Some(result) => result.map(Ok),
            // As many come as were sent, or the call has failed.
            None => Ok(Err(wsdl_runtime::Error::signing("no outcome came"))),
        }
    }

    async fn edit(&self, users: &[&NewUser]) -> Result<Vec<Result<UserId>>> {
        let edits: Vec<UserEdit> = users.iter().map(|user| edit(user)).collect();
        let outcomes = self.registration.edit_users(&EditUsers::new(edits)).await?;
        Ok(outcomes.into_iter().map(|it| it.result).collect())
    }
}

impl Calls for EnsureAccounts {
    type Item = NewUser;
    type Done = Ensured;

    fn key(&self, item: &NewUser) -> String {
        key(&item.external_id)
    }

    async fn send(&self, items: &[&NewUser]) -> Result<Vec<Sent<Ensured>>> {
        let users: Vec<NewUser> = items.iter().map(|item| (*item).clone()).collect();
        let outcomes = self.registration.create_users(&CreateUsers::new(users)).await?;
        let mut sent: Vec<_> =
            outcomes.into_iter().map(|it| outcome(it.result.map(Ensured::Created))).collect();
        let mut there = Vec::new();
        for (index, item) in items.iter().enumerate() {
            if matches!(sent.get(index), Some(Sent::Refused(_))) {
                match self.is_unchanged(item).await? {
                    Some(id) => sent[index] = Sent::Done(Ensured::Unchanged(id)),
                    None => there.push(index),
                }
            }
        }
        if !there.is_empty() {
            let users: Vec<&NewUser> = there.iter().map(|index| items[*index]).collect();
            for (index, result) in there.into_iter().zip(self.edit(&users).await?) {
                sent[index] = outcome(result.map(Ensured::Edited));
            }
        }
        Ok(sent)
    }

    /// It is done once more instead.
    async fn look_up(&self, _item: &NewUser) -> Result<Option<Ensured>> {
        Ok(None)
    }
}

/// The change that makes an account what was to be created.
fn edit(user: &NewUser) -> UserEdit {
    let mut edit = UserEdit::new(
        user.external_id.clone(),
        user.loginname.clone(),
        user.email.clone(),
        user.status.clone(),
        user.phone.clone(),
        user.expiration_date,
    );
    edit.firstname = Some(user.firstname.clone());
    edit.lastname = Some(user.lastname.clone());
    edit.extra = user.extra.clone();
    edit
}

impl Ensured {
    /// The number of the account.
    pub fn id(self) -> UserId {
        match self {
            Self::Created(id) | Self::Edited(id) | Self::Unchanged(id) => id,
        }
    }
}

impl fmt::Display for Ensured {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Created(id) => write!(f, "created {id}"),
            Self::Edited(id) => write!(f, "edited {id}"),
            Self::Unchanged(id) => write!(f, "unchanged {id}"),
        }
    }
}

impl FromStr for Ensured {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        const EXPECTED: &str = "expected `created`, `edited` or `unchanged` and a number";
        let (word, id) = text.split_once(' ').ok_or(EXPECTED)?;
        let id = id.parse().map_err(|_| EXPECTED)?;
        match word {
            "created" => Ok(Self::Created(id)),
            "edited" => Ok(Self::Edited(id)),
            "unchanged" => Ok(Self::Unchanged(id)),
            _ => Err(EXPECTED),
        }
    }
}

impl fmt::Debug for EnsureAccounts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("EnsureAccounts")
            .field("registration", &self.registration)
            .finish_non_exhaustive()
    }
}
