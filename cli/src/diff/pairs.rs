//! Which type, namespace and name of the new interface stands for which of the old one.

use std::collections::{HashMap, HashSet};

use wsdl_codegen::Interface;
use wsdl_codegen::interface::{Name, Shape, Type};

use super::change::Sides;
use crate::near::likeness;
use crate::words;

/// How much two types have to have in common to be taken for one that was renamed.
const ALIKE: f64 = 0.6;

/// How many types are compared with each other to guess at names: more take too long.
const MOST_GUESSES: usize = 400;

/// Two interfaces, and what stands for what.
pub(super) struct Pairs<'i> {
    pub old: &'i Interface,
    pub new: &'i Interface,
    /// The namespaces that are called otherwise, old to new.
    pub namespaces: HashMap<&'i str, &'i str>,
    /// The type of the new interface for each of the old one, and whether that is a guess.
    pub types: HashMap<usize, (usize, bool)>,
    /// The messages that each type of the old and of the new interface stands in.
    pub sides: [Vec<Sides>; 2],
    /// Names of types in Rust that are called otherwise, old to new.
    pub idents: HashMap<&'i str, &'i str>,
}

impl<'i> Pairs<'i> {
    pub(super) fn new(old: &'i Interface, new: &'i Interface) -> Self {
        let mut pairs = Self {
            old,
            new,
            namespaces: namespaces(old, new),
            types: HashMap::new(),
            sides: [sides(old), sides(new)],
            idents: HashMap::new(),
        };
        pairs.match_types();
        pairs.guess_types();
        let idents = pairs.types.iter().filter_map(|(index, (other, _))| {
            let (old, new) = (&old.types[*index], &new.types[*other]);
            Some((old.rust.as_deref()?, new.rust.as_deref()?)).filter(|(old, new)| old != new)
        });
        pairs.idents = idents.collect();
        pairs
    }

    /// The messages that a type of the old interface, or the one that stands for it, stands in.
    pub(super) fn sides_of(&self, old: usize, new: usize) -> Sides {
        self.sides[0][old].and(self.sides[1][new])
    }

    /// Whether a namespace stands for another one.
    pub(super) fn same_namespace(&self, old: &str, new: &str) -> bool {
        self.namespaces.get(old).copied().unwrap_or(old) == new
    }

    /// Whether a name stands for another one.
    pub(super) fn same_name(&self, old: &Name, new: &Name) -> bool {
        old.local == new.local && self.same_namespace(&old.namespace, &new.namespace)
    }

    /// Whether a type stands for another one, facets aside.
    pub(super) fn same_shape(&self, old: &Shape, new: &Shape) -> bool {
        match (old, new) {
            (Shape::Restricted(old, _), new) => self.same_shape(old, new),
            (old, Shape::Restricted(new, _)) => self.same_shape(old, new),
            (Shape::Builtin(old), Shape::Builtin(new)) => old == new,
            (Shape::Array(old), Shape::Array(new)) => self.same_shape(old, new),
            (Shape::Any, Shape::Any) => true,
            (Shape::Type(old), Shape::Type(new)) => {
                self.types.get(old).is_some_and(|(it, _)| it == new)
            }
            _ => false,
        }
    }

    /// A Rust type with the names that types have now.
    pub(super) fn in_new_names(&self, ty: &str) -> String {
        if self.idents.is_empty() {
            return ty.to_owned();
        }
        let mut out = String::with_capacity(ty.len());
        let mut rest = ty;
        while !rest.is_empty() {
            let is_ident = |c: char| c.is_alphanumeric() || c == '_';
            let end = rest.find(|c| !is_ident(c)).unwrap_or(rest.len());
            let (word, after) = rest.split_at(end);
            out.push_str(self.idents.get(word).copied().unwrap_or(word));
            let end = after.find(is_ident).unwrap_or(after.len());
            out.push_str(&after[..end]);
            rest = &after[end..];
        }
        out
    }

    /// Types of the same name; of several, by their order.
    fn match_types(&mut self) {
        let mut known: HashMap<(&str, &str, bool), Vec<usize>> = HashMap::new();
        for (index, ty) in self.new.types.iter().enumerate().rev() {
            let key = (ty.name.namespace.as_str(), ty.name.local.as_str(), ty.named);
            known.entry(key).or_default().push(index);
        }
        for (index, ty) in self.old.types.iter().enumerate() {
            let namespace = ty.name.namespace.as_str();
            let namespace = self.namespaces.get(namespace).copied().unwrap_or(namespace);
            let key = (namespace, ty.name.local.as_str(), ty.named);
            if let Some(other) = known.get_mut(&key).and_then(Vec::pop) {
                self.types.insert(index, (other, false));
            }
        }
    }

    /// Types that are much the same under another name.
    fn guess_types(&mut self) {
        let taken: HashSet<usize> = self.types.values().map(|(it, _)| *it).collect();
        let free = |index: &usize| !taken.contains(index);
        let added: Vec<usize> = (0..self.new.types.len()).filter(free).take(MOST_GUESSES).collect();
        let gone = (0..self.old.types.len()).filter(|index| !self.types.contains_key(index));
        let gone: Vec<usize> = gone.take(MOST_GUESSES).collect();
        let mut likely = Vec::new();
        for old in &gone {
            for new in &added {
                let alike = alike(&self.old.types[*old], &self.new.types[*new]);
                if alike >= ALIKE {
                    likely.push((alike, *old, *new));
                }
            }
        }
        likely.sort_by(|one, other| other.0.total_cmp(&one.0));
        let mut taken = HashSet::new();
        for (_, old, new) in likely {
            if !self.types.contains_key(&old) && taken.insert(new) {
                self.types.insert(old, (new, true));
            }
        }
    }
}

/// How much two types have in common, from 0.0 to 1.0: fields or values first, then names.
fn alike(old: &Type, new: &Type) -> f64 {
    if words::kind(old) != words::kind(new) || old.named != new.named {
        return 0.0;
    }
    let members = |ty: &Type| -> HashSet<String> { members(ty).into_iter().collect() };
    let (ours, theirs) = (members(old), members(new));
    let names = likeness(&old.name.local, &new.name.local);
    match ours.union(&theirs).count() {
        0 => {
            if names >= 0.75 {
                names
            } else {
                0.0
            }
        }
        all => {
            let shared = ours.intersection(&theirs).count() as f64 / all as f64;
            // What shares few members is another type, whatever it is called.
            if shared < 0.5 { 0.0 } else { 0.6 * shared + 0.4 * names }
        }
    }
}

fn members(ty: &Type) -> Vec<String> {
    match &ty.kind {
        wsdl_codegen::interface::Kind::Enumeration { values, .. } => {
            values.iter().map(|it| it.value.clone()).collect()
        }
        kind => words::fields(kind).iter().map(words::wire).collect(),
    }
}

/// The namespaces that are called otherwise: those of which most names are in one new namespace.
fn namespaces<'i>(old: &'i Interface, new: &'i Interface) -> HashMap<&'i str, &'i str> {
    let (ours, theirs) = (declared(old), declared(new));
    let mut map = HashMap::new();
    let mut gone: Vec<&&str> = ours.keys().filter(|it| !theirs.contains_key(**it)).collect();
    gone.sort();
    for &namespace in gone {
        let names = &ours[namespace];
        let added = theirs.iter().filter(|(it, _)| !ours.contains_key(**it));
        let shared = added.map(|(it, theirs)| (names.intersection(theirs).count(), *it));
        if let Some((count, other)) = shared.max()
            && count * 2 > names.len()
            && !map.values().any(|it| *it == other)
        {
            map.insert(namespace, other);
        }
    }
    map
}

/// What each namespace has: types, elements and services.
fn declared(interface: &Interface) -> HashMap<&str, HashSet<&str>> {
    let mut declared: HashMap<&str, HashSet<&str>> = HashMap::new();
    let types = interface.types.iter().filter(|it| it.named).map(|it| &it.name);
    for name in types.chain(interface.elements.iter().map(|it| &it.name)) {
        declared.entry(&name.namespace).or_default().insert(&name.local);
    }
    for (service, port) in interface.ports() {
        let names = declared.entry(&service.namespace).or_default();
        names.insert(&service.name);
        names.extend(port.operations.iter().map(|it| it.name.as_str()));
    }
    declared.remove("");
    declared
}

/// The messages that each type stands in.
fn sides(interface: &Interface) -> Vec<Sides> {
    let mut sides = vec![Sides::default(); interface.types.len()];
    let derived = derived(interface);
    for (_, port) in interface.ports() {
        for operation in &port.operations {
            let input = operation.input.parts.iter().chain(&operation.input.headers);
            let output = operation.output.iter().flat_map(|it| it.parts.iter().chain(&it.headers));
            let faults = operation.faults.iter().chain(&operation.header_faults).map(|it| &it.part);
            let sent = input.map(|part| (&part.shape, Sides::SENT));
            let received = output.chain(faults).map(|part| (&part.shape, Sides::RECEIVED));
            for (shape, side) in sent.chain(received) {
                spread(interface, &derived, shape, side, &mut sides);
            }
        }
    }
    sides
}

/// The types that are derived from each one.
fn derived(interface: &Interface) -> HashMap<usize, Vec<usize>> {
    let mut derived: HashMap<usize, Vec<usize>> = HashMap::new();
    for (index, ty) in interface.types.iter().enumerate() {
        if let wsdl_codegen::interface::Kind::Struct { derivation, .. } = &ty.kind
            && let Some(base) = derivation.base
        {
            derived.entry(base).or_default().push(index);
        }
    }
    derived
}

fn spread(
    interface: &Interface,
    derived: &HashMap<usize, Vec<usize>>,
    shape: &Shape,
    side: Sides,
    sides: &mut [Sides],
) {
    let mut open: Vec<usize> = words::target(shape).into_iter().collect();
    while let Some(index) = open.pop() {
        let Some(ty) = interface.ty(index) else { continue };
        let both = sides[index].and(side);
        if both == sides[index] {
            continue;
        }
        sides[index] = both;
        open.extend(words::shapes(&ty.kind).into_iter().filter_map(words::target));
        open.extend(derived.get(&index).into_iter().flatten());
    }
}
