//! The table of which operation works on which release and PHP, in Markdown.

use std::fmt::Write as _;

use toml::{Table, Value};
use wsdl_codegen::Config;

use crate::facts::Service;
use crate::refinements::{File, root};

/// The releases that the files speak of.
pub const RELEASES: [&str; 3] = ["1.11.2", "1.11.16", "1.11.32"];

/// The columns: a release, and a PHP.
const COLUMNS: [(&str, &str); 5] = [
    ("1.11.2", "PHP 5"),
    ("1.11.2", "PHP 7"),
    ("1.11.16", "PHP 7"),
    ("1.11.32", "PHP 7"),
    ("1.11.32", "PHP 8"),
];

const HEAD: &str = "\
Which operation works on which release of Chamilo, and on which PHP.

- **ok**: it does what it says.
- **dead**: each call ends in the fault `xml was empty, didn't parse!`, since the script reads the
  request from a variable that PHP 7 and later do not fill. A file that PHP's `auto_prepend_file`
  names wakes most of them; see the service.
- **absent**: the portal does not have it.
- **same**: as in the column before.
- Anything else is what happens where the service is alive.

Portals of these releases were called, but those of 1.11.2 on PHP 5, which are known from their source.
";

/// The whole text.
pub fn written(services: &[(Service, File)]) -> String {
    let mut text = HEAD.to_owned();
    for (service, file) in services {
        let _ =
            write!(text, "\n# {}\nModule [`{1}`](crate::{1}).\n\n", service.name, service.stem());
        text.push_str("| operation | does |");
        COLUMNS.iter().for_each(|(release, php)| {
            let _ = write!(text, " {release}, {php} |");
        });
        let _ = write!(text, "\n|---|---|{}\n", "---|".repeat(COLUMNS.len()));
        let alive = file.only("services", &service.name)["alive"].as_array().expect("a list");
        for (wire, link) in methods(service) {
            let said = file.only("operations", &wire);
            let health = health(file, &service.name, &wire);
            let _ = write!(text, "| {link} | {} |", effect(said));
            let mut before = String::new();
            for column in COLUMNS {
                let cell = cell(column, alive, &health);
                // A long text that stands in each column hides what differs.
                let shown = if cell == before && cell.len() > 12 { "same" } else { &cell };
                let _ = write!(text, " {shown} |");
                before = cell;
            }
            text.push('\n');
        }
    }
    text
}

/// What is said of an operation, by release.
pub fn health(file: &File, service: &str, operation: &str) -> Table {
    let operations = file.table("operations");
    let mut health = Table::new();
    for name in [format!("{service}/*"), operation.to_owned()] {
        let said = operations.get(&name).and_then(|said| said.get("health")?.as_table());
        health.extend(said.cloned().unwrap_or_default());
    }
    health
}

fn effect(said: &Table) -> String {
    let effect = said["effect"].as_str().unwrap_or_default();
    match said["repeatable"].as_bool() {
        Some(true) => format!("{effect}, repeatable"),
        _ => effect.to_owned(),
    }
}

fn cell((release, php): (&str, &str), alive: &[Value], health: &Table) -> String {
    let row = alive.iter().find(|row| row["release"].as_str() == Some(release));
    let alive = row.and_then(|row| row[php].as_str()).unwrap_or("not tried");
    if !alive.starts_with("alive") {
        return alive.to_owned();
    }
    let of_php = health.get(&format!("{release}, {php}"));
    let said = of_php.or_else(|| health.get(release)).and_then(Value::as_str);
    match said {
        Some("not there") => "absent".to_owned(),
        Some(said) => said.to_owned(),
        None => "not tried".to_owned(),
    }
}

/// The operations of a service in the order of its document: their names, and links to their methods.
fn methods(service: &Service) -> Vec<(String, String)> {
    let name = format!("{}.wsdl", service.stem());
    let bytes = std::fs::read(root().join("wsdl").join(&name)).expect("a document");
    let refinements = [format!("{}.toml", service.stem()), "values.toml".to_owned()];
    let text = |file: &str| std::fs::read_to_string(root().join("wsdl").join(file)).expect("text");
    // What `wsdl.toml` says of names; refinements that all services share are about others, too.
    let config = Config::new().strip_operation_prefix("WS").settings_may_miss(true);
    let config = refinements
        .into_iter()
        .fold(config, |config, file| config.refinements_text(&file, text(&file)));
    let generated = wsdl_codegen::generate(&config, &name, &bytes).expect("code");
    let link = |operation: wsdl_codegen::GeneratedOperation| {
        let module = service.stem();
        let (client, method) = (operation.client, operation.method);
        (operation.operation, format!("[`{method}`](crate::{module}::{client}::{method})"))
    };
    generated.operations.into_iter().map(link).collect()
}
