//! The cardinality of fields, decided once: how often a value occurs on the wire, and whether it
//! can be nil.

use crate::model::Occurs;
use crate::rust_model::{Limits, Occurrence};

/// What a field is part of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Holder {
    /// The struct of a complex type or of the parts of a message.
    Struct,
    /// The struct of a sequence that repeats.
    Sequence {
        /// One of its elements is there, and not nil, in every repetition.
        has_anchor: bool,
    },
    /// The enum of a choice: a variant that is chosen has a value.
    Choice,
}

/// What the schema and the settings say of an element.
#[derive(Clone, Copy, Debug)]
pub(super) struct Particle {
    pub occurs: Occurs,
    pub nillable: bool,
    /// Several elements of this name stand in the holder, each of them once.
    pub shares_name: bool,
    /// The user wants it without an `Option`.
    pub required: bool,
    /// Its absence says something else than nil does: it does not with SOAP encoding.
    pub literal: bool,
    /// The schema lets it be nil, also where that says the same as its absence.
    pub may_be_nil: bool,
}

/// The cardinality of an element.
pub(super) fn of_element(particle: Particle, holder: Holder) -> Occurrence {
    let Particle { occurs, nillable, shares_name, required, literal, may_be_nil } = particle;
    match (occurs.repeats(), nillable) {
        (true, true) => return Occurrence::RepeatedNillable,
        (true, false) => return Occurrence::Repeated,
        _ => {}
    }
    match holder {
        Holder::Choice if nillable => Occurrence::Nillable,
        Holder::Choice => Occurrence::One,
        // Where nothing else stands in a sequence, an element that is nil is all that says where the
        // next repetition begins.
        Holder::Sequence { has_anchor: false } if nillable => Occurrence::OptionalNillable,
        _ if nillable && occurs.least > 0 => Occurrence::Nillable,
        _ if nillable => Occurrence::OptionalNillable,
        _ if shares_name => Occurrence::Next,
        // A sequence is read element by element, and has no end of its own.
        Holder::Struct if required => Occurrence::One,
        Holder::Struct if literal && occurs.least > 0 => Occurrence::Expected,
        // Those who read by the schema want to see it, and take nil for nothing.
        Holder::Struct if may_be_nil && occurs.least > 0 => Occurrence::Nillable,
        _ => Occurrence::Optional,
    }
}

/// Whether the user can want an element without an `Option`.
pub(super) fn can_be_required(particle: Particle, holder: Holder) -> bool {
    holder == Holder::Struct
        && of_element(Particle { required: true, ..particle }, holder) == Occurrence::One
}

/// The cardinality of a choice or a sequence within its holder.
pub(super) fn of_group(occurs: Occurs, holder: Holder) -> Occurrence {
    match holder {
        _ if occurs.repeats() => Occurrence::Repeated,
        Holder::Choice => Occurrence::One,
        _ => Occurrence::Optional,
    }
}

/// The cardinality of the elements that a wildcard stands for.
pub(super) fn of_wildcard(occurs: Occurs, holder: Holder) -> Occurrence {
    match holder {
        Holder::Choice if !occurs.repeats() => Occurrence::One,
        _ => Occurrence::Repeated,
    }
}

/// How often an element or a group has to be there, and may be, beyond what its cardinality says. With
/// SOAP encoding an absent value is nil, and nothing is said.
pub(super) fn limits(
    occurs: Occurs,
    occurrence: Occurrence,
    holder: Holder,
    literal: bool,
) -> Limits {
    let is_list = occurrence.repeats();
    let said = match occurrence {
        Occurrence::Repeated | Occurrence::RepeatedNillable => literal,
        Occurrence::Optional | Occurrence::Next => literal && holder != Holder::Choice,
        // In a sequence, what is nil is not told apart from what is absent.
        _ => false,
    };
    // A variant that is chosen is there.
    let is_chosen = holder == Holder::Choice && occurs.least == 1;
    Limits {
        least: if said && !is_chosen { occurs.least } else { 0 },
        most: occurs.most.filter(|_| said && is_list),
    }
}

/// The cardinality of a part, which the schema or the user says more of.
pub(super) fn of_part(nillable: bool, required: bool) -> Occurrence {
    match (required, nillable) {
        (true, _) => Occurrence::One,
        (false, true) => Occurrence::Nillable,
        (false, false) => Occurrence::Optional,
    }
}

/// The cardinality of an attribute that the schema, or the user, requires.
pub(super) fn of_attribute(expected: bool, required: bool) -> Occurrence {
    match (required, expected) {
        (true, _) => Occurrence::One,
        (false, true) => Occurrence::Expected,
        (false, false) => Occurrence::Optional,
    }
}

/// The cardinality of the text between the tags.
pub(super) fn of_text(required: bool) -> Occurrence {
    if required { Occurrence::One } else { Occurrence::Optional }
}

#[cfg(test)]
mod tests {
    use super::Occurrence::{
        Expected, Next, Nillable, One, Optional, OptionalNillable, Repeated, RepeatedNillable,
    };
    use super::*;

    const HOLDERS: [Holder; 4] = [
        Holder::Struct,
        Holder::Sequence { has_anchor: true },
        Holder::Sequence { has_anchor: false },
        Holder::Choice,
    ];

    const REPEATED: [Occurs; 4] = [
        Occurs { least: 0, most: None },
        Occurs { least: 1, most: None },
        Occurs { least: 0, most: Some(2) },
        Occurs { least: 2, most: Some(5) },
    ];

    const OPTIONAL: Occurs = Occurs { least: 0, most: Some(1) };

    /// An element that occurs once: for each holder, how often and whether it can be nil, what comes
    /// of it plainly, where the user requires it, where its name is shared, and where both are so.
    #[rustfmt::skip]
    const SINGLE: [(Holder, u32, bool, [Occurrence; 4]); 16] = {
        use Holder::{Choice, Sequence, Struct};
        const ANCHORED: Holder = Sequence { has_anchor: true };
        const LOOSE: Holder = Sequence { has_anchor: false };
        [
            (Struct, 1, false, [Expected, One, Next, Next]),
            (Struct, 0, false, [Optional, One, Next, Next]),
            (Struct, 1, true, [Nillable; 4]),
            (Struct, 0, true, [OptionalNillable; 4]),
            (ANCHORED, 1, false, [Optional, Optional, Next, Next]),
            (ANCHORED, 0, false, [Optional, Optional, Next, Next]),
            (ANCHORED, 1, true, [Nillable; 4]),
            (ANCHORED, 0, true, [OptionalNillable; 4]),
            (LOOSE, 1, false, [Optional, Optional, Next, Next]),
            (LOOSE, 0, false, [Optional, Optional, Next, Next]),
            (LOOSE, 1, true, [OptionalNillable; 4]),
            (LOOSE, 0, true, [OptionalNillable; 4]),
            (Choice, 1, false, [One; 4]),
            (Choice, 0, false, [One; 4]),
            (Choice, 1, true, [Nillable; 4]),
            (Choice, 0, true, [Nillable; 4]),
        ]
    };

    /// The order of the columns above: whether the name is shared, and whether the user requires it.
    const COLUMNS: [(bool, bool); 4] = [(false, false), (false, true), (true, false), (true, true)];

    #[test]
    fn what_the_cardinality_does_not_say_is_a_limit() {
        let some = Occurs { least: 1, most: None };
        let few = Occurs { least: 2, most: Some(5) };
        let ordered = Holder::Sequence { has_anchor: true };
        for (occurs, occurrence, holder, expected) in [
            (some, Repeated, Holder::Struct, (1, None)),
            (few, RepeatedNillable, Holder::Struct, (2, Some(5))),
            (few, Repeated, Holder::Choice, (2, Some(5))),
            (some, Repeated, Holder::Choice, (0, None)),
            (Occurs::ONCE, Expected, Holder::Struct, (0, None)),
            (Occurs::ONCE, Next, Holder::Struct, (1, None)),
            (Occurs::ONCE, Optional, ordered, (1, None)),
            (OPTIONAL, Optional, ordered, (0, None)),
            (Occurs::ONCE, Nillable, ordered, (0, None)),
        ] {
            let found = limits(occurs, occurrence, holder, true);
            let expected = Limits { least: expected.0, most: expected.1 };
            assert_eq!(found, expected, "{occurs:?} {occurrence:?} {holder:?}");
            assert_eq!(limits(occurs, occurrence, holder, false), Limits::default());
        }
    }

    #[test]
    fn parts_and_attributes_are_as_the_schema_and_the_user_say() {
        let all = [(false, false), (false, true), (true, false), (true, true)];
        let parts = all.map(|(nillable, required)| of_part(nillable, required));
        assert_eq!(parts, [Optional, One, Nillable, One]);
        let attributes = all.map(|(expected, required)| of_attribute(expected, required));
        assert_eq!(attributes, [Optional, One, Expected, One]);
    }

    #[test]
    fn an_element_that_occurs_once_is_as_the_table_says() {
        let rows: Vec<_> =
            SINGLE.iter().map(|(holder, least, nil, _)| (holder, least, nil)).collect();
        for (index, row) in rows.iter().enumerate() {
            assert!(!rows[..index].contains(row), "{row:?} is there twice");
        }
        for (holder, least, nillable, expected) in SINGLE {
            let occurs = Occurs { least, most: Some(1) };
            let found = COLUMNS.map(|(shares_name, required)| {
                let literal = true;
                let may_be_nil = nillable;
                let particle =
                    Particle { occurs, nillable, shares_name, required, literal, may_be_nil };
                of_element(particle, holder)
            });
            assert_eq!(found, expected, "{holder:?}, at least {least}, nillable: {nillable}");
        }
    }

    #[test]
    fn an_encoded_element_may_be_absent() {
        let (occurs, literal) = (Occurs::ONCE, false);
        let plain = Particle {
            occurs,
            nillable: false,
            shares_name: false,
            required: false,
            literal,
            may_be_nil: false,
        };
        assert_eq!(of_element(plain, Holder::Struct), Optional);
        let nil = Particle { may_be_nil: true, ..plain };
        assert_eq!(of_element(nil, Holder::Struct), Nillable, "it is sent as nil");
        assert_eq!(of_element(Particle { required: true, ..nil }, Holder::Struct), One);
        assert_eq!(of_element(Particle { occurs: OPTIONAL, ..nil }, Holder::Struct), Optional);
    }

    #[test]
    fn an_element_that_repeats_is_a_list_whatever_else_is_said() {
        for (holder, occurs) in all(HOLDERS, REPEATED) {
            for (shares_name, required) in COLUMNS {
                for (nillable, expected) in [(false, Repeated), (true, RepeatedNillable)] {
                    let literal = true;
                    let may_be_nil = nillable;
                    let particle =
                        Particle { occurs, nillable, shares_name, required, literal, may_be_nil };
                    assert_eq!(of_element(particle, holder), expected, "{particle:?} {holder:?}");
                }
            }
        }
    }

    #[test]
    fn only_what_becomes_a_plain_value_can_be_required() {
        for (holder, occurs) in all(HOLDERS, [Occurs::ONCE, OPTIONAL, REPEATED[0], REPEATED[3]]) {
            for (shares_name, nillable) in COLUMNS {
                let (required, literal, may_be_nil) = (false, true, nillable);
                let particle =
                    Particle { occurs, nillable, shares_name, required, literal, may_be_nil };
                let expected =
                    holder == Holder::Struct && !(occurs.repeats() || shares_name || nillable);
                assert_eq!(can_be_required(particle, holder), expected, "{particle:?} {holder:?}");
            }
        }
    }

    #[test]
    fn a_group_is_never_required_but_in_a_choice() {
        for (holder, occurs) in all(HOLDERS, REPEATED) {
            assert_eq!(of_group(occurs, holder), Repeated, "{occurs:?} {holder:?}");
        }
        for (holder, occurs) in all(HOLDERS, [Occurs::ONCE, OPTIONAL]) {
            let expected = if holder == Holder::Choice { One } else { Optional };
            assert_eq!(of_group(occurs, holder), expected, "{occurs:?} {holder:?}");
        }
    }

    #[test]
    fn a_wildcard_is_a_list_but_in_a_choice() {
        for (holder, occurs) in all(HOLDERS, REPEATED) {
            assert_eq!(of_wildcard(occurs, holder), Repeated, "{occurs:?} {holder:?}");
        }
        for (holder, occurs) in all(HOLDERS, [Occurs::ONCE, OPTIONAL]) {
            let expected = if holder == Holder::Choice { One } else { Repeated };
            assert_eq!(of_wildcard(occurs, holder), expected, "{occurs:?} {holder:?}");
        }
    }

    #[test]
    fn text_is_there_if_it_is_required() {
        assert_eq!([of_text(false), of_text(true)], [Optional, One]);
    }

    /// Each holder with each cardinality.
    fn all(
        holders: impl IntoIterator<Item = Holder>,
        occurs: impl IntoIterator<Item = Occurs> + Clone,
    ) -> Vec<(Holder, Occurs)> {
        let pairs = holders.into_iter().map(|holder| (holder, occurs.clone().into_iter()));
        pairs.flat_map(|(holder, occurs)| occurs.map(move |occurs| (holder, occurs))).collect()
    }
}
