//! Derives, attributes and documentation of types and fields.

use super::prose;
use super::settings::{Item, Settings};
use crate::config::{Config, Serde, Setting};
use crate::model::WireName;
use crate::rust_model::{
    Attribute, Docs, Entry, FieldItem, Head, Occurrence, Record, RustModel, SerdeRule, TypeItem,
    What,
};

/// Puts on every item what the user wants there.
pub(super) fn decorate(model: &mut RustModel, config: &Config, settings: &Settings<'_>) {
    let decorate = Decorate { config, settings };
    model.types.iter_mut().chain(&mut model.faults).for_each(|item| decorate.item(item));
    model.messages.iter_mut().for_each(|record| decorate.record(record));
    if config.no_docs {
        for module in &mut model.modules {
            (module.docs, module.undocumented) = (Docs::default(), true);
        }
        for service in &mut model.services {
            service.undocumented = true;
            service.docs = Docs::default();
            service.operations.iter_mut().for_each(|operation| operation.docs = Docs::default());
        }
    }
}

struct Decorate<'s> {
    config: &'s Config,
    settings: &'s Settings<'s>,
}

impl Decorate<'_> {
    fn item(&self, item: &mut TypeItem) {
        match item {
            TypeItem::Record(record) => self.record(record),
            TypeItem::Alias(alias) => self.document(&mut alias.head),
            TypeItem::Choice(choice) => {
                let path = &choice.head.path;
                choice.variants.iter_mut().for_each(|variant| self.line(path, variant));
                self.head(&mut choice.head, &[]);
            }
            TypeItem::Derived(derived) => self.head(&mut derived.head, &[]),
            TypeItem::Enumeration(enumeration) => {
                for value in &mut enumeration.values {
                    let path = &enumeration.head.path;
                    self.field(path, &value.wire, &mut value.docs, &mut value.attributes);
                }
                self.head(&mut enumeration.head, &[SerdeRule::AsText]);
            }
            TypeItem::Union(union) => {
                for member in &mut union.members {
                    let path = &union.head.path;
                    self.field(path, &member.key, &mut member.docs, &mut member.attributes);
                }
                self.head(&mut union.head, &[]);
            }
        }
    }

    fn record(&self, record: &mut Record) {
        let is_required =
            |field: &FieldItem| field.occurrence == Occurrence::One && field.what != What::Mixed;
        let is_lenient = !record.fields().any(is_required);
        let mut fields = 0;
        for entry in &mut record.entries {
            let Entry::Field(field) = entry else { continue };
            fields += 1;
            // Serde reads an `Option` that is absent as nothing, by itself.
            if !is_lenient && (field.occurrence.repeats() || field.what == What::Mixed) {
                field.attributes.extend(self.serde(vec![SerdeRule::Default]));
            }
            self.line(&record.head.path, field);
        }
        let rules: &[SerdeRule] =
            if is_lenient && fields > 0 { &[SerdeRule::Default] } else { &[] };
        self.head(&mut record.head, rules);
    }

    /// A field of a struct, or a variant of a choice.
    fn line(&self, path: &WireName, field: &mut FieldItem) {
        if field.occurrence == Occurrence::OptionalNillable {
            field.attributes.extend(self.serde(vec![SerdeRule::Nillable]));
        }
        self.field(path, &field.key, &mut field.docs, &mut field.attributes);
    }

    fn field(&self, path: &WireName, key: &str, docs: &mut Docs, attributes: &mut Vec<Attribute>) {
        let item = Item::of_type(path).inside(key);
        let more = self.settings.all(Setting::FieldAttribute, item);
        attributes.extend(more.into_iter().map(|it| Attribute::Given(it.to_owned())));
        prose::field(docs, &self.settings.refined_field(item));
        if self.config.no_docs {
            *docs = Docs::default();
        }
    }

    /// A struct or an enum; `rules` are what serde has to know of it.
    fn head(&self, head: &mut Head, rules: &[SerdeRule]) {
        let item = Item::of_type(&head.path);
        for derives in self.settings.all(Setting::TypeDerive, item) {
            let derives = derives.split(',').map(|derive| derive.trim().to_owned());
            head.attributes.derives.extend(derives.filter(|derive| !derive.is_empty()));
        }
        let mut rules = rules.to_vec();
        match self.config.serde {
            Serde::WithFeature(_) => rules.insert(0, SerdeRule::Derive),
            Serde::Always => {
                let derives = ["::serde::Serialize", "::serde::Deserialize"].map(str::to_owned);
                head.attributes.derives.extend(derives);
            }
            Serde::Never => {}
        }
        head.attributes.others.extend(self.serde(rules));
        let more = self.settings.all(Setting::TypeAttribute, item);
        head.attributes.others.extend(more.into_iter().map(|it| Attribute::Given(it.to_owned())));
        self.document(head);
    }

    /// The attribute that says something to serde, if that is wanted.
    fn serde(&self, rules: Vec<SerdeRule>) -> Option<Attribute> {
        let feature = match &self.config.serde {
            Serde::Never => return None,
            Serde::Always => None,
            Serde::WithFeature(feature) => Some(feature.clone()),
        };
        (!rules.is_empty()).then_some(Attribute::Serde { rules, feature })
    }

    /// Adds what refinements say of a type, or takes away what is said of it.
    fn document(&self, head: &mut Head) {
        let refined = self.settings.refined_struct(Item::of_type(&head.path));
        prose::of_type(&mut head.docs, &refined);
        if self.config.no_docs {
            head.docs = Docs::default();
            head.attributes.undocumented = true;
        }
    }
}
