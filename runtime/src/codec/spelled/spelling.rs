//! What a refinement says of the text of a value.

use std::borrow::Cow;

use super::format;
use crate::types::white_space::trim;
use crate::types::{LocalDate, LocalDateTime};

/// How the values of a field are spelled on the wire, where a refinement says so. It stands between the
/// text of a message and the text that the Rust type of the field reads and writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spelling {
    kind: Kind,
    none: &'static [&'static str],
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// As the Rust type has it.
    AsIs,
    /// A `bool`: the texts of `true`, and those of `false`.
    Flag(&'static [&'static str], &'static [&'static str]),
    /// A [`LocalDateTime`] in one of some formats.
    Moment(&'static [&'static str]),
    /// A [`LocalDate`] in one of some formats.
    Day(&'static [&'static str]),
    /// A whole number that is sent within bounds only.
    Within(i128, i128),
    /// Text that is sent only where it is an absolute address.
    Url,
    /// A list of structs of a name and a value: the namespace and the names of these fields.
    Pairs([&'static str; 3]),
}

impl Spelling {
    /// As the Rust type has it.
    pub const AS_IS: Self = Self { kind: Kind::AsIs, none: &[] };

    /// A `bool`, by the texts of `true` and those of `false`. The first one of each is written.
    pub const fn flag(yes: &'static [&'static str], no: &'static [&'static str]) -> Self {
        Self { kind: Kind::Flag(yes, no), ..Self::AS_IS }
    }

    /// A [`LocalDateTime`] in one of these formats. The first one is written.
    pub const fn moment(formats: &'static [&'static str]) -> Self {
        Self { kind: Kind::Moment(formats), ..Self::AS_IS }
    }

    /// A [`LocalDate`] in one of these formats. The first one is written.
    pub const fn day(formats: &'static [&'static str]) -> Self {
        Self { kind: Kind::Day(formats), ..Self::AS_IS }
    }

    /// A whole number. It is sent only from `least` to `most`, and read whatever it is.
    pub const fn within(least: i128, most: i128) -> Self {
        Self { kind: Kind::Within(least, most), ..Self::AS_IS }
    }

    /// Text that is sent only where it is an absolute address of HTTP. It is read whatever it is.
    pub const fn url() -> Self {
        Self { kind: Kind::Url, ..Self::AS_IS }
    }

    /// Names with their values: the namespace and the names of the fields of each pair.
    pub const fn pairs(namespace: &'static str, name: &'static str, value: &'static str) -> Self {
        Self { kind: Kind::Pairs([namespace, name, value]), ..Self::AS_IS }
    }

    /// The namespace and the names of the fields of each pair, where that is what there is.
    pub(crate) fn pair(&self) -> Option<[&'static str; 3]> {
        match self.kind {
            Kind::Pairs(names) => Some(names),
            _ => None,
        }
    }

    /// The same, with these texts for no value.
    pub const fn none(self, none: &'static [&'static str]) -> Self {
        Self { none, ..self }
    }

    /// The text of the Rust type for a text of a message; `None` where that says that there is no value.
    ///
    /// # Errors
    /// It is none of the texts that a value can have: what was expected.
    pub(crate) fn read<'t>(&self, text: Cow<'t, str>) -> Result<Option<Cow<'t, str>>, String> {
        let bare = trim(&text);
        let has = |texts: &[&str]| texts.iter().any(|it| *it == text || *it == bare);
        if has(self.none) {
            return Ok(None);
        }
        let formatted = |formats: &[&str]| formats.iter().find_map(|it| format::read(it, bare));
        let value = match self.kind {
            Kind::AsIs | Kind::Within(..) | Kind::Url | Kind::Pairs(_) => return Ok(Some(text)),
            Kind::Flag(yes, _) if has(yes) => Some("true".to_owned()),
            Kind::Flag(_, no) if has(no) => Some("false".to_owned()),
            // The type has no empty text, and tells so.
            _ if bare.is_empty() => return Ok(Some(text)),
            Kind::Flag(..) => None,
            Kind::Moment(formats) => formatted(formats).map(|moment| moment.to_string()),
            Kind::Day(formats) => formatted(formats).map(|moment| moment.date().to_string()),
        };
        value.map(|value| Some(Cow::Owned(value))).ok_or_else(|| self.expected())
    }

    /// Whether an empty text is one of those that are spelled out here.
    pub(crate) fn has_empty(&self) -> bool {
        let of_flag = match self.kind {
            Kind::Flag(yes, no) => yes.contains(&"") || no.contains(&""),
            _ => false,
        };
        of_flag || self.none.contains(&"")
    }

    /// The text of a message for one of the Rust type.
    ///
    /// # Errors
    /// The value cannot be sent: why. Nothing is quoted of a text, which may be a secret.
    pub(crate) fn write<'t>(&self, text: &'t str) -> Result<Cow<'t, str>, String> {
        let written = match self.kind {
            Kind::AsIs | Kind::Pairs(_) => Cow::Borrowed(text),
            Kind::Flag(yes, no) => {
                let texts = if text == "true" { yes } else { no };
                Cow::Borrowed(texts.first().copied().unwrap_or_default())
            }
            Kind::Moment(formats) => Cow::Owned(formatted(formats, text.parse().ok(), text)?),
            Kind::Day(formats) => {
                let day = text.parse().map(|day: LocalDate| day.into());
                Cow::Owned(formatted(formats, day.ok(), text)?)
            }
            Kind::Within(least, most) => match text.parse() {
                Ok(number) if (least..=most).contains(&number) => Cow::Borrowed(text),
                _ => return Err(format!("expected {}, found `{text}`", self.expected())),
            },
            Kind::Url if is_url(text) => Cow::Borrowed(text),
            Kind::Url => return Err(format!("expected {}", self.expected())),
        };
        match self.none.contains(&&*written) {
            true => Err("the text stands for no value; leave the field out instead".to_owned()),
            false => Ok(written),
        }
    }

    /// What a value is, for an error.
    fn expected(&self) -> String {
        let one_of = |texts: &[&str]| {
            let texts = texts.iter().map(|text| match *text {
                "" => "an empty text".to_owned(),
                text => format!("`{text}`"),
            });
            texts.collect::<Vec<_>>().join(" or ")
        };
        let none = if self.none.is_empty() {
            String::new()
        } else {
            format!(", or {} for none", one_of(self.none))
        };
        let value = match self.kind {
            Kind::AsIs | Kind::Pairs(_) => "a value".to_owned(),
            Kind::Flag(yes, no) => format!("{} for true, {} for false", one_of(yes), one_of(no)),
            Kind::Moment(formats) => format!("a moment as {}", one_of(formats)),
            Kind::Day(formats) => format!("a day as {}", one_of(formats)),
            Kind::Within(least, most) => format!("a number from {least} to {most}"),
            Kind::Url => "an absolute address that begins with http:// or https://".to_owned(),
        };
        value + &none
    }
}

/// A moment in the first of some formats; `text` is how the Rust type writes it.
fn formatted(
    formats: &[&str],
    moment: Option<LocalDateTime>,
    text: &str,
) -> Result<String, String> {
    let format = formats.first().copied().unwrap_or_default();
    let written = moment.and_then(|moment| format::write(format, moment));
    written.ok_or_else(|| {
        format!("`{text}` cannot be written as `{format}` without losing some of it")
    })
}

/// Whether a text is an absolute address of HTTP with a host, and nothing that an address cannot hold
/// (RFC 3986 §2, §3).
fn is_url(text: &str) -> bool {
    let schemes = ["http://", "https://"];
    let rest = schemes.iter().find_map(|scheme| {
        let (start, rest) = text.split_at_checked(scheme.len())?;
        start.eq_ignore_ascii_case(scheme).then_some(rest)
    });
    let is_sound = |c: char| !c.is_whitespace() && !c.is_control() && !"\"<>\\^`{|}".contains(c);
    rest.is_some_and(|rest| {
        let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
        let host = authority.rsplit_once('@').map_or(authority, |(_, host)| host);
        !host.is_empty() && !host.starts_with(':') && rest.chars().all(is_sound)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(spelling: Spelling, text: &str) -> Result<Option<String>, String> {
        Ok(spelling.read(Cow::Borrowed(text))?.map(Cow::into_owned))
    }

    #[test]
    fn a_flag_is_what_its_texts_say() {
        let flag = Spelling::flag(&["1", "yes"], &["0", ""]);
        for (text, value) in [("1", "true"), (" yes\n", "true"), ("0", "false"), ("", "false")] {
            assert_eq!(read(flag, text), Ok(Some(value.to_owned())), "{text}");
        }
        let expected = "`1` or `yes` for true, `0` or an empty text for false";
        assert_eq!(read(flag, "on"), Err(expected.to_owned()));
        assert_eq!(flag.write("true").as_deref(), Ok("1"));
        assert_eq!(flag.write("false").as_deref(), Ok("0"));
    }

    #[test]
    fn texts_for_no_value_are_no_value() {
        let moment =
            Spelling::moment(&["%Y-%m-%d %H:%M:%S", "%Y-%m-%d"]).none(&["", "0000-00-00 00:00:00"]);
        assert_eq!(read(moment, "0000-00-00 00:00:00"), Ok(None));
        assert_eq!(read(moment, " "), Ok(None));
        let expected = Ok(Some("2024-02-29T00:00:00".to_owned()));
        assert_eq!(read(moment, "2024-02-29"), expected);
        let error = read(moment, "29/02/2024").unwrap_err();
        let formats = "`%Y-%m-%d %H:%M:%S` or `%Y-%m-%d`";
        let none = "an empty text or `0000-00-00 00:00:00` for none";
        assert_eq!(error, format!("a moment as {formats}, or {none}"));
    }

    #[test]
    fn a_value_that_would_be_read_as_none_is_not_sent() {
        let number = Spelling::AS_IS.none(&["0"]);
        assert_eq!(number.write("7").as_deref(), Ok("7"));
        assert!(number.write("0").is_err());
    }

    #[test]
    fn a_number_is_sent_within_its_bounds() {
        let number = Spelling::within(0, 100);
        assert_eq!(number.write("100").as_deref(), Ok("100"));
        let error = number.write("101").unwrap_err();
        assert_eq!(error, "expected a number from 0 to 100, found `101`");
        assert_eq!(read(number, "101"), Ok(Some("101".to_owned())));
    }

    #[test]
    fn an_address_is_sent_where_it_is_whole() {
        for url in ["http://campus.example", "HTTPS://user@campus.example:8080/a?b#c"] {
            assert!(Spelling::url().write(url).is_ok(), "{url}");
        }
        for text in
            ["", "campus.example", "/a", "http://", "https:///a", "http://:80", "http://a b"]
        {
            assert!(Spelling::url().write(text).is_err(), "{text}");
            assert_eq!(read(Spelling::url(), text), Ok(Some(text.to_owned())));
        }
    }
}
