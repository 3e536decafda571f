//! Sessions: how they are made, and who takes part.

use super::Snapshot;
use super::fields::External;
use super::records::{Session, SessionCourse};

impl Session {
    /// Takes a learner out of the session and its courses.
    pub(in crate::testing) fn remove_user(&mut self, user: i64) {
        self.users.remove(&user);
        for course in self.courses.values_mut() {
            course.students.remove(&user);
            course.coaches.remove(&user);
        }
    }

    /// Adds a learner, to the courses of the session too.
    pub(in crate::testing) fn add_user(&mut self, user: i64) {
        self.users.insert(user);
        self.user_count += 1;
        for course in self.courses.values_mut() {
            course.students.insert(user);
        }
    }

    /// Makes one learner the only one.
    pub(in crate::testing) fn replace_users(&mut self, user: i64) {
        self.users.clear();
        self.courses.values_mut().for_each(|course| course.students.clear());
        self.user_count = 0;
        self.add_user(user);
    }

    /// Adds a course, in which the learners of the session are enrolled.
    pub(in crate::testing) fn add_course(&mut self, course: i64) {
        let students = self.users.clone();
        let new = SessionCourse { students, ..SessionCourse::default() };
        self.courses.entry(course).or_insert(new);
        self.course_count = self.courses.len() as i64;
    }

    /// Makes one course the only one.
    pub(in crate::testing) fn replace_courses(&mut self, course: i64) {
        self.courses.retain(|there, _| *there == course);
        self.add_course(course);
    }
}

impl Snapshot {
    /// Adds a session as it is, with a number of its own.
    pub(in crate::testing) fn add_session(&mut self, mut session: Session) -> i64 {
        self.last.session += 1;
        session.id = self.last.session;
        let (id, extra) = (session.id, std::mem::take(&mut session.extra));
        self.sessions.insert(id, session);
        for (name, value) in extra {
            self.session_fields.define(&name);
            self.set_session_field(id, &External { name, value });
        }
        id
    }

    /// Stores an extra field of a session, where the portal knows a field of that spelling.
    pub(in crate::testing) fn set_session_field(&mut self, id: i64, field: &External) -> bool {
        let Some(session) = self.sessions.get_mut(&id) else { return false };
        self.session_fields.store(id, &mut session.extra, field)
    }

    /// Whether no session but perhaps `but` has this name.
    pub(in crate::testing) fn session_name_is_free(&self, name: &str, but: Option<i64>) -> bool {
        self.sessions.values().all(|session| session.name != name || Some(session.id) == but)
    }

    /// Removes a session.
    pub(in crate::testing) fn remove_session(&mut self, id: i64) -> bool {
        let Some(session) = self.sessions.remove(&id) else { return false };
        self.session_fields.forget(id, &session.extra);
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn learners_are_enrolled_in_courses_that_come_before_or_after_them() {
        let mut session = Session::new("spring");
        session.add_course(1);
        session.add_user(7);
        session.add_course(2);
        assert!(session.courses.values().all(|course| course.students.contains(&7)));
        session.replace_users(8);
        assert!(session.courses.values().all(|course| !course.students.contains(&7)));
        session.replace_courses(2);
        assert_eq!(session.courses.keys().collect::<Vec<_>>(), [&2]);
    }

    #[test]
    fn the_count_of_learners_grows_by_one_a_call() {
        let mut session = Session::new("spring");
        session.add_user(7);
        session.add_user(7);
        assert_eq!((session.users.len(), session.user_count), (1, 2));
    }
}
