//! Courses: how they are made, found and removed.

use super::fields::External;
use super::records::{Course, Description};
use super::{FIRST_PORTAL, Snapshot};

/// The titles that the eight blocks of a description have unless told otherwise.
pub(in crate::testing) const BLOCKS: [&str; 8] = [
    "Description",
    "Objectives",
    "Topics",
    "Methodology",
    "Course material",
    "Resources",
    "Assessment",
    "Other",
];

/// Why somebody is not enrolled.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::testing) enum NotEnrolled {
    Already,
    Forbidden,
}

impl Snapshot {
    /// Adds a course as it is, with a number of its own.
    pub(in crate::testing) fn add_course(&mut self, mut course: Course) -> i64 {
        self.last.course += 1;
        course.id = self.last.course;
        let (id, extra) = (course.id, std::mem::take(&mut course.extra));
        self.courses.insert(id, course);
        if let Some(first) = self.access_urls.get_mut(&FIRST_PORTAL) {
            first.courses.insert(id);
        }
        for (name, value) in extra {
            self.course_fields.define(&name);
            self.set_course_field(id, &External { name, value });
        }
        id
    }

    /// Stores an extra field of a course, where the portal knows a field of that spelling.
    pub(in crate::testing) fn set_course_field(&mut self, id: i64, field: &External) -> bool {
        let Some(course) = self.courses.get_mut(&id) else { return false };
        self.course_fields.store(id, &mut course.extra, field)
    }

    /// A code made of the letters and digits of `wanted`, with a number behind it where it is taken.
    pub(in crate::testing) fn free_code(&self, wanted: &str) -> String {
        let code = code_of(wanted);
        let is_free = |code: &String| self.course_by_code(code).is_none();
        match is_free(&code) {
            true => code,
            false => (1..).map(|it| format!("{code}{it}")).find(is_free).unwrap_or_default(),
        }
    }

    /// Removes a course and all that hangs on it.
    pub(in crate::testing) fn remove_course(&mut self, id: i64) -> bool {
        let Some(course) = self.courses.remove(&id) else { return false };
        self.course_fields.forget(id, &course.extra);
        self.catalogue.retain(|(owner, _, _)| *owner != id);
        for url in self.access_urls.values_mut() {
            url.courses.remove(&id);
        }
        self.sessions.values_mut().for_each(|session| drop(session.courses.remove(&id)));
        true
    }

    /// Enrols an account. Any role but that of a teacher, 1, is that of a student, 5.
    pub(in crate::testing) fn enrol(
        &mut self,
        course: i64,
        user: i64,
        role: i64,
    ) -> Result<(), NotEnrolled> {
        let course = self.courses.get_mut(&course).ok_or(NotEnrolled::Forbidden)?;
        if course.members.contains_key(&user) {
            return Err(NotEnrolled::Already);
        }
        if !course.subscribe {
            return Err(NotEnrolled::Forbidden);
        }
        course.members.insert(user, if role == 1 { 1 } else { 5 });
        Ok(())
    }

    /// Sets a block of a course's description; a block that is there is replaced.
    pub(in crate::testing) fn describe(
        &mut self,
        course: i64,
        block: i64,
        title: String,
        content: String,
    ) {
        let Some(course) = self.courses.get_mut(&course) else { return };
        match course.descriptions.iter_mut().find(|it| it.block == block) {
            Some(there) => (there.title, there.content) = (title, content),
            None => {
                self.last.description += 1;
                let row = self.last.description;
                course.descriptions.push(Description { row, block, title, content });
            }
        }
    }
}

/// The letters and digits of a text, in capitals.
pub(in crate::testing) fn code_of(text: &str) -> String {
    let ascii = text.chars().filter(char::is_ascii_alphanumeric);
    ascii.take(40).map(|character| character.to_ascii_uppercase()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_that_is_taken_gets_a_number() {
        let mut data = Snapshot::default();
        data.add_course(Course::new("PHYS1"));
        assert_eq!(data.free_code("phys-1"), "PHYS11");
        assert_eq!(data.free_code("Física 2"), "FSICA2");
    }

    #[test]
    fn nobody_enrols_twice_or_where_it_is_forbidden() {
        let mut data = Snapshot::default();
        let course = data.add_course(Course::new("PHYS"));
        assert_eq!(data.enrol(course, 7, 3), Ok(()));
        assert_eq!(data.courses[&course].members[&7], 5);
        assert_eq!(data.enrol(course, 7, 1), Err(NotEnrolled::Already));
        data.courses.get_mut(&course).unwrap().subscribe = false;
        assert_eq!(data.enrol(course, 8, 1), Err(NotEnrolled::Forbidden));
    }
}
