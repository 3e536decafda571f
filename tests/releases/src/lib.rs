//! The services of Chamilo 1.10 and 1.9.4. That this compiles without a warning is the test.
#![deny(warnings, missing_docs)]

/// Takes in the five services of a release.
macro_rules! release {
    ($release:ident, $folder:literal) => {
        /// One release.
        pub mod $release {
            release!(@service registration, $folder, "/registration.rs");
            release!(@service cm_service, $folder, "/cm_service.rs");
            release!(@service service, $folder, "/service.rs");
            release!(@service course_list, $folder, "/course_list.rs");
            release!(@service user_info, $folder, "/user_info.rs");
        }
    };
    (@service $service:ident, $folder:literal, $file:literal) => {
        /// One service.
        pub mod $service {
            include!(concat!(env!("OUT_DIR"), $folder, $file));
        }
    };
}

release!(v1_10, "/v1_10");
release!(v1_9_4, "/v1_9_4");

#[cfg(test)]
mod tests {
    /// What only one of the releases has.
    #[test]
    fn the_releases_are_told_apart() {
        let count = |operations: &[wsdl_runtime::Operation]| operations.len();
        assert_eq!(count(super::v1_10::registration::WsRegistration::OPERATIONS), 33);
        assert_eq!(count(super::v1_9_4::registration::WsRegistration::OPERATIONS), 31);
    }
}
