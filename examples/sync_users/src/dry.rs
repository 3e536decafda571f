//! What would be done, by looking accounts up.

use std::io::{self, Write};

use chamilo::Portal;
use chamilo::batch::find_users;

use crate::args::Progress;
use crate::people::Person;
use crate::plan::Plan;
use crate::show::Show;

/// How many accounts are looked up before they are printed.
const AT_ONCE: usize = 200;

/// Prints a row for each person: `line`, `id`, `login` and `action`, which is `disable`, `create` or
/// `change`, or `none` where there is nothing to disable. Nothing is changed on the portal.
///
/// # Errors
/// A look-up fails, or nothing can be written.
pub async fn run(
    portal: &Portal,
    plan: &Plan,
    progress: Progress,
    out: impl Write,
) -> Result<(), Box<dyn std::error::Error>> {
    let mut rows = csv::Writer::from_writer(out);
    rows.write_record(["line", "id", "login", "action"])?;
    let show = Show::new(progress, "looked up", plan.disable.len() + plan.ensure.len());
    let mut finished = 0;
    for (people, there, absent) in
        [(&plan.disable, "disable", "none"), (&plan.ensure, "change", "create")]
    {
        for some in people.chunks(AT_ONCE) {
            let found = find_users(portal, some.iter().map(|person| person.id.clone())).await;
            for (person, found) in some.iter().zip(found) {
                let action = if found?.is_some() { there } else { absent };
                write(&mut rows, person, action)?;
            }
            finished += some.len();
            show.at(finished);
        }
    }
    rows.flush()?;
    Ok(())
}

fn write(rows: &mut csv::Writer<impl io::Write>, person: &Person, action: &str) -> csv::Result<()> {
    let line = person.line.map(|line| line.to_string()).unwrap_or_default();
    rows.write_record([&line, person.id.value(), &person.login, action])
}
