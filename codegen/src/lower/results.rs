//! What a method makes of a reply, where refinements say what its values mean.

mod places;
mod reasons;

use self::places::{Holds, Nowhere, holds};
use super::shapes::Shapes;
use crate::documents::codes;
use crate::documents::diagnostics::Diagnostics;
use crate::documents::source::Span;
use crate::model::{Operation, TypeRef};
use crate::refine::{Expected, Kind, ReadAs, Refused, Said};
use crate::rust_model::{Items, Made, Reply, ResultItem, RustType, Scalar, Success};

pub(crate) use reasons::{REASON, reasons};

/// An operation whose replies mean something.
pub(super) struct Refining<'a, 's, 'm> {
    pub shapes: &'s Shapes<'m>,
    pub operation: &'m Operation,
    pub reply: &'a Reply,
    /// What the enum of the reasons of the file is called.
    pub reason: &'a str,
    pub expected: &'a Said<Expected>,
}

impl<'m> Refining<'_, '_, 'm> {
    /// The table of the operation; none where nothing but documentation is said.
    pub(super) fn result(
        &self,
        constant: String,
        diagnostics: &mut Diagnostics,
    ) -> Option<ResultItem> {
        let expected = &self.expected.value;
        if *expected == (Expected { doc: expected.doc.clone(), ..Expected::default() }) {
            return None;
        }
        if self.operation.output.is_empty() {
            let message =
                format!("`{}` has no reply that could mean anything", self.operation.name);
            let help = "leave the table out: a fault is an error, and anything else a success";
            self.refuse(self.expected.span, message, help, diagnostics);
            return None;
        }
        let made = self.made(diagnostics)?;
        let items = match &expected.items {
            Some(path) => Some(self.items(path, diagnostics)?),
            None => None,
        };
        if items.is_none() {
            self.check_paths(self.whole(), &made, diagnostics)?;
        }
        let text = |said: &Option<Said<String>>| said.as_ref().map(|said| said.value.clone());
        Some(ResultItem {
            constant,
            several: matches!(self.reply, Reply::Several { .. }),
            expected: self.in_words(&made),
            ok: expected.ok.iter().map(|wire| wire.value.to_string()).collect(),
            refused: self.refused(&expected.refused),
            lost: expected.lost.iter().map(|wire| wire.value.to_string()).collect(),
            instead: self.refused(&expected.list_refused),
            lost_faults: expected.lost_faults.iter().map(|said| said.value.clone()).collect(),
            field: text(&expected.field),
            value: text(&expected.value_field),
            message: text(&expected.message_field),
            separator: text(&expected.separator),
            flag: self.flag(),
            items,
            made,
        })
    }

    /// The type of the only part of the reply.
    fn whole(&self) -> Option<&'m TypeRef> {
        match self.operation.output.as_slice() {
            [part] => Some(&part.ty),
            _ => None,
        }
    }

    fn holds(&self) -> Holds<'m> {
        self.whole().map_or(Holds::Open, |ty| holds(self.shapes.model, ty))
    }

    /// What becomes of a reply.
    fn made(&self, diagnostics: &mut Diagnostics) -> Option<Made> {
        let expected = &self.expected.value;
        if expected.items.is_some() {
            return self.success(diagnostics).map(Made::Each);
        }
        let read_as = expected.read_as.as_ref().map(|said| said.value);
        let is_text = matches!(self.holds(), Holds::Text);
        let is_list = matches!(self.holds(), Holds::List(_));
        let says_how = expected.ty.is_some() || !expected.ok.is_empty();
        match read_as {
            Some(ReadAs::List) => return self.own_type().map(list).map(Made::Whole),
            Some(ReadAs::Struct) => return self.own_type().map(Made::Whole),
            Some(ReadAs::One) => return self.only_item(diagnostics).map(Made::Sole),
            Some(ReadAs::Text) => return self.success(diagnostics).map(Made::One),
            None => {}
        }
        if !says_how && !is_text && expected.lost.is_empty() {
            let declared = self.declared()?;
            return Some(match expected.field.is_some() || !expected.refused.is_empty() {
                true if is_list => {
                    let message =
                        "the WSDL declares a list, which has no value of its own".to_owned();
                    let help = "say `list_refused` of what comes in its place, `items` where each item \
                                has an outcome, or `read_as = \"one\"` where there is one item";
                    self.refuse(self.expected.span, message, help, diagnostics);
                    return None;
                }
                true => Made::Checked(declared),
                false => Made::Whole(declared),
            });
        }
        let success = self.success(diagnostics)?;
        let place = expected.ty.as_ref().map_or(self.expected.span, |ty| ty.span);
        match self.holds() {
            Holds::List(_) => {
                let message =
                    "the WSDL declares a list, and this is the outcome of one thing".to_owned();
                let help = "say `items`, or `read_as = \"text\"` where a text really comes";
                self.refuse(place, message, help, diagnostics);
                None
            }
            Holds::Elements(_) if expected.field.is_none() => {
                let message = "the WSDL declares a struct, and this is one value".to_owned();
                let help = "say in which `field` the outcome stands, or `read_as = \"text\"` where a \
                            text really comes";
                self.refuse(place, message, help, diagnostics);
                None
            }
            Holds::Text if !expected.list_refused.is_empty() => {
                let message =
                    "the WSDL declares a text, in whose place no text can come".to_owned();
                let help = "say `refused`";
                let place = expected.list_refused.first().and_then(|it| it.wire.span);
                self.refuse(place, message, help, diagnostics);
                None
            }
            _ => Some(Made::One(success)),
        }
    }

    /// What a success tells.
    fn success(&self, diagnostics: &mut Diagnostics) -> Option<Success> {
        let expected = &self.expected.value;
        let is_done = match &expected.ty {
            Some(ty) => ty.value == "()",
            None => !expected.ok.is_empty() || !expected.lost.is_empty(),
        };
        if is_done && expected.ok.is_empty() && expected.lost.is_empty() {
            let place = expected.ty.as_ref().and_then(|ty| ty.span);
            let help = "list the values in `ok`, such as `ok = [\"1\"]`";
            let message = "no value of the reply would mean success".to_owned();
            diagnostics.error(codes::MALFORMED_REFINEMENT, place, message).help(help);
            return None;
        }
        if is_done {
            return Some(Success::Done);
        }
        let ty = match &expected.ty {
            Some(name) => self.named(name, diagnostics)?,
            None => Success::Told(self.declared().unwrap_or(RustType::Scalar(Scalar::String))),
        };
        Some(match (ty, &expected.separator) {
            (Success::Told(ty), Some(_)) => Success::Listed(ty),
            (success, _) => success,
        })
    }

    /// The type that a name stands for.
    fn named(&self, name: &Said<String>, diagnostics: &mut Diagnostics) -> Option<Success> {
        let Some((file, ty)) = self.shapes.settings.refinements().type_of(name) else {
            return Some(Success::Told(RustType::Extern(name.value.clone())));
        };
        let told = match (&ty.rust, &ty.kind, &file.module) {
            (Some(rust), ..) => RustType::Extern(rust.value.clone()),
            (None, Kind::Bool { .. }, _) => return Some(Success::Flag),
            (None, Kind::Id | Kind::TextId { .. } | Kind::Enum(_), Some(module)) => {
                RustType::Extern(format!("{}::{}", module.value, ty.name.value))
            }
            (None, Kind::Id | Kind::TextId { .. } | Kind::Enum(_), None) => {
                RustType::Record(ty.name.value.clone())
            }
            (None, Kind::Integer { .. }, _) => RustType::Scalar(Scalar::I64),
            (None, Kind::Url, _) => RustType::Scalar(Scalar::String),
            (None, Kind::Secret, _) => RustType::Secret,
            (None, Kind::DateTime(_) | Kind::Date(_) | Kind::Group(_) | Kind::Pairs { .. }, _) => {
                let message = format!("a result cannot be of the kind `{}`", ty.kind.name());
                let help =
                    "name a type of Rust that reads the text, as in `type = \"crate::Moment\"`";
                diagnostics.error(codes::MALFORMED_REFINEMENT, name.span, message).help(help);
                return None;
            }
        };
        Some(Success::Told(told))
    }

    /// The texts of `true` and of `false`, where the type is a flag.
    fn flag(&self) -> Option<[Vec<String>; 2]> {
        let name = self.expected.value.ty.as_ref()?;
        let (_, ty) = self.shapes.settings.refinements().type_of(name)?;
        let texts = |said: &[Said<String>]| said.iter().map(|text| text.value.clone()).collect();
        match &ty.kind {
            Kind::Bool { yes, no } if ty.rust.is_none() => Some([texts(yes), texts(no)]),
            _ => None,
        }
    }

    /// The declared type of the reply, which is there.
    fn declared(&self) -> Option<RustType> {
        match self.reply {
            Reply::One(ty) | Reply::Element(ty, _) => Some(match ty {
                RustType::Nillable(inner) => (**inner).clone(),
                ty => ty.clone(),
            }),
            Reply::None | Reply::Several { .. } => None,
        }
    }

    /// The type that really comes, as the user has it; without one, whatever the reply says.
    fn own_type(&self) -> Option<RustType> {
        let ty = self.expected.value.ty.as_ref().map(|ty| RustType::Extern(ty.value.clone()));
        Some(ty.unwrap_or(RustType::Value))
    }

    /// The type of the items of the list that is declared.
    fn only_item(&self, diagnostics: &mut Diagnostics) -> Option<RustType> {
        match self.declared() {
            Some(RustType::List(item)) => Some(match *item {
                RustType::Nillable(inner) => *inner,
                item => item,
            }),
            _ => {
                let place = self.expected.value.read_as.as_ref().and_then(|said| said.span);
                let message =
                    "`read_as = \"one\"` is for a list, and the WSDL declares none".to_owned();
                self.refuse(place, message, "leave it out", diagnostics);
                None
            }
        }
    }

    /// Where the items that were sent and those that came stand.
    fn items(&self, path: &Said<String>, diagnostics: &mut Diagnostics) -> Option<Items> {
        let (model, operation) = (self.shapes.model, self.operation);
        let sent = places::sent(model, &operation.input, &operation.style, &path.value);
        let (sent, sent_item) = match sent {
            Ok(found) => found,
            Err(Nowhere { message, help }) => {
                self.refuse(path.span, message, &help, diagnostics);
                return None;
            }
        };
        let Some((came, came_item)) = self.whole().and_then(|ty| places::came(model, ty)) else {
            let message = format!("the reply of `{}` holds no list of outcomes", operation.name);
            self.refuse(path.span, message, "leave out `items`", diagnostics);
            return None;
        };
        self.check_paths(came_item, &Made::Each(Success::Done), diagnostics)?;
        let mut key = Vec::new();
        for said in &self.expected.value.key {
            let last = said.value.rsplit('/').next().unwrap_or_default();
            let there = |item: Option<&'m TypeRef>, path: &str| match item {
                Some(item) => places::at(model, item, path).map(|_| ()),
                None => Ok(()),
            };
            let came = match there(came_item, &said.value) {
                Ok(()) => said.value.clone(),
                Err(_) => last.to_owned(),
            };
            let problem =
                there(sent_item, &said.value).and_then(|()| there(came_item, &came)).err();
            if let Some(Nowhere { message, help }) = problem {
                self.refuse(said.span, message, &help, diagnostics);
                continue;
            }
            key.push((said.value.clone(), came));
        }
        // Outcomes that belong to nothing are told of nobody.
        (key.len() == self.expected.value.key.len()).then_some(Items { sent, came, key })
    }

    /// Reports paths that lead nowhere within a reply or an item of it: nothing can be told by them.
    fn check_paths(
        &self,
        ty: Option<&'m TypeRef>,
        made: &Made,
        diagnostics: &mut Diagnostics,
    ) -> Option<()> {
        let expected = &self.expected.value;
        let ty = match (made, ty.map(|ty| holds(self.shapes.model, ty))) {
            (Made::Sole(_), Some(Holds::List(item))) => Some(item),
            _ => ty,
        };
        let Some(ty) = ty.filter(|_| expected.read_as.is_none() || matches!(made, Made::Sole(_)))
        else {
            return Some(());
        };
        let paths = [&expected.field, &expected.value_field, &expected.message_field];
        let mut all_lead_somewhere = Some(());
        for path in paths.into_iter().flatten() {
            if let Err(Nowhere { message, help }) = places::at(self.shapes.model, ty, &path.value) {
                self.refuse(path.span, message, &help, diagnostics);
                all_lead_somewhere = None;
            }
        }
        all_lead_somewhere
    }

    /// Values with the reasons that they stand for, by their paths in Rust.
    fn refused(&self, refused: &[Refused]) -> Vec<(String, String)> {
        let reason = |name: &Said<String>| {
            let file = self.shapes.settings.refinements().reason_of(name).map(|(file, _)| file);
            match file.and_then(|file| file.module.as_ref()) {
                Some(module) => format!("{}::{REASON}::{}", module.value, name.value),
                None => format!("{}::{}", self.reason, name.value),
            }
        };
        refused.iter().map(|it| (it.wire.value.to_string(), reason(&it.reason))).collect()
    }

    /// What a success is, for errors about what is none.
    fn in_words(&self, made: &Made) -> String {
        let of = |success: &Success| match success {
            Success::Done | Success::Flag => String::new(),
            Success::Told(ty) => in_words(ty),
            Success::Listed(ty) => {
                let sign = self.expected.value.separator.as_ref().map_or("", |said| &said.value);
                format!("values ({}) between `{sign}`", in_words(ty))
            }
        };
        match made {
            Made::One(success) | Made::Each(success) => of(success),
            Made::Whole(RustType::List(_)) => "a list".to_owned(),
            Made::Whole(_) | Made::Checked(_) => "a struct".to_owned(),
            Made::Sole(_) => "a list of one item".to_owned(),
        }
    }

    fn refuse(
        &self,
        span: Option<Span>,
        message: String,
        help: &str,
        diagnostics: &mut Diagnostics,
    ) {
        diagnostics.error(codes::REFINED_TYPE, span, message).help(help);
    }
}

fn list(item: RustType) -> RustType {
    RustType::List(Box::new(item))
}

/// A value of a type.
fn in_words(ty: &RustType) -> String {
    match ty {
        RustType::Record(path) | RustType::Extern(path) => {
            format!("a {}", path.rsplit("::").next().unwrap_or(path))
        }
        RustType::Scalar(Scalar::String) | RustType::Secret => "text".to_owned(),
        RustType::Scalar(Scalar::Bool) => "true or false".to_owned(),
        RustType::Scalar(Scalar::F32 | Scalar::F64) => "a number".to_owned(),
        RustType::Scalar(Scalar::Runtime(name)) => format!("a {name}"),
        RustType::Scalar(_) => "a whole number".to_owned(),
        _ => "a value".to_owned(),
    }
}
