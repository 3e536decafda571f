//! `path=value`: the values of a request, as they are written on the command line.

use std::collections::BTreeMap;
use std::fs;

use crate::failure::Failure;
use crate::message::json;
use crate::message::value::{TEXT, Value};

/// How paths are written, for the help of errors.
const PATHS: &str = "write name=value, user.address.city=value, item[0].code=value, name=@file, \
                     name:=JSON or - for JSON from standard input";

/// A step of a path.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Step {
    Name(String),
    Index(usize),
    /// `[]`: behind the items so far.
    Append,
}

/// Values that are being put together.
#[derive(Clone, Debug)]
enum Draft {
    Leaf(Value),
    Record(Vec<(String, Draft)>),
    List(BTreeMap<usize, Draft>),
}

/// The values that arguments give. `input` reads standard input, where an argument is `-`.
///
/// # Errors
/// An argument that cannot be understood, a file or JSON that cannot be read, a value that is given
/// twice, or an item of a list that is missing.
pub fn values(
    arguments: &[String],
    input: impl FnOnce() -> Result<String, Failure>,
) -> Result<Given, Failure> {
    let mut given = Given { draft: Draft::Record(Vec::new()) };
    let mut input = Some(input);
    for argument in arguments.iter().filter(|it| *it == "-") {
        let Some(read) = input.take() else {
            return Err(Failure::new(format!("`{argument}` is given twice")));
        };
        let text = read()?;
        let value = json::read(&text)
            .map_err(|error| Failure::new(format!("standard input is no JSON: {error}")))?;
        match value {
            Value::Record(_) => given.draft = draft(value),
            other => {
                let found = other.described();
                return Err(Failure::new(format!("expected a JSON object, found {found}")));
            }
        }
    }
    for argument in arguments.iter().filter(|it| *it != "-") {
        let (path, value) = parse(argument)?;
        given.put(&path, argument, value)?;
    }
    Ok(given)
}

/// The values that are given.
#[derive(Debug)]
pub struct Given {
    draft: Draft,
}

impl Given {
    /// Adds a value at a path, which is written as in `path=value`.
    ///
    /// # Errors
    /// The path cannot be understood, or has a value.
    pub fn set(&mut self, path: &str, value: Value) -> Result<(), Failure> {
        let (steps, rest) = steps(path)?;
        if !rest.is_empty() {
            return Err(malformed(path));
        }
        self.put(&steps, path, value)
    }

    fn put(&mut self, path: &[Step], argument: &str, value: Value) -> Result<(), Failure> {
        let mut at = &mut self.draft;
        for step in path {
            at = at.step(step).ok_or_else(|| {
                Failure::new(format!(
                    "`{argument}` stands in what has another kind of value already"
                ))
                .help("give the value in one way: as fields, as items, or as a whole")
            })?;
        }
        let twice = || Failure::new(format!("`{argument}` gives a value that there is already"));
        match at {
            Draft::Record(fields) if fields.is_empty() => *at = draft(value),
            // The text of an element that has attributes too.
            Draft::Record(fields) if !fields.iter().any(|(name, _)| name == TEXT) => {
                fields.push((TEXT.to_owned(), draft(value)));
            }
            _ => return Err(twice()),
        }
        Ok(())
    }

    /// All of them, as one record.
    ///
    /// # Errors
    /// An item of a list is missing.
    pub fn finish(self) -> Result<Value, Failure> {
        finish(self.draft, "")
    }
}

impl Draft {
    /// What a step leads to; a new place has an empty record.
    fn step(&mut self, step: &Step) -> Option<&mut Self> {
        let is_new = matches!(self, Self::Record(fields) if fields.is_empty());
        match step {
            Step::Name(name) if name.starts_with('@') && matches!(self, Self::Leaf(_)) => {
                let leaf = std::mem::replace(self, Self::Record(Vec::new()));
                *self = Self::Record(vec![(TEXT.to_owned(), leaf)]);
            }
            Step::Index(_) | Step::Append if is_new => *self = Self::List(BTreeMap::new()),
            _ => {}
        }
        match (step, self) {
            (Step::Name(name), Self::Record(fields)) => {
                let at = fields.iter().position(|(known, _)| known == name);
                let at = at.unwrap_or_else(|| {
                    fields.push((name.clone(), Self::Record(Vec::new())));
                    fields.len() - 1
                });
                Some(&mut fields[at].1)
            }
            (Step::Index(index), Self::List(items)) => {
                Some(items.entry(*index).or_insert_with(|| Self::Record(Vec::new())))
            }
            (Step::Append, Self::List(items)) => {
                let index = items.last_key_value().map_or(0, |(last, _)| last.saturating_add(1));
                Some(items.entry(index).or_insert_with(|| Self::Record(Vec::new())))
            }
            _ => None,
        }
    }
}

fn draft(value: Value) -> Draft {
    match value {
        Value::Record(fields) => {
            Draft::Record(fields.into_iter().map(|(name, value)| (name, draft(value))).collect())
        }
        Value::List(items) => Draft::List(items.into_iter().map(draft).enumerate().collect()),
        other => Draft::Leaf(other),
    }
}

fn finish(draft: Draft, path: &str) -> Result<Value, Failure> {
    match draft {
        Draft::Leaf(value) => Ok(value),
        Draft::Record(fields) => {
            let fields = fields.into_iter().map(|(name, draft)| {
                let value = finish(draft, &format!("{path}.{name}"))?;
                Ok((name, value))
            });
            Ok(Value::Record(fields.collect::<Result<_, Failure>>()?))
        }
        Draft::List(items) => {
            let mut list = Vec::new();
            for (index, draft) in items {
                if index != list.len() {
                    let path = path.trim_start_matches('.');
                    let missing = list.len();
                    return Err(Failure::new(format!(
                        "{path}[{index}] is given, and {path}[{missing}] is not"
                    ))
                    .help("items are counted from 0; `[]` adds one behind the others"));
                }
                list.push(finish(draft, &format!("{path}[{index}]"))?);
            }
            Ok(Value::List(list))
        }
    }
}

/// The path and the value of an argument.
fn parse(argument: &str) -> Result<(Vec<Step>, Value), Failure> {
    let (steps, rest) = steps(argument)?;
    if let Some(text) = rest.strip_prefix(":=") {
        let value = json::read(text)
            .map_err(|error| Failure::new(format!("`{argument}`: this is no JSON: {error}")))?;
        return Ok((steps, value));
    }
    let Some(text) = rest.strip_prefix('=') else { return Err(malformed(argument)) };
    if let Some(file) = text.strip_prefix('@') {
        let bytes = fs::read(file).map_err(|error| {
            Failure::new(format!("`{argument}`: the file cannot be read: {error}"))
                .help("a text that begins with @ is written with \\@")
        })?;
        return Ok((steps, Value::Bytes(bytes)));
    }
    let text = text.strip_prefix('\\').filter(|rest| rest.starts_with('@')).unwrap_or(text);
    Ok((steps, Value::Text(text.to_owned())))
}

/// The steps of a path, and what follows it: from `=` or `:=` on, or nothing.
fn steps(argument: &str) -> Result<(Vec<Step>, &str), Failure> {
    let mut steps = Vec::new();
    let mut name = String::new();
    let mut rest = argument;
    loop {
        let mut characters = rest.chars();
        let next = characters.next();
        let after = characters.as_str();
        match next {
            Some('\\') => {
                name.extend(characters.next());
                rest = characters.as_str();
                continue;
            }
            Some('{') if name.is_empty() || name == "@" => {
                // A namespace has dots and colons.
                let end = rest.find('}').ok_or_else(|| malformed(argument))?;
                name.push_str(&rest[..=end]);
                rest = &rest[end + 1..];
                continue;
            }
            Some('.' | '[' | '=') | None => {}
            Some(':') if after.starts_with('=') => {}
            Some(other) => {
                name.push(other);
                rest = after;
                continue;
            }
        }
        if !name.is_empty() {
            steps.push(Step::Name(std::mem::take(&mut name)));
        } else if !matches!(steps.last(), Some(Step::Index(_) | Step::Append)) {
            return Err(malformed(argument));
        }
        match next {
            Some('.') => rest = after,
            Some('[') => {
                let (index, after) = after.split_once(']').ok_or_else(|| malformed(argument))?;
                steps.push(match index {
                    "" => Step::Append,
                    index => Step::Index(index.parse().map_err(|_| malformed(argument))?),
                });
                rest = after;
                // `[0].name` goes on behind the dot.
                if let Some(after) = rest.strip_prefix('.') {
                    rest = after;
                } else if rest.is_empty() || rest.starts_with(['=', ':']) {
                    return Ok((steps, rest));
                }
            }
            _ => return Ok((steps, rest)),
        }
    }
}

fn malformed(argument: &str) -> Failure {
    Failure::new(format!("`{argument}` is no value of a field")).help(PATHS)
}

#[cfg(test)]
mod tests {
    use super::values;
    use crate::message::json;

    fn given(arguments: &[&str], input: &str) -> Result<String, String> {
        let arguments: Vec<String> = arguments.iter().map(|it| (*it).to_owned()).collect();
        let given = values(&arguments, || Ok(input.to_owned()));
        let value = given.and_then(super::Given::finish).map_err(|failure| failure.to_string())?;
        Ok(json::write(&value).to_string())
    }

    #[test]
    fn paths_lead_into_records_and_lists() {
        let arguments = ["user.name=Ana", "item[1].x=b", "item[0].x=a", "tag[]=p", "tag[]=q"];
        let expected = r#"{"user":{"name":"Ana"},"item":[{"x":"a"},{"x":"b"}],"tag":["p","q"]}"#;
        assert_eq!(given(&arguments, "").unwrap(), expected);
    }

    #[test]
    fn signs_in_names_are_escaped_and_the_rest_is_the_value() {
        let arguments = ["a\\.b=c=d", "{urn:x.y}z=1", "at=\\@x", "p=9", "p.@unit=kg"];
        let expected =
            r##"{"a.b":"c=d","{urn:x.y}z":"1","at":"@x","p":{"#text":"9","@unit":"kg"}}"##;
        assert_eq!(given(&arguments, "").unwrap(), expected);
    }

    #[test]
    fn json_comes_from_standard_input_and_from_arguments() {
        let expected = r#"{"a":{"b":1,"c":[true,null]},"d":"x"}"#;
        assert_eq!(
            given(&["-", "a.c:=[true, null]", "d=x"], r#"{"a": {"b": 1}}"#).unwrap(),
            expected
        );
        assert!(given(&["-"], "[1]").unwrap_err().contains("expected a JSON object"));
    }

    #[test]
    fn what_makes_no_sense_is_refused() {
        for (arguments, text) in [
            (&["a=1", "a=2"][..], "there is already"),
            (&["a=1", "a.b=2"], "another kind of value"),
            (&["a[1]=x"], "a[0] is not"),
            (&["a"], "is no value"),
            (&["=1"], "is no value"),
            (&["a[x]=1"], "is no value"),
            (&["a=@/no/such/file"], "cannot be read"),
            (&["a:={"], "no JSON"),
        ] {
            let error = given(arguments, "").unwrap_err();
            assert!(error.contains(text), "{arguments:?}: {error}");
        }
    }
}
