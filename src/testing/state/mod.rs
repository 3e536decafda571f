//! What the portal holds, and its rules. Nothing here knows XML.

pub(super) mod courses;
pub(super) mod dates;
pub(super) mod fields;
pub(super) mod records;
pub(super) mod sessions;
pub(super) mod settings;
pub(super) mod users;

use std::collections::{BTreeMap, BTreeSet};

use fields::{External, Fields};
use records::{AccessUrl, Course, Group, Session, User};
use settings::Settings;

/// The portal that every account and course belongs to from the beginning.
pub(super) const FIRST_PORTAL: i64 = 1;

/// The administrator's account.
pub(super) const ADMINISTRATOR: i64 = 1;

/// All that a portal holds, as it was at one moment. Two of them can be compared.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Snapshot {
    /// The accounts by their numbers.
    pub users: BTreeMap<i64, User>,
    /// The courses by their numbers.
    pub courses: BTreeMap<i64, Course>,
    /// The sessions by their numbers.
    pub sessions: BTreeMap<i64, Session>,
    /// The groups by their numbers.
    pub groups: BTreeMap<i64, Group>,
    /// The portals of the installation by their numbers.
    pub access_urls: BTreeMap<i64, AccessUrl>,
    /// What the catalogue shows to whom: course, account, and 1 shown or 0 hidden.
    pub catalogue: BTreeSet<(i64, i64, i64)>,
    pub(super) logins: BTreeMap<String, i64>,
    pub(super) user_fields: Fields,
    pub(super) course_fields: Fields,
    pub(super) session_fields: Fields,
    /// The numbers that were given last. They are not given again.
    last: Numbers,
}

#[derive(Clone, Debug, Default, PartialEq)]
struct Numbers {
    user: i64,
    course: i64,
    session: i64,
    group: i64,
    description: i64,
}

/// A portal: its settings, and what it holds.
#[derive(Debug, Default)]
pub(super) struct State {
    pub(super) settings: Settings,
    pub(super) data: Snapshot,
}

impl State {
    /// A portal just installed, whose address is `url`.
    pub(super) fn installed(settings: Settings, url: &str) -> Self {
        let mut state = Self { settings, data: Snapshot::default() };
        let first = AccessUrl { id: FIRST_PORTAL, url: url.to_owned(), ..AccessUrl::default() };
        state.data.access_urls.insert(FIRST_PORTAL, first);
        let mut administrator = User::new("admin");
        administrator.status = 1;
        administrator.administrator = true;
        state.data.add_user(administrator);
        let mut anonymous = User::new("anonymous");
        anonymous.status = 6;
        state.data.add_user(anonymous);
        state
    }
}

impl Snapshot {
    /// The account of this login name.
    pub fn user_by_login(&self, login: &str) -> Option<&User> {
        self.users.get(self.logins.get(login)?)
    }

    /// The account whose extra field `name` holds `value`.
    pub fn user_by_external_id(&self, name: &str, value: &str) -> Option<&User> {
        self.users.get(&self.user_fields.find(&external(name, value))?)
    }

    /// The course of this code.
    pub fn course_by_code(&self, code: &str) -> Option<&Course> {
        self.courses.values().find(|course| course.code == code)
    }

    /// The course whose extra field `name` holds `value`.
    pub fn course_by_external_id(&self, name: &str, value: &str) -> Option<&Course> {
        self.courses.get(&self.course_fields.find(&external(name, value))?)
    }

    /// The session whose extra field `name` holds `value`.
    pub fn session_by_external_id(&self, name: &str, value: &str) -> Option<&Session> {
        self.sessions.get(&self.session_fields.find(&external(name, value))?)
    }

    /// The group of this name.
    pub fn group_by_name(&self, name: &str) -> Option<&Group> {
        self.groups.values().find(|group| group.name == name)
    }

    /// Makes a class of users; `None` where the name is taken or empty.
    pub(super) fn add_group(&mut self, name: String) -> Option<i64> {
        if name.is_empty() || self.group_by_name(&name).is_some() {
            return None;
        }
        self.last.group += 1;
        let id = self.last.group;
        self.groups.insert(id, Group { id, name, visibility: 1, ..Group::default() });
        Some(id)
    }

    /// Finds login names and extra fields by the values that they have now.
    pub(super) fn index(&mut self) {
        let logins = self.users.iter().map(|(id, user)| (user.login.clone(), *id));
        self.logins = logins.collect();
        self.user_fields.index(self.users.iter().map(|(id, user)| (*id, &user.extra)));
        self.course_fields.index(self.courses.iter().map(|(id, course)| (*id, &course.extra)));
        self.session_fields.index(self.sessions.iter().map(|(id, it)| (*id, &it.extra)));
    }

    /// Adds a portal to the installation.
    pub(super) fn add_access_url(&mut self, url: String) -> i64 {
        let id = self.access_urls.len() as i64 + 1;
        self.access_urls.insert(id, AccessUrl { id, url, ..AccessUrl::default() });
        id
    }
}

fn external(name: &str, value: &str) -> External {
    External { name: name.to_owned(), value: value.to_owned() }
}
