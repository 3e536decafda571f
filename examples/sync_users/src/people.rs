//! The people of the student-information system, as its CSV says.

use std::collections::HashMap;
use std::fmt;
use std::path::Path;

use chamilo::Secret;
use chamilo::registration::NewUser;
use chamilo::values::{ExternalId, Moment, Status};
use csv::{ErrorKind, StringRecord};

/// The columns that have to be there, in any order.
const REQUIRED: [&str; 8] =
    ["id", "firstname", "lastname", "login", "email", "status", "active", "password"];

/// Those that may be there. Each other one is an error: it could be a misspelt one of these, and what
/// is left out is blanked on the portal.
const OPTIONAL: [&str; 3] = ["phone", "expires", "language"];

/// How many problems are told at once.
const SHOWN: usize = 20;

/// One person.
#[derive(Clone, Debug)]
pub struct Person {
    /// The line of the CSV; `None` for those who stand in the one before alone.
    pub line: Option<u64>,
    pub id: ExternalId,
    pub login: String,
    firstname: String,
    lastname: String,
    email: String,
    status: Status,
    pub is_active: bool,
    password: Secret,
    phone: Option<String>,
    expires: Option<Moment>,
    language: Option<String>,
}

impl Person {
    /// The account that this person is to have.
    pub fn account(&self) -> NewUser {
        let mut user = NewUser::new(
            self.id.clone(),
            self.firstname.as_str(),
            self.lastname.as_str(),
            self.login.as_str(),
            self.password.clone(),
            self.email.as_str(),
            self.status.clone(),
        );
        user.phone.clone_from(&self.phone);
        user.expiration_date.clone_from(&self.expires);
        user.language.clone_from(&self.language);
        user
    }

    /// Whether nothing is to be done for a person who was as `before`. Passwords and languages are those
    /// of new accounts, and change nothing later.
    pub fn is_as(&self, before: &Self) -> bool {
        self.is_active == before.is_active
            && self.login == before.login
            && self.firstname == before.firstname
            && self.lastname == before.lastname
            && self.email == before.email
            && self.status == before.status
            && self.phone == before.phone
            && self.expires == before.expires
    }
}

/// How a CSV is read.
#[derive(Clone, Debug)]
pub struct Form {
    /// What stands between two columns.
    pub delimiter: u8,
    /// The name of the field on the portal that holds the column `id`.
    pub id_field: String,
}

/// All that is wrong with a CSV.
#[derive(Debug, PartialEq)]
pub struct Problems(Vec<String>);

impl fmt::Display for Problems {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let shown = self.0.len().min(SHOWN);
        f.write_str(&self.0[..shown].join("\n"))?;
        match self.0.len() - shown {
            0 => Ok(()),
            more => write!(f, "\nand {more} more"),
        }
    }
}

impl std::error::Error for Problems {}

/// Reads all people, or tells all that is wrong. Nothing is sent before all of it is right.
pub fn read(path: &Path, bytes: &[u8], form: &Form) -> Result<Vec<Person>, Problems> {
    let file = path.display();
    let mut builder = csv::ReaderBuilder::new();
    let mut reader = builder.delimiter(form.delimiter).trim(csv::Trim::Headers).from_reader(bytes);
    let header = reader.headers().map_err(|error| Problems(vec![unreadable(&error, &file)]))?;
    let columns = columns(header).map_err(|problems| {
        Problems(problems.into_iter().map(|it| format!("{file}:1: {it}")).collect())
    })?;
    let (mut people, mut problems, mut seen) = (Vec::new(), Vec::new(), Seen::default());
    for record in reader.records() {
        let record = match record {
            Ok(record) => record,
            Err(error) => {
                problems.push(unreadable(&error, &file));
                continue;
            }
        };
        let line = record.position().map_or(0, csv::Position::line);
        let row = Row { columns: &columns, record: &record };
        match row.person(line, &form.id_field) {
            Ok(person) => {
                problems.extend(seen.twice(&person, line).map(|it| format!("{file}:{line}: {it}")));
                people.push(person);
            }
            Err(wrong) => problems.extend(wrong.iter().map(|it| format!("{file}:{line}: {it}"))),
        }
    }
    if problems.is_empty() { Ok(people) } else { Err(Problems(problems)) }
}

/// What csv finds wrong, with what to do about it.
fn unreadable(error: &csv::Error, file: &impl fmt::Display) -> String {
    let line = error.position().map_or(1, csv::Position::line);
    match error.kind() {
        ErrorKind::Utf8 { .. } => {
            format!("{file}:{line}: the text is not UTF-8: have the file saved as UTF-8")
        }
        ErrorKind::UnequalLengths { expected_len, len, .. } => format!(
            "{file}:{line}: found {len} columns, expected {expected_len} as in the first line: a text \
             that holds the delimiter stands in quotation marks"
        ),
        _ => format!("{file}:{line}: {error}"),
    }
}

/// Where each column is.
fn columns(header: &StringRecord) -> Result<HashMap<String, usize>, Vec<String>> {
    let (mut columns, mut problems) = (HashMap::new(), Vec::new());
    for (index, name) in header.iter().enumerate() {
        if !REQUIRED.contains(&name) && !OPTIONAL.contains(&name) {
            problems.push(format!("the column `{name}` is none that is known: take it out"));
        } else if columns.insert(name.to_owned(), index).is_some() {
            problems.push(format!("the column `{name}` is there twice: take one out"));
        }
    }
    let missing: Vec<_> =
        REQUIRED.iter().filter(|name| !columns.contains_key(**name)).copied().collect();
    if !missing.is_empty() {
        problems.push(format!(
            "found no column `{}`: expected {}, and perhaps {}; is the delimiter right?",
            missing.join("`, `"),
            REQUIRED.join(", "),
            OPTIONAL.join(", ")
        ));
    }
    if problems.is_empty() { Ok(columns) } else { Err(problems) }
}

/// A line with the names of its columns.
struct Row<'r> {
    columns: &'r HashMap<String, usize>,
    record: &'r StringRecord,
}

impl Row<'_> {
    fn person(&self, line: u64, id_field: &str) -> Result<Person, Vec<String>> {
        let mut problems = Vec::new();
        let id = ExternalId::new(id_field, self.text("id"));
        let id = id.map_err(|error| problems.push(format!("column `id`: {error}"))).ok();
        let mut keep = |problem: String| problems.push(problem);
        let status = self.status().map_err(&mut keep).ok();
        let is_active = self.is_active().map_err(&mut keep).ok();
        let expires = self.expires().map_err(&mut keep).ok();
        // Of those who are to have no account, the rest is not looked at.
        if is_active != Some(false) {
            self.complain(&mut keep);
        }
        match (id, status, is_active, expires) {
            (Some(id), Some(status), Some(is_active), Some(expires)) if problems.is_empty() => {
                Ok(Person {
                    line: Some(line),
                    id,
                    login: self.text("login").to_owned(),
                    firstname: self.text("firstname").to_owned(),
                    lastname: self.text("lastname").to_owned(),
                    email: self.text("email").to_owned(),
                    status,
                    is_active,
                    password: self.text("password").into(),
                    phone: self.optional("phone"),
                    expires,
                    language: self.optional("language"),
                })
            }
            _ => Err(problems),
        }
    }

    fn complain(&self, keep: &mut impl FnMut(String)) {
        for name in ["firstname", "lastname", "login", "email", "password"] {
            if self.text(name).trim().is_empty() {
                keep(format!("the column `{name}` is empty: expected a text"));
            }
        }
        let login = self.text("login");
        if login.contains(|c: char| c.is_whitespace() || c == '\'') {
            keep(format!("found `{login}` as login: expected one without spaces and apostrophes"));
        }
    }

    fn status(&self) -> Result<Status, String> {
        match self.text("status") {
            "student" => Ok(Status::Student),
            "teacher" => Ok(Status::Teacher),
            other => Err(format!("found `{other}` as status: expected `student` or `teacher`")),
        }
    }

    fn is_active(&self) -> Result<bool, String> {
        match self.text("active") {
            "yes" => Ok(true),
            "no" => Ok(false),
            other => Err(format!("found `{other}` as active: expected `yes` or `no`")),
        }
    }

    fn expires(&self) -> Result<Option<Moment>, String> {
        let Some(text) = self.optional("expires") else { return Ok(None) };
        let (day, time) = text.split_once(' ').unwrap_or((&text, "23:59:59"));
        let moment = format!("{day}T{time}").parse();
        moment.map(Some).map_err(|_| {
            format!("found `{text}` as expires: expected `2027-07-31` or `2027-07-31 18:00:00`")
        })
    }

    fn optional(&self, column: &str) -> Option<String> {
        Some(self.text(column)).filter(|text| !text.is_empty()).map(str::to_owned)
    }

    /// What stands in a column; nothing where there is none.
    fn text(&self, column: &str) -> &str {
        self.columns.get(column).and_then(|index| self.record.get(*index)).unwrap_or_default()
    }
}

/// The ids and logins that came so far, and in which lines.
#[derive(Default)]
struct Seen {
    ids: HashMap<String, u64>,
    logins: HashMap<String, u64>,
}

impl Seen {
    fn twice(&mut self, person: &Person, line: u64) -> impl Iterator<Item = String> + use<> {
        let id = person.id.value().to_owned();
        let first = self.ids.insert(id.clone(), line);
        let id = first.map(|first| format!("the id `{id}` stands in line {first} as well"));
        // Portals take the logins `Ana` and `ana` for the same. Who has left may have no account.
        let login = person.login.to_lowercase();
        let first = if person.is_active { self.logins.insert(login, line) } else { None };
        let login =
            first.map(|it| format!("the login `{}` stands in line {it} as well", person.login));
        id.into_iter().chain(login)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEAD: &str = "id,firstname,lastname,login,email,status,active,password,expires\n";

    fn form() -> Form {
        Form { delimiter: b',', id_field: "sis_id".to_owned() }
    }

    fn problems(text: &[u8]) -> String {
        read(Path::new("sis.csv"), text, &form()).expect_err("it is wrong").to_string()
    }

    #[test]
    fn a_person_is_what_the_line_says() {
        let text = "\u{feff}id;email;login;lastname;firstname;active;status;password;expires\r\n\
                    7;zoe@example.org;zoe;\"Quispe; Mamani\";Zoë;yes;teacher;secret;2027-07-31\r\n";
        let form = Form { delimiter: b';', ..form() };
        let people = read(Path::new("sis.csv"), text.as_bytes(), &form).expect("it is right");
        let user = people[0].account();
        assert_eq!((user.firstname.as_str(), user.lastname.as_str()), ("Zoë", "Quispe; Mamani"));
        assert_eq!(
            (user.external_id.to_string(), user.status),
            ("sis_id=7".into(), Status::Teacher)
        );
        assert_eq!(user.expiration_date, "2027-07-31T23:59:59".parse().ok());
        assert_eq!(user.password.expose(), "secret");
        assert_eq!(user.phone, None);
    }

    #[test]
    fn all_that_is_wrong_is_told_with_its_line() {
        let lines = "1,Ana,Quispe,ana,,student,yes,secret,\n\
                     2,Bob,Rojas,ANA,b@example.org,pupil,1,secret,31/12/2027\n\
                     1,Eva,Choque,eva,e@example.org,student,yes,secret,\n\
                     4,Leo,Arce,leo\n";
        assert_eq!(
            problems(format!("{HEAD}{lines}").as_bytes()),
            "sis.csv:2: the column `email` is empty: expected a text\n\
             sis.csv:3: found `pupil` as status: expected `student` or `teacher`\n\
             sis.csv:3: found `1` as active: expected `yes` or `no`\n\
             sis.csv:3: found `31/12/2027` as expires: expected `2027-07-31` or `2027-07-31 18:00:00`\n\
             sis.csv:5: found 4 columns, expected 9 as in the first line: a text that holds the \
             delimiter stands in quotation marks"
        );
    }

    #[test]
    fn nobody_stands_there_twice() {
        let lines = "1,Ana,Quispe,ana,a@example.org,student,yes,secret,\n\
                     1,Bob,Rojas,Ana,b@example.org,student,yes,secret,\n";
        assert_eq!(
            problems(format!("{HEAD}{lines}").as_bytes()),
            "sis.csv:3: the id `1` stands in line 2 as well\n\
             sis.csv:3: the login `Ana` stands in line 2 as well"
        );
    }

    #[test]
    fn a_column_that_is_unknown_or_missing_is_told() {
        let told = problems(b"id,firstname,lastname,login,email,status,active,expire\n");
        assert!(told.starts_with("sis.csv:1: the column `expire` is none that is known"), "{told}");
        assert!(told.contains("sis.csv:1: found no column `password`: expected id,"), "{told}");
    }

    #[test]
    fn a_text_of_another_encoding_is_refused() {
        let text = [HEAD.as_bytes(), b"1,Zo\xEB,Q,z,z@example.org,student,yes,secret,\n"].concat();
        assert!(problems(&text).starts_with("sis.csv:2: the text is not UTF-8"));
    }
}
