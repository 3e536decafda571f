//! Element content: elements, choices, sequences, and what the schema leaves open.

use wsdl_runtime::Xml;
use wsdl_runtime::tree::{Element, Node};

use super::Encoder;
use super::fields::Fields;
use crate::message::model::{self, Kind, Member, MemberKind, TypeRef};
use crate::message::names;
use crate::message::simple;
use crate::message::value::{ANY, TEXT, Value};

impl Encoder<'_> {
    /// Puts the members of a struct or a group into an element, in the order of the schema.
    pub(super) fn members(
        &mut self,
        element: &mut Element,
        members: &[Member],
        fields: &mut Fields<'_>,
    ) {
        for (position, member) in members.iter().enumerate() {
            match &member.kind {
                MemberKind::Element(declared) => {
                    self.element_member(element, members, member, declared, fields);
                }
                MemberKind::Group(index, _) if member.repeats() => {
                    let key = names::group_key(members, position);
                    self.repeated_group(element, member, *index, &key, fields);
                }
                MemberKind::Group(index, _) => self.group(element, member, *index, fields),
                MemberKind::Any => self.any(element, member, fields),
            }
        }
    }

    fn element_member(
        &mut self,
        element: &mut Element,
        members: &[Member],
        member: &Member,
        declared: &model::Element,
        fields: &mut Fields<'_>,
    ) {
        let local = declared.name.local.as_str();
        let others = members.iter().filter_map(|it| match &it.kind {
            MemberKind::Element(other) if other.name.local == local => Some(other),
            _ => None,
        });
        let (mut same, mut namesakes) = (0, false);
        for other in others {
            same += usize::from(other.name == declared.name);
            namesakes |= other.name != declared.name && !self.encoding.encoded;
        }
        let braced = format!("{{{}}}{local}", declared.name.namespace.as_str());
        let key = if fields.has(&braced) { &braced } else { local };
        if namesakes && key == local && fields.has(local) {
            fields.take(local);
            self.problems.add(format!(
                "several elements are called `{local}`; write {braced} or the other one's namespace"
            ));
            return;
        }
        let values = match same > 1 {
            true => fields.take_some(key, member.most),
            false => fields.take(key).map(|value| self.items(member, &declared.ty, value)),
        };
        self.problems.enter_field(local);
        match values {
            Some(values) => self.values(element, member, declared, values),
            None => self.absent(element, member, declared),
        }
        self.problems.leave();
    }

    /// The values of an element that `value` stands for: its items, where the element repeats.
    fn items<'v>(&self, member: &Member, ty: &TypeRef, value: &'v Value) -> &'v [Value] {
        let Value::List(items) = value else { return std::slice::from_ref(value) };
        let takes_list = matches!(ty, TypeRef::Any)
            || self.schema.items(ty).is_some()
            || simple::list_item(self.schema, ty).is_some();
        let of_lists = || items.iter().all(|item| matches!(item, Value::List(_) | Value::Nil));
        match takes_list && !(member.repeats() && of_lists()) {
            true => std::slice::from_ref(value),
            false => items,
        }
    }

    fn values(
        &mut self,
        element: &mut Element,
        member: &Member,
        declared: &model::Element,
        values: &[Value],
    ) {
        let count = values.len() as u64;
        if let Some(most) = member.most.filter(|most| count > *most) {
            self.problems.add(format!("comes {} at most, found a list of {count}", times(most)));
        } else if count < member.least && !self.encoding.incomplete && !self.encoding.encoded {
            let least = member.least;
            self.problems.add(format!("comes {} at least, found {count}", times(least)));
        }
        for (index, value) in values.iter().enumerate() {
            let is_item = member.repeats();
            if is_item {
                self.problems.enter_item(index);
            }
            let child = self.element(declared, value);
            if is_item {
                self.problems.leave();
            }
            element.content.push(Node::Element(child));
        }
    }

    /// Puts what stands for an element that is not given into the one around it.
    fn absent(&mut self, element: &mut Element, member: &Member, declared: &model::Element) {
        let name = &declared.name;
        let mut child = Element::new(name.namespace.as_str(), name.local.as_str());
        if let Some(credential) = self.credential(&name.local) {
            child.content.push(Node::Credential(credential));
        } else if member.least == 0 || self.encoding.encoded || self.encoding.incomplete {
            return;
        } else if let Some(fixed) = &declared.fixed {
            child.content.push(Node::Text(fixed.clone()));
        } else if declared.nillable {
            child.nil = true;
        } else {
            return self.problems.add(self.missing(&declared.ty));
        }
        element.content.push(Node::Element(child));
    }

    /// A choice or a sequence that comes once at most: its fields are those of what is around it.
    fn group(
        &mut self,
        element: &mut Element,
        member: &Member,
        index: usize,
        fields: &mut Fields<'_>,
    ) {
        match self.schema.get(index).map(|def| &def.kind) {
            Some(Kind::Choice(inner)) => self.choice(element, inner, member.least > 0, fields),
            Some(Kind::Sequence(inner)) => {
                let given = names::of_members(self.schema, inner);
                if member.least > 0 || given.iter().any(|(name, _)| fields.has(name)) {
                    self.members(element, inner, fields);
                }
            }
            _ => {}
        }
    }

    /// The alternative of a choice that fields are given for.
    fn choice(
        &mut self,
        element: &mut Element,
        alternatives: &[Member],
        required: bool,
        fields: &mut Fields<'_>,
    ) {
        let given = |member: &Member| -> Vec<String> {
            let names = names::of_members(self.schema, std::slice::from_ref(member));
            names.into_iter().map(|(name, _)| name).filter(|name| fields.has(name)).collect()
        };
        let candidates: Vec<(&Member, Vec<String>)> = alternatives
            .iter()
            .map(|member| (member, given(member)))
            .filter(|(_, given)| !given.is_empty())
            .collect();
        let covers = |names: &[String]| {
            candidates.iter().all(|(_, other)| other.iter().all(|name| names.contains(name)))
        };
        let all: Vec<&Member> = candidates
            .iter()
            .filter(|(_, given)| covers(given))
            .map(|(member, _)| *member)
            .collect();
        match (&candidates[..], &all[..]) {
            ([], _) => {
                let can_be_empty = alternatives.iter().any(|member| member.least == 0);
                if required && !can_be_empty && !self.encoding.encoded && !self.encoding.incomplete
                {
                    let names: Vec<String> = names::of_members(self.schema, alternatives)
                        .into_iter()
                        .map(|(name, _)| name)
                        .collect();
                    self.problems.add(format!("one of {} is missing", simple::listed(&names)));
                }
            }
            (_, [first, ..]) => self.members(element, std::slice::from_ref(*first), fields),
            (several, []) => {
                let names: Vec<String> =
                    several.iter().filter_map(|(_, given)| given.first().cloned()).collect();
                let names = simple::listed(&names);
                several.iter().flat_map(|(_, given)| given).for_each(|name| {
                    fields.take(name);
                });
                self.problems.add(format!("{names} exclude each other; give one of them"));
            }
        }
    }

    /// A group that repeats: a list of records, or the elements of a choice in their order.
    fn repeated_group(
        &mut self,
        element: &mut Element,
        member: &Member,
        index: usize,
        key: &str,
        fields: &mut Fields<'_>,
    ) {
        let Some(kind) = self.schema.get(index).map(|def| &def.kind) else { return };
        let mut count = 0;
        if let Some(value) = fields.take(key) {
            let items = match value {
                Value::List(items) => items.as_slice(),
                one => std::slice::from_ref(one),
            };
            self.problems.enter_field(key);
            for (index, item) in items.iter().enumerate() {
                self.problems.enter_item(index);
                self.instance(element, kind, item);
                self.problems.leave();
            }
            self.problems.leave();
            count = items.len();
        } else if let Kind::Choice(alternatives) = kind {
            count = self.in_given_order(element, alternatives, fields);
        }
        let may_lack = self.encoding.encoded || self.encoding.incomplete;
        let is_short = (count as u64) < member.least && !may_lack;
        if is_short || member.most.is_some_and(|most| count as u64 > most) {
            let most = member.most.map_or_else(|| "any number".to_owned(), |most| most.to_string());
            let text = format!("comes {} to {most} times, found {count}", member.least);
            self.problems.enter_field(key);
            self.problems.add(text);
            self.problems.leave();
        }
    }

    /// One occurrence of a group.
    fn instance(&mut self, element: &mut Element, kind: &Kind, value: &Value) {
        let Value::Record(given) = value else {
            return self.problems.add(format!("expected its fields, found {}", value.described()));
        };
        let mut fields = Fields::new(given);
        let members = match kind {
            Kind::Choice(members) => {
                self.choice(element, members, true, &mut fields);
                members
            }
            Kind::Sequence(members) => {
                self.members(element, members, &mut fields);
                members
            }
            _ => return,
        };
        let known = names::of_members(self.schema, members);
        self.refuse_others(&fields, "field", &known);
    }

    /// The elements of a choice that repeats, which are given by their own names.
    fn in_given_order(
        &mut self,
        element: &mut Element,
        alternatives: &[Member],
        fields: &mut Fields<'_>,
    ) -> usize {
        let declared = |name: &str| {
            alternatives.iter().find_map(|member| match &member.kind {
                MemberKind::Element(declared) if declared.name.local == name => {
                    Some((member, declared))
                }
                _ => None,
            })
        };
        let mut count = 0;
        for (name, value) in fields.take_where(|name| declared(name).is_some()) {
            let Some((_, declared)) = declared(name) else { continue };
            let repeats = Member { kind: MemberKind::Any, least: 0, most: None };
            let values = self.items(&repeats, &declared.ty, value);
            self.problems.enter_field(name);
            self.values(element, &repeats, declared, values);
            self.problems.leave();
            count += values.len();
        }
        count
    }

    /// Elements that the schema leaves open.
    fn any(&mut self, element: &mut Element, member: &Member, fields: &mut Fields<'_>) {
        let before = element.content.len();
        self.open_elements(element, fields);
        let count = (element.content.len() - before) as u64;
        if let Some(most) = member.most.filter(|most| count > *most) {
            self.problems.enter_field(ANY);
            self.problems.add(format!("comes {} at most, found {count}", times(most)));
            self.problems.leave();
        }
    }

    /// Text and elements in turn.
    pub(super) fn mixed(&mut self, element: &mut Element, fields: &mut Fields<'_>) {
        if let Some(value) = fields.take(TEXT) {
            let text = self.text(&TypeRef::Builtin("string".to_owned()), value);
            element.content.extend(text.map(Node::Text));
        }
        self.open_elements(element, fields);
    }

    /// What is given as XML, or as records with the names of elements.
    fn open_elements(&mut self, element: &mut Element, fields: &mut Fields<'_>) {
        let Some(value) = fields.take(ANY) else { return };
        let items = match value {
            Value::List(items) => items.as_slice(),
            one => std::slice::from_ref(one),
        };
        self.problems.enter_field(ANY);
        for item in items {
            match item {
                Value::Record(fields) => self.open_fields(element, fields),
                Value::Text(text) => match text.parse::<Xml>() {
                    Ok(xml) => element.content.push(Node::Xml(xml)),
                    Err(error) => self.problems.add(error.to_string()),
                },
                other => self.problems.add(format!("expected XML, found {}", other.described())),
            }
        }
        self.problems.leave();
    }
}

/// How often, in words.
fn times(count: u64) -> String {
    match count {
        1 => "once".to_owned(),
        count => format!("{count} times"),
    }
}
