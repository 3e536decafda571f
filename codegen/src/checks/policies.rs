//! Policies: what a service asks for beside the messages (WS-Policy, WS-SecurityPolicy).
//!
//! `tests/hazards/policy_security`, `policy_signature`.

use std::collections::{BTreeMap, HashMap};

use super::breach::warn;
use super::needs::{self, How, Need};
use crate::documents::codes;
use crate::documents::diagnostics::Diagnostics;
use crate::documents::wsdl::{is_policy, policy_id};
use crate::documents::xml::Element;
use crate::documents::xml::name::{Quoted, WSDL, WSDL_SOAP, WSDL_SOAP12};

/// How many policies may refer to one another in a row.
const DEEPEST: usize = 16;

/// Looks at the policies of a document, wherever they are attached: to a service, a port, a binding, a
/// portType, an operation, a message or one direction of an operation.
pub(super) fn check(root: Element<'_>, diagnostics: &mut Diagnostics) {
    let all = root.descendants().filter(|it| is_policy(*it, "Policy"));
    let by_id = all.filter_map(|policy| Some((policy_id(policy)?, policy))).collect();
    let mut policies = Policies { by_id, known: HashMap::new(), missing: BTreeMap::new() };
    let encrypted = root.descendants().any(is_https);
    for owner in root.children_of(WSDL) {
        let mut asked = Asked::default();
        policies.attached(owner, &mut asked);
        for inner in owner.descendants().filter(|it| it.namespace() == WSDL) {
            policies.attached(inner, &mut asked);
        }
        report(owner, asked, encrypted, diagnostics);
    }
    for (_, (uri, element)) in policies.missing {
        let message =
            format!("the policy {} is not in this document; read without it", Quoted(uri));
        let rule = "WS-Policy 1.5 Attachment §3.4: find out what it asks for";
        warn(diagnostics, codes::POLICY, element.span(), message, rule);
    }
}

fn is_https(element: Element<'_>) -> bool {
    element.local() == "address"
        && matches!(element.namespace(), WSDL_SOAP | WSDL_SOAP12)
        && element.value("location").is_some_and(|it| it.trim().starts_with("https:"))
}

/// What the policies of one owner ask for.
#[derive(Clone, Default)]
struct Asked<'d> {
    needs: Vec<Need>,
    /// Assertions that are not known here, as written.
    unknown: Vec<&'d str>,
}

impl Asked<'_> {
    /// How much of it cannot be done.
    fn impossible(&self) -> usize {
        let needs = self.needs.iter().filter(|it| matches!(it.how(), How::Impossible));
        needs.count() + self.unknown.len()
    }
}

impl<'d> Asked<'d> {
    fn add(&mut self, other: &Self) {
        for need in &other.needs {
            if !self.needs.contains(need) {
                self.needs.push(*need);
            }
        }
        for name in &other.unknown {
            if !self.unknown.contains(name) {
                self.unknown.push(name);
            }
        }
    }
}

struct Policies<'d> {
    by_id: HashMap<&'d str, Element<'d>>,
    /// What the policies ask for that were looked at, by id.
    known: HashMap<&'d str, Asked<'d>>,
    /// Where policies are referred to that are not there.
    missing: BTreeMap<usize, (&'d str, Element<'d>)>,
}

impl<'d> Policies<'d> {
    /// Adds what the policies ask for that are attached to one element.
    fn attached(&mut self, element: Element<'d>, asked: &mut Asked<'d>) {
        for child in element.children() {
            if is_policy(child, "Policy") || is_policy(child, "PolicyReference") {
                asked.add(&self.of(child, 0));
            }
        }
        let uris = element.attributes().iter().filter(|it| it.local == "PolicyURIs");
        for uri in uris.flat_map(|it| it.value.split_whitespace()) {
            asked.add(&self.referred(uri, element, 0));
        }
    }

    /// What an element of a policy asks for: all of what is in it, or the alternative of which the most
    /// can be done.
    fn of(&mut self, element: Element<'d>, depth: usize) -> Asked<'d> {
        let mut asked = Asked::default();
        if depth > DEEPEST || is_optional(element) {
            return asked;
        }
        if is_policy(element, "PolicyReference") {
            return self.referred(element.value("URI").unwrap_or_default().trim(), element, depth);
        }
        if is_policy(element, "ExactlyOne") {
            let alternatives: Vec<_> =
                element.children().map(|child| self.of(child, depth + 1)).collect();
            return alternatives.into_iter().min_by_key(Asked::impossible).unwrap_or_default();
        }
        let is_operator = is_policy(element, "Policy") || is_policy(element, "All");
        if !is_operator {
            assertion(element, &mut asked);
        }
        for child in element.children() {
            asked.add(&self.of(child, depth + 1));
        }
        // Keys sign the time stamp, and the tokens are those that messages are signed with.
        if asked.needs.contains(&Need::Signature) {
            asked.needs.retain(|need| *need != Need::Timestamp);
        }
        asked
    }

    fn referred(&mut self, uri: &'d str, place: Element<'d>, depth: usize) -> Asked<'d> {
        let id = uri.strip_prefix('#').unwrap_or(uri);
        if let Some(known) = self.known.get(id) {
            return known.clone();
        }
        let Some(policy) = self.by_id.get(id).copied() else {
            self.missing.insert(place.index(), (uri, place));
            return Asked::default();
        };
        // A policy that refers to itself adds nothing.
        self.known.insert(id, Asked::default());
        let asked = self.of(policy, depth + 1);
        self.known.insert(id, asked.clone());
        asked
    }
}

fn is_optional(element: Element<'_>) -> bool {
    let mut attributes = element.attributes().iter();
    attributes.any(|it| it.local == "Optional" && matches!(it.value.trim(), "true" | "1"))
}

/// What an assertion asks for. Those that only say how security is done add nothing.
fn assertion<'d>(element: Element<'d>, asked: &mut Asked<'d>) {
    needs::of_assertion(element, &mut asked.needs);
    let is_top = element.children().next().is_none() || asked.needs.is_empty();
    let is_known = !asked.needs.is_empty()
        || needs::is_security(element.namespace())
        || element.namespace().contains("addressing")
        || element.namespace().is_empty();
    if is_top && !is_known {
        asked.unknown.push(element.written());
    }
}

fn report(owner: Element<'_>, asked: Asked<'_>, encrypted: bool, diagnostics: &mut Diagnostics) {
    let mut needs = asked.needs;
    needs.sort_unstable();
    needs.retain(|need| !matches!(need.how(), How::Itself));
    if needs == [Need::Https] && encrypted {
        needs.clear();
    }
    if needs.is_empty() && asked.unknown.is_empty() {
        return;
    }
    let (mut possible, mut impossible) = (Vec::new(), Vec::new());
    for need in &needs {
        match need.how() {
            How::By(method) => possible.push(format!("{}: {method}", need.name())),
            How::Impossible => impossible.push(need.name().to_owned()),
            How::Itself => {}
        }
    }
    impossible.extend(asked.unknown.iter().map(|name| Quoted(name).to_string()));
    let names = needs.iter().map(|need| need.name().to_owned());
    let unknown = asked.unknown.iter().map(|name| Quoted(name).to_string());
    let names: Vec<String> = names.chain(unknown).collect();
    let name = owner.value("name").map(|name| format!(" {}", Quoted(name))).unwrap_or_default();
    let possible_too = !possible.is_empty();
    let verdict = match (impossible.is_empty(), possible_too) {
        (true, _) => "the client does that only if it is told to".to_owned(),
        (false, true) => format!("the client cannot do this: {}", impossible.join(", ")),
        (false, false) => "the client can do none of it".to_owned(),
    };
    let message = format!(
        "the policy of the {}{name} asks for {}; {verdict}",
        owner.local(),
        names.join(", ")
    );
    let help = match possible_too {
        false => "ask the service for an endpoint with another policy".to_owned(),
        true => possible.join("; "),
    };
    warn(diagnostics, codes::POLICY, owner.span(), message, help);
}
