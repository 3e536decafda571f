//! What is to be done, from what the people are now and what they were.

use std::collections::HashMap;
use std::fmt;

use crate::people::Person;

/// What is to be done.
#[derive(Debug, Default)]
pub struct Plan {
    /// Those whose accounts are to be there, and to be as is said.
    pub ensure: Vec<Person>,
    /// Those whose accounts are to log in no more.
    pub disable: Vec<Person>,
    /// How many are as they were the last time.
    pub unchanged: usize,
}

/// More accounts would be disabled than is allowed.
#[derive(Debug, PartialEq)]
pub struct TooMany {
    leavers: usize,
    allowed: usize,
}

impl Plan {
    /// Does all for everybody, or, where it is known what they were `before`, for those alone who
    /// changed, came, or left.
    ///
    /// # Errors
    /// More people than `allowed` stand in `before` alone: an export that broke off looks like this.
    pub fn new(
        now: Vec<Person>,
        before: Option<Vec<Person>>,
        allowed: usize,
    ) -> Result<Self, TooMany> {
        let before = before.unwrap_or_default();
        let mut before: HashMap<_, _> =
            before.into_iter().map(|person| (person.id.clone(), person)).collect();
        let mut plan = Self::default();
        for person in now {
            match before.remove(&person.id) {
                Some(before) if person.is_as(&before) => plan.unchanged += 1,
                _ if person.is_active => plan.ensure.push(person),
                _ => plan.disable.push(person),
            }
        }
        let mut leavers: Vec<_> = before.into_values().filter(|it| it.is_active).collect();
        if leavers.len() > allowed {
            return Err(TooMany { leavers: leavers.len(), allowed });
        }
        leavers.sort_unstable_by(|one, other| one.id.cmp(&other.id));
        // Their lines are those of another file.
        leavers.iter_mut().for_each(|person| person.line = None);
        plan.disable.extend(leavers);
        Ok(plan)
    }
}

impl fmt::Display for TooMany {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { leavers, allowed } = self;
        write!(
            f,
            "{leavers} people of the file before are no longer there, and {allowed} accounts may be \
             disabled for that: if the export is whole, say `--disable-at-most {leavers}`"
        )
    }
}

impl std::error::Error for TooMany {}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::people::{Form, read};

    /// People by `id login active`.
    fn people(rows: &[&str]) -> Vec<Person> {
        let mut text = String::from("id,login,active,firstname,lastname,email,status,password\n");
        for row in rows {
            text += &format!("{},Ana,Quispe,a@example.org,student,secret\n", row.replace(' ', ","));
        }
        let form = Form { delimiter: b',', id_field: "sis_id".to_owned() };
        read(Path::new("sis.csv"), text.as_bytes(), &form).expect("it is right")
    }

    fn ids(people: &[Person]) -> Vec<&str> {
        people.iter().map(|person| person.id.value()).collect()
    }

    #[test]
    fn everybody_is_sent_where_nothing_is_known_of_before() {
        let plan = Plan::new(people(&["1 ana yes", "2 bob no"]), None, 0).expect("a plan");
        assert_eq!((ids(&plan.ensure), ids(&plan.disable)), (vec!["1"], vec!["2"]));
    }

    #[test]
    fn who_came_changed_or_left_is_sent() {
        let before = people(&["1 ana yes", "2 bob yes", "3 eva yes", "4 leo no", "5 max yes"]);
        let now = people(&["1 ana yes", "2 bobby yes", "3 eva no", "6 zoe yes"]);
        let plan = Plan::new(now, Some(before), 1).expect("a plan");
        assert_eq!((ids(&plan.ensure), ids(&plan.disable)), (vec!["2", "6"], vec!["3", "5"]));
        assert_eq!((plan.unchanged, plan.disable[1].line), (1, None));
    }

    #[test]
    fn an_export_that_broke_off_disables_nobody() {
        let before = people(&["1 ana yes", "2 bob yes", "3 eva yes"]);
        let error = Plan::new(people(&["1 ana yes"]), Some(before), 1).expect_err("too many");
        assert!(error.to_string().ends_with("say `--disable-at-most 2`"), "{error}");
    }
}
