//! What the services share: ids, sets of values, dates and passwords, and the reasons of refusals.
//!
//! Sets of values keep what they do not know as `Other`. Numbers and codes of different things are
//! types of their own, so that a course is not taken for a session.
//!
//! ```
//! use chamilo::values::{ExternalId, Status, UserId};
//!
//! let ana = ExternalId::new("sis_id", "4711")?;
//! assert_eq!("42".parse(), Ok(UserId::new(42)));
//! assert_eq!(Status::Student.as_str(), "5");
//! # drop(ana);
//! # Ok::<(), chamilo::values::ExternalIdError>(())
//! ```

mod external_id;
mod password;
mod session_day;
mod which;

pub use external_id::{ExternalId, ExternalIdError};
pub use password::{Password, PasswordError};
pub use session_day::SessionDay;
pub use which::{WhichCourse, WhichSession, WhichUser};

wsdl_runtime::include_wsdl!("values");
