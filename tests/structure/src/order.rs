//! Imports that do not point downwards.

use std::collections::BTreeSet;

use crate::imports::Import;
use crate::modules::Crate;
use crate::{Findings, Layers};

/// A place in the table of layers: the row, from the bottom, and the name.
#[derive(Clone, Copy, PartialEq)]
struct Place<'a> {
    row: usize,
    layer: &'a str,
}

/// Each import that points upwards or sideways, and each file without a layer.
pub fn findings(krate: &Crate, imports: &BTreeSet<Import>, layers: &Layers) -> [Findings; 4] {
    let rows = layers.rows;
    let files: BTreeSet<&String> = krate.files.values().collect();
    let homeless = files.into_iter().filter(|file| place(file, rows).is_none());
    let (mut upwards, mut sideways, mut never) = (Vec::new(), Vec::new(), Vec::new());
    for import in imports {
        let Import { from: file, to: other, path } = import;
        let (Some(from), Some(to)) = (place(file, rows), place(other, rows)) else { continue };
        if layers.never.iter().any(|(from, to)| is_in(file, from) && is_in(other, to)) {
            never.push(format!("{file} names `{path}` ({other})"));
        }
        if to.row > from.row {
            upwards.push(format!("{file} names `{path}` ({other}): {} < {}", from.layer, to.layer));
        } else if to.row == from.row && to != from {
            sideways
                .push(format!("{file} names `{path}` ({other}): {} | {}", from.layer, to.layer));
        }
    }
    [
        Findings {
            rule: "Every file has a layer: give these a place in the table of tests/structure, or \
                   move them into the folder of a layer.",
            breaks: homeless.cloned().collect(),
        },
        Findings {
            rule: "Imports point downwards. Move what is needed down, or what needs it up; where the \
                   file that is named only passes a thing on, name the file that defines it.",
            breaks: upwards,
        },
        Findings {
            rule: "Layers side by side do not import from each other. Move what both need into a \
                   layer below.",
            breaks: sideways,
        },
        Findings {
            rule: "Some layers know nothing of others, although they stand above them. Let the step in \
                   between hand over what is needed, as data of its own.",
            breaks: never,
        },
    ]
}

/// Imports that stay in a layer. Of a circle across layers, `findings` tells the import that points
/// upwards; the others are sound.
pub fn within_layers(imports: &BTreeSet<Import>, layers: &Layers) -> BTreeSet<Import> {
    let stays =
        |import: &&Import| place(&import.from, layers.rows) == place(&import.to, layers.rows);
    imports.iter().filter(stays).cloned().collect()
}

/// Whether `file` is the module `place`, or stands inside of it.
fn is_in(file: &str, place: &str) -> bool {
    file.strip_prefix(place).is_some_and(|rest| rest == ".rs" || rest.starts_with('/'))
}

fn place<'a>(file: &str, rows: &[&[&'a str]]) -> Option<Place<'a>> {
    let name = file.split('/').next()?;
    let name = name.strip_suffix(".rs").unwrap_or(name);
    rows.iter().enumerate().find_map(|(row, layers)| {
        layers.iter().find(|layer| **layer == name).map(|layer| Place { row, layer })
    })
}
