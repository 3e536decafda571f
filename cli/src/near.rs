//! Names that are nearly the same: letters are added, removed, changed, or swapped with the next one.

use strsim::osa_distance;

/// The one of `names` that is nearest to `wanted`, where it is near enough to be meant.
pub fn nearest<'n>(wanted: &str, names: impl IntoIterator<Item = &'n str>) -> Option<&'n str> {
    let most = (wanted.chars().count() / 3).max(1);
    let wanted = fold(wanted);
    let near = names.into_iter().map(|name| (osa_distance(&wanted, &fold(name)), name));
    near.filter(|(distance, _)| *distance <= most)
        .min_by_key(|(distance, _)| *distance)
        .map(|it| it.1)
}

/// How much two names have in common, from 0.0 to 1.0: they are called the same but for case and for
/// signs, or a letter is another one.
pub fn likeness(one: &str, other: &str) -> f64 {
    let (one, other) = (fold(one), fold(other));
    let longest = one.chars().count().max(other.chars().count());
    match longest {
        0 => 1.0,
        _ => 1.0 - osa_distance(&one, &other) as f64 / longest as f64,
    }
}

/// Letters and digits alone, without case: as far as names are compared.
fn fold(name: &str) -> String {
    let letters = name.chars().filter(|c| c.is_alphanumeric()).take(100);
    letters.flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::{likeness, nearest};

    #[test]
    fn a_letter_or_the_case_may_be_another_one() {
        let names = ["CreateUser", "DeleteUser", "Login"];
        assert_eq!(nearest("createuser", names), Some("CreateUser"));
        assert_eq!(nearest("Creat_User", names), Some("CreateUser"));
        assert_eq!(nearest("Logins", names), Some("Login"));
        assert_eq!(nearest("Enrol", names), None);
    }

    #[test]
    fn names_are_alike_by_the_letters_that_they_share() {
        assert!((likeness("user_id", "userId") - 1.0).abs() < f64::EPSILON);
        assert!(likeness("user_id", "user_ids") > 0.8);
        assert!(likeness("user_id", "colour") < 0.4);
    }
}
