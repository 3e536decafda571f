//! Accounts: how they are made, changed and removed.

use sha1::{Digest, Sha1};
use wsdl_runtime::Secret;

use super::fields::External;
use super::records::{Password, User};
use super::{FIRST_PORTAL, Snapshot, State};

/// What an edit changes; what is `None` stays.
#[derive(Debug, Default)]
pub(in crate::testing) struct UserEdit {
    pub(in crate::testing) firstname: Option<String>,
    pub(in crate::testing) lastname: Option<String>,
    pub(in crate::testing) login: String,
    pub(in crate::testing) password: Option<Password>,
    pub(in crate::testing) email: String,
    pub(in crate::testing) phone: Option<String>,
    pub(in crate::testing) status: Option<i64>,
    pub(in crate::testing) expires: Option<Option<String>>,
    pub(in crate::testing) language: Option<String>,
    pub(in crate::testing) extra: Vec<External>,
}

/// How an account came to be.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::testing) enum Created {
    New(i64),
    /// It was there, switched off, and was overwritten and switched on.
    Revived(i64),
}

impl State {
    /// Makes an account tied to an external id. `None`: the login is empty or taken, there is no
    /// password, the portal has as many accounts as it may, or the external id is that of an active
    /// account.
    pub(in crate::testing) fn create_user(
        &mut self,
        user: User,
        external: &External,
        extra: &[External],
    ) -> Option<Created> {
        let data = &mut self.data;
        let there = data.user_fields.find(external).and_then(|id| data.users.get(&id));
        if there.is_some_and(|there| there.active) {
            return None;
        }
        let id = there.map(|there| there.id);
        let (Password::Clear(password) | Password::Hash(password)) = &user.password;
        if password.expose().is_empty()
            || user.login.is_empty()
            || !data.login_is_free(&user.login, id)
        {
            return None;
        }
        if let Some(id) = id {
            data.revive(id, user);
            return Some(Created::Revived(id));
        }
        if self.settings.user_limit.is_some_and(|limit| data.users.len() >= limit) {
            return None;
        }
        let id = data.add_user(user);
        for field in [external].into_iter().chain(extra) {
            data.user_fields.define(&field.name);
            data.set_user_field(id, field);
        }
        Some(Created::New(id))
    }

    /// Removes an account and all that hangs on it; `false` where the portal refuses.
    pub(in crate::testing) fn delete_user(&mut self, id: i64) -> bool {
        if self.settings.deny_delete_users || self.data.is_only_teacher(id) {
            return false;
        }
        self.data.remove_user(id)
    }
}

impl Snapshot {
    /// Adds an account as it is, with a number of its own.
    pub(in crate::testing) fn add_user(&mut self, mut user: User) -> i64 {
        self.last.user += 1;
        user.id = self.last.user;
        let (id, extra) = (user.id, std::mem::take(&mut user.extra));
        self.logins.insert(user.login.clone(), id);
        self.users.insert(id, user);
        if let Some(first) = self.access_urls.get_mut(&FIRST_PORTAL) {
            first.users.insert(id);
        }
        for (name, value) in extra {
            self.user_fields.define(&name);
            self.set_user_field(id, &External { name, value });
        }
        id
    }

    /// Stores an extra field of an account, where the portal knows a field of that spelling.
    pub(in crate::testing) fn set_user_field(&mut self, id: i64, field: &External) -> bool {
        let Some(user) = self.users.get_mut(&id) else { return false };
        self.user_fields.store(id, &mut user.extra, field)
    }

    /// Whether nobody has this login but perhaps the account `but`.
    pub(in crate::testing) fn login_is_free(&self, login: &str, but: Option<i64>) -> bool {
        self.logins.get(login).is_none_or(|owner| Some(*owner) == but)
    }

    /// Gives an account another login name.
    pub(in crate::testing) fn rename_user(&mut self, id: i64, login: String) {
        let Some(user) = self.users.get_mut(&id) else { return };
        self.logins.remove(&user.login);
        user.login.clone_from(&login);
        self.logins.insert(login, id);
    }

    fn revive(&mut self, id: i64, user: User) {
        self.rename_user(id, user.login.clone());
        let Some(there) = self.users.get_mut(&id) else { return };
        let (extra, api_key) = (std::mem::take(&mut there.extra), there.api_key.take());
        *there = User { id, extra, api_key, active: true, ..user };
    }

    /// Changes an account, which is switched on by that; its official code and its picture are
    /// gone. `false`: somebody else has the login.
    pub(in crate::testing) fn edit_user(&mut self, id: i64, edit: UserEdit) -> bool {
        if !self.login_is_free(&edit.login, Some(id)) {
            return false;
        }
        self.rename_user(id, edit.login);
        let Some(user) = self.users.get_mut(&id) else { return false };
        let keep = |field: &mut String, value: Option<String>| {
            if let Some(value) = value {
                *field = value;
            }
        };
        keep(&mut user.firstname, edit.firstname);
        keep(&mut user.lastname, edit.lastname);
        keep(&mut user.language, edit.language);
        user.email = edit.email;
        user.phone = edit.phone;
        user.password = edit.password.unwrap_or_else(|| user.password.clone());
        user.expires = edit.expires.unwrap_or_else(|| user.expires.clone());
        user.status = if user.administrator { 1 } else { edit.status.unwrap_or(user.status) };
        user.active = true;
        user.official_code.clear();
        user.picture.clear();
        edit.extra.iter().for_each(|field| {
            self.set_user_field(id, field);
        });
        true
    }

    fn is_only_teacher(&self, id: i64) -> bool {
        self.courses.values().any(|course| {
            let mut teachers = course.members.iter().filter(|(_, role)| **role == 1);
            teachers.next().is_some_and(|(user, _)| *user == id) && teachers.next().is_none()
        })
    }

    pub(in crate::testing) fn remove_user(&mut self, id: i64) -> bool {
        let Some(user) = self.users.remove(&id) else { return false };
        self.logins.remove(&user.login);
        self.user_fields.forget(id, &user.extra);
        self.catalogue.retain(|(_, owner, _)| *owner != id);
        for course in self.courses.values_mut() {
            course.members.remove(&id);
        }
        for group in self.groups.values_mut() {
            group.members.remove(&id);
        }
        for url in self.access_urls.values_mut() {
            url.users.remove(&id);
        }
        self.sessions.values_mut().for_each(|session| session.remove_user(id));
        true
    }

    /// The key that an account calls `WSUserInfo` with. It is made on the first demand.
    pub(in crate::testing) fn api_key(&mut self, id: i64) -> Option<Secret> {
        let user = self.users.get_mut(&id)?;
        let make = || {
            let digest = Sha1::digest(format!("the API key of {}", user.login));
            Secret::from(hex::encode(digest).chars().take(32).collect::<String>())
        };
        Some(user.api_key.get_or_insert_with(make).clone())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::state::settings::Settings;

    fn state() -> State {
        State::installed(Settings::default(), "http://localhost/")
    }

    fn user(login: &str) -> User {
        User { password: Password::Clear("secret".into()), ..User::new(login) }
    }

    fn sis(value: &str) -> External {
        External { name: "sis".to_owned(), value: value.to_owned() }
    }

    #[test]
    fn a_login_and_an_external_id_are_given_once() {
        let mut state = state();
        assert_eq!(state.create_user(user("ana"), &sis("1"), &[]), Some(Created::New(3)));
        assert_eq!(state.create_user(user("ana"), &sis("2"), &[]), None);
        assert_eq!(state.create_user(user("bob"), &sis("1"), &[]), None);
        assert_eq!(state.create_user(user(""), &sis("3"), &[]), None);
        assert_eq!(state.data.user_by_external_id("sis", "1").unwrap().login, "ana");
    }

    #[test]
    fn an_account_that_is_off_is_overwritten_and_on_again() {
        let mut state = state();
        let off = User { active: false, ..user("ana") };
        state.create_user(off, &sis("1"), &[]);
        let revived = state.create_user(user("ana.maria"), &sis("1"), &[]);
        assert_eq!(revived, Some(Created::Revived(3)));
        let user = state.data.user_by_login("ana.maria").unwrap();
        assert!(user.active && user.extra["sis"] == "1");
        assert!(state.data.user_by_login("ana").is_none());
    }

    #[test]
    fn who_alone_teaches_a_course_is_not_removed() {
        let mut state = state();
        let id = state.data.add_user(user("ana"));
        let course = state.data.add_course(super::super::Course::new("PHYS"));
        state.data.courses.get_mut(&course).unwrap().members.insert(id, 1);
        assert!(!state.delete_user(id));
        state.data.courses.get_mut(&course).unwrap().members.insert(1, 1);
        assert!(state.delete_user(id));
        assert!(!state.data.courses[&course].members.contains_key(&id));
    }
}
