//! One wire name into one Rust name.
//!
//! # How a name is cut into words
//! - Whatever is neither a letter nor a digit separates words: `get_user`, `WS.test`, `course-id`.
//! - A word begins where an upper-case letter follows a lower-case letter or a digit: `createUser`,
//!   `sha1Key`.
//! - In a run of upper-case letters the last one begins a word if a lower-case letter follows:
//!   `WSRegistration` is `WS` and `Registration`. The plural of an acronym stays whole: `userIDs`
//!   is `user` and `IDs`.
//! - Digits belong to the word that they follow, and letters to the digits: `userIDs2`, `1st`.

use super::letters;

/// How the words of an identifier are put together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Case {
    /// `create_user`: fields, methods and arguments.
    Snake,
    /// `CreateUser`: types.
    Pascal,
    /// `CREATE_USER`: constants.
    Screaming,
}

/// The identifier for a wire name: valid in every edition, and such that rustc's lints about
/// names say nothing. `fallback`, an identifier, stands in for a name without letters or digits.
pub(crate) fn identifier(wire: &str, case: Case, fallback: &str) -> String {
    let words = words(&letters::normalize(wire));
    let mut name = if words.is_empty() { fallback.to_owned() } else { join(&words, case) };
    if name.starts_with(char::is_numeric) {
        name.insert(0, '_');
    }
    if is_keyword(&name) {
        name.push('_');
    }
    name
}

/// The name without `prefix`, if an upper-case letter or a dot follows it and anything that names
/// something is left.
pub(crate) fn strip_prefix<'n>(name: &'n str, prefix: &str) -> &'n str {
    match name.strip_prefix(prefix) {
        Some(rest) if rest.starts_with(|next: char| next == '.' || next.is_uppercase()) => {
            let rest = rest.trim_start_matches('.');
            if rest.contains(char::is_alphanumeric) { rest } else { name }
        }
        _ => name,
    }
}

/// Whether the name can stand for an item as it is.
pub(crate) fn is_identifier(name: &str) -> bool {
    !name.starts_with("r#") && name != "_" && !is_keyword(name)
}

/// Whether Rust keeps the word for itself in some edition; `syn` does not know `gen` yet.
fn is_keyword(name: &str) -> bool {
    name == "gen" || syn::parse_str::<syn::Ident>(name).is_err()
}

fn join(words: &[String], case: Case) -> String {
    let mut name = String::new();
    for word in words {
        match case {
            Case::Pascal => push_capitalized(&mut name, word),
            Case::Snake | Case::Screaming => {
                if !name.is_empty() {
                    name.push('_');
                }
                let word = if case == Case::Snake { lower(word) } else { upper(word) };
                name.push_str(&word);
            }
        }
    }
    name
}

fn push_capitalized(name: &mut String, word: &str) {
    // `a1` and `2b` must not read as `a` and `12b`.
    if name.ends_with(char::is_numeric) && word.starts_with(char::is_numeric) {
        name.push('_');
    }
    let mut letters = word.chars();
    if let Some(first) = letters.next() {
        name.extend(first.to_uppercase());
        name.push_str(&lower(letters.as_str()));
    }
}

/// Letter by letter, unlike `str::to_lowercase`, which looks at the neighbours of a sigma.
fn lower(word: &str) -> String {
    word.chars().flat_map(char::to_lowercase).collect()
}

fn upper(word: &str) -> String {
    word.chars().flat_map(char::to_uppercase).collect()
}

/// Cuts a normalized name into words, by the rules at the top of this module.
fn words(name: &str) -> Vec<String> {
    name.split(|letter: char| !letter.is_alphanumeric()).flat_map(humps).collect()
}

/// Cuts at the changes of case. Every piece has at least one letter or digit.
fn humps(text: &str) -> Vec<String> {
    let letters: Vec<char> = text.chars().collect();
    let mut pieces = Vec::new();
    let mut start = 0;
    for at in 1..letters.len() {
        if begins_word(&letters, start, at) {
            pieces.push(letters[start..at].iter().collect());
            start = at;
        }
    }
    if start < letters.len() {
        pieces.push(letters[start..].iter().collect());
    }
    pieces
}

/// Whether a word that began at `start` ends before `at`.
fn begins_word(letters: &[char], start: usize, at: usize) -> bool {
    if !letters[at].is_uppercase() {
        return false;
    }
    if !letters[at - 1].is_uppercase() {
        return true;
    }
    let lower_follows = letters.get(at + 1).is_some_and(|next| next.is_lowercase());
    lower_follows && !(at > start && is_plural(letters, at + 1))
}

/// Whether the letter at `at` is the `s` behind an acronym.
fn is_plural(letters: &[char], at: usize) -> bool {
    letters[at] == 's' && !letters.get(at + 1).is_some_and(|next| next.is_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn snake(wire: &str) -> String {
        identifier(wire, Case::Snake, "field")
    }

    fn pascal(wire: &str) -> String {
        identifier(wire, Case::Pascal, "Type")
    }

    #[test]
    fn words_are_found() {
        for (wire, expected) in [
            ("createUserPasswordCrypted", "create_user_password_crypted"),
            ("CMForum.get_posts_id", "cm_forum_get_posts_id"),
            ("userIDs2", "user_ids2"),
            ("IDsOfUsers", "ids_of_users"),
            ("WSStuff", "ws_stuff"),
            ("sha1Key", "sha1_key"),
            ("MD5Hash", "md5_hash"),
            ("X509Certificate", "x509_certificate"),
            ("course-id.old", "course_id_old"),
            ("__a__b__", "a_b"),
            ("HTTP", "http"),
            ("2nd", "_2nd"),
        ] {
            assert_eq!(snake(wire), expected, "{wire}");
        }
        assert_eq!(pascal("WSCMService"), "WscmService");
        assert_eq!(pascal("WSLP"), "Wslp");
        assert_eq!(pascal("result_createUsers"), "ResultCreateUsers");
        assert_eq!(pascal("a1-2b"), "A1_2b");
        assert_eq!(identifier("WSUser.CreateUser", Case::Screaming, "OP"), "WS_USER_CREATE_USER");
    }

    #[test]
    fn no_name_is_unsound() {
        for (wire, field, ty) in [
            ("type", "type_", "Type"),
            ("Self", "self_", "Self_"),
            ("gen", "gen_", "Gen"),
            ("crate", "crate_", "Crate"),
            ("union", "union", "Union"),
            ("", "field", "Type"),
            ("-._", "field", "Type"),
            ("42", "_42", "_42"),
            ("prénom", "prénom", "Prénom"),
            ("Straße", "straße", "Straße"),
            ("用户名", "用户名", "用户名"),
            ("дата_рождения", "дата_рождения", "ДатаРождения"),
        ] {
            assert_eq!(snake(wire), field, "{wire}");
            assert_eq!(pascal(wire), ty, "{wire}");
        }
    }

    #[test]
    fn prefixes_go_where_a_name_is_left() {
        for (wire, expected) in [
            ("WSCreateUser", "CreateUser"),
            ("WSUser.CreateUser", "User.CreateUser"),
            ("WS.test", "test"),
            ("WSCM.test", "CM.test"),
            ("WS", "WS"),
            ("WS.", "WS."),
            ("WSdl", "WSdl"),
            ("test", "test"),
        ] {
            assert_eq!(strip_prefix(wire, "WS"), expected);
        }
    }
}
