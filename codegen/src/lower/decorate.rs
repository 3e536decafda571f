//! What stands at types and fields beside what they are: derives, attributes, and no documentation
//! where none is wanted.

use super::settings::{Item, Settings};
use crate::config::{Config, Serde, Setting};
use crate::model::WireName;
use crate::rust_model::{Docs, Entry, FieldItem, Head, Record, RustModel, Slot, TypeItem};

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
            TypeItem::Alias(alias) => self.undocument(&mut alias.head),
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
                let text = "\"::std::string::String\"";
                self.head(&mut enumeration.head, &[&format!("from = {text}, into = {text}")]);
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
        let required = |entry: &Entry| {
            let required = [Slot::Required, Slot::OneAttribute, Slot::OneText];
            matches!(entry, Entry::Field(field) if required.contains(&field.slot))
        };
        let is_lenient = !record.entries.iter().any(required);
        let mut fields = 0;
        for entry in &mut record.entries {
            if let Entry::Field(field) = entry {
                fields += 1;
                // Serde reads an `Option` that is absent as nothing, by itself.
                if !is_lenient && is_many(field.slot) {
                    field.attributes.extend(self.serde("serde(default)"));
                }
                self.line(&record.head.path, field);
            }
        }
        let about: &[&str] = if is_lenient && fields > 0 { &["default"] } else { &[] };
        self.head(&mut record.head, about);
    }

    /// A field of a struct, or a variant of a choice.
    fn line(&self, path: &WireName, field: &mut FieldItem) {
        if field.slot == Slot::Nillable {
            let with = "with = \"::wsdl_runtime::generated::nillable\"";
            let skip = "skip_serializing_if = \"::core::option::Option::is_none\"";
            field.attributes.extend(self.serde(&format!("serde(default, {with}, {skip})")));
        }
        self.field(path, &field.key, &mut field.docs, &mut field.attributes);
    }

    fn field(&self, path: &WireName, key: &str, docs: &mut Docs, attributes: &mut Vec<String>) {
        let item = Item::of_type(path).inside(key);
        let more = self.settings.all(Setting::FieldAttribute, item);
        attributes.extend(more.into_iter().map(str::to_owned));
        if self.config.no_docs {
            *docs = Docs::default();
        }
    }

    /// A struct or an enum; `serde` is what serde has to know of it.
    fn head(&self, head: &mut Head, serde: &[&str]) {
        let item = Item::of_type(&head.path);
        for derives in self.settings.all(Setting::TypeDerive, item) {
            let derives = derives.split(',').map(|derive| derive.trim().to_owned());
            head.attributes.derives.extend(derives.filter(|derive| !derive.is_empty()));
        }
        let derive = "::serde::Serialize, ::serde::Deserialize";
        if let Serde::Always = self.config.serde {
            head.attributes.derives.extend(derive.split(", ").map(str::to_owned));
        }
        let others = &mut head.attributes.others;
        let serde: Vec<String> = serde.iter().map(|about| format!("serde({about})")).collect();
        match self.config.serde {
            Serde::WithFeature(_) => {
                let derive = format!("derive({derive})");
                let all = [derive].into_iter().chain(serde).collect::<Vec<_>>();
                others.extend(self.serde(&all.join(", ")));
            }
            Serde::Always | Serde::Never => {
                others.extend(serde.iter().filter_map(|about| self.serde(about)));
            }
        }
        let more = self.settings.all(Setting::TypeAttribute, item);
        others.extend(more.into_iter().map(str::to_owned));
        self.undocument(head);
    }

    /// The attribute that says something to serde, if that is wanted.
    fn serde(&self, about: &str) -> Option<String> {
        match &self.config.serde {
            Serde::Never => None,
            Serde::Always => Some(format!("#[{about}]")),
            Serde::WithFeature(feature) => {
                Some(format!("#[cfg_attr(feature = {feature:?}, {about})]"))
            }
        }
    }

    fn undocument(&self, head: &mut Head) {
        if self.config.no_docs {
            head.docs = Docs::default();
            head.attributes.others.push("#[allow(missing_docs)]".to_owned());
        }
    }
}

/// Whether a field holds a `Vec`, or something else that can be empty.
fn is_many(slot: Slot) -> bool {
    use Slot::{Any, AnyAttribute, Groups, List, Mixed, NilList};
    matches!(slot, Any | AnyAttribute | Groups | List | Mixed | NilList)
}
