//! The methods of generated code, read off its text, which is formatted the same way everywhere.

/// What a method takes and gives.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Signature {
    /// The name and the type of each argument but `self`.
    pub arguments: Vec<(String, String)>,
    /// What stands behind the arrow.
    pub output: String,
}

/// The method `name` of the item that begins with `head`, such as `pub trait ShopServer`.
pub(super) fn method(code: &str, head: &str, name: &str) -> Option<Signature> {
    let item = &code[code.find(head)?..];
    let item = &item[..item.find("\n}").unwrap_or(item.len())];
    let rest = &item[item.find(&format!("fn {name}("))?..];
    let open = rest.find('(')?;
    let close = open + closing(&rest[open..])?;
    let end = close + rest[close..].find('{')?;
    let arguments = split(&rest[open + 1..close])
        .into_iter()
        .filter_map(|it| it.split_once(':'))
        .map(|(name, ty)| (name.trim().to_owned(), ty.trim().to_owned()));
    let output = rest[close + 1..end].trim().trim_start_matches("->").trim().to_owned();
    Some(Signature { arguments: arguments.collect(), output })
}

/// What stands in the angle brackets that `head` ends with.
pub(super) fn within<'t>(text: &'t str, head: &str) -> Option<&'t str> {
    let at = text.find(head)? + head.len();
    let open = at.checked_sub(1)?;
    let close = open + closing(&text[open..])?;
    text.get(at..close)
}

/// The parts between commas that stand in no brackets.
pub(super) fn split(text: &str) -> Vec<&str> {
    let (mut parts, mut depth, mut start) = (Vec::new(), 0_i32, 0);
    for (at, letter) in text.char_indices() {
        match letter {
            '(' | '<' | '[' => depth += 1,
            ')' | '>' | ']' => depth -= 1,
            ',' if depth == 0 => {
                parts.push(&text[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    parts.push(&text[start..]);
    parts.into_iter().map(str::trim).filter(|part| !part.is_empty()).collect()
}

/// Where the bracket closes that a text begins with.
fn closing(text: &str) -> Option<usize> {
    let mut depth = 0_i32;
    for (at, letter) in text.char_indices() {
        match letter {
            '(' | '<' | '[' => depth += 1,
            ')' | '>' | ']' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return Some(at);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    const CODE: &str = "pub trait Other {}\npub trait ShopServer: Send {\n    fn find(\n        \
        &self,\n        request: goods::GetOrder,\n        context: &Context,\n    ) -> impl \
        Future<Output = Result<(A, Vec<B>), Refusal<F>>> + Send {\n        x\n    }\n}\n";

    #[test]
    fn a_method_is_read_off_its_text() {
        let found = method(CODE, "pub trait ShopServer", "find").unwrap();
        let argument = |name: &str, ty: &str| (name.to_owned(), ty.to_owned());
        let expected = [argument("request", "goods::GetOrder"), argument("context", "&Context")];
        assert_eq!(found.arguments, expected);
        let result = within(&found.output, "Output = Result<").unwrap();
        assert_eq!(split(result), ["(A, Vec<B>)", "Refusal<F>"]);
        assert_eq!(method(CODE, "pub trait ShopServer", "drop"), None);
    }
}
