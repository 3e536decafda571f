//! What is generated from `codegen/tests/values` by refinements of fields: that it compiles without a
//! warning is one test, and what it does is the rest.
//!
//! What the types forbid does not compile. A number is no id, and an id of something else neither:
//!
//! ```compile_fail,E0308
//! let user: valued::values::UserId = 7;
//! ```
//!
//! ```compile_fail,E0277
//! use valued::campus::User;
//! let user = User::new().user_id(valued::values::CourseCode::new("PHY1").unwrap());
//! ```
//!
//! ```compile_fail,E0277
//! use valued::campus::User;
//! let user = User::new().status("5 or so".parse::<u64>().unwrap());
//! ```
//!
//! What has to be said cannot be left out, and a choice that has to be made cannot be passed over:
//!
//! ```compile_fail,E0061
//! use valued::campus::NewUser;
//! let user = NewUser::new(valued::zoe(), "Zoë");
//! ```
//!
//! ```compile_fail,E0308
//! use valued::{campus::NewUser, own::Password};
//! let user = NewUser::new(valued::zoe(), "Zoë", Password::default(), None, None);
//! ```
//!
//! A text that names something is checked where it is made:
//!
//! ```compile_fail,E0603
//! let code = valued::values::CourseCode("PHY1".to_owned());
//! ```
//!
//! A secret does not go into a text by itself:
//!
//! ```compile_fail,E0277
//! let secret = wsdl_runtime::Secret::from("hush");
//! let text = format!("{secret}");
//! ```
//!
//! All of it, as it has to be said. Each line stands for one of those above, and differs from it in what
//! the type forbids alone, so that none of those fails for another reason: the codes of errors are
//! compared by nightly compilers only.
//!
//! ```
//! use valued::campus::{NewUser, User};
//! use valued::own::Password;
//!
//! let user: valued::values::UserId = valued::values::UserId::new(7);
//! let user = User::new().user_id(user);
//! let user = User::new().status("5 or so".parse::<valued::values::Status>().unwrap());
//! let user = NewUser::new(valued::zoe(), "Zoë", Password::default(), true, None);
//! let user = user.extra([("badge", "7")]).status(valued::values::Status::Student);
//! let code = valued::values::CourseCode::new("PHY1".to_owned()).unwrap();
//! let secret = wsdl_runtime::Secret::from("hush");
//! let text = format!("{}", secret.expose());
//! ```
#![deny(warnings, missing_docs)]

pub mod own;

/// The campus.
pub mod campus {
    include!("../../../codegen/tests/values/campus.rs");
}

/// What its documents share.
pub mod values {
    include!("../../../codegen/tests/values/values.rs");
}

/// What another system calls a user.
pub fn zoe() -> values::ExternalId {
    values::ExternalId { name: "sis".to_owned(), value: "4711".to_owned() }
}

#[cfg(test)]
mod messages;
#[cfg(test)]
mod round_trips;
