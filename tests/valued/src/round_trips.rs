//! Whatever value of a type is sent, it is read as the same one.

use proptest::prelude::*;
use wsdl_runtime::types::{LocalDate, LocalDateTime};
use wsdl_runtime::{Pairs, Xml};

use crate::campus::{Language, NewUser};
use crate::own::Password;
use crate::values::{CourseCode, ExternalId, Status, UserId};

/// What is read of what is sent.
fn again(user: &NewUser) -> NewUser {
    Xml::of("", "user", user).unwrap().read().unwrap().unwrap()
}

fn text() -> impl Strategy<Value = String> {
    "[ -~àé€]{1,12}".prop_filter("more than blanks", |text| !text.trim().is_empty())
}

fn day() -> impl Strategy<Value = LocalDate> {
    (0..=9999, 1..=12_u8, 1..=31_u8)
        .prop_filter_map("no such day", |(year, month, day)| LocalDate::new(year, month, day).ok())
}

fn moment() -> impl Strategy<Value = LocalDateTime> {
    (day(), 0..24_u8, 0..60_u8, 0..60_u8)
        .prop_filter_map("no such time", |(day, hour, minute, second)| {
            day.at(hour, minute, second).ok()
        })
}

fn status() -> impl Strategy<Value = Status> {
    prop_oneof![Just(Status::Teacher), Just(Status::Student), "[6-9]{1,3}".prop_map(Status::Other)]
}

proptest! {
    #[test]
    fn values_stay_what_they_are(
        (name, value, hash) in (text(), text(), text()),
        active in any::<bool>(),
        status in status(),
        (expires, born) in (moment(), day()),
        quota in 0..=500_u32,
        code in "[A-Z]{1,4}[0-9]{0,4}",
        friends in prop::collection::vec(prop::option::of(any::<u64>().prop_map(UserId::new)), 0..4),
        extra in prop::collection::vec((text(), text()), 0..4),
    ) {
        let id = ExternalId { name, value };
        let user = NewUser::new(id, "Zoë", Password::new("sha1", hash), active, Some("1".to_owned()))
            .status(status)
            .expires(expires)
            .born(born)
            .quota(quota)
            .homepage("http://campus.example")
            .course(CourseCode::new(code).unwrap())
            .language(Language::English)
            .friends(friends)
            .extra(extra.into_iter().collect::<Pairs>());
        prop_assert_eq!(again(&user), user);
    }
}
