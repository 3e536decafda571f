//! The services of Chamilo 1.11.2, 1.10 and 1.9.4. That this compiles without a warning is the test.
#![deny(warnings, missing_docs)]

/// Takes in the services of a release.
macro_rules! release {
    ($release:ident, $folder:literal, $($service:ident)*) => {
        /// One release.
        pub mod $release {
            $(
                /// One service.
                pub mod $service {
                    include!(concat!(env!("OUT_DIR"), $folder, stringify!($service), ".rs"));
                }
            )*
        }
    };
}

release!(v1_11_2, "/v1_11_2/", registration access_url cm_service service course_list lp user_info);
release!(v1_10, "/v1_10/", registration cm_service service course_list user_info);
release!(v1_9_4, "/v1_9_4/", registration cm_service service course_list user_info);

#[cfg(test)]
mod tests {
    /// What only one of the releases has.
    #[test]
    fn the_releases_are_told_apart() {
        let count = |operations: &[wsdl_runtime::Operation]| operations.len();
        assert_eq!(count(super::v1_11_2::registration::WsRegistration::OPERATIONS), 52);
        assert_eq!(count(super::v1_10::registration::WsRegistration::OPERATIONS), 33);
        assert_eq!(count(super::v1_9_4::registration::WsRegistration::OPERATIONS), 31);
    }
}
