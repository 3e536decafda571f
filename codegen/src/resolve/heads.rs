//! Elements that others can stand in for (XSD 1.0 Part 1 §3.3.6).

use super::types::{Place, Types};
use crate::documents::xsd::{self, ElementName};
use crate::model::{Member, MemberKind, Occurs, TypeKind};
use crate::quirks::abstract_type;

impl<'a> Types<'a> {
    /// What an element comes to: a choice, where others can stand in for it.
    pub(super) fn element_member(
        &mut self,
        element: &'a xsd::Element,
        place: Place<'_>,
    ) -> Option<MemberKind> {
        if let ElementName::Reference(reference) = &element.name {
            let table = &self.schemas.elements;
            if let Some(head) = reference.name.as_ref().and_then(|name| table.position(name))
                && let Some(kind) = self.substitutable(head)
            {
                return Some(kind);
            }
        }
        self.element(element, place).map(MemberKind::Element)
    }

    /// The choice of what can stand where the global element `head` is asked for.
    fn substitutable(&mut self, head: usize) -> Option<MemberKind> {
        let declared = &self.schemas.elements.items()[head];
        if self.substitution.substitutes(head).is_empty() {
            if !declared.item.is_abstract {
                return None;
            }
            // Nothing that the document knows of can stand there.
            abstract_type::report_element(&declared.name.local, declared.span, self.diagnostics);
            return Some(MemberKind::Any);
        }
        let name = format!("{}.element", declared.name.local);
        let namespace = declared.name.namespace.clone();
        let place = Place { name: &name, namespace: &namespace, span: declared.span };
        let id = self.anonymous(&declared.item, place, |types| {
            let mut members = Vec::new();
            // Once for all references to the head.
            let substitutes = types.substitution.substitutes(head).to_vec();
            for index in std::iter::once(head).chain(substitutes) {
                let declared = &types.schemas.elements.items()[index];
                if declared.item.is_abstract {
                    continue;
                }
                types.budget.spend(&[], declared.span, types.diagnostics)?;
                members.push(Member {
                    kind: MemberKind::Element(types.global_element(index)?),
                    occurs: Occurs::ONCE,
                    documentation: declared.item.documentation.clone(),
                    span: declared.span,
                });
            }
            Some(TypeKind::Choice(members))
        });
        Some(MemberKind::Group(id, declared.name.local.clone()))
    }
}
