//! Imports that do not point downwards.

use std::collections::BTreeSet;

use crate::Findings;
use crate::imports::Import;
use crate::modules::Crate;

/// A place in the table of layers: the row, from the bottom, and the name.
#[derive(Clone, Copy, PartialEq)]
struct Place<'a> {
    row: usize,
    layer: &'a str,
}

/// Each import that points upwards or sideways, and each file without a layer.
pub fn findings(krate: &Crate, imports: &BTreeSet<Import>, rows: &[&[&str]]) -> [Findings; 3] {
    let files: BTreeSet<&String> = krate.files.values().collect();
    let homeless = files.into_iter().filter(|file| place(file, rows).is_none());
    let (mut upwards, mut sideways) = (Vec::new(), Vec::new());
    for import in imports {
        let Import { from: file, to: other, path } = import;
        let (Some(from), Some(to)) = (place(file, rows), place(other, rows)) else { continue };
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
    ]
}

fn place<'a>(file: &str, rows: &[&[&'a str]]) -> Option<Place<'a>> {
    let name = file.split('/').next()?;
    let name = name.strip_suffix(".rs").unwrap_or(name);
    rows.iter().enumerate().find_map(|(row, layers)| {
        layers.iter().find(|layer| **layer == name).map(|layer| Place { row, layer })
    })
}
