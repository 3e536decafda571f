//! WS-Addressing in a request: what it asks for, and where the answer is to go.

use crate::codec::xml::Xml;
use crate::server::call::Call;
use crate::server::misaddressed::Problem;
use crate::server::understand::is_for_us;
use crate::soap::fault::Fault;
use crate::soap::header::addressing::NAMESPACES;
use crate::soap::operation::Operation;

/// The blocks that are understood; each of them at most once in a request but `RelatesTo`
/// (WS-Addressing 1.0 Core §3.2).
const BLOCKS: [&str; 7] = ["Action", "MessageID", "To", "From", "ReplyTo", "FaultTo", "RelatesTo"];

/// What the header blocks of WS-Addressing say.
#[derive(Debug, Default)]
pub(super) struct Addressing {
    /// The namespace of the blocks; `None` where there are none.
    pub namespace: Option<&'static str>,
    /// `wsa:Action`.
    pub action: Option<String>,
    /// `wsa:MessageID`, which the answer relates to.
    pub id: Option<String>,
    reply_to: Option<Target>,
    fault_to: Option<Target>,
    /// The names of the blocks that are there.
    seen: Vec<&'static str>,
    /// What is wrong with them.
    problem: Option<Problem>,
}

/// Where an answer is to go.
#[derive(Debug)]
enum Target {
    /// Over the connection that the request came over, with these reference parameters.
    Here(Vec<Xml>),
    Nobody,
    /// To another address, or to none that can be read.
    Elsewhere(Problem),
}

/// Whether a block is one of WS-Addressing that is understood.
pub(super) fn is_known(namespace: &str, name: &str) -> bool {
    NAMESPACES.contains(&namespace) && BLOCKS.contains(&name)
}

impl Addressing {
    /// What the header of a call says; nothing where it has no such blocks. Blocks that are for other
    /// nodes do not count, nor those of a second version of WS-Addressing.
    ///
    /// # Errors
    /// A fault: the header is no well-formed XML.
    pub fn of(call: &Call) -> Result<Self, Fault> {
        if memchr::memmem::find(call.text().as_bytes(), b"/addressing").is_none() {
            return Ok(Self::default());
        }
        let header = call.header_xml()?;
        let blocks = header.iter().flat_map(Xml::children).zip(call.blocks()?);
        let ours = blocks.filter(|(_, tag)| is_for_us(tag, call.version()));
        let mut found = Self::default();
        for (block, _) in ours {
            found.take(&block);
        }
        Ok(found)
    }

    fn take(&mut self, block: &Xml) {
        let namespace = NAMESPACES.into_iter().find(|it| *it == block.namespace());
        let name = BLOCKS.into_iter().find(|it| *it == block.name());
        let (Some(namespace), Some(name)) = (namespace, name) else { return };
        if *self.namespace.get_or_insert(namespace) != namespace {
            return;
        }
        if self.seen.contains(&name) {
            if name != "RelatesTo" {
                self.problem.get_or_insert(Problem::Twice(name));
            }
            return;
        }
        self.seen.push(name);
        let text = || Some(block.text().trim().to_owned());
        match name {
            "Action" => self.action = text(),
            "MessageID" => self.id = text(),
            "ReplyTo" => self.reply_to = Some(Target::of(block, name, namespace)),
            "FaultTo" => self.fault_to = Some(Target::of(block, name, namespace)),
            _ => {}
        }
    }

    /// The same for a program that sees to these blocks itself: the action still tells what is called.
    pub fn left_alone(self) -> Self {
        Self { action: self.action, ..Self::default() }
    }

    /// Whether the answer goes by WS-Addressing: a request that has no more than an action is one that
    /// is sorted by it.
    pub fn is_asked_for(&self) -> bool {
        self.id.is_some() || self.reply_to.is_some() || self.fault_to.is_some()
    }

    /// Makes sure that the call can be answered as it asks to be. `soap_action` is that of HTTP.
    ///
    /// # Errors
    /// A fault by WS-Addressing 1.0 SOAP Binding §6.4: what is needed is not there or there twice, the
    /// actions belong to different operations, or the answer is to go to another address than that of the caller.
    pub fn check(&self, operation: &Operation, soap_action: Option<&str>) -> Result<(), Problem> {
        if !self.is_asked_for() {
            return Ok(());
        }
        let action = self.action.as_deref().unwrap_or_default();
        // Some documents give the two of an operation different names.
        let are_its = |other: &str| operation.has_action(other) && operation.has_action(action);
        let other = soap_action.is_some_and(|it| !it.is_empty() && it != action && !are_its(it));
        let targets = [&self.fault_to, &self.reply_to].into_iter().flatten();
        let elsewhere = targets.filter_map(|target| match target {
            Target::Elsewhere(problem) => Some(*problem),
            _ => None,
        });
        let needs_id = !operation.is_one_way() && !matches!(self.reply_to, Some(Target::Nobody));
        let missing = |name, is_missing: bool| is_missing.then_some(Problem::Missing(name));
        let problems = [
            self.problem,
            missing("Action", action.is_empty()),
            missing("MessageID", needs_id && self.id.is_none()),
            other.then_some(Problem::OtherAction),
        ];
        match problems.into_iter().flatten().chain(elsewhere).next() {
            Some(problem) => Err(problem),
            None => Ok(()),
        }
    }

    /// Whether anybody is there for the reply.
    pub fn wants_reply(&self) -> bool {
        !matches!(self.reply_to, Some(Target::Nobody))
    }

    /// Whether anybody is there for a fault.
    pub fn wants_fault(&self) -> bool {
        !matches!(self.fault_target(), Some(Target::Nobody))
    }

    /// What has to stand in the header of the answer (WS-Addressing 1.0 Core §3.4).
    pub fn reference_parameters(&self, of_fault: bool) -> &[Xml] {
        let target = if of_fault { self.fault_target() } else { self.reply_to.as_ref() };
        match target {
            Some(Target::Here(parameters)) => parameters,
            _ => &[],
        }
    }

    /// Faults go where replies do, unless something else is said (WS-Addressing 1.0 Core §3.4).
    fn fault_target(&self) -> Option<&Target> {
        self.fault_to.as_ref().or(self.reply_to.as_ref())
    }
}

impl Target {
    fn of(reference: &Xml, name: &'static str, namespace: &str) -> Self {
        let children = reference.children();
        let parts = || children.iter().filter(|child| child.namespace() == namespace);
        let Some(address) = parts().find(|part| part.name() == "Address") else {
            return Self::Elsewhere(Problem::NoAddress(name));
        };
        let address = address.text();
        let role = address.trim().strip_prefix(namespace).unwrap_or_default();
        match role {
            "/anonymous" | "/role/anonymous" => {
                let holders = ["ReferenceParameters", "ReferenceProperties"];
                let holders = parts().filter(|part| holders.contains(&part.name()));
                Self::Here(holders.flat_map(Xml::children).collect())
            }
            "/none" => Self::Nobody,
            _ => Self::Elsewhere(Problem::Elsewhere(name)),
        }
    }
}
