//! The paths of keys: a small part of XPath 1.0 (XSD 1.0 Part 1 §3.11.6).

use crate::documents::xml::Element;
use crate::documents::xml::name::is_local_name;

/// What keeps the path of a `selector`, or of a `field`, from being one.
pub(super) fn fault(element: Element<'_>, path: &str, is_field: bool) -> Option<String> {
    path.split('|').find_map(|path| {
        let mut cursor = Cursor { element, rest: path.trim() };
        cursor.path(is_field).err().or_else(|| {
            let rest = cursor.rest;
            (!rest.is_empty())
                .then(|| format!("nothing can stand behind a step, and there is `{rest}`"))
        })
    })
}

/// What is left of a path.
struct Cursor<'p> {
    element: Element<'p>,
    rest: &'p str,
}

impl Cursor<'_> {
    /// `('.//')? Step ('/' Step)*`, where the last step of a field may be an attribute.
    fn path(&mut self, is_field: bool) -> Result<(), String> {
        let begin = self.rest;
        if self.take(".") && !(self.take("/") && self.take("/")) {
            self.rest = begin;
        }
        loop {
            if is_field && (self.take("@") || self.axis("attribute")) {
                return self.name();
            }
            self.step()?;
            if !self.take("/") {
                return Ok(());
            }
        }
    }

    /// `'.' | NameTest`
    fn step(&mut self) -> Result<(), String> {
        if self.take(".") {
            return Ok(());
        }
        self.axis("child");
        self.name()
    }

    /// `QName | '*' | NCName ':' '*'`
    fn name(&mut self) -> Result<(), String> {
        if self.take("*") {
            return Ok(());
        }
        let end = self.rest.find(|c: char| c.is_whitespace() || "/|@*[]()=".contains(c));
        let (mut written, mut rest) = self.rest.split_at(end.unwrap_or(self.rest.len()));
        if written.ends_with(':')
            && let Some(after) = rest.strip_prefix('*')
        {
            (written, rest) = (&written[..written.len() - 1], after);
            self.is_bound(written)?;
        } else if let Some((prefix, local)) = written.split_once(':') {
            self.is_bound(prefix)?;
            written = local;
        }
        if !is_local_name(written) {
            let found = if self.rest.is_empty() { "nothing" } else { self.rest };
            return Err(format!("a name or `*` is expected, and there is `{found}`"));
        }
        self.rest = rest.trim_start();
        Ok(())
    }

    fn is_bound(&self, prefix: &str) -> Result<(), String> {
        match self.element.namespace_of(&format!("{prefix}:x")) {
            Some(_) => Ok(()),
            None => Err(format!("the prefix `{prefix}` stands for nothing")),
        }
    }

    fn axis(&mut self, name: &str) -> bool {
        let begin = self.rest;
        let is_there = self.take(name) && self.take("::");
        if !is_there {
            self.rest = begin;
        }
        is_there
    }

    fn take(&mut self, token: &str) -> bool {
        match self.rest.strip_prefix(token) {
            Some(rest) => {
                self.rest = rest.trim_start();
                true
            }
            None => false,
        }
    }
}
