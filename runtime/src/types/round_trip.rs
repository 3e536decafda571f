//! Tests that every valid text is written as it was read.

use std::fmt::Display;
use std::str::FromStr;

use proptest::prelude::*;

use super::*;

/// What `text` is written as, once it is read as a `T`.
fn rewritten<T: FromStr<Err = ParseError> + Display>(text: &str) -> Result<String, ParseError> {
    text.parse::<T>().map(|value| value.to_string())
}

fn zone() -> impl Strategy<Value = String> {
    "(Z|[+-](0[0-9]|1[0-3]):[0-5][0-9]|[+-]14:00|)"
}

fn year() -> impl Strategy<Value = String> {
    "-?([1-9][0-9]{3,8}|0[0-9]{2}[1-9])"
}

fn date() -> impl Strategy<Value = String> {
    (year(), "-(0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-8])").prop_map(|(year, day)| year + &day)
}

fn time() -> impl Strategy<Value = String> {
    r"([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\.[0-9]{1,9})?|24:00:00(\.0{1,9})?"
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn numbers(
        decimal in r"[+-]?([0-9]{1,40}(\.[0-9]{0,40})?|\.[0-9]{1,40})",
        integer in "[+-]?[0-9]{1,60}",
    ) {
        prop_assert_eq!(rewritten::<Decimal>(&decimal), Ok(decimal));
        prop_assert_eq!(rewritten::<Integer>(&integer), Ok(integer));
    }

    #[test]
    fn floats(number in any::<f64>().prop_filter("finite", |number| number.is_finite())) {
        prop_assert_eq!(Decimal::try_from(number).map(|decimal| decimal.to_f64()), Ok(number));
    }

    #[test]
    fn decimals_have_the_order_of_their_numbers(one: i64, other: i64, scale in 0..4_u32) {
        let near = one.wrapping_add(other % 10_i64.pow(scale));
        for other in [other, near] {
            prop_assert_eq!(Decimal::from(one).cmp(&other.into()), one.cmp(&other));
            prop_assert_eq!(Integer::from(one).cmp(&other.into()), one.cmp(&other));
        }
    }

    #[test]
    fn dates_and_times(date in date(), time in time(), zone in zone()) {
        let date_time = format!("{date}T{time}{zone}");
        prop_assert_eq!(rewritten::<DateTime>(&date_time), Ok(date_time));
        let (date, time) = (date + &zone, time + &zone);
        prop_assert_eq!(rewritten::<Date>(&date), Ok(date));
        prop_assert_eq!(rewritten::<Time>(&time), Ok(time));
    }

    #[test]
    fn parts_of_dates(date in date(), zone in zone()) {
        let (year_month, _) = date.split_at(date.len() - 3);
        let (year, month_day) = date.split_at(date.len() - 6);
        let (month, day) = month_day.split_at(3);
        let year_month = format!("{year_month}{zone}");
        prop_assert_eq!(rewritten::<GYearMonth>(&year_month), Ok(year_month));
        let year = format!("{year}{zone}");
        prop_assert_eq!(rewritten::<GYear>(&year), Ok(year));
        let month_day = format!("-{month_day}{zone}");
        prop_assert_eq!(rewritten::<GMonthDay>(&month_day), Ok(month_day));
        let month = format!("-{month}{zone}");
        prop_assert_eq!(rewritten::<GMonth>(&month), Ok(month));
        let day = format!("--{day}{zone}");
        prop_assert_eq!(rewritten::<GDay>(&day), Ok(day));
    }

    #[test]
    fn durations(
        date in "-?P([0-9]{1,19}Y)?([0-9]{1,19}M)?([0-9]{1,19}D)?",
        time in r"T([0-9]{1,19}H[0-9]{1,19}M|[0-9]{1,19}M|[0-9]{1,19}(\.[0-9]{1,15})?S)",
    ) {
        let duration = date + &time;
        prop_assert_eq!(rewritten::<Duration>(&duration), Ok(duration));
    }

    #[test]
    fn spans(seconds: u64, nanoseconds in 0..1_000_000_000_u32) {
        let span = std::time::Duration::new(seconds, nanoseconds);
        let text = Duration::from(span).to_string();
        prop_assert_eq!(text.parse().and_then(|read: Duration| read.try_into()), Ok(span));
    }

    #[test]
    fn bytes(bytes: Vec<u8>) {
        let base64 = Base64Binary::from(bytes.clone());
        prop_assert_eq!(base64.to_string().parse(), Ok(base64.clone()));
        let unpadded = base64.to_string().replace('=', "");
        prop_assert_eq!(unpadded.parse(), Ok(base64));
        let hex = HexBinary::from(bytes);
        prop_assert_eq!(hex.to_string().parse(), Ok(hex.clone()));
        prop_assert_eq!(hex.to_string().to_lowercase().parse(), Ok(hex));
    }

    #[test]
    fn any_text_at_all_is_read_without_a_panic(text in r"[-+PT0-9:.YMDHSZé \n]{0,24}|\PC{0,24}") {
        let _ = rewritten::<Decimal>(&text);
        let _ = rewritten::<Integer>(&text);
        let _ = rewritten::<DateTime>(&text);
        let _ = rewritten::<Date>(&text);
        let _ = rewritten::<Time>(&text);
        let _ = rewritten::<GYearMonth>(&text);
        let _ = rewritten::<GYear>(&text);
        let _ = rewritten::<GMonthDay>(&text);
        let _ = rewritten::<GMonth>(&text);
        let _ = rewritten::<GDay>(&text);
        let _ = rewritten::<Offset>(&text);
        let _ = rewritten::<Duration>(&text);
        let _ = rewritten::<Base64Binary>(&text);
        let _ = rewritten::<HexBinary>(&text);
    }
}
