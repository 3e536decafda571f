//! The types that refinements define, as items of the generated code.

use super::pattern;
use super::said::malformed;
use crate::config::{Config, Serde};
use crate::documents::diagnostics::Diagnostics;
use crate::lower::settings::Settings;
use crate::markdown::code;
use crate::refine::{EnumValue, Kind, RefinedFile, RefinedType, Said};
use crate::rust_model::{Attribute, Docs, RefinedItem, RefinedKind, RustType, Scalar, SerdeRule};

/// The types of one file that stand in the code themselves.
pub(crate) fn items(
    file: &RefinedFile,
    config: &Config,
    settings: &Settings<'_>,
    diagnostics: &mut Diagnostics,
) -> Vec<RefinedItem> {
    let own = file.types.iter().filter(|ty| ty.rust.is_none());
    own.filter_map(|ty| item(ty, config, settings, diagnostics)).collect()
}

fn item(
    ty: &RefinedType,
    config: &Config,
    settings: &Settings<'_>,
    diagnostics: &mut Diagnostics,
) -> Option<RefinedItem> {
    let name = &ty.name.value;
    let (kind, summary) = match &ty.kind {
        Kind::Id => (RefinedKind::Id, "A number that names something.".to_owned()),
        Kind::TextId { pattern, max_length } => {
            let kind = RefinedKind::TextId {
                expected: expected(name, pattern.as_ref().map(|it| it.value.as_str()), max_length),
                most: max_length.as_ref().map(|most| most.value),
                pattern: pattern.as_ref().and_then(|it| pattern::pieces(it, diagnostics)),
            };
            (kind, "A text that names something.".to_owned())
        }
        Kind::Enum(values) => {
            let summary = "One of a set of values, or another one.".to_owned();
            (RefinedKind::Values(values.iter().map(|it| value(it, config)).collect()), summary)
        }
        Kind::DateTime(spelling) => {
            check_formats(&spelling.formats, diagnostics);
            let formats: Vec<String> = spelling.formats.iter().map(|it| code(&it.value)).collect();
            let summary = format!("A date and a time without a zone, as {}.", formats.join(" or "));
            (RefinedKind::Alias("LocalDateTime"), summary)
        }
        Kind::Date(spelling) => {
            check_formats(&spelling.formats, diagnostics);
            let formats: Vec<String> = spelling.formats.iter().map(|it| code(&it.value)).collect();
            (RefinedKind::Alias("LocalDate"), format!("A date, as {}.", formats.join(" or ")))
        }
        Kind::Group(fields) => {
            let types = settings.group_types(name).unwrap_or_default();
            let string = RustType::Scalar(Scalar::String);
            let types = types.into_iter().chain(std::iter::repeat(string));
            let parts = fields.iter().zip(types).map(|((name, wire), ty)| {
                let summary = format!("{}.", code(&wire.value));
                (name.value.clone(), docs(None, summary, config), ty)
            });
            (RefinedKind::Group(parts.collect()), "Several elements as one value.".to_owned())
        }
        Kind::Bool { .. }
        | Kind::Integer { .. }
        | Kind::Url
        | Kind::Secret
        | Kind::Pairs { .. } => return None,
    };
    let (derives, attributes) = serde(&kind, config);
    Some(RefinedItem {
        ident: name.clone(),
        docs: docs(ty.doc.as_deref(), summary, config),
        attributes,
        derives,
        undocumented: config.no_docs,
        kind,
    })
}

/// Reports formats that the runtime does not read: a date has a year, a month and a day.
fn check_formats(formats: &[Said<String>], diagnostics: &mut Diagnostics) {
    for format in formats {
        let mut fields = Vec::new();
        let mut signs = format.value.chars();
        while let Some(sign) = signs.next() {
            if sign == '%' {
                fields.push(signs.next());
            }
        }
        let is_known = |field: &Option<char>| field.is_some_and(|it| "YmdHMS%".contains(it));
        let has_date = ['Y', 'm', 'd'].iter().all(|field| fields.contains(&Some(*field)));
        if !fields.iter().all(is_known) || !has_date {
            let message = format!("`{}` is no format of a date", format.value);
            let help = "write `%Y`, `%m` and `%d`, and `%H`, `%M` and `%S` where there is a time";
            malformed(format, message, help, diagnostics);
        }
    }
}

fn docs(written: Option<&str>, summary: String, config: &Config) -> Docs {
    if config.no_docs {
        return Docs::default();
    }
    Docs { written: written.map(str::to_owned), summary, ..Docs::default() }
}

fn value(value: &EnumValue, config: &Config) -> (String, Docs, String) {
    let summary = format!("{}.", code(&value.wire.value));
    let mut docs = docs(value.doc.as_deref(), summary.clone(), config);
    if !config.no_docs {
        let span = match (&value.since, &value.until) {
            (Some(since), Some(until)) => format!(" Since {since}, until {until}."),
            (Some(since), None) => format!(" Since {since}."),
            (None, Some(until)) => format!(" Until {until}."),
            (None, None) => String::new(),
        };
        docs.note = Some(summary + &span);
    }
    (value.name.value.clone(), docs, value.wire.value.clone())
}

/// What a text that names something has to be, in words.
fn expected(name: &str, pattern: Option<&str>, most: &Option<Said<u64>>) -> String {
    let mut expected = format!("the text of a {name}");
    if let Some(most) = most {
        expected.push_str(&format!(", of {} characters at most", most.value));
    }
    if let Some(pattern) = pattern {
        expected.push_str(&format!(", that matches `{pattern}`"));
    }
    expected
}

/// What serde has to know of a type: derive macros, and attributes.
fn serde(kind: &RefinedKind, config: &Config) -> (Vec<String>, Vec<Attribute>) {
    let rules = match kind {
        RefinedKind::Alias(_) => return Default::default(),
        RefinedKind::Id => vec![SerdeRule::Transparent],
        RefinedKind::TextId { .. } => vec![SerdeRule::TryFromText],
        RefinedKind::Values(_) => vec![SerdeRule::AsText],
        RefinedKind::Group(_) => vec![],
    };
    let derives = ["::serde::Serialize", "::serde::Deserialize"].map(str::to_owned);
    match &config.serde {
        Serde::Never => Default::default(),
        Serde::Always => {
            let told = (!rules.is_empty()).then_some(Attribute::Serde { rules, feature: None });
            (derives.into(), told.into_iter().collect())
        }
        Serde::WithFeature(feature) => {
            let rules = std::iter::once(SerdeRule::Derive).chain(rules).collect();
            (Vec::new(), vec![Attribute::Serde { rules, feature: Some(feature.clone()) }])
        }
    }
}
