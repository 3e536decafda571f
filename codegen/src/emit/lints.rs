//! Allows clippy's lints about names and types that come from a document.

/// What is to be said before the setters of these fields.
pub(super) fn of_setters<'f>(
    mut fields: impl Iterator<Item = &'f str>,
    undocumented: bool,
) -> String {
    let mut lints = vec!["dead_code"];
    lints.extend(undocumented.then_some("missing_docs"));
    lints.extend(fields.any(reads_like_a_look).then_some("clippy::wrong_self_convention"));
    format!("#[allow({})]", lints.join(", "))
}

/// Of names such as `is_open` and `to_date`, clippy expects that they leave what they are called on.
fn reads_like_a_look(setter: &str) -> bool {
    ["as_", "from_", "is_", "to_"].iter().any(|start| setter.starts_with(start))
}

/// What is to be said before a method of a client that is called so.
pub(super) fn of_method(method: &str) -> Option<&'static str> {
    // Names such as `from_date` make clippy expect a conversion.
    let converts = method.starts_with("from_")
        || method.starts_with("into_")
        || (method.starts_with("to_") && method.ends_with("_mut"));
    converts.then_some("#[allow(clippy::wrong_self_convention)]")
}

/// What is to be said before an item with this type: clippy asks for aliases where types of types are
/// deep, and counts ten for each type, times how deep it stands.
pub(super) fn of_type(ty: &str) -> Option<&'static str> {
    const LIMIT: usize = 250;
    let (mut score, mut depth, mut in_path) = (0, 1, false);
    for letter in ty.chars() {
        let is_of_path = letter.is_alphanumeric() || matches!(letter, '_' | ':');
        let begins = is_of_path && !in_path || letter == '(';
        score += if begins { 10 * depth } else { 0 };
        in_path = is_of_path;
        match letter {
            '<' | '(' => depth += 1,
            '>' | ')' => depth -= 1,
            _ => {}
        }
    }
    (score > LIMIT).then_some("#[allow(clippy::type_complexity)]")
}

/// What is to be said before an enum: clippy asks for names without what the enum is called, and
/// without words that all of them have.
pub(super) fn of_variants<'v>(
    name: &str,
    variants: impl Iterator<Item = &'v str>,
) -> Option<String> {
    let variants: Vec<&str> = variants.collect();
    // Fewer than three are left in peace.
    let [first, _, _, ..] = variants[..] else { return None };
    let repeats = variants.iter().any(|it| it.starts_with(name) || it.ends_with(name));
    let shares = |word: fn(&str) -> &str| variants.iter().all(|it| word(it) == word(first));
    let several = variants.iter().all(|it| first_word(it) != *it);
    (repeats || several && (shares(first_word) || shares(last_word)))
        .then(|| "#[allow(clippy::enum_variant_names)]".to_owned())
}

fn first_word(name: &str) -> &str {
    let rest = name.char_indices().skip(1).find(|(_, letter)| letter.is_uppercase());
    rest.map_or(name, |(at, _)| &name[..at])
}

fn last_word(name: &str) -> &str {
    name.rfind(char::is_uppercase).map_or(name, |at| &name[at..])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_said(name: &str, variants: &[&str]) -> bool {
        of_variants(name, variants.iter().copied()).is_some()
    }

    #[test]
    fn variants_repeat_the_name_of_the_enum() {
        assert!(is_said("Role", &["RoleStudent", "Guest", "Other"]));
        assert!(is_said("Role", &["Guest", "MainRole", "Other"]));
        assert!(!is_said("Role", &["Student", "Teacher", "Other"]));
        assert!(!is_said("Role", &["RoleStudent", "Other"]), "two are left in peace");
    }

    #[test]
    fn variants_share_a_word() {
        assert!(is_said("Body", &["ItemA", "ItemB", "ItemC"]));
        assert!(is_said("Body", &["OldItem", "NewItem", "LostItem"]));
        assert!(!is_said("Body", &["ItemA", "ItemB", "Item"]), "a name of one word has no part");
        assert!(!is_said("Body", &["ItemA", "ItemB", "NoteC"]));
        assert!(!is_said("Body", &[]));
    }

    #[test]
    fn setters_read_like_questions() {
        let said = |field| of_setters([field].into_iter(), false);
        for field in ["as_of", "from_date", "is_open", "to_date"] {
            assert_eq!(said(field), "#[allow(dead_code, clippy::wrong_self_convention)]");
        }
        assert_eq!(said("into_force"), "#[allow(dead_code)]");
        assert_eq!(said("island"), "#[allow(dead_code)]");
        assert_eq!(of_setters([].into_iter(), true), "#[allow(dead_code, missing_docs)]");
    }

    #[test]
    fn types_are_deep() {
        let refusal = "wsdl_runtime::server::Refusal<TrackFault>";
        let said = |given: &str| of_type(&format!("Result<{given}, {refusal}>")).is_some();
        assert!(said("(Option<Vec<Option<Event>>>, TrackHeaders)"));
        assert!(!said("Option<Vec<Option<Event>>>") && !said("(Event, TrackHeaders)"));
    }

    #[test]
    fn methods_read_like_conversions() {
        for method in ["from_date", "into_force", "to_be_mut"] {
            assert!(of_method(method).is_some(), "{method}");
        }
        assert_eq!(of_method("is_open").or(of_method("to_date")), None);
    }
}
