use std::fmt;

use crate::values::{ExternalValue, FieldName};

/// Names that stand for Chamilo's own numbers in some operations.
const RESERVED: [&str; 3] = ["chamilo_user_id", "chamilo_course_id", "chamilo_session_id"];

/// What another system calls an account, a course or a session: the name of a field on the portal, and
/// the value in it.
///
/// The operations that create something make the field where the portal has none of that name, and find
/// it by the same pair later.
///
/// ```
/// use chamilo::values::ExternalId;
///
/// let ana = ExternalId::new("sis_id", "4711")?;
/// assert_eq!(ana.to_string(), "sis_id=4711");
/// let error = ExternalId::new("SIS Id", "4711").unwrap_err();
/// assert!(error.to_string().contains("`sis_id`"), "{error}");
/// # Ok::<(), chamilo::values::ExternalIdError>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ExternalId {
    name: FieldName,
    value: ExternalValue,
}

impl ExternalId {
    /// The external id `value` in the field `name`.
    ///
    /// # Errors
    /// Nothing could be found by it again, or something else could be:
    /// - the name is empty, longer than 255 characters, or has a capital or a white space: the portal
    ///   makes a field under another name, and stores the value where no look-up finds it;
    /// - the name is `chamilo_user_id`, `chamilo_course_id` or `chamilo_session_id`, which stand for
    ///   Chamilo's own numbers;
    /// - the value is empty, or has white space at an end.
    pub fn new(name: impl Into<String>, value: impl Into<String>) -> Result<Self, ExternalIdError> {
        let (name, value) = (name.into(), value.into());
        if RESERVED.contains(&name.as_str()) {
            return Err(ExternalIdError(Problem::Reserved(name)));
        }
        let is_plain = |c: char| !c.is_uppercase() && !c.is_whitespace();
        let Some(field) = FieldName::new(name.as_str()).ok().filter(|_| name.chars().all(is_plain))
        else {
            return Err(ExternalIdError(Problem::Name(name)));
        };
        if value.trim() != value {
            return Err(ExternalIdError(Problem::Blanks(value)));
        }
        let value = ExternalValue::new(value).map_err(|_| ExternalIdError(Problem::NoValue))?;
        Ok(Self { name: field, value })
    }

    /// The name of the field.
    pub fn name(&self) -> &str {
        self.name.as_str()
    }

    /// The value in it.
    pub fn value(&self) -> &str {
        self.value.as_str()
    }

    /// Whether a portal before 1.11.16 would end the call in an HTML page: it takes an apostrophe for
    /// the end of the text. Later ones bear it.
    pub fn needs_1_11_16(&self) -> bool {
        [self.name(), self.value()].iter().any(|text| text.contains('\''))
    }
}

impl fmt::Display for ExternalId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}={}", self.name, self.value)
    }
}

impl TryFrom<(FieldName, ExternalValue)> for ExternalId {
    type Error = ExternalIdError;

    fn try_from((name, value): (FieldName, ExternalValue)) -> Result<Self, Self::Error> {
        Self::new(name, value)
    }
}

impl From<&ExternalId> for (FieldName, ExternalValue) {
    fn from(id: &ExternalId) -> Self {
        (id.name.clone(), id.value.clone())
    }
}

wsdl_runtime::group_type!(ExternalId as (FieldName, ExternalValue));

/// Why something is no [`ExternalId`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExternalIdError(Problem);

#[derive(Clone, Debug, PartialEq, Eq)]
enum Problem {
    Name(String),
    Reserved(String),
    NoValue,
    Blanks(String),
}

impl fmt::Display for ExternalIdError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Problem::Name(name) => {
                write!(f, "`{name}` is no name of a field that something is found by again")?;
                let plain =
                    name.trim().to_lowercase().split_whitespace().collect::<Vec<_>>().join("_");
                match plain.is_empty() || plain == *name {
                    true => {
                        f.write_str(": write 1 to 255 characters, lower-case and without spaces")
                    }
                    false => write!(f, ": the portal makes it `{plain}`, so write that"),
                }
            }
            Problem::Reserved(name) => write!(
                f,
                "the field `{name}` stands for Chamilo's own numbers: choose another name"
            ),
            Problem::NoValue => f.write_str("an external id may not be empty"),
            Problem::Blanks(value) => write!(
                f,
                "the external id `{value}` has white space at an end, which is lost on the way"
            ),
        }
    }
}

impl std::error::Error for ExternalIdError {}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(name: &str, value: &str) -> String {
        ExternalId::new(name, value).expect_err("no external id").to_string()
    }

    #[test]
    fn a_name_is_refused_under_which_nothing_is_found_again() {
        assert!(refused("SIS Id", "1").ends_with("so write that"), "{}", refused("SIS Id", "1"));
        assert!(refused("Matrícula", "1").contains("`matrícula`"));
        assert!(refused("ÉCOLE", "1").contains("`école`"));
        assert!(refused("sis id", "1").contains("`sis_id`"));
        assert!(refused("", "1").contains("1 to 255 characters"));
        assert!(refused(&"x".repeat(256), "1").contains("1 to 255 characters"));
    }

    #[test]
    fn a_name_that_stands_for_numbers_of_the_portal_is_refused() {
        for name in RESERVED {
            assert!(refused(name, "1").contains("Chamilo's own numbers"), "{name}");
        }
    }

    #[test]
    fn a_value_is_refused_that_is_not_kept() {
        assert!(refused("sis_id", "").contains("may not be empty"));
        assert!(refused("sis_id", "4711 ").contains("white space at an end"));
    }

    #[test]
    fn an_apostrophe_is_known_to_need_a_later_portal() {
        let id = ExternalId::new("sis_id", "O'Hara").expect("an external id");
        assert!(id.needs_1_11_16());
        assert!(!ExternalId::new("sis_id", "Zoë Ñ 7").expect("an external id").needs_1_11_16());
    }
}
