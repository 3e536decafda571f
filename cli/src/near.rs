//! Names that are nearly the same.

/// The one of `names` that is nearest to `wanted`, where it is near enough to be meant.
pub fn nearest<'n>(wanted: &str, names: impl IntoIterator<Item = &'n str>) -> Option<&'n str> {
    let most = (wanted.chars().count() / 3).max(1);
    let near = names.into_iter().map(|name| (distance(&fold(wanted), &fold(name)), name));
    near.filter(|(distance, _)| *distance <= most)
        .min_by_key(|(distance, _)| *distance)
        .map(|it| it.1)
}

/// How much two names have in common, from 0.0 to 1.0: they are called the same but for case and for
/// signs, or a letter is another one.
pub fn likeness(one: &str, other: &str) -> f64 {
    let (one, other) = (fold(one), fold(other));
    let longest = one.len().max(other.len());
    match longest {
        0 => 1.0,
        _ => 1.0 - distance(&one, &other) as f64 / longest as f64,
    }
}

/// Letters and digits alone, without case: as far as names are compared.
fn fold(name: &str) -> Vec<char> {
    let letters = name.chars().filter(|c| c.is_alphanumeric()).take(100);
    letters.flat_map(char::to_lowercase).collect()
}

/// How many letters have to be added, removed or changed (Levenshtein).
fn distance(one: &[char], other: &[char]) -> usize {
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (at, letter) in one.iter().enumerate() {
        let mut diagonal = std::mem::replace(&mut row[0], at + 1);
        for (to, its) in other.iter().enumerate() {
            let changed = diagonal + usize::from(letter != its);
            diagonal = row[to + 1];
            row[to + 1] = changed.min(diagonal + 1).min(row[to] + 1);
        }
    }
    row[other.len()]
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
