//! What a portal holds: accounts, courses, sessions, groups.

use std::collections::{BTreeMap, BTreeSet};

use wsdl_runtime::Secret;

/// A password as it came.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Password {
    /// In clear; the portal hashes it by its own setting.
    Clear(Secret),
    /// A hash, by an operation that takes one.
    Hash(Secret),
}

impl Default for Password {
    fn default() -> Self {
        Self::Clear(Secret::default())
    }
}

/// An account.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct User {
    /// Its number on the portal. Number 1 is the administrator, number 2 the anonymous visitor.
    pub id: i64,
    /// The name to log in with.
    pub login: String,
    /// The given name.
    pub firstname: String,
    /// The family name.
    pub lastname: String,
    /// The e-mail address.
    pub email: String,
    /// The password, as it came.
    pub password: Password,
    /// The role on the portal: 1 a teacher, 5 a student, 0 none at all.
    pub status: i64,
    /// Whether it can log in.
    pub active: bool,
    /// Whether it is an administrator of the portal.
    pub administrator: bool,
    /// The language of the pages.
    pub language: String,
    /// The telephone; `None` is NULL in the database.
    pub phone: Option<String>,
    /// The institution's own code for the person.
    pub official_code: String,
    /// The end of validity, `YYYY-MM-DD HH:MM:SS` in UTC.
    pub expires: Option<String>,
    /// The name of the picture.
    pub picture: String,
    /// The account that made this one; 0 for none.
    pub creator: i64,
    /// The key for `WSUserInfo` and `WSCourseList`.
    pub api_key: Option<Secret>,
    /// The extra fields, external ids among them.
    pub extra: BTreeMap<String, String>,
}

/// A course.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Course {
    /// Its number on the portal.
    pub id: i64,
    /// The code by which most operations know it.
    pub code: String,
    /// The code that is shown.
    pub visual_code: String,
    /// The title.
    pub title: String,
    /// The code of its category.
    pub category: String,
    /// The teacher's name that is shown.
    pub tutor_name: String,
    /// The language.
    pub language: String,
    /// Who may enter: 0 nobody, 1 members, 2 whoever has an account, 3 everybody, 4 hidden.
    pub visibility: i64,
    /// Whether learners may enrol.
    pub subscribe: bool,
    /// Whether learners may leave.
    pub unsubscribe: bool,
    /// Room for documents, in megabytes.
    pub disk_quota: i64,
    /// The department.
    pub department_name: String,
    /// The address of the department.
    pub department_url: String,
    /// The account that made it; 0 for none.
    pub creator: i64,
    /// The members outside of sessions, with their role: 1 a teacher, 5 a student.
    pub members: BTreeMap<i64, i64>,
    /// The blocks of its description.
    pub descriptions: Vec<Description>,
    /// The extra fields, external ids among them.
    pub extra: BTreeMap<String, String>,
}

/// A block of a course's description.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Description {
    /// The number of its row, which the whole portal counts.
    pub row: i64,
    /// Which block it is: 1 description to 8 other.
    pub block: i64,
    /// The title.
    pub title: String,
    /// The content, in HTML.
    pub content: String,
}

/// A session of training.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Session {
    /// Its number on the portal.
    pub id: i64,
    /// The name.
    pub name: String,
    /// The general coach.
    pub coach: i64,
    /// Its administrator.
    pub administrator: i64,
    /// When it begins, `YYYY-MM-DD HH:MM:SS` in UTC; `None` where it has no dates.
    pub starts: Option<String>,
    /// When it ends.
    pub ends: Option<String>,
    /// How many days before the beginning the coach gets in.
    pub days_before: i64,
    /// How many days after the end the coach keeps access.
    pub days_after: i64,
    /// What is left after the end: 1 reading, 2 everything, 3 nothing.
    pub visibility: i64,
    /// How many days each learner has; 0 where dates say so.
    pub duration: i64,
    /// The description.
    pub description: String,
    /// The learners.
    pub users: BTreeSet<i64>,
    /// The courses, with who takes part in each.
    pub courses: BTreeMap<i64, SessionCourse>,
    /// What the portal believes the number of learners to be: each call that adds one adds 1.
    pub user_count: i64,
    /// What the portal believes the number of courses to be.
    pub course_count: i64,
    /// The extra fields, external ids among them.
    pub extra: BTreeMap<String, String>,
}

/// A course within a session.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct SessionCourse {
    /// The learners.
    pub students: BTreeSet<i64>,
    /// The coaches.
    pub coaches: BTreeSet<i64>,
}

/// A class of users, or a social group.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Group {
    /// Its number on the portal.
    pub id: i64,
    /// The name.
    pub name: String,
    /// The description.
    pub description: String,
    /// A web address.
    pub url: String,
    /// 1 open, 2 closed.
    pub visibility: i64,
    /// 0 a class, 1 a social group.
    pub kind: i64,
    /// The group that it belongs to; 0 for none.
    pub parent: i64,
    /// The members with their role: 2 a reader, 0 a plain member of a class.
    pub members: BTreeMap<i64, i64>,
}

/// A portal of a multi-site installation.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct AccessUrl {
    /// Its number.
    pub id: i64,
    /// Its web address.
    pub url: String,
    /// The accounts that may use it. Numbers of accounts that do not exist can be among them.
    pub users: BTreeSet<i64>,
    /// The courses that it shows; 0 stands for one that was not found.
    pub courses: BTreeSet<i64>,
}

impl User {
    /// An active student with this login name; the other fields are set as fields.
    pub fn new(login: impl Into<String>) -> Self {
        let language = "english".to_owned();
        Self { login: login.into(), status: 5, active: true, language, ..Self::default() }
    }

    /// Sets an extra field, which the portal then knows.
    #[must_use]
    pub fn with_extra(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.extra.insert(name.into(), value.into());
        self
    }
}

impl Course {
    /// A course with this code, which is its title too, open to whoever has an account.
    pub fn new(code: impl Into<String>) -> Self {
        let code = code.into();
        Self {
            visual_code: code.clone(),
            title: code.clone(),
            code,
            language: "english".to_owned(),
            visibility: 2,
            subscribe: true,
            disk_quota: 100,
            ..Self::default()
        }
    }

    /// Sets an extra field, which the portal then knows.
    #[must_use]
    pub fn with_extra(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.extra.insert(name.into(), value.into());
        self
    }
}

impl Session {
    /// A session of this name without dates, coached and administered by the administrator.
    pub fn new(name: impl Into<String>) -> Self {
        Self { name: name.into(), coach: 1, administrator: 1, visibility: 1, ..Self::default() }
    }

    /// Sets an extra field, which the portal then knows.
    #[must_use]
    pub fn with_extra(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.extra.insert(name.into(), value.into());
        self
    }
}
