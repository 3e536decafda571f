use crate::values::{
    CourseId, ExternalId, ExternalIdError, ExternalValue, FieldName, SessionId, UserId,
};

/// Makes a key: a number of Chamilo's own, or an external id.
macro_rules! key {
    ($(#[$doc:meta])+ $key:ident of $id:ident = $field:literal) => {
        $(#[$doc])+
        #[derive(Clone, Debug, PartialEq, Eq, Hash)]
        pub enum $key {
            /// By Chamilo's own number.
            Number($id),
            /// By what another system calls it.
            External(ExternalId),
        }

        /// It names nothing, and cannot be sent.
        impl Default for $key {
            fn default() -> Self {
                Self::External(ExternalId::default())
            }
        }

        impl From<$id> for $key {
            fn from(id: $id) -> Self {
                Self::Number(id)
            }
        }

        impl From<ExternalId> for $key {
            fn from(id: ExternalId) -> Self {
                Self::External(id)
            }
        }

        impl TryFrom<(FieldName, ExternalValue)> for $key {
            type Error = String;

            fn try_from((name, value): (FieldName, ExternalValue)) -> Result<Self, String> {
                if name.as_str() != $field {
                    let id = ExternalId::new(name, value);
                    return id.map(Self::External).map_err(|error: ExternalIdError| error.to_string());
                }
                let number = value.as_str().parse::<$id>();
                number.map(Self::Number).map_err(|error| error.to_string())
            }
        }

        impl From<&$key> for (FieldName, ExternalValue) {
            fn from(key: &$key) -> Self {
                match key {
                    $key::Number(id) => (own(FieldName::new($field)), own(ExternalValue::new(id.to_string()))),
                    $key::External(id) => id.into(),
                }
            }
        }

        wsdl_runtime::group_type!($key as (FieldName, ExternalValue));
    };
}

/// A text that is known to be sound; the default, which cannot be sent, if it were none.
fn own<T: Default, E>(text: Result<T, E>) -> T {
    text.unwrap_or_default()
}

key! {
    /// An account, by Chamilo's own number or by what another system calls it.
    UserKey of UserId = "chamilo_user_id"
}

key! {
    /// A course, by Chamilo's own number or by what another system calls it.
    CourseKey of CourseId = "chamilo_course_id"
}

key! {
    /// A session, by Chamilo's own number or by what another system calls it.
    SessionKey of SessionId = "chamilo_session_id"
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(key: &UserKey) -> (String, String) {
        let (name, value): (FieldName, ExternalValue) = key.into();
        (name.to_string(), value.to_string())
    }

    #[test]
    fn a_number_goes_under_the_name_that_portals_keep_for_numbers() {
        let key = UserKey::from(UserId::new(7));
        assert_eq!(parts(&key), ("chamilo_user_id".to_owned(), "7".to_owned()));
        assert_eq!(UserKey::try_from(<(FieldName, ExternalValue)>::from(&key)), Ok(key));
    }

    #[test]
    fn an_external_id_goes_as_it_is() {
        let key = UserKey::from(ExternalId::new("sis_id", "4711").expect("an external id"));
        assert_eq!(parts(&key), ("sis_id".to_owned(), "4711".to_owned()));
        assert_eq!(UserKey::try_from(<(FieldName, ExternalValue)>::from(&key)), Ok(key));
    }

    #[test]
    fn a_number_that_is_none_is_refused() {
        let name = FieldName::new("chamilo_user_id").expect("a name");
        let value = ExternalValue::new("7a").expect("a value");
        assert!(UserKey::try_from((name, value)).is_err());
    }
}
