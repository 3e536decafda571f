//! The services exactly as their WSDLs declare them (feature `raw`): every field a text or a number,
//! every answer what the portal wrote.
//!
//! The clients of this module share connections and credentials with the portal that they are
//! reached from. They are for what the typed clients have no word for, and for comparing with what
//! the PHP examples do.
//!
//! ```no_run
//! use chamilo::Portal;
//! use chamilo::raw::registration::CreateUser;
//!
//! # async fn example() -> chamilo::Result<()> {
//! let portal = Portal::builder("https://campus.example.org/").security_key("…").build()?;
//! let ana = CreateUser::new().firstname("Ana").loginname("ana").active("1");
//! let answer = portal.raw().registration().create_user(&ana).await?;
//! assert!(answer.is_some(), "an id, `0`, or a sentence");
//! # Ok(())
//! # }
//! ```

use crate::Portal;

/// Makes the modules, and the accessors of their clients.
macro_rules! services {
    ($($module:ident $client:ident $blocking:ident $file:literal $doc:literal;)*) => {
        $(
            #[doc = $doc]
            pub mod $module {
                wsdl_runtime::include_wsdl!($file);
            }
        )*

        /// The services of a portal as their WSDLs declare them; see [`Portal::raw`].
        #[derive(Clone, Copy, Debug)]
        pub struct Services<'p> {
            portal: &'p Portal,
        }

        impl<'p> Services<'p> {
            pub(crate) fn of(portal: &'p Portal) -> Self {
                Self { portal }
            }

            $(
                #[doc = $doc]
                pub fn $module(&self) -> $module::$client {
                    $module::$client::new(self.portal.$module.client().clone())
                }
            )*
        }

        /// The same for a portal whose calls block; see
        /// [`blocking::Portal::raw`](crate::blocking::Portal::raw).
        #[cfg(feature = "blocking")]
        #[derive(Clone, Copy, Debug)]
        pub struct BlockingServices<'p> {
            portal: &'p crate::blocking::Portal,
        }

        #[cfg(feature = "blocking")]
        impl<'p> BlockingServices<'p> {
            pub(crate) fn of(portal: &'p crate::blocking::Portal) -> Self {
                Self { portal }
            }

            $(
                #[doc = $doc]
                pub fn $module(&self) -> $module::$blocking {
                    $module::$blocking::new(self.portal.$module().client().clone())
                }
            )*
        }
    };
}

services! {
    registration WsRegistration WsRegistrationBlocking "raw/registration"
        "Accounts, courses, sessions and enrolments: the `WSRegistration` service.";
    access_url WsAccessUrl WsAccessUrlBlocking "raw/access_url"
        "Portals of a multi-site installation: the `WSAccessUrl` service.";
    cm_service WscmService WscmServiceBlocking "raw/cm_service"
        "Messages, announcements and forums on behalf of one user: the `WSCMService` service.";
    service WsService WsServiceBlocking "raw/service"
        "The older account, course and session calls, and reports: the `WSService` service.";
    course_list WsCourseList WsCourseListBlocking "raw/course_list"
        "The list of courses: the `WSCourseList` service.";
    lp Wslp WslpBlocking "raw/lp"
        "Learning paths: the `WSLP` service.";
    user_info WsUserInfo WsUserInfoBlocking "raw/user_info"
        "One user's courses and agenda: the `WSUserInfo` service.";
    gradebook WsGradebook WsGradebookBlocking "raw/gradebook"
        "Scores, progress and skills: the `WSGradebook` service.";
}
