//! Reads what `wsdl/*.toml` says, without the generator.

use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use toml::{Table, Value};

/// The root of the repository.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// What the file of one service says, and what all of them share.
pub struct File {
    said: Table,
    shared: Table,
}

impl File {
    /// The file of the document with this name, which has no ending.
    pub fn read(stem: &str) -> Self {
        Self { said: read(stem), shared: read("values") }
    }

    /// One of its sections.
    pub fn table(&self, section: &str) -> &Table {
        static NONE: LazyLock<Table> = LazyLock::new(Table::new);
        self.said.get(section).and_then(Value::as_table).unwrap_or(&NONE)
    }

    /// What is said of one thing by its own name.
    #[track_caller]
    pub fn only(&self, section: &str, name: &str) -> &Table {
        let said = self.table(section).get(name).and_then(Value::as_table);
        said.unwrap_or_else(|| panic!("nothing is said of `{name}` in [{section}]"))
    }

    /// What is said of a field: a path without a wildcard counts before one with.
    pub fn field(&self, path: &str) -> Table {
        let mut said = Table::new();
        if let Some((_, name)) = path.split_once('/') {
            said.extend(self.own_field(&format!("*/{name}")));
        }
        said.extend(self.own_field(path));
        said
    }

    fn own_field(&self, path: &str) -> Table {
        self.table("fields").get(path).and_then(Value::as_table).cloned().unwrap_or_default()
    }

    /// The fields of each group, by their names on the wire.
    pub fn groups(&self) -> Vec<Vec<String>> {
        let types = self.shared["types"].as_table().expect("a table").values();
        types.filter_map(parts).collect()
    }

    /// Whether what is said of a field makes it the group of these fields.
    pub fn is_group(&self, said: &Table, parts: &[String]) -> bool {
        let name = said.get("type").and_then(Value::as_str).unwrap_or_default();
        let ty = self.shared["types"].get(name);
        ty.and_then(self::parts).is_some_and(|of_type| of_type == parts)
    }
}

/// The fields of a group.
fn parts(ty: &Value) -> Option<Vec<String>> {
    let fields = ty.get("fields")?.as_table()?.values();
    Some(fields.filter_map(|wire| wire.as_str().map(str::to_owned)).collect())
}

fn read(stem: &str) -> Table {
    let path = root().join("wsdl").join(format!("{stem}.toml"));
    let text = std::fs::read_to_string(&path).expect("a file for each document");
    text.parse().unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}
