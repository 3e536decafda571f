use crate::values::{
    CourseId, ExternalId, ExternalIdError, ExternalValue, FieldName, SessionId, UserId,
};

/// Makes a type for something that has a number of Chamilo's own, and maybe an external id.
macro_rules! which {
    ($(#[$doc:meta])+ $which:ident of $id:ident = $field:literal) => {
        $(#[$doc])+
        #[derive(Clone, Debug, PartialEq, Eq, Hash)]
        pub enum $which {
            /// By Chamilo's own number.
            Number($id),
            /// By what another system calls it.
            External(ExternalId),
        }

        /// It names nothing, and cannot be sent.
        impl Default for $which {
            fn default() -> Self {
                Self::External(ExternalId::default())
            }
        }

        impl From<$id> for $which {
            fn from(id: $id) -> Self {
                Self::Number(id)
            }
        }

        impl From<ExternalId> for $which {
            fn from(id: ExternalId) -> Self {
                Self::External(id)
            }
        }

        impl TryFrom<(FieldName, ExternalValue)> for $which {
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

        impl From<&$which> for (FieldName, ExternalValue) {
            fn from(which: &$which) -> Self {
                match which {
                    $which::Number(id) => (own(FieldName::new($field)), own(ExternalValue::new(id.to_string()))),
                    $which::External(id) => id.into(),
                }
            }
        }

        wsdl_runtime::group_type!($which as (FieldName, ExternalValue));
    };
}

/// A text that is known to be sound; the default, which cannot be sent, if it were none.
fn own<T: Default, E>(text: Result<T, E>) -> T {
    text.unwrap_or_default()
}

which! {
    /// An account, by Chamilo's own number or by what another system calls it.
    WhichUser of UserId = "chamilo_user_id"
}

which! {
    /// A course, by Chamilo's own number or by what another system calls it.
    WhichCourse of CourseId = "chamilo_course_id"
}

which! {
    /// A session, by Chamilo's own number or by what another system calls it.
    WhichSession of SessionId = "chamilo_session_id"
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(key: &WhichUser) -> (String, String) {
        let (name, value): (FieldName, ExternalValue) = key.into();
        (name.to_string(), value.to_string())
    }

    #[test]
    fn a_number_goes_under_the_name_that_portals_keep_for_numbers() {
        let key = WhichUser::from(UserId::new(7));
        assert_eq!(parts(&key), ("chamilo_user_id".to_owned(), "7".to_owned()));
        assert_eq!(WhichUser::try_from(<(FieldName, ExternalValue)>::from(&key)), Ok(key));
    }

    #[test]
    fn an_external_id_goes_as_it_is() {
        let key = WhichUser::from(ExternalId::new("sis_id", "4711").expect("an external id"));
        assert_eq!(parts(&key), ("sis_id".to_owned(), "4711".to_owned()));
        assert_eq!(WhichUser::try_from(<(FieldName, ExternalValue)>::from(&key)), Ok(key));
    }

    #[test]
    fn a_number_that_is_none_is_refused() {
        let name = FieldName::new("chamilo_user_id").expect("a name");
        let value = ExternalValue::new("7a").expect("a value");
        assert!(WhichUser::try_from((name, value)).is_err());
    }
}
