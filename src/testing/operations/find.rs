//! Accounts, courses and sessions by what requests call them.

use crate::testing::state::State;
use crate::testing::state::fields::External;
use crate::testing::state::records::{Course, Session, User};
use crate::testing::state::settings::Release;
use crate::testing::wire::failure::Failure;
use crate::testing::wire::input::{Input, leading_number};

/// The external id in the fields `original_<what>_id_name` and `…_value`.
pub(super) fn external(input: Input<'_>, what: &str) -> External {
    External {
        name: input.field(&format!("original_{what}_id_name")).text(),
        value: input.field(&format!("original_{what}_id_value")).text(),
    }
}

/// The fields `field_name` and `field_value` of each item of a list of extra fields.
pub(super) fn extras(list: Input<'_>) -> Vec<External> {
    let read = |item: Input<'_>| External {
        name: item.field("field_name").text(),
        value: item.field("field_value").text(),
    };
    list.items().map(read).collect()
}

impl State {
    /// The account with an external id. 1.11.2 writes the value into its SQL as it is.
    pub(super) fn user_of(&self, external: &External) -> Result<Option<&User>, Failure> {
        if self.settings.release == Release::V1_11_2 && external.value.contains('\'') {
            return Err(Failure::HtmlPage);
        }
        Ok(self.data.user_fields.find(external).and_then(|id| self.data.users.get(&id)))
    }

    /// The account with the external id in `input`.
    pub(super) fn user_in(&self, input: Input<'_>) -> Result<Option<&User>, Failure> {
        self.user_of(&external(input, "user"))
    }

    /// The course with the external id in `input`, a closed one too.
    pub(super) fn course_in(&self, input: Input<'_>) -> Option<&Course> {
        let id = self.data.course_fields.find(&external(input, "course"))?;
        self.data.courses.get(&id)
    }

    /// The session with the external id in `input`.
    pub(super) fn session_in(&self, input: Input<'_>) -> Option<&Session> {
        let id = self.data.session_fields.find(&external(input, "session"))?;
        self.data.sessions.get(&id)
    }

    /// The number of the account that `WSService` calls by `field` and `value`.
    pub(super) fn user_by(&self, field: Input<'_>, value: Input<'_>) -> Result<i64, Failure> {
        let found = match named(field, value) {
            External { name, value } if name == "chamilo_user_id" => {
                Some(leading_number(&value)).filter(|id| self.data.users.contains_key(id))
            }
            external => self.user_of(&external)?.map(|user| user.id),
        };
        found.ok_or_else(|| Failure::fault("100", "User not found"))
    }

    /// The number of the course that `WSService` calls by `field` and `value`.
    pub(super) fn course_by(&self, field: Input<'_>, value: Input<'_>) -> Result<i64, Failure> {
        let found = match named(field, value) {
            External { name, value } if name == "chamilo_course_id" => Some(leading_number(&value)),
            external => self.data.course_fields.find(&external),
        };
        let found = found.filter(|id| self.data.courses.contains_key(id));
        found.ok_or_else(|| Failure::fault("200", "Course not found"))
    }

    /// The number of the session that `WSService` calls by `field` and `value`.
    pub(super) fn session_by(&self, field: Input<'_>, value: Input<'_>) -> Result<i64, Failure> {
        let found = match named(field, value) {
            External { name, value } if name == "chamilo_session_id" => {
                Some(leading_number(&value))
            }
            external => self.data.session_fields.find(&external),
        };
        let found = found.filter(|id| self.data.sessions.contains_key(id));
        found.ok_or_else(|| Failure::fault("300", "Session not found"))
    }
}

fn named(field: Input<'_>, value: Input<'_>) -> External {
    External { name: field.text(), value: value.text() }
}
